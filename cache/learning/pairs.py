"""Keeps the pairs of questions that the user has confirmed or called wrong, in their words, to learn from.

They never leave this machine. Votes themselves (`cache.votes`) know digests only; these texts are apart from them, so
that they can be listed, deleted and cleared like answers, and none are kept of private conversations.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.database import OpenedDatabase

MOST: Final = 2_000
"""How many are kept; the oldest go first."""
_LONGEST: Final = 2_000
"""Characters of a question: the encoder reads no further, and a pasted text is no question."""


@dataclass(frozen=True)
class ConfirmedPair:
    """Two questions, and the user's word on whether one answer serves both."""

    id: int
    asked: str
    kept: str
    fits: bool
    at: float
    """Seconds since 1970."""


class ConfirmedPairs:
    """The pairs. Any thread may call any method; each raises `StorageError` when the file fails.

    Args:
        opened: the database of the store.
        clock: seconds since 1970.
    """

    def __init__(self, opened: OpenedDatabase, clock: Callable[[], float] = time.time) -> None:
        self._opened = opened
        self._clock = clock

    def add(self, asked: str, kept: str, fits: bool, conversations: tuple[int, int] = (0, 0)) -> None:
        """Keep a pair; a later verdict on the same two questions takes the place of the earlier one.

        Args:
            asked: what was asked.
            kept: the question whose answer was given.
            fits: whether it answered the other one too.
            conversations: where the one and the other were asked; 0 is none that is kept.
        """
        if max(len(asked), len(kept)) > _LONGEST:
            return
        with self._opened.writing() as db:
            db.execute("DELETE FROM pairs WHERE asked IN (?1, ?2) AND kept IN (?1, ?2)", [asked, kept])
            db.execute(
                "INSERT INTO pairs (asked, kept, fits, at, asked_in, kept_in) VALUES (?, ?, ?, ?, ?, ?)",
                [asked, kept, fits, self._clock(), *conversations],
            )
            db.execute(
                "DELETE FROM pairs WHERE id NOT IN (SELECT id FROM pairs ORDER BY at DESC, id DESC LIMIT ?)", [MOST]
            )

    def all(self) -> list[ConfirmedPair]:
        """Those that are kept, the newest first."""
        with self._opened.reading() as db:
            rows = db.execute("SELECT id, asked, kept, fits, at FROM pairs ORDER BY at DESC, id DESC").fetchall()
        return [ConfirmedPair(id_, asked, kept, bool(fits), at) for id_, asked, kept, fits, at in rows]

    def remove(self, number: int) -> bool:
        """Delete a pair; whether there was one."""
        with self._opened.writing() as db:
            return db.execute("DELETE FROM pairs WHERE id = ? RETURNING id", [number]).fetchone() is not None

    def remove_about(self, kept: str) -> None:
        """Delete the pairs with this kept question: its answer was removed, and its words go too."""
        with self._opened.writing() as db:
            db.execute("DELETE FROM pairs WHERE kept = ?", [kept])

    def clear(self, conversation: int = 0, older_than_s: float = 0.0) -> int:
        """Delete the pairs with a question from a conversation, or the older ones, or, without either, all."""
        with self._opened.writing() as db:
            return len(
                db.execute(
                    "DELETE FROM pairs WHERE (?1 = 0 OR asked_in = ?1 OR kept_in = ?1) AND (?2 = 0 OR at < ?3) "
                    "RETURNING id",
                    [conversation, older_than_s, self._clock() - older_than_s],
                ).fetchall()
            )
