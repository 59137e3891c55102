"""Learns a change of the encoder's vectors from the user's verdicts, and keeps it only if it judges unseen ones better.

Every pair is judged once by a change that was fitted without it (cross-validation in five parts; pairs with a question
in common stay together), by the same verifier that decides about answers. Only if these judgements are better than
those of the encoder as it is, by one and a half standard errors and without one more wrong answer, the change is fitted
to all pairs and used from then on.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Generator, Iterator, Sequence
from typing import Any, Final

import numpy as np

from cache.calibration import log_odds, scaling
from cache.encoder import Encoder, Matrix
from cache.learning.fit import Examples, fit
from cache.learning.head import Head, HeadFile
from cache.learning.pairs import ConfirmedPair, ConfirmedPairs
from cache.neighbours import one_ending
from cache.verify.judge import Judge
from cache.verify.pair import Verifier
from cache.verify.words import normalize
from core.cache_messages import EncoderLearned, Judgement, LearningProgress, LearningState
from core.errors import CannotLearn, EngineError
from core.process.cancellation import Cancellation

LEAST: Final = 30
"""Pairs that are needed: with fewer, nobody could say whether anything was learned."""
LEAST_OF_A_KIND: Final = 8
"""Pairs that fitted, and pairs that did not."""
PARTS: Final = 5
HELD_BACK: Final = 2
"""Of these parts, so many judge what was learned together and are never used for it."""
_AT_ONCE: Final = 16
"""Texts that are encoded, or pairs that are judged, between two looks at whether to stop."""
_SURE: Final = 0.999
_SURELY: Final = 1.5
"""Standard errors that a gain must have. Of eight sets of 60 verdicts by lot, three had a gain of more than one, none
of more than this."""
_FREELY: Final = 10.0
"""How much wider than for a user's threshold the priors are when two sets of probabilities are compared."""
_ENCODING, _FITTING = 0.4, 0.8
"""Share of the work after which all is encoded, and all parts are fitted and judged."""

Numbers = np.ndarray[Any, np.dtype[np.float64]]


