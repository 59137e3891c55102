"""The endpoints: each reads a request, asks the assistant, and answers in OpenAI's form."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from app.server.access import Access
from app.server.answering import Answering
from app.server.chat_requests import ChatRequest, Message, chat_completion
from app.server.errors import ApiError, api_error
from app.server.event_stream import EventStream
from app.server.gate import Gate, Limits
from app.server.keeping import Keeping
from app.server.plain_requests import EmbeddingRequest, PlainRequest, plain_completion
from app.server.replies import ChatReply, PlainReply, Reply, embedding_list, model_list, model_object
from app.server.response_replies import ResponseReply
from app.server.response_requests import ResponseRequest, as_chat, said
from app.server.responses_kept import KeptResponse, ResponsesKept
from core.assistant import Assistant
from core.completion import Completion
from core.engine.protocol import Vectors
from core.errors import InglenookError
from core.messages import AnswerEvent, CacheHit, Finished, Notice, Queued, Trimmed
from core.settings import Settings

CURRENT_MODEL: Final = "inglenook"
"""A name for whatever model the user has chosen."""
_FIRST_EVENT_S: Final = 5.0
"""A stream begins after so long even when nobody knows yet where the answer comes from."""
_PREAMBLE: Final = (Queued, Trimmed, Notice)
"""Events that tell nothing of where an answer comes from."""

_T = TypeVar("_T", bound=msgspec.Struct)


@dataclass(frozen=True)
class Parts:
    """What the endpoints use of the house."""

    assistant: Assistant
    settings: Callable[[], Settings]
    model_name: Callable[[], str]
    keeping: Keeping
    embed: Callable[[Sequence[str]], tuple[Vectors, str]]
    """Vectors of texts, and the encoder's name."""
    dimensions: int
    """Of these vectors."""
    answering: Callable[[], contextlib.AbstractContextManager[None]]
    """Around every answer: nothing is unloaded meanwhile."""
    pool: Executor
    """Runs one thread a request under way."""


def create_application(
    parts: Parts, access: Access, hosts: Iterable[str] = (), limits: Limits | None = None
) -> ASGIApp:
    """The whole server as an ASGI application.

    Args:
        parts: of the house.
        access: knows the tokens.
        hosts: names, besides the loopback ones, under which the server is known.
        limits: what a program may take; None takes the usual.
    """
    limits = limits or Limits()
    endpoints = _Endpoints(parts, limits)
    application = Starlette(
        routes=[
            Route("/v1/models", endpoints.models, methods=["GET"]),
            Route("/v1/models/{name:path}", endpoints.model, methods=["GET"]),
            Route("/v1/chat/completions", endpoints.chat, methods=["POST"]),
            Route("/v1/completions", endpoints.plain, methods=["POST"]),
            Route("/v1/responses", endpoints.respond, methods=["POST"]),
            Route("/v1/responses/{id}", endpoints.response, methods=["GET"]),
            Route("/v1/responses/{id}", endpoints.forget_response, methods=["DELETE"]),
            Route("/v1/embeddings", endpoints.embeddings, methods=["POST"]),
        ],
        exception_handlers={HTTPException: _not_found, ApiError: _refused, InglenookError: _failed},
    )
    application.router.redirect_slashes = False
    return Gate(application, access, hosts, limits)


