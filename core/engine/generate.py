"""Answers a conversation with a loaded model: what it reads, the decoding loop, and when it ends."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from core.engine.abort import Aborted, AbortFlag
from core.engine.chat_template import ChatTemplate
from core.engine.context_window import answer_reserve, common_prefix, fit_turns
from core.engine.experts.counts import ExpertCounts
from core.engine.model import Model
from core.engine.process_memory import process_memory
from core.engine.protocol import Confidence, FinishReason, Generate, Generated, PromptRead, Text, Trimmed, Turn
from core.engine.repetition import repeats_itself
from core.engine.sampler import Sampler
from core.engine.session import Session
from core.engine.text_stream import TextStream
from core.errors import EngineError, PromptTooLong
from core.process.cancellation import Cancellation
from core.tool_calls.syntax import offered

if TYPE_CHECKING:
    from core.engine.constraint import Constraint

if TYPE_CHECKING:
    from core.engine.token_signals import TokenSignals

_SEND_EVERY_S: Final = 0.03
"""Text waits this long for more: the reader's wake-ups take a core from the computation, and no screen is faster."""


_LOOK_BACK_EVERY: Final = 32
"""Tokens between two looks for a loop: one takes some 50 microseconds."""


def token_signals(model: Model) -> TokenSignals:
    """Imports numpy, which most answers can do without."""
    from core.engine.token_signals import TokenSignals  # noqa: PLC0415

    return TokenSignals(model.vocabulary_size)


