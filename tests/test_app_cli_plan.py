"""`inglenook plan` as a program reads it and as a person does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from models.starter import starter_model

STARTER = str(starter_model())


def planned(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    assert run(["plan", STARTER, *options, "--json"]) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def test_its_parts_add_up_to_the_peak(capsys: pytest.CaptureFixture[str]) -> None:
    made = planned(capsys, "--context", "4096")
    parts = made["parts"]
    assert made["predicted_peak_bytes"] == sum(parts.values()) - parts["repacked"]
    assert made["pinned_bytes"] == made["predicted_peak_bytes"] - parts["weights"] + parts["repacked"]
    assert parts["kv_cache"] == 90 << 20
    assert made["context_length"] == 4096
    assert made["tokens_per_second"] > 0
    assert (made["memory_basis"], made["speed_basis"], made["prompt_tokens"]) == ("calculated", "assumed", 500)


def test_an_answer_takes_what_was_planned_and_teaches_the_next_plan(capsys: pytest.CaptureFixture[str]) -> None:
    before = planned(capsys, "--context", "2048")
    question = "Describe the sea in one long sentence."
    assert run(["ask", question, "--context", "2048", "--max-tokens", "24", "--no-cache", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert -0.05 < before["predicted_peak_bytes"] / answer["engine_peak_bytes"] - 1 < 0.1
    after = planned(capsys, "--context", "2048")
    assert after["speed_basis"] == "measured"
    assert after["tokens_per_second"] == pytest.approx(answer["tokens_per_second"], rel=0.01)


def test_a_compressed_cache_needs_less_and_the_engine_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    plain = planned(capsys, "--context", "8192")
    small = planned(capsys, "--context", "8192", "--kv", "q8_0", "--no-repack", "--check")
    assert small["parts"]["kv_cache"] == plain["parts"]["kv_cache"] * 34 // 64
    assert small["repack"] is False
    assert small["predicted_peak_bytes"] == pytest.approx(small["check"]["peak_bytes"], rel=0.01)


def test_people_read_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", STARTER, "--context", "4096"]) == 0
    text = capsys.readouterr().out
    assert "needs" in text
    assert "tokens/s (assumed from the speed of memory)" in text


@pytest.mark.parametrize("options", [["--kv", "q3"], ["--ram", "much"], ["--ram", "20M"]])
def test_what_cannot_be_is_one_sentence(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", STARTER, *options, "--json"]) == 1
    printed = capsys.readouterr()
    assert set(json.loads(printed.out)) == {"error", "hint"}
    assert "Traceback" not in printed.err


def test_a_file_that_is_no_model_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.gguf").write_text("hello")
    assert run(["plan", str(tmp_path / "text.gguf")]) == 1
    assert "not a GGUF model" in capsys.readouterr().err
