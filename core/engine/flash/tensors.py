"""Where llama.cpp keeps what in a tensor: reading and moving, after the layout has been checked against the library.

The layout is that of `struct ggml_tensor` (ggml.h) where pointers have 64 bits. It is no promise of the library, so
`check_layout` compares it with what the library's own functions say about a few tensors of ours.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from core.engine.ggml import POINTER, InitParams, ggml

BUFFER_AT: Final = 8
SHAPE_AT: Final = 16
_STRIDES_AT: Final = 48
_SHAPE_BYTES: Final = 64
"""Lengths and strides."""
_OPERATION_AT: Final = 80
_SOURCES_AT: Final = 152
_DATA_AT: Final = 248
_NAME_AT: Final = 256
_SOURCES: Final = 10
"""`GGML_MAX_SRC`."""
_NAME_BYTES: Final = 64
_TENSOR_BYTES: Final = 336
_WORD: Final = ctypes.c_uint64
_Words: Final = _WORD * (_SOURCES + 1)
"""All sources of a node, and last what it is a view of."""
_F32: Final = 0
_I32: Final = 26


class LayoutUnknown(Exception):
    """A build of llama.cpp that keeps tensors in another way than this module knows."""


def sources(node: int) -> list[int]:
    """Addresses of the tensors that a node of the graph reads, weights among them; what it is a view of comes last.

    Places without a tensor are 0.
    """
    return _Words.from_address(node + _SOURCES_AT)[:]


def name(tensor: int) -> str:
    """As in the file for weights; such as "l_out-3" for nodes, where several may have the same."""
    return ctypes.string_at(tensor + _NAME_AT, _NAME_BYTES).split(b"\0", 1)[0].decode(errors="replace")


def kind(tensor: int) -> int:
    """Ggml's number of the type of its elements."""
    return ctypes.c_int.from_address(tensor).value


def operation(node: int) -> str:
    """Ggml's name of what it computes, such as "MUL_MAT"; "NONE" for weights."""
    number = ctypes.c_int.from_address(node + _OPERATION_AT).value
    return str(ggml().ggml_op_name(number).decode())


def buffer(tensor: int) -> int:
    """The address of the buffer that it lies in."""
    return _WORD.from_address(tensor + BUFFER_AT).value


def data(tensor: int) -> int:
    """The address of its contents."""
    return _WORD.from_address(tensor + _DATA_AT).value


def move(tensor: int, address: int) -> None:
    """Let its contents lie at `address` from now on. Views of it stay where they are."""
    _WORD.from_address(tensor + _DATA_AT).value = address


def shape(tensor: int) -> ctypes.Array[ctypes.c_int64]:
    """Its four lengths, fastest first, as they lie in memory: they can be written."""
    return (ctypes.c_int64 * 4).from_address(tensor + SHAPE_AT)


def see_in_planes(product: int, least: int) -> Callable[[], None] | None:
    """Let a product, and what it multiplies its weights with, have each row in a plane of its own.

    Args:
        product: a node of the graph, "MUL_MAT", with matrices whose rows follow each other.
        least: rows from which on that is done.

    Returns:
        What makes it as it was; None where nothing was changed.
    """
    read = (_WORD * _SOURCES).from_address(product + _SOURCES_AT)
    factor = read[1]
    rows = shape(factor)[1]
    if rows < least or any(shape(tensor)[2:] != [1, 1] or _gaps(tensor) for tensor in (factor, product)):
        return None
    # Others read the factor too, so it is a copy of its description that is changed.
    seen = ctypes.create_string_buffer(ctypes.string_at(factor, _TENSOR_BYTES), _TENSOR_BYTES)
    before = ctypes.string_at(product + SHAPE_AT, _SHAPE_BYTES)
    for tensor in (ctypes.addressof(seen), product):
        shape(tensor)[1], shape(tensor)[2] = 1, rows
        strides = _strides(tensor)
        strides[2] = strides[1]
    read[1] = ctypes.addressof(seen)

    def restore() -> None:
        # The copy lives as long as this.
        assert read[1] == ctypes.addressof(seen)
        read[1] = factor
        ctypes.memmove(product + SHAPE_AT, before, _SHAPE_BYTES)

    return restore


