"""One answer of a loaded model: what it reads, what it writes, and when it ends; `AnswerLoop` computes it."""

from __future__ import annotations

import queue
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from core.engine.batch import Part
from core.engine.chat_template import ChatTemplate
from core.engine.context_window import answer_reserve, common_prefix, fit_turns
from core.engine.endless import is_separator, let_go
from core.engine.experts.counts import ExpertCounts
from core.engine.model import Model
from core.engine.priority import Job
from core.engine.process_memory import process_memory
from core.engine.protocol import (
    Confidence,
    FinishReason,
    Generate,
    Generated,
    LetGo,
    PromptRead,
    Queued,
    Text,
    TokenScore,
    Trimmed,
    Turn,
)
from core.engine.repetition import repeats_itself
from core.engine.sampler import Sampler
from core.engine.session import Session
from core.engine.slot import Slot
from core.engine.speculate.drafting import Drafting
from core.engine.text_stream import TextStream
from core.errors import EngineError, InglenookError, PromptTooLong
from core.process.cancellation import Cancellation
from core.tool_calls.syntax import offered

if TYPE_CHECKING:
    from core.engine.constraint import Constraint
    from core.engine.token_signals import TokenSignals

_SEND_EVERY_S: Final = 0.05
"""Text waits this long for more: the reader's wake-ups take a core from the computation, and no screen is faster."""
_LOOK_BACK_EVERY: Final = 32
"""Tokens between two looks for a loop: one takes some 50 microseconds."""

_PROBE: Final = "\u2026"
"""A question that begins like no other: what a prompt shares with it comes before the question's own words."""
_WORTH_SHARING: Final = 16
_LONGEST_ANSWER: Final = 8
"""Context windows that one answer may fill, where it need not end with the first."""

AnswerEvent = Trimmed | LetGo | Queued | PromptRead | Text | Confidence | Generated


def token_signals(model: Model) -> TokenSignals:
    """Imports numpy, which most answers can do without."""
    from core.engine.token_signals import TokenSignals  # noqa: PLC0415

    return TokenSignals(model.vocabulary.size)


@dataclass(frozen=True)
class Parked:
    """A sequence that had to make room.

    Args:
        held: its tokens.
        past: as `Slot.past`.
        state: as `Session.save` gave it.
    """

    held: list[int]
    past: list[int]
    state: memoryview


