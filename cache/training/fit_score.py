"""Fits the score that judges two questions, and writes it beside the verifier with its calibration.

    python -m cache.training.fit_score PAIRS.jsonl [--write]

PAIRS.jsonl has rows a, b, duplicate of questions as people ask them; as many duplicates as others are taken. To them
come generated pairs, whose differences are known. Only the coefficients leave this program, never a text. It needs the
`train` extra, and the encoder that the application uses.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import tomli_w

from cache import verify
from cache.compression import compress, cosines
from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.evaluate import Row, read_rows
from cache.training.pairs import generate, generate_follow_ups
from cache.verify.features import NAMES, describe
from cache.verify.guard import difference, read
from cache.verify.score import FILE
from cache.verify.words import word_set
from core.engine.client import Engine

Array = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

_STRENGTH: Final = 0.3
"""Inverse of the penalty on the square of the weights, over features of unit variance."""
_HELD_OUT: Final = 4
"""Every fourth pair is kept for the figures that are printed."""
_PRECISION: Final = 0.9
"""Of answers given again at the default threshold, among the pairs held out; what the guard forbids is not counted."""
_FOLLOW_UPS: Final = 3_000
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
    """Fit, print how it does on pairs held out, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--people", type=int, default=4_000, help="pairs of PAIRS.jsonl that are taken at most")
    parser.add_argument("--generated", type=int, default=3_000, help="pairs that are made")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    people = balanced(read_rows(arguments.pairs), seed=0)[: arguments.people]
    alone, threshold = fit_alone(people, arguments.generated)
    follow_up = fit_follow_up(threshold)
    if arguments.write:
        table = {"threshold": round(threshold, 3), "alone": alone, "follow_up": follow_up}
        target = Path(verify.__file__).parent / FILE
        target.write_text("# Made by cache.training.fit_score.\n" + tomli_w.dumps(table), encoding="utf-8")


def fit_alone(people: Sequence[Row], generated: int) -> tuple[dict[str, float], float]:
    """The score for questions that may stand anywhere, by feature, and the default threshold."""
    made = [Row(pair.a, pair.b, pair.duplicate) for pair in generate(generated, seed=3)]
    rows = [*people, *made]
    numbers, allowed = described(rows)
    truth = np.array([row.duplicate for row in rows])
    held = np.arange(len(truth)) % _HELD_OUT == 0
    weights, bias = fit(numbers[~held], truth[~held])
    scores = logistic(numbers @ weights + bias)
    by_people = held & (np.arange(len(truth)) < len(people))
    threshold = least_for(_PRECISION, scores[by_people & allowed], truth[by_people & allowed])
    for name, group in (("asked by people", by_people), ("generated", held & ~by_people)):
        report(name, np.where(allowed, scores, 0)[group], truth[group], threshold)
    return table_of(weights, bias), threshold


def fit_follow_up(threshold: float) -> dict[str, float]:
    """The score for questions that follow the same turn; fewer features, for all of them are generated."""
    rows = [Row(pair.a, pair.b, pair.duplicate) for pair in generate_follow_ups(_FOLLOW_UPS, seed=4)]
    numbers, allowed = described(rows)
    numbers = numbers * np.array([name in _FOR_FOLLOW_UPS for name in NAMES])
    truth = np.array([row.duplicate for row in rows])
    held = np.arange(len(truth)) // 2 % _HELD_OUT == 0
    weights, bias = fit(numbers[~held], truth[~held])
    scores = np.where(allowed, logistic(numbers @ weights + bias), 0)
    report("follow-ups", scores[held], truth[held], threshold)
    return table_of(weights, bias)


def balanced(rows: Sequence[Row], seed: int) -> list[Row]:
    """As many duplicates as others, in an order of their own."""
    draw = random.Random(seed)
    duplicates = [row for row in rows if row.duplicate]
    others = draw.sample([row for row in rows if not row.duplicate], len(duplicates))
    mixed = [*duplicates, *others]
    draw.shuffle(mixed)
    return mixed


def described(rows: Sequence[Row]) -> tuple[Array, Flags]:
    """The features of each pair, shape (rows, features), and whether the guard lets it pass."""
    texts = sorted({text for row in rows for text in (row.kept, row.asked)})
    codes = dict(zip(texts, encoded(texts), strict=True))
    numbers, allowed = [], []
    for row in rows:
        asked, kept = read(row.asked), read(row.kept)
        cosine = float(cosines(codes[row.asked], codes[row.kept][None])[0])
        numbers.append(describe(asked, kept, cosine))
        allowed.append(not difference(asked, kept))
    return np.array(numbers), np.array(allowed)


def encoded(texts: Sequence[str]) -> Any:
    """The short codes of texts, as the cache keeps them: shape (texts, 192), int8."""
    with tempfile.TemporaryDirectory() as folder:
        encoder = Encoder(Engine(Path(folder) / "engine.log"), lambda: encoder_file(Path(folder)))
        encoder.start()
        try:
            if not encoder.wait(120):
                raise SystemExit(encoder.problem)
            parts = [
                compress(encoder.encode([text.rstrip("?!. \t\n") + "?" for text in texts[start : start + 64]]))
                for start in range(0, len(texts), 64)
            ]
        finally:
            encoder.stop()
    return np.concatenate(parts)


def fit(numbers: Array, truth: Flags) -> tuple[Array, float]:
    """Weights and bias of a logistic regression, for the features as they are.

    Some differences may only count against a pair, and what is shared only for it, although people who write much
    differ in much and yet mean the same: the likelihood is maximized within these bounds (L-BFGS-B, scipy).
    """
    # In the `train` extra only.
    from scipy.optimize import minimize  # type: ignore[import-untyped]  # noqa: PLC0415

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
