"""The list of conversations: search, open, rename, pin, file in folders, delete and export them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QModelIndex, QPoint, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.desktop.assistant_link import AssistantLink
from app.desktop.conversation_model import ConversationDelegate, ConversationModel, Group
from app.desktop.icons import IconButton, line_icon
from app.desktop.labels import add_clear_button
from app.desktop.language import number, tr
from app.desktop.question_box import ask_first
from app.desktop.styling import Styling, on_palette_change, style_dialog, style_scroll_bar
from app.desktop.theme import theme_of
from core.cache_messages import CacheCleared, ClearCache
from core.conversation_messages import ConversationRequest, MoveConversation, PinConversation, RenameFolder
from core.messages import (
    Conversations,
    ConversationSummary,
    DeleteConversation,
    ExportConversation,
    Exported,
    ListConversations,
    RenameConversation,
    is_private,
)
from core.process.channel import Done, Failed

PAGE = 200
"""Conversations asked for at once."""
SEARCH_DELAY_MS = 180
REST_MS = 250
"""The pointer passes over conversations on its way; one on which it rests so long may be opened."""
Format = Literal["markdown", "json"]
SUFFIXES: dict[Format, str] = {"markdown": ".md", "json": ".json"}
SHEET = """
#sidebar { background: $notice; border: none; border-right: 1px solid $border; }
#sidebar QListView { background: transparent; border: none; outline: none; }
#sidebar QLineEdit#search { background: $base; border: 1px solid $border; border-radius: 8px; padding: 5px 4px; }
#sidebar QLineEdit#search:focus { border-color: $accent; }
#sidebar QToolButton { border: none; border-radius: 8px; padding: 6px; }
#sidebar QToolButton:hover, #sidebar QToolButton:focus { background: $hover; }
#sidebar QLabel { color: $muted; }
"""


class ConversationList(QFrame):
    """Shows what the assistant has kept, and asks it to change that.

    Args:
        link: to the assistant.
        parent: the widget it lies in.
    """

    chosen = Signal(int)
    hovered = Signal(int)
    """The pointer rests on a conversation."""
    new_requested = Signal()
    branches_wanted = Signal(int)
    """The conversation whose branches the user wants to see."""
    folded = Signal()
    """A folder was opened or closed."""
    renamed = Signal(int, str)
    deleted = Signal(int)
    exported = Signal(str)
    """Path of the written file."""
    said = Signal(str)
    """Something good."""
    failed = Signal(str, str)
    """What happened, and what to do."""

    def __init__(self, link: AssistantLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._link = link
        self._listing = 0
        self._adding = 0
        self._complete = False
        self._shown = 0
        self._deleting: dict[int, tuple[int, bool]] = {}
        """Conversations and whether their remembered answers go too, by call."""
        self._changing: set[int] = set()
        self._collapsed: set[str] = set()
        self._build()
        self._build_actions()
        Styling(self, SHEET)
        link.received.connect(self._on_received)

    # What the window asks of it

    @Slot()
    def refresh(self) -> None:
        """Ask for the list anew, with the search that is typed."""
        self._listing = self._link.send(self._request())

    def set_collapsed(self, folders: Collection[str]) -> None:
        """Show only the headings of these folders."""
        self._collapsed = set(folders)

    @property
    def collapsed(self) -> list[str]:
        """Folders of which only the heading is shown."""
        return sorted(self._collapsed)

    def _request(self, offset: int = 0) -> ListConversations:
        return ListConversations(self.search.text().strip(), PAGE, offset, tuple(self.collapsed))

    def show_current(self, conversation: int) -> None:
        """Mark the conversation that is open; 0 marks none."""
        self._shown = conversation
        row = self.model.row_of(conversation)
        self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def step(self, rows: int) -> None:
        """Open the conversation that lies `rows` below the open one."""
        ids = [item.id for item in self.model.items]
        place = (ids.index(self._shown) if self._shown in ids else -1) + rows
        if 0 <= place < len(ids):
            self.chosen.emit(ids[place])

    def export(self, conversation: int, format_: Format) -> None:
        """Ask where to, then have the conversation written."""
        item = next((item for item in self.model.items if item.id == conversation), None)
        name = file_name(item.title if item else tr("Conversation"))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), tr("Export conversation"), str(Path(folder) / (name + SUFFIXES[format_])))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIXES[format_])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._send(ExportConversation(conversation, format_, path)))
        dialog.open()

    def choose_folder(self, conversation: int) -> None:
        """Ask for the folder that a conversation goes into: one of those there are, or a new one by its name."""
        item = next((item for item in self.model.items if item.id == conversation), None)
        if is_private(conversation):
            return
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(tr("Move to folder"))
        dialog.setLabelText(tr("Folder; empty for none:"))
        dialog.setComboBoxItems(["", *(folder.name for folder in self.model.folders)])
        dialog.setComboBoxEditable(True)
        dialog.setTextValue(item.folder if item is not None else "")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        style_dialog(dialog)
        dialog.textValueSelected.connect(lambda name: self._send(MoveConversation(conversation, name.strip())))
        dialog.open()

    # Building

    def _build(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search conversations"))
        add_clear_button(self.search)
        self._magnifier = QAction(tr("Search"), self.search)
        self.search.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        on_palette_change(self._draw_magnifier)
        self._draw_magnifier()
        self.new_button = IconButton("new-chat", tr("New chat"), self, "Ctrl+N")
        self.new_button.clicked.connect(self.new_requested)
        self.model = ConversationModel()
        self.model.setParent(self)
        self.view = QListView(self)
        style_scroll_bar(self.view)
        self.delegate = ConversationDelegate(self.view)
        self.view.setAccessibleName(tr("Conversations"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.view.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.view.setDragDropOverwriteMode(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = QLabel(tr("Your conversations appear here."), self)
        self._empty.setWordWrap(True)
        self._empty.setMargin(18)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        top = QHBoxLayout()
        top.setContentsMargins(8, 10, 8, 8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new_button)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        self._connect()

    @Slot()
    def _draw_magnifier(self) -> None:
        self._magnifier.setIcon(line_icon("search", theme_of(QGuiApplication.palette()).muted))

    def _connect(self) -> None:
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(SEARCH_DELAY_MS)
        self._typing.timeout.connect(self.refresh)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._tell_hovered)
        self.view.entered.connect(self._resting.start)
        self.view.viewportEntered.connect(self._resting.stop)
        self.search.textEdited.connect(self._typing.start)
        self.search.textChanged.connect(self._refresh_when_cleared)
        self.search.returnPressed.connect(self._choose_first)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.verticalScrollBar().valueChanged.connect(self._load_more)
        self.model.renamed.connect(self._rename)
        self.model.moved.connect(self._move)
        self.model.pinned.connect(self._pin)

    def _build_actions(self) -> None:
        self._actions = [
            self._action(tr("Rename"), "F2", self._edit_title),
            self._action(tr("Branches…"), "", self._show_branches),
            self._action(tr("Export as Markdown…"), "", self._export_markdown),
            self._action(tr("Export as JSON…"), "", self._export_json),
            self._action(tr("Forget its remembered answers…"), "", self._confirm_forgetting),
            self._action(tr("Delete…"), QKeySequence(QKeySequence.StandardKey.Delete), self._confirm_delete),
        ]
        self.view.addActions(self._actions)
        self.view.addAction(self._action(tr("Pin to the top"), "Ctrl+P", self._toggle_pin))

    def _action(self, text: str, shortcut: str | QKeySequence, slot: Any) -> QAction:
        action = QAction(text, self.view)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        return action

    # What the user does

    def _current(self) -> ConversationSummary | None:
        item = self.model.at(self.view.currentIndex())
        return item if isinstance(item, ConversationSummary) else None

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        item = self.model.at(index)
        if isinstance(item, Group):
            self._fold(item)
        elif item is not None and item.id != self._shown:
            self.chosen.emit(item.id)

    def _fold(self, group: Group) -> None:
        """Close an open folder, open a closed one."""
        if group.name:
            self._collapsed ^= {group.name}
            self.folded.emit()
            self.refresh()

    @Slot()
    def _tell_hovered(self) -> None:
        index = self.view.indexAt(self.view.viewport().mapFromGlobal(QCursor.pos()))
        if index.isValid() and self.view.underMouse():
            self.hovered.emit(self.model.items[index.row()].id)

    @Slot()
    def _choose_first(self) -> None:
        self._typing.stop()
        self.refresh()
        self.view.setFocus()

    @Slot(str)
    def _refresh_when_cleared(self, text: str) -> None:
        if not text:
            self._typing.stop()
            self.refresh()

    @Slot(int)
    def _load_more(self, position: int) -> None:
        if self._complete or self._adding or self._listing or position < self.view.verticalScrollBar().maximum() - 200:
            return
        self._adding = self._link.send(ListConversations(self.search.text().strip(), PAGE, self.model.rowCount()))

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        index = self.view.indexAt(position)
        if not index.isValid():
            return
        self.view.setCurrentIndex(index)
        item = self.model.at(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(item, ConversationSummary):
            menu.addActions(self._actions)
            if not is_private(item.id):
                first = self._actions[0]
                menu.insertAction(first, self._pin_action(item, menu))
                menu.insertMenu(first, self._folder_menu(item, menu))
        elif item is not None and item.name:
            self._fill_group_menu(menu, item)
        if menu.isEmpty():
            return
        menu.popup(self.view.viewport().mapToGlobal(position))

    def _pin_action(self, item: ConversationSummary, menu: QMenu) -> QAction:
        action = QAction(tr("No longer pin") if item.pinned else tr("Pin to the top"), menu)
        action.triggered.connect(lambda: self._send(PinConversation(item.id, not item.pinned)))
        return action

    def _folder_menu(self, item: ConversationSummary, parent: QMenu) -> QMenu:
        menu = QMenu(tr("Move to folder"), parent)
        for name in ["", *(folder.name for folder in self.model.folders)]:
            action = menu.addAction(name.replace("&", "&&") or tr("None"))
            action.setCheckable(True)
            action.setChecked(item.folder == name)
            action.triggered.connect(lambda _checked, name=name: self._send(MoveConversation(item.id, name)))
        menu.addSeparator()
        new = menu.addAction(tr("New folder…"))
        new.triggered.connect(
            lambda: self._ask_folder(tr("New folder"), "", lambda name: MoveConversation(item.id, name))
        )
        return menu

    def _fill_group_menu(self, menu: QMenu, group: Group) -> None:
        fold = menu.addAction(tr("Expand") if group.collapsed else tr("Collapse"))
        fold.triggered.connect(lambda: self._fold(group))
        rename = menu.addAction(tr("Rename folder…"))
        rename.triggered.connect(
            lambda: self._ask_folder(tr("Rename folder"), group.name, lambda name: RenameFolder(group.name, name))
        )
        dissolve = menu.addAction(tr("Remove folder, keep its chats"))
        dissolve.triggered.connect(lambda: self._send(RenameFolder(group.name, "")))

    def _ask_folder(self, title: str, name: str, request: Callable[[str], MoveConversation | RenameFolder]) -> None:
        """Ask for the name of a folder; an empty one changes nothing."""
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(title)
        dialog.setLabelText(tr("Name of the folder:"))
        dialog.setTextValue(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        style_dialog(dialog)
        dialog.textValueSelected.connect(lambda text: self._send(request(text)) if text.strip() else None)
        dialog.open()

    @Slot(int, str)
    def _move(self, conversation: int, folder: str) -> None:
        self._send(MoveConversation(conversation, folder))

    @Slot(int)
    def _pin(self, conversation: int) -> None:
        self._send(PinConversation(conversation, True))

    @Slot()
    def _toggle_pin(self) -> None:
        if (item := self._current()) and not is_private(item.id):
            self._send(PinConversation(item.id, not item.pinned))

    @Slot()
    def _show_branches(self) -> None:
        if item := self._current():
            self.branches_wanted.emit(item.id)

    @Slot()
    def _edit_title(self) -> None:
        self.view.edit(self.view.currentIndex())

    @Slot(int, str)
    def _rename(self, conversation: int, title: str) -> None:
        self._send(RenameConversation(conversation, title))
        self.renamed.emit(conversation, title)

    @Slot()
    def _export_markdown(self) -> None:
        if item := self._current():
            self.export(item.id, "markdown")

    @Slot()
    def _export_json(self) -> None:
        if item := self._current():
            self.export(item.id, "json")

    @Slot()
    def _confirm_delete(self) -> None:
        item = self._current()
        if item is None:
            return
        option = QCheckBox(tr("Forget its remembered answers too; pinned ones stay"))
        option.setChecked(True)
        agree = (tr("Delete"), lambda: self._delete(item.id, option.isChecked()))
        question, consequence = (
            tr("Delete “{title}”?").format(title=item.title),
            tr("Its messages cannot be brought back."),
        )
        ask_first(self.window(), tr("Delete conversation"), question, consequence, agree, option=option)

    @Slot()
    def _confirm_forgetting(self) -> None:
        item = self._current()
        if item is None:
            return
        question = tr("Forget the remembered answers of “{title}”?").format(title=item.title)
        consequence = tr("The conversation stays, and so do pinned answers. The others are not given again.")
        agree = (tr("Forget them"), lambda: self._send(ClearCache(conversation=item.id)))
        ask_first(self.window(), tr("Forget answers"), question, consequence, agree)

    def _delete(self, conversation: int, forget: bool) -> None:
        self._deleting[self._link.send(DeleteConversation(conversation))] = (conversation, forget)

    def _send(self, request: RenameConversation | ExportConversation | ClearCache | ConversationRequest) -> None:
        self._changing.add(self._link.send(request))

    # What the assistant answers

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call in (self._listing, self._adding):
            self._take_list(call, event)
        elif call in self._deleting:
            conversation, forget = self._deleting.pop(call)
            if not self._report(event):
                self.deleted.emit(conversation)
                if forget:
                    self._send(ClearCache(conversation=conversation))
            self.refresh()
        elif call in self._changing:
            self._changing.discard(call)
            if self._report(event) or isinstance(event, Done):
                self.refresh()
            elif isinstance(event, Exported):
                self.exported.emit(event.path)
            elif isinstance(event, CacheCleared) and event.count:
                self.said.emit(_forgotten(event.count))

    def _take_list(self, call: int, event: object) -> None:
        first = call == self._listing
        self._listing, self._adding = (0, self._adding) if first else (self._listing, 0)
        if self._report(event) or not isinstance(event, Conversations):
            return
        self._complete = len(event.items) < PAGE
        if not first:
            self.model.extend(event.items, complete=self._complete)
        elif not self.delegate.editing:
            folders = () if event.query else event.folders
            self.model.replace(event.items, folders, self._collapsed, complete=self._complete)
            self.show_current(self._shown)
        self._empty.setText(
            tr("Nothing found for “{query}”.").format(query=event.query)
            if event.query
            else tr("Your conversations appear here.")
        )
        self._stack.setCurrentWidget(self.view if self.model.rowCount() else self._empty)

    def _report(self, event: object) -> bool:
        if isinstance(event, Failed):
            self.failed.emit(event.message, event.hint)
            return True
        return False


def _forgotten(count: int) -> str:
    if count == 1:
        return tr("1 remembered answer is forgotten.")
    return tr("{count} remembered answers are forgotten.", "", count).format(count=number(count))


def file_name(title: str) -> str:
    """A file name, without its suffix, that every system takes, made of a title."""
    cleaned = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", title)
    return " ".join(cleaned.split())[:80].strip(" .") or tr("Conversation")
