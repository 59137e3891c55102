"""Which cloud endpoints there are, what they cost, and which one a question goes to."""

from __future__ import annotations

import ipaddress
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from core.errors import CloudError, CloudNotSetUp
from core.ledger import Caps
from core.money import millionths
from core.settings import Settings

CHARACTERS_A_TOKEN: Final = 2.0
"""Fewer than any tokenizer needs for ordinary text, so that a reservation is rather too large."""
_USUAL_READ: Final = 300
_USUAL_WRITTEN: Final = 400
"""Tokens of a question and its answer, for forecasts."""
OVERHEAD_TOKENS: Final = 64
"""What a chat template adds, at most."""


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible address with one model."""

    address: str
    model: str
    price_in: float = 0.0
    """For a million tokens read ..."""
    price_out: float = 0.0
    """... and written, in the user's currency; both 0 where they are not known."""
    first_word_s: float = 0.0
    """The wait for a first word that the user gave, 0 where it is not known."""

    @property
    def priced(self) -> bool:
        """Whether a question's cost can be reckoned; this machine's own servers cost nothing."""
        return self.price_in > 0 or self.price_out > 0 or is_loopback(host_of(self.address))

    def cost(self, tokens_in: int, tokens_out: int) -> int:
        """What so many tokens cost, in millionths."""
        return millionths((tokens_in * self.price_in + tokens_out * self.price_out) / 1e6)

    def most(self, characters: int, answer_tokens: int) -> int:
        """What a text of so many characters and the longest answer may cost, in millionths."""
        return self.cost(round(characters / CHARACTERS_A_TOKEN) + OVERHEAD_TOKENS, answer_tokens)


def endpoints(settings: Settings) -> tuple[Endpoint, ...]:
    """All endpoints of the settings, the first one first.

    Raises:
        CloudNotSetUp: there is none.
        CloudError: one of them cannot be used, or a line cannot be read.
    """
    found = []
    if settings.cloud_endpoint and settings.cloud_model:
        found.append(
            Endpoint(settings.cloud_endpoint, settings.cloud_model, settings.cloud_price_in, settings.cloud_price_out)
        )
    found += [_read(line) for line in settings.cloud_others.splitlines() if line.strip()]
    if not found:
        raise CloudNotSetUp("No cloud is set up.", "Enter its address and model in Settings, under Cloud.")
    for endpoint in found:
        check_endpoint(endpoint.address)
    return tuple(found)


def usual_cost(settings: Settings) -> float | None:
    """What a question of usual length costs at the first endpoint, in the user's currency; None where unknown."""
    try:
        endpoint = endpoints(settings)[0]
    except CloudError:
        return None
    return endpoint.cost(_USUAL_READ, _USUAL_WRITTEN) / 1e6 if endpoint.priced else None


def _read(line: str) -> Endpoint:
    address, model, *numbers = [*line.split(), "", ""][:2] + line.split()[2:]
    try:
        prices = [float(number) for number in numbers]
    except ValueError:
        prices = [-1.0]
    if not model or len(prices) > 3 or any(not 0 <= price < 1e6 for price in prices):
        raise CloudError(
            f"The endpoint {line.strip()!r} cannot be read.",
            "Write it as: address model price-read price-written seconds, under Cloud in Settings.",
        )
    return Endpoint(address, model, *prices)


def choose(
    candidates: Sequence[Endpoint],
    most: Callable[[Endpoint], int],
    wait: Callable[[Endpoint], float],
    patience_s: float,
    closed: Callable[[Endpoint], bool],
) -> Endpoint:
    """The cheapest endpoint that is quick enough, as KAIROS picks among devices; the quickest where none is.

    Args:
        candidates: in the user's order, which decides between equals; at least one.
        most: what the question may cost at an endpoint.
        wait: the known wait for its first word in seconds, 0 where nothing is known, which counts as quick.
        patience_s: the wanted wait, 0 for any.
        closed: whether an endpoint is left alone for now; one that is comes last.
    """
    open_now = [endpoint for endpoint in candidates if not closed(endpoint)] or list(candidates)
    quick = [endpoint for endpoint in open_now if not patience_s or wait(endpoint) <= patience_s]
    if quick:
        return min(quick, key=lambda endpoint: (not endpoint.priced, most(endpoint)))
    return min(open_now, key=wait)


def caps(settings: Settings) -> Caps:
    """The caps on money of the settings."""
    return Caps(
        millionths(settings.cloud_cap_call), millionths(settings.cloud_cap_day), millionths(settings.cloud_cap_month),
        settings.cloud_currency,
    )  # fmt: skip


def check_endpoint(address: str) -> None:
    """Refuse addresses that would send the user's words unprotected.

    Raises:
        CloudError: not a web address, or plain http to another machine.
    """
    try:
        url = urlsplit(address)
        host = url.hostname or ""
        _ = url.port
    except ValueError as error:
        raise CloudError(f"{address!r} is not an address.", "It looks like https://api.example.com/v1.") from error
    if url.scheme == "https" and host and not any(sign.isspace() for sign in address):
        return
    if url.scheme == "http" and is_loopback(host):
        return
    raise CloudError(
        f"{address!r} cannot be used for the cloud.",
        "Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.",
    )


def host_of(address: str) -> str:
    """The name of the machine in an address that `check_endpoint` has let pass."""
    return urlsplit(address).hostname or ""


def is_loopback(host: str) -> bool:
    """Whether the name means this machine, by itself and not by what a name server says."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxy_for(address: str) -> str:
    """The proxy that requests to an endpoint go through, as the system has it set; "" for none."""
    host = host_of(address)
    if is_loopback(host) or urllib.request.proxy_bypass(host):
        return ""
    found = urllib.request.getproxies()
    proxy = found.get(urlsplit(address).scheme) or found.get("all") or ""
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"


def shown_proxy(proxy: str) -> str:
    """A proxy's address without the name and password that it may hold."""
    url = urlsplit(proxy)
    return f"{url.scheme}://{url.hostname}{f':{url.port}' if url.port else ''}" if proxy else ""
