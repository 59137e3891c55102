"""Shows, character for character, what would leave this machine, and asks whether it may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.desktop.styling import style_dialog
from app.desktop.theme import GAP, MARGIN, code_font
from core.messages import Outgoing


class ConsentDialog(QDialog):
    """Accepted means: send exactly this, this once.

    Args:
        outgoing: what would be sent, and where.
        parent: the window it lies over.
    """

    def __init__(self, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ask the cloud?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        intro = QLabel("This text would leave your machine. Nothing has been sent yet.", self)
        intro.setWordWrap(True)
        layout.addWidget(intro)
        layout.addLayout(_destination(outgoing))
        layout.addWidget(self._body(outgoing), 1)
        layout.addWidget(QLabel(f"{len(outgoing.body):,} characters, and your key for this address.", self))
        layout.addWidget(self._buttons())
        style_dialog(self)

    def _body(self, outgoing: Outgoing) -> QPlainTextEdit:
        body = QPlainTextEdit(outgoing.body, self)
        body.setReadOnly(True)
        body.setFont(code_font(self.font()))
        body.setTabChangesFocus(True)
        body.setAccessibleName("What would be sent")
        return body

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        send = box.addButton("Send this", QDialogButtonBox.ButtonRole.AcceptRole)
        keep = box.addButton("Keep it here", QDialogButtonBox.ButtonRole.RejectRole)
        send.setAutoDefault(False)
        keep.setDefault(True)
        keep.setFocus()
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _destination(outgoing: Outgoing) -> QFormLayout:
    form = QFormLayout()
    for name, value in (("To", outgoing.endpoint), ("Model", outgoing.model)):
        label = QLabel(value)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(f"{name}:", label)
    return form
