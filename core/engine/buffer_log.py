"""What llama.cpp's log says of the buffers of a context; no function of it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_MIB: Final = 1 << 20
_KV: Final = re.compile(r"kv_cache\w*: size = +([\d.]+) MiB")
_STATE: Final = re.compile(r"recurrent\w*: size = +([\d.]+) MiB")
_COMPUTE: Final = re.compile(r"compute buffer size = +([\d.]+) MiB")
_OUTPUT: Final = re.compile(r"output buffer size = +([\d.]+) MiB")


def kv_bytes(lines: Iterable[str]) -> int:
    """Keys and values."""
    return _sum(_KV, lines)


def state_bytes(lines: Iterable[str]) -> int:
    """States of recurrent layers."""
    return _sum(_STATE, lines)


def compute_bytes(lines: Iterable[str]) -> int:
    """Buffers of the computation, on all devices."""
    return sum(compute_buffers(lines))


def compute_buffers(lines: Iterable[str]) -> list[int]:
    """Bytes of each of them, somewhat less than they are: the log has two digits behind the point."""
    return _sizes(_COMPUTE, lines)


def output_bytes(lines: Iterable[str]) -> int:
    """Where scores are kept."""
    return _sum(_OUTPUT, lines)


def _sum(pattern: re.Pattern[str], lines: Iterable[str]) -> int:
    return sum(_sizes(pattern, lines))


def _sizes(pattern: re.Pattern[str], lines: Iterable[str]) -> list[int]:
    return [int(float(match[1]) * _MIB) for line in lines if (match := pattern.search(line))]
