"""Small JSON files that this program keeps for itself: read by their type, and replaced as a whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TypeVar

import msgspec

Kept = TypeVar("Kept")


def read_json(path: Path, kind: type[Kept]) -> Kept | None:
    """What a file holds; None where there is no file.

    Raises:
        OSError, msgspec.DecodeError: it cannot be read, or holds something else.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return None


def write_json(path: Path, kept: object) -> None:
    """Put this in the place of what a file holds, for the user's eyes only; who reads meanwhile gets one or the other.

    Raises:
        OSError: it cannot be written; the file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(msgspec.json.encode(kept))
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
