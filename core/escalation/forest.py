"""A forest of decision trees as a few arrays: read from a file, asked for one row at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True)
class Forest:
    """Trees in one list of nodes. A leaf leads to itself, so all trees can be walked in step.

    Extremely randomized trees (Geurts et al. 2006), fitted by `core.escalation.training`.
    """

    names: tuple[str, ...]
    """Of the features, in the order that `feature` counts them."""
    feature: Array
    """[nodes]: which feature a node looks at; 0 at a leaf."""
    threshold: Array
    """[nodes]: up to this value it goes to `left`; infinite at a leaf."""
    left: Array
    right: Array
    value: Array
    """[nodes]: the mean of the target there."""
    roots: Array
    """[trees]"""
    depth: int

    def predict(self, features: Mapping[str, float]) -> float:
        """The mean over all trees; features that are missing count as 0."""
        row = np.array([features.get(name, 0.0) for name in self.names], dtype=np.float32)
        at = self.roots
        for _ in range(self.depth):
            at = np.where(row[self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
        return float(self.value[at].mean())


def read_forest(path: Path) -> Forest:
    """The forest in a file that `save_forest` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return Forest(
        names=tuple(str(name) for name in arrays["names"]),
        feature=arrays["feature"].astype(np.int64),
        threshold=arrays["threshold"].astype(np.float32),
        left=arrays["left"].astype(np.int64),
        right=arrays["right"].astype(np.int64),
        value=arrays["value"].astype(np.float64),
        roots=arrays["roots"].astype(np.int64),
        depth=int(arrays["depth"]),
    )


def save_forest(path: Path, forest: Forest) -> None:
    """Write a forest as small as its numbers allow."""
    np.savez_compressed(
        path,
        names=np.array(forest.names),
        feature=forest.feature.astype(np.uint8),
        threshold=forest.threshold.astype(np.float32),
        left=forest.left.astype(np.uint16),
        right=forest.right.astype(np.uint16),
        value=forest.value.astype(np.float16),
        roots=forest.roots.astype(np.uint16),
        depth=np.int64(forest.depth),
    )
