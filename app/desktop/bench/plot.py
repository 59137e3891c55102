"""Plots: lines over an axis, and bars, drawn in the colours of the theme.

Qt's own charts are a library of 6 MB that the desktop does not carry, and others need numpy; two kinds of plots with
ten points are drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.desktop.language import tr
from app.desktop.theme import SMALL, Theme, scaled, theme_of

HEIGHT: Final = 220
"""Of a plot with lines, in pixels."""
BAR: Final = 22
"""Height of a bar, in pixels."""
_TICKS: Final = 4
_POINT: Final = 3.5
_REACH: Final = 14.0
"""Pixels around a point in which its tool tip is shown."""
_COLOURS: Final = ("Name.Function", "Literal.String", "Keyword", "Literal.Number")
"""For each series a kind of code, as the theme has them; the dash pattern tells them apart as well."""
_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


@dataclass(frozen=True)
class Series:
    """One line.

    Args:
        name: what it shows.
        points: x and y, by growing x.
    """

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Bar:
    """One bar.

    Args:
        name: what it shows.
        value: its length.
        text: what stands behind it, such as "12.3 s".
        strong: drawn in the accent colour.
    """

    name: str
    value: float
    text: str
    strong: bool = False


def ticks(most: float, count: int = _TICKS) -> list[float]:
    """Round numbers from 0 to at least `most`, about `count` steps."""
    if not math.isfinite(most) or most <= 0:
        return [0.0, 1.0]
    rough = most / count
    unit = 10 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= rough * (1 - 1e-9))
    return [step * place for place in range(math.ceil(most / step - 1e-9) + 1)]


class LinePlot(QWidget):
    """Lines from zero up; what each point is stands in tool tips and in the accessible description.

    Args:
        title: what a screen reader calls it.
        unit: of y.
        x_text: writes an x, such as "2,048".
        parent: the widget it lies in.
    """

    def __init__(self, title: str, unit: str, x_text: Callable[[float], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        self._x_text = x_text
        self.series: tuple[Series, ...] = ()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_series(self, series: Sequence[Series]) -> None:
        """Show these from now on; those without points are left out."""
        self.series = tuple(one for one in series if one.points)
        said = "; ".join(f"{one.name}: {', '.join(self._words(*point) for point in one.points)}" for one in self.series)
        self.setAccessibleDescription(said or tr("Nothing yet."))
        self.update()

    def point_at(self, place: QPointF) -> str:
        """What lies under a place, in words; "" for nothing."""
        near = [
            (math.hypot(at.x() - place.x(), at.y() - place.y()), f"{one.name}: {self._words(*point)}")
            for one in self.series
            for point, at in zip(one.points, self._places(one), strict=True)
        ]
        distance, words = min(near, default=(math.inf, ""))
        return words if distance <= _REACH else ""

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide, and as high as all plots."""
        return QSize(420, HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrower than it likes to be."""
        return QSize(220, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Tool tips say what a point is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.point_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw axes, lines and names."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), SMALL))
        if not self.series:
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("Nothing measured yet"))
            return
        self._draw_axes(painter, theme)
        for place, one in enumerate(self.series):
            colour = QColor(theme.code[_COLOURS[place % len(_COLOURS)]])
            self._draw_line(painter, one, QPen(colour, 2, _DASHES[place % len(_DASHES)]))
        self._draw_names(painter, theme)

    def _draw_axes(self, painter: QPainter, theme: Theme) -> None:
        area = self._area()
        for value in self._scale():
            y = area.bottom() - value / self._scale()[-1] * area.height()
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.muted))
            box = QRectF(0, y - 9, area.left() - 8, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:g}")
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(0, 0, area.left() + 80, 16), Qt.AlignmentFlag.AlignLeft, self._unit)
        free_from = -math.inf
        for x in sorted({x for one in self.series for x, _ in one.points}):
            words = self._x_text(x)
            wide = painter.fontMetrics().horizontalAdvance(words)
            middle = min(self._x(x), self.width() - wide / 2)
            if middle - wide / 2 > free_from:
                box = QRectF(middle - wide / 2 - 2, area.bottom() + 5, wide + 4, 18)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                free_from = middle + wide / 2 + 8

    def _draw_line(self, painter: QPainter, one: Series, pen: QPen) -> None:
        places = self._places(one)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen.color())
        for place in places:
            painter.drawEllipse(place, _POINT, _POINT)

    def _draw_names(self, painter: QPainter, theme: Theme) -> None:
        """The names of the lines, from the right of the first row on; a single line is what the title says."""
        if len(self.series) == 1:
            return
        x = float(self.width())
        for place, one in reversed(list(enumerate(self.series))):
            wide = painter.fontMetrics().horizontalAdvance(one.name)
            x -= wide + 2
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(x, 0, wide + 4, 16), Qt.AlignmentFlag.AlignLeft, one.name)
            colour = QColor(theme.code[_COLOURS[place % len(_COLOURS)]])
            painter.setPen(QPen(colour, 2, _DASHES[place % len(_DASHES)]))
            painter.drawLine(QPointF(x - 26, 8), QPointF(x - 6, 8))
            x -= 40

    # Where things are

    def _area(self) -> QRectF:
        wide = max(self.fontMetrics().horizontalAdvance(f"{value:g}") for value in self._scale())
        return QRectF(wide + 14, 26, max(10.0, self.width() - wide - 28), HEIGHT - 26 - 28)

    def _scale(self) -> list[float]:
        return ticks(max((y for one in self.series for _, y in one.points), default=1.0))

    def _x(self, x: float) -> float:
        xs = [other for one in self.series for other, _ in one.points]
        least, most = min(xs), max(xs)
        area = self._area()
        return area.center().x() if most == least else area.left() + (x - least) / (most - least) * area.width()

    def _places(self, one: Series) -> list[QPointF]:
        area, top = self._area(), self._scale()[-1]
        return [QPointF(self._x(x), area.bottom() - y / top * area.height()) for x, y in one.points]

    def _words(self, x: float, y: float) -> str:
        return f"{self._x_text(x)}: {y:.3g} {self._unit}"


class BarPlot(QWidget):
    """Bars one below the other, with names before and numbers behind them.

    Args:
        title: what a screen reader calls it.
        parent: the widget it lies in.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these from now on."""
        self.bars = tuple(bars)
        said = ", ".join(f"{bar.name} {bar.text}" for bar in self.bars)
        self.setAccessibleDescription(said or tr("Nothing yet."))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A row for each bar."""
        return QSize(420, max(1, len(self.bars)) * self._row() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrower than it likes to be, never lower."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw names, bars and numbers."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), SMALL))
        metrics = painter.fontMetrics()
        if not self.bars:
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, tr("Nothing measured yet"))
            return
        names = min(self.width() * 0.45, max(metrics.horizontalAdvance(bar.name) for bar in self.bars) + 12.0)
        texts = max(metrics.horizontalAdvance(bar.text) for bar in self.bars) + 10.0
        room = max(10.0, self.width() - names - texts)
        most = max(bar.value for bar in self.bars) or 1.0
        for place, bar in enumerate(self.bars):
            top = place * self._row() + 2.0
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(theme.text))
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(names - 8))
            painter.drawText(QRectF(0, top, names, BAR), Qt.AlignmentFlag.AlignLeft | middle, name)
            wide = max(2.0, bar.value / most * room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if bar.strong else theme.code[_COLOURS[0]]))
            painter.drawRoundedRect(QRectF(names, top + 2, wide, BAR - 4), 3, 3)
            painter.setPen(QColor(theme.text))
            box = QRectF(names + wide + 6, top, texts, BAR)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, bar.text)

    def _row(self) -> int:
        return BAR + 8
