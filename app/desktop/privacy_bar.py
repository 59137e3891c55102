"""Says that a chat is private, and lets that be chosen before its first question."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QWidget

from app.desktop.labels import small_label
from app.desktop.language import tr
from app.desktop.styling import Styling
from app.desktop.theme import GAP

WORDS: Final = tr("Private chat")
CHOSEN: Final = tr(
    "It is never written to the disk, and gone when you quit. Answers are neither remembered nor reused."
)
SHEET: Final = """
#privacy { border: 1px solid transparent; border-radius: 8px; }
#privacy[private="true"] { background: $notice; border-color: $accent; }
#privacy #name { color: $accent; font-weight: 600; }
#privacy #facts { color: $muted; }
#privacy QCheckBox { color: $muted; }
#privacy[private="true"] QCheckBox { color: $accent; font-weight: 600; }
#privacy QCheckBox:focus { text-decoration: underline; }
"""


class PrivacyBar(QFrame):
    """A switch over the question field of a new chat; in a private one that has begun, only words."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("privacy")
        self.box = QCheckBox(WORDS, self)
        self.box.setToolTip(tr("{chosen} (Ctrl+Shift+N for a new one)").format(chosen=CHOSEN))
        self.box.setAccessibleDescription(CHOSEN)
        self.box.toggled.connect(self.chosen)
        self._name = QLabel(WORDS, self)
        self._name.setObjectName("name")
        self.words = small_label("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.setSpacing(GAP)
        layout.addWidget(self.box)
        layout.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)
        Styling(self, SHEET)
        self.show_privacy(False, True)

    @Slot(bool, bool)
    def show_privacy(self, private: bool, can_choose: bool) -> None:
        """Whether the chat on screen is private, and whether that can still be changed."""
        with QSignalBlocker(self.box):
            self.box.setChecked(private)
        self.box.setVisible(can_choose)
        self._name.setVisible(private and not can_choose)
        self.words.setText(CHOSEN if private else "")
        self.setAccessibleName(f"{WORDS}: {self.words.text()}" if private else "")
        self.setVisible(private or can_choose)
        self.setProperty("private", private)
        for widget in (self, self.box):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
