"""Walks all widgets of a window, as a screen reader and the Tab key meet them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QHeaderView)
"""What lies in these is a part of them, for the keyboard as for screen readers."""
MOST_LINKS = 30
"""In one text of the tests."""


def elements(root: QWidget) -> Iterator[QWidget]:
    """Everything in `root` that can be used, seen or not."""
    for widget in root.findChildren(QWidget):
        parents = tuple(_parents(widget))
        # Scroll bars, headers and the menu bar's arrow have keys of their own: those of what they belong to.
        if isinstance(widget, INTERACTIVE) and not isinstance(widget, QScrollBar | QHeaderView):
            own = widget.objectName().startswith("qt_") or type(widget).__name__ in ("QTableCornerButton",)
            if not own and not any(isinstance(parent, WHOLE) for parent in parents):
                yield widget


def nameless(root: QWidget) -> list[str]:
    """Paths of the elements of `root` that a screen reader has no name for, with the small buttons in fields."""
    small = [button for field in root.findChildren(QLineEdit) for button in field.findChildren(QAbstractButton)]
    return [path(widget) for widget in (*elements(root), *small) if not name_of(widget)]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls `widget`."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def unreached(root: QWidget) -> list[str]:
    """Paths of the elements of `root` on the screen that neither Tab nor Shift+Tab comes to.

    Of buttons of which one is chosen, the others are reached by the arrow keys from there. Text that is only read is no
    stop, unless it has links.
    """
    met = _tabbed(root, Qt.Key.Key_Tab) | _tabbed(root, Qt.Key.Key_Backtab)
    groups = {id(group) for widget in met if (group := _group(widget)) is not None}
    missing = []
    for widget in elements(root):
        seen = widget.isVisible() and widget.isEnabled() and widget.window() is root.window()
        if not seen or widget in met or _only_read(widget) or id(_group(widget)) in groups:
            continue
        missing.append(path(widget))
    return missing


def path(widget: QWidget) -> str:
    """Where a widget is: the kinds and names of all it lies in."""
    steps = [widget, *_parents(widget)]
    return " > ".join(f"{type(step).__name__}#{step.objectName()}".rstrip("#") for step in reversed(steps))


def _parents(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def _group(widget: QWidget) -> object:
    if not isinstance(widget, QAbstractButton):
        return None
    if widget.group() is not None and widget.group().exclusive():
        return widget.group()
    return widget.parentWidget() if widget.autoExclusive() else None


def _only_read(widget: QWidget) -> bool:
    if not isinstance(widget, QTextEdit) or not widget.isReadOnly():
        return False
    return "href=" not in widget.toHtml()


def _tabbed(root: QWidget, key: Qt.Key) -> set[QWidget]:
    """All that the key comes to, until it is where it began."""
    window = root.window()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    met: set[QWidget] = set()
    QTest.qWait(20)
    focused = QApplication.focusWidget()
    if focused is None or focused.window() is not window:
        window.setFocus()
        QTest.keyClick(window, key)
    first: QWidget | None = None
    last: QWidget | None = None
    stays = 0
    while (focused := QApplication.focusWidget()) is not None:
        # A text with links keeps the focus for one Tab a link.
        stays = stays + 1 if focused is last else 0
        assert stays < MOST_LINKS, f"the Tab key does not leave {path(focused)}"
        owner = next((step for step in (focused, *_parents(focused)) if isinstance(step, WHOLE)), focused)
        if owner in met and stays == 0 and owner is first:
            return met
        if not met:
            first = owner
        met.add(owner)
        last = focused
        QTest.keyClick(focused, key)
    raise AssertionError("the Tab key leads nowhere")
