"""The application's icon, and small line icons in the colour of the text around them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

from app.desktop.styling import on_palette_change
from app.desktop.theme import ICONS, theme_of

SIZE: Final = 18
"""Side of a line icon in device-independent pixels."""


def app_icon() -> QIcon:
    """The hearth."""
    renderer = QSvgRenderer(str(ICONS / "inglenook.svg"))
    icon = QIcon()
    for side in (16, 22, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(_drawn(renderer, side))
    return icon


def line_icon(name: str, colour: str) -> QIcon:
    """The icon in the file `name`.svg, drawn in `colour` ("#rrggbb")."""
    picture = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", QColor(colour).name())
    renderer = QSvgRenderer(QByteArray(picture.encode()))
    icon = QIcon()
    for scale in (1, 2):
        pixmap = _drawn(renderer, SIZE * scale)
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap)
    return icon


class IconButton(QToolButton):
    """A button with a line icon that follows the palette.

    Args:
        name: of the icon's file.
        label: its accessible name and its tool tip.
        parent: the widget it lies in.
        shortcut: shown in the tool tip.
    """

    def __init__(self, name: str, label: str, parent: QWidget | None = None, shortcut: str = "") -> None:
        super().__init__(parent)
        self._icon_name = name
        self._colour = ""
        self.setAutoRaise(True)
        self.setIconSize(QSize(SIZE, SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_label(label, shortcut)
        on_palette_change(self._draw)
        self._draw()

    def set_label(self, label: str, shortcut: str = "") -> None:
        """Change what it is called."""
        self.setAccessibleName(label)
        self.setToolTip(f"{label} ({shortcut})" if shortcut else label)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw()

    def set_colour(self, colour: str) -> None:
        """Draw the icon in `colour` from now on; "" is the palette's text colour."""
        self._colour = colour
        self._draw()

    @Slot()
    def _draw(self) -> None:
        self.setIcon(line_icon(self._icon_name, self._colour or theme_of(QGuiApplication.palette()).text))


def _drawn(renderer: QSvgRenderer, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
