"""`inglenook redact`, `restore`, `ledger` and `cloud`, as a newcomer uses them."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path

import pytest

from app.cli.main import run
from core.ledger import Caps, Ledger, Sending
from core.paths import Paths
from core.settings import SettingsFile

TEXT = "Write to otto.hase@web.example or +49 30 901820 about Project Bluebird.\n"


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_text_is_hidden_and_an_answer_restored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Paths
) -> None:
    SettingsFile(home.settings).change({"hidden_words": "project bluebird"})
    kept = tmp_path / "hidden.json"
    give(monkeypatch, TEXT)
    assert run(["redact", "--keep", str(kept)]) == 0
    hidden = capsys.readouterr().out
    assert hidden == "Write to ⟦EMAIL_1⟧ or ⟦PHONE_1⟧ about ⟦WORD_1⟧.\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    give(monkeypatch, f"Answer: {hidden}⟦EMAIL_7⟧")
    assert run(["restore", "--from", str(kept)]) == 0
    restored = capsys.readouterr()
    assert restored.out == f"Answer: {TEXT}⟦EMAIL_7⟧"
    assert "1 placeholders" in restored.err


def test_lines_come_back_as_they_were_with_all_their_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Paths
) -> None:
    rows = [{"text": TEXT, "id": 7}, {"text": "", "id": 8}, {"text": "line\u2028separator otto@web.example", "id": 9}]
    give(monkeypatch, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    assert run(["redact", "--jsonl"]) == 0
    lines = capsys.readouterr().out
    first, *_ = [json.loads(line) for line in lines.strip().split("\n")]
    assert first["id"] == 7
    for span in first["spans"]:
        assert TEXT[span["start"] : span["end"]] == span["value"]
        assert span["placeholder"] in first["text"]
    give(monkeypatch, lines)
    assert run(["restore", "--jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.strip().split("\n")] == rows


@pytest.mark.parametrize("line", ["no json", "[1]", '{"words": 1}', '{"text": 5}'])
def test_a_line_that_is_none_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Paths, line: str
) -> None:
    give(monkeypatch, line + "\n")
    assert run(["redact", "--jsonl"]) == 1
    assert "Line 1" in capsys.readouterr().err


def test_places_are_hidden_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Paths
) -> None:
    give(monkeypatch, "My name is Ulrike Brandner and I live in Berlin.")
    assert run(["redact", "--json", "--places"]) == 0
    assert "GPE" in {span["type"] for span in json.loads(capsys.readouterr().out)["spans"]}


def test_the_ledger_is_told_searched_and_exported(
    capsys: pytest.CaptureFixture[str], home: Paths, tmp_path: Path
) -> None:
    assert run(["ledger"]) == 0
    assert capsys.readouterr().out == "0 bytes have left this machine in 30 days.\n"
    ledger = Ledger(home.ledger)
    sending = Sending("https://a.example/v1", "big", "asked by hand", '{"x": "=1+1"}', hidden="1 PERSON", most=4_200)
    ledger.settle(ledger.reserve(sending, Caps(10_000, 10_000, 10_000)), "answered", prompt_tokens=5, cost=4_200)
    ledger.close()
    assert run(["ledger", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["bytes_30_days"], told["spent_30_days"], told["sent"][0]["hidden"]) == (13, 0.0042, "1 PERSON")
    assert run(["ledger", "nothing", "like", "it"]) == 0
    assert "big" not in capsys.readouterr().out
    assert run(["ledger", "--export", str(tmp_path / "all.csv")]) == 0
    assert "asked by hand" in (tmp_path / "all.csv").read_text()


def test_endpoints_are_listed_with_what_they_cost(capsys: pytest.CaptureFixture[str], home: Paths) -> None:
    assert run(["cloud", "list"]) == 1
    assert "No cloud is set up" in capsys.readouterr().err
    SettingsFile(home.settings).change(
        {
            "cloud_endpoint": "https://a.example/v1",
            "cloud_model": "big",
            "cloud_others": "https://b.example/v1 cheap 1 2",
        }
    )
    assert run(["cloud", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["endpoints"]
    assert [(one["model"], one["price_out"]) for one in found] == [("big", 0.0), ("cheap", 2.0)]
    assert run(["cloud", "key", "http://a.example/v1"]) == 1
    assert "https" in capsys.readouterr().err
