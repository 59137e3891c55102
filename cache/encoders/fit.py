"""Fits another encoder's vectors to where the cache expects those of its own: their length, and what a cosine means.

Thresholds and scores of the cache were fitted to one encoder. Another one has more or fewer numbers in a vector, and
its cosines lie elsewhere: of some models those of unrelated questions are 0.1, of others 0.75. So as much of the mean
is taken away (Mu 2018, "All-but-the-Top") as leaves questions no more alike than they are there, the principal
components are turned so that each number carries about as much as any other, which few bits an entry need, and cosines
are mapped, by quantiles over the same pairs of questions, to those that the cache's own encoder gives.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from cache.compression import compress, cosine_table
from core.errors import UnsuitableEncoder

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.float64]]

_QUANTILES: Final = 65
_LEAST_SPREAD: Final = 1e-3
"""Standard deviation of cosines below which an encoder tells nothing apart."""
_STEP: Final = 1e-6
_HALVINGS: Final = 20


class Fit(NamedTuple):
    """How one encoder's vectors become the cache's."""

    mean: Matrix
    """Shape (dimensions,), taken away first."""
    matrix: Matrix
    """Shape (dimensions, length), the part that is kept, turned."""
    own: Matrix
    """Cosines of the encoder's vectors, rising ..."""
    usual: Matrix
    """... and what the cache's encoder says where it says these."""

    def apply(self, vectors: Matrix) -> Matrix:
        """Unit-length rows, shape (n, dimensions), as unit-length rows of the cache's length."""
        return _unit(np.asarray((vectors - self.mean) @ self.matrix, np.float32))

    def calibrated(self, cosines: Matrix) -> Matrix:
        """Cosines of such rows as the cache's encoder would have given them."""
        return np.asarray(np.interp(cosines, self.own, self.usual), np.float32)


def fit(own: Matrix, usual: Matrix) -> Fit:
    """The fit over pairs of questions.

    Args:
        own: unit-length vectors of the encoder, shape (2 * pairs, dimensions): both questions of a pair in turn.
        usual: those of the cache's encoder, shape (2 * pairs, length).

    Raises:
        UnsuitableEncoder: the vectors are no sensible numbers, or all alike.
    """
    if not np.isfinite(own).all():
        raise UnsuitableEncoder("This encoder gives vectors that are no numbers.", "Fetch it again.")
    length = usual.shape[1]
    mean = _excess(own, usual)
    centred = own - mean
    matrix = np.asarray(_basis(_unit(centred), length) @ _turn(length), np.float32)
    adapted = Fit(mean, matrix, np.zeros(1, np.float32), np.zeros(1, np.float32)).apply(own)
    there, here = _cosines(adapted), _cosines(usual)
    spread = float(np.linalg.norm(own - own.mean(axis=0), axis=1).mean())
    if min(spread, float(there.std())) < _LEAST_SPREAD:
        raise UnsuitableEncoder("This encoder gives all questions the same vector.", "Choose another one.")
    quantiles = np.linspace(0, 1, _QUANTILES)
    rising = np.concatenate([[-1.0], np.quantile(there, quantiles), [1.0]])
    rising = np.maximum.accumulate(rising + _STEP * np.arange(len(rising)))
    mapped = np.concatenate([[-1.0], np.quantile(here, quantiles), [1.0]])
    return Fit(mean, matrix, rising.astype(np.float32), np.maximum.accumulate(mapped).astype(np.float32))


def _excess(own: Matrix, usual: Matrix) -> Matrix:
    """The part of the mean, shape (dimensions,), without which questions are as alike as the usual encoder has them."""
    mean: Matrix = own.mean(axis=0, dtype=np.float32)
    # The mean cosine of unit vectors is the squared length of their mean.
    alike, wanted = float(mean @ mean), float((usual.mean(axis=0) ** 2).sum())
    least, most = 0.0, 1.0
    for _ in range(_HALVINGS):
        share = (least + most) / 2
        left = (1 - share) ** 2 * alike / max(1 - 2 * share * alike + share**2 * alike, 1e-9)
        least, most = (share, most) if left > wanted else (least, share)
    return np.asarray(mean * np.float32(least), np.float32)


def _basis(rows: Matrix, length: int) -> Matrix:
    """Shape (dimensions, length): the principal directions, or all of them where there are no more than that."""
    dimensions = rows.shape[1]
    if dimensions <= length:
        return np.eye(dimensions, length, dtype=np.float32)
    _, directions = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    return np.asarray(directions[:, ::-1][:, :length], np.float32)


def _turn(length: int) -> Matrix:
    """A rotation, always the same one."""
    drawn = np.random.default_rng(0).normal(size=(length, length))
    return np.asarray(np.linalg.qr(drawn)[0], np.float32)


def _cosines(vectors: Matrix) -> Numbers:
    """Of the pairs, and of as many questions that have nothing to do with each other, as the cache compares them."""
    table = cosine_table(compress(vectors[::2]), compress(vectors[1::2]))
    places = np.arange(len(table))
    return np.concatenate([table.diagonal(), table[places, np.roll(places, len(table) // 3 + 1)]]).astype(np.float64)


def _unit(rows: Matrix) -> Matrix:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
