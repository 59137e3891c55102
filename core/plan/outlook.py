"""How fast a load will be and what limits it, wherever its weights lie.

Where nothing overlaps, seconds add up: layers follow one another through the processor and the devices. Reading from
the disk overlaps with computing as far as answers on this machine have shown (`Tiers.disk_hidden`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from core.engine.experts.shares import divide, expert_layers, least_bytes
from core.engine.protocol import Load
from core.gguf import Header
from core.plan.held import first_on_device, on_device, streamed_layers, streamed_weights
from core.plan.kv_cache import layer_bytes
from core.plan.picture import Limit
from core.plan.placement import Problem, Unit
from core.plan.speed import PROMPT_TOKENS, WRITING, Basis, Speed, Work, work
from core.plan.stream import PIECE_S, SLOTS, pass_seconds
from core.plan.tiers import DeviceTier, Tiers
from core.plan.weights import Group, ModelWeights, layer_of, model_weights, touched_bytes

_MEMORY_BOUND: Final = 0.5
"""A computation that reads memory at this share of its bandwidth has no more to gain from cores."""


@dataclass(frozen=True)
class Outlook:
    """What is to be expected of a load.

    Args:
        tokens_per_second: that it writes at the beginning of a conversation.
        seconds_to_first_token: for a prompt of `PROMPT_TOKENS` tokens.
        basis: of the computation's speed.
        limited_by: what would have to be faster.
        disk_bytes: that are read from disk for each token.
    """

    tokens_per_second: float
    seconds_to_first_token: float
    basis: Basis
    limited_by: Limit
    disk_bytes: int


def outlook(header: Header, load: Load, tiers: Tiers, pace: Speed, weights: ModelWeights | None = None) -> Outlook:
    """How fast a load will be.

    Args:
        header: of the model.
        load: how it is loaded.
        tiers: where.
        pace: of the model with all its weights in main memory.
        weights: of the model, where they have been sorted already.
    """
    needed = work(header)
    # What is used of the bandwidth tells whether memory or the cores set the pace.
    read = needed.weight_bytes * pace.tokens_per_second
    host: Limit = "memory bandwidth" if read >= _MEMORY_BOUND * tiers.bytes_per_second > 0 else "compute"
    if load.stream is None and load.experts is None and load.placement is None:
        return Outlook(pace.tokens_per_second, pace.seconds_to_first_token, pace.basis, host, 0)
    sorted_weights = weights or model_weights(header, WRITING)
    model = _Placed(header, load, tiers, sorted_weights)
    token = _Pass(model, pace, needed, tokens=1)
    batch = min(load.batch, PROMPT_TOKENS)
    prompt = _Pass(model, pace, needed, tokens=batch)
    first = math.ceil(PROMPT_TOKENS / batch) * prompt.seconds + token.seconds
    parts: dict[Limit, float] = {host: token.computing, "disk": token.reading, "link": token.crossing}
    if not model.machines:
        parts.pop("link")
    slowest = max(parts, key=lambda name: parts[name])
    return Outlook(1 / token.seconds, first, pace.basis, slowest, token.disk_bytes)


class _Placed:
    """A load with what does not depend on how many tokens a pass takes."""

    def __init__(self, header: Header, load: Load, tiers: Tiers, weights: ModelWeights) -> None:
        self.load = load
        self.tiers = tiers
        self.weights = weights
        self.first = min(len(weights.layers), first_on_device(header, load.placement))
        self.output_here = load.placement is None or first_on_device(header, load.placement) > header.block_count
        self.streamed = streamed_layers(header, load)
        self.pieces = len(streamed_weights(header, load))
        self.missing_experts = _missing_experts(header, load)
        self.apart = _experts_here(header, load, self.first)
        used = _used(load, tiers)
        self.device_seconds = _device_seconds(header, load, used, work(header).layer_bytes)
        # Layers whose experts the processor computes are left and entered again.
        self.crossing_s = sum(device.crossing_s for device in used) * 2
        self.crossing_s += len(self.apart) * max((device.crossing_s for device in used), default=0.0) * 2
        self.machines = any(device.kind == "machine" for device in used)


class _Pass:
    """The seconds of one pass of so many tokens through all layers, and what they are spent on."""

    def __init__(self, model: _Placed, pace: Speed, needed: Work, tokens: int) -> None:
        weights, load, rate = model.weights, model.load, model.tiers.disk_bytes_per_second
        compute, tail = _computing(weights, pace, needed, tokens)
        read = [0.0] * len(weights.layers)
        for number, size in enumerate(model.streamed[: len(read)]):
            read[number] = size
        missing = model.missing_experts
        own = compute[: model.first]
        apart = 0.0
        for number, layer in enumerate(weights.layers):
            here = number < model.first or number in model.apart
            read[number] += missing * _chosen(layer.experts, tokens) if here else 0.0
            if number in model.apart and layer.all.cost:
                apart += compute[number] * layer.experts.cost / layer.all.cost
        self.disk_bytes = int(sum(read))
        self.reading = self.disk_bytes / rate
        self.crossing = model.crossing_s
        tail = tail if model.output_here else 0.0
        self.computing = sum(own) + apart + tail + model.device_seconds
        after = tail + apart + model.device_seconds + self.crossing
        if load.experts is not None:
            # Which experts are needed is known only when their layer's turn has come, so that nothing overlaps.
            self.seconds = sum(own) + after + self.reading
            return
        seconds = [size / rate for size in read[: model.first]]
        self.seconds = sum(own) + after
        if any(seconds):
            slots = load.stream.slots if load.stream is not None else 1
            hidden, shown = pass_seconds(own, seconds, after, slots), self.seconds + sum(seconds)
            share = model.tiers.disk_hidden
            self.seconds = share * hidden + (1 - share) * shown + model.pieces * PIECE_S


def _computing(weights: ModelWeights, pace: Speed, needed: Work, tokens: int) -> tuple[list[float], float]:
    """Seconds that the processor takes for each layer, and for the output: those of the whole model, shared out.

    Of a prompt only the last token goes through the output.
    """
    each = 1 / pace.tokens_per_second
    rate = max(1, needed.cost) / each
    layers = [(layer.all.cost + needed.layer_bytes) / rate for layer in weights.layers]
    if tokens > 1:
        reading = (pace.seconds_to_first_token - each) / PROMPT_TOKENS * tokens
        total = sum(layers) or 1.0
        layers = [max(seconds, seconds / total * reading) for seconds in layers]
    return layers, weights.output.cost / rate


def _missing_experts(header: Header, load: Load) -> float:
    """The share of the routed experts that is not kept; every expert is taken to be as likely as the others."""
    layers = expert_layers(header) if load.experts is not None else ()
    if load.experts is None or not layers:
        return 0.0
    kept = divide(layers, max(load.experts.bytes, least_bytes(layers)), header.name).kept
    return 1 - sum(kept) / sum(layer.experts for layer in layers)


def _chosen(experts: Group, tokens: int) -> float:
    """Bytes of the experts that any of so many tokens chooses, each for itself."""
    share = experts.touched / experts.bytes if experts.bytes else 0.0
    return float(experts.bytes * (1 - (1 - share) ** tokens))


def _experts_here(header: Header, load: Load, first: int) -> frozenset[int]:
    """Layers of devices whose routed experts the processor computes."""
    if load.placement is None or not load.placement.on_processor:
        return frozenset()
    found = (
        layer_of(tensor.name)
        for tensor in header.tensors
        if "_exps." in tensor.name and not on_device(header, tensor, load.placement)
    )
    return frozenset(number for number in found if number is not None and number >= first)


def _used(load: Load, tiers: Tiers) -> list[DeviceTier]:
    placement = load.placement
    if placement is None:
        return []
    taken = {name for name, count in zip(placement.devices, placement.layers, strict=False) if count}
    return [device for device in tiers.devices if device.name in taken]


def _device_seconds(header: Header, load: Load, used: list[DeviceTier], beside: int) -> float:
    """Seconds on all devices, which read their weights once for all tokens of a pass.

    Args:
        header: of the model.
        load: with a placement.
        used: the devices that hold a part.
        beside: what a layer costs beside its weights, as bytes.
    """
    placement = load.placement
    if placement is None or not used:
        return 0.0
    sizes = [float(beside)] * header.block_count + [0.0]
    for tensor in header.tensors:
        if on_device(header, tensor, placement):
            number = layer_of(tensor.name)
            sizes[header.block_count if number is None else number] += touched_bytes(header, tensor)
    begin, seconds = first_on_device(header, placement), 0.0
    bounds = list(accumulate(placement.layers, initial=begin))
    speeds = {device.name: device.bytes_per_second for device in used}
    for name, low, high in zip(placement.devices, bounds, bounds[1:], strict=False):
        if name in speeds:
            seconds += sum(sizes[low:high]) / speeds[name]
    return seconds


def problem_of(
    header: Header, load: Load, tiers: Tiers, pace: Speed, weights: ModelWeights, room: int, device_compute: int = 0
) -> Problem:
    """What is to be placed of a model.

    Args:
        header: of the model.
        load: context length and KV type.
        tiers: where it can go.
        pace: of the model with all its weights in main memory.
        weights: of the model.
        room: bytes of main memory for weights, keys and values.
        device_compute: bytes that each device needs to compute.
    """
    kv = layer_bytes(header, load.context_length or header.context_length, load.kv_type)
    needed = work(header)
    rate = max(1, needed.cost) * pace.tokens_per_second
    units = tuple(
        Unit(
            dense=(dense := layer.attention + layer.network).bytes,
            experts=layer.experts.bytes,
            kv=kv.get(number, 0),
            dense_touched=dense.touched,
            experts_touched=layer.experts.touched,
            # Keys and values of half the context are read for a token on the average.
            kv_touched=kv.get(number, 0) // 2,
            dense_seconds=(dense.cost + needed.layer_bytes) / rate,
            experts_seconds=layer.experts.cost / rate,
            kv_seconds=kv.get(number, 0) / 2 / rate,
            beside=needed.layer_bytes,
        )
        for number, layer in enumerate(weights.layers[: header.block_count])
    )
    output = weights.output
    last = Unit(output.bytes, dense_touched=output.touched, dense_seconds=output.cost / rate)
    ring = SLOTS * max((unit.dense + unit.experts for unit in units), default=0)
    devices = tuple(
        DeviceTier(
            device.name,
            device.kind,
            max(0, device.free_bytes - device_compute),
            device.bytes_per_second,
            device.crossing_s,
        )
        for device in tiers.devices
    )
    return Problem((*units, last), room, tiers.disk_bytes_per_second, devices, ring)
