"""The parent's side: start a process, call it, cancel a call, see it die, end it."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import logging
import multiprocessing
import os
import queue
import signal
import sys
import threading
import types
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize
from typing import Any

from core.process.channel import NEWS, Body, Cancel, Channel, ChannelClosed, Done, Failed, NotUnderstood

log = logging.getLogger(__name__)

_starting = threading.Lock()


class ProcessDied(Exception):
    """The child ended in the middle of a call.

    Args:
        exit_code: as `multiprocessing.Process.exitcode` gives it: negative is the signal that killed it.
    """

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code

    @property
    def reason(self) -> str:
        """How it ended, in words: a signal's name or an exit code."""
        if self.exit_code is not None and self.exit_code < 0:
            try:
                return signal.Signals(-self.exit_code).name
            except ValueError:
                return f"signal {-self.exit_code}"
        return f"exit code {self.exit_code}"


class Call:
    """One request under way: iterate for its events, the terminal one last."""

    def __init__(
        self,
        send_cancel: Callable[[], None],
        exit_code: Callable[[], int | None],
        deliver: Callable[[Any], None] | None = None,
    ) -> None:
        self.inbox: queue.SimpleQueue[Body | None] = queue.SimpleQueue()
        self.deliver: Callable[[Any], None] = deliver or self.inbox.put
        self._send_cancel = send_cancel
        self._exit_code = exit_code

    def cancel(self) -> None:
        """Ask the child to stop; its terminal event still comes."""
        self._send_cancel()

    def __iter__(self) -> Iterator[Any]:
        """The events of the call.

        Raises:
            InglenookError: the child answered with `Failed`.
            ProcessDied: the child ended before the call did.
        """
        while True:
            body = self.inbox.get()
            if body is None:
                raise ProcessDied(self._exit_code())
            if isinstance(body, Failed):
                raise body.error()
            yield body
            if body.terminal:
                return

    def result(self) -> Any:
        """The terminal event, for calls that answer once."""
        *_, last = self
        return last


class Child:
    """A process of ours that answers calls.

    Args:
        name: for process listings and logs.
        target: "package.module:function", imported in the child only; it gets the child's `Connection` and `arguments`.
        arguments: picklable arguments for `target`.
        incoming: the union of `Body` classes the child may send.
        on_news: called, in the reader's thread, with messages that belong to no call.
        on_exit: called, in the reader's thread, with the exit code once the process has ended.
    """

    def __init__(
        self,
        name: str,
        target: str,
        arguments: tuple[object, ...],
        incoming: Any,
        on_news: Callable[[Any], None] | None = None,
        on_exit: Callable[[int | None], None] | None = None,
    ) -> None:
        self._on_news = on_news
        self._on_exit = on_exit
        self._numbers = itertools.count(NEWS + 1)
        self._calls: dict[int, Call] = {}
        self._lock = threading.Lock()
        self._collecting = threading.Lock()
        self._ended = False
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=True)
        self._process = context.Process(target=_enter, args=(target, theirs, *arguments), name=name)
        with _starting, _without_main_module(), _without_tracker():
            self._process.start()
        theirs.close()
        self._channel = Channel(ours, incoming | Failed | Done)
        # When a program ends, multiprocessing waits for its children, and ours wait for their pipe to end.
        self._at_exit = Finalize(None, self.close, exitpriority=1)
        self._reader = threading.Thread(target=self._read, name=f"{name}-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still take calls."""
        return not self._ended and self.exit_code is None

    @property
    def exit_code(self) -> int | None:
        """How it ended, or None while it runs."""
        with self._collecting:
            return self._process.exitcode

    def call(self, request: Body, deliver: Callable[[Any], None] | None = None) -> Call:
        """Send `request` and return the call; its events arrive as they are made.

        Args:
            request: what to ask.
            deliver: called in the reader's thread with each event, and with None if the child ends before the call
                does; without it the events wait until the call is iterated.

        Raises:
            ProcessDied: the process has ended already.
        """
        number = next(self._numbers)
        call = Call(lambda: self._cancel(number), lambda: self.exit_code, deliver)
        with self._lock:
            if self._ended:
                raise ProcessDied(self.exit_code)
            self._calls[number] = call
        try:
            self._channel.send(number, request)
        except ChannelClosed:
            self._wait(5)
            raise ProcessDied(self.exit_code) from None
        return call

    def close(self, patience: float = 3.0) -> None:
        """End the process: close the pipe, wait `patience` seconds, then kill it."""
        self._channel.close()
        if not self._wait(patience):
            self.kill()

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._wait(None)

    def _wait(self, timeout: float | None) -> bool:
        """Wait at most `timeout` seconds for the end; True when it has come."""
        if not wait([self._process.sentinel], timeout):
            return False
        # The system hands out an exit code once: two threads that collect it would race.
        with self._collecting:
            self._process.join()
        return True

    def _cancel(self, number: int) -> None:
        try:
            self._channel.send(number, Cancel())
        except ChannelClosed:
            log.debug("nothing to cancel: the child has ended")

    def _read(self) -> None:
        while True:
            try:
                number, body = self._channel.receive()
            except ChannelClosed:
                break
            except NotUnderstood:
                log.exception("a child sent a frame that is not understood")
                self._process.kill()
                break
            if number == NEWS:
                self._tell(self._on_news, body)
                continue
            with self._lock:
                call = self._calls.pop(number, None) if body.terminal else self._calls.get(number)
            if call is not None:
                self._tell(call.deliver, body)
        self._end()

    def _tell(self, listener: Callable[[Any], None] | None, what: object) -> None:
        try:
            if listener is not None:
                listener(what)
        except Exception:  # the reader's loop: a listener's defect must not leave the other calls without an end
            log.exception("a listener failed")

    def _end(self) -> None:
        self._channel.close()
        if not self._wait(10):
            # It has closed its pipe, so nobody can reach it any more.
            self.kill()
        self._at_exit.cancel()
        with self._lock:
            self._ended = True
            calls, self._calls = list(self._calls.values()), {}
        for call in calls:
            self._tell(call.deliver, None)
        self._tell(self._on_exit, self.exit_code)


@contextlib.contextmanager
def _without_main_module() -> Iterator[None]:
    """Processes that are started here do not import the main module of the program, as multiprocessing has it.

    Children find all they need by name; what else a program imports would be in the memory of each of them, and a
    script without a guard would start itself again. See `multiprocessing.spawn.get_preparation_data`.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _without_tracker() -> Iterator[None]:
    """Processes that are started here bring no second one along, as multiprocessing has it on Linux and macOS.

    It would remember semaphores and shared memory, of which nobody here has any, and would hold 13 MB for that. What a
    child reports to it goes nowhere. See `multiprocessing.popen_spawn_posix`.
    """
    if sys.platform == "win32":
        yield
        return
    real = resource_tracker.getfd
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (its number is wanted)
        resource_tracker.getfd = nowhere.fileno
        try:
            yield
        finally:
            resource_tracker.getfd = real


def _enter(target: str, connection: Connection[Any, Any], *arguments: object) -> None:
    """Where a spawned process starts: import `target` here, so that the parent never has to."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides what happens then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module, function = target.split(":")
    getattr(importlib.import_module(module), function)(connection, *arguments)
