"""What the Help menu opens."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from app.desktop.icons import app_icon
from app.desktop.language import tr, without_mnemonic
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN

TYPING = (
    (tr("Send the question"), tr("Enter")),
    (tr("Start a new line"), "Shift+Enter"),
    (tr("Stop the answer"), "Esc"),
    (tr("Rename the conversation"), "F2"),
    (tr("Delete the conversation"), "Del"),
)


def show_shortcuts(actions: Sequence[QAction], parent: QWidget) -> QDialog:
    """List every key that does something: those of typing, and those of `actions`."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keyed = [(without_mnemonic(action.text()).rstrip("…"), _keys(action)) for action in actions]
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * MARGIN)
    grid.setVerticalSpacing(GAP // 2)
    for place, (what, keys) in enumerate([*TYPING, *keyed]):
        row, column = place % 12, 2 * (place // 12)
        grid.addWidget(QLabel(what), row, column)
        grid.addWidget(QLabel(f"<b>{keys}</b>"), row, column + 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(MARGIN)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    style_dialog(dialog)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QMessageBox:
    """Say what this is."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Inglenook"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIconPixmap(app_icon().pixmap(64, 64))
    box.setText(tr("Inglenook {version}").format(version=_version()))
    box.setInformativeText(
        tr(
            "A desktop assistant that answers on your own machine. Nothing you write leaves it "
            "unless you send it to the cloud yourself.\n\nLicensed under Apache 2.0."
        )
    )
    style_dialog(box)
    box.open()
    return box


def _version() -> str:
    try:
        return version("inglenook")
    except PackageNotFoundError:
        return ""


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
