"""How sure the model was of each token: read from the scores it drew the token from, and summed up in a few numbers.

Sums of log-probabilities grow with the length of an answer; means, low quantiles and the worst stretch do not (Gupta et
al., arXiv 2404.10136). What is returned as `token_logprobs` elsewhere is shifted by one token (llama-cpp-python #1983),
so the scores are read here, before the token is appended.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

import numpy as np

from core.engine.protocol import Confidence

CHECK_EVERY: Final = 16
"""Tokens between two summaries."""
_WINDOW: Final = 8
"""Tokens of a stretch."""
_LOW: Final = 0.1
"""The quantile that stands for the unsure tokens."""

Floats = np.ndarray[Any, np.dtype[np.float32]]


class TokenSignals:
    """Collects log-probability, margin and entropy of every token of one answer.

    Args:
        vocabulary_size: tokens that the model knows, the length of a row of scores.
    """

    def __init__(self, vocabulary_size: int) -> None:
        self._row = ctypes.c_float * vocabulary_size
        self._shifted = np.empty(vocabulary_size, dtype=np.float32)
        self._powers = np.empty(vocabulary_size, dtype=np.float32)
        self._logprobs: list[float] = []
        self._margins: list[float] = []
        self._entropies: list[float] = []

    def note(self, scores: Any, token: int) -> None:
        """Take in one token.

        Args:
            scores: pointer to the row of scores (logits, float32) that the token was drawn from.
            token: that was drawn.
        """
        row = np.ctypeslib.as_array(ctypes.cast(scores, ctypes.POINTER(self._row)).contents)
        best = int(row.argmax())
        np.subtract(row, row[best], out=self._shifted)
        np.exp(self._shifted, out=self._powers)
        total = float(self._powers.sum())
        log_total = float(np.log(total))
        # -inf is the score of a token that a grammar forbids.
        np.maximum(self._shifted, -1e4, out=self._shifted)
        self._logprobs.append(float(self._shifted[token]) - log_total)
        self._entropies.append(log_total - float(self._powers @ self._shifted) / total)
        self._shifted[best] = -np.inf
        self._margins.append(-float(self._shifted.max()))

    @property
    def due(self) -> bool:
        """Whether it is time for a summary."""
        return bool(self._logprobs) and len(self._logprobs) % CHECK_EVERY == 0

    def summary(self) -> Confidence:
        """What there is to say about the answer so far."""
        if not self._logprobs:
            return Confidence()
        logprobs, margins = np.array(self._logprobs), np.array(self._margins)
        entropies = np.array(self._entropies)
        return Confidence(
            tokens=len(logprobs),
            mean_logprob=float(logprobs.mean()),
            low_logprob=float(np.quantile(logprobs, _LOW)),
            least_logprob=float(logprobs.min()),
            worst_window=float(_windows(logprobs).min()),
            mean_entropy=float(entropies.mean()),
            high_entropy=float(np.quantile(entropies, 1 - _LOW)),
            worst_entropy_window=float(_windows(entropies).max()),
            mean_margin=float(margins.mean()),
            low_margin=float(np.quantile(margins, _LOW)),
            first_logprob=float(logprobs[:_WINDOW].mean()),
        )


def _windows(values: Any) -> Any:
    """Means over stretches of a few neighbouring tokens."""
    length = min(_WINDOW, len(values))
    sums = np.cumsum(np.concatenate([[0.0], values]))
    return (sums[length:] - sums[:-length]) / length
