"""Makes a smaller version of a model that fits a number of bytes and stays as close to it as it can.

Every group of tensors is measured alone: how far do the model's answers move when only this group goes to a smaller
type. A knapsack then picks the type of each tensor, and once more after each group's share in that choice was measured.
The result is kept only if, on text that no choice has seen, it is closer to the model than the best uniform
quantization that fits into the same bytes; otherwise that one is kept. All of this is tried in memory; what is kept is
the only file that is written.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, NamedTuple

import msgspec

from core.device import available_memory
from core.engine.quantize_protocol import (
    Compare,
    Divergence,
    MeasureErrors,
    PlannedTypes,
    PlanTypes,
    Prepare,
    Prepared,
    Quantize,
    Quantized,
    QuantizeEvent,
    Recipe,
    Try,
    WeightErrors,
    paired,
)
from core.errors import CannotShrink, DiskTooSmall, EngineDied, EngineError, ModelTooLarge, StorageError
from core.gguf import Header, read_header
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.child import Child, ProcessDied
from models.shrink_folder import working_folder
from models.shrink_plan import (
    choose_types,
    corrected_losses,
    expected_losses,
    file_bytes,
    groups,
    least_bytes,
    nothing_larger,
    possible_types,
    probe_types,
)
from models.shrink_text import passages

UNIFORM: Final = (
    "Q8_0",
    "Q6_K",
    "Q5_1",
    "Q5_K_M",
    "Q5_0",
    "Q5_K_S",
    "Q4_1",
    "Q4_K_M",
    "Q4_K_S",
    "IQ4_NL",
    "Q4_0",
    "IQ4_XS",
    "Q3_K_L",
    "Q3_K_M",
    "Q3_K_S",
    "Q2_K",
)
_RIVALS: Final = 3
"""Uniform quantizations that are tried, the largest that fit first."""
_ROOM_LEFT: Final = 64_000_000
_WORKING_MEMORY: Final = 700_000_000
"""Bytes beside the model: what is compared with, a context, weights as numbers."""
_REAL_DIFFERENCE: Final = 2.0
"""Standard errors that a difference must have before it counts as one."""
_FILE_TYPE: Final = {"Q6_K": "Q6_K", "Q5_K": "Q5_K_M", "Q4_K": "Q4_K_M", "Q3_K": "Q3_K_M"}


class ShrinkProgress(msgspec.Struct, frozen=True, tag=True):
    """What is being done, and how many steps are behind."""

    doing: str
    done: int
    total: int


class Shrunk(msgspec.Struct, frozen=True, tag=True):
    """The smaller model is there. Divergences are those from the model, in nats a token, on held-out text.

    Standard errors are over chunks of neighbouring tokens.
    """

    terminal: ClassVar[bool] = True
    path: str
    kept: Literal["mixed", "uniform"]
    file_bytes: int
    requested_bytes: int
    source_bytes: int
    mixed_divergence: float
    mixed_standard_error: float
    mixed_bytes: int
    uniform_divergence: float | None
    """None where no uniform quantization is that small."""
    uniform_standard_error: float
    gain: float
    """By how much the uniform one diverges more than the mixture, position by position; 0 where there is none."""
    gain_standard_error: float
    uniform_bytes: int
    uniform_name: str
    same_top: float
    """Share of positions where the kept file and the model find the same token likeliest."""
    positions: int
    types: dict[str, int]
    """Tensors by type, of the kept file."""
    file_divergence: float
    """Of the kept file, read again from the disk."""
    seconds: float

    @property
    def too_close_to_call(self) -> bool:
        """Whether the measured difference could be chance."""
        return abs(self.gain) < _REAL_DIFFERENCE * self.gain_standard_error


class ShrinkStopped(msgspec.Struct, frozen=True, tag=True):
    """It was cancelled, and nothing is left of it."""


ShrinkEvent = ShrinkProgress | Shrunk | ShrinkStopped


@dataclass(frozen=True)
class ShrinkRequest:
    """What to make.

    Args:
        source: the model; of a split one the first file.
        budget: bytes that the result may have.
        output: where it goes; nothing may be there.
        text: what to measure with; "" takes a sample of prose, questions and code.
    """

    source: Path
    budget: int
    output: Path
    text: str = ""


class Needs(NamedTuple):
    """What shrinking takes while it lasts, in bytes."""

    disk: int
    memory: int


@dataclass(frozen=True)
class _Choice:
    """A type for every tensor that may be changed, and how far the model is from itself with them."""

    name: str
    types: Mapping[str, str]
    found: Divergence
    """On the calibration text."""


def needs(request: ShrinkRequest, header: Header) -> Needs:
    """What it will take: on the disk the result alone, in memory the whole model as it is in its file."""
    return Needs(request.budget + _ROOM_LEFT, header.weight_bytes + _WORKING_MEMORY)


def shrink(request: ShrinkRequest, cancellation: Cancellation, log_path: Path) -> Iterator[ShrinkEvent]:
    """Make the smaller model; the last event is `Shrunk` or `ShrinkStopped`.

    Args:
        request: what to make.
        cancellation: ends it, and removes what was made so far.
        log_path: where the quantizing process writes its log.

    Raises:
        CannotShrink: no version of this model has this size.
        DiskTooSmall: there is no room for the result.
        ModelTooLarge: memory does not hold the model.
        ModelError: the model cannot be read, or the text is too short.
        EngineError: the engine cannot make it.
        StorageError: the folder cannot be written, or the name is taken.
    """
    calibration, held_out = passages(request.text)
    header = read_header(request.source)
    if request.budget >= header.file_bytes:
        raise CannotShrink(
            f"{header.path.name} has {_megabytes(header.file_bytes)} and is that small already.",
            f"Name a size below {_megabytes(header.file_bytes)}.",
        )
    _check_room(request, header)
    with working_folder(request.output.parent) as folder, _Process(header, cancellation, log_path) as process:
        work = _Work(request, header, process, folder)
        try:
            yield from work.run(calibration, held_out)
        except _Stopped:
            yield ShrinkStopped()


def _check_room(request: ShrinkRequest, header: Header) -> None:
    if request.output.exists():
        raise StorageError(f"There is a file {request.output} already.", "Name another one with --out.")
    try:
        request.output.parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(request.output.parent).free
    except OSError as error:
        raise StorageError(
            f"{request.output.parent} cannot be used ({error.strerror}).", "Name another place with --out."
        ) from error
    needed = needs(request, header)
    if free < needed.disk:
        raise DiskTooSmall(
            f"The smaller model needs {_megabytes(needed.disk)} on the disk; {_megabytes(free)} are free.",
            "Free some space, or name a place on another disk with --out.",
        )
    if (memory := available_memory()) < needed.memory:
        raise ModelTooLarge(
            f"Making {header.path.name} smaller needs {_megabytes(needed.memory)} of memory; "
            f"{_megabytes(memory)} are free.",
            "Close other programs, or fetch a smaller version of this model.",
        )


class _Stopped(Exception):
    """The cancellation came."""


class _Process:
    """The quantizing process; its calls end with `_Stopped` when the user cancels."""

    def __init__(self, header: Header, cancellation: Cancellation, log_path: Path) -> None:
        self._name = header.path.name
        self._cancellation = cancellation
        try:
            self._child = Child("quantizer", "core.engine.quantize_worker:main", (str(log_path),), QuantizeEvent)
        except OSError as error:
            raise EngineError(
                f"The engine's process could not be started ({error.strerror}).", "Close other programs and try again."
            ) from error
        cancellation.then(self._child.kill)

    def ask(self, request: Body) -> Any:
        """The answer."""
        try:
            return self._child.call(request).result()
        except ProcessDied as died:
            if self._cancellation.cancelled:
                raise _Stopped from None
            raise EngineDied(
                f"The engine stopped ({died.reason}) while it worked on {self._name}.",
                "Close other programs and try again; the log has the details.",
            ) from None

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.kill()


class _Work:
    """One shrinking under way."""

    def __init__(self, request: ShrinkRequest, header: Header, process: _Process, folder: Path) -> None:
        self._request = request
        self._header = header
        self._ask = process.ask
        self._folder = folder
        self._started = time.perf_counter()
        self._done = 0
        self._total = 0

    def run(self, calibration: str, held_out: str) -> Iterator[ShrinkEvent]:
        """All steps, with their progress."""
        disk, memory = needs(self._request, self._header)
        yield ShrinkProgress(
            f"reading the model ({_megabytes(memory)} of memory and {_megabytes(disk)} on the disk are needed)", 0, 0
        )
        prepared: Prepared = self._ask(Prepare(str(self._header.path), calibration, held_out))
        possible = possible_types(self._header, self._changeable())
        self._check_budget(possible)
        probes = probe_types(self._header, possible, self._request.budget)
        together = groups(self._header, probes)
        rivals = self._uniform_types(possible)
        self._total = 2 * len(together) + len(rivals) + 6
        yield self._step("measuring the weights")
        measured: WeightErrors = self._ask(MeasureErrors({name: possible[name][1:] for name in probes}))
        divergences = {}
        for label, names in together.items():
            yield self._step(f"measuring {label}")
            divergences[names] = self._try(label, {name: probes[name] for name in names}).found.mean
        losses = expected_losses(divergences, probes, measured.errors)
        yield self._step("trying the best mixture")
        mixed = self._try("mixture", choose_types(self._header, possible, losses, self._request.budget))
        shares = {}
        for label, names in together.items():
            yield self._step(f"trying it without {label}")
            shares[names] = mixed.found.mean - self._without(mixed, names, possible).found.mean
        yield self._step("trying a better mixture")
        losses = corrected_losses(losses, mixed.types, shares)
        again = self._try("mixture", choose_types(self._header, possible, losses, self._request.budget))
        mixed = min(mixed, again, key=_divergence)
        tried = []
        for name, types in rivals.items():
            yield self._step(f"comparing with {name}")
            tried.append(self._try(name, types))
        yield self._step("comparing on other text")
        yield from self._finish(mixed, min(tried, key=_divergence, default=None), prepared)

    def _step(self, doing: str) -> ShrinkProgress:
        self._done += 1
        return ShrinkProgress(doing, self._done, self._total)

    def _changeable(self) -> set[str]:
        """Tensors that llama.cpp quantizes: it changes them for one of two types at least."""
        own = {tensor.name: tensor.type for tensor in self._header.tensors}
        return {
            name
            for base in ("Q8_0", "Q4_0")
            for name, kind in self._planned(Recipe(base)).items()
            if kind != own.get(name, kind)
        }

    def _planned(self, recipe: Recipe) -> dict[str, str]:
        planned: PlannedTypes = self._ask(PlanTypes(recipe))
        return planned.types

    def _check_budget(self, possible: Mapping[str, tuple[str, ...]]) -> None:
        least = least_bytes(self._header, possible)
        if self._request.budget < least:
            raise CannotShrink(
                f"{self._header.path.name} cannot be made smaller than {_megabytes(least, up=True)}.",
                "Name a larger size, or choose a smaller model.",
            )

    def _uniform_types(self, possible: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, str]]:
        """The types of the largest uniform quantizations that fit, by name; nothing in them is made larger."""
        sizes: dict[str, int] = {}
        found: dict[str, dict[str, str]] = {}
        for base in UNIFORM:
            for pure in (False, True):
                types = nothing_larger(possible, self._planned(Recipe(base, pure)))
                size = file_bytes(self._header, types)
                if size <= self._request.budget and types not in found.values():
                    name = f"{base} throughout" if pure else base
                    sizes[name], found[name] = size, types
        return {name: found[name] for name in sorted(sizes, key=lambda name: -sizes[name])[:_RIVALS]}

    def _without(self, choice: _Choice, names: tuple[str, ...], possible: Mapping[str, tuple[str, ...]]) -> _Choice:
        """The choice with some tensors as they were."""
        own = {name: possible[name][0] for name in names}
        if all(choice.types[name] == kind for name, kind in own.items()):
            return choice
        return self._try("", {**choice.types, **own})

    def _try(self, name: str, types: Mapping[str, str]) -> _Choice:
        return _Choice(name, types, self._ask(Try(dict(types), "calibration")))

    def _finish(self, mixed: _Choice, uniform: _Choice | None, prepared: Prepared) -> Iterator[ShrinkEvent]:
        ours: Divergence = self._ask(Try(dict(mixed.types), "held_out"))
        theirs: Divergence | None = self._ask(Try(dict(uniform.types), "held_out")) if uniform else None
        gain, gain_error = paired(theirs, ours) if theirs else (0.0, 0.0)
        kept = uniform if uniform and theirs and theirs.mean <= ours.mean else mixed
        yield self._step("writing the smaller model")
        made, path = self._write(kept)
        yield self._step("reading it again")
        found: Divergence = self._ask(Compare(str(path), "held_out"))
        self._keep(path)
        yield Shrunk(
            path=str(self._request.output),
            kept="mixed" if kept is mixed else "uniform",
            file_bytes=made.file_bytes,
            requested_bytes=self._request.budget,
            source_bytes=self._header.file_bytes,
            mixed_divergence=ours.mean,
            mixed_standard_error=ours.standard_error,
            mixed_bytes=self._bytes(mixed),
            uniform_divergence=theirs.mean if theirs else None,
            uniform_standard_error=theirs.standard_error if theirs else 0.0,
            gain=gain,
            gain_standard_error=gain_error,
            uniform_bytes=self._bytes(uniform) if uniform else 0,
            uniform_name=uniform.name if uniform else "",
            same_top=found.same_top,
            positions=prepared.held_out_positions,
            types=dict(Counter(tensor.type for tensor in read_header(self._request.output).tensors)),
            file_divergence=found.mean,
            seconds=time.perf_counter() - self._started,
        )

    def _bytes(self, choice: _Choice) -> int:
        """Of the file that it would be, at most."""
        return file_bytes(self._header, choice.types)

    def _write(self, choice: _Choice) -> tuple[Quantized, Path]:
        path = self._folder / "made.gguf"
        notes = {
            "inglenook.shrunk.from": self._header.path.name,
            "inglenook.shrunk.method": choice.name,
            "inglenook.shrunk.requested_bytes": str(self._request.budget),
        }
        return self._ask(Quantize(str(path), _recipe(choice.types), notes)), path

    def _keep(self, path: Path) -> None:
        try:
            path.replace(self._request.output)
        except OSError as error:
            raise StorageError(
                f"{self._request.output} cannot be written ({error.strerror}).", "Name another one with --out."
            ) from error


def _divergence(choice: _Choice) -> float:
    return choice.found.mean


def _recipe(types: Mapping[str, str]) -> Recipe:
    """The recipe that gives every tensor its type; its base, which the file names, is the most frequent one."""
    frequent = Counter(_FILE_TYPE.get(kind, kind) for kind in types.values())
    base = next((kind for kind, _ in frequent.most_common() if kind in UNIFORM), "Q8_0")
    return Recipe(base, pure=True, types=dict(types))


def _megabytes(count: int, *, up: bool = False) -> str:
    """Bytes in words, rounded down, or up where less would be wrong."""
    tenths = -(-count // 100_000) if up else count // 100_000
    return f"{tenths / 10:,.1f} MB"
