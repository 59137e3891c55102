"""A child process with a typed pipe: start it, call it, cancel a call, see it die, end it.

Frames are MessagePack (msgspec), never pickle, so a damaged or hostile peer can at worst send a message that is
refused. Every frame is a pair `[call, body]`; call 0 is for news that nobody asked for. A call ends with a body whose
class says `terminal = True`. A child sees the end of its parent as the end of the pipe and leaves.
"""

from __future__ import annotations

import contextlib
import importlib
import itertools
import logging
import multiprocessing
import os
import queue
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize
from typing import Any, ClassVar, Final

import msgspec

from core.errors import InglenookError, UnexpectedError, rebuild

log = logging.getLogger(__name__)

NEWS: Final = 0
"""The call number of messages that belong to no call."""

LONGEST_FRAME: Final = 1 << 28
"""Bytes; whatever says it is longer is damage."""


class Body(msgspec.Struct, frozen=True, tag=True):
    """Base of everything that crosses a pipe; the class name is the tag."""

    terminal: ClassVar[bool] = False


class Cancel(Body, frozen=True):
    """Stop working on the call whose number the frame carries."""


class Failed(Body, frozen=True):
    """A call ended with an error; `core.errors.rebuild` makes it an exception again."""

    terminal: ClassVar[bool] = True
    kind: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, error: InglenookError) -> Failed:
        """The message that carries `error` across the border."""
        return cls(error.kind, error.message, error.hint)

    def error(self) -> InglenookError:
        """The exception this message stands for."""
        return rebuild(self.kind, self.message, self.hint)


class Done(Body, frozen=True):
    """A call ended and has nothing else to say."""

    terminal: ClassVar[bool] = True


class ChannelClosed(Exception):
    """The other end of the pipe is gone."""


class NotUnderstood(Exception):
    """A frame is damaged, or holds a message that this side does not take.

    Args:
        call: what it belongs to, `NEWS` where that cannot be read either.
    """

    def __init__(self, call: int) -> None:
        super().__init__(call)
        self.call = call


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


class Channel:
    """Typed frames over one end of a duplex pipe. Any thread may send; one thread receives.

    Args:
        connection: this side's end.
        incoming: the union of `Body` classes that the other side may send.
    """

    def __init__(self, connection: Connection[Any, Any], incoming: Any) -> None:
        self._connection = connection
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(tuple[int, incoming])
        self._sending = threading.Lock()
        self._closing = threading.Lock()

    def send(self, call: int, body: Body) -> None:
        """Send one frame.

        Raises:
            ChannelClosed: the other end is gone.
        """
        frame = self._encoder.encode((call, body))
        try:
            with self._sending:
                self._connection.send_bytes(frame)
        except OSError as error:
            raise ChannelClosed from error

    def receive(self) -> tuple[int, Any]:
        """Wait for the next frame.

        Raises:
            ChannelClosed: the other end is gone.
            NotUnderstood: the frame is not one that this side accepts.
        """
        try:
            frame = self._connection.recv_bytes(LONGEST_FRAME)
        except (EOFError, OSError) as error:
            with self._sending:
                self._connection.close()
            raise ChannelClosed from error
        try:
            call, body = self._decoder.decode(frame)
        except msgspec.DecodeError as error:
            raise NotUnderstood(_call_of(frame)) from error
        return call, body

    def close(self) -> None:
        """Close this end; the other side sees the end of the pipe, and so does a thread that waits in `receive`."""
        with self._closing:
            if self._connection.closed:
                return
            if sys.platform == "win32":
                self._connection.close()
                return
            # The thread that receives frees the descriptor: it may be in the middle of a frame, and a number that is
            # free can belong to another file the next moment.
            with contextlib.suppress(OSError), socket.socket(fileno=os.dup(self._connection.fileno())) as ours:
                ours.shutdown(socket.SHUT_RDWR)


