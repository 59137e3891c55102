"""The window over the accessibility bus, where a screen reader meets it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.paths import Paths
from tests.display import virtual_screen

ROOT = Path(__file__).parent.parent
SYSTEM_PYTHON = "/usr/bin/python3"
QUESTION = "First sentence. Second **sentence** is here."


def _missing() -> str:
    for tool in ("Xvfb", "openbox", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(tool) is None:
            return tool
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = subprocess.run([SYSTEM_PYTHON, "-c", look], capture_output=True, check=False).returncode == 0
    return "" if found else "Atspi for the system's Python"


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if missing := _missing():
        pytest.skip(f"{missing} is not there")
    home = tmp_path_factory.mktemp("home")
    reader = [SYSTEM_PYTHON, str(ROOT / "tests" / "at_spi_reader.py"), QUESTION]
    window = [sys.executable, "-m", "tests.at_spi_window"]
    with virtual_screen() as screen:
        environment = {
            **screen.environment,
            "INGLENOOK_HOME": str(home),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            ["dbus-run-session", "--", *reader, *window],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=150, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    result: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return result


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(met: dict[str, Any], home: Paths) -> None:
    roles = {
        "push button",
        "toggle button",
        "check box",
        "entry",
        "text",
        "list",
        "list item",
        "menu item",
        "combo box",
    }
    used = [(role, name) for _, role, name, _ in met["tree"] if role in roles]
    assert len(used) > 20
    assert [role for role, name in used if not name.strip()] == []


def test_the_parts_of_the_window_are_there(met: dict[str, Any]) -> None:
    names = {name for _, _, name, _ in met["tree"]}
    assert {"Pages", "Search conversations", "Conversations", "New chat", "Memory"} <= names
    assert any("Inglenook" in name for depth, _, name, _ in met["tree"] if depth == 0)


def test_the_words_of_an_answer_can_be_read(met: dict[str, Any]) -> None:
    texts = [text for _, _, name, text in met["tree"] if name == "Answer"]
    assert texts == ["You said: First sentence. Second sentence is here."]


def test_an_answer_is_announced_in_sentences_and_its_end_is_told(met: dict[str, Any]) -> None:
    heard = " ".join(met["heard"])
    assert "You said: First sentence. Second sentence is here." in heard
    assert met["heard"][-1].endswith("The answer is ready.")
    assert len(met["heard"]) <= 4
