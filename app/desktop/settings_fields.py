"""Turns the description of a setting into the widget that edits it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.desktop.core_sentences import said
from core.settings import Described

WIDTH = 260
HEIGHT = 30
"""Least size of the widgets, in pixels."""


@dataclass(frozen=True)
class Field:
    """A widget that edits one setting."""

    widget: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]


def field_for(described: Described, default: Any) -> Field:
    """The widget for a setting of the type of `default`."""
    field = _build(described, default)
    field.widget.setAccessibleName(said(described.label))
    field.widget.setAccessibleDescription(said(described.help))
    if not isinstance(field.widget, QCheckBox):
        field.widget.setMinimumSize(WIDTH, HEIGHT)
    return field


def _build(described: Described, default: Any) -> Field:
    if described.choices:
        return _choice(described)
    if isinstance(default, bool):
        return _switch(described)
    if isinstance(default, int):
        return _whole_number(described)
    if isinstance(default, float):
        return _number(described)
    return _long_text() if described.multiline else _line(described)


def _choice(described: Described) -> Field:
    box = QComboBox()
    for choice in described.choices:
        box.addItem(said(choice.label), choice.value)
    _ignore_wheel(box)
    return Field(box, box.currentData, lambda value: box.setCurrentIndex(box.findData(value)))


def _switch(described: Described) -> Field:
    box = QCheckBox(said(described.label))
    return Field(box, box.isChecked, box.setChecked)


def _whole_number(described: Described) -> Field:
    box = QSpinBox()
    box.setRange(_bounded(described.least), _bounded(described.most))
    box.setSingleStep(int(described.step))
    _dress(box, described)
    return Field(box, box.value, box.setValue)


def _number(described: Described) -> Field:
    box = QDoubleSpinBox()
    box.setDecimals(max(0, math.ceil(-math.log10(described.step) - 1e-9)))
    box.setRange(max(described.least, -1e12), min(described.most, 1e12))
    box.setSingleStep(described.step)
    _dress(box, described)
    return Field(box, lambda: round(box.value(), box.decimals()), box.setValue)


def _dress(box: QSpinBox | QDoubleSpinBox, described: Described) -> None:
    if described.unit:
        box.setSuffix(f" {said(described.unit)}")
    if described.zero and described.least == 0:
        box.setSpecialValueText(said(described.zero))
    box.setGroupSeparatorShown(described.is_count)
    _ignore_wheel(box)


def _line(described: Described) -> Field:
    line = QLineEdit()
    line.setPlaceholderText(said(described.zero))
    return Field(line, lambda: line.text().strip(), line.setText)


def _long_text() -> Field:
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    text.setFixedHeight(4 * text.fontMetrics().lineSpacing() + 12)
    return Field(text, text.toPlainText, text.setPlainText)


def _bounded(value: float) -> int:
    largest = 2**31 - 1
    return int(max(-largest, min(largest, value)))


class _WheelGuard(QObject):
    """Lets the wheel scroll the page, not change a number that happens to lie under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _ignore_wheel(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))
