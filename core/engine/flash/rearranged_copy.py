"""A file of rearranged weights beside the app's data, so that a weight is rearranged once and then only read.

The file fills as weights are needed. Its name is a digest of all that its bytes depend on: the model file, the shapes,
and what the library makes of a known pattern. A part of it counts once it is safely on the disk and marked; who finds
no mark rearranges again, so that a crash or a full disk costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Final

from core.engine.flash.files import PosixFile
from core.errors import EngineError

log = logging.getLogger(__name__)

SUFFIX: Final = ".weights"
LEFT_FREE: Final = 4 << 30
"""Bytes of the disk that no copy takes."""
_MAGIC: Final = b"INGLEW01"
_MARKS_AT: Final = 4096
_ALIGNMENT: Final = 1 << 16
_BATCH: Final = 64
"""Parts that are marked at once, after one wait for the disk."""


class RearrangedCopy:
    """The copy of one model. Any thread may use it.

    Args:
        path: of the file; made where it is missing.
        digest: of what the bytes depend on.
        parts: how many parts there are, each with a mark.
        direct: whether reads and writes go past the page cache.

    Raises:
        OSError: the file cannot be used.
    """

    def __init__(self, path: Path, digest: bytes, parts: int, direct: bool) -> None:
        self._path = path
        self._start = -(-(_MARKS_AT + parts) // _ALIGNMENT) * _ALIGNMENT
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._writes = _locked(self._descriptor)
            head = _MAGIC + digest
            known = os.pread(self._descriptor, len(head), 0) == head
            if self._writes and not known:
                os.ftruncate(self._descriptor, 0)
                os.pwrite(self._descriptor, head, 0)
            # A file that another process has only begun says nothing yet.
            marks = os.pread(self._descriptor, parts, _MARKS_AT) if known else b""
            self._marks = bytearray(marks.ljust(parts, b"\0"))
            self._file = PosixFile(path, direct)
            self._target = os.open(path, os.O_WRONLY | (os.O_DIRECT if self._file.direct and _LINUX else 0))
        except OSError:
            os.close(self._descriptor)
            raise
        os.utime(path)
        self._lock = threading.Lock()
        self._pending: list[int] = []

    def has(self, part: int) -> bool:
        """Whether a part can be read."""
        return self._marks[part] == 1

    def read(self, into: memoryview, part: int, at: int) -> bool:
        """Read a part, which begins `at` bytes after the first one; False where it cannot be read."""
        try:
            self._file.read(into, self._start + at, len(into))
        except EngineError as error:
            log.warning("%s cannot be read: %s", self._path.name, error)
            self._marks[part] = 0
            return False
        if self._pending:
            self._mark()
        return True

    def write(self, what: memoryview, part: int, at: int) -> None:
        """Keep a part: whole blocks of memory aligned like them."""
        if not self._writes:
            return
        try:
            done = 0
            while done < len(what):
                done += os.pwrite(self._target, what[done:], self._start + at + done)
        except OSError as error:
            self._give_up(error)
            return
        with self._lock:
            self._pending.append(part)
            enough = len(self._pending) >= _BATCH
        if enough:
            self._mark()

    def close(self) -> None:
        """Nobody reads or writes any more."""
        if self._pending:
            self._mark()
        self._file.close()
        os.close(self._target)
        os.close(self._descriptor)

    def discard(self) -> None:
        """What is there is not what it should be: begin anew."""
        self._marks[:] = bytes(len(self._marks))
        if self._writes:
            os.ftruncate(self._descriptor, len(_MAGIC))
            os.pwrite(self._descriptor, bytes(len(_MAGIC)), 0)

    def _mark(self) -> None:
        """Mark what has been written, once the disk has it."""
        with self._lock:
            done, self._pending = self._pending, []
        if not done:
            return
        try:
            _sync(self._target)
            for part in done:
                os.pwrite(self._descriptor, b"\1", _MARKS_AT + part)
        except OSError as error:
            self._give_up(error)
            return
        for part in done:
            self._marks[part] = 1

    def _give_up(self, error: OSError) -> None:
        log.warning("rearranged weights are not kept any more: %s", error)
        self._writes = False


_LINUX: Final = sys.platform.startswith("linux")


def open_copy(folder: Path, digest: bytes, parts: int, missing: int, limit: int, direct: bool) -> RearrangedCopy | None:
    """The copy with a digest; None where there is no room for it, or where it cannot be.

    Args:
        folder: of all copies.
        digest: see `RearrangedCopy`.
        parts: how many.
        missing: bytes that will be written to a new one.
        limit: bytes that all copies together may take; those that were used longest ago make room.
        direct: past the page cache.
    """
    if sys.platform == "win32":
        return None
    path = folder / (hashlib.sha256(digest).hexdigest()[:32] + SUFFIX)
    try:
        taken = path.stat().st_blocks * 512 if path.exists() else 0
        if missing > limit:
            return None
        shrink_copies(folder, limit - missing, keep=path)
        if missing - taken > _free(folder) - LEFT_FREE:
            return None
        return RearrangedCopy(path, digest, parts, direct)
    except OSError as error:
        log.warning("rearranged weights cannot be kept: %s", error)
        return None


def shrink_copies(folder: Path, limit: int, keep: Path | None = None) -> None:
    """Delete those that were used longest ago until the others take at most `limit` bytes; 0 deletes all.

    Args:
        folder: of all copies.
        limit: bytes.
        keep: one that neither counts nor goes.
    """
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            if path != keep:
                facts = path.stat()
                found.append((facts.st_mtime, facts.st_blocks * 512, path))
    total = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if total <= limit:
            return
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        total -= size


def _locked(descriptor: int) -> bool:
    """Whether this process is the one that writes."""
    import fcntl  # noqa: PLC0415 (not on Windows)

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync(descriptor: int) -> None:
    (os.fdatasync if hasattr(os, "fdatasync") else os.fsync)(descriptor)


def _free(folder: Path) -> int:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
