"""The budget at run time: what is held, what has to be given back, and when."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from core.budget import BudgetWatch, Reading, excess, own_processes, pressing, take_reading
from core.device.pressure import memory_stall, parse_stall
from core.engine.client import Engine
from core.engine.protocol import Load
from models.starter import starter_model

GB = 10**9
ROOMY = Reading(held=500_000_000, free=8 * GB, total=16 * GB)


def test_nothing_is_given_back_while_both_limits_hold() -> None:
    assert excess(ROOMY, budget=600_000_000) == 0
    assert excess(ROOMY, budget=0) == 0


def test_what_is_over_the_budget_is_given_back() -> None:
    assert excess(ROOMY, budget=400_000_000) == 100_000_000


def test_what_other_programs_miss_is_given_back_even_within_the_budget() -> None:
    short = Reading(held=500_000_000, free=200_000_000, total=16 * GB)

    assert excess(short, budget=600_000_000) == 440_000_000


def test_more_is_given_back_while_programs_wait_for_memory() -> None:
    calm = Reading(held=2 * GB, free=700_000_000, total=16 * GB)
    waiting = Reading(held=2 * GB, free=700_000_000, total=16 * GB, stalled=0.4)

    assert excess(calm, budget=0) == 0
    assert excess(waiting, budget=0) == 580_000_000


def test_an_answer_is_disturbed_only_when_memory_is_about_to_run_out() -> None:
    assert not pressing(Reading(610_000_000, 400_000_000, 16 * GB), budget=600_000_000)
    assert pressing(Reading(700_000_000, 8 * GB, 16 * GB), budget=600_000_000)
    assert pressing(Reading(500_000_000, 200_000_000, 16 * GB), budget=0)


@given(
    st.builds(
        Reading,
        held=st.integers(0, 1 << 40),
        free=st.integers(0, 1 << 40),
        total=st.integers(1, 1 << 40),
        stalled=st.floats(0, 1),
    ),
    st.integers(0, 1 << 40),
)
def test_nobody_is_asked_for_more_than_is_held(reading: Reading, budget: int) -> None:
    wanted = excess(reading, budget)

    assert 0 <= wanted <= reading.held
    if budget and reading.held - budget > 10_000_000:
        assert wanted >= reading.held - budget


def test_the_engine_counts_and_its_end_shows(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    before = take_reading()
    try:
        engine.load(Load(path=str(starter_model()), context_length=512))
        loaded = take_reading()
        assert engine.pid in own_processes()
        assert os.getpid() in own_processes()
        assert loaded.held > before.held + 80_000_000
    finally:
        engine.close()
    assert take_reading().held < before.held + 20_000_000


def test_the_kernel_says_how_much_programs_wait(tmp_path: Path) -> None:
    pressure = tmp_path / "proc/pressure/memory"
    pressure.parent.mkdir(parents=True)
    pressure.write_text("some avg10=12.34 avg60=1.00 avg300=0.10 total=99\nfull avg10=3.00 avg60=0 avg300=0 total=9\n")

    assert memory_stall(tmp_path) == 0.1234
    assert memory_stall(tmp_path / "elsewhere") == 0.0


@given(st.text())
def test_any_text_of_the_kernel_gives_a_share(text: str) -> None:
    assert 0 <= parse_stall(text) <= 1


def test_a_short_peak_is_let_pass_and_a_lasting_one_is_acted_on() -> None:
    acted = threading.Event()
    readings = iter([ROOMY, Reading(GB, 8 * GB, 16 * GB), ROOMY])
    lasting = Reading(GB, 8 * GB, 16 * GB)
    asked: list[int] = []
    looks = 0

    def read() -> Reading:
        nonlocal looks
        looks += 1
        return next(readings, lasting)

    def give_back(wanted: int, urgent: bool) -> None:
        asked.append(looks)
        asked.extend((wanted, urgent))
        acted.set()

    watch = BudgetWatch(read, lambda: 600_000_000, give_back, every_s=0.01)
    watch.start()
    try:
        assert acted.wait(10)
    finally:
        watch.stop()
    assert asked[:3] == [5, 400_000_000, True]


def test_a_failure_to_give_back_does_not_end_the_watch() -> None:
    twice = threading.Semaphore(0)

    def give_back(_wanted: int, _urgent: bool) -> None:
        twice.release()
        raise RuntimeError

    watch = BudgetWatch(lambda: Reading(GB, 8 * GB, 16 * GB), lambda: 1, give_back, every_s=0.01)
    watch.start()
    try:
        assert twice.acquire(timeout=10)
        assert twice.acquire(timeout=10)
    finally:
        watch.stop()
