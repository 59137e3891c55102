"""The list of remembered answers: found as words are typed, fetched in parts as it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.desktop.cache.answer_model import AnswerDelegate, AnswerModel
from app.desktop.calls import Calls
from app.desktop.icons import line_icon
from app.desktop.labels import add_clear_button, plain_label, small_label
from app.desktop.language import number, tr
from app.desktop.styling import on_palette_change, style_scroll_bar
from app.desktop.theme import GAP, theme_of
from core.cache_messages import CachedAnswer, CachedListed, ListCached
from core.process.channel import Failed

PAGE: Final = 100
"""Answers asked for at once."""
SEARCH_DELAY_MS: Final = 180
NEAR_END: Final = 300
"""Pixels from the end of the list at which more is fetched."""
NOTHING_YET: Final = tr(
    "Nothing is remembered yet.\n\nWhen a question that was answered before comes up again, "
    "its answer is given at once. What depends on the day, on you or on this machine is not "
    "remembered."
)


class SearchField(QLineEdit):
    """Words to search for; the arrow keys lead from it into the list."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Down and Enter go to what was found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
            return
        super().keyPressEvent(event)


class AnswerList(QWidget):
    """Shows what the assistant remembers, last of use first; one answer is always chosen while there is any.

    Args:
        calls: to the assistant.
        parent: the page.
    """

    chosen = Signal(int)
    """An entry; 0 when none is chosen any more."""

    def __init__(self, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._listing = 0
        self._adding = 0
        self._complete = True
        self._told = 0
        self.model = AnswerModel()
        self.model.setParent(self)
        self.search = SearchField(self)
        self.view = QListView(self)
        self.empty = plain_label(tr("Looking…"))
        self.found = small_label("")
        self._build()
        self._connect()
        self.setFocusProxy(self.search)

    @property
    def current(self) -> CachedAnswer | None:
        """The chosen answer; a long one is cut."""
        index = self.view.currentIndex()
        return self.model.items[index.row()] if index.isValid() else None

    @Slot()
    def refresh(self) -> None:
        """Ask for the list anew, with the words that are typed."""
        self._typing.stop()
        self._calls.forget(self._listing)
        self._calls.forget(self._adding)
        self._adding = 0
        self._listing = self._calls.send(ListCached(self.search.text().strip(), PAGE), self._take)

    def change(self, item: CachedAnswer) -> None:
        """Show what an answer has become."""
        self.model.change(item)

    def remove(self, entry: int) -> None:
        """Take an answer away; the one below it is chosen next."""
        row = self.model.row_of(entry)
        self.model.remove(entry)
        if row >= 0:
            self._choose(min(row, self.model.rowCount() - 1))
            self._load_more()
            if not self.model.rowCount():
                self.refresh()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these for the chosen answer, by their keys and in its menu."""
        self.view.addActions(list(actions))

    # Building

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Search questions and answers"))
        self.search.setAccessibleName(tr("Search remembered answers"))
        add_clear_button(self.search)
        self._magnifier = QAction(tr("Search"), self.search)
        self.search.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        on_palette_change(self._draw_magnifier)
        self._draw_magnifier()
        view = self.view
        style_scroll_bar(view)
        view.setAccessibleName(tr("Remembered answers"))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setModel(self.model)
        view.setItemDelegate(AnswerDelegate(view))
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty.setObjectName("facts")
        self.empty.setMargin(GAP)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.found)
        self.found.hide()
        layout.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY_MS)
        self._typing.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typing.start)
        self.search.list_wanted.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.verticalScrollBar().valueChanged.connect(self._load_more)
        self.view.verticalScrollBar().rangeChanged.connect(self._load_more)
        self.view.customContextMenuRequested.connect(self._show_menu)

    @Slot()
    def _draw_magnifier(self) -> None:
        self._magnifier.setIcon(line_icon("search", theme_of(QGuiApplication.palette()).muted))

    # What the user does

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        index = self.view.indexAt(position)
        if index.isValid():
            self.view.setCurrentIndex(index)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.view.actions())
            menu.popup(self.view.viewport().mapToGlobal(position))

    @Slot()
    def _load_more(self) -> None:
        bar = self.view.verticalScrollBar()
        if not self._complete and not self._adding and bar.value() >= bar.maximum() - NEAR_END:
            request = ListCached(self.search.text().strip(), PAGE, self.model.rowCount())
            self._adding = self._calls.send(request, self._take_more)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.current.id if self.current is not None else 0
        if entry != self._told:
            self._told = entry
            self.chosen.emit(entry)

    def _choose(self, row: int) -> None:
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    # What the assistant answers

    def _take(self, event: object) -> None:
        self._listing = 0
        if isinstance(event, Failed):
            self._show_nothing(f"{event.message} {event.hint}".rstrip())
        elif isinstance(event, CachedListed):
            before, place = self._told, self.view.verticalScrollBar().value()
            self.model.replace(event.items)
            self._complete = len(event.items) >= event.total
            self.found.setText(tr("{total} found").format(total=number(event.total)))
            self.found.setVisible(bool(event.query and event.total))
            if not event.items:
                self._show_nothing(
                    tr("No remembered answer has “{query}”.").format(query=event.query) if event.query else NOTHING_YET
                )
                return
            self._stack.setCurrentWidget(self.view)
            self._told = -1
            self._choose(max(0, self.model.row_of(before)))
            self.view.verticalScrollBar().setValue(place if self.model.row_of(before) >= 0 else 0)

    def _take_more(self, event: object) -> None:
        self._adding = 0
        if isinstance(event, CachedListed):
            self.model.extend(event.items)
            self._complete = not event.items or self.model.rowCount() >= event.total
        elif isinstance(event, Failed):
            self._complete = True

    def _show_nothing(self, words: str) -> None:
        self.model.replace(())
        self._complete = True
        self.found.hide()
        self.empty.setText(words)
        self._stack.setCurrentWidget(self.empty)
        self._told = 0
        self.chosen.emit(0)
