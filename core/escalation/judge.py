"""Looks at a local answer: the chance that it is wrong and the cloud's would be right, and why, in words."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from core.engine.protocol import Confidence
from core.escalation.checks.arithmetic import Calculation, calculations
from core.escalation.checks.code import broken_python
from core.escalation.checks.features import describe
from core.escalation.checks.form import broken_json, form_of
from core.escalation.checks.language import wrong_language
from core.escalation.checks.numbers import Number, numbers_in
from core.escalation.forest import Forest, read_forest
from core.escalation.prior import FOLDER, Estimate, base_rate, log_odds
from core.escalation.sureness import Usual, unsureness, usual

LONGEST: Final = 20_000
"""Characters of a question or an answer that are looked at."""

WEIGHTS: Final = {
    "refused": 2.5,
    "broken_json": 2.5,
    "wrong_language": 2.5,
    "broken_code": 2.0,
    "repeats": 2.0,
    "cut_off": 1.2,
    "wrong_calculation": 2.0,
    "impossible": 0.5,
    "hedges": 0.3,
}
"""Log odds that a finding adds where no fitted model weighs it: there are no public labels for such answers. A user's
own verdicts correct what they add up to (`core.escalation.calibration`)."""
_SAID_UNSURE: Final = 0.5
"""Log odds from which on the user is told of it."""
_REPEATED: Final = 0.3
_OWN: Final = 0.5
"""How much of the user's own record, in log odds, still counts once there is an answer."""
_ELSEWHERE: Final = 1 / 3
"""How much of what the forest says is believed of answers of another model than the one it was fitted on. What checks
say differs by who writes: over chance (0.5) they regain 0.06 and 0.09 of answers whose arithmetic was a calculator's,
a third of the 0.23 that they regain of those of the model here (APGR)."""


@dataclass(frozen=True)
class Judgement:
    """What is thought of an answer."""

    chance: float
    """That it is wrong and the cloud's would be right, 0 to 1."""
    reasons: tuple[str, ...]
    """Clauses for the user, the weightiest first."""


def judge(
    question: str,
    answer: str,
    before: Estimate,
    confidence: Confidence | None = None,
    compared: Usual | None = None,
) -> Judgement:
    """Look at a local answer. Takes some milliseconds.

    Args:
        question: as the user wrote it.
        answer: as the model wrote it.
        before: what was reckoned from the question alone.
        confidence: how sure the model was of its tokens, where that was measured: then a model of this machine wrote
            the answer, none of those that the forest knows.
        compared: what is usual for that model; by default what is usual for models.
    """
    question, answer = question[:LONGEST], answer[:LONGEST]
    found = findings(question, answer)
    measured = confidence is not None and confidence.tokens > 0
    if before.kind == "amounts":
        features = describe(question, answer)
        odds, usually = answers_about_amounts().odds(features), log_odds(base_rate("amounts"))
        weighed = {"refused", "broken_json", "wrong_language", "broken_code"}
        if measured:
            odds, weighed = usually + _ELSEWHERE * (odds - usually) + before.own, set(WEIGHTS)
        else:
            odds += _OWN * (log_odds(before.chance) - usually)
        reasons = _reasons_about_amounts(features, calculations(answer), numbers_in(question))
    else:
        odds, weighed, reasons = log_odds(before.chance), set(WEIGHTS), []
    odds += sum(WEIGHTS[name] * strength for name, (strength, _) in found.items() if name in weighed)
    reasons = [clause for name, (_, clause) in found.items() if clause] + reasons
    if confidence is not None and measured:
        unsure = unsureness(confidence, compared or usual(before.kind))
        odds += unsure
        if unsure > _SAID_UNSURE:
            reasons.append("the model was unsure of its words")
    if not reasons:
        reasons.append(_general_reason(before))
    return Judgement(float(1 / (1 + np.exp(-odds))), tuple(dict.fromkeys(reasons)))


