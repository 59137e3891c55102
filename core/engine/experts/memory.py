"""The memory behind the slots: a row of addresses for each matrix, of which the last lead into a room on loan.

A kernel finds an expert at a base plus its number times a stride, so the slots of a matrix must follow each other.
The first lie in memory of the layer's own. The pages behind the others are those of a room, which is mapped into the
rows of one layer after the other (mmap(2), MAP_SHARED and MAP_FIXED): that takes addresses, but memory only once.
"""

from __future__ import annotations

import contextlib
import ctypes
import mmap
import os
from collections.abc import Iterator, Sequence
from typing import Any, Final

from core.engine.experts.shares import ROOMS, ExpertLayer, ExpertMatrix, Shares
from core.engine.flash.memory import HUGE
from core.errors import ModelTooLarge

_FIXED: Final = 0x10
_POPULATE: Final = 0x8000
"""`MAP_FIXED` and `MAP_POPULATE` of Linux."""
_ANONYMOUS: Final = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
_READ_WRITE: Final = mmap.PROT_READ | mmap.PROT_WRITE
_NOTHING: Final = 0
"""`PROT_NONE`: addresses that nobody may touch."""
_FAILED: Final = ctypes.c_size_t(-1).value


class SlotMemory:
    """Memory for the slots of all layers. Pages that nothing was ever read into take none.

    Args:
        layers: with experts.
        shares: how many of each have a place of their own.

    Raises:
        ModelTooLarge: the system does not give so many addresses.
    """

    def __init__(self, layers: Sequence[ExpertLayer], shares: Shares) -> None:
        self._layers = tuple(layers)
        self._shares = shares
        self._system = _system()
        self._bases: list[tuple[int, ...]] = []
        self._taken: list[tuple[int, int]] = []
        """Address and length of all addresses that were taken."""
        self._rooms = -1
        try:
            if shares.room_bytes:
                self._rooms = _new_file(shares.room_bytes * ROOMS)
            for place, layer in enumerate(layers):
                self._bases.append(tuple(self._row(place, matrix) for matrix in layer.matrices))
        except OSError:
            self.close()
            raise ModelTooLarge(
                "There is not enough memory for the experts of the model.",
                "Close other programs, or choose a smaller model.",
            ) from None

    def bases(self, place: int) -> tuple[int, ...]:
        """Where slot 0 of each matrix of a layer begins; multiples of a page."""
        return self._bases[place]

    def lend_room(self, place: int) -> None:
        """Put the pages of a room behind the slots of a layer that are not its own. No other layer has this room.

        Raises:
            ModelTooLarge: the system refuses.
        """
        at = place % ROOMS * self._shares.room_bytes
        try:
            for address, length in self._not_own(place):
                self._map(address, length, _READ_WRITE, mmap.MAP_SHARED | _FIXED | _POPULATE, self._rooms, at)
                at += length
        except OSError:
            raise ModelTooLarge(
                "There is not enough memory for all experts of a layer.",
                "Close other programs, or choose a smaller model.",
            ) from None

    def take_room(self, place: int) -> None:
        """Leave addresses without memory where the layer had a room."""
        for address, length in self._not_own(place):
            self._map(address, length, _NOTHING, _ANONYMOUS | _FIXED, -1, 0)

    def close(self) -> None:
        """Give it all back; nothing may compute with it any more."""
        for address, length in self._taken:
            self._system.munmap(address, length)
        self._taken.clear()
        self._bases.clear()
        if self._rooms >= 0:
            os.close(self._rooms)
            self._rooms = -1

    def _row(self, place: int, matrix: ExpertMatrix) -> int:
        own = self._shares.kept[place] * matrix.stride
        length = self._layers[place].experts * matrix.stride + HUGE
        address = self._map(None, length, _NOTHING, _ANONYMOUS, -1, 0)
        self._taken.append((address, length))
        base = -(-address // HUGE) * HUGE
        if own:
            self._map(base, own, _READ_WRITE, _ANONYMOUS | _FIXED, -1, 0)
            # Only whole ones, so that no more is taken than the slots need. It does without where there are none.
            self._system.madvise(base, own // HUGE * HUGE, mmap.MADV_HUGEPAGE)
        return base

    def _not_own(self, place: int) -> Iterator[tuple[int, int]]:
        """Address and length of the slots of each matrix that are not the layer's own."""
        kept, layer = self._shares.kept[place], self._layers[place]
        for base, matrix in zip(self._bases[place], layer.matrices, strict=True):
            if kept < layer.experts:
                yield base + kept * matrix.stride, (layer.experts - kept) * matrix.stride

    def _map(self, address: int | None, length: int, access: int, flags: int, file: int, offset: int) -> int:
        found = self._system.mmap(address, length, access, flags, file, offset)
        if found in (None, _FAILED):
            raise OSError(ctypes.get_errno(), "no memory")
        return int(found)


def _system() -> Any:
    library = ctypes.CDLL(None, use_errno=True)
    library.mmap.restype = ctypes.c_void_p
    library.mmap.argtypes = (
        ctypes.c_void_p,
        ctypes.c_size_t,
        ctypes.c_int,
        ctypes.c_int,
        ctypes.c_int,
        ctypes.c_long,
    )
    library.munmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    library.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return library


def can_share_rooms() -> bool:
    """Whether this system can do all that (Linux)."""
    return hasattr(os, "memfd_create")


def _new_file(size: int) -> int:
    """A file that lies in memory and has no name.

    Raises:
        OSError: there can be none.
    """
    descriptor = os.memfd_create("experts")
    try:
        os.ftruncate(descriptor, size)
    except OSError:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
    return descriptor
