"""Whether what Inglenook keeps is encrypted, in plain words, and the way to turn that on and off."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.passphrase_dialog import PassphraseDialog
from app.desktop.question_box import ask_first
from core.encryption_messages import (
    ChangePassphrase,
    Decrypt,
    Encrypt,
    EncryptionNow,
    EncryptionRequest,
    GetEncryption,
    Rewriting,
)
from core.process.channel import Failed

COVERED: Final = tr(
    "Encrypted are: conversations with what was attached to them, remembered answers, the record of what left this "
    "machine, what was learned from your verdicts, and what the engine keeps of conversations. Who takes the disk or a "
    "backup reads none of it."
)
NOT_COVERED: Final = tr(
    "Not covered are: settings, personas, models, files you export, what programs can see while you are logged in, and "
    "copies that a disk or a backup has kept from before."
)
COST: Final = tr(
    "Searching takes about a fifth longer. The key goes into the keyring of this system, if there is one. Without that "
    "key, only the recovery passphrase brings your conversations back; nobody else can."
)
CHOOSE: Final = tr(
    "Keep this recovery passphrase in a safe place. It opens your conversations where the keyring does not, for "
    "example on another computer. Inglenook does not store it."
)


class EncryptionPanel(QWidget):
    """Says how things are, and asks for a change.

    Args:
        link: to the assistant.
    """

    unlock_wanted = Signal()

    def __init__(self, link: AssistantLink) -> None:
        super().__init__()
        self._link = link
        self._call = 0
        self._now = EncryptionNow()
        self._dialog: PassphraseDialog | None = None
        self.state = plain_label("")
        self._turn_on = _button(tr("Encrypt…"), self._choose)
        self._turn_off = _button(tr("Decrypt…"), self._confirm_off)
        self._other = _button(tr("New passphrase…"), self._choose)
        self._unlock = _button(tr("Unlock…"), self.unlock_wanted.emit)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(tr("Files that are written anew"))
        self._said = plain_label("")
        self._lay_out()
        link.received.connect(self._on_received)
        self._send(GetEncryption())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self._turn_on, self._turn_off, self._other, self._unlock):
            row.addWidget(button)
            button.hide()
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self._said)
        for words in (COVERED, NOT_COVERED, COST):
            column.addWidget(small_label(words))
        self.progress.hide()
        self._said.hide()

    def _send(self, request: EncryptionRequest) -> None:
        self._call = self._link.send(request)

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call != self._call:
            return
        if isinstance(event, Rewriting):
            self.progress.setRange(0, max(1, event.total // 1000))
            self.progress.setValue(event.done // 1000)
            return
        self.progress.hide()
        if isinstance(event, EncryptionNow):
            self._show(event)
        elif isinstance(event, Failed):
            self._fail(f"{event.message} {event.hint}".rstrip())

    def _show(self, now: EncryptionNow) -> None:
        self._now = now
        self.state.setText(_state_words(now))
        self._turn_on.setVisible(not now.on and not now.locked)
        self._turn_off.setVisible((now.on or now.unfinished) and not now.locked)
        self._other.setVisible(now.on and not now.locked)
        self._unlock.setVisible(now.locked)
        self._say(_aside_words(now.aside) if now.on else "")
        self._set_enabled(True)
        if self._dialog is not None:
            self._dialog.accept()

    def _fail(self, words: str) -> None:
        self._set_enabled(True)
        if self._dialog is not None:
            self._dialog.show_problem(words)
        else:
            self._say(words)
            # Half of it may be done.
            self._call = 0

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _set_enabled(self, enabled: bool) -> None:
        for button in (self._turn_on, self._turn_off, self._other, self._unlock):
            button.setEnabled(enabled)

    @Slot()
    def _choose(self) -> None:
        title, agree = (tr("New passphrase"), tr("Use it")) if self._now.on else (tr("Encrypt"), tr("Encrypt"))
        dialog = PassphraseDialog(title, CHOOSE, agree, new=True, parent=self.window())
        dialog.given.connect(self._take_passphrase)
        dialog.finished.connect(self._leave_dialog)
        self._dialog = dialog
        dialog.open()

    @Slot(str)
    def _take_passphrase(self, passphrase: str) -> None:
        if self._now.on:
            self._send(ChangePassphrase(passphrase))
            return
        self._begin(Encrypt(passphrase))

    @Slot()
    def _leave_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    @Slot()
    def _confirm_off(self) -> None:
        consequence = tr("Whoever can read the files of this computer can read your conversations then.")
        agree = (tr("Decrypt"), lambda: self._begin(Decrypt()))
        ask_first(self.window(), tr("Decrypt"), tr("Keep everything without encryption again?"), consequence, agree)

    def _begin(self, request: Encrypt | Decrypt) -> None:
        self._say("")
        self._set_enabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._send(request)


def _state_words(now: EncryptionNow) -> str:
    if now.locked:
        return tr("Your conversations are encrypted and locked: their key is not in the keyring.")
    if now.unfinished:
        return tr("Some files are still as they were before; they follow with the next start of Inglenook.")
    if now.on and not now.in_keyring:
        return tr("What Inglenook keeps is encrypted. There is no keyring here, so each start asks for the passphrase.")
    if now.on:
        return tr("What Inglenook keeps is encrypted.")
    return tr("What Inglenook keeps is not encrypted. Only you can open its files, on this system.")


def _aside_words(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    words = tr("Files that were damaged once are kept aside and are not encrypted: {names}. Delete them if you can.")
    return words.format(names=", ".join(names))


def _button(text: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
