"""Measures what a tensor loses in another type, by quantizing some of its rows and reading them back."""

from __future__ import annotations

import ctypes
import math
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.engine.bindings import bindings
from core.engine.quantize import TYPE_NUMBERS
from core.gguf import GGML_TYPES, Tensor

Floats = npt.NDArray[np.float32]

_SAMPLE: Final = 49_152
"""Weights of a tensor that are tried, in whole rows spread over it."""


class _Traits(ctypes.Structure):
    """`struct ggml_type_traits`."""

    _fields_ = [
        ("name", ctypes.c_char_p),
        ("block", ctypes.c_int64),
        ("interleave", ctypes.c_int64),
        ("size", ctypes.c_size_t),
        ("quantized", ctypes.c_bool),
        ("to_float", ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)),
        ("from_float", ctypes.c_void_p),
    ]


def weight_errors(
    path: Path, tensor: Tensor, types: Iterable[str], importance: array[float] | None
) -> dict[str, float]:
    """The error of a tensor in each of `types`, relative to its size: sum i (w - q)^2 / sum i w^2.

    Args:
        path: the file that holds the tensor.
        tensor: from its header.
        types: ggml's names.
        importance: i, the mean square of each input, one number a column; None counts all the same.
    """
    weights = _sample(path, tensor)
    columns = weights.shape[1]
    column_weights = np.ones(columns, np.float32)
    if importance is not None and len(importance) == columns:
        column_weights = np.asarray(importance, np.float32)
    scale = float((weights.astype(np.float64) ** 2 @ column_weights).sum())
    found = {}
    for name in types:
        lost = (weights - _round_trip(weights, name, column_weights)).astype(np.float64) ** 2
        found[name] = float((lost @ column_weights).sum()) / scale if scale else 0.0
    return found


def _sample(path: Path, tensor: Tensor) -> Floats:
    """Rows of the tensor as numbers: [rows, columns]."""
    columns = tensor.shape[0]
    rows = tensor.elements // columns
    row_bytes = tensor.size // rows
    chosen = np.unique(np.linspace(0, rows - 1, max(1, min(rows, _SAMPLE // columns))).astype(np.int64))
    with path.open("rb") as file:
        data = bytearray()
        for row in chosen:
            file.seek(tensor.offset + int(row) * row_bytes)
            data += file.read(row_bytes)
    return to_float(bytes(data), tensor.type, len(chosen), columns)


def to_float(data: bytes, kind: str, rows: int, columns: int) -> Floats:
    """Weights as numbers: [rows, columns]."""
    if kind == "F32":
        return np.frombuffer(data, np.float32).reshape(rows, columns)
    library = bindings()._lib
    library.ggml_get_type_traits.restype = ctypes.POINTER(_Traits)
    library.ggml_get_type_traits.argtypes = [ctypes.c_int]
    numbers = np.empty((rows, columns), np.float32)
    library.ggml_get_type_traits(TYPE_NUMBERS[kind]).contents.to_float(data, numbers.ctypes.data, rows * columns)
    return numbers


def to_bytes(weights: Floats, kind: str, importance: Floats | None) -> bytes:
    """Rows of weights in another type, as the quantizer makes them.

    Args:
        weights: [rows, columns]; columns are a multiple of the type's block.
        kind: ggml's name.
        importance: of each column; None counts all the same.
    """
    library: Any = bindings()._lib
    library.ggml_quantize_chunk.restype = ctypes.c_size_t
    library.ggml_quantize_chunk.argtypes = [
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_void_p,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_int64,
        ctypes.c_void_p,
    ]
    number = TYPE_NUMBERS[kind]
    _, block, size = GGML_TYPES[number]
    rows, columns = weights.shape
    target = ctypes.create_string_buffer(weights.size // block * size)
    weights = np.ascontiguousarray(weights)
    counts = None if importance is None else importance.ctypes.data
    library.ggml_quantize_chunk(number, weights.ctypes.data, target, 0, rows, columns, counts)
    return target.raw


def _round_trip(weights: Floats, kind: str, importance: Floats) -> Floats:
    rows, columns = weights.shape
    if columns % next(block for name, block, _ in GGML_TYPES.values() if name == kind):
        return np.full_like(weights, math.inf)
    return to_float(to_bytes(weights, kind, importance), kind, rows, columns)
