"""The text of one answer: a column of prose, code and tables that is changed block by block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.desktop.text_button import PAD_X
from app.desktop.theme import GAP, theme_of
from app.desktop.transcript.code_view import CodeView
from app.desktop.transcript.markdown import Block, Code, Paragraph, Rule, Table
from app.desktop.transcript.markdown_stream import Update
from app.desktop.transcript.prose_view import TABLE_EDGE, Formats, Line, ProseView, TableView

_LINES_PER_VIEW: Final = 120
"""Longer prose goes on in another view: a document gets slower to change as it grows."""

Segment = ProseView | CodeView | TableView


class AnswerBody(QWidget):
    """Shows blocks and follows their changes."""

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = self._current_formats()
        self._segments: list[Segment] = []
        self._firsts: list[int] = []
        self._blocks: list[Block] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD_X, 0, PAD_X, 0)  # text stands above the words of the buttons below it
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def segments(self) -> Sequence[Segment]:
        """What it consists of, from the top."""
        return self._segments

    def apply(self, update: Update) -> None:
        """Change what is shown."""
        self._blocks[update.keep :] = update.blocks
        while self._firsts and self._firsts[-1] > update.keep:
            self._drop_last()
        rest = list(update.blocks)
        if self._segments:
            del rest[: self._change_last(update.keep - self._firsts[-1], rest)]
        while rest:
            del rest[: self._append(len(self._blocks) - len(rest), rest)]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other colours or another font: show everything anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            formats = self._current_formats()
            if formats.look == self._formats.look:
                return
            self._formats = formats
            while self._segments:
                self._drop_last()
            self.apply(Update(0, tuple(self._blocks)))

    def _current_formats(self) -> Formats:
        return Formats(theme_of(self.palette()), self.font())

    def _change_last(self, offset: int, blocks: Sequence[Block]) -> int:
        """Keep `offset` blocks of the last segment and let it show what it can of `blocks`; how many it took."""
        segment = self._segments[-1]
        match segment, blocks:
            case ProseView(), _:
                lines = _leading_lines(blocks, _LINES_PER_VIEW - offset)
                if offset < segment.length or lines:
                    segment.change(offset, lines)
                taken = len(lines)
            case CodeView(), [Code(depth=depth) as code, *_] if offset == 0 and depth == segment.code.depth:
                segment.set_code(code)
                return 1
            case TableView(), [Table(part=part) as table, *_] if offset == 0 and part == segment.table.part:
                segment.set_table(table)
                return 1
            case _:
                taken = 0
        if offset + taken == 0:
            self._drop_last()
        return taken

    def _append(self, first: int, blocks: Sequence[Block]) -> int:
        """Show the first of `blocks`, and what can go with it, in a new segment; how many those are."""
        block = blocks[0]
        before = self._segments[-1] if self._segments else None
        above = GAP if self._segments and not (isinstance(block, Table) and block.part) else 0
        segment: Segment
        taken = 1
        if isinstance(block, Code):
            segment = CodeView(self._formats, above, round(block.depth * self._formats.indent))
            segment.set_code(block)
        elif isinstance(block, Table):
            segment = TableView(self._formats, above, round(block.depth * self._formats.indent))
            segment.set_table(block)
            segment.link_activated.connect(self.link_activated)
        else:
            lines = _leading_lines(blocks, _LINES_PER_VIEW)
            taken = len(lines)
            segment = ProseView(self._formats, above)
            segment.change(0, lines)
            segment.link_activated.connect(self.link_activated)
        if isinstance(segment, TableView) and segment.table.part and isinstance(before, TableView):
            before.clip_bottom(TABLE_EDGE)
        self._segments.append(segment)
        self._firsts.append(first)
        self._column.addWidget(segment)
        segment.show()
        return taken

    def _drop_last(self) -> None:
        segment = self._segments.pop()
        self._firsts.pop()
        self._column.removeWidget(segment)
        segment.hide()
        segment.deleteLater()


def _leading_lines(blocks: Sequence[Block], limit: int) -> list[Line]:
    lines: list[Line] = []
    for block in blocks[: max(0, limit)]:
        if not isinstance(block, Paragraph | Rule):
            break
        lines.append(block)
    return lines
