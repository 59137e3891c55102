"""Stands before every endpoint: refuses strangers, web pages, floods and oversized bodies before anything is done."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.server.access import Access
from app.server.errors import ApiError

LOOPBACK_NAMES: Final = ("127.0.0.1", "localhost", "::1")
_MOST_READ_AWAY: Final = 64_000_000
_READ_AWAY_S: Final = 2.0


@dataclass(frozen=True)
class Limits:
    """What one program may take."""

    body_bytes: int = 8_000_000
    body_seconds: float = 30.0
    """In which the whole body has to arrive."""
    requests_per_minute: int = 600
    """Of one program; a burst may take all of them at once."""
    running: int = 32
    """Requests of all programs under way; they wait for the engine inside."""
    send_seconds: float = 60.0
    """For which an answer waits for a client that reads nothing."""
    answer_seconds: float = 3600.0
    """After which an answer is ended."""


class Gate:
    """ASGI middleware. A request that passes has `scope["program"]`, the name of who asks.

    Args:
        app: what lies behind.
        access: knows the tokens.
        hosts: names that a Host header may have, besides this machine's loopback names: a page whose own name is
            pointed at this machine (DNS rebinding) sends another one.
        limits: what one program may take.
    """

    def __init__(self, app: ASGIApp, access: Access, hosts: Iterable[str], limits: Limits) -> None:
        self._app = app
        self.access = access
        self._hosts = frozenset((*LOOPBACK_NAMES, *(host.lower() for host in hosts)))
        self._limits = limits
        self._running = 0
        self._buckets: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through or answer it with a refusal."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        try:
            self._check_browser(request)
            program = self._check_token(request)
            self._check_rate(program)
            body = await self._body(request, receive)
        except ApiError as error:
            if "expect" not in request.headers:
                await _read_away(receive)
            headers = {**error.headers, "Connection": "close"}
            await JSONResponse(error.body, error.status, headers)(scope, receive, send)
            return
        scope["program"] = program
        self._running += 1
        try:
            await self._app(scope, _with_body(body, receive), send)
        finally:
            self._running -= 1

    def _check_browser(self, request: Request) -> None:
        if _name_of(request.headers.get("host", "")) not in self._hosts:
            raise ApiError(403, "This name does not belong to the server. Use 127.0.0.1 or localhost.", "host_refused")
        origin = request.headers.get("origin", "")
        if urlsplit(origin).scheme in ("http", "https") or request.headers.get("sec-fetch-site") == "cross-site":
            raise ApiError(403, "Web pages cannot use this server: it is for programs.", "origin_refused")

    def _check_token(self, request: Request) -> str:
        program = self.access.program(request.headers.get("authorization", ""))
        if program is None:
            raise ApiError(
                401,
                "The token is missing or wrong. Copy it from Settings, For other programs, or from "
                "`inglenook serve --show-token`.",
                "invalid_api_key",
                headers={"WWW-Authenticate": "Bearer"},
            )
        return program or program_name(request.headers.get("user-agent", ""))

    def _check_rate(self, program: str) -> None:
        """A bucket of tokens for each program, filled evenly over a minute."""
        if self._running >= self._limits.running:
            raise ApiError(
                429, "Too many requests are under way. Try again in a moment.", "rate_limit_exceeded", "", _later(1)
            )
        most = float(self._limits.requests_per_minute)
        now = time.monotonic()
        left, since = self._buckets.get(program, (most, now))
        left = min(most, left + (now - since) * most / 60)
        if left < 1:
            wait = (1 - left) * 60 / most
            raise ApiError(
                429,
                f"More than {most:.0f} requests a minute. Try again later.",
                "rate_limit_exceeded",
                "",
                _later(wait),
            )
        if len(self._buckets) > 1000:
            self._buckets.clear()
        self._buckets[program] = (left - 1, now)

    async def _body(self, request: Request, receive: Receive) -> bytes:
        limit = self._limits.body_bytes
        too_large = ApiError(413, f"A request may have {limit:,} bytes.", "request_too_large")
        announced = request.headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) > limit:
            raise too_large
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._limits.body_seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ApiError(400, "The connection ended before the request did.")
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > limit:
                        await _read_away(receive)
                        raise too_large
                    if not message.get("more_body", False):
                        return b"".join(parts)
        except TimeoutError:
            raise ApiError(408, "The request did not arrive in time.", "request_timeout") from None


def program_name(user_agent: str) -> str:
    """What to call a program that says of itself only what its HTTP library says."""
    words = user_agent.split()
    first = words[0] if words else ""
    shown = "".join(letter for letter in first if letter.isprintable())[:60]
    return shown or "unknown program"


def _name_of(host: str) -> str:
    """The name in a Host header, without its port."""
    host = host.strip().lower()
    if host.startswith("["):
        name = host[1:].partition("]")[0]
        try:
            return str(ipaddress.ip_address(name))
        except ValueError:
            return name
    return host.partition(":")[0]


async def _read_away(receive: Receive) -> None:
    """Read what a refused client still sends, for a while: closing before that would cost it the answer."""
    left = _MOST_READ_AWAY
    try:
        async with asyncio.timeout(_READ_AWAY_S):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return


def _later(seconds: float) -> dict[str, str]:
    return {"Retry-After": str(max(1, round(seconds)))}


def _with_body(body: bytes, receive: Receive) -> Receive:
    """`receive` for the endpoint: the whole body, then whatever else comes, such as the end of the connection."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Any:
        return pending.pop() if pending else await receive()

    return replay
