"""Keeps the questions that came close to a kept one, until somebody with more time has looked at them.

As in Krites (arXiv 2602.13165): what is in the grey zone is not given at once, but judged later by a language model,
and then given. Here that is the user's own local model, when it has nothing else to do.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.database import OpenedDatabase

_MOST: Final = 200
"""How many wait at most; the oldest go first."""


@dataclass(frozen=True)
class NearMiss:
    """A question, and the kept one that it came close to."""

    id: int
    entry: int
    asked: str
    kept: str
    certainty: float


class NearMisses:
    """Those that wait. Any thread may call any method; each raises `StorageError` when the file fails.

    Args:
        opened: the database of the store.
        clock: seconds since 1970.
    """

    def __init__(self, opened: OpenedDatabase, clock: Callable[[], float] = time.time) -> None:
        self._opened = opened
        self._clock = clock

    def note(self, asked: str, entry: int, certainty: float) -> None:
        """Let this question wait for a second look; one that waits already is not noted twice."""
        with self._opened.writing() as db:
            if db.execute("SELECT 1 FROM entries WHERE id = ? AND depth = 0", [entry]).fetchone():
                db.execute(
                    "INSERT OR IGNORE INTO near_misses (entry, question, certainty, at) VALUES (?, ?, ?, ?)",
                    [entry, asked, certainty, self._clock()],
                )
                db.execute(
                    "DELETE FROM near_misses WHERE id NOT IN (SELECT id FROM near_misses ORDER BY at DESC LIMIT ?)",
                    [_MOST],
                )

    def waiting(self, limit: int) -> list[NearMiss]:
        """The newest ones."""
        with self._opened.reading() as db:
            rows = db.execute(
                "SELECT near_misses.id, entry, near_misses.question, entries.question, certainty FROM near_misses "
                "JOIN entries ON entries.id = entry ORDER BY at DESC LIMIT ?",
                [limit],
            ).fetchall()
        return [NearMiss(*row) for row in rows]

    def done(self, number: int) -> None:
        """Nothing waits under this number any more."""
        with self._opened.writing() as db:
            db.execute("DELETE FROM near_misses WHERE id = ?", [number])
