"""Asks for the recovery passphrase: for a new one that the user keeps, or for the one that opens what is encrypted."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN
from core.encryption.passphrase import LEAST_PASSPHRASE, new_passphrase

SHEET = "QLabel#problem { color: $error; }"
WIDTH = 520


class PassphraseDialog(QDialog):
    """A sentence, a field, and a button that stays off until there is something to go on with.

    Args:
        title: of the window.
        explanation: what the passphrase is for.
        agree: the words of the button.
        new: whether it is chosen now: one is suggested, and the user has to say that it is kept.
        parent: the window it lies over.
    """

    given = Signal(str)
    """The passphrase; the dialog stays until `accept`, or shows what was wrong."""

    def __init__(self, title: str, explanation: str, agree: str, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._new = new
        self.field = QLineEdit(new_passphrase() if new else "", self)
        self.field.setAccessibleName(tr("Recovery passphrase"))
        if not new:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._copy = QPushButton(tr("Copy"), self)
        self._copy.setAccessibleName(tr("Copy the passphrase"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._put_on_clipboard)
        self.kept = QCheckBox(tr("I have written it down or stored it elsewhere"), self)
        self._problem = plain_label("")
        self._problem.setObjectName("problem")
        self._problem.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.agree = self._buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(explanation)
        self.field.textChanged.connect(self._show_button)
        self.kept.toggled.connect(self._show_button)
        self._buttons.accepted.connect(self._give)
        self._buttons.rejected.connect(self.reject)
        self._show_button()
        style_dialog(self, SHEET)

    def show_problem(self, words: str) -> None:
        """Say why it did not work, and let the user try again."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._show_button()
        self.field.setFocus()
        self.field.selectAll()

    def _lay_out(self, explanation: str) -> None:
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self._copy)
        self._copy.setVisible(self._new)
        self.kept.setVisible(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(plain_label(explanation))
        layout.addLayout(row)
        if self._new:
            length = tr("This one cannot be guessed. Your own may have {count} characters or more.")
            layout.addWidget(small_label(length.format(count=LEAST_PASSPHRASE)))
        layout.addWidget(self.kept)
        layout.addWidget(self._problem)
        layout.addWidget(self._buttons)

    @Slot()
    def _show_button(self) -> None:
        least = LEAST_PASSPHRASE if self._new else 1
        self.agree.setEnabled(len(self.field.text().strip()) >= least and (self.kept.isChecked() or not self._new))

    @Slot()
    def _put_on_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self.field.text())

    @Slot()
    def _give(self) -> None:
        self._problem.hide()
        self.agree.setEnabled(False)
        self.given.emit(self.field.text())
