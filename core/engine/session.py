"""A context of a loaded model: its KV cache, what is in it, and the computation over it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Self

from core.device.cores import physical_cores
from core.engine.abort import Aborted, AbortFlag, abort_callback
from core.engine.bindings import bindings, recent_lines
from core.engine.flash.hook import GraphHook
from core.engine.model import NO_MEMORY, SMALLER, Model
from core.engine.pace import Pace
from core.engine.protocol import Load
from core.engine.untouched_memory import give_back_zeros, private_ranges
from core.errors import EngineError, ModelTooLarge
from core.gguf import KV_TYPES, Header

_c = bindings()


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
        parameters = context_parameters(model.header, model.trained_context_length, request, self.threads)
        self._hook = GraphHook(model.listeners) if model.listeners else None
        if self._hook:
            parameters.cb_eval = self._hook.callback
            # A device would take copies of weights before they are there.
            parameters.op_offload = False
        recent_lines.clear()
        before = private_ranges()
        self.pointer = _c.llama_init_from_model(model.pointer, parameters)
        if not self.pointer:
            raise context_error(model.header, parameters.n_ctx)
        give_back_zeros(before)
        self.context_length: int = _c.llama_n_ctx(self.pointer)
        self._batch: int = _c.llama_n_batch(self.pointer)
        self._memory = _c.llama_get_memory(self.pointer)
        self._flag = AbortFlag()
        # With a GPU, idle cores are no sign of other programs.
        self._pace = Pace(1 if model.gpu_layers else self.threads)
        self._pace_threads = self._pace.threads
        self._token = (_c.llama_token * 1)()
        self._single = _c.llama_batch_get_one(self._token, 1)
        if self._hook:
            self.install(self._flag)

    def install(self, flag: AbortFlag) -> None:
        """Obey `flag` from now on."""
        self._flag = flag
        if self._hook:
            self._hook.flag = flag
        _c.llama_set_abort_callback(self.pointer, abort_callback, flag.address)

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

    def scores(self) -> Any:
        """Pointer to what was computed last: a row of float32, one for each token that the model knows."""
        return _c.llama_get_logits_ith(self.pointer, -1)

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
        failure = self._hook.take_failure() if self._hook else None
        if code == 0 and failure is None:
            return
        # Parts of the batch may have been stored; only what is in `held` counts.
        if self._memory and not _c.llama_memory_seq_rm(self._memory, 0, len(self.held), -1):
            _c.llama_memory_clear(self._memory, True)
            self.held.clear()
        if failure is not None:
            self.install(AbortFlag())
            raise failure
        if self._flag.raised:
            raise Aborted
        raise EngineError(
            f"The engine could not compute the next words (code {code}).", "Ask again; the log has the details."
        )


def context_parameters(header: Header, trained: int, request: Load, threads: int) -> Any:
    """llama.cpp's parameters for the context that `request` asks for.

    Args:
        header: of the model.
        trained: tokens of context that the model was trained with; 0 where it does not say.
        request: context length, batch, flash attention, type of the KV cache, embedding.
        threads: that compute.

    Raises:
        EngineError: the combination cannot be.
    """
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
    parameters.offload_kqv = request.placement is None or request.placement.kv_on_device
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


def context_error(header: Header, length: int) -> EngineError | ModelTooLarge:
    """Why there is no context: what the last lines of llama.cpp's log say."""
    if NO_MEMORY.search("\n".join(recent_lines)):
        return ModelTooLarge(
            f"There is not enough memory for {header.path.name} with a context of {length:,} tokens.", SMALLER
        )
    return EngineError(
        f"The engine cannot use {header.path.name} with these settings.", "Set Offload and context to automatic."
    )
