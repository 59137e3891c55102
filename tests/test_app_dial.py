"""An answer that may be wrong says so calmly, and the dial says in words when the cloud is proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.dial_dialog import DialDialog, basis, sentence
from app.desktop.main_window import MainWindow
from app.desktop.text_button import TextButton
from app.desktop.transcript.answer_view import AnswerView
from app.desktop.transcript.message_parts import Notice
from app.desktop.window_state import WindowState
from core.paths import Paths
from core.routing_messages import DialNow, DialStop
from tests.fake_service import TARGET


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    made = AssistantLink(TARGET)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, link: AssistantLink, home: Paths) -> MainWindow:
    made = MainWindow(link, WindowState(home))
    qtbot.addWidget(made)
    made.show()
    return made


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=60_000)


def answer_to(qtbot: QtBot, window: MainWindow, text: str) -> AnswerView:
    window.chat.ask(text)
    wait(qtbot, lambda: "You said" in window.transcript.latest_answer_text() and not window.chat.answering)
    return window.findChildren(AnswerView)[-1]


def doubts(view: AnswerView) -> list[Notice]:
    return [notice for notice in view.findChildren(Notice) if "may be wrong" in notice.words and notice.isVisible()]


def button(parent: Notice | AnswerView, text: str) -> TextButton:
    return next(one for one in parent.findChildren(TextButton) if one.text() == text)


def test_an_answer_that_may_be_wrong_says_why_and_offers_the_cloud(qtbot: QtBot, window: MainWindow) -> None:
    view = answer_to(qtbot, window, "doubt this")
    (doubt,) = doubts(view)
    assert doubt.words == ("This answer may be wrong: the numbers do not add up: 3 × 4 is 12, not 14. Ask the cloud?")
    assert "You said: doubt this" in view.text
    with qtbot.waitSignal(window.chat.consent_wanted, timeout=60_000):
        button(doubt, "Ask the cloud").click()


def test_saying_that_it_is_right_ends_the_doubt_and_is_learned(
    qtbot: QtBot, window: MainWindow, link: AssistantLink
) -> None:
    view = answer_to(qtbot, window, "doubt this")
    (doubt,) = doubts(view)
    with qtbot.waitSignal(link.notice_received, timeout=60_000) as told:
        button(doubt, "It is right").click()
    assert told.args[0].message.endswith("local is right")
    assert doubts(view) == []


def test_any_answer_of_this_machine_can_be_called_wrong(qtbot: QtBot, window: MainWindow, link: AssistantLink) -> None:
    view = answer_to(qtbot, window, "hello")
    assert doubts(view) == []
    with qtbot.waitSignal(link.notice_received, timeout=60_000) as told:
        button(view, "Wrong").click()
    assert told.args[0].message.endswith("local is wrong")
    assert not button(view, "Wrong").isVisible()


def test_where_no_cloud_may_be_asked_there_is_no_offer(qtbot: QtBot, window: MainWindow) -> None:
    view = answer_to(qtbot, window, "doubt this")
    view.set_cloud_available(False)
    assert doubts(view) == []


def choices(dialog: DialDialog) -> dict[str, QRadioButton]:
    return {choice.text(): choice for choice in dialog.findChildren(QRadioButton)}


def test_the_dial_says_what_each_stop_means_and_takes_effect_at_once(qtbot: QtBot, link: AssistantLink) -> None:
    dialog = DialDialog(link, 0)
    qtbot.addWidget(dialog)
    wait(qtbot, lambda: len(choices(dialog)) == 7)
    stops = [text for text in choices(dialog) if "of 100 questions" in text]
    assert len(stops) == 4
    assert stops[1].startswith("Seldom, at most 5 of 100: about ")
    assert choices(dialog)[stops[2]].isChecked()
    choices(dialog)[stops[1]].click()
    again = DialDialog(link, 0)
    qtbot.addWidget(again)
    wait(qtbot, lambda: len(choices(again)) == 7)
    wait(qtbot, choices(again)[stops[1]].isChecked)


def test_a_conversation_can_do_without_the_cloud_while_others_do_not(qtbot: QtBot, link: AssistantLink) -> None:
    dialog = DialDialog(link, 5)
    qtbot.addWidget(dialog)
    wait(qtbot, choices(dialog)["Propose it where it may help"].isChecked)
    choices(dialog)["Never mention the cloud"].click()
    for conversation, checked in ((5, "Never mention the cloud"), (6, "Propose it where it may help")):
        again = DialDialog(link, conversation)
        qtbot.addWidget(again)
        wait(qtbot, choices(again)[checked].isChecked)


def test_the_menu_leads_to_the_dial(qtbot: QtBot, window: MainWindow) -> None:
    action = next(action for action in window.actions_with_keys() if "ask the c" in action.text())
    action.trigger()
    dialog = window.findChild(DialDialog)
    assert dialog is not None
    assert any("In new conversations" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_forecasts_are_plain_words() -> None:
    stop = DialStop("seldom", "Seldom", 0.05, 0.16, 0.56, 0.34)
    assert sentence(stop) == "Seldom, at most 5 of 100: about 56 of 100 questions are proposed, about 0.34 a month"
    now = DialNow(0, "ask", "ask", "seldom", (stop,), 412, 300.0)
    assert basis(now) == "This rests on 412 verdicts of yours, and on 300 questions a month."


def test_the_dial_has_room_for_all_its_words(qtbot: QtBot, link: AssistantLink) -> None:
    dialog = DialDialog(link, 0)
    qtbot.addWidget(dialog)
    dialog.show()
    wait(qtbot, lambda: len(dialog.findChildren(QRadioButton)) > 3)
    qtbot.wait(50)
    assert dialog.height() >= dialog._layout.totalHeightForWidth(dialog.width())
    assert all(one.width() >= one.sizeHint().width() for one in dialog.findChildren(QRadioButton))
