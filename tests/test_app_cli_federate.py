"""`inglenook federate` as people use it; the run itself is in test_cache_federated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import run
from cache.encoders.choice import ChoiceFile
from cache.learning.federated.spending import Spending
from cache.semantic_cache import SemanticCache
from core.paths import Paths
from core.settings import SettingsFile


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert run(["federate", *arguments]) == status
    output = capsys.readouterr()
    assert "Traceback" not in output.err
    return output.out + output.err


def test_who_never_joined_has_told_nothing(home: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing has left this machine" in said(capsys, "status")
    assert json.loads(said(capsys, "status", "--json")) == {"updates": 0, "epsilon": 0.0, "delta": 1e-05}


def test_what_was_told_is_said_over_all_servers(home: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    for server in ("https://a:1", "https://b:2", "https://b:2"):
        Spending(home.told).add(server, 2.0)
    text = said(capsys, "status")
    assert "3 updates have left this machine, to https://a:1, https://b:2." in text
    assert "at most epsilon 8.39 about you" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("join", "http://example.org:1"), "only encrypted"),
        (("join", "nonsense"), "is not the address of a server"),
        (("join", "https://example.org:1", "--certificates", "/no/such/file"), "There is no file"),
        (("join", "https://example.org:1"), "30 more verdicts"),
        (("serve", "--clients", "2", "--certificate", "/a"), "needs three files"),
        (("serve", "--clients", "2", "--host", "0.0.0.0"), "only encrypted"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_sent(
    home: Paths, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in said(capsys, *arguments, status=1)


def test_with_another_encoder_nothing_is_joined(
    home: Paths, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChoiceFile, "current", lambda _self: object())
    assert "with the one of Inglenook only" in said(capsys, "join", "https://example.org:1", status=1)


def test_nothing_is_joined_while_everything_stays_on_this_machine(
    home: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    SettingsFile(home.settings).change({"local_only": True})
    assert "Local-only mode is on" in said(capsys, "join", "https://example.org:1", status=1)
    assert "Local-only mode is on" in said(capsys, "serve", "--clients", "2", status=1)


def test_flower_that_is_missing_is_said(
    home: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = SemanticCache(home.cache, None)
    for n in range(40):
        cache.pairs.add(f"asked {n}", f"kept {n}", n % 2 == 0)
    cache.close()
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert "inglenook federate setup" in said(capsys, "join", "https://example.org:1", status=1)
