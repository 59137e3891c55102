"""The cloud client: what leaves, what does not, and what the user reads when it goes wrong."""

from __future__ import annotations

import dataclasses
import json
import threading
import time
from collections.abc import Iterator

import pytest
import stamina

from core.errors import CloudError, CloudNotSetUp, LocalOnly
from core.escalation.cloud import CloudAnswer, CloudClient, CloudText, Request
from core.escalation.endpoints import Endpoint, check_endpoint
from core.escalation.router import destination
from core.ledger import Ledger
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import Settings
from tests.cloud_server import CloudServer, Reply, cloud_server


@pytest.fixture
def server() -> Iterator[CloudServer]:
    with cloud_server() as running:
        yield running


@pytest.fixture
def ledger(home: Paths) -> Iterator[Ledger]:
    opened = Ledger(home.ledger)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def quick_retries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


class Setup:
    """A client whose settings a test can change."""

    def __init__(self, server: CloudServer, ledger: Ledger) -> None:
        self.settings = Settings(cloud_endpoint=server.url, cloud_model="big-model")
        self.key: str | None = "secret-key"
        self.client = CloudClient(lambda: self.settings, lambda _endpoint: self.key, ledger)

    def request(self, question: str = "What is the capital of France?", private: bool = False) -> Request:
        body = json.dumps({"messages": [{"role": "user", "content": question}]})
        endpoint = Endpoint(self.settings.cloud_endpoint, self.settings.cloud_model)
        return Request(endpoint, body, private, "test")

    def ask(self, question: str = "What is the capital of France?") -> tuple[str, CloudAnswer]:
        events = list(self.client.stream(self.request(question), Cancellation()))
        assert isinstance(events[-1], CloudAnswer)
        return "".join(event.text for event in events[:-1] if isinstance(event, CloudText)), events[-1]


@pytest.fixture
def setup(server: CloudServer, ledger: Ledger) -> Setup:
    return Setup(server, ledger)


def test_the_answer_streams_and_what_was_shown_is_what_left(setup: Setup, server: CloudServer) -> None:
    text, end = setup.ask()
    assert text == "Paris."
    assert (end.finish, end.prompt_tokens, end.completion_tokens) == ("stop", 7, 2)
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.body.decode() == setup.request().body
    assert request.headers["Authorization"] == "Bearer secret-key"
    assert json.loads(request.body)["messages"] == [{"role": "user", "content": "What is the capital of France?"}]


def test_every_call_is_in_the_ledger(setup: Setup, ledger: Ledger) -> None:
    setup.ask()
    (entry,) = ledger.entries()
    assert entry.outcome == "answered"
    assert entry.bytes_out == len(entry.body.encode()) > 0


def test_local_only_mode_sends_nothing(setup: Setup, server: CloudServer, ledger: Ledger) -> None:
    outgoing = setup.request("secret plans")
    setup.settings = dataclasses.replace(setup.settings, local_only=True)
    with pytest.raises(LocalOnly):
        list(setup.client.stream(outgoing, Cancellation()))
    assert server.requests == []
    assert list(ledger.entries()) == []


def test_local_only_mode_switched_on_between_tries_stops_the_next_try(setup: Setup, server: CloudServer) -> None:
    server.replies = [Reply(status=503)]
    outgoing = setup.request()
    settings = setup.settings

    def settings_now() -> Settings:
        return dataclasses.replace(settings, local_only=bool(server.requests))

    setup.client._settings = settings_now
    with pytest.raises(LocalOnly):
        list(setup.client.stream(outgoing, Cancellation()))
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_passing_problem_is_tried_again(setup: Setup, server: CloudServer, status: int) -> None:
    server.replies = [Reply(status=status), Reply(status=status), Reply()]
    assert setup.ask()[0] == "Paris."
    assert len(server.requests) == 3


def test_three_tries_are_all(setup: Setup, server: CloudServer) -> None:
    server.replies = [Reply(status=503)] * 5
    with pytest.raises(CloudError, match="problem of its own"):
        setup.ask()
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(401, "key"), (403, "key"), (402, "payment"), (404, "address or model"), (400, "refused"), (307, "elsewhere")],
)
def test_a_refusal_is_one_sentence_and_one_request(
    setup: Setup, server: CloudServer, status: int, sentence: str
) -> None:
    server.replies = [Reply(status=status, headers={"Location": server.url + "/elsewhere"})]
    with pytest.raises(CloudError, match=sentence) as caught:
        setup.ask()
    assert caught.value.hint
    assert len(server.requests) == 1


