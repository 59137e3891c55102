"""llama.cpp as the engine uses it: a loaded model, a session with its KV cache, a sampler. All its structs are in here.

Written on the package's low-level bindings. Every object owns memory outside Python and is closed as a context manager.
"""

from __future__ import annotations

import collections
import ctypes
import functools
import importlib
import importlib.util
import logging
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from core.device.cores import physical_cores
from core.engine.mapped_weights import CopiedPages
from core.engine.pace import Pace
from core.engine.protocol import Load, Sampling
from core.engine.repack_probe import repacks_with
from core.engine.repacking import Repacks, repacked_tensors
from core.errors import EngineError, ModelDamaged, ModelError, ModelTooLarge, UnknownArchitecture
from core.gguf import KV_TYPES, Header, read_header

log = logging.getLogger(__name__)


@functools.cache
def bindings() -> Any:
    """The low-level bindings without the package around them, whose imports take longer than loading a small model.

    Raises:
        EngineError: the package is missing, or its library cannot be loaded.
    """
    name, low = "llama_cpp", "llama_cpp.llama_cpp"
    if name in sys.modules:
        return importlib.import_module(low)
    specification = importlib.util.find_spec(name)
    if specification is None:
        raise EngineError("The engine's library is not installed.", "Install Inglenook again.")
    sys.modules[name] = importlib.util.module_from_spec(specification)
    try:
        return importlib.import_module(low)
    except (OSError, RuntimeError, AttributeError) as error:
        raise EngineError(
            f"The engine's library cannot be loaded ({type(error).__name__}).", "Install Inglenook again."
        ) from error
    finally:
        # Whoever imports the package after us gets the real one.
        del sys.modules[name]


_c = bindings()

_LEVELS: Final = {1: logging.DEBUG, 2: logging.DEBUG, 3: logging.INFO, 4: logging.WARNING}
_recent: collections.deque[str] = collections.deque(maxlen=200)
_log_parts: list[str] = []


@_c.llama_log_callback  # type: ignore[untyped-decorator]
def _on_log(level: int, text: bytes, _data: object) -> None:
    """Take what llama.cpp logs; level 5 continues the line before."""
    _log_parts.append(text.decode(errors="replace"))
    if not text.endswith(b"\n"):
        return
    line = "".join(_log_parts).rstrip()
    _log_parts.clear()
    if level > 1:
        _recent.append(line)
    log.log(_LEVELS.get(level, logging.DEBUG), "%s", line)


_c.llama_log_set(_on_log, None)
_c.llama_backend_init()


class Aborted(Exception):
    """A computation ended early because its `AbortFlag` was raised."""


def _native_abort_callback() -> Any:
    """A function that tells whether the byte string at its argument is not empty: the C library's `strlen`.

    The callback runs after every node of the graph; one written in Python would hold the computation up each time.
    """
    try:
        library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
        return ctypes.cast(library.strlen, _c.ggml_abort_callback)
    except (OSError, AttributeError):
        return _c.ggml_abort_callback(lambda data: bool(ctypes.string_at(data)))


_abort_callback = _native_abort_callback()


class AbortFlag:
    """Ends the computation it is installed for, from any thread, within one node of the graph (CPU backends)."""

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        """Of the byte string that is empty until the flag is raised."""
        return ctypes.addressof(self._text)

    @property
    def raised(self) -> bool:
        """Whether to stop."""
        return bool(self._text.value)

    def set(self) -> None:
        """Stop now."""
        self._text.value = b"x"


