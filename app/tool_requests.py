"""Answers the window's requests about tools: decisions, and the servers that offer them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import InglenookError, SettingsError, StorageError
from core.process.channel import Body
from core.tools.messages import (
    AddToolServer,
    DecideTool,
    ImportToolServers,
    ListToolServers,
    RemoveToolServer,
    ToolServer,
    ToolServerFound,
    ToolServers,
)
from core.tools.server_file import MOST_SERVERS, checked, forget_values, keep_values, load_servers, save_servers
from core.tools.toolbox import Toolbox


class ToolRequests:
    """Tools as the window and the command line ask for them.

    Args:
        toolbox: uses them.
        file: names the user's servers.
    """

    def __init__(self, toolbox: Toolbox, file: Path) -> None:
        self._toolbox = toolbox
        self._file = file

    def handle(self, request: Any) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        match request:
            case DecideTool(id=call, decision=decision):
                self._toolbox.approvals.decide(call, decision)
            case ListToolServers(look=look):
                yield self._found(look)
            case AddToolServer(server=server):
                self._add([checked(server)])
                yield self._found(look=False)
            case RemoveToolServer(name=name):
                self._remove(name)
                yield self._found(look=False)
            case ImportToolServers(path=path):
                servers, warnings = load_servers(Path(path).expanduser())
                self._add(servers)
                yield self._found(look=False, warnings=warnings)

    def servers(self) -> tuple[tuple[ToolServer, ...], tuple[str, ...]]:
        """Those in the file, and a sentence for each that cannot be used; none where there is no file yet.

        Raises:
            SettingsError, StorageError: the file is damaged or cannot be read.
        """
        return load_servers(self._file) if self._file.exists() else ((), ())

    def _found(self, look: bool, warnings: tuple[str, ...] = ()) -> ToolServers:
        try:
            servers, problems = self.servers()
        except (SettingsError, StorageError) as error:
            return ToolServers((), (*warnings, str(error)), str(self._file))
        offered: dict[str, list[str]] = {}
        if look:
            for server, tool in self._toolbox.connections.tools(servers):
                offered.setdefault(server.name, []).append(tool.name)
        failures = self._toolbox.connections.problems
        items = tuple(
            ToolServerFound(server, tuple(offered.get(server.name, ())), failures.get(server.name, ""))
            for server in servers
        )
        return ToolServers(items, (*warnings, *problems), str(self._file))

    def _add(self, servers: list[ToolServer] | tuple[ToolServer, ...]) -> None:
        known = {server.name: server for server in self.servers()[0]}
        known |= {server.name: keep_values(server) for server in servers}
        if len(known) > MOST_SERVERS:
            raise SettingsError(f"There can be {MOST_SERVERS} tool servers at most.", "Remove some.")
        save_servers(self._file, tuple(known.values()))
        for server in servers:
            self._toolbox.connections.disconnect(server.name)

    def _remove(self, name: str) -> None:
        servers = self.servers()[0]
        if name not in [server.name for server in servers]:
            raise SettingsError(f"There is no tool server called {name}.", "Look at the list.")
        save_servers(self._file, [server for server in servers if server.name != name])
        self._toolbox.connections.disconnect(name)
        try:
            forget_values(name)
        except InglenookError as error:
            raise SettingsError(f"{name} is removed, but its values are still in the keyring.", error.hint) from error
