"""How much the programs of this machine wait for memory: Linux's pressure stall information."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from core.device.kernel import ROOT, read_text

_SOME: Final = re.compile(r"^some avg10=([0-9]{1,3}(?:\.[0-9]{1,4})?) ", re.MULTILINE)


def memory_stall(root: Path = ROOT) -> float:
    """The share of the last ten seconds in which some program waited for memory, 0 to 1; 0 where nobody counts it."""
    return parse_stall(read_text(root / "proc/pressure/memory"))


def parse_stall(text: str) -> float:
    """The share in the text of `/proc/pressure/memory`; 0 where it has none."""
    found = _SOME.search(text)
    return min(1.0, float(found[1]) / 100) if found else 0.0
