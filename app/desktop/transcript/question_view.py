"""A question in its bubble, which can be edited in place."""

from __future__ import annotations

import time
from typing import Final

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import PAD_X, CopyButton, TextButton
from app.desktop.theme import RADIUS, theme_of
from app.desktop.transcript.message_parts import BranchBar, paint_box
from app.desktop.transcript.text_view import TextView
from core.messages import ChatMessage

_BUBBLE_SHARE: Final = 0.85
_PAD_X: Final = 15
_PAD_TOP: Final = 11
_PAD_BOTTOM: Final = 7
_LONG: Final = 1_500
_LONG_LINES: Final = 15


class QuestionEditor(QPlainTextEdit):
    """Where a question is changed: Enter sends, Shift+Enter breaks the line, Esc leaves it as it was."""

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(tr("Edit the question"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        lines = min(12, max(3, text.count("\n") + 1 + len(text) // 80))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin()) + 8)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Esc end the editing."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class _Bubble(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        paint_box(self, theme_of(self.palette()).bubble, RADIUS + 4)


class QuestionView(QWidget):
    """What the user asked.

    Args:
        message: with id 0 while the history does not have it yet.
    """

    edit_submitted = Signal(int, str)
    branch_chosen = Signal(int)
    editing_changed = Signal()

    def __init__(self, message: ChatMessage) -> None:
        super().__init__()
        self._message = message
        self._editor: QuestionEditor | None = None
        self._can_change = True
        self._unfolded = not _is_long(message.text)
        self._text = TextView(tr("Your question"))
        self._more = TextButton(tr("Show all"), tr("Show all of the question"))
        self._more.clicked.connect(self._unfold)
        self._bubble = _Bubble()
        inside = QVBoxLayout(self._bubble)
        inside.setContentsMargins(_PAD_X, _PAD_TOP, _PAD_X, _PAD_BOTTOM)
        inside.addWidget(self._text)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._branches = BranchBar()
        self._branches.chosen.connect(self.branch_chosen)
        self._edit = TextButton(tr("Edit"), tr("Edit the question"))
        self._edit.clicked.connect(self._open_editor)
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch()
        row.addWidget(self._branches)
        row.addWidget(self._edit)
        row.addWidget(CopyButton(self._whole_text, tr("Copy the question")))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        # Words in the column start and end where the composer does; the padding of buttons lies outside.
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, PAD_X, 0)
        beside.addWidget(self._bubble, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addLayout(beside)
        self._column.addWidget(self._actions)
        self.set_message(message)

    @property
    def message(self) -> ChatMessage:
        """What it shows."""
        return self._message

    def set_message(self, message: ChatMessage) -> None:
        """Show `message`: the same question, with its id and its siblings."""
        self._message = message
        self._edit.setEnabled(message.id > 0)
        self._branches.set_message(message)
        self._write()

    def set_actions_enabled(self, enabled: bool) -> None:
        """Whether the conversation can be changed now."""
        self._can_change = enabled
        self._edit.setEnabled(enabled and self._message.id > 0)
        self._branches.setEnabled(enabled)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The bubble is as wide as its text, up to a share of the column."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width: the bubble gets narrower with the column."""
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def _whole_text(self) -> str:
        return self._message.text

    def _write(self) -> None:
        text = self._message.text
        shown = text if self._unfolded else _beginning(text)
        self._text.set_text(shown, theme_of(self.palette()).text)
        self._more.setVisible(not self._unfolded)
        self._wanted = self._text.widest()
        self._fit()

    def _fit(self) -> None:
        wanted = self._wanted + 2 * _PAD_X + 1
        self._bubble.setFixedWidth(max(60, min(wanted, round(self.width() * _BUBBLE_SHARE))))

    @Slot()
    def _unfold(self) -> None:
        self._unfolded = True
        self._write()

    @Slot()
    def _open_editor(self) -> None:
        editor = QuestionEditor(self._message.text)
        send, cancel = TextButton(tr("Send"), tr("Send the changed question"), filled=True), TextButton(tr("Cancel"))
        editor.submitted.connect(self._submit)
        editor.cancelled.connect(self._close_editor)
        send.clicked.connect(self._submit)
        cancel.clicked.connect(self._close_editor)
        self._editor = editor
        self._form = QWidget()
        box = _Bubble()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(_PAD_X - 4, 6, _PAD_X - 4, 6)
        inside.addWidget(editor)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(send)
        column.addLayout(row)
        self._bubble.hide()
        self._actions.hide()
        self._column.addWidget(self._form)
        self._form.show()
        editor.setFocus()
        self.editing_changed.emit()

    @Slot()
    def _close_editor(self) -> None:
        self._editor = None
        self._form.hide()
        self._form.deleteLater()
        self._bubble.show()
        self._actions.show()
        self._edit.setFocus()
        self.editing_changed.emit()

    @Slot()
    def _submit(self) -> None:
        text = self._editor.toPlainText().strip() if self._editor is not None else ""
        if text and self._can_change:
            self._close_editor()
            self.edit_submitted.emit(self._message.id, text)


def question_message(text: str) -> ChatMessage:
    """A question that the history does not have yet."""
    return ChatMessage(id=0, role="user", text=text, created=time.time())


def stored_as(message: ChatMessage, number: int, replaced: ChatMessage | None) -> ChatMessage:
    """`message` with the id it was stored under; `replaced` is the version that the user edited."""
    if replaced is None:
        return msgspec.structs.replace(message, id=number)
    ids = (*(replaced.sibling_ids or (replaced.id,)), number)
    return msgspec.structs.replace(message, id=number, sibling=len(ids), siblings=len(ids), sibling_ids=ids)


def _is_long(text: str) -> bool:
    return len(text) > _LONG or text.count("\n") >= _LONG_LINES


def _beginning(text: str) -> str:
    lines = text[:_LONG].split("\n")[:_LONG_LINES]
    return "\n".join(lines).rstrip() + " …"
