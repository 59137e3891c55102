"""Times llama.cpp's kernels here: what a weight of each type takes in a prompt, and its bytes when a token is written.

Reading a prompt: a matrix of one type, in the form in which the backend would hold it, is multiplied with as many
columns as a part of a prompt has. One core computes, in steps of a millisecond or two: several would wait for each
other wherever other programs are at work, and they share such work evenly.

Writing: a matrix too large for the caches is multiplied with one column, also on one core. All cores together are as
many times as fast, up to what memory gives them: that is the best that any type reaches on all of them in many tries.
Beside it stands what a step of a graph takes that has next to nothing to compute.

Weights are zeros: kernels for quantized weights take the same time for any. Runs in an engine process, which does
nothing else.
"""

from __future__ import annotations

import ctypes
import time
from typing import Any, Final

from core.device.cores import physical_cores
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
_WRITTEN: Final = 64_000_000
"""Bytes of the matrix that is read from memory: more than the caches of nearly all processors hold."""
_WRITING_PASSES: Final = 10
_STREAMED: Final = ("Q4_K", "F16", "Q8_0")
"""Types whose kernels are quick enough to wait for memory."""
_STREAMING_PASSES: Final = 25
"""With another program on one of the cores, most passes wait for a time slice of it."""
_STEPS: Final = 32
_STEP_PASSES: Final = 400
"""Many and short ones: a single program that wants a core for a moment makes all threads wait for it."""
_STEP_WIDTH: Final = 1024
_EPSILON: Final = 1e-5
_CONTEXT_BYTES: Final = 1 << 20
_NODES: Final = 128
_GROUP: Final = 64
"""Rows are a multiple of this, as in models."""
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
    ("ggml_backend_buffer_clear", None, [POINTER, ctypes.c_uint8]),
    ("ggml_rms_norm", POINTER, [POINTER, POINTER, ctypes.c_float]),
    ("ggml_add", POINTER, [POINTER, POINTER, POINTER]),
)


def time_kernels() -> KernelTimes:
    """Time all types.

    Raises:
        EngineError: the library cannot do it.
    """
    bench = _Bench()
    try:
        reading = {kind: bench.reading(kind) for kind in TYPES}
        alone = {kind: bench.writing(kind) for kind in TYPES}
        plain = {kind: bench.writing(kind, plain=True) for kind in TYPES if bench.is_rearranged(kind)}
        together = min(*(bench.streaming(kind) for kind in _STREAMED), *alone.values())
        cores = physical_cores()

        def writing(seconds: float) -> float:
            return max(seconds / cores, together)

        times = tuple(
            KernelTime(kind, reading[kind], writing(alone[kind]), writing(plain.get(kind, alone[kind])))
            for kind in TYPES
        )
        return KernelTimes(
            times,
            unrest=_ratio(reading[TYPES[0]], bench.reading(TYPES[0])),
            writing_unrest=_ratio(alone[TYPES[0]], bench.writing(TYPES[0])),
            step_s=bench.step(),
        )
    finally:
        bench.close()


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


class _Bench:
    """A CPU backend, and matrices for it."""

    def __init__(self) -> None:
        self._library = _library()
        self._backend = self._library.ggml_backend_cpu_init()
        if not self._backend:
            raise EngineError("The engine has no processor backend.", "Install Inglenook again.")

    def close(self) -> None:
        self._library.ggml_backend_free(self._backend)

    def is_rearranged(self, kind: str) -> bool:
        """Whether weights of a type are rearranged here."""
        return extra_buffer_type(kind, (_COLUMNS, _ROWS)) is not None

    def reading(self, kind: str) -> float:
        """Seconds a weight and token, on one core."""
        seconds = self._product(kind, _ROWS, _TOKENS, threads=1, passes=_PASSES, plain=False)
        return seconds / (_COLUMNS * _ROWS * _TOKENS)

    def writing(self, kind: str, *, plain: bool = False) -> float:
        """Seconds a byte, on one core; of `plain` weights as they are in the file."""
        return self._from_memory(kind, 1, _WRITING_PASSES, plain=plain)

    def streaming(self, kind: str) -> float:
        """Seconds a byte, on all cores."""
        return self._from_memory(kind, physical_cores(), _STREAMING_PASSES, plain=False)

    def _from_memory(self, kind: str, threads: int, passes: int, *, plain: bool) -> float:
        block, size = _SIZES[kind]
        row = _COLUMNS // block * size
        rows = _WRITTEN // row // _GROUP * _GROUP
        return self._product(kind, rows, 1, threads, passes, plain=plain) / (rows * row)

    def step(self) -> float:
        """Seconds of a step that computes next to nothing, on all cores: what waiting for each other costs."""
        library = self._library
        context = self._context()
        values = self._tensor(context, "F32", _STEP_WIDTH)
        graph = library.ggml_new_graph_custom(context, _NODES, False)
        last = values
        for _ in range(_STEPS // 2):
            last = library.ggml_add(context, library.ggml_rms_norm(context, last, _EPSILON), values)
        library.ggml_build_forward_expand(graph, last)
        buffer = library.ggml_backend_alloc_ctx_tensors(context, self._backend)
        try:
            if not buffer:
                raise _too_little_memory()
            library.ggml_backend_buffer_clear(buffer, 0)
            return self._shortest(graph, physical_cores(), _STEP_PASSES) / _STEPS
        finally:
            if buffer:
                library.ggml_backend_buffer_free(buffer)
            library.ggml_free(context)

    def _product(self, kind: str, rows: int, tokens: int, threads: int, passes: int, *, plain: bool) -> float:
        """Seconds of the shortest pass."""
        library = self._library
        held, context = self._context(), self._context()
        matrix = self._tensor(held, kind, _COLUMNS, rows)
        extra = None if plain else extra_buffer_type(kind, (_COLUMNS, rows))
        buffer = library.ggml_backend_alloc_ctx_tensors_from_buft(held, extra or library.ggml_backend_cpu_buffer_type())
        columns = self._tensor(context, "F32", _COLUMNS, tokens)
        graph = library.ggml_new_graph_custom(context, _NODES, False)
        library.ggml_build_forward_expand(graph, library.ggml_mul_mat(context, matrix, columns))
        results = library.ggml_backend_alloc_ctx_tensors(context, self._backend)
        try:
            if not buffer or not results:
                raise _too_little_memory()
            # Memory that nothing was written to would be one page of zeros, again and again.
            library.ggml_backend_buffer_clear(buffer, 0)
            library.ggml_backend_buffer_clear(results, 0)
            return self._shortest(graph, threads, passes)
        finally:
            for allocated in filter(None, (buffer, results)):
                library.ggml_backend_buffer_free(allocated)
            library.ggml_free(context)
            library.ggml_free(held)

    def _shortest(self, graph: int, threads: int, passes: int) -> float:
        """What else the machine does can only make a pass slower."""
        self._library.ggml_backend_cpu_set_n_threads(self._backend, threads)
        return min(self._computed(graph) for _ in range(passes))

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


def _too_little_memory() -> EngineError:
    return EngineError("There is too little memory to time the engine.", "Close other programs.")


def _library() -> Any:
    library = ggml()
    for name, result, arguments in _SIGNATURES:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
