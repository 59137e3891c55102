"""What routed experts a model has, and how many of each layer a budget keeps in memory; pure functions.

Every layer keeps the same number of experts. Besides, there is room for all experts of two layers that are not kept:
a long text may need every expert of a layer at once, while those of the layer after it are on their way. All layers
share these two rooms. What is left of the budget keeps one more expert in some of the layers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.errors import EngineError, ModelTooLarge
from core.gguf import Header

BLOCK: Final = 4096
"""Bytes of a page, and of what nearly every disk reads directly."""
ROOMS: Final = 2
"""Layers whose experts that are not kept have a place at the same time."""
_FEWEST: Final = 1
"""Experts that each layer keeps, however small the budget."""
_MOST_LAYERS: Final = 512
_MOST_EXPERTS: Final = 1024
"""That llama.cpp loads (`LLAMA_MAX_LAYERS`, `LLAMA_MAX_EXPERTS`)."""
_ROUTED: Final = re.compile(r"blk\.(\d+)\.ffn_(?:up|down|gate|gate_up)_exps\.weight")


@dataclass(frozen=True)
class ExpertMatrix:
    """One matrix of all experts of a layer.

    Args:
        name: of the tensor.
        part: which file of a split model holds it.
        offset: of the first expert in that file.
        size: bytes of one expert.
    """

    name: str
    part: int
    offset: int
    size: int

    @property
    def lead(self) -> int:
        """Bytes of a slot before the expert in it, so that whole blocks can be read into the slot."""
        return self.offset % BLOCK if self.size % BLOCK == 0 else 0

    @property
    def stride(self) -> int:
        """Bytes from one slot to the next."""
        return -(-(self.lead + self.size) // BLOCK) * BLOCK


@dataclass(frozen=True)
class ExpertLayer:
    """The routed experts of a layer.

    Args:
        number: of the layer in the model.
        experts: how many.
        matrices: that each of them consists of.
    """

    number: int
    experts: int
    matrices: tuple[ExpertMatrix, ...]

    @property
    def slot_bytes(self) -> int:
        """That one expert takes in memory."""
        return sum(matrix.stride for matrix in self.matrices)


@dataclass(frozen=True)
class Shares:
    """How memory is divided.

    Args:
        kept: experts of each layer that have a place of their own.
        room_bytes: of one of the rooms for experts that have none; 0 where all have.
        bytes: of everything together.
    """

    kept: tuple[int, ...]
    room_bytes: int
    bytes: int


def expert_layers(header: Header) -> tuple[ExpertLayer, ...]:
    """The layers with routed experts, in the order of computation."""
    found: dict[int, list[tuple[int, ExpertMatrix]]] = {}
    for tensor in header.tensors:
        match = _ROUTED.fullmatch(tensor.name)
        if match and int(match[1]) < _MOST_LAYERS and len(tensor.shape) >= 3 and 1 < tensor.shape[2] <= _MOST_EXPERTS:
            experts = tensor.shape[2]
            matrix = ExpertMatrix(tensor.name, tensor.part, tensor.offset, tensor.size // experts)
            found.setdefault(int(match[1]), []).append((experts, matrix))
    layers = (
        ExpertLayer(number, matrices[0][0], tuple(matrix for _, matrix in matrices))
        for number, matrices in sorted(found.items())
        if len({experts for experts, _ in matrices}) == 1
    )
    return tuple(layers)


def least_bytes(layers: Sequence[ExpertLayer]) -> int:
    """The smallest budget that a model can be computed with."""
    return min((_shares(layers, kept).bytes for kept in _same(layers)), default=0)


def whole_bytes(layers: Sequence[ExpertLayer]) -> int:
    """The budget that keeps every expert."""
    return sum(layer.slot_bytes * layer.experts for layer in layers)


def divide(layers: Sequence[ExpertLayer], budget: int, name: str) -> Shares:
    """Divide `budget` bytes among the layers of the model called `name`.

    Raises:
        EngineError: the model has no routed experts.
        ModelTooLarge: the budget is below the least; both are said.
    """
    if not layers:
        raise EngineError(f"{name} has no experts that could be kept in a cache.", "Load it without an expert cache.")
    least = least_bytes(layers)
    if budget < least:
        raise ModelTooLarge(
            f"The experts of {name} need at least {least / 1e6:,.0f} MB of memory; {budget / 1e6:,.0f} MB are given.",
            "Raise the memory budget, or choose a smaller model.",
        )
    # The rooms shrink as more is kept, so with few layers more can take less; the most that fits counts.
    kept = next(kept for kept in _same(layers) if _shares(layers, kept).bytes <= budget)
    for number, layer in enumerate(layers):
        more = [*kept[:number], min(layer.experts, kept[number] + 1), *kept[number + 1 :]]
        if _shares(layers, more).bytes <= budget:
            kept = more
    return _shares(layers, kept)


def _same(layers: Sequence[ExpertLayer]) -> Iterator[list[int]]:
    """The same number of experts in every layer, the most first."""
    for count in range(max((layer.experts for layer in layers), default=0), _FEWEST - 1, -1):
        yield [min(layer.experts, count) for layer in layers]


def _shares(layers: Sequence[ExpertLayer], kept: Sequence[int]) -> Shares:
    homeless = [(layer.experts - count) * layer.slot_bytes for layer, count in zip(layers, kept, strict=True)]
    room = max(homeless, default=0)
    own = sum(layer.slot_bytes * count for layer, count in zip(layers, kept, strict=True))
    return Shares(tuple(kept), room, own + room * min(ROOMS, len(layers)))
