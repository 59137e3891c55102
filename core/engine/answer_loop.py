"""Computes all answers of an engine, a pass at a time: who is next, which tokens, and what to give up for whom."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final, TypeVar

from core.engine.abort import Aborted
from core.engine.beginnings import Beginnings
from core.engine.experts.counts import ExpertCounts
from core.engine.generate import Answer
from core.engine.priority import next_turn, overtakes
from core.engine.seats import Seats
from core.engine.session import Session
from core.engine.slot import Slot
from core.errors import EngineError, InglenookError

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_GAP_S: Final = 0.3
"""Between two tokens of a live answer, at most, while somebody else's prompt is read."""
_SLICE: Final = 64
"""Slices are whole multiples of it: llama.cpp attends to so many tokens at once, and to fewer one by one, which costs
twice the time in a long context (`GGML_FA_TILE_Q`)."""
_LEAST_SLICE: Final = 128
"""With slices of 64 tokens the whole takes a sixth longer than in one go."""
_BACKGROUND_SLICE: Final = 128
"""Always the same, so that a job that was interrupted reads its prompt in the very same steps as one that was not."""
_WORTH_ABORTING_S: Final = 0.05
_SAID_AFTER_S: Final = 0.5
"""Shorter waits are not worth telling."""
_PASSES_A_TURN: Final = 16
"""Passes over answers that nothing comes between; then it is asked again whose turn it is."""
_NO_EXPERTS: Final = ExpertCounts()


