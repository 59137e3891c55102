"""Fetches models from the hub so that a broken connection, a closed application or a crash costs next to nothing.

What has arrived of NAME lies in NAME.part; NAME.part.json says what it is part of. Only a file whose SHA-256 is right
gets its name. The hub's own library throws partial files away, so only its metadata and its session are used here.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, Literal

import msgspec

from core.errors import (
    DiskTooSmall,
    HubBusy,
    HubError,
    HubUnreachable,
    NotOnHub,
    StorageError,
)
from core.gguf import part_names
from core.process.cancellation import Cancellation
from models.hub import Hub, RemoteFile, Stream
from models.part_file import NOTE_ENDING, PartFile, part_path, read_note

CHUNK: Final = 16 << 20
"""Bytes of one request; also how much may be lost when the machine loses power."""
MARGIN: Final = 256 << 20
"""Bytes that stay free on the disk."""
PAUSES_S: Final = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Before each further try when nothing has arrived."""
LONGEST_WAIT_S: Final = 60.0
"""A hub that asks for a longer pause is left alone."""
_READ: Final = 1 << 20
_REPORT_S: Final = 0.2
_SPEED_WINDOW_S: Final = 5.0
_FREE_SPACE: Final = "Free some space, then download again: what has arrived is kept."
_STARTED_OVER: Final = "The file has changed on the hub since this download began, so it starts over."


class DownloadRequest(msgspec.Struct, frozen=True):
    """A file to fetch; the first part stands for all parts of a split model."""

    repo: str
    path: str
    revision: str = "main"


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """How far a download is.

    Args:
        file: its name.
        done: bytes that need not be fetched any more, of all parts.
        total: bytes of all parts.
        bytes_per_second: over the last seconds; 0 while unknown.
        seconds_left: -1 while unknown.
        doing: "checking" reads what is on the disk already; "waiting" comes before another try.
        note: a sentence for the user, or "".
    """

    file: str
    done: int
    total: int
    bytes_per_second: float = 0.0
    seconds_left: float = -1.0
    doing: Literal["fetching", "checking", "waiting"] = "fetching"
    note: str = ""


class Downloaded(msgspec.Struct, frozen=True, tag_field="event", tag="downloaded"):
    """The file is whole and in its place.

    Args:
        path: the file; of a split model the first part.
        revision: the commit it is from.
        sha256: of each part; "" where the hub does not tell.
        size: bytes of all parts.
        fetched: bytes that came over the network this time.
    """

    path: str
    repo: str
    revision: str
    sha256: tuple[str, ...]
    size: int
    fetched: int


class Paused(msgspec.Struct, frozen=True, tag_field="event", tag="paused"):
    """Cancelled; the next download of the same file goes on from here."""

    file: str
    done: int
    total: int


Event = Progress | Downloaded | Paused


def target_path(folder: Path, repo: str, path: str) -> Path:
    """Where a file of the hub goes below `folder`: in a folder for its repository.

    Raises:
        NotOnHub: the name would lead out of that folder.
    """
    pieces = PurePosixPath(repo).parts + PurePosixPath(path).parts
    if not all(_is_plain(piece) for piece in pieces):
        raise NotOnHub(f"{path!r} is not a possible name of a file.", "Choose a file that the repository lists.")
    return folder.joinpath(*pieces)


def _is_plain(piece: str) -> bool:
    return piece not in ("", ".", "..") and not any(c in "/\\:\0" or not c.isprintable() for c in piece)


def partial_downloads(folder: Path) -> Iterator[DownloadRequest]:
    """The downloads below `folder` that were begun and not finished."""
    for note_path in sorted(folder.rglob("*" + NOTE_ENDING)):
        note = read_note(note_path)
        if note is not None:
            yield DownloadRequest(note.repo, note.path, note.branch)


