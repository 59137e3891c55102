"""One place where bytes lie, as a bar: what lies there, how much is used just now, and where the budget ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.desktop.core_sentences import said
from app.desktop.language import tr
from app.desktop.status_line import memory_text
from app.desktop.theme import SMALL, Theme, scaled, theme_of

BAR_HEIGHT: Final = 30
LIVE_HEIGHT: Final = 5
"""Of the line that shows what is used just now."""
GAP: Final = 1.5
"""Between two parts: colours alone do not tell them apart for everybody."""
LEAST_WIDTH: Final = 3.0
"""Of a part, in pixels: the smallest can still be seen."""
FULL_ENOUGH: Final = 0.3
"""When less than this share of the budget is used, the bar shows only so much of it that the parts can be read."""
_PAD: Final = 6

COLOURS: Final[Mapping[str, tuple[str, int]]] = {
    "Words": ("Name.Decorator", 100),
    "Attention": ("Name.Function", 100),
    "Network": ("Name.Class", 100),
    "Experts": ("Keyword", 100),
    "KV cache": ("Literal.Number", 100),
    "Read-ahead": ("Literal.String", 100),
    "Computation": ("Comment", 100),
    "Inglenook itself": ("Comment", 130),
    "Encoder": ("Keyword", 130),
    "Your own encoder": ("Keyword", 90),
    "Draft model": ("Name.Function", 130),
}
"""For each part a kind of code, as the theme has them, and how dark it is, in per cent of that."""
_UNKNOWN: Final = ("Comment", 100)


@dataclass(frozen=True)
class Segment:
    """A part of a bar.

    Args:
        name: what it is.
        bytes: how much of it there is.
        note: more about it, such as "layers 0-11"; "" for nothing.
    """

    name: str
    bytes: int
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """What a bar shows, in bytes.

    Args:
        title: what a screen reader calls it.
        segments: from left to right.
        capacity: that there is; 0 where it is not known.
        budget: where the line is; 0 for none.
    """

    title: str
    segments: tuple[Segment, ...]
    capacity: int = 0
    budget: int = 0

    @property
    def used(self) -> int:
        """By all segments together."""
        return sum(segment.bytes for segment in self.segments)


def colour_of(name: str, theme: Theme) -> str:
    """The colour of a part, as "#rrggbb"; the same wherever it lies."""
    kind, strength = COLOURS.get(name, _UNKNOWN)
    return QColor(theme.code[kind]).darker(strength).name()


def scale_of(bar: Bar, live: int = 0) -> int:
    """Bytes that the whole width stands for: up to the budget or what there is, unless the parts would be too small."""
    most = max(bar.used, live, 1)
    limit = bar.budget or bar.capacity
    if limit and most < FULL_ENOUGH * limit:
        return round(most / FULL_ENOUGH)
    return round(max(most, limit) * 1.04)


def spans(sizes: Sequence[int], scale: int, width: float) -> list[tuple[float, float]]:
    """Where each part begins and how wide it is, in pixels; none is narrower than can be seen, and all stay inside.

    Args:
        sizes: bytes.
        scale: bytes that `width` stands for.
        width: pixels.
    """
    widths = [max(LEAST_WIDTH, size / scale * width) if size > 0 else 0.0 for size in sizes]
    total = sum(widths)
    if total > width > 0:
        widths = [each * width / total for each in widths]
    placed, x = [], 0.0
    for each in widths:
        placed.append((x, each))
        x += each
    return placed


class TierBar(QWidget):
    """Paints a `Bar`; the words about it are in its accessible description and, part by part, in tool tips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = Bar("", ())
        self._live = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def live(self) -> int:
        """Bytes in use just now; 0 where nobody has counted."""
        return self._live

    def show_bar(self, bar: Bar) -> None:
        """Show this from now on."""
        self.bar = bar
        self._describe()
        self.updateGeometry()
        self.update()

    def show_live(self, used: int) -> None:
        """Show how much is used just now."""
        if used != self._live:
            self._live = used
            self._describe()
            self.update()

    def _describe(self) -> None:
        bar = self.bar
        parts = ", ".join(
            f"{said(part.name)} {memory_text(part.bytes)}{f' ({part.note})' if part.note else ''}"
            for part in bar.segments
        )
        used, budget = memory_text(bar.used), memory_text(bar.budget)
        held = tr("{used} of a budget of {budget}").format(used=used, budget=budget) if bar.budget else used
        now = " " + tr("In use now: {memory}.").format(memory=memory_text(self._live)) if self._live else ""
        self.setAccessibleName(f"{said(bar.title)}: {held}")
        self.setAccessibleDescription((f"{parts}." if parts else tr("Nothing.")) + now)

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """The bar, the line under it, and room for the words about the budget."""
        words = self._small_height() if self.bar.budget else 0
        return QSize(320, words + BAR_HEIGHT + 4 + LIVE_HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrower than it likes to be, never lower."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tool tips say what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """The part at this place: "KV cache: 75 MB, layers 0-29"; "" beside all of them."""
        sizes = [segment.bytes for segment in self.bar.segments]
        for segment, (begin, wide) in zip(self.bar.segments, self._spans(sizes), strict=True):
            if begin <= x < begin + wide:
                note = f", {segment.note}" if segment.note else ""
                return f"{said(segment.name)}: {memory_text(segment.bytes)}{note}"
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that it has the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that it has it no more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The trough, the parts, the budget and what is used now."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._small_height() if self.bar.budget else 0
        trough = QRectF(0.5, top + 0.5, self.width() - 1, BAR_HEIGHT - 1)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.border), 1))
        painter.setBrush(QColor(theme.hover))
        painter.drawRoundedRect(trough, 6, 6)
        self._paint_parts(painter, theme, trough)
        self._paint_live(painter, theme, trough.bottom() + 4)
        if self.bar.budget:
            self._paint_budget(painter, theme, trough)

    def _paint_parts(self, painter: QPainter, theme: Theme, trough: QRectF) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        sizes = [segment.bytes for segment in self.bar.segments]
        metrics = self.fontMetrics()
        for segment, (begin, wide) in zip(self.bar.segments, self._spans(sizes), strict=True):
            box = QRectF(begin + 2, trough.top() + 2, max(1.0, wide - GAP), trough.height() - 4)
            painter.setBrush(QColor(colour_of(segment.name, theme)))
            painter.drawRoundedRect(box, 3, 3)
            if metrics.horizontalAdvance(said(segment.name)) + 2 * _PAD < box.width():
                painter.setPen(QColor(theme.window))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said(segment.name))
                painter.setPen(Qt.PenStyle.NoPen)
        painter.restore()

    def _paint_live(self, painter: QPainter, theme: Theme, y: float) -> None:
        if not self._live:
            return
        wide = min(1.0, self._live / self._scale()) * (self.width() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(QRectF(2, y, max(LEAST_WIDTH, wide), LIVE_HEIGHT), LIVE_HEIGHT / 2, LIVE_HEIGHT / 2)

    def _paint_budget(self, painter: QPainter, theme: Theme, trough: QRectF) -> None:
        share = self.bar.budget / self._scale()
        words = tr("Budget {budget}").format(budget=memory_text(self.bar.budget))
        x = min(share, 1.0) * (self.width() - 4) + 2
        if share > 1:
            # It lies beyond what the bar shows.
            words, x = f"{words} ›", self.width() - 1.0
        else:
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(x, trough.top() - 3), QPointF(x, trough.bottom() + 3))
        font = scaled(self.font(), SMALL)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        painter.drawText(
            QRectF(max(0.0, min(x - wide / 2, self.width() - wide)), 0, wide, trough.top() - 2),
            Qt.AlignmentFlag.AlignCenter,
            words,
        )

    def _scale(self) -> int:
        return scale_of(self.bar, self._live)

    def _spans(self, sizes: Sequence[int]) -> list[tuple[float, float]]:
        return spans(sizes, self._scale(), self.width() - 4)

    def _small_height(self) -> int:
        return int(self.fontMetrics().height() * SMALL) + 8
