"""One Inglenook for each user and data folder: a second launch tells the running one what is wanted, and leaves.

No Qt here: the second launch has to be over in an instant.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
import tempfile
from pathlib import Path
from typing import Any

from core.paths import Paths, find_paths

PATIENCE_S = 3.0
"""An instance that has not answered by then hangs, and no longer counts."""
LONGEST_ADDRESS = 100
"""Bytes. A Unix socket's path has room for 107."""
ANSWER = b"ok\n"
ACTIVATION_VARIABLES = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""With these the desktop lets the running instance take the focus in place of the second launch."""


def signal_running(command: str) -> bool:
    """Hand `command` ("show", "quick" or "open PATH") to the running instance; False when there is none to take it."""
    token = next((os.environ[name] for name in ACTIVATION_VARIABLES if os.environ.get(name)), "")
    message = json.dumps({"command": command, "token": token}).encode() + b"\n"
    return any(_deliver(address, message) for address in addresses(find_paths()))


def addresses(paths: Paths) -> list[Path]:
    """Where the socket may be, the best place first: another data folder has another socket."""
    identity = hashlib.sha256(os.fsencode(paths.data)).hexdigest()[:16]
    places = [paths.runtime, Path(tempfile.gettempdir()) / f"inglenook-{_user()}"]
    found = [place / f"{identity}.sock" for place in places]
    return [address for address in found if len(os.fsencode(address)) <= LONGEST_ADDRESS]


def _user() -> str:
    # Windows has no user numbers, and a temporary folder for each user.
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _deliver(address: Path, message: bytes) -> bool:
    family: Any = getattr(socket, "AF_UNIX", None)
    if family is None:
        return False
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(PATIENCE_S)
            connection.connect(os.fspath(address))
            connection.sendall(message)
            return connection.recv(len(ANSWER)) == ANSWER
    except OSError:
        return False
