"""The router's figures: as RouteLLM defines them, from the shipped router, on files that may be broken."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from app.cli.commands import app
from core.errors import InglenookError
from core.escalation.evaluate import evaluate, figures, read_rows

RIGHT = "Tom has 3 boxes of 4 pens and 5 more pens. How many pens does he have?"
ROWS = [
    {"prompt": RIGHT, "weak": 1, "strong": 1, "weak_response": "3 * 4 = 12 pens.\n12 + 5 = 17 pens.\n#### 17"},
    {"prompt": RIGHT, "weak": 0, "strong": 1, "weak_response": "3 * 4 = 14 pens.\n14 + 5 = 18"},
    {"prompt": RIGHT, "weak": 1, "strong": 1, "weak_response": "He has 3 * 4 + 5 = 17 pens.\n#### 17"},
    {"prompt": RIGHT, "weak": 0, "strong": 1, "weak_response": "However, it is not possible to say, so assume 3.5"},
]


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_an_order_that_knows_all_regains_the_gap_at_once_and_a_constant_half_of_it() -> None:
    local = np.array([0.0] * 20 + [1.0] * 80)
    cloud = np.ones(100)
    best = figures(1 - local, local, cloud)
    assert best["apgr"] == pytest.approx(0.9, abs=0.02)
    assert best["cpt50"] == pytest.approx(10)
    none = figures(np.zeros(100), local, cloud)
    assert none["apgr"] == pytest.approx(0.5)
    assert none["cpt80"] == pytest.approx(80)
    assert figures(local, local, cloud)["apgr"] < 0.2


def test_the_shipped_router_puts_wrong_answers_before_right_ones(tmp_path: Path) -> None:
    rows = read_rows(written(tmp_path / "rows.jsonl", ROWS))
    found = evaluate(rows, None)
    assert found["after"]["apgr"] > 0.7
    assert set(found["before"]) == {"apgr", "cpt20", "cpt50", "cpt80"}


def test_repaired_labels_win_and_rows_without_an_answer_have_no_after(tmp_path: Path) -> None:
    rows = [row | {"weak_fixed": 1 - int(str(row["weak"])), "strong_fixed": 1} for row in ROWS]
    assert [row.local for row in read_rows(written(tmp_path / "a.jsonl", rows))] == [0, 1, 0, 1]
    bare = [{key: value for key, value in row.items() if key != "weak_response"} for row in ROWS]
    assert set(evaluate(read_rows(written(tmp_path / "b.jsonl", bare)), None)) == {"before"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no rows"),
        ("no json", "Line 1 is not a row"),
        ('{"prompt": "hi", "weak": 1}', "Line 1 lacks"),
        ('{"prompt": 5, "weak": 1, "strong": 0}', "Line 1 is not a row"),
    ],
)
def test_a_file_that_is_no_such_file_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(text)
    with pytest.raises(InglenookError, match=sentence):
        read_rows(path)


def test_two_equal_models_leave_nothing_to_route(tmp_path: Path) -> None:
    rows = read_rows(written(tmp_path / "rows.jsonl", [ROWS[0]] * 3))
    with pytest.raises(InglenookError, match="equally well"):
        evaluate(rows, None)


def test_the_command_prints_the_figures(tmp_path: Path) -> None:
    path = str(written(tmp_path / "rows.jsonl", ROWS))
    result = CliRunner().invoke(app, ["route", "evaluate", path, "--json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert set(found) == {"before", "after"}
    assert set(found["after"]) == {"apgr", "cpt20", "cpt50", "cpt80"}
    shown = CliRunner().invoke(app, ["route", "evaluate", path, "--without-encoder"])
    assert "APGR" in shown.stdout
