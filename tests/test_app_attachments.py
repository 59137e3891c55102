"""Texts that go along with a question: files that are dropped, and what was selected elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.attachments import LARGEST_FILE, Attachment, question_with, read_attachment
from app.desktop.main_window import MainWindow
from app.desktop.text_button import TextButton
from app.desktop.window_state import WindowState
from core.errors import InglenookError
from core.paths import Paths
from tests.fake_service import TARGET


def test_a_file_follows_the_question_under_its_name() -> None:
    question = question_with(" What is wrong here? ", [Attachment("a.py", "print(1\n")])
    assert question == "What is wrong here?\n\na.py:\n```\nprint(1\n```"


@given(st.text(alphabet="`ab\n"))
def test_no_text_can_end_its_own_fence(text: str) -> None:
    block = question_with("", [Attachment("x", text)]).removeprefix("x:\n")
    fence = block.split("\n", 1)[0]
    assert block.endswith(f"\n{fence}")
    assert fence not in block[len(fence) : -len(fence)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_however_it_is_written(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text("grün 中文", encoding=encoding)
    assert read_attachment(path) == Attachment("note.txt", "grün 中文")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\x00", b"a\0b", bytes([0xC3, 0x28])])
def test_what_is_no_text_is_refused_with_what_would_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    with pytest.raises(InglenookError) as refused:
        read_attachment(path)
    assert "picture.png" in refused.value.message
    assert refused.value.hint


def test_a_file_beyond_the_limit_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (LARGEST_FILE + 1))
    with pytest.raises(InglenookError, match="larger than 1 MB"):
        read_attachment(path)
    with pytest.raises(InglenookError, match="cannot be read"):
        read_attachment(tmp_path / "missing.txt")


@pytest.fixture
def window(qtbot: QtBot, home: Paths) -> Iterator[MainWindow]:
    link = AssistantLink(TARGET)
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    yield window
    link.close()


def drop(target: QWidget, *paths: Path) -> None:
    """Drop files the way a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))


def test_a_dropped_file_goes_along_with_the_next_question_only(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n")
    drop(window, path)
    window.composer.set_text("hello")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "a,b" in window.transcript.latest_answer_text(), timeout=15_000)
    assert window.composer.question() == ""


def test_a_file_can_be_taken_back_before_the_question_is_sent(window: MainWindow, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
    drop(window.composer.field.viewport(), tmp_path / "one.txt", tmp_path / "two.txt")
    buttons = {button.accessibleName(): button for button in window.composer.findChildren(TextButton)}
    buttons["Leave out one.txt"].click()
    window.composer.set_text("?")
    assert "two.txt" in window.composer.question()
    assert "one.txt" not in window.composer.question()


def test_a_file_that_cannot_be_read_is_said_and_costs_nothing(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "sound.mp3").write_bytes(b"ID3\0\xff\xfb")
    window.composer.set_text("what I have typed")
    drop(window, tmp_path / "sound.mp3")
    assert "sound.mp3 is not a text file" in window.messages.text
    assert window.composer.question() == "what I have typed"
