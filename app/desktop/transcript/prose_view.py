"""Paragraphs, lists and tables of an answer as Qt documents, changed only where the text has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from app.desktop.language import tr
from app.desktop.theme import Theme, code_font, scaled
from app.desktop.transcript.formula import Picture, draw
from app.desktop.transcript.highlight import units
from app.desktop.transcript.markdown import Cell, Paragraph, Rule, Span, Table
from app.desktop.transcript.text_view import TextView, spaced

Line = Paragraph | Rule

_HEADINGS: Final = (1.0, 1.5, 1.3, 1.15, 1.05, 1.0, 1.0)
_QUOTE: Final = QTextFormat.Property.UserProperty.value + 1
_RULE: Final = QTextFormat.Property.UserProperty.value + 2
_MARKER: Final = QTextFormat.Property.UserProperty.value + 3
_DEPTH: Final = QTextFormat.Property.UserProperty.value + 4
_FORMULA_SIZE: Final = 1.15
"""Beside the letters around it: those of formulas are small for their size."""
_FORMULA: Final = QTextFormat.Property.UserProperty.value + 5
_OBJECT: Final = "\ufffc"
"""What stands in a document for a picture."""
_MARKER_WORDS: Final = {"[ ]": "☐", "[x]": "☑"}
_MARKER_GAP: Final = 0.4
"""Between a list marker and its text, in line heights."""
TABLE_EDGE: Final = 4
"""Pixels that Qt adds around a table, with its lower border: parts of a long one stand closer by this much."""
_ALIGNMENTS: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class Formats:
    """How each kind of text looks in one theme and one font.

    Args:
        theme: the colours.
        font: of running text.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self.font = font
        self.em = QFontMetricsF(font).height()
        self.x_height = QFontMetricsF(font).xHeight()
        self._points = QFontInfo(font).pointSizeF()
        self._pixels = QFontInfo(font).pixelSize()
        self._fixed = code_font(font)
        self._characters: dict[tuple[Span, int, bool], QTextCharFormat] = {}

    def characters(self, span: Span, heading: int = 0, *, quoted: bool = False) -> QTextCharFormat:
        """The format for the characters of `span`."""
        key = (replace(span, text="", formula="", display=False), heading, quoted)
        if key not in self._characters:
            self._characters[key] = self._make_characters(*key)
        return self._characters[key]

    def formula(self, span: Span, heading: int = 0, *, quoted: bool = False) -> Picture | None:
        """The picture of a formula; None where it is shown as it is written."""
        if not span.formula:
            return None
        size = self._pixels * _HEADINGS[heading] * _FORMULA_SIZE
        colour = self.theme.muted if quoted else self.theme.text
        return draw(span.formula, size, colour, self.x_height, display=span.display)

    def length(self, span: Span, heading: int = 0, *, quoted: bool = False) -> int:
        """How many characters (UTF-16) of the document `span` takes."""
        return units(span.text) if self.formula(span, heading, quoted=quoted) is None else 1

    def _make_characters(self, span: Span, heading: int, quoted: bool) -> QTextCharFormat:
        style = QTextCharFormat()
        factor = _HEADINGS[heading]
        style.setFont(scaled(self._fixed, factor) if span.code else scaled(self.font, factor))
        style.setForeground(QColor(self.theme.muted if quoted else self.theme.text))
        if span.bold or heading:
            style.setFontWeight(QFont.Weight.Bold)
        style.setFontItalic(span.italic)
        style.setFontStrikeOut(span.strike)
        if span.code:
            style.setBackground(QColor(self.theme.inline_code))
        if span.href:
            style.setAnchor(True)
            style.setAnchorHref(span.href)
            style.setToolTip(span.href)
            style.setForeground(QColor(self.theme.link))
            style.setFontUnderline(True)
        return style

    def block(self, line: Line, *, first: bool) -> QTextBlockFormat:
        """The format for the block of `line`; the first of a view has no space above."""
        style = spaced()
        if isinstance(line, Rule):
            style.setProperty(_RULE, True)
            style.setTopMargin(0 if first else self.em * 0.5)
            return style
        above = 0.22 if line.tight else 1.0 if line.heading else 0.4 if line.marker else 0.55
        style.setTopMargin(0 if first else self.em * above)
        style.setLeftMargin(self.em * 0.9 * line.quote + self._overhang(line.marker))
        if line.quote:
            style.setProperty(_QUOTE, line.quote)
        style.setIndent(line.depth)
        if line.marker:
            style.setProperty(_MARKER, line.marker)
            style.setProperty(_DEPTH, line.depth)
        if line.heading:
            style.setHeadingLevel(line.heading)
        return style

    @property
    def look(self) -> tuple[str, str]:
        """Two formats with the same look need not replace each other."""
        return self.theme.name, self.font.key()

    @property
    def indent(self) -> float:
        """How far one level of a list is indented, in pixels."""
        return self.em * 1.5

    def _overhang(self, marker: str) -> float:
        """What a long number such as "1000." needs more than the indentation gives."""
        if not marker[:1].isdecimal():
            return 0
        return max(0, QFontMetricsF(self.font).horizontalAdvance(marker) + self.em * _MARKER_GAP - self.indent)


