"""Memory and addresses of ours, outside Python's heap: what weights lie in."""

from __future__ import annotations

import ctypes
import mmap
import sys
from typing import Any, Final

from core.engine.ggml import POINTER, SIZE

_DONTNEED: Final = 4
_NORESERVE: Final = getattr(mmap, "MAP_NORESERVE", 0x4000 if sys.platform == "linux" else 0)
"""Python names it from version 3.12 on only."""


class Memory:
    """Private memory that takes nothing until it is written to.

    Args:
        size: bytes.

    Raises:
        OSError: there is not so much.
    """

    def __init__(self, size: int) -> None:
        size = max(size, mmap.PAGESIZE)
        if sys.platform == "win32":
            self._memory = mmap.mmap(-1, size)
        else:
            flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE
            self._memory = mmap.mmap(-1, size, flags=flags)
        self.view = memoryview(self._memory)
        self.address = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))

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


def _reserve(size: int) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    library.mmap.restype = POINTER
    library.mmap.argtypes = (POINTER, SIZE, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)
    flags = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | _NORESERVE
    found: int | None = library.mmap(None, size, 0, flags, -1, 0)
    if found is None or found == SIZE(-1).value:
        raise OSError(ctypes.get_errno(), "no addresses")
    return found


def _reserve_on_windows(size: int) -> int:
    reserve, no_access = 0x2000, 0x01
    allocate: Any = vars(ctypes)["WinDLL"]("kernel32").VirtualAlloc
    allocate.restype = POINTER
    allocate.argtypes = (POINTER, SIZE, ctypes.c_uint32, ctypes.c_uint32)
    found: int | None = allocate(None, size, reserve, no_access)
    if not found:
        raise OSError("no addresses")
    return found
