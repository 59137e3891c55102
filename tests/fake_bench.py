"""A benchmark that has measured before it is asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from core.bench_messages import (
    BenchDone,
    BenchesExported,
    BenchesListed,
    BenchProgress,
    BenchRequest,
    ExportBenches,
    ListBenches,
    ModelTuned,
    RunBench,
    TunedFacts,
)
from core.benchmark.report import BenchReport, ContextRate, Ratios, Rung, to_csv, to_json
from core.process.cancellation import Cancellation
from core.process.channel import Body

RATES = tuple(ContextRate(tokens, 150.0 - tokens / 80, 40.0 - tokens / 300) for tokens in (128, 512, 1024, 2048, 3500))
LADDER = (
    Rung("One thread", 31.0),
    Rung("A thread for every processor", 17.2),
    Rung("The defaults", 12.4),
    Rung("Tuned", 10.1),
    Rung("With drafts for copies", 8.9),
)
TUNED = TunedFacts("Tiny", 1_700_000_000.0, ("a KV cache of 8 bits",), 1.39, "Answers are written with drafts.")

_runs: list[BenchReport] = []


def report(number: int, quick: bool) -> BenchReport:
    """A run."""
    ratios = Ratios(0.99, 6.3, 8.2, 231.0, 1.62, 0.97, 1.39)
    return BenchReport(
        at=1_700_000_000.0 + 86_400 * number,
        model="Tiny",
        identity="tiny",
        machine="here, 2 processors",
        quick=quick,
        seconds=61.0,
        load_average=0.1,
        rates=tuple(ContextRate(rate.tokens, rate.reading, rate.writing + number % 3) for rate in RATES),
        ratios=ratios,
        ladder=LADDER,
        exact_passes=(2, 4, 8),
        drafts_identical=True,
    )


def bench_events(request: BenchRequest, cancellation: Cancellation) -> Iterator[Body]:
    """What the real one would answer; a full run takes until it is stopped."""
    match request:
        case RunBench(quick=quick):
            for step in range(4 if quick else 400):
                yield BenchProgress(min(1.0, step / 4), f"Step {step + 1}")
                time.sleep(0.02)
                if cancellation.cancelled:
                    break
            _runs.append(report(len(_runs), quick))
            yield BenchDone(_runs[-1], cancellation.cancelled)
        case ListBenches():
            yield BenchesListed(tuple(_runs), TUNED if _runs else TunedFacts("Tiny"))
        case ExportBenches(format=kind, path=path):
            Path(path).write_text(to_csv(_runs) if kind == "csv" else to_json(_runs), encoding="utf-8")
            yield BenchesExported(path)
        case _:
            yield ModelTuned(TUNED)
