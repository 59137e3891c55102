"""Joules of an answer: from the processor's counters, the battery, or an estimate that says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.desktop.transcript.facts import energy_text
from core.device.energy import (
    WATTS_OF_A_CORE,
    Snapshot,
    battery_watts,
    energy_between,
    read_counters,
    take_snapshot,
)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")


def test_counts_packages_but_not_their_parts(tmp_path: Path) -> None:
    powercap = "sys/class/powercap"
    write(
        tmp_path,
        {
            f"{powercap}/intel-rapl:0/name": "package-0\n",
            f"{powercap}/intel-rapl:0/energy_uj": "5000000\n",
            f"{powercap}/intel-rapl:0/max_energy_range_uj": "262143328850\n",
            f"{powercap}/intel-rapl:0:0/name": "core\n",
            f"{powercap}/intel-rapl:0:0/energy_uj": "3000000\n",
            f"{powercap}/intel-rapl:0:0/max_energy_range_uj": "262143328850\n",
            f"{powercap}/intel-rapl:1/name": "psys\n",
            f"{powercap}/intel-rapl:1/energy_uj": "9000000\n",
            f"{powercap}/intel-rapl:1/max_energy_range_uj": "262143328850\n",
        },
    )
    assert read_counters(tmp_path) == {"intel-rapl:0": (5_000_000, 262_143_328_850)}


def test_a_process_is_charged_its_share_of_what_the_processor_took() -> None:
    before = Snapshot(0.0, busy=10.0, own=1.0, counters={"intel-rapl:0": (1_000_000, 10**9)})
    after = Snapshot(5.0, busy=18.0, own=5.0, counters={"intel-rapl:0": (41_000_000, 10**9)})
    energy = energy_between(before, after)
    assert energy.meter == "processor"
    assert energy.joules == pytest.approx(40 * 0.5)


def test_a_counter_that_starts_anew_is_no_gain() -> None:
    before = Snapshot(0.0, busy=0.0, own=0.0, counters={"intel-rapl:0": (990_000_000, 10**9)})
    after = Snapshot(1.0, busy=1.0, own=1.0, counters={"intel-rapl:0": (15_000_000, 10**9)})
    assert energy_between(before, after).joules == pytest.approx(25)


def test_on_battery_the_whole_machine_counts(tmp_path: Path) -> None:
    supply = "POWER_SUPPLY_TYPE=Battery\nPOWER_SUPPLY_STATUS=Discharging\n"
    write(tmp_path, {"sys/class/power_supply/BAT0/uevent": f"{supply}POWER_SUPPLY_POWER_NOW=12500000\n"})
    assert battery_watts(tmp_path) == pytest.approx(12.5)
    measured = f"{supply}POWER_SUPPLY_CURRENT_NOW=1000000\nPOWER_SUPPLY_VOLTAGE_NOW=12000000\n"
    write(tmp_path, {"sys/class/power_supply/BAT0/uevent": measured})
    assert battery_watts(tmp_path) == pytest.approx(12)
    energy = energy_between(Snapshot(0, 0, 0, battery_watts=10.0), Snapshot(4, 4, 4, battery_watts=14.0))
    assert (energy.joules, energy.meter) == (48.0, "battery")


def test_without_a_meter_seconds_of_cores_are_charged_and_called_an_estimate() -> None:
    energy = energy_between(Snapshot(0, 0, own=2.0), Snapshot(3, 6, own=7.0))
    assert (energy.joules, energy.meter) == (5 * WATTS_OF_A_CORE, "estimate")
    assert energy_text(energy.joules, energy.meter) == "about 30 J"
    assert energy_text(1340.0, "processor") == "1.3 kJ"
    assert energy_text(4.21, "battery") == "4.2 J on battery"


def test_work_of_this_process_is_seen() -> None:
    before = take_snapshot(os.getpid())
    while take_snapshot(os.getpid()).own - before.own < 0.05:
        sum(range(10_000))
    assert energy_between(before, take_snapshot(os.getpid())).joules > 0


def test_a_process_that_is_gone_takes_nothing() -> None:
    assert take_snapshot(None).own == 0.0
    assert take_snapshot(2**22 + 1).own == 0.0
