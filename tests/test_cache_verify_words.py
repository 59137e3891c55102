"""Which spellings are the same question, and which other words surely mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.verify import normalize, same_meaning_possible

# Which questions are the same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is the capital of France?", "what is the  capital of France"),
        ("Explain recursion.", "explain recursion"),
        ("Who was Napoléon?", "Who was Napole\u0301on?"),
        ("Какая столица Франции?", "какая столица франции"),
    ],
)
def test_spelling_that_never_matters(a: str, b: str) -> None:
    assert normalize(a) == normalize(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is 5!", "What is 5"),
        ("What is n!", "What is n"),
        ("What is 10²?", "What is 102?"),
        ("What does ls -R do?", "What does ls -r do?"),
        ("Is the US big?", "Is the us big?"),
        ("What is Polish?", "What is polish?"),
        ("How long is 1 Mb?", "How long is 1 MB?"),
        ("What is -5 + 3?", "What is 5 + 3?"),
        ("Is it not good?", "Is it good?"),
        ("Was kostet die Maße?", "Was kostet die Masse?"),
        ('Translate "Turkey"', 'Translate "turkey"'),
        ("fix:\nif x:\n  y", "fix:\nif x:\ny"),
    ],
)
def test_spelling_that_matters(a: str, b: str) -> None:
    assert normalize(a) != normalize(b)
    assert not same_meaning_possible(a, b)


@given(st.text())
def test_normalizing_twice_changes_nothing_and_any_text_can_be_judged(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)
    assert same_meaning_possible(text, text) or "\n" in text.strip() or len(text) > 800


@given(st.text(max_size=60), st.text(max_size=60))
def test_sameness_of_meaning_has_no_direction(a: str, b: str) -> None:
    assert same_meaning_possible(a, b) == same_meaning_possible(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("What is the capital of France?", "What's the capital of France"),
        ("What is the capital of France?", "What is France's capital?"),
        ("What is the capital of France?", "Please tell me the capital of France."),
        ("How do I learn Spanish?", "What is the best way to learn Spanish?"),
        ("How many grams are in 3 cups?", "How many grams in three cups?"),
        ("Why can't penguins fly?", "Why can not penguins fly?"),
        ("Explain HTTP error 403", "explain HTTP error 403."),
        ("How far is 10 km?", "How far is 10 kilometres?"),
        ("What is 1,000 divided by 8?", "What is 1000 divided by 8?"),
    ],
)
def test_words_that_mean_the_same(a: str, b: str) -> None:
    assert same_meaning_possible(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("How many calories are in 2 eggs?", "How many calories are in 3 eggs?"),
        ("Is Python 3.1 supported?", "Is Python 3.10 supported?"),
        ("How tall is 6 feet in metres?", "How tall is 6 feet in inches?"),
        ("Convert 5 °C to Fahrenheit", "Convert -5 °C to Fahrenheit"),
        ("Which recipes contain nuts?", "Which recipes do not contain nuts?"),
        ("Show me recipes with nuts", "Show me recipes without nuts"),
        ("How do I enable dark mode?", "How do I disable dark mode?"),
        ("Should I buy bonds?", "Should I sell bonds?"),
        ("Translate this sentence from French to German", "Translate this sentence from German to French"),
        ("Did Germany beat Brazil?", "Did Brazil beat Germany?"),
        ("Who is the CEO of Apple?", "Who is the CEO of Intel?"),
        ("Who is the king of Spain?", "Who was the king of Spain?"),
        ("How long do cats live?", "How long do feral cats live?"),
        ("What is tail recursion?", "What is recursion?"),
        ("How do I turn the heater on?", "How do I turn the heater off?"),
        ("What is C++?", "What is C#?"),
        ("Can I eat raw eggs?", "Should I eat raw eggs?"),
        ("What does año mean?", "What does ano mean?"),
        ("When did the war start?", "Where did the war start?"),
        ("Summarize 'The Trial'", "Summarize 'The Castle'"),
        ("일본의 수도는?", "한국의 수도는?"),
    ],
)
def test_differences_that_change_the_answer(a: str, b: str) -> None:
    assert not same_meaning_possible(a, b)
    assert not same_meaning_possible(b, a)
