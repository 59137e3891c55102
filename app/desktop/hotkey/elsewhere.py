"""A key on Windows and macOS, through pynput. Written for these systems and not tried on them yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.desktop.hotkey.keys import Keys
from app.desktop.language import tr
from core.errors import SettingsError


class OtherHotkey(QObject):
    """Hears one key combination wherever the focus is; on macOS the user has to allow that in the privacy settings.

    Args:
        keys: the combination.
        parent: owner, in Qt's sense.

    Raises:
        SettingsError: the system does not let us listen.
    """

    pressed = Signal()
    lost = Signal(str)

    def __init__(self, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            from pynput.keyboard import GlobalHotKeys  # noqa: PLC0415 (installed on these systems only)
        except ImportError as error:
            raise SettingsError(tr("The library for keys is not installed."), tr("Install Inglenook again.")) from error
        # Called in a thread of pynput's; the signal crosses over to Qt's.
        self._listener = GlobalHotKeys({keys.pynput: self.pressed.emit})
        self._listener.start()

    def close(self) -> None:
        """Let the key go."""
        self._listener.stop()
