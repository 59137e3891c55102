"""Turns the description of two questions into a probability: logistic regression over some dozens of numbers."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cache.verify.features import NAMES

FILE: Final = "score.toml"
"""Made by `cache.training.fit_score`."""


class Weights(NamedTuple):
    """A fitted score."""

    bias: float
    weights: tuple[float, ...]
    """One for each of `cache.verify.features.NAMES`."""


class Scores(NamedTuple):
    """The scores that a verifier needs."""

    alone: Weights
    """For two questions that may stand anywhere, by words and vectors only ..."""
    judged: Weights
    """... and where the judge has read them too."""
    follow_up: Weights
    """For two that follow the same turn, by words and vectors only ..."""
    follow_up_judged: Weights
    """... and where the judge has read them too."""
    threshold: float
    """The least probability at which an answer is given again by default ..."""
    judged_threshold: float
    """... and where the judge reads every pair first."""


@cache
def shipped() -> Scores:
    """The scores that come with Inglenook."""
    table = tomllib.loads((resources.files("cache.verify") / FILE).read_text("utf-8"))
    names = ("alone", "judged", "follow_up", "follow_up_judged")
    alone, judged, follow_up, follow_up_judged = (_weights(table[name]) for name in names)
    return Scores(alone, judged, follow_up, follow_up_judged, table["threshold"], table["judged_threshold"])


def probability(numbers: Sequence[float], score: Weights) -> float:
    """That an answer to one question answers the other.

    Args:
        numbers: as `cache.verify.features.describe` gives them.
        score: fitted to just these features.
    """
    logit = score.bias + sum(value * weight for value, weight in zip(numbers, score.weights, strict=True))
    return 1 / (1 + math.exp(-max(min(logit, _SURE), -_SURE)))


_SURE: Final = 30.0


def _weights(table: dict[str, float]) -> Weights:
    """A feature that is not named counts for nothing."""
    return Weights(table["bias"], tuple(table.get(name, 0.0) for name in NAMES))
