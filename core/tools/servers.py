"""Connections to the user's servers of tools, opened when they are first needed, in an event loop of their own.

The protocol is MCP's (https://modelcontextprotocol.io), spoken by its official library. Nothing is started before the
user has turned tools on and asks a question.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
import logging
import os
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from core.engine.protocol import Tool
from core.errors import InglenookError, ToolFailed
from core.process.cancellation import Cancellation
from core.tools.messages import ToolServer
from core.tools.server_file import with_values

log = logging.getLogger(__name__)

CONNECT_S: Final = 60.0
"""Some fetch themselves first."""
CALL_S: Final = 120.0
LONGEST_RESULT: Final = 20_000
"""Characters of a result that the model gets to read."""
MOST_TOOLS: Final = 64
"""Of one server."""
LONGEST_DESCRIPTION: Final = 2_000

_T = TypeVar("_T")


@dataclass
class _Connection:
    """A server that runs, with what it offers."""

    server: ToolServer
    client: Any
    task: asyncio.Task[None]
    stop: asyncio.Event
    tools: tuple[Tool, ...] = ()


@dataclass
class _Loop:
    """The thread in which connections live."""

    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self.loop.run_forever, name="tools", daemon=True)
        self.thread.start()

    def run(self, coroutine: Coroutine[Any, Any, _T], cancellation: Cancellation | None = None) -> _T:
        """Run to the end, or until the cancellation.

        Raises:
            CancelledError: it came first.
        """
        future: Future[_T] = asyncio.run_coroutine_threadsafe(coroutine, self.loop)
        if cancellation is not None:
            cancellation.then(lambda: _stop(future))
        return future.result()


def _stop(future: Future[Any]) -> None:
    future.cancel()


class ServerConnections:
    """Tools of the user's servers. Any thread may call any method.

    Args:
        local_only: whether nothing may leave this machine now.
    """

    def __init__(self, local_only: Callable[[], bool]) -> None:
        self._local_only = local_only
        self._lock = threading.Lock()
        self._loop: _Loop | None = None
        self._open: dict[str, _Connection] = {}
        self.problems: dict[str, str] = {}
        """Why a server offers nothing, by its name."""

    def tools(self, servers: Sequence[ToolServer]) -> Iterator[tuple[ToolServer, Tool]]:
        """What these servers offer; those that are not running are started, and those that fail are passed over."""
        wanted = [server for server in servers if server.enabled and not (self._local_only() and address_of(server))]
        for server, found in zip(wanted, self._connected(wanted), strict=True):
            if isinstance(found, InglenookError):
                self.problems[server.name] = str(found)
                log.warning("the tool server %s cannot be used", server.name)
                continue
            self.problems.pop(server.name, None)
            for tool in found.tools:
                yield server, tool

    def call(self, server: ToolServer, name: str, arguments: dict[str, Any], cancellation: Cancellation) -> str:
        """Use a tool; gives its result as text.

        Raises:
            ToolFailed: it reports an error, takes too long, its server has gone, or it may not be used now.
        """
        if self._local_only() and address_of(server):
            raise ToolFailed("Local-only mode is on, so this tool was not used.")
        (connection,) = self._connected([server])
        if isinstance(connection, InglenookError):
            raise connection
        try:
            result = self._running().run(_call(connection.client, name, arguments), cancellation)
        except CancelledError:
            raise ToolFailed("The call was stopped.") from None
        except TimeoutError:
            raise ToolFailed(f"The tool gave no answer within {CALL_S:.0f} seconds.") from None
        except ToolFailed:
            raise
        except Exception as error:
            if _is_end(error):
                self.disconnect(server.name)
            raise ToolFailed(f"The tool failed: {_reason(error)}.") from error
        return result

    def disconnect(self, name: str) -> None:
        """End a server; it is started again when it is needed."""
        with self._lock:
            connection = self._open.pop(name, None)
        if connection is not None and self._loop is not None:
            self._loop.loop.call_soon_threadsafe(connection.stop.set)

    def close(self) -> None:
        """End all servers."""
        with self._lock:
            connections, self._open = list(self._open.values()), {}
            loop, self._loop = self._loop, None
        if loop is None:
            return
        with contextlib.suppress(TimeoutError, CancelledError):
            loop.run(_ended(connections))
        loop.loop.call_soon_threadsafe(loop.loop.stop)
        loop.thread.join(5)
        if not loop.thread.is_alive():
            loop.loop.close()

    def _running(self) -> _Loop:
        if self._loop is None:
            self._loop = _Loop()
        return self._loop

    def _connected(self, servers: Sequence[ToolServer]) -> list[_Connection | InglenookError]:
        """A connection to each, or why there is none; those that are missing are opened side by side."""
        with self._lock:
            missing = [server for server in servers if not self._is_open(server)]
            found: dict[str, _Connection | InglenookError] = {}
            if missing:
                opened = self._running().run(_connect_all(missing))
                found = dict(zip((server.name for server in missing), opened, strict=True))
            self._open |= {name: one for name, one in found.items() if isinstance(one, _Connection)}
            return [found.get(server.name) or self._open[server.name] for server in servers]

    def _is_open(self, server: ToolServer) -> bool:
        connection = self._open.get(server.name)
        return connection is not None and connection.server == server and not connection.task.done()


def address_of(server: ToolServer) -> str:
    """Where a server is, if that is not this machine; "" for a program or a loopback address."""
    host = urlsplit(server.url).hostname or "" if server.url else ""
    if not host or host == "localhost":
        return ""
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return ""
    return server.url


async def _connect_all(servers: Sequence[ToolServer]) -> list[_Connection | InglenookError]:
    return await asyncio.gather(*(_try_to_connect(server) for server in servers))


async def _try_to_connect(server: ToolServer) -> _Connection | InglenookError:
    try:
        return await _connect(server, with_values(server))
    except TimeoutError:
        return ToolFailed(f"It gave no answer within {CONNECT_S:.0f} seconds.")
    except InglenookError as error:
        return error
    except Exception as error:  # noqa: BLE001 (anything that a program of somebody else's can do wrong)
        return ToolFailed(f"It cannot be started: {_reason(error)}.")


async def _connect(server: ToolServer, ready: ToolServer) -> _Connection:
    opened: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()
    task = asyncio.ensure_future(_live(ready, opened, stop))
    try:
        async with asyncio.timeout(CONNECT_S):
            client = await opened
            tools = await _offered(client)
    except BaseException:
        stop.set()
        task.cancel()
        raise
    return _Connection(server, client, task, stop, tools)


async def _live(server: ToolServer, opened: asyncio.Future[Any], stop: asyncio.Event) -> None:
    """One connection from its beginning to its end: the library wants both in one task."""
    # It takes a second or two to load, and nobody who uses no tools of others needs it.
    from mcp import Client  # noqa: PLC0415

    try:
        async with contextlib.AsyncExitStack() as held:
            transport = await _transport(server, held)
            client = await held.enter_async_context(Client(transport, read_timeout_seconds=CALL_S, cache=None))
            opened.set_result(client)
            await stop.wait()
    except Exception as error:  # noqa: BLE001 (as above)
        # Whoever waits for the connection gets it; later failures show in the calls.
        if opened.done():
            log.info("the tool server %s has ended: %s", server.name, _reason(error))
        else:
            opened.set_exception(error)


async def _transport(server: ToolServer, held: contextlib.AsyncExitStack) -> Any:
    """The way to a server; what it needs besides is closed with `held`."""
    from mcp.client.stdio import StdioServerParameters, stdio_client  # noqa: PLC0415
    from mcp.client.streamable_http import streamable_http_client  # noqa: PLC0415
    from mcp.shared._httpx_utils import create_mcp_http_client  # noqa: PLC0415

    if server.url:
        http_client = await held.enter_async_context(create_mcp_http_client(headers=server.headers))
        return streamable_http_client(server.url, http_client=http_client)
    parameters = StdioServerParameters(command=server.command, args=list(server.args), env=server.env)
    # What a server says of itself may quote what it was given, so it goes nowhere.
    nowhere = held.enter_context(Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (closed with `held`)
    return stdio_client(parameters, nowhere)


async def _offered(client: Any) -> tuple[Tool, ...]:
    listed = await client.list_tools()
    return tuple(
        Tool(tool.name, (tool.description or "")[:LONGEST_DESCRIPTION], dict(tool.input_schema))
        for tool in listed.tools[:MOST_TOOLS]
    )


async def _call(client: Any, name: str, arguments: dict[str, Any]) -> str:
    async with asyncio.timeout(CALL_S):
        result = await client.call_tool(name, arguments)
    text = _text(result)
    if result.is_error:
        raise ToolFailed(text[:500] or "The tool reports an error.")
    return text


def _text(result: Any) -> str:
    """A result in words: texts as they are, other things by their kind, and not more than a model can read."""
    parts = [part.text if part.type == "text" else f"[{part.type}]" for part in result.content]
    if not parts and result.structured_content is not None:
        parts = [json.dumps(result.structured_content, ensure_ascii=False)]
    text = "\n".join(parts)
    if len(text) > LONGEST_RESULT:
        return f"{text[:LONGEST_RESULT]}\n[cut: the result has {len(text):,} characters]"
    return text


async def _ended(connections: Sequence[_Connection]) -> None:
    for connection in connections:
        connection.stop.set()
    if connections:
        await asyncio.wait([connection.task for connection in connections], timeout=5)


def _is_end(error: Exception) -> bool:
    """Whether a server is of no use any more after this error: anything but its own "no"."""
    from mcp import MCPError  # noqa: PLC0415

    return not isinstance(error, MCPError) or "closed" in str(error).lower()


def _reason(error: BaseException) -> str:
    """What went wrong, in a few words, out of the groups that libraries wrap errors in."""
    while isinstance(error, BaseExceptionGroup) and error.exceptions:
        error = error.exceptions[0]
    return (str(error) or type(error).__name__).splitlines()[0][:200].rstrip(".")
