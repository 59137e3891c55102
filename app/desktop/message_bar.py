"""A sentence on top of the window that asks for nothing and can be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.desktop.icons import IconButton
from app.desktop.language import tr
from app.desktop.styling import Styling

GONE_AFTER_MS = 8_000
SHEET = """
#messageBar { background: $notice; border: none; border-bottom: 1px solid $border; }
#messageBar[kind="problem"] { background: $error_background; }
#messageBar[kind="problem"] QLabel { color: $error; }
"""


class MessageBar(QFrame):
    """Shows the newest message; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = IconButton("close", tr("Close this message"), self)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        Styling(self, SHEET)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._label.text()

    @Slot(str, str)
    def show_problem(self, message: str, hint: str = "") -> None:
        """Say what went wrong and what to do; it stays until it is closed or replaced."""
        self._show("problem", f"{message} {hint}".rstrip())
        self._timer.stop()

    @Slot(str)
    def show_news(self, message: str) -> None:
        """Say something good; it goes by itself."""
        self._show("news", message)
        self._timer.start(GONE_AFTER_MS)

    def _show(self, kind: str, text: str) -> None:
        self.setProperty("kind", kind)
        self._label.setText(text)
        self.setAccessibleName(text)
        for widget in (self, self._label):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
