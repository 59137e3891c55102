"""Writes conversations to the disk when nobody waits for anything, and takes them back before their next question."""

from __future__ import annotations

import logging
import queue
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from core.engine.context_window import common_prefix
from core.engine.kept.file import KeptFile, NotUsable, write
from core.engine.kept.shelf import Shelf
from core.engine.seats import Seats
from core.engine.session import Session
from core.engine.slot import Slot

if TYPE_CHECKING:
    from core.engine.answer_loop import AnswerLoop

if sys.platform != "win32":
    import os

log = logging.getLogger(__name__)

_LEAST_TOKENS: Final = 256
"""Fewer are read again as fast."""
_REST_S: Final = 5.0
"""Without a question, before anything is written."""
_NICE: Final = 10


class _Unwritten(NamedTuple):
    """What is to be written of a conversation."""

    conversation: str
    tokens: list[int]
    state: memoryview
    limit: int


class Keeper:
    """Keeps the conversations of one session. Any thread may call any method.

    Args:
        session: whose sequences they are.
        identity: of all that keys and values depend on (`core.engine.beginnings.state_identity`).
        shelf: where they are kept.
        key: with which they are encrypted; b"" where they are not.
    """

    def __init__(self, session: Session, identity: str, shelf: Shelf, key: bytes = b"") -> None:
        self._session = session
        self._identity = identity
        self._shelf = shelf
        self._key = key
        self._loop: AnswerLoop | None = None
        self._lock = threading.Lock()
        self._forgotten: set[str] = set()
        self._unwritten: queue.SimpleQueue[_Unwritten | None] = queue.SimpleQueue()
        self._rested = threading.Event()
        threading.Thread(target=self._write_all, name="keeper", daemon=True).start()
        threading.Thread(target=self._watch, name="keeper-rest", daemon=True).start()

    def serve(self, loop: AnswerLoop) -> None:
        """The loop that computes with the session."""
        self._loop = loop

    def on_loss(self, slot: Slot) -> None:
        """A sequence is about to be given up: what it holds is written first. In the loop's thread."""
        if unwritten := self._taken_from(slot):
            self._unwritten.put(unwritten)

    def on_rest(self) -> None:
        """Nothing is computed any more; soon there is time to write."""
        self._rested.set()

    def keep(self) -> None:
        """Write now what is not written yet."""
        assert self._loop is not None
        for unwritten in self._loop.do(self._collected):
            self._write(unwritten)

    def forget(self, conversation: str) -> None:
        """A conversation is deleted, here and on the disk."""
        assert self._loop is not None
        with self._lock:
            self._forgotten.add(conversation)
            self._shelf.forget(conversation)
        self._loop.do(lambda seats: seats.forget(conversation))

    def resume(self, conversation: str, prompt: Sequence[int]) -> int:
        """Take a conversation back into memory, if it is kept and not there; the number of tokens that came back.

        Args:
            conversation: its name.
            prompt: what is about to be read of it.
        """
        assert self._loop is not None
        if not conversation or any(slot.conversation == conversation for slot in self._session.slots):
            return 0
        try:
            with KeptFile(self._shelf.path(conversation), self._identity, conversation, self._key) as kept:
                tokens = kept.tokens
                common = common_prefix(tokens, prompt)
                whole = common == len(tokens) and common < len(prompt)
                room = len(tokens) <= self._session.context_length
                if common < _LEAST_TOKENS or not room or not (whole or self._session.can_rewind):
                    return 0
                state = kept.state(len(self._session.slots))
        except FileNotFoundError:
            return 0
        except (NotUsable, OSError) as reason:
            log.info("a kept conversation is of no use: %s", reason)
            self._shelf.forget(conversation)
            return 0
        found = self._loop.do(lambda seats: seats.put(conversation, tokens, state))
        self._shelf.use(conversation)
        return found

    def _collected(self, seats: Seats) -> list[_Unwritten]:
        found = []
        for slot in seats.unkept():
            if unwritten := self._taken_from(slot):
                found.append(unwritten)
            slot.changed = False
        return found

    def _taken_from(self, slot: Slot) -> _Unwritten | None:
        # From which something was let go of, another process could not go on.
        if not slot.conversation or not slot.keep_bytes or slot.past or len(slot.held) < _LEAST_TOKENS:
            return None
        return _Unwritten(slot.conversation, list(slot.held), self._session.save(slot), slot.keep_bytes)

    def _write(self, what: _Unwritten) -> None:
        with self._lock:
            if what.conversation in self._forgotten:
                return
            started = time.perf_counter()
            self._shelf.put(
                what.conversation,
                lambda file: write(file, self._identity, what.conversation, what.tokens, what.state, self._key),
                what.limit,
            )
            log.info("%d tokens kept in %.2f s", len(what.tokens), time.perf_counter() - started)

    def _write_all(self) -> None:
        """The life of the thread that writes what was given up."""
        _yield_to_others()
        while (what := self._unwritten.get()) is not None:
            self._write(what)

    def _watch(self) -> None:
        """The life of the thread that waits for a rest."""
        _yield_to_others()
        while True:
            self._rested.wait()
            self._rested.clear()
            # A rest that another answer ends begins anew.
            while self._rested.wait(_REST_S):
                self._rested.clear()
            try:
                self.keep()
            except Exception:  # the thread's boundary: what could not be kept is read again
                log.exception("conversations could not be kept")


def _yield_to_others() -> None:
    """Let this thread compute only when no other wants to."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
