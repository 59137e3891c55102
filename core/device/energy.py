"""What computing takes from the socket or the battery: joules by the best meter that this machine has.

In this order: the processor's own counter (RAPL, as Linux's powercap shows it), the battery while it discharges, and
else an estimate from the seconds that cores were busy. What a graphics processor counts comes on top.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import psutil

from core.device.kernel import ROOT, parse_number, read_text
from core.device.power import parse_uevent

Meter = Literal["processor", "battery", "estimate"]

WATTS_OF_A_CORE: Final = 6.0
"""Of a busy core with its share of memory and board, where nothing measures it: between a laptop's 3 and a desktop's
10."""
_MICRO: Final = 1e-6
_MILLI: Final = 1e-3


@dataclass(frozen=True)
class Energy:
    """What was taken in a while.

    Args:
        joules: of the processor, or of the whole machine on battery; graphics on top.
        meter: where the figure for the processor comes from.
    """

    joules: float
    meter: Meter


@dataclass(frozen=True)
class Snapshot:
    """All meters at one moment.

    Args:
        clock: seconds.
        busy: seconds that all cores together have been busy, for any program.
        own: seconds of them for the process that computes.
        counters: of the processor's packages by name, and where each starts anew, in microjoules.
        battery_watts: that the battery gives; 0 on mains.
        graphics: joules that graphics processors have taken so far.
    """

    clock: float
    busy: float
    own: float
    counters: dict[str, tuple[int, int]] = field(default_factory=dict)
    battery_watts: float = 0.0
    graphics: float = 0.0


def take_snapshot(process: int | None, root: Path = ROOT) -> Snapshot:
    """Read all meters.

    Args:
        process: id of the process that computes; None where it has not been started.
        root: of the file system.
    """
    return Snapshot(
        time.monotonic(), _busy(), _own(process), read_counters(root), battery_watts(root), graphics_joules()
    )


def energy_between(before: Snapshot, after: Snapshot) -> Energy:
    """What the computing process took between two snapshots.

    The processor's counter covers every program, so the process's share of the busy time decides about its part.
    """
    own, busy = max(0.0, after.own - before.own), max(0.0, after.busy - before.busy)
    graphics = max(0.0, after.graphics - before.graphics)
    counted = counted_joules(before, after)
    if counted > 0:
        share = min(1.0, own / busy) if busy > 0 else 1.0
        return Energy(counted * share + graphics, "processor")
    if before.battery_watts > 0 and after.battery_watts > 0:
        watts = (before.battery_watts + after.battery_watts) / 2
        return Energy(watts * (after.clock - before.clock), "battery")
    return Energy(own * WATTS_OF_A_CORE + graphics, "estimate")


def counted_joules(before: Snapshot, after: Snapshot) -> float:
    """What the processor's counters have advanced; one that started anew meanwhile is taken to have done so once."""
    total = 0
    for name, (value, limit) in after.counters.items():
        if name in before.counters:
            step = value - before.counters[name][0]
            total += step if step >= 0 else step + limit
    return total * _MICRO


def read_counters(root: Path = ROOT) -> dict[str, tuple[int, int]]:
    """RAPL's counters of whole packages: value and range in microjoules; empty where they are hidden from users."""
    found = {}
    for folder in sorted((root / "sys/class/powercap").glob("*-rapl:*")):
        # "intel-rapl:0" is a package; "intel-rapl:0:1" is a part of one and counted there already.
        if folder.name.count(":") != 1 or not read_text(folder / "name").startswith("package"):
            continue
        value = parse_number(read_text(folder / "energy_uj"))
        limit = parse_number(read_text(folder / "max_energy_range_uj"))
        if value is not None and limit:
            found[folder.name] = (value, limit)
    return found


def battery_watts(root: Path = ROOT) -> float:
    """What the batteries give now, in watts; 0.0 on mains or where they do not say."""
    watts = 0.0
    for file in sorted((root / "sys/class/power_supply").glob("*/uevent")):
        supply = parse_uevent(read_text(file))
        if supply.get("TYPE") == "Battery" and supply.get("SCOPE") != "Device":
            watts += _watts(supply) if supply.get("STATUS") == "Discharging" else 0.0
    return watts


def _watts(supply: dict[str, str]) -> float:
    power = parse_number(supply.get("POWER_NOW", ""))
    if power is not None:
        return abs(power) * _MICRO
    current, voltage = (parse_number(supply.get(name, "")) for name in ("CURRENT_NOW", "VOLTAGE_NOW"))
    return abs(current) * _MICRO * voltage * _MICRO if current is not None and voltage is not None else 0.0


def _busy() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0))


def _own(process: int | None) -> float:
    if process is None:
        return 0.0
    try:
        times = psutil.Process(process).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def graphics_joules() -> float:
    """What NVIDIA's graphics processors have taken since their driver was loaded; 0.0 where there are none."""
    library = _nvml()
    if library is None:
        return 0.0
    count, total = ctypes.c_uint(), 0.0
    library.nvmlDeviceGetCount_v2(ctypes.byref(count))
    for index in range(min(count.value, 64)):
        device, millijoules = ctypes.c_void_p(), ctypes.c_ulonglong()
        if library.nvmlDeviceGetHandleByIndex_v2(index, ctypes.byref(device)) == 0:
            failed = library.nvmlDeviceGetTotalEnergyConsumption(device, ctypes.byref(millijoules))
            total += 0.0 if failed else millijoules.value * _MILLI
    return total


@cache
def _nvml() -> Any:
    """NVIDIA's management library, started; None where there is none."""
    names: Sequence[str] = ("nvml.dll",) if os.name == "nt" else ("libnvidia-ml.so.1",)
    for name in names:
        try:
            library = ctypes.CDLL(name)
            if library.nvmlInit_v2() == 0:
                return library
        except (OSError, AttributeError):
            continue
    return None
