"""Style sheets in the colours of the theme, kept in step with the palette."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from string import Template

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QPushButton, QScrollBar, QWidget

from app.desktop.theme import RADIUS, theme_of

CONTROLS_SHEET = """
QPushButton { background: $base; color: $text; border: 1px solid $border; border-radius: 8px; padding: 6px 16px; }
QPushButton:hover { background: $hover; }
QPushButton:default { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton:disabled { background: $window; color: $muted; border-color: $border; }
QPushButton:focus { border: 2px solid $text; padding: 5px 15px; }
QLineEdit, QPlainTextEdit { background: $base; border: 1px solid $border; border-radius: 8px; padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit:disabled { background: $window; color: $muted; }
"""
"""Buttons and fields, on dialogs and on pages of the window."""
DIALOG_SHEET = "QDialog { background: $window; }" + CONTROLS_SHEET

SCROLL_BAR_WIDTH = 10
SCROLL_BAR_SHEET = f"""
QScrollBar:vertical {{ background: transparent; width: {SCROLL_BAR_WIDTH}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: $border; border-radius: 3px; margin: 2px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: {SCROLL_BAR_WIDTH}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: $border; border-radius: 3px; margin: 2px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: $muted; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; height: 0; width: 0;
}}
"""


class Styling(QObject):
    """Gives a widget a style sheet, and a new one whenever the palette turns light or dark.

    Qt does not tell what lies in a widget with a style sheet of a new palette or font, so the application is heard.

    Args:
        widget: what is styled, with all that lies in it; it owns this object.
        template: a style sheet with $names of `Theme`'s colours and $radius.
    """

    def __init__(self, widget: QWidget, template: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._template = Template(template)
        on_palette_change(self._apply)
        application().fontChanged.connect(self._take_font)
        self._apply()

    @Slot()
    def _take_font(self) -> None:
        self._widget.setStyleSheet("")
        self._apply()

    @Slot()
    def _apply(self) -> None:
        theme = theme_of(QGuiApplication.palette())
        names = [field.name for field in dataclasses.fields(theme) if field.name != "code"]
        colours = {name: getattr(theme, name) for name in names}
        sheet = self._template.substitute(colours, radius=f"{RADIUS}px")
        if sheet != self._widget.styleSheet():
            self._widget.setStyleSheet(sheet)


def style_scroll_bar(area: QAbstractScrollArea) -> None:
    """Give `area` a quiet scroll bar that always has its place, so that nothing moves when it is needed."""
    bar = _QuietScrollBar()
    area.setVerticalScrollBar(bar)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    Styling(bar, SCROLL_BAR_SHEET)


class _QuietScrollBar(QScrollBar):
    """Keeps its place, and shows itself only when there is something to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing, while everything is in view."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def style_dialog(dialog: QDialog, more: str = "") -> None:
    """Give a dialog, once it is built, the application's look; `more` is a style sheet for its own parts."""
    Styling(dialog, DIALOG_SHEET + more)
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())


def on_palette_change(slot: Callable[[], None]) -> None:
    """Call `slot`, a method of a `QObject`, whenever the application turns light or dark."""
    application().paletteChanged.connect(slot)


def application() -> QGuiApplication:
    """The running application."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app
