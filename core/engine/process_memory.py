"""What this process holds in memory, now and at its peak.

Counted is what this process alone answers for: private memory, locked memory, and the pages of the model file that are
mapped and in use. Pages of programs and libraries count by this process's share (PSS), because every Inglenook process
uses the same ones. Weights that the backend has copied do not count twice: `core.engine.mapped_weights` gives their
pages back. The peak is the kernel's own high-water mark, so nothing between two looks is missed.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path
from typing import Final

import psutil

from core.engine.protocol import Memory

_STATUS: Final = Path("/proc/self/status")
_MAPPINGS: Final = Path("/proc/self/smaps")
_HEAD: Final = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S{3}(\S) ")
_SIZE: Final = re.compile(r"^(Rss|Pss): +(\d+) kB")


def process_memory() -> Memory:
    """Bytes of this process, mapped weights included."""
    try:
        fields = dict(line.split(":", 1) for line in _STATUS.read_text(encoding="ascii").splitlines())
        shared = others_share(_MAPPINGS.read_text(encoding="ascii", errors="replace"))
        return Memory(now=_bytes(fields["VmRSS"]) - shared, peak=_bytes(fields["VmHWM"]) - shared)
    except (OSError, KeyError, ValueError):
        now = psutil.Process().memory_info().rss
        # Bytes on macOS, kilobytes elsewhere.
        unit = 1 if sys.platform == "darwin" else 1024
        return Memory(now=now, peak=max(now, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit))


def others_share(mappings: str) -> int:
    """Bytes of programs and libraries that other processes answer for.

    A model file is mapped as shared, libraries are not: so it counts in full, whoever else has mapped it.

    Args:
        mappings: the text of `/proc/<pid>/smaps`.
    """
    sizes = {"Rss": 0, "Pss": 0}
    private = False
    for line in mappings.splitlines():
        if head := _HEAD.match(line):
            private = head[1] == "p"
        elif private and (size := _SIZE.match(line)):
            sizes[size[1]] += int(size[2])
    return (sizes["Rss"] - sizes["Pss"]) * 1024


def _bytes(kilobytes: str) -> int:
    number, unit = kilobytes.split()
    if unit != "kB":
        raise ValueError(unit)
    return int(number) * 1024
