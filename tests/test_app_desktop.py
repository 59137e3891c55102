"""The main window with a scripted assistant in a real child process: what a person does, and what they see."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.cache_page import CachePage
from app.desktop.composer import MOST_LINES, Composer
from app.desktop.consent_dialog import ConsentDialog
from app.desktop.conversation_list import file_name
from app.desktop.conversation_model import when
from app.desktop.icons import IconButton
from app.desktop.main_window import MainWindow
from app.desktop.memory_page import MemoryPage
from app.desktop.models_page import ModelsPage
from app.desktop.status_line import StatusLine, memory_text
from app.desktop.transcript.answer_view import AnswerView
from app.desktop.transcript.message_parts import Notice, Thinking
from app.desktop.transcript.question_view import QuestionView
from app.desktop.window_state import WindowState
from core.messages import Ask, Finished, GetStatus, ListConversations, Status
from core.paths import Paths
from core.process.channel import Done, Failed
from tests.fake_service import TARGET

Kind = TypeVar("Kind", bound=QWidget)


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
    qtbot.waitUntil(lambda: bool(link.pid))
    return window


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Type a question and press Enter, as soon as the window takes one."""
    wait(qtbot, lambda: not window.chat.answering)
    window.composer.set_text(text)
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)


def ask_and_read(qtbot: QtBot, window: MainWindow, text: str) -> str:
    """Ask, and wait for the whole answer."""
    ask(qtbot, window, text)
    wait(qtbot, lambda: window.chat.answering)
    wait(qtbot, lambda: not window.chat.answering)
    return window.transcript.latest_answer_text()


def titles(window: MainWindow) -> list[str]:
    return [item.title for item in window.conversations.model.items]


def questions(window: MainWindow) -> list[str]:
    return [view.message.text for view in window.transcript.findChildren(QuestionView) if not view.isHidden()]


def seen(window: QWidget) -> str:
    """Every text on the screen."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    notices = [notice.words for notice in window.findChildren(Notice) if notice.isVisible()]
    return "\n".join(labels + notices)


def child(parent: QWidget, kind: type[Kind]) -> Kind:
    """The one widget of a kind that lies in `parent`."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def choose(window: MainWindow, title: str) -> None:
    """Click a conversation in the list."""
    row = titles(window).index(title)
    window.conversations.view.clicked.emit(window.conversations.model.index(row))


def menu_action(window: MainWindow, text: str) -> Any:
    return next(action for action in window.actions_with_keys() if action.text().replace("&", "") == text)


# Asking


def test_a_question_typed_and_sent_with_enter_is_answered(qtbot: QtBot, window: MainWindow) -> None:
    assert ask_and_read(qtbot, window, "hello") == "You said: hello"
    assert window.composer.text() == ""
    assert window.windowTitle() == "hello – Inglenook"
    wait(qtbot, lambda: titles(window) == ["hello"])


