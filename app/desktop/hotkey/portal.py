"""A key asked of the desktop through the XDG GlobalShortcuts portal, the way on Wayland.

The desktop decides about the key: it may ask the user, choose another one, or refuse. Messages are read when the bus
has some, so nothing waits in Qt's thread.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from app.desktop.hotkey.keys import Keys
from app.desktop.language import tr
from core.errors import SettingsError

log = logging.getLogger(__name__)

APPLICATION: Final = "inglenook"
"""The name of the menu entry: portals tell applications apart by it."""
SHORTCUT: Final = "quick-prompt"
_BUS: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_SHORTCUTS: Final = DBusAddress(_PATH, _BUS, "org.freedesktop.portal.GlobalShortcuts")
_REGISTRY: Final = DBusAddress(_PATH, _BUS, "org.freedesktop.host.portal.Registry")
_REQUEST: Final = "org.freedesktop.portal.Request"


class PortalHotkey(QObject):
    """Hears the shortcut that the desktop gives the quick prompt.

    Args:
        keys: what we would like; the user may have chosen another one in the desktop's settings.
        parent: owner, in Qt's sense.

    Raises:
        SettingsError: there is no session bus.
    """

    pressed = Signal()
    lost = Signal(str)
    """The desktop offers no such thing, or refused: a sentence."""

    def __init__(self, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        try:
            self._connection: DBusConnection = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError) as error:
            raise SettingsError(
                tr("This desktop offers no key for the quick prompt."),
                tr("Bind `inglenook --quick` to a key in the desktop's own settings."),
            ) from error
        self._replies: dict[int, Callable[[Message], None]] = {}
        self._answers: dict[str, Callable[[int, dict[str, Any]], None]] = {}
        self._session = ""
        self._listen()
        self._notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._register()

    def close(self) -> None:
        """Let the shortcut go."""
        self._notifier.setEnabled(False)
        self._connection.close()

    # Asking, step by step

    def _listen(self) -> None:
        for interface, member in ((_REQUEST, "Response"), (_SHORTCUTS.interface, "Activated")):
            rule = MatchRule(type="signal", interface=interface, member=member)
            self._connection.send(message_bus.AddMatch(rule))

    def _register(self) -> None:
        # Portals since 1.21 want to know who asks; older ones do not have this call, and do not need it.
        call = new_method_call(_REGISTRY, "Register", "sa{sv}", (APPLICATION, {}))
        self._send(call, lambda _reply: self._create_session())

    def _create_session(self) -> None:
        token = secrets.token_hex(8)
        options = {"handle_token": ("s", token), "session_handle_token": ("s", secrets.token_hex(8))}
        self._answers[self._request_path(token)] = self._on_session
        self._send(new_method_call(_SHORTCUTS, "CreateSession", "a{sv}", (options,)), self._give_up_on_error)

    def _on_session(self, code: int, results: dict[str, Any]) -> None:
        handle = results.get("session_handle")
        if code or handle is None:
            self._give_up(tr("The desktop gives Inglenook no key."))
            return
        self._session = str(handle[1])
        token = secrets.token_hex(8)
        about = {"description": ("s", tr("Open the quick prompt")), "preferred_trigger": ("s", self._keys.portal)}
        body = (self._session, [(SHORTCUT, about)], "", {"handle_token": ("s", token)})
        self._answers[self._request_path(token)] = self._on_bound
        self._send(new_method_call(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body), self._give_up_on_error)

    def _on_bound(self, code: int, results: dict[str, Any]) -> None:
        if code:
            self._give_up(tr("You or the desktop refused the key for the quick prompt."))
        else:
            log.info("the desktop has bound %s", results.get("shortcuts"))

    def _give_up_on_error(self, reply: Message) -> None:
        if reply.header.message_type == MessageType.error:
            log.info("no shortcuts portal: %s", reply.body)
            self._give_up(tr("This desktop offers no key for the quick prompt."))

    def _give_up(self, sentence: str) -> None:
        self.close()
        self.lost.emit(
            tr("{sentence} Bind `inglenook --quick` to a key in the desktop's own settings.").format(sentence=sentence)
        )

    def _request_path(self, token: str) -> str:
        sender = self._connection.unique_name.removeprefix(":").replace(".", "_")
        return f"{_PATH}/request/{sender}/{token}"

    def _send(self, message: Message, then: Callable[[Message], None]) -> None:
        serial = next(self._connection.outgoing_serial)
        self._replies[serial] = then
        self._connection.send(message, serial=serial)

    # Hearing

    @Slot()
    def _read(self) -> None:
        while self._notifier.isEnabled():
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError):
                self._give_up(tr("The connection to the desktop is lost."))
                return
            self._take(message)

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type == MessageType.signal:
            self._take_signal(
                str(fields.get(HeaderFields.path, "")), str(fields.get(HeaderFields.member)), message.body
            )
        elif then := self._replies.pop(int(fields.get(HeaderFields.reply_serial, 0)), None):
            then(message)

    def _take_signal(self, path: str, member: str, body: tuple[Any, ...]) -> None:
        if member == "Response" and (then := self._answers.pop(path, None)):
            then(int(body[0]), dict(body[1]))
        elif member == "Activated" and body[:2] == (self._session, SHORTCUT):
            self.pressed.emit()
