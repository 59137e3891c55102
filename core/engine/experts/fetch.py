"""Reads experts into their slots with several threads: what is needed now before what may be needed next."""

from __future__ import annotations

import ctypes
import mmap
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.errors import EngineError

CHUNK: Final = 1 << 20
"""Bytes of one read: large enough for the disk's full rate, small enough for several threads to share an expert."""
_LOOK_UP_S: Final = 0.02
"""How often a wait looks whether it is still wanted."""


@dataclass(frozen=True)
class Slice:
    """A stretch of a file and where it goes.

    Args:
        file: to read.
        offset: in the file.
        size: bytes.
        address: of the first of them in memory; where it lies in its block as `offset` does in the file's, all blocks
            that it touches are read straight to their place, so their memory must be there.
    """

    file: WeightFile
    offset: int
    size: int
    address: int

    @property
    def straight(self) -> bool:
        """Whether whole blocks can be read to their place."""
        return (self.address - self.offset) % self.file.block == 0

    @property
    def first(self) -> int:
        """The offset of its first block."""
        return self.offset // self.file.block * self.file.block

    @property
    def end(self) -> int:
        """The offset behind its last block."""
        return -(-(self.offset + self.size) // self.file.block) * self.file.block


def read_bytes(file: WeightFile, offset: int, size: int) -> bytes:
    """A short stretch of a file.

    Raises:
        EngineError: it cannot be read.
    """
    piece = Slice(file, offset, size, 0)
    with mmap.mmap(-1, piece.end - piece.first) as memory:
        with memoryview(memory) as view:
            file.read(view, piece.first, offset + size - piece.first)
        return memory[offset - piece.first :][:size]


class Fetch:
    """One expert on its way into memory.

    Args:
        slices: its matrices.
    """

    def __init__(self, slices: Iterable[Slice]) -> None:
        self.chunks = deque((piece, start) for piece in slices for start in range(piece.first, piece.end, CHUNK))
        """Not yet taken on by a reader: slice, and where in the file."""
        self.left = len(self.chunks)
        """Not yet read."""
        self.failure: EngineError | None = None

    @property
    def over(self) -> bool:
        """Whether it is there, or will never be."""
        return self.left == 0


class Fetcher:
    """Threads that read.

    Args:
        readers: how many.
    """

    def __init__(self, readers: int) -> None:
        self._changed = threading.Condition()
        self._now: deque[Fetch] = deque()
        self._ahead: deque[Fetch] = deque()
        self._closed = False
        self.bytes_read = 0
        """Since the beginning."""
        self.seconds_waited = 0.0
        """That the computation stood still, since the beginning."""
        self._threads = [
            threading.Thread(target=self._read_on, name=f"experts-{number}", daemon=True) for number in range(readers)
        ]
        for thread in self._threads:
            thread.start()

    def read_ahead(self, fetches: Sequence[Fetch]) -> None:
        """Read these when nothing else is needed."""
        with self._changed:
            self._ahead.extend(fetches)
            self._changed.notify_all()

    def give_up(self, fetch: Fetch) -> bool:
        """Do not read this one after all; False where somebody has begun, or has done it."""
        with self._changed:
            if fetch not in self._ahead or len(fetch.chunks) != fetch.left:
                return False
            self._ahead.remove(fetch)
            return True

    def need(self, fetches: Sequence[Fetch]) -> None:
        """Read these before anything else: new ones, or some that were to be read ahead."""
        with self._changed:
            for fetch in fetches:
                if fetch in self._ahead:
                    self._ahead.remove(fetch)
                if fetch.chunks and fetch not in self._now:
                    self._now.append(fetch)
            self._changed.notify_all()

    def wait(self, fetches: Sequence[Fetch], wanted: Callable[[], bool]) -> None:
        """Read these before anything else, and come back when all are there.

        Args:
            fetches: as for `need`.
            wanted: asked every few milliseconds; when it says no, this comes back at once.

        Raises:
            EngineError: one cannot be read.
        """
        began = time.perf_counter()
        self.need(fetches)
        with self._changed:
            while not all(fetch.over for fetch in fetches) and wanted():
                self._changed.wait(_LOOK_UP_S)
        self.seconds_waited += time.perf_counter() - began
        for fetch in fetches:
            if fetch.failure is not None:
                raise fetch.failure

    def close(self) -> None:
        """End the threads."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _read_on(self) -> None:
        """One thread's life."""
        scratch = _Scratch()
        while True:
            with self._changed:
                while not (self._now or self._ahead or self._closed):
                    self._changed.wait()
                if self._closed:
                    return
            if not self._read_one(self._now, scratch):
                self._read_one(self._ahead, scratch)

    def _read_one(self, queue: deque[Fetch], scratch: _Scratch) -> bool:
        """Read a chunk of the first expert in a queue; False where there is none."""
        with self._changed:
            if not queue:
                return False
            fetch = queue[0]
            piece, start = fetch.chunks.popleft()
            if not fetch.chunks:
                queue.popleft()
        failure = None
        try:
            length = scratch.read(piece, start)
        except EngineError as error:
            length, failure = 0, error
        with self._changed:
            self.bytes_read += length
            fetch.left -= 1
            fetch.failure = fetch.failure or failure
            if fetch.over:
                self._changed.notify_all()
        return True


class _Scratch:
    """Memory of one thread for blocks that do not lie in memory as they do in the file."""

    def __init__(self) -> None:
        self._memory: Memory | None = None

    def read(self, piece: Slice, start: int) -> int:
        """Read one chunk of a slice to its place; the bytes that were read.

        Raises:
            EngineError: the file cannot be read.
        """
        length = min(CHUNK, piece.end - start)
        needed = min(length, piece.offset + piece.size - start)
        if piece.straight:
            address = piece.address + start - piece.offset
            piece.file.read(memoryview((ctypes.c_char * length).from_address(address)).cast("B"), start, needed)
            return length
        if self._memory is None:
            self._memory = Memory(CHUNK)
        piece.file.read(self._memory.view[:length], start, needed)
        lead = max(0, piece.offset - start)
        ctypes.memmove(piece.address + start + lead - piece.offset, self._memory.address + lead, needed - lead)
        return length
