"""What kind of question it is, and its outward form as numbers: what the prior before an answer decides from."""

from __future__ import annotations

import math
import re
from typing import Final, Literal

import numpy as np

from core.escalation.checks.numbers import numbers_in
from core.escalation.checks.wording import wording

Kind = Literal["choice", "amounts", "other"]
"""choice: one of several answers that are listed; amounts: a text with numbers that asks for a number."""

_OPTION: Final = re.compile(r"\n\s*\(?([A-H])[.):]\s+")
_AMOUNT: Final = re.compile(r"\b(?:how|what|calculate|find|determine|compute)\b", re.IGNORECASE)
_CODE: Final = re.compile(
    r"```|\bdef \w+\(|\bfunction\b|\bclass \w+|#include|\bSELECT\b|\bpython\b|\bjavascript\b", re.I
)
_WORDS_OF_CHOICE: Final = {
    "negated": r"\bnot\b|\bexcept\b|\bNOT\b|\bEXCEPT\b|least",
    "asks": r"\?",
    "gap": r"___",
    "asks_at_end": r"\?\s*$",
    "statements": r"Statement",
    "speaks_of_me": r"\bI\b",
    "following": r"following",
    "argument": r"hypothes|argument",
}
_COMPILED: Final = {name: re.compile(pattern) for name, pattern in _WORDS_OF_CHOICE.items()}


def kind_of(question: str) -> Kind:
    """The kind of a question, by its outward form."""
    letters = _OPTION.findall(question)
    if len(letters) >= 3 and letters[0] == "A":
        return "choice"
    if _CODE.search(question) or len(question) > 2_500:
        return "other"
    if len(numbers_in(question)) >= 2 and _AMOUNT.search(question):
        return "amounts"
    return "other"


def form_features(question: str) -> dict[str, float]:
    """The outward form of a question, by name; what a kind has no use for is missing."""
    kind = kind_of(question)
    if kind == "choice":
        return _choice(question)
    if kind == "amounts":
        numbers = numbers_in(question)
        return wording(question) | {
            "numbers": math.log1p(len(numbers)),
            "in_words": float(sum(number.in_words for number in numbers)),
            "factors": float(sum(number.factor for number in numbers)),
            "decimals": float(len(re.findall(r"\d\.\d", question))),
            "words": math.log1p(len(question.split())),
            "sentences": math.log1p(len(re.findall(r"[.!?]", question))),
        }
    return {}


def _choice(question: str) -> dict[str, float]:
    first = _OPTION.search(question)
    assert first is not None
    asked = question[: first.start()]
    options = [part.strip() for part in _OPTION.split(question[first.start() :])[2::2]]
    options[-1] = options[-1].removesuffix("Answer:").strip()
    return _asked(question, asked) | _options(question, options)


def _asked(question: str, asked: str) -> dict[str, float]:
    words = question.split()
    count = max(len(words), 1)
    found = {name: float(bool(pattern.search(asked))) for name, pattern in _COMPILED.items()}
    return found | {
        "words": math.log1p(len(words)),
        "asked_words": math.log1p(len(asked.split())),
        "digits": len(re.findall(r"\d", question)) / max(len(question), 1),
        "signs": 10 * len(re.findall(r"[=+*/^<>]", question)) / max(len(question), 1),
        "word_length": float(np.mean([len(word) for word in words])) if words else 0.0,
        "full_stops": math.log1p(asked.count(".")),
        "names": len(re.findall(r"[A-Z][a-z]+", asked)) / count,
        "money": float(bool(re.search(r"\$|dollars|percent|%", question))),
        "question_words": float(len(re.findall(r"\b(?:which|what|who|how|why|when)\b", asked, re.IGNORECASE))),
        "different_words": len(set(words)) / count,
        "beyond_ascii": float(not question.isascii()),
        "commas": asked.count(",") / count,
    }


def _options(question: str, options: list[str]) -> dict[str, float]:
    digits = [bool(re.search(r"\d", option)) for option in options]
    lengths = [len(option) for option in options]
    return {
        "option_words": math.log1p(float(np.mean([len(option.split()) for option in options]))),
        "some_options_numbers": float(any(digits)),
        "all_options_numbers": float(all(digits)),
        "wrong_in_options": float("Wrong" in question),
        "all_or_none": float(bool(re.search(r"[Aa]ll of the|[Nn]one of the|[Bb]oth", " ".join(options)))),
        "option_spread": math.log1p(float(np.std(lengths))),
    }
