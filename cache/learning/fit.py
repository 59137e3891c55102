"""Fits a change of the encoder's vectors to pairs of questions that do or do not share an answer.

The losses are those with which MeanCache (arXiv 2403.02694) fine-tunes its encoder, as sentence-transformers defines
them: multiple negatives ranking (arXiv 1705.00652) over the pairs that do, and online contrastive over all. They are
computed here on vectors that the encoder has made once, so a fit takes a second where training the encoder's own layers
takes a minute and two gigabytes of libraries. `bench.cache_learning` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Vector = np.ndarray[Any, np.dtype[np.float32]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

STEPS: Final = 200
_RATE: Final = 3e-3
_SCALE: Final = 10.0
"""Of cosines before they are compared; 20 is usual and was a little worse with so few pairs."""
_MARGIN: Final = 0.5
"""Cosine distance beyond which a wrong pair is far enough apart, the usual one of the contrastive loss."""
_CONTRAST: Final = 30.0
"""Weight of the contrastive loss, a mean over all pairs here: with 10 to 30 the two losses pull about equally; 30 was
best of those tried on questions made for this (`bench.cache_learning`)."""
_DECAY: Final = 0.01
"""Pull back to the change that it began with."""
_MOMENTS: Final = (0.9, 0.999)
"""Of Adam (arXiv 1412.6980)."""


class Examples(NamedTuple):
    """Pairs of questions as the encoder sees them."""

    one: Matrix
    """Unit-length vectors, shape (pairs, dimensions) ..."""
    other: Matrix
    """... of the questions of each pair."""
    fits: Flags
    """Whether the two share an answer."""

    def part(self, chosen: Any) -> Examples:
        """Some of them."""
        return Examples(self.one[chosen], self.other[chosen], self.fits[chosen])


def fit(
    examples: Examples,
    start: Matrix | None = None,
    directions: Matrix | None = None,
    steps: int = STEPS,
    on_step: Callable[[int], None] = lambda _done: None,
) -> Matrix:
    """The change, shape (rank, dimensions), that brings pairs that share an answer together and the others apart.

    A vector x becomes x + (x·directionsᵀ)·change, made unit length again.

    Args:
        examples: the pairs.
        start: the change to begin with and to stay near; None is none.
        directions: shape (rank, dimensions), what of a vector the change may depend on; None is all of it.
        steps: of Adam over all pairs at once.
        on_step: told after each step; may raise to stop.
    """
    dimensions = examples.one.shape[1]
    seen = (
        examples
        if directions is None
        else Examples(examples.one @ directions.T, examples.other @ directions.T, examples.fits)
    )
    rank = dimensions if directions is None else len(directions)
    begun = np.zeros((rank, dimensions), np.float32) if start is None else start.astype(np.float32)
    change = begun.copy()
    first, second = np.zeros_like(change), np.zeros_like(change)
    for step in range(1, steps + 1):
        one, one_length = _unit(examples.one + seen.one @ change)
        other, other_length = _unit(examples.other + seen.other @ change)
        pull_one, pull_other = _gradients(one, other, examples.fits)
        slope = seen.one.T @ _before_unit(pull_one, one, one_length)
        slope += seen.other.T @ _before_unit(pull_other, other, other_length)
        slope += _DECAY * (change - begun)
        first = _MOMENTS[0] * first + (1 - _MOMENTS[0]) * slope
        second = _MOMENTS[1] * second + (1 - _MOMENTS[1]) * slope * slope
        steady = np.sqrt(second / (1 - _MOMENTS[1] ** step)) + 1e-8
        change -= np.float32(_RATE / (1 - _MOMENTS[0] ** step)) * first / steady
        on_step(step)
    return change


def _gradients(one: Matrix, other: Matrix, fits: Flags) -> tuple[Matrix, Matrix]:
    """Of both losses by the unit-length vectors."""
    pull_one, pull_other = np.zeros_like(one), np.zeros_like(other)
    same, different = np.flatnonzero(fits), np.flatnonzero(~fits)
    if len(same) > 1:
        share = _ranking(one[same], other[same])
        pull_one[same] += share @ other[same]
        pull_other[same] += share.T @ one[same]
    if len(same) and len(different):
        by_cosine = _contrast(one, other, same, different)[:, None]
        pull_one += by_cosine * other
        pull_other += by_cosine * one
    return pull_one, pull_other


def _ranking(one: Matrix, other: Matrix) -> Matrix:
    """Multiple negatives ranking, by each cosine: every question is to be nearer to its own partner than to others'."""
    scores = _SCALE * one @ other.T
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    share[np.diag_indices_from(share)] -= 1
    return np.asarray(share * (_SCALE / len(one)), np.float32)


def _contrast(one: Matrix, other: Matrix, same: Any, different: Any) -> Vector:
    """Online contrastive, by the cosine of each pair: right ones farther than the nearest wrong, and the reverse."""
    distance = 1 - (one * other).sum(axis=1)
    slope = np.zeros(len(one), np.float32)
    far = same[distance[same] > distance[different].min()]
    near = different[distance[different] < distance[same].max()]
    slope[far] = -2 * distance[far]
    slope[near] = 2 * np.maximum(_MARGIN - distance[near], 0)
    return np.asarray(slope * (_CONTRAST / len(one)), np.float32)


def _unit(rows: Matrix) -> tuple[Matrix, Matrix]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths, lengths


def _before_unit(slope: Matrix, unit: Matrix, length: Matrix) -> Matrix:
    """The gradient by a row from that by the row made unit length."""
    return np.asarray((slope - (slope * unit).sum(axis=1, keepdims=True) * unit) / length, np.float32)
