"""A question about amounts and its answer as numbers, by name: what the model for such answers decides from."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from core.escalation.checks.arithmetic import Calculation, calculations
from core.escalation.checks.form import Form, form_of
from core.escalation.checks.numbers import Number, numbers_in, stem
from core.escalation.checks.provenance import trace
from core.escalation.checks.wording import last_sentence, missing_conversions, wording, wrong_directions

_COUNTED: Final = re.compile(r"how many (\w+)", re.IGNORECASE)
_DIVISIBLE: Final = re.compile(
    r"hour|minute|mile|pound|ounce|dollar|feet|inch|year|gallon|liter|cup|percent", re.IGNORECASE
)
_WORD: Final = re.compile(r"[A-Za-z]{4,}")
_ASKING: Final = frozenset(map(stem, ("does", "many", "much", "have", "will", "what", "that", "with", "from")))
_SIGNS: Final = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_SAID: Final = {
    "so": re.compile(r"\b(?:so|therefore|thus|hence)\b", re.IGNORECASE),
    "since": re.compile(r"\b(?:since|because|as)\b", re.IGNORECASE),
    "not": re.compile(r"\b(?:not|no|none)\b|n't\b", re.IGNORECASE),
    "per_unit": re.compile(r"\d\s*\w+/\w+"),
    "algebra": re.compile(r"\b[a-zA-Z]\s*=|=\s*[a-zA-Z]\b"),
}


def describe(question: str, answer: str) -> dict[str, float]:
    """Every feature of a question and its answer, by name. Takes a few milliseconds."""
    made, form, asked = calculations(answer), form_of(answer), numbers_in(question)
    features: dict[str, float] = {}
    for part in (
        _calculated(made),
        _ended(form, made, asked, question),
        _traced(question, answer, made, form, asked),
        _formed(form, question, answer),
        _signs(made, form),
        _spoken(question, answer, form),
        wording(question),
    ):
        features |= {name: float(value) for name, value in part.items()}
    features |= _mismatches(features, made, question)
    return features


def _calculated(made: Sequence[Calculation]) -> dict[str, float]:
    wrong = sum(not calculation.right for calculation in made)
    results = [calculation.stated for calculation in made]
    broken = [result for result in results if not _whole(result)]
    return {
        "calculations": math.log1p(len(made)),
        "no_calculation": not made,
        "wrong": min(wrong, 3),
        "wrong_any": wrong > 0,
        "wrong_share": wrong / max(len(made), 1),
        "wrong_last": bool(made) and not made[-1].right,
        "fraction_results": len(broken) / max(len(made), 1),
        "long_fraction": any(not _whole(result * 100) for result in results),
        "negative_result": any(result < 0 for result in results),
        "largest": math.log10(max([abs(result) for result in results] or [1]) + 1),
        "last_is_fraction": bool(results) and not _whole(results[-1]),
        "growth": _growth(made),
    }


def _growth(made: Sequence[Calculation]) -> float:
    if not made:
        return 0.0
    first = max([abs(operand) for operand in made[0].operands] or [0.0])
    return math.log10((abs(made[-1].stated) + 1) / (first + 1))


def _ended(form: Form, made: Sequence[Calculation], asked: Sequence[Number], question: str) -> dict[str, float]:
    final, results = form.final, [calculation.stated for calculation in made]
    counted = _COUNTED.search(question)
    found: dict[str, float] = {
        "final_line": form.final_line,
        "no_final": final is None,
        "final_words": min(form.final_words, 6),
        "cut_off": form.cut_off,
        "cut_before_final": form.cut_off and not form.final_line,
        "asks_count": counted is not None,
    }
    if final is None:
        return found
    largest = max([number.value for number in asked] or [0.0])
    return found | {
        "final_is_last": bool(results) and _near(final, results[-1]),
        "final_is_result": any(_near(final, result) for result in results),
        "final_is_earlier": any(_near(final, result) for result in results[:-1]),
        "final_is_asked": any(_near(final, number.value) for number in asked),
        "final_fraction": not _whole(final),
        "final_long_fraction": not _whole(final * 100),
        "final_negative": final < 0,
        "final_zero": final == 0,
        "final_size": math.log10(abs(final) + 1),
        "final_huge": 0 < 1000 * largest < final,
        "final_small": final <= 2,
        "final_below_largest": bool(asked) and abs(final) < largest,
        "count_is_fraction": counted is not None and not _whole(final) and not _DIVISIBLE.search(counted[1]),
    }


def _traced(
    question: str, answer: str, made: Sequence[Calculation], form: Form, asked: Sequence[Number]
) -> dict[str, float]:
    found = trace(question, answer, made, form.final)
    times = Counter(round(number.value, 6) for number in asked)
    twice = sum(
        any(times[round(one, 6)] < 2 for one, count in Counter(calculation.operands).items() if count > 1)
        for calculation in made
    )
    return {
        "asked": math.log1p(found.asked),
        "unused": found.unused,
        "unused_share": found.unused / max(found.asked, 1),
        "unused_late": found.unused_late,
        "strange": min(found.strange, 4),
        "strange_share": found.strange / max(found.operands, 1),
        "dangling": min(found.dangling, 4),
        "reused": min(found.reused, 3),
        "renamed": min(found.renamed, 3),
        "renamed_share": found.renamed / max(found.matched, 1),
        "steps_less_numbers": len(made) - found.asked,
        "operators_less_numbers": sum(len(calculation.operators) for calculation in made) - found.asked,
        "twice_in_one": twice,
        "asked_twice": sum(count > 1 for count in times.values()),
        "asked_factors": sum(number.factor for number in asked),
        "asked_in_words": sum(number.in_words for number in asked),
        "asked_decimals": len(re.findall(r"\d\.\d", question)),
    }


def _formed(form: Form, question: str, answer: str) -> dict[str, float]:
    return {
        "impossible": min(form.impossible, 3),
        "hedges": min(form.hedges, 3),
        "turns": min(form.turns, 4),
        "refused": form.refused,
        "repeated": form.repeated,
        "paragraphs": math.log1p(form.paragraphs),
        "sentences": math.log1p(form.sentences),
        "lines": math.log1p(answer.strip().count("\n")),
        "words": math.log1p(form.words),
        "question_words": math.log1p(len(question.split())),
        "question_sentences": math.log1p(len(re.findall(r"[.!?]", question))),
        "short_question": len(question) < 150,
        "marked": answer.count("<<") > 0,
        "latex": "\\" in answer,
        "asks_back": "?" in answer,
        "brackets": answer.count("("),
        "lets": bool(re.search(r"let'?s|first", answer, re.IGNORECASE)),
    } | {f"says_{name}": len(pattern.findall(answer)) for name, pattern in _SAID.items()}


def _signs(made: Sequence[Calculation], form: Form) -> dict[str, float]:
    signs, last = "".join(calculation.operators for calculation in made), made[-1].operators if made else ""
    shares = {f"share_{name}": signs.count(sign) / max(len(signs), 1) for sign, name in _SIGNS.items()}
    return (
        shares
        | {f"last_{name}": sign in last for sign, name in _SIGNS.items()}
        | {
            "kinds_of_signs": len(set(signs)),
            "signs": math.log1p(len(signs)),
            "signs_per_sentence": len(signs) / max(form.sentences, 1),
            "words_per_calculation": math.log1p(form.words / max(len(made), 1)),
            "hundred": any(100 in calculation.operands for calculation in made),
        }
    )


def _spoken(question: str, answer: str, form: Form) -> dict[str, float]:
    """How far the answer speaks of what the question speaks of."""
    wanted = _stems(last_sentence(question)) - _ASKING
    said, asked = _stems(answer), _stems(question)
    end = _stems(" ".join(re.split(r"(?<=[.!?\n])\s+", answer.strip())[-3:]))
    counted = _COUNTED.search(question)
    return {
        "covers_wanted": len(wanted & said) / max(len(wanted), 1),
        "ends_with_wanted": len(wanted & end) / max(len(wanted), 1),
        "ends_with_counted": counted is not None and stem(counted[1]) in end,
        "new_words": len(said - asked) / max(len(said), 1),
        "covers_question": len(said & asked) / max(len(asked), 1),
        "names": len(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", question))),
    }


def _mismatches(found: dict[str, float], made: list[Calculation], question: str) -> dict[str, float]:
    """What is asked for and never done."""
    operands = [operand for calculation in made for operand in calculation.operands]
    multiplies = found["share_multiply"] > 0 or found["share_divide"] > 0
    return {
        "difference_not_taken": float(found["q_difference"] > 0 and found["share_subtract"] == 0),
        "rest_not_taken": float(found["q_remain"] > 0 and found["share_subtract"] == 0),
        "average_not_divided": float(found["q_average"] > 0 and found["share_divide"] == 0),
        "percent_not_taken": float(found["q_percent"] > 0 and not multiplies),
        "each_not_multiplied": float(found["q_each"] > 0 and not multiplies),
        "conversions_missing": float(missing_conversions(question, operands)),
        "wrong_directions": float(wrong_directions(question, made)),
    }


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text)}


def _whole(value: float) -> bool:
    return abs(value - round(value)) <= 1e-4


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= max(0.011, 1e-3 * abs(other))
