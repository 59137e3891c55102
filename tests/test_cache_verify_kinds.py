"""Questions that lean on what came before, and answers that hold only for a while."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.verify.kinds import leans_on_context, lifetime

DAY = 86_400.0


@pytest.mark.parametrize(
    "question",
    [
        "continue",
        "yes",
        "And in French?",
        "Why is that?",
        "what about the second one?",
        "How is it treated?",
        "What are its disadvantages?",
        "Where do they live?",
        "What else did she write?",
        "Make it shorter",
        "Something cheaper",
        "What are the side effects?",
        "Give me more examples",
        "Is it hard to learn?",
        "In Python?",
        "Explain this error",
        "Summarize the text above",
        "Why?",
        "You said it was easy. Why?",
        "now do it with a loop",
        "Yes, please",
        "What about Germany?",
        "Why is it so?",
    ],
)
def test_a_question_that_says_nothing_alone_leans_on_what_came_before(question: str) -> None:
    assert leans_on_context(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "How long does it take to learn Spanish?",
        "Is it safe to eat raw eggs during pregnancy?",
        "What is it like to be a nurse?",
        "Why is it important to wear a helmet?",
        "What are the side effects of aspirin?",
        "Translate this to German: good morning",
        "Who wrote Hamlet and when did he write it?",
        "How do I know when a steak is done so that it does not dry out?",
        "Next.js or Remix for a shop?",
        "Is there a cure for malaria?",
        "How do I get better at chess?",
        "What is anemia?",
        "How many people live in Japan?",
        "How do I know that the bread is done?",
        "How does photosynthesis work?",
        "Quelle est la capitale de la France ?",
        "More than 100 guests: how much rice?",
    ],
)
def test_a_question_that_says_all_itself_does_not(question: str) -> None:
    assert not leans_on_context(question)


@pytest.mark.parametrize(
    "question",
    [
        "What's the weather in Oslo today?",
        "What is the latest version of Node.js?",
        "Bitcoin price",
        "What is the price of gold?",
        "What time is it?",
        "Who is winning the match?",
        "What's on my calendar?",
        "How many unread emails do I have?",
        "What did I just copy?",
        "Is my build still running?",
        "What is my name?",
        "Set a timer for 10 minutes",
        "Remind me to call Anna",
        "Play some jazz",
        "Tell me a joke",
        "Flip a coin",
        "Good restaurants near me",
        "How many days until Christmas?",
        "What happened yesterday?",
        "Generate a random password",
        "Who won yesterday?",
        "What time is it in Tokyo?",
        "Give me another example",
    ],
)
def test_what_holds_for_a_moment_only_is_never_given_again(question: str) -> None:
    assert lifetime(question, "An answer.") == 0.0


@pytest.mark.parametrize(
    "question",
    [
        "How do I set up a timer in JavaScript?",
        "What is a good credit score?",
        "Why was my card declined?",
        "How do I change my wifi password?",
        "How do I play the guitar?",
        "What is the difference between weather and climate?",
        "How do I know if I have the flu?",
        "What does 'now' mean in SQL?",
        "How do I lose weight?",
    ],
)
def test_an_ordinary_answer_holds_without_end(question: str) -> None:
    assert lifetime(question, "An answer.") is None


def test_what_ages_slowly_holds_for_days_or_weeks() -> None:
    assert lifetime("How much does a flat in Oslo cost?", "A lot.") == 7 * DAY
    assert lifetime("Who is the president of France?", "A person.") == 30 * DAY
    assert lifetime("What is the population of Japan?", "Many.") == 30 * DAY


def test_an_answer_that_speaks_of_the_moment_is_as_short_lived_as_such_a_question() -> None:
    assert lifetime("Who leads the company?", "As of today, it is Anna.") == 0.0
    assert lifetime("Which day is good?", "Today is Monday, so Tuesday.") == 0.0
    assert lifetime("Who leads the company?", " ") == 0.0


def test_what_can_be_neither_stored_nor_encoded_is_not_remembered() -> None:
    assert lifetime("\ud800 half a pair", "An answer.") == 0.0
    assert lifetime("word " * 20_000, "An answer.") == 0.0


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_any_text_has_a_kind(question: str, answer: str) -> None:
    assert leans_on_context(question) in (True, False)
    seconds = lifetime(question, answer)
    assert seconds is None or seconds >= 0.0


@pytest.mark.parametrize(
    "question",
    [
        "I am a girl with many friends who are boys. How bad is that?",
        "What is the boundary of the universe? What is beyond that?",
        "How can one improve his eyesight?",
        "How did Instagram get its first users?",
        "How hard is it to start an import business?",
        "What is the difference between the current account deficit and the trade deficit?",
    ],
)
def test_what_names_its_own_subject_does_not_lean_on_what_came_before(question: str) -> None:
    assert not leans_on_context(question)
    assert lifetime(question, "An answer.") is None


@pytest.mark.parametrize(
    "question",
    ["How good would this laptop be?", "Is it good?", "What about its size?", "Explain that. In short, please."],
)
def test_what_does_not_still_leans(question: str) -> None:
    assert leans_on_context(question)
