"""Rearranges weights a few rows at a time, with the library's own function.

llama.cpp rearranges weights when it loads them (`ggml-cpu/repack.cpp`): the blocks of a few rows that follow each other
change places, and no byte is added, so that any whole number of such groups can be rearranged alone.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import os
from typing import Final

from core.engine.flash.tensors import BUFFER_AT, LayoutUnknown, kind, move, name, new_tensor, scratch, shape
from core.engine.ggml import POINTER, ggml
from core.engine.repack_probe import extra_buffer_type
from core.gguf import GGML_TYPES, Tensor

GROUP: Final = 16
"""Rows that are rearranged together: a multiple of what any kernel takes at once (4, 8 or 16)."""
_BUFFER_BYTES: Final = 64
_WEIGHTS: Final = 1
"""`GGML_BACKEND_BUFFER_USAGE_WEIGHTS`."""
_NAME: Final = b"CPU_REPACK"
_TRIED: Final = 2
"""Groups of a trial, besides a last one that is smaller."""
_NUMBERS: Final = {found: number for number, (found, _, _) in GGML_TYPES.items()}


class Rearranger:
    """The library's way of rearranging, a few rows at a time. Any thread may use it."""

    def __init__(self) -> None:
        self._library = ggml()
        self._buffers: dict[int, int] = {}
        self._buffer_of = functools.cache(self._find_buffer)
        self._holds = functools.cache(self._try)

    def can(self, kind: str, lengths: tuple[int, ...]) -> bool:
        """Whether weights of a type and shape are rearranged here, and in such a way that each group stands alone."""
        return len(lengths) == 2 and self._holds(kind, lengths[0], lengths[1] % GROUP)

    def rearrange(self, like: Tensor, source: int, target: int, rows: int) -> None:
        """Rearrange whole groups of rows.

        Args:
            like: the tensor that they belong to.
            source: address of their first byte as in the file.
            target: address to write to.
            rows: how many: a multiple of `GROUP`, but for the last of the tensor.
        """
        self._rearrange(like.type, like.shape[0], source, target, rows)

    def adopt(self, tensor: int) -> None:
        """Tell the library that the contents of its tensor lie rearranged from now on.

        Raises:
            LayoutUnknown: they are not of a kind that it rearranges.
        """
        lengths = shape(tensor)
        buffer = self._buffer_of(GGML_TYPES[kind(tensor)][0], lengths[0], lengths[1])
        if buffer is None:
            raise LayoutUnknown(f"{name(tensor)} is not rearranged")
        self._put(tensor, buffer)

    def fingerprint(self, kind: str, columns: int) -> bytes:
        """What becomes of a known pattern: it changes with what the library does."""
        _, block, block_bytes = GGML_TYPES[_NUMBERS[kind]]
        size = GROUP * (columns // block) * block_bytes
        source = ctypes.create_string_buffer(hashlib.shake_256(b"pattern").digest(size), size)
        target = ctypes.create_string_buffer(size)
        self._rearrange(kind, columns, ctypes.addressof(source), ctypes.addressof(target), GROUP)
        return target.raw

    def leave(self, tensor: int, buffer: int) -> None:
        """Tell the library that they lie as in the file, in a buffer."""
        POINTER.from_address(tensor + BUFFER_AT).value = buffer

    def adopted(self, tensor: int) -> bool:
        """Whether the library has been told so."""
        return POINTER.from_address(tensor + BUFFER_AT).value in self._buffers.values()

    def _rearrange(self, kind: str, columns: int, source: int, target: int, rows: int) -> None:
        buffer = self._buffer_of(kind, columns, rows)
        assert buffer is not None
        with scratch(1) as context:
            part = new_tensor(context, _NUMBERS[kind], (columns, rows))
            move(part, target)
            self._put(part, buffer)
            self._library.ggml_backend_tensor_set(part, source, 0, self._library.ggml_nbytes(part))

    def _put(self, tensor: int, buffer: int) -> None:
        POINTER.from_address(tensor + BUFFER_AT).value = buffer
        # This chooses the kernel.
        self._library.ggml_backend_buffer_init_tensor(buffer, tensor)

    def _find_buffer(self, kind: str, columns: int, rows: int) -> int | None:
        """A buffer in which the library expects rearranged weights; what it says of their memory does not matter."""
        buffer_type = extra_buffer_type(kind, (columns, rows))
        if buffer_type is None or self._library.ggml_backend_buft_name(buffer_type) != _NAME:
            return None
        if buffer_type not in self._buffers:
            buffer: int = self._library.ggml_backend_buft_alloc_buffer(buffer_type, _BUFFER_BYTES)
            self._library.ggml_backend_buffer_set_usage(buffer, _WEIGHTS)
            self._buffers[buffer_type] = buffer
        return self._buffers[buffer_type]

    def _try(self, kind: str, columns: int, rest: int) -> bool:
        """Whether groups that are rearranged alone are what they are in the whole; `rest` rows are in the last one."""
        rows = _TRIED * GROUP + rest
        if any(self._buffer_of(kind, columns, count) is None for count in (rows, GROUP, rest or GROUP)):
            return False
        _, block, block_bytes = GGML_TYPES[_NUMBERS[kind]]
        row = columns // block * block_bytes
        source = ctypes.create_string_buffer(os.urandom(rows * row), rows * row)
        whole, parts = ctypes.create_string_buffer(rows * row), ctypes.create_string_buffer(rows * row)
        self._rearrange(kind, columns, ctypes.addressof(source), ctypes.addressof(whole), rows)
        for first in range(0, rows, GROUP):
            at = first * row
            count = min(GROUP, rows - first)
            self._rearrange(kind, columns, ctypes.addressof(source) + at, ctypes.addressof(parts) + at, count)
        return whole.raw == parts.raw