class _Endpoints:
    def __init__(self, parts: Parts, limits: Limits) -> None:
        self._parts = parts
        self._limits = limits
        self._responses = ResponsesKept()

    async def models(self, _request: Request) -> Response:
        """`GET /v1/models`."""
        return _json(model_list(self._names()))

    async def model(self, request: Request) -> Response:
        """`GET /v1/models/NAME`."""
        name = request.path_params["name"]
        if name not in self._names():
            raise ApiError(404, f"There is no model {name!r} here.", "model_not_found", "model")
        return _json(model_object(name))

    async def chat(self, request: Request) -> Response | EventStream:
        """`POST /v1/chat/completions`."""
        asked = _decoded(await request.body(), ChatRequest)
        completion = self._completion(asked, request)
        reply = ChatReply(self._parts.model_name(), asked.usage_in_stream, completion.logprobs >= 0)
        return await self._answer(request, completion, reply, asked.streams)

    async def respond(self, request: Request) -> Response | EventStream:
        """`POST /v1/responses`."""
        asked, program = _decoded(await request.body(), ResponseRequest), request.scope["program"]
        earlier = asked.previous_response_id
        before = self._responses.get(earlier, program, "previous_response_id").messages if earlier else ()
        messages = said(asked)
        completion = self._completion(as_chat(asked, before, messages), request)

        def keep(answer: dict[str, Any], last: Message) -> None:
            if asked.stored:
                self._responses.add(KeptResponse(program, answer, (*before, *messages, last)))

        return await self._answer(
            request, completion, ResponseReply(self._parts.model_name(), asked, keep), asked.streams
        )

    async def response(self, request: Request) -> Response:
        """`GET /v1/responses/ID`."""
        return _json(self._responses.get(request.path_params["id"], request.scope["program"]).answer)

    async def forget_response(self, request: Request) -> Response:
        """`DELETE /v1/responses/ID`."""
        id = request.path_params["id"]
        self._responses.remove(id, request.scope["program"])
        return _json({"id": id, "object": "response.deleted", "deleted": True})

    async def plain(self, request: Request) -> Response | EventStream:
        """`POST /v1/completions`."""
        asked = _decoded(await request.body(), PlainRequest)
        completion = plain_completion(asked, self._parts.settings(), request.scope["program"])
        echo = asked.text if asked.echo else ""
        reply = PlainReply(self._parts.model_name(), asked.usage_in_stream, completion.logprobs >= 0, echo)
        return await self._answer(request, completion, reply, asked.streams)

    async def embeddings(self, request: Request) -> Response:
        """`POST /v1/embeddings`."""
        asked = _decoded(await request.body(), EmbeddingRequest)
        texts = asked.texts(self._parts.dimensions)
        loop = asyncio.get_running_loop()
        with self._parts.answering():
            vectors, name = await loop.run_in_executor(self._parts.pool, self._parts.embed, texts)
        as_base64 = asked.encoding_format == "base64"
        return _json(embedding_list(vectors.values, vectors.dimensions, name, vectors.tokens, as_base64))

    def _completion(self, asked: ChatRequest, request: Request) -> Completion:
        completion = chat_completion(asked, self._parts.settings(), request.scope["program"])
        if not self._parts.settings().server_cache:
            completion = msgspec.structs.replace(completion, remembers=False, keeps=False)
        return _as_cached(completion, request)

    async def _answer(
        self, request: Request, completion: Completion, reply: Reply, streams: bool
    ) -> Response | EventStream:
        answering = Answering(self._parts.pool, self._made(completion), request.receive, self._limits.answer_seconds)
        try:
            events, first = await _first(aiter(answering), _FIRST_EVENT_S if streams else None)
            headers = {"X-Inglenook-Source": _source(first)} if first else {}
            if streams:
                return EventStream(answering, events, reply, headers, self._limits)
            async for event in events:
                for _chunk in reply.take(event):
                    pass
        except BaseException:
            answering.close()
            raise
        answering.close()
        return _json(reply.whole(), headers)

    def _made(self, completion: Completion) -> Callable[[Any], Iterator[AnswerEvent]]:
        def make(cancellation: Any) -> Iterator[AnswerEvent]:
            events = self._parts.assistant.complete(completion, cancellation)
            if self._parts.settings().server_history:
                events = self._parts.keeping.keep(completion, events)
            with self._parts.answering():
                yield from events

        return make

    def _names(self) -> list[str]:
        return [CURRENT_MODEL, self._parts.model_name()]


async def _first(
    events: AsyncIterator[AnswerEvent], patience: float | None
) -> tuple[AsyncIterator[AnswerEvent], AnswerEvent | None]:
    """All events again, and the first that tells where the answer comes from, if it comes in time.

    Raises:
        InglenookError: the answer failed before it began.
    """
    taken: list[AnswerEvent] = []
    upcoming: asyncio.Future[AnswerEvent] = asyncio.ensure_future(anext(events))
    first: AnswerEvent | None = None
    try:
        async with asyncio.timeout(patience):
            while first is None:
                event = await asyncio.shield(upcoming)
                taken.append(event)
                upcoming = asyncio.ensure_future(anext(events))
                first = None if isinstance(event, _PREAMBLE) else event
    except (TimeoutError, StopAsyncIteration):
        pass

    async def again() -> AsyncIterator[AnswerEvent]:
        for event in taken:
            yield event
        try:
            yield await upcoming
        except StopAsyncIteration:
            return
        async for event in events:
            yield event

    return again(), first


def _source(event: AnswerEvent) -> str:
    """Where an answer comes from, by its first event."""
    if isinstance(event, Finished) and event.message.facts is not None:
        return event.message.facts.source
    return "cache" if isinstance(event, CacheHit) else "local"


def _as_cached(completion: Completion, request: Request) -> Completion:
    """The same, with what the request's Cache-Control says about memory (RFC 9111, 5.2.1)."""
    wishes = {wish.strip().lower() for wish in request.headers.get("cache-control", "").split(",")}
    if "no-store" in wishes:
        return msgspec.structs.replace(completion, remembers=False, keeps=False)
    if "no-cache" in wishes:
        return msgspec.structs.replace(completion, remembers=False)
    return completion


def _decoded(body: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        what, _, place = str(error).partition(" - at `$")
        param = place.strip("`").removeprefix(".")
        raise ApiError(400, f"{what}{f' in {param}' if param else ''}.", "invalid_value", param) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        reason = str(error) or "too deeply nested"
        raise ApiError(400, f"The body is no JSON that can be read: {reason}.", "invalid_json") from None


def _json(body: dict[str, Any], headers: dict[str, str] | None = None, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, headers, "application/json")


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return _json(error.body, error.headers, error.status)


async def _failed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, InglenookError)
    refusal = api_error(error)
    return _json(refusal.body, refusal.headers, refusal.status)


async def _not_found(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        refusal = ApiError(405, f"{request.method} is not what {request.url.path} takes.", "method_not_allowed")
    else:
        refusal = ApiError(error.status_code, f"There is no {request.url.path} here.", "not_found")
    return _json(refusal.body, dict(error.headers or {}), refusal.status)
