"""Which expert of a layer is worth its memory; pure decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from core.engine.protocol import Eviction

Floats = NDArray[np.float32]

_TAKEN: Final = 2
"""Of the probabilities of a token, as many times the number of chosen experts count."""
_NEWEST: Final = 0.1
"""Weight of the newest token in a score. On traces of the synthetic mixture (tests/moe_model.py) 0.1 found most, and
anything from 0.05 to 0.3 was within a percent of it."""


class Worth(Protocol):
    """Keeps a number for each expert of one layer: the smallest is evicted first."""

    values: Floats
    """[experts]"""

    def used(self, chosen: Sequence[int], probabilities: Floats) -> None:
        """The router has decided.

        Args:
            chosen: the experts that are computed now, each once.
            probabilities: what the router says of each expert, the mean over the tokens of this pass: [experts].
        """


class Recency:
    """The expert that was used longest ago goes first.

    Args:
        experts: of the layer.
    """

    def __init__(self, experts: int) -> None:
        self.values: Floats = np.zeros(experts, np.float32)
        self._now = 0

    def used(self, chosen: Sequence[int], probabilities: Floats) -> None:
        """See `Worth`."""
        self._now += 1
        self.values[list(chosen)] = self._now


class RouterScore:
    """A running mean of what the router says of the best experts, chosen or not (HybriMoE's minus recent score).

    An expert that just missed being chosen is a likelier next choice than one that was chosen some time ago.
    (arXiv 2504.05897, section on score-aware caching.)

    Args:
        experts: of the layer.
        used: by a token.
    """

    def __init__(self, experts: int, used: int) -> None:
        self.values: Floats = np.zeros(experts, np.float32)
        self._taken = min(experts, used * _TAKEN)

    def used(self, chosen: Sequence[int], probabilities: Floats) -> None:
        """See `Worth`."""
        if self._taken < len(probabilities):
            limit = np.partition(probabilities, -self._taken)[-self._taken]
            probabilities = np.where(probabilities >= limit, probabilities, 0)
        self.values *= 1 - _NEWEST
        self.values += _NEWEST * probabilities


def worth_of(eviction: Eviction, experts: int, used: int) -> Worth:
    """What decides for one layer."""
    return Recency(experts) if eviction == "recency" else RouterScore(experts, used)
