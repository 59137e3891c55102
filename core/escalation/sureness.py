"""What it says of an answer how sure the model was of its words, measured against what is usual for that model.

How far probabilities spread belongs to a model and to what is asked more than to right and wrong ("Confident or Seek
Stronger", arXiv 2502.04428): an answer is compared with the latest ones of the same model to questions of its kind.
That needs no verdicts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from core.engine.protocol import Confidence
from core.escalation.question_form import Kind

LATEST: Final = 200
"""Answers that a model is measured by."""
_MIDDLE: Final[dict[Kind, float]] = {"amounts": math.log(0.12), "choice": math.log(0.12), "other": math.log(0.35)}
"""The level of models that nothing is known of: sums are written with less doubt than free text ..."""
_SPREAD: Final = 0.5
"""... how far answers of one model lie apart, in natural logarithms ..."""
_GUESSED: Final = 10
"""... and the answers that both count as much as."""
_SLOPE: Final = 0.75
"""Log odds for one standard deviation: the distance of two normal distributions of one spread whose ROC has an area of
0.70. That area is an assumption: sureness about option letters has 0.56 for a model of 0.5 billion parameters and 0.75
for one of 1.5."""
_FARTHEST: Final = 2.0
"""Standard deviations that count at most."""
_LEAST: Final = 1e-3


class Usual(NamedTuple):
    """Where the levels of a model's answers lie."""

    middle: float
    spread: float


def level(confidence: Confidence) -> float:
    """How unsure the model was: the natural logarithm of minus the mean log-probability of its tokens."""
    return math.log(max(-confidence.mean_logprob, _LEAST))


def usual(kind: Kind, levels: Sequence[float] = ()) -> Usual:
    """What is usual for a model.

    Args:
        kind: of the question.
        levels: of the model's latest answers to questions of that kind.
    """
    count = _GUESSED + len(levels)
    middle = (_GUESSED * _MIDDLE[kind] + sum(levels)) / count
    squares = _GUESSED * _SPREAD**2 + sum((one - middle) ** 2 for one in levels)
    return Usual(middle, math.sqrt(squares / count))


def unsureness(confidence: Confidence, compared: Usual) -> float:
    """Log odds that an unsure model adds, or a sure one takes away."""
    away = (level(confidence) - compared.middle) / compared.spread
    return _SLOPE * min(max(away, -_FARTHEST), _FARTHEST)
