"""What the cloud's faults cost: at most a sentence, never the words that came, never a byte or a cent too much."""

from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import CircuitOpen, CloudError, OverBudget, PrivateConversation, RedactionFailed
from core.escalation import cloud as cloud_module
from core.escalation.breaker import OPEN_S, Breaker
from core.escalation.cloud import CloudAnswer, CloudClient, CloudText, Request
from core.escalation.endpoints import Endpoint, choose, endpoints, proxy_for, shown_proxy
from core.escalation.escalation import Escalation, Restored, Subject
from core.escalation.redact import detect as detect_module
from core.ledger import Caps, Ledger, Sending
from core.messages import FIRST_PRIVATE, ChatMessage, Disclosure
from core.money import millionths, money
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


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """An escalation whose settings and clock a test can change."""

    def __init__(self, server: CloudServer, ledger: Ledger) -> None:
        self.settings = Settings(
            cloud_endpoint=server.url, cloud_model="big", cloud_price_in=10.0, cloud_price_out=40.0,
            cloud_answer_tokens=100,
        )  # fmt: skip
        self.clock = Clock()
        self.online = True
        self.client = CloudClient(lambda: self.settings, lambda _endpoint: "key", ledger, Breaker(self.clock))
        self.escalation = Escalation(lambda: self.settings, self.client, ledger, lambda: self.online)

    def change(self, **values: object) -> None:
        self.settings = dataclasses.replace(self.settings, **values)  # type: ignore[arg-type]

    def subject(self, text: str = "Mail otto@web.example", conversation: int = 1, private: bool = False) -> Subject:
        return Subject(ChatMessage(7, "user", text, 0.0), (), conversation, private)

    def ask(self, subject: Subject | None = None, cancellation: Cancellation | None = None) -> str:
        words: list[str] = []
        self.collect(subject or self.subject(), words, cancellation)
        return "".join(words)

    def collect(self, subject: Subject, words: list[str], cancellation: Cancellation | None = None) -> None:
        """Ask, and add the answer's pieces to `words` as they come."""
        outgoing = self.escalation.prepare(subject, Disclosure())
        events = self.escalation.answer(subject, Disclosure(), outgoing.digest, "test", cancellation or Cancellation())
        words.extend(event.text for event in events if isinstance(event, CloudText))


@pytest.fixture
def desk(server: CloudServer, ledger: Ledger) -> Desk:
    return Desk(server, ledger)


# Nothing leaves


