"""Judges whether the answer to one question answers another one too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cache.verify.features import describe
from cache.verify.guard import Question, difference, in_english, read
from cache.verify.score import Scores, Weights, probability, shipped
from cache.verify.words import LONGEST_COMPARED, normalize, same_meaning_possible

_SAME_WORDS: Final = 0.97
"""How sure it is at least that two questions are one when only what cannot change the meaning differs."""
_READ: Final = 2_048
"""Questions that stay taken apart: those nearest to what is asked come again."""

_read = lru_cache(maxsize=_READ)(read)


class Verifier:
    """Says how surely a kept answer answers what is asked: a guard that forbids, then a fitted score.

    Args:
        scores: fitted; None takes those that come with Inglenook.
    """

    def __init__(self, scores: Scores | None = None) -> None:
        self._scores = scores or shipped()

    @property
    def default_threshold(self) -> float:
        """The least probability at which an answer is given again, unless the user says otherwise."""
        return self._scores.threshold

    def judge(self, asked: str, kept: str, cosine: float) -> float:
        """The probability, in [0, 1], that the answer kept for `kept` answers `asked`; 0 where it surely does not.

        Args:
            asked: the new question.
            kept: the question that was answered before.
            cosine: of the two questions' vectors.
        """
        return self._judge(asked, kept, cosine, self._scores.alone)

    def judge_follow_up(self, asked: str, kept: str, cosine: float) -> float:
        """As `judge`, for two questions that are known to follow the same turn.

        People word follow-ups freely, for the turn before says what they are about; so a lower cosine is enough.
        """
        return self._judge(asked, kept, cosine, self._scores.follow_up)

    def _judge(self, asked: str, kept: str, cosine: float, score: Weights) -> float:
        same = normalize(asked) == normalize(kept)
        if max(len(asked), len(kept)) > LONGEST_COMPARED:
            return _SAME_WORDS if same else 0.0
        a, b = _read(asked), _read(kept)
        same = same or same_meaning_possible(asked, kept)
        if not same and (difference(a, b) or not (in_english(a) and in_english(b))):
            return 0.0
        sure = probability(describe(a, b, min(max(cosine, -1.0), 1.0)), score)
        return max(_SAME_WORDS, sure) if same else sure


def same_history(now: Sequence[str], then: Sequence[str]) -> bool:
    """Whether two conversations agree in every detail that an answer may depend on.

    That their turns mean the same is judged elsewhere; here no number, name, negation or opposite may have changed.

    Args:
        now: the questions of this conversation, the oldest first.
        then: those of the kept one.
    """
    if len(now) != len(then):
        return False
    return all(_agree(_read(a), _read(b)) for a, b in zip(now, then, strict=True) if normalize(a) != normalize(b))


def _agree(now: Question, then: Question) -> bool:
    return not difference(now, then)
