"""What lies on which device: the optimum is found, room is never exceeded, and the papers' rules follow from it."""

from __future__ import annotations

import dataclasses
import itertools
import math
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.plan.placement import (
    Arrangement,
    Problem,
    Unit,
    best_arrangement,
    seconds,
)
from core.plan.tiers import DeviceTier

GB = 10**9
MB = 10**6

dense_units = some.builds(
    Unit,
    dense=some.integers(1, 9),
    kv=some.integers(0, 3),
    dense_touched=some.integers(1, 9),
    kv_touched=some.integers(0, 3),
    dense_seconds=some.floats(0.1, 9),
    kv_seconds=some.floats(0, 3),
    beside=some.integers(0, 3),
)
mixed_units = some.builds(
    dataclasses.replace,
    dense_units,
    experts=some.sampled_from([5, 8]),
    experts_touched=some.integers(0, 4),
    experts_seconds=some.floats(0, 4),
)
layers_and_output = some.tuples(some.lists(some.one_of(dense_units, mixed_units), max_size=4), dense_units).map(
    lambda parts: (*parts[0], parts[1])
)
devices = some.builds(
    DeviceTier,
    name=some.just("d"),
    kind=some.sampled_from(["gpu", "machine"]),
    free_bytes=some.integers(0, 60),
    bytes_per_second=some.floats(0.1, 50),
    crossing_s=some.floats(0, 2),
)
problems = some.builds(
    Problem,
    units=layers_and_output,
    room=some.integers(0, 90),
    disk_bytes_per_second=some.floats(0.1, 10),
    devices=some.lists(devices, max_size=3).map(tuple),
    ring=some.integers(0, 5),
)


def everything(problem: Problem) -> Iterator[Arrangement]:
    """Every arrangement there is, without any cleverness."""
    count = len(problem.units)
    for counts in itertools.product(range(count + 1), repeat=len(problem.devices)):
        if sum(counts) <= count:
            for experts in range(count - sum(counts), count + 1):
                yield Arrangement(counts, experts, kv_on_device=True)
                yield Arrangement(counts, experts, kv_on_device=False)


def plainly(problem: Problem, arrangement: Arrangement) -> float:
    """Seconds of an arrangement, unit by unit as it is defined."""
    first = len(problem.units) - arrangement.on_devices
    places = [-1] * first
    for number, count in enumerate(arrangement.counts):
        places += [number] * count
    total = resident = computing = touched = weights = 0.0
    taken = [0] * len(problem.devices)
    for number, (unit, place) in enumerate(zip(problem.units, places, strict=True)):
        experts_here = place < 0 or number < arrangement.experts_on_processor
        kv_here = place < 0 or not arrangement.kv_on_device
        here = unit.dense * (place < 0) + unit.experts * experts_here
        resident += here + unit.kv * kv_here
        weights += here
        touched += unit.dense_touched * (place < 0) + unit.experts_touched * experts_here
        computing += unit.dense_seconds * (place < 0) + unit.experts_seconds * experts_here + unit.kv_seconds * kv_here
        if place >= 0:
            device = problem.devices[place]
            taken[place] += unit.dense + unit.experts * (not experts_here) + unit.kv * (not kv_here)
            read = (
                unit.dense_touched
                + unit.beside
                + unit.experts_touched * (not experts_here)
                + unit.kv_touched * (not kv_here)
            )
            crossings = (experts_here and unit.experts > 0) + (kv_here and unit.kv > 0)
            total += read / device.bytes_per_second + crossings * device.crossing_s
    for number, device in enumerate(problem.devices):
        total += device.crossing_s * (arrangement.counts[number] > 0)
        if taken[number] > device.free_bytes:
            return math.inf
    over = resident - problem.room
    if over > 0:
        if over + problem.ring > weights:
            return math.inf
        reading = (over + problem.ring) * touched / weights / problem.disk_bytes_per_second
        return total + max(computing, reading)
    return total + computing


