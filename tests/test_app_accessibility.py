"""Everything that can be used has a name for screen readers and is reached by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.command_palette import CommandPalette
from app.desktop.consent_dialog import ConsentDialog
from app.desktop.main_window import MainWindow
from app.desktop.quick_prompt import QuickPrompt
from app.desktop.settings_dialog import SettingsDialog
from app.desktop.window_state import WindowState
from core.messages import ChatMessage, ConsentNeeded, Outgoing
from core.paths import Paths
from tests.access_walk import nameless, path, unreached
from tests.fake_service import TARGET

ANSWER = "A [link](https://example.com/x), code:\n\n```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def window(qtbot: QtBot, link: AssistantLink, home: Paths) -> MainWindow:
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    window.start()
    wait(qtbot, lambda: link.pid)
    return window


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def check(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.wait(50)
    problems = [f"no name: {place}" for place in nameless(widget)]
    problems += [f"not reached: {place}" for place in unreached(widget)]
    assert not problems, "\n".join(problems)


def test_a_conversation_with_all_that_an_answer_may_hold(qtbot: QtBot, window: MainWindow) -> None:
    window.chat.ask("known answers")
    wait(qtbot, lambda: window.conversations.model.rowCount() == 1 and not window.chat.answering)
    window.chat.ask("fail please")
    wait(qtbot, lambda: not window.chat.answering)
    window.transcript.add_question("And?")
    window.transcript.begin_answer()
    window.transcript.finish_answer(ChatMessage(99, "assistant", ANSWER, 0.0))
    check(qtbot, window)


@pytest.mark.parametrize("page", ["show_chats", "show_models", "show_memory", "show_answers"])
def test_each_page(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.chat.ask("hello")
    wait(qtbot, lambda: not window.chat.answering and window.chat.conversation)
    getattr(window, page)()
    qtbot.wait(400)
    check(qtbot, window)


def test_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    qtbot.wait(300)
    check(qtbot, dialog)


def test_the_quick_prompt(qtbot: QtBot, link: AssistantLink) -> None:
    prompt = QuickPrompt(link)
    qtbot.addWidget(prompt)
    prompt.summon()
    prompt.chat.ask("hello")
    wait(qtbot, lambda: not prompt.chat.answering)
    check(qtbot, prompt)


def test_the_command_palette(qtbot: QtBot, window: MainWindow) -> None:
    action = next(action for action in window.actions_with_keys() if action.shortcut().toString() == "Ctrl+K")
    action.trigger()
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    assert not nameless(palette)
    assert palette.field.hasFocus() or palette.focusProxy() is palette.field


def test_the_question_before_anything_leaves(qtbot: QtBot, window: MainWindow, link: AssistantLink) -> None:
    outgoing = Outgoing("https://cloud.example/v1", "large", "{}", "seen")
    dialog = ConsentDialog(link, ConsentNeeded(1, outgoing), parent=window)
    dialog.open()
    check(qtbot, dialog)


def test_every_menu_entry_has_words(window: MainWindow) -> None:
    entries = [action for menu in window.findChildren(QMenu) for action in menu.actions()]
    assert len(entries) > 20
    assert all(action.text() or action.isSeparator() for action in entries if isinstance(action, QAction))


def test_what_lies_where_is_said_of_an_element_without_a_name(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QPushButton, QVBoxLayout

    outer = QWidget()
    qtbot.addWidget(outer)
    outer.setObjectName("outer")
    layout = QVBoxLayout(outer)
    layout.addWidget(QPushButton("Named"))
    bare = QPushButton()
    bare.setObjectName("bare")
    layout.addWidget(bare)
    lazy = QPushButton("Lazy")
    lazy.setFocusPolicy(lazy.focusPolicy().NoFocus)
    layout.addWidget(lazy)
    outer.show()
    qtbot.waitExposed(outer)
    assert nameless(outer) == ["QWidget#outer > QPushButton#bare"] == [path(bare)]
    assert unreached(outer) == ["QWidget#outer > QPushButton"]
