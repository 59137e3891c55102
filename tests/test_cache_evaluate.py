"""Counting right and wrong hits, on a real cache."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cache.evaluate import Outcome, Row, ask, evaluate, figures, read_rows
from cache.semantic_cache import SemanticCache
from cache.verify.pair import Verifier
from core.errors import InglenookError, StorageError
from tests.fakes import BagOfWordsEncoder


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[str], SemanticCache]:
    return lambda name: SemanticCache(tmp_path / f"{name}.db", BagOfWordsEncoder())


def row(kept: str, asked: str, duplicate: bool, category: str = "") -> Row:
    return Row(kept, asked, duplicate, category)


def test_hits_are_counted_over_all_rows_and_by_category(fresh: Callable[[str], SemanticCache]) -> None:
    report = evaluate(
        [
            row("How do I bake bread?", "how can I bake bread", True, "reworded"),
            row("What is a fjord?", "Explain the tides of the sea", True, "reworded"),
            row("How do I roast 2 eggs?", "How do I roast 3 eggs?", False, "number"),
            row("Who wrote Emma?", "Who wrote Emma?", False, "same words"),
        ],
        fresh,
    )
    assert (report["rows"], report["duplicates"], report["hits"]) == (4, 2, 2)
    assert (report["precision"], report["recall"], report["wrong_hit_rate"]) == (0.5, 0.5, 0.5)
    categories = report["categories"]
    assert isinstance(categories, dict)
    assert categories["number"]["wrong_hit_rate"] == 0.0
    assert categories["same words"]["wrong_hit_rate"] == 1.0
    assert categories["reworded"]["recall"] == 0.5
    assert categories["reworded"]["wrong_hit_rate"] is None


def test_an_answer_to_another_question_is_no_right_hit_even_for_a_duplicate(
    fresh: Callable[[str], SemanticCache],
) -> None:
    rows = [row("Who painted Guernica?", "How do I bake bread?", True), row("How do I bake bread?", "Other", False)]
    outcomes = ask(rows, fresh("x"))
    assert outcomes[0].certainty == 1.0
    assert not outcomes[0].right


def test_a_probe_may_have_any_of_its_duplicates(fresh: Callable[[str], SemanticCache]) -> None:
    rows = [
        row("How do I bake bread?", "How can I bake bread?", True),
        row("how could I bake bread?", "How can I bake bread?", True),
    ]
    assert all(outcome.right for outcome in ask(rows, fresh("x")))


def test_follow_ups_are_asked_with_their_histories(fresh: Callable[[str], SemanticCache]) -> None:
    violin, piano = (("Tell me about the violin.", ""),), (("Tell me about the piano.", ""),)
    outcomes = ask(
        [
            Row("Is it hard to learn?", "Is it hard to learn?", True, "", violin, violin),
            Row("Is it hard to learn?", "Is it hard to learn?", False, "", violin, piano),
            Row("Is it hard to learn?", "Is it hard to learn?", False, "", violin, ()),
        ],
        fresh("x"),
    )
    assert [outcome.right for outcome in outcomes] == [True, False, False]
    assert [outcome.certainty for outcome in outcomes] == [1.0, 0.0, 0.0]


def test_a_probe_that_stands_in_another_rows_history_is_no_wrong_hit(fresh: Callable[[str], SemanticCache]) -> None:
    history = (("Tell me about the violin.", ""), ("Who built the best ones?", ""))
    outcomes = ask(
        [
            Row("Are they expensive?", "Are they expensive?", True, "", history, history),
            Row("What is a cello?", "Tell me about the violin.", False),
        ],
        fresh("x"),
    )
    assert outcomes[1].certainty == 0.0


def test_figures_of_a_known_ranking() -> None:
    outcomes = [
        Outcome(True, 0.99, True, ""),
        Outcome(False, 0.95, False, ""),
        Outcome(True, 0.90, True, ""),
        Outcome(True, 0.0, False, ""),
        Outcome(False, 0.0, False, ""),
    ]
    found = figures(outcomes, 0.92)
    assert (found["precision"], found["wrong_hit_rate"]) == (0.5, 0.5)
    assert found["recall"] == pytest.approx(1 / 3)
    assert found["precision_at_recall_50"] == pytest.approx(2 / 3)
    assert found["best_f05"] == pytest.approx(1.25 * (1 / 3) / (0.25 + 1 / 3))
    nothing = figures([Outcome(False, 0.0, False, "")], 0.92)
    assert nothing["precision"] is None
    assert nothing["wrong_hit_rate"] == 0.0


def test_rows_are_read_in_both_shapes(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    lines: list[dict[str, object]] = [
        {"a": "One?", "b": "1?", "duplicate": 1, "category": "x", "source": "elsewhere"},
        {
            "cached_history": [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"}],
            "cached_query": "And?",
            "history": [{"role": "user", "content": "Hello"}, {"role": "user", "content": "Well"}],
            "query": "So?",
            "duplicate": False,
        },
    ]
    file.write_text("\n\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    assert read_rows(file) == [
        Row("One?", "1?", True, "x"),
        Row("And?", "So?", False, "", (("Hello", "Hi"),), (("Hello", ""), ("Well", ""))),
    ]


@pytest.mark.parametrize("line", ["{", '{"a": "x", "b": "y"}', '{"a": "x", "duplicate": 1}', "[]", '{"a": 1, "b": 2}'])
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"a": "x", "b": "y", "duplicate": 0}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InglenookError, match="Line 2"):
        read_rows(file)


def test_a_file_that_is_missing_or_empty_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        read_rows(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(InglenookError, match="no rows"):
        read_rows(tmp_path / "empty.jsonl")


class Strict(Verifier):
    """One that is hardly ever sure enough."""

    @property
    def default_threshold(self) -> float:
        return 0.99


def test_the_default_setting_is_that_of_the_cache_which_is_measured(tmp_path: Path) -> None:
    rows = [Row("How do I install Docker?", "how can i install docker", True)]
    report = evaluate(rows, lambda name: SemanticCache(tmp_path / f"{name}.db", None, Strict()))
    assert report["threshold"] == 0.99
