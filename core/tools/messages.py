"""What is said about tools between the assistant and its front-ends."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.process.channel import Body

Decision = Literal["once", "always", "no"]
"""always: for this tool in this conversation, until Inglenook is quit."""
UseState = Literal["done", "failed", "declined"]


class ToolUse(msgspec.Struct, frozen=True):
    """A tool that was asked for on the way to an answer, and what came of it."""

    id: str
    name: str
    server: str
    """Whose tool it is; "" for those that come with Inglenook."""
    arguments: str
    """JSON."""
    result: str
    state: UseState = "done"


class ToolWanted(Body, frozen=True):
    """The model asks for a tool that needs the user's word: answer with `DecideTool`. The answer waits."""

    id: str
    name: str
    server: str
    arguments: str
    """JSON, exactly what the tool would get."""
    address: str = ""
    """Of a server that is not on this machine: the arguments would leave it."""


class ToolUsed(Body, frozen=True):
    """A tool was used, or was not allowed to be; the answer goes on."""

    use: ToolUse


class DecideTool(Body, frozen=True):
    """The user's word about a `ToolWanted`; answered by `Done`."""

    id: str
    decision: Decision


class ToolServer(msgspec.Struct, frozen=True):
    """A server of tools as the user has set it up: a program on this machine, or an address."""

    name: str
    command: str = ""
    args: tuple[str, ...] = ()
    env: dict[str, str] = {}
    """What its program finds in its environment; values are kept in the keyring."""
    url: str = ""
    headers: dict[str, str] = {}
    enabled: bool = True

    @property
    def where(self) -> str:
        """Its command or address, for people."""
        return self.url or " ".join((self.command, *self.args))


class ListToolServers(Body, frozen=True):
    """Answered by `ToolServers`."""

    look: bool = False
    """Also start each of them and ask what it offers."""


class AddToolServer(Body, frozen=True):
    """Add a server, or replace the one of this name; answered by `ToolServers`."""

    server: ToolServer


class RemoveToolServer(Body, frozen=True):
    """Answered by `ToolServers`."""

    name: str


class ImportToolServers(Body, frozen=True):
    """Add the servers that another program's mcp.json names; answered by `ToolServers`."""

    path: str


class ToolServerFound(msgspec.Struct, frozen=True):
    """A server, and what it offers where it was asked."""

    server: ToolServer
    tools: tuple[str, ...] = ()
    problem: str = ""


class ToolServers(Body, frozen=True):
    """All servers of tools."""

    terminal: ClassVar[bool] = True
    items: tuple[ToolServerFound, ...]
    warnings: tuple[str, ...] = ()
    path: str = ""
    """Of the file that holds them."""


ToolRequest = DecideTool | ListToolServers | AddToolServer | RemoveToolServer | ImportToolServers
