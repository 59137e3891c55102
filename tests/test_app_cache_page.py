"""The page of remembered answers over a real store: what a person sees, searches, changes and clears."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.cache.answer_list import NOTHING_YET, PAGE
from app.desktop.cache.answer_model import FACTS_ROLE
from app.desktop.cache.learning_bar import outcome_text
from app.desktop.cache.wording import duration_text, expiry_text, facts_of, numbers_of, reach_of, size_text
from app.desktop.cache_page import CachePage
from app.desktop.theme import DARK, palette_of
from cache.encoders.choice import Choice, ChoiceFile, Facts
from cache.encoders.fit import Fit
from cache.learning.head import Head, HeadFile
from cache.semantic_cache import SemanticCache
from core.cache_messages import (
    CachedAnswer,
    CacheStats,
    EncoderLearned,
    EncoderTried,
    Judgement,
    ListCached,
    PauseCache,
    VoteCached,
)
from core.messages import AssistantRequest
from core.paths import Paths
from tests.fake_service import TARGET

SCOPE = "a model"
DAY = 86_400.0
Kind = TypeVar("Kind", bound=QWidget)


class Heard:
    """What the page tells the window."""

    def __init__(self, page: CachePage) -> None:
        self.news: list[str] = []
        self.problems: list[str] = []
        self.conversations: list[int] = []
        page.said.connect(self.news.append)
        page.failed.connect(lambda message, hint: self.problems.append(f"{message} {hint}"))
        page.conversation_wanted.connect(self.conversations.append)


@pytest.fixture
def kept(home: Paths) -> Iterator[SemanticCache]:
    """Three answers of 40, 3 and 0 days ago, the last two from a conversation."""
    now = time.time()
    clock = {"ahead": -40 * DAY}
    cache = SemanticCache(home.cache, None, clock=lambda: now + clock["ahead"])
    cache.store("What is the Rhine?", "A **river** in Europe.", SCOPE, [], "SmolLM2", 0, 4.0)
    clock["ahead"] = -3 * DAY
    cache.store("What is a fjord?", "A narrow inlet of the sea.", SCOPE, [], "SmolLM2", 7, 2.0)
    clock["ahead"] = 0
    before = [("What is a fjord?", "A narrow inlet of the sea.")]
    cache.store("How deep is it?", "Up to 1,300 m.", SCOPE, before, "SmolLM2", 7, 2.0)
    yield cache
    cache.close()


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def page(qtbot: QtBot, kept: SemanticCache, link: AssistantLink) -> CachePage:
    return opened(qtbot, link)


def opened(qtbot: QtBot, link: AssistantLink) -> CachePage:
    """The page, once it knows what there is."""
    page = CachePage(link)
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    wait(qtbot, lambda: page.stats)
    return page


@pytest.fixture
def heard(page: CachePage) -> Heard:
    return Heard(page)


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


def questions(page: CachePage) -> list[str]:
    return [item.question for item in page.list.model.items]


def choose(qtbot: QtBot, page: CachePage, question: str) -> None:
    """Click an answer in the list, and wait until it is shown."""
    wait(qtbot, lambda: question in questions(page))
    index = page.list.model.index(questions(page).index(question))
    QTest.mouseClick(
        page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=page.list.view.visualRect(index).center()
    )
    wait(qtbot, lambda: page.detail.item is not None and page.detail.item.question == question)


def row_facts(page: CachePage, question: str) -> str:
    words = page.list.model.index(questions(page).index(question)).data(FACTS_ROLE)
    assert isinstance(words, str)
    return words


def shown(page: CachePage) -> str:
    """The answer on the right, as it reads."""
    return "\n".join(text.toPlainText() for text in page.detail.findChildren(QTextBrowser) if text.isVisible())


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def answer(page: CachePage, words: str) -> QMessageBox:
    """Press a button of the question that is asked; gives the question."""
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    click(next(button for button in box.buttons() if button.text().replace("&", "") == words))
    return box


def clear(page: CachePage, words: str) -> None:
    next(action for action in page.clear_menu.actions() if action.text() == words).trigger()


# Seeing


def test_the_user_sees_what_is_remembered_with_its_age_and_use(qtbot: QtBot, page: CachePage) -> None:
    wait(qtbot, lambda: questions(page) == ["How deep is it?", "What is a fjord?", "What is the Rhine?"])
    assert row_facts(page, "What is a fjord?") == "3 days ago · never given again · SmolLM2"
    index = page.list.model.index(2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "What is the Rhine?, A river in Europe., 1 month ago"
    )
    assert page.numbers.text().startswith("3 answers · ")
    assert "kB of 67 MB" in page.numbers.text()


def test_a_chosen_answer_is_shown_whole_with_what_came_before_it(qtbot: QtBot, page: CachePage) -> None:
    choose(qtbot, page, "What is the Rhine?")
    assert shown(page) == "A river in Europe."
    assert "Answered 1 month ago by SmolLM2 · took 4 s" in page.detail.details.text()
    choose(qtbot, page, "How deep is it?")
    assert "Given only after: “What is a fjord?”" in page.detail.details.text()


def test_an_answer_longer_than_the_list_carries_is_whole_when_shown(
    qtbot: QtBot, page: CachePage, kept: SemanticCache
) -> None:
    kept.store("What is a long text?", "word " * 1_000, SCOPE, [], "SmolLM2")
    page.refresh()
    choose(qtbot, page, "What is a long text?")
    assert page.detail.item is not None
    assert len(page.detail.item.answer) == 5_000


def test_a_huge_answer_is_whole_can_be_edited_and_does_not_hold_up_the_window(
    qtbot: QtBot, page: CachePage, kept: SemanticCache
) -> None:
    text = "A paragraph with `code`.\n\n```python\nprint(1)\n```\n\n" * 2_000
    number = kept.store("What is a huge text?", "Short.", SCOPE, [], "SmolLM2")
    kept.edit(number, text)
    page.refresh()
    choose(qtbot, page, "What is a huge text?")
    editor = page.detail.editor
    assert editor.isVisible()
    assert editor.isReadOnly()
    assert editor.toPlainText() == text
    click(page.detail.edit)
    assert not editor.isReadOnly()
    QTest.keyClick(editor, Qt.Key.Key_X)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.toPlainText() == text
    assert editor.isReadOnly()


def test_words_are_searched_as_they_are_typed(qtbot: QtBot, page: CachePage, sent: list[AssistantRequest]) -> None:
    QTest.keyClicks(page.list.search, "inlet sea")
    wait(qtbot, lambda: questions(page) == ["What is a fjord?"])
    assert page.list.found.text() == "1 found"
    assert len([request for request in sent if isinstance(request, ListCached)]) < len("inlet sea")
    QTest.keyClicks(page.list.search, " zebra")
    wait(qtbot, page.list.empty.isVisible)
    assert page.list.empty.text() == "No remembered answer has “inlet sea zebra”."
    assert page.detail.item is None
    page.list.search.clear()
    wait(qtbot, lambda: len(questions(page)) == 3)


def test_a_long_list_comes_in_parts_as_it_is_scrolled(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    for number in range(PAGE + 40):
        kept.store(f"What is number {number} of the list?", f"It is {number}.", SCOPE, [], "SmolLM2")
    page.refresh()
    wait(qtbot, lambda: len(questions(page)) == PAGE)
    bar = page.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    wait(qtbot, lambda: len(questions(page)) == PAGE + 43)
    assert len(set(questions(page))) == PAGE + 43
    assert questions(page)[-1] == "What is the Rhine?"


def test_an_empty_memory_says_what_will_be_here(qtbot: QtBot, home: Paths, link: AssistantLink) -> None:
    page = opened(qtbot, link)
    wait(qtbot, lambda: page.list.empty.text() == NOTHING_YET)
    assert page.numbers.text().startswith("0 answers")
    assert not page.clear_button.isVisible()


def test_the_page_asks_for_nothing_while_it_is_hidden_and_looks_again_when_shown(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, sent: list[AssistantRequest]
) -> None:
    page.hide()
    kept.store("What is a delta?", "Where a river ends.", SCOPE, [], "SmolLM2")
    qtbot.wait(300)
    assert sent == []
    page.show()
    wait(qtbot, lambda: "What is a delta?" in questions(page))


# Changing


def test_an_edited_answer_is_what_is_given_from_then_on(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, heard: Heard
) -> None:
    choose(qtbot, page, "What is the Rhine?")
    QTest.keyClick(page.list.view, Qt.Key.Key_F2)
    wait(qtbot, page.detail.editor.isVisible)
    assert page.detail.editor.toPlainText() == "A **river** in Europe."
    assert not page.list.isEnabled()
    page.detail.editor.setPlainText("A river of 1,233 km.")
    QTest.keyClick(page.detail.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: heard.news == ["From now on, this text is given."])
    hit = kept.look_up("What is the Rhine?", SCOPE, [])
    assert hit is not None
    assert hit.answer == "A river of 1,233 km."
    assert shown(page) == "A river of 1,233 km."
    assert "edited" in row_facts(page, "What is the Rhine?")
    assert page.list.isEnabled()


def test_a_text_being_changed_is_not_lost_to_another_look_at_the_page(
    qtbot: QtBot, page: CachePage, heard: Heard
) -> None:
    choose(qtbot, page, "What is the Rhine?")
    click(page.detail.edit)
    page.detail.editor.setPlainText("Half a thou")
    page.hide()
    page.show()
    qtbot.wait(300)
    assert page.detail.editor.toPlainText() == "Half a thou"
    page.detail.editor.setPlainText("  ")
    click(page.detail.save)
    wait(qtbot, lambda: heard.problems)
    assert heard.problems == ["An answer cannot be empty. Remove it instead, if it should not be given again."]
    assert page.detail.editor.isVisible()
    QTest.keyClick(page.detail.editor, Qt.Key.Key_Escape)
    assert shown(page) == "A river in Europe."


def test_a_text_being_changed_is_not_lost_to_a_late_look(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    kept.edit(kept.find("Rhine")[0][0].id, "long " * 3_000)
    page.refresh()
    choose(qtbot, page, "What is the Rhine?")
    assert page.detail.item is not None
    page.detail.show_entry(page.detail.item.id)
    click(page.detail.edit)
    page.detail.editor.setPlainText("Half a thou")
    qtbot.wait(300)
    assert page.detail.editor.toPlainText() == "Half a thou"
    assert not page.detail.editor.isReadOnly()


def test_a_long_question_stands_whole_above_its_answer(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    question = "What is a river, " + "told with all of its details, " * 20 + "in the end?"
    kept.store(question, "Water that flows.", SCOPE, [], "SmolLM2")
    page.refresh()
    choose(qtbot, page, question)
    assert page.detail.question.text().endswith("…")
    assert question in [label.text() for label in page.detail.findChildren(QLabel) if label.isVisible()]


def test_a_pinned_answer_says_so_and_can_be_let_go(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    choose(qtbot, page, "What is a fjord?")
    QTest.keyClick(page.list.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: page.detail.pin.text() == "Unpin")
    assert "pinned" in row_facts(page, "What is a fjord?")
    wait(qtbot, lambda: page.numbers.text().endswith("1 pinned"))
    click(page.detail.pin)
    wait(qtbot, lambda: page.detail.pin.text() == "Pin")
    assert not [item for item in kept.find()[0] if item.pinned]


def test_a_wrong_answer_is_gone_for_good(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, sent: list[AssistantRequest], heard: Heard
) -> None:
    choose(qtbot, page, "What is a fjord?")
    click(page.detail.wrong)
    wait(qtbot, lambda: "What is a fjord?" not in questions(page))
    assert [request.fits for request in sent if isinstance(request, VoteCached)] == [False]
    assert kept.store("What is a fjord?", "A narrow inlet of the sea.", SCOPE, [], "SmolLM2") == 0
    wait(qtbot, lambda: "You found 0 right and 1 wrong." in page.reach.text())


def test_removing_chooses_the_next_answer(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    choose(qtbot, page, "What is a fjord?")
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    wait(qtbot, lambda: questions(page) == ["How deep is it?", "What is the Rhine?"])
    wait(qtbot, lambda: page.detail.item is not None and page.detail.item.question == "What is the Rhine?")
    assert kept.find()[1] == 2


def test_a_quick_delete_never_hits_the_answer_that_was_shown_before(
    qtbot: QtBot, page: CachePage, kept: SemanticCache
) -> None:
    choose(qtbot, page, "How deep is it?")
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    QTest.keyClick(page.list.view, Qt.Key.Key_Delete)
    wait(qtbot, lambda: page.detail.item is not None and page.detail.item.question != "How deep is it?")
    qtbot.wait(200)
    assert "How deep is it?" in [item.question for item in kept.find()[0]]


@pytest.mark.parametrize(("words", "left"), [("Cancel", 3), ("Remove", 2)])
def test_what_the_user_has_pinned_goes_only_after_a_question(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, words: str, left: int
) -> None:
    choose(qtbot, page, "What is the Rhine?")
    click(page.detail.pin)
    wait(qtbot, lambda: page.detail.pin.text() == "Unpin")
    click(page.detail.remove)
    assert answer(page, words).text() == "You have pinned this answer. Remove it all the same?"
    wait(qtbot, lambda: len(questions(page)) == left)
    assert kept.find()[1] == left


def test_an_answer_that_is_gone_meanwhile_is_a_sentence_and_leaves_the_list(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, heard: Heard
) -> None:
    choose(qtbot, page, "What is the Rhine?")
    assert page.detail.item is not None
    kept.remove(page.detail.item.id)
    click(page.detail.pin)
    wait(qtbot, lambda: "What is the Rhine?" not in questions(page))
    assert len(heard.problems) == 1


def test_the_conversation_of_an_answer_can_be_opened(qtbot: QtBot, page: CachePage, heard: Heard) -> None:
    choose(qtbot, page, "What is the Rhine?")
    assert not page.detail.conversation.isVisible()
    choose(qtbot, page, "What is a fjord?")
    click(page.detail.conversation)
    assert heard.conversations == [7]


# Clearing and pausing


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Older than a week…", ["How deep is it?", "What is a fjord?"]),
        ("Older than a day…", ["How deep is it?"]),
        ("From the same conversation as this answer…", ["What is the Rhine?"]),
        ("Everything…", []),
    ],
)
def test_answers_are_cleared_after_a_question(
    qtbot: QtBot, page: CachePage, kept: SemanticCache, heard: Heard, words: str, left: list[str]
) -> None:
    choose(qtbot, page, "How deep is it?")
    clear(page, words)
    assert len(kept.find()[0]) == 3
    box = answer(page, "Forget them")
    assert "cannot be brought back" in box.informativeText()
    wait(qtbot, lambda: questions(page) == left and heard.news)
    count = 3 - len(left)
    assert heard.news == [f"{count} answer{'s' if count > 1 else ''} forgotten."]
    assert [item.question for item in kept.find()[0]] == left


def test_nothing_is_cleared_when_the_user_thinks_again(qtbot: QtBot, page: CachePage, kept: SemanticCache) -> None:
    wait(qtbot, lambda: len(questions(page)) == 3)
    clear(page, "Everything…")
    box = answer(page, "Cancel")
    assert box.defaultButton().text().replace("&", "") == "Cancel"
    qtbot.wait(200)
    assert len(kept.find()[0]) == 3


def test_remembering_is_paused_and_resumed(qtbot: QtBot, page: CachePage, sent: list[AssistantRequest]) -> None:
    click(page.pause_button)
    wait(qtbot, page.paused.isVisible)
    assert page.paused.text() == "Paused: no answer is given again, and no new one is remembered."
    assert page.pause_button.text() == "Resume remembering"
    click(page.pause_button)
    wait(qtbot, lambda: not page.paused.isVisible())
    assert [request.paused for request in sent if isinstance(request, PauseCache)] == [True, False]


# The keyboard, the screen reader, the dark


def test_everything_is_reached_with_the_tab_key(qtbot: QtBot, page: CachePage) -> None:
    choose(qtbot, page, "How deep is it?")
    page.activateWindow()
    page.setFocus()
    wait(qtbot, page.list.search.hasFocus)
    reached: list[str] = []
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {
        "Search remembered answers",
        "Remembered answers",
        "Edit the answer",
        "Remove this answer",
        "Pause remembering",
        "Clear remembered answers",
    } <= set(reached)
    page.list.search.setFocus()
    QTest.keyClick(page.list.search, Qt.Key.Key_Down)
    assert page.list.view.hasFocus()


def test_the_page_turns_dark_with_the_system(qtbot: QtBot, page: CachePage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.palette()
    try:
        app.setPalette(palette_of(DARK))
        wait(qtbot, lambda: DARK.base in page.styleSheet())
    finally:
        app.setPalette(before)


def test_an_assistant_that_cannot_start_is_a_sentence(qtbot: QtBot) -> None:
    broken = AssistantLink("tests.fake_service:there_is_no_such_function")
    page = CachePage(broken)
    qtbot.addWidget(page)
    page.show()
    wait(qtbot, lambda: "The assistant stopped unexpectedly." in page.list.empty.text())
    broken.close()


def test_the_page_and_the_real_assistant_understand_each_other(qtbot: QtBot, kept: SemanticCache) -> None:
    real = AssistantLink()
    page = opened(qtbot, real)
    choose(qtbot, page, "What is the Rhine?")
    click(page.detail.pin)
    wait(qtbot, lambda: page.detail.pin.text() == "Unpin")
    click(page.pause_button)
    wait(qtbot, page.paused.isVisible)
    real.close()


# Words


def test_an_answer_says_when_it_ends_and_that_it_is_pinned() -> None:
    item = CachedAnswer(1, "Why?", "So.", "SmolLM2", 100.0, 100.0, 1, 50, expires=100.0 + 2 * DAY, pinned=True)
    assert facts_of(item, 160.0) == "1 minute ago · given again once · pinned · expires in 1 day · SmolLM2"
    assert expiry_text(50.0, 60.0) == "expired"


def test_numbers_say_what_was_saved_and_what_waits_for_the_encoder() -> None:
    stats = CacheStats(12, 48_000, 256_000_000, 31, 130.0, 0, 7, 192, 3, 1, 1.0, encoder="v1")
    assert numbers_of(stats) == "12 answers · 48 kB of 256 MB · given again 31 times · about 2 min saved"
    assert reach_of(stats) == ("7 of 12 are found in other words too; the rest follow. You found 3 right and 1 wrong.")


@given(st.floats(-10, 1e12))
def test_every_duration_has_a_number_and_a_unit(seconds: float) -> None:
    number, unit = duration_text(seconds).split(" ")
    assert float(number.replace(",", "")) >= 0
    assert unit in ("s", "min", "h", "day", "days")


@given(st.integers(0, 10**13))
def test_every_size_has_a_number_and_a_unit(count: int) -> None:
    number, unit = size_text(count).split(" ")
    assert (float(number.replace(",", "")) > 0) == (count > 0)
    assert unit in ("bytes", "kB", "MB", "GB")


def test_the_window_with_this_page_stays_thin() -> None:
    script = (
        "import sys\nimport app.desktop.cache_page\n"
        "heavy = ['numpy', 'faiss', 'sqlite_utils', 'llama_cpp', 'cache']\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=60, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr


# Learning


def judge(kept: SemanticCache, count: int) -> None:
    for n in range(count):
        kept.pairs.add(f"asked {n}", f"kept {n}", n % 2 == 0)


def test_nothing_is_said_of_learning_until_something_was_judged(page: CachePage, qtbot: QtBot) -> None:
    wait(qtbot, lambda: page.learning.state)
    assert not page.learning.isVisible()


def test_how_many_verdicts_are_missing_is_said_and_the_button_waits(
    qtbot: QtBot, kept: SemanticCache, link: AssistantLink
) -> None:
    judge(kept, 20)
    page = opened(qtbot, link)
    wait(qtbot, page.learning.isVisible)
    assert page.learning.words.text() == (
        "You have judged 20 pairs of questions: 10 share an answer, 10 do not. "
        "10 more verdicts are needed before anything can be learned."
    )
    assert not page.learning.learn_button.isEnabled()
    assert not page.learning.undo_action.isEnabled()


def test_learning_that_cannot_be_done_is_a_sentence_and_can_be_tried_again(
    qtbot: QtBot, kept: SemanticCache, link: AssistantLink
) -> None:
    judge(kept, 40)
    page = opened(qtbot, link)
    heard = Heard(page)
    wait(qtbot, page.learning.learn_button.isEnabled)
    click(page.learning.learn_button)
    assert page.learning.progress.isVisible()
    assert page.learning.stop_button.isEnabled()
    wait(qtbot, lambda: heard.problems)
    assert "There is no small model that compares questions." in heard.problems[0]
    wait(qtbot, page.learning.learn_button.isEnabled)
    assert not page.learning.progress.isVisible()


def test_what_was_learned_can_be_undone_and_the_pairs_forgotten(
    qtbot: QtBot, kept: SemanticCache, link: AssistantLink, home: Paths
) -> None:
    judge(kept, 40)
    facts = {"source": "own", "at": "2026-03-01T10:00:00+00:00", "pairs": "40"}
    HeadFile(home.learned).keep(Head("base", np.zeros((384, 384), np.float32), facts))
    page = opened(qtbot, link)
    heard = Heard(page)
    wait(qtbot, lambda: "Learned on " in page.learning.words.text())
    page.learning.undo_action.trigger()
    wait(qtbot, lambda: heard.news == ["It is as it was before it learned."])
    assert "Learned on" not in page.learning.words.text()
    page.learning.forget_action.trigger()
    answer(page, "Forget them")
    wait(qtbot, lambda: not page.learning.isVisible())
    assert kept.pairs.all() == []


def test_what_has_come_of_learning_is_said_in_numbers() -> None:
    before, after = Judgement(0.5, 0.02, 0.6), Judgement(0.65, 0.0, 0.5)
    assert outcome_text(EncoderLearned(True, 40, before, after)) == (
        "Learned. Of your own pairs that share an answer, 65% are found now instead of 50%; of the others, 0% instead "
        "of 2%."
    )
    assert "nothing was changed" in outcome_text(EncoderLearned(False, 40, before, after))


# The encoder


def test_which_encoder_compares_questions_is_said_and_a_bad_choice_is_a_sentence(
    qtbot: QtBot, page: CachePage, heard: Heard
) -> None:
    bar = page.encoder
    wait(qtbot, lambda: "all-MiniLM-L6-v2, which comes with Inglenook" in bar.words.text())
    assert not bar.reset_action.isEnabled()
    bar.try_out("/no/such/folder")
    assert bar.progress.isVisible()
    assert bar.stop_button.isEnabled()
    wait(qtbot, lambda: heard.problems)
    assert "There is no small model that compares questions." in heard.problems[0]
    wait(qtbot, bar.change_button.isVisible)


def chosen(home: Paths, problem: bool = False) -> ChoiceFile:
    """An encoder that was tried, with a file that is there or not."""
    file = ChoiceFile(home.encoder)
    facts = Facts(
        name="bge",
        asked_for="BAAI/bge",
        kind="gguf",
        path="/no/such.gguf" if problem else str(Path(__file__)),
        prefix="",
        strips=True,
        tokens=512,
        fingerprint="0",
        memory_bytes=140_000_000,
        at="2026-03-01T10:00:00+00:00",
        before=Judgement(0.57, 0.015, 0.7),
        after=Judgement(0.41, 0.0, 0.8),
    )
    ways = np.linspace(-1, 1, 5, dtype=np.float32)
    file.try_out(Choice(facts, Fit(np.zeros(64, np.float32), np.eye(64, 384, dtype=np.float32), ways, ways)))
    return file


def test_an_encoder_that_does_worse_is_taken_only_after_a_question(
    qtbot: QtBot, page: CachePage, heard: Heard, home: Paths
) -> None:
    file = chosen(home)
    tried = EncoderTried("bge", 64, 140_000_000, True, Judgement(0.57, 0.015, 0.7), Judgement(0.41, 0.0, 0.8))
    page.encoder._take_trial(tried)
    assert file.current() is None
    box = answer(page, "Take it")
    assert "41.0% are found with bge and 57.0% with the encoder of Inglenook" in box.informativeText()
    wait(qtbot, lambda: "bge, which you have chosen; it takes 140 MB" in page.encoder.words.text())
    assert file.current() is not None
    assert heard.news == ["bge compares questions from now on; those that are remembered are read anew."]
    page.encoder.reset_action.trigger()
    wait(qtbot, lambda: "all-MiniLM-L6-v2" in page.encoder.words.text())
    assert file.current() is None


def test_a_chosen_encoder_that_is_gone_is_said(
    qtbot: QtBot, kept: SemanticCache, link: AssistantLink, home: Paths
) -> None:
    chosen(home, problem=True).take()
    page = opened(qtbot, link)
    wait(qtbot, lambda: "/no/such.gguf is not there any more" in page.encoder.words.text())
