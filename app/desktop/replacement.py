"""Puts an answer in place of the text that is selected in another program: on X11, where programs may do that."""

from __future__ import annotations

import os
from typing import Final

import xcffib
import xcffib.xproto
import xcffib.xtest
from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from app.desktop.x11_keyboard import key_code

_CONTROL: Final = 0xFFE3
_V: Final = ord("v")
_PRESS, _RELEASE = 2, 3
FOCUS_MS: Final = 200
"""Until the other window has the focus again."""
TAKEN_MS: Final = 600
"""Until the other program has read the clipboard."""


def can_replace() -> bool:
    """Whether this display lets us type into other programs."""
    return QGuiApplication.platformName() == "xcb" and not os.environ.get("WAYLAND_DISPLAY")


class Replacement(QObject):
    """Remembers which window was active, and pastes into it.

    The clipboard is lent for the moment of pasting and holds afterwards what it held before.

    Args:
        parent: owner, in Qt's sense.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = 0
        self._kept: QMimeData | None = None

    def remember_window(self) -> None:
        """Note the window that is active now, before one of ours comes to the front."""
        self._window = 0
        if not can_replace():
            return
        try:
            connection = xcffib.connect()
        except xcffib.ConnectionException:
            return
        root = connection.get_setup().roots[0].root
        name = connection.core.InternAtom(False, 18, "_NET_ACTIVE_WINDOW").reply().atom
        found = connection.core.GetProperty(False, root, name, xcffib.xproto.Atom.WINDOW, 0, 1).reply().value
        self._window = found.to_atoms()[0] if len(found) else 0
        connection.disconnect()

    def paste(self, text: str) -> None:
        """Give the remembered window the focus and let it paste `text` over what is selected there."""
        clipboard = QGuiApplication.clipboard()
        self._kept = _copy_of(clipboard.mimeData())
        clipboard.setText(text)
        self._activate()
        QTimer.singleShot(FOCUS_MS, self._type)

    def _activate(self) -> None:
        if not self._window:
            return
        connection = xcffib.connect()
        root = connection.get_setup().roots[0].root
        name = connection.core.InternAtom(False, 18, "_NET_ACTIVE_WINDOW").reply().atom
        data = xcffib.xproto.ClientMessageData.synthetic([2, 0, 0, 0, 0], "=5I")
        event = xcffib.xproto.ClientMessageEvent.synthetic(32, self._window, name, data)
        mask = xcffib.xproto.EventMask.SubstructureRedirect | xcffib.xproto.EventMask.SubstructureNotify
        connection.core.SendEvent(False, root, mask, event.pack())
        connection.flush()
        connection.disconnect()

    @Slot()
    def _type(self) -> None:
        connection = xcffib.connect()
        root = connection.get_setup().roots[0].root
        fake = connection(xcffib.xtest.key).FakeInput
        control, letter = key_code(connection, _CONTROL), key_code(connection, _V)
        if control is not None and letter is not None:
            for kind, code in ((_PRESS, control), (_PRESS, letter), (_RELEASE, letter), (_RELEASE, control)):
                fake(kind, code, 0, root, 0, 0, 0)
        connection.flush()
        connection.core.GetInputFocus().reply()
        connection.disconnect()
        QTimer.singleShot(TAKEN_MS, self._give_back)

    @Slot()
    def _give_back(self) -> None:
        if self._kept is not None:
            QGuiApplication.clipboard().setMimeData(self._kept, QClipboard.Mode.Clipboard)
            self._kept = None


def _copy_of(data: QMimeData | None) -> QMimeData:
    """The clipboard's content, which otherwise goes with its owner's claim."""
    copy = QMimeData()
    if data is not None:
        for kind in data.formats():
            copy.setData(kind, data.data(kind))
    return copy
