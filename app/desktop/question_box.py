"""Asks before something is deleted that cannot be brought back; doing nothing is the default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from app.desktop.styling import style_dialog


def ask_first(
    parent: QWidget,
    title: str,
    question: str,
    consequence: str,
    agree: tuple[str, Callable[[], object]],
    *,
    option: QCheckBox | None = None,
) -> None:
    """Show a question over the window; it blocks nothing else.

    Args:
        parent: the window.
        title: of the box.
        question: what is about to happen.
        consequence: what it means.
        agree: the words of the button that does it, and what it calls.
        option: a choice that belongs to the question.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(consequence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words, slot = agree
    button = box.addButton(words, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    button.clicked.connect(lambda _checked: slot())
    if option is not None:
        box.setCheckBox(option)
    style_dialog(box)
    box.open()