def test_too_long_a_wait_is_not_waited_for(setup: Setup, server: CloudServer) -> None:
    server.replies = [Reply(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(CloudError, match="too often"):
        setup.ask()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "raw",
    [b"data: {not json}\n\n", b'data: {"choices": "nonsense"}\n\n', b"data: [1, 2]\n\n", b"data: \xff\xfe\n\n"],
)
def test_nonsense_is_an_error_not_an_answer(setup: Setup, server: CloudServer, raw: bytes) -> None:
    server.replies = [Reply(raw=raw)]
    with pytest.raises(CloudError):
        setup.ask()


def test_a_web_page_instead_of_an_answer_is_said(setup: Setup, server: CloudServer) -> None:
    server.replies = [Reply(raw=b"<html>hello</html>", headers={"Content-Type": "text/html"})]
    with pytest.raises(CloudError):
        setup.ask()


def test_a_break_in_the_middle_keeps_what_came_and_is_recorded(
    setup: Setup, server: CloudServer, ledger: Ledger
) -> None:
    server.replies = [Reply(break_off=True)]
    stream = setup.client.stream(setup.request(), Cancellation())
    assert next(stream) == CloudText("Par")
    with pytest.raises(CloudError, match="broke"):
        list(stream)
    (entry,) = ledger.entries()
    assert entry.outcome == "failed"


def test_stopping_ends_a_slow_answer(setup: Setup, server: CloudServer) -> None:
    server.replies = [Reply(pieces=("one ",) * 100, pause_s=0.05)]
    cancellation = Cancellation()
    stream = setup.client.stream(setup.request(), cancellation)
    next(stream)
    threading.Timer(0.2, cancellation.cancel).start()
    started = time.monotonic()
    *_, end = stream
    assert isinstance(end, CloudAnswer)
    assert end.finish == "cancelled"
    assert time.monotonic() - started < 4


def test_no_server_is_a_sentence(setup: Setup) -> None:
    setup.settings = dataclasses.replace(setup.settings, cloud_endpoint="http://127.0.0.1:9/v1")
    with pytest.raises(CloudError, match="cannot be reached"):
        setup.ask()


def test_a_key_never_goes_over_plain_http_to_another_machine() -> None:
    for endpoint in ("http://example.com/v1", "ftp://example.com", "example.com", "", "file:///etc/passwd"):
        with pytest.raises(CloudError):
            check_endpoint(endpoint)
    for endpoint in ("https://example.com/v1", "http://localhost:1/v1", "http://127.0.0.1:8080/v1", "http://[::1]:1"):
        check_endpoint(endpoint)


def test_a_missing_key_is_asked_for_before_anything_leaves(setup: Setup, ledger: Ledger) -> None:
    setup.settings = dataclasses.replace(setup.settings, cloud_endpoint="https://cloud.invalid/v1")
    setup.key = None
    with pytest.raises(CloudNotSetUp, match="key"):
        setup.ask()
    assert list(ledger.entries()) == []


CLOUD = Settings(cloud_endpoint="https://a.example/v1", cloud_model="m")


@pytest.mark.parametrize(
    ("route", "approved", "settings", "expected"),
    [
        ("automatic", False, CLOUD, "local"),
        ("local", True, CLOUD, "local"),
        ("cloud", False, CLOUD, "ask the user"),
        ("cloud", True, CLOUD, "cloud"),
        ("cloud", True, dataclasses.replace(CLOUD, local_only=True), LocalOnly),
        ("cloud", True, Settings(), CloudNotSetUp),
    ],
)
def test_who_answers(route: str, approved: bool, settings: Settings, expected: object) -> None:
    if isinstance(expected, str):
        assert destination(route, approved, settings) == expected  # type: ignore[arg-type]
    else:
        with pytest.raises(expected):  # type: ignore[call-overload]
            destination(route, approved, settings)  # type: ignore[arg-type]
