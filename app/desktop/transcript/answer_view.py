"""An answer, while it streams in and after, with its facts and what can be done with it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.core_sentences import said
from app.desktop.language import tr
from app.desktop.text_button import PAD_X, CopyButton, TextButton
from app.desktop.theme import SMALL, theme_of
from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.draft_view import DraftView
from app.desktop.transcript.facts import facts_line
from app.desktop.transcript.markdown import parse
from app.desktop.transcript.markdown_stream import MarkdownStream, Update
from app.desktop.transcript.message_parts import BranchBar, Notice, Thinking, settle_layouts
from app.desktop.transcript.offer_view import OfferView
from app.desktop.transcript.text_view import TextView
from app.desktop.transcript.tool_view import ToolView
from core.messages import AnswerFacts, ChatMessage

REPAINT_MS: Final = 45
"""Streamed text is shown at most this often."""


class AnswerView(QWidget):
    """An answer, while it comes and after.

    Args:
        question: id of the message it answers; 0 while that is not known.
    """

    regenerate_requested = Signal(int)
    retry_requested = Signal()
    """As `regenerate_requested`, for a question that was never stored."""
    cloud_requested = Signal(int)
    ask_again_requested = Signal(int)
    vote_requested = Signal(int, object, bool)
    """Id of the question, the `AnswerFacts` of an answer from memory, and whether it fits."""
    verdict_given = Signal(int, str)
    """Id of the question, and the `Verdict` on an answer of this machine."""
    branch_chosen = Signal(int)
    link_activated = Signal(str)

    def __init__(self, question: int) -> None:
        super().__init__()
        self.question = question
        self._text = ""
        self._unshown: list[str] = []
        self._stream = MarkdownStream()
        self._facts: AnswerFacts | None = None
        self._draft: DraftView | None = None
        self._cloud_available = False
        self._doubt: Notice | None = None
        self._judged = False
        self._skippable = False
        self._repaint = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._repaint.timeout.connect(self._show_text)
        self._thinking = Thinking()
        self._thinking.hide()
        self._body = AnswerBody()
        self._body.link_activated.connect(self.link_activated)
        self._facts_text = TextView(tr("About this answer"), left=PAD_X)
        self._facts_text.hide()
        self._make_actions()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        for widget in (self._thinking, self._body, self._skipping, self._facts_text, self._actions):
            self._column.addWidget(widget)

    @property
    def text(self) -> str:
        """The answer so far, as Markdown."""
        return self._text + "".join(self._unshown)

    @property
    def has_draft(self) -> bool:
        """Whether this machine's answer stands below."""
        return self._draft is not None

    def show_message(self, message: ChatMessage) -> None:
        """Show a complete answer at once."""
        for use in message.facts.tools if message.facts is not None else ():
            self.show_tool(ToolView(use))
        self._text = message.text
        self._body.apply(Update(0, tuple(parse(message.text))))
        self._show_facts(message)

    def begin(self) -> None:
        """Show that an answer is on its way."""
        self._thinking.show()

    def let_skip(self, skippable: bool) -> None:
        """Whether the cloud can be asked before this machine's answer is complete."""
        self._skippable = skippable
        self._skipping.setVisible(skippable and self._cloud_available)

    def wait(self, reason: str) -> None:
        """Say why the answer has not begun."""
        self._thinking.say(reason)

    def append(self, text: str) -> None:
        """Show more text, soon."""
        self._unshown.append(text)
        if not self._repaint.isActive():
            self._repaint.start()

    def note(self, text: str, hint: str = "") -> None:
        """Say something about this answer: above it while it has no text, below it after."""
        before = self._thinking if not self.text else self._facts_text
        self._column.insertWidget(self._column.indexOf(before), Notice(text, hint))

    def offer(self, view: OfferView) -> None:
        """Show an answer that may do, above all that comes."""
        self._column.insertWidget(0, view)

    def show_tool(self, view: QWidget) -> None:
        """Show a tool that was used, or the question whether it may be, above the answer's words."""
        self._column.insertWidget(self._column.indexOf(self._thinking), view)

    def remove_tool(self, view: QWidget) -> None:
        """Take away a question that was answered."""
        self._column.removeWidget(view)
        view.deleteLater()

    def keep_draft(self, view: DraftView) -> None:
        """Show the answer of this machine below the cloud's, which is on its way."""
        self._draft = view
        self._column.addWidget(view)

    def finish(self, message: ChatMessage) -> None:
        """The answer is complete: show what is missing, its facts and its actions."""
        self._end()
        if self._draft is not None and message.text:
            self._draft.ask_which()
        if message.text != self._text:
            self._text = message.text
            self._body.apply(Update(0, tuple(parse(message.text))))
        self._show_facts(message)

    def fail(self, text: str, hint: str) -> None:
        """The answer ends here because of a problem."""
        self._end()
        notice = Notice(text, hint, is_error=True)
        again = TextButton(tr("Try again"), filled=True)
        again.clicked.connect(self._retry)
        notice.add_button(again)
        self._column.insertWidget(self._column.indexOf(self._facts_text), notice)

    def set_cloud_available(self, available: bool) -> None:
        """Whether "Ask the cloud" is offered."""
        self._cloud_available = available
        self._skipping.setVisible(self._skippable and available)
        source = self._facts.source if self._facts is not None else ""
        doubted = self._doubt is not None and not self._judged
        self._cloud.setVisible(available and source != "cloud" and not doubted)
        if source == "local":
            self._right.setVisible(available and not self._judged)
            self._wrong.setVisible(available and not self._judged)
        if self._doubt is not None:
            self._doubt.setVisible(available and not self._judged)

    def set_actions_enabled(self, enabled: bool) -> None:
        """Whether the conversation can be changed now."""
        for widget in (self._regenerate, self._cloud, self._ask_again, self._right, self._wrong, self._branches):
            widget.setEnabled(enabled)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write_facts()

    def _make_actions(self) -> None:
        self._copy = CopyButton(self._whole_text, tr("Copy the answer"))
        self._regenerate = TextButton(tr("Regenerate"), tr("Answer this question again"))
        self._regenerate.clicked.connect(self._ask_for_another)
        self._ask_again = TextButton(tr("Ask again"), tr("Ask the model instead of the memory"))
        self._ask_again.clicked.connect(self._ask_for_new)
        self._right = TextButton(tr("Right"), tr("This answer from memory fits"))
        self._right.clicked.connect(self._judge_right)
        self._wrong = TextButton(
            tr("Wrong"), tr("This answer from memory is wrong: forget it for good and ask the model")
        )
        self._wrong.clicked.connect(self._judge_wrong)
        self._cloud = TextButton(tr("Ask the cloud"), tr("Ask the cloud this question"))
        self._cloud.clicked.connect(self._ask_cloud)
        self._skip = TextButton(
            tr("Ask the cloud now"), tr("Stop writing here, and see what would be sent before anything leaves")
        )
        self._skip.clicked.connect(self._ask_cloud)
        self._skipping = QWidget()
        skipping = QHBoxLayout(self._skipping)
        skipping.setContentsMargins(0, 0, 0, 0)
        skipping.addWidget(self._skip)
        skipping.addStretch()
        self._skipping.hide()
        self._branches = BranchBar()
        self._branches.chosen.connect(self.branch_chosen)
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        judging = (self._ask_again, self._right, self._wrong)
        for widget in (self._branches, self._copy, self._regenerate, *judging, self._cloud):
            row.addWidget(widget)
        row.addStretch()
        self._actions.hide()

    def _whole_text(self) -> str:
        return self.text

    @Slot()
    def _show_text(self) -> None:
        """Show what has come since the last time; the next time is later if this took long."""
        started = time.perf_counter()
        piece = "".join(self._unshown)
        self._unshown.clear()
        self._text += piece
        self._thinking.hide()
        self._body.apply(self._stream.feed(piece))
        settle_layouts()  # sizes first, so that one change is painted once
        took_ms = round((time.perf_counter() - started) * 1000)
        self._repaint.setInterval(max(REPAINT_MS, 3 * took_ms))

    def _end(self) -> None:
        self._repaint.stop()
        self.let_skip(False)
        if self._unshown:
            self._show_text()
        self._thinking.hide()
        self._body.apply(self._stream.finish())

    def _show_facts(self, message: ChatMessage) -> None:
        self._facts = message.facts
        from_memory = message.facts is not None and message.facts.source == "cache"
        self._write_facts()
        self._branches.set_message(message)
        self._copy.setVisible(bool(message.text))
        self._regenerate.setVisible(not from_memory)
        self._ask_again.setVisible(from_memory)
        guessed = message.facts is not None and message.facts.cached_certainty < 1
        self._right.setVisible(from_memory and guessed)
        self._wrong.setVisible(from_memory)
        if message.facts is not None and message.facts.source == "local":
            self._show_doubt(message.facts)
        self.set_cloud_available(self._cloud_available)
        self._actions.show()

    def _show_doubt(self, facts: AnswerFacts) -> None:
        """Say why the cloud may do better, and let the user say that it is right as it stands."""
        self._right.setToolTip(tr("This answer is right"))
        self._wrong.setToolTip(tr("This answer is wrong; the cloud is proposed sooner for such answers"))
        if not facts.cloud_reason or self._doubt is not None:
            return
        self._doubt = Notice(
            tr("This answer may be wrong: {reason}.").format(reason=said(facts.cloud_reason)),
            tr("Ask the cloud?"),
        )
        fine = TextButton(tr("It is right"), tr("This answer is right: do not ask"))
        fine.clicked.connect(self._judge_right)
        ask = TextButton(tr("Ask the cloud"), tr("See what would be sent, and decide"), filled=True)
        ask.clicked.connect(self._ask_cloud)
        self._doubt.add_button(fine)
        self._doubt.add_button(ask)
        self._column.insertWidget(self._column.indexOf(self._facts_text), self._doubt)

    def _give_verdict(self, verdict: str) -> None:
        self._judged = True
        self.set_cloud_available(self._cloud_available)
        self.verdict_given.emit(self.question, verdict)

    def _write_facts(self) -> None:
        if self._facts is None:
            return
        words = [facts_line(self._facts, time.time()), said(self._facts.note)]
        self._facts_text.set_text("\n".join(part for part in words if part), theme_of(self.palette()).muted, SMALL)
        self._facts_text.show()

    @Slot()
    def _ask_for_another(self) -> None:
        self.regenerate_requested.emit(self.question)

    @Slot()
    def _ask_for_new(self) -> None:
        self.ask_again_requested.emit(self.question)

    @Slot()
    def _judge_right(self) -> None:
        if self._facts is not None and self._facts.source == "local":
            self._give_verdict("local is right")
            return
        self._right.hide()
        self.vote_requested.emit(self.question, self._facts, True)

    @Slot()
    def _judge_wrong(self) -> None:
        if self._facts is not None and self._facts.source == "local":
            self._give_verdict("local is wrong")
            return
        self.vote_requested.emit(self.question, self._facts, False)

    @Slot()
    def _ask_cloud(self) -> None:
        self.cloud_requested.emit(self.question)

    @Slot()
    def _retry(self) -> None:
        if self.question:
            self.regenerate_requested.emit(self.question)
        else:
            self.retry_requested.emit()
