"""The hidden folder in which a smaller model is made, and what killed programs have left of theirs."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from core.errors import StorageError

log = logging.getLogger(__name__)

_PREFIX: Final = ".shrinking-"
_FOREIGN_AGE_S: Final = 24 * 3600.0
"""A folder whose maker cannot be told, as one of another machine on a shared disk, is left alone for so long."""
_MOST: Final = 100
"""Folders that are looked at; more is no work of ours."""


@contextlib.contextmanager
def working_folder(parent: Path) -> Iterator[Path]:
    """A folder of our own in `parent`, gone at the end; those of programs that were killed go first.

    Raises:
        StorageError: `parent` cannot be written.
    """
    remove_leftovers(parent)
    try:
        folder = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{_host()}-{os.getpid()}-", dir=parent)
    except OSError as error:
        raise StorageError(
            f"{parent} cannot be written ({error.strerror}).", "Name another place with --out."
        ) from error
    with folder as name:
        yield Path(name)


def remove_leftovers(parent: Path) -> int:
    """Remove the folders in `parent` whose makers have ended without doing it; gives how many."""
    removed = 0
    for number, folder in enumerate(sorted(parent.glob(f"{_PREFIX}*"))):
        if number >= _MOST:
            break
        if folder.is_symlink() or not folder.is_dir() or _is_in_use(folder):
            continue
        try:
            shutil.rmtree(folder)
        except OSError as error:
            log.warning("%s was left over and cannot be removed: %s", folder, error)
        else:
            removed += 1
    return removed


def _is_in_use(folder: Path) -> bool:
    """Whether the process that made it may still be at work."""
    host, _, rest = folder.name.removeprefix(_PREFIX).partition("-")
    number = rest.partition("-")[0]
    made = _made(folder)
    if host != _host() or not number.isdigit():
        return time.time() - made < _FOREIGN_AGE_S
    try:
        # A process that began later only has the number of the one that made it.
        return psutil.Process(int(number)).create_time() <= made + 1
    except (psutil.Error, OverflowError):
        return False


def _made(folder: Path) -> float:
    """When something in it was last written, in seconds since 1970; for ever in the future where it cannot be read."""
    try:
        times = [entry.stat().st_mtime for entry in os.scandir(folder)]
        return max(times, default=folder.stat().st_mtime)
    except OSError:
        return math.inf


def _host() -> str:
    """A name for this machine that is no part of a path and has no dash."""
    return "".join(letter for letter in platform.node() if letter.isalnum())[:40] or "here"