class Answer:
    """One answer being made: iterate for its events.

    Args:
        model: as loaded.
        session: of that model; what its KV cache still holds of an earlier conversation is used again.
        template: of that model.
        request: the conversation and how to answer it.
        cancellation: ends the answer within one node of the computation.
        arrived: `time.perf_counter` when the request came in.
    """

    def __init__(
        self,
        model: Model,
        session: Session,
        template: ChatTemplate,
        request: Generate,
        cancellation: Cancellation,
        arrived: float,
    ) -> None:
        self._model = model
        self._session = session
        self._template = template
        self._request = request
        self._cancellation = cancellation
        self._arrived = arrived
        self._constraint: Constraint | None = None
        self._prompt_tokens = 0
        self._reused_tokens = 0
        self._completion_tokens = 0
        self._first_at = 0.0
        self._last_at = 0.0
        self._signals = token_signals(model) if request.confidence else None
        self._stream_bytes = model.stream.bytes_read if model.stream else 0
        self._experts_before = self._experts_at_answer = model.experts.counts if model.experts else ExpertCounts()

    def __iter__(self) -> Iterator[Trimmed | PromptRead | Text | Confidence | Generated]:
        """The events, `Generated` last.

        Raises:
            PromptTooLong: the newest message alone does not fit into the context window.
            EngineError: the conversation cannot be put into words for this model, or the computation failed.
        """
        prompt, dropped = self._fit()
        self._constraint = self._constrain()
        if dropped:
            yield Trimmed(dropped, self._session.context_length)
        flag = AbortFlag()
        self._session.install(flag)
        self._cancellation.then(flag.set)
        try:
            yield self._read(prompt)
        except Aborted:
            yield self._ended("cancelled")
            return
        with Sampler(self._request.sampling, self._model.vocabulary_size, self._constraint) as sampler:
            finish = yield from self._decode(sampler)
        yield self._ended(finish)

    def _fit(self) -> tuple[list[int], int]:
        """The tokens of the prompt, and how many turns had to be left out of it."""
        turns = self._request.turns
        context = self._session.context_length
        room = context - answer_reserve(context, self._request.max_tokens)
        kept, length = fit_turns(turns, lambda some: len(self._tokens(some)), room)
        if length > room:
            raise PromptTooLong(
                f"The message is {length:,} tokens long, and the model can read {room:,} at once.",
                "Shorten the message, or raise the context length in the settings.",
            )
        prompt = self._tokens(kept)
        if not prompt:
            raise EngineError("There is nothing to answer.", "Write a question.")
        return prompt, len(turns) - len(kept)

    def _tokens(self, turns: Sequence[Turn]) -> list[int]:
        request = self._request
        if request.prompt:
            return self._model.tokenize_gap(request.prompt + request.begun, request.suffix)
        tools = offered(request.tools, request.tool_choice)
        return self._model.tokenize(self._template.render(turns, tools) + request.begun)

    def _constrain(self) -> Constraint | None:
        if self._request.schema is None and not self._request.tools:
            return None
        # It brings numpy and a parser, which no other answer needs.
        from core.engine.constraint import constraint_of  # noqa: PLC0415

        return constraint_of(self._model, self._template, self._request)

    def _read(self, prompt: list[int]) -> PromptRead:
        started = time.perf_counter()
        self._prompt_tokens = len(prompt)
        # The last token is read again even when all are known: only then are there scores to draw from.
        known = min(common_prefix(self._session.held, prompt), len(prompt) - 1)
        self._reused_tokens = self._session.keep(known)
        self._session.read(prompt[self._reused_tokens :])
        if self._model.experts:
            self._experts_at_answer = self._model.experts.counts
        return PromptRead(len(prompt), self._reused_tokens, time.perf_counter() - started)

    def _decode(self, sampler: Sampler) -> Generator[Text | Confidence, None, FinishReason]:
        """The text of the answer in pieces; returns why it ended."""
        stream = TextStream((*self._request.stop, *self._template.stop))
        waiting, tokens, sent_at = "", 0, 0.0
        finish: FinishReason | None = None
        while finish is None:
            token = sampler.sample(self._session)
            if self._signals:
                self._signals.note(self._session.scores(), token)
            if self._model.ends_answer(token):
                finish = "stop"
                break
            now = self._count()
            # The marks of tool calls are control tokens in some vocabularies.
            waiting += stream.feed(self._model.piece(token, special=bool(self._request.tools)))
            tokens += 1
            if waiting and now - sent_at >= _SEND_EVERY_S:
                yield Text(waiting, tokens)
                waiting, tokens, sent_at = "", 0, now
            if self._signals and self._signals.due:
                yield self._signals.summary()
            finish = self._why_end(stream) or self._append(token)
        waiting += stream.finish()
        if waiting or tokens:
            yield Text(waiting, tokens)
        if self._signals:
            yield self._signals.summary()
        return finish

    def _count(self) -> float:
        """One more token has been drawn: the time."""
        now = time.perf_counter()
        self._completion_tokens += 1
        self._first_at = self._first_at or now
        self._last_at = now
        return now

    def _why_end(self, stream: TextStream) -> FinishReason | None:
        if stream.stopped:
            return "stop"
        if self._completion_tokens == self._request.max_tokens:
            return "length"
        if len(self._session.held) >= self._session.context_length:
            return "context"
        if self._completion_tokens % _LOOK_BACK_EVERY == 0 and self._in_a_loop():
            return "repetition"
        return "cancelled" if self._cancellation.cancelled else None

    def _in_a_loop(self) -> bool:
        answer = self._session.held[self._prompt_tokens :]
        return repeats_itself(answer)

    def _append(self, token: int) -> FinishReason | None:
        try:
            self._session.append(token)
        except Aborted:
            return "cancelled"
        return None

    def _ended(self, finish: FinishReason) -> Generated:
        decode_s = self._last_at - self._first_at
        experts = self._model.experts.counts if self._model.experts else self._experts_before
        return Generated(
            finish=finish,
            prompt_tokens=self._prompt_tokens,
            reused_tokens=self._reused_tokens,
            completion_tokens=self._completion_tokens,
            time_to_first_token_s=self._first_at - self._arrived if self._first_at else 0.0,
            decode_s=decode_s,
            tokens_per_second=(self._completion_tokens - 1) / decode_s if decode_s > 0 else 0.0,
            engine_peak_bytes=process_memory().peak,
            stream_bytes=self._model.stream.bytes_read - self._stream_bytes if self._model.stream else 0,
            expert_bytes=(experts - self._experts_before).bytes_read,
            expert_hit_rate=(experts - self._experts_at_answer).hit_rate,
        )
