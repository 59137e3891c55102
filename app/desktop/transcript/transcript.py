"""The conversation on show: questions, answers that stream in, and what can be done with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import TextButton
from app.desktop.transcript.answer_view import AnswerView
from app.desktop.transcript.conversation_scroll import ConversationScroll
from app.desktop.transcript.draft_view import DraftView
from app.desktop.transcript.greeting import Greeting
from app.desktop.transcript.message_parts import Notice, settle_layouts
from app.desktop.transcript.narration import Narration
from app.desktop.transcript.offer_view import OfferView
from app.desktop.transcript.question_view import QuestionView, question_message, stored_as
from app.desktop.transcript.tool_view import ToolQuestion, ToolView
from core.cache_messages import CacheOffer
from core.messages import AnswerFacts, ChatMessage
from core.tools.messages import ToolUse, ToolWanted

WINDOW: Final = 40
"""How many messages are shown at first, and how many more with each "Show earlier messages"."""
SPEAK_MS: Final = 1_000
"""Screen readers are given what has become complete of an answer at most this often."""
_AT_ONCE: Final = 4
_SLICE_S: Final = 0.012
"""How long making widgets for older messages may hold up the window at a time."""

_View = QuestionView | AnswerView


class Transcript(QWidget):
    """A conversation, or a greeting where there is none yet."""

    regenerate_requested = Signal(int)
    """Id of the question."""
    edit_submitted = Signal(int, str)
    """Id of the question that was edited, and its new text."""
    branch_chosen = Signal(int)
    """Id of the version to show."""
    cloud_requested = Signal(int)
    """Id of the question."""
    ask_again_requested = Signal(int)
    """Id of the question whose answer came from memory."""
    vote_requested = Signal(int, object, bool)
    """Id of the question, the `AnswerFacts` of its answer from memory, and whether that fits."""
    verdict_given = Signal(int, str)
    """Id of the question, and the `Verdict` on its answer of this machine."""
    offer_wanted = Signal(object)
    """The `CacheOffer` whose answer the user wants to see; answer it with `show_offered`."""
    answers_compared = Signal(int, str)
    """Id of the question, and which answer is better: "cloud", "local" or "same"."""
    offer_accepted = Signal(int, object)
    """Id of the question, and the `CacheOffer` whose answer fits it."""
    offer_rejected = Signal(int, object)
    """Id of the question, and the `CacheOffer` whose answer does not fit it."""
    tool_decided = Signal(str, str)
    """Id of a call, and the `Decision` whether the tool may be used."""
    resend_requested = Signal(str)
    """A question that failed before it was stored, to be asked as if it were new."""
    link_activated = Signal(str)
    example_chosen = Signal(str)
    better_model_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[_View] = []
        self._notices: list[Notice] = []
        self._hidden: list[_View] = []  # what an answer that is on its way takes the place of
        self._older: list[tuple[ChatMessage, int]] = []  # not shown yet, with the id of the question before
        self._to_make = 0
        self._answer: AnswerView | None = None
        self._edited: ChatMessage | None = None
        self._asked_about = 0
        self._cloud_available = False
        self._greeting = Greeting()
        self._greeting.example_chosen.connect(self.example_chosen)
        self._greeting.better_model_wanted.connect(self.better_model_wanted)
        self._scroll = ConversationScroll()
        self._earlier = TextButton(tr("Show earlier messages"), filled=True)
        self._earlier.clicked.connect(self._show_earlier)
        self._earlier.hide()
        self._scroll.column.insertWidget(0, self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._narration = Narration()
        self._speaking = QTimer(self, singleShot=True, interval=SPEAK_MS)
        self._speaking.timeout.connect(self._speak)
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_some)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._greeting)
        self._pages.addWidget(self._scroll)
        self.clear()

    # What is shown

    def show_conversation(self, messages: Sequence[ChatMessage]) -> None:
        """Show these messages, the newest at the end and in view."""
        self._forget_all()
        if not messages:
            self.clear()
            return
        question = 0
        for message in messages:
            self._older.append((message, question))
            question = message.id if message.role == "user" else question
        self._pages.setCurrentWidget(self._scroll)
        self._make_older(min(_AT_ONCE, len(self._older)))
        self._to_make = min(WINDOW - _AT_ONCE, len(self._older))
        self._scroll.jump_to_end()
        self._making.start()

    def clear(self, greeting: str = "") -> None:
        """Show an empty conversation."""
        self._forget_all()
        self._greeting.set_greeting(greeting)
        self._pages.setCurrentWidget(self._greeting)

    def offer_better_model(self, offered: bool) -> None:
        """Whether an empty conversation says that there are better models."""
        self._greeting.offer_better_model(offered)

    def set_cloud_available(self, available: bool) -> None:
        """Whether answers offer "Ask the cloud"."""
        self._cloud_available = available
        for view in self._views + self._hidden:
            if isinstance(view, AnswerView):
                view.set_cloud_available(available)

    def latest_answer_text(self) -> str:
        """The newest answer as Markdown; "" where there is none."""
        return next((view.text for view in reversed(self._views) if isinstance(view, AnswerView)), "")

    # A question and its answer

    def add_question(self, text: str) -> None:
        """Show a question that was just asked. One that was edited takes the place of the old version."""
        self._pages.setCurrentWidget(self._scroll)
        self._asked_about = 0
        self._add(self._make_question(question_message(text)))
        self._scroll.jump_to_end()

    def begin_answer(self) -> None:
        """Show that an answer is on its way; it takes the place of what came after its question before."""
        question = self._question_to_answer()
        if question is not None:
            after = self._views.index(question) + 1
            self._hidden, self._views[after:] = self._views[after:], []
            for view in self._hidden:
                self._scroll.put_away(view)
        self._answer = self._make_answer(question.message.id if question is not None else 0)
        self._add(self._answer)
        self._answer.begin()
        self._set_actions_enabled(False)
        self._scroll.jump_to_end()

    def question_stored(self, id: int) -> None:
        """The question has its place in the history now."""
        question = next((view for view in reversed(self._views) if isinstance(view, QuestionView)), None)
        if question is not None and question.message.id == 0:
            question.set_message(stored_as(question.message, id, self._edited))
            self._edited = None
        if self._answer is not None:
            self._answer.question = id

    def let_skip(self, skippable: bool) -> None:
        """Whether the cloud can be asked before the answer on its way is complete."""
        if self._answer is not None:
            self._answer.let_skip(skippable)
            self._order_focus()

    def wait(self, reason: str) -> None:
        """Say why the answer has not begun."""
        if self._answer is not None:
            self._answer.wait(reason)

    def append(self, text: str) -> None:
        """Show more of the answer."""
        if self._answer is None:
            self.begin_answer()
        assert self._answer is not None
        self._answer.append(text)
        if QAccessible.isActive():
            self._narration.feed(text)
            if not self._speaking.isActive():
                self._speaking.start()

    def note(self, text: str, hint: str = "") -> None:
        """Say something in the stream: what the user should know, and what can be done."""
        self._pages.setCurrentWidget(self._scroll)
        if self._answer is not None:
            self._answer.note(text, hint)
            return
        notice = Notice(text, hint)
        self._notices.append(notice)
        self._scroll.column.insertWidget(self._scroll.column.count() - 1, notice)

    def offer(self, offer: CacheOffer) -> None:
        """Say that a question close to this one was answered before, above the answer that is on its way."""
        if self._answer is None:
            return
        view, answer = OfferView(offer), self._answer
        view.wanted.connect(self.offer_wanted)
        view.accepted.connect(lambda accepted: self.offer_accepted.emit(answer.question, accepted))
        view.rejected.connect(lambda rejected: self.offer_rejected.emit(answer.question, rejected))
        view.link_activated.connect(self.link_activated)
        view.resized.connect(self._scroll.stop_following)
        answer.offer(view)
        self._announce(view.words)
        self._order_focus()

    def ask_about_tool(self, wanted: ToolWanted) -> None:
        """Ask whether the model may use a tool; the answer waits for it."""
        if self._answer is None:
            return
        view = ToolQuestion(wanted)
        view.decided.connect(self.tool_decided)
        self._answer.show_tool(view)
        view.show()
        self._announce(view.words)
        self._order_focus()

    def show_tool(self, use: ToolUse) -> None:
        """Show what came of a tool; a question about it goes away."""
        if self._answer is None:
            return
        for question in self._answer.findChildren(ToolQuestion):
            if question.wanted.id == use.id:
                self._answer.remove_tool(question)
        self._answer.show_tool(ToolView(use))
        self._order_focus()

    def show_offered(self, entry: int, text: str, problem: str = "") -> None:
        """Show the answer of an offer, or say why it cannot be shown."""
        for view in self.findChildren(OfferView):
            if view.offer.entry != entry or not view.waiting:
                continue
            if problem:
                view.show_problem(problem)
            else:
                view.show_answer(text)
                self._order_focus()

    def keep_draft(self, text: str) -> None:
        """Show the answer of this machine below the one that is on its way from the cloud."""
        if self._answer is None or not text.strip() or self._answer.has_draft:
            return
        view, answer = DraftView(text), self._answer
        view.judged.connect(lambda better: self.answers_compared.emit(answer.question, better))
        view.resized.connect(self._scroll.stop_following)
        answer.keep_draft(view)
        self._order_focus()

    def finish_answer(self, message: ChatMessage) -> None:
        """The answer is complete: its facts and actions appear."""
        if self._answer is None:
            self.begin_answer()
        assert self._answer is not None
        self._answer.finish(message)
        self._announce(f"{self._narration.due(ended=True)} {tr('The answer is ready.')}".strip())
        self._end_answer()

    def fail_answer(self, message: str, hint: str) -> None:
        """The answer ends with a problem: what there is of it stays, with the sentence and "Try again"."""
        if self._answer is None:
            self.begin_answer()
        assert self._answer is not None
        self._answer.fail(message, hint)
        self._announce(f"{self._narration.due(ended=True)} {message} {hint}".strip())
        self._end_answer()

    def cancel_answer(self) -> None:
        """Take back `begin_answer`: nothing came, and what was there before is shown again."""
        if self._answer is not None:
            self._views.remove(self._answer)
            self._discard(self._answer)
        for view in self._hidden:
            view.show()
        self._views += self._hidden
        self._hidden = []
        self._end_answer()

    def _end_answer(self) -> None:
        self._answer = None
        self._hush()
        self._asked_about = 0
        for view in self._hidden:
            self._discard(view)
        self._hidden = []
        self._set_actions_enabled(True)
        self._order_focus()

    @Slot()
    def _speak(self) -> None:
        """Let screen readers say the sentences of the answer that have become complete."""
        if words := self._narration.due():
            self._announce(words)

    def _hush(self) -> None:
        self._speaking.stop()
        self._narration = Narration()

    def _announce(self, words: str) -> None:
        """Tell screen readers what happened, wherever the focus is."""
        if QAccessible.isActive() and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _question_to_answer(self) -> QuestionView | None:
        """The question whose answer was asked for again, or else the last one."""
        questions = [view for view in reversed(self._views) if isinstance(view, QuestionView)]
        asked = next((view for view in questions if view.message.id == self._asked_about != 0), None)
        return asked or next(iter(questions), None)

    # Views

    def _make_question(self, message: ChatMessage) -> QuestionView:
        view = QuestionView(message)
        view.edit_submitted.connect(self._replace_question)
        view.branch_chosen.connect(self.branch_chosen)
        view.editing_changed.connect(self._order_focus)
        return view

    def _make_answer(self, question: int) -> AnswerView:
        view = AnswerView(question)
        view.set_cloud_available(self._cloud_available)
        view.regenerate_requested.connect(self._regenerate)
        view.retry_requested.connect(self._resend)
        view.cloud_requested.connect(self._ask_cloud)
        view.ask_again_requested.connect(self._ask_again)
        view.vote_requested.connect(self._vote)
        view.verdict_given.connect(self.verdict_given)
        view.branch_chosen.connect(self.branch_chosen)
        view.link_activated.connect(self.link_activated)
        return view

    def _add(self, view: _View) -> None:
        self._views.append(view)
        self._scroll.column.insertWidget(self._scroll.column.count() - 1, view)
        view.show()

    def _discard(self, widget: QWidget) -> None:
        self._scroll.put_away(widget)
        self._scroll.column.removeWidget(widget)
        widget.deleteLater()

    def _forget_all(self) -> None:
        self._making.stop()
        self._hush()
        self._scroll.hold_position(False)
        for widget in (*self._views, *self._hidden, *self._notices):
            self._discard(widget)
        self._views, self._hidden, self._notices, self._older = [], [], [], []
        self._answer = self._edited = None
        self._asked_about = self._to_make = 0
        self._earlier.hide()

    def _set_actions_enabled(self, enabled: bool) -> None:
        for view in self._views:
            view.set_actions_enabled(enabled)

    @Slot()
    def _order_focus(self) -> None:
        """Tab goes through the conversation as it is read, whenever its parts were made."""
        before: QWidget = self._scroll
        for view in [self._earlier, *self._views]:
            found = [child for child in view.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
            places = [(child.mapTo(view, child.rect().topLeft()), child) for child in found]
            for _, child in sorted(places, key=lambda place: (place[0].y(), place[0].x())):
                QWidget.setTabOrder(before, child)
                before = child

    # Older messages

    @Slot()
    def _show_earlier(self) -> None:
        self._scroll.hold_position(True)
        self._scroll.put_away(self._earlier)
        self._to_make = min(WINDOW, len(self._older))
        self._making.start()

    @Slot()
    def _make_some(self) -> None:
        """Make widgets for older messages until the time is up."""
        deadline = time.perf_counter() + _SLICE_S
        while self._to_make > 0 and time.perf_counter() < deadline:
            self._make_older(1)
            self._to_make -= 1
        if self._to_make <= 0:
            self._making.stop()
            self._earlier.setVisible(bool(self._older))
            self._order_focus()
            settle_layouts()
            self._scroll.hold_position(False)

    def _make_older(self, count: int) -> None:
        for _ in range(count):
            message, question = self._older.pop()
            view: _View
            if message.role == "user":
                view = self._make_question(message)
            else:
                view = self._make_answer(question)
                view.show_message(message)
            self._views.insert(0, view)
            self._scroll.column.insertWidget(1, view)
            view.show()  # in this turn of the event loop, so that its height is known when the position is settled

    # What the user asks for

    @Slot(int, str)
    def _replace_question(self, id: int, text: str) -> None:
        """Take the edited question and all that follows off the screen: what is asked now is another branch."""
        index = next(
            i for i, view in enumerate(self._views) if isinstance(view, QuestionView) and view.message.id == id
        )
        old = self._views[index]
        assert isinstance(old, QuestionView)
        self._edited = old.message
        for view in self._views[index:]:
            self._discard(view)
        del self._views[index:]
        self.edit_submitted.emit(id, text)

    @Slot(int)
    def _regenerate(self, question: int) -> None:
        self._asked_about = question
        self.regenerate_requested.emit(question)

    @Slot()
    def _resend(self) -> None:
        question = self._question_to_answer()
        if question is None:
            return
        for view in self._views[self._views.index(question) :]:
            self._discard(view)
        del self._views[self._views.index(question) :]
        self.resend_requested.emit(question.message.text)

    @Slot(int)
    def _ask_cloud(self, question: int) -> None:
        self._asked_about = question
        self.cloud_requested.emit(question)

    @Slot(int)
    def _ask_again(self, question: int) -> None:
        self._asked_about = question
        self.ask_again_requested.emit(question)

    @Slot(int, object, bool)
    def _vote(self, question: int, facts: AnswerFacts, fits: bool) -> None:
        if not fits:
            self._asked_about = question  # it is asked again
        self.vote_requested.emit(question, facts, fits)
