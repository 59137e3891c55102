"""Fits the weights that the router ships with, and prints how they do on questions and subjects that they never saw.

    python -m core.escalation.training.fit CHOICE.jsonl AMOUNTS.jsonl [--vectors FILE.npy --write]

CHOICE.jsonl has rows subject, prompt, weak, strong (1 where that model was right); AMOUNTS.jsonl rows prompt,
weak_response, weak_fixed, strong_fixed. Only numbers leave this program, never a text. It needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.cluster import KMeans
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import LogisticRegression

from core.escalation.checks.features import describe
from core.escalation.evaluate import Figures, figures
from core.escalation.forest import Array, Forest, save_forest
from core.escalation.prior import CLIP, FOLDER
from core.escalation.question_form import form_features

_TREES: Final = 100
_FOLDS: Final = 10
_TOPICS: Final = 48
STRENGTH: Final = 0.004
"""Of the regularization of the linear prior: scikit-learn's C."""
LEAF: Final = 25
"""Questions in a leaf of the prior's forest, at least."""
FAR: Final = 2.0
"""Per cent of the questions of a subject that was left out that may count as unlike all others."""


class Rows:
    """Questions with who was right, as arrays.

    Args:
        path: the JSONL file.
    """

    def __init__(self, path: Path) -> None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        self.prompts = [row["prompt"] for row in rows]
        self.answers = [row.get("weak_response", "") for row in rows]
        self.local = np.array([row.get("weak_fixed", row.get("weak")) for row in rows], dtype=float)
        self.cloud = np.array([row.get("strong_fixed", row.get("strong")) for row in rows], dtype=float)
        self.groups = np.array([row.get("subject", str(number)) for number, row in enumerate(rows)])

    @property
    def need(self) -> Array:
        """Where the cloud helps."""
        return np.asarray((1 - self.local) * self.cloud)

    @property
    def gain(self) -> Array:
        """1 where only the cloud is right, -1 where only the local model is."""
        return np.asarray(self.cloud - self.local)


