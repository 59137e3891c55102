"""What a front-end can ask of the benchmark, and the events it gets back."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.benchmark.report import BenchReport
from core.process.channel import Body

# Requests


class RunBench(Body, frozen=True):
    """Measure the chosen model; answered by `BenchProgress`*, then `BenchDone`. Can be cancelled."""

    quick: bool = True


class ListBenches(Body, frozen=True):
    """What earlier runs have found; answered by `BenchesListed`."""


class ExportBenches(Body, frozen=True):
    """Write all runs to a file; answered by `BenchesExported`."""

    format: Literal["json", "csv"]
    path: str


class TuneModel(Body, frozen=True):
    """Find the fastest way of loading the chosen model here; answered by `BenchProgress`*, then `ModelTuned`."""


BenchRequest = RunBench | ListBenches | ExportBenches | TuneModel


# Events


class BenchProgress(Body, frozen=True):
    """How far it is."""

    share: float
    """0 to 1, of the steps."""
    step: str
    """What is measured now."""


class BenchDone(Body, frozen=True):
    """It has ended; what was found by then is kept."""

    terminal: ClassVar[bool] = True
    report: BenchReport
    stopped: bool = False
    """Before its end, by the user."""


class TunedFacts(msgspec.Struct, frozen=True):
    """What is known of a model on this machine."""

    model: str = ""
    at: float = 0.0
    """When it was tuned, in seconds since 1970; 0 for never."""
    changes: tuple[str, ...] = ()
    """What is done otherwise than by default, in words."""
    ratio: float = 1.0
    """The usual question with the defaults over as tuned."""
    drafts: str = ""
    """Whether answers are written with drafts, and why not, in a sentence."""
    saving_power: str = ""
    """What is done with less because of the battery or the power profile, in a sentence; "" for nothing."""


class ModelTuned(Body, frozen=True):
    """The model is loaded this way from now on."""

    terminal: ClassVar[bool] = True
    facts: TunedFacts


class BenchesListed(Body, frozen=True):
    """The runs, oldest first, and what is known of the chosen model."""

    terminal: ClassVar[bool] = True
    runs: tuple[BenchReport, ...]
    tuned: TunedFacts = TunedFacts()


class BenchesExported(Body, frozen=True):
    """The file is written."""

    terminal: ClassVar[bool] = True
    path: str


BenchEvent = BenchProgress | BenchDone | ModelTuned | BenchesListed | BenchesExported
