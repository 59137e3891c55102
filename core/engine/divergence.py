"""Compares models by their next-token distributions on a text, and finds out which inputs of their tensors matter.

The divergence is that of Kullback and Leibler, from the reference to the other model. The importance of an input is the
mean of its square over the text, as llama.cpp's importance matrices have it.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.device.cores import physical_cores
from core.engine.bindings import bindings
from core.engine.model import Model
from core.engine.quantize_protocol import Divergence, standard_error
from core.errors import EngineError, ModelError, ModelTooLarge

Floats = npt.NDArray[np.float32]

WINDOW: Final = 256
"""Tokens that are read together."""
_SKIPPED: Final = 16
"""Positions at the beginning of a window, where there is too little before them to say anything."""
_SCORES_BYTES: Final = 192 << 20
"""Most memory for the distributions of one passage."""
_FEWEST_TOKENS: Final = 64
CHUNK: Final = 64
"""Positions that make one sample for a standard error: neighbours are not independent of each other."""
_WITH_WEIGHTS: Final = frozenset({b"MUL_MAT", b"MUL_MAT_ID", b"GET_ROWS"})
"""Operations whose first source may be a weight matrix."""


@dataclass(frozen=True)
class Window:
    """Tokens that are read together, and at which of them the next-token distributions count."""

    tokens: tuple[int, ...]
    positions: tuple[int, ...]


def windows(model: Model, text: str) -> list[Window]:
    """Cut a text into windows, with positions as dense as memory for their distributions allows.

    Raises:
        ModelError: the text is too short for any.
    """
    tokens = model.vocabulary.tokenize(text, add_special=False, parse_special=False)
    first = model.vocabulary.tokenize("", add_special=True)
    step = WINDOW - len(first)
    pieces = [tokens[start : start + step] for start in range(0, len(tokens), step)]
    pieces = [piece for piece in pieces if len(piece) >= _FEWEST_TOKENS]
    if not pieces:
        raise ModelError("The text is too short to measure with.", "Name a longer one: a few pages are good.")
    room = _SCORES_BYTES // (4 * model.vocabulary.size)
    stride = max(1, -(-sum(len(piece) for piece in pieces) // room))
    return [
        Window((*first, *piece), tuple(range(len(first) + _SKIPPED, len(first) + len(piece), stride)))
        for piece in pieces
    ]


def distributions(model: Model, passages: Sequence[Window]) -> Floats:
    """The logarithms of the next-token probabilities at all positions of `passages`: [positions, vocabulary].

    Raises:
        ModelTooLarge: there is no memory for a context.
        EngineError: the model cannot compute.
    """
    count = sum(len(window.positions) for window in passages)
    found = np.empty((count, model.vocabulary.size), np.float32)
    row = 0
    with _context(model) as context:
        for window in passages:
            for scores in _read(context, model, window):
                found[row] = _log_softmax(scores)
                row += 1
    return found


def compare(reference: Floats, model: Model, passages: Sequence[Window]) -> Divergence:
    """How far `model` is from the model that `reference` was read from, on the same passages.

    Raises:
        EngineError: the vocabularies differ, or the model cannot compute.
    """
    if reference.shape[1] != model.vocabulary.size:
        raise EngineError("The two models have different vocabularies.", "Compare versions of one model.")
    diverging: list[float] = []
    chunks: list[list[float]] = []
    same = 0
    with _context(model) as context:
        rows = iter(reference)
        for window in passages:
            last = -1
            for position, scores in zip(window.positions, _read(context, model, window), strict=True):
                expected = next(rows)
                found = _log_softmax(scores)
                diverging.append(float(np.dot(np.exp(expected), expected - found)))
                same += int(expected.argmax() == found.argmax())
                if position // CHUNK != last:
                    last = position // CHUNK
                    chunks.append([])
                chunks[-1].append(diverging[-1])
    sums = tuple((sum(chunk), len(chunk)) for chunk in chunks)
    return Divergence(
        mean=float(np.mean(diverging)),
        standard_error=standard_error(sums),
        same_top=same / len(diverging),
        positions=len(diverging),
        chunks=sums,
    )


@dataclass(frozen=True)
class Observed:
    """What was seen while a model read a text.

    Args:
        means: the mean square of every input of every weight matrix, by the matrix' name.
        weights: where the matrices lie: addresses of `struct ggml_tensor`.
    """

    means: dict[str, array[float]]
    weights: dict[str, tuple[int, ...]]


def observe(model: Model, passages: Sequence[Window]) -> Observed:
    """Which inputs of the weight matrices are large, and where these matrices lie.

    Args:
        model: loaded without repacking and without a GPU.
        passages: what it reads.
    """
    inputs = _Inputs()
    with _context(model, inputs) as context:
        for window in passages:
            for _ in _read(context, model, window):
                pass
    return Observed(inputs.means(), {name: tuple(sorted(found)) for name, found in inputs.weights.items()})


class TensorStruct(ctypes.Structure):
    """The beginning of `struct ggml_tensor`."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("buffer", ctypes.c_void_p),
        ("shape", ctypes.c_int64 * 4),
        ("strides", ctypes.c_size_t * 4),
        ("operation", ctypes.c_int),
        ("parameters", ctypes.c_int32 * 16),
        ("flags", ctypes.c_int32),
        ("sources", ctypes.c_void_p * 10),
        ("view_of", ctypes.c_void_p),
        ("view_offset", ctypes.c_size_t),
        ("data", ctypes.c_void_p),
    ]