def findings(question: str, answer: str) -> dict[str, tuple[float, str]]:
    """What is wrong with the form of an answer, the weightiest first: by name, how strongly and as a clause."""
    form = form_of(answer)
    wrong = [made for made in calculations(answer) if not made.right]
    checks: tuple[tuple[str, float, str], ...] = (
        ("refused", form.refused, "it does not answer the question"),
        ("broken_json", broken_json(question, answer), "the JSON in it is not valid"),
        ("wrong_language", wrong_language(question, answer), "it is in another language than your question"),
        ("broken_code", broken_python(answer), "the code in it has a mistake of syntax"),
        ("repeats", form.repeated > _REPEATED, "it repeats itself"),
        ("wrong_calculation", bool(wrong), said_of(wrong[0]) if wrong else ""),
        ("cut_off", form.cut_off, "it breaks off"),
        ("impossible", min(form.impossible, 2), "it says itself that something is missing"),
        ("hedges", min(form.hedges, 3) / 3, ""),
    )
    return {name: (float(strength), clause) for name, strength, clause in checks if strength}


def said_of(wrong: Calculation) -> str:
    """A calculation that does not come to what is stated, as a clause."""
    signs = {"*": "×", "/": "÷", "-": "−"}
    plain = len(wrong.operands) == len(wrong.operators) + 1 and len(wrong.operands) <= 3
    if not plain:
        return "the numbers do not add up"
    shown = number(wrong.operands[0]) + "".join(
        f" {signs.get(sign, sign)} {number(operand)}"
        for sign, operand in zip(wrong.operators, wrong.operands[1:], strict=True)
    )
    return f"the numbers do not add up: {shown} is {number(wrong.computed)}, not {number(wrong.stated)}"


def number(value: float) -> str:
    """A number as people write it."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) < 1e12 else f"{value:.3g}"


def _reasons_about_amounts(found: dict[str, float], made: list[Calculation], asked: Sequence[Number]) -> list[str]:
    """What a reader can check himself, the weightiest first."""
    operands = {round(operand, 6) for calculation in made for operand in calculation.operands}
    idle = [one for one in asked if not one.in_words and not one.factor and round(one.value, 6) not in operands]
    idle = [one for one in idle if round(one.value / 100, 6) not in operands]
    without = f"it does not calculate with {number(idle[0].value)}, a number of your question" if idle else ""
    reasons = (
        (found.get("count_is_fraction", 0), "it counts whole things in fractions"),
        (found["conversions_missing"], "a unit of time was not converted"),
        (found["wrong_directions"], "“more” and “less” seem to be mixed up"),
        (found.get("final_negative", 0), "its result is negative"),
        (found["percent_not_taken"], "it does not use the percentage"),
        (found["difference_not_taken"], "it takes no difference where one is asked for"),
        (found["unused"] >= 1, "it leaves out numbers of your question"),
        (found["strange"] >= 2 and bool(made), "it uses numbers that are not in your question"),
        (found["renamed"] >= 2, "it seems to mix up what the numbers stand for"),
        (not found["final_line"] and found["no_final"], "it comes to no final number"),
        (bool(idle) and bool(made), without),
    )
    return [clause for holds, clause in reasons if holds]


def _general_reason(before: Estimate) -> str:
    if before.kind == "amounts":
        return "answers of this form are often wrong"
    return "with questions of this kind the cloud is often better"


@dataclass(frozen=True)
class CheckedAnswers:
    """The fitted model for answers about amounts: a forest over the checks, calibrated."""

    forest: Forest
    slope: float
    """Platt's."""
    shift: float

    def odds(self, features: dict[str, float]) -> float:
        """Log odds that the cloud would help."""
        return self.slope * self.forest.predict(features) + self.shift


@functools.cache
def answers_about_amounts() -> CheckedAnswers:
    """The model that is shipped."""
    with np.load(FOLDER / "after_amounts.npz", allow_pickle=False) as stored:
        numbers: dict[str, Any] = {name: float(stored[name]) for name in ("slope", "shift")}
    return CheckedAnswers(read_forest(FOLDER / "after_amounts_forest.npz"), **numbers)
