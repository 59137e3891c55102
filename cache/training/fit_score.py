"""Fits the score that judges two questions, and writes it beside the verifier with its calibration.

    python -m cache.training.fit_score SOURCES PAIRS.jsonl [--keep FOLDER] [--write]

The weights of words come from the pairs that `judge_pairs` collects from SOURCES and generates; they belong to nobody
else. How much the words, the cosine and the judge count beside each other, and the thresholds, are calibrated: a
dozen numbers in all, from generated pairs that the judge was not trained with and from PAIRS.jsonl, rows a, b, duplicate of
questions as people ask them (for the weights that are shipped, 3,000 of Quora's pairs). Needs the `train` extra for
scipy, the encoder that the application uses, and the judge.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import tomli_w

from cache import verify
from cache.compression import Codes, compress, cosines
from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.evaluate import Row, read_rows
from cache.training.judge_pairs import collect, followed
from cache.training.pairs import Pair, generate_follow_ups
from cache.verify.features import NAMES, describe
from cache.verify.guard import difference
from cache.verify.judge import Judge, adapter_file
from cache.verify.question import read
from cache.verify.score import FILE
from cache.verify.words import word_set
from core.engine.client import Engine

Array = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

_STRENGTH: Final = 0.3
"""Inverse of the penalty on the square of the weights, over features of unit variance."""
_PRECISION: Final = 0.9
"""Of answers given again at the default threshold, among the pairs of the calibration, half of which are duplicates."""
_WRONG: Final = 0.02
"""The share of pairs held back that are no duplicates, most of them traps, which may pass the default threshold."""
_WRONG_AFTER: Final = 0.05
"""The same for questions that follow the same turn."""
_FOLLOW_UPS: Final = 2_000
_FOR_FOLLOW_UPS: Final = word_set("cosine cosine_over_70 cosine_over_80 same_wants_words wants_clash wants_same")
_AGAINST: Final = word_set(
    """added_letters adds_name adds_share difference_name difference_number difference_opposite difference_other
    difference_question head_differs least_unmatched
    least_unmatched_share length_difference most_unmatched most_unmatched_share names_added names_replaced
    negation_differs numbers_differ one_longer_text only_one_adds wants_clash"""
)
_IN_FAVOUR: Final = word_set("cosine nothing_unmatched same_order same_wants_words wants_same words_shared")
_BOUNDS: Final = tuple((name in _AGAINST, name in _IN_FAVOUR) for name in NAMES)
_FEWEST: Final = 50
"""Pairs above a threshold, below which their share of duplicates says nothing."""


def main() -> None:
    """Fit, print how it does, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--people", type=int, default=3_000, help="pairs of PAIRS.jsonl that are taken at most")
    parser.add_argument("--made", type=int, default=3_000, help="pairs that are made or collected")
    parser.add_argument("--keep", type=Path, help="a folder for what the encoder and the judge say, to go on from")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    reader = Reader(arguments.keep)
    made = described(reader, rows_of(collect(arguments.sources, 91, arguments.made / 72_000)), judged=False)
    held = described(reader, rows_of(collect(arguments.sources, 92, arguments.made / 72_000, held=True)))
    people = described(reader, balanced(read_rows(arguments.pairs), seed=0)[: arguments.people])
    table = fit_all(made, held, people)
    thresholds = table["threshold"], table["judged_threshold"]
    table["follow_up"], table["follow_up_judged"] = fit_follow_ups(reader, thresholds)
    if arguments.write:
        target = Path(verify.__file__).parent / FILE
        head = "# Made by `python -m cache.training.fit_score`; what it was calibrated on is said there.\n"
        target.write_text(head + tomli_w.dumps(table), encoding="utf-8")


class Described(NamedTuple):
    """Pairs of questions, as the scores see them."""

    numbers: Array
    """The features, shape (pairs, features)."""
    allowed: Flags
    """Whether the guard lets a pair pass."""
    truth: Flags
    """Whether one answer serves both."""


