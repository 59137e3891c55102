"""How fast the disk that holds the models is read past the page cache: what weights streamed from flash can expect."""

from __future__ import annotations

import itertools
import logging
import mmap
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

import msgspec
import psutil

from core.device.reading import Count, Rate, Reading, assumed, measured
from core.engine.flash.memory import Memory

log = logging.getLogger(__name__)

ASSUMED_SEQUENTIAL: Final = 450e6
ASSUMED_RANDOM_1MIB: Final = 350e6
ASSUMED_RANDOM_4KIB: Final = 25e6
"""Bytes per second of a plain SATA solid-state disk."""

BLOCK: Final = 4 << 20
"""Bytes of a sequential read."""
MIB: Final = 1 << 20
PAGE: Final = 4096

_READERS: Final = (1, 2, 4)
_SEQUENTIAL_S: Final = 0.2
_RANDOM_S: Final = 0.15
_WRITE_S: Final = 0.5
_LEAST_FILE: Final = 32 << 20
_TEMPORARY_FILE: Final = 256 << 20
_CHUNK: Final = 8 << 20
_LEAST_FREE: Final = 1 << 30
_SAMPLES: Final = 16
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs", "devtmpfs"})


class Flash(msgspec.Struct, frozen=True):
    """The disk that holds the models, read by one program that has it for itself."""

    filesystem: Reading[str]
    """Such as "ext4"; "" where that is unknown."""
    direct_io: Reading[bool]
    """Whether reads can bypass the page cache; where not, it was emptied before each measurement."""
    sequential_bytes_per_second: Reading[Rate]
    """4 MiB after 4 MiB, with the best number of readers."""
    sequential_readers: Reading[Count]
    """That number."""
    random_1mib_bytes_per_second: Reading[Rate]
    """1 MiB here and there, with the same number of readers."""
    random_4kib_bytes_per_second: Reading[Rate]
    """4 KiB here and there, one after the other."""


class _StillCached(Exception):
    """The page cache holds the file and cannot be emptied: a measurement would be one of memory."""