class AnswerLoop:
    """Computes answers in a thread of its own. Any thread may call any method.

    Args:
        session: that nobody else computes with from now on.
        beginnings: what conversations begin with, on the disk; None keeps nothing there.
        on_loss: told, in the loop's thread, of a sequence whose tokens are about to be given up for others.
        on_rest: called, in the loop's thread, whenever the last answer has ended.
    """

    def __init__(
        self,
        session: Session,
        beginnings: Beginnings | None = None,
        on_loss: Callable[[Slot], None] = lambda _slot: None,
        on_rest: Callable[[], None] = lambda: None,
    ) -> None:
        self._session = session
        self._seats = Seats(session, on_loss, beginnings)
        self._on_rest = on_rest
        self._changed = threading.Condition()
        self._answers: list[Answer] = []
        self._computing: tuple[Answer, ...] = ()
        self._last: Answer | None = None
        self._tasks: deque[Callable[[], None]] = deque()
        self._interruptible = False
        self._token_s = 0.0
        """Seconds that reading one token of a prompt takes, lately."""
        self._ends_at = 0.0
        """When the pass under way will probably end."""
        self._closed = False
        self._news = False
        """Whether anything has come since the turn under way began."""
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    def submit(self, answer: Answer) -> None:
        """Compute an answer; what is less important is put off for it."""
        now = time.perf_counter()
        with self._changed:
            self._answers.append(answer)
            late = self._interruptible and self._ends_at - now > _WORTH_ABORTING_S
            if late and overtakes(answer.job, [other.job for other in self._computing], now):
                self._session.flag.set()
            self._tell()
        answer.cancellation.then(lambda: self._cancel(answer))

    def do(self, task: Callable[[Seats], Result]) -> Result:
        """Do something with the sequences between two passes, and give what comes of it."""
        done: Future[Result] = Future()

        def run() -> None:
            try:
                done.set_result(task(self._seats))
            except Exception as error:  # noqa: BLE001 (raised again in the thread that waits)
                done.set_exception(error)

        with self._changed:
            self._tasks.append(run)
            self._tell()
        return done.result()

    def close(self) -> None:
        """End the thread; answers under way are left as they are."""
        with self._changed:
            self._closed = True
            self._session.flag.set()
            self._tell()
        self._thread.join()

    def _tell(self) -> None:
        self._news = True
        self._changed.notify_all()

    def _cancel(self, answer: Answer) -> None:
        with self._changed:
            self._tell()
            if answer in self._computing:
                # A model that knows no way back would have to read again what others had read.
                if self._session.can_rewind or len(self._computing) == 1:
                    self._session.flag.set()
            elif not answer.ended:
                answer.end("cancelled")

    # In its own thread

    def _run(self) -> None:
        while not self._closed:
            try:
                self._turn()
            except Exception:  # the loop of all answers: after a defect the next question is still answered
                log.exception("a turn failed")
                with self._changed:
                    for answer in self._answers:
                        answer.fail(_defect())

    def _turn(self) -> None:
        """Wait for something to do, and do it for everybody whose turn it is."""
        with self._changed:
            while not (self._answers or self._tasks or self._closed):
                self._changed.wait()
            tasks, self._tasks, self._news = self._tasks, deque(), False
            self._dismiss()
            writers, reader = self._choose()
        for task in tasks:
            task()
        if writers:
            self._write(writers, _PASSES_A_TURN if len(writers) == len(self._answers) else 1)
        if reader is not None:
            self._compute([reader], self._slice(reader, beside=bool(writers)))
        with self._changed:
            self._computing = ()
            self._interruptible = False

    def _dismiss(self) -> None:
        """Let go of answers that have ended."""
        for answer in [answer for answer in self._answers if answer.ended or answer.cancellation.cancelled]:
            if not answer.ended:
                answer.end("cancelled")
            self._answers.remove(answer)
            self._seats.leave(answer)
            if not self._answers:
                self._on_rest()

    def _choose(self) -> tuple[list[Answer], Answer | None]:
        """Whose next tokens are computed, and whose prompt is read on."""
        now = time.perf_counter()
        turn = next_turn([answer.job for answer in self._answers], now)
        chosen = [self._answers[place] for place in turn.writers]
        writers = sorted((answer for answer in chosen if self._seats.seat(answer, chosen)), key=_number)
        # Whoever has the last place reads on, though somebody without one has a shorter prompt: else both would wait
        # for each other.
        readers = (self._answers[place] for place in turn.readers)
        reader = next((answer for answer in readers if self._seats.seat(answer, [*chosen, answer])), None)
        self._computing = (*writers, reader) if reader is not None else tuple(writers)
        for answer in self._answers:
            if answer not in self._computing and now - answer.job.arrived > _SAID_AFTER_S:
                answer.wait()
        return writers, reader

    def _slice(self, reader: Answer, beside: bool) -> int:
        """Tokens of a prompt to read at once."""
        most = self._session.batch_tokens
        if self._session.model.listeners:
            # Weights are read anew for every pass, which so should do as much as it can.
            return most
        if beside:
            fitting = int(_GAP_S / self._token_s) if self._token_s else _LEAST_SLICE
            return min(most, max(_LEAST_SLICE, fitting // _SLICE * _SLICE))
        return min(most, _BACKGROUND_SLICE) if reader.request.origin == "background" else most

    def _write(self, writers: Sequence[Answer], passes: int) -> None:
        """Write on at these answers, until one has ended or anything has come in between."""
        most = 1 + self._session.draft_tokens if len(writers) == 1 else 1
        for _ in range(passes):
            self._compute(writers, most)
            if self._news or any(answer.ended for answer in writers):
                break

    def _compute(self, answers: Sequence[Answer], most: int) -> None:
        """One pass for these answers."""
        parts = [answer.part(most) for answer in answers]
        tokens = sum(len(part.tokens) for part in parts)
        reading = any(len(part.tokens) > part.wanted for part in parts)
        started = time.perf_counter()
        if reading:
            with self._changed:
                self._ends_at = started + (tokens * self._token_s or 1e9)
                self._interruptible = self._session.can_rewind and not self._session.model.listeners
        if any(answer.cancellation.cancelled for answer in answers):
            return
        read, experts = self._counts()
        try:
            rows = self._session.decode(parts)
        except Aborted:
            self._session.flag.clear()
            return
        except InglenookError as error:
            for answer in answers:
                answer.fail(error)
            return
        seconds = time.perf_counter() - started
        if reading:
            self._token_s = seconds / tokens
        self._account(answers, seconds, read, experts)
        for answer, part, row in zip(answers, parts, rows, strict=True):
            if answer.shared and len(part.slot.held) == answer.shared:
                self._seats.share(part.slot, answer.keeps_beginning)
            try:
                answer.take(part, row)
            except InglenookError as error:
                answer.fail(error)
            except Exception:  # the loop of all answers: a defect in one must not end the others
                log.exception("an answer failed")
                answer.fail(
                    EngineError("Something went wrong inside the engine.", "Ask again; the log has the details.")
                )

    def _counts(self) -> tuple[int, ExpertCounts]:
        model = self._session.model
        return model.stream.bytes_read if model.stream else 0, model.experts.counts if model.experts else _NO_EXPERTS

    def _account(self, answers: Sequence[Answer], seconds: float, read: int, experts: ExpertCounts) -> None:
        """Say to each what the pass has taken; what came from the file is shared by them."""
        read_now, experts_now = self._counts()
        alone = len(answers) == 1 and self._last in (None, answers[0])
        self._last = answers[0] if len(answers) == 1 else None
        for place, answer in enumerate(answers):
            mine = experts_now - experts if place == 0 and experts_now is not experts else _NO_EXPERTS
            answer.account(seconds, alone, (read_now - read) // len(answers), mine)


def _defect() -> EngineError:
    return EngineError("Something went wrong inside the engine.", "Ask again; the log has the details.")


def _number(answer: Answer) -> int:
    """llama.cpp computes neighbouring sequences at once."""
    return answer.slot.number if answer.slot is not None else 0
