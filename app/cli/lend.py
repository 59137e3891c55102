"""`inglenook lend`: let another machine's Inglenook put a part of its model into this machine's memory."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from app.cli.interrupt import stoppable
from app.cli.sizes import parse_size
from core.device import available_memory
from core.engine.helpers import KEY_FILE, read_key
from core.engine.lender import lend as lend_until
from core.engine.lender_protocol import Lend, Lending, LendingNews, Watched
from core.engine.rpc_protocol import is_loopback, split_address
from core.errors import EngineError, SettingsError, StorageError
from core.paths import find_paths

DEFAULT_ADDRESS: Final = "127.0.0.1:50052"
_KEY_BYTES: Final = 32

_PLAIN_TEXT = (
    "What passes between the engines can be read and changed by everybody on the way, and whoever may borrow can make "
    "this machine compute: lend only over a tunnel that you trust."
)
_NO_TUNNEL = (
    "Lend at 127.0.0.1 and forward the port with `ssh -L 50052:127.0.0.1:50052 THIS-MACHINE` from the machine that "
    "borrows. Or set up WireGuard or stunnel between the two, give this machine's address in it to --listen and its "
    "name to --tunnel, and share a key with --new-key."
)


def lend(
    memory: Annotated[str, typer.Option(metavar="SIZE", help="The most that may be held for others, such as 4G.")] = "",
    listen: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where others come.")] = DEFAULT_ADDRESS,
    tunnel: Annotated[
        str, typer.Option(metavar="NAME", help="The authenticated tunnel that --listen is an address in.")
    ] = "",
    device: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="What is lent, if not every GPU or else the processor.")
    ] = None,
    threads: Annotated[int, typer.Option(metavar="N", min=0, max=256, help="Cores that compute; 0 is all.")] = 0,
    new_key: Annotated[bool, typer.Option("--new-key", help="Make the key that both machines share, and end.")] = False,
) -> None:
    """Lend memory and computing to another machine until Ctrl+C."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if new_key:
        for line in make_key(find_paths().config):
            console.print(line)
        return
    request = lend_request(memory, listen, tunnel, device or [], threads, read_key(find_paths().config))
    if not is_loopback(request.host):
        console.print(f"Reachable through {tunnel}. {_PLAIN_TEXT}")
    with stoppable() as cancellation:
        for event in lend_until(request, find_paths().log, cancellation):
            for line in describe(event):
                console.print(line)
    console.print("Nothing is lent any more.")
    sys.stdout.flush()


def lend_request(memory: str, listen: str, tunnel: str, devices: list[str], threads: int, key: bytes) -> Lend:
    """What to lend, when it is safe to.

    Args:
        memory: a size as people write it.
        listen: host:port.
        tunnel: what the user calls the way from outside.
        devices: names of devices; none for the best ones.
        threads: that compute; 0 for all cores.
        key: shared with the machine that borrows; empty where there is none.

    Raises:
        SettingsError: the size is missing or more than there is, or the address can be reached from outside and not
            both a tunnel and a key were given.
        HelperAway: `listen` is no address.
    """
    if not memory:
        raise SettingsError("It is not said how much may be lent.", "Add --memory 4G, for example.")
    size, free = int(parse_size(memory)), available_memory()
    if not devices and size > free:
        raise SettingsError(
            f"{size / 1e9:.1f} GB are to be lent, and {free / 1e9:.1f} GB are free.", "Lend less, or close programs."
        )
    host, port = split_address(listen)
    if is_loopback(host):
        return Lend(host, port, size, tuple(devices), threads)
    if _is_everywhere(host):
        raise SettingsError("Every network of this machine would reach that address.", _NO_TUNNEL)
    if not tunnel.strip():
        raise SettingsError(f"Others could reach {listen} without a tunnel. {_PLAIN_TEXT}", _NO_TUNNEL)
    if not key:
        raise SettingsError(
            "There is no key that the two machines share.", "Make one with `inglenook lend --new-key` and copy it."
        )
    return Lend(host, port, size, tuple(devices), threads, key)


def _is_everywhere(host: str) -> bool:
    """Whether listening there means listening on every network, however that is written."""
    try:
        return socket.gethostbyname(host) == "0.0.0.0"  # noqa: S104 (to refuse it)
    except (OSError, UnicodeError):
        return False


def describe(event: Lending | LendingNews | Watched) -> Iterator[str]:
    """What has happened, in lines for people."""
    match event:
        case Lending(host=host, port=port, offered_bytes=offered, devices=devices):
            names = ", ".join(f"{device.name} ({device.description})" for device in devices)
            yield f"Lending {offered / 1e6:,.0f} MB of {names} at {host}:{port}; Ctrl+C ends it."
            if is_loopback(host):
                yield (
                    f"Only this machine reaches that address. From another one: `ssh -L {port}:127.0.0.1:{port} "
                    f"THIS-MACHINE`, and there 127.0.0.1:{port} under Settings, Other machines."
                )
            else:
                yield f"On the other machine: {host}:{port} under Settings, Other machines."
        case LendingNews(what="borrowed", who=who):
            yield f"{who} borrows."
        case LendingNews(what="returned", who=who):
            yield f"{who} has returned everything."
        case LendingNews(who=who):
            yield f"Somebody was turned away: {who}."
        case Watched(reason=reason):
            yield f"The lending process stopped ({reason}) and is started again; who borrowed goes on without it."


def make_key(folder: Path) -> Iterator[str]:
    """Write a new key into `folder`, and say what to do with it.

    Raises:
        StorageError: it cannot be written.
        EngineError: there is one already.
    """
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise EngineError(f"There is a key already, {path}.", "Delete it first if you want another one.") from None
    except OSError as error:
        raise StorageError(
            f"The key cannot be written to {folder} ({error.strerror}).", "Check the folder's permissions."
        ) from error
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_KEY_BYTES) + "\n")
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink()
        raise StorageError(
            f"The key cannot be written to {folder} ({error.strerror}).", "Make room on the disk."
        ) from error
    yield f"The key is in {path}."
    yield "Copy that file to the other machine, into the folder of Inglenook's settings there, by a way that is safe."