def test_shift_enter_makes_a_new_line(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClicks(window.composer.field, "one")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(window.composer.field, "two")
    assert window.composer.text() == "one\ntwo"
    assert not window.chat.answering


def test_an_empty_question_is_not_sent(qtbot: QtBot, window: MainWindow) -> None:
    window.composer.set_text("  \n ")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    assert not window.chat.answering


def test_the_question_field_grows_with_its_text_and_then_scrolls(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.resize(400, 60)
    composer.show()
    one_line = composer.field.height()
    composer.set_text("\n".join("abcd"))
    four_lines = composer.field.height()
    composer.set_text("\n".join("x" * 40))
    assert one_line < four_lines < composer.field.height()
    line = composer.field.fontMetrics().lineSpacing()
    assert composer.field.height() <= one_line + MOST_LINES * line


def test_escape_stops_the_answer(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: "word3" in window.transcript.latest_answer_text())
    window.activateWindow()
    window.composer.setFocus()
    qtbot.waitActive(window).__enter__()
    QTest.keyClick(window.composer.field, Qt.Key.Key_Escape)
    wait(qtbot, lambda: not window.chat.answering)
    assert "word1999" not in window.transcript.latest_answer_text()


def test_the_send_button_stops_while_an_answer_is_written(qtbot: QtBot, window: MainWindow) -> None:
    button = child(window.composer, QAbstractButton)
    assert button.accessibleName() == "Send"
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: button.accessibleName() == "Stop")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait(qtbot, lambda: button.accessibleName() == "Send")
    assert not window.chat.answering


def test_a_second_question_waits_in_the_field_while_the_first_is_answered(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: window.chat.answering)
    window.composer.set_text("and another")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    assert window.composer.text() == "and another"
    wait(qtbot, lambda: questions(window) == ["slowly please"])


def test_an_edited_question_is_asked_as_another_branch(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "first")
    ask_and_read(qtbot, window, "secund")
    second = next(view for view in window.transcript.findChildren(QuestionView) if view.message.text == "secund")
    second.edit_submitted.emit(second.message.id, "second")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: second")
    wait(qtbot, lambda: questions(window) == ["first", "second"])


def test_the_first_question_can_be_edited_too(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "frist")
    first = window.transcript.findChildren(QuestionView)[0]
    first.edit_submitted.emit(first.message.id, "first")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: first")
    assert questions(window) == ["first"]


def test_an_answer_can_be_written_again(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    view = window.transcript.findChildren(AnswerView)[0]
    view.regenerate_requested.emit(view.question)
    wait(qtbot, lambda: window.chat.answering)
    wait(qtbot, lambda: not window.chat.answering)
    assert questions(window) == ["hello"]
    assert window.transcript.latest_answer_text() == "You said: hello"


# When things go wrong


def test_a_failed_answer_is_a_sentence_and_the_next_question_works(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "fail now")
    wait(qtbot, lambda: "The engine stopped unexpectedly (SIGKILL)." in seen(window.transcript))
    assert ask_and_read(qtbot, window, "again") == "You said: again"


def test_the_assistant_dying_is_a_sentence_and_the_next_question_starts_it_again(
    qtbot: QtBot, window: MainWindow, link: AssistantLink
) -> None:
    first = link.pid
    ask_and_read(qtbot, window, "die now")
    wait(qtbot, lambda: "The assistant stopped unexpectedly." in seen(window.transcript))
    window.new_chat()
    assert ask_and_read(qtbot, window, "hello") == "You said: hello"
    assert link.pid not in (0, first)


def test_the_assistant_dying_while_idle_is_said_on_top_of_the_window(
    qtbot: QtBot, window: MainWindow, link: AssistantLink
) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    os.kill(link.pid, signal.SIGKILL)
    wait(qtbot, window.messages.isVisible)
    assert "The assistant stopped unexpectedly." in window.messages.text


def test_an_assistant_that_cannot_start_is_a_sentence(qtbot: QtBot, home: Paths) -> None:
    link = AssistantLink("tests.fake_service:there_is_no_such_function")
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    ask(qtbot, window, "hello")
    wait(qtbot, lambda: "The assistant stopped unexpectedly." in seen(window.transcript))
    assert not window.chat.answering
    link.close()


def test_what_the_model_did_not_read_is_said(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "trim this")
    wait(
        qtbot,
        lambda: "The oldest 3 messages were not read: the model sees 4,096 tokens at once." in seen(window.transcript),
    )


def test_an_answer_that_waits_for_another_says_so_until_it_begins(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "queue this")
    waiting = "Waiting for another answer to finish."
    wait(
        qtbot, lambda: waiting in [sign.accessibleName() for sign in window.findChildren(Thinking) if sign.isVisible()]
    )
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: queue this")
    wait(qtbot, lambda: not [sign for sign in window.findChildren(Thinking) if sign.isVisible()])


def test_a_model_file_that_is_not_there_is_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.open_model("/nowhere/model.gguf")
    wait(qtbot, window.messages.isVisible)
    assert window.messages.text == "There is no file /nowhere/model.gguf. Choose another one."


# Several conversations


def test_an_answer_goes_on_while_another_conversation_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    window.new_chat()
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: "word3" in window.transcript.latest_answer_text() and len(titles(window)) == 2)
    choose(window, "hello")
    wait(qtbot, lambda: questions(window) == ["hello"])
    assert window.transcript.latest_answer_text() == "You said: hello"
    assert not window.chat.answering
    choose(window, "slowly please")
    wait(qtbot, lambda: window.chat.answering)
    assert questions(window) == ["slowly please"]
    assert window.transcript.latest_answer_text().startswith("word0 word1 word2 word3")
    window.chat.stop()
    wait(qtbot, lambda: not window.chat.answering)


def test_two_conversations_can_be_answered_at_once(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: titles(window) == ["slowly please"])
    window.new_chat()
    assert ask_and_read(qtbot, window, "hello") == "You said: hello"
    choose(window, "slowly please")
    wait(qtbot, lambda: window.chat.answering)


def test_a_question_typed_while_a_conversation_opens_belongs_to_that_one(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "one")
    window.new_chat()
    ask_and_read(qtbot, window, "two")
    wait(qtbot, lambda: len(titles(window)) == 2)
    choose(window, "one")
    window.composer.set_text("more")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    wait(qtbot, lambda: questions(window) == ["one", "more"])


def test_conversations_are_found_by_their_text(qtbot: QtBot, window: MainWindow) -> None:
    for text in ("apples", "pears"):
        window.new_chat()
        ask_and_read(qtbot, window, text)
    wait(qtbot, lambda: titles(window) == ["pears", "apples"])
    QTest.keyClicks(window.conversations.search, "APPLE")
    wait(qtbot, lambda: titles(window) == ["apples"])
    window.conversations.search.clear()
    wait(qtbot, lambda: len(titles(window)) == 2)
    QTest.keyClicks(window.conversations.search, "plums")
    wait(qtbot, lambda: "Nothing found for “plums”." in seen(window.conversations))


def test_a_conversation_is_renamed_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    view = window.conversations.view
    view.edit(view.currentIndex())
    editor = child(view, QLineEdit)
    editor.setText("Greetings")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait(qtbot, lambda: window.windowTitle() == "Greetings – Inglenook")
    window.conversations.refresh()
    wait(qtbot, lambda: titles(window) == ["Greetings"])


@pytest.mark.parametrize(("button", "left"), [("Delete", []), ("Cancel", ["hello"])])
def test_a_conversation_is_deleted_only_after_a_second_thought(
    qtbot: QtBot, window: MainWindow, button: str, left: list[str]
) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    window.conversations.view.setFocus()
    wait(qtbot, window.conversations.view.hasFocus)
    QTest.keyClick(window.conversations.view, Qt.Key.Key_Delete)
    box = child(window, QMessageBox)
    assert box.text() == "Delete “hello”?"
    assert box.defaultButton().text().replace("&", "") == "Cancel"
    press(qtbot, box, button)
    window.conversations.refresh()
    wait(qtbot, lambda: titles(window) == left)
    assert window.windowTitle() == ("hello – Inglenook" if left else "Inglenook")


@pytest.mark.parametrize(("format_", "suffix"), [("markdown", ".md"), ("json", ".json")])
def test_a_conversation_is_exported_where_the_user_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, format_: Any, suffix: str
) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    window.conversations.export(window.chat.conversation, format_)
    dialog = child(window, QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"hello{suffix}")
    target = tmp_path / f"out{suffix}"
    dialog.fileSelected.emit(str(target))
    wait(qtbot, target.exists)
    assert target.read_text(encoding="utf-8") == f"{format_} of hello"
    wait(qtbot, lambda: str(target) in window.messages.text)


