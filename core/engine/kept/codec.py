"""Keys and values in a third of their bytes: 5 bits a number for keys, channel by channel, and 4 bits for values.

Some channels of keys are far larger than others, while values differ from token to token; so keys are quantized along
tokens and values along channels (KIVI, arXiv 2402.02750). The blocks are ggml's own Q5_K and Q4_K, 256 numbers with
scales and minima in two levels, which its library reads back at the speed of memory.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.engine.ggml import ggml
from core.engine.kept.state import Cache, Rows

VERSION: Final = 1
"""Of this way of coding."""
F16: Final = 1
_HALF: Final = 2
_BLOCK: Final = 256
_Q4_K, _Q5_K = 12, 13
_BLOCK_BYTES: Final = {_Q4_K: 144, _Q5_K: 176}
_THREADS: Final = 2
_Floats = NDArray[np.float32]
_Bytes = NDArray[np.uint8]


class _Traits(ctypes.Structure):
    """The beginning of `struct ggml_type_traits`."""

    _fields_ = (
        ("type_name", ctypes.c_char_p),
        ("blck_size", ctypes.c_int64),
        ("blck_size_interleave", ctypes.c_int64),
        ("type_size", ctypes.c_size_t),
        ("is_quantized", ctypes.c_bool),
        ("to_float", ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)),
    )


def can_code(cache: Cache) -> bool:
    """Whether these keys and values can be made smaller: those of half precision can, others are small already."""
    return all(rows.kind == F16 and rows.row % _HALF == 0 and rows.row > 0 for rows in cache.rows)


def coded_sizes(cache: Cache) -> list[int]:
    """Bytes of each coded part: keys of all layers, then values."""
    keys = [rows.row // _HALF * _blocks(cache.cells) * _BLOCK_BYTES[_Q5_K] for rows in cache.keys]
    return keys + [_blocks(cache.cells * rows.row // _HALF) * _BLOCK_BYTES[_Q4_K] for rows in cache.values]


def code(cache: Cache, data: Sequence[memoryview]) -> list[bytes]:
    """The coded parts of a cache whose rows are `data`."""
    jobs = [_coding_keys(cache, rows, part) for rows, part in zip(cache.keys, data, strict=False)]
    jobs += [_coding_values(part) for part in data[len(cache.keys) :]]
    # In the thread that asks: nobody waits for this, and it may be one that yields to others.
    return [job() for job in jobs]


def decode(cache: Cache, parts: Sequence[memoryview], places: Sequence[memoryview]) -> None:
    """Write the rows of a cache to their places.

    Args:
        cache: what is restored.
        parts: coded, each as long as `coded_sizes` says.
        places: where the rows belong.
    """
    layers = len(cache.keys)
    sizes = [_numbers(_Q5_K if place < layers else _Q4_K, part) for place, part in enumerate(parts)]

    def restore(some: range) -> None:
        # One piece of memory for all: fresh pages would take longer than the arithmetic.
        numbers, halves = np.empty(max(sizes), np.float32), np.empty(max(sizes), np.float16)
        for place in some:
            target, decoded = np.frombuffer(places[place], np.float16), numbers[: sizes[place]]
            if place < layers:
                _dequantize(_Q5_K, parts[place], decoded)
                _halve(decoded, halves[: decoded.size])
                by_channel = halves[: decoded.size].reshape(cache.keys[place].row // _HALF, -1)
                target.reshape(cache.cells, -1)[:] = by_channel[:, : cache.cells].T
            else:
                _dequantize(_Q4_K, parts[place], decoded)
                _halve(decoded, target)

    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(restore, (range(first, 2 * layers, _THREADS) for first in range(_THREADS))))


def _blocks(numbers: int) -> int:
    return -(-numbers // _BLOCK)


def _coding_keys(cache: Cache, rows: Rows, part: memoryview) -> Callable[[], bytes]:
    def job() -> bytes:
        by_token = np.frombuffer(part, np.float16).reshape(cache.cells, rows.row // _HALF)
        by_channel = np.empty((by_token.shape[1], _blocks(cache.cells) * _BLOCK), np.float32)
        by_channel[:, : cache.cells] = by_token.T
        # The last block of a channel is filled with what widens no range.
        by_channel[:, cache.cells :] = by_channel[:, cache.cells - 1 : cache.cells]
        return _quantized(_Q5_K, by_channel)

    return job


def _coding_values(part: memoryview) -> Callable[[], bytes]:
    def job() -> bytes:
        numbers = np.frombuffer(part, np.float16)
        padded = np.empty((1, _blocks(numbers.size) * _BLOCK), np.float32)
        padded[0, : numbers.size] = numbers
        padded[0, numbers.size :] = numbers[-1]
        return _quantized(_Q4_K, padded)

    return job


def _quantized(kind: int, numbers: _Floats) -> bytes:
    coded = np.empty(numbers.size // _BLOCK * _BLOCK_BYTES[kind], np.uint8)
    rows, columns = numbers.shape
    ggml().ggml_quantize_chunk(kind, numbers.ctypes.data, coded.ctypes.data, 0, rows, columns, None)
    return coded.tobytes()


def _numbers(kind: int, part: memoryview) -> int:
    """How many numbers a coded part holds, with those that fill its last blocks."""
    return len(part) // _BLOCK_BYTES[kind] * _BLOCK


def _dequantize(kind: int, part: memoryview, numbers: _Floats) -> None:
    coded = np.frombuffer(part, np.uint8)
    _traits(kind).to_float(coded.ctypes.data, numbers.ctypes.data, numbers.size)


def _halve(numbers: _Floats, target: NDArray[np.float16]) -> None:
    """Write as many numbers as the target holds to it, in half precision."""
    _halving()(numbers.ctypes.data, target.ctypes.data, target.size)


@functools.cache
def _halving() -> Any:
    """The conversion of ggml, some thirty times as fast as numpy's where the CPU backend is linked."""
    library = ggml()
    function = getattr(library, "ggml_cpu_fp32_to_fp16", None) or library.ggml_fp32_to_fp16_row
    function.restype, function.argtypes = None, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64]
    return function


def _traits(kind: int) -> Any:
    return ctypes.cast(ggml().ggml_get_type_traits(kind), ctypes.POINTER(_Traits)).contents
