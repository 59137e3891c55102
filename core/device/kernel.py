"""Reads what the Linux kernel says of itself in text files, and finds this process's control groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path("/")
"""Where the kernel's files are; a test has a folder of its own."""

_MOST_PROCESSORS: Final = 1 << 16
_NUMBER: Final = re.compile(r"[0-9]{1,20}")


def read_text(path: Path) -> str:
    """The text of a file of the kernel, "" where there is none: not Linux, or not for us."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


def parse_number(text: str) -> int | None:
    """A whole number that stands alone; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[0]) if found else None


def parse_statistics(text: str) -> dict[str, int]:
    """A control group's `memory.stat`: numbers by name."""
    return {name: int(number) for name, number in re.findall(r"^(\S+) ([0-9]{1,20})$", text, re.MULTILINE)}


def parse_groups(text: str) -> dict[str, str]:
    """`/proc/self/cgroup`: the path in the hierarchy of each controller; "" is that of version 2."""
    paths: dict[str, str] = {}
    for controllers, path in re.findall(r"^[0-9]+:([^:\n]*):(.*)$", text, re.MULTILINE):
        paths |= dict.fromkeys(controllers.split(","), path)
    return paths


def parse_processors(text: str) -> frozenset[int]:
    """A list of processors such as "0-3,8"."""
    processors: set[int] = set()
    for first, last in re.findall(r"(?<![0-9])([0-9]{1,9})(?:-([0-9]{1,9}))?(?![0-9])", text):
        processors |= set(range(int(first), min(int(last or first), _MOST_PROCESSORS) + 1))
    return frozenset(processors)


def control_groups(root: Path, controller: str) -> Iterator[Path]:
    """The folders of the control groups that this process is in, from its own up to the mount."""
    paths = parse_groups(read_text(root / "proc/self/cgroup"))
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