@contextmanager
def scratch(tensors: int = 8, data_bytes: int = 0) -> Iterator[int]:
    """A context of ggml for a few tensors, without memory for their contents unless some is asked for."""
    library = ggml()
    size = (library.ggml_tensor_overhead() + 64) * tensors + data_bytes
    context = library.ggml_init(InitParams(size, None, data_bytes == 0))
    try:
        yield context
    finally:
        library.ggml_free(context)


def new_tensor(context: int, kind: int, lengths: tuple[int, ...]) -> int:
    """A tensor in `context` of a ggml type, lengths fastest first."""
    array = (ctypes.c_int64 * len(lengths))(*lengths)
    tensor: int = ggml().ggml_new_tensor(context, kind, len(lengths), array)
    return tensor


def _strides(tensor: int) -> ctypes.Array[ctypes.c_uint64]:
    """Bytes from one element, row, plane to the next, as they lie in memory."""
    return (_WORD * 4).from_address(tensor + _STRIDES_AT)


def _gaps(tensor: int) -> bool:
    """Whether a plane is more or less than its rows."""
    strides = _strides(tensor)
    return strides[2] != strides[1] * shape(tensor)[1]


@functools.cache
def check_layout() -> None:
    """Compare this module with the library.

    Raises:
        LayoutUnknown: they disagree; nothing here can be used.
    """
    if ctypes.sizeof(POINTER) != ctypes.sizeof(_WORD):
        raise LayoutUnknown("pointers do not have 64 bits")
    library = ggml()
    with scratch(data_bytes=1 << 16) as context:
        weight = new_tensor(context, _F32, (32, 8))
        inputs = new_tensor(context, _F32, (32, 3))
        other = new_tensor(context, _I32, (5, 2, 3))
        product = library.ggml_mul_mat(context, weight, inputs)
        view = library.ggml_view_1d(context, weight, 8, 128)
        library.ggml_set_name(weight, b"blk.0.a_weight")
        _agree(library, weight, inputs, other, product, view)


def _agree(library: Any, weight: int, inputs: int, other: int, product: int, view: int) -> None:
    names = all(library.ggml_get_name(tensor).decode() == name(tensor) for tensor in (weight, inputs, product, view))
    places = all(library.ggml_get_data(tensor) == data(tensor) for tensor in (weight, inputs, other, product, view))
    steps = list(_strides(weight)) == [4, 128, 1024, 1024] and list(_strides(other)) == [4, 20, 40, 120]
    large = library.ggml_tensor_overhead() >= _TENSOR_BYTES
    lengths = (list(shape(weight)), list(shape(other)), list(shape(product)))
    shapes = lengths == ([32, 8, 1, 1], [5, 2, 3, 1], [8, 3, 1, 1])
    reads = sources(product) == [weight, inputs, *[0] * 9]
    seen = sources(view)[-1] == weight and data(view) == data(weight) + 128
    if not (
        names
        and places
        and shapes
        and steps
        and large
        and reads
        and seen
        and (operation(product), operation(weight)) == ("MUL_MAT", "NONE")
        and (kind(weight), kind(other)) == (_F32, _I32)
        and name(weight) == "blk.0.a_weight"
    ):
        raise LayoutUnknown("tensors have another layout")
    before = data(weight)
    move(weight, before + 4096)
    moved = library.ggml_get_data(weight) == before + 4096
    move(weight, before)
    shape(weight)[1] = 0
    emptied = library.ggml_nbytes(weight) == 0
    shape(weight)[1] = 8
    if not (moved and emptied and library.ggml_nbytes(weight) == 32 * 8 * 4):
        raise LayoutUnknown("tensors cannot be changed")
