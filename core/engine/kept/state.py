"""llama.cpp's state of one sequence, taken apart into rows of keys and values, and put together again.

The layout is that of `llama_kv_cache::state_write` (llama.cpp, September 2026); models with a sliding window write two
caches one after the other. Whatever does not look like that is not taken apart.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

_MOST_LAYERS: Final = 4096
_MOST_STREAMS: Final = 256
_CELL: Final = np.dtype([("position", "<i4"), ("sequences", "<u4"), ("sequence", "<i4")])
_ROWS: Final = struct.Struct("<iQ")
_TWO: Final = struct.Struct("<II")
_WORD: Final = struct.Struct("<I")
_HEAD: Final = struct.Struct("<Ii")


class NotTakenApart(Exception):
    """A state has another layout."""


@dataclass(frozen=True)
class Rows:
    """Keys or values of one layer.

    Args:
        kind: ggml's number of their type.
        row: bytes a token.
    """

    kind: int
    row: int


@dataclass(frozen=True)
class Cache:
    """One of the caches of a state.

    Args:
        first: position of its first token; the others follow one by one.
        cells: tokens.
        keys: of each layer.
        values: of each layer.
    """

    first: int
    cells: int
    keys: tuple[Rows, ...]
    values: tuple[Rows, ...]

    @property
    def rows(self) -> tuple[Rows, ...]:
        """Keys and then values, as they follow each other."""
        return (*self.keys, *self.values)


@dataclass(frozen=True)
class Parts:
    """A state taken apart.

    Args:
        magic: that it begins with.
        caches: in order.
        data: the bytes of all rows, cache by cache.
    """

    magic: int
    caches: tuple[Cache, ...]
    data: tuple[memoryview, ...]


def take_apart(state: memoryview) -> Parts:
    """The parts of a state.

    Raises:
        NotTakenApart: it has another layout.
    """
    reader = _Reader(state)
    magic, _ = reader.take(_HEAD)
    caches: list[Cache] = []
    data: list[memoryview] = []
    while not reader.at_end:
        (streams,) = reader.take(_WORD)
        if not 1 <= streams <= _MOST_STREAMS:
            raise NotTakenApart
        for _ in range(streams):
            (cells,) = reader.take(_WORD)
            if cells:
                cache, rows = _cache(reader, cells)
                caches.append(cache)
                data += rows
    if not caches:
        raise NotTakenApart
    return Parts(magic, tuple(caches), tuple(data))


def _cache(reader: _Reader, cells: int) -> tuple[Cache, list[memoryview]]:
    table = np.frombuffer(reader.bytes(cells * _CELL.itemsize), _CELL)
    first = int(table["position"][0])
    if (table["sequences"] != 1).any() or (table["position"] != np.arange(first, first + cells)).any():
        raise NotTakenApart
    transposed, layers = reader.take(_TWO)
    if transposed or not 1 <= layers <= _MOST_LAYERS:
        raise NotTakenApart
    rows: list[Rows] = []
    data: list[memoryview] = []
    for _ in range(2 * layers):
        kind, row = reader.take(_ROWS)
        rows.append(Rows(kind, row))
        data.append(reader.bytes(cells * row))
    return Cache(first, cells, tuple(rows[:layers]), tuple(rows[layers:])), data


class _Reader:
    """Reads one thing after the other and never past the end."""

    def __init__(self, state: memoryview) -> None:
        self._state = state
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at == len(self._state)

    def bytes(self, count: int) -> memoryview:
        if count < 0 or count > len(self._state) - self._at:
            raise NotTakenApart
        self._at += count
        return self._state[self._at - count : self._at]

    def take(self, what: struct.Struct) -> tuple[int, ...]:
        return what.unpack(self.bytes(what.size))


class Assembly:
    """A state being put together.

    Args:
        magic: as in the states that the context gives.
        caches: what it holds.
        streams: sequences of the context.
    """

    def __init__(self, magic: int, caches: Sequence[Cache], streams: int) -> None:
        size = _HEAD.size + sum(
            _WORD.size * (1 + streams) + cache.cells * _CELL.itemsize + _TWO.size
            + sum(_ROWS.size + cache.cells * rows.row for rows in cache.rows)
            for cache in caches
        )  # fmt: skip
        self._memory = mmap.mmap(-1, size)
        self.places: list[memoryview] = []
        """Where the bytes of all rows belong, cache by cache."""
        self._at = 0
        self._put(_HEAD.pack(magic, 0))
        for cache in caches:
            self._put(_WORD.pack(streams) + _WORD.pack(cache.cells))
            table = np.empty(cache.cells, _CELL)
            table["position"] = np.arange(cache.first, cache.first + cache.cells)
            table["sequences"], table["sequence"] = 1, 0
            self._put(table.tobytes())
            self._put(_TWO.pack(0, len(cache.keys)))
            for rows in cache.rows:
                self._put(_ROWS.pack(rows.kind, rows.row))
                end = self._at + cache.cells * rows.row
                self.places.append(memoryview(self._memory)[self._at : end])
                self._at = end
            self._put(_WORD.pack(0) * (streams - 1))

    @property
    def state(self) -> memoryview:
        """The whole."""
        return memoryview(self._memory)

    def _put(self, data: bytes) -> None:
        self._memory[self._at : self._at + len(data)] = data
        self._at += len(data)
