"""What stands for the oldest part of a conversation whose context is full."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.client import Engine
from core.engine.protocol import Generated, Load, Text, Trimmed
from core.messages import AnswerFacts, ChatMessage, Notice
from core.messages import Trimmed as TrimmedForUser
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.summary import Summary, latest_summary, summing_up, to_sum_up, turns_after
from core.turns import turns_for
from models.starter import starter_model
from tests.test_core_assistant import Desk, facts


@pytest.fixture
def desk(home: Paths) -> Iterator[Desk]:
    made = Desk(home)
    made.settings = dataclasses.replace(made.settings, when_full="summarize", cache_enabled=False)
    yield made
    made.history.close()
    made.ledger.close()


def talk(*texts: str) -> tuple[ChatMessage, ...]:
    """Questions and answers in turn."""
    return tuple(
        ChatMessage(place + 1, "assistant" if place % 2 else "user", text, 0.0, AnswerFacts() if place % 2 else None)
        for place, text in enumerate(texts)
    )


def test_the_oldest_part_is_summed_up_once_and_read_from_then_on(desk: Desk) -> None:
    desk.engine.enqueue("Nice to meet you, Amara.")
    conversation = desk.answer("My name is Amara and I keep bees.").conversation
    desk.engine.enqueue("They need water.")
    desk.answer("What do bees need?", conversation)
    desk.engine.enqueue(Trimmed(2, 2048), "Never shown.")
    desk.engine.enqueue("The user is Amara, a beekeeper.")
    desk.engine.enqueue("Flowers too.")
    events = desk.ask("What else?", conversation)
    notices = [event for event in events if isinstance(event, Notice)]
    assert notices[-1].hint == "The user is Amara, a beekeeper."
    assert not [event for event in events if isinstance(event, TrimmedForUser)]
    assert events[-1].message.text == "Flowers too."
    assert facts(events[-1]).summary == "The user is Amara, a beekeeper."
    assert facts(events[-1]).trimmed_turns == 0
    asked = desk.engine.requests[-1]
    assert "The user is Amara, a beekeeper." in asked.turns[0].text
    assert "- My name is Amara and I keep bees." in asked.turns[0].text
    assert not any("I keep bees" in turn.text or "Nice to meet" in turn.text for turn in asked.turns[1:])

    desk.engine.enqueue("Clover.")
    desk.answer("Which flowers?", conversation)
    again = desk.engine.requests[-1]
    assert "The user is Amara, a beekeeper." in again.turns[0].text
    assert [turn.text for turn in again.turns[1:]][-3:] == ["What else?", "Flowers too.", "Which flowers?"]


def test_where_nothing_comes_of_it_the_oldest_turns_are_left_out_and_that_is_said(desk: Desk) -> None:
    desk.engine.enqueue("Yes.")
    conversation = desk.answer("Is it?").conversation
    desk.engine.enqueue(Trimmed(2, 2048), "Never shown.")
    desk.engine.enqueue(" ")
    desk.engine.enqueue(Trimmed(2, 2048), "Short.")
    events = desk.ask("And now?", conversation)
    assert TrimmedForUser(2, 2048) in events
    assert facts(events[-1]).trimmed_turns == 2
    assert facts(events[-1]).summary == ""


def test_another_branch_does_not_know_a_summary_of_messages_that_it_lacks(desk: Desk) -> None:
    before = talk("A", "B", "C")
    answered = ChatMessage(4, "assistant", "D", 0.0, AnswerFacts(summary="A was said.", summarized=2))
    assert latest_summary((*before, answered)) == Summary("A was said.", 2)
    assert latest_summary(before) is None


@given(st.lists(st.text(min_size=1, max_size=300), min_size=2, max_size=30), st.integers(1, 40))
def test_what_is_summed_up_makes_room_and_ends_before_a_question(texts: list[str], left_out: int) -> None:
    before = talk(*texts)
    summed = to_sum_up(before, None, left_out)
    rest = before[len(summed) :]
    assert summed == before[: len(summed)]
    assert not rest or rest[0].role == "user"
    assert len(turns_for("", rest)) <= max(0, len(turns_for("", before)) - left_out)
    if summed:
        turns = turns_after("Be brief.", before, Summary("In short.", summed[-1].id))
        assert "In short." in turns[0].text
        assert len(turns[0].text.encode()) < 900
        assert turns[1:] == turns_for("", rest)


@given(st.lists(st.text(min_size=1, max_size=4000), min_size=1, max_size=12), st.integers(256, 8192))
def test_what_is_read_to_sum_up_has_room(texts: list[str], context: int) -> None:
    request = summing_up(talk(*texts), Summary("Before.", 0), context)
    fixed = sum(len(turn.text) for turn in summing_up((), Summary("", 0), context).turns)
    assert sum(len(turn.text.encode()) for turn in request.turns) <= 2 * context + fixed + 40 * (len(texts) + 1)


@pytest.mark.slow
def test_a_model_sums_up(tmp_path: Path) -> None:
    said = talk("My name is Amara. I keep bees in Lund.", "Nice to meet you, Amara! How many hives do you have?")
    engine = Engine(tmp_path / "log")
    try:
        load = Load(str(starter_model()), context_length=1024)
        events = list(engine.generate(load, summing_up(said, None, 1024), Cancellation()))
    finally:
        engine.close()
    text = "".join(event.text for event in events if isinstance(event, Text))
    assert "Amara" in text or "bees" in text
    end = events[-1]
    assert isinstance(end, Generated)
    assert end.completion_tokens <= 128
