"""Leaves one kind of question after another out of all that is fitted, and prints how well its questions are routed.

    python -m core.escalation.training.unseen CHOICE.jsonl AMOUNTS.jsonl --vectors FILE.npy [--out FILE.json]

Files as for `core.escalation.training.fit`. A kind is a field of knowledge of the questions with choices, all of these
questions, or all questions about amounts: for the last two nothing but the base rate is known before an answer, and
after it only what holds of answers of every kind.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.escalation.evaluate import Figures, figures
from core.escalation.forest import Array
from core.escalation.judge import WEIGHTS, findings
from core.escalation.prior import ELSEWHERE, log_odds
from core.escalation.question_form import form_features
from core.escalation.training.fit import (
    FAR,
    LEAF,
    STRENGTH,
    Rows,
    centres_of,
    fit_linear,
    folds,
    linear_gain,
    platt,
    report,
    table,
    trees,
)

FIELDS: Final = {
    "law": ("professional_law", "jurisprudence", "international_law"),
    "medicine": (
        "anatomy", "clinical_knowledge", "college_medicine", "medical_genetics", "nutrition", "professional_medicine",
        "virology", "human_sexuality",
    ),
    "science": (
        "astronomy", "college_biology", "college_chemistry", "college_physics", "conceptual_physics",
        "electrical_engineering", "high_school_biology", "high_school_physics", "computer_security",
        "high_school_computer_science",
    ),
    "business": (
        "business_ethics", "econometrics", "high_school_macroeconomics", "high_school_microeconomics", "management",
        "marketing", "professional_accounting", "public_relations",
    ),
    "humanities": (
        "formal_logic", "high_school_european_history", "high_school_world_history", "logical_fallacies", "prehistory",
        "world_religions",
    ),
    "moral scenarios": ("moral_scenarios",),
    "society": (
        "high_school_geography", "high_school_government_and_politics", "high_school_psychology",
        "professional_psychology", "security_studies", "sociology", "us_foreign_policy",
    ),
    "miscellaneous": ("miscellaneous",),
}  # fmt: skip

GROUPS: Final = {
    "MMLU's science": (*FIELDS["science"], "anatomy"),
    "MMLU's humanities": (*FIELDS["law"], *FIELDS["humanities"], *FIELDS["moral scenarios"]),
    "MMLU's social science": (
        *FIELDS["society"], "econometrics", "high_school_macroeconomics", "high_school_microeconomics",
        "public_relations", "human_sexuality",
    ),
    "MMLU's other": (
        *(one for one in FIELDS["medicine"] if one not in ("human_sexuality", "anatomy")), *FIELDS["miscellaneous"],
        "business_ethics", "management", "marketing", "professional_accounting",
    ),
}  # fmt: skip
"""As the authors of MMLU group its subjects (Hendrycks et al., arXiv 2009.03300)."""
_DRAWN: Final = 200
"""Sets of the same size, drawn with replacement, between whose 5th and 95th percentile a figure is said to lie."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("choice", "amounts"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    choice, amounts = Rows(arguments.choice), Rows(arguments.amounts)
    vectors = np.load(arguments.vectors, allow_pickle=False)[: len(choice.prompts) + len(amounts.prompts)]
    found: dict[str, Any] = {}
    for field, subjects in (GROUPS | FIELDS).items():
        held = np.isin(choice.groups, subjects)
        chances, near = left_out(choice, held, vectors)
        found[field] = {"questions": int(held.sum()), "near": round(near, 3)}
        found[field] |= told(f"{field}, before", chances, choice, held)
    whole = np.ones(len(choice.prompts), dtype=bool)
    found["all with choices"] = told("all with choices, before", np.full(len(whole), ELSEWHERE), choice, whole)
    whole = np.ones(len(amounts.prompts), dtype=bool)
    found["amounts"] = told("amounts, before", np.full(len(whole), ELSEWHERE), amounts, whole)
    found["amounts, after"] = told("amounts, after", checks_of_every_kind(amounts), amounts, whole)
    if arguments.out:
        arguments.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def told(name: str, chances: Array, rows: Rows, held: Array) -> Figures:
    """Print the figures of some rows."""
    local, cloud = rows.local[held], rows.cloud[held]
    measured = figures(chances, local, cloud)
    report(name, measured)
    draw = np.random.default_rng(0)
    drawn = (draw.integers(0, len(chances), len(chances)) for _ in range(_DRAWN))
    again = [figures(chances[some], local[some], cloud[some])["apgr"] for some in drawn]
    low, high = np.percentile(again, [5, 95])
    return measured | {"apgr_low": float(low), "apgr_high": float(high)}


def left_out(rows: Rows, held: Array, vectors: Array) -> tuple[Array, float]:
    """Chances of the rows held out from a prior and topics that were fitted on all others, and how many are near."""
    _, matrix = table([form_features(prompt) for prompt in rows.prompts])
    others = np.flatnonzero(~held)
    inner = np.zeros((2, len(matrix)))
    for part in folds(rows.groups[others], seed=0):
        fitting, tested = others[~part], others[part]
        inner[:, tested] = gains(rows, matrix, fitting, tested)
    spreads = inner[:, others].std(axis=1)
    slope, shift = platt(inner[:, others].T @ (1 / spreads), rows.need[others])
    inner[:, held] = gains(rows, matrix, others, np.flatnonzero(held))
    score = slope * (inner.T @ (1 / spreads)) + shift
    near = nearness(rows, held, vectors)
    chances = np.where(near, 1 / (1 + np.exp(-score)), rows.need[others].mean())
    return chances[held], float(near[held].mean())


def gains(rows: Rows, matrix: Array, fitting: Array, tested: Array) -> Array:
    """[2, tested]: what the linear model and the forest say of the gain."""
    linear = fit_linear(matrix[fitting], rows.local[fitting], rows.cloud[fitting], STRENGTH)
    forest = trees(matrix[fitting], rows.gain[fitting], LEAF)
    return np.array([linear_gain(linear, matrix[tested]), forest.predict(matrix[tested])])


def nearness(rows: Rows, held: Array, vectors: Array) -> Array:
    """Whether each row is near a topic of those that are not held out, by the radius that these give."""
    own, groups = vectors[: len(held)], rows.groups
    also = vectors[len(held) :]
    others = np.flatnonzero(~held)
    cosines = np.zeros(len(others))
    for part in folds(groups[others], seed=2):
        centres = centres_of(np.concatenate([own[others[~part]], also]))
        cosines[part] = (own[others[part]] @ centres.T).max(axis=1)
    centres = centres_of(np.concatenate([own[others], also]))
    return np.asarray((own @ centres.T).max(axis=1) >= np.percentile(cosines, FAR))


def checks_of_every_kind(rows: Rows) -> Array:
    """Chances after the answer, without the forest that knows answers about amounts."""
    odds = [
        log_odds(ELSEWHERE) + sum(WEIGHTS[name] * strength for name, (strength, _) in findings(asked, answer).items())
        for asked, answer in zip(rows.prompts, rows.answers, strict=True)
    ]
    return np.asarray(1 / (1 + np.exp(-np.array(odds))))


if __name__ == "__main__":
    main()
