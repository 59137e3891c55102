"""Tools and the server for other programs in the window: questions, cards, settings, and what gets on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.main_window import MainWindow
from app.desktop.server_panel import ServerPanel
from app.desktop.settings_dialog import SettingsDialog
from app.desktop.tool_servers_panel import ToolServersPanel
from app.desktop.transcript.tool_view import ToolQuestion, ToolView
from app.desktop.window_state import WindowState
from core.messages import ChangeSettings
from core.paths import Paths
from core.tools.messages import AddToolServer, ToolServer
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def window(qtbot: QtBot, link: AssistantLink, home: Paths) -> MainWindow:
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    return window


def wait(qtbot: QtBot, happened: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(happened()), timeout=20_000)


def press(parent: QWidget, text: str) -> None:
    found = [b for b in parent.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
    found[-1].click()


def ask_with_tool(qtbot: QtBot, window: MainWindow) -> ToolQuestion:
    window.chat.ask("tool please")
    wait(qtbot, lambda: window.findChildren(ToolQuestion))
    return window.findChildren(ToolQuestion)[0]


@pytest.mark.parametrize(("word", "came"), [("Allow once", "Milk, bread, soap."), ("Don't allow", "not allowed")])
def test_a_tool_is_used_when_the_user_says_so_and_leaves_a_card(
    qtbot: QtBot, window: MainWindow, word: str, came: str
) -> None:
    question = ask_with_tool(qtbot, window)
    assert question.words == "The model wants to use read_file of files."
    assert question.accessibleName() == question.words
    press(question, word)
    wait(qtbot, lambda: not window.chat.answering)
    (card,) = window.findChildren(ToolView)
    assert came in card.words
    assert not [view for view in window.findChildren(ToolQuestion) if view.isVisible()]
    press(card, "Details")
    press(card, "Hide")
    window.chat.open(window.chat.conversation)
    wait(qtbot, lambda: [view for view in window.findChildren(ToolView) if view is not card and view.isVisible()])


def test_a_question_about_a_tool_is_there_again_after_another_conversation(qtbot: QtBot, window: MainWindow) -> None:
    ask_with_tool(qtbot, window)
    conversation = window.chat.conversation
    window.new_chat()
    window.chat.open(conversation)
    wait(qtbot, lambda: [view for view in window.findChildren(ToolQuestion) if view.isVisible()])
    window.chat.stop()
    wait(qtbot, lambda: not window.chat.answering)


def test_a_private_chat_can_be_gone_on_with(qtbot: QtBot, window: MainWindow) -> None:
    window.new_private_chat()
    for text in ("first", "second"):
        window.chat.ask(text)
        wait(qtbot, lambda: not window.chat.answering)
    conversation = window.chat.conversation
    window.new_chat()
    window.conversations.chosen.emit(conversation)
    wait(qtbot, lambda: window.chat.conversation == conversation)
    assert window.chat.private


def test_settings_hand_out_the_address_and_tokens_of_the_server(
    qtbot: QtBot, window: MainWindow, link: AssistantLink
) -> None:
    link.send(ChangeSettings({"server_enabled": True}))
    dialog = SettingsDialog(link, window)
    dialog.show()
    panel = dialog.findChild(ServerPanel)
    assert panel is not None
    with qtbot.waitSignal(panel.copied):
        panel._put_address()
    wait(qtbot, lambda: panel._address)
    panel._put_address()
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:4664/v1"
    with qtbot.waitSignal(panel.copied):
        panel._ask_token()
    assert QGuiApplication.clipboard().text() == "token"
    panel.findChildren(QLineEdit)[0].setText("editor")
    with qtbot.waitSignal(panel.copied):
        panel._ask_own_token()
    assert QGuiApplication.clipboard().text() == "token of editor"
    dialog.close()


def test_tool_servers_are_listed_tried_and_added(qtbot: QtBot, window: MainWindow, link: AssistantLink) -> None:
    link.send(AddToolServer(ToolServer("files", "npx", ("files",))))
    panel = ToolServersPanel(link)
    qtbot.addWidget(panel)
    panel.show()
    entries = panel.findChild(QListWidget)
    assert entries is not None
    wait(qtbot, lambda: entries.count() == 1)
    press(panel, "Try them")
    wait(qtbot, lambda: "read_file" in panel._details.text())
    press(panel, "Add…")
    dialog = panel.window().findChildren(QDialog)[-1]
    name, where = dialog.findChildren(QLineEdit)[:2]
    name.setText("notes")
    where.setText("http://127.0.0.1:9/mcp")
    press(dialog, "OK")
    wait(qtbot, lambda: entries.count() == 2)
