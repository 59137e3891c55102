"""A context of a loaded model: the sequences of its KV cache, what is in them, and the computation over them."""

from __future__ import annotations

import ctypes
import mmap
from array import array
from collections.abc import Sequence
from typing import Any, Final, Self

from core.device.cores import physical_cores
from core.engine.abort import Aborted, AbortFlag, abort_callback
from core.engine.batch import Batch, Part
from core.engine.bindings import bindings, recent_lines
from core.engine.buffer_log import compute_buffers
from core.engine.endless import without
from core.engine.flash.hook import GraphHook
from core.engine.model import NO_MEMORY, SMALLER, Model
from core.engine.pace import Pace
from core.engine.protocol import Load
from core.engine.slot import Slot
from core.engine.untouched_memory import give_back_zeros, private_ranges, take, untouched
from core.errors import EngineError, ModelTooLarge
from core.gguf import KV_TYPES, Header

_c = bindings()

_CELLS_STEP: Final = 256
"""llama.cpp rounds the room of a sequence up to a multiple of this."""


class Session:
    """A context of a model: the sequences of its KV cache and what is in them.

    Every sequence has keys and values of its own (`kv_unified` is off). Cells of others would cost an answer time at
    each token, and where they lie would change the last bits of its scores.

    Args:
        model: stays open as long as this session.
        request: context length, sequences, batch, threads, flash attention, type of the KV cache, embedding.

    Raises:
        ModelTooLarge: there is not enough memory for a context of this length.
        EngineError: the combination cannot be.
    """

    def __init__(self, model: Model, request: Load) -> None:
        self.model = model
        self.threads = request.threads or physical_cores()
        self.reading_threads = request.reading_threads or self.threads
        parameters = context_parameters(model.header, model.trained_context_length, request, self.threads)
        self._hook = GraphHook(model.listeners) if model.listeners else None
        if self._hook:
            parameters.cb_eval = self._hook.callback
            # A device would take copies of weights before they are there.
            parameters.op_offload = False
        recent_lines().clear()
        before = private_ranges()
        self.pointer = _c.llama_init_from_model(model.pointer, parameters)
        if not self.pointer:
            raise context_error(model.header, parameters.n_ctx)
        # Nobody may write to new memory while it is looked through.
        model.await_vocabulary()
        empty = untouched(before)
        if not request.embedding:
            take(empty, compute_buffers(recent_lines()))
        give_back_zeros((*before, *empty) if before else ())
        self.slots = tuple(Slot(number) for number in range(parameters.n_seq_max))
        self.context_length: int = _c.llama_n_ctx(self.pointer) // len(self.slots)
        """Tokens that one sequence has room for."""
        self.batch_tokens: int = _c.llama_n_batch(self.pointer)
        """Tokens that are computed at once, at most."""
        self.draft_tokens = request.draft_tokens
        """Of one answer, that a pass verifies at most besides its next token."""
        self._memory = _c.llama_get_memory(self.pointer)
        self.can_rewind = not (_c.llama_model_is_recurrent(model.pointer) or _c.llama_model_is_hybrid(model.pointer))
        """Whether the last tokens of a sequence can be forgotten; a recurrent state knows no way back."""
        self.can_shift = self.can_rewind and bool(self._memory and _c.llama_memory_can_shift(self._memory))
        """Whether tokens in the middle of a sequence can be let go of."""
        self._flag = AbortFlag()
        # With a GPU, idle cores are no sign of other programs.
        self._pace = Pace(1 if model.gpu_layers else self.threads)
        self._now_threads = 0
        self._batch = Batch(self.batch_tokens)
        self.install(self._flag)

    @property
    def flag(self) -> AbortFlag:
        """Ends the computation under way."""
        return self._flag

    def use_threads(self, writing: int, reading: int) -> None:
        """Compute with so many threads from now on, whatever other programs do."""
        self.threads, self.reading_threads = writing, reading
        self._pace = Pace(1 if self.model.gpu_layers else writing)

    @property
    def held(self) -> list[int]:
        """The tokens in the first sequence."""
        return self.slots[0].held

    def install(self, flag: AbortFlag) -> None:
        """Obey `flag` from now on."""
        self._flag = flag
        if self._hook:
            self._hook.flag = flag
        _c.llama_set_abort_callback(self.pointer, abort_callback, flag.address)

    def keep(self, count: int, slot: Slot | None = None) -> int:
        """Forget all but the first `count` tokens, or all of them where the model cannot do that; the number kept.

        Args:
            count: tokens.
            slot: the sequence; None is the first.
        """
        slot = slot or self.slots[0]
        if count < len(slot.held):
            if count == 0 or not _c.llama_memory_seq_rm(self._memory, slot.number, count, -1):
                _c.llama_memory_seq_rm(self._memory, slot.number, -1, -1)
                count = 0
            lost = len(slot.held) - count
            del slot.held[count:]
            # What was let go of lies before what can be taken back.
            del slot.past[max(0, len(slot.past) - lost) if count else 0 :]
        return count

    def let_go(self, slot: Slot, stretches: Sequence[tuple[int, int]]) -> None:
        """Forget stretches of a sequence, from and to in order; what follows moves up, also in its positions.

        Only where `can_shift`.
        """
        if not slot.past:
            slot.past.extend(slot.held)
        for low, high in reversed(stretches):
            _c.llama_memory_seq_rm(self._memory, slot.number, low, high)
            _c.llama_memory_seq_add(self._memory, slot.number, high, -1, low - high)
        slot.held[:] = without(slot.held, stretches)

    def decode(self, parts: Sequence[Part]) -> list[int]:
        """Append each part to its sequence, all in one pass, and compute what may follow.

        Args:
            parts: of different sequences, with at most `batch_tokens` tokens together.

        Returns:
            For each part the row of its first scores, as `scores` and a sampler take it; those of its other wanted
            tokens follow.

        Raises:
            Aborted: the flag was raised; nothing of these parts is kept.
            EngineError: the computation failed; nothing of these parts is kept.
        """
        rows = self._batch.fill(parts)
        verifying = all(len(part.tokens) == part.wanted for part in parts)
        # Passes that write take the threads that are free now, whether over one token or over several.
        self._compute_with(self._writing_threads if verifying else self.reading_threads)
        alone = self.model.stream.alone if self.model.stream else None
        if alone:
            # Other passes only read: those go as they do with all weights in memory.
            alone.on = verifying
        code = _c.llama_decode(self.pointer, self._batch.raw)
        if alone:
            alone.finish()
        self._check(code, [part.slot for part in parts])
        for part in parts:
            part.slot.held.extend(part.tokens)
            if part.slot.past:
                part.slot.past.extend(part.tokens)
        if verifying:
            self._keep_pace()
        else:
            self._pace.restart()
        return rows

    def scores(self, row: int = -1) -> Any:
        """The scores of all tokens of the vocabulary at a row that `decode` gave: a C array of floats.

        It is overwritten by the next computation.
        """
        return _c.llama_get_logits_ith(self.pointer, row)

    def read(self, tokens: Sequence[int], slot: Slot | None = None) -> int:
        """Append `tokens` to a sequence (None: the first) and give the row of the scores after the last of them.

        Raises:
            Aborted: the flag was raised; what had been read until then stays.
            EngineError: the computation failed.
        """
        slot, row = slot or self.slots[0], -1
        for start in range(0, len(tokens), self.batch_tokens):
            [row] = self.decode([Part(slot, tokens[start : start + self.batch_tokens])])
        return row

    def append(self, token: int) -> None:
        """Append one token to the first sequence."""
        self.decode([Part(self.slots[0], (token,))])

    def save(self, slot: Slot) -> memoryview:
        """What a sequence holds, byte for byte as llama.cpp gives it (`llama_state_seq_get_data`)."""
        state = mmap.mmap(-1, max(1, _c.llama_state_seq_get_size(self.pointer, slot.number)))
        place = (ctypes.c_uint8 * len(state)).from_buffer(state)
        written = _c.llama_state_seq_get_data(self.pointer, place, len(state), slot.number)
        del place
        return memoryview(state)[:written]

    def restore(self, slot: Slot, tokens: Sequence[int], state: memoryview) -> bool:
        """Put back what `save` gave, of a sequence that held `tokens`; False where it is not taken, and nothing held.

        Only for states that this process has made, or that were checked to be as one of them was.
        """
        self.keep(0, slot)
        place = (ctypes.c_uint8 * len(state)).from_buffer(state)
        read = _c.llama_state_seq_set_data(self.pointer, place, len(state), slot.number)
        del place
        last = _c.llama_memory_seq_pos_max(self._memory, slot.number)
        if read != len(state) or last != len(tokens) - 1:
            _c.llama_memory_seq_rm(self._memory, slot.number, -1, -1)
            return False
        slot.held.extend(tokens)
        return True

    def embed(self, text: str, most_tokens: int) -> array[float]:
        """The unit-length vector of `text`, of which the first `most_tokens` tokens count.

        Raises:
            Aborted: the flag was raised.
            EngineError: the computation failed.
        """
        tokens = self.model.vocabulary.tokenize(text, parse_special=False)
        if len(tokens) > most_tokens:
            tokens = [*tokens[: most_tokens - 1], tokens[-1]]
        if not tokens:
            return array("f", bytes(4 * self.model.dimensions))
        buffer = (_c.llama_token * len(tokens))(*tokens)
        batch = _c.llama_batch_get_one(buffer, len(tokens))
        if self._memory:
            _c.llama_memory_clear(self._memory, True)
            self._check(_c.llama_decode(self.pointer, batch), ())
        else:
            self._check(_c.llama_encode(self.pointer, batch), ())
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
            self._batch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep_pace(self) -> None:
        """Take as many threads for the next token as there are cores for."""
        self._pace.after_token()

    @property
    def _writing_threads(self) -> int:
        """As many as there are cores free for; with a GPU, idle cores say nothing about that."""
        return self.threads if self.model.gpu_layers else self._pace.threads

    def _compute_with(self, threads: int) -> None:
        if threads != self._now_threads:
            self._now_threads = threads
            _c.llama_set_n_threads(self.pointer, threads, threads)

    def _check(self, code: int, slots: Sequence[Slot]) -> None:
        failure = self._hook.take_failure() if self._hook else None
        if code == 0 and failure is None:
            return
        for slot in slots:
            self._take_back(slot)
        if failure is not None:
            self.install(AbortFlag())
            raise failure
        if self._flag.raised:
            raise Aborted
        raise EngineError(
            f"The engine could not compute the next words (code {code}).", "Ask again; the log has the details."
        )

    def _take_back(self, slot: Slot) -> None:
        """Of a batch that failed, parts may have been stored: only what is in `held` counts."""
        if not _c.llama_memory_seq_rm(self._memory, slot.number, len(slot.held), -1):
            _c.llama_memory_seq_rm(self._memory, slot.number, -1, -1)
            slot.held.clear()


