"""Which weights, keys and values of a load lie in main memory, which on devices, and which pass through a ring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.engine.flash.residency import Division, divide
from core.engine.protocol import Load, Placement, Stream
from core.engine.repacking import TABLE, Repacks, duplicated_bytes, never
from core.gguf import Header, Tensor
from core.plan.kv_cache import layer_bytes
from core.plan.weights import is_table, layer_of

_EXPERTS: Final = "_exps."
_LOOKED_UP: Final = 8 << 20
"""Bytes of a table's rows that stay at most (`core.engine.flash.lookup`)."""
_ROW: Final = 4096


@dataclass(frozen=True)
class Held:
    """Bytes of a load that does not simply keep all weights in main memory.

    Args:
        weights: in main memory.
        ring: for weights on their way from the disk.
        device_weights: on devices.
        device_kv: keys and values on devices.
    """

    weights: int
    ring: int = 0
    device_weights: int = 0
    device_kv: int = 0


def held(header: Header, load: Load, repacks: Repacks) -> Held:
    """Where the bytes of a load lie.

    Args:
        header: of the model.
        load: with `stream`, `experts` or `placement`.
        repacks: which weights are rearranged.
    """
    there = [tensor for tensor in header.tensors if on_device(header, tensor, load.placement)]
    names = {tensor.name for tensor in there}
    # Rows of the token table are looked up in main memory even where a device multiplies with the same table.
    here = [tensor for tensor in header.tensors if tensor.name not in names or tensor.name == TABLE]
    weights = sum(tensor.size for tensor in here)
    if load.stream is None and not any(layer_of(name) is None for name in names):
        # Only the processor rearranges; a table that is the output as well is then there twice.
        weights += duplicated_bytes(header, repacks)
    ring = 0
    if load.experts is not None:
        routed = sum(tensor.size for tensor in here if _EXPERTS in tensor.name)
        weights -= max(0, routed - load.experts.bytes)
    if load.stream is not None:
        division = divided(header, load.stream, load.placement, repacks)
        weights -= division.left_out_bytes
        # A row that has been looked up keeps a page or two in memory; llama.cpp looks up all tokens of a batch at once.
        rows = min(_LOOKED_UP, (load.context_length or header.context_length) * _ROW)
        weights += (len(division.looked_up) + (division.tied is not None)) * max(rows, load.batch * _ROW)
        ring = division.ring_bytes
    kv = layer_bytes(header, load.context_length or header.context_length, load.kv_type)
    first = first_on_device(header, load.placement)
    moved = load.placement is not None and load.placement.kv_on_device
    device_kv = load.sequences * sum(size for layer, size in kv.items() if layer >= first) if moved else 0
    return Held(weights, ring, sum(tensor.size for tensor in there), device_kv)


def first_on_device(header: Header, placement: Placement | None) -> int:
    """The first layer that lies on a device; the output counts as the layer after the last."""
    units = header.block_count + 1
    return units - min(units, sum(placement.layers)) if placement is not None else units


def on_device(header: Header, tensor: Tensor, placement: Placement | None) -> bool:
    """Whether a placement puts a tensor on a device."""
    first = first_on_device(header, placement)
    if placement is None or first > header.block_count or is_table(header, tensor):
        return False
    number = layer_of(tensor.name)
    if (header.block_count if number is None else number) < first:
        return False
    return not any(re.search(pattern, tensor.name) for pattern in placement.on_processor)


def divided(header: Header, stream: Stream, placement: Placement | None, repacks: Repacks = never) -> Division:
    """What becomes of each large tensor of a streamed load."""
    return divide(header, stream, min(header.block_count, first_on_device(header, placement)), repacks)


def streamed_weights(header: Header, load: Load) -> tuple[Tensor, ...]:
    """What is read from disk in each pass of a streamed load."""
    return divided(header, load.stream, load.placement).streamed if load.stream is not None else ()


def streamed_layers(header: Header, load: Load) -> list[int]:
    """The same as bytes of each layer."""
    sizes = [0] * header.block_count
    for tensor in streamed_weights(header, load):
        number = layer_of(tensor.name)
        if number is not None and number < len(sizes):
            sizes[number] += tensor.size
    return sizes