def download(hub: Hub, request: DownloadRequest, folder: Path, cancellation: Cancellation) -> Iterator[Event]:
    """Fetch a model into `folder`, going on where an earlier download stopped.

    Args:
        hub: where it comes from; its mirrors are tried in order when one fails.
        request: what to fetch.
        folder: the models' folder.
        cancellation: pauses; what has arrived is kept.

    Yields:
        `Progress` a few times a second, and `Downloaded` or `Paused` as the last event.

    Raises:
        HubError: the hub does not give the file; what has arrived is kept.
        DiskTooSmall: the disk cannot hold it.
        DownloadInUse: another process is fetching it.
        DownloadDamaged: its checksum is wrong; what has arrived is thrown away.
        StorageError: the folder cannot be written.
    """
    yield from _Download(hub, request, folder, cancellation).run()


class _Download:
    """One request, all parts."""

    def __init__(self, hub: Hub, request: DownloadRequest, folder: Path, cancellation: Cancellation) -> None:
        self._hub = hub
        self._request = request
        self._folder = folder
        self._cancellation = cancellation
        self._stopped = threading.Event()
        self._stream: Stream | None = None
        self._done = 0
        self._total = 0
        self._fetched = 0
        self._samples: deque[tuple[float, int]] = deque()
        self._reported = 0.0

    def run(self) -> Iterator[Event]:
        """All events."""
        self._cancellation.then(self._stop)
        try:
            yield from self._run()
        except (HubUnreachable, HubBusy) as error:
            if self._done or self._fetched:
                error.hint = f"{error.hint.removesuffix('.')}; what has arrived is kept."
            raise

    def _run(self) -> Iterator[Event]:
        files = self._files()
        self._total = sum(file.size for file in files)
        targets = [target_path(self._folder, file.repo, file.path) for file in files]
        with _storage(targets[0].parent):
            targets[0].parent.mkdir(parents=True, exist_ok=True)
            self._check_space(files, targets)
            for file, target in zip(files, targets, strict=True):
                yield from self._bring(file, target)
                if self._cancellation.cancelled:
                    yield Paused(files[0].name, self._done, self._total)
                    return
        digests = tuple(file.sha256 for file in files)
        yield Downloaded(str(targets[0]), self._request.repo, files[0].revision, digests, self._total, self._fetched)

    def _files(self) -> list[RemoteFile]:
        repo, revision = self._request.repo, self._request.revision
        place = PurePosixPath(self._request.path)
        target_path(self._folder, repo, self._request.path)
        files: list[RemoteFile] = []
        for name in part_names(place.name):
            files.append(self._hub.file(repo, str(place.with_name(name)), revision))
            revision = files[0].revision
        return files

    def _stop(self) -> None:
        self._stopped.set()
        if self._stream is not None:
            self._stream.abort()

    def _check_space(self, files: list[RemoteFile], targets: list[Path]) -> None:
        missing = 0
        for file, target in zip(files, targets, strict=True):
            there = max(_size(target) if _size(target) == file.size else 0, min(_size(part_path(target)), file.size))
            missing += file.size - there
        free = shutil.disk_usage(targets[0].parent).free
        if missing and missing + MARGIN > free:
            raise DiskTooSmall(
                f"{files[0].name} needs {missing / 1e9:.1f} GB more, and {targets[0].parent} has "
                f"{free / 1e9:.1f} GB free, of which {MARGIN / 1e9:.1f} GB are left alone.",
                _FREE_SPACE,
            )

    # One file

    def _bring(self, file: RemoteFile, target: Path) -> Iterator[Progress]:
        before = self._done
        note = ""
        if _size(target) == file.size:
            found = hashlib.sha256()
            yield from self._hash(target, file.size, found, file.name)
            if self._cancellation.cancelled or file.sha256 in ("", found.hexdigest()):
                return
            self._done, note = before, "The hub has another version of this file, which replaces yours."
        with PartFile(file, target, self._request.revision) as part:
            if part.started_over or note:
                yield self._progress(file.name, note=note or _STARTED_OVER)
            yield from self._hash(part.path, part.position, part.digest, file.name)
            if self._cancellation.cancelled:
                return
            yield from self._fetch(file, part)
            if not self._cancellation.cancelled:
                part.finish(target)

    def _hash(self, path: Path, size: int, digest: hashlib._Hash, name: str) -> Iterator[Progress]:
        with path.open("rb") as file:
            while size and not self._cancellation.cancelled:
                data = file.read(min(_READ, size))
                if not data:
                    raise StorageError(f"{path} became shorter while it was read.", "Download it again.")
                digest.update(data)
                size -= len(data)
                self._done += len(data)
                if self._due():
                    yield self._progress(name, "checking")

    def _fetch(self, file: RemoteFile, part: PartFile) -> Iterator[Progress]:
        others = [endpoint for endpoint in self._hub.endpoints if endpoint != file.endpoint]
        failures = 0
        while part.position < file.size and not self._cancellation.cancelled:
            before = part.position
            try:
                yield from self._fetch_chunk(file, part)
                if part.position == before:
                    raise HubUnreachable(f"{file.endpoint} sends nothing.", "Try again later.")  # noqa: TRY301
                failures = 0
            except (HubUnreachable, HubBusy) as error:
                if self._cancellation.cancelled:
                    return
                # As long as something arrives there is no reason to give up.
                failures = 0 if part.position > before else failures + 1
                pause = _pause(error, failures)
                if pause is None:
                    file, failures = self._next_mirror(file, others, error), 0
                    yield self._progress(file.name, note=f"{error.message} It goes on from {file.endpoint}.")
                elif pause:
                    yield self._progress(file.name, "waiting", note=f"{error.message} Next try in {pause:.0f} s.")
                    self._stopped.wait(pause)

    def _fetch_chunk(self, file: RemoteFile, part: PartFile) -> Iterator[Progress]:
        with self._hub.open(file, part.position, min(part.position + CHUNK, file.size)) as stream:
            self._stream = stream
            try:
                if stream.start != part.position:
                    self._done -= part.position
                    part.restart()
                    yield self._progress(file.name, note=f"{file.endpoint} cannot go on in the middle: it starts over.")
                for data in stream.chunks():
                    if self._cancellation.cancelled:
                        return
                    taken = part.write(data)
                    self._done += taken
                    self._fetched += taken
                    if self._due():
                        yield self._progress(file.name)
            finally:
                self._stream = None
                part.sync()

    def _next_mirror(self, file: RemoteFile, others: list[str], error: HubError) -> RemoteFile:
        while others:
            endpoint = others.pop(0)
            try:
                found = self._hub.file_at(endpoint, file.repo, file.path, file.revision)
            except HubError:
                continue
            if (found.etag, found.size) == (file.etag, file.size):
                return found
        raise error

    # Reports

    def _due(self) -> bool:
        return time.monotonic() - self._reported >= _REPORT_S

    def _progress(
        self, name: str, doing: Literal["fetching", "checking", "waiting"] = "fetching", note: str = ""
    ) -> Progress:
        now = self._reported = time.monotonic()
        self._samples.append((now, self._fetched))
        while now - self._samples[0][0] > _SPEED_WINDOW_S:
            self._samples.popleft()
        elapsed = now - self._samples[0][0]
        speed = (self._fetched - self._samples[0][1]) / elapsed if elapsed > _REPORT_S / 2 else 0.0
        left = (self._total - self._done) / speed if speed > 0 else -1.0
        return Progress(name, self._done, self._total, speed, left, doing, note)


def _pause(error: HubUnreachable | HubBusy, failures: int) -> float | None:
    """Seconds until the next try at the same endpoint; None is never."""
    if failures == 0:
        return 0.0
    asked = error.retry_after_s if isinstance(error, HubBusy) else 0.0
    if failures > len(PAUSES_S) or asked > LONGEST_WAIT_S:
        return None
    return max(PAUSES_S[failures - 1], asked)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def _storage(folder: Path) -> Iterator[None]:
    """The disk's refusals as ours; the errors of the hub are translated where they arise."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskTooSmall(f"The disk with {folder} is full.", _FREE_SPACE) from error
        raise StorageError(
            f"{folder} cannot be written ({error.strerror or error}).", "Check the folder's permissions and the disk."
        ) from error
