"""A server of tools for tests, over standard input and output, or at a port of this machine."""

from __future__ import annotations

import asyncio
import os
import sys

from mcp.server.mcpserver import MCPServer

server = MCPServer("test tools")


@server.tool()
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@server.tool()
def fail() -> str:
    """Always fails."""
    raise ValueError("it is broken")


@server.tool()
def long() -> str:
    """A long text."""
    return "x" * 100_000


@server.tool()
async def slow() -> str:
    """Takes long."""
    await asyncio.sleep(60)
    return "done"


@server.tool()
def environment(name: str) -> str:
    """What the environment has."""
    return os.environ.get(name, "nothing")


@server.tool()
def die() -> str:
    """Ends the server."""
    os._exit(1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        server.run("streamable-http", port=int(sys.argv[1]))
    else:
        server.run("stdio")