def fit_all(made: Described, held: Described, people: Described) -> dict[str, Any]:
    """The scores for questions that may stand anywhere, and their thresholds.

    Args:
        made: generated and collected pairs; the weights of words come from them.
        held: the same of other questions, which the judge has not been trained with.
        people: pairs as people ask them, which say how much a cosine counts beside the words; with `held` they make
            probabilities of the sum.
    """
    weights, bias = beside(fit(made.numbers, made.truth), people, _CORNERS)
    judged = weights.copy()
    judged[NAMES.index("judge")] = _JUDGE_WEIGHT
    both = Described(*(np.concatenate(parts) for parts in zip(held, people, strict=True)))
    table: dict[str, Any] = {}
    for name, threshold, ranking in (("alone", "threshold", weights), ("judged", "judged_threshold", judged)):
        total, shift = beside((ranking, bias), both, ())
        scores = logistic(both.numbers @ total + shift)
        table[name] = table_of(total, shift)
        precise = least_for(_PRECISION, scores[both.allowed], both.truth[both.allowed])
        bound = least_within(_WRONG, np.where(held.allowed, logistic(held.numbers @ total + shift), 0), held.truth)
        table[threshold] = round(max(precise, bound), 2)
        for who, pairs in (("held back", held), ("people", people)):
            given = np.where(pairs.allowed, logistic(pairs.numbers @ total + shift), 0)
            report(f"{name}, {who}", given, pairs.truth, table[threshold])
    return dict(sorted(table.items(), key=lambda item: isinstance(item[1], dict)))


def fit_follow_ups(reader: Reader, thresholds: tuple[float, float]) -> list[dict[str, float]]:
    """The scores for questions that follow the same turn, without and with the judge; all of them generated.

    They are moved so that the thresholds of the other scores are right for them too: few questions follow the same turn,
    so more of the alike ones may pass.
    """
    made = described(reader, rows_of(later(_FOLLOW_UPS, held=False)), judged=False)
    used = np.array([name in _FOR_FOLLOW_UPS for name in NAMES])
    held = described(reader, rows_of(later(_FOLLOW_UPS, held=True)))
    words = fit(made.numbers * used, made.truth)
    found = []
    named = (("follow-ups", ()), ("follow-ups, judged", _VERDICTS))
    for (name, extra), threshold in zip(named, thresholds, strict=True):
        weights, bias = beside(words, held, extra)
        scores = np.where(held.allowed, logistic(held.numbers @ weights + bias), 0)
        own = least_within(_WRONG_AFTER, scores, held.truth)
        report(name, scores, held.truth, own)
        found.append(table_of(weights, bias + log_odds(threshold) - log_odds(own)))
    return found


