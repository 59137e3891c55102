"""How fast this machine reads its main memory, which is what limits the writing speed of a model on the processor.

To write one token, a model reads every weight that takes part in it once: a dense model all of its file, a mixture of
experts the active ones. So tokens per second <= bytes per second of memory / bytes read per token.
"""

from __future__ import annotations

import ctypes
import logging
import mmap
import re
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import msgspec

from core.device.cores import physical_cores
from core.device.kernel import ROOT, parse_processors, read_text
from core.device.memory import available_memory
from core.device.reading import Count, Rate, Reading, assumed, measured

log = logging.getLogger(__name__)

ASSUMED_BYTES_PER_SECOND: Final = 17e9
"""One channel of DDR4-2666 at four fifths of what its label says."""

_LEAST: Final = 64 << 20
_USUAL: Final = 256 << 20
_MOST: Final = 1 << 30
_SECONDS: Final = 0.5
_ROUNDS: Final = 40
_SHARE_OF_FREE_MEMORY: Final = 8

Span = tuple[float, float]


class MemoryBandwidth(msgspec.Struct, frozen=True):
    """How fast main memory is read."""

    read_bytes_per_second: Reading[Rate]
    threads: Reading[Count]
    """How many read at once: one a usable core, as a model does."""

    def most_tokens_per_second(self, bytes_per_token: int) -> float:
        """The speed that memory allows a model that reads this many bytes for each token it writes."""
        return self.read_bytes_per_second.value / bytes_per_token


def probe_bandwidth(root: Path = ROOT) -> MemoryBandwidth:
    """Measure for a little more than half a second, with every usable core; the best round counts."""
    threads = physical_cores(root)
    size = _buffer_bytes(root)
    try:
        if size >= _LEAST:
            return MemoryBandwidth(measured(_measure(threads, size)), measured(threads))
    except (OSError, AttributeError) as error:
        log.warning("the speed of memory cannot be measured (%s)", type(error).__name__)
    return MemoryBandwidth(assumed(ASSUMED_BYTES_PER_SECOND), assumed(threads))


def parse_cache_size(text: str) -> int:
    """Bytes of a processor cache as the kernel writes them, such as "32768K"; 0 where it says nothing."""
    found = re.fullmatch(r"([0-9]{1,12})([KMG]?)", text.strip())
    return int(found[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[found[2]] if found else 0


def _buffer_bytes(root: Path) -> int:
    """Enough that caches hold only a small part of it, and little beside the memory that is free."""
    wanted = min(max(_USUAL, 4 * _last_level_cache(root)), _MOST)
    return min(wanted, available_memory(root) // _SHARE_OF_FREE_MEMORY)


def _last_level_cache(root: Path) -> int:
    """Bytes of all third-level caches together."""
    sizes: dict[frozenset[int], int] = {}
    for folder in (root / "sys/devices/system/cpu").glob("cpu[0-9]*/cache/index3"):
        sizes[parse_processors(read_text(folder / "shared_cpu_list"))] = parse_cache_size(read_text(folder / "size"))
    return sum(sizes.values())


def _measure(threads: int, size: int) -> float:
    """Bytes per second of the best round.

    Raises:
        OSError: there is no memory for the buffer.
        AttributeError: the C library has no `memchr`.
    """
    find = _memchr()
    part = size // threads
    with mmap.mmap(-1, part * threads) as buffer, ThreadPoolExecutor(threads) as pool:
        held = ctypes.c_char.from_buffer(buffer)
        parts = [ctypes.addressof(held) + number * part for number in range(threads)]
        # Each thread writes its part first: memory that nobody wrote to is one page of zeros, which caches hold.
        list(pool.map(lambda address: ctypes.memset(address, 1, part), parts))
        start = threading.Barrier(threads)

        def read(address: int) -> Span:
            start.wait()
            began = time.perf_counter()
            find(address, 2, part)
            return began, time.perf_counter()

        best = _best_round(lambda: list(pool.map(read, parts)))
        del held
    return part * threads / best


def _best_round(run: Callable[[], list[Span]]) -> float:
    """Seconds of the shortest round, from the first thread's start to the last one's end."""
    best = float("inf")
    deadline = time.perf_counter() + _SECONDS
    for number in range(_ROUNDS):
        spans = run()
        best = min(best, max(end for _, end in spans) - min(began for began, _ in spans))
        if number >= 2 and time.perf_counter() > deadline:
            break
    return best


def _memchr() -> Any:
    """The C library's search for a byte: it only reads, as fast as memory delivers, and without Python's lock."""
    find = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None).memchr
    find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    return find
