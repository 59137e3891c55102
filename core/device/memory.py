"""How much memory this machine has, and how much of it this process may take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import psutil

from core.device.kernel import ROOT, control_groups, parse_number, parse_statistics, read_text
from core.device.reading import Bytes, Reading, measured

_UNLIMITED: Final = 1 << 60
"""Version 1 of cgroups writes "no limit" as a number near 2**63."""


class Memory(msgspec.Struct, frozen=True):
    """Main memory, within the limits of the control group."""

    total_bytes: Reading[Bytes]
    available_bytes: Reading[Bytes]
    """What could be taken at the moment of the probe; files that are only cached count as free."""


def probe_memory(root: Path = ROOT) -> Memory:
    """Main memory as it is now."""
    return Memory(measured(total_memory(root)), measured(available_memory(root)))


def available_memory(root: Path = ROOT) -> int:
    """Bytes that can be taken without pushing another program into swap, within the limits of the control group."""
    return max(0, min(_free_memory(root), *(group.limit - group.held for group in _memory_groups(root))))


def total_memory(root: Path = ROOT) -> int:
    """Bytes of memory this process could ever have: of the machine, or of the control group where that has less."""
    total = parse_meminfo(read_text(root / "proc/meminfo")).get("MemTotal", 0) or psutil.virtual_memory().total
    return min(total, *(group.limit for group in _memory_groups(root)))


def process_memory(pid: int, root: Path = ROOT) -> int:
    """Bytes a process holds, its share of what it shares with others included (PSS; where unknown, RSS).

    0 when the process has ended.
    """
    share = parse_smaps_rollup(read_text(root / f"proc/{pid}/smaps_rollup"))
    if share is not None:
        return share
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def parse_meminfo(text: str) -> dict[str, int]:
    """`/proc/meminfo` in bytes, by name."""
    return {name: int(size) * 1024 for name, size in re.findall(r"^(\S+):\s+([0-9]{1,20}) kB$", text, re.MULTILINE)}


def parse_smaps_rollup(text: str) -> int | None:
    """The PSS of `/proc/<pid>/smaps_rollup` in bytes; None where it has none."""
    return parse_meminfo(text).get("Pss")


def parse_limit(text: str) -> int | None:
    """A control group's limit in bytes; None for none."""
    number = parse_number(text)
    return number if number is not None and number < _UNLIMITED else None


def _free_memory(root: Path) -> int:
    free = parse_meminfo(read_text(root / "proc/meminfo")).get("MemAvailable")
    return int(psutil.virtual_memory().available) if free is None else free


class _MemoryGroup(NamedTuple):
    limit: int
    held: int
    """Without pages of files that the kernel drops as soon as somebody needs the memory."""


def _memory_groups(root: Path) -> Iterator[_MemoryGroup]:
    """The control groups that limit this process: its own and those around it. One without a limit comes last."""
    for folder in control_groups(root, "memory"):
        unified = (folder / "memory.current").exists()
        limits = ("memory.max", "memory.high") if unified else ("memory.limit_in_bytes",)
        found = [limit for name in limits if (limit := parse_limit(read_text(folder / name))) is not None]
        held = parse_limit(read_text(folder / ("memory.current" if unified else "memory.usage_in_bytes")))
        if found and held is not None:
            statistics = parse_statistics(read_text(folder / "memory.stat"))
            droppable = statistics.get("inactive_file" if unified else "total_inactive_file", 0)
            yield _MemoryGroup(min(found), max(0, held - droppable))
    yield _MemoryGroup(_UNLIMITED, 0)
