"""What a question about amounts says in words: comparisons, shares, rates, units of time."""

from __future__ import annotations

import re
from typing import Final

from core.escalation.checks.arithmetic import Calculation
from core.escalation.checks.numbers import numbers_in

_PATTERNS: Final = {
    "factor": r"\b(?:twice|double|triple|thrice|times as|half|halves|third|quarter|fourth|fifth)\b",
    "percent": r"%|percent",
    "compare": r"\b(?:more than|less than|fewer than|older|younger|longer|as many|as much)\b",
    "each": r"\b(?:each|every|per|apiece)\b",
    "remain": r"\b(?:left|remain\w*|rest|still)\b",
    "total": r"\b(?:total|altogether|in all|combined|sum)\b",
    "difference": r"\b(?:difference|how (?:many|much) more|how much less|how many fewer)\b",
    "average": r"\b(?:average|mean)\b",
    "profit": r"\b(?:profit|interest|discount|tax|save|saved|savings)\b",
    "condition": r"\b(?:if|unless|except|instead|only|until|before|after)\b",
    "time": r"\b(?:hours?|minutes?|days?|weeks?|months?|years?)\b",
    "dozen": r"\bdozens?\b",
    "both": r"\b(?:both|round trip|twice a|times a)\b",
    "ratio": r"\bratio|for every\b",
    "money": r"\$|dollar|cents?",
    "other": r"\b(?:another|other|second|third|next|previous|first)\b",
    "same": r"\b(?:same|equal\w*)\b",
    "start": r"\b(?:originally|start\w*|begin\w*|began|initial\w*|before|ago)\b",
    "vague": r"\b(?:some|several|certain|a number of)\b",
    "then": r"\b(?:then|after|next)\b",
    "how": r"\bhow\b",
}
_MARKS: Final = {
    "pair": r"\bpairs?\b|round trip|both|\bdozen",
    "include": r"himself|herself|themselves|including|and his|and her",
    "percent_change": r"(?:%|percent)\s+(?:more|less|increase|off|higher|lower|discount)",
    "times_compared": r"times (?:more|as|less|fewer)",
    "share_of_rest": r"(?:half|third|quarter|fourth|fifth|%|percent)[^.]{0,25}(?:rest|remain)",
    "ages": r"\bago\b|years? (?:old|from)|will be",
}
_COMPILED: Final = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_COMPILED_MARKS: Final = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MARKS.items()}
_MOST: Final = 3
_UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "year")
_UNIT: Final = {unit: re.compile(rf"\b{unit}s?\b", re.IGNORECASE) for unit in _UNITS}
_CONVERSIONS: Final = (
    ("week", "day", 7), ("year", "month", 12), ("hour", "minute", 60), ("minute", "second", 60),
    ("month", "week", 4), ("year", "week", 52), ("day", "hour", 24),
)  # fmt: skip
_COMPARED: Final = re.compile(
    r"(\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b)\s*(?:\w+\s){0,2}?"
    r"(fewer|less|more|older|younger|shorter|taller)\b",
    re.IGNORECASE,
)
_DOWN: Final = frozenset({"fewer", "less", "younger", "shorter"})
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


def wording(question: str) -> dict[str, float]:
    """How often a question says what makes amounts hard, by name."""
    counted = {f"q_{name}": min(len(pattern.findall(question)), _MOST) for name, pattern in _COMPILED.items()}
    marked = {f"q_{name}": bool(pattern.search(question)) for name, pattern in _COMPILED_MARKS.items()}
    units, wanted, new = _units(question)
    return {name: float(value) for name, value in (counted | marked).items()} | {
        "q_units": float(len(units)),
        "q_new_unit": float(len(wanted - new)),
    }


def last_sentence(question: str) -> str:
    """Where a question says what is wanted."""
    return _SENTENCE.split(question.strip())[-1]


def missing_conversions(question: str, operands: list[float]) -> int:
    """Units of time that the question mixes and the calculations do not convert, such as weeks asked as days."""
    units, wanted, _ = _units(question)
    return sum(
        {large, small} <= units
        and len({large, small} & wanted) == 1
        and not any(abs(operand - factor) < 1e-9 for operand in operands)
        for large, small, factor in _CONVERSIONS
    )


def wrong_directions(question: str, made: list[Calculation]) -> int:
    """How many "5 fewer" were only added, or "5 more" only taken away."""
    conflicts = 0
    for match in _COMPARED.finditer(question):
        value = numbers_in(match.group(1))
        signs = {
            sign
            for calculation in made
            for operand, sign in zip(calculation.operands[1:], calculation.operators, strict=False)
            if value and abs(operand - value[0].value) < 1e-9
        }
        down = match.group(2).lower() in _DOWN
        conflicts += ("+" in signs and "-" not in signs) if down else ("-" in signs and "+" not in signs)
    return conflicts


def _units(question: str) -> tuple[set[str], set[str], set[str]]:
    """Units of time in the question, in its last sentence, and before that."""
    end = last_sentence(question)
    before = question[: len(question) - len(end)]
    found = {unit for unit, pattern in _UNIT.items() if pattern.search(question)}
    if "weekly" in question.lower():
        found.add("week")
    wanted = {unit for unit, pattern in _UNIT.items() if pattern.search(end)}
    return found, wanted, {unit for unit, pattern in _UNIT.items() if pattern.search(before)}
