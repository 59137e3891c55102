"""Conversations as a Qt model, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.desktop.language import number, tr
from app.desktop.theme import SMALL, Theme, scaled, theme_of
from core.conversation_messages import Folder
from core.messages import ConversationSummary, is_private

ID_ROLE = Qt.ItemDataRole.UserRole
SECOND_LINE_ROLE = Qt.ItemDataRole.UserRole + 1
GROUP_ROLE = Qt.ItemDataRole.UserRole + 2
DRAGGED: Final = "application/x-inglenook-conversation"
Index = QModelIndex | QPersistentModelIndex
PRIVATE: Final = tr("Private, until you quit")
"""Instead of the time of a conversation that is in memory only."""


@dataclass(frozen=True)
class Group:
    """A heading over conversations."""

    name: str
    """That of a folder, "" for others."""
    label: str
    conversations: int = 0
    collapsed: bool = False


PINNED: Final = Group("", tr("Pinned"))
OTHERS: Final = Group("", tr("Other chats"))


class ConversationModel(QAbstractListModel):
    """Conversations for a Qt view: pinned ones, folders and the rest under headings, where there are such groups."""

    renamed = Signal(int, str)
    moved = Signal(int, str)
    """A conversation that was dragged, and the folder it was dropped in; "" is none."""
    pinned = Signal(int)
    """A conversation that was dropped among the pinned ones."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[ConversationSummary] = []
        self._folders: tuple[Folder, ...] = ()
        self._collapsed: frozenset[str] = frozenset()
        self._complete = True
        self._rows: list[Group | ConversationSummary] = []

    @property
    def items(self) -> Sequence[ConversationSummary]:
        """The conversations, in order."""
        return self._items

    @property
    def folders(self) -> Sequence[Folder]:
        """All folders, by name."""
        return self._folders

    def at(self, index: Index) -> ConversationSummary | Group | None:
        """What stands there."""
        return self._rows[index.row()] if index.isValid() else None

    def replace(
        self,
        items: Sequence[ConversationSummary],
        folders: Sequence[Folder] = (),
        collapsed: Collection[str] = (),
        *,
        complete: bool = True,
    ) -> None:
        """Show these; where only texts differ, the view keeps its place.

        Args:
            items: the conversations; none of collapsed folders.
            folders: those that get a heading; none where a search is shown.
            collapsed: names of folders.
            complete: whether these are all.
        """
        self._folders, self._collapsed, self._complete = tuple(folders), frozenset(collapsed), complete
        rows = self._grouped(items)
        same = list(map(_identity, rows)) == list(map(_identity, self._rows))
        if not same:
            self.beginResetModel()
        self._items, self._rows = list(items), rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def extend(self, items: Sequence[ConversationSummary], *, complete: bool = True) -> None:
        """Add what comes after those that are shown."""
        known = {item.id for item in self._items}
        self._items += [item for item in items if item.id not in known]
        self._complete = complete
        rows = self._grouped(self._items)
        if len(rows) > len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def _grouped(self, items: Sequence[ConversationSummary]) -> list[Group | ConversationSummary]:
        """Conversations with the headings between them; a collapsed folder is only its heading."""
        if not self._folders and not any(item.pinned for item in items):
            return list(items)
        rows: list[Group | ConversationSummary] = [item for item in items if is_private(item.id)]
        kept = [item for item in items if not is_private(item.id)]
        if pinned := [item for item in kept if item.pinned]:
            rows += [PINNED, *pinned]
        for folder in self._folders_begun(kept):
            if folder.conversations:
                inside = [item for item in kept if item.folder == folder.name and not item.pinned]
                rows.append(Group(folder.name, folder.name, folder.conversations, folder.name in self._collapsed))
                rows += inside
        names = {folder.name for folder in self._folders}
        if others := [item for item in kept if not item.pinned and item.folder not in names]:
            rows += [OTHERS, *others]
        return rows

    def _folders_begun(self, kept: Sequence[ConversationSummary]) -> Sequence[Folder]:
        """Those whose place is known: the next page of the list must only add to the end."""
        last = kept[-1] if kept else None
        if self._complete or (last is not None and not last.pinned and not last.folder):
            return self._folders
        names = [folder.name for folder in self._folders]
        if last is None or last.pinned or last.folder not in names:
            return ()
        return self._folders[: names.index(last.folder) + 1]

    def row_of(self, conversation: int) -> int:
        """Where a conversation is, -1 if it is not shown."""
        return next(
            (
                row
                for row, item in enumerate(self._rows)
                if isinstance(item, ConversationSummary) and item.id == conversation
            ),
            -1,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's signature)
        """How many rows are shown, with headings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, id, or what a screen reader says."""
        item = self._rows[index.row()]
        if isinstance(item, Group):
            return _group_data(item, role)
        second = item.excerpt or (PRIVATE if is_private(item.id) else when(item.updated))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}, {second}"
        return {int(ID_ROLE): item.id, int(SECOND_LINE_ROLE): second}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every title can be edited, and every conversation that is kept can be dragged."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        item = self._rows[index.row()] if index.isValid() else None
        if isinstance(item, ConversationSummary):
            flags |= Qt.ItemFlag.ItemIsEditable
            if not is_private(item.id):
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt's)
        """Take a new title."""
        item, title = self._rows[index.row()], " ".join(str(value).split())
        if not isinstance(item, ConversationSummary):
            return False
        if role != Qt.ItemDataRole.EditRole or not title or title == item.title:
            return False
        renamed = msgspec.structs.replace(item, title=title)
        self._rows[index.row()] = renamed
        self._items = [renamed if one.id == item.id else one for one in self._items]
        self.dataChanged.emit(index, index)
        self.renamed.emit(item.id, title)
        return True

    # Dragging

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's)
        """Conversations of this window only."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 (Qt's)
        """The conversation that is dragged."""
        data = QMimeData()
        item = self.at(indexes[0]) if indexes else None
        if isinstance(item, ConversationSummary):
            data.setData(DRAGGED, QByteArray(str(item.id).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 (Qt's)
        """A conversation is in one place."""
        return Qt.DropAction.MoveAction

    def dropMimeData(  # noqa: N802 (Qt's)
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where a conversation was dropped. The list shows it once that is stored, so nothing is moved here."""
        number = bytes(data.data(DRAGGED).data())
        if action != Qt.DropAction.MoveAction or not number.isdigit() or not self._rows:
            return False
        place = parent.row() if parent.isValid() else max(0, min(row, len(self._rows)) - 1)
        target = self._rows[place]
        if target is PINNED or (isinstance(target, ConversationSummary) and target.pinned):
            self.pinned.emit(int(number))
        else:
            self.moved.emit(int(number), target.name if isinstance(target, Group) else target.folder)
        return False


