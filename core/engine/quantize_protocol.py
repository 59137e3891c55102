"""What can be asked of a quantizing process, and what it answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import ClassVar, Literal

import msgspec

from core.process.channel import Body

Passage = Literal["calibration", "held_out"]


class Recipe(msgspec.Struct, frozen=True):
    """Which type each tensor gets.

    Args:
        base: llama.cpp's name of a file type, such as "Q4_K_M"; it says what `types` leaves open.
        pure: give all tensors the type of `base`, instead of the mixture that belongs to it.
        types: ggml's name of the type, for tensors by their full names.
    """

    base: str
    pure: bool = True
    types: dict[str, str] = {}


class Prepare(Body, frozen=True):
    """Read the model that everything is made from and compared with; answered by `Prepared`. Comes first, and once."""

    path: str
    calibration: str
    held_out: str
    """Never looked at for a choice: it only judges the result."""


class Prepared(Body, frozen=True):
    """The reference is known, and which inputs of every tensor matter."""

    terminal: ClassVar[bool] = True
    calibration_positions: int
    held_out_positions: int
    """Tokens whose next-token distributions are compared."""
    weighted_tensors: int
    """Those with an importance matrix."""


class PlanTypes(Body, frozen=True):
    """Ask which types a recipe leads to, without making anything; answered by `PlannedTypes`."""

    recipe: Recipe


class PlannedTypes(Body, frozen=True):
    """The type of every tensor, by name."""

    terminal: ClassVar[bool] = True
    types: dict[str, str]


class MeasureErrors(Body, frozen=True):
    """Ask how much of each tensor is lost in each of the types named for it; answered by `WeightErrors`."""

    types: dict[str, tuple[str, ...]]


class WeightErrors(Body, frozen=True):
    """The weighted mean square error by tensor and type, relative to the weighted mean square of the tensor."""

    terminal: ClassVar[bool] = True
    errors: dict[str, dict[str, float]]


class Quantize(Body, frozen=True):
    """Make a file; answered by `Quantized`."""

    output: str
    recipe: Recipe
    notes: dict[str, str]
    """Metadata to add; up to 127 bytes each."""


class Quantized(Body, frozen=True):
    """The file is there."""

    terminal: ClassVar[bool] = True
    file_bytes: int


class Try(Body, frozen=True):
    """Ask how far the model is from itself with other types for some tensors; answered by `Divergence`.

    Nothing is written: the weights are changed in memory, and changed back.
    """

    types: dict[str, str]
    """ggml's name of the type by the tensor's name; what is not named keeps its own."""
    passage: Passage


class Compare(Body, frozen=True):
    """Ask how far a file is from the reference; answered by `Divergence`."""

    path: str
    passage: Passage


class Divergence(Body, frozen=True):
    """How far the next-token distributions of a model are from those of the reference."""

    terminal: ClassVar[bool] = True
    mean: float
    """Kullback-Leibler divergence from the reference, in nats a token."""
    standard_error: float
    """Of the mean, over `chunks`."""
    same_top: float
    """Share of positions with the same likeliest token."""
    positions: int
    chunks: tuple[tuple[float, int], ...] = ()
    """Neighbouring positions: the sum of their divergences, and how many they are."""


def standard_error(chunks: Sequence[tuple[float, int]]) -> float:
    """The standard error of a mean whose samples come in chunks of neighbours, by the ratio estimator.

    Args:
        chunks: the sum of each, and how many samples it has.

    Returns:
        0 for fewer than two chunks.
    """
    count, total = len(chunks), sum(size for _, size in chunks)
    if count < 2:
        return 0.0
    mean = sum(part for part, _ in chunks) / total
    squares = sum((part - mean * size) ** 2 for part, size in chunks)
    return math.sqrt(squares * count / (count - 1)) / total


def paired(one: Divergence, other: Divergence) -> tuple[float, float]:
    """By how much `one` diverges more than `other` on the same passage, and the standard error of that, in nats."""
    chunks = [(left - right, size) for (left, size), (right, _) in zip(one.chunks, other.chunks, strict=True)]
    return one.mean - other.mean, standard_error(chunks)


QuantizeRequest = Prepare | PlanTypes | MeasureErrors | Try | Quantize | Compare
QuantizeEvent = Prepared | PlannedTypes | WeightErrors | Quantized | Divergence
