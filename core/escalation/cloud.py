"""The one module that can send what the user wrote to another machine: an OpenAI-compatible chat client.

Nothing leaves unless `CloudClient.stream` is called with the very body that the user approved. Local-only mode and
private conversations are checked here, immediately before each try, so no other code can get around them; money is
reserved and the call written into the ledger before its first byte leaves.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx2
import stamina

from core.errors import CircuitOpen, CloudError, CloudNotSetUp, LocalOnly, PrivateConversation
from core.escalation.answer_stream import Received, take
from core.escalation.breaker import Breaker
from core.escalation.endpoints import Endpoint, caps, check_endpoint, host_of, is_loopback, proxy_for
from core.ledger import Ledger, Outcome, Sending
from core.messages import is_private
from core.process.cancellation import Cancellation
from core.settings import Settings

CONNECT_S: Final = 5.0
FIRST_BYTE_S: Final = 20.0
BETWEEN_BYTES_S: Final = 30.0
TOTAL_S: Final = 120.0
ATTEMPTS: Final = 3
RETRY_STATUSES: Final = frozenset({408, 429, 500, 502, 503, 504})
LONGEST_RETRY_AFTER_S: Final = 20.0


@dataclass(frozen=True)
class Request:
    """One approved question on its way.

    Attributes:
        endpoint: where it goes.
        body: exactly what is sent.
        private: whether its conversation is private, in which case it is not.
        reason: why, for the ledger.
        conversation: of which it is a part, 0 for none.
        hidden: what was hidden in it, by kind.
        answer_tokens: the longest answer that `body` allows.
        proxy: what the user was shown; another one by now stops the request.
    """

    endpoint: Endpoint
    body: str
    private: bool
    reason: str
    conversation: int = 0
    hidden: str = ""
    answer_tokens: int = 2048
    proxy: str = ""


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
    cost: int = 0
    """Millionths of the currency."""


class CloudClient:
    """Sends approved questions.

    Args:
        settings: gives the settings as they are at the moment of the call.
        read_key: the key for an endpoint, or None.
        ledger: where every call is written down and money reserved.
        breaker: remembers which endpoints failed.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        read_key: Callable[[str], str | None],
        ledger: Ledger,
        breaker: Breaker | None = None,
    ) -> None:
        self._settings = settings
        self._read_key = read_key
        self._ledger = ledger
        self.breaker = breaker or Breaker()

    def stream(self, request: Request, cancellation: Cancellation) -> Iterator[CloudText | CloudAnswer]:
        """Send `request` as it stands and stream the answer.

        At most two further tries, before the first byte of an answer only, on connection errors, 408, 429 and 5xx.

        Raises:
            LocalOnly, PrivateConversation: nothing may leave.
            CircuitOpen: the endpoint has failed again and again.
            OverBudget: it might cost more than is left.
            CloudError: no key, refused, unreachable, or broken off in the middle.
        """
        self._require_permission(request)
        key = self._key(request.endpoint)
        entry = self._ledger.reserve(_sending(request), caps(self._settings()))
        call = _Call(cancellation, Received(request.endpoint.model))
        outcome: Outcome = "failed"
        try:
            with _translated(call), self._connected(request, key, call) as response:
                yield from _read(response, call)
            outcome = "stopped" if cancellation.cancelled else "answered"
            self.breaker.answered(request.endpoint.address)
            finish = "cancelled" if cancellation.cancelled else call.received.finish
            cost = _cost(request, call, outcome)
            received = call.received
            yield CloudAnswer(received.model, finish, received.prompt_tokens, received.completion_tokens, cost or 0)
        except CloudError as error:
            if _is_outage(error):
                self.breaker.failed(request.endpoint.address)
            raise
        finally:
            call.over()
            self._settle(entry, request, call, outcome)

    def _settle(self, entry: int, request: Request, call: _Call, outcome: Outcome) -> None:
        sent = call.bodies_sent
        self._ledger.settle(
            entry,
            outcome if sent else "not sent",
            bytes_out=sent * len(request.body.encode()),
            bytes_in=call.received.bytes,
            prompt_tokens=call.received.prompt_tokens,
            completion_tokens=call.received.completion_tokens,
            cost=_cost(request, call, outcome),
            first_word_s=call.received.first_word_s,
        )

    def _key(self, endpoint: Endpoint) -> str | None:
        key = self._read_key(endpoint.address)
        if not key and not is_loopback(host_of(endpoint.address)):
            raise CloudNotSetUp("There is no key for the cloud.", "Enter it in Settings, under Cloud.")
        return key

    def _require_permission(self, request: Request) -> None:
        if self._settings().local_only:
            raise LocalOnly("Local-only mode is on, so nothing was sent.", "Turn it off in Settings to ask the cloud.")
        if request.private or is_private(request.conversation):
            raise PrivateConversation(
                "This chat is private, so nothing of it was sent.", "Ask in another chat if the cloud may answer."
            )
        check_endpoint(request.endpoint.address)
        wait = self.breaker.wait_s(request.endpoint.address)
        if wait:
            raise CircuitOpen(
                f"The cloud failed several times in a row, so it is left alone for {wait:.0f} more seconds.",
                "This machine's own model still answers.",
            )
        if proxy_for(request.endpoint.address) != request.proxy:
            raise CloudError(
                "The proxy has changed since you agreed, so nothing was sent.", "Look at what would be sent once more."
            )

    @contextmanager
    def _connected(self, request: Request, key: str | None, call: _Call) -> Iterator[httpx2.Response]:
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream", "User-Agent": "inglenook"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        timeout = httpx2.Timeout(BETWEEN_BYTES_S, connect=CONNECT_S)
        transport = httpx2.HTTPTransport(proxy=request.proxy or None)
        with httpx2.Client(timeout=timeout, follow_redirects=False, transport=transport, trust_env=False) as client:
            message = client.build_request(
                "POST",
                request.endpoint.address.rstrip("/") + "/chat/completions",
                content=request.body.encode(),
                headers=headers,
                extensions={"trace": call.trace},
            )
            response = self._send(client, message, request, call)
            try:
                yield response
            finally:
                response.close()

    def _send(self, client: httpx2.Client, message: httpx2.Request, request: Request, call: _Call) -> httpx2.Response:
        def retry(error: Exception) -> bool | float:
            return not call.ended and _worth_retrying(error)

        for attempt in stamina.retry_context(on=retry, attempts=ATTEMPTS, timeout=60, wait_initial=0.5):
            with attempt:
                self._require_permission(request)
                call.begin_try()
                response = client.send(message, stream=True)
                call.answered()
                if response.status_code != 200:
                    response.close()
                    raise httpx2.HTTPStatusError(response.reason_phrase, request=message, response=response)
        return response