class ProseView(TextView):
    """Paragraphs, headings, list items and rules, one after the other.

    Args:
        formats: how they look.
        top: space above, in pixels.
    """

    def __init__(self, formats: Formats, top: int = 0) -> None:
        super().__init__(tr("Answer"), top=top)
        self._formats = formats
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self.setFont(formats.font)
        self.document().setIndentWidth(formats.indent)

    @property
    def length(self) -> int:
        """How many lines it shows."""
        return len(self._lines)

    def change(self, index: int, lines: Sequence[Line]) -> None:
        """Keep the first `index` lines and show `lines` after them."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if index < len(self._lines) and lines and _same_shape(self._lines[index], lines[0]):
            self._truncate(cursor, index + 1)
            self._rewrite(cursor, index, lines[0])
            lines = lines[1:]
        else:
            self._truncate(cursor, index)
        for line in lines:
            self._append(cursor, line)
        cursor.endEditBlock()
        has_links = any(span.href for line in self._lines if isinstance(line, Paragraph) for span in line.spans)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.ClickFocus)
        self.fit()

    def _truncate(self, cursor: QTextCursor, count: int) -> None:
        """Keep the first `count` lines."""
        if count >= len(self._lines):
            return
        whole = not _is_continued(self._lines[count])
        cursor.setPosition(max(0, self._starts[count] - (1 if whole else 0)))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        del self._lines[count:], self._starts[count:]
        if not self._lines:
            cursor.setBlockFormat(QTextBlockFormat())

    def _append(self, cursor: QTextCursor, line: Line) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = not self._lines
        if first or not _is_continued(line):
            style = self._formats.block(line, first=first)
            plain = self._formats.characters(Span(""))
            if first:
                cursor.setBlockFormat(style)
                cursor.setBlockCharFormat(plain)
            else:
                cursor.insertBlock(style, plain)
        self._lines.append(line)
        self._starts.append(cursor.position())
        if isinstance(line, Paragraph):
            self._insert(cursor, line, line.spans)

    def _rewrite(self, cursor: QTextCursor, index: int, line: Line) -> None:
        """Change the last line into one of the same shape, from the first character that differs."""
        old = self._lines[index]
        self._lines[index] = line
        if not isinstance(old, Paragraph) or not isinstance(line, Paragraph):
            return
        kept, rest = _difference(
            old.spans, line.spans, lambda span: self._formats.length(span, line.heading, quoted=line.quote > 0)
        )
        cursor.setPosition(self._starts[index] + kept)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._insert(cursor, line, rest)

    def _insert(self, cursor: QTextCursor, line: Paragraph, spans: Sequence[Span]) -> None:
        for span in spans:
            insert_span(cursor, span, self._formats, line.heading, quoted=line.quote > 0)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is copied has the markers of lists, which are not in the document."""
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        write_formulas(copy)
        block = copy.begin()
        while block.isValid():
            if marker := block.blockFormat().stringProperty(_MARKER):
                QTextCursor(block).insertText(f"{_MARKER_WORDS.get(marker, marker)} ")
            block = block.next()
        data = QMimeData()
        data.setText(copy.toPlainText())
        data.setHtml(copy.toHtml())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The text, the markers of lists, the bars beside quotes, and the rules."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.cursorForPosition(event.rect().topLeft()).block()
        layout = self.document().documentLayout()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > event.rect().bottom():
                break
            self._decorate(painter, block, box)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _decorate(self, painter: QPainter, block: QTextBlock, box: QRectF) -> None:
        style = block.blockFormat()
        em, colour = self._formats.em, QColor(self._formats.theme.border)
        if style.hasProperty(_RULE):
            middle = box.center().y()
            painter.setPen(colour)
            painter.drawLine(QPointF(0, middle), QPointF(self.viewport().width(), middle))
        for level in range(style.intProperty(_QUOTE)):
            goes_on = block.next().blockFormat().intProperty(_QUOTE) > level
            bottom = self.document().documentLayout().blockBoundingRect(block.next()).top() if goes_on else box.bottom()
            painter.fillRect(QRectF(level * em * 0.9, box.top(), 3, bottom - box.top()), colour)
        if marker := style.stringProperty(_MARKER):
            self._draw_marker(painter, block, marker, style.intProperty(_DEPTH))

    def _draw_marker(self, painter: QPainter, block: QTextBlock, marker: str, depth: int) -> None:
        """Draw a bullet, a box or a number before the first line of an item, on the side where that line starts."""
        layout = block.layout()
        line = layout.lineAt(0)
        rect = line.naturalTextRect().translated(layout.position())
        em, theme = self._formats.em, self._formats.theme
        leftwards = block.textDirection() == Qt.LayoutDirection.LeftToRight
        gap = em * (0.5 if marker == "•" else _MARKER_GAP)
        edge = rect.left() - gap if leftwards else rect.right() + gap
        baseline = layout.position().y() + line.y() + line.ascent()
        if marker[0].isdecimal():
            painter.setPen(QColor(theme.text))
            painter.setFont(self._formats.font)
            width = QFontMetricsF(self._formats.font).horizontalAdvance(marker)
            painter.drawText(QPointF(edge - width if leftwards else edge, baseline), marker)
            return
        size = em * (0.27 if marker == "•" else 0.62)
        middle = baseline - self._formats.x_height / 2
        place = QRectF(edge - size if leftwards else edge, middle - size / 2, size, size)
        draw_box(painter, place, marker, depth, theme)


