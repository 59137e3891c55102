"""Starts the desktop: the language first, then the window, everything else once that is on the screen."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication

from app.desktop.icons import app_icon
from app.desktop.instance_server import InstanceServer
from app.desktop.language import install_language
from app.desktop.theme import SystemColours
from app.desktop.window_state import WindowState
from core.logs import configure_logging
from core.paths import find_paths

PICTURES_KB: Final = 2_048
"""What Qt may keep of pictures that it has drawn."""


def run(quick: bool = False, model: str = "", background: bool = False) -> int:
    """Run the desktop until the user quits; gives the exit status.

    Args:
        quick: show the quick prompt instead of the window.
        model: a GGUF file to answer with from now on.
        background: show nothing but the tray icon.
    """
    paths = find_paths()
    configure_logging(paths.log)
    model = str(Path(model).expanduser().absolute()) if model else ""
    app = create_application()
    server = InstanceServer(paths)
    if not server.claim(f"open {model}" if model else "quick" if quick else "stay" if background else "show"):
        return 0
    install_language(app, WindowState(paths).language)
    # Texts are translated when their modules are imported: not before the language is known.
    from app.desktop.application import Desktop  # noqa: PLC0415

    desktop = Desktop(app, paths, server)
    with _Signals() as signals:
        signals.received.connect(desktop.quit)
        desktop.start(quick, model, background)
        return app.exec()


def create_application() -> QApplication:
    """The `QApplication`, named and dressed."""
    QGuiApplication.setDesktopFileName("inglenook")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("inglenook")
    app.setApplicationDisplayName("Inglenook")
    app.setWindowIcon(app_icon())
    # Windows come and go while the tray icon stays.
    app.setQuitOnLastWindowClosed(False)
    # The style keeps a picture of every frame that it has drawn by its palette, and new boxes have palettes of their
    # own: each time that the settings open, some 300 KB come that are never used again. Qt would keep 10 MB of them.
    QPixmapCache.setCacheLimit(PICTURES_KB)
    SystemColours(app)
    return app


class _Signals(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into a Qt signal, without waking up to look for them."""

    received = Signal()

    def __enter__(self) -> _Signals:
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._write.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._ignore)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        return self

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(self._before)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    @staticmethod
    def _ignore(_number: int, _frame: object) -> None:
        """Python writes to the socket before it comes here; without a handler it would not."""

    @Slot()
    def _wake(self) -> None:
        self._read.recv(64)
        self.received.emit()
