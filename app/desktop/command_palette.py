"""Everything the window can do and every conversation at hand, found by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.desktop.language import tr, without_mnemonic
from app.desktop.styling import Styling, style_scroll_bar
from app.desktop.theme import GAP

WIDTH: Final = 560
HEIGHT: Final = 420
MOST_SHOWN: Final = 60
SHEET: Final = """
#palette { background: $window; border: 1px solid $muted; }
#palette QLineEdit { background: $base; border: 1px solid $border; border-radius: 8px; padding: 8px 10px; }
#palette QLineEdit:focus { border-color: $accent; }
#palette QListWidget { background: transparent; border: none; outline: none; }
#palette QListWidget::item { border-radius: 8px; padding: 7px 10px; color: $text; }
#palette QListWidget::item:selected { background: $selected; color: $text; }
"""


@dataclass(frozen=True)
class Command:
    """Something that can be chosen."""

    text: str
    run: Callable[[], object]
    note: str = ""
    """Its key, or what kind of thing it is."""


def commands_of(actions: Iterable[QAction]) -> list[Command]:
    """What stands in menus, without what cannot be done now."""
    return [
        Command(
            without_mnemonic(action.text()).rstrip("…"),
            action.trigger,
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        )
        for action in actions
        if action.isEnabled() and not action.isSeparator()
    ]


def rank(query: str, text: str) -> int | None:
    """How well `query` fits `text`, less is better; None where it does not: its letters have to occur in this order.

    The beginning of the text is best, then the beginning of a word, then anywhere, then letters with gaps.
    """
    wanted, given = query.casefold().strip(), text.casefold()
    if not wanted or given.startswith(wanted):
        return 0
    if f" {wanted}" in given:
        return 1
    if wanted in given:
        return 2
    place, first = -1, -1
    for letter in wanted.replace(" ", ""):
        place = given.find(letter, place + 1)
        if place < 0:
            return None
        first = place if first < 0 else first
    return 3 + (place - first) - len(wanted)


class CommandPalette(QDialog):
    """A field and a list below it; Enter runs what is marked.

    Args:
        commands: what can be chosen, in the order in which it is shown before anything is typed.
        parent: the window it lies over.
    """

    def __init__(self, commands: Iterable[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = tuple(commands)
        self._shown: list[Command] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Type a command or the title of a conversation"))
        self.field.setAccessibleName(tr("Command or conversation"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("What fits"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        style_scroll_bar(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        Styling(self, SHEET)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._filter("")
        self._place(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the arrow keys move in the list while the field has the focus, and Enter choose."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if step := steps.get(Qt.Key(event.key())):
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _place(self, parent: QWidget) -> None:
        self.resize(min(WIDTH, parent.width()), min(HEIGHT, parent.height()))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + parent.height() // 8)

    @Slot(str)
    def _filter(self, query: str) -> None:
        ranked = [(rank(query, command.text), command) for command in self._commands]
        fitting = [(place, command) for place, command in ranked if place is not None]
        fitting.sort(key=lambda pair: pair[0])
        self._shown = [command for _, command in fitting[:MOST_SHOWN]]
        self.list.clear()
        for command in self._shown:
            item = QListWidgetItem(f"{command.text}    {command.note}" if command.note else command.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{command.text}, {command.note}".rstrip(", "))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._shown else -1)

    @Slot()
    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            command = self._shown[row]
            self.close()
            command.run()
