"""Sends an answer as it is written, as server-sent events, for as long as somebody reads them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Final

from starlette.types import Receive, Scope, Send

from app.server.answering import Answering
from app.server.errors import api_error
from app.server.gate import Limits
from app.server.replies import WAITING, Reply, encoded
from core.errors import InglenookError
from core.messages import AnswerEvent

log = logging.getLogger(__name__)

_KEEP_ALIVE_S: Final = 10.0


class EventStream:
    """An ASGI response.

    Args:
        answering: the answer; it is closed at the end.
        events: its events, of which the first may have been taken already.
        reply: makes chunks of them.
        headers: of the response.
        limits: how long a slow client is waited for.
    """

    def __init__(
        self,
        answering: Answering,
        events: AsyncIterator[AnswerEvent],
        reply: Reply,
        headers: dict[str, str],
        limits: Limits,
    ) -> None:
        self._answering = answering
        self._events = events
        self._reply = reply
        self._headers = {
            "Content-Type": "text/event-stream; charset=utf-8",
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",
            **headers,
        }
        self._limits = limits

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send everything; a client that has gone, or reads nothing for too long, ends the answer."""
        headers = [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in self._headers.items()]
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            async for chunk in self._chunks():
                async with asyncio.timeout(self._limits.send_seconds):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            log.info("a client reads nothing; its answer is ended")
        finally:
            self._answering.close()

    async def _chunks(self) -> AsyncIterator[bytes]:
        try:
            async for event in _alive(self._events):
                if event is None:
                    yield WAITING
                    continue
                for chunk in self._reply.take(event):
                    yield encoded(chunk)
        except InglenookError as error:
            yield encoded(self._reply.failed(api_error(error)))
        if self._reply.end:
            yield self._reply.end


async def _alive(events: AsyncIterator[AnswerEvent]) -> AsyncIterator[AnswerEvent | None]:
    """The events, and None whenever none has come for a while."""
    upcoming = asyncio.ensure_future(anext(events))
    try:
        while True:
            done, _ = await asyncio.wait([upcoming], timeout=_KEEP_ALIVE_S)
            if not done:
                yield None
                continue
            try:
                event = upcoming.result()
            except StopAsyncIteration:
                return
            yield event
            upcoming = asyncio.ensure_future(anext(events))
    finally:
        upcoming.cancel()
