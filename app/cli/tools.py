"""`inglenook tools`: the servers whose tools the model may use."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from app.assembly import assemble
from app.tool_requests import ToolRequests
from core.errors import SettingsError
from core.paths import find_paths
from core.tools.messages import (
    AddToolServer,
    ImportToolServers,
    ListToolServers,
    RemoveToolServer,
    ToolServer,
    ToolServers,
)

tools = typer.Typer(
    name="tools", help="Servers of tools (MCP) that the model may use.", no_args_is_help=True, rich_markup_mode=None
)
console = Console(highlight=False, soft_wrap=True, markup=False)

PairOption = Annotated[
    list[str] | None, typer.Option("--env", metavar="NAME=VALUE", help="For its environment; kept in the keyring.")
]
HeaderOption = Annotated[
    list[str] | None, typer.Option("--header", metavar="NAME=VALUE", help="For its address; kept in the keyring.")
]


@tools.command("list")
def list_servers(
    look: Annotated[bool, typer.Option("--look", help="Start each and show what it offers.")] = False,
) -> None:
    """Show the servers, and with --look what they offer."""
    _ask(ListToolServers(look), quiet=False)


@tools.command(context_settings={"allow_interspersed_args": False})
def add(
    name: Annotated[str, typer.Argument(help="What to call it.")],
    command: Annotated[list[str], typer.Argument(help="Its program with arguments, or its address.")],
    env: PairOption = None,
    header: HeaderOption = None,
) -> None:
    """Add a server: inglenook tools add files npx -y SERVER /folder, or: add notes http://127.0.0.1:8000/mcp."""
    first, *rest = command
    if first.startswith(("http://", "https://")):
        server = ToolServer(name, url=first, headers=_pairs(header))
    else:
        server = ToolServer(name, first, tuple(rest), _pairs(env))
    _ask(AddToolServer(server))


@tools.command()
def remove(name: Annotated[str, typer.Argument(help="Of the server.")]) -> None:
    """Take a server out of the list."""
    _ask(RemoveToolServer(name))


@tools.command("import")
def import_servers(path: Annotated[str, typer.Argument(help="Another program's mcp.json.")]) -> None:
    """Add the servers that another program knows."""
    _ask(ImportToolServers(path))


def _ask(
    request: ListToolServers | AddToolServer | RemoveToolServer | ImportToolServers, *, quiet: bool = True
) -> None:
    house = assemble(find_paths(), with_cache=False, keep_history=False)
    try:
        for found in ToolRequests(house.toolbox, find_paths().tool_servers).handle(request):
            assert isinstance(found, ToolServers)
            _show(found)
        if not quiet and not house.settings.current.tools_enabled:
            console.print("Tools are turned off: turn them on in Settings, Tools.")
    finally:
        house.close()


def _show(found: ToolServers) -> None:
    for warning in found.warnings:
        console.print(warning)
    if not found.items:
        console.print("There are no tool servers. The calculator and the date come with Inglenook.")
    for item in found.items:
        state = item.problem or ", ".join(item.tools) or ("" if item.server.enabled else "turned off")
        console.print(f"{item.server.name}  {item.server.where}" + (f"\n  {state}" if state else ""))


def _pairs(given: list[str] | None) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given or ():
        name, equals, value = text.partition("=")
        if not name or not equals:
            raise SettingsError(f"{text.partition('=')[0]!r} is not NAME=VALUE.", "Write it like API_KEY=123.")
        pairs[name] = value
    return pairs
