"""Buttons that are only their words, until the mouse or the focus is on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.desktop.language import tr
from app.desktop.theme import SMALL, scaled, theme_of

PAD_X: Final = 8
"""Between the edge of a button and its words, in pixels."""
_PAD_Y: Final = 4


class TextButton(QPushButton):
    """A quiet button.

    Args:
        text: what it says.
        name: its accessible name, where the text alone does not tell what it acts on.
        filled: with a background and a border, for the few that should be seen from afar.
        small: in the size of secondary text.
    """

    def __init__(
        self, text: str, name: str = "", *, filled: bool = False, small: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._filled = filled
        self._hovered = False
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if small:
            self.setFont(scaled(self.font(), SMALL))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Just the words and a little space."""
        metrics = self.fontMetrics()
        wide = 2 if self._filled else 1
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PAD_X * wide, metrics.height() + 2 * _PAD_Y * wide)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As small as it likes to be."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The mouse is on it."""
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The mouse has left."""
        self._hovered = False
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Words, and a rounded background where one is due."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(box.height() / 2, 14.0) if self._filled else 6.0
        lit = self.isEnabled() and (self._hovered or self.isDown())
        painter.setPen(QColor(theme.border) if self._filled else Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1.5))
        if lit or self._filled:
            painter.setBrush(QColor(theme.hover if lit else theme.base))
        painter.drawRoundedRect(box, radius, radius)
        strong = self.isEnabled() and (lit or self._filled or self.hasFocus())
        painter.setPen(QColor(theme.text if strong else theme.muted))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class CopyButton(TextButton):
    """Puts a text on the clipboard, and says so for a moment.

    Args:
        source: asked for the text when the button is pressed.
        name: its accessible name.
    """

    def __init__(self, source: Callable[[], str], name: str) -> None:
        super().__init__(tr("Copy"), name)
        self._source = source
        self._said = QTimer(self, interval=1500, singleShot=True)
        self._said.timeout.connect(self._offer)
        self.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._source())
        self.setText(tr("Copied"))
        self._said.start()

    @Slot()
    def _offer(self) -> None:
        self.setText(tr("Copy"))