def _identity(row: Group | ConversationSummary) -> object:
    """What makes two rows the same, whatever their texts."""
    return (row.id, row.pinned, row.folder) if isinstance(row, ConversationSummary) else (row.label, row.collapsed)


def _group_data(group: Group, role: int) -> Any:
    if role == Qt.ItemDataRole.DisplayRole:
        return group.label
    if role == Qt.ItemDataRole.AccessibleTextRole:
        if not group.name:
            return group.label
        count = group.conversations
        chats = tr("1 chat") if count == 1 else tr("{count} chats", "", count).format(count=number(count))
        state = tr("collapsed") if group.collapsed else tr("expanded")
        return tr("Folder {label}, {chats}, {state}").format(label=group.label, chats=chats, state=state)
    return group if role == GROUP_ROLE else None


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
        painter.setLayoutDirection(option.direction)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if state & QStyle.StateFlag.State_Selected else theme.hover))
            painter.drawRoundedRect(area, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)
        inner = area.adjusted(10, 6, -10, -6)
        group = index.data(GROUP_ROLE)
        if isinstance(group, Group):
            _draw_group(painter, inner, group, theme, option.font)
            painter.restore()
            return
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
        editor.setAccessibleName(tr("Title"))
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
        return tr("Yesterday")
    if days < 7:
        return locale.dayName(then.date().dayOfWeek())
    return locale.toString(then.date(), "d MMM" if then.date().year() == now.date().year() else "d MMM yyyy")


def _draw_group(painter: QPainter, area: QRect, group: Group, theme: Theme, font: QFont) -> None:
    """Draw a heading close to what is below it, with an arrow where it can be opened and closed."""
    small = scaled(font, SMALL)
    small.setBold(True)
    painter.setFont(small)
    painter.setPen(QColor(theme.muted))
    height = painter.fontMetrics().height()
    line = area.adjusted(0, area.height() - height, 0, 0)
    if group.name:
        half, middle = height * 0.22, QPointF(line.left() + height * 0.3, line.center().y() + 0.5)
        corners = (
            [(-half, -half), (half, -half), (0, half)]
            if not group.collapsed
            else [(-half, -half), (half, 0), (-half, half)]
        )
        painter.setBrush(QColor(theme.muted))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
        count = number(group.conversations)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
        line = line.adjusted(height, 0, -painter.fontMetrics().horizontalAdvance(count) - 8, 0)
    _draw_line(painter, line, group.label, Qt.AlignmentFlag.AlignVCenter)


def _draw_line(painter: QPainter, area: QRect, text: str, edge: Qt.AlignmentFlag) -> None:
    elided = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(edge | Qt.AlignmentFlag.AlignLeft), elided)
