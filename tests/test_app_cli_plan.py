"""`inglenook plan` as a program reads it and as a person does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from core.autotune.record import Tuning, Tunings
from core.device.power import probe_power
from core.device.probe import probe
from core.engine.speculate.pass_costs import PassCost, PassCosts
from core.gguf import read_header
from core.paths import Paths
from core.plan.wording import COARSER
from models.starter import starter_model

STARTER = str(starter_model())


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """This machine, measured once for all tests here."""
    folder = tmp_path_factory.mktemp("probed")
    paths = Paths(folder, folder, folder, folder)
    probe(paths)
    return (paths.state / "device.json").read_bytes()


@pytest.fixture(autouse=True)
def _measured(record: bytes, home: Paths) -> None:
    home.state.mkdir(parents=True, exist_ok=True)
    (home.state / "device.json").write_bytes(record)


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
    assert "tokens/s (assumed from the speed of memory;" in text
    assert "Memory: " in text
    assert "KV cache (layers 0-29): 94 MB" in text


def small_budget(capsys: pytest.CaptureFixture[str]) -> str:
    """150 MB for the engine: this process, which runs all tests, is larger than the command is."""
    return f"{planned(capsys)['beside_bytes'] // 1_000_000 + 150}M"


def test_a_small_budget_is_kept_and_the_picture_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    made = planned(capsys, "--ram", small_budget(capsys), "--context", "1025")
    assert made["predicted_peak_bytes"] + made["beside_bytes"] <= made["budget_bytes"]
    assert made["load"]["stream"]["resident_bytes"] > 0
    assert made["parts"]["read_ahead"] > 0
    picture = made["picture"]
    assert picture["predicted_peak_bytes"] == made["predicted_peak_bytes"] + made["beside_bytes"]
    assert {tier["kind"] for tier in picture["tiers"]} == {"ram", "disk"}
    assert picture["step"] == "weights read from disk"


def test_an_answer_under_a_small_budget_stays_within_it(capsys: pytest.CaptureFixture[str]) -> None:
    ram = small_budget(capsys)
    made = planned(capsys, "--ram", ram, "--context", "1025")
    options = ["--ram", ram, "--context", "1025", "--max-tokens", "8", "--no-cache", "--json"]
    assert run(["ask", "What is the sea?", *options]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["completion_tokens"] == 8
    assert answer["engine_peak_bytes"] <= made["predicted_peak_bytes"] + 16_000_000


@pytest.mark.parametrize("options", [["--kv", "q3"], ["--ram", "much"], ["--ram", "20M"], ["--vram", "some"]])
def test_what_cannot_be_is_one_sentence(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", STARTER, *options, "--json"]) == 1
    printed = capsys.readouterr()
    assert set(json.loads(printed.out)) == {"error", "hint"}
    assert "Traceback" not in printed.err


def test_a_file_that_is_no_model_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.gguf").write_text("hello")
    assert run(["plan", str(tmp_path / "text.gguf")]) == 1
    assert "not a GGUF model" in capsys.readouterr().err


def test_what_was_tuned_is_what_is_planned(capsys: pytest.CaptureFixture[str], home: Paths) -> None:
    header = read_header(starter_model())
    tunings = Tunings(home.tunings)
    passes = PassCosts(0.01, (PassCost(2, 1.1), PassCost(3, 1.2)))
    profile = probe_power().profile.value
    tunings.keep(Tuning(tunings.machine, header.identity, profile, False, 0.0, threads=1, batch=128, passes=passes))
    load = planned(capsys)["load"]
    assert (load["threads"], load["batch"], load["draft_tokens"]) == (1, 128, 2)
    # What is asked for by hand comes before what was found.
    assert planned(capsys, "--kv", "f16")["load"]["threads"] == 0
    assert run(["plan", STARTER]) == 0
    assert "drafted" in capsys.readouterr().out


def test_it_says_where_words_may_differ(capsys: pytest.CaptureFixture[str]) -> None:
    assert planned(capsys)["picture"]["differences"] == []
    assert planned(capsys, "--kv", "q8_0")["picture"]["differences"] == [COARSER]
    assert run(["plan", STARTER, "--kv", "q8_0"]) == 0
    assert COARSER in capsys.readouterr().out
