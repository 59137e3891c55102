"""Conversations as a Qt model, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.desktop.theme import SMALL, scaled, theme_of
from core.messages import ConversationSummary, is_private

ID_ROLE = Qt.ItemDataRole.UserRole
SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
PRIVATE: Final = "Private, until you quit"
"""Instead of the time of a conversation that is in memory only."""


class ConversationModel(QAbstractListModel):
    """Conversations, the newest first, for a Qt view."""

    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._items: list[ConversationSummary] = []

    @property
    def items(self) -> Sequence[ConversationSummary]:
        """The conversations, in order."""
        return self._items

    def replace(self, items: Sequence[ConversationSummary]) -> None:
        """Show these; where only texts differ, the view keeps its place."""
        if [item.id for item in items] == [item.id for item in self._items]:
            self._items = list(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def extend(self, items: Sequence[ConversationSummary]) -> None:
        """Add older ones at the end."""
        known = {item.id for item in self._items}
        fresh = [item for item in items if item.id not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._items), len(self._items) + len(fresh) - 1)
            self._items += fresh
            self.endInsertRows()

    def row_of(self, conversation: int) -> int:
        """Where a conversation is, -1 if it is not shown."""
        return next((row for row, item in enumerate(self._items) if item.id == conversation), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's signature)
        """How many are shown."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, id, or what a screen reader says."""
        item = self._items[index.row()]
        second = item.excerpt or (PRIVATE if is_private(item.id) else when(item.updated))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}, {second}"
        return {int(ID_ROLE): item.id, int(SECOND_LINE_ROLE): second}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every title can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt's)
        """Take a new title."""
        item, title = self._items[index.row()], " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not title or title == item.title:
            return False
        self._items[index.row()] = ConversationSummary(item.id, title, item.updated, item.messages, item.excerpt)
        self.dataChanged.emit(index, index)
        self.renamed.emit(item.id, title)
        return True


class ConversationDelegate(QStyledItemDelegate):
    """Draws a title with a quiet second line, and knows whether a title is being edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editing = False
        self.closeEditor.connect(self._note_end)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Two lines and air."""
        return QSize(100, round(option.fontMetrics.height() * (1 + SMALL)) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one conversation."""
        theme = theme_of(QGuiApplication.palette())
        area, state = option.rect.adjusted(8, 1, -8, -1), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border if state & QStyle.StateFlag.State_Selected else theme.hover))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)
        inner = area.adjusted(10, 6, -10, -6)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        _draw_line(painter, inner, index.data(), Qt.AlignmentFlag.AlignTop)
        painter.setFont(scaled(option.font, SMALL))
        painter.setPen(QColor(theme.muted))
        _draw_line(painter, inner, index.data(SECOND_LINE_ROLE), Qt.AlignmentFlag.AlignBottom)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """A field for the title."""
        self.editing = True
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName("Title")
        return editor

    @Slot()
    def _note_end(self) -> None:
        self.editing = False


def when(moment: float) -> str:
    """A moment (seconds since 1970), briefly: "14:02", "Yesterday", "Monday", "12 Nov 2025"."""
    then, now, locale = QDateTime.fromSecsSinceEpoch(int(moment)), QDateTime.currentDateTime(), QLocale()
    days = then.date().daysTo(now.date())
    if days <= 0:
        return locale.toString(then.time(), QLocale.FormatType.ShortFormat)
    if days == 1:
        return "Yesterday"
    if days < 7:
        return locale.dayName(then.date().dayOfWeek())
    return locale.toString(then.date(), "d MMM" if then.date().year() == now.date().year() else "d MMM yyyy")


def _draw_line(painter: QPainter, area: QRect, text: str, edge: Qt.AlignmentFlag) -> None:
    elided = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(edge | Qt.AlignmentFlag.AlignLeft), elided)
