"""The user's personas: kept, checked, and never lost to a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.conversation_messages import NO_PERSONA, Persona
from core.errors import SettingsError, StorageError
from core.history import History
from core.paths import Paths
from core.personas import LARGEST_FILE, MOST, SHIPPED, checked, load_personas, save_personas

MINE = (Persona("Pirate", "Talk like a pirate."), Persona("日本語", "日本語で答えてください。"))


def test_there_are_some_before_the_user_has_made_any(tmp_path: Path) -> None:
    assert load_personas(tmp_path / "personas.json") == SHIPPED
    assert checked(SHIPPED) == SHIPPED


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "personas.json"
    assert save_personas(path, MINE) == MINE
    assert load_personas(path) == MINE
    assert path.stat().st_mode & 0o077 == 0
    save_personas(path, ())
    assert load_personas(path) == ()


@pytest.mark.parametrize(
    "personas",
    [
        (Persona(" ", "x"),),
        (Persona("a", " \n"),),
        (Persona("a", "x"), Persona(" a ", "y")),
        (Persona("a" * 99, "x"),),
        (Persona("a", "x" * 30_000),),
        tuple(Persona(str(number), "x") for number in range(MOST + 1)),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_changed(tmp_path: Path, personas: tuple[Persona, ...]) -> None:
    path = tmp_path / "personas.json"
    save_personas(path, MINE)
    with pytest.raises(SettingsError):
        save_personas(path, personas)
    assert load_personas(path) == MINE


@pytest.mark.parametrize("damage", [b"{", b'[{"name": 3}]', b"\xff\xfe", b" " * (LARGEST_FILE + 1), b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "personas.json"
    path.write_bytes(damage)
    assert load_personas(path) == SHIPPED
    [aside] = tmp_path.iterdir()
    assert ".damaged-" in aside.name
    assert aside.read_bytes() == damage


def test_a_folder_in_its_place_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "personas.json").mkdir()
    with pytest.raises(StorageError):
        load_personas(tmp_path / "personas.json")


def test_a_conversation_keeps_its_instructions(home: Paths) -> None:
    history = History(home.history)
    plain, pirate = history.create("a"), history.create("b", persona=MINE[0])
    private = history.create("c", private=True, persona=MINE[1])
    assert history.persona(plain) == NO_PERSONA
    assert history.persona(private) == MINE[1]
    history.choose_persona(plain, MINE[1])
    history.close()
    again = History(home.history)
    assert (again.persona(plain), again.persona(pirate)) == (MINE[1], MINE[0])
    again.close()
