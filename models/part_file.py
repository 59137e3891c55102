"""What has arrived of a file that is being fetched, and the note that tells the next run what it is part of."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from core.errors import DownloadDamaged, DownloadInUse
from models.hub import RemoteFile

NOTE_ENDING = ".part.json"


class Note(msgspec.Struct):
    """What NAME.part.json holds.

    Args:
        branch: what the user asked for; `revision` is the commit it meant.
        synced: bytes that have surely reached the disk.
        boot: the run of the machine in which they were written.
    """

    repo: str
    path: str
    branch: str
    revision: str
    etag: str
    size: int
    synced: int = 0
    boot: str = ""


class PartFile:
    """The bytes of one file that have arrived, and the note beside them.

    Raises:
        DownloadInUse: another process has it open.
    """

    def __init__(self, file: RemoteFile, target: Path, branch: str) -> None:
        self.path = part_path(target)
        self.digest = hashlib.sha256()
        self._remote = file
        self._note_path = self.path.with_name(self.path.name + ".json")
        self._synced = -1
        self._file = _open_alone(self.path)
        try:
            known = read_note(self._note_path)
            there = os.fstat(self._file.fileno()).st_size
            same = known is not None and (known.etag, known.size) == (file.etag, file.size)
            self.started_over = there > 0 and not same
            self.position = _trusted(known, there) if known is not None and same else 0
            self._note = Note(file.repo, file.path, branch, file.revision, file.etag, file.size, self.position, _boot())
            self._file.truncate(self.position)
            self._file.seek(self.position)
            self.sync()
        except OSError:
            self._file.close()
            raise

    def __enter__(self) -> PartFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        """Append what belongs to the file; gives how much that was."""
        data = data[: self._remote.size - self.position]
        self._file.write(data)
        self.digest.update(data)
        self.position += len(data)
        return len(data)

    def restart(self) -> None:
        """Forget what is there."""
        self._file.seek(0)
        self._file.truncate(0)
        self.position = 0
        self.digest = hashlib.sha256()

    def sync(self) -> None:
        """Bring everything to the disk, then note how much that is."""
        if self._synced == self.position:
            return
        os.fsync(self._file.fileno())
        self._synced = self._note.synced = self.position
        temporary = self._note_path.with_name(self._note_path.name + ".new")
        temporary.write_bytes(msgspec.json.encode(self._note))
        temporary.replace(self._note_path)

    def finish(self, target: Path) -> None:
        """Give the whole file its name.

        Raises:
            DownloadDamaged: its checksum is wrong.
        """
        self.sync()
        expected = self._remote.sha256
        if expected and self.digest.hexdigest() != expected:
            self.path.unlink()
            self._note_path.unlink(missing_ok=True)
            raise DownloadDamaged(
                f"{target.name} arrived damaged from {self._remote.endpoint}: its checksum is wrong.",
                "Download it again; if that does not help, use another mirror.",
            )
        self.path.replace(target)
        self._note_path.unlink(missing_ok=True)
        _sync_folder(target.parent)


def part_path(target: Path) -> Path:
    """Where a file lies until it is whole."""
    return target.with_name(target.name + ".part")


def _open_alone(path: Path) -> BinaryIO:
    """Open the file for reading and writing, unless another process has."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
    try:
        _lock(file)
        # Between opening and locking the other process may have finished and renamed it.
        ours = path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())
    except BlockingIOError:
        ours = False
    if not ours:
        file.close()
        raise DownloadInUse(
            f"{path.name.removesuffix('.part')} is being downloaded already.", "Wait for that download to end."
        )
    return file


def _lock(file: BinaryIO) -> None:
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on Windows, where it goes without

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def read_note(path: Path) -> Note | None:
    """The note at `path`, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Note)
    except (OSError, msgspec.DecodeError):
        return None


def _trusted(note: Note, there: int) -> int:
    """How much of a partial file is surely right: all of it, unless the machine was started anew since."""
    sure = there if note.boot and note.boot == _boot() else note.synced
    return max(0, min(sure, there, note.size))


def _boot() -> str:
    """What tells this run of the machine from others; "" where nothing does."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
