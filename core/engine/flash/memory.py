"""Memory and addresses of ours, outside Python's heap: what weights lie in."""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import sys
from typing import Any, Final

_POINTER: Final = ctypes.c_void_p
_SIZE: Final = ctypes.c_size_t
_DONTNEED: Final = 4
_HUGEPAGE: Final = 14
_NOHUGEPAGE: Final = 15
HUGE: Final = 2 << 20
"""Bytes of a large page on most processors. Reads past the page cache into memory of large pages are more than twice as
fast on a virtual disk (bench/offload.py): a request takes a limited number of pieces of memory, whatever their size."""
_NORESERVE: Final = getattr(mmap, "MAP_NORESERVE", 0x4000 if sys.platform == "linux" else 0)
"""Python names it from version 3.12 on only."""


class Memory:
    """Private memory that takes nothing until it is written to.

    Args:
        size: bytes.
        sparse: only scattered parts will be used, which must not take more than they need; else it is made of large
            pages where the system has some.

    Raises:
        OSError: there is not so much.
    """

    def __init__(self, size: int, *, sparse: bool = False) -> None:
        size = max(size, mmap.PAGESIZE)
        if sys.platform == "win32":
            self._memory = mmap.mmap(-1, size)
            lead = 0
        else:
            flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE
            self._memory = mmap.mmap(-1, size + HUGE, flags=flags)
            lead = -_address(self._memory) % HUGE
        if sys.platform == "linux":
            with contextlib.suppress(OSError):  # a system without large pages
                if sparse:
                    self._memory.madvise(_NOHUGEPAGE)
                elif size >= HUGE:
                    self._memory.madvise(_HUGEPAGE, lead, size // HUGE * HUGE)
        self.view = memoryview(self._memory)[lead : lead + size]
        self.address = _address(self._memory) + lead

    def empty(self) -> None:
        """Give everything back that was written; it reads as zeros, or as it was where the system cannot do that."""
        if sys.platform == "linux":
            self._memory.madvise(_DONTNEED)


class AddressSpace:
    """Addresses without memory: whoever touches them ends the process, which is better than to compute with nothing.

    Args:
        size: bytes.

    Raises:
        OSError: there are no more addresses.
    """

    def __init__(self, size: int) -> None:
        self.address: int = _reserve_on_windows(size) if sys.platform == "win32" else _reserve(size)


def _address(memory: mmap.mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def _reserve(size: int) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    library.mmap.restype = _POINTER
    library.mmap.argtypes = (_POINTER, _SIZE, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE
    found: int | None = library.mmap(None, size, 0, flags, -1, 0)
    if found is None or found == _SIZE(-1).value:
        raise OSError(ctypes.get_errno(), "no addresses")
    return found


def _reserve_on_windows(size: int) -> int:
    reserve, no_access = 0x2000, 0x01
    allocate: Any = vars(ctypes)["WinDLL"]("kernel32").VirtualAlloc
    allocate.restype = _POINTER
    allocate.argtypes = (_POINTER, _SIZE, ctypes.c_uint32, ctypes.c_uint32)
    found: int | None = allocate(None, size, reserve, no_access)
    if not found:
        raise OSError("no addresses")
    return found
