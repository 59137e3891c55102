"""What this process holds in memory, now and at its peak."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import psutil

from core.engine.protocol import Memory

_STATUS = Path("/proc/self/status")


def process_memory() -> Memory:
    """Resident bytes of this process, mapped weights included."""
    try:
        fields = dict(line.split(":", 1) for line in _STATUS.read_text(encoding="ascii").splitlines())
        return Memory(now=_bytes(fields["VmRSS"]), peak=_bytes(fields["VmHWM"]))
    except (OSError, KeyError, ValueError):
        now = psutil.Process().memory_info().rss
        # Bytes on macOS, kilobytes elsewhere.
        unit = 1 if sys.platform == "darwin" else 1024
        return Memory(now=now, peak=max(now, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit))


def _bytes(kilobytes: str) -> int:
    number, unit = kilobytes.split()
    if unit != "kB":
        raise ValueError(unit)
    return int(number) * 1024
