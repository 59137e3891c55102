"""What the user's own votes say about a pair of questions: the verifier's judgement, corrected near where it erred."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_PRIOR: Final = 4.0
"""Votes that the verifier's judgement counts as."""
_NEAR: Final = 0.7
"""Cosine from which on a vote about other questions says something about these."""
_SAME_ENTRY: Final = 0.25
"""The least weight of a vote about the same kept question, whatever was asked then."""

_PROMOTED: Final = 12.0
"""What the model's verdict on the very same pair counts, which it has given twice, once in either order."""


@dataclass(frozen=True)
class Vote:
    """A vote on an answer that was given again, as it bears on the pair at hand."""

    fits: bool
    """Whether the answer fitted."""
    asked: float
    """Cosine of the question then asked and the one asked now; 1.0 for the same words."""
    kept: float
    """Cosine of the question then kept and the one kept now; 1.0 for the same words."""
    by_model: bool = False
    """The language model's verdict, not the user's."""

    @property
    def weight(self) -> float:
        """How much it counts: 1 for the same pair, 0 for one about something else."""
        near = max(0.0, (min(self.asked, self.kept) - _NEAR) / (1 - _NEAR)) ** 2
        if self.by_model:
            return _PROMOTED if self.asked >= 1 and self.kept >= 1 else near
        return max(near, _SAME_ENTRY) if self.kept >= 1 else near


def belief(judged: float, votes: Iterable[Vote]) -> float:
    """The probability that a kept answer fits, from the verifier's judgement and the votes near this pair.

    The mean of a Beta distribution that starts at the judgement, worth four votes, and to which each vote adds its
    weight: with enough votes about an entry, its own record decides, as in vCache (arXiv 2502.03771), which fits a
    curve for each entry instead. A vote of the user's against the very same pair settles it.
    """
    for_it = against = 0.0
    for vote in votes:
        if not vote.by_model and not vote.fits and vote.asked >= 1 and vote.kept >= 1:
            return 0.0
        for_it += vote.weight * vote.fits
        against += vote.weight * (not vote.fits)
    return (_PRIOR * judged + for_it) / (_PRIOR + for_it + against)
