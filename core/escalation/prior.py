"""What a question alone says: the chance that the local answer will be wrong and the cloud's right.

A prior by the kind of question, fitted as P(cloud right) - P(local right) on public questions, shrunk towards what this
user's own record says of questions near it. Of kinds that were never seen it says nothing: the base rate is returned,
since a learned router that extrapolates can be worse than chance.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.escalation.forest import Array, Forest, read_forest
from core.escalation.question_form import Kind, form_features, kind_of

FOLDER: Final = Path(__file__).parent / "weights"
_SHRINK: Final = 8.0
"""Answers of a kind with a verdict at which the user's own record counts as much as the prior."""
ELSEWHERE: Final = 0.14
"""With other questions: what a model of 51 billion parameters mends of the answers of one of 8 or 9 billion, over 14
kinds of tasks, is 14 to 17 per cent (labels of llmrouter_multi)."""
_LEAST: Final = 1e-4
CLIP: Final = 3.0
"""Standard deviations: what lies farther out is unlike what was seen, and not trusted to weigh more."""


@dataclass(frozen=True)
class Estimate:
    """What is reckoned before there is an answer."""

    chance: float
    """That the local answer will be wrong and the cloud's right, 0 to 1."""
    kind: Kind = "other"
    topic: int = -1
    """The nearest of the shipped topics; -1 where there is no vector or none is near."""
    known: bool = False
    """Whether questions like this one have been seen; otherwise `chance` is the base rate."""
    own: float = 0.0
    """Log odds of `chance` that come of the user's own record."""


@dataclass(frozen=True)
class OwnRecord:
    """What this user's own answers of one topic have shown."""

    judged: int = 0
    helped: int = 0
    """Of them, those where the cloud's answer was the better one."""


@dataclass(frozen=True)
class Linear:
    """A difference of two logistic models over standardized features: P(cloud right) - P(local right)."""

    names: tuple[str, ...]
    mean: Array
    spread: Array
    cloud: Array
    """Weights, the bias last."""
    local: Array

    def predict(self, features: Mapping[str, float]) -> float:
        """Between -1 and 1."""
        row = np.array([features.get(name, 0.0) for name in self.names])
        row = np.append(np.clip((row - self.mean) / self.spread, -CLIP, CLIP), 1.0)
        return float(_logistic(row @ self.cloud) - _logistic(row @ self.local))


@dataclass(frozen=True)
class KindPrior:
    """The prior for questions of one kind: two models of the gain, added in units of their spread, then calibrated."""

    linear: Linear
    forest: Forest
    linear_spread: float
    forest_spread: float
    slope: float
    """Platt's: log odds of need over the added scores."""
    shift: float
    base_rate: float

    def chance(self, question: str) -> float:
        """That the cloud would help, by the question's outward form."""
        features = form_features(question)
        score = self.linear.predict(features) / self.linear_spread + self.forest.predict(features) / self.forest_spread
        return float(_logistic(self.slope * score + self.shift))


@dataclass(frozen=True)
class Topics:
    """Where the questions lie that the prior was fitted on."""

    centres: Array
    """[topics, 384], unit length."""
    radius: float
    """The least cosine to a centre at which a question counts as near."""

    def nearest(self, vector: Array) -> tuple[int, float]:
        """The topic of a unit-length vector, and the cosine to it."""
        cosines = self.centres @ vector
        topic = int(cosines.argmax())
        return topic, float(cosines[topic])


def estimate(question: str, vector: Array | None = None, record: Mapping[int, OwnRecord] | None = None) -> Estimate:
    """What a question alone says.

    Args:
        question: as the user wrote it.
        vector: of the question, unit length, [384]; None where there is no encoder.
        record: what this user's own answers have shown, by topic.
    """
    kind = kind_of(question)
    prior, topics = shipped_priors().get(kind), shipped_topics()
    topic, cosine = topics.nearest(vector) if vector is not None else (-1, 1.0)
    near = cosine >= topics.radius
    known = prior is not None and near
    chance = prior.chance(question) if prior is not None and near else base_rate(kind)
    own = (record or {}).get(topic if near else -1, OwnRecord())
    together = _shrunk(chance, own)
    return Estimate(together, kind, topic if near else -1, known, log_odds(together) - log_odds(chance))


def base_rate(kind: Kind) -> float:
    """How often the cloud helped with questions of a kind."""
    prior = shipped_priors().get(kind)
    return prior.base_rate if prior is not None else ELSEWHERE


def _shrunk(chance: float, own: OwnRecord) -> float:
    """The prior and the record together, the record weighing n / (n + 8)."""
    return (_SHRINK * chance + own.helped) / (_SHRINK + own.judged)


@functools.cache
def shipped_priors() -> dict[Kind, KindPrior]:
    """The priors of all kinds that have one."""
    return {"choice": read_prior("choice"), "amounts": read_prior("amounts")}


@functools.cache
def shipped_topics() -> Topics:
    """The topics that the prior was fitted on."""
    with np.load(FOLDER / "topics.npz", allow_pickle=False) as stored:
        centres = stored["centres"].astype(np.float32)
        radius = float(stored["radius"])
    return Topics(centres / np.linalg.norm(centres, axis=1, keepdims=True), radius)


def read_prior(name: str) -> KindPrior:
    """The prior of a kind from its two files."""
    with np.load(FOLDER / f"before_{name}.npz", allow_pickle=False) as stored:
        arrays: dict[str, Any] = {key: stored[key] for key in stored.files}
    linear = Linear(
        tuple(str(name) for name in arrays["names"]),
        arrays["mean"],
        arrays["spread"],
        arrays["cloud"],
        arrays["local"],
    )
    numbers = {key: float(arrays[key]) for key in ("linear_spread", "forest_spread", "slope", "shift", "base_rate")}
    return KindPrior(linear, read_forest(FOLDER / f"before_{name}_forest.npz"), **numbers)


def log_odds(chance: float) -> float:
    """Of a probability, kept away from the ends."""
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def _logistic(value: Any) -> Any:
    return 1 / (1 + np.exp(-value))
