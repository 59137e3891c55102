"""Gives back memory that holds nothing but zeros or nothing any more, and takes at once what every computation needs.

llama.cpp fills a whole KV cache with zeros when a context is made, so that it lies in memory however little of it is
ever used. Pages of private memory that are dropped read as zeros again, so nothing changes but what the process holds;
they come back one by one as tokens are stored (vAttention, arXiv 2405.04437, maps them on demand in the same spirit).

The buffers of the computation are the other way round: nothing is written to them before the first prompt, and only a
long prompt uses them whole. They are touched when the context is made, so that the process takes from the beginning
what its plan says, and a machine that has too little memory says so then and not in the middle of an answer.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import mmap
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from core.engine.flash.memory import HUGE

log = logging.getLogger(__name__)

Ranges = tuple[tuple[int, int], ...]
"""Addresses, from and to, in order."""

_MAPS: Final = Path("/proc/self/maps")
_LINE: Final = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) rw-p [0-9a-f]+ 00:00 0 *$", re.MULTILINE)
"""Private memory without a file or a name of its own, such as the heap's."""
_LEAST: Final = 4 << 20
"""Bytes of a new piece of memory that is worth a look: smaller ones are no cache, and may be another thread's."""
_BLOCK: Final = 256 << 10
_ZEROS: Final = bytes(_BLOCK)
_PAGE: Final = mmap.PAGESIZE
_BESIDE: Final = 64 << 10
"""Bytes by which a piece of memory is longer than what it was asked for: whole pages, and the log rounds."""
_DONTNEED: Final = 4
_HUGEPAGE: Final = 14
_NOHUGEPAGE: Final = 15


def private_ranges() -> Ranges:
    """Where this process has private memory now; nothing on systems that do not tell."""
    if sys.platform != "linux":
        return ()
    try:
        text = _MAPS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return parse_ranges(text)


def parse_ranges(maps: str) -> Ranges:
    """The private memory in the text of `/proc/<pid>/maps`."""
    return tuple((int(match[1], 16), int(match[2], 16)) for match in _LINE.finditer(maps))


def added(before: Iterable[tuple[int, int]], after: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of the ranges `after` is in none of `before`; neighbours may have grown together."""
    known = sorted(before)
    for start, end in sorted(after):
        at = start
        for low, high in known:
            if high <= at or low >= end:
                continue
            if low > at:
                yield at, low
            at = max(at, high)
        if at < end:
            yield at, end


def untouched(before: Ranges) -> Ranges:
    """What of the memory that came since `before` nothing was written to yet: pages that are not there."""
    if not before:
        return ()
    library = ctypes.CDLL(None)
    library.mincore.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p)
    found: list[tuple[int, int]] = []
    for start, end in added(before, private_ranges()):
        pages = ctypes.create_string_buffer((end - start) // _PAGE)
        if end - start < _LEAST or library.mincore(start, end - start, pages) != 0:
            continue
        missing = bytes(page & 1 for page in pages.raw)
        found += [
            (start + match.start() * _PAGE, start + match.end() * _PAGE) for match in re.finditer(rb"\0+", missing)
        ]
    return tuple(found)


def take(ranges: Ranges, sizes: Iterable[int]) -> Ranges:
    """Write zeros to memory that nothing was written to, so that it is there; gives where that was done.

    Args:
        ranges: of `untouched`.
        sizes: bytes of each buffer that is meant. Only a stretch that is as long as one of them is taken for it: what
            else is untouched may be somebody else's.
    """
    taken, left = [], list(ranges)
    for size in sizes:
        found = next((place for place in left if abs(place[1] - place[0] - size) <= _BESIDE), None)
        if found is not None:
            left.remove(found)
            _in_large_pages(*found)
            ctypes.memset(found[0], 0, found[1] - found[0])
            taken.append(found)
    return tuple(taken)


def _in_large_pages(start: int, end: int) -> None:
    """Have the system use large pages where they fit whole: it fetches a few where it would fetch thousands."""
    low, high = -(-start // HUGE) * HUGE, end // HUGE * HUGE
    library = ctypes.CDLL(None)
    library.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    if high > low:
        # A system without them says no, and nothing is lost.
        library.madvise(low, high - low, _HUGEPAGE)


def give_back_freed() -> None:
    """Give the system what was allocated for a while and freed: glibc keeps it, in an area for each thread."""
    if sys.platform == "linux":
        # Another C library has no such function, and keeps less.
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def give_back_zeros(before: Ranges) -> int:
    """Drop the pages of memory that came since `before` and hold only zeros; the number of bytes.

    Nobody may write to that memory meanwhile.
    """
    if not before:
        return 0
    # With Python's lock held, so that no other thread of ours writes between the look and the drop.
    library = ctypes.PyDLL(None)
    library.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    library.memcmp.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)
    given = 0
    for start, end in added(before, private_ranges()):
        if end - start < _LEAST:
            continue
        for block in range(-(-start // _BLOCK) * _BLOCK, end - _BLOCK + 1, _BLOCK):
            if library.memcmp(block, _ZEROS, _BLOCK) == 0:
                given += _BLOCK if library.madvise(block, _BLOCK, _DONTNEED) == 0 else 0
                # Else the first token would bring back two megabytes of each layer, where large pages are the rule.
                library.madvise(block, _BLOCK, _NOHUGEPAGE)
    log.debug("%d MB of untouched memory given back", given // 1_000_000)
    return given
