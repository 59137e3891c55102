"""`inglenook encryption`: what a user without a window does, with a keyring, without one, and with a wrong word."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing

import keyring
import pytest

from app.cli.main import run
from core.encryption import keys
from core.encryption.sealed_file import is_plain
from core.history import History
from core.paths import Paths
from tests.fakes import MemoryKeyring

SECRET = "the spare key is under the third flowerpot"


@pytest.fixture
def memory_keyring() -> Iterator[MemoryKeyring]:
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def conversation(home: Paths) -> None:
    with closing(History(home.history)) as history:
        history.add_question(history.create(SECRET), 0, SECRET)


def said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *arguments: str,
    status: int = 0,
    typed: str = "",
) -> str:
    """What a process of its own would print: it knows no key that an earlier one has found."""
    monkeypatch.setattr(keys, "_known", {})
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert run(["encryption", *arguments]) == status
    output = capsys.readouterr()
    assert "Traceback" not in output.err
    return output.out + output.err


def questions(home: Paths) -> list[str]:
    with closing(History(home.history)) as history:
        return [message.text for one in history.conversations() for message in history.open(one.id)[1]]


def test_it_is_turned_on_and_off_and_nothing_is_lost(
    home: Paths, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "is not encrypted" in said(monkeypatch, capsys)
    shown = said(monkeypatch, capsys, "on", "--generate")
    assert "What Inglenook keeps is encrypted." in shown
    assert "Recovery passphrase: " in shown
    assert not is_plain(home.history)
    now = json.loads(said(monkeypatch, capsys, "--json"))
    assert now == {"on": True, "locked": False, "unfinished": False, "in_keyring": True, "aside": []}
    assert questions(home) == [SECRET]
    assert "already" in said(monkeypatch, capsys, "on", "--generate")
    assert "is not encrypted" in said(monkeypatch, capsys, "off", "--yes")
    assert is_plain(home.history)
    assert questions(home) == [SECRET]


def test_without_a_keyring_the_passphrase_comes_from_the_environment(
    home: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = said(monkeypatch, capsys, "on", typed="a lighthouse in the fog\n")
    assert "There is no keyring here" in shown
    assert "lighthouse" not in shown
    assert "locked" in said(monkeypatch, capsys)
    assert "Unlock them" in said(monkeypatch, capsys, "off", "--yes", status=1)
    monkeypatch.setenv("INGLENOOK_PASSPHRASE", "a lighthouse in the fog")
    assert "What Inglenook keeps is encrypted." in said(monkeypatch, capsys)
    said(monkeypatch, capsys, "passphrase", typed="another lighthouse, no fog\n")
    assert "locked" in said(monkeypatch, capsys)
    monkeypatch.setenv("INGLENOOK_PASSPHRASE", "another lighthouse, no fog")
    said(monkeypatch, capsys, "off", "--yes")
    assert questions(home) == [SECRET]


@pytest.mark.parametrize(("command", "sentence"), [("on", "12"), ("passphrase", "Nothing is encrypted here.")])
def test_what_cannot_be_done_is_said_and_changes_nothing(
    home: Paths,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    sentence: str,
) -> None:
    assert sentence in said(monkeypatch, capsys, command, status=1, typed="short\n")
    assert is_plain(home.history)
    assert questions(home) == [SECRET]
