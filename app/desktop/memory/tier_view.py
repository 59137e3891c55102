"""One place where bytes lie: its name, its bar, and a list of what lies there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.desktop.core_sentences import said
from app.desktop.labels import small_label
from app.desktop.memory.tier_bar import LIVE_HEIGHT, Bar, Segment, TierBar, colour_of
from app.desktop.memory.wording import facts_of_tier
from app.desktop.status_line import memory_text
from app.desktop.theme import GAP, theme_of
from core.plan.picture import PartPicture, TierPicture

COLUMNS = 3
"""Of the list below a bar."""


class Swatch(QWidget):
    """The colour of a part, beside its name.

    Args:
        name: of the part.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A small square."""
        return QSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour_of(self._name, theme_of(self.palette()))))
        painter.drawRoundedRect(QRectF(self.rect()), 2.5, 2.5)


class NowSwatch(Swatch):
    """The line that shows what is used just now, beside the words about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A piece of the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self.palette()).accent))
        line = QRectF(0, (self.height() - LIVE_HEIGHT) / 2, self.width(), LIVE_HEIGHT)
        painter.drawRoundedRect(line, LIVE_HEIGHT / 2, LIVE_HEIGHT / 2)


class TierView(QWidget):
    """A tier of a plan. It is kept while plans change, so that the focus stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TierBar(self)
        self._name = QLabel(self)
        self._name.setObjectName("heading")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = small_label("")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._legend = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        top = QHBoxLayout()
        top.addWidget(self._name)
        top.addWidget(self._facts, 1)
        self._column.addLayout(top)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._legend)

    def show_tier(self, tier: TierPicture, parts: tuple[PartPicture, ...], budget: int) -> None:
        """Show what lies there.

        Args:
            tier: the place.
            parts: of a plan, those that lie in it.
            budget: bytes; 0 where it does not concern this place.
        """
        self._name.setText(said(tier.name))
        self._facts.setText(facts_of_tier(tier))
        segments = tuple(Segment(part.name, part.bytes, part.layers) for part in parts)
        self.bar.show_bar(Bar(tier.name, segments, tier.capacity_bytes, budget))
        legend = _legend(parts)
        self._column.replaceWidget(self._legend, legend)
        self._legend.hide()
        self._legend.deleteLater()
        self._legend = legend


def _legend(parts: tuple[PartPicture, ...]) -> QWidget:
    """Every part in words: the smallest is narrow in the bar, and a screen reader reads these one by one."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(2, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(3)
    for place, part in enumerate(parts):
        row, column = place // COLUMNS, 2 * (place % COLUMNS)
        layers = f" · {part.layers}" if part.layers else ""
        grid.addWidget(Swatch(part.name), row, column, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(small_label(f"{said(part.name)} {memory_text(part.bytes)}{layers}"), row, column + 1)
    for column in range(COLUMNS):
        grid.setColumnStretch(2 * column + 1, 1)
    return widget
