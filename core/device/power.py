"""Whether this machine runs on its battery, and which power profile it is in: both change how fast it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import psutil

from core.device.kernel import ROOT, read_text
from core.device.reading import Reading, assumed, measured

Source = Literal["mains", "battery"]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class Power(msgspec.Struct, frozen=True):
    """Where the power comes from now."""

    source: Reading[Source]
    battery_percent: Reading[Percent] | None = None
    """How full the battery is; None where there is none."""
    profile: Reading[str] = assumed("")
    """As the system calls it, such as "balanced" or "low-power"; "" where it has none."""


def probe_power(root: Path = ROOT) -> Power:
    """The power supply as it is now; a machine that says nothing about it is taken to be on mains."""
    profile = _profile(root)
    supplies = root / "sys/class/power_supply"
    if supplies.is_dir():
        found = parse_supplies([read_text(file) for file in sorted(supplies.glob("*/uevent"))])
    else:
        found = _elsewhere()
    if found is None:
        return Power(assumed("mains"), None, profile)
    source, percent = found
    return Power(measured(source), None if percent is None else measured(percent), profile)


def parse_supplies(uevents: Sequence[str]) -> tuple[Source, float | None] | None:
    """Source and charge from the `uevent` files of Linux's power supplies; None where none tells.

    Batteries of mice and other devices do not count; of several batteries the mean is taken.
    """
    supplies = [parse_uevent(text) for text in uevents]
    supplies = [supply for supply in supplies if supply.get("SCOPE") != "Device"]
    batteries = [supply for supply in supplies if supply.get("TYPE") == "Battery"]
    online = [supply["ONLINE"] != "0" for supply in supplies if supply.get("TYPE") != "Battery" and "ONLINE" in supply]
    charges = [min(100.0, float(text)) for text in (supply.get("CAPACITY", "") for supply in batteries) if _whole(text)]
    charge = sum(charges) / len(charges) if charges else None
    unplugged = bool(online) and not any(online)
    if batteries and (unplugged or any(supply.get("STATUS") == "Discharging" for supply in batteries)):
        return "battery", charge
    if batteries or any(online):
        return "mains", charge
    return None


def parse_uevent(text: str) -> dict[str, str]:
    """A power supply's facts by name, without the prefix that all of them have."""
    return dict(re.findall(r"^POWER_SUPPLY_(\w+)=(.*)$", text, re.MULTILINE))


def _whole(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,3}", text) is not None


def _profile(root: Path) -> Reading[str]:
    for name in (
        "sys/firmware/acpi/platform_profile",
        "sys/devices/system/cpu/cpu0/cpufreq/energy_performance_preference",
    ):
        if profile := read_text(root / name).strip():
            return measured(profile)
    return assumed("")


def _elsewhere() -> tuple[Source, float | None] | None:
    """What systems other than Linux say."""
    sensors = getattr(psutil, "sensors_battery", None)
    try:
        battery = sensors() if sensors is not None else None
    except OSError:  # a container without /sys
        return None
    if battery is None or battery.power_plugged is None:
        return None
    return "mains" if battery.power_plugged else "battery", min(100.0, max(0.0, float(battery.percent)))
