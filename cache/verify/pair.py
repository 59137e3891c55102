"""Judges whether the answer to one question answers another one too."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cache.verify.features import JUDGE_SPAN, describe, with_judge
from cache.verify.guard import difference
from cache.verify.judge import Judge
from cache.verify.question import Question, in_english, read
from cache.verify.score import Scores, Weights, probability, shipped
from cache.verify.words import LONGEST_COMPARED, normalize, same_meaning_possible
from core.errors import EngineError

log = logging.getLogger(__name__)

_SAME_WORDS: Final = 0.97
"""How sure it is at least that two questions are one when only what cannot change the meaning differs."""
_WORTH_READING: Final = 0.6
"""Cosine below which two questions have never been found to share an answer surely enough, so the judge is spared."""
_WORTH_READING_AFTER: Final = 0.3
"""The same for questions that follow the same turn."""
_NOT_READ: Final = 0.2
OFFERED: Final = 0.5
"""Share of the wanted threshold from which on an answer is at least offered."""
_READ: Final = 2_048
"""Questions that stay taken apart: those nearest to what is asked come again."""

_read = lru_cache(maxsize=_READ)(read)


class _Way(NamedTuple):
    """How pairs of one sort are scored."""

    alone: Weights
    judged: Weights
    worth_reading: float


class Verifier:
    """Says how surely a kept answer answers what is asked: a guard that forbids, then a fitted score.

    Args:
        scores: fitted; None takes those that come with Inglenook.
        reader: reads two questions together; None decides by words and vectors only, as while it is not ready.
    """

    def __init__(self, scores: Scores | None = None, reader: Judge | None = None) -> None:
        self._scores = scores or shipped()
        self._reader = reader

    @property
    def default_threshold(self) -> float:
        """The least probability at which an answer is given again, unless the user says otherwise."""
        return self._scores.judged_threshold if self._reads else self._scores.threshold

    def judge(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        """The probability, in [0, 1], that the answer kept for `kept` answers `asked`; 0 where it surely does not.

        The two are read together only where that can change what is done, for it takes longer than all the rest.

        Args:
            asked: the new question.
            kept: the question that was answered before.
            cosine: of the two questions' vectors.
            threshold: what the probability is compared with, if that is not the default.
        """
        scores = self._scores
        return self._judge(asked, kept, cosine, _Way(scores.alone, scores.judged, _WORTH_READING), threshold)

    def judge_follow_up(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        """As `judge`, for two questions that are known to follow the same turn.

        People word follow-ups freely, for the turn before says what they are about; so a lower cosine is enough.
        """
        scores = self._scores
        way = _Way(scores.follow_up, scores.follow_up_judged, _WORTH_READING_AFTER)
        return self._judge(asked, kept, cosine, way, threshold)

    @property
    def _reads(self) -> bool:
        return self._reader is not None and self._reader.ready

    def _judge(self, asked: str, kept: str, cosine: float, way: _Way, threshold: float) -> float:
        same = normalize(asked) == normalize(kept)
        if max(len(asked), len(kept)) > LONGEST_COMPARED:
            return _SAME_WORDS if same else 0.0
        a, b = _read(asked), _read(kept)
        same = same or same_meaning_possible(asked, kept)
        if not same and (difference(a, b) or not (in_english(a) and in_english(b))):
            return 0.0
        if same:
            return _SAME_WORDS
        cosine = min(max(cosine, -1.0), 1.0)
        numbers = describe(a, b, cosine)
        if not self._reads or cosine < way.worth_reading:
            return self._unread(numbers, way)
        if self._decided(numbers, way, threshold):
            return probability(numbers, way.judged)
        log_odds = self._read_together(asked, kept)
        if log_odds is None:
            return self._unread(numbers, way)
        return probability(with_judge(numbers, log_odds), way.judged)

    def _unread(self, numbers: Sequence[float], way: _Way) -> float:
        sure = probability(numbers, way.alone)
        return min(sure, _NOT_READ) if self._reads else sure

    def _decided(self, numbers: Sequence[float], way: _Way, threshold: float) -> bool:
        """Whether the answer is given, or is of no use, whatever the judge would say."""
        least, most = (probability(with_judge(numbers, end), way.judged) for end in (-JUDGE_SPAN, JUDGE_SPAN))
        wanted = self.default_threshold
        return least >= max(threshold, wanted) or most < (threshold or wanted) * OFFERED

    def _read_together(self, asked: str, kept: str) -> float | None:
        assert self._reader is not None
        try:
            return self._reader.log_odds(asked, kept)
        except EngineError as error:
            log.warning("two questions are compared by words and vectors only: %s", error)
            return None


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