def draw_box(painter: QPainter, place: QRectF, marker: str, depth: int, theme: Theme) -> None:
    """Draw the bullet or the task box of a list item into `place`; bullets differ by the depth of their list."""
    is_task = marker != "•"
    done = marker == "[x]"
    painter.setPen(QPen(QColor(theme.accent if done else theme.muted), 1.2))
    filled = QColor(theme.accent if done else theme.muted)
    painter.setBrush(filled if done or (not is_task and depth != 2) else Qt.BrushStyle.NoBrush)
    if is_task:
        painter.drawRoundedRect(place, 2.5, 2.5)
    elif depth > 2:
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawEllipse(place)
    if done:
        painter.setPen(QPen(QColor(theme.accent_text), 1.6))
        corners = [(0.25, 0.52), (0.43, 0.7), (0.76, 0.32)]
        points = [place.topLeft() + QPointF(x * place.width(), y * place.height()) for x, y in corners]
        painter.drawPolyline(points)


class TableView(TextView):
    """A table, or one part of a long one.

    Args:
        formats: how its text looks.
        top: space above, in pixels.
        left: space before, in pixels, for a table inside a list.
    """

    def __init__(self, formats: Formats, top: int = 0, left: int = 0) -> None:
        super().__init__(tr("Table in the answer"), top=top, left=left)
        self._formats = formats
        self._table = Table((), (), (), ())
        self.setFont(formats.font)

    @property
    def table(self) -> Table:
        """What it shows."""
        return self._table

    def set_table(self, table: Table) -> None:
        """Show `table`."""
        self._table = table
        self.clear()
        rows = ([table.header] if table.part == 0 else []) + list(table.rows)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        # The block that Qt keeps before a table takes no room.
        slim = QTextBlockFormat()
        slim.setLineHeight(0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(slim)
        shown = cursor.insertTable(max(1, len(rows)), max(1, len(table.header)), self._table_format(table))
        for number, row in enumerate(rows):
            self._fill(shown, number, row, is_header=table.part == 0 and number == 0)
        cursor.endEditBlock()
        self.fit()

    def _table_format(self, table: Table) -> QTextTableFormat:
        style = QTextTableFormat()
        style.setCellPadding(self._formats.em * 0.35)
        style.setCellSpacing(0)
        style.setBorder(1)
        style.setBorderCollapse(True)
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        style.setBorderBrush(QColor(self._formats.theme.border))
        total = sum(table.weights)
        lengths = [QTextLength(QTextLength.Type.PercentageLength, 100 * weight / total) for weight in table.weights]
        style.setColumnWidthConstraints(lengths)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, min(100, max(40, 100 * total / 60))))
        if table.part == 0:
            style.setHeaderRowCount(1)
        return style

    def _fill(self, shown: QTextTable, number: int, row: Sequence[Cell], *, is_header: bool) -> None:
        for column, cell in enumerate(row):
            place = shown.cellAt(number, column)
            if is_header:
                style = place.format()
                style.setBackground(QColor(self._formats.theme.notice))
                place.setFormat(style)
            cursor = place.firstCursorPosition()
            block = QTextBlockFormat()
            if alignment := _ALIGNMENTS.get(self._table.alignments[column]):
                block.setAlignment(alignment)
            cursor.setBlockFormat(block)
            for span in cell:
                shape = replace(span, bold=True) if is_header else span
                insert_span(cursor, shape, self._formats)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is copied has formulas as they were written."""
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        write_formulas(copy)
        data = QMimeData()
        data.setText(copy.toPlainText())
        data.setHtml(copy.toHtml())
        return data


def insert_span(cursor: QTextCursor, span: Span, formats: Formats, heading: int = 0, *, quoted: bool = False) -> None:
    """Write `span` at the cursor, a formula as its picture."""
    style = formats.characters(span, heading, quoted=quoted)
    picture = formats.formula(span, heading, quoted=quoted)
    if picture is None:
        cursor.insertText(span.text, style)
        return
    name = f"formula:{picture.image.cacheKey()}"
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture.image)
    image = QTextImageFormat()
    image.setName(name)
    image.setWidth(picture.width)
    image.setHeight(picture.height)
    image.setFont(style.font())
    image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    image.setProperty(_FORMULA, span.text)
    image.setToolTip(span.text)
    cursor.insertImage(image)
    cursor.setCharFormat(style)


def write_formulas(document: QTextDocument) -> None:
    """Put the source of each formula in the place of its picture."""
    cursor = document.find(_OBJECT)
    while not cursor.isNull():
        source = cursor.charFormat().stringProperty(_FORMULA)
        cursor.insertText(source.replace("\u2028", "\n"), QTextCharFormat())
        cursor = document.find(_OBJECT, cursor)


def _is_continued(line: Line) -> bool:
    return isinstance(line, Paragraph) and line.continued


def _same_shape(old: Line, new: Line) -> bool:
    if isinstance(old, Rule) or isinstance(new, Rule):
        return old == new
    return replace(old, spans=()) == replace(new, spans=())


def _difference(old: Sequence[Span], new: Sequence[Span], length: Callable[[Span], int]) -> tuple[int, list[Span]]:
    """How many characters at the start of a document can stay, and what comes after them.

    Args:
        old: what it shows.
        new: what it shall show.
        length: how many characters of the document a span takes.
    """
    kept = 0
    for index, span in enumerate(new):
        before = old[index] if index < len(old) else None
        if before == span:
            kept += length(span)
            continue
        if before is None or span.formula or replace(before, text="") != replace(span, text=""):
            return kept, list(new[index:])
        if not span.text.startswith(before.text):
            return kept, list(new[index:])
        more = replace(span, text=span.text[len(before.text) :])
        return kept + length(before), [more, *new[index + 1 :]]
    return kept, []
