"""The one module that can send what the user wrote to another machine: an OpenAI-compatible chat client.

Nothing leaves unless `CloudClient.stream` is called with the very text that `prepare` showed; local-only mode is
checked here, immediately before the connection, so no other code can get around it. Every call is in the ledger before
its first byte leaves.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import stamina

from core.errors import CloudError, CloudNotSetUp, LocalOnly
from core.ledger import Ledger, Outcome
from core.messages import Outgoing
from core.process.cancellation import Cancellation
from core.settings import Settings

CONNECT_S = 5.0
FIRST_BYTE_S = 30.0
ATTEMPTS = 3
RETRY_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_RETRY_AFTER_S = 20.0


@dataclass(frozen=True)
class CloudText:
    """The next piece of the cloud's answer."""

    text: str


@dataclass(frozen=True)
class CloudAnswer:
    """The cloud's answer is over."""

    model: str
    finish: str
    """"stop", "length", or "cancelled" when the user stopped it."""
    prompt_tokens: int
    completion_tokens: int


class CloudClient:
    """Sends one approved question to the endpoint of the settings.

    Args:
        settings: gives the settings as they are at the moment of the call.
        read_key: the key for an endpoint, or None.
        ledger: where every call is written down.
    """

    def __init__(self, settings: Callable[[], Settings], read_key: Callable[[str], str | None], ledger: Ledger) -> None:
        self._settings = settings
        self._read_key = read_key
        self._ledger = ledger

    def prepare(self, question: str) -> Outgoing:
        """Exactly what would leave: the question alone, without the conversation before it.

        Raises:
            CloudNotSetUp, CloudError: there is no endpoint, or it is not one that may be used.
        """
        settings = self._settings()
        if not settings.cloud_endpoint or not settings.cloud_model:
            raise CloudNotSetUp("No cloud is set up.", "Enter its address and model in Settings, under Cloud.")
        check_endpoint(settings.cloud_endpoint)
        body = json.dumps(
            {
                "model": settings.cloud_model,
                "messages": [{"role": "user", "content": question}],
                "stream": True,
                "stream_options": {"include_usage": True},
            },
            ensure_ascii=False,
            indent=1,
        )
        seal = hashlib.sha256(f"{settings.cloud_endpoint}\n{body}".encode()).hexdigest()
        return Outgoing(settings.cloud_endpoint, settings.cloud_model, body, seal)

    def stream(self, outgoing: Outgoing, reason: str, cancellation: Cancellation) -> Iterator[CloudText | CloudAnswer]:
        """Send `outgoing` as it stands and stream the answer.

        At most two further tries, before the first byte of an answer only, on connection errors, 408, 429 and 5xx.

        Raises:
            LocalOnly: local-only mode is on.
            CloudError: no key, refused, unreachable, or broken off in the middle.
        """
        key = self._read_key(outgoing.endpoint)
        if not key and not _is_loopback(httpx2.URL(outgoing.endpoint).host):
            raise CloudNotSetUp("There is no key for the cloud.", "Enter it in Settings, under Cloud.")
        self._require_permission()
        entry = self._ledger.record(endpoint=outgoing.endpoint, model=outgoing.model, reason=reason, body=outgoing.body)
        received = _Received(model=outgoing.model)
        outcome: Outcome = "failed"
        try:
            with _translated(cancellation), self._connected(outgoing, key, cancellation) as response:
                yield from _read(response, received, cancellation)
            outcome = "stopped" if cancellation.cancelled else "answered"
            finish = "cancelled" if cancellation.cancelled else received.finish
            yield CloudAnswer(received.model, finish, received.prompt_tokens, received.completion_tokens)
        finally:
            self._ledger.settle(
                entry,
                outcome=outcome,
                bytes_in=received.bytes,
                prompt_tokens=received.prompt_tokens,
                completion_tokens=received.completion_tokens,
            )

    def _require_permission(self) -> None:
        if self._settings().local_only:
            raise LocalOnly("Local-only mode is on, so nothing was sent.", "Turn it off in Settings to ask the cloud.")

    @contextmanager
    def _connected(self, outgoing: Outgoing, key: str | None, cancellation: Cancellation) -> Iterator[httpx2.Response]:
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        timeout = httpx2.Timeout(FIRST_BYTE_S, connect=CONNECT_S)
        with httpx2.Client(timeout=timeout, follow_redirects=False) as client:
            request = client.build_request(
                "POST",
                outgoing.endpoint.rstrip("/") + "/chat/completions",
                content=outgoing.body.encode(),
                headers=headers,
            )
            response = self._send(client, request, cancellation)
            try:
                cancellation.then(response.close)
                yield response
            finally:
                response.close()

    def _send(self, client: httpx2.Client, request: httpx2.Request, cancellation: Cancellation) -> httpx2.Response:
        def retry(error: Exception) -> bool | float:
            return not cancellation.cancelled and _worth_retrying(error)

        for attempt in stamina.retry_context(on=retry, attempts=ATTEMPTS, timeout=60, wait_initial=0.5):
            with attempt:
                self._require_permission()
                response = client.send(request, stream=True)
                if response.status_code != 200:
                    response.read()
                    response.close()
                    raise httpx2.HTTPStatusError(response.reason_phrase, request=request, response=response)
        return response


