"""What can be asked of a quantizing process, and what it answers."""

from __future__ import annotations

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
    same_top: float
    """Share of positions with the same likeliest token."""
    positions: int


QuantizeRequest = Prepare | PlanTypes | MeasureErrors | Quantize | Compare
QuantizeEvent = Prepared | PlannedTypes | WeightErrors | Quantized | Divergence