class Model:
    """A GGUF file with its vocabulary, loaded.

    Args:
        request: what to load and how.
        on_progress: called with the share that has been read, 0 to 1, in the calling thread; loading stops when it
            returns False.

    Raises:
        ModelError: one of its kinds, with the reason in words.
        Aborted: `on_progress` said so.
    """

    def __init__(self, request: Load, on_progress: Callable[[float], bool]) -> None:
        self.header: Header = read_header(Path(request.path))
        pages = _copied_pages(self.header, request)
        stopped = False

        def progress(share: float, _data: object) -> bool:
            nonlocal stopped
            pages.release(share)
            stopped = not on_progress(share)
            return not stopped

        parameters = _c.llama_model_default_params()
        parameters.load_mode = _c.LLAMA_LOAD_MODE_MMAP if request.memory_map else _c.LLAMA_LOAD_MODE_NONE
        parameters.n_gpu_layers = request.gpu_layers
        parameters.use_extra_bufts = request.repack
        parameters.progress_callback = callback = _c.llama_progress_callback(progress)
        _recent.clear()
        self.pointer = _c.llama_model_load_from_file(str(request.path).encode(), parameters)
        del callback
        if not self.pointer:
            raise Aborted if stopped else _load_error(self.header, _recent)
        self._vocabulary = _c.llama_model_get_vocab(self.pointer)
        self._piece = ctypes.create_string_buffer(512)
        self.vocabulary_size: int = _c.llama_vocab_n_tokens(self._vocabulary)
        self.gpu_layers = _offloaded_layers(_recent)
        self.trained_context_length: int = _c.llama_model_n_ctx_train(self.pointer)
        self.layers: int = _c.llama_model_n_layer(self.pointer)
        self.dimensions: int = _c.llama_model_n_embd_out(self.pointer)
        self.parameters: int = _c.llama_model_n_params(self.pointer)
        self.bos = self._token_text(_c.llama_vocab_bos(self._vocabulary))
        self.eos = self._token_text(_c.llama_vocab_eos(self._vocabulary))

    def tokenize(self, text: str, add_special: bool = True, parse_special: bool = True) -> list[int]:
        """The tokens of `text`.

        Args:
            text: any text.
            add_special: put the tokens around it that this vocabulary wants, such as the one for the beginning; not
                where `text` begins with it already.
            parse_special: read markers such as "<|im_end|>" as the tokens they name.
        """
        data = text.encode(errors="replace")
        if self.bos and text.startswith(self.bos):
            add_special = False
        room = len(data) + 8
        while True:
            tokens = (_c.llama_token * room)()
            count = _c.llama_tokenize(self._vocabulary, data, len(data), tokens, room, add_special, parse_special)
            if count >= 0:
                return list(tokens[:count])
            room = -count

    def is_one_token(self, marker: str) -> bool:
        """Whether the vocabulary has a token of its own for `marker`."""
        return len(self.tokenize(marker, add_special=False)) == 1

    def piece(self, token: int, special: bool = False) -> bytes:
        """The bytes of a token, which need not be whole characters; none for control tokens unless `special`."""
        count = _c.llama_token_to_piece(self._vocabulary, token, self._piece, len(self._piece), 0, special)
        if count < 0:
            self._piece = ctypes.create_string_buffer(-count)
            return self.piece(token, special)
        return bytes(self._piece.raw[:count])

    def ends_answer(self, token: int) -> bool:
        """Whether the model says with this token that it is done."""
        return bool(_c.llama_vocab_is_eog(self._vocabulary, token))

    def close(self) -> None:
        """Give the memory back; sessions first."""
        if self.pointer:
            _c.llama_model_free(self.pointer)
            self.pointer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _token_text(self, token: int) -> str:
        return self.piece(token, special=True).decode(errors="replace") if token >= 0 else ""


