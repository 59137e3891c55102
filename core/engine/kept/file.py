"""The file of a kept conversation: who may use it, its tokens, and its keys and values.

A file is only as good as what it was made with: another model, template, setting or build of the engine would read
plausible nonsense from it. So the file says what it was made with, and everything in it is checked before any of it
reaches llama.cpp.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import mmap
import os
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from core.encryption.sealed_bytes import opened, sealed
from core.engine.kept import codec
from core.engine.kept.state import Assembly, Cache, NotTakenApart, Parts, Rows, take_apart

_MAGIC: Final = b"INGLKEPT"
_LONGEST_HEAD: Final = 64 << 20
_MOST_CELLS: Final = 1 << 24
_MOST_ROW: Final = 1 << 24
_NUMBER: Final = 8
_DIGEST: Final = 32
"""Bytes at the end: SHA-256 of all before."""


class NotUsable(Exception):
    """A kept conversation was made with something else, or its file is damaged."""


class _Cache(msgspec.Struct, frozen=True):
    first: int
    cells: int
    keys: tuple[tuple[int, int], ...]
    values: tuple[tuple[int, int], ...]
    coded: bool


class _Head(msgspec.Struct, frozen=True):
    identity: str
    conversation: str
    tokens: bytes
    """int32, little endian."""
    magic: int
    caches: tuple[_Cache, ...]
    """Empty where the state is kept as it is."""
    state_bytes: int
    payload_bytes: int


def write(
    file: BinaryIO, identity: str, conversation: str, tokens: Sequence[int], state: memoryview, key: bytes = b""
) -> None:
    """Write a conversation.

    Args:
        file: empty.
        identity: of all that its keys and values depend on.
        conversation: its name.
        tokens: that the sequence holds.
        state: as `Session.save` gave it.
        key: with which the file is encrypted; b"" for a plain one.

    Raises:
        OSError: the disk does not take it, or it is too long to encrypt.
    """
    if key:
        plain = io.BytesIO()
        _write_plain(plain, identity, conversation, tokens, state)
        file.write(sealed(plain.getbuffer(), key))
    else:
        _write_plain(file, identity, conversation, tokens, state)
    file.flush()
    os.fsync(file.fileno())


def _write_plain(file: BinaryIO, identity: str, conversation: str, tokens: Sequence[int], state: memoryview) -> None:
    magic, caches, payload = _payload(state)
    size = sum(len(part) for part in payload)
    head = _Head(identity, conversation, array("i", tokens).tobytes(), magic, caches, len(state), size)
    encoded = msgspec.msgpack.encode(head)
    digest = hashlib.sha256()
    for part in (_MAGIC + len(encoded).to_bytes(_NUMBER, "little") + encoded, *payload):
        digest.update(part)
        file.write(part)
    file.write(digest.digest())


class KeptFile:
    """A file of a kept conversation that fits what is loaded. Closed as a context manager.

    Args:
        path: of the file.
        identity: what it has to have been made with.
        conversation: whose it has to be.
        key: with which it is encrypted; b"" for a plain one.

    Raises:
        FileNotFoundError: there is none.
        NotUsable: it was made with something else, or is damaged.
    """

    def __init__(self, path: Path, identity: str, conversation: str, key: bytes = b"") -> None:
        with contextlib.ExitStack() as stack:
            self._memory = _in_memory(path, key)
            stack.callback(self._memory.close)
            self._head, start = _read_head(self._memory)
            if self._head.identity != identity or self._head.conversation != conversation:
                raise NotUsable("it was made with something else")
            if len(self._memory) - start - _DIGEST != self._head.payload_bytes or len(self._head.tokens) % 4:
                raise NotUsable("it is cut short")
            stack.pop_all()
        self._whole = memoryview(self._memory)
        self._payload = self._whole[start:-_DIGEST]
        self.tokens = list(array("i", self._head.tokens))
        """That the sequence held."""

    def state(self, streams: int) -> memoryview:
        """The state for `Session.restore` of a session with so many sequences.

        Raises:
            NotUsable: the file is damaged.
        """
        if hashlib.sha256(self._whole[:-_DIGEST]).digest() != self._whole[-_DIGEST:]:
            raise NotUsable("its digest is another")
        if not self._head.caches:
            if len(self._payload) != self._head.state_bytes:
                raise NotUsable("its state has another length")
            copy = mmap.mmap(-1, len(self._payload))
            copy[:] = self._payload
            return memoryview(copy)
        caches = [_checked(cache, len(self.tokens)) for cache in self._head.caches]
        if sum(self._sizes(caches)) != len(self._payload):
            raise NotUsable("its parts do not fill it")
        assembly = Assembly(self._head.magic, caches, streams)
        self._fill(caches, assembly.places)
        return assembly.state

    def close(self) -> None:
        """Let go of the file."""
        self._payload.release()
        self._whole.release()
        self._memory.close()

    def __enter__(self) -> KeptFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _sizes(self, caches: Sequence[Cache]) -> list[int]:
        sizes: list[int] = []
        for cache, told in zip(caches, self._head.caches, strict=True):
            sizes += codec.coded_sizes(cache) if told.coded else [cache.cells * rows.row for rows in cache.rows]
        return sizes

    def _fill(self, caches: Sequence[Cache], places: Sequence[memoryview]) -> None:
        parts, at = [], 0
        for size in self._sizes(caches):
            parts.append(self._payload[at : at + size])
            at += size
        done = 0
        for cache, told in zip(caches, self._head.caches, strict=True):
            count = len(cache.rows)
            here, there = parts[done : done + count], places[done : done + count]
            if told.coded:
                codec.decode(cache, here, there)
            else:
                for part, place in zip(here, there, strict=True):
                    place[:] = part
            done += count
        for part in parts:
            part.release()


def _in_memory(path: Path, key: bytes) -> mmap.mmap:
    """The plain contents of a file."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size <= len(_MAGIC) + _NUMBER:
            raise NotUsable("it is cut short")
        if not key:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        plain = opened(file.read(), key)
    if plain is None:
        raise NotUsable("its key is another")
    memory = mmap.mmap(-1, len(plain))
    memory[:] = plain
    return memory