def test_not_a_byte_leaves_when_something_forbids_it(
    desk: Desk, server: CloudServer, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(Endpoint(server.url, "big"), "{}", False, "test")

    def send(changed: Request) -> None:
        list(desk.client.stream(changed, Cancellation()))

    desk.change(local_only=True)
    with pytest.raises(CloudError, match="Local-only"):
        send(request)
    desk.change(local_only=False)
    with pytest.raises(PrivateConversation):
        send(dataclasses.replace(request, private=True))
    with pytest.raises(PrivateConversation):
        send(dataclasses.replace(request, conversation=FIRST_PRIVATE))
    with pytest.raises(PrivateConversation):
        desk.ask(desk.subject(private=True))
    desk.change(cloud_cap_call=0.000_001)
    with pytest.raises(OverBudget, match="nothing was sent"):
        desk.ask()
    desk.change(cloud_cap_call=1.0)
    monkeypatch.setattr(detect_module, "find_secrets", lambda _text: 1 / 0)
    with pytest.raises(RedactionFailed):
        desk.ask()
    assert server.connections == 0
    assert ledger.entries() == ()


def test_offline_nothing_is_proposed_and_a_try_ends_in_a_sentence(desk: Desk, ledger: Ledger) -> None:
    desk.change(cloud_endpoint="https://cloud.invalid/v1")
    desk.online = False
    assert desk.escalation.conditions("hello", 1).offline
    with pytest.raises(CloudError, match="cannot be reached"):
        desk.ask()
    (entry,) = ledger.entries()
    assert (entry.outcome, entry.bytes_out, entry.cost) == ("not sent", 0, 0)


def test_a_secret_and_an_empty_budget_are_conditions(desk: Desk) -> None:
    assert desk.escalation.conditions("the password is hunter2!", 1).secret
    assert not desk.escalation.conditions("What is the tallest tower?", 1).secret
    desk.change(cloud_cap_day=0.000_001)
    assert desk.escalation.conditions("hello", 1).budget_empty


def test_a_standing_rule_never_covers_a_secret_or_a_private_chat(desk: Desk) -> None:
    desk.escalation.remember(1, Disclosure(), "conversation")
    assert desk.escalation.agreed(desk.subject()) == Disclosure()
    assert desk.escalation.agreed(desk.subject(conversation=2)) is None
    assert desk.escalation.agreed(desk.subject("my card is 4111 1111 1111 1111")) is None
    assert desk.escalation.agreed(desk.subject(private=True)) is None
    desk.escalation.stay_local(1, "conversation")
    assert desk.escalation.agreed(desk.subject()) is None
    assert desk.escalation.conditions("hello", 1).stays_local


def test_an_endpoint_without_prices_is_never_asked_by_itself(desk: Desk) -> None:
    desk.change(cloud_endpoint="https://cloud.example/v1", cloud_price_in=0.0, cloud_price_out=0.0)
    desk.escalation.remember(1, Disclosure(), "always")
    assert desk.escalation.agreed(desk.subject()) is None


# Faults


def test_a_hang_before_the_first_byte_ends_after_its_clock(
    desk: Desk, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cloud_module, "CONNECT_S", 0.1)
    monkeypatch.setattr(cloud_module, "FIRST_BYTE_S", 0.1)
    server.replies = [Reply(hang_s=20)]
    with pytest.raises(CloudError, match="too long"):
        desk.ask()
    assert len(server.requests) == 1


def test_a_slow_drip_ends_after_the_whole_time_and_keeps_its_words(
    desk: Desk, server: CloudServer, monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    monkeypatch.setattr(cloud_module, "TOTAL_S", 4.0)
    server.replies = [Reply(pieces=("word ",) * 1000, pause_s=0.05)]
    subject = desk.subject()
    outgoing = desk.escalation.prepare(subject, Disclosure())
    words: list[str] = []
    with pytest.raises(CloudError, match="too long"):
        desk.collect(subject, words)
    assert words
    (entry,) = ledger.entries()
    assert entry.outcome == "failed"
    assert entry.cost == outgoing.most, "what it cost is not known, so all that was set aside stays so"


def test_the_users_stop_ends_a_hang_at_once(desk: Desk, server: CloudServer) -> None:
    server.replies = [Reply(hang_s=60)]
    cancellation = Cancellation()
    threading.Timer(0.3, cancellation.cancel).start()
    began = time.monotonic()
    assert desk.ask(cancellation=cancellation) == ""
    assert time.monotonic() - began < 15


def test_a_reset_in_mid_stream_keeps_the_words(desk: Desk, server: CloudServer) -> None:
    server.replies = [
        Reply(
            pieces=(
                "To ⟦EMA",
                "IL_1⟧ and more",
            ),
            reset=True,
        )
    ]
    subject = desk.subject()
    words: list[str] = []
    with pytest.raises(CloudError):
        desk.collect(subject, words)
    assert "".join(words).startswith("To ")


def test_after_three_failures_an_endpoint_is_left_alone_for_a_minute(desk: Desk, server: CloudServer) -> None:
    server.replies = [Reply(status=500)] * 9
    for _ in range(3):
        with pytest.raises(CloudError, match="problem of its own"):
            desk.ask()
    with pytest.raises(CircuitOpen, match="60 more seconds"):
        desk.ask()
    assert desk.escalation.conditions("hello", 1).circuit_open
    assert len(server.requests) == 9
    desk.clock.now += OPEN_S + 1
    assert desk.ask() == "Paris."
    assert not desk.escalation.conditions("hello", 1).circuit_open


def test_a_refused_key_is_no_outage(desk: Desk, server: CloudServer) -> None:
    server.replies = [Reply(status=401)] * 4
    for _ in range(4):
        with pytest.raises(CloudError, match="key"):
            desk.ask()


def test_every_try_is_counted_in_the_ledger(desk: Desk, server: CloudServer, ledger: Ledger) -> None:
    server.replies = [Reply(status=503), Reply(status=429, headers={"Retry-After": "0"}), Reply()]
    assert desk.ask() == "Paris."
    (entry,) = ledger.entries()
    assert entry.bytes_out == sum(len(request.body) for request in server.requests)
    assert (entry.hidden, entry.outcome) == ("1 EMAIL_ADDRESS", "answered")
    assert entry.cost == 7 * 10 + 2 * 40
    assert entry.first_word_s > 0


def test_a_hundred_thousand_placeholders_are_restored_exactly(desk: Desk, server: CloudServer) -> None:
    server.replies = [Reply(pieces=("⟦EMAIL_1⟧ ⟦EMA", "IL_1⟧ ⟦EMAIL_2⟧"))]
    subject = desk.subject()
    outgoing = desk.escalation.prepare(subject, Disclosure())
    *texts, end, restored = desk.escalation.answer(subject, Disclosure(), outgoing.digest, "test", Cancellation())
    assert "".join(text.text for text in texts if isinstance(text, CloudText)) == (
        "otto@web.example otto@web.example ⟦EMAIL_2⟧"
    )
    assert isinstance(end, CloudAnswer)
    assert restored == Restored(1, 1, 0, len(outgoing.body.encode()))


def test_what_changed_since_it_was_shown_is_not_sent(desk: Desk, server: CloudServer) -> None:
    outgoing = desk.escalation.prepare(desk.subject(), Disclosure())
    desk.change(cloud_model="other")
    with pytest.raises(CloudError, match="changed"):
        list(desk.escalation.answer(desk.subject(), Disclosure(), outgoing.digest, "test", Cancellation()))
    assert server.connections == 0


# Endpoints


def test_the_cheapest_endpoint_that_is_quick_enough_is_asked(desk: Desk, server: CloudServer, ledger: Ledger) -> None:
    desk.change(
        cloud_others=f"{server.url} cheap 1 1 9.5\n\n{server.url} quick 20 80 0.2", cloud_patience_s=0.0,
    )  # fmt: skip
    assert desk.escalation.prepare(desk.subject(), Disclosure()).model == "cheap"
    desk.change(cloud_patience_s=5.0)
    assert desk.escalation.prepare(desk.subject(), Disclosure()).model == "big", "nothing is known of its wait"
    entry = ledger.reserve(Sending(server.url, "big", "test", "{}"), Caps(10, 10, 10))
    ledger.settle(entry, "answered", first_word_s=12.0)
    assert desk.escalation.prepare(desk.subject(), Disclosure()).model == "quick"
    desk.change(cloud_patience_s=0.01)
    assert desk.escalation.prepare(desk.subject(), Disclosure()).model == "quick", "none is quick enough: the quickest"


def test_an_endpoint_that_is_left_alone_is_asked_last() -> None:
    first, second = Endpoint("https://a.example", "a", 1, 1), Endpoint("https://b.example", "b", 2, 2)
    chosen = choose([first, second], lambda one: one.cost(100, 100), lambda _one: 0.0, 0.0, lambda one: one is first)
    assert chosen is second
    assert choose([first], lambda _one: 1, lambda _one: 0.0, 0.0, lambda _one: True) is first


@pytest.mark.parametrize(
    "line", ["https://a.example", "https://a.example m x", "https://a.example m 1 2 3 4", "http://a.example m 1 1"]
)
def test_a_line_that_is_no_endpoint_is_a_sentence(line: str) -> None:
    with pytest.raises(CloudError) as caught:
        endpoints(Settings(cloud_others=line))
    assert caught.value.hint


def test_a_proxy_is_honoured_and_shown_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://me:secret@proxy.example:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("https://cloud.example/v1") == "http://me:secret@proxy.example:3128"
    assert proxy_for("https://inside.example/v1") == ""
    assert proxy_for("http://127.0.0.1:1/v1") == ""
    assert shown_proxy("http://me:secret@proxy.example:3128") == "http://proxy.example:3128"
    assert shown_proxy("") == ""


# Money


def test_money_reads_well_and_is_never_rounded_down() -> None:
    assert money(0, "EUR") == "0.00 EUR"
    assert money(4_200, "EUR") == "0.0042 EUR"
    assert money(1_234_560_000, "EUR") == "1,234.56 EUR"
    assert millionths(0.000_000_1) == 1
    assert millionths(0.1) == 100_000


CALLS = st.lists(
    st.tuples(
        st.integers(0, 4_000),  # reserved, in millionths
        st.sampled_from(["settle", "crash", "free"]),
        st.floats(0, 1.5),  # what it did cost, as a share of what was reserved
        st.integers(0, 40_000),  # seconds until the next
    ),
    max_size=40,
)


@settings(max_examples=1000, deadline=None)
@given(calls=CALLS, day=st.integers(0, 20_000), month=st.integers(0, 60_000))
def test_no_sequence_of_calls_crashes_and_settlements_goes_over_a_cap_by_more_than_a_call(
    calls: list[tuple[int, str, float, int]], day: int, month: int
) -> None:
    clock = Clock()
    ledger = _in_memory(clock)
    caps = Caps(3_000, day, month)
    spent: list[tuple[float, int]] = []
    for reserved, end, share, pause in calls:
        try:
            entry = ledger.reserve(Sending("https://a.example", "m", "test", "{}", most=reserved), caps)
        except OverBudget:
            pass
        else:
            assert reserved <= caps.call
            cost = 0 if end == "free" else round(reserved * share) if end == "settle" else reserved
            if end != "crash":
                ledger.settle(entry, "answered" if end == "settle" else "failed", cost=cost)
            spent.append((clock.now, cost))
            overrun = max(0, cost - reserved)
            for span, cap in ((86_400, day), (30 * 86_400, month)):
                within = sum(amount for at, amount in spent if at > clock.now - span)
                assert within <= cap + caps.call + overrun
        clock.now += pause
    ledger.close()


def _in_memory(clock: Clock) -> Ledger:
    ledger = Ledger(None, clock)
    ledger._store.db.execute("PRAGMA synchronous = OFF")
    return ledger


RESERVE = """
import os, signal, sys
from core.ledger import Caps, Ledger, Sending
ledger = Ledger(__import__("pathlib").Path(sys.argv[1]))
caps = Caps(10, 100, 100)
for _ in range(50):
    try:
        ledger.reserve(Sending("https://a.example", "m", "test", "{}", most=10), caps)
    except Exception as error:
        assert type(error).__name__ == "OverBudget", error
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_that_are_killed_leave_their_reservations_behind(home: Paths, ledger: Ledger) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", RESERVE, str(home.ledger)], cwd=Path(__file__).parent.parent)
        for _ in range(3)
    ]
    assert [process.wait(120) for process in running] == [-signal.SIGKILL] * 3
    assert ledger.totals().spent_day == 100
    with pytest.raises(OverBudget):
        ledger.reserve(Sending("https://a.example", "m", "test", "{}", most=1), Caps(10, 100, 100))
