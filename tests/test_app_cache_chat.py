"""Remembered answers in the chat: how one is marked and judged, how one is offered, and chats that are private."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.cache_page import CachePage
from app.desktop.conversation_model import SECOND_LINE_ROLE
from app.desktop.main_window import MainWindow
from app.desktop.transcript.answer_view import AnswerView
from app.desktop.transcript.conversation_scroll import ConversationScroll
from app.desktop.transcript.facts import sureness
from app.desktop.transcript.offer_view import OfferView
from app.desktop.transcript.text_view import TextView
from app.desktop.window_state import WindowState
from cache.semantic_cache import SemanticCache
from core.cache_messages import VoteCached
from core.messages import Ask, AskAgain, AssistantRequest
from core.paths import Paths
from core.process.channel import Done
from tests.fake_service import TARGET

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def kept(home: Paths) -> Iterator[SemanticCache]:
    """One answer, made two days ago in conversation 1."""
    cache = SemanticCache(home.cache, None, clock=lambda: time.time() - 2 * 86_400)
    cache.store("What is a fjord?", "A **narrow** inlet of the sea.", "a model", [], "SmolLM2", 1, 2.0)
    yield cache
    cache.close()


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def window(qtbot: QtBot, kept: SemanticCache, link: AssistantLink, home: Paths) -> MainWindow:
    return opened(qtbot, link, home)


def opened(qtbot: QtBot, link: AssistantLink, home: Paths) -> MainWindow:
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    return window


@pytest.fixture
def sent(link: AssistantLink, monkeypatch: pytest.MonkeyPatch) -> list[AssistantRequest]:
    """Every request from now on."""
    requests: list[AssistantRequest] = []
    send = link.send

    def note(request: AssistantRequest) -> int:
        requests.append(request)
        return send(request)

    monkeypatch.setattr(link, "send", note)
    return requests


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def ask(qtbot: QtBot, window: MainWindow, text: str) -> None:
    wait(qtbot, lambda: not window.chat.answering)
    window.composer.set_text(text)
    QTest.keyClick(window.composer.field, Qt.Key.Key_Return)


def ask_and_read(qtbot: QtBot, window: MainWindow, text: str) -> str:
    ask(qtbot, window, text)
    wait(qtbot, lambda: window.chat.answering)
    wait(qtbot, lambda: not window.chat.answering)
    return window.transcript.latest_answer_text()


def buttons(parent: QWidget) -> list[str]:
    return [button.text() for button in parent.findChildren(QAbstractButton) if button.isVisible()]


def press(parent: QWidget, text: str) -> None:
    found = [b for b in parent.findChildren(QAbstractButton) if b.isVisible() and b.text().replace("&", "") == text]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def read(parent: QWidget) -> str:
    return "\n".join(view.toPlainText() for view in parent.findChildren(TextView) if view.isVisible())


def answers(window: MainWindow) -> list[AnswerView]:
    return [view for view in window.transcript.findChildren(AnswerView) if view.isVisible()]


def titles(window: MainWindow) -> list[str]:
    return [item.title for item in window.conversations.model.items]


def votes(sent: list[AssistantRequest]) -> list[VoteCached]:
    return [request for request in sent if isinstance(request, VoteCached)]


def offered(qtbot: QtBot, window: MainWindow) -> OfferView:
    """The offer above the answer that is being written, once some of that is there."""

    def shown() -> list[OfferView]:
        return [view for view in window.transcript.findChildren(OfferView) if view.isVisible()]

    wait(qtbot, lambda: "word3 " in window.transcript.latest_answer_text() and shown())
    (view,) = shown()
    return view


# An answer from memory


def test_an_answer_from_memory_says_where_it_is_from_how_old_and_how_sure(qtbot: QtBot, window: MainWindow) -> None:
    assert ask_and_read(qtbot, window, "known to you?") == "A **narrow** inlet of the sea."
    assert "From memory: you asked “What is a fjord?” 2 days ago · 87% sure that it fits" in read(window.transcript)
    assert {"Ask again", "Right", "Wrong"} <= set(buttons(answers(window)[0]))
    assert "Regenerate" not in buttons(answers(window)[0])


def test_wrong_removes_the_answer_for_good_and_asks_the_model(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache, sent: list[AssistantRequest]
) -> None:
    ask_and_read(qtbot, window, "known to you?")
    (item,) = kept.find()[0]
    press(window.transcript, "Wrong")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: known to you?")
    assert votes(sent) == [VoteCached(item.id, False, "known to you?", 0.87, votes(sent)[0].conversation)]
    assert votes(sent)[0].conversation > 0
    wait(qtbot, lambda: kept.find()[1] == 0)
    assert kept.stats().wrong == 1


def test_right_teaches_the_memory_and_changes_nothing_on_screen(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache, sent: list[AssistantRequest]
) -> None:
    ask_and_read(qtbot, window, "known to you?")
    press(window.transcript, "Right")
    wait(qtbot, lambda: kept.stats().right == 1)
    assert votes(sent)[0].question == "known to you?"
    assert "Right" not in buttons(window.transcript)
    assert window.transcript.latest_answer_text() == "A **narrow** inlet of the sea."


def test_ask_again_leaves_the_memory_as_it_is(qtbot: QtBot, window: MainWindow, kept: SemanticCache) -> None:
    ask_and_read(qtbot, window, "known to you?")
    press(window.transcript, "Ask again")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: known to you?")
    assert kept.find()[1] == 1


@pytest.mark.parametrize(
    ("certainty", "words"),
    [(1.0, "the same words"), (0.999, "99% sure that it fits"), (0.5, "50% sure that it fits")],
)
def test_how_sure_is_never_rounded_up_to_certain(certainty: float, words: str) -> None:
    assert sureness(certainty) == words


# An offer


def test_an_offer_is_shown_while_the_answer_is_written_and_disturbs_nothing(
    qtbot: QtBot, window: MainWindow, sent: list[AssistantRequest]
) -> None:
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    assert view.words == "You asked something close 2 days ago: “What is a fjord?” · 43% sure that it fits"
    before = len(window.transcript.latest_answer_text())
    button = next(b for b in view.findChildren(QAbstractButton) if b.text() == "Show that answer")
    window.activateWindow()
    button.setFocus()
    wait(qtbot, button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    wait(qtbot, lambda: "A narrow inlet of the sea." in read(view))
    assert button.hasFocus()
    wait(qtbot, lambda: len(window.transcript.latest_answer_text()) > before + 200)
    assert window.chat.answering
    press(view, "Hide")
    assert "inlet" not in read(view)
    press(view, "Show that answer")
    assert "A narrow inlet of the sea." in read(view)
    press(view, "It fits")
    wait(qtbot, lambda: votes(sent))
    assert (votes(sent)[0].fits, votes(sent)[0].question) == (True, "close to a fjord?")
    assert votes(sent)[0].certainty == pytest.approx(0.435)
    window.chat.stop()
    wait(qtbot, lambda: not window.chat.answering)
    assert "word3 " in window.transcript.latest_answer_text()


def test_the_offered_answer_stays_in_view_while_the_other_one_grows(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 420)
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    press(view, "Show that answer")
    wait(qtbot, lambda: "inlet" in read(view))
    bar = window.transcript.findChildren(ConversationScroll)[0].verticalScrollBar()
    place, least = bar.value(), bar.maximum()
    wait(qtbot, lambda: bar.maximum() > least + 60)
    assert bar.value() == place
    window.chat.stop()


def test_where_all_is_in_view_nothing_leads_to_the_latest(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 700)
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    window.chat.stop()
    wait(qtbot, lambda: not window.chat.answering)
    press(view, "Show that answer")
    wait(qtbot, lambda: "inlet" in read(view))
    bar = window.transcript.findChildren(ConversationScroll)[0].verticalScrollBar()
    assert bar.maximum() == 0
    assert "Jump to latest" not in " ".join(buttons(window.transcript))


def test_an_offered_answer_that_does_not_fit_stays_and_both_questions_are_kept_to_learn_from(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache
) -> None:
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    press(view, "Show that answer")
    wait(qtbot, lambda: "It does not" in buttons(view))
    press(view, "It does not")
    wait(qtbot, lambda: kept.stats().wrong == 1)
    assert not {"It fits", "It does not"} & set(buttons(view))
    assert kept.find()[1] == 1
    assert [(pair.asked, pair.kept, pair.fits) for pair in kept.pairs.all()] == [
        ("close to a fjord?", "What is a fjord?", False)
    ]


def test_of_a_huge_offered_answer_the_beginning_is_shown_and_where_the_rest_is(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache
) -> None:
    (item,) = kept.find()[0]
    kept.edit(item.id, "word " * 4_000)
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    press(view, "Show that answer")
    wait(qtbot, lambda: "all of it is among the remembered answers" in view.words)
    assert 7_000 < len(read(view)) < 9_000
    window.chat.stop()


def test_an_offered_answer_that_is_gone_meanwhile_is_a_sentence(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache
) -> None:
    ask(qtbot, window, "close to a fjord?")
    view = offered(qtbot, window)
    kept.clear()
    press(view, "Show that answer")
    wait(qtbot, lambda: view.words.startswith("This answer is not kept any more."))
    assert "Show that answer" not in buttons(view)
    window.chat.stop()


def test_an_offer_is_still_there_after_a_look_at_another_conversation(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "close to a fjord?")
    offered(qtbot, window)
    conversation = window.chat.conversation
    window.new_chat()
    assert "Show that answer" not in buttons(window)
    window.chat.open(conversation)
    assert "43% sure" in offered(qtbot, window).words
    window.chat.stop()


# Private chats


def test_a_private_chat_is_chosen_before_its_first_question_and_says_so(
    qtbot: QtBot, window: MainWindow, sent: list[AssistantRequest]
) -> None:
    assert window.privacy.box.isVisible()
    assert not window.privacy.box.isChecked()
    window.privacy.box.click()
    assert "never written to the disk" in window.privacy.words.text()
    assert ask_and_read(qtbot, window, "private?") == "You said: private: True"
    assert not window.privacy.box.isVisible()
    assert "gone when you quit" in window.privacy.words.text()
    press(window.transcript, "Regenerate")
    wait(qtbot, lambda: window.chat.answering)
    wait(qtbot, lambda: not window.chat.answering)
    ask_and_read(qtbot, window, "and this?")
    asked = [request.private for request in sent if isinstance(request, Ask | AskAgain)]
    assert asked == [True, True, True]


def test_an_ordinary_chat_asks_nothing_of_the_user_about_privacy(
    qtbot: QtBot, window: MainWindow, sent: list[AssistantRequest]
) -> None:
    assert ask_and_read(qtbot, window, "private?") == "You said: private: False"
    assert not window.privacy.isVisible()
    window.new_chat()
    assert window.privacy.isVisible()


def test_a_private_chat_is_private_whenever_it_is_opened_and_marked_in_the_list(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.new_private_chat()
    assert window.privacy.box.isChecked()
    ask_and_read(qtbot, window, "private?")
    conversation = window.chat.conversation
    wait(qtbot, lambda: window.conversations.model.row_of(conversation) == 0)
    assert window.conversations.model.index(0).data(SECOND_LINE_ROLE) == "Private, until you quit"
    window.new_chat()
    assert not window.chat.private
    window.chat.open(conversation)
    wait(qtbot, lambda: window.chat.conversation == conversation)
    assert window.chat.private
    assert window.privacy.isVisible()


def test_a_private_question_that_is_refused_or_taken_back_is_still_private(
    qtbot: QtBot, window: MainWindow, link: AssistantLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.new_private_chat()
    ask(qtbot, window, "refuse this")
    wait(qtbot, lambda: not window.chat.answering)
    assert window.privacy.box.isVisible()
    assert window.privacy.box.isChecked()
    assert window.composer.text() == "refuse this"
    window.composer.clear()
    monkeypatch.setattr(link, "send", lambda _request: 1_000_000)
    window.chat.ask("stopped before it was stored")
    link.received.emit(1_000_000, Done())
    assert window.composer.text() == "stopped before it was stored"
    assert window.chat.private
    assert window.privacy.box.isChecked()


# Deleting a conversation


@pytest.mark.parametrize(("forget", "left"), [(True, 0), (False, 1)])
def test_deleting_a_conversation_offers_to_forget_its_answers(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache, forget: bool, left: int
) -> None:
    ask_and_read(qtbot, window, "hello")
    assert window.chat.conversation == 1
    wait(qtbot, lambda: titles(window) == ["hello"])
    window.conversations.view.setFocus()
    wait(qtbot, window.conversations.view.hasFocus)
    QTest.keyClick(window.conversations.view, Qt.Key.Key_Delete)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.checkBox().text() == "Forget its remembered answers too; pinned ones stay"
    assert box.checkBox().isChecked()
    box.checkBox().setChecked(forget)
    press(box, "Delete")
    wait(qtbot, lambda: titles(window) == [])
    if forget:
        wait(qtbot, lambda: window.messages.text == "1 remembered answer is forgotten.")
    assert kept.find()[1] == left


def test_the_answers_of_a_conversation_are_forgotten_and_the_conversation_stays(
    qtbot: QtBot, window: MainWindow, kept: SemanticCache
) -> None:
    ask_and_read(qtbot, window, "hello")
    wait(qtbot, lambda: titles(window) == ["hello"])
    actions = window.conversations.view.actions()
    next(action for action in actions if action.text() == "Forget its remembered answers…").trigger()
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    press(box, "Forget them")
    wait(qtbot, lambda: kept.find()[1] == 0)
    assert titles(window) == ["hello"]


# The page in the window


def test_an_answer_on_the_page_leads_to_its_conversation(qtbot: QtBot, window: MainWindow) -> None:
    ask_and_read(qtbot, window, "hello")
    window.new_chat()
    window.show_answers()
    page = window.findChild(CachePage)
    assert isinstance(page, CachePage)
    wait(qtbot, lambda: page.detail.item)
    press(page.detail, "Conversation")
    wait(qtbot, lambda: window.chat.conversation == 1)
    assert window.pages.current == "chats"


def test_escape_leaves_the_editor_before_it_leaves_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_answers()
    page = window.findChild(CachePage)
    assert isinstance(page, CachePage)
    wait(qtbot, lambda: page.detail.item)
    window.activateWindow()
    press(page.detail, "Edit")
    wait(qtbot, page.detail.editor.hasFocus)
    QTest.keyClick(page.detail.editor, Qt.Key.Key_Escape)
    assert not page.detail.editing
    assert window.pages.current == "answers"
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    assert window.pages.current == "chats"
