"""Settings are typed, kept in a file that a mistake cannot spoil, and never lose what the user set."""

from __future__ import annotations

import dataclasses
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SettingsError, StorageError
from core.paths import Paths
from core.settings import SCHEMA, Settings, SettingsFile, changed, load, save
from tests.limits import bound_by_permissions, full_disk

SET = Settings(temperature=0.7, system_prompt='Be\n"brief" \\ \N{LLAMA}\r\n', local_only=True, threads=3)


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_is_saved_comes_back(home: Paths) -> None:
    save(SET, home.settings)
    assert load(home.settings) == (SET, [])
    assert list(home.config.iterdir()) == [home.settings]


def test_without_a_file_the_defaults_hold(home: Paths) -> None:
    assert load(home.settings) == (Settings(), [])
    assert not home.config.exists()


def test_every_setting_is_described_and_its_default_is_a_value_it_takes() -> None:
    for name, described in SCHEMA.items():
        assert described.label
        assert described.group
        assert changed(Settings(), {name: getattr(Settings(), name)}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", 2.1),
        ("temperature", -0.1),
        ("temperature", float("nan")),
        ("temperature", float("inf")),
        pytest.param("temperature", 10**400, id="temperature-huge"),
        ("temperature", "warm"),
        ("temperature", True),
        ("temperature", None),
        ("context_length", 1.5),
        ("context_length", -1),
        pytest.param("context_length", 10**400, id="context_length-huge"),
        ("local_only", 1),
        ("local_only", "yes"),
        ("offload", "moon"),
        ("cloud_model", 7),
        ("model_path", "/models/\udcff.gguf"),
        ("no_such_setting", 1),
        ("version", 2),
    ],
)
def test_a_value_that_a_setting_cannot_hold_is_refused_in_words(name: str, value: Any) -> None:
    with pytest.raises(SettingsError) as caught:
        changed(SET, {"threads": 5, name: value})
    assert caught.value.message.endswith(".")
    assert len(caught.value.message) < 200
    assert caught.value.hint


def test_a_whole_number_will_do_where_a_fraction_may_stand() -> None:
    settings = changed(SET, {"temperature": 1})
    assert settings.temperature == 1.0
    assert type(settings.temperature) is float


@pytest.mark.parametrize(
    "content",
    [
        b"temperature = ",
        b"\xff\xfe broken",
        b"\0\0\0\0",
        b"threads = " + b"9" * 5000,
        b"a = " + b"[" * 5000,
        b"temperature = 1\ntemperature = 1",
    ],
)
def test_a_damaged_file_is_kept_beside_and_the_defaults_hold(home: Paths, content: bytes) -> None:
    written(home.settings, content)
    settings, [warning] = load(home.settings)
    assert settings == Settings()
    aside = home.settings.with_name("settings.toml.damaged")
    assert str(aside) in warning
    assert aside.read_bytes() == content
    assert load(home.settings) == (Settings(), [])


def test_a_damaged_file_that_cannot_be_moved_is_left(home: Paths) -> None:
    written(home.settings, "damaged [")
    home.config.chmod(0o500)
    try:
        with bound_by_permissions():
            settings, [warning] = load(home.settings)
    finally:
        home.config.chmod(0o700)
    assert settings == Settings()
    assert "damaged" in warning
    assert home.settings.read_text() == "damaged ["


def test_a_file_that_cannot_be_read_is_a_warning(home: Paths) -> None:
    home.settings.mkdir(parents=True)
    settings, [warning] = load(home.settings)
    assert settings == Settings()
    assert str(home.settings) in warning


def test_bad_values_cost_only_themselves(home: Paths) -> None:
    written(
        home.settings, f'temperature = 9.5\nthreads = {10**30}\noffload = "moon"\ncolour = "red"\nlocal_only = true\n'
    )
    settings, warnings = load(home.settings)
    assert settings == Settings(local_only=True)
    assert len(warnings) == 4
    assert any("colour" in warning for warning in warnings)


