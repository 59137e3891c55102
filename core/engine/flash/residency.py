"""Decides which weights of the layers stay in memory when not all can; pure functions.

An equal share of every layer stays, small tensors before large ones (FlexInfer, arXiv 2503.03777): then every layer has
the same little to wait for, and fewer pieces are read. What is left of the budget keeps one more tensor in some of the
layers, evenly spread.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.engine.protocol import Stream
from core.engine.repacking import OUTPUT, TABLE, Repacks, repacked_tensors
from core.gguf import Header, Tensor

STREAMED_FROM: Final = 256 << 10
"""Bytes from which on a tensor is worth a read of its own; smaller ones always stay."""
ALIGNMENT: Final = 1 << 16
"""Bytes for whole blocks around tensors."""
_LAYER: Final = re.compile(r"blk\.(\d+)\.(.+)")
_ORDER: Final = ("attn_q", "attn_k", "attn_v", "attn", "ssm_in", "ssm_out", "ffn_gate", "ffn_up", "ffn_down", "ffn")
"""How the names of matrices begin that are multiplied as they are, and in which order a layer usually needs them."""
_NAMES: Final = 1 << 14
"""Of tensors that are remembered: a plan asks about each of them many times."""
_TABLE_OF_LAYERS: Final = "per_layer_token_embd.weight"
_LOOKED_UP: Final = (TABLE, _TABLE_OF_LAYERS)


@dataclass(frozen=True)
class Division:
    """What becomes of each large tensor of a model.

    Args:
        resident: stay in memory.
        looked_up: tables of which only rows are read.
        streamed: pass through the ring, in this order.
        patterns: regular expressions that find all of these.
        ring_bytes: that the ring takes.
        rearranged: names of those that lie in memory in another form than in the file.
        tied: the table of tokens where it stays rearranged, for its products: its rows are looked up in the file.
    """

    resident: tuple[Tensor, ...]
    looked_up: tuple[Tensor, ...]
    streamed: tuple[Tensor, ...]
    patterns: tuple[str, ...]
    ring_bytes: int
    rearranged: frozenset[str] = frozenset()
    tied: Tensor | None = None

    @property
    def withheld(self) -> tuple[Tensor, ...]:
        """All of them: what llama.cpp does not read."""
        return (*self.resident, *self.looked_up, *self.streamed)

    @property
    def left_out_bytes(self) -> int:
        """Bytes of weights that are not in memory."""
        return sum(tensor.size for tensor in (*self.looked_up, *self.streamed))


def divide(header: Header, wishes: Stream, layers: int, repacks: Repacks) -> Division:
    """Decide over all large tensors that lie on the processor.

    The table of tokens is looked up in the file, a row a token; where it is the output matrix too, it stays. One copy
    then serves both, unless the products want it rearranged.

    Args:
        header: of the model.
        wishes: how much of the layers may stay in memory, and how many slots there are.
        layers: that the processor computes, the first so many.
        repacks: which tensors the backend rearranges.
    """
    tied = OUTPUT not in {tensor.name for tensor in header.tensors}
    inside = layer_tensors(header, layers)
    streamed = streamed_tensors(inside, wishes.resident_bytes)
    tables = {_TABLE_OF_LAYERS} if tied else {_TABLE_OF_LAYERS, TABLE}
    looked_up = tuple(tensor for tensor in header.tensors if tensor.name in tables and tensor.size >= STREAMED_FROM)
    passing = {tensor.name for tensor in (*streamed, *looked_up)}
    ours = {tensor.name for tensor in inside} | ({TABLE, OUTPUT} if layers == header.block_count else set())
    stays = ours - passing
    resident = tuple(tensor for tensor in header.tensors if tensor.name in stays and tensor.size >= STREAMED_FROM)
    patterns = name_patterns(tensor.name for tensor in (*resident, *looked_up, *streamed))
    rearranged = {tensor.name for tensor in repacked_tensors(header, repacks)}
    stays_twice = (tensor for tensor in resident if tensor.name == TABLE and repacks(tensor.type, tensor.shape))
    both = next(stays_twice, None) if tied else None
    rearranged |= {TABLE} if both else set()
    return Division(
        resident,
        looked_up,
        streamed,
        patterns,
        ring_bytes(inside, streamed, wishes.slots),
        frozenset(tensor.name for tensor in (*resident, *streamed) if tensor.name in rearranged),
        both,
    )


def needed_order(division: Division) -> tuple[Tensor, ...]:
    """Those that stay, in the order in which a pass usually needs them: what is looked up, the layers, the output."""

    def place(tensor: Tensor) -> tuple[int, int]:
        layer = layer_of(tensor.name)
        if layer is not None:
            return layer, _usual_place(tensor.name)
        first = tensor.name.startswith(_LOOKED_UP) and tensor is not division.tied
        return (-1, 0) if first else (sys.maxsize, 0)

    return tuple(sorted(division.resident, key=place))


@functools.lru_cache(_NAMES)
def layer_of(name: str) -> int | None:
    """The number of the layer that a tensor belongs to; None for those around the layers."""
    match = _LAYER.fullmatch(name)
    return int(match[1]) if match else None


def layer_tensors(header: Header, layers: int) -> tuple[Tensor, ...]:
    """All tensors of the first `layers` layers, in the order in which they are usually needed."""
    found = [
        (number, _usual_place(tensor.name), tensor.part, tensor.offset, tensor)
        for tensor in header.tensors
        if (number := layer_of(tensor.name)) is not None and number < layers
    ]
    return tuple(item[-1] for item in sorted(found, key=lambda item: item[:-1]))


def streamed_tensors(tensors: Sequence[Tensor], resident_bytes: int) -> tuple[Tensor, ...]:
    """Those that are to be streamed so that the others take no more than `resident_bytes`, in the same order.

    Tensors too small to stream stay even where there is no room for them.

    Args:
        tensors: of the layers, all of them.
        resident_bytes: that may stay in memory.
    """
    large = [tensor for tensor in tensors if can_stream(tensor)]
    left = resident_bytes - sum(tensor.size for tensor in tensors) + sum(tensor.size for tensor in large)
    resident: set[str] = set()
    for kind in _kinds(large):
        for tensor in _spread(kind, left):
            resident.add(tensor.name)
            left -= tensor.size
    return tuple(tensor for tensor in large if tensor.name not in resident)


def ring_bytes(tensors: Sequence[Tensor], streamed: Sequence[Tensor], slots: int) -> int:
    """What the ring takes: room for so many layers' streamed part, and for two of the largest tensors at least.

    Args:
        tensors: of the layers, all of them.
        streamed: those that pass through the ring.
        slots: layers that there is room for.
    """
    if not streamed:
        return 0
    layers: dict[int | None, int] = {}
    for tensor in tensors:
        layer = layer_of(tensor.name)
        layers[layer] = layers.get(layer, 0) + tensor.size
    share = sum(tensor.size for tensor in streamed) / sum(layers.values())
    most = max(tensor.size for tensor in streamed)
    return max(slots * int(max(layers.values()) * share), 2 * most) + ALIGNMENT


def can_stream(tensor: Tensor) -> bool:
    """Whether it is a matrix worth a read of its own, of a kind that no graph takes apart."""
    known = _usual_place(tensor.name) < len(_ORDER)
    return known and tensor.size >= STREAMED_FROM and len(tensor.shape) > 1 and tensor.name.endswith(".weight")


def _kinds(tensors: Iterable[Tensor]) -> list[list[Tensor]]:
    """The same tensor of all layers together; the smallest kind first, of equals the one that is needed first."""
    kinds: dict[str, list[Tensor]] = {}
    for tensor in tensors:
        kinds.setdefault(tensor.name.split(".", 2)[2], []).append(tensor)
    return sorted(kinds.values(), key=lambda kind: max(tensor.size for tensor in kind))


def _spread(kind: Sequence[Tensor], room: int) -> list[Tensor]:
    """As many of them as fit into `room` bytes, evenly spread over the layers."""
    sizes = [tensor.size for tensor in kind]
    count = len(kind) if sum(sizes) <= room else max(0, room) // max(sizes)
    chosen = {index * len(kind) // count for index in range(count)} if count else set()
    left = room - sum(sizes[index] for index in chosen)
    for index, size in enumerate(sizes):
        if index not in chosen and size <= left:
            chosen.add(index)
            left -= size
    return [kind[index] for index in sorted(chosen)]


@functools.lru_cache(_NAMES)
def _usual_place(name: str) -> int:
    match = _LAYER.fullmatch(name)
    rest = match[2] if match else name
    return next((place for place, start in enumerate(_ORDER) if rest.startswith(start)), len(_ORDER))


def name_patterns(names: Iterable[str]) -> tuple[str, ...]:
    """Few regular expressions that find exactly these names: llama.cpp compiles each of them for each tensor."""
    by_rest: dict[str, list[int]] = {}
    others: list[str] = []
    for name in names:
        match = _LAYER.fullmatch(name)
        if match:
            by_rest.setdefault(match[2], []).append(int(match[1]))
        else:
            others.append(name)
    by_layers: dict[tuple[int, ...], list[str]] = {}
    for rest, layers in by_rest.items():
        by_layers.setdefault(tuple(layers), []).append(rest)
    patterns = [
        rf"^blk\.({'|'.join(map(str, layers))})\.({'|'.join(map(_escaped, rests))})$"
        for layers, rests in by_layers.items()
    ]
    return (*patterns, *([f"^({'|'.join(map(_escaped, others))})$"] if others else []))


def _escaped(name: str) -> str:
    """For ECMAScript's grammar, which refuses some escapes that Python's own function makes."""
    return re.sub(r"([.\\^$*+?()\[\]{}|])", r"\\\1", name)
