"""Measures how well questions are routed, in the terms of RouteLLM: quality regained for calls to the stronger model.

The questions are ordered by their score; for each of ten equal shares it is seen what quality
comes of sending it.
APGR is the mean share of the quality gap that is regained, by the trapezoidal rule; CPT(q) the share of questions, in
per cent, that must go out to regain q per cent of the gap (RouteLLM, arXiv 2406.18665).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
import numpy as np

from core import jsonl
from core.errors import InglenookError
from core.escalation.judge import judge
from core.escalation.prior import estimate

_BINS: Final = 10

Array = np.ndarray[Any, np.dtype[Any]]
Figures = dict[str, float]


def figures(scores: Sequence[float] | Array, weak: Array, strong: Array) -> Figures:
    """`apgr`, and `cpt20`, `cpt50`, `cpt80` in per cent.

    Args:
        scores: of each question: the higher, the sooner it goes out.
        weak: how good the local model's answer is, 0 to 1.
        strong: how good the stronger model's is.

    Raises:
        ValueError: the two models are equally good, so that there is no gap to regain.
    """
    score, local, cloud = np.asarray(scores, float), np.asarray(weak, float), np.asarray(strong, float)
    worst, best = float(local.mean()), float(cloud.mean())
    if worst == best:
        raise ValueError("the two models are equally good")
    share, quality = curve(score, local, cloud)
    area = float(np.trapezoid(quality - worst, share)) / (float(share[-1] - share[0]) * (best - worst))
    found = {"apgr": area}
    for part in (0.2, 0.5, 0.8):
        found[f"cpt{round(100 * part)}"] = 100 * float(np.interp(worst + part * (best - worst), quality, share))
    return found


def curve(score: Array, local: Array, cloud: Array) -> tuple[Array, Array]:
    """The share that goes out and the quality that comes of it, at each threshold, the share rising."""
    thresholds = np.quantile(score, np.linspace(0, 1, _BINS + 1))
    points = []
    for place, threshold in enumerate(thresholds):
        out = score >= threshold if place < _BINS else score > threshold
        points.append((float(out.mean()), float(np.where(out, cloud, local).mean())))
    points.sort()
    return np.array([share for share, _ in points]), np.array([quality for _, quality in points])


class Row(NamedTuple):
    """A question with how good both models' answers are, and the local answer where there is one."""

    question: str
    local: float
    cloud: float
    answer: str | None = None


class _Line(msgspec.Struct):
    """A row as it is written in a file."""

    prompt: str = ""
    question: str = ""
    weak: float | bool | None = None
    strong: float | bool | None = None
    weak_fixed: float | bool | None = None
    strong_fixed: float | bool | None = None
    weak_response: str | None = None


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file: `prompt`, `weak` and `strong`, and `weak_response` where the local answer is known.

    `weak_fixed` and `strong_fixed` win over `weak` and `strong`.

    Raises:
        StorageError: the file cannot be read.
        InglenookError: a line is no such row, or there is none.
    """
    decoder = msgspec.json.Decoder(_Line)
    return jsonl.read_rows(
        path, lambda line, number: _row(decoder, line, number), "Each line is an object with prompt, weak and strong."
    )


def evaluate(rows: Sequence[Row], encode: Callable[[Sequence[str]], Array] | None) -> dict[str, Figures]:
    """`before`, and `after` where every row holds the local answer; the router is the one that is shipped.

    Args:
        rows: what is asked.
        encode: gives a unit-length vector for each question, [questions, 384]; None does without.

    Raises:
        InglenookError: both models are equally good, so that nothing can be gained.
    """
    vectors = encode([row.question for row in rows]) if encode is not None else [None] * len(rows)
    estimates = [estimate(row.question, vector) for row, vector in zip(rows, vectors, strict=True)]
    local, cloud = np.array([row.local for row in rows]), np.array([row.cloud for row in rows])
    if local.mean() == cloud.mean():
        raise InglenookError(
            "Both models answer equally well here, so there is nothing to route.", "Use rows in which they differ."
        )
    found = {"before": figures([one.chance for one in estimates], local, cloud)}
    if all(row.answer is not None for row in rows):
        chances = [judge(row.question, row.answer or "", one).chance for row, one in zip(rows, estimates, strict=True)]
        found["after"] = figures(chances, local, cloud)
    return found


def _row(decoder: msgspec.json.Decoder[_Line], line: bytes, number: int) -> Row:
    try:
        read = decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise InglenookError(
            f"Line {number} is not a row: {error}.", "Each line is an object with prompt, weak and strong."
        ) from error
    question = read.prompt or read.question
    local = read.weak_fixed if read.weak_fixed is not None else read.weak
    cloud = read.strong_fixed if read.strong_fixed is not None else read.strong
    if not question or local is None or cloud is None:
        raise InglenookError(f"Line {number} lacks the prompt, weak or strong.", "Each line needs all three.")
    return Row(question, float(local), float(cloud), read.weak_response)
