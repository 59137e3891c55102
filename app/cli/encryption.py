"""`inglenook encryption`: whether what Inglenook keeps is encrypted, and turning that on and off without a window."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress as Bar

from app.assembly import assemble
from app.encryption_requests import EncryptionRequests
from core.encryption.keys import PASSPHRASE_VARIABLE
from core.encryption.passphrase import new_passphrase, plain
from core.encryption_messages import (
    ChangePassphrase,
    Decrypt,
    Encrypt,
    EncryptionNow,
    EncryptionRequest,
    GetEncryption,
    Rewriting,
)
from core.errors import EncryptionError
from core.paths import find_paths

output = Console(highlight=False, soft_wrap=True, markup=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)

KEEP_IT: Final = (
    "Keep it in a safe place: Inglenook does not store it, and where the keyring has no key nothing else helps."
)

encryption = typer.Typer(
    name="encryption",
    help="Whether conversations and all else that is kept of your words is encrypted on the disk.",
    rich_markup_mode=None,
)


@encryption.callback(invoke_without_command=True)
def status(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False
) -> None:
    """Say how things are."""
    if context.invoked_subcommand is not None:
        return
    with _switch() as switch:
        now = _last(switch.handle(GetEncryption()))
    if as_json:
        facts = {name: getattr(now, name) for name in now.__struct_fields__}
        output.print_json(msgspec.json.encode(facts).decode())
        return
    output.print(_words(now))


@encryption.command("on")
def turn_on(
    generate: Annotated[bool, typer.Option("--generate", help="Make a passphrase that nobody can guess.")] = False,
) -> None:
    """Encrypt everything. The recovery passphrase opens it where the keyring does not."""
    with _switch() as switch:
        if _last(switch.handle(GetEncryption())).on:
            output.print("It is encrypted already. `inglenook encryption passphrase` changes the passphrase.")
            return
        passphrase = _new(generate)
        now = _rewritten(switch, Encrypt(passphrase), "Encrypting")
    output.print(_words(now))
    _show(passphrase, generate)


@encryption.command("off")
def turn_off(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Keep everything without encryption again: whoever can read the files can read your conversations then."""
    if not yes and not typer.confirm("Keep everything without encryption again?"):
        return
    with _switch() as switch:
        output.print(_words(_rewritten(switch, Decrypt(), "Decrypting")))


@encryption.command("passphrase")
def change_passphrase(
    generate: Annotated[bool, typer.Option("--generate", help="Make a passphrase that nobody can guess.")] = False,
) -> None:
    """Let another passphrase open it; the one before does not any more, but in older copies of encryption.json."""
    with _switch() as switch:
        if not _last(switch.handle(GetEncryption())).on:
            raise EncryptionError("Nothing is encrypted here.", "Turn it on with `inglenook encryption on`.")
        passphrase = _new(generate)
        _last(switch.handle(ChangePassphrase(passphrase)))
    output.print("The new passphrase opens your conversations from now on.")
    _show(passphrase, generate)


@contextmanager
def _switch() -> Iterator[EncryptionRequests]:
    house = assemble(find_paths())
    try:
        yield EncryptionRequests(house.encryption)
    finally:
        house.close()


def _last(events: Iterator[Any]) -> EncryptionNow:
    *_, now = events
    assert isinstance(now, EncryptionNow)
    return now


def _rewritten(switch: EncryptionRequests, request: EncryptionRequest, doing: str) -> EncryptionNow:
    """Do it, with a bar on a terminal."""
    with Bar(console=errors, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(doing, total=None)
        for event in switch.handle(request):
            if isinstance(event, Rewriting):
                bar.update(task, completed=event.done, total=event.total)
    assert isinstance(event, EncryptionNow)
    return event


def _new(generate: bool) -> str:
    """A passphrase: made here, typed twice, or the first line of a pipe.

    Raises:
        EncryptionError: the two are not the same.
    """
    if generate:
        return new_passphrase()
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    passphrase = getpass.getpass("Recovery passphrase (it is not shown): ")
    if plain(getpass.getpass("Once more: ")) != plain(passphrase):
        raise EncryptionError("The two passphrases are not the same.", "Try again; nothing has changed.")
    return passphrase


def _show(passphrase: str, generated: bool) -> None:
    if generated:
        output.print(f"Recovery passphrase: {passphrase}")
        output.print(KEEP_IT)


def _words(now: EncryptionNow) -> str:
    if now.locked:
        return (
            "Your conversations are encrypted and locked: their key is not in the keyring. "
            f"Set {PASSPHRASE_VARIABLE} to the recovery passphrase."
        )
    if now.unfinished:
        return "Some files are still as they were before; they follow with the next start of Inglenook."
    if not now.on:
        return "What Inglenook keeps is not encrypted. Only you can open its files, on this system."
    words = "What Inglenook keeps is encrypted."
    if not now.in_keyring:
        words += " There is no keyring here: the window asks for the passphrase, and programs take it from "
        words += f"{PASSPHRASE_VARIABLE}."
    if now.aside:
        words += f" Damaged files kept aside are not: {', '.join(now.aside)}. Delete them if you can."
    return words
