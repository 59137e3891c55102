"""What weights of each type cost here: timed by the engine, kept, and used for speeds."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from core.engine.protocol import EngineEvent, Generated, KernelTime, KernelTimes, Load, TimeKernels
from core.gguf import read_header
from core.paths import Paths
from core.plan.experience import Experience
from core.plan.kernels import USUAL, Kernels, kernels_of, load_kernels
from core.plan.speed import work
from core.process.child import Child
from models.starter import starter_model


def times(unrest: float = 1.0, slowest: float = 3.0) -> KernelTimes:
    return KernelTimes(
        (
            KernelTime("Q4_K", 5e-12),
            KernelTime("Q8_0", 8e-12),
            KernelTime("IQ2_S", slowest * 5e-12),
        ),
        unrest,
    )


def test_the_engine_times_every_type_on_this_machine(home: Paths) -> None:
    home.log.parent.mkdir(parents=True)
    child = Child("engine-kernels", "core.engine.entry:main", (str(home.log),), EngineEvent)
    try:
        found: KernelTimes = child.call(TimeKernels()).result()
    finally:
        child.kill()
    assert {"Q4_K", "Q6_K", "Q8_0", "IQ4_NL", "F16", "MXFP4"} <= {each.type for each in found.times}
    assert all(min(each.reading_s, each.writing_s, each.plain_writing_s) > 0 for each in found.times)
    assert min(found.unrest, found.writing_unrest) >= 1
    assert found.step_s > 0


def test_costs_are_told_against_the_usual_type() -> None:
    found = kernels_of(times(), "here")
    assert found is not None
    assert found.reading["Q4_K"] == 1.0
    assert found.reading["Q8_0"] == 1.6
    # Types that were not timed are taken to be like the nearest that was.
    assert found.reading["IQ1_S"] == found.reading["IQ2_S"] == 3.0


def timed(writing_unrest: float, step_s: float = 1e-6) -> KernelTimes:
    """A machine that reads 20 GB/s of the usual type, where plain weights of it take twice as long."""
    usual = KernelTime("Q4_K", 5e-12, 5e-11, 1e-10)
    return KernelTimes((usual, KernelTime("Q8_0", 8e-12, 6e-11, 6e-11)), 1.0, writing_unrest, step_s)


def test_what_all_cores_reach_together_is_told_against_the_usual_type_too() -> None:
    found = kernels_of(timed(1.1), "here")
    assert found is not None
    assert found.writing["Q8_0"] == 1.2
    assert found.plain == {"Q4_K": 2.0}
    assert found.bytes_per_second == pytest.approx(20e9)
    assert found.step_bytes == pytest.approx(52_000)


@pytest.mark.parametrize(("unrest", "busy"), [(1.6, 0.0), (1.0, 0.4)])
def test_disturbed_times_of_all_cores_leave_the_usual_costs_of_writing(unrest: float, busy: float) -> None:
    found = kernels_of(timed(unrest), "here", busy)
    assert found is not None
    assert found.reading["Q8_0"] == 1.6
    assert (found.writing, found.bytes_per_second) == (USUAL.writing, 0)


def test_a_step_that_waited_for_other_programs_costs_what_is_usual() -> None:
    found = kernels_of(timed(1.0, step_s=1.0), "here")
    assert found is not None
    assert found.step_bytes == USUAL.step_bytes


@pytest.mark.parametrize("disturbed", [times(unrest=1.5), times(slowest=40), KernelTimes((), 1.0)])
def test_what_a_busy_machine_says_is_not_believed(disturbed: KernelTimes) -> None:
    assert kernels_of(disturbed, "here") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"writing": {"Q8_0": "x"}, "reading": {}}'])
def test_without_a_usable_file_the_usual_costs_stand_in(content: str, tmp_path: Path) -> None:
    file = tmp_path / "kernels.json"
    assert load_kernels(file) is USUAL
    file.write_text(content)
    assert load_kernels(file) is USUAL


def test_a_model_of_a_slow_type_costs_more() -> None:
    header = read_header(starter_model())
    slow = msgspec.structs.replace(USUAL, writing=USUAL.writing | {"Q4_1": 3.4}, reading=USUAL.reading | {"Q4_1": 8.0})
    assert work(header, slow).weight_bytes > 1.5 * work(header).weight_bytes
    assert work(header, slow).reading_parameters > 1.5 * work(header).reading_parameters


def test_weights_that_are_left_as_they_are_cost_what_their_own_kernel_costs() -> None:
    header = read_header(starter_model())
    slow = msgspec.structs.replace(USUAL, plain={"Q4_1": 10.0})
    assert work(header, slow).weight_bytes == work(header).weight_bytes
    assert work(header, slow, repack=False).weight_bytes > 3 * work(header).weight_bytes


def test_where_nothing_has_run_yet_the_timed_kernels_say_how_fast_a_model_is(home: Paths) -> None:
    header, load = read_header(starter_model()), Load(str(starter_model()), 2048, batch=256)
    kernels = Kernels({"Q4_1": 1.0}, {}, step_bytes=0, bytes_per_second=20e9, stamp="here")
    home.kernels.parent.mkdir(parents=True)
    home.kernels.write_bytes(msgspec.json.encode(kernels))
    found = Experience(home.estimates).speed(header, load, 1e9)
    assert found.basis == "assumed"
    assert found.tokens_per_second == pytest.approx(20e9 / header.weight_bytes, rel=0.05)


def test_a_model_that_was_seen_stays_measured_when_the_kernels_are_timed_later(home: Paths) -> None:
    header, load = read_header(starter_model()), Load(str(starter_model()), 2048, batch=256)
    before = Experience(home.estimates)
    before.estimate(header, load)
    before.learn(load, Generated("stop", 300, 0, 32, 2.0, 0.6, 50.0, 200_000_000))
    timed = Kernels({"Q4_1": 2.5}, {"Q4_1": 5.0}, stamp="here")
    home.kernels.write_bytes(msgspec.json.encode(timed))
    after = Experience(home.estimates).speed(header, load)
    assert (after.basis, after.tokens_per_second) == ("measured", 50.0)