def main() -> None:
    """Fit, print held-out figures, write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("choice", type=Path)
    parser.add_argument("amounts", type=Path)
    parser.add_argument(
        "--vectors", type=Path, help="[prompts, 384] of both files in order, as `cache.encoder` gives them, .npy"
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    choice, amounts = Rows(arguments.choice), Rows(arguments.amounts)
    fit_before("choice", choice, arguments.write)
    fit_before("amounts", amounts, arguments.write)
    fit_after(amounts, arguments.write)
    if arguments.write:
        fit_topics(np.load(arguments.vectors, allow_pickle=False), [choice, amounts])


def fit_before(name: str, rows: Rows, write: bool) -> None:
    """The prior of a kind: its two models, how far each spreads, and the calibration, all from groups left out."""
    names, matrix = table([form_features(prompt) for prompt in rows.prompts])
    linear, forest = np.zeros(len(matrix)), np.zeros(len(matrix))
    for held in folds(rows.groups, seed=0):
        fitted = fit_linear(matrix[~held], rows.local[~held], rows.cloud[~held], STRENGTH)
        linear[held] = linear_gain(fitted, matrix[held])
        forest[held] = trees(matrix[~held], rows.gain[~held], LEAF).predict(matrix[held])
    spread = float(linear.std()), float(forest.std())
    score = linear / spread[0] + forest / spread[1]
    slope, shift = platt(score, rows.need)
    for what, part in (("linear", linear), ("forest", forest), ("both", score)):
        report(f"before, {name}, groups left out, {what}", figures(part, rows.local, rows.cloud))
    if write:
        mean, deviation, cloud, local = fit_linear(matrix, rows.local, rows.cloud, STRENGTH)
        FOLDER.mkdir(exist_ok=True)
        np.savez_compressed(
            FOLDER / f"before_{name}.npz",
            names=np.array(names), mean=mean, spread=deviation, cloud=cloud, local=local, linear_spread=spread[0],
            forest_spread=spread[1], slope=slope, shift=shift, base_rate=rows.need.mean(),
        )  # fmt: skip
        save_forest(FOLDER / f"before_{name}_forest.npz", exported(names, trees(matrix, rows.gain, LEAF)))


def fit_after(rows: Rows, write: bool) -> None:
    """The forest over the checks of an answer about amounts, and its calibration, from rows left out."""
    names, matrix = table([describe(prompt, answer) for prompt, answer in zip(rows.prompts, rows.answers, strict=True)])
    score = np.zeros(len(matrix))
    for held in folds(rows.groups, seed=1):
        score[held] = after_trees(matrix[~held], rows, ~held).predict(matrix[held])
    report("after, amounts, rows left out", figures(score, rows.local, rows.cloud))
    slope, shift = platt(score, rows.need)
    if write:
        chances = 1 / (1 + np.exp(-(slope * score + shift)))
        np.savez_compressed(
            FOLDER / "outcomes.npz", chances=chances.astype(np.float16), helped=rows.need.astype(np.uint8)
        )
        forest = exported(names, after_trees(matrix, rows, np.ones(len(matrix), dtype=bool)))
        save_forest(FOLDER / "after_amounts_forest.npz", forest)
        np.savez_compressed(FOLDER / "after_amounts.npz", slope=slope, shift=shift, base_rate=rows.need.mean())


def after_trees(matrix: Array, rows: Rows, chosen: Array) -> Any:
    """Both targets at once: need finds what the cloud mends, gain what it would spoil."""
    target = (rows.need + rows.gain / 2)[chosen]
    return ExtraTreesRegressor(200, min_samples_leaf=4, max_features=0.3, random_state=0).fit(matrix, target)


def fit_topics(vectors: Array, sets: Sequence[Rows]) -> None:
    """Where the questions lie, and how near a question has to be to count as like them.

    How far questions of a subject lie that has no part in the centres decides: a new subject is no new kind.
    """
    groups = np.concatenate([rows.groups for rows in sets])
    cosines = np.zeros(len(vectors))
    for held in folds(groups, seed=2):
        cosines[held] = (vectors[held] @ centres_of(vectors[~held]).T).max(axis=1)
    radius = float(np.percentile(cosines, FAR))
    sys.stdout.write(f"topics: radius {radius:.3f}\n")
    centres = np.round(127 * centres_of(vectors)).astype(np.int8)
    np.savez_compressed(FOLDER / "topics.npz", centres=centres, radius=radius)


def centres_of(vectors: Array) -> Array:
    """Unit-length centres of clusters by k-means."""
    found = KMeans(_TOPICS, n_init=1, random_state=0).fit(vectors).cluster_centers_
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def folds(groups: Array, seed: int) -> list[Array]:
    """Ten parts, each as a mask; a group is in one part as a whole."""
    names = np.unique(groups)
    order = np.random.default_rng(seed).permutation(names)
    return [np.isin(groups, order[start::_FOLDS]) for start in range(_FOLDS)]


def table(rows: Sequence[dict[str, float]]) -> tuple[tuple[str, ...], Array]:
    """Names of all features, and a row a question."""
    names = tuple(sorted(set().union(*rows)))
    return names, np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fit_linear(matrix: Array, local: Array, cloud: Array, strength: float) -> tuple[Array, Array, Array, Array]:
    """Mean and spread of the features, and the weights of the two logistic models, biases last."""
    mean, spread = matrix.mean(axis=0), matrix.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    scaled = np.clip((matrix - mean) / spread, -CLIP, CLIP)

    def weights(right: Array) -> Array:
        model = LogisticRegression(C=strength, max_iter=500).fit(scaled, right)
        return np.append(model.coef_[0], model.intercept_[0])

    return mean, spread, weights(cloud), weights(local)


def linear_gain(fitted: tuple[Array, Array, Array, Array], matrix: Array) -> Array:
    """P(cloud right) - P(local right) of each row."""
    mean, spread, cloud, local = fitted
    scaled = np.hstack([np.clip((matrix - mean) / spread, -CLIP, CLIP), np.ones((len(matrix), 1))])
    return np.asarray(1 / (1 + np.exp(-scaled @ cloud)) - 1 / (1 + np.exp(-scaled @ local)))


def trees(matrix: Array, target: Array, leaf: int) -> Any:
    """Extremely randomized trees."""
    return ExtraTreesRegressor(_TREES, min_samples_leaf=leaf, max_features=0.4, random_state=0).fit(matrix, target)


def exported(names: tuple[str, ...], fitted: Any) -> Forest:
    """A fitted forest as one list of nodes."""
    parts: dict[str, list[Array]] = {key: [] for key in ("feature", "threshold", "left", "right", "value")}
    roots, start = [], 0
    for tree in (estimator.tree_ for estimator in fitted.estimators_):
        leaf = tree.children_left < 0
        here = np.arange(tree.node_count) + start
        parts["feature"].append(np.where(leaf, 0, tree.feature))
        parts["threshold"].append(np.where(leaf, np.inf, tree.threshold))
        parts["left"].append(np.where(leaf, here, tree.children_left + start))
        parts["right"].append(np.where(leaf, here, tree.children_right + start))
        parts["value"].append(tree.value[:, 0, 0])
        roots.append(start)
        start += tree.node_count
    joined = {key: np.concatenate(arrays) for key, arrays in parts.items()}
    depth = max(estimator.tree_.max_depth for estimator in fitted.estimators_)
    return Forest(names=names, roots=np.array(roots), depth=depth, **joined)


def platt(score: Array, truth: Array) -> tuple[float, float]:
    """Slope and shift of the log odds over a score (Platt 1999)."""
    model = LogisticRegression(C=1e4, max_iter=500).fit(score[:, None], truth)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def report(name: str, found: Figures) -> None:
    """Print one line."""
    sys.stdout.write(f"{name}: " + ", ".join(f"{key} {value:.3f}" for key, value in found.items()) + "\n")


if __name__ == "__main__":
    main()
