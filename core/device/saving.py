"""Whether to take less power: on battery, or when the user has told the system to save."""

from __future__ import annotations

from typing import Final

from core.device.cores import physical_cores
from core.device.power import Power, probe_power

_SAVING: Final = frozenset({"low-power", "power", "power-saver", "quiet", "cool"})
"""Names of profiles that save (`platform_profile`, `energy_performance_preference`)."""
IDLE_MINUTES: Final = 3
"""Then an unused model leaves memory, which also takes power."""


def why_save(power: Power) -> str:
    """Why, in words such as "on battery"; "" for no reason."""
    if power.source.value == "battery":
        return "on battery"
    return "in a power-saving profile" if power.profile.value in _SAVING else ""


def saving_sentence(reason: str) -> str:
    """What is done with less, for the user; "" for no reason."""
    if not reason:
        return ""
    return f"Saving power {reason}: fewer threads, no drafts, and the model leaves memory after {IDLE_MINUTES} minutes."


def fewer_threads() -> int:
    """Threads that compute while power is saved: one core less heat, nearly the same speed on most laptops."""
    return max(1, physical_cores() // 2)


def saving_now() -> str:
    """The reason to save power now; "" for none."""
    return why_save(probe_power())