class _Call:
    """One call: its clocks, and its connections, so that a stop or a clock can cut it off while it waits."""

    def __init__(self, cancellation: Cancellation, received: Received) -> None:
        self.cancellation = cancellation
        self.received = received
        self.bodies_sent = 0
        self.late = ""
        """Which clock ran out, "" while none has."""
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._waits: threading.Timer | None = None
        self._whole = self._timer(TOTAL_S, "whole")
        cancellation.then(self._cut)

    @property
    def ended(self) -> bool:
        """Whether it is over whatever comes: stopped by the user, or too late."""
        return self.cancellation.cancelled or bool(self.late)

    def begin_try(self) -> None:
        """Start the clock that waits for an answer to begin."""
        self._stop_waiting()
        self._waits = self._timer(CONNECT_S + FIRST_BYTE_S, "first byte")

    def answered(self) -> None:
        """An answer has begun."""
        self._stop_waiting()

    def over(self) -> None:
        """Stop all clocks."""
        self._stop_waiting()
        self._whole.cancel()

    def note_text(self) -> None:
        """A piece of text has come."""
        if not self.received.first_word_s:
            self.received.first_word_s = time.monotonic() - self._began

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Httpcore's report of what it does: which sockets there are, and what has left."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            found = info["return_value"].get_extra_info("socket")
            if found is not None:
                with self._lock:
                    self._sockets.append(found)
                if self.ended:
                    self._cut()
        elif event.endswith("send_request_body.started"):
            self.bodies_sent += 1

    def _timer(self, seconds: float, name: str) -> threading.Timer:
        timer = threading.Timer(seconds, self._run_out, [name])
        timer.daemon = True
        timer.start()
        return timer

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.cancel()

    def _run_out(self, name: str) -> None:
        self.late = self.late or name
        self._cut()

    def _cut(self) -> None:
        """End every read that waits: closing a socket would not wake it, shutting it down does."""
        with self._lock:
            for open_socket in self._sockets:
                with contextlib.suppress(OSError, ValueError):
                    # Not the method of TLS sockets, which ends the encryption and then waits on.
                    socket.socket.shutdown(open_socket, socket.SHUT_RDWR)


