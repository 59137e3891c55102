"""No more of the conversation leaves than changes the local model's answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

from core.escalation.context import Exchange, by_use, exchanges, least_context, likeness
from core.messages import ChatMessage


def talk(*texts: str) -> list[Exchange]:
    roles: Iterator[Literal["user", "assistant"]] = itertools.cycle(("user", "assistant"))
    messages = [ChatMessage(number, next(roles), text, 0.0) for number, text in enumerate(texts, start=1)]
    return exchanges(messages)


EARLIER = talk(
    "I am 41 and allergic to nuts.", "Noted.", "What is the capital of Peru?", "Lima.", "Name a cake with cherries.",
    "Clafoutis is a cake with cherries.", "How is the weather?", "I cannot know.",
)  # fmt: skip


def test_a_question_that_stands_alone_takes_nothing_along() -> None:
    assert least_context("What is 2 + 2?", EARLIER, lambda _told: "It is 4.") == ()
    assert least_context("What is 2 + 2?", (), lambda _told: "It is 4.") == ()


def test_only_what_changes_the_answer_goes_along() -> None:
    asked: list[int] = []

    def answer(told: Sequence[Exchange]) -> str:
        asked.append(len(told))
        knows = any("cherries" in one.question.text for one in told)
        return "Clafoutis needs eggs, milk and flour." if knows else "Which cake do you mean?"

    needed = least_context("What does that cake with cherries need?", EARLIER, answer)
    assert [one.ids for one in needed] == [(5, 6)]
    assert asked == [4, 0, 1]


def test_what_turns_out_to_be_idle_stays_here() -> None:
    def answer(told: Sequence[Exchange]) -> str:
        knows = any("nuts" in one.question.text for one in told)
        return "No almonds in it." if knows else "Almonds, cream, sugar."

    needed = least_context("And what of the weather in that cake?", EARLIER, answer)
    assert by_use("And what of the weather in that cake?", EARLIER)[0] != 0, "others are tried first"
    assert [one.ids for one in needed] == [(1, 2)]
    nearest = least_context("And in that cake?", EARLIER, answer, alike=(0.1, 0.0, 0.5, 0.0))
    assert [one.ids for one in nearest] == [(1, 2), (5, 6)], "what is nearest in meaning stays"


def test_when_nothing_brings_the_answer_back_what_came_closest_goes_along() -> None:
    answers = iter(["alpha beta gamma delta", "other words here", "alpha beta other", *["nothing alike"] * 3])
    needed = least_context("alpha", EARLIER, lambda _told: next(answers))
    assert len(needed) == 1


def test_shared_rare_words_come_first_then_the_latest() -> None:
    assert by_use("Is Lima in Peru?", EARLIER)[0] == 1
    assert by_use("Why?", EARLIER) == [3, 2, 1, 0]


def test_with_an_encoder_what_is_near_in_meaning_comes_first() -> None:
    assert by_use("May I eat almonds?", EARLIER, alike=(0.5, 0.0, 0.3, 0.1))[:2] == [0, 2]


def test_other_numbers_are_another_answer() -> None:
    assert likeness("You pay 40 euros for it.", "You pay 45 euros for it.") == 0
    assert likeness("You pay 40 euros for it.", "You pay 40 euros for it") == 1
    assert likeness("", "") == 1


def test_what_both_repeat_from_the_question_is_no_likeness() -> None:
    assert likeness("The code word is Seagull.", "The code word is Otter.", "What is the code word?") == 0
    assert likeness("The code word.", "The code word", "What is the code word?") == 1


def test_a_question_without_an_answer_is_no_exchange() -> None:
    assert [one.ids for one in talk("a", "b", "c")] == [(1, 2)]
