"""Which model the engine's process begins with before the command line has been understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.early_engine import likely_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "a.gguf"
    path.write_bytes(b"GGUF")
    return path


def test_the_model_that_is_named(model: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    assert likely_model(["ask", "--model", str(model), "why"], settings) == str(model)
    assert likely_model(["ask", f"--model={model}", "why"], settings) == str(model)


def test_the_model_that_is_chosen(model: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'model_path = "{model}"\n', encoding="utf-8")
    assert likely_model(["ask", "why"], settings) == str(model)
    assert likely_model(["ask", "why", "--model", "a name of the library"], settings) == ""


def test_nothing_where_nobody_knows(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    assert likely_model(["ask", "why", "--model"], settings) == ""
    settings.write_text("model_path = ", encoding="utf-8")
    assert likely_model(["ask", "why"], settings) == ""
    assert likely_model(["ask", "why", "--model", str(tmp_path / "gone.gguf")], settings) == ""