class _Inputs:
    """Adds up the squares of what flows into the weight matrices while a model computes."""

    def __init__(self) -> None:
        c = bindings()
        self._library = c._lib
        for name, result, arguments in (
            ("ggml_op_name", ctypes.c_char_p, [ctypes.c_int]),
            ("ggml_get_name", ctypes.c_char_p, [ctypes.c_void_p]),
            ("ggml_backend_tensor_get", None, [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t]),
        ):
            function = getattr(self._library, name)
            function.restype, function.argtypes = result, arguments
        self._sums: dict[str, npt.NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}
        self.weights: dict[str, set[int]] = {}
        self.callback = c.ggml_backend_sched_eval_callback(self._on_node)

    def means(self) -> dict[str, array[float]]:
        """The mean square of each input."""
        return {
            name: array("f", (total / self._counts[name]).astype(np.float32).tobytes())
            for name, total in self._sums.items()
        }

    def _on_node(self, address: int, asking: bool, _data: object) -> bool:
        node = TensorStruct.from_address(address)
        operation = self._library.ggml_op_name(node.operation)
        if operation not in _WITH_WEIGHTS:
            return not asking
        name = self._library.ggml_get_name(node.sources[0]).decode(errors="replace")
        if not name.endswith(".weight"):
            return not asking
        self.weights.setdefault(name, set()).add(node.sources[0])
        if operation != b"MUL_MAT":
            return not asking
        if not asking:
            self._add(name, node.sources[1])
        return True

    def _add(self, name: str, address: int) -> None:
        source = TensorStruct.from_address(address)
        columns, rows = source.shape[0], source.shape[1]
        # Only plain matrices of float32 without gaps; others are rare, and do without.
        if source.type != 0 or source.strides[1] != 4 * columns or source.shape[2] * source.shape[3] != 1:
            return
        values = np.empty((rows, columns), np.float32)
        self._library.ggml_backend_tensor_get(address, values.ctypes.data, 0, values.nbytes)
        squares = np.einsum("ij,ij->j", values, values, dtype=np.float64)
        self._sums[name] = self._sums.get(name, 0.0) + squares
        self._counts[name] = self._counts.get(name, 0) + rows


@contextmanager
def _context(model: Model, inputs: _Inputs | None = None) -> Iterator[Any]:
    c = bindings()
    parameters = c.llama_context_default_params()
    parameters.n_ctx = parameters.n_batch = parameters.n_ubatch = WINDOW
    parameters.n_threads = parameters.n_threads_batch = physical_cores()
    if inputs is not None:
        parameters.cb_eval = inputs.callback
    context = c.llama_init_from_model(model.pointer, parameters)
    if not context:
        raise ModelTooLarge("There is not enough memory to measure the model.", "Close other programs.")
    try:
        yield context
    finally:
        c.llama_free(context)


def _read(context: Any, model: Model, window: Window) -> Iterator[Floats]:
    """The scores after each position of the window; each is valid until the next is asked for."""
    c = bindings()
    count = len(window.tokens)
    c.llama_memory_clear(c.llama_get_memory(context), True)
    batch = c.llama_batch_init(count, 0, 1)
    try:
        batch.n_tokens = count
        wanted = set(window.positions)
        for index, token in enumerate(window.tokens):
            batch.token[index], batch.pos[index] = token, index
            batch.n_seq_id[index], batch.seq_id[index][0] = 1, 0
            batch.logits[index] = index in wanted
        if code := c.llama_decode(context, batch):
            raise EngineError(f"The engine could not read the text (code {code}).", "The log has the details.")
        for position in window.positions:
            scores = c.llama_get_logits_ith(context, position)
            yield np.ctypeslib.as_array(scores, (model.vocabulary.size,))
    finally:
        c.llama_batch_free(batch)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max()
    logarithms: Floats = shifted - np.float32(np.log(np.exp(shifted).sum(dtype=np.float64)))
    return logarithms
