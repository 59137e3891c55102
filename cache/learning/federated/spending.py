"""Keeps what taking part in learning together has told about the user so far, over all servers."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Final

import filelock
import msgspec

from cache.learning.federated.privacy import DELTA, epsilon
from core.errors import StorageError

_MOST: Final = 100_000
_PATIENCE_S: Final = 10.0
"""With another run that writes the list; it takes milliseconds."""


class Sent(msgspec.Struct, frozen=True):
    """An update that has left this machine."""

    server: str
    noise: float
    at: float


class Spending:
    """The list, in a file of its own; deleting it would make every later promise wrong.

    Args:
        path: JSON.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def sent(self) -> list[Sent]:
        """All updates, the oldest first.

        Raises:
            StorageError: the file cannot be read, so nothing can be promised.
        """
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=list[Sent])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
            raise StorageError(
                f"The record of what was told in learning together, {self._path}, cannot be read.",
                "Delete it only if you do not mind that earlier rounds are forgotten in the reckoning.",
            ) from error

    def add(self, server: str, noise: float) -> None:
        """Note an update that is about to leave.

        Raises:
            StorageError: it cannot be noted.
        """
        unfinished = self._path.with_suffix(".unfinished")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Another run on this machine may be at it, and no update may be forgotten.
            with filelock.FileLock(self._path.with_suffix(".lock"), timeout=_PATIENCE_S):
                kept = [*self.sent(), Sent(server, noise, time.time())][-_MOST:]
                unfinished.write_bytes(msgspec.json.encode(kept))
                unfinished.replace(self._path)
        except OSError as error:
            # A lock that is not to be had is one too.
            raise StorageError(
                f"What was told in learning together could not be noted in {self._path}.",
                "Check that the folder can be written and that the disk is not full.",
            ) from error

    def with_more(self, noise: float = 0.0, rounds: int = 0) -> float:
        """Epsilon of all updates so far and of so many more, towards whoever runs the servers.

        Raises:
            StorageError: the file cannot be read.
        """
        noises = [one.noise for one in self.sent()] + [noise] * rounds
        if not noises:
            return 0.0
        if min(noises) <= 0:
            return math.inf
        # Gaussian mechanisms together are one, whose precision is the sum of theirs.
        return epsilon(math.sqrt(1 / sum(one**-2 for one in noises)), 1, delta=DELTA)
