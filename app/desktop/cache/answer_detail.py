"""One remembered answer in full, and what can be done with it: edit, pin, judge, remove."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.cache.wording import details_of
from app.desktop.calls import Calls
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.question_box import ask_first
from app.desktop.styling import style_scroll_bar
from app.desktop.text_button import PAD_X, CopyButton, TextButton
from app.desktop.theme import GAP
from app.desktop.transcript.answer_body import AnswerBody
from app.desktop.transcript.facts import shortened
from app.desktop.transcript.markdown import parse
from app.desktop.transcript.markdown_stream import Update
from core.cache_messages import CachedAnswer, CachedShown, EditCached, PinCached, RemoveCached, ShowCached, VoteCached
from core.process.channel import Failed

GONE: Final = "CachedAnswerNotFound"
"""What `Failed.kind` says when an answer was deleted elsewhere."""
LONGEST_RENDERED: Final = 8_000
"""Characters; longer answers are shown as they were written: laying out their Markdown would hold up the window."""

LONGEST_HEADING: Final = 200
"""Characters; the whole of a longer question stands above its answer."""


class AnswerEditor(QPlainTextEdit):
    """Where an answer is changed: Ctrl+Enter saves, Esc leaves it as it was."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Text of the answer"))
        self.setTabChangesFocus(True)
        style_scroll_bar(self)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from what lies around this."""
        if (
            not self.isReadOnly()
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Ctrl+Enter and Esc end the editing."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class AnswerDetail(QFrame):
    """Shows one answer; empty while none is chosen.

    Args:
        calls: to the assistant.
        parent: the page.
    """

    changed = Signal(object)
    """A `CachedAnswer` as it is now."""
    removed = Signal(int)
    """An entry."""
    editing_changed = Signal(bool)
    conversation_wanted = Signal(int)
    link_activated = Signal(str)
    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerDetail")
        self._calls = calls
        self._entry = 0
        self._showing = 0
        self._item: CachedAnswer | None = None
        self._editing = False
        self._plain = False
        self.question = plain_label("")
        self.details = small_label("")
        self.editor = AnswerEditor(self)
        self._actions: dict[TextButton, QAction] = {}
        self._build()
        self.show_entry(0)

    @property
    def item(self) -> CachedAnswer | None:
        """The answer on show, whole."""
        return self._item

    @property
    def actions_for_list(self) -> Sequence[QAction]:
        """What the buttons do, for the menu and the keys of the list."""
        return list(self._actions.values())

    @property
    def stops(self) -> Sequence[QWidget]:
        """Where the Tab key stops, in order."""
        return (self._area, self.editor, *self._reading, self.save, self.cancel)

    @property
    def editing(self) -> bool:
        """Whether its text is being changed."""
        return self._editing

    @Slot(int)
    def show_entry(self, entry: int) -> None:
        """Show another answer, 0 is none; a text that is being changed stays until that has an end."""
        if self._editing:
            return
        if entry != self._entry:
            self._item = None  # until the other one is here, no key changes or removes what it was not meant for
        self._entry = entry
        self._calls.forget(self._showing)
        if entry:
            self._showing = self._calls.send(ShowCached(entry), self._take_shown)
        else:
            self._whole.hide()

    # Building

    def _build(self) -> None:
        for label in (self.question, self.details):
            label.setContentsMargins(PAD_X, 0, PAD_X, 0)  # above the words of the answer
        self.question.setObjectName("heading")
        self.question.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Answer"))
        style_scroll_bar(self._area)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._area)
        self._pages.addWidget(self.editor)
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self._stop_editing)
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(self.details)
        column.addWidget(self._pages, 1)
        column.addLayout(self._build_buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 10)
        layout.addWidget(self._whole)

    def _build_buttons(self) -> QHBoxLayout:
        self.copy = CopyButton(self._text, tr("Copy the answer"))
        self.edit = self._button(tr("Edit"), tr("Edit the answer"), self._start_editing, "F2")
        self.pin = self._button(tr("Pin"), tr("Keep this answer whatever else must go"), self._toggle_pin, "Ctrl+P")
        self.wrong = self._button(tr("Wrong"), tr("This answer is wrong: never give it again"), self._judge_wrong, "")
        self.remove = self._button(tr("Remove"), tr("Remove this answer"), self._ask_remove, "Del")
        self.conversation = self._button(tr("Conversation"), tr("Open the conversation it comes from"), self._open, "")
        self.save = TextButton(tr("Save"), tr("Save the answer"), filled=True, parent=self)
        self.save.setToolTip(tr("Save the answer (Ctrl+Enter)"))
        self.save.clicked.connect(self._save)
        self.cancel = TextButton(tr("Cancel"), tr("Leave the answer as it was"), parent=self)
        self.cancel.setToolTip(tr("Leave the answer as it was (Esc)"))
        self.cancel.clicked.connect(self._stop_editing)
        self._reading = (self.copy, self.edit, self.pin, self.wrong, self.remove, self.conversation)
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (*self._reading, self.save, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, text: str, what: str, slot: Callable[[], object], key: str) -> TextButton:
        """A button, and the same in the menu of the list, where its key works."""
        button = TextButton(text, what, parent=self)
        button.setToolTip(tr("{what} ({key} in the list)").format(what=what, key=key) if key else what)
        button.clicked.connect(slot)
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(button.click)
        self._actions[button] = action
        return button

    def _name(self, button: TextButton, text: str) -> None:
        button.setText(text)
        button.updateGeometry()
        self._actions[button].setText(text)

    # Showing

    def _take_shown(self, event: object) -> None:
        self._showing = 0
        if self._editing:
            return
        if isinstance(event, Failed):
            self._item = None
            self._whole.hide()
            self._report(event, self._entry)
        elif isinstance(event, CachedShown) and event.item.id == self._entry:
            self._show(event)

    def _show(self, event: CachedShown) -> None:
        item = self._item = event.item
        self.question.setText(shortened(item.question, LONGEST_HEADING))
        self.details.setText(details_of(item, event.before, time.time()))
        self._plain = len(item.answer) > LONGEST_RENDERED
        if self._plain:
            self.editor.setReadOnly(True)
            self.editor.setPlainText(item.answer)
        else:
            self._show_text(item)
        self._name(self.pin, tr("Unpin") if item.pinned else tr("Pin"))
        self.pin.setAccessibleName(
            tr("Let this answer go again") if item.pinned else tr("Keep this answer whatever else goes")
        )
        self.conversation.setEnabled(bool(item.conversation))
        self._actions[self.conversation].setEnabled(bool(item.conversation))
        self._show_buttons()
        self._whole.show()

    def _show_text(self, item: CachedAnswer) -> None:
        body = AnswerBody()
        body.link_activated.connect(self.link_activated)
        body.apply(Update(0, tuple(parse(item.answer))))
        holder = QWidget()
        holder.setObjectName("answerText")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, GAP // 2, 0, GAP)
        if len(item.question) > LONGEST_HEADING:
            whole = small_label(item.question[:LONGEST_RENDERED])
            whole.setContentsMargins(PAD_X, 0, PAD_X, GAP)
            column.addWidget(whole)
        column.addWidget(body)
        column.addStretch(1)
        self._area.setWidget(holder)

    def _show_buttons(self) -> None:
        for button in self._reading:
            button.setVisible(not self._editing and button.isEnabled())
        for button in (self.save, self.cancel):
            button.setVisible(self._editing)
        self._pages.setCurrentWidget(self.editor if self._editing or self._plain else self._area)

    def _text(self) -> str:
        return self._item.answer if self._item is not None else ""

    # What the user does

    @Slot()
    def _start_editing(self) -> None:
        if self._item is not None:
            self._set_editing(True)
            self.editor.setReadOnly(False)
            self.editor.setPlainText(self._item.answer)
            self.editor.setFocus()

    @Slot()
    def _stop_editing(self) -> None:
        self.editor.setReadOnly(True)
        self.editor.setPlainText(self._text())
        self._set_editing(False)

    @Slot()
    def _save(self) -> None:
        if self._item is not None and self._editing:
            self.save.setEnabled(False)
            self.editor.setReadOnly(True)  # what is typed from here on would be lost
            entry = self._item.id
            request = EditCached(entry, self.editor.toPlainText())
            self._calls.send(request, lambda event: self._take_edited(event, entry))

    def _take_edited(self, event: object, entry: int) -> None:
        self.save.setEnabled(True)
        self.editor.setReadOnly(not self._editing)
        if isinstance(event, CachedShown):
            self._set_editing(False)
            self.said.emit(tr("From now on, this text is given."))
        self._take_changed(event, entry)

    @Slot()
    def _toggle_pin(self) -> None:
        if self._item is not None:
            entry = self._item.id
            request = PinCached(entry, not self._item.pinned)
            self._calls.send(request, lambda event: self._take_changed(event, entry))

    @Slot()
    def _judge_wrong(self) -> None:
        item = self._item
        if item is not None:
            request = VoteCached(item.id, fits=False)
            self._after_a_question(
                item, tr("Wrong answer"), lambda: self._delete(request, tr("Gone for good: it is never given again."))
            )

    @Slot()
    def _ask_remove(self) -> None:
        item = self._item
        if item is not None:
            request = RemoveCached(item.id)
            self._after_a_question(
                item, tr("Remove answer"), lambda: self._delete(request, tr("The answer is removed."))
            )

    def _after_a_question(self, item: CachedAnswer, title: str, delete: Callable[[], object]) -> None:
        """What the user has put work into goes only after a question."""
        if not item.pinned and not item.edited:
            delete()
            return
        why = tr("You have edited this answer.") if item.edited else tr("You have pinned this answer.")
        question, consequence = tr("{why} Remove it all the same?").format(why=why), tr("It cannot be brought back.")
        ask_first(self.window(), title, question, consequence, (tr("Remove"), delete))

    def _delete(self, request: RemoveCached | VoteCached, words: str) -> None:
        self._calls.send(request, lambda event: self._take_deleted(event, request.entry, words))

    @Slot()
    def _open(self) -> None:
        if self._item is not None and self._item.conversation:
            self.conversation_wanted.emit(self._item.conversation)

    def _set_editing(self, editing: bool) -> None:
        if editing != self._editing:
            self._editing = editing
            self._show_buttons()
            self.editing_changed.emit(editing)

    # What the assistant answers

    def _take_changed(self, event: object, entry: int) -> None:
        if isinstance(event, Failed):
            self._report(event, entry)
        elif isinstance(event, CachedShown):
            if event.item.id == self._entry and not self._editing:
                self._show(event)
            self.changed.emit(event.item)

    def _take_deleted(self, event: object, entry: int, words: str) -> None:
        if isinstance(event, Failed):
            self._report(event, entry)
        else:
            self.said.emit(words)
            self.removed.emit(entry)

    def _report(self, event: Failed, entry: int) -> None:
        self.failed.emit(event.message, event.hint)
        if event.kind == GONE and not self._editing:
            self.removed.emit(entry)