def _call_of(frame: bytes) -> int:
    """The call that a frame belongs to, `NEWS` where not even that can be read."""
    try:
        return msgspec.msgpack.decode(frame, type=tuple[int, msgspec.Raw])[0]
    except msgspec.DecodeError:
        return NEWS


class Cancellation:
    """A wish to stop that one thread expresses and another obeys."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask to stop; what was registered with `then` runs now, in this thread."""
        with self._lock:
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def then(self, callback: Callable[[], None]) -> None:
        """Run `callback` when cancelled, at once if that has happened already."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return
        callback()


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


def _enter(target: str, connection: Connection[Any, Any], *arguments: object) -> None:
    """Where a spawned process starts: import `target` here, so that the parent never has to."""
    # Ctrl+C in a terminal reaches the whole group; the parent decides what happens then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    module, function = target.split(":")
    getattr(importlib.import_module(module), function)(connection, *arguments)


Handler = Callable[[Any, Cancellation], Iterator[Body]]


class Server:
    """The child's side: takes requests from the pipe and runs a handler for each.

    Args:
        connection: this side's end of the pipe.
        incoming: the union of `Body` classes that may be asked.
        workers: how many requests run at once; further ones wait their turn.
    """

    def __init__(self, connection: Connection[Any, Any], incoming: Any, workers: int) -> None:
        self._channel = Channel(connection, incoming | Cancel)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="call")
        self._running: dict[int, Cancellation] = {}
        self._lock = threading.Lock()

    def news(self, body: Body) -> None:
        """Tell the other side something it did not ask for."""
        try:
            self._channel.send(NEWS, body)
        except ChannelClosed:
            log.debug("nobody is left to hear %s", type(body).__name__)

    def run(self, handle: Handler) -> None:
        """Serve until the other side is gone, then cancel what still runs and wait for it."""
        while True:
            try:
                number, body = self._channel.receive()
            except ChannelClosed:
                break
            except NotUnderstood as error:
                log.exception("a request is not understood")
                self._refuse(error.call)
                continue
            if isinstance(body, Cancel):
                self._cancel(number)
                continue
            cancellation = Cancellation()
            with self._lock:
                self._running[number] = cancellation
            self._pool.submit(self._work, handle, number, body, cancellation)
        with self._lock:
            running = list(self._running.values())
        for cancellation in running:
            cancellation.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _refuse(self, number: int) -> None:
        refusal = UnexpectedError("Inglenook did not understand itself.", "Quit it and start it again.")
        if number != NEWS:
            with contextlib.suppress(ChannelClosed):
                self._channel.send(number, Failed.of(refusal))

    def _cancel(self, number: int) -> None:
        with self._lock:
            cancellation = self._running.get(number)
        if cancellation is not None:
            cancellation.cancel()

    def _work(self, handle: Handler, number: int, body: Any, cancellation: Cancellation) -> None:
        try:
            self._answer(handle, number, body, cancellation)
        except ChannelClosed:
            cancellation.cancel()
        finally:
            with self._lock:
                self._running.pop(number, None)

    def _answer(self, handle: Handler, number: int, body: Any, cancellation: Cancellation) -> None:
        finished = False
        try:
            for event in handle(body, cancellation):
                self._channel.send(number, event)
                finished = event.terminal
            if not finished:
                self._channel.send(number, Done())
        except InglenookError as error:
            self._channel.send(number, Failed.of(error))
        except ChannelClosed:
            raise
        except Exception as error:  # the worker loop: a defect must not take the process with it
            log.exception("%s failed", type(body).__name__)
            unexpected = UnexpectedError(
                f"Something went wrong inside Inglenook ({type(error).__name__}).",
                "Try again; the log in the data folder has the details.",
            )
            self._channel.send(number, Failed.of(unexpected))


def limit_threads(count: int) -> None:
    """Cap the OpenMP pools of libraries loaded later in this process; call it before importing them."""
    os.environ["OMP_NUM_THREADS"] = str(count)
