"""What is found wrong in an answer without another model: sums, numbers, form, code, language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.escalation.checks.arithmetic import calculations, evaluate
from core.escalation.checks.code import broken_python
from core.escalation.checks.features import describe
from core.escalation.checks.form import broken_json, form_of, is_cut_off
from core.escalation.checks.language import language_of, wrong_language
from core.escalation.checks.numbers import numbers_in
from core.escalation.checks.provenance import trace
from core.escalation.checks.wording import missing_conversions, wrong_directions


def wrong(text: str) -> list[tuple[float, float]]:
    return [(made.computed, made.stated) for made in calculations(text) if not made.right]


@pytest.mark.parametrize(
    "text",
    [
        "He earns $15 * 3 = $45.",
        "2 hours * 70 miles per hour = <<2*70=140>>140 miles.",
        r"\( 2 \times 3 = 6 \) and \frac{10}{2} = 5",
        "So (8 + 10 + 1 + 5) / 4 = 24 / 4 = 6.",
        "820 / 75 = 10.93 feet",
        "20% * 50 = 10",
        "1,200 + 300 = 1,500",
        "12 x 15 = 180",
    ],
)
def test_right_sums_are_found_and_left_alone(text: str) -> None:
    assert calculations(text)
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 + 3 = 9", [(8, 9)]),
        ("In total 3150 + 1300 = <<3150+1300=4490>>4490 pounds", [(4450, 4490)]),
        ("floor <<4*3+6=18+6=24>>24", [(18, 24)]),
        (r"\( 7 \times 8 = 54 \)", [(56, 54)]),
    ],
)
def test_wrong_sums_are_found(text: str, expected: list[tuple[float, float]]) -> None:
    assert wrong(text) == expected


@pytest.mark.parametrize("text", ["S + 5S - 4 = 116", "6s + 9 = 3 * (s + 9)", "x = 5", "a == b", "version 1.2-3 = old"])
def test_algebra_and_code_are_no_sums(text: str) -> None:
    assert wrong(text) == []


@given(st.text(alphabet="0123456789+-*/()=.,%x \n<>$abc", max_size=120))
def test_no_text_breaks_the_calculator(text: str) -> None:
    calculations(text)
    form_of(text)
    describe(text, text)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_true_sum_is_never_called_wrong(one: int, other: int) -> None:
    assert wrong(f"Together {one} apples + {other} pears = {one + other} fruits.") == []


def test_only_the_four_operations_are_computed() -> None:
    assert evaluate(["2", "*", "*", "3"]) is None
    assert evaluate(["1", "/", "0"]) is None


def test_numbers_are_read_in_digits_and_words() -> None:
    found = numbers_in("twenty-five apples, three-fourths of 1,200 pears, half of two hundred thousand, a dozen eggs")
    assert [number.value for number in found] == [25, 0.75, 1200, 0.5, 200_000, 12]


def test_numbers_that_the_answer_leaves_out_and_brings_in_are_counted() -> None:
    question = "Ann has 12 pens, 7 pads and 30 clips. How many pens and pads does she have?"
    answer = "She has 12 + 9 = 21."
    found = trace(question, answer, calculations(answer), 21.0)
    assert (found.asked, found.unused) == (3, 2)
    assert found.strange == 1


def test_units_and_directions_of_a_question_are_followed() -> None:
    assert missing_conversions("He runs 3 miles a day. How many miles in a week?", [3.0]) == 1
    assert missing_conversions("He runs 3 miles a day. How many miles in a week?", [3.0, 7.0]) == 0
    question = "Siobhan has 2 fewer jewels than Aaron, who has 25. How many has she?"
    assert wrong_directions(question, calculations("25 + 2 = 27")) == 1
    assert wrong_directions(question, calculations("25 - 2 = 23")) == 0


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", True),
        ("Paris", False),
        ("The capital is Paris.", False),
        ("They had to pay an extra 10/100 * 700 = $<<10/1", True),
        ("First we look at the number of the boxes that are in the", True),
        ("```python\nprint(1)\n", True),
        ("```python\nprint(1)\n```", False),
        ("- one\n- two", False),
        ("#### 12", False),
    ],
)
def test_an_answer_that_breaks_off_is_known(text: str, cut: bool) -> None:
    assert is_cut_off(text) == cut


def test_refusing_hedging_and_final_answers_are_seen() -> None:
    assert form_of("I'm sorry, but I cannot help with that.").refused
    assert not form_of("Sorry seems to be the hardest word.").refused
    assert form_of("We assume it is about 5, probably.").hedges == 3
    assert form_of("So it is\n#### 1,250 dollars").final == 1250
    assert form_of(r"Hence \boxed{42}").final == 42
    assert form_of("around and around it goes " * 10).repeated > 0.5


def test_code_and_json_are_parsed() -> None:
    assert broken_python("```python\ndef f(:\n  pass\n```")
    assert not broken_python("```python\ndef f():\n    return '\\d'\n```")
    assert not broken_python("```python\n>>> f()\n1\n```")
    assert not broken_python("```js\nfunction (\n```")
    assert broken_json("Give me JSON.", '{"a": 1,}')
    assert not broken_json("Give me JSON.", '```json\n{"a": 1}\n```')
    assert not broken_json("What is JSON?", "A format for data.")


def test_an_answer_in_another_language_is_noticed_unless_it_was_wanted() -> None:
    german = "Die Hauptstadt von Frankreich ist Paris, und sie ist auch die größte Stadt des Landes."
    assert language_of(german) == "de"
    assert wrong_language("What is the capital of France and why is it the largest?", german)
    assert not wrong_language("Translate into German what is the capital of the country", german)
    assert wrong_language("What is the capital of the country and of the region?", "Столица Франции это город Париж.")
    assert not wrong_language("Hi", german)
