"""The pages of the window, and the rail on its left that leads to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.icons import IconButton
from app.desktop.language import tr
from app.desktop.styling import Styling

BUTTON_SIZE: Final = 38
"""Side of a button of the rail, in pixels."""
SHEET: Final = """
#rail { background: $notice; border: none; border-right: 1px solid $border; }
#rail QToolButton { border: 1px solid transparent; border-radius: 9px; padding: 0; }
#rail QToolButton:hover { background: $hover; }
#rail QToolButton:checked { background: $selected; }
#rail QToolButton:focus { border-color: $accent; }
"""


class Pages(QWidget):
    """One page at a time; all but the first are built when they are first wanted, and Esc leads back from them.

    Args:
        above: what stays on top of every page.
    """

    turned = Signal(str)
    """The name of the page that is shown now."""

    def __init__(self, above: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = QFrame(self)
        self._rail.setObjectName("rail")
        self._rail.setAccessibleName(tr("Pages"))
        self._buttons = QVBoxLayout(self._rail)
        self._buttons.setContentsMargins(6, 10, 7, 8)
        self._buttons.setSpacing(6)
        self._buttons.addStretch(1)
        # An exclusive group is one stop of the Tab key, and the arrow keys go from button to button.
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        self._builders: dict[str, Callable[[], QWidget]] = {}
        self._built: dict[str, QWidget] = {}
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addLayout(column, 1)
        Styling(self._rail, SHEET)

    @property
    def current(self) -> str:
        """The name of the page that is shown; "" before there is one."""
        return next((name for name, page in self._built.items() if page is self._stack.currentWidget()), "")

    @property
    def label(self) -> str:
        """What the user reads of the page that is shown."""
        button = self._group.checkedButton()
        return button.accessibleName() if button is not None else ""

    def add(self, name: str, label: str, shortcut: str, build: Callable[[], QWidget]) -> None:
        """Offer one more page.

        Args:
            name: its own, and that of its icon.
            label: what the user reads.
            shortcut: said in the tool tip; the menu listens for it.
            build: makes the page.
        """
        button = IconButton(name, label, self._rail, shortcut)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setFixedSize(BUTTON_SIZE, BUTTON_SIZE)
        button.clicked.connect(self._turn_by_button)
        self._group.addButton(button)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._builders[name] = build

    def turn_to(self, name: str) -> QWidget:
        """Show a page; gives it."""
        page = self._built.get(name) or self._build(name)
        for button in self._group.buttons():
            button.setChecked(button.objectName() == name)
        if page is not self._stack.currentWidget() or self._stack.count() == 1:
            self._stack.setCurrentWidget(page)
            self.turned.emit(name)
        return page

    def _build(self, name: str) -> QWidget:
        page = self._built[name] = self._builders[name]()
        self._stack.addWidget(page)
        first = next(iter(self._builders))
        if name != first:
            back = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
            back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            back.activated.connect(lambda: self.turn_to(first))
        return page

    @Slot()
    def _turn_by_button(self) -> None:
        if (button := self._group.checkedButton()) is not None:
            self.turn_to(button.objectName())
