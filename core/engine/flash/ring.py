"""A little memory through which weights pass in the order in which they are needed, again and again.

Readers fill it ahead of the computation; what has been computed makes room. It is a ring of bytes, not of layers: each
piece takes what it needs, so that layers of unequal size waste nothing, and a piece is there as soon as it has been
read, whatever follows it.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.errors import EngineError

CHUNK: Final = 2 << 20
"""Bytes of one read: large enough for the disk's full rate, small enough for several readers to share a piece."""
_LOOK_UP_S: Final = 0.02
"""How often a wait looks whether it is still wanted."""


@dataclass(frozen=True)
class Piece:
    """What is read and released as one: the blocks around one tensor.

    Args:
        file: that holds it.
        offset: of its first block in the file.
        length: bytes, whole blocks.
        lead: bytes before the tensor in its first block.
        needed: bytes up to the end of the tensor.
    """

    file: WeightFile
    offset: int
    length: int
    lead: int
    needed: int


def piece_around(file: WeightFile, offset: int, size: int) -> Piece:
    """The whole blocks around `size` bytes at `offset`."""
    first = offset // file.block * file.block
    end = -(-(offset + size) // file.block) * file.block
    return Piece(file, first, end - first, offset - first, offset + size - first)


@dataclass(eq=False)
class _Entry:
    """A piece in memory, or on its way there."""

    number: int
    at: int
    piece: Piece
    asked: int = 0
    """Bytes that readers have taken on."""
    reading: int = 0
    """Readers at it now."""
    left: int = 0
    """Bytes still to come."""
    taken: bool = False
    """Somebody computes with it, or is about to."""
    done: bool = False
    failure: EngineError | None = field(default=None)
    apart: Memory | None = None
    """Memory of its own, where the ring has no room."""


class Ring:
    """Memory that readers fill with `pieces`, round and round.

    Whoever takes pieces holds no more of them at a time than leaves room for two of the largest; taken in order, there
    is always room for the next one. Where what is held in another order leaves only gaps too small for the piece that
    is needed, that one gets memory of its own until it is released.

    Args:
        pieces: in the order in which they are needed.
        capacity: bytes; at least two of the largest piece.
        readers: threads that read.

    Raises:
        OSError: there is not so much memory.
    """

    def __init__(self, pieces: Sequence[Piece], capacity: int, readers: int) -> None:
        self._pieces = tuple(pieces)
        self.capacity = max(capacity, least_capacity(pieces))
        self._memory = Memory(self.capacity)
        self._changed = threading.Condition()
        self._live: deque[_Entry] = deque()
        """Those in the ring, in its order."""
        self._by_number: dict[int, _Entry] = {}
        """All that are in memory or on their way."""
        self._newest: _Entry | None = None
        """The one that was begun last."""
        self._next = 0
        self._needed = -1
        """What somebody waits for."""
        self._paused = False
        self._closed = False
        self.bytes_read = 0
        """Since the beginning."""
        self.seconds_waited = 0.0
        """That the computation stood still for a piece, since the beginning."""
        self._threads = [
            threading.Thread(target=self._read_on, name=f"weights-{number}", daemon=True) for number in range(readers)
        ]
        for thread in self._threads:
            thread.start()

    def ready(self, number: int) -> bool:
        """Whether a piece is there now."""
        entry = self._by_number.get(number)
        return entry is not None and entry.left == 0

    def take(self, number: int, wanted: Callable[[], bool]) -> int:
        """The address of the tensor in a piece, once it has been read. It stays until `release`.

        Pieces are expected in order; another one makes the ring start again from there.

        Args:
            number: of the piece.
            wanted: asked every few milliseconds; when it says no, the address is that of any memory large enough.

        Raises:
            EngineError: the file could not be read.
        """
        with self._changed:
            entry = self._by_number.get(number)
            if entry.failure if entry else self._next != number or self._stuck or self._skipped:
                # What failed while it was read ahead is tried once more now that it is needed.
                self._start_again(number)
                entry = self._by_number.get(number)
            began = 0.0
            self._needed = number
            while entry is None or entry.left:
                if entry is not None and entry.failure:
                    self._needed = -1
                    raise entry.failure
                if entry is None and self._stuck:
                    self._start_again(number)
                if not wanted():
                    break
                if not began:
                    began = time.perf_counter()
                    # A reader may have found no room before it was known what is needed.
                    self._changed.notify_all()
                self._changed.wait(_LOOK_UP_S)
                entry = self._by_number.get(number)
            self._needed = -1
            if began:
                self.seconds_waited += time.perf_counter() - began
            if entry is None:
                return self._memory.address + self._pieces[number].lead
            entry.taken, entry.done = True, False
            base = entry.apart.address if entry.apart is not None else self._memory.address + entry.at
            return base + entry.piece.lead

    def release(self, numbers: Sequence[int]) -> None:
        """These pieces have been used; their memory is free for others."""
        with self._changed:
            for number in numbers:
                entry = self._by_number.get(number)
                if entry is not None:
                    entry.done = True
                    if entry.apart is not None:
                        del self._by_number[number]
            while self._live and self._live[0].done and not self._live[0].reading:
                del self._by_number[self._live.popleft().number]
            self._changed.notify_all()

    def close(self) -> None:
        """End the readers."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    @property
    def _stuck(self) -> bool:
        """Whether reading ahead has ended at a piece that could not be read."""
        return bool(self._newest and self._newest.failure)

    @property
    def _skipped(self) -> bool:
        """Whether the ring holds what was read ahead and then not taken in its turn."""
        return not all(entry.taken for entry in self._live)

    def _start_again(self, number: int) -> None:
        """Forget what nobody computes with, and read on from this piece. Called with the lock held."""
        self._paused = True
        while any(entry.reading for entry in self._by_number.values()):
            self._changed.wait(_LOOK_UP_S)
        self._by_number = {key: entry for key, entry in self._by_number.items() if entry.taken and not entry.done}
        self._live = deque(entry for entry in self._live if self._by_number.get(entry.number) is entry)
        self._newest = None
        self._next = number
        self._paused = False
        self._changed.notify_all()

    def _read_on(self) -> None:
        """One reader's life."""
        while True:
            with self._changed:
                entry = self._work()
                while entry is None:
                    if self._closed:
                        return
                    self._changed.wait()
                    entry = self._work()
                start = entry.asked
                length = min(CHUNK, entry.piece.length - start)
                entry.asked += length
                entry.reading += 1
            failure = self._read(entry, start, length)
            with self._changed:
                entry.reading -= 1
                entry.left -= length
                self.bytes_read += length
                if failure:
                    entry.failure, entry.left, entry.asked = failure, entry.piece.length, entry.piece.length
                if failure or entry.left == 0 or entry.asked == entry.piece.length:
                    self._changed.notify_all()

    def _read(self, entry: _Entry, start: int, length: int) -> EngineError | None:
        piece = entry.piece
        needed = min(length, piece.needed - start)
        if needed <= 0:
            return None
        memory, at = (entry.apart, start) if entry.apart is not None else (self._memory, entry.at + start)
        try:
            piece.file.read(memory.view[at : at + length], piece.offset + start, needed)
        except EngineError as error:
            return error
        return None

    def _work(self) -> _Entry | None:
        """The piece to read from next: the one that was begun, or the next one if there is room for it."""
        if self._closed or self._paused:
            return None
        newest = self._newest
        if newest is not None and newest.asked < newest.piece.length:
            return newest
        if self._stuck or self._next in self._by_number:
            return None
        piece = self._pieces[self._next]
        at = self._room(piece.length)
        if at is not None:
            entry = _Entry(self._next, at, piece, left=piece.length)
            self._live.append(entry)
        elif self._next == self._needed and not self._skipped:
            entry = _Entry(self._next, 0, piece, left=piece.length, apart=Memory(piece.length))
        else:
            return None
        self._newest = self._by_number[entry.number] = entry
        self._next = (self._next + 1) % len(self._pieces)
        return entry

    def _room(self, length: int) -> int | None:
        """Where so many bytes in a row are free."""
        if not self._live:
            return 0
        first, last = self._live[0], self._live[-1]
        end = last.at + last.piece.length
        if last.at >= first.at:
            if end + length <= self.capacity:
                return end
            return 0 if length <= first.at else None
        return end if end + length <= first.at else None


def least_capacity(pieces: Sequence[Piece]) -> int:
    """The smallest ring through which these pieces can pass, in bytes."""
    return 2 * max((piece.length for piece in pieces), default=0)