def test_alt_and_the_arrow_keys_go_through_the_conversations(qtbot: QtBot, window: MainWindow) -> None:
    for text in ("one", "two"):
        window.new_chat()
        ask_and_read(qtbot, window, text)
    wait(qtbot, lambda: titles(window) == ["two", "one"])
    menu_action(window, "Next conversation").trigger()
    wait(qtbot, lambda: questions(window) == ["one"])
    menu_action(window, "Previous conversation").trigger()
    wait(qtbot, lambda: questions(window) == ["two"])


# The cloud


def test_the_cloud_is_asked_only_after_the_user_has_seen_what_would_leave(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask_cloud(qtbot, window)
    shown = child(dialog, QPlainTextEdit).toPlainText()
    assert shown == '{"model": "large", "messages": [{"content": "hello"}]}'
    assert "https://cloud.example/v1" in seen(dialog)
    press(qtbot, dialog, "Send this")
    wait(qtbot, lambda: not window.chat.answering)
    wait(qtbot, lambda: "Asking large at https://cloud.example/v1." in seen(window.transcript))


def test_keeping_it_here_is_the_default_and_leaves_the_answer_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask_cloud(qtbot, window)
    keep = next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Stay local")
    assert keep.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(qtbot, lambda: not window.chat.answering)
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: hello")
    assert questions(window) == ["hello"]


def test_local_only_is_a_switch_at_the_foot_of_the_window(
    qtbot: QtBot, window: MainWindow, link: AssistantLink
) -> None:
    ask_and_read(qtbot, window, "hello")
    with qtbot.waitSignal(link.status_changed, check_params_cb=lambda status: status.local_only):
        press(qtbot, window.status_line, "Cloud allowed")
    assert "Local only" in [b.text() for b in window.status_line.findChildren(QAbstractButton)]
    offers = [b for b in window.transcript.findChildren(QAbstractButton) if b.text() == "Ask the cloud"]
    assert offers
    assert not any(button.isVisible() for button in offers)


def ask_cloud(qtbot: QtBot, window: MainWindow) -> ConsentDialog:
    ask_and_read(qtbot, window, "hello")
    view = window.transcript.findChildren(AnswerView)[0]
    view.cloud_requested.emit(view.question)
    wait(qtbot, lambda: window.findChild(ConsentDialog))
    return child(window, ConsentDialog)


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    button = next(b for b in parent.findChildren(QAbstractButton) if b.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


# The window itself


def test_everything_that_can_be_used_has_a_name_for_screen_readers(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.focusProxy()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and "qt_" not in widget.objectName()
    ]
    assert nameless == []


def test_the_window_remembers_its_sidebar_and_the_size_of_its_text(
    qtbot: QtBot, window: MainWindow, link: AssistantLink, home: Paths
) -> None:
    size = QApplication.font().pointSizeF()
    try:
        menu_action(window, "Sidebar").trigger()
        menu_action(window, "Larger text").trigger()
        assert QApplication.font().pointSizeF() == size + 1
        window.closeEvent(QCloseEvent())
        assert not WindowState(home).flag("sidebar", default=True)
        assert WindowState(home).zoom == 1
        menu_action(window, "Normal text").trigger()
        assert QApplication.font().pointSizeF() == size
    finally:
        font = QApplication.font()
        font.setPointSizeF(size)
        QApplication.setFont(font)


def test_the_newest_answer_can_be_copied_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    menu_action(window, "Copy the latest answer").trigger()
    assert QApplication.clipboard().text() == "You said: hello"


def test_the_edit_menu_works_on_the_field_that_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.composer.setFocus()
    wait(qtbot, window.composer.field.hasFocus)
    QApplication.clipboard().setText("from the clipboard")
    next(action for action in window.findChildren(QAction) if action.text() == "Paste").trigger()
    assert window.composer.text() == "from the clipboard"


def test_the_tab_key_reaches_every_part_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    window.activateWindow()
    window.composer.setFocus()
    wait(qtbot, window.composer.field.hasFocus)
    reached: list[str] = []
    for _ in range(40):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName() or getattr(focused, "text", str)())
        if focused is window.composer.field:
            break
    assert reached[-1] == "Question"
    for part in (
        "Search conversations",
        "New chat",
        "Conversations",
        "Model: Scripted model",
        "Local only",
        "Question",
    ):
        assert part in reached


def test_the_help_menu_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    menu_action(window, "Keyboard shortcuts").trigger()
    text = seen(child(window, QDialog))
    for expected in ("New chat", "Ctrl+N", "Send the question", "Alt+Up"):
        assert expected in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status("loading", load_share=0.42), "Loading 42%"),
        (Status("ready", "SmolLM2"), "Ready"),
        (Status("ready", "SmolLM2", given_up="Memory is short."), "Ready, with less memory"),
        (Status("unloaded"), "Asleep; the next question wakes it"),
        (Status("failed", problem="It is broken."), "The model is not working"),
    ],
)
def test_the_foot_of_the_window_says_what_the_model_is_doing(qtbot: QtBot, status: Status, words: str) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.show_status(status)
    assert words in seen(line)


