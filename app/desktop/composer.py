"""Where a question is typed: grows with its text, sends with Enter, and offers to stop while an answer is written."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.attachments import Attachment, AttachmentBar, FileDrop, question_with
from app.desktop.icons import IconButton
from app.desktop.language import tr
from app.desktop.styling import Styling, on_palette_change
from app.desktop.theme import theme_of

MOST_LINES = 8
SHEET = """
#composer { background: $base; border: 1px solid $border; border-radius: $radius; }
#composer[active="true"] { border-color: $accent; }
#question { background: transparent; border: none; }
#send { background: $accent; border: none; border-radius: 8px; padding: 6px; }
#send:disabled { background: $hover; }
#send:focus { border: 2px solid $text; padding: 4px; }
"""


class QuestionField(QPlainTextEdit):
    """A plain text field as high as its text, up to eight lines."""

    entered = Signal()
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setAccessibleName(tr("Question"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Send with Enter; any other key types."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell the frame around it."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell the frame around it."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    @Slot()
    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        lines = min(MOST_LINES, max(1, math.ceil(self.document().size().height())))
        margins = self.contentsMargins()
        room = 2 * math.ceil(self.document().documentMargin()) + margins.top() + margins.bottom()
        height = lines * self.fontMetrics().lineSpacing() + room + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        full = self.document().size().height() > MOST_LINES
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if full else policies.ScrollBarAlwaysOff)


class Composer(QFrame):
    """The question field and the button beside it, which sends or stops."""

    submitted = Signal(str)
    """The question, without the space around it, and with the texts that go along."""
    stop_requested = Signal()
    files_dropped = Signal(list)
    """Paths of files that were dropped on the field."""

    def __init__(self, placeholder: str = tr("Ask anything"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._answering = False
        self.field = QuestionField(self)
        self.field.setPlaceholderText(placeholder)
        self.setFocusProxy(self.field)
        self._button = IconButton("send", tr("Send"), self, tr("Enter"))
        self._button.setObjectName("send")
        self._button.setIconSize(QSize(18, 18))
        self._bar = AttachmentBar(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 7, 7, 7)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        FileDrop(self.field.viewport()).dropped.connect(self.files_dropped)
        self._bar.changed.connect(self._show_button)
        Styling(self, SHEET)
        on_palette_change(self._show_button)
        self.field.entered.connect(self._submit)
        self.field.textChanged.connect(self._show_button)
        self.field.focus_changed.connect(self._show_focus)
        self._button.clicked.connect(self._press)
        self._show_button()

    @property
    def answering(self) -> bool:
        """Whether the button stops rather than sends."""
        return self._answering

    def set_answering(self, answering: bool) -> None:
        """Turn the button into Stop while an answer is written."""
        if answering != self._answering:
            self._answering = answering
            self._button.set_icon("stop" if answering else "send")
            self._button.set_label(tr("Stop") if answering else tr("Send"), "Esc" if answering else tr("Enter"))
            self._show_button()

    def text(self) -> str:
        """What is typed."""
        return self.field.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace what is typed and put the cursor behind it."""
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def put_back(self, text: str) -> None:
        """Type a question again that was not taken, above what has been typed since."""
        typed = self.text().strip()
        if text not in (typed, self.question()):
            self.set_text(f"{text}\n\n{typed}" if typed else text)

    def attach(self, attachment: Attachment) -> None:
        """Let a text go along with the question; one of the same name is replaced."""
        others = [known for known in self._bar.attachments if known.name != attachment.name]
        self._bar.show_these([*others, attachment])
        self.setFocus()

    def question(self) -> str:
        """What would be sent: what is typed, with the texts that go along."""
        return question_with(self.text(), self._bar.attachments)

    def clear(self) -> None:
        """Forget what is typed and what goes along."""
        self.set_text("")
        self._bar.show_these(())

    @Slot()
    def _submit(self) -> None:
        if self.text().strip() and not self._answering:
            self.submitted.emit(self.question())

    @Slot()
    def _press(self) -> None:
        if self._answering:
            self.stop_requested.emit()
        else:
            self._submit()

    @Slot()
    def _show_button(self) -> None:
        usable = self._answering or bool(self.text().strip())
        theme = theme_of(QGuiApplication.palette())
        self._button.setEnabled(usable)
        self._button.set_colour(theme.accent_text if usable else theme.muted)

    @Slot(bool)
    def _show_focus(self, focused: bool) -> None:
        self.setProperty("active", focused)
        self.style().unpolish(self)
        self.style().polish(self)
