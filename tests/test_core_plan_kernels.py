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
    child = Child("engine-kernels", "core.engine.worker:main", (str(home.log),), EngineEvent)
    try:
        found: KernelTimes = child.call(TimeKernels()).result()
    finally:
        child.kill()
    assert {"Q4_K", "Q6_K", "Q8_0", "IQ4_NL", "F16", "MXFP4"} <= {each.type for each in found.times}
    assert all(each.reading_s > 0 for each in found.times)
    assert found.unrest >= 1


def test_costs_are_told_against_the_usual_type() -> None:
    found = kernels_of(times(), "here")
    assert found is not None
    assert found.reading["Q4_K"] == 1.0
    assert found.reading["Q8_0"] == 1.6
    # Types that were not timed are taken to be like the nearest that was.
    assert found.reading["IQ1_S"] == found.reading["IQ2_S"] == 3.0


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


def test_a_model_that_was_seen_stays_measured_when_the_kernels_are_timed_later(home: Paths) -> None:
    header, load = read_header(starter_model()), Load(str(starter_model()), 2048, batch=256)
    before = Experience(home.estimates)
    before.estimate(header, load)
    before.learn(load, Generated("stop", 300, 0, 32, 2.0, 0.6, 50.0, 200_000_000))
    timed = Kernels({"Q4_1": 2.5}, {"Q4_1": 5.0}, stamp="here")
    home.kernels.write_bytes(msgspec.json.encode(timed))
    after = Experience(home.estimates).speed(header, load)
    assert (after.basis, after.tokens_per_second) == ("measured", 50.0)
