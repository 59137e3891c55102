"""The quick prompt on a text that is selected elsewhere: what can be done with it, and the answer in its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.desktop.attachments import Attachment
from app.desktop.autostart import keep_autostart, program
from app.desktop.quick_actions import parse_actions
from app.desktop.quick_source import QuickSource
from app.desktop.text_button import TextButton
from core.errors import StorageError
from core.settings import QUICK_ACTIONS
from tests.display import Screen, missing_tools, virtual_screen, wait_for

ROOT = Path(__file__).resolve().parents[1]


def test_the_actions_that_come_with_inglenook_are_all_understood() -> None:
    actions = parse_actions(QUICK_ACTIONS)
    assert [action.name for action in actions] == ["Rewrite", "Summarize", "Explain", "Translate", "Fix"]
    assert all(action.instruction.endswith(".") for action in actions)


def test_lines_that_are_no_action_are_passed_over() -> None:
    (only,) = parse_actions("\nno colon\n: no name\nname:\n Haiku :  Write: a haiku about this. ")
    assert (only.name, only.instruction) == ("Haiku", "Write: a haiku about this.")


def buttons(source: QuickSource) -> dict[str, TextButton]:
    return {button.text(): button for button in source.findChildren(TextButton)}


def test_the_clipboard_is_used_when_it_is_asked_for(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("some words")
    source = QuickSource()
    qtbot.addWidget(source)
    source.set_actions(parse_actions("Shout: Write it in capitals."))
    source.look()
    assert not source.selected
    assert buttons(source)["Shout"].isHidden()
    buttons(source)["Use the clipboard"].click()
    with qtbot.waitSignal(source.acted) as asked:
        buttons(source)["Shout"].click()
    assert asked.args == ["Write it in capitals.\n\nsome words"]
    with qtbot.waitSignal(source.attached) as attached:
        buttons(source)["Ask about it"].click()
    assert attached.args == [Attachment("Clipboard", "some words", file=False)]


def test_the_entry_that_starts_inglenook_at_login_comes_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    entry = tmp_path / "autostart" / "inglenook.desktop"
    keep_autostart(True)
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f"Exec={' '.join([*program(), '--background'])}" in lines
    keep_autostart(False)
    keep_autostart(False)
    assert not entry.exists()
    (tmp_path / "autostart").rmdir()
    (tmp_path / "autostart").touch()
    with pytest.raises(StorageError, match="cannot be started with the computer"):
        keep_autostart(True)


EDITOR = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication(sys.argv)
edit = QPlainTextEdit("before old after")
edit.setWindowTitle("Editor")
edit.textChanged.connect(lambda: Path(sys.argv[1]).write_text(edit.toPlainText()))
edit.show()
app.exec()
"""
PASTER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from app.desktop.replacement import Replacement
app = QApplication(sys.argv)
app.setQuitOnLastWindowClosed(False)
app.clipboard().setText("mine")
replacement = Replacement()
replacement.remember_window()
label = QLabel("in between")
label.show()
label.activateWindow()
def paste():
    label.hide()
    replacement.paste("new words")
QTimer.singleShot(1000, paste)
def end():
    sys.stdout.write(app.clipboard().text())
    app.exit()
QTimer.singleShot(3500, end)
app.exec()
"""


@pytest.fixture
def screen() -> Iterator[Screen]:
    if missing := missing_tools():
        pytest.skip(f"needs {', '.join(missing)}")
    with virtual_screen() as running:
        yield running


@pytest.mark.slow
def test_an_answer_takes_the_place_of_the_selected_text_and_the_clipboard_is_as_before(
    screen: Screen, tmp_path: Path
) -> None:
    written = tmp_path / "written.txt"
    editor = subprocess.Popen([sys.executable, "-c", EDITOR, written], env=screen.environment)
    try:
        window = screen.window("^Editor$")
        screen.tool("xdotool", "windowactivate", "--sync", window)
        screen.key("ctrl+Home", "ctrl+Right", "ctrl+shift+Right")
        done = subprocess.run(
            [sys.executable, "-c", PASTER], env=screen.environment, cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert wait_for(lambda: written.read_text() if written.exists() else "", 10) == "before new wordsafter"
        assert done.stdout == "mine"
    finally:
        editor.terminate()
        editor.wait(timeout=10)
