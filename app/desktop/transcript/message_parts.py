"""What questions and answers have in common: notices, the way between versions, a sign that something is coming."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.desktop.language import tr
from app.desktop.text_button import PAD_X, TextButton
from app.desktop.theme import RADIUS, SMALL, scaled, theme_of
from app.desktop.transcript.text_view import TextView
from core.messages import ChatMessage

_NESTED_LAYOUTS: Final = 6
"""From a line of text to the scroll bar."""
_DOTS_WIDTH: Final = PAD_X + 52


class BranchBar(QWidget):
    """Which version of a message is shown, as in "‹ 2 / 3 ›", and the way to the others."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[int, ...] = ()
        self._current = 0
        self._back = TextButton("‹", tr("Earlier version"))
        self._place = QLabel()
        self._place.setFont(scaled(self.font(), SMALL))
        self._forward = TextButton("›", tr("Later version"))
        self._back.clicked.connect(self._go_back)
        self._forward.clicked.connect(self._go_forward)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self._back, self._place, self._forward):
            row.addWidget(widget)
        self.hide()

    def set_message(self, message: ChatMessage) -> None:
        """Show the place of `message` among its siblings; nothing where it has none."""
        self._ids = message.sibling_ids
        self._current = self._ids.index(message.id) if message.id in self._ids else message.sibling - 1
        self._place.setText(f"{self._current + 1} / {message.siblings}")
        self._place.setAccessibleName(
            tr("Version {current} of {siblings}").format(current=self._current + 1, siblings=message.siblings)
        )
        self._back.setEnabled(self._current > 0)
        self._forward.setEnabled(self._current + 1 < len(self._ids))
        self.setVisible(message.siblings > 1)

    @Slot()
    def _go_back(self) -> None:
        self.chosen.emit(self._ids[self._current - 1])

    @Slot()
    def _go_forward(self) -> None:
        self.chosen.emit(self._ids[self._current + 1])


class Notice(QWidget):
    """A sentence about the conversation, and what to do next, in a quiet box.

    Args:
        text: what happened.
        hint: what to do next.
        is_error: something went wrong.
    """

    def __init__(self, text: str, hint: str = "", *, is_error: bool = False) -> None:
        super().__init__()
        self._words = f"{text} {hint}".strip()
        self._is_error = is_error
        self._text = TextView(tr("Problem") if is_error else tr("Notice"))
        self.setAccessibleName(self._words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 14, 7)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._write()

    @property
    def words(self) -> str:
        """All it says."""
        return self._words

    def add_button(self, button: TextButton) -> None:
        """Put `button` beside the sentence."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded background."""
        theme = theme_of(self.palette())
        paint_box(self, theme.error_background if self._is_error else theme.notice)

    def _write(self) -> None:
        theme = theme_of(self.palette())
        colour = theme.error if self._is_error else theme.muted
        self._text.set_text(self._words, colour, 1.0 if self._is_error else SMALL)


class Thinking(QWidget):
    """Three dots that show that an answer is on its way, and why it has not begun where there is a reason."""

    def __init__(self) -> None:
        super().__init__()
        self._step = 0
        self._words = ""
        self._timer = QTimer(self, interval=350)
        self._timer.timeout.connect(self._advance)
        self.say("")

    def say(self, words: str) -> None:
        """Put `words` beside the dots."""
        self._words = words
        self.setAccessibleName(words or tr("Thinking"))
        metrics = self.fontMetrics()
        self.setFixedSize(QSize(_DOTS_WIDTH + metrics.horizontalAdvance(words), metrics.height() + 6))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """One of the dots stands out."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for dot in range(3):
            painter.setBrush(QColor(theme.accent if dot == self._step else theme.border))
            painter.drawEllipse(QRectF(PAD_X + dot * 14, self.height() / 2 - 4, 8, 8))
        painter.setPen(QColor(theme.muted))
        painter.drawText(self.rect().adjusted(_DOTS_WIDTH, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Move while somebody can see it, and wake nobody up otherwise."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stand still."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def _advance(self) -> None:
        self._step = (self._step + 1) % 3
        self.update()


def paint_box(widget: QWidget, colour: str, radius: float = RADIUS) -> None:
    """Fill `widget` with a rounded box."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(widget.rect()), radius, radius)


def settle_layouts() -> None:
    """Give everything its size now, layout by layout outwards, and not in the turns of the event loop to come."""
    for _ in range(_NESTED_LAYOUTS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