@dataclass(frozen=True)
class _File:
    """A file open for reading; any thread may read."""

    descriptor: int
    bytes: int
    direct: bool
    in_memory: bool

    def forget(self) -> None:
        """Empty the page cache of this file, as far as the system does that."""
        if not self.direct and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self.descriptor, 0, 0, os.POSIX_FADV_DONTNEED)

    @property
    def cached(self) -> bool:
        """Whether a good part of it would come from the page cache."""
        nowait = getattr(os, "RWF_NOWAIT", 0)
        if self.direct or self.in_memory or not nowait:
            return False
        found = 0
        with mmap.mmap(-1, PAGE) as buffer:
            for sample in range(_SAMPLES):
                try:
                    found += os.preadv(self.descriptor, [buffer], self.bytes // _SAMPLES * sample, nowait) > 0
                except OSError:
                    continue
        return found > _SAMPLES // 4


def probe_flash(folder: Path, models: Path) -> Flash:
    """Measure for about a second.

    The largest model in or below `models` is read; where there is none, a temporary file in `folder`, which is gone
    afterwards.
    """
    model = _largest_model(models)
    kind = filesystem_of(model or folder, _mounts())
    filesystem = measured(kind) if kind else assumed("")
    try:
        with _file_to_read(folder, model, kind in _IN_MEMORY) as file:
            return _measure(file, filesystem)
    except (OSError, _StillCached) as error:
        log.warning("the speed of the disk cannot be measured (%s)", error)
        return _assumption(filesystem)


def filesystem_of(path: Path, mounts: Sequence[tuple[str, str]]) -> str:
    """The kind of filesystem that holds `path`, given mount points with their kinds; "" where none fits."""
    best, kind = -1, ""
    place = path.resolve()
    for point, name in mounts:
        depth = len(PurePath(point).parts)
        # Of two on one point, the later mount hides the earlier.
        if place.is_relative_to(point) and depth >= best:
            best, kind = depth, name
    return kind


def _mounts() -> list[tuple[str, str]]:
    try:
        return [(mount.mountpoint, mount.fstype) for mount in psutil.disk_partitions(all=True)]
    except OSError:
        return []


def _assumption(filesystem: Reading[str]) -> Flash:
    return Flash(
        filesystem=filesystem,
        direct_io=assumed(False),
        sequential_bytes_per_second=assumed(ASSUMED_SEQUENTIAL),
        sequential_readers=assumed(1),
        random_1mib_bytes_per_second=assumed(ASSUMED_RANDOM_1MIB),
        random_4kib_bytes_per_second=assumed(ASSUMED_RANDOM_4KIB),
    )


@contextmanager
def _file_to_read(folder: Path, model: Path | None, in_memory: bool) -> Iterator[_File]:
    """The model, else a temporary file.

    Raises:
        OSError: neither can be had, or the system cannot read in this way.
    """
    if not hasattr(os, "preadv"):
        raise OSError("no positioned reads")
    if model is None:
        with _temporary_file(folder, in_memory) as file:
            yield file
        return
    descriptor, direct = _open(model)
    try:
        yield _File(descriptor, model.stat().st_size, direct and not in_memory, in_memory)
    finally:
        os.close(descriptor)


def _largest_model(models: Path) -> Path | None:
    """The largest of at least 32 MiB; None where there is none."""
    try:
        sizes = {path: path.stat().st_size for path in models.rglob("*.gguf") if path.is_file()}
    except OSError:
        return None
    return max((path for path, size in sizes.items() if size >= _LEAST_FILE), key=sizes.__getitem__, default=None)


@contextmanager
def _temporary_file(folder: Path, in_memory: bool) -> Iterator[_File]:
    """A file of up to 256 MiB, as much as can be written in half a second. It has no name, so nothing can be left."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(folder).free < _LEAST_FREE:
        raise OSError("the disk is nearly full")
    writer, name = tempfile.mkstemp(dir=folder, prefix=".speed-")
    try:
        try:
            reader, direct = _open(Path(name))
        finally:
            Path(name).unlink()
        try:
            yield _File(reader, _fill(writer), direct and not in_memory, in_memory)
        finally:
            os.close(reader)
    finally:
        os.close(writer)


def _fill(descriptor: int) -> int:
    """Write until the file is large enough or time is up; gives its size."""
    # Noise, because some disks and filesystems compress.
    chunk = os.urandom(_CHUNK)
    deadline = time.perf_counter() + _WRITE_S
    written = 0
    while written < _TEMPORARY_FILE and (written == 0 or time.perf_counter() < deadline):
        written += os.write(descriptor, chunk)
        os.fsync(descriptor)
    return written


def _open(path: Path) -> tuple[int, bool]:
    """Open for reading, past the page cache if the filesystem can; whether it can."""
    direct = getattr(os, "O_DIRECT", 0)
    if direct:
        try:
            descriptor = os.open(path, os.O_RDONLY | direct)
        except OSError:
            return os.open(path, os.O_RDONLY), False
        return descriptor, True
    descriptor = os.open(path, os.O_RDONLY)
    return descriptor, _bypass_on_macos(descriptor)


def _bypass_on_macos(descriptor: int) -> bool:
    import fcntl  # noqa: PLC0415 (not on Windows)

    command = getattr(fcntl, "F_NOCACHE", None)
    return command is not None and fcntl.fcntl(descriptor, command, 1) != -1


def _measure(file: _File, filesystem: Reading[str]) -> Flash:
    """The figures of one file.

    Raises:
        OSError: a read failed.
        _StillCached: the page cache is in the way.
    """
    position = 0
    best, readers = 0.0, 1
    for count in _READERS:
        # Each pass goes on where the one before ended, so that no cache on the way has just seen these bytes.
        speed, blocks = _pass(file, BLOCK, count, _in_sequence(file, position), _SEQUENTIAL_S)
        position += blocks
        if speed > best:
            best, readers = speed, count
    large, _ = _pass(file, MIB, readers, _anywhere(file, MIB), _RANDOM_S)
    small, _ = _pass(file, PAGE, 1, _anywhere(file, PAGE), _RANDOM_S)
    return Flash(
        filesystem=filesystem,
        direct_io=measured(file.direct),
        sequential_bytes_per_second=measured(best),
        sequential_readers=measured(readers),
        random_1mib_bytes_per_second=measured(large),
        random_4kib_bytes_per_second=measured(small),
    )


def _in_sequence(file: _File, position: int) -> Callable[[int], int]:
    blocks = file.bytes // BLOCK
    return lambda number: (position + number) % blocks * BLOCK


def _anywhere(file: _File, block: int) -> Callable[[int], int]:
    blocks = file.bytes // block
    chosen = random.Random()
    return lambda _number: chosen.randrange(blocks) * block


def _pass(file: _File, block: int, readers: int, offset: Callable[[int], int], seconds: float) -> tuple[float, int]:
    """Read blocks for a while; bytes per second and how many blocks.

    Raises:
        OSError: a read failed.
        _StillCached: the page cache is in the way.
    """
    file.forget()
    if file.cached:
        raise _StillCached("it stays in the page cache")
    # Without direct reads, a second round through the file would find it in the page cache.
    most = (1 << 40) if file.direct else max(1, file.bytes // block)
    numbers = itertools.count()
    deadline = time.perf_counter() + seconds

    def read() -> int:
        done = 0
        # The same kind of memory that weights are read into.
        memory = Memory(block)
        while (number := next(numbers)) < most and (done == 0 or time.perf_counter() < deadline):
            done += os.preadv(file.descriptor, [memory.view], offset(number))
        return done

    began = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        total = sum(task.result() for task in [pool.submit(read) for _ in range(readers)])
    elapsed = time.perf_counter() - began
    if total == 0:
        raise OSError("the file has become shorter")
    return total / elapsed, next(numbers)
