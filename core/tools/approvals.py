"""The user's word about each use of a tool, and what holds until the end of a conversation."""

from __future__ import annotations

import threading
from typing import Final

from core.process.cancellation import Cancellation
from core.tools.messages import Decision

PATIENCE_S: Final = 600.0
"""Then an answer goes on as if the user had said no."""
MOST_WAITING: Final = 4
"""Answers that wait for the user at once; each holds a thread."""


class Approvals:
    """Any thread may call any method. Nothing is kept when the process ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: dict[str, threading.Event] = {}
        self._decided: dict[str, Decision] = {}
        self._always: set[tuple[int, str, str]] = set()

    def given(self, conversation: int, server: str, tool: str) -> bool:
        """Whether this tool may be used in this conversation without asking again."""
        with self._lock:
            return (conversation, server, tool) in self._always

    def ask(self, call: str) -> bool:
        """Expect a decision about this call; False when too many are expected already."""
        with self._lock:
            if len(self._asked) >= MOST_WAITING:
                return False
            self._asked[call] = threading.Event()
            return True

    def decide(self, call: str, decision: Decision) -> None:
        """The user's word; nothing happens when nobody waits for it."""
        with self._lock:
            if waiting := self._asked.get(call):
                self._decided[call] = decision
                waiting.set()

    def wait(self, call: str, conversation: int, server: str, tool: str, cancellation: Cancellation) -> Decision:
        """Wait for the decision about a call that was asked for; "no" when none comes."""
        with self._lock:
            waiting = self._asked[call]
        cancellation.then(waiting.set)
        waiting.wait(PATIENCE_S)
        with self._lock:
            del self._asked[call]
            decision = self._decided.pop(call, "no")
            if decision == "always" and conversation:
                self._always.add((conversation, server, tool))
        return decision
