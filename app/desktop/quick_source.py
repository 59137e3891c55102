"""What the quick prompt can work on: the text that is selected elsewhere, or the clipboard when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desktop.attachments import Attachment
from app.desktop.labels import small_label
from app.desktop.language import look_up, tr
from app.desktop.quick_actions import QuickAction
from app.desktop.text_button import TextButton

SELECTED: Final = tr("Selected text")
CLIPBOARD: Final = tr("Clipboard")
LONGEST_SOURCE: Final = 200_000
"""Characters; more would fill the context of any model that fits a laptop."""
PREVIEW: Final = 70


class QuickSource(QWidget):
    """A line with the beginning of the text, and a button for each thing that can be done with it."""

    acted = Signal(str)
    """A question: an instruction and the text."""
    attached = Signal(object)
    """The text as an `Attachment`, to go along with a question that is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attachment: Attachment | None = None
        self._actions: tuple[QuickAction, ...] = ()
        self._preview: QLabel = small_label("")
        self._preview.setWordWrap(False)
        self._use = TextButton(tr("Use the clipboard"), tr("Use the clipboard's text"))
        self._use.clicked.connect(self._take_clipboard)
        self._ask = TextButton(tr("Ask about it"), tr("Ask about this text"), filled=True)
        self._ask.clicked.connect(self._attach)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addWidget(self._ask)
        self._buttons.addStretch(1)
        first = QHBoxLayout()
        first.addWidget(self._preview, 1)
        first.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(self._buttons)

    @property
    def selected(self) -> bool:
        """Whether the text is selected elsewhere, so that an answer can replace it."""
        return self._attachment is not None and self._attachment.name == SELECTED

    def set_actions(self, actions: Iterable[QuickAction]) -> None:
        """Offer these."""
        self._actions = tuple(actions)
        while self._buttons.count() > 2:
            item = self._buttons.takeAt(1)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for place, action in enumerate(self._actions):
            button = TextButton(look_up(action.name), filled=True)
            button.setToolTip(action.instruction)
            button.setProperty("place", place)
            button.clicked.connect(self._act)
            self._buttons.insertWidget(1 + place, button)
        self._show()

    def look(self) -> None:
        """See what is selected elsewhere; the clipboard is read only when the user says so."""
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text(QClipboard.Mode.Selection) if clipboard.supportsSelection() else ""
        # A selection in a window of our own is no wish to work on it.
        foreign = text.strip() and not clipboard.ownsSelection()
        self._attachment = Attachment(SELECTED, text[:LONGEST_SOURCE], file=False) if foreign else None
        self._show()

    def forget(self) -> None:
        """Show nothing any more."""
        self._attachment = None
        self.hide()

    def _show(self) -> None:
        known = self._attachment is not None
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        can_paste = held is not None and held.hasText()
        self._preview.setVisible(known)
        self._use.setVisible(can_paste and not known)
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            if item is not None and (button := item.widget()) is not None:
                button.setVisible(known)
        if self._attachment is not None:
            words = " ".join(self._attachment.text.split())
            short = words if len(words) <= PREVIEW else words[: PREVIEW - 1] + "…"
            self._preview.setText(f"{self._attachment.name}: “{short}”")
        self.setVisible(known or can_paste)

    @Slot()
    def _take_clipboard(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self._attachment = Attachment(CLIPBOARD, text[:LONGEST_SOURCE], file=False)
            self._show()

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is None or self._attachment is None:
            return
        action = self._actions[button.property("place")]
        self.acted.emit(f"{action.instruction}\n\n{self._attachment.text.strip()}")

    @Slot()
    def _attach(self) -> None:
        if self._attachment is not None:
            self.attached.emit(self._attachment)
