"""Makes room in the store: which answers go when there are too many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlite_utils import Database

_KEPT_SHARE: Final = 0.9
"""How full the store is after making room, so that this is not done for each answer."""


def make_room(db: Database, limit: int, newest: int, now: float) -> list[int]:
    """Delete answers of least worth until there is room; the newest one itself where nothing else may go.

    Worth is what an answer saves beside the room it takes, as in GreedyDual-Size-Frequency (Cherkasova 1998):
    seconds to make it again, times how often it was given, by bytes, by the time since it was last of use. Turns
    that others follow on stay until those are gone.

    Args:
        db: in a transaction that writes.
        limit: bytes that all entries may take.
        newest: the entry that was just added.
        now: seconds since 1970.

    Returns:
        The entries that are gone.
    """
    excess = db.execute("SELECT sum(bytes) FROM entries").fetchone()[0] - limit
    if excess <= 0:
        return []
    excess += int(limit * (1 - _KEPT_SHARE))
    gone: list[int] = []
    while excess > 0:
        ranked = db.execute(
            "SELECT id, bytes FROM entries WHERE id != ? AND NOT pinned AND NOT EXISTS "
            "(SELECT 1 FROM entries AS next WHERE next.parent = entries.id) "
            "ORDER BY (? - used + 60) * bytes / ((1.0 + hits) * (1.0 + seconds)) DESC, id",
            [newest, now],
        ).fetchall()
        chosen = []
        for number, size in ranked:
            if excess <= 0:
                break
            excess -= size
            chosen.append(number)
        if not chosen:
            break
        gone += numbers(
            db, "DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?)) RETURNING id", [array(chosen)]
        )
    if db.execute("SELECT sum(bytes) FROM entries").fetchone()[0] > limit:
        gone += numbers(db, "DELETE FROM entries WHERE id = ? RETURNING id", [newest])
    return gone


def numbers(db: Database, statement: str, values: Sequence[Any]) -> list[int]:
    """What a statement that returns ids has returned."""
    return [row[0] for row in db.execute(statement, values).fetchall()]


def array(ids: Iterable[int]) -> str:
    """Numbers for a statement that reads them with `json_each`."""
    return json.dumps(list(ids))