class Learner:
    """Learns when asked to. One at a time; the caller sees to that.

    Args:
        pairs: the user's verdicts.
        encoder: makes the vectors, and reads pairs for the verifier.
        file: has what is in use.
    """

    def __init__(self, pairs: ConfirmedPairs, encoder: Encoder, file: HeadFile) -> None:
        self._pairs = pairs
        self._encoder = encoder
        self._file = file
        self._verifier = Verifier(reader=Judge(encoder))

    def learn(self, cancellation: Cancellation) -> Iterator[LearningProgress | EncoderLearned]:
        """Progress, and what has come of it; ends without that when it is stopped, and nothing is changed then.

        Raises:
            CannotLearn: there are too few pairs.
            EngineError: the encoder is not ready, or failed.
            StorageError: the pairs cannot be read, or what was learned cannot be written.
        """
        pairs = self._enough()
        examples = yield from self.encoded(pairs, cancellation)
        if examples is None:
            return
        current, _ = self._file.current(self._encoder.base)
        shared = current.shared if current is not None else None
        groups = parts_of(pairs)
        apart = np.zeros(len(pairs))
        for part in range(PARTS):
            if cancellation.cancelled:
                return
            unseen = groups == part
            apart[unseen] = _cosines(examples.part(unseen), fit(examples.part(~unseen), shared))
            yield LearningProgress(_ENCODING + (_FITTING - _ENCODING) * (part + 1) / PARTS)
        found = yield from self._judged(pairs, _cosines(examples, shared), apart, cancellation)
        if found is None:
            return
        before, after, kept = found
        if kept:
            facts = self._facts("own", len(pairs), before, after)
            self._file.keep(Head(self._encoder.base, fit(examples, shared), facts, shared))
        yield EncoderLearned(kept, len(pairs), before, after)

    def consider(self, shared: Matrix, cancellation: Cancellation) -> Iterator[LearningProgress | EncoderLearned]:
        """The same for a change, shape (dimensions, dimensions), that was learned together with others.

        Raises:
            CannotLearn: there are too few pairs to judge it by.
            EngineError: the encoder is not ready, or failed.
            StorageError: the pairs cannot be read, or what was learned cannot be written.
        """
        pairs = self._enough()
        pairs = [pairs[place] for place in np.flatnonzero(parts_of(pairs) < HELD_BACK)]
        examples = yield from self.encoded(pairs, cancellation)
        if examples is None:
            return
        found = yield from self._judged(pairs, _cosines(examples, None), _cosines(examples, shared), cancellation)
        if found is None:
            return
        before, after, kept = found
        if kept:
            facts = self._facts("federated", len(pairs), before, after)
            self._file.keep(Head(self._encoder.base, shared, facts, shared))
        yield EncoderLearned(kept, len(pairs), before, after)

    def examples(self) -> Examples:
        """What the user brings to learning together: the own pairs that will not judge it afterwards.

        Raises:
            CannotLearn: there are too few.
            EngineError: the encoder is not ready, or failed.
            StorageError: the pairs cannot be read.
        """
        pairs = self._enough()
        taught = [pairs[place] for place in np.flatnonzero(parts_of(pairs) >= HELD_BACK)]
        steps = self.encoded(taught, Cancellation())
        while True:
            try:
                next(steps)
            except StopIteration as end:
                found: Examples = end.value
                return found

    def _enough(self) -> list[ConfirmedPair]:
        pairs = self._pairs.all()
        if missing := missing_pairs(pairs):
            raise CannotLearn(missing, "Say of answers found in other words whether they fit, then try again.")
        if not self._encoder.base:
            raise EngineError("The small model that compares questions is not loaded.")
        return pairs

    def undo(self) -> bool:
        """Go back to what was in use before the last time something was learned; whether there was anything.

        Raises:
            StorageError: a file cannot be changed.
        """
        return self._file.undo()

    @staticmethod
    def _facts(source: str, count: int, before: Judgement, after: Judgement) -> dict[str, str]:
        return {
            "source": source,
            "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "pairs": str(count),
            "hits": f"{before.hits:.4f} {after.hits:.4f}",
            "wrong": f"{before.wrong:.4f} {after.wrong:.4f}",
        }

    def encoded(
        self, pairs: Sequence[ConfirmedPair], cancellation: Cancellation
    ) -> Generator[LearningProgress, None, Examples | None]:
        """The vectors of both questions of every pair, without what was learned before; None when it is stopped."""
        texts = [one_ending(text) for pair in pairs for text in (pair.asked, pair.kept)]
        rows = []
        for start in range(0, len(texts), _AT_ONCE):
            if cancellation.cancelled:
                return None
            rows.append(self._encoder.encode_unlearned(texts[start : start + _AT_ONCE]))
            yield LearningProgress(_ENCODING * min(start + _AT_ONCE, len(texts)) / len(texts))
        vectors = np.concatenate(rows)
        return Examples(vectors[::2], vectors[1::2], np.array([pair.fits for pair in pairs]))

    def _judged(
        self, pairs: Sequence[ConfirmedPair], plain: Numbers, apart: Numbers, cancellation: Cancellation
    ) -> Generator[LearningProgress, None, tuple[Judgement, Judgement, bool] | None]:
        """What the verifier says before and after, and whether the latter is better; None when it is stopped."""
        sure = np.zeros((2, len(pairs)))
        for place, pair in enumerate(pairs):
            for which, cosine in enumerate((plain[place], apart[place])):
                calibrated = self._encoder.calibrated(np.asarray(cosine, np.float32))
                sure[which, place] = self._verifier.judge(pair.asked, pair.kept, float(calibrated))
            if place % _AT_ONCE == 0:
                if cancellation.cancelled:
                    return None
                yield LearningProgress(_FITTING + (1 - _FITTING) * place / len(pairs))
        fits = np.array([pair.fits for pair in pairs])
        threshold = self._verifier.default_threshold
        before, after = (judgement(one, fits, threshold) for one in sure)
        return before, after, better(sure[0], sure[1], fits, threshold)


def state(pairs: Sequence[ConfirmedPair], head: Head | None) -> LearningState:
    """What there is to learn from, and what is in use."""
    fitting = sum(pair.fits for pair in pairs)
    facts = head.facts if head is not None else {}
    return LearningState(
        fitting=fitting,
        unfitting=len(pairs) - fitting,
        missing=missing_pairs(pairs),
        learned=head is not None,
        learned_at=facts.get("at", ""),
        learned_from=int(facts.get("pairs", "0") or 0),
        source=facts.get("source", ""),
    )


