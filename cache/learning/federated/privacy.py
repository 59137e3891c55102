"""Bounds what an update can tell about whom it comes from: clipping, Gaussian noise, and what that is worth.

Every update is clipped to a norm and gets Gaussian noise before it leaves this machine, so nobody else need be trusted
(local differential privacy). All rounds together are one Gaussian mechanism (Dong, Roth and Su 2022, arXiv 1905.02383,
corollary 3.3), whose epsilon has an exact formula (Balle and Wang 2018, arXiv 1805.06530, theorem 8).
"""

from __future__ import annotations

import math
import secrets
from typing import Any, Final

import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float32]]

DELTA: Final = 1e-5
"""The chance with which the bound may not hold."""
_SENSITIVITY: Final = 2.0
"""How far apart two clipped updates can be, in norms: for whatever else the user might have said instead."""
_CLOSE: Final = 1e-6


def clipped(update: Matrix, norm: float) -> Matrix:
    """The update, made shorter where it is longer than `norm`."""
    length = float(np.linalg.norm(update))
    return update if length <= norm else np.asarray(update * (norm / length), np.float32)


def noised(update: Matrix, norm: float, noise: float) -> Matrix:
    """The update with Gaussian noise of standard deviation `noise` times `norm` in every number."""
    draw = np.random.default_rng(secrets.randbits(128))
    return np.asarray(update + draw.normal(0.0, noise * norm, update.shape), np.float32) if noise else update


def epsilon(noise: float, rounds: int, averaged: int = 1, delta: float = DELTA) -> float:
    """What so many rounds tell about one user at most, as epsilon at `delta`; infinite without noise.

    Args:
        noise: standard deviation in norms, of every user's update.
        rounds: in which the user took part.
        averaged: 1 for whoever sees the user's own updates, as the server does; the number of users for whoever sees
            no more than their average.
        delta: as in (epsilon, delta).
    """
    if not rounds:
        return 0.0
    if noise <= 0:
        return math.inf
    apart = _SENSITIVITY * math.sqrt(rounds) / (noise * math.sqrt(averaged))
    low, high = 0.0, 1.0
    while _delta(apart, high) > delta:
        high *= 2
    while high - low > _CLOSE * (1 + high):
        middle = (low + high) / 2
        low, high = (middle, high) if _delta(apart, middle) > delta else (low, middle)
    return high


def noise_for(most: float, rounds: int) -> float:
    """The least noise with which so many rounds stay within an epsilon; 0 where that is infinite."""
    if math.isinf(most):
        return 0.0
    low, high = 0.0, 1.0
    while epsilon(high, rounds) > most:
        low, high = high, high * 2
    while high - low > _CLOSE * high:
        middle = (low + high) / 2
        low, high = (middle, high) if epsilon(middle, rounds) > most else (low, middle)
    return high


def _delta(apart: float, bound: float) -> float:
    """Of a Gaussian mechanism whose two outcomes are so many standard deviations apart."""
    below = _share_below(-apart / 2 - bound / apart)
    return _share_below(apart / 2 - bound / apart) - (math.exp(bound + math.log(below)) if below > 0 else 0.0)


def _share_below(deviations: float) -> float:
    """The share of a normal distribution below so many standard deviations."""
    return math.erfc(-deviations / math.sqrt(2)) / 2
