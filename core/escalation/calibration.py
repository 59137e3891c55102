"""Makes chances agree with how this user's answers turned out, and finds thresholds whose promise holds.

Platt's scaling (Platt 1999) from 300 verdicts on, with normal priors around no change; fewer leave the shipped chances
as they are, since a weak score calibrated on few labels is worse than none. Thresholds by fixed-sequence testing (Learn
then Test, Angelopoulos et al., arXiv 2110.01052): the promise holds for nine in ten users, not only on average.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

LEAST_VERDICTS: Final = 300
_SHIFT_SPREAD: Final = 1.0
_SLOPE_SPREAD: Final = 0.5
_LEAST_SLOPE: Final = 0.1
_STEPS: Final = 30
_ERROR: Final = 0.1
"""The share of users for whom a promise may fail."""
_GRID: Final = 100
_BOUND: Final = 1e-4

Array = np.ndarray[Any, np.dtype[np.float64]]


class Outcome(NamedTuple):
    """A chance that was reckoned, and how it turned out."""

    chance: float
    helped: float
    """1 where the cloud's answer was or would have been the better one."""
    weight: float = 1.0


class Scaling(NamedTuple):
    """What is done to log odds."""

    shift: float = 0.0
    slope: float = 1.0

    def apply(self, chance: float) -> float:
        """The chance, scaled."""
        return 1 / (1 + math.exp(-(self.shift + self.slope * _log_odds(chance))))


def scaling(outcomes: Sequence[Outcome]) -> Scaling:
    """The scaling that fits a user's verdicts; none while they are few."""
    if sum(outcome.weight for outcome in outcomes) < LEAST_VERDICTS:
        return Scaling()
    odds = np.array([[1.0, _log_odds(outcome.chance)] for outcome in outcomes])
    helped = np.array([outcome.helped for outcome in outcomes])
    weight = np.array([outcome.weight for outcome in outcomes])
    prior, around = np.array([_SHIFT_SPREAD**-2, _SLOPE_SPREAD**-2]), np.array([0.0, 1.0])
    at = around.copy()
    for _ in range(_STEPS):
        believed = 1 / (1 + np.exp(-odds @ at))
        gradient = odds.T @ (weight * (helped - believed)) - prior * (at - around)
        curvature = (odds.T * (weight * believed * (1 - believed))) @ odds + np.diag(prior)
        step = np.linalg.solve(curvature, gradient)
        # A whole step can leap over the best point where all chances are nearly the same.
        at = at + step / max(1.0, float(np.abs(step).max()))
    return Scaling(float(at[0]), max(float(at[1]), _LEAST_SLOPE))


def threshold_for(tolerated: float, chances: Sequence[float] | Array, helped: Sequence[float] | Array) -> float:
    """The chance from which on a question has to go out so that a promise holds; 0 where all have to.

    Thresholds are tried from 0 upwards; each is kept as long as it is unlikely (10 per cent) that so few answers
    stand wrongly although more are than tolerated. The first one that cannot be told ends the search.

    Args:
        tolerated: the share of all questions where the local answer may stand although the cloud's would be better.
        chances: of questions with a known outcome.
        helped: their outcomes, 1 where the cloud's answer is the better one.
    """
    score, need = np.asarray(chances, dtype=float), np.asarray(helped, dtype=float)
    if not len(score):
        return 0.0
    kept = 0.0
    for threshold in np.unique(np.quantile(score, np.linspace(0, 1, _GRID + 1))):
        missed = int(np.round(need[score < threshold].sum()))
        if _binomial_tail(missed, len(score), tolerated) > _ERROR:
            break
        kept = float(threshold)
    return kept


def _binomial_tail(most: int, count: int, share: float) -> float:
    """P(at most so many of `count`) where each happens with probability `share`."""
    if share <= 0:
        return 1.0
    logs = [
        math.lgamma(count + 1) - math.lgamma(k + 1) - math.lgamma(count - k + 1)
        + k * math.log(share) + (count - k) * math.log1p(-share)
        for k in range(most + 1)
    ]  # fmt: skip
    highest = max(logs)
    return min(1.0, math.exp(highest) * sum(math.exp(value - highest) for value in logs))


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _BOUND), 1 - _BOUND)
    return math.log(bounded / (1 - bounded))
