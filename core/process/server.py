"""The child's side: takes requests from the pipe and answers them; the end of the parent is the end of the pipe."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

from core.errors import InglenookError, UnexpectedError
from core.process.cancellation import Cancellation
from core.process.channel import NEWS, Body, Cancel, Channel, ChannelClosed, Done, Failed, NotUnderstood

log = logging.getLogger(__name__)

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