class Session:
    """A context of a model: its KV cache and what is in it.

    Args:
        model: stays open as long as this session.
        request: context length, batch, threads, flash attention, type of the KV cache, embedding.

    Raises:
        ModelTooLarge: there is not enough memory for a context of this length.
        EngineError: the combination cannot be.
    """

    def __init__(self, model: Model, request: Load) -> None:
        self.model = model
        self.threads = request.threads or physical_cores()
        self.held: list[int] = []
        """The tokens in the KV cache, in order."""
        parameters = _context_parameters(model.header, model.trained_context_length, request, self.threads)
        _recent.clear()
        self.pointer = _c.llama_init_from_model(model.pointer, parameters)
        if not self.pointer:
            raise _context_error(model.header, parameters.n_ctx)
        self.context_length: int = _c.llama_n_ctx(self.pointer)
        self._batch: int = _c.llama_n_batch(self.pointer)
        self._memory = _c.llama_get_memory(self.pointer)
        self._flag = AbortFlag()
        # With a GPU, idle cores are no sign of other programs.
        self._pace = Pace(1 if model.gpu_layers else self.threads)
        self._pace_threads = self._pace.threads
        self._token = (_c.llama_token * 1)()
        self._single = _c.llama_batch_get_one(self._token, 1)

    def install(self, flag: AbortFlag) -> None:
        """Obey `flag` from now on."""
        self._flag = flag
        _c.llama_set_abort_callback(self.pointer, _abort_callback, flag.address)

    def keep(self, count: int) -> int:
        """Forget all but the first `count` tokens, or all of them where the model cannot do that; the number kept."""
        if count < len(self.held):
            if count == 0 or not _c.llama_memory_seq_rm(self._memory, 0, count, -1):
                _c.llama_memory_clear(self._memory, True)
                count = 0
            del self.held[count:]
        return count

    def read(self, tokens: Sequence[int]) -> None:
        """Append `tokens` to the KV cache and compute what may follow the last of them.

        Raises:
            Aborted: the flag was raised; what had been read until then stays.
            EngineError: the computation failed.
        """
        for start in range(0, len(tokens), self._batch):
            part = tokens[start : start + self._batch]
            buffer = (_c.llama_token * len(part))(*part)
            self._decode(_c.llama_batch_get_one(buffer, len(part)))
            self.held.extend(part)
        self._pace.restart()

    def append(self, token: int) -> None:
        """Append one token: `read` for the decoding loop."""
        self._token[0] = token
        self._decode(self._single)
        self.held.append(token)
        if self._pace.after_token() != self._pace_threads:
            self._pace_threads = self._pace.threads
            _c.llama_set_n_threads(self.pointer, self._pace_threads, self.threads)

    def embed(self, text: str, most_tokens: int) -> array[float]:
        """The unit-length vector of `text`, of which the first `most_tokens` tokens count.

        Raises:
            Aborted: the flag was raised.
            EngineError: the computation failed.
        """
        tokens = self.model.tokenize(text, parse_special=False)
        if len(tokens) > most_tokens:
            tokens = [*tokens[: most_tokens - 1], tokens[-1]]
        if not tokens:
            return array("f", bytes(4 * self.model.dimensions))
        buffer = (_c.llama_token * len(tokens))(*tokens)
        batch = _c.llama_batch_get_one(buffer, len(tokens))
        if self._memory:
            _c.llama_memory_clear(self._memory, True)
            self._decode(batch)
        else:
            self._check(_c.llama_encode(self.pointer, batch))
        row = _c.llama_get_embeddings_seq(self.pointer, 0)
        if not row:
            raise EngineError("This model gives no vectors.", "Choose an encoder model.")
        values = row[: self.model.dimensions]
        norm = sum(value * value for value in values) ** 0.5 or 1.0
        return array("f", (value / norm for value in values))

    def close(self) -> None:
        """Give the memory back."""
        if self.pointer:
            _c.llama_free(self.pointer)
            self.pointer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _decode(self, batch: Any) -> None:
        self._check(_c.llama_decode(self.pointer, batch))

    def _check(self, code: int) -> None:
        if code == 0:
            return
        # Parts of the batch may have been stored; only what is in `held` counts.
        if self._memory and not _c.llama_memory_seq_rm(self._memory, 0, len(self.held), -1):
            _c.llama_memory_clear(self._memory, True)
            self.held.clear()
        if self._flag.raised:
            raise Aborted
        raise EngineError(
            f"The engine could not compute the next words (code {code}).", "Ask again; the log has the details."
        )


class Sampler:
    """Draws the next token from what a session has computed.

    Args:
        sampling: how.
        vocabulary_size: tokens the model knows.
    """

    _PENALTY_WINDOW: Final = 64

    def __init__(self, sampling: Sampling, vocabulary_size: int) -> None:
        self._chain = _c.llama_sampler_chain_init(_c.llama_sampler_chain_default_params())
        for link in self._links(sampling, vocabulary_size):
            _c.llama_sampler_chain_add(self._chain, link)

    def sample(self, session: Session) -> int:
        """The next token; it counts for the repetition penalty of those after it."""
        return int(_c.llama_sampler_sample(self._chain, session.pointer, -1))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _c.llama_sampler_free(self._chain)

    def _links(self, sampling: Sampling, vocabulary_size: int) -> Iterator[Any]:
        if sampling.repeat_penalty != 1.0:
            yield _c.llama_sampler_init_penalties(
                vocabulary_size, self._PENALTY_WINDOW, sampling.repeat_penalty, 0.0, 0.0
            )
        if sampling.temperature <= 0:
            yield _c.llama_sampler_init_greedy()
            return
        yield _c.llama_sampler_init_top_k(sampling.top_k)
        yield _c.llama_sampler_init_top_p(sampling.top_p, 1)
        yield _c.llama_sampler_init_min_p(sampling.min_p, 1)
        yield _c.llama_sampler_init_temp(sampling.temperature)
        yield _c.llama_sampler_init_dist(_c.LLAMA_DEFAULT_SEED if sampling.seed < 0 else sampling.seed & 0xFFFFFFFF)


def repacks_here() -> Repacks:
    """Whether the CPU backend of this machine keeps a rearranged copy of weights of a type and shape."""
    return repacks_with(_c._lib)


