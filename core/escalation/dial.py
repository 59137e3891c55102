"""The dial in words: how often the local answer may stand where the cloud would have done better, and what follows."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from core.escalation.calibration import LEAST_VERDICTS, Outcome, scaling, threshold_for
from core.escalation.prior import FOLDER
from core.routing_messages import DialStop

STOPS: Final = (
    ("hardly ever", "Hardly ever: ask often", 0.02),
    ("seldom", "Seldom", 0.05),
    ("now and then", "Now and then", 0.10),
    ("often", "Often: ask little", 0.15),
)
"""Name, label, and the share of questions that is tolerated."""
USUAL: Final = "now and then"
ASSUMED_QUESTIONS: Final = 300.0
"""A month, until this machine knows better."""
_OWN_FORECAST: Final = 100
"""Decisions of the user's own from which on they make the forecast."""


class Evidence(NamedTuple):
    """Chances with outcomes that thresholds come from, and chances that the forecast comes from."""

    chances: Sequence[float]
    helped: Sequence[float]
    asked: Sequence[float]
    verdicts: int
    """Of the user, among them; 0 where all are of public questions."""


def evidence(outcomes: Sequence[Outcome], recent: Sequence[float]) -> Evidence:
    """What there is to decide from: the user's own verdicts once they are enough, public questions before.

    Args:
        outcomes: of this user, with the chances as they were reckoned.
        recent: chances of the user's latest answers.
    """
    chances, helped = shipped_outcomes()
    surest = [outcome for outcome in outcomes if outcome.weight >= 1]
    own = len(surest) >= LEAST_VERDICTS
    if own:
        fitted = scaling(outcomes)
        chances, helped = [fitted.apply(one.chance) for one in surest], [one.helped for one in surest]
    fitted = scaling(outcomes)
    asked = [fitted.apply(chance) for chance in recent] if len(recent) >= _OWN_FORECAST else chances
    return Evidence(chances, helped, asked, len(surest) if own else 0)


def stops(known: Evidence, questions_a_month: float, cost: float | None) -> tuple[DialStop, ...]:
    """All stops with their thresholds and forecasts.

    Args:
        known: what to decide from.
        questions_a_month: of this user.
        cost: of one question to the cloud; None where no price is known.
    """
    found = []
    for name, label, tolerated in STOPS:
        threshold = threshold_for(tolerated, known.chances, known.helped)
        share = float(np.mean(np.asarray(known.asked) >= threshold))
        monthly = None if cost is None else share * questions_a_month * cost
        found.append(DialStop(name, label, tolerated, threshold, share, monthly))
    return tuple(found)


@functools.cache
def shipped_outcomes() -> tuple[list[float], list[float]]:
    """Chances that the shipped router gave to public questions it was not fitted on, and what was better."""
    with np.load(FOLDER / "outcomes.npz", allow_pickle=False) as stored:
        return stored["chances"].astype(float).tolist(), stored["helped"].astype(float).tolist()
