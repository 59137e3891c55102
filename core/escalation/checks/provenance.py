"""Where the numbers of an answer come from, and which numbers of the question it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.escalation.checks.arithmetic import Calculation
from core.escalation.checks.numbers import Number, numbers_in, stem

KNOWN: Final = frozenset({0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 16, 24, 30, 52, 60, 100, 365, 1000, 0.5, 0.25})
"""Numbers that anybody may bring in: halves, days of a week, months, minutes, ounces, per cent."""
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_AROUND: Final = 45
"""Characters beside a number in which its meaning stands."""


@dataclass(frozen=True)
class Provenance:
    """What is found of the numbers of an answer."""

    asked: int
    """Numbers of the question."""
    unused: int
    """Of them, those that no calculation and no sentence of the answer has."""
    unused_late: int
    """Of them, those in the last third of the question, where it says what is wanted."""
    strange: int
    """Operands that are neither in the question nor a result before nor known to anybody."""
    operands: int
    dangling: int
    """Results that are used in no later calculation and are not the final answer."""
    reused: int
    """Numbers that stand once in the question and take part in several calculations."""
    renamed: int
    """Numbers of the question that stand beside none of the words there that stand beside them in the question."""
    matched: int


def trace(question: str, answer: str, made: Sequence[Calculation], final: float | None) -> Provenance:
    """Follow the numbers of a question through an answer.

    Args:
        question: the text.
        answer: the text.
        made: the calculations of the answer, in order.
        final: what the answer comes to, None where that is not clear.
    """
    asked = numbers_in(question)
    given = {round(number.value, 6) for number in asked}
    answered = numbers_in(answer)
    present = _variants(number.value for number in answered) | _variants(
        operand for calculation in made for operand in calculation.operands
    )
    unused = [number for number in asked if not _is_used(number, present)]
    strange, operands, dangling = _flow(given, made, final)
    uses = Counter(round(operand, 6) for calculation in made for operand in set(calculation.operands))
    once = Counter(round(number.value, 6) for number in asked)
    renamed, matched = _names(question, asked, answer, answered)
    return Provenance(
        asked=len(asked),
        unused=len(unused),
        unused_late=sum(number.start > len(question) * 2 / 3 for number in unused),
        strange=strange,
        operands=operands,
        dangling=dangling,
        reused=sum(uses[value] > 1 for value, count in once.items() if count == 1 and value > 2),
        renamed=renamed,
        matched=matched,
    )


def _variants(values: Iterable[float]) -> set[float]:
    found: set[float] = set()
    for value in values:
        found |= {round(value, 6), round(value / 100, 6), round(value * 100, 6)}
    return found


def _is_used(number: Number, present: set[float]) -> bool:
    value = number.value
    if round(value, 6) in present:
        return True
    if number.factor and value and value < 1:
        return round(1 / value, 6) in present or round(1 - value, 6) in present
    return (
        (number.in_words and value == 1) or round(1 + value / 100, 6) in present or round(1 - value / 100, 6) in present
    )


def _flow(given: set[float], made: Sequence[Calculation], final: float | None) -> tuple[int, int, int]:
    """Strange operands, operands, and results that lead nowhere."""
    known = given | KNOWN
    strange = operands = 0
    results: list[float] = []
    used: set[float] = set()
    for calculation in made:
        for operand in calculation.operands:
            value = round(operand, 6)
            operands += 1
            used.add(value)
            derived = {value}
            if value != round(value):  # 1.2 for 20 % more, 0.8 for 20 % less, 0.2 of it
                derived |= {round(part, 6) for part in (100 * value, 1 - value, 100 * (1 - value), 100 * (value - 1))}
                derived.add(round(value - 1, 6))
            if not derived & known and not any(_close(value, result) for result in results):
                strange += 1
        results.append(calculation.stated)
        known = known | {round(calculation.stated, 6)}
    ends = [result for result in results[:-1] if final is None or not _close(result, final)]
    return strange, operands, sum(not any(_close(result, value) for value in used) for result in ends)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= max(0.011, 1e-3 * abs(other))


def _names(question: str, asked: Sequence[Number], answer: str, answered: Sequence[Number]) -> tuple[int, int]:
    """How many numbers of the question stand in the answer with other words around them, of how many."""
    around: dict[float, set[str]] = {}
    for number in asked:
        around.setdefault(round(number.value, 6), set()).update(_words_near(question, number.start))
    renamed = matched = 0
    seen: set[float] = set()
    for number in answered:
        value = round(number.value, 6)
        if value not in around or value in seen:
            continue
        seen.add(value)
        matched += 1
        renamed += not around[value] & _words_near(answer, number.start)
    return renamed, matched


def _words_near(text: str, place: int) -> set[str]:
    return {stem(word) for word in _WORD.findall(text[max(0, place - _AROUND) : place + _AROUND])} - _COMMON


_COMMON: Final = frozenset(
    _WORD.findall(
        "and are all each for from had has have hav her him his how its many more much number per than that the their "
        "them then they thi total was were what which who will with"
    )
)
"""Stems that say nothing of what a number stands for."""