def test_a_file_of_a_newer_version_is_read_as_far_as_it_is_understood(home: Paths) -> None:
    written(home.settings, "version = 99\nlocal_only = true\n")
    settings, warnings = load(home.settings)
    assert settings.local_only
    assert len(warnings) == 1
    assert "newer" in warnings[0]


@pytest.mark.parametrize(("before", "after"), [("0.9", 0.0), ("1.0", 1.0)])
def test_a_likeness_of_the_first_version_is_not_taken_for_a_certainty(home: Paths, before: str, after: float) -> None:
    written(home.settings, f"version = 1\ncache_threshold = {before}\nlocal_only = true\n")
    settings, warnings = load(home.settings)
    assert (settings.cache_threshold, settings.local_only, warnings) == (after, True, [])


@given(content=st.binary(max_size=200) | st.text(st.sampled_from(string.printable), max_size=200).map(str.encode))
def test_no_file_stops_the_program(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp() / "any" / "settings.toml", content)
    settings, warnings = load(path)
    assert settings == Settings() or warnings == []


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(prompt=texts, model=texts, temperature=st.floats(0, 2), threads=st.integers(0, 256), local_only=st.booleans())
def test_all_settings_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory,
    prompt: str,
    model: str,
    temperature: float,
    threads: int,
    local_only: bool,
) -> None:
    settings = Settings(
        system_prompt=prompt, cloud_model=model, temperature=temperature, threads=threads, local_only=local_only
    )
    path = tmp_path_factory.getbasetemp() / "any" / "kept.toml"
    save(settings, path)
    assert load(path) == (settings, [])


def test_a_folder_that_takes_no_file_is_named_and_the_old_file_stays(home: Paths) -> None:
    save(SET, home.settings)
    home.config.chmod(0o500)
    try:
        with bound_by_permissions(), pytest.raises(StorageError) as caught:
            save(Settings(), home.settings)
    finally:
        home.config.chmod(0o700)
    assert str(home.config) in caught.value.message
    assert load(home.settings) == (SET, [])


def test_a_full_disk_leaves_the_old_file_and_no_rubbish(home: Paths) -> None:
    save(SET, home.settings)
    with full_disk(), pytest.raises(StorageError):
        save(Settings(), home.settings)
    assert load(home.settings) == (SET, [])
    assert list(home.config.iterdir()) == [home.settings]


def test_a_link_to_the_user_s_own_folder_stays_a_link(home: Paths, tmp_path: Path) -> None:
    home.config.mkdir(parents=True)
    home.settings.symlink_to(tmp_path / "dotfiles.toml")
    save(SET, home.settings)
    assert home.settings.is_symlink()
    assert tomllib.loads((tmp_path / "dotfiles.toml").read_text(encoding="utf-8"))["threads"] == 3


def test_a_change_is_in_force_and_in_the_file(home: Paths) -> None:
    file = SettingsFile(home.settings)
    assert file.change({"threads": 4}) == Settings(threads=4) == file.current
    assert SettingsFile(home.settings).current == Settings(threads=4)


def test_a_refused_change_changes_nothing(home: Paths) -> None:
    file = SettingsFile(home.settings)
    with pytest.raises(SettingsError):
        file.change({"threads": 4, "temperature": 9})
    assert file.current == Settings()
    assert not home.settings.exists()


def test_a_change_that_cannot_be_written_still_holds_for_now(home: Paths) -> None:
    file = SettingsFile(home.settings)
    with full_disk(), pytest.raises(StorageError):
        file.change({"threads": 4})
    assert file.current.threads == 4


def test_overrides_win_for_this_run_and_are_never_written(home: Paths) -> None:
    save(Settings(threads=2), home.settings)
    file = SettingsFile(home.settings, {"threads": 8, "local_only": True})
    assert (file.current.threads, file.current.local_only) == (8, True)
    file.change({"temperature": 1.0})
    assert file.current.threads == 8
    assert load(home.settings)[0] == Settings(threads=2, temperature=1.0)
    file.change({"threads": 3})
    assert file.current == dataclasses.replace(Settings(), threads=3, temperature=1.0, local_only=True)
    with pytest.raises(SettingsError):
        SettingsFile(home.settings, {"threads": "many"})
