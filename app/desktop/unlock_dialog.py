"""Opens conversations whose key is not in the keyring."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.language import tr
from app.desktop.passphrase_dialog import PassphraseDialog
from core.encryption_messages import UnlockConversations, Unlocked
from core.process.channel import Failed


class UnlockDialog(PassphraseDialog):
    """Asks for the passphrase until it is right.

    Args:
        link: to the assistant.
        parent: the window it lies over.
    """

    unlocked = Signal(str)
    """The assistant is to start anew, with this passphrase; with "" it finds the key in the keyring."""

    def __init__(self, link: AssistantLink, parent: QWidget) -> None:
        explanation = tr(
            "Your conversations are encrypted, and their key is not in the keyring of this system. Type the recovery "
            "passphrase that you kept. What you ask before that is not kept."
        )
        super().__init__(tr("Unlock"), explanation, tr("Unlock"), new=False, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._link = link
        self._call = 0
        link.received.connect(self._on_received)
        self.given.connect(self._try)

    @Slot(str)
    def _try(self, passphrase: str) -> None:
        self._call = self._link.send(UnlockConversations(passphrase))

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call != self._call:
            return
        if isinstance(event, Unlocked):
            self.accept()
            self.unlocked.emit("" if event.in_keyring else self.field.text())
        elif isinstance(event, Failed):
            self.show_problem(f"{event.message} {event.hint}".rstrip())
