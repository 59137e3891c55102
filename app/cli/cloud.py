"""`inglenook cloud`: the endpoints that may be asked, and their keys."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from core.errors import InglenookError, SecretStoreError
from core.escalation.endpoints import Endpoint, check_endpoint, endpoints, proxy_for, shown_proxy
from core.ledger import Ledger
from core.paths import find_paths
from core.secrets import read_key, remove_key, store_key
from core.settings import load

cloud = typer.Typer(
    name="cloud", help="The endpoints that may be asked, and their keys.", no_args_is_help=True, rich_markup_mode=None
)
output = Console(highlight=False, soft_wrap=True, markup=False)


@cloud.command("list")
def list_endpoints(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show every endpoint with its prices, how quick it has been, and whether its key is there."""
    settings, _ = load(find_paths().settings)
    with closing(Ledger(find_paths().ledger)) as ledger:
        found = [_facts(endpoint, ledger) for endpoint in endpoints(settings)]
    if as_json:
        sys.stdout.write(msgspec.json.encode({"currency": settings.cloud_currency, "endpoints": found}).decode() + "\n")
        return
    for facts in found:
        output.print(f"{facts['model']} at {facts['address']}")
        wait = f"{facts['first_word_s']:.1f} s to a first word" if facts["first_word_s"] else "never asked yet"
        through = f", through {facts['proxy']}" if facts["proxy"] else ""
        output.print(
            f"  {facts['price_in']:g} + {facts['price_out']:g} {settings.cloud_currency} a million tokens, {wait}, "
            f"key: {facts['key']}{through}",
            style="dim",
        )


@cloud.command()
def key(
    address: Annotated[str, typer.Argument(help="As in the settings, such as https://api.example.com/v1.")],
    remove: Annotated[bool, typer.Option("--remove", help="Forget the key.")] = False,
) -> None:
    """Keep the key of an endpoint in the system's keyring; it is asked for, or read from standard input."""
    check_endpoint(address)
    if remove:
        remove_key(address)
        output.print(f"The key for {address} is forgotten.")
        return
    given = getpass.getpass("Key (it is not shown): ") if sys.stdin.isatty() else sys.stdin.readline()
    if not given.strip():
        raise InglenookError("No key was given.", "Type it, or send it to standard input.")
    store_key(address, given.strip())
    output.print(f"The key for {address} is in your keyring.")


def _facts(endpoint: Endpoint, ledger: Ledger) -> dict[str, Any]:
    try:
        stored = "stored" if read_key(endpoint.address) else "none"
    except SecretStoreError as error:
        stored = error.message
    return {
        "address": endpoint.address,
        "model": endpoint.model,
        "price_in": endpoint.price_in,
        "price_out": endpoint.price_out,
        "first_word_s": ledger.first_word_s(endpoint.address, endpoint.model) or endpoint.first_word_s,
        "key": stored,
        "proxy": shown_proxy(proxy_for(endpoint.address)),
    }
