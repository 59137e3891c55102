"""Makes a smaller version of a model that fits a number of bytes and stays as close to it as it can.

Every group of tensors is measured alone: how far do the model's answers move when only this group goes to a smaller
type. A knapsack then picks the type of each tensor. The result is kept only if, on text that no choice has seen, it is
closer to the model than the best uniform quantization that fits into the same bytes; otherwise that one is kept.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final, Literal

import msgspec

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
    WeightErrors,
)
from core.errors import CannotShrink, DiskTooSmall, EngineDied, EngineError, StorageError
from core.gguf import Header, read_header
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.child import Child, ProcessDied
from models.shrink_plan import (
    choose_types,
    expected_losses,
    file_bytes,
    groups,
    least_bytes,
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
_FILE_TYPE: Final = {"Q6_K": "Q6_K", "Q5_K": "Q5_K_M", "Q4_K": "Q4_K_M", "Q3_K": "Q3_K_M"}


class ShrinkProgress(msgspec.Struct, frozen=True, tag=True):
    """What is being done, and how many steps are behind."""

    doing: str
    done: int
    total: int


class Shrunk(msgspec.Struct, frozen=True, tag=True):
    """The smaller model is there. Divergences are those from the model, in nats a token, on held-out text."""

    terminal: ClassVar[bool] = True
    path: str
    kept: Literal["mixed", "uniform"]
    file_bytes: int
    requested_bytes: int
    source_bytes: int
    mixed_divergence: float
    mixed_bytes: int
    uniform_divergence: float | None
    """None where no uniform quantization is that small."""
    uniform_bytes: int
    uniform_name: str
    same_top: float
    """Share of positions where the kept file and the model find the same token likeliest."""
    positions: int
    types: dict[str, int]
    """Tensors by type, of the kept file."""
    seconds: float


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


@dataclass(frozen=True)
class _Rival:
    """A file that has been made, and how far it is from the model on the calibration text."""

    name: str
    path: Path
    types: Mapping[str, str]
    file_bytes: int
    divergence: float


def shrink(request: ShrinkRequest, cancellation: Cancellation, log_path: Path) -> Iterator[ShrinkEvent]:
    """Make the smaller model; the last event is `Shrunk` or `ShrinkStopped`.

    Args:
        request: what to make.
        cancellation: ends it, and removes what was made so far.
        log_path: where the quantizing process writes its log.

    Raises:
        CannotShrink: no version of this model has this size.
        DiskTooSmall: there is no room to work.
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
    _check_folder(request, header)
    try:
        folder = tempfile.TemporaryDirectory(prefix=".shrinking-", dir=request.output.parent)
    except OSError as error:
        raise StorageError(
            f"{request.output.parent} cannot be written ({error.strerror}).", "Name another place with --out."
        ) from error
    with folder as name, _Process(header, cancellation, log_path) as process:
        work = _Work(request, header, process, Path(name))
        try:
            yield from work.run(calibration, held_out)
        except _Stopped:
            yield ShrinkStopped()


