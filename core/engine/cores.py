"""How many processor cores a computation in this process can really use."""

from __future__ import annotations

import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")
_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores() -> int:
    """Physical cores among those this process may run on, no more than the time its control group grants; at least 1.

    Two threads on one core share its arithmetic units, so a second one adds waiting and no speed.
    """
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set(range(os.cpu_count() or 1))
    return max(1, min(len({_siblings(cpu) for cpu in allowed}), _granted()))


def _siblings(cpu: int) -> str:
    """The logical processors that share a core with `cpu`, as the kernel writes them; else only itself."""
    try:
        return (_CPUS / f"cpu{cpu}/topology/thread_siblings_list").read_text(encoding="ascii").strip()
    except OSError:
        return str(cpu)


def _granted() -> int:
    """Whole cores' worth of time under control group version 2; a large number where nothing limits it."""
    try:
        quota, period = _QUOTA.read_text(encoding="ascii").split()
        return max(1, int(quota) // int(period))
    except (OSError, ValueError):
        return 1 << 16
