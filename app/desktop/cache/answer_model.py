"""Remembered answers as a Qt model, and how one of them is drawn in the list."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.desktop.cache.wording import facts_of
from app.desktop.theme import SMALL, scaled, theme_of
from core.cache_messages import CachedAnswer

ANSWER_ROLE: Final = int(Qt.ItemDataRole.UserRole)
FACTS_ROLE: Final = ANSWER_ROLE + 1
BEGINNING: Final = 300
"""Characters of an answer that are looked at for its line in the list."""
_MARKS: Final = re.compile(r"\*\*|`+|^#{1,6} ", re.MULTILINE)
Index = QModelIndex | QPersistentModelIndex


class AnswerModel(QAbstractListModel):
    """Remembered answers in the order in which they came."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[CachedAnswer] = []

    @property
    def items(self) -> Sequence[CachedAnswer]:
        """The answers, in order."""
        return self._items

    def replace(self, items: Sequence[CachedAnswer]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def extend(self, items: Sequence[CachedAnswer]) -> None:
        """Add more at the end; those that are shown already stay where they are."""
        known = {item.id for item in self._items}
        fresh = [item for item in items if item.id not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._items), len(self._items) + len(fresh) - 1)
            self._items += fresh
            self.endInsertRows()

    def change(self, item: CachedAnswer) -> None:
        """Show what an answer has become."""
        row = self.row_of(item.id)
        if row >= 0:
            self._items[row] = item
            self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, entry: int) -> None:
        """Take one away."""
        row = self.row_of(entry)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._items[row]
            self.endRemoveRows()

    def row_of(self, entry: int) -> int:
        """Where an answer is, -1 if it is not shown."""
        return next((row for row, item in enumerate(self._items) if item.id == entry), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's signature)
        """How many are shown."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The question, the beginning of the answer, what is known of it, or what a screen reader says."""
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _one_line(item.question)
        if role == ANSWER_ROLE:
            return _without_marks(item.answer)
        if role == FACTS_ROLE:
            return facts_of(item, time.time())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((_one_line(item.question), _without_marks(item.answer), facts_of(item, time.time())))
        return None


class AnswerDelegate(QStyledItemDelegate):
    """Draws a question, and below it, more quietly, the beginning of its answer and what is known of that."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Three lines and air."""
        return QSize(100, round(option.fontMetrics.height() * (1 + 2 * SMALL)) + 24)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one answer."""
        theme = theme_of(QGuiApplication.palette())
        area, state = option.rect.adjusted(0, 2, -4, -2), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent if focused else theme.border))
        lit = chosen or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(theme.selected if chosen else theme.hover if lit else theme.base))
        painter.drawRoundedRect(area.adjusted(1, 0, -1, 0), 8, 8)
        inner = area.adjusted(12, 7, -12, -7)
        lines = (index.data(), index.data(ANSWER_ROLE), index.data(FACTS_ROLE))
        small = scaled(option.font, SMALL)
        for text, font, colour in zip(
            lines, (option.font, small, small), (theme.text, theme.text, theme.muted), strict=True
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            height = painter.fontMetrics().height()
            _draw_line(painter, QRect(inner.left(), inner.top(), inner.width(), height), text)
            inner.setTop(inner.top() + height + 3)
        painter.restore()


def _draw_line(painter: QPainter, area: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), elided)


def _without_marks(text: str) -> str:
    """The beginning of an answer without the signs that only Markdown needs."""
    return _one_line(_MARKS.sub("", text[:BEGINNING]))


def _one_line(text: str) -> str:
    return " ".join(text[:BEGINNING].split())
