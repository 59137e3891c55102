"""Whether this machine was busy with something else while it was measured, and what follows from that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from core.device.bandwidth import MemoryBandwidth
from core.device.busy import BUSY, ProcessorTimes, better, look, share_of_others
from core.device.flash import Flash
from core.device.probe import Device, is_due, load, measure_again, settled
from core.device.reading import Reading, assumed, measured
from core.paths import Paths
from tests.test_app_cli_device import LAPTOP

START = ProcessorTimes(1000.0, 300.0, 5.0)


@pytest.mark.parametrize(
    ("passed", "spent", "own", "others"),
    [
        (2.0, 0.0, 0.0, 0.0),
        (2.0, 1.8, 1.8, 0.0),
        (2.0, 2.0, 1.0, 0.5),
        (2.0, 2.0, 0.0, 1.0),
        (16.0, 2.0, 0.0, 0.125),
        # The clocks of the machine and of the process tick apart.
        (2.0, 1.0, 1.01, 0.0),
        (2.0, 2.02, 0.0, 1.0),
        (0.0, 0.0, 0.5, 0.0),
        (-1.0, 3.0, 0.0, 0.0),
    ],
)
def test_what_others_took_is_what_was_spent_and_not_ours(
    passed: float, spent: float, own: float, others: float
) -> None:
    after = ProcessorTimes(START.passed + passed, START.spent + spent, START.own + own)
    assert share_of_others(START, after) == pytest.approx(others)


def test_our_own_work_and_that_of_ended_children_is_ours() -> None:
    before = look()
    subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
    sum(range(3_000_000))
    after = look()
    assert after.own > before.own
    assert after.spent >= before.spent
    assert after.passed >= before.passed


@pytest.mark.parametrize(
    ("busy", "now", "due"),
    [
        (0.0, 0.0, False),
        (0.05, 0.0, False),
        (BUSY, 0.0, True),
        (0.9, 0.05, True),
        (0.9, BUSY, False),
        (0.9, 0.9, False),
    ],
)
def test_only_what_was_measured_busy_is_measured_again_and_only_in_calm(busy: float, now: float, due: bool) -> None:
    assert is_due(busy, now) is due


@pytest.mark.parametrize(
    ("kept", "fresh", "result"),
    [
        # The first measurement was disturbed: the calm one is higher, and nothing is due any more.
        (measured(2e9, 0.9), measured(20e9), measured(20e9)),
        # Both were disturbed: the higher one, which is still to be mended.
        (measured(4e9, 0.5), measured(3e9, 0.9), measured(4e9, 0.5)),
        (measured(3e9, 0.5), measured(4e9, 0.9), measured(4e9, 0.5)),
        # Asked for on a busy machine: what is known does not get worse.
        (measured(20e9), measured(2e9, 0.9), measured(20e9)),
        # Two in calm: the newer, also where it is lower, since disks and memory are changed.
        (measured(20e9), measured(10e9), measured(10e9)),
        (assumed(17e9), measured(2e9, 0.9), measured(2e9, 0.9)),
        (measured(20e9, 0.3), assumed(17e9), measured(20e9, 0.3)),
    ],
)
def test_of_two_measurements_the_better_is_kept(
    kept: Reading[float], fresh: Reading[float], result: Reading[float]
) -> None:
    assert better(kept, fresh) == result


def taken(rate: float, busy: float, filesystem: str = "ext4", readers: int = 1) -> Device:
    """The laptop, measured while others took the share `busy`."""
    flash = Flash(
        measured(filesystem),
        measured(True),
        measured(rate / 10, busy),
        measured(readers),
        measured(rate / 20, busy),
        measured(rate / 500, busy),
    )
    memory = MemoryBandwidth(measured(rate, busy), measured(readers))
    return msgspec.structs.replace(LAPTOP, memory_bandwidth=memory, flash=flash)


def test_a_calm_measurement_replaces_a_busy_one_and_a_busy_one_no_calm_one() -> None:
    calm, busy = taken(20e9, 0.0, readers=4), taken(2e9, 0.9, readers=2)
    assert busy.busy == 0.9
    assert settled(busy, calm) == calm
    assert settled(calm, busy) == calm
    assert settled(calm, busy).busy == 0.0


def test_another_disk_is_not_as_fast_as_the_one_before() -> None:
    calm, other = taken(20e9, 0.0), taken(2e9, 0.9, filesystem="vfat")
    assert settled(calm, other).flash == other.flash
    assert settled(calm, other).memory_bandwidth == calm.memory_bandwidth


def keep(paths: Paths, device: Device) -> Path:
    file = paths.state / "device.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(device))
    return file


def test_a_calm_record_or_none_is_left_alone(home: Paths) -> None:
    assert not measure_again(home)
    file = keep(home, taken(20e9, 0.0))
    assert not measure_again(home)
    assert load(file) == taken(20e9, 0.0)


def test_a_busy_record_is_mended_once_the_machine_is_calm(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.device.probe.others_now", lambda: 0.0)
    monkeypatch.setattr("core.device.probe.share_of_others", lambda _before, _after: 0.0)
    file = keep(home, taken(1e6, 0.9))
    assert measure_again(home)
    mended = load(file)
    assert mended is not None
    assert mended.busy == 0.0
    assert mended.memory_bandwidth.read_bytes_per_second.value > 1e6
    assert not measure_again(home)


def test_while_others_are_still_busy_nothing_is_measured(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.device.probe.others_now", lambda: 0.8)
    file = keep(home, taken(1e6, 0.9))
    assert not measure_again(home)
    assert load(file) == taken(1e6, 0.9)


def test_a_question_stops_the_measurement_and_nothing_is_lost(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.device.probe.others_now", lambda: 0.0)
    file = keep(home, taken(1e6, 0.9))
    asked = iter([False, True])
    assert not measure_again(home, lambda: next(asked))
    assert load(file) == taken(1e6, 0.9)
