"""A key grabbed from the X server, which then tells us alone when it is pressed."""

from __future__ import annotations

import logging
from typing import Final

import xcffib
import xcffib.xproto
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

from app.desktop.hotkey.keys import Keys
from app.desktop.language import tr
from app.desktop.x11_keyboard import key_code
from core.errors import SettingsError

log = logging.getLogger(__name__)

_MASKS: Final = {"shift": 1, "ctrl": 4, "alt": 8, "meta": 64}
"""Bits of the modifiers: Mod1 is Alt and Mod4 the logo key on every current desktop."""
_LOCKS: Final = (0, 2, 16, 2 | 16)
"""Caps lock and num lock count as modifiers, so each of their states is grabbed too."""


class X11Hotkey(QObject):
    """Hears one key combination wherever the focus is.

    Args:
        keys: the combination.
        parent: owner, in Qt's sense.

    Raises:
        SettingsError: another program has the combination, or this keyboard lacks the key.
    """

    pressed = Signal()
    lost = Signal(str)
    """The X server went away: a sentence."""

    def __init__(self, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            self._connection = xcffib.connect()
        except xcffib.ConnectionException as error:
            raise SettingsError(
                tr("The display takes no key for the quick prompt."), tr("Start Inglenook again.")
            ) from error
        self._root = self._connection.get_setup().roots[0].root
        self._code = self._code_of(keys)
        self._mask = sum(_MASKS[name] for name in keys.modifiers)
        self._grab(keys)
        self._notifier = QSocketNotifier(self._connection.get_file_descriptor(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        """Let the key go."""
        self._notifier.setEnabled(False)
        self._connection.disconnect()

    def _code_of(self, keys: Keys) -> int:
        code = key_code(self._connection, keys.keysym)
        if code is None:
            self._connection.disconnect()
            raise SettingsError(
                tr("This keyboard has no key for {text}.").format(text=keys.text), tr("Choose another one in Settings.")
            )
        return code

    def _grab(self, keys: Keys) -> None:
        grab = self._connection.core.GrabKeyChecked
        asynchronous = xcffib.xproto.GrabMode.Async
        try:
            for lock in _LOCKS:
                grab(False, self._root, self._mask | lock, self._code, asynchronous, asynchronous).check()
        except xcffib.xproto.AccessError as error:
            self._connection.disconnect()
            raise SettingsError(
                tr("{text} is taken by another program.").format(text=keys.text), tr("Choose another key in Settings.")
            ) from error

    @Slot()
    def _read(self) -> None:
        try:
            while (event := self._connection.poll_for_event()) is not None:
                if isinstance(event, xcffib.xproto.KeyPressEvent) and event.detail == self._code:
                    self.pressed.emit()
        except xcffib.ConnectionException:
            self._notifier.setEnabled(False)
            log.warning("the connection to the X server is lost")
            self.lost.emit(tr("The key for the quick prompt is gone with the display."))
