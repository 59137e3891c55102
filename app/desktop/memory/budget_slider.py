"""Chooses how much memory Inglenook may use: a slider and a number, or automatic."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QWidget

from app.desktop.language import tr
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP

GIGABYTE: Final = 1_000_000_000
LEAST: Final = 200_000_000
"""Bytes; no model runs in less."""
STEPS: Final = 400
SETTLE_MS: Final = 200
"""After the last movement, before a plan is made."""
_FINEST: Final = 0.05


class BudgetSlider(QWidget):
    """The budget that the settings have, and another one that is being tried.

    The slider is logarithmic: a tenth more or less matters as much with 1 GB as with 30.
    """

    tried = Signal(object)
    """A budget in bytes (0 is automatic) that the user has moved to and rested at for a moment."""
    applied = Signal(object)
    """The budget in bytes to use from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 8 * GIGABYTE
        self._set = 0
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.number = QDoubleSpinBox(self)
        self.automatic = QCheckBox(tr("Automatic"), self)
        self.apply_button = TextButton(tr("Apply"), tr("Apply this memory budget"), filled=True, parent=self)
        self.back_button = TextButton(tr("Undo"), tr("Back to the budget in use"), parent=self)
        self._resting = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._build()

    @property
    def budget(self) -> int:
        """What is being tried, in bytes; 0 is automatic."""
        return 0 if self.automatic.isChecked() else round(self.number.value() * GIGABYTE)

    def show_budget(self, budget: int, used: int, total: int) -> None:
        """Show what the settings have.

        Args:
            budget: in bytes; 0 is automatic.
            used: bytes that automatic comes to.
            total: main memory of this machine, in bytes.
        """
        self._set = budget
        self._most = max(total, 2 * LEAST, budget)
        if self._resting.isActive():
            # The user is just choosing another one.
            self._offer()
            return
        with QSignalBlocker(self.number), QSignalBlocker(self.automatic):
            self.number.setRange(LEAST / GIGABYTE, self._most / GIGABYTE)
            self.automatic.setChecked(not budget)
        self._show_number((budget or used) / GIGABYTE)
        self._offer()

    def show_automatic(self, used: int) -> None:
        """Show what automatic comes to, while it is chosen."""
        if self.automatic.isChecked():
            self._show_number(used / GIGABYTE)

    @Slot(bool)
    def allow(self, possible: bool) -> None:
        """Whether what is being tried can be applied."""
        self.apply_button.setEnabled(possible)

    # Building

    def _build(self) -> None:
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 20)
        self.slider.setAccessibleName(tr("Memory budget"))
        self.slider.valueChanged.connect(self._take_slider)
        self.number.setSuffix(" GB")
        self.number.setDecimals(2)
        self.number.setSingleStep(_FINEST)
        self.number.setAccessibleName(tr("Memory budget in gigabytes"))
        self.number.setMinimumSize(110, 30)
        self.number.valueChanged.connect(self._take_number)
        self.automatic.setToolTip(tr("As much as is free, less a fifth for everything else."))
        self.automatic.toggled.connect(self._take_automatic)
        self._resting.timeout.connect(lambda: self.tried.emit(self.budget))
        self.apply_button.clicked.connect(lambda: self.applied.emit(self.budget))
        self.back_button.clicked.connect(self._go_back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        label = QLabel(tr("Use at most"), self)
        layout.addWidget(label)
        for part in (self.slider, self.number, self.automatic, self.apply_button, self.back_button):
            layout.addWidget(part, 1 if part is self.slider else 0)
        self._offer()

    # What the user does

    @Slot(int)
    def _take_slider(self, position: int) -> None:
        gigabytes = budget_at(position / STEPS, self._most) / GIGABYTE
        with QSignalBlocker(self.number):
            self.number.setValue(gigabytes)
        self._leave_automatic()

    @Slot(float)
    def _take_number(self, gigabytes: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(position_of(gigabytes * GIGABYTE, self._most) * STEPS))
        self._leave_automatic()

    def _leave_automatic(self) -> None:
        with QSignalBlocker(self.automatic):
            self.automatic.setChecked(False)
        self._moved()

    @Slot(bool)
    def _take_automatic(self, _chosen: bool) -> None:
        self._moved()

    @Slot()
    def _go_back(self) -> None:
        with QSignalBlocker(self.automatic):
            self.automatic.setChecked(not self._set)
        if self._set:
            self._show_number(self._set / GIGABYTE)
        self._moved()

    def _moved(self) -> None:
        self.apply_button.setEnabled(False)
        self._offer()
        self._resting.start()

    def _show_number(self, gigabytes: float) -> None:
        with QSignalBlocker(self.number), QSignalBlocker(self.slider):
            self.number.setValue(gigabytes)
            self.slider.setValue(round(position_of(gigabytes * GIGABYTE, self._most) * STEPS))

    def _offer(self) -> None:
        differs = abs(self.budget - self._set) > _FINEST / 10 * GIGABYTE
        for button in (self.apply_button, self.back_button):
            button.setVisible(differs)


def budget_at(share: float, most: float) -> float:
    """The budget in bytes at a share, 0 to 1, of the slider's way."""
    return float(LEAST * (most / LEAST) ** share)


def position_of(budget: float, most: float) -> float:
    """The inverse: a share of the slider's way."""
    return min(1.0, max(0.0, math.log(max(budget, 1.0) / LEAST) / math.log(most / LEAST)))