def _read_head(memory: mmap.mmap) -> tuple[_Head, int]:
    """What a file says of itself, and where the rest begins."""
    if memory[: len(_MAGIC)] != _MAGIC:
        raise NotUsable("it is none")
    length = int.from_bytes(memory[len(_MAGIC) : len(_MAGIC) + _NUMBER], "little")
    start = len(_MAGIC) + _NUMBER + length
    if length > _LONGEST_HEAD or start >= len(memory):
        raise NotUsable("it is cut short")
    try:
        return msgspec.msgpack.decode(memory[start - length : start], type=_Head), start
    except msgspec.DecodeError as error:
        raise NotUsable("its head is damaged") from error


def _payload(state: memoryview) -> tuple[int, tuple[_Cache, ...], list[bytes | memoryview]]:
    """What is written of a state: its parts, made small, or else the whole as it is."""
    try:
        parts = take_apart(state)
    except NotTakenApart:
        return 0, (), [state]
    return parts.magic, _described(parts), _coded(parts)


def _described(parts: Parts) -> tuple[_Cache, ...]:
    return tuple(
        _Cache(
            cache.first,
            cache.cells,
            tuple((rows.kind, rows.row) for rows in cache.keys),
            tuple((rows.kind, rows.row) for rows in cache.values),
            codec.can_code(cache),
        )
        for cache in parts.caches
    )


def _coded(parts: Parts) -> list[bytes | memoryview]:
    coded: list[bytes | memoryview] = []
    done = 0
    for cache in parts.caches:
        data = parts.data[done : done + len(cache.rows)]
        coded += codec.code(cache, data) if codec.can_code(cache) else data
        done += len(cache.rows)
    return coded


def _checked(told: _Cache, tokens: int) -> Cache:
    """What a file says of a cache, within bounds."""
    rows = (*told.keys, *told.values)
    sane = (
        told.first >= 0
        and 0 < told.cells <= _MOST_CELLS
        and told.first + told.cells == tokens
        and len(told.keys) == len(told.values) > 0
        and all(0 < row <= _MOST_ROW and 0 <= kind < 2**31 for kind, row in rows)
    )
    cache = Cache(
        told.first,
        told.cells,
        tuple(Rows(kind, row) for kind, row in told.keys),
        tuple(Rows(kind, row) for kind, row in told.values),
    )
    if not sane or (told.coded and not codec.can_code(cache)):
        raise NotUsable("its head makes no sense")
    return cache
