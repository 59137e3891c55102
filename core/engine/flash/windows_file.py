"""The Windows reader of `core.engine.flash.files`; written after the documentation, never run in tests.

`CreateFileW` with FILE_FLAG_NO_BUFFERING reads past the system's cache where offsets, lengths and addresses are
multiples of the volume's sector; `ReadFile` with an OVERLAPPED reads at an offset, from any thread.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any, Final

from core.engine.flash.file_errors import changed, shorter, unreadable

_GENERIC_READ: Final = 0x80000000
_SHARE_READ_AND_DELETE: Final = 0x1 | 0x4
_OPEN_EXISTING: Final = 3
_NO_BUFFERING: Final = 0x20000000
_INVALID: Final = ctypes.c_void_p(-1).value
_END_OF_FILE: Final = 38
_SECTOR: Final = 4096


class _Overlapped(ctypes.Structure):
    """`OVERLAPPED`: where a read begins."""

    _fields_ = (
        ("internal", ctypes.c_void_p),
        ("internal_high", ctypes.c_void_p),
        ("offset_low", ctypes.c_uint32),
        ("offset_high", ctypes.c_uint32),
        ("event", ctypes.c_void_p),
    )


def _kernel() -> Any:
    library = vars(ctypes)["WinDLL"]("kernel32", use_last_error=True)
    library.CreateFileW.restype = ctypes.c_void_p
    library.ReadFile.argtypes = (
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.POINTER(ctypes.c_uint32),
        ctypes.POINTER(_Overlapped),
    )
    library.CloseHandle.argtypes = (ctypes.c_void_p,)
    return library


def _last_error() -> OSError:
    number: int = vars(ctypes)["get_last_error"]()
    return OSError(number, f"Windows error {number}")


class WindowsFile:
    """Windows.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, path: Path, direct: bool) -> None:
        self._path, self.block = path, _SECTOR
        self._library = _kernel()
        self.direct = direct
        flags = _NO_BUFFERING if direct else 0
        arguments = (str(path), _GENERIC_READ, _SHARE_READ_AND_DELETE, None, _OPEN_EXISTING)
        self._handle = self._library.CreateFileW(*arguments, flags, None)
        if self._handle == _INVALID and direct:
            self.direct = False
            self._handle = self._library.CreateFileW(*arguments, 0, None)
        if self._handle == _INVALID:
            raise _last_error()
        self._state = self._stat()

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        """See `WeightFile`."""
        place = _Overlapped(None, None, offset & 0xFFFFFFFF, offset >> 32, None)
        count = ctypes.c_uint32()
        target = (ctypes.c_char * len(into)).from_buffer(into)
        if not self._library.ReadFile(self._handle, target, len(into), ctypes.byref(count), ctypes.byref(place)):
            error = _last_error()
            if error.errno == _END_OF_FILE:
                raise shorter(self._path.name)
            raise unreadable(self._path.name, error)
        if count.value < needed:
            raise shorter(self._path.name)

    def check(self) -> None:
        """See `WeightFile`."""
        try:
            if self._stat() != self._state:
                raise changed(self._path.name)
        except OSError as error:
            raise unreadable(self._path.name, error) from None

    def close(self) -> None:
        """See `WeightFile`."""
        if self._handle != _INVALID:
            self._library.CloseHandle(self._handle)
            self._handle = _INVALID

    def _stat(self) -> tuple[int, int]:
        status = self._path.stat()
        return status.st_size, status.st_mtime_ns
