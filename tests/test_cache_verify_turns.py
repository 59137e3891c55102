"""What was said before may change the answer to a question that says all itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cache.semantic_cache import SemanticCache
from cache.verify.turns import asks_about_the_world, depends, is_chatter, names_its_subject


@pytest.mark.parametrize(
    "turn", ["Hi there!", "Thanks a lot, that was very helpful!", "Good morning", "ok", "Great, thank you so much."]
)
def test_greetings_thanks_and_praise_are_chatter(turn: str) -> None:
    assert is_chatter(turn)


@pytest.mark.parametrize(
    "turn", ["Hi, I am vegetarian.", "Thanks, and in French?", "What is up with gravity?", "", "?"]
)
def test_what_says_something_is_no_chatter(turn: str) -> None:
    assert not is_chatter(turn)


@pytest.mark.parametrize(
    ("question", "turn", "cosine"),
    [
        ("What is the capital of Norway?", "From now on answer in French.", 0.0),
        ("What is the capital of Norway?", "Pretend to be a pirate.", 0.0),
        ("What can I eat for breakfast?", "I have type 2 diabetes.", 0.1),
        ("Suggest a present.", "My father is a fisherman.", 0.05),
        ("What is the speed limit on motorways?", "We are driving to Spain.", 0.3),
        ("How many member states are there?", "What is the purpose of the European Union?", 0.26),
        ("Which book should I read?", "I am new to chess.", None),
    ],
)
def test_what_may_change_the_answer_counts(question: str, turn: str, cosine: float | None) -> None:
    assert depends(question, turn, cosine)


@pytest.mark.parametrize(
    ("question", "turn", "cosine"),
    [
        ("What is photosynthesis?", "I have type 2 diabetes.", 0.1),
        ("What can I eat for breakfast?", "How tall is Mount Everest?", 0.1),
        ("What can I eat for breakfast?", "Good morning!", 0.4),
        ("What is photosynthesis?", "Who painted the Mona Lisa?", None),
    ],
)
def test_what_cannot_change_it_does_not(question: str, turn: str, cosine: float | None) -> None:
    assert not depends(question, turn, cosine)


def test_a_question_that_names_its_subject_again_needs_no_turn_before_it() -> None:
    assert asks_about_the_world("What is the capital of Canada?")
    assert names_its_subject("What is the population of Canada?", "What is the capital of Canada?")
    assert not names_its_subject("Which phone is best?", "Which phones cost less than 500 euros?")
    assert not names_its_subject("How many member states are there?", "What is the purpose of the European Union?")
    assert not asks_about_the_world("Which phone fits my budget?")


def test_greetings_before_a_question_change_nothing(tmp_path: Path) -> None:
    cache = SemanticCache(tmp_path / "cache.db", None)
    before = [("I have a cat.", "What a fine animal.")]
    cache.store("What should I feed it?", "Cat food.", "scope", before, "model")
    greeted = [("Hello!", "Hello, how can I help?"), *before, ("Thanks!", "You are welcome.")]
    hit = cache.look_up("What should I feed it?", "scope", greeted)
    assert hit is not None
    assert hit.answer == "Cat food."
    assert cache.look_up("What should I feed it?", "scope", [("Hello!", "Hello, how can I help?")]) is None
    cache.close()


def test_what_the_user_told_before_keeps_away_an_answer_for_somebody_else(tmp_path: Path) -> None:
    cache = SemanticCache(tmp_path / "cache.db", None)
    cache.store("Recommend a dinner recipe for two.", "Steak with chips.", "scope", [], "model")
    assert cache.look_up("Recommend a dinner recipe for two.", "scope", []) is not None
    told = [("I am vegetarian.", "Good to know.")]
    assert cache.look_up("Recommend a dinner recipe for two.", "scope", told) is None
    cache.close()