@given(problems)
@settings(max_examples=300, deadline=None)
def test_no_other_arrangement_is_faster(problem: Problem) -> None:
    found = best_arrangement(problem)
    best = min(plainly(problem, arrangement) for arrangement in everything(problem))
    assert seconds(problem, found) == pytest.approx(best, rel=1e-9)
    assert plainly(problem, found) == pytest.approx(best, rel=1e-9)


def device_bytes(problem: Problem, arrangement: Arrangement) -> Iterator[int]:
    """Bytes on each device."""
    begin = len(problem.units) - arrangement.on_devices
    for count in arrangement.counts:
        yield sum(
            unit.dense
            + unit.experts * (number >= arrangement.experts_on_processor)
            + unit.kv * arrangement.kv_on_device
            for number, unit in enumerate(problem.units)
            if begin <= number < begin + count
        )
        begin += count


@given(problems)
@settings(max_examples=100, deadline=None)
def test_no_device_takes_more_than_it_has(problem: Problem) -> None:
    found = best_arrangement(problem)
    for taken, device in zip(device_bytes(problem, found), problem.devices, strict=True):
        assert taken <= device.free_bytes or math.isinf(seconds(problem, found))


def model(layers: int, *, experts: int = 0, kv: int = 8 * MB) -> tuple[Unit, ...]:
    """Layers like those of large models, on a processor that reads 20 GB/s."""
    layer = Unit(
        dense=200 * MB,
        experts=experts,
        kv=kv,
        dense_touched=200 * MB,
        experts_touched=experts // 16,
        kv_touched=kv // 2,
        dense_seconds=0.01,
        experts_seconds=experts / 16 / 20e9,
        kv_seconds=kv / 2 / 20e9,
    )
    return (*[layer] * layers, Unit(500 * MB, dense_touched=500 * MB, dense_seconds=0.025))


def test_an_80_layer_mixture_with_a_gpu_is_planned_within_a_second() -> None:
    gpu = DeviceTier("CUDA0", "gpu", 24 * GB)
    lender = DeviceTier("RPC0", "machine", 60 * GB, 20e9, 0.002)
    began = time.perf_counter()
    for those in ((gpu,), (lender, gpu)):
        best_arrangement(Problem(model(80, experts=1500 * MB), 48 * GB, 3e9, those, ring=5 * GB))
    # A bound for the user's patience with ten times what it takes, not a measurement.
    assert time.perf_counter() - began < 5


def test_the_output_and_the_last_layers_go_to_a_small_gpu() -> None:
    gpu = DeviceTier("CUDA0", "gpu", 2 * GB)
    found = best_arrangement(Problem(model(32), 32 * GB, 3e9, (gpu,)))
    assert found.counts == (8,)
    assert found.kv_on_device


def test_attention_goes_to_the_gpu_before_experts() -> None:
    gpu = DeviceTier("CUDA0", "gpu", 20 * GB)
    problem = Problem(model(48, experts=1500 * MB), 120 * GB, 3e9, (gpu,))
    found = best_arrangement(problem)
    assert found.counts == (49,)
    assert 0 < found.experts_on_processor < 48


def test_keys_and_values_stay_in_memory_when_the_context_outgrows_the_gpu() -> None:
    gpu = DeviceTier("CUDA0", "gpu", 8 * GB)
    short = Problem(model(32), 64 * GB, 3e9, (gpu,))
    long = Problem(model(32, kv=600 * MB), 64 * GB, 3e9, (gpu,))
    assert best_arrangement(short).kv_on_device
    assert not best_arrangement(long).kv_on_device


def test_a_slow_machine_is_used_only_where_memory_overflows() -> None:
    lender = DeviceTier("RPC0", "machine", 30 * GB, 5e9, 0.005)
    roomy = Problem(model(32), 16 * GB, 1e9, (lender,))
    tight = Problem(model(32), 4 * GB, 1e9, (lender,), ring=600 * MB)
    assert best_arrangement(roomy).on_devices == 0
    assert best_arrangement(tight).on_devices > 0
    here = len(tight.units) - best_arrangement(tight).on_devices
    assert sum(unit.dense + unit.kv for unit in tight.units[:here]) <= 4 * GB
