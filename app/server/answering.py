"""Takes the events of an answer, which a thread makes, to the coroutine that sends them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Executor

from starlette.types import Receive

from core.errors import InglenookError, UnexpectedError
from core.messages import AnswerEvent
from core.process.cancellation import Cancellation

log = logging.getLogger(__name__)

Make = Callable[[Cancellation], Iterator[AnswerEvent]]


class Answering:
    """An answer that is being made in a thread; iterate for its events in the event loop.

    The thread never waits for whoever reads: an answer is small, and a slow reader must not hold the engine.

    Args:
        pool: runs the thread.
        make: makes the events.
        receive: of the request; when it says that the client has gone, the answer is stopped.
        seconds: after which it is stopped in any case.
    """

    def __init__(self, pool: Executor, make: Make, receive: Receive, seconds: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[AnswerEvent | InglenookError | None] = asyncio.Queue()
        self._cancellation = Cancellation()
        self._watch = self._loop.create_task(self._wait_for_end(receive))
        self._end = self._loop.call_later(seconds, self._cancellation.cancel)
        pool.submit(self._run, make)

    async def __aiter__(self) -> AsyncIterator[AnswerEvent]:
        """The events.

        Raises:
            InglenookError: the answer failed.
        """
        while (event := await self._events.get()) is not None:
            if isinstance(event, InglenookError):
                raise event
            yield event

    def close(self) -> None:
        """Stop what still runs; closing twice does nothing."""
        self._end.cancel()
        self._cancellation.cancel()
        self._watch.cancel()

    async def _wait_for_end(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._cancellation.cancel()

    def _run(self, make: Make) -> None:
        try:
            for event in make(self._cancellation):
                self._put(event)
        except InglenookError as error:
            self._put(error)
        except Exception as error:
            # The border to the event loop: a defect must reach the client as an answer.
            log.exception("a request of another program failed")
            self._put(UnexpectedError(f"Something went wrong inside Inglenook ({type(error).__name__})."))
        self._put(None)

    def _put(self, event: AnswerEvent | InglenookError | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._events.put_nowait, event)
        except RuntimeError:
            # The server has stopped, and its loop with it.
            self._cancellation.cancel()
