"""Asks how small a copy of a model is to be, and with what text it is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.desktop.labels import plain_label, small_label
from app.desktop.language import percent, tr
from app.desktop.status_line import memory_text
from app.desktop.styling import style_dialog
from app.desktop.text_button import TextButton
from app.desktop.theme import GAP, MARGIN
from core.model_messages import ModelOnDisk, ShrinkModel

MEGABYTE: Final = 1_000_000
USUAL_SHARE: Final = 0.75
"""Of the model's size, that is offered first."""
LEAST_SHARE: Final = 0.2
"""Smaller than that no model gets; how small this one can be is found when it is made."""
WIDTH: Final = 460


class ShrinkDialog(QDialog):
    """The size in MB, by slider or number.

    Args:
        model: what is copied.
        parent: the window.
    """

    chosen = Signal(object)
    """A `ShrinkModel`."""

    def __init__(self, model: ModelOnDisk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text_path = ""
        self.setWindowTitle(tr("Make a smaller copy"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.size_box = QSpinBox(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._share = QLabel(self)
        self._text = small_label(tr("Inglenook's own sample of prose, questions and code"))
        self._build()
        style_dialog(self)

    def _build(self) -> None:
        most = max(2, self._model.size // MEGABYTE)
        least = max(1, int(most * LEAST_SHARE))
        for box in (self.size_box, self._slider):
            box.setRange(least, most - 1)
            box.setAccessibleName(tr("Size of the copy in megabytes"))
        self.size_box.setSuffix(" MB")
        self.size_box.setMinimumSize(120, 30)
        self._slider.valueChanged.connect(self.size_box.setValue)
        self.size_box.valueChanged.connect(self._slider.setValue)
        self.size_box.valueChanged.connect(self._show_share)
        self.size_box.setValue(int(most * USUAL_SHARE))
        choose = TextButton(tr("Choose a text…"), tr("Choose a text to measure with"), filled=True, parent=self)
        choose.clicked.connect(self._choose_text)
        size, text, form = QHBoxLayout(), QHBoxLayout(), QFormLayout()
        size.addWidget(self._slider, 1)
        size.addWidget(self.size_box)
        text.addWidget(self._text, 1)
        text.addWidget(choose)
        form.addRow(tr("Size"), size)
        form.addRow("", self._share)
        form.addRow(tr("Measured with"), text)
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(GAP)
        about = plain_label(
            tr(
                "{name} has {size}. Inglenook measures which parts matter most and keeps those in more "
                "detail. The smaller the copy, the more often it is wrong. This takes minutes, for large "
                "models hours, and can be stopped; the original stays."
            ).format(name=self._model.name, size=memory_text(self._model.size))
        )
        about.setMinimumWidth(WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(about)
        layout.addLayout(form)
        layout.addWidget(self._build_buttons())

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        make = buttons.addButton(tr("Make the copy"), QDialogButtonBox.ButtonRole.AcceptRole)
        make.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot(int)
    def _show_share(self, megabytes: int) -> None:
        self._share.setText(
            tr("{megabytes} of the original").format(megabytes=percent(megabytes * MEGABYTE / self._model.size))
        )

    @Slot()
    def _choose_text(self) -> None:
        dialog = QFileDialog(
            self, tr("Text of the kind you will use the model for"), "", tr("Text (*.txt *.md);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_text)
        dialog.open()

    @Slot(str)
    def take_text(self, path: str) -> None:
        """Measure with this file."""
        self._text_path = path
        self._text.setText(Path(path).name)

    @Slot()
    def _accept(self) -> None:
        self.chosen.emit(ShrinkModel(self._model.path, self.size_box.value() * MEGABYTE, self._text_path))
        self.accept()
