"""Times llama.cpp's kernels here: how long a weight of each type takes in a prompt.

A matrix of one type, in the form in which the backend would hold it, is multiplied with as many columns as a part of a
prompt has. Weights are zeros: kernels for quantized weights take the same time for any. One core computes, in steps of
a millisecond or two: several would wait for each other wherever other programs are at work, and they share such work
evenly. Runs in an engine process, which does nothing else.
"""

from __future__ import annotations

import ctypes
import time
from typing import Any, Final

from core.engine.ggml import POINTER, SIZE, InitParams, ggml
from core.engine.protocol import KernelTime, KernelTimes
from core.engine.repack_probe import extra_buffer_type
from core.errors import EngineError
from core.gguf import GGML_TYPES

TYPES: Final = (
    "Q4_K", "Q4_0", "Q4_1", "IQ4_NL", "IQ4_XS", "MXFP4", "Q5_K", "Q5_0", "Q5_1", "Q6_K", "Q8_0", "Q3_K", "Q2_K",
    "IQ3_S", "IQ2_S", "F16", "BF16",
)  # fmt: skip
"""The first is the one that others are compared with."""
_COLUMNS: Final = 2048
_ROWS: Final = 256
_TOKENS: Final = 64
_PASSES: Final = 12
_CONTEXT_BYTES: Final = 1 << 20
_NODES: Final = 8
_NUMBERS: Final = {name: number for number, (name, _, _) in GGML_TYPES.items()}
_SIZES: Final = {name: (block, size) for name, block, size in GGML_TYPES.values()}
_SIGNATURES: Final[tuple[tuple[str, Any, list[Any]], ...]] = (
    ("ggml_new_graph_custom", POINTER, [POINTER, SIZE, ctypes.c_bool]),
    ("ggml_build_forward_expand", None, [POINTER, POINTER]),
    ("ggml_backend_cpu_init", POINTER, []),
    ("ggml_backend_cpu_set_n_threads", None, [POINTER, ctypes.c_int]),
    ("ggml_backend_free", None, [POINTER]),
    ("ggml_backend_graph_compute", ctypes.c_int, [POINTER, POINTER]),
    ("ggml_backend_alloc_ctx_tensors", POINTER, [POINTER, POINTER]),
    ("ggml_backend_alloc_ctx_tensors_from_buft", POINTER, [POINTER, POINTER]),
    ("ggml_backend_tensor_set", None, [POINTER, POINTER, SIZE, SIZE]),
)


def time_kernels() -> KernelTimes:
    """Time all types on one core.

    Raises:
        EngineError: the library cannot do it.
    """
    bench = _Bench()
    try:
        times = tuple(KernelTime(kind, bench.reading(kind)) for kind in TYPES)
        again, before = bench.reading(TYPES[0]), times[0].reading_s
        return KernelTimes(times, max(again, before) / min(again, before))
    finally:
        bench.close()


class _Bench:
    """A CPU backend, and matrices for it."""

    def __init__(self) -> None:
        self._library = _library()
        self._backend = self._library.ggml_backend_cpu_init()
        if not self._backend:
            raise EngineError("The engine has no processor backend.", "Install Inglenook again.")
        self._library.ggml_backend_cpu_set_n_threads(self._backend, 1)

    def close(self) -> None:
        self._library.ggml_backend_free(self._backend)

    def reading(self, kind: str) -> float:
        """Seconds a weight and token."""
        library = self._library
        held, context = self._context(), self._context()
        matrix = self._tensor(held, kind, _COLUMNS, _ROWS)
        buffer_type = extra_buffer_type(kind, (_COLUMNS, _ROWS)) or library.ggml_backend_cpu_buffer_type()
        buffer = library.ggml_backend_alloc_ctx_tensors_from_buft(held, buffer_type)
        tokens = self._tensor(context, "F32", _COLUMNS, _TOKENS)
        graph = library.ggml_new_graph_custom(context, _NODES, False)
        library.ggml_build_forward_expand(graph, library.ggml_mul_mat(context, matrix, tokens))
        results = library.ggml_backend_alloc_ctx_tensors(context, self._backend)
        try:
            if not buffer or not results:
                raise EngineError("There is too little memory to time the engine.", "Close other programs.")
            block, size = _SIZES[kind]
            zeros = ctypes.create_string_buffer(_COLUMNS * _ROWS // block * size)
            library.ggml_backend_tensor_set(matrix, zeros, 0, len(zeros))
            # What else the machine does can only make a pass slower.
            return min(self._computed(graph) for _ in range(_PASSES)) / (_COLUMNS * _ROWS * _TOKENS)
        finally:
            for allocated in filter(None, (buffer, results)):
                library.ggml_backend_buffer_free(allocated)
            library.ggml_free(context)
            library.ggml_free(held)

    def _computed(self, graph: int) -> float:
        started = time.perf_counter()
        if self._library.ggml_backend_graph_compute(self._backend, graph) != 0:
            raise EngineError("The engine could not be timed.", "Restart Inglenook.")
        return time.perf_counter() - started

    def _context(self) -> int:
        context: int = self._library.ggml_init(InitParams(_CONTEXT_BYTES, None, True))
        return context

    def _tensor(self, context: int, kind: str, *shape: int) -> int:
        lengths = (ctypes.c_int64 * len(shape))(*shape)
        tensor: int = self._library.ggml_new_tensor(context, _NUMBERS[kind], len(shape), lengths)
        return tensor


def _library() -> Any:
    library = ggml()
    for name, result, arguments in _SIGNATURES:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
