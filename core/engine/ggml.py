"""ggml's own functions, with their signatures, which the bindings leave out."""

from __future__ import annotations

import ctypes
import functools
from typing import Any, Final

from core.engine.bindings import bindings

POINTER: Final = ctypes.c_void_p
SIZE: Final = ctypes.c_size_t


class InitParams(ctypes.Structure):
    """`struct ggml_init_params`."""

    _fields_ = (("mem_size", SIZE), ("mem_buffer", POINTER), ("no_alloc", ctypes.c_bool))


_SIGNATURES: Final[tuple[tuple[str, Any, list[Any]], ...]] = (
    ("ggml_init", POINTER, [InitParams]),
    ("ggml_free", None, [POINTER]),
    ("ggml_tensor_overhead", SIZE, []),
    ("ggml_new_tensor", POINTER, [POINTER, ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.c_int64)]),
    ("ggml_mul_mat", POINTER, [POINTER, POINTER, POINTER]),
    ("ggml_mul_mat_id", POINTER, [POINTER, POINTER, POINTER, POINTER]),
    ("ggml_view_1d", POINTER, [POINTER, POINTER, ctypes.c_int64, SIZE]),
    ("ggml_set_name", POINTER, [POINTER, ctypes.c_char_p]),
    ("ggml_get_name", ctypes.c_char_p, [POINTER]),
    ("ggml_get_data", POINTER, [POINTER]),
    ("ggml_nbytes", SIZE, [POINTER]),
    ("ggml_op_name", ctypes.c_char_p, [ctypes.c_int]),
    ("ggml_backend_cpu_buffer_type", POINTER, []),
    ("ggml_backend_cpu_buffer_from_ptr", POINTER, [POINTER, SIZE]),
    ("ggml_backend_buft_name", ctypes.c_char_p, [POINTER]),
    ("ggml_backend_buft_get_alignment", SIZE, [POINTER]),
    ("ggml_backend_buft_is_host", ctypes.c_bool, [POINTER]),
    ("ggml_backend_buffer_get_base", POINTER, [POINTER]),
    ("ggml_backend_buffer_get_size", SIZE, [POINTER]),
    ("ggml_backend_buffer_get_type", POINTER, [POINTER]),
    ("ggml_backend_buffer_is_host", ctypes.c_bool, [POINTER]),
    ("ggml_backend_buffer_init_tensor", ctypes.c_int, [POINTER, POINTER]),
    ("ggml_backend_buffer_set_usage", None, [POINTER, ctypes.c_int]),
    ("ggml_backend_tensor_alloc", ctypes.c_int, [POINTER, POINTER, POINTER]),
    ("ggml_backend_tensor_set", None, [POINTER, POINTER, SIZE, SIZE]),
    ("ggml_backend_dev_count", SIZE, []),
    ("ggml_backend_dev_get", POINTER, [SIZE]),
    ("ggml_backend_dev_by_type", POINTER, [ctypes.c_int]),
    ("ggml_backend_dev_name", ctypes.c_char_p, [POINTER]),
    ("ggml_backend_dev_description", ctypes.c_char_p, [POINTER]),
    ("ggml_backend_dev_type", ctypes.c_int, [POINTER]),
    ("ggml_backend_dev_memory", None, [POINTER, ctypes.POINTER(SIZE), ctypes.POINTER(SIZE)]),
    ("ggml_backend_dev_backend_reg", POINTER, [POINTER]),
    ("ggml_backend_dev_supports_op", ctypes.c_bool, [POINTER, POINTER]),
    ("ggml_backend_dev_buffer_type", POINTER, [POINTER]),
    ("ggml_backend_register", None, [POINTER]),
    ("ggml_set_abort_callback", POINTER, [POINTER]),
    ("ggml_backend_reg_by_name", POINTER, [ctypes.c_char_p]),
    ("ggml_backend_reg_count", SIZE, []),
    ("ggml_backend_reg_get", POINTER, [SIZE]),
    ("ggml_backend_reg_name", ctypes.c_char_p, [POINTER]),
    ("ggml_backend_reg_get_proc_address", POINTER, [POINTER, ctypes.c_char_p]),
    ("ggml_backend_buft_alloc_buffer", POINTER, [POINTER, SIZE]),
    ("ggml_backend_buffer_free", None, [POINTER]),
    ("ggml_get_type_traits", POINTER, [ctypes.c_int]),
    (
        "ggml_quantize_chunk",
        SIZE,
        [ctypes.c_int, POINTER, POINTER, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64, POINTER],
    ),
)


@functools.cache
def ggml() -> Any:
    """The library, as ctypes has loaded it, with these signatures declared.

    Raises:
        EngineError: the library cannot be loaded.
    """
    library = bindings()._lib
    for name, result, arguments in _SIGNATURES:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
