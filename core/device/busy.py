"""How much of the processor others take: what is measured meanwhile says too little of this machine."""

from __future__ import annotations

import os
import time
from typing import Final, NamedTuple

import psutil

from core.device.reading import Reading

BUSY: Final = 0.1
"""The share of the usable cores that others take, from which a measurement is one of a busy machine. An idle desktop
stays below; a program that keeps one core of eight busy does not."""
_LOOK_S: Final = 0.15
_TWICE_COUNTED: Final = frozenset({"guest", "guest_nice", "interrupt", "dpc"})
"""Times that are part of others, by the system: those of virtual machines on Linux, of interrupts on Windows."""
_IDLE: Final = frozenset({"idle", "iowait"})


class ProcessorTimes(NamedTuple):
    """Seconds since the machine started, of all usable cores together."""

    passed: float
    spent: float
    """Not idle. What the machine below a virtual one took (steal) counts: nobody here could have it."""
    own: float
    """Spent by this process and by children of it that have ended."""


def look() -> ProcessorTimes:
    """What the system has counted up to now; the engine, while it lives, is one of the others."""
    own = os.times()
    mine = own.user + own.system + own.children_user + own.children_system
    usable = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    try:
        cores = [
            times._asdict()
            for number, times in enumerate(psutil.cpu_times(percpu=True))
            if usable is None or number in usable
        ]
    except (OSError, RuntimeError):
        return ProcessorTimes(0.0, 0.0, mine)
    passed = sum(spent for core in cores for name, spent in core.items() if name not in _TWICE_COUNTED)
    idle = sum(spent for core in cores for name, spent in core.items() if name in _IDLE)
    return ProcessorTimes(passed, passed - idle, mine)


def share_of_others(before: ProcessorTimes, after: ProcessorTimes) -> float:
    """The share of the usable cores that others took between two looks, 0 to 1; 0 where the system does not count."""
    passed = after.passed - before.passed
    if passed <= 0:
        return 0.0
    others = (after.spent - before.spent) - (after.own - before.own)
    return min(1.0, max(0.0, others / passed))


def others_now(seconds: float = _LOOK_S) -> float:
    """The share that others take at this moment; waits for `seconds`."""
    before = look()
    time.sleep(seconds)
    return share_of_others(before, look())


def is_better(kept: Reading[float], fresh: Reading[float]) -> bool:
    """Whether the rate that was known before says more of this machine than the one just measured.

    What others take only ever lowers a rate: where one of the two was measured on a busy machine, the higher is nearer
    to the truth. Of two that were taken in calm the newer counts, since disks and memory are changed.
    """
    if kept.basis != fresh.basis:
        return kept.basis == "measured"
    if kept.busy < BUSY and fresh.busy < BUSY:
        return False
    return kept.value > fresh.value


def better(kept: Reading[float], fresh: Reading[float]) -> Reading[float]:
    """The better of two measurements of one rate, with the calmer of both moments."""
    chosen = kept if is_better(kept, fresh) else fresh
    if kept.basis != fresh.basis:
        return chosen
    return Reading(chosen.value, chosen.basis, min(kept.busy, fresh.busy))