def planned(request: Load) -> tuple[Header, tuple[str, ...]]:
    """Plan a model and its context without memory for either: the header, and what llama.cpp logs about its buffers.

    Raises:
        ModelError: the file cannot be loaded.
        EngineError: the combination cannot be.
    """
    header = read_header(Path(request.path))
    parameters = _c.llama_model_default_params()
    # Only this way of loading goes together with no memory: the others end the process.
    parameters.no_alloc, parameters.load_mode = True, _c.LLAMA_LOAD_MODE_NONE
    parameters.n_gpu_layers = request.gpu_layers
    parameters.use_extra_bufts = request.repack
    _recent.clear()
    model = _c.llama_model_load_from_file(str(request.path).encode(), parameters)
    if not model:
        raise _load_error(header, _recent)
    try:
        trained = _c.llama_model_n_ctx_train(model)
        _recent.clear()
        context_parameters = _context_parameters(header, trained, request, 1)
        context = _c.llama_init_from_model(model, context_parameters)
        if not context:
            raise _context_error(header, context_parameters.n_ctx)
        lines = tuple(_recent)
        _c.llama_free(context)
    finally:
        _c.llama_model_free(model)
    return header, lines


def _copied_pages(header: Header, request: Load) -> CopiedPages:
    """The pages of the mapped file that nobody needs once the model is loaded this way."""
    whole = request.memory_map and request.repack and header.parts == 1
    copied = repacked_tensors(header, repacks_here()) if whole else ()
    return CopiedPages(header.path, copied)


def _context_parameters(header: Header, trained: int, request: Load, threads: int) -> Any:
    wanted = request.context_length or trained
    if trained:
        wanted = min(wanted, trained)
    flash = {"auto": -1, "on": 1, "off": 0}[request.flash_attention]
    if request.kv_type != "f16":
        if flash == 0:
            raise EngineError("A compressed KV cache needs flash attention.", "Turn one of the two off.")
        flash = 1
    parameters = _c.llama_context_default_params()
    parameters.n_ctx = wanted
    parameters.n_batch = parameters.n_ubatch = min(request.batch, wanted)
    parameters.n_threads = parameters.n_threads_batch = threads
    parameters.flash_attn_type = flash
    parameters.type_k = parameters.type_v = KV_TYPES[request.kv_type]
    parameters.embeddings = request.embedding
    if request.embedding:
        # Encoders look at a whole text at once, so it has to fit into one batch.
        parameters.n_batch = parameters.n_ubatch = wanted
        if "pooling_type" not in _own_keys(header):
            parameters.pooling_type = _c.LLAMA_POOLING_TYPE_MEAN
    else:
        # One row of scores a batch is all that is read; room for a row a token would be 100 MB with a small vocabulary.
        parameters.n_outputs_max = 1
    return parameters


def _own_keys(header: Header) -> set[str]:
    prefix = header.architecture + "."
    return {key.removeprefix(prefix) for key in header.metadata if key.startswith(prefix)}


_NO_MEMORY: Final = re.compile(r"(failed|unable) to allocate|out of memory|bad_alloc|cannot allocate", re.IGNORECASE)
_SMALLER: Final = "Close other programs, or choose a smaller model or a shorter context."


def _load_error(header: Header, lines: Sequence[str]) -> ModelError:
    """What the last lines of llama.cpp's log say about a file that it did not load."""
    text = "\n".join(lines)
    name = header.path.name
    if "unknown model architecture" in text:
        shown = re.sub(r"[^\w.\- ]", "?", header.architecture)[:40]
        return UnknownArchitecture(
            f"The engine does not know the kind of model in {name} ({shown}).", "Choose a model of another kind."
        )
    if _NO_MEMORY.search(text):
        return ModelTooLarge(f"There is not enough memory to load {name}.", _SMALLER)
    reason = next((line for line in reversed(lines) if "error loading" in line), "")
    log.warning("%s was not loaded: %s", name, reason)
    return ModelDamaged(
        f"The model file {name} does not hold what its kind of model needs.", "Download it again, or choose another."
    )


def _context_error(header: Header, length: int) -> EngineError | ModelError:
    if _NO_MEMORY.search("\n".join(_recent)):
        return ModelTooLarge(
            f"There is not enough memory for {header.path.name} with a context of {length:,} tokens.", _SMALLER
        )
    return EngineError(
        f"The engine cannot use {header.path.name} with these settings.", "Set Offload and context to automatic."
    )


def _offloaded_layers(lines: Sequence[str]) -> int:
    """How many layers lie on a GPU: llama.cpp says so in its log and nowhere else.

    Without a GPU it counts layers as offloaded too; then all buffers are the CPU's.
    """
    buffers = [match[1] for line in lines if (match := re.search(r"(\S+) model buffer size", line))]
    layers = [int(match[1]) for line in lines if (match := re.search(r"offloaded (\d+)/\d+ layers to GPU", line))]
    on_device = any(not name.startswith("CPU") and not name.endswith("_Host") for name in buffers)
    return layers[-1] if layers and on_device else 0