def later(count: int, *, held: bool) -> list[Pair]:
    """Questions that follow the same turn."""
    return followed(count // 2, 96, held=held) + generate_follow_ups(count // 2, 97, held=held)


def rows_of(pairs: Sequence[Pair]) -> list[Row]:
    """The pairs as rows of an evaluation."""
    return [Row(pair.a, pair.b, pair.duplicate) for pair in pairs]


_CORNERS: Final = ("cosine", "cosine_over_80", "cosine_over_90", "cosine_over_95")
_VERDICTS: Final = ("judge", "judge_over_0")
_JUDGE_WEIGHT: Final = 0.4
"""Of half the judge's log odds. On people's pairs the precision at a recall of 0.5 is 0.871 without the judge, 0.894 at
this weight and 0.879 at twice it (3,000 pairs, half of them used for the other weights); on pairs held back 0.927, 0.962
and 0.980. Fitted to people's pairs alone it would be 0.1: they hold few of the traps that it sees through."""


def beside(words: tuple[Array, float], pairs: Described, extra: Sequence[str]) -> tuple[Array, float]:
    """The weights of words as a whole, beside those of a few features that generated pairs alone say too little of."""
    weights, bias = words
    corners = [NAMES.index(name) for name in extra]
    given = np.column_stack([pairs.numbers @ weights + bias, pairs.numbers[:, corners]])
    scale, shift = calibrated(given[pairs.allowed], pairs.truth[pairs.allowed])
    total = weights * scale[0]
    total[corners] += scale[1:]
    return total, bias * scale[0] + shift


def calibrated(given: Array, truth: Flags) -> tuple[Array, float]:
    """What a few scores count beside each other, and what is added, so that their sum is a logarithm of odds."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    signs = np.where(truth, 1.0, -1.0)

    def loss(parameters: Array) -> float:
        margins = signs * (given @ parameters[:-1] + parameters[-1])
        return float(np.logaddexp(0, -margins).sum() + (parameters[:-1] ** 2).sum() / 200)

    found = minimize(loss, np.zeros(given.shape[1] + 1), method="L-BFGS-B")
    return found.x[:-1], float(found.x[-1])


def balanced(rows: Sequence[Row], seed: int) -> list[Row]:
    """As many duplicates as others, in an order of their own."""
    draw = random.Random(seed)
    duplicates = [row for row in rows if row.duplicate]
    others = draw.sample([row for row in rows if not row.duplicate], len(duplicates))
    mixed = [*duplicates, *others]
    draw.shuffle(mixed)
    return mixed


class Reader:
    """What the encoder and the judge say of texts, kept in a folder so that a run can go on from another."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / "read.npz" if folder else None
        self._codes: dict[str, Codes] = {}
        self._log_odds: dict[tuple[str, str], float] = {}
        if self._file and self._file.exists():
            with np.load(self._file) as kept:
                self._codes = dict(zip(map(str, kept["texts"]), kept["codes"], strict=True))
                pairs = [(str(a), str(b)) for a, b in kept["pairs"]]
                self._log_odds = dict(zip(pairs, map(float, kept["log_odds"]), strict=True))

    def read(self, texts: Sequence[str], pairs: Sequence[tuple[str, str]]) -> None:
        """Encode texts and have pairs judged that have not been yet."""
        texts = sorted({text for text in texts if text not in self._codes})
        pairs = sorted({pair for pair in pairs if pair not in self._log_odds})
        if not texts and not pairs:
            return
        with tempfile.TemporaryDirectory() as folder:
            encoder = Encoder(Engine(Path(folder) / "engine.log"), lambda: encoder_file(Path(folder)), adapter_file())
            encoder.start()
            try:
                if not encoder.wait(120):
                    raise SystemExit(encoder.problem)
                for start in range(0, len(texts), 64):
                    part = texts[start : start + 64]
                    codes = compress(encoder.encode([text.rstrip("?!. \t\n") + "?" for text in part]))
                    self._codes.update(zip(part, codes, strict=True))
                judge = Judge(encoder)
                self._log_odds.update({pair: judge.log_odds(*pair) for pair in pairs})
            finally:
                encoder.stop()
        self._keep()

    def cosine(self, a: str, b: str) -> float:
        """As the cache finds it, from short codes."""
        return float(cosines(self._codes[a], self._codes[b][None])[0])

    def log_odds(self, a: str, b: str) -> float:
        """The judge's."""
        return self._log_odds[a, b]

    def _keep(self) -> None:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            np.savez(
                self._file,
                texts=np.array(list(self._codes)),
                codes=np.array(list(self._codes.values())),
                pairs=np.array(list(self._log_odds)).reshape(-1, 2),
                log_odds=np.array(list(self._log_odds.values())),
            )


def described(reader: Reader, rows: Sequence[Row], *, judged: bool = True) -> Described:
    """The pairs as the scores see them."""
    reader.read(
        [text for row in rows for text in (row.kept, row.asked)],
        [(row.asked, row.kept) for row in rows] if judged else [],
    )
    numbers, allowed = [], []
    for row in rows:
        asked, kept = read(row.asked), read(row.kept)
        log_odds = reader.log_odds(row.asked, row.kept) if judged else None
        numbers.append(describe(asked, kept, reader.cosine(row.asked, row.kept), log_odds))
        allowed.append(not difference(asked, kept))
    return Described(np.array(numbers), np.array(allowed), np.array([row.duplicate for row in rows]))


def fit(numbers: Array, truth: Flags) -> tuple[Array, float]:
    """Weights and bias of a logistic regression, for the features as they are.

    Some differences may only count against a pair, and what is shared only for it, although people who write much
    differ in much and yet mean the same: the likelihood is maximized within these bounds (L-BFGS-B, scipy).
    """
    # In the `train` extra only.
    from scipy.optimize import minimize

    spread = numbers.std(axis=0)
    used = spread > 0
    scaled = np.where(used, (numbers - numbers.mean(axis=0)) / np.where(used, spread, 1), 0.0)
    signs = np.where(truth, 1.0, -1.0)

    def loss(parameters: Array) -> tuple[float, Array]:
        weights, bias = parameters[:-1], parameters[-1]
        margins = signs * (scaled @ weights + bias)
        slopes = -signs * logistic(-margins)
        value = np.logaddexp(0, -margins).sum() + weights @ weights / (2 * _STRENGTH)
        return float(value), np.append(scaled.T @ slopes + weights / _STRENGTH, slopes.sum())

    bounds = [(None, 0.0) if against else (0.0, None) if favour else (None, None) for against, favour in _BOUNDS]
    found = minimize(loss, np.zeros(len(NAMES) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    weights = np.where(used, found.x[:-1] / np.where(used, spread, 1), 0.0)
    return weights, float(found.x[-1] - weights @ numbers.mean(axis=0))


def least_for(precision: float, scores: Array, truth: Flags) -> float:
    """The least threshold above which at least so many pairs are duplicates."""
    order = np.argsort(-scores)
    share = np.cumsum(truth[order]) / np.arange(1, len(order) + 1)
    reached = np.flatnonzero((share >= precision) & (np.arange(len(order)) >= _FEWEST))
    return float(scores[order][reached[-1]]) if len(reached) else 1.0


def least_within(wrong: float, scores: Array, truth: Flags) -> float:
    """The least threshold that at most so large a share of the pairs that are no duplicates reaches."""
    others = np.sort(scores[~truth])[::-1]
    return float(np.nextafter(others[int(wrong * len(others))], 1.0))


def log_odds(probability: float) -> float:
    """The inverse of `logistic`."""
    return float(np.log(probability / (1 - probability)))


def logistic(logits: Array) -> Array:
    """Probabilities of log odds."""
    return np.asarray(1 / (1 + np.exp(-logits)))


def table_of(weights: Array, bias: float) -> dict[str, float]:
    """What is written of a score."""
    named = {name: round(float(weight), 4) for name, weight in zip(NAMES, weights, strict=True) if weight}
    return {"bias": round(bias, 4), **named}


def report(name: str, scores: Array, truth: Flags, threshold: float) -> None:
    """Print precision where half is found, the best F0.5, and what happens at the threshold."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truth[order])
    precision, recall = right / np.arange(1, len(order) + 1), right / truth.sum()
    best = np.max(1.25 * precision * recall / (0.25 * precision + recall + 1e-9))
    over = scores >= threshold
    sys.stdout.write(
        f"{name}: {len(truth)} pairs, precision at recall 0.5 {np.max(precision[recall >= 0.5]):.3f}, "
        f"best F0.5 {best:.3f}; "
        f"at {threshold:.3f}: duplicates found {np.mean(over[truth]):.3f}, others {np.mean(over[~truth]):.3f}\n"
    )


if __name__ == "__main__":
    main()
