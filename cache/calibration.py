"""Turns an error bound of the user's own into a threshold, by the votes on answers that were given again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

_STEPS: Final = 50
_SHIFT_SPREAD: Final = 1.0
"""How far, in log odds, the cache's own probabilities are believed to be off before any vote has been seen ..."""
_SLOPE_SPREAD: Final = 0.5
"""... and how far their slope."""
_LEAST_SLOPE: Final = 0.1
_CLOSE: Final = 1e-9
_CERTAIN: Final = 0.999
LEAST_THRESHOLD: Final = 0.5
"""Below it, an answer would be likelier wrong than right."""


Point = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True)
class Calibration:
    """What the votes say about the cache's probabilities."""

    threshold: float
    """The certainty from which on an answer is wrong at most as often as allowed."""
    error: float
    """What is allowed."""
    votes: int
    wrong: int
    shift: float
    """What is added to the log odds of a certainty, and ..."""
    slope: float
    """... what they are multiplied with, to agree with the votes; 0 and 1 is to leave them as they are."""


def calibrate(outcomes: Sequence[tuple[float, bool]], error: float) -> Calibration:
    """The threshold at which an answer that is given is wrong with a probability of at most `error`.

    Platt's scaling of the certainties (Platt 1999), with normal priors around no change, so that few votes move it
    little; fitted by Newton's method.

    Args:
        outcomes: how sure the cache was of an answer, 0 to 1, and whether it fitted.
        error: between 0 and 0.5.
    """
    shift, slope = scaling(outcomes)
    wanted = log_odds(1 - error)
    threshold = 1 / (1 + math.exp(-(wanted - shift) / slope))
    return Calibration(
        threshold=round(min(max(threshold, LEAST_THRESHOLD), _CERTAIN), 4),
        error=error,
        votes=len(outcomes),
        wrong=sum(not fits for _, fits in outcomes),
        shift=round(shift, 4),
        slope=round(slope, 4),
    )


def scaling(outcomes: Sequence[tuple[float, bool]], spread: float = 1.0) -> tuple[float, float]:
    """Shift and slope of the log odds with which they agree best with what was right.

    Args:
        outcomes: as for `calibrate`.
        spread: by how much wider than usual the priors are.
    """
    at = np.array([0.0, 1.0])
    if not outcomes:
        return 0.0, 1.0
    sure = np.array([[1.0, log_odds(certainty)] for certainty, _ in outcomes])
    fits = np.array([float(fitted) for _, fitted in outcomes])
    weight = np.array([_SHIFT_SPREAD**-2, _SLOPE_SPREAD**-2]) / spread**2

    def cost(point: Point) -> float:
        margins = (2 * fits - 1) * (sure @ point)
        return float(np.logaddexp(0, -margins).sum() + (weight * (point - [0.0, 1.0]) ** 2).sum() / 2)

    for _ in range(_STEPS):
        believed = 1 / (1 + np.exp(-sure @ at))
        gradient = sure.T @ (fits - believed) - weight * (at - [0.0, 1.0])
        curvature = (sure.T * (believed * (1 - believed))) @ sure + np.diag(weight)
        step = np.linalg.solve(curvature, gradient)
        # A whole step can leap over the best point where all certainties are nearly the same.
        while float(np.abs(step).max()) > _CLOSE and cost(at + step) > cost(at):
            step = step / 2
        at = at + step
        if float(np.abs(step).max()) <= _CLOSE:
            break
    return float(at[0]), max(float(at[1]), _LEAST_SLOPE)


def log_odds(probability: float) -> float:
    """Of a probability that is kept from 0 and 1."""
    bounded = min(max(probability, 1 - _CERTAIN), _CERTAIN)
    return math.log(bounded / (1 - bounded))
