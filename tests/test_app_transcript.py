"""The transcript as a reader meets it: real widgets, real keys, a real clipboard."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPalette, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollBar, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.text_button import TextButton
from app.desktop.theme import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    SystemColours,
    Theme,
    palette_of,
    sheet_of,
    theme_of,
)
from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.code_view import CodeView
from app.desktop.transcript.conversation_scroll import ConversationScroll
from app.desktop.transcript.markdown import parse
from app.desktop.transcript.markdown_stream import MarkdownStream, Update
from app.desktop.transcript.message_parts import Notice, Thinking
from app.desktop.transcript.prose_view import ProseView, TableView
from app.desktop.transcript.question_view import QuestionEditor, QuestionView
from app.desktop.transcript.text_view import TextView
from app.desktop.transcript.transcript import WINDOW, Transcript
from core.messages import AnswerFacts, ChatMessage

DOCUMENT = """# Title

Plain **bold** *italic* `code` and a [link](https://example.com/x).

1. one
2. two
   ```python
   def f():
       return "😀"
   ```
   after
   - nested
3. three

> quoted

| a | b |
|---|---|
| 1 | **2** |

---

```sh
ls -l
```

The end 😀, really.
"""
Kind = TypeVar("Kind", bound=QWidget)

FACTS = AnswerFacts(model="SmolLM2-135M-Instruct", tokens_per_second=92.0, completion_tokens=31)


def question(number: int, text: str = "Why?", siblings: tuple[int, ...] = ()) -> ChatMessage:
    place = siblings.index(number) + 1 if siblings else 1
    return ChatMessage(number, "user", text, 0.0, None, place, max(1, len(siblings)), siblings)


def answer(
    number: int, text: str = "Because.", facts: AnswerFacts = FACTS, siblings: tuple[int, ...] = ()
) -> ChatMessage:
    place = siblings.index(number) + 1 if siblings else 1
    return ChatMessage(number, "assistant", text, 0.0, facts, place, max(1, len(siblings)), siblings)


@pytest.fixture
def transcript(qtbot: QtBot) -> Transcript:
    widget = Transcript()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    qapp.setPalette(palette_of(DARK))
    yield
    qapp.setPalette(before)


def button(parent: QWidget, text: str, index: int = -1) -> TextButton:
    """The last visible button, from the top, that says `text`."""
    QApplication.processEvents()
    found = [child for child in parent.findChildren(TextButton) if child.text() == text and child.isVisible()]
    assert found, f"no button says {text!r}"
    return sorted(found, key=lambda child: child.mapTo(parent, QPoint(0, 0)).y())[index]


def has_button(parent: QWidget, text: str) -> bool:
    return any(child.text() == text and child.isVisible() for child in parent.findChildren(TextButton))


def press(target: TextButton) -> None:
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def views(parent: QWidget, kind: type[Kind]) -> list[Kind]:
    return [child for child in parent.findChildren(kind) if child.isVisible()]


def shown_text(transcript: Transcript) -> str:
    return "\n".join(view.toPlainText() for view in views(transcript, TextView))


def scroll_bar(transcript: Transcript) -> QScrollBar:
    (scroll,) = transcript.findChildren(ConversationScroll)
    return scroll.verticalScrollBar()


def settle(qtbot: QtBot) -> None:
    qtbot.wait(120)


# Asking and answering


def test_an_empty_conversation_greets_and_offers_questions(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.clear("Good morning.")
    examples = views(transcript, TextButton)
    assert len(examples) >= 3
    with qtbot.waitSignal(transcript.example_chosen) as chosen:
        press(examples[0])
    assert chosen.args == [examples[0].text()]


def test_a_question_and_its_answer_appear_as_they_come(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("What is the capital of France?")
    transcript.begin_answer()
    settle(qtbot)
    assert "capital of France" in shown_text(transcript)
    assert views(transcript, Thinking)
    transcript.question_stored(7)
    transcript.append("The capital is **Par")
    settle(qtbot)
    assert "The capital is Par" in shown_text(transcript)
    assert not views(transcript, Thinking)
    transcript.append("is**.")
    transcript.finish_answer(answer(8, "The capital is **Paris**."))
    settle(qtbot)
    assert "The capital is Paris." in shown_text(transcript)
    assert "This machine · SmolLM2-135M-Instruct · 92 tokens/s · 31 tokens" in shown_text(transcript)
    assert transcript.latest_answer_text() == "The capital is **Paris**."


def test_text_is_shown_at_most_30_times_a_second(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Count")
    transcript.begin_answer()
    body = transcript.findChildren(AnswerBody)[-1]
    for _ in range(50):
        transcript.append("word ")
    assert not body.segments  # nothing is drawn in the call itself
    settle(qtbot)
    assert len(body.segments) == 1


def test_the_stored_text_replaces_what_was_streamed(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Write to Ann")
    transcript.begin_answer()
    transcript.append("Dear [PERSON_1],")
    transcript.finish_answer(answer(8, "Dear Ann,"))
    settle(qtbot)
    assert "Dear Ann," in shown_text(transcript)
    assert "PERSON" not in shown_text(transcript)


def test_the_note_of_the_facts_is_shown(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "x", AnswerFacts(note="It was cut at 20 tokens."))])
    settle(qtbot)
    assert "It was cut at 20 tokens." in shown_text(transcript)


def test_a_notice_says_what_happened_and_what_to_do(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Hello")
    transcript.begin_answer()
    transcript.note("The oldest 3 messages were not read.", "Start a new conversation.")
    settle(qtbot)
    (notice,) = views(transcript, Notice)
    assert notice.words == "The oldest 3 messages were not read. Start a new conversation."
    assert notice.accessibleName() == notice.words


def test_a_failure_keeps_the_text_and_offers_another_try(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Hello")
    transcript.begin_answer()
    transcript.question_stored(5)
    transcript.append("Half an ans")
    transcript.fail_answer("The engine stopped.", "It is running again.")
    settle(qtbot)
    assert "Half an ans" in shown_text(transcript)
    assert "The engine stopped. It is running again." in shown_text(transcript)
    with qtbot.waitSignal(transcript.regenerate_requested) as asked:
        press(button(transcript, "Try again"))
    assert asked.args == [5]
    transcript.begin_answer()
    settle(qtbot)
    assert "Half an ans" not in shown_text(transcript)


def test_a_question_that_was_never_stored_is_sent_as_new(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Hello")
    transcript.begin_answer()
    transcript.fail_answer("The assistant is not running.", "Wait a moment.")
    with qtbot.waitSignal(transcript.resend_requested) as asked:
        press(button(transcript, "Try again"))
    assert asked.args == ["Hello"]
    assert not views(transcript, QuestionView)


# What can be done with messages


def test_copy_gives_the_answer_as_markdown(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "Use **this**.")])
    press(button(transcript, "Copy"))
    assert QGuiApplication.clipboard().text() == "Use **this**."
    assert has_button(transcript, "Copied")


def test_regenerate_takes_the_place_of_the_old_answer(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "old answer"), question(3), answer(4, "later")])
    settle(qtbot)
    with qtbot.waitSignal(transcript.regenerate_requested) as asked:
        press(button(transcript, "Regenerate", 0))
    assert asked.args == [1]
    transcript.begin_answer()
    transcript.question_stored(1)
    transcript.append("new answer")
    settle(qtbot)
    assert "old answer" not in shown_text(transcript)
    assert "later" not in shown_text(transcript)
    transcript.finish_answer(answer(9, "new answer", siblings=(2, 9)))
    settle(qtbot)
    assert "new answer" in shown_text(transcript)
    with qtbot.waitSignal(transcript.branch_chosen) as chosen:
        press(button(transcript, "‹"))
    assert chosen.args == [2]


def test_what_was_there_comes_back_when_nothing_came(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "old answer")])
    transcript.begin_answer()
    settle(qtbot)
    assert "old answer" not in shown_text(transcript)
    transcript.cancel_answer()
    settle(qtbot)
    assert "old answer" in shown_text(transcript)
    assert transcript.latest_answer_text() == "old answer"


def test_the_cloud_is_offered_only_where_it_can_be_asked(transcript: Transcript, qtbot: QtBot) -> None:
    cloud = AnswerFacts(source="cloud", model="big")
    transcript.show_conversation([question(1), answer(2), question(3), answer(4, "From above.", cloud)])
    settle(qtbot)
    assert not has_button(transcript, "Ask the cloud")
    transcript.set_cloud_available(True)
    assert sum(child.text() == "Ask the cloud" for child in views(transcript, TextButton)) == 1
    with qtbot.waitSignal(transcript.cloud_requested) as asked:
        press(button(transcript, "Ask the cloud"))
    assert asked.args == [1]
    transcript.set_cloud_available(False)
    assert not has_button(transcript, "Ask the cloud")


def test_an_answer_from_memory_can_be_asked_again_or_forgotten(transcript: Transcript, qtbot: QtBot) -> None:
    facts = AnswerFacts(source="cache", cached_question="why?", cached_at=1.0, cache_entry=42)
    judged: list[tuple[int, AnswerFacts, bool]] = []
    transcript.vote_requested.connect(lambda *vote: judged.append(vote))
    transcript.show_conversation([question(1), answer(2, "Because.", facts)])
    settle(qtbot)
    assert "From memory: you asked “why?”" in shown_text(transcript)
    assert not has_button(transcript, "Regenerate")
    with qtbot.waitSignal(transcript.ask_again_requested) as asked:
        press(button(transcript, "Ask again"))
    assert asked.args == [1]
    assert "the same words" in shown_text(transcript)
    assert not has_button(transcript, "Right")
    press(button(transcript, "Wrong"))
    assert judged == [(1, facts, False)]


def test_a_question_is_edited_in_place_and_sent_with_enter(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1, "First?"), answer(2, "One."), question(3, "Second?"), answer(4, "Two.")])
    settle(qtbot)
    press(button(transcript, "Edit", -1))
    (editor,) = views(transcript, QuestionEditor)
    assert editor.toPlainText() == "Second?"
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "Or third?")
    with qtbot.waitSignal(transcript.edit_submitted) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [3, "Second?\nOr third?"]
    transcript.add_question("Second?\nOr third?")
    transcript.begin_answer()
    transcript.question_stored(5)
    settle(qtbot)
    assert "Two." not in shown_text(transcript)
    assert "One." in shown_text(transcript)
    transcript.finish_answer(answer(6, "Three."))
    with qtbot.waitSignal(transcript.branch_chosen) as chosen:
        press(button(transcript, "‹"))
    assert chosen.args == [3]


def test_escape_leaves_the_question_as_it_was(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1, "First?"), answer(2)])
    settle(qtbot)
    press(button(transcript, "Edit"))
    (editor,) = views(transcript, QuestionEditor)
    QTest.keyClicks(editor, " changed")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle(qtbot)
    assert not views(transcript, QuestionEditor)
    assert "First?" in shown_text(transcript)


def test_nothing_can_be_changed_while_an_answer_comes(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2)])
    settle(qtbot)
    transcript.add_question("Next?")
    transcript.begin_answer()
    assert not button(transcript, "Regenerate").isEnabled()
    assert not button(transcript, "Edit", 0).isEnabled()
    assert button(transcript, "Copy").isEnabled()
    transcript.finish_answer(answer(4))
    assert button(transcript, "Regenerate", 0).isEnabled()


def test_versions_of_a_question_can_be_walked_through(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(5, siblings=(1, 5, 9)), answer(6)])
    settle(qtbot)
    for text, target in (("‹", 1), ("›", 9)):
        with qtbot.waitSignal(transcript.branch_chosen) as chosen:
            press(button(transcript, text))
        assert chosen.args == [target]


def test_tab_reaches_every_action_in_reading_order(transcript: Transcript, qtbot: QtBot) -> None:
    code = "```python\nx = 1\n```\n\nSee [this](https://example.com)."
    transcript.show_conversation([question(1), answer(2, code), question(3), answer(4)])
    settle(qtbot)
    (scroll,) = transcript.findChildren(ConversationScroll)
    scroll.setFocus()
    names: list[str] = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() not in names[-1:]:  # a text with links takes Tab more than once
            names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names[:7] == [
        "Conversation",
        "Edit the question",
        "Copy the question",
        "Copy the python code",
        "Answer",
        "Copy the answer",
        "Answer this question again",
    ]
    assert names[7:10] == ["Edit the question", "Copy the question", "Copy the answer"]


def test_everything_that_takes_the_focus_has_a_name(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1, siblings=(1, 2)), answer(2, DOCUMENT, siblings=(2, 3))])
    settle(qtbot)
    for widget in views(transcript, QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QScrollBar):
            assert widget.accessibleName(), widget


# How answers look


def plain(body: AnswerBody) -> list[str]:
    """What each segment shows."""
    found = []
    for segment in body.segments:
        view = segment.findChild(TextView) if isinstance(segment, CodeView) else segment
        assert isinstance(view, TextView)
        found.append(f"{type(segment).__name__}: {view.toPlainText()}")
    return found


def formats(body: AnswerBody) -> list[object]:
    """How every piece of prose looks: position, length, weight, link, margins."""
    found: list[object] = []
    for segment in body.segments:
        if not isinstance(segment, ProseView):
            continue
        block = segment.document().begin()
        while block.isValid():
            style = block.blockFormat()
            found.append((style.topMargin(), style.leftMargin(), style.indent(), style.headingLevel()))
            for part in block.textFormats():
                found.append((part.start, part.length, part.format.fontWeight(), part.format.anchorHref()))
            block = block.next()
    return found


@pytest.mark.parametrize("seed", range(6))
def test_streamed_pieces_look_like_the_whole(qtbot: QtBot, seed: int) -> None:
    choose = random.Random(seed)
    whole, streamed = AnswerBody(), AnswerBody()
    qtbot.addWidget(whole)
    qtbot.addWidget(streamed)
    whole.apply(Update(0, tuple(parse(DOCUMENT))))
    stream = MarkdownStream()
    position = 0
    while position < len(DOCUMENT):
        size = choose.randint(1, 12)
        streamed.apply(stream.feed(DOCUMENT[position : position + size]))
        position += size
    streamed.apply(stream.finish())
    assert plain(streamed) == plain(whole)
    assert formats(streamed) == formats(whole)


def test_a_selection_survives_what_comes_after_it(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Hello")
    transcript.begin_answer()
    transcript.append("First paragraph.\n\nSecond para")
    settle(qtbot)
    (view,) = views(transcript, ProseView)
    cursor = view.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    transcript.append("graph.\n\n- and a list\n")
    settle(qtbot)
    assert view.textCursor().selectedText() == "First"


def test_copied_lists_have_their_markers(qtbot: QtBot) -> None:
    body = AnswerBody()
    qtbot.addWidget(body)
    body.apply(Update(0, tuple(parse("Do:\n\n1. one\n2. two\n   - inner\n- [x] done"))))
    (view,) = body.segments
    assert isinstance(view, ProseView)
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == "Do:\n1. one\n2. two\n• inner\n☑ done"


def test_the_code_button_copies_exactly_the_code(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "```python\ndef f():\n\treturn '  '\n\n\n```")])
    settle(qtbot)
    press(next(b for b in views(transcript, TextButton) if b.accessibleName() == "Copy the python code"))
    assert QGuiApplication.clipboard().text() == "def f():\n\treturn '  '\n\n"


def colours_of(view: CodeView) -> set[str]:
    (text,) = view.findChildren(TextView)
    found = set()
    block = text.document().begin()
    while block.isValid():
        found |= {part.format.foreground().color().name() for part in block.layout().formats()}
        block = block.next()
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_code_is_coloured_to_go_with_the_theme(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    before = qapp.palette()
    qapp.setPalette(palette_of(theme))
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.resize(700, 500)
    transcript.show()
    transcript.show_conversation([question(1), answer(2, "```python\ndef f():  # why\n    return 1\n```")])
    (code,) = transcript.findChildren(CodeView)
    qtbot.waitUntil(lambda: bool(colours_of(code)))
    assert colours_of(code) >= {theme.code["Keyword"], theme.code["Comment"], theme.code["Name.Function"]}
    qapp.setPalette(before)


def test_new_colours_of_the_desktop_reach_what_is_shown(
    qapp: QApplication, transcript: Transcript, qtbot: QtBot
) -> None:
    before = qapp.palette()
    transcript.show_conversation([question(1), answer(2, DOCUMENT)])
    settle(qtbot)
    words = shown_text(transcript)
    qapp.setPalette(palette_of(DARK))
    settle(qtbot)
    (view, *_) = views(transcript, ProseView)
    assert view.document().begin().begin().fragment().charFormat().foreground().color() == QColor(DARK.text)
    assert shown_text(transcript) == words
    qapp.setPalette(before)


@pytest.mark.parametrize("width", [380, 800, 1400])
def test_no_text_is_hidden_at_any_width(transcript: Transcript, qtbot: QtBot, width: int) -> None:
    long_word = "x" * 300
    text = f"{DOCUMENT}\n\n{long_word}\n\n字字字字\n\n```\n{long_word}\n漢字 😀\n```"
    transcript.resize(width, 700)
    transcript.show_conversation([question(1, long_word), answer(2, text)])
    settle(qtbot)
    for view in views(transcript, TextView):
        assert view.verticalScrollBar().maximum() == 0, view.toPlainText()
        assert view.viewport().height() >= view.document().size().height()
        if not isinstance(view.parent(), CodeView):
            assert view.horizontalScrollBar().maximum() == 0
    assert scroll_bar(transcript).maximum() > 0
    (scroll,) = transcript.findChildren(ConversationScroll)
    page = scroll.widget()
    assert page is not None
    assert page.width() <= width


def test_right_to_left_text_starts_at_the_right(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "مرحبا بالعالم\n\n- واحد")])
    settle(qtbot)
    (view,) = views(transcript, ProseView)
    assert view.document().begin().textDirection() == Qt.LayoutDirection.RightToLeft
    line = view.document().begin().layout().lineAt(0)
    assert line.naturalTextRect().right() > view.viewport().width() - 5


# Hostile answers


def test_an_answer_can_load_nothing(transcript: Transcript, qtbot: QtBot) -> None:
    hostile = (
        "![x](file:///etc/passwd) <img src='file:///etc/passwd'> <script>alert(1)</script> [y](javascript:alert(1))"
    )
    transcript.show_conversation([question(1), answer(2, hostile)])
    settle(qtbot)
    assert "<script>alert(1)</script>" in shown_text(transcript)
    for view in views(transcript, TextView):
        assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None
        assert "\ufffc" not in view.toPlainText()


def test_only_safe_links_are_passed_on(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "[ok](https://example.com/a?b=c)")])
    settle(qtbot)
    (view,) = views(transcript, ProseView)
    with qtbot.waitSignal(transcript.link_activated) as opened:
        view.anchorClicked.emit(QUrl("https://example.com/a?b=c"))
    assert opened.args == ["https://example.com/a?b=c"]
    with qtbot.assertNotEmitted(transcript.link_activated, wait=50):
        for address in ("javascript:alert(1)", "file:///etc/passwd", "example.com"):
            view.anchorClicked.emit(QUrl(address))


def test_a_link_opens_with_the_keyboard(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation([question(1), answer(2, "Go [there](https://example.com/) now.")])
    settle(qtbot)
    (view,) = views(transcript, ProseView)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(transcript.link_activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["https://example.com/"]


# Scrolling


def scroll_up(transcript: Transcript) -> None:
    """One turn of the wheel, away from the end."""
    (scroll,) = transcript.findChildren(ConversationScroll)
    place = QPointF(scroll.viewport().rect().center())
    event = QWheelEvent(
        place,
        scroll.viewport().mapToGlobal(place),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scroll.viewport(), event)


def test_the_view_follows_new_text_until_the_reader_scrolls_up(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Long, please")
    transcript.begin_answer()
    bar = scroll_bar(transcript)
    for _ in range(3):
        transcript.append("A paragraph of words.\n\n" * 20)
        settle(qtbot)
        assert bar.value() == bar.maximum() > 0
    scroll_up(transcript)
    place = bar.value()
    assert place < bar.maximum()
    transcript.append("More words.\n\n" * 30)
    settle(qtbot)
    assert bar.value() == place
    press(button(transcript, "↓  Jump to latest"))
    assert bar.value() == bar.maximum()
    transcript.append("And more.\n\n" * 10)
    settle(qtbot)
    assert bar.value() == bar.maximum()
    assert not has_button(transcript, "↓  Jump to latest")


def test_a_long_conversation_opens_at_its_end_and_shows_more_on_request(transcript: Transcript, qtbot: QtBot) -> None:
    many = [question(i, f"Question {i}") if i % 2 else answer(i, f"Answer {i}") for i in range(1, 1001)]
    transcript.show_conversation(many)
    bar = scroll_bar(transcript)
    qtbot.waitUntil(lambda: has_button(transcript, "Show earlier messages"))
    settle(qtbot)
    assert "Answer 1000" in shown_text(transcript)
    assert len(views(transcript, QuestionView)) == WINDOW // 2
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    before = bar.maximum()
    press(button(transcript, "Show earlier messages"))
    qtbot.waitUntil(lambda: len(views(transcript, QuestionView)) == WINDOW)
    settle(qtbot)
    assert bar.maximum() > before
    assert bar.maximum() - bar.value() == pytest.approx(before, abs=60)


def test_all_messages_of_a_short_conversation_are_shown_in_order(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.show_conversation(
        [question(i, f"Number {i}") if i % 2 else answer(i, f"Number {i}") for i in range(1, 13)]
    )
    qtbot.waitUntil(lambda: sum(view.toPlainText().startswith("Number") for view in views(transcript, TextView)) == 12)
    settle(qtbot)
    tops = [(view.mapTo(transcript, QPoint(0, 0)).y(), view.toPlainText()) for view in views(transcript, TextView)]
    numbers = [text for _, text in sorted(tops) if text.startswith("Number")]
    assert numbers == [f"Number {i}" for i in range(1, 13)]
    assert not has_button(transcript, "Show earlier messages")


def test_another_conversation_can_be_opened_in_the_middle_of_an_answer(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.add_question("Hello")
    transcript.begin_answer()
    transcript.append("Half")
    transcript.show_conversation([question(1, "Other?"), answer(2, "Other.")])
    settle(qtbot)
    assert "Half" not in shown_text(transcript)
    assert transcript.latest_answer_text() == "Other."
    transcript.clear()
    assert transcript.latest_answer_text() == ""


def test_a_very_long_question_is_folded(transcript: Transcript, qtbot: QtBot) -> None:
    pasted = "\n".join(f"line {i}" for i in range(500))
    transcript.show_conversation([question(1, pasted), answer(2)])
    settle(qtbot)
    assert "line 400" not in shown_text(transcript)
    press(button(transcript, "Show all"))
    settle(qtbot)
    assert "line 499" in shown_text(transcript)


# Colours


def luminance(colour: str) -> float:
    """As WCAG 2 defines it."""
    shade = QColor(colour)
    channels = (shade.redF(), shade.greenF(), shade.blueF())
    red, green, blue = (float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


@pytest.mark.parametrize(
    ("theme", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (HIGH_CONTRAST_LIGHT, 7.0), (HIGH_CONTRAST_DARK, 7.0)],
    ids=["light", "dark", "high contrast, light", "high contrast, dark"],
)
def test_all_text_can_be_read(theme: Theme, least: float) -> None:
    pairs = [
        (theme.text, behind) for behind in (theme.window, theme.base, theme.bubble, theme.inline_code, theme.hover)
    ]
    pairs += [(theme.muted, behind) for behind in (theme.window, theme.notice, theme.code_header)]
    pairs += [(theme.link, theme.window), (theme.error, theme.error_background), (theme.accent_text, theme.accent)]
    pairs += [(colour, theme.code_background) for colour in theme.code.values()]
    for front, behind in pairs:
        assert contrast(front, behind) >= least, (front, behind)


@pytest.mark.parametrize("theme", [HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK], ids=["light", "dark"])
def test_with_high_contrast_edges_can_be_seen_and_what_is_chosen_can_be_read(theme: Theme) -> None:
    assert contrast(theme.border, theme.window) >= 4.5
    assert contrast(theme.text, theme.selected) >= 7


def test_a_desktop_that_asks_for_contrast_gets_it(qapp: QApplication) -> None:
    before = qapp.palette()
    colours = SystemColours(qapp)
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme_of(qapp.palette()) is HIGH_CONTRAST_LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme_of(qapp.palette()) is HIGH_CONTRAST_DARK
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert theme_of(qapp.palette()) is DARK
    colours.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(before)


FIELDS = (QCheckBox, QSpinBox, QComboBox)


@pytest.mark.parametrize(
    ("theme", "kind", "least"),
    [
        *((theme, kind, 4.5) for theme in (HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK) for kind in FIELDS),
        *((theme, QCheckBox, 3.0) for theme in (LIGHT, DARK)),
    ],
)
def test_edges_of_empty_fields_can_be_seen(
    qtbot: QtBot, qapp: QApplication, theme: Theme, kind: type[QWidget], least: float
) -> None:
    before = qapp.palette()
    qapp.setPalette(palette_of(theme))
    qapp.setStyleSheet(sheet_of(theme))
    try:
        field = kind()
        qtbot.addWidget(field)
        field.resize(120, 30)
        picture = field.grab().toImage()
        shown = {picture.pixelColor(x, y).name() for x in range(12) for y in range(picture.height())}
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(before)
    assert max(contrast(colour, theme.window) for colour in shown) >= least


def test_the_theme_follows_the_palette() -> None:
    assert theme_of(palette_of(LIGHT)) is LIGHT
    assert theme_of(palette_of(DARK)) is DARK
    assert theme_of(palette_of(HIGH_CONTRAST_LIGHT)) is HIGH_CONTRAST_LIGHT
    assert theme_of(palette_of(HIGH_CONTRAST_DARK)) is HIGH_CONTRAST_DARK
    assert theme_of(QPalette(QColor("#202124"))) is DARK


def test_where_the_desktop_says_nothing_the_own_colours_are_used(qapp: QApplication) -> None:
    before = qapp.palette()
    colours = SystemColours(qapp)
    assert qapp.styleHints().colorScheme() == Qt.ColorScheme.Unknown
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.window)
    colours.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(before)


@pytest.mark.usefixtures("dark")
def test_a_dark_window_is_dark(qtbot: QtBot) -> None:
    transcript = Transcript()
    qtbot.addWidget(transcript)
    transcript.resize(600, 500)
    transcript.show()
    transcript.show_conversation([question(1), answer(2, DOCUMENT)])
    settle(qtbot)
    picture = transcript.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    shades = [picture.pixelColor(x, y).lightness() for x in range(0, 600, 7) for y in range(0, 500, 7)]
    assert sum(shade < 100 for shade in shades) > 0.85 * len(shades)
    assert max(shades) > 150


def test_a_table_shows_all_its_cells(transcript: Transcript, qtbot: QtBot) -> None:
    rows = "".join(f"| row {i} | {i} |\n" for i in range(60))
    transcript.show_conversation([question(1), answer(2, "| name | number |\n|---|--:|\n" + rows)])
    settle(qtbot)
    shown = "\n".join(view.toPlainText() for view in views(transcript, TableView))
    assert all(f"row {i}" in shown for i in range(60))
    assert shown.count("name") == 1


def test_the_dots_wake_nobody_while_they_cannot_be_seen(qtbot: QtBot) -> None:
    dots = Thinking()
    qtbot.addWidget(dots)
    dots.show()
    assert dots._timer.isActive()
    dots.hide()
    assert not dots._timer.isActive()


@pytest.mark.parametrize("theme", [DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK])
def test_every_theme_has_a_colour_for_all_that_any_has(theme: Theme) -> None:
    assert theme.code.keys() == LIGHT.code.keys()
