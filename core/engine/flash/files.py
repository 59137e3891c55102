"""Reads parts of model files into given memory, past the system's page cache where that can be: one reader a platform.

Such reads want offsets, lengths and addresses that are multiples of a block (open(2), O_DIRECT; CreateFile,
FILE_FLAG_NO_BUFFERING); macOS does without (fcntl(2), F_NOCACHE). Where the filesystem refuses, reads go through the
page cache, and what has been read is dropped from it at once. Only the Linux reader has run in tests.
"""

from __future__ import annotations

import errno
import mmap
import os
import sys
from pathlib import Path
from typing import Any, Final, Protocol

from core.engine.flash.file_errors import changed, shorter, unreadable
from core.errors import ModelNotFound

_BLOCKS: Final = (4096, 1 << 14, 1 << 16)
"""Sizes of a block that are tried, in this order: 4 KiB is a multiple of what nearly every disk wants."""


class WeightFile(Protocol):
    """One file of weights, open for reading. Any thread may read."""

    block: int
    """Offsets, lengths and addresses of reads are multiples of this."""
    direct: bool
    """Whether reads bypass the page cache."""

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        """Fill `into` with what begins at `offset` in the file.

        Args:
            into: aligned memory, a whole number of blocks long.
            offset: in bytes, a multiple of `block`.
            needed: how many bytes there must be; beyond them the file may end.

        Raises:
            EngineError: the file is shorter than it was, or the disk cannot read it.
        """

    def check(self) -> None:
        """Raise an EngineError if the file is not what it was when it was opened."""

    def close(self) -> None:
        """Nothing reads any more."""


def open_weights(path: Path, direct: bool) -> WeightFile:
    """The reader for this platform.

    Args:
        path: of the file.
        direct: bypass the page cache if the filesystem can; the reader says whether it does.

    Raises:
        ModelNotFound: the file cannot be opened.
    """
    try:
        if sys.platform == "win32":
            from core.engine.flash.windows_file import WindowsFile  # noqa: PLC0415 (Windows only)

            return WindowsFile(path, direct)
        return PosixFile(path, direct)
    except OSError as error:
        raise ModelNotFound(
            f"The model file {path} cannot be opened ({error.strerror}).", "Check that you may read the file."
        ) from None


class PosixFile:
    """Linux and macOS.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(self, path: Path, direct: bool) -> None:
        self._name = path.name
        self._descriptor, self.direct, self.block = -1, False, _BLOCKS[0]
        if direct:
            self._open_direct(path)
        if self._descriptor < 0:
            self._descriptor = os.open(path, os.O_RDONLY)
        self._state = self._stat()

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        """See `WeightFile`."""
        done = 0
        while done < needed:
            try:
                count = os.preadv(self._descriptor, [into[done:]], offset + done)
            except InterruptedError:
                continue
            except OSError as error:
                raise unreadable(self._name, error) from None
            if count == 0:
                raise shorter(self._name)
            done += count
            if done < needed and done % self.block:
                # A direct read can only go on from a whole block.
                done -= done % self.block
                if count < self.block:
                    raise shorter(self._name)
        if not self.direct and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._descriptor, offset, len(into), os.POSIX_FADV_DONTNEED)

    def check(self) -> None:
        """See `WeightFile`."""
        if self._stat() != self._state:
            raise changed(self._name)

    def close(self) -> None:
        """See `WeightFile`."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _stat(self) -> tuple[int, int]:
        status = os.fstat(self._descriptor)
        return status.st_size, status.st_mtime_ns

    def _open_direct(self, path: Path) -> None:
        flag = getattr(os, "O_DIRECT", 0)
        if not flag:
            self._open_uncached(path)
            return
        try:
            descriptor = os.open(path, os.O_RDONLY | flag)
        except OSError as error:
            if error.errno in (errno.EINVAL, errno.EOPNOTSUPP):
                return
            raise
        block = _working_block(descriptor)
        if block:
            self._descriptor, self.direct, self.block = descriptor, True, block
        else:
            os.close(descriptor)

    def _open_uncached(self, path: Path) -> None:
        import fcntl  # noqa: PLC0415 (not on Windows)

        command = getattr(fcntl, "F_NOCACHE", None)
        if command is not None:
            self._descriptor = os.open(path, os.O_RDONLY)
            self.direct = fcntl.fcntl(self._descriptor, command, 1) != -1


def _working_block(descriptor: int) -> int:
    """The smallest block that this file can be read in directly; 0 where none works."""
    for block in _BLOCKS:
        with mmap.mmap(-1, 2 * block) as memory:
            view: Any = memoryview(memory)
            aligned = -_address(view) % block
            try:
                os.preadv(descriptor, [view[aligned : aligned + block]], 0)
            except OSError as error:
                if error.errno != errno.EINVAL:
                    return 0
            else:
                return block
            finally:
                view.release()
    return 0


def _address(view: memoryview) -> int:
    import ctypes  # noqa: PLC0415

    return ctypes.addressof(ctypes.c_char.from_buffer(view))
