"""`inglenook serve`: answer other programs on this machine, in the form that OpenAI's clients speak."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from app.assembly import Household, assemble
from app.cli.interrupt import stoppable
from app.idle_timer import IdleTimer
from core.errors import InglenookError, ServerError
from core.paths import find_paths

if TYPE_CHECKING:
    from app.server.listener import Listener

_NETWORK = (
    "Everybody who can reach this machine at that address, and has the token, can then use the model and read what "
    "passes, because the connection is not encrypted."
)


PortOption = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 takes a free one.")]
HostOption = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="An address of this machine.")]
NetworkOption = Annotated[
    bool, typer.Option("--allow-network", help="Let other machines reach it, at --host; not encrypted.")
]
NameOption = Annotated[
    list[str] | None, typer.Option("--name", metavar="NAME", help="Another name that this machine is reached by.")
]
ShowTokenOption = Annotated[bool, typer.Option("--show-token", help="Print the token, and end.")]
TokenForOption = Annotated[
    str, typer.Option("--token-for", metavar="NAME", help="Print a token of its own for a program, and end.")
]
NewTokenOption = Annotated[bool, typer.Option("--new-token", help="Make a new token: all old ones stop working.")]


def tell_token(show: bool, program: str, renew: bool) -> bool:
    """Print what was asked for about tokens; whether something was.

    Raises:
        InglenookError: there is no keyring to keep a token in, or the name is none.
    """
    from app.server.access import Access, owner_token, renew_token  # noqa: PLC0415 (the keyring is slow)

    if not (show or program or renew):
        return False
    token = renew_token() if renew else owner_token().text
    sys.stdout.write(f"{Access(token).token_for(program) if program else token}\n")
    return True


def serve(
    overrides: Mapping[str, Any], host: str, port: int, allow_network: bool, names: list[str], with_cache: bool
) -> None:
    """Answer other programs until Ctrl+C.

    Raises:
        ServerError: the port cannot be used, or the address is open to others without the flag for that.
        InglenookError: the token cannot be read.
    """
    # The server's libraries are not needed by any other command.
    from app.server.access import Access, owner_token  # noqa: PLC0415
    from app.server.listener import is_loopback  # noqa: PLC0415
    from app.server.opening import open_server  # noqa: PLC0415

    if not is_loopback(host) and not allow_network:
        raise ServerError(
            f"{host} can be reached from other machines. {_NETWORK}", "Add --allow-network if you want that."
        )
    console = Console(highlight=False, soft_wrap=True, markup=False)
    token = owner_token()
    with _house(overrides, with_cache) as house, stoppable() as cancellation:
        idle = _Idle(house)
        listener = open_server(house, Access(token.text), host, port, idle.answering, names)
        try:
            _greet(console, listener, token.text if token.origin == "run" else "", host)
            threading.Thread(target=_warm, args=(house, idle), name="warm", daemon=True).start()
            while listener.running and not cancellation.cancelled:
                listener.wait(0.2)
        finally:
            # Its thread would keep the program going, whatever has ended this.
            listener.close()
    console.print("The server has ended.")


@contextlib.contextmanager
def _house(overrides: Mapping[str, Any], with_cache: bool) -> Iterator[Household]:
    house = assemble(find_paths(), overrides=overrides, with_cache=with_cache, with_encoder=True, several=True)
    errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    for warning in house.warnings:
        errors.print(warning)
    try:
        yield house
    finally:
        house.close()


def _greet(console: Console, listener: Listener, token: str, host: str) -> None:
    from app.server.listener import is_loopback  # noqa: PLC0415

    console.print(f"Serving at {listener.address}; Ctrl+C ends it.")
    if token:
        console.print(f"Token for this run: {token}")
        console.print("There is no keyring to keep one in; set INGLENOOK_SERVER_TOKEN to choose a lasting one.")
    else:
        console.print("The token: inglenook serve --show-token")
    if not is_loopback(host):
        console.print(_NETWORK)
    sys.stdout.flush()


def _warm(house: Household, idle: _Idle) -> None:
    # What goes wrong here is told when the first request meets the same trouble.
    with contextlib.suppress(InglenookError), idle.answering():
        house.model_memory.warm()


class _Idle:
    """Gives the model's memory back when no program has asked for a while."""

    def __init__(self, house: Household) -> None:
        self._house = house
        self._timer = IdleTimer(self._unload)

    @contextlib.contextmanager
    def answering(self) -> Iterator[None]:
        """Around every answer."""
        self._timer.cancel()
        try:
            yield
        finally:
            self._restart()

    def _restart(self) -> None:
        self._timer.restart(self._house.settings.current.idle_unload_minutes * 60)

    def _unload(self) -> None:
        if self._house.engine.state != "ready":
            self._restart()
            return
        self._house.model_memory.unload()
        if self._house.encoder is not None:
            self._house.encoder.stop()
