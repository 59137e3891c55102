"""The quick prompt: summoned, asked, read, gone; or continued in the main window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.main_window import MainWindow
from app.desktop.quick_prompt import QuickPrompt
from app.desktop.transcript.question_view import QuestionView
from app.desktop.tray import Tray
from app.desktop.window_state import WindowState
from core.paths import Paths
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def prompt(qtbot: QtBot, link: AssistantLink) -> QuickPrompt:
    prompt = QuickPrompt(link)
    qtbot.addWidget(prompt)
    return prompt


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def ask(qtbot: QtBot, prompt: QuickPrompt, text: str) -> None:
    prompt.composer.set_text(text)
    QTest.keyClick(prompt.composer.field, Qt.Key.Key_Return)


def test_it_is_hidden_until_it_is_summoned_and_then_ready_to_type(qtbot: QtBot, prompt: QuickPrompt) -> None:
    assert not prompt.isVisible()
    prompt.summon()
    wait(qtbot, prompt.composer.field.hasFocus)
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert prompt.geometry().top() < area.height() / 3
    assert abs(prompt.geometry().center().x() - area.center().x()) <= 1


def test_the_answer_appears_below_the_question_and_the_window_grows(qtbot: QtBot, prompt: QuickPrompt) -> None:
    prompt.summon()
    small = prompt.height()
    ask(qtbot, prompt, "hello")
    wait(qtbot, lambda: prompt.transcript.latest_answer_text() == "You said: hello")
    assert prompt.transcript.isVisible()
    assert prompt.height() > small


def test_a_long_answer_never_grows_beyond_the_screen(qtbot: QtBot, prompt: QuickPrompt) -> None:
    prompt.summon()
    ask(qtbot, prompt, "slowly please")
    wait(qtbot, lambda: "word400 " in prompt.transcript.latest_answer_text())
    assert prompt.geometry().bottom() <= QGuiApplication.primaryScreen().availableGeometry().bottom()


def test_escape_closes_it_and_the_next_summons_starts_anew(qtbot: QtBot, prompt: QuickPrompt) -> None:
    prompt.summon()
    ask(qtbot, prompt, "hello")
    wait(qtbot, lambda: not prompt.chat.answering and prompt.chat.conversation)
    wait(qtbot, prompt.isActiveWindow)
    QTest.keyClick(prompt.composer.field, Qt.Key.Key_Escape)
    wait(qtbot, lambda: not prompt.isVisible())
    prompt.summon()
    assert prompt.chat.conversation == 0
    assert not prompt.transcript.isVisible()


def test_an_answer_that_is_still_written_is_there_at_the_next_summons(qtbot: QtBot, prompt: QuickPrompt) -> None:
    prompt.summon()
    ask(qtbot, prompt, "slowly please")
    wait(qtbot, lambda: "word3 " in prompt.transcript.latest_answer_text())
    prompt.hide()
    prompt.summon()
    assert prompt.chat.answering
    assert prompt.transcript.isVisible()


def test_the_conversation_continues_in_the_main_window_even_in_mid_answer(
    qtbot: QtBot, link: AssistantLink, prompt: QuickPrompt, home: Paths
) -> None:
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    prompt.open_requested.connect(window.take_over)
    prompt.summon()
    ask(qtbot, prompt, "slowly please")
    wait(qtbot, lambda: "word3 " in prompt.transcript.latest_answer_text())
    wait(qtbot, prompt.isActiveWindow)
    QTest.keyClick(prompt.composer.field, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: window.isVisible() and window.chat.answering)
    assert not prompt.isVisible()
    shown = [view.message.text for view in window.transcript.findChildren(QuestionView)]
    assert shown == ["slowly please"]
    before = window.transcript.latest_answer_text()
    assert before.startswith("word0 word1 ")
    wait(qtbot, lambda: len(window.transcript.latest_answer_text()) > len(before))


def test_a_click_on_the_tray_icon_asks_for_the_quick_prompt(qtbot: QtBot) -> None:
    tray = Tray(QGuiApplication.windowIcon())
    with qtbot.waitSignal(tray.quick_requested):
        tray.activated.emit(Tray.ActivationReason.Trigger)


def test_the_tray_menu_offers_everything_without_the_window(qtbot: QtBot) -> None:
    tray = Tray(QGuiApplication.windowIcon())
    names = [action.text() for action in tray.contextMenu().actions() if not action.isSeparator()]
    assert names == ["Quick prompt", "Open Inglenook", "New chat", "Free the memory", "Settings…", "Quit"]
    with qtbot.waitSignal(tray.unload_requested):
        tray.contextMenu().actions()[names.index("Free the memory") + 1].trigger()
