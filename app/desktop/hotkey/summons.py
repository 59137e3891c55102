"""Keeps the quick prompt's key as the settings have it, by whichever way this desktop offers."""

from __future__ import annotations

import os
import sys
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication

from app.desktop.hotkey.keys import Keys, parse_keys
from core.errors import SettingsError


class Hotkey(Protocol):
    """One combination that is listened for."""

    pressed: SignalInstance
    lost: SignalInstance

    def close(self) -> None:
        """Let the key go."""


class Summons(QObject):
    """The quick prompt's key: none, or one that is listened for.

    Args:
        parent: owner, in Qt's sense.
    """

    pressed = Signal()
    failed = Signal(str, str)
    """Why there is no key, and what to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self._hotkey: Hotkey | None = None

    @Slot(str)
    def listen_for(self, keys: str) -> None:
        """Listen for this combination from now on; "" for none."""
        if keys == self._wanted:
            return
        self.close()
        self._wanted = keys
        if not keys:
            return
        try:
            self._hotkey = hotkey = hotkey_here(parse_keys(keys), self)
        except SettingsError as error:
            self.failed.emit(error.message, error.hint)
            return
        hotkey.pressed.connect(self.pressed)
        hotkey.lost.connect(self._tell)

    def close(self) -> None:
        """Listen for nothing any more."""
        if self._hotkey is not None:
            self._hotkey.close()
            self._hotkey = None
        self._wanted = ""

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._hotkey = None
        self.failed.emit(sentence, "")


def hotkey_here(keys: Keys, parent: QObject) -> Hotkey:
    """Listen for `keys` in the way of this system and display.

    Raises:
        SettingsError: there is none, or the combination is taken.
    """
    if sys.platform in ("win32", "darwin"):
        from app.desktop.hotkey.elsewhere import OtherHotkey  # noqa: PLC0415 (one of three, with libraries of their own)

        return OtherHotkey(keys, parent)
    if QGuiApplication.platformName() == "xcb" and not os.environ.get("WAYLAND_DISPLAY"):
        from app.desktop.hotkey.x11 import X11Hotkey  # noqa: PLC0415

        return X11Hotkey(keys, parent)
    from app.desktop.hotkey.portal import PortalHotkey  # noqa: PLC0415

    return PortalHotkey(keys, parent)
