"""What another program needs to use the model: the address and a token, to be copied."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desktop.assistant_link import AssistantLink
from app.desktop.labels import plain_label, small_label
from app.desktop.language import tr
from app.desktop.question_box import ask_first
from core.process.channel import Failed
from core.server_messages import GetServer, GiveToken, ServerNow, TokenGiven

OFF: Final = tr("The server is off. Turn it on above and press Apply.")
NOT_LASTING: Final = tr("There is no keyring, so this token is new each time Inglenook starts.")


class ServerPanel(QWidget):
    """Says where the server is, and hands out tokens. A token is never shown, only copied.

    Args:
        link: to the assistant.
    """

    copied = Signal(str)
    """What is on the clipboard now, in words."""

    def __init__(self, link: AssistantLink) -> None:
        super().__init__()
        self._link = link
        self._asked = 0
        self._tokens: dict[int, str] = {}
        """What to say when a token arrives, by call."""
        self._address = ""
        self._state = plain_label("")
        self._state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy_address = _button(tr("Copy address"), self._put_address)
        self._copy_token = _button(tr("Copy token"), self._ask_token)
        self._renew = _button(tr("New token…"), self._confirm_renewal)
        self._program = QLineEdit()
        self._program.setPlaceholderText(tr("Name of a program, such as editor"))
        self._program.setAccessibleName(tr("Name of a program"))
        self._program.returnPressed.connect(self._ask_own_token)
        self._copy_own = _button(tr("Copy its own token"), self._ask_own_token)
        self._said = small_label("")
        self._lay_out()
        link.received.connect(self._on_received)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask how the server is."""
        self._asked = self._link.send(GetServer())

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self._copy_address, self._copy_token, self._renew):
            first.addWidget(widget)
        first.addStretch(1)
        second.addWidget(self._program, 1)
        second.addWidget(self._copy_own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._said)

    @Slot(int, object)
    def _on_received(self, call: int, event: object) -> None:
        if call == self._asked and isinstance(event, ServerNow):
            self._show(event)
        elif call in self._tokens:
            said = self._tokens.pop(call)
            if isinstance(event, TokenGiven):
                QGuiApplication.clipboard().setText(event.token)
                self._say(said if event.lasting else f"{said} {NOT_LASTING}")
            elif isinstance(event, Failed):
                self._say(f"{event.message} {event.hint}".rstrip())

    def _show(self, now: ServerNow) -> None:
        self._address = now.address
        self._copy_address.setEnabled(bool(now.address))
        self._state.setText(
            now.problem or (tr("It runs at {address}").format(address=now.address) if now.address else OFF)
        )

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self.copied.emit(words)

    @Slot()
    def _put_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._say(tr("The address is on the clipboard."))

    @Slot()
    def _ask_token(self) -> None:
        self._tokens[self._link.send(GiveToken())] = tr("The token is on the clipboard.")

    @Slot()
    def _ask_own_token(self) -> None:
        name = self._program.text().strip()
        if not name:
            self._say(tr("Write the program's name first."))
            self._program.setFocus()
            return
        self._tokens[self._link.send(GiveToken(name))] = tr("A token for {name} is on the clipboard.").format(name=name)

    @Slot()
    def _confirm_renewal(self) -> None:
        consequence = tr("All tokens that programs have now stop working, their own ones too.")
        agree = (tr("Make a new token"), self._send_renewal)
        ask_first(self.window(), tr("New token"), tr("Make a new token?"), consequence, agree)

    def _send_renewal(self) -> None:
        call = self._link.send(GiveToken(renew=True))
        self._tokens[call] = tr("A new token is on the clipboard; the old ones stop working.")


def _button(text: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
