"""Text that can be read, selected and copied, as tall as it needs to be, and that never loads or opens anything."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from app.desktop.styling import SCROLL_BAR_SHEET, Styling
from app.desktop.theme import LINE_HEIGHT, scaled
from app.desktop.transcript.markdown import is_safe_link

_SCROLLING_KEYS: Final = frozenset(
    {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down}
)

_ABOVE_SCROLL_BAR: Final = 5


class TextView(QTextBrowser):
    """A piece of the transcript. It has no scroll bar: its height follows its text.

    Args:
        name: its accessible name.
        top: space above the text, in pixels.
        left: space before the text, in pixels.
        wrap: without it, long lines scroll sideways.
    """

    link_activated = Signal(str)

    def __init__(
        self, name: str, *, top: int = 0, left: int = 0, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._top = top
        self._wrap = wrap
        self._clipped = 0
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sideways = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if wrap else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(sideways)
        if not wrap:
            Styling(self.horizontalScrollBar(), SCROLL_BAR_SHEET)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(left, top, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth if wrap else QTextBrowser.LineWrapMode.NoWrap)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap)
        self.document().setDefaultTextOption(option)
        self.setWordWrapMode(option.wrapMode())
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._open)

    def set_text(self, text: str, colour: str, factor: float = 1.0) -> None:
        """Show plain text.

        Args:
            text: shown as it is.
            colour: as "#rrggbb".
            factor: size relative to the widget's font.
        """
        self.clear()
        style = QTextCharFormat()
        style.setFont(scaled(self.font(), factor))
        style.setForeground(QColor(colour))
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(spaced())
        cursor.insertText(text, style)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs at the present width."""
        size = self.document().size()
        height = math.ceil(size.height()) + self._top - self._clipped
        if self._scrolls_sideways():
            height += self.horizontalScrollBar().sizeHint().height() + _ABOVE_SCROLL_BAR
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
        self.verticalScrollBar().setRange(0, 0)

    def clip_bottom(self, pixels: int) -> None:
        """Leave out the last `pixels`, where there is nothing to read."""
        self._clipped = pixels
        self.fit()

    def widest(self) -> int:
        """The width of the text if no line were wrapped, in pixels."""
        copy = self.document().clone()
        copy.setTextWidth(-1)
        width = math.ceil(copy.idealWidth())
        # Nothing owns it, Python neither.
        copy.deleteLater()
        return width

    def sizeHint(self) -> QSize:  # noqa: N802
        """The width it is given; the height of its text."""
        return QSize(100, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width; the height of its text."""
        return QSize(0, self.minimumHeight())

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:  # noqa: N802
        """Nothing: text from a model or a file must not make this program read or fetch anything."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A new width asks for a new height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
        self.verticalScrollBar().setRange(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolls the conversation; sideways, where there is something to scroll, this text."""
        delta = event.angleDelta()
        sideways = abs(delta.x()) > abs(delta.y()) or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if sideways and self._scrolls_sideways():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that scroll are the conversation's."""
        if event.key() in _SCROLLING_KEYS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _scrolls_sideways(self) -> bool:
        return not self._wrap and self.document().size().width() > self.viewport().width() > 0

    @Slot(QUrl)
    def _open(self, address: QUrl) -> None:
        text = address.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if is_safe_link(text):
            self.link_activated.emit(text)


def spaced() -> QTextBlockFormat:
    """The format of running text: comfortable lines."""
    style = QTextBlockFormat()
    style.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return style
