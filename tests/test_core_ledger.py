"""The ledger tells everything that left this machine, whatever happened afterwards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from core.ledger import Caps, Ledger, Sending
from core.paths import Paths
from tests.limits import full_disk

CAPS = Caps(1_000_000, 2_000_000, 5_000_000)


@pytest.fixture
def ledger(home: Paths) -> Iterator[Ledger]:
    with closing(Ledger(home.ledger)) as ledger:
        yield ledger


def send(ledger: Ledger, body: str = '{"messages": []}') -> int:
    return ledger.reserve(Sending("https://api.example.com/v1", "big-1", "asked for", body), CAPS)


def test_a_request_is_recorded_before_anything_is_known_of_its_answer(ledger: Ledger) -> None:
    before = time.time()
    id_ = send(ledger, "grün")
    [entry] = ledger.entries()
    assert (entry.id, entry.endpoint, entry.model, entry.reason) == (
        id_,
        "https://api.example.com/v1",
        "big-1",
        "asked for",
    )
    assert before <= entry.at <= time.time()
    assert (entry.body, entry.bytes_out, entry.outcome) == ("grün", 5, "unknown")


def test_the_answer_and_its_cost_are_added_later(ledger: Ledger) -> None:
    first, second = send(ledger), send(ledger)
    ledger.settle(first, "answered", bytes_in=900, prompt_tokens=12, completion_tokens=34)
    ledger.settle(second, "failed")
    newest, oldest = ledger.entries()
    assert (oldest.outcome, oldest.bytes_in, oldest.prompt_tokens, oldest.completion_tokens) == (
        "answered",
        900,
        12,
        34,
    )
    assert (newest.outcome, newest.bytes_in) == ("failed", 0)


def test_the_record_outlives_a_program_that_never_settled_it(ledger: Ledger, home: Paths) -> None:
    send(ledger)
    with closing(Ledger(home.ledger)) as again:
        assert [entry.outcome for entry in again.entries()] == ["unknown"]


def test_bytes_are_summed_from_a_moment_on(ledger: Ledger) -> None:
    assert ledger.bytes_since(0) == 0
    send(ledger, "x" * 100)
    send(ledger, "x" * 20)
    assert ledger.bytes_since(0) == 120
    newest, oldest = ledger.entries()
    assert ledger.bytes_since(newest.at) == (20 if newest.at > oldest.at else 120)
    assert ledger.bytes_since(newest.at + 1) == 0
    assert ledger.entries(newest.at + 1) == ()


def test_an_unwritable_ledger_says_so(home: Paths) -> None:
    with full_disk():
        ledger = Ledger(home.ledger)
    with closing(ledger):
        assert "the record of what was sent" in ledger.warning
        send(ledger)
        assert len(ledger.entries()) == 1