def _check_folder(request: ShrinkRequest, header: Header) -> None:
    if request.output.exists():
        raise StorageError(f"There is a file {request.output} already.", "Name another one with --out.")
    try:
        request.output.parent.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(request.output.parent).free
    except OSError as error:
        raise StorageError(
            f"{request.output.parent} cannot be used ({error.strerror}).", "Name another place with --out."
        ) from error
    # One measured version of the model at a time; at the end the result, the best rival and the next one.
    needed = max(header.file_bytes, 3 * request.budget) + _ROOM_LEFT
    if free < needed:
        raise DiskTooSmall(
            f"Making it needs {_megabytes(needed)} on the disk for a while; {_megabytes(free)} are free.",
            "Free some space, or name a place on another disk with --out.",
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
        self._numbers = iter(range(1 << 30))
        self._started = time.perf_counter()
        self._done = 0
        self._total = 0

    def run(self, calibration: str, held_out: str) -> Iterator[ShrinkEvent]:
        """All steps, with their progress."""
        yield ShrinkProgress("reading the model", 0, 0)
        prepared: Prepared = self._ask(Prepare(str(self._header.path), calibration, held_out))
        possible = possible_types(self._header, self._changeable())
        self._check_budget(possible)
        probes = probe_types(self._header, possible, self._request.budget)
        together = groups(self._header, probes)
        recipes = self._uniform_recipes()
        self._total = len(together) + len(recipes) + 3
        yield self._step("measuring the weights")
        measured: WeightErrors = self._ask(MeasureErrors({name: possible[name][1:] for name in probes}))
        divergences = {}
        for label, names in together.items():
            yield self._step(f"measuring {label}")
            divergences[names] = self._probe(possible, {name: probes[name] for name in names})
        losses = expected_losses(divergences, probes, measured.errors)
        yield self._step("making the best mixture")
        types = choose_types(self._header, possible, losses, self._request.budget)
        mixed = self._make("mixed", _mixture(types))
        best: _Rival | None = None
        for name, recipe in recipes.items():
            yield self._step(f"comparing with {name}")
            best = self._better(best, self._make(name, recipe))
        yield self._step("comparing on other text")
        yield self._finish(mixed, best, prepared)

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

    def _uniform_recipes(self) -> dict[str, Recipe]:
        """The largest uniform quantizations that fit, by name."""
        sizes: dict[str, tuple[int, Recipe]] = {}
        seen: list[dict[str, str]] = []
        for base in UNIFORM:
            for pure in (False, True):
                recipe = Recipe(base, pure)
                types = self._planned(recipe)
                size = file_bytes(self._header, types)
                if size <= self._request.budget and types not in seen:
                    seen.append(types)
                    sizes[f"{base} throughout" if pure else base] = (size, recipe)
        largest = sorted(sizes, key=lambda name: -sizes[name][0])[:_RIVALS]
        return {name: sizes[name][1] for name in largest}

    def _probe(self, possible: Mapping[str, tuple[str, ...]], changed: Mapping[str, str]) -> float:
        types = {name: changed.get(name, kinds[0]) for name, kinds in possible.items()}
        made = self._make("probe", _mixture(types))
        made.path.unlink()
        return made.divergence

    def _make(self, name: str, recipe: Recipe) -> _Rival:
        path = self._folder / f"{next(self._numbers)}.gguf"
        notes = {
            "inglenook.shrunk.from": self._header.path.name,
            "inglenook.shrunk.method": "mixture" if recipe.types else name,
            "inglenook.shrunk.requested_bytes": str(self._request.budget),
        }
        made: Quantized = self._ask(Quantize(str(path), recipe, notes))
        found: Divergence = self._ask(Compare(str(path), "calibration"))
        return _Rival(name, path, recipe.types, made.file_bytes, found.mean)

    def _better(self, one: _Rival | None, other: _Rival) -> _Rival:
        if one is None:
            return other
        worse, better = sorted((one, other), key=lambda rival: -rival.divergence)
        worse.path.unlink()
        return better

    def _finish(self, mixed: _Rival, uniform: _Rival | None, prepared: Prepared) -> Shrunk:
        ours: Divergence = self._ask(Compare(str(mixed.path), "held_out"))
        theirs: Divergence | None = self._ask(Compare(str(uniform.path), "held_out")) if uniform else None
        kept, found = mixed, ours
        if uniform and theirs and theirs.mean <= ours.mean:
            kept, found = uniform, theirs
        self._keep(kept.path)
        return Shrunk(
            path=str(self._request.output),
            kept="mixed" if kept is mixed else "uniform",
            file_bytes=kept.file_bytes,
            requested_bytes=self._request.budget,
            source_bytes=self._header.file_bytes,
            mixed_divergence=ours.mean,
            mixed_bytes=mixed.file_bytes,
            uniform_divergence=theirs.mean if theirs else None,
            uniform_bytes=uniform.file_bytes if uniform else 0,
            uniform_name=uniform.name if uniform else "",
            same_top=found.same_top,
            positions=prepared.held_out_positions,
            types=dict(Counter(tensor.type for tensor in read_header(self._request.output).tensors)),
            seconds=time.perf_counter() - self._started,
        )

    def _keep(self, path: Path) -> None:
        try:
            path.replace(self._request.output)
        except OSError as error:
            raise StorageError(
                f"{self._request.output} cannot be written ({error.strerror}).", "Name another one with --out."
            ) from error


def _mixture(types: Mapping[str, str]) -> Recipe:
    """The recipe that gives every tensor its type; its base, which the file names, is the most frequent one."""
    frequent = Counter(_FILE_TYPE.get(kind, kind) for kind in types.values())
    base = next((kind for kind, _ in frequent.most_common() if kind in UNIFORM), "Q8_0")
    return Recipe(base, pure=True, types=dict(types))


def _megabytes(count: int, *, up: bool = False) -> str:
    """Bytes in words, rounded down, or up where less would be wrong."""
    tenths = -(-count // 100_000) if up else count // 100_000
    return f"{tenths / 10:,.1f} MB"
