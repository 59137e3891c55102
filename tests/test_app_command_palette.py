"""Ctrl+K: what the window can do and the conversations at hand, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.command_palette import Command, CommandPalette, rank
from app.desktop.main_window import MainWindow
from app.desktop.window_state import WindowState
from core.paths import Paths
from tests.fake_service import TARGET


def test_the_beginning_counts_most_then_words_then_any_place_then_scattered_letters() -> None:
    texts = ["Export as Markdown", "New chat", "Settings", "Remembered answers", "Larger text"]

    def found(query: str) -> list[str]:
        places = {text: rank(query, text) for text in texts}
        return sorted((text for text in texts if places[text] is not None), key=lambda text: places[text] or 0)

    assert found("set") == ["Settings"]
    assert found("te")[0] == "Larger text"
    assert found("MARK") == ["Export as Markdown"]
    assert found("nwct") == ["New chat"]
    assert found("zebra") == []
    assert found("  ") == texts


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    return window


@pytest.fixture
def palette(behind: QWidget) -> tuple[CommandPalette, list[str]]:
    ran: list[str] = []

    def command(text: str) -> Command:
        return Command(text, lambda: ran.append(text))

    palette = CommandPalette([command(text) for text in ("Alpha", "Beta", "Gamma")], behind)
    palette.show()
    return palette, ran


def test_arrows_move_and_enter_runs_what_is_marked(palette: tuple[CommandPalette, list[str]]) -> None:
    opened, ran = palette
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(opened.field, key)
    assert ran == ["Beta"]


def test_enter_with_nothing_found_runs_nothing(palette: tuple[CommandPalette, list[str]]) -> None:
    opened, ran = palette
    QTest.keyClicks(opened.field, "xyz")
    QTest.keyClick(opened.field, Qt.Key.Key_Return)
    assert ran == []
    assert opened.isVisible()


def test_the_window_opens_a_page_and_a_conversation_from_it(
    qtbot: QtBot, home: Paths, choose: Callable[[MainWindow, str], None]
) -> None:
    link = AssistantLink(TARGET)
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    window.composer.set_text("a question about whales")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.chat.answering and window.chat.conversation > 0, timeout=15_000)
    asked = window.chat.conversation
    qtbot.waitUntil(lambda: window.conversations.model.row_of(asked) >= 0, timeout=15_000)
    window.new_chat()
    choose(window, "memory")
    assert window.pages.current == "memory"
    choose(window, "whales")
    qtbot.waitUntil(lambda: window.chat.conversation == asked, timeout=15_000)
    link.close()


@pytest.fixture
def choose(qtbot: QtBot) -> Callable[[MainWindow, str], None]:
    def do(window: MainWindow, words: str) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        opened = window.findChild(CommandPalette)
        assert opened is not None
        QTest.keyClicks(opened.field, words)
        QTest.keyClick(opened.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.findChild(CommandPalette) is None, timeout=5_000)

    return do
