"""The running instance's ear: takes the wishes of later launches."""

from __future__ import annotations

import json
import logging
import os
import time
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.desktop.single_instance import ANSWER, addresses, signal_running
from core.paths import Paths

log = logging.getLogger(__name__)

VERBS = frozenset({"show", "quick", "open", "stay"})
"""What a launch can want; "stay" is that there be an instance, and no more."""
LONGEST_MESSAGE = 64 * 1024
STARTING_S = 5.0
"""How long another launch may take from its lock to its socket."""


class InstanceServer(QObject):
    """Makes this process the one instance and listens for the others.

    Args:
        paths: whose data folder this is about.
        parent: owner, in Qt's sense.
    """

    commanded = Signal(str, str)
    """A verb, one of `VERBS`, and what to open."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._addresses = addresses(paths)
        self._lock: QLockFile | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    @property
    def address(self) -> str:
        """Where it listens, "" while it does not."""
        return self._server.fullServerName()

    def claim(self, command: str) -> bool:
        """Become the one instance and listen; False when another has taken `command` instead.

        Of two launches at the same moment one gets the lock, and the other waits until that one listens.
        """
        deadline = time.monotonic() + STARTING_S
        while not self._take_lock():
            if signal_running(command):
                return False
            if time.monotonic() > deadline:
                log.warning("another instance holds the lock and does not answer; taking its place")
                break
            time.sleep(0.1)
        self._listen()
        return True

    def close(self) -> None:
        """Stop listening and let the next launch be the instance."""
        self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _take_lock(self) -> bool:
        for address in self._addresses:
            if not _private_folder(address.parent):
                continue
            lock = QLockFile(str(address.with_suffix(".lock")))
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._lock = lock
                return True
            return lock.error() != QLockFile.LockError.LockFailedError
        return True

    def _listen(self) -> None:
        for address in self._addresses:
            if _private_folder(address.parent) and self._server.listen(str(address)):
                return
            log.warning("cannot listen at %s: %s", address, self._server.errorString())

    @Slot()
    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.setParent(self)
            connection.readyRead.connect(self._read)
            connection.disconnected.connect(connection.deleteLater)
            self._answer(connection)

    @Slot()
    def _read(self) -> None:
        connection = self.sender()
        assert isinstance(connection, QLocalSocket)
        self._answer(connection)

    def _answer(self, connection: QLocalSocket) -> None:
        if connection.bytesAvailable() > LONGEST_MESSAGE:
            connection.abort()
            return
        if not connection.canReadLine():
            return
        verb, argument, token = _understood(bytes(connection.readLine().data()))
        if not verb:
            connection.abort()
            return
        connection.write(ANSWER)
        connection.flush()
        connection.disconnectFromServer()
        if token:
            # Qt's Wayland and X11 plugins read it when a window asks for the focus.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.commanded.emit(verb, argument)


def _understood(line: bytes) -> tuple[str, str, str]:
    """Verb, argument and activation token of a message; the verb is "" when it is none."""
    try:
        message = json.loads(line)
        command, token = message["command"], message["token"]
    except (ValueError, KeyError, TypeError):
        log.warning("a launch sent something that is not understood")
        return "", "", ""
    if not isinstance(command, str) or not isinstance(token, str):
        return "", "", ""
    verb, _, argument = command.partition(" ")
    return (verb, argument, token) if verb in VERBS else ("", "", "")


def _private_folder(folder: Path) -> bool:
    """Make `folder` if it is not there; whether only this user can use it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    return about.st_uid == os.getuid() and not about.st_mode & 0o022