@pytest.mark.parametrize(("count", "text"), [(138_000_000, "138 MB"), (4_160_000_000, "4.2 GB")])
def test_memory_is_shown_with_its_unit(count: int, text: str) -> None:
    assert memory_text(count) == text


@pytest.mark.parametrize(
    ("title", "name"),
    [("What is a/b?", "What is a b"), ("", "Conversation"), ("..", "Conversation"), ("x" * 200, "x" * 80)],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_old_conversations_show_their_day(qtbot: QtBot) -> None:
    assert when(86_400.0 * 365) in ("1 Jan 1971", "31 Dec 1970", "2 Jan 1971")


# Pages


def rail(window: MainWindow) -> list[QAbstractButton]:
    return [button for button in window.pages.findChildren(IconButton) if button.isCheckable()]


def page_shown(window: MainWindow) -> str:
    return next(button.accessibleName() for button in rail(window) if button.isChecked())


def test_the_rail_leads_to_every_page_and_the_title_says_which(qtbot: QtBot, window: MainWindow) -> None:
    others = ("Models", "Memory", "Remembered answers", "What left this machine", "Bench")
    assert [button.accessibleName() for button in rail(window)] == ["Chats", *others]
    assert all(button.toolTip().startswith(button.accessibleName() + " (Ctrl+") for button in rail(window))
    ask_and_read(qtbot, window, "hello")
    for button, title in zip(rail(window), ("hello", *others), strict=True):
        button.click()
        assert window.windowTitle() == f"{title} – Inglenook"
        assert page_shown(window) == button.accessibleName()


def test_keys_turn_the_pages_and_escape_goes_back_to_the_chats(qtbot: QtBot, window: MainWindow) -> None:
    keys = {action.text().replace("&", ""): action.shortcut().toString() for action in window.actions_with_keys()}
    assert (keys["Chats"], keys["Models"], keys["Memory"]) == ("Ctrl+1", "Ctrl+M", "Ctrl+3")
    assert keys["Remembered answers"] == "Ctrl+4"
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    menu_action(window, "Models").trigger()
    wait(qtbot, lambda: child(window, ModelsPage).library.list.rows)
    assert page_shown(window) == "Models"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Which models"
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert page_shown(window) == "Chats"
    menu_action(window, "Memory").trigger()
    assert page_shown(window) == "Memory"
    menu_action(window, "Chats").trigger()
    assert window.composer.field.hasFocus()


def test_the_rail_is_one_stop_of_the_tab_key_and_the_arrows_go_through_it(qtbot: QtBot, window: MainWindow) -> None:
    chats, models, *_ = rail(window)
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    chats.setFocus()
    QTest.keyClick(chats, Qt.Key.Key_Down)
    assert models.hasFocus()
    assert page_shown(window) == "Models"


def test_whatever_is_about_chats_turns_back_to_them(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    for text in ("New chat", "Find in conversations", "Type a question", "Sidebar", "Sidebar"):
        window.show_models()
        menu_action(window, text).trigger()
        assert page_shown(window) == "Chats", text
    window.show_models()
    wait(qtbot, lambda: "hello" in titles(window))
    choose(window, "hello")
    wait(qtbot, lambda: questions(window) == ["hello"])
    assert page_shown(window) == "Chats"


def test_an_answer_goes_on_while_another_page_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "slowly please")
    wait(qtbot, lambda: "word3 " in window.transcript.latest_answer_text())
    window.show_memory()
    wait(qtbot, lambda: "word30 " in window.transcript.latest_answer_text())
    window.chat.stop()
    wait(qtbot, lambda: not window.chat.answering)


def test_a_problem_is_said_on_top_of_whatever_page_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.show_memory()
    window.open_model("/nowhere/model.gguf")
    wait(qtbot, window.messages.isVisible)
    assert window.messages.text == "There is no file /nowhere/model.gguf. Choose another one."
    assert page_shown(window) == "Memory"


def test_a_model_that_makes_room_for_another_while_it_loads_is_no_problem(qtbot: QtBot, window: MainWindow) -> None:
    window.open_model("/models/slow.gguf")
    window.open_model("")
    qtbot.wait(900)
    assert not window.messages.isVisible()
    window.open_model("/models/slow.gguf")
    wait(qtbot, window.messages.isVisible)


def test_pages_that_nobody_looked_at_cost_nothing(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    assert window.findChild(ModelsPage) is None
    assert window.findChild(MemoryPage) is None
    assert window.findChild(CachePage) is None
    window.show_models()
    window.show_chats()
    window.show_models()
    assert len(window.findChildren(ModelsPage)) == 1


def test_the_models_name_and_the_memory_at_the_foot_lead_to_their_pages(qtbot: QtBot, window: MainWindow) -> None:
    wait(qtbot, lambda: "138 MB in use" in [b.text() for b in window.status_line.findChildren(QAbstractButton)])
    press(qtbot, window.status_line, "138 MB in use")
    assert page_shown(window) == "Memory"
    menu = child(window.status_line, QMenu)
    next(action for action in menu.actions() if action.text() == "Models…").trigger()
    assert page_shown(window) == "Models"


@pytest.mark.parametrize("page", ["models", "memory", "answers"])
def test_everything_on_a_page_that_can_be_used_has_a_name(qtbot: QtBot, window: MainWindow, page: str) -> None:
    shown = window.pages.turn_to(page)

    def ready() -> object:
        if isinstance(shown, ModelsPage):
            return shown.library.list.rows
        return shown.stats if isinstance(shown, CachePage) else child(window, MemoryPage).picture

    wait(qtbot, ready)
    nameless = [
        widget
        for widget in shown.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.focusProxy()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and "qt_" not in widget.objectName()
    ]
    assert nameless == []


# The link


class Recorder:
    """Keeps what a signal brought."""

    def __init__(self, signal_: SignalInstance) -> None:
        self.events: list[tuple[Any, ...]] = []
        signal_.connect(lambda *values: self.events.append(values))


def test_every_call_ends_with_one_terminal_event(qtbot: QtBot, link: AssistantLink) -> None:
    heard = Recorder(link.received)
    calls = [link.send(Ask(f"question {number}")) for number in range(5)]

    def ended() -> list[int]:
        return [call for call, event in heard.events if event.terminal]

    wait(qtbot, lambda: len(ended()) == 5)
    assert sorted(ended()) == calls
    assert all(isinstance(event, Finished) for _, event in heard.events if event.terminal)


def test_calls_under_way_fail_when_the_assistant_is_killed(qtbot: QtBot, link: AssistantLink) -> None:
    heard = Recorder(link.received)
    call = link.send(Ask("slowly please"))
    wait(qtbot, lambda: len(heard.events) > 3)
    os.kill(link.pid, signal.SIGKILL)
    wait(qtbot, lambda: isinstance(heard.events[-1][1], Failed))
    assert [number for number, event in heard.events if event.terminal] == [call]
    again = link.send(GetStatus())
    wait(qtbot, lambda: heard.events[-1][0] == again and isinstance(heard.events[-1][1], Status))


def test_closing_the_link_ends_the_assistant_even_in_mid_answer(qtbot: QtBot, link: AssistantLink) -> None:
    heard = Recorder(link.received)
    link.send(Ask("slowly please"))
    wait(qtbot, lambda: len(heard.events) > 3)
    process = link.pid
    link.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_list_request_is_answered_while_an_answer_is_written(qtbot: QtBot, link: AssistantLink) -> None:
    heard = Recorder(link.received)
    link.send(Ask("slowly please"))
    listing = link.send(ListConversations())
    wait(qtbot, lambda: any(call == listing for call, _ in heard.events))


# The process


def test_the_window_needs_none_of_the_heavy_libraries(home: Paths) -> None:
    script = """
import json, sys
from app.desktop.start import create_application
app = create_application()
from app.desktop.assistant_link import AssistantLink
from app.desktop.main_window import MainWindow
from app.desktop.quick_prompt import QuickPrompt
from app.desktop.settings_dialog import SettingsDialog
from app.desktop.window_state import WindowState
from core.paths import find_paths
link = AssistantLink("tests.fake_service:main")
window = MainWindow(link, WindowState(find_paths()))
window.show()
window.start()
window.show_settings()
quick = QuickPrompt(link)
window.chat.ask("hello")
while not window.transcript.latest_answer_text():
    app.processEvents()
link.close()
heavy = ["torch", "faiss", "llama_cpp", "numpy", "sqlite_utils", "huggingface_hub", "httpx2", "sentence_transformers"]
print(json.dumps([name for name in heavy if name in sys.modules]))
"""
    done = subprocess.run(
        [sys.executable, "-c", "if __name__ == '__main__':\n" + "\n".join("  " + line for line in script.split("\n"))],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_a_question_that_was_never_stored_is_typed_again(qtbot: QtBot, link: AssistantLink, window: MainWindow) -> None:
    window.composer.set_text("Is it lost?")
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)
    assert window.composer.question() == ""
    (call,) = window.chat._answers
    gone = Failed("ConversationNotFound", "This conversation is not in the history any more.", "Choose another one.")
    link.received.emit(call, gone)
    assert window.composer.question() == "Is it lost?"


def test_a_question_that_was_not_taken_does_not_replace_what_is_typed_meanwhile(
    qtbot: QtBot, link: AssistantLink, window: MainWindow
) -> None:
    ask(qtbot, window, "refuse this one")
    window.composer.set_text("typed meanwhile")
    wait(qtbot, lambda: not window.chat.answering)
    assert window.composer.text() == "refuse this one\n\ntyped meanwhile"


def test_a_call_that_ends_without_having_stored_the_question_gives_it_back(
    qtbot: QtBot, link: AssistantLink, window: MainWindow
) -> None:
    ask_and_read(qtbot, window, "hello")
    ask(qtbot, window, "Is it lost?")
    (call,) = window.chat._answers
    link.received.emit(call, Done())
    assert window.composer.text() == "Is it lost?"


def test_a_question_whose_answer_failed_can_be_edited_and_asked_again(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    ask_and_read(qtbot, window, "fail now")
    failed = next(view for view in window.transcript.findChildren(QuestionView) if view.message.text == "fail now")
    failed.edit_submitted.emit(failed.message.id, "do not fall over")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: do not fall over")
    assert questions(window) == ["hello", "do not fall over"]


def test_trying_again_after_a_failure_asks_the_same_question_once_more(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "fail now")
    (again,) = (one for one in window.transcript.findChildren(QPushButton) if one.text() == "Try again")
    again.click()
    wait(qtbot, lambda: window.chat.answering)
    wait(qtbot, lambda: not window.chat.answering)
    assert questions(window) == ["fail now"]
    assert window.composer.text() == ""


def test_an_edit_that_cannot_be_asked_now_is_typed_again(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    window.chat._edit(4711, "Not on the screen any more?")
    assert window.composer.text() == "Not on the screen any more?"


def test_who_has_the_small_model_only_is_shown_the_way_to_a_better_one(
    qtbot: QtBot, link: AssistantLink, window: MainWindow
) -> None:
    link.status_changed.emit(Status("ready", "SmolLM2", ""))
    (way,) = (one for one in window.transcript.findChildren(QPushButton) if one.text().startswith("Find a better"))
    assert way.isVisible()
    link.status_changed.emit(Status("ready", "Mine", "/models/mine.gguf"))
    assert not way.isVisible()
    link.status_changed.emit(Status("ready", "SmolLM2", ""))
    way.click()
    (page,) = window.findChildren(ModelsPage)
    assert page.isVisible()
    assert page.choice.isVisible()