def missing_pairs(pairs: Sequence[ConfirmedPair]) -> str:
    """A sentence that says how many pairs are missing, "" where there are enough."""
    fitting = sum(pair.fits for pair in pairs)
    unfitting = len(pairs) - fitting
    few_fit, few_do_not = max(LEAST_OF_A_KIND - fitting, 0), max(LEAST_OF_A_KIND - unfitting, 0)
    missing = max(LEAST - len(pairs), few_fit + few_do_not)
    if not missing:
        return ""
    if few_fit and few_do_not:
        return (
            f"{missing} more verdicts are needed before anything can be learned, among them {few_fit} that an answer "
            f"fits and {few_do_not} that it does not."
        )
    if few_fit:
        return (
            f"{missing} more verdicts are needed before anything can be learned, among them {few_fit} that an "
            "answer fits."
        )
    if few_do_not:
        return (
            f"{missing} more verdicts are needed before anything can be learned, among them {few_do_not} that an "
            "answer does not fit."
        )
    return f"{missing} more verdicts are needed before anything can be learned."


def parts_of(pairs: Sequence[ConfirmedPair]) -> Any:
    """In which part each pair is held back, shape (pairs,), 0 to 4; pairs that share a question are in the same one."""
    group = list(range(len(pairs)))

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    first: dict[str, int] = {}
    for place, pair in enumerate(pairs):
        for text in (normalize(pair.asked), normalize(pair.kept)):
            group[root(place)] = root(first.setdefault(text, place))
    members: dict[int, list[int]] = {}
    for place in range(len(pairs)):
        members.setdefault(root(place), []).append(place)
    parts, sizes = np.zeros(len(pairs), dtype=np.int64), np.zeros((PARTS, 2))
    for together in sorted(members.values(), key=lambda places: (-len(places), places)):
        fitting = sum(pairs[place].fits for place in together)
        # The part with the fewest of the kind that most of these are, so that each part has some of both.
        kind = int(2 * fitting >= len(together))
        chosen = int(np.lexsort((sizes.sum(axis=1), sizes[:, kind]))[0])
        parts[together] = chosen
        sizes[chosen] += (len(together) - fitting, fitting)
    return parts


def judgement(sure: Numbers, fits: Any, threshold: float) -> Judgement:
    """How right these probabilities are."""
    return Judgement(
        hits=float((sure[fits] >= threshold).mean()) if fits.any() else 0.0,
        wrong=float((sure[~fits] >= threshold).mean()) if (~fits).any() else 0.0,
        loss=float(_losses(sure, fits).mean()),
    )


def better(before: Numbers, after: Numbers, fits: Any, threshold: float) -> bool:
    """Whether the later probabilities tell surely better what fits, and nothing is lost at the threshold.

    Both are brought into agreement with the verdicts as a whole first: to be less sure of everything is no insight.
    """
    gain = _losses(_calibrated(before, fits), fits) - _losses(_calibrated(after, fits), fits)
    error = float(gain.std(ddof=1)) / len(gain) ** 0.5
    (hits, wrong), (hits_then, wrong_then) = (
        (int((sure[fits] >= threshold).sum()), int((sure[~fits] >= threshold).sum())) for sure in (after, before)
    )
    loses = wrong > wrong_then or (hits < hits_then and wrong == wrong_then)
    return float(gain.mean()) > _SURELY * error and not loses


def _calibrated(sure: Numbers, fits: Any) -> Numbers:
    shift, slope = scaling([(float(one), bool(fit)) for one, fit in zip(sure, fits, strict=True)], _FREELY)
    return np.asarray([1 / (1 + math.exp(-(shift + slope * log_odds(float(one))))) for one in sure])


def _losses(sure: Numbers, fits: Any) -> Numbers:
    """The logarithmic loss of each probability."""
    bounded = np.clip(sure, 1 - _SURE, _SURE)
    return np.asarray(-np.log(np.where(fits, bounded, 1 - bounded)))


def _cosines(examples: Examples, change: Matrix | None) -> Numbers:
    head = Head("", change) if change is not None else None
    one, other = (head.apply(rows) if head is not None else rows for rows in (examples.one, examples.other))
    return np.asarray((one * other).sum(axis=1), dtype=np.float64)
