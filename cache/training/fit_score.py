"""Fits the score that judges two questions, and writes it beside the verifier with its calibration.

    python -m cache.training.fit_score SOURCES PAIRS.jsonl [--write]

The weights of words and vectors come from the pairs that `judge_pairs` collects from SOURCES and generates; they belong
to nobody else. PAIRS.jsonl has rows a, b, duplicate of questions as people ask them: how much the judge counts beside
the words, and the thresholds, are calibrated with them. Needs the `train` extra for scipy, the encoder that the
application uses, and the judge.
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
from cache.training.judge_pairs import advising, banking, edited, written
from cache.training.pairs import Pair, generate, generate_follow_ups
from cache.verify.features import NAMES, describe
from cache.verify.guard import difference, read
from cache.verify.judge import Judge, adapter_file
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
    parser.add_argument("sources", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--people", type=int, default=4_000, help="pairs of PAIRS.jsonl that are taken at most")
    parser.add_argument("--made", type=int, default=4_000, help="pairs that are made or collected")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    made = [Row(pair.a, pair.b, pair.duplicate) for pair in some(arguments.sources, arguments.made)]
    people = balanced(read_rows(arguments.pairs), seed=0)[: arguments.people]
    table = fit_all(made, people)
    if arguments.write:
        target = Path(verify.__file__).parent / FILE
        target.write_text("# Made by cache.training.fit_score.\n" + tomli_w.dumps(table), encoding="utf-8")


def some(sources: Path, count: int) -> list[Pair]:
    """Pairs of every kind that the judge is trained with, others than it has seen."""
    ours = written(count // 3, seed=91)
    frames = generate(count // 3, seed=92)
    students = advising(sources / "advising.json", count // 12, seed=93)
    bank = banking(sources / "banking.csv", count // 10, seed=94)
    texts = [text for pair in (*ours, *students, *bank) for text in (pair.a, pair.b)]
    return [*ours, *frames, *students, *bank, *edited(texts, count // 7, seed=95)]


def fit_all(made: Sequence[Row], people: Sequence[Row]) -> dict[str, Any]:
    """Everything that is written: the scores by feature, and the thresholds."""
    numbers, _ = described(made)
    weights, bias = fit(numbers, np.array([row.duplicate for row in made]))
    numbers, allowed = described(people, judged=True)
    truth = np.array([row.duplicate for row in people])
    corners = [NAMES.index(name) for name in _CALIBRATED]
    given = np.column_stack([numbers[:, : len(weights)] @ weights + bias, numbers[:, corners]])
    scale, shift = calibrated(given[allowed], truth[allowed])
    total, bias = weights * scale[0], bias * scale[0] + shift
    total[corners] += scale[1:]
    judged = total.copy()
    judged[NAMES.index("judge")] = _JUDGE_WEIGHT
    table: dict[str, Any] = {}
    for name, threshold, fitted in (("alone", "threshold", total), ("judged", "judged_threshold", judged)):
        scores = logistic(numbers @ fitted + bias)
        table[threshold] = round(least_for(_PRECISION, scores[allowed], truth[allowed]), 2)
        report(name, np.where(allowed, scores, 0), truth, table[threshold])
        table[name] = table_of(fitted, bias)
    ordered = dict(sorted(table.items(), key=lambda item: isinstance(item[1], dict)))
    return {**ordered, "follow_up": fit_follow_up(table["threshold"])}


_CALIBRATED: Final = ("cosine", "cosine_over_80", "cosine_over_90", "cosine_over_95")
"""How much a cosine counts beside the words: people's questions tell that better than generated ones."""
_JUDGE_WEIGHT: Final = 0.4
"""Of half the judge's log odds. Twice what people's pairs alone would give it, for they hold few of the traps that it
sees through: on traps it raises the share of right hits at 2 % wrong ones from 0.86 to 0.93, and costs pairs of people
0.005 of precision at a recall of 0.5."""


def calibrated(given: Array, truth: Flags) -> tuple[Array, float]:
    """What a few scores count beside each other, and what is added, so that their sum is a logarithm of odds."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    signs = np.where(truth, 1.0, -1.0)

    def loss(parameters: Array) -> float:
        margins = signs * (given @ parameters[:-1] + parameters[-1])
        return float(np.logaddexp(0, -margins).sum() + (parameters[:-1] ** 2).sum() / 200)

    found = minimize(loss, np.zeros(given.shape[1] + 1), method="L-BFGS-B")
    return found.x[:-1], float(found.x[-1])


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


def described(rows: Sequence[Row], *, judged: bool = False) -> tuple[Array, Flags]:
    """The features of each pair, shape (rows, features), and whether the guard lets it pass."""
    texts = sorted({text for row in rows for text in (row.kept, row.asked)})
    codes, log_odds = encoded(texts, [(row.asked, row.kept) for row in rows] if judged else [])
    by_text = dict(zip(texts, codes, strict=True))
    numbers, allowed = [], []
    for place, row in enumerate(rows):
        asked, kept = read(row.asked), read(row.kept)
        cosine = float(cosines(by_text[row.asked], by_text[row.kept][None])[0])
        numbers.append(describe(asked, kept, cosine, log_odds[place] if judged else None))
        allowed.append(not difference(asked, kept))
    return np.array(numbers), np.array(allowed)


def encoded(texts: Sequence[str], pairs: Sequence[tuple[str, str]] = ()) -> tuple[Any, list[float]]:
    """The short codes of texts, as the cache keeps them, shape (texts, 384), int8; what the judge says of pairs."""
    with tempfile.TemporaryDirectory() as folder:
        adapter = adapter_file() if pairs else None
        encoder = Encoder(Engine(Path(folder) / "engine.log"), lambda: encoder_file(Path(folder)), adapter)
        encoder.start()
        try:
            if not encoder.wait(120):
                raise SystemExit(encoder.problem)
            parts = [
                compress(encoder.encode([text.rstrip("?!. \t\n") + "?" for text in texts[start : start + 64]]))
                for start in range(0, len(texts), 64)
            ]
            judge = Judge(encoder)
            log_odds = [judge.log_odds(asked, kept) for asked, kept in pairs]
        finally:
            encoder.stop()
    return np.concatenate(parts), log_odds


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
