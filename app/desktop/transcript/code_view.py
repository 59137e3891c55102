"""A code block: its language, a button that copies it, and the code in colours."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desktop.language import tr
from app.desktop.text_button import CopyButton
from app.desktop.theme import RADIUS, SMALL, Theme, code_font, scaled
from app.desktop.transcript.highlight import Run, highlight, is_known
from app.desktop.transcript.markdown import Code
from app.desktop.transcript.prose_view import Formats
from app.desktop.transcript.text_view import TextView

_SLICE_S: Final = 0.006
"""How long colouring may hold up the window at a time."""


class CodeView(QWidget):
    """One code block.

    Args:
        formats: of the text around it.
        top: space above, in pixels.
        left: space before, in pixels, for code inside a list.
    """

    def __init__(self, formats: Formats, top: int = 0, left: int = 0) -> None:
        super().__init__()
        self._formats = formats
        self._code = Code("", closed=False)
        self._colours: Iterator[list[tuple[int, list[Run]]]] | None = None
        self._coloured = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._colour_some)
        self._label = QLabel()
        self._label.setFont(scaled(formats.font, SMALL))
        self._copy = CopyButton(self._text_to_copy, tr("Copy the code"))
        self._text = TextView(tr("Code"), wrap=False)
        self._text.setFont(code_font(formats.font))
        self._text.document().setDefaultFont(code_font(formats.font))
        self._text.viewport().installEventFilter(self)
        header = QHBoxLayout()
        header.setContentsMargins(12, 3, 5, 3)
        header.addWidget(self._label)
        header.addStretch()
        header.addWidget(self._copy)
        body = QHBoxLayout()
        body.setContentsMargins(12, 9, 12, 9)
        body.addWidget(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.setContentsMargins(left, top, 0, 0)
        column.addLayout(header)
        column.addLayout(body)
        self._header = header
        self._show_language("")

    @property
    def code(self) -> Code:
        """What it shows."""
        return self._code

    def set_code(self, code: Code) -> None:
        """Show `code`: what is there already stays, colours come once nothing more can follow."""
        before, self._code = self._code, code
        if code.language != before.language:
            self._show_language(code.language)
        cursor = QTextCursor(self._text.document())
        if code.text.startswith(before.text):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(code.text[len(before.text) :], self._plain())
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(code.text, self._plain())
        if code != before:
            self._coloured = False
            self._timer.stop()
            self._text.fit()
            self._text.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Colours are worked out when somebody looks."""
        if event.type() == QEvent.Type.Paint and self._code.closed and not self._coloured:
            self._coloured = True
            self._colours = highlight(self._code.text, self._code.language)
            self._timer.start()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A rounded box with a header."""
        theme = self._formats.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.contentsRect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(path, QColor(theme.code_background))
        painter.save()
        painter.setClipPath(path)
        header = QRectF(self._header.geometry())
        painter.fillRect(
            QRectF(box.left(), box.top(), box.width(), header.bottom() - box.top()), QColor(theme.code_header)
        )
        painter.restore()
        painter.setPen(QColor(theme.border))
        painter.drawPath(path)

    def _plain(self) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(QColor(self._formats.theme.text))
        style.setFont(code_font(self._formats.font))
        return style

    def _show_language(self, language: str) -> None:
        shown = language if len(language) <= 30 else ""
        self._label.setText(shown or "code")
        palette = self._label.palette()
        palette.setColor(self._label.foregroundRole(), QColor(self._formats.theme.muted))
        self._label.setPalette(palette)
        self._copy.setAccessibleName(tr("Copy the {shown} code").format(shown=shown) if shown else tr("Copy the code"))
        self._text.setAccessibleName(tr("{shown} code").format(shown=shown) if is_known(shown) else tr("Code"))

    def _text_to_copy(self) -> str:
        return self._code.text

    @Slot()
    def _colour_some(self) -> None:
        """Colour lines until the time is up; the rest follows when other events have had their turn."""
        assert self._colours is not None
        deadline = time.perf_counter() + _SLICE_S
        for lines in self._colours:
            self._colour(lines)
            if time.perf_counter() > deadline:
                return
        self._timer.stop()
        self._colours = None

    def _colour(self, lines: list[tuple[int, list[Run]]]) -> None:
        document = self._text.document()
        for number, runs in lines:
            block = document.findBlockByNumber(number)
            ranges = [found for run in runs if (found := self._range(run)) is not None]
            if ranges and block.isValid():
                block.layout().setFormats(ranges)
                document.markContentsDirty(block.position(), block.length())

    def _range(self, run: Run) -> QTextLayout.FormatRange | None:
        colour = colour_of(run.kind, self._formats.theme)
        if colour is None:
            return None
        found = QTextLayout.FormatRange()
        found.start, found.length = run.start, run.length
        style = QTextCharFormat()
        style.setForeground(QColor(colour))
        if run.kind.startswith("Comment"):
            style.setFontItalic(True)
        found.format = style
        return found


def colour_of(kind: str, theme: Theme) -> str | None:
    """The colour for a kind of token: its own, or that of the nearest kind above it; None for plain text."""
    while kind and kind not in theme.code:
        kind = kind.rpartition(".")[0]
    return theme.code.get(kind)
