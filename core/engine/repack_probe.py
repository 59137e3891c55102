"""Asks the CPU backend which kinds of weights it rearranges, the way llama.cpp asks it while a model loads.

The backend answers whether it can multiply a matrix that lies in one of its extra buffer types. Weights in any of them
are private copies; only "CPU_REPACK" and "AMX" exist today.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator
from typing import Any, Final

from core.engine.ggml import POINTER, InitParams, ggml
from core.engine.repacking import Repacks
from core.gguf import GGML_TYPES

_CPU: Final = 0
"""`GGML_BACKEND_DEVICE_TYPE_CPU`."""
_F32: Final = 0
_I32: Final = 26
_TENSORS: Final = 8
_BATCH: Final = 512
_EXPERTS: Final = 2
_BUFFER_AT: Final = 8
_SHAPE_AT: Final = 16
"""Where `struct ggml_tensor` keeps its buffer, and its four lengths."""
_NUMBERS: Final = {name: number for number, (name, _, _) in GGML_TYPES.items()}


@functools.cache
def repacks_here() -> Repacks:
    """Whether the CPU backend of this machine keeps a rearranged copy of weights of a type and shape."""
    library = ggml()
    device = library.ggml_backend_dev_by_type(_CPU)
    buffer_types = tuple(_extra_buffer_types(library, device))

    @functools.cache
    def repacks(kind: str, shape: tuple[int, ...]) -> bool:
        return any(_multiplies(library, device, buffer_type, _NUMBERS[kind], shape) for buffer_type in buffer_types)

    return repacks


def extra_buffer_type(kind: str, shape: tuple[int, ...]) -> int | None:
    """The buffer type in which the CPU backend would rearrange weights of a type and shape; None for none."""
    library = ggml()
    device = library.ggml_backend_dev_by_type(_CPU)
    for buffer_type in _extra_buffer_types(library, device):
        if _multiplies(library, device, buffer_type, _NUMBERS[kind], shape):
            return buffer_type
    return None


def _extra_buffer_types(library: Any, device: int) -> Iterator[int]:
    registry = library.ggml_backend_dev_backend_reg(device)
    address = library.ggml_backend_reg_get_proc_address(registry, b"ggml_backend_dev_get_extra_bufts")
    if not address:
        return
    listed = ctypes.CFUNCTYPE(ctypes.POINTER(POINTER), POINTER)(address)(device)
    number = 0
    while listed and (buffer_type := listed[number]):
        yield buffer_type
        number += 1


def _multiplies(library: Any, device: int, buffer_type: int, kind: int, shape: tuple[int, ...]) -> bool:
    """Whether a matrix of this type and shape can be multiplied where it lies in a buffer of this type."""
    context = library.ggml_init(InitParams(library.ggml_tensor_overhead() * _TENSORS, None, True))
    buffer = library.ggml_backend_buft_alloc_buffer(buffer_type, 0)
    try:
        weights = _tensor(library, context, kind, shape)
        lengths = (ctypes.c_int64 * len(shape)).from_address(weights + _SHAPE_AT)
        if tuple(lengths) != shape:
            return False
        if len(shape) > 2:
            rows = _tensor(library, context, _F32, (shape[0], _EXPERTS, _BATCH))
            chosen = _tensor(library, context, _I32, (_EXPERTS, _BATCH))
            product = library.ggml_mul_mat_id(context, weights, rows, chosen)
        else:
            rows = _tensor(library, context, _F32, (shape[0], _BATCH))
            product = library.ggml_mul_mat(context, weights, rows)
        POINTER.from_address(weights + _BUFFER_AT).value = buffer
        return bool(library.ggml_backend_dev_supports_op(device, product))
    finally:
        library.ggml_backend_buffer_free(buffer)
        library.ggml_free(context)


def _tensor(library: Any, context: int, kind: int, shape: tuple[int, ...]) -> int:
    tensor: int = library.ggml_new_tensor(context, kind, len(shape), (ctypes.c_int64 * len(shape))(*shape))
    return tensor
