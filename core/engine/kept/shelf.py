"""The folder of kept conversations: one file each, readable by their owner alone, bounded in bytes."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

log = logging.getLogger(__name__)

_SUFFIX: Final = ".kept"


class Shelf:
    """Files of kept conversations. Any thread and any process may use the same folder.

    Names of files are digests, so that they say nothing. Failures of the disk are logged and cost only what was to be
    kept: everything here can be made again.

    Args:
        folder: made when something is put into it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, conversation: str) -> Path:
        """Where a conversation is, or would be."""
        return self._folder / (hashlib.sha256(conversation.encode()).hexdigest()[:32] + _SUFFIX)

    def put(self, conversation: str, write: Callable[[BinaryIO], object], limit: int) -> bool:
        """Keep a conversation in place of what was kept of it; False where it cannot be, or is larger than `limit`.

        Args:
            conversation: its name.
            write: writes the file.
            limit: bytes that all files together may take; those that were used longest ago go.
        """
        temporary = ""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # mkstemp makes files that only their owner may read.
            descriptor, temporary = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(descriptor, "wb") as file:
                write(file)
            if Path(temporary).stat().st_size > limit:
                Path(temporary).unlink()
                return False
            Path(temporary).replace(self.path(conversation))
        except OSError as error:
            log.warning("a conversation cannot be kept: %s", error)
            if temporary:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink(missing_ok=True)
            return False
        self.shrink(limit)
        return True

    def use(self, conversation: str) -> None:
        """It was of use just now: it goes later than others."""
        with contextlib.suppress(OSError):
            os.utime(self.path(conversation))

    def forget(self, conversation: str) -> None:
        """Delete what is kept of a conversation."""
        self._delete(self.path(conversation))

    def shrink(self, limit: int) -> None:
        """Delete what was used longest ago until all files together take at most `limit` bytes; 0 deletes all."""
        files = []
        for path in self._files():
            with contextlib.suppress(OSError):
                facts = path.stat()
                files.append((facts.st_mtime, facts.st_size, path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= limit:
                return
            self._delete(path)
            total -= size

    @property
    def bytes(self) -> int:
        """That all files take."""
        total = 0
        for path in self._files():
            with contextlib.suppress(OSError):
                total += path.stat().st_size
        return total

    def _files(self) -> list[Path]:
        try:
            return [path for path in self._folder.iterdir() if path.suffix in (_SUFFIX, ".part")]
        except OSError:
            return []

    def _delete(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("a kept conversation cannot be deleted: %s", error)
