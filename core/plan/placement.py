"""Decides what lies on which device: the fastest arrangement of a model that all memories have room for.

llama.cpp gives each device a block of consecutive layers, back to front, with the output as one more layer after the
last; the routed experts of layers, by name, and all keys and values can be kept in main memory nevertheless. All these
arrangements are compared: how many layers stay on the processor, of how many layers the experts do, where keys and
values lie, and how the other layers are shared out. The last choice is a shortest path over (device, first layer), so
that the result is the optimum among all of them.

After FlexGen (arXiv 2303.06865: placement by a cost model of all tiers), PRIMA.CPP's Halda (2504.08791: layers by what
machines measure, time for the disk only where memory overflows), Janus (attention before experts on the accelerator)
and Lamina (keys and values in main memory when they outgrow the accelerator's).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from core.plan.tiers import DeviceTier

_EPSILON: Final = 1e-12
"""Of two arrangements equally fast, the simpler one is taken, however numbers are rounded."""


Path = tuple[float, tuple[int, ...]]
"""Seconds on devices, and how many units each of them takes."""


@dataclass(frozen=True)
class Unit:
    """What is placed as a whole: a layer, or last of all the output.

    Args:
        dense: bytes of everything but routed experts.
        experts: bytes of routed experts.
        kv: bytes of keys, values or state.
        dense_touched: bytes of `dense` that are read for a token.
        experts_touched: bytes of chosen experts.
        kv_touched: bytes of keys and values that are read for a token.
        dense_seconds: that the processor takes for `dense`.
        experts_seconds: that it takes for the chosen experts.
        kv_seconds: that it takes for keys and values.
        beside: what it costs a device beside its weights, as bytes that could be read meanwhile.
    """

    dense: int
    experts: int = 0
    kv: int = 0
    dense_touched: int = 0
    experts_touched: int = 0
    kv_touched: int = 0
    dense_seconds: float = 0.0
    experts_seconds: float = 0.0
    kv_seconds: float = 0.0
    beside: int = 0


@dataclass(frozen=True)
class Problem:
    """What is to be placed, and where it can go.

    Args:
        units: layers in the order of computation, then the output.
        room: bytes of main memory for weights, keys and values.
        disk_bytes_per_second: at which weights come that main memory has no room for.
        devices: in the order in which layers pass through them.
        ring: bytes that reading from disk needs of main memory.
    """

    units: tuple[Unit, ...]
    room: int
    disk_bytes_per_second: float
    devices: tuple[DeviceTier, ...] = ()
    ring: int = 0


@dataclass(frozen=True)
class Arrangement:
    """Where everything lies.

    Args:
        counts: units on each device; the others, which are the first, are the processor's.
        experts_on_processor: of so many first layers the routed experts lie in main memory.
        kv_on_device: whether keys and values lie with their layers.
    """

    counts: tuple[int, ...]
    experts_on_processor: int
    kv_on_device: bool

    @property
    def on_devices(self) -> int:
        """Units on all devices together."""
        return sum(self.counts)


def best_arrangement(problem: Problem) -> Arrangement:
    """The arrangement with the fewest seconds a token. Everything stays on the processor where nothing is faster."""
    count = len(problem.units)
    mixture = any(unit.experts for unit in problem.units)
    layers = max(0, count - 1)
    best = Arrangement((0,) * len(problem.devices), layers, kv_on_device=True)
    if not problem.devices:
        return best
    least, sums = seconds(problem, best), _Sums(problem)
    for kv_on_device in (True, False):
        for experts in range(layers + 1 if mixture else 1):
            paths = _shortest_paths(problem, experts, kv_on_device)
            for first in range(count - 1, -1, -1):
                on_devices, counts = paths[first]
                if mixture and experts < min(first, layers):
                    continue
                if math.isinf(on_devices):
                    break
                candidate = Arrangement(counts, experts if mixture else layers, kv_on_device)
                total = on_devices + _processor_seconds(problem, sums, first, candidate)
                if total < least - _EPSILON:
                    best, least = candidate, total
    return best


def seconds(problem: Problem, arrangement: Arrangement) -> float:
    """Seconds a token; infinite where a device has no room."""
    first = len(problem.units) - arrangement.on_devices
    total, begin = _processor_seconds(problem, _Sums(problem), first, arrangement), first
    for device, count in zip(problem.devices, arrangement.counts, strict=True):
        units = range(begin, begin + count)
        needed = sum(_on_device(problem.units[number], number, arrangement) for number in units)
        if count and needed > device.free_bytes:
            return math.inf
        total += sum(_device_seconds(problem.units[number], number, device, arrangement) for number in units)
        total += device.crossing_s if count else 0.0
        begin += count
    return total


class _Sums:
    """Sums over the first units of a problem, so that an arrangement is weighed without looking at each unit."""

    def __init__(self, problem: Problem) -> None:
        units = problem.units
        self.dense = _sums(unit.dense for unit in units)
        self.dense_touched = _sums(unit.dense_touched for unit in units)
        self.dense_seconds = _sums(unit.dense_seconds for unit in units)
        self.experts = _sums(unit.experts for unit in units)
        self.experts_touched = _sums(unit.experts_touched for unit in units)
        self.experts_seconds = _sums(unit.experts_seconds for unit in units)
        self.kv = _sums(unit.kv for unit in units)
        self.kv_seconds = _sums(unit.kv_seconds for unit in units)


def _processor_seconds(problem: Problem, sums: _Sums, first: int, arrangement: Arrangement) -> float:
    """What the processor computes, or the disk reads meanwhile, whichever takes longer.

    What main memory has no room for is read for each token; of routed experts only as large a share of it as is chosen.
    """
    experts = max(first, min(arrangement.experts_on_processor, len(problem.units)))
    kv = first if arrangement.kv_on_device else len(problem.units)
    computing = sums.dense_seconds[first] + sums.experts_seconds[experts] + sums.kv_seconds[kv]
    weights = sums.dense[first] + sums.experts[experts]
    over = weights + sums.kv[kv] - problem.room
    if over <= 0:
        return computing
    if over + problem.ring > weights:
        return math.inf
    touched = sums.dense_touched[first] + sums.experts_touched[experts]
    return max(computing, (over + problem.ring) * touched / weights / problem.disk_bytes_per_second)


def _on_device(unit: Unit, number: int, arrangement: Arrangement) -> int:
    experts = unit.experts if number >= arrangement.experts_on_processor else 0
    return unit.dense + experts + (unit.kv if arrangement.kv_on_device else 0)


def _device_seconds(unit: Unit, number: int, device: DeviceTier, arrangement: Arrangement) -> float:
    """Seconds for a unit on a device; what the processor does of it means crossing there and back."""
    there = number >= arrangement.experts_on_processor
    touched = unit.dense_touched + unit.beside + (unit.experts_touched if there else 0)
    crossings = int(bool(unit.experts) and not there)
    if arrangement.kv_on_device:
        touched += unit.kv_touched
    else:
        crossings += int(bool(unit.kv))
    return touched / device.bytes_per_second + crossings * device.crossing_s


def _shortest_paths(problem: Problem, experts: int, kv_on_device: bool) -> list[Path]:
    """For each first unit: seconds on devices for it and all after it, and how many units each device takes.

    Worked out from the last device to the first: what a device takes does not change what the later ones do with the
    rest.
    """
    arrangement = Arrangement((), experts, kv_on_device)
    count = len(problem.units)
    rest: list[Path] = [(math.inf, ()) for _ in problem.units]
    rest.append((0.0, ()))
    numbered = list(enumerate(problem.units))
    sizes = _sums(_on_device(unit, number, arrangement) for number, unit in numbered)
    for device in reversed(problem.devices):
        times = _sums(_device_seconds(unit, number, device, arrangement) for number, unit in numbered)
        rest = [_best_count(begin, device, sizes, times, rest) for begin in range(count + 1)]
    return rest


def _best_count(
    begin: int,
    device: DeviceTier,
    sizes: Sequence[float],
    times: Sequence[float],
    rest: Sequence[Path],
) -> Path:
    """How many units from `begin` on a device takes best, given what the devices after it make of the others."""
    least, counts = rest[begin][0], (0, *rest[begin][1])
    limit = sizes[begin] + device.free_bytes
    for end in range(begin + 1, len(rest)):
        if sizes[end] > limit:
            break
        after, following = rest[end]
        total = device.crossing_s + times[end] - times[begin] + after
        if total < least - _EPSILON:
            least, counts = total, (end - begin, *following)
    return least, counts


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0))
