"""A page whose parts stand in one column of bounded width, in the middle of what is seen of it, and scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desktop.styling import style_scroll_bar
from app.desktop.theme import GAP, MARGIN


def column_of(page: QWidget, widest: int, name: str, style_name: str) -> QVBoxLayout:
    """Lay out a page that has no layout yet; returns the column for its parts.

    Args:
        page: to be filled.
        widest: pixels of the column.
        name: for those who hear what is on the screen.
        style_name: of the areas behind the column, in style sheets.
    """
    body = QWidget()
    body.setObjectName(style_name)
    body.setMaximumWidth(widest)
    column = QVBoxLayout(body)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(GAP)
    holder = QWidget()
    holder.setObjectName(style_name)
    middle = QHBoxLayout(holder)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addStretch(1)
    middle.addWidget(body, 1000)
    middle.addStretch(1)
    area = QScrollArea(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    style_scroll_bar(area)
    area.setWidget(holder)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
    return column