class Answer:
    """One answer being made.

    Whoever asked iterates for the events, in a thread of its own. The thread that computes calls everything else:
    `part` says what to compute next, `take` goes on from the scores.

    Args:
        model: as loaded.
        session: of that model.
        template: of that model.
        request: the conversation and how to answer it.
        cancellation: ends the answer.
        arrived: `time.perf_counter` when the request came in.
        drafting: guesses at its next tokens; None for one token a pass.
        only_read: read what comes before the words of the newest message, and answer nothing.

    Raises:
        PromptTooLong: the newest message alone does not fit into the context window.
        EngineError: the conversation cannot be put into words for this model.
    """

    def __init__(
        self,
        model: Model,
        session: Session,
        template: ChatTemplate,
        request: Generate,
        cancellation: Cancellation,
        arrived: float,
        drafting: Drafting | None = None,
        only_read: bool = False,
    ) -> None:
        self.only_read = only_read
        self.request = request
        self.cancellation = cancellation
        self.slot: Slot | None = None
        """Where its tokens are; None while it has no place."""
        self.parked: Parked | None = None
        """What it had when its place was taken."""
        self.ended = False
        self._model = model
        self._session = session
        self._template = template
        self._arrived = arrived
        self._events: queue.SimpleQueue[AnswerEvent | InglenookError] = queue.SimpleQueue()
        self._queued = False
        self._endless = request.when_full == "window" and session.can_shift
        prompt, self._dropped = self._fit()
        self._constraint = self._constrain()
        self.context = prompt
        """What is read before the next token is drawn: the prompt, and then the answer as far as it is computed."""
        self.shared = self._instructions(prompt)
        """Tokens at the beginning of the prompt that other conversations share; 0 where there are none."""
        self.keeps_beginning = request.keep_beginning or not _instructed(request)
        """Whether what it shares may be written to the disk: the template's own words may."""
        if only_read:
            probe = self._tokens([*request.turns[:-1], Turn("user", _PROBE)])
            del prompt[max(1, common_prefix(probe, prompt)) :]
        self._prompt_tokens = len(prompt)
        self._drafter = drafting.begin(request, prompt) if drafting is not None else None
        self._sampler: Sampler | None = None
        self._signals = token_signals(model) if request.confidence else None
        self._stream = TextStream((*request.stop, *template.stop))
        self._pending: tuple[int, ...] = ()
        """Drawn and not computed yet: the last token of the answer, and a draft of what may follow."""
        self._written: list[int] = []
        self._waiting = ""
        self._waiting_tokens = 0
        self._scores: list[TokenScore] = []
        self._sent_at = 0.0
        self._reused_tokens = 0
        self._began = 0.0
        self._served = arrived
        self._computed_s = 0.0
        self._first_at = 0.0
        self._last_at = 0.0
        self._alone = True
        self._let_go = False
        self._stream_bytes = 0
        self._experts = self._experts_at_answer = ExpertCounts()

    def __iter__(self) -> Iterator[AnswerEvent]:
        """The events as they come, `Generated` last.

        Raises:
            EngineError: the computation failed.
        """
        while True:
            event = self._events.get()
            if isinstance(event, InglenookError):
                raise event
            yield event
            if event.terminal:
                return

    @property
    def written(self) -> tuple[int, ...]:
        """The tokens of the answer as far as it has come."""
        return tuple(self._written)

    # For the thread that computes

    @property
    def job(self) -> Job:
        """How the queue sees it."""
        held = self.slot.held if self.slot is not None else self.parked.held if self.parked is not None else ()
        unread = len(self.context) - len(held)
        to_read = self._prompt_tokens - self._reused_tokens
        return Job(self.request.origin, self._arrived, to_read, unread, self._computed_s, self._served)

    def begin(self, slot: Slot, reused: int, goes_on: bool = False) -> None:
        """It has a place now, where `reused` tokens of its prompt are known; `goes_on` from what was there."""
        self.slot = slot
        if not goes_on:
            slot.dropped = self._dropped
            if self._dropped:
                self._events.put(Trimmed(self._dropped, self._session.context_length))
        # Of a longer conversation, what was let go of counts as known too.
        self._reused_tokens = self._prompt_tokens - (len(self.context) - reused) if goes_on else reused
        self._began = time.perf_counter()
        self._sampler = Sampler(self.request.sampling, self._model.vocabulary.size, self._constraint)

    @property
    def goes_beyond(self) -> bool:
        """Whether its conversation is longer than the context window, and may go on nevertheless."""
        return self._endless and self._dropped > 0

    def goes_on(self, slot: Slot) -> int:
        """How many tokens of a sequence this can go on from though its whole prompt has no room; 0 for none.

        What is not there yet then follows those tokens. Texts are compared, not tokens: what the model wrote may be
        divided into other tokens when it is read.
        """
        past = slot.past or slot.held
        if not self._endless or not past:
            return 0
        turns = self.request.turns
        head = next((place for place, turn in enumerate(turns) if turn.role != "system"), len(turns))
        whole = self._words([*turns[:head], *turns[head + slot.dropped :]]).encode(errors="replace")
        pieces = [self._model.vocabulary.piece(token, special=True) for token in past]
        if pieces[0] == self._model.vocabulary.bos.encode() and not whole.startswith(pieces[0]):
            pieces[0] = b""
        ends = list(accumulate(map(len, pieces)))
        known = bisect_right(ends, common_prefix(b"".join(pieces), whole))
        back = len(past) - known
        # Before the newest part, what is in memory is not what was read.
        if not known or back > self._session.context_length // 4 or back >= len(slot.held):
            return 0
        rest = whole[ends[known - 1] :].decode(errors="replace")
        left = len(slot.held) - back
        self.context[:] = [*slot.held[:left], *self._model.vocabulary.tokenize(rest, add_special=False)]
        if len(self.context) == left:
            # Only after the last token are there scores to draw from.
            left -= 1
        self._prompt_tokens, self.shared = known + len(self.context) - left, 0
        return left

    def wait(self) -> None:
        """Others come first: say so, once."""
        if not self._queued and not self._began:
            self._queued = True
            self._events.put(Queued())

    def part(self, most: int) -> Part:
        """What to compute next, at most so many tokens."""
        assert self.slot is not None
        self._make_room(self.slot)
        start = len(self.slot.held)
        room = self._session.context_length - start
        if start == len(self.context):
            tokens = self._pending[: min(most, room)]
            return Part(self.slot, tokens, len(tokens))
        # What is shared is read by itself, so that its state can be kept.
        end = self.shared if start < self.shared else len(self.context)
        tokens = tuple(self.context[start : min(start + most, start + room, end)])
        # What was lost is read once more; then the next token has been drawn already.
        last = start + len(tokens) == len(self.context) and not self._pending
        return Part(self.slot, tokens, int(last))

    def account(self, seconds: float, alone: bool, stream_bytes: int, experts: ExpertCounts) -> None:
        """What a pass has taken that computed a part of this.

        Args:
            seconds: of the clock.
            alone: whether nothing else was computed since the pass before.
            stream_bytes: its share of what was read from the file.
            experts: its share of what was needed of them.
        """
        self._computed_s += seconds
        self._served = time.perf_counter()
        self._alone = self._alone and alone
        self._stream_bytes += stream_bytes
        if experts.needed:
            self._experts += experts

    def take(self, part: Part, row: int) -> None:
        """Go on now that `part` has been computed, with its first scores at `row`."""
        assert self._sampler is not None
        assert self.slot is not None
        if not part.wanted:
            return
        if not self._pending:
            self._read()
        if self.only_read:
            self.end("stop")
            return
        before = len(self.slot.held) - part.wanted
        accepted = 0
        for accepted in range(part.wanted):
            token = self._sampler.sample(self._session, row + accepted)
            if self._signals:
                self._signals.note(self._session.scores(row + accepted), token)
            if self.request.logprobs >= 0:
                self._note_score(row + accepted, token)
            if self._write(token) or accepted + 1 == part.wanted or token != part.tokens[accepted + 1]:
                break
        if self._drafter is not None and part.wanted > 1:
            self._drafter.verified(part.wanted - 1, accepted)
        if accepted + 1 < part.wanted:
            self._session.keep(before + accepted + 1, self.slot)
        if self._pending:
            self.context.extend(part.tokens[: accepted + 1])
        if not self.ended:
            self._pending = (token, *self._draft())

    def end(self, finish: FinishReason) -> None:
        """End it: say what is left to say."""
        self._waiting += self._stream.finish()
        self._send()
        if self._signals:
            self._events.put(self._signals.summary())
        self._finish(self._ended(finish))

    def fail(self, error: InglenookError) -> None:
        """End it with an error."""
        self._finish(error)

    # What happens inside

    def _fit(self) -> tuple[list[int], int]:
        """The tokens of the prompt, and how many turns had to be left out of it."""
        turns = self.request.turns
        context = self._session.context_length
        room = context - answer_reserve(context, self.request.max_tokens)
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
        request = self.request
        if request.prompt:
            return self._model.vocabulary.tokenize_gap(request.prompt + request.begun, request.suffix)
        return self._model.vocabulary.tokenize(self._words(turns))

    def _words(self, turns: Sequence[Turn]) -> str:
        """The conversation as the model reads it."""
        tools = offered(self.request.tools, self.request.tool_choice)
        return self._template.render(turns, tools) + self.request.begun

    def _constrain(self) -> Constraint | None:
        if self.request.schema is None and not self.request.tools:
            return None
        # It brings numpy and a parser, which no other answer needs.
        from core.engine.constraint import constraint_of  # noqa: PLC0415

        return constraint_of(self._model, self._template, self.request)

    def _make_room(self, slot: Slot) -> None:
        """Let go of some of what is in memory when it is full."""
        if not self._endless or len(slot.held) < self._session.context_length:
            return
        held = len(slot.held)
        stretches = let_go(
            slot.held,
            self._session.context_length,
            self.shared,
            lambda token: is_separator(self._model.vocabulary.piece(token)),
        )
        self._session.let_go(slot, stretches)
        self.context[:] = [*slot.held, *self.context[held:]]
        if not self._let_go:
            self._let_go = True
            self._events.put(LetGo(self._session.context_length))

    def _instructions(self, prompt: list[int]) -> int:
        """How many of the prompt's tokens come from instructions or the template: other conversations have them too."""
        turns = self.request.turns
        head = next((place for place, turn in enumerate(turns) if turn.role != "system"), len(turns))
        if len(turns) == head or self.request.prompt:
            return 0
        probe = self._tokens([*turns[:head], Turn("user", _PROBE)])
        shared = min(common_prefix(probe, prompt), len(prompt) - 1)
        return shared if shared >= _WORTH_SHARING else 0

    def _read(self) -> None:
        """The prompt has been read to its end."""
        self._experts_at_answer = self._experts
        self._events.put(PromptRead(self._prompt_tokens, self._reused_tokens, time.perf_counter() - self._began))

    def _write(self, token: int) -> bool:
        """Take one more token into the answer; whether it ends there."""
        if self._model.vocabulary.ends_answer(token):
            self.end("stop")
            return True
        now = time.perf_counter()
        self._written.append(token)
        self._first_at = self._first_at or now
        self._last_at = now
        # The marks of tool calls are control tokens in some vocabularies.
        self._waiting += self._stream.feed(self._model.vocabulary.piece(token, special=bool(self.request.tools)))
        self._waiting_tokens += 1
        if self._waiting and now - self._sent_at >= _SEND_EVERY_S:
            self._send()
            self._sent_at = now
        if self._signals and self._signals.due:
            self._events.put(self._signals.summary())
        if finish := self._why_end():
            self.end(finish)
        return self.ended

    def _note_score(self, row: int, token: int) -> None:
        # It brings numpy, which most answers can do without.
        from core.engine.token_scores import token_score  # noqa: PLC0415

        if not self._model.vocabulary.ends_answer(token):
            self._scores.append(token_score(self._model, self._session.scores(row), token, self.request.logprobs))

    def _send(self) -> None:
        if self._waiting or self._waiting_tokens:
            self._events.put(Text(self._waiting, self._waiting_tokens, tuple(self._scores)))
        self._waiting, self._waiting_tokens = "", 0
        self._scores.clear()

    def _why_end(self) -> FinishReason | None:
        if self._stream.stopped:
            return "stop"
        if len(self._written) == self.request.max_tokens:
            return "length"
        context = self._session.context_length
        if not self._endless and self._prompt_tokens + len(self._written) > context:
            return "context"
        if len(self._written) >= _LONGEST_ANSWER * context:
            return "length"
        if len(self._written) % _LOOK_BACK_EVERY == 0 and repeats_itself(self._written):
            return "repetition"
        return "cancelled" if self.cancellation.cancelled else None

    def _draft(self) -> Sequence[int]:
        """A guess at what follows, no longer than there is room for."""
        if self._drafter is None or self.slot is None or not self._session.can_rewind:
            return ()
        room = self._session.context_length - len(self.slot.held) - 1
        limit = self.request.max_tokens - len(self._written) if self.request.max_tokens else room
        most = min(self._session.draft_tokens, room, limit - 1)
        return self._drafter.draft([*self.context, self._written[-1]], most) if most > 0 else ()

    def _finish(self, last: Generated | InglenookError) -> None:
        self.ended = True
        if self._sampler is not None:
            self._sampler.close()
            self._sampler = None
        self._events.put(last)

    def _ended(self, finish: FinishReason) -> Generated:
        decode_s = self._last_at - self._first_at
        return Generated(
            finish=finish,
            prompt_tokens=self._prompt_tokens if self._began else 0,
            reused_tokens=self._reused_tokens,
            completion_tokens=len(self._written),
            time_to_first_token_s=self._first_at - self._arrived if self._first_at else 0.0,
            decode_s=decode_s,
            tokens_per_second=(len(self._written) - 1) / decode_s if decode_s > 0 else 0.0,
            engine_peak_bytes=process_memory().peak,
            alone=self._alone,
            drafted_tokens=self._drafter.drafted if self._drafter is not None else 0,
            accepted_tokens=self._drafter.accepted if self._drafter is not None else 0,
            stream_bytes=self._stream_bytes,
            expert_bytes=self._experts.bytes_read,
            expert_hit_rate=(self._experts - self._experts_at_answer).hit_rate,
        )


def _instructed(request: Generate) -> bool:
    """Whether somebody has told the model more than the conversation, such as instructions or tools."""
    return bool(request.tools) or any(turn.role == "system" for turn in request.turns)
