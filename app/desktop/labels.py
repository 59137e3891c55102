"""Labels for text from elsewhere: never markup, and wrapped where there is too little room; what fields have."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit

from app.desktop.language import tr
from app.desktop.theme import SMALL, scaled


def plain_label(text: str) -> QLabel:
    """Running text that wraps and never is markup: much of it comes from elsewhere."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label


def small_label(text: str) -> QLabel:
    """The same, as secondary text."""
    label = plain_label(text)
    label.setObjectName("facts")
    label.setFont(scaled(label.font(), SMALL))
    return label


def add_clear_button(field: QLineEdit) -> None:
    """Let `field` be emptied by a click, with a button that screen readers have a name for."""
    field.setClearButtonEnabled(True)
    action = field.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own, which has no words
    if isinstance(action, QAction):
        action.setText(tr("Clear"))
