"""What a screen reader says of an answer while it comes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desktop.transcript.narration import Narration


def said(text: str, step: int = 1) -> list[str]:
    """All that is said of `text` when it comes `step` characters at a time."""
    narration, heard = Narration(), []
    for start in range(0, len(text), step):
        narration.feed(text[start : start + step])
        heard.append(narration.due())
    heard.append(narration.due(ended=True))
    return [words for words in heard if words]


def test_sentences_are_said_one_by_one_and_never_words() -> None:
    assert said("Water boils at 100 °C. At sea level, that is! And higher?") == [
        "Water boils at 100 °C.",
        "At sea level, that is!",
        "And higher?",
    ]


def test_an_abbreviation_or_the_number_of_an_item_ends_no_sentence() -> None:
    assert said("Take fruit, e.g. apples. Then\n1. wash\n2. peel\n") == [
        "Take fruit, e.g. apples.",
        "Then",
        "1. wash",
        "2. peel",
    ]


def test_marks_are_not_said() -> None:
    assert said("## Why\n\n- **Bold** and `code`\n> a [link](https://example.com)\n") == [
        "Why",
        "Bold and code",
        "a link",
    ]


def test_short_code_is_said_and_long_code_is_counted() -> None:
    assert said("Run this:\n```sh\nls -l\n```\nDone.") == ["Run this:", "ls -l", "Done."]
    long = "\n".join(f"line_{n} = {n}" for n in range(12))
    assert said(f"```python\n{long}\n```\nDone.\n") == ["12 lines of python code.", "Done."]
    assert said(f"```\n{long}") == ["12 lines of code."]


def test_a_table_is_said_row_by_row() -> None:
    assert said("| a | b |\n|---|:-:|\n| 1 | **2** |\n") == ["a, b", "1, 2"]


def test_a_sentence_without_an_end_is_said_at_last() -> None:
    heard = said("word " * 200)
    assert 2 <= len(heard) <= 4
    assert " ".join(heard).split() == ["word"] * 200


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_how_the_text_was_cut_changes_no_word(step: int) -> None:
    text = "One. Two *is* here.\n\n```\nx\n```\n\n1. Three\n2. Four: five\n\nSix"
    assert " ".join(said(text, step)) == " ".join(said(text, 1))


@given(st.text(st.sampled_from("ab .\n`~*|-1#>"), max_size=200), st.integers(1, 9))
def test_no_letter_of_any_prose_is_lost_or_said_twice(text: str, step: int) -> None:
    if "`" in text or "~" in text:
        said(text, step)
        return
    assert sorted(re.findall("[ab]", " ".join(said(text, step)))) == sorted(re.findall("[ab]", text))
