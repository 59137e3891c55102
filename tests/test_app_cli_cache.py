"""`inglenook cache` as people and programs use it: the real program, real files, the real encoder where it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from cache.encoders import trial
from cache.encoders.calibration_pairs import calibration_pairs
from cache.semantic_cache import SemanticCache
from core.paths import Paths
from core.settings import load
from tests.small_bert import make_bert

SCOPE = "a model"
FRANCE = "What is the capital of France?"
BREAD = "How do I bake good bread at home?"


@pytest.fixture
def kept(home: Paths) -> list[int]:
    """Two answers, the second with a turn before it."""
    cache = SemanticCache(home.cache, None)
    first = cache.store(FRANCE, "Paris.", SCOPE, [], "SmolLM2", conversation=3, seconds=1.5)
    second = cache.store("How many people live there?", "Two million.", SCOPE, [(FRANCE, "Paris.")], "SmolLM2")
    assert cache.look_up(FRANCE, SCOPE, []) is not None
    cache.close()
    return [first, second]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    assert run(["cache", *arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(["cache", *arguments]) == status
    output = capsys.readouterr()
    assert "Traceback" not in output.err
    return output.out + output.err


def test_stats_say_what_is_kept_and_saved(kept: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "stats")
    assert (found["entries"], found["hits"], found["seconds_saved"], found["vector_bytes"]) == (2, 1, 1.5, 192)
    assert found["limit_bytes"] == 64_000_000
    assert found["threshold"] == 0.0
    text = said(capsys, "stats")
    assert "1 times, about 1.5 s saved" in text
    assert "2 wait for a vector" in text


def test_an_empty_cache_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing is remembered yet." in said(capsys, "search")
    assert printed(capsys, "stats")["entries"] == 0
    assert printed(capsys, "search", "anything") == {"total": 0, "items": []}


def test_search_finds_words_in_question_and_answer(kept: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    assert [item["id"] for item in printed(capsys, "search", "PARIS", "capital")["items"]] == [kept[0]]
    assert printed(capsys, "search")["total"] == 2
    text = said(capsys, "search", "--limit", "1")
    assert "1 more" in text


def test_show_gives_the_answer_and_the_turns_before(kept: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "show", str(kept[1]))
    assert (found["answer"], found["before"], found["turns_before"]) == ("Two million.", [FRANCE], 1)
    text = said(capsys, "show", str(kept[1]))
    assert f"after: {FRANCE}" in text
    assert "Two million." in text


def test_remove_deletes_one_and_wrong_does_so_for_good(
    kept: list[int], capsys: pytest.CaptureFixture[str], home: Paths
) -> None:
    assert printed(capsys, "remove", str(kept[1]))["for_good"] is False
    assert printed(capsys, "remove", str(kept[0]), "--wrong")["question"] == FRANCE
    cache = SemanticCache(home.cache, None)
    assert cache.store(FRANCE, "Paris.", SCOPE, [], "SmolLM2") == 0
    assert cache.store(FRANCE, "Paris, of course.", SCOPE, [], "SmolLM2") > 0
    cache.close()


def test_clear_takes_all_or_a_part(kept: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "clear", "--older-than", "1d") == {"removed": 0}
    assert printed(capsys, "clear", "--conversation", "3") == {"removed": 1}
    assert printed(capsys, "clear") == {"removed": 1}
    assert "0 answers" in said(capsys, "clear")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "99"], "not kept any more"),
        (["remove", "99"], "not kept any more"),
        (["clear", "--older-than", "soon"], "not an age"),
        (["clear", "--older-than", "0d"], "not an age"),
        (["calibrate", "--error", "0.7"], "cannot be promised"),
        (["evaluate", "/nowhere/rows.jsonl"], "rows.jsonl"),
    ],
)
def test_mistakes_are_one_sentence_with_a_next_step(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in said(capsys, *arguments, status=1)
    assert set(printed(capsys, *arguments, status=1)) == {"error", "hint"}


def test_calibrate_sets_the_certainty_that_an_error_needs(
    kept: list[int], capsys: pytest.CaptureFixture[str], home: Paths
) -> None:
    assert printed(capsys, "calibrate", "--error", "0.1", "--dry-run")["threshold"] == 0.9
    assert load(home.settings)[0].cache_threshold == 0.0
    cache = SemanticCache(home.cache, None)
    for number in range(20):
        again = cache.store(f"What is city {number}?", f"City {number}.", SCOPE, [], "SmolLM2")
        cache.vote(again, False, f"Which town is number {number}?", 0.95)
    cache.close()
    found = printed(capsys, "calibrate", "--error", "0.1")
    assert (found["votes"], found["wrong"]) == (20, 20)
    assert found["threshold"] > 0.95
    assert load(home.settings)[0].cache_threshold == found["threshold"]
    assert f"{found['threshold']:.2f}" in said(capsys, "stats")


def test_rebuild_makes_every_vector_with_the_real_encoder(kept: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "rebuild")
    assert found["vectors"] == 2
    assert found["encoder"].startswith("all-MiniLM-L6-v2")
    assert printed(capsys, "stats")["comparable"] == 2


def test_evaluate_prints_the_documented_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"a": FRANCE, "b": "What's the capital of France?", "duplicate": 1, "category": "same"},
        {"a": BREAD, "b": "Who wrote the play about the whale?", "duplicate": 0, "category": "other"},
        {
            "a": "How tall is 6 feet in metres?",
            "b": "How tall is 5 feet in metres?",
            "duplicate": 0,
            "category": "number",
        },
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = printed(capsys, "evaluate", str(file))
    for name in ("precision", "recall", "f1", "f05", "wrong_hit_rate", "best_f05", "precision_at_recall_50"):
        assert name in found
    assert (found["precision"], found["recall"], found["wrong_hit_rate"]) == (1.0, 1.0, 0.0)
    assert "precision" in said(capsys, "evaluate", str(file))


def test_learning_says_how_many_verdicts_are_missing_and_what_there_is_to_undo(
    kept: list[int], capsys: pytest.CaptureFixture[str], home: Paths
) -> None:
    cache = SemanticCache(home.cache, None)
    cache.vote(kept[0], True, "Which city is France's capital?", 0.9)
    cache.close()
    assert "29 more verdicts are needed" in said(capsys, "learn", status=1)
    assert "29 more verdicts" in printed(capsys, "learn", status=1)["error"]
    assert "It has not learned anything yet." in said(capsys, "learn", "--undo")
    assert printed(capsys, "learn", "--undo") == {"undone": False}


def test_pairs_are_listed_and_deleted(kept: list[int], capsys: pytest.CaptureFixture[str], home: Paths) -> None:
    cache = SemanticCache(home.cache, None)
    cache.vote(kept[0], True, "Which city is France's capital?", 0.9)
    cache.vote(kept[0], False, "What is the largest city of France?", 0.5, offered=True)
    cache.close()
    text = said(capsys, "pairs")
    assert "What is the largest city of France?  |  What is the capital of France?  (does not fit, " in text
    first, _ = printed(capsys, "pairs")
    assert said(capsys, "pairs", "--remove", str(first["id"])).count("  |  ") == 1
    assert "There is no pair 99." in said(capsys, "pairs", "--remove", "99", status=1)
    assert printed(capsys, "pairs", "--clear") == {"removed": 1}
    assert "30 more verdicts are needed" in said(capsys, "pairs")


def test_another_encoder_is_tried_taken_and_given_up(
    kept: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "calibration_pairs", lambda: calibration_pairs()[:60])
    assert "all-MiniLM-L6-v2 (comes with Inglenook)" in said(capsys, "encoder", "show")
    assert "No other encoder has been chosen." in said(capsys, "encoder", "reset")
    assert "There is no folder or file /nowhere." in said(capsys, "encoder", "use", "/nowhere", status=1)

    make_bert(tmp_path / "random", prefix="query: ")
    refused = said(capsys, "encoder", "use", str(tmp_path / "random"))
    assert "answered again where it fits" in refused
    assert "Nothing was changed. To take it all the same, say --yes." in refused
    taken = printed(capsys, "encoder", "use", str(tmp_path / "random"), "--yes", "--json")
    assert taken["worse"]
    assert taken["taken"]
    shown = printed(capsys, "encoder", "show", "--json")
    assert (shown["name"], shown["own"], shown["prefix"]) == ("random", True, "query: ")
    assert shown["memory_bytes"] > 10_000_000
    stats = printed(capsys, "stats", "--json")
    assert stats["entries"] == len(kept)
    assert "2 remembered ones are encoded anew" in said(capsys, "encoder", "reset")
