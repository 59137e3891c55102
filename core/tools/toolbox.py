"""All tools that the model may ask for in a conversation, and the use of one: allowed, run, and told."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.engine.protocol import Tool, ToolCall
from core.errors import InglenookError, StorageError, ToolFailed
from core.ledger import Caps, Ledger, Sending
from core.messages import is_private
from core.process.cancellation import Cancellation
from core.settings import Settings
from core.tools.approvals import Approvals
from core.tools.calculator import CALCULATOR, calculate
from core.tools.clock import CLOCK, tell_time
from core.tools.messages import ToolServer, ToolUse, ToolUsed, ToolWanted
from core.tools.server_file import load_servers
from core.tools.servers import ServerConnections, address_of

_DECLINED: Final = "The user did not allow this tool to be used. Answer without it."
_NO_CAPS: Final = Caps(10**15, 10**15, 10**15)
"""Tools cost nothing that Inglenook could count."""
_BUILT_IN: Final = {CALCULATOR.name: CALCULATOR, CLOCK.name: CLOCK}


@dataclass(frozen=True)
class _Offer:
    """A tool under the name that the model knows it by."""

    server: ToolServer | None
    """None for those that come with Inglenook."""
    tool: Tool


class Toolbox:
    """Tools of all kinds. Any thread may call any method.

    Args:
        settings: gives the settings as they are now.
        file: names the user's servers.
        ledger: where it is written down when arguments leave this machine.
    """

    def __init__(self, settings: Callable[[], Settings], file: Path, ledger: Ledger) -> None:
        self._settings = settings
        self._file = file
        self._ledger = ledger
        self.approvals = Approvals()
        self.connections = ServerConnections(lambda: settings().local_only)

    def offered(self) -> tuple[Tool, ...]:
        """What the model is told about; nothing while tools are turned off. May start the user's servers."""
        if not self._settings().tools_enabled:
            return ()
        return tuple(
            Tool(name, offer.tool.description, offer.tool.parameters) for name, offer in self._offers().items()
        )

    def servers(self) -> tuple[ToolServer, ...]:
        """Those that the user has set up and turned on."""
        try:
            servers, _ = load_servers(self._file)
        except InglenookError:
            return ()
        return tuple(server for server in servers if server.enabled)

    def use(
        self, calls: Sequence[ToolCall], conversation: int, cancellation: Cancellation
    ) -> Generator[ToolWanted | ToolUsed, None, list[ToolUse]]:
        """Use tools one after the other, asking the user where that is needed; returns what came of them."""
        offers = self._offers()
        uses: list[ToolUse] = []
        for call in calls:
            offer = offers.get(call.name)
            if offer is None:
                use = ToolUse(call.id, call.name, "", call.arguments, "There is no such tool.", "failed")
            else:
                use = yield from self._use(call, offer, conversation, cancellation)
            uses.append(use)
            yield ToolUsed(use)
        return uses

    def close(self) -> None:
        """End the user's servers."""
        self.connections.close()

    def _offers(self) -> dict[str, _Offer]:
        """Every tool by a name that no other has."""
        offers = {name: _Offer(None, tool) for name, tool in _BUILT_IN.items()}
        for server, tool in self.connections.tools(self.servers()):
            name = tool.name if tool.name not in offers else f"{server.name}_{tool.name}"
            offers.setdefault(name[:64], _Offer(server, tool))
        return offers

    def _use(
        self, call: ToolCall, offer: _Offer, conversation: int, cancellation: Cancellation
    ) -> Generator[ToolWanted, None, ToolUse]:
        server = offer.server.name if offer.server else ""
        if offer.server is not None and not self.approvals.given(conversation, server, offer.tool.name):
            allowed = self.approvals.ask(call.id)
            if allowed:
                yield ToolWanted(call.id, offer.tool.name, server, call.arguments, address_of(offer.server))
                name = offer.tool.name
                allowed = self.approvals.wait(call.id, conversation, server, name, cancellation) != "no"
            if not allowed:
                return ToolUse(call.id, offer.tool.name, server, call.arguments, _DECLINED, "declined")
        try:
            result = self._run(offer, _arguments(call.arguments), conversation, cancellation)
        except (ToolFailed, StorageError) as error:
            return ToolUse(call.id, offer.tool.name, server, call.arguments, str(error), "failed")
        return ToolUse(call.id, offer.tool.name, server, call.arguments, result)

    def _run(self, offer: _Offer, arguments: dict[str, Any], conversation: int, cancellation: Cancellation) -> str:
        if offer.server is None:
            return calculate(str(arguments.get("expression", ""))) if offer.tool is CALCULATOR else tell_time(arguments)
        if address := address_of(offer.server):
            if is_private(conversation):
                raise ToolFailed("This is a private chat, so nothing was sent to another machine.")
            body = json.dumps({"tool": offer.tool.name, "arguments": arguments}, ensure_ascii=False)
            sending = Sending(address, offer.tool.name, "a tool that you allowed", body, conversation)
            entry = self._ledger.reserve(sending, _NO_CAPS)
            try:
                result = self.connections.call(offer.server, offer.tool.name, arguments, cancellation)
            except ToolFailed:
                self._ledger.settle(entry, "failed")
                raise
            self._ledger.settle(entry, "answered", bytes_in=len(result.encode()))
            return result
        return self.connections.call(offer.server, offer.tool.name, arguments, cancellation)


def _arguments(text: str) -> dict[str, Any]:
    try:
        arguments = json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise ToolFailed("The arguments are no JSON.") from None
    if not isinstance(arguments, dict):
        raise ToolFailed("The arguments are no JSON object.")
    return arguments