def _sending(request: Request) -> Sending:
    most = request.endpoint.most(len(request.body), request.answer_tokens)
    return Sending(
        request.endpoint.address, request.endpoint.model, request.reason, request.body, request.conversation,
        request.hidden, most, request.proxy,
    )  # fmt: skip


def _cost(request: Request, call: _Call, outcome: Outcome) -> int | None:
    """What a call has cost in millionths; None where that is not known, so that its reservation stays."""
    received = call.received
    if not call.bodies_sent:
        return 0
    if received.prompt_tokens or received.completion_tokens:
        return request.endpoint.cost(received.prompt_tokens, received.completion_tokens)
    # Refused before a word came: nobody charges for that. Broken off or stopped later: perhaps.
    return 0 if outcome == "failed" and not received.bytes and not call.late else None


def _read(response: httpx2.Response, call: _Call) -> Iterator[CloudText]:
    received, kind = call.received, response.headers.get("Content-Type", "")
    if "text/event-stream" not in kind:
        raise CloudError(
            f"The cloud sent {kind.partition(';')[0][:60] or 'something'} and not a chat answer.",
            "Check the address in Settings, under Cloud.",
        )
    for event in httpx2.EventSource(response):
        if call.ended:
            break
        received.bytes += len(event.data.encode())
        if event.data == "[DONE]":
            break
        if text := take(event.data, received):
            call.note_text()
            yield CloudText(text)
    if call.late:
        raise httpx2.ReadTimeout(call.late)
    if not received.finish and not call.cancellation.cancelled:
        raise CloudError(
            "The cloud's answer broke off before its end.", "What came so far is kept; ask again for a whole answer."
        )


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
def _translated(call: _Call) -> Iterator[None]:
    """httpx2's exceptions as `CloudError`; a connection cut by the user's own stop is no error."""
    try:
        yield
    except httpx2.HTTPStatusError as error:
        raise _refusal(error.response) from error
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.SSEError) as error:
        if call.cancellation.cancelled:
            return
        raise _unreachable(error, call) from error


class _Outage(CloudError):
    """The endpoint does not work at the moment, whoever asks."""

    @property
    def kind(self) -> str:
        return CloudError.__name__


def _is_outage(error: CloudError) -> bool:
    return isinstance(error, _Outage)


def _unreachable(error: Exception, call: _Call) -> CloudError:
    if isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout) and not call.late:
        return _Outage("The cloud cannot be reached.", "Check the network; this machine's own model still answers.")
    if isinstance(error, httpx2.TimeoutException) or call.late:
        return _Outage("The cloud took too long to answer.", "Try again, or keep the answer of this machine.")
    return _Outage(
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
        return _Outage("The cloud is asked too often right now.", "Wait a little and try again.")
    if 300 <= status < 400:
        return CloudError("The cloud sent the request elsewhere, which is not followed.", "Enter the new address.")
    if status >= 500:
        return _Outage(f"The cloud has a problem of its own ({status}).", "Try again later.")
    return CloudError(f"The cloud refused the question ({status}).", "Check the address and model in Settings.")
