"""What this machine has, and how much of it this process may use: memory and processor cores."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import psutil

ROOT: Final = Path("/")

_UNLIMITED: Final = 1 << 60
"""Version 1 of cgroups writes "no limit" as a number near 2**63."""


def available_memory(root: Path = ROOT) -> int:
    """Bytes that can be taken without pushing another program into swap, within the limits of the control group."""
    return max(0, min(_free_memory(root), *(group.limit - group.held for group in _memory_groups(root))))


def total_memory(root: Path = ROOT) -> int:
    """Bytes of memory this process could ever have: of the machine, or of the control group where that has less."""
    total = parse_meminfo(_read(root / "proc/meminfo")).get("MemTotal", 0) or psutil.virtual_memory().total
    return min(total, *(group.limit for group in _memory_groups(root)))


def process_memory(pid: int, root: Path = ROOT) -> int:
    """Bytes a process holds, its share of what it shares with others included (PSS; where unknown, RSS).

    0 when the process has ended.
    """
    share = parse_smaps_rollup(_read(root / f"proc/{pid}/smaps_rollup"))
    if share is not None:
        return share
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def physical_cores(root: Path = ROOT) -> int:
    """Cores this process may use, at least 1: two threads of one core count once."""
    usable = _usable_processors()
    cores = {_core(root, processor) for processor in usable}
    quota = _processor_quota(root)
    return max(1, min(len(cores), quota) if quota else len(cores))


# Parsers of what Linux says


def parse_meminfo(text: str) -> dict[str, int]:
    """`/proc/meminfo` in bytes, by name."""
    return {name: int(size) * 1024 for name, size in re.findall(r"^(\S+):\s+(\d+) kB$", text, re.MULTILINE)}


def parse_smaps_rollup(text: str) -> int | None:
    """The PSS of `/proc/<pid>/smaps_rollup` in bytes; None where it has none."""
    return parse_meminfo(text).get("Pss")


def parse_statistics(text: str) -> dict[str, int]:
    """A control group's `memory.stat`: numbers by name."""
    return {name: int(number) for name, number in re.findall(r"^(\S+) (\d+)$", text, re.MULTILINE)}


def parse_limit(text: str) -> int | None:
    """A control group's limit in bytes; None for none."""
    number = text.strip()
    return int(number) if number.isdecimal() and int(number) < _UNLIMITED else None


def parse_groups(text: str) -> dict[str, str]:
    """`/proc/self/cgroup`: the path in the hierarchy of each controller; "" is that of version 2."""
    paths: dict[str, str] = {}
    for line in text.splitlines():
        _, controllers, path = line.split(":", 2)
        paths |= dict.fromkeys(controllers.split(","), path)
    return paths


def parse_processors(text: str) -> frozenset[int]:
    """A list of processors such as "0-3,8"."""
    processors: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", text):
        processors |= set(range(int(first), int(last or first) + 1))
    return frozenset(processors)


# The machine


def _read(path: Path) -> str:
    """The text of a file of the kernel, "" where there is none: not Linux, or not for us."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def _free_memory(root: Path) -> int:
    free = parse_meminfo(_read(root / "proc/meminfo")).get("MemAvailable")
    return int(psutil.virtual_memory().available) if free is None else free


class _MemoryGroup(NamedTuple):
    limit: int
    held: int
    """Without pages of files that the kernel drops as soon as somebody needs the memory."""


def _memory_groups(root: Path) -> Iterator[_MemoryGroup]:
    """The control groups that limit this process: its own and those around it. One without a limit comes last."""
    for folder in _folders(root, "memory"):
        unified = (folder / "memory.current").exists()
        limits = ("memory.max", "memory.high") if unified else ("memory.limit_in_bytes",)
        found = [limit for name in limits if (limit := parse_limit(_read(folder / name))) is not None]
        held = parse_limit(_read(folder / ("memory.current" if unified else "memory.usage_in_bytes")))
        if found and held is not None:
            statistics = parse_statistics(_read(folder / "memory.stat"))
            droppable = statistics.get("inactive_file" if unified else "total_inactive_file", 0)
            yield _MemoryGroup(min(found), max(0, held - droppable))
    yield _MemoryGroup(_UNLIMITED, 0)


def _folders(root: Path, controller: str) -> Iterator[Path]:
    """The folders of the control groups that this process is in, from its own up to the mount."""
    paths = parse_groups(_read(root / "proc/self/cgroup"))
    for mount, path in (
        (root / "sys/fs/cgroup" / controller, paths.get(controller)),
        (root / "sys/fs/cgroup", paths.get("")),
    ):
        if path is None:
            continue
        inside = mount / path.lstrip("/")
        while inside != mount.parent:
            yield inside
            inside = inside.parent


def _usable_processors() -> frozenset[int]:
    if hasattr(os, "sched_getaffinity"):
        return frozenset(os.sched_getaffinity(0))
    return frozenset(range(psutil.cpu_count(logical=False) or os.cpu_count() or 1))


def _core(root: Path, processor: int) -> frozenset[int]:
    """The processors that share a core with `processor`, itself included."""
    folder = root / f"sys/devices/system/cpu/cpu{processor}/topology"
    text = _read(folder / "core_cpus_list") or _read(folder / "thread_siblings_list")
    return parse_processors(text) or frozenset({processor})


def _processor_quota(root: Path) -> int:
    """Whole processors' worth of time that the control group grants, at least 1; 0 for no limit."""
    shares = []
    for folder in _folders(root, "cpu"):
        unified = _read(folder / "cpu.max").split()
        quota, period = (
            unified if len(unified) == 2 else (_read(folder / f"cpu.cfs_{n}_us") for n in ("quota", "period"))
        )
        if quota.strip().isdecimal() and period.strip().isdecimal() and int(period):
            shares.append(max(1, int(quota) // int(period)))
    return min(shares, default=0)
