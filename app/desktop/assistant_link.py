"""The window's end of the pipe: starts the assistant process, sends requests, and turns its events into Qt signals."""

from __future__ import annotations

import functools
import itertools
import logging
import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.desktop.core_sentences import event_said
from app.desktop.language import tr
from core.messages import AssistantEvent, AssistantRequest, Notice, Status
from core.process.channel import NEWS, Failed
from core.process.child import Call, Child, ProcessDied

log = logging.getLogger(__name__)

ASSISTANT = "app.service:main"
STOPPED = tr("The assistant stopped unexpectedly.")
STARTS_AGAIN = tr("It starts again with your next question; your conversations are safe.")


class AssistantLink(QObject):
    """One assistant process at a time, started when it is first needed and again after it has died.

    Every call ends with exactly one terminal event, `Failed` when the process dies in the middle of it.

    Args:
        target: "package.module:function" of the child, as for `core.process.Child`.
        arguments: picklable arguments for it.
        parent: owner, in Qt's sense.
    """

    received = Signal(int, object)
    """The call's number and an event of it."""
    status_changed = Signal(object)
    """A `Status`."""
    notice_received = Signal(object)
    """A `Notice` that belongs to no call."""
    ended = Signal(str)
    """The process died while nothing was asked of it: two sentences. Otherwise each call says so with its `Failed`."""

    _arrived = Signal(int, object)
    _exited = Signal(str)

    def __init__(
        self, target: str = ASSISTANT, arguments: tuple[object, ...] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._target = target
        self._arguments = arguments
        self._numbers = itertools.count(NEWS + 1)
        self._calls: dict[int, Call | None] = {}
        self._child: Child | None = None
        self._gone = threading.Event()
        self._closing = False
        self._told = False
        # Emitted in the reader's thread, handled in this object's.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._exited.connect(self._on_exited, Qt.ConnectionType.QueuedConnection)

    @property
    def pid(self) -> int:
        """The assistant's process id, 0 while there is none."""
        return self._child.pid if self._child is not None and self._child.alive else 0

    def start(self) -> None:
        """Start the process before the first request, so that it is ready by then."""
        self._running_child()

    def send(self, request: AssistantRequest) -> int:
        """Send a request; gives the number under which its events arrive, never before this returns."""
        number = next(self._numbers)
        self._calls[number] = None
        try:
            child = self._running_child()
            self._calls[number] = child.call(request, functools.partial(self._deliver, number))
        except (ProcessDied, OSError):
            log.exception("the assistant takes no request")
            self._arrived.emit(number, None)
        return number

    def cancel(self, number: int) -> None:
        """Ask the assistant to stop working on a call; its terminal event still comes."""
        if call := self._calls.get(number):
            call.cancel()

    def close(self, patience: float = 1.5) -> None:
        """End the process: ask it, wait `patience` seconds, then kill it. No signal is emitted any more."""
        self._closing = True
        if self._child is not None:
            self._child.close(patience)
            self._gone.wait(1.0)
            self._child = None

    def start_anew(self, *arguments: object) -> None:
        """End the process, which holds nothing that would be lost, and start another one.

        Args:
            arguments: for the new one and those after it; none leaves them as they are.
        """
        if arguments:
            self._arguments = arguments
        child, self._child = self._child, None
        # Its end is no surprise.
        self._gone = threading.Event()
        if child is not None:
            child.close(0)
        self._running_child()

    def _running_child(self) -> Child:
        if self._child is None or not self._child.alive:
            self._gone = threading.Event()
            self._child = Child(
                name="assistant",
                target=self._target,
                arguments=self._arguments,
                incoming=AssistantEvent,
                on_news=functools.partial(self._deliver, NEWS),
                on_exit=functools.partial(self._leave, self._gone),
            )
        return self._child

    # In the reader's thread

    def _deliver(self, number: int, body: Any) -> None:
        if not self._closing:
            self._arrived.emit(number, body)

    def _leave(self, gone: threading.Event, exit_code: int | None) -> None:
        if not self._closing and gone is self._gone:
            log.warning("the assistant process has ended: %s", ProcessDied(exit_code).reason)
            self._exited.emit(f"{STOPPED} {STARTS_AGAIN}")
        gone.set()

    # In Qt's thread

    @Slot(int, object)
    def _on_arrived(self, number: int, body: Any) -> None:
        if isinstance(body, Status):
            self.status_changed.emit(body)
        if number == NEWS:
            if isinstance(body, Notice):
                self.notice_received.emit(event_said(body))
            return
        if number not in self._calls:
            return
        if body is None:
            self._told = True
            body = Failed("UnexpectedError", STOPPED, STARTS_AGAIN)
        if body.terminal:
            del self._calls[number]
        self.received.emit(number, event_said(body))

    @Slot(str)
    def _on_exited(self, sentences: str) -> None:
        if not self._told:
            self.ended.emit(sentences)
        self._told = False