def context_parameters(header: Header, trained: int, request: Load, threads: int) -> Any:
    """llama.cpp's parameters for the context that `request` asks for.

    Args:
        header: of the model.
        trained: tokens of context that the model was trained with; 0 where it does not say.
        request: context length, sequences, batch, flash attention, type of the KV cache, embedding.
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
    sequences = 1 if request.embedding else request.sequences
    parameters.n_seq_max = sequences
    parameters.n_ctx = wanted if sequences == 1 else sequences * -(-wanted // _CELLS_STEP) * _CELLS_STEP
    parameters.kv_unified = False
    parameters.n_batch = parameters.n_ubatch = min(request.batch, wanted)
    parameters.n_threads, parameters.n_threads_batch = threads, request.reading_threads or threads
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
        # Room for a row of scores a token would be 100 MB with a small vocabulary.
        parameters.n_outputs_max = outputs(request)
        parameters.n_outputs_max_per_seq = 1 + request.draft_tokens
    return parameters


def outputs(request: Load) -> int:
    """Rows of scores that a pass may leave: the next token of every sequence, and one sequence's draft."""
    return request.sequences + request.draft_tokens


def _own_keys(header: Header) -> set[str]:
    prefix = header.architecture + "."
    return {key.removeprefix(prefix) for key in header.metadata if key.startswith(prefix)}


def context_error(header: Header, length: int) -> EngineError | ModelTooLarge:
    """Why there is no context: what the last lines of llama.cpp's log say."""
    if NO_MEMORY.search("\n".join(recent_lines())):
        return ModelTooLarge(
            f"There is not enough memory for {header.path.name} with a context of {length:,} tokens.", SMALLER
        )
    return EngineError(
        f"The engine cannot use {header.path.name} with these settings.", "Set Offload and context to automatic."
    )