def check_endpoint(endpoint: str) -> None:
    """Refuse addresses that would send the user's words unprotected.

    Raises:
        CloudError: not a web address, or plain http to another machine.
    """
    try:
        url = httpx2.URL(endpoint)
    except httpx2.InvalidURL as error:
        raise CloudError(f"{endpoint!r} is not an address.", "It looks like https://api.example.com/v1.") from error
    if url.scheme == "https" and url.host:
        return
    if url.scheme == "http" and _is_loopback(url.host):
        return
    raise CloudError(
        f"{endpoint!r} cannot be used for the cloud.",
        "Use an https address; plain http is for this machine only, such as http://127.0.0.1:8080/v1.",
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass
class _Received:
    """What has come back so far."""

    model: str
    finish: str = ""
    bytes: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


def _read(response: httpx2.Response, received: _Received, cancellation: Cancellation) -> Iterator[CloudText]:
    for event in httpx2.EventSource(response):
        if cancellation.cancelled:
            return
        received.bytes += len(event.data.encode())
        if event.data == "[DONE]":
            break
        if text := _take(event.data, received):
            yield CloudText(text)
    if not received.finish and not cancellation.cancelled:
        raise CloudError(
            "The cloud's answer broke off before its end.", "What came so far is kept; ask again for a whole answer."
        )


def _take(data: str, received: _Received) -> str:
    """The text of one chunk; what else it says goes into `received`."""
    try:
        chunk: Any = json.loads(data)
        if error := chunk.get("error"):
            raise CloudError(f"The cloud reported an error: {_error_text(error)}", "Try again in a moment.")
        usage = chunk.get("usage") or {}
        received.prompt_tokens = int(usage.get("prompt_tokens") or received.prompt_tokens)
        received.completion_tokens = int(usage.get("completion_tokens") or received.completion_tokens)
        received.model = str(chunk.get("model") or received.model)
        choices = chunk.get("choices") or []
        if not choices:
            return ""
        received.finish = str(choices[0].get("finish_reason") or received.finish)
        return str((choices[0].get("delta") or {}).get("content") or "")
    except (ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise CloudError(
            "The cloud sent something that is not a chat answer.", "Check the address in Settings, under Cloud."
        ) from error


def _error_text(error: object) -> str:
    text = error.get("message") if isinstance(error, dict) else error
    return str(text)[:300]


def _worth_retrying(error: Exception) -> bool | float:
    if isinstance(error, httpx2.HTTPStatusError):
        if error.response.status_code not in RETRY_STATUSES:
            return False
        wait = _retry_after(error.response)
        return wait <= LONGEST_RETRY_AFTER_S and (wait or True)
    return isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)


def _retry_after(response: httpx2.Response) -> float:
    """Seconds the endpoint asks to wait; 0 where it says nothing that can be used."""
    try:
        return max(0.0, float(response.headers.get("Retry-After", "0")))
    except ValueError:
        return 0.0


@contextmanager
def _translated(cancellation: Cancellation) -> Iterator[None]:
    """httpx2's exceptions as `CloudError`; a connection cut by the user's own stop is no error."""
    try:
        yield
    except httpx2.HTTPStatusError as error:
        raise _refusal(error.response) from error
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.SSEError) as error:
        if cancellation.cancelled:
            return
        raise _unreachable(error) from error


def _unreachable(error: Exception) -> CloudError:
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout):
        return CloudError("The cloud cannot be reached.", "Check the network; this machine's own model still answers.")
    if isinstance(error, httpx2.TimeoutException):
        return CloudError("The cloud took too long to answer.", "Try again, or keep the answer of this machine.")
    return CloudError(
        f"The connection to the cloud broke ({type(error).__name__}).", "What came so far is kept; try again."
    )


def _refusal(response: httpx2.Response) -> CloudError:
    status = response.status_code
    if status in (401, 403):
        return CloudError("The cloud did not accept the key.", "Enter a valid key in Settings, under Cloud.")
    if status == 402:
        return CloudError("The cloud asks for payment.", "Look at your account there; this machine still answers.")
    if status == 404:
        return CloudError("The cloud does not know this address or model.", "Check both in Settings, under Cloud.")
    if status == 429:
        return CloudError("The cloud is asked too often right now.", "Wait a little and try again.")
    if 300 <= status < 400:
        return CloudError("The cloud sent the request elsewhere, which is not followed.", "Enter the new address.")
    if status >= 500:
        return CloudError(f"The cloud has a problem of its own ({status}).", "Try again later.")
    return CloudError(f"The cloud refused the question ({status}).", "Check the address and model in Settings.")
