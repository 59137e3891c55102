"""Keeps answers, and what must not be answered again, in a SQLite file of bounded size."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlite_utils import Database, Migrations

from core.database import open_database

migrations: Final = Migrations("cache")

LIMIT_BYTES: Final = 64 * 2**20
_KEPT_SHARE: Final = 0.9
"""How full the store is after making room, so that this is not done for each answer."""
VECTOR_BYTES: Final = 4 * 384
_ROW_BYTES: Final = VECTOR_BYTES + 512
"""What an entry takes besides its texts: the vector, digests, indexes."""


@migrations()
def m001_create(db: Database) -> None:
    """Answers, and digests of those that were forgotten."""
    # AUTOINCREMENT: an entry's number must never come to name another, whose vector some index still holds.
    db.executescript(
        """
        CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL,
            context TEXT NOT NULL,
            normalized_digest TEXT NOT NULL,
            answer_digest TEXT NOT NULL,
            model TEXT NOT NULL,
            created REAL NOT NULL,
            used REAL NOT NULL,
            hits INTEGER NOT NULL DEFAULT 0,
            bytes INTEGER NOT NULL,
            encoder TEXT NOT NULL DEFAULT '',
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            vector BLOB
        ) STRICT;
        CREATE UNIQUE INDEX entries_by_question ON entries (scope, context, normalized_digest);
        CREATE INDEX entries_by_vector ON entries (scope, context, encoder);
        CREATE INDEX entries_by_encoder ON entries (encoder);
        CREATE INDEX entries_by_worth ON entries (used, hits, bytes);
        CREATE TABLE forgotten (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL,
            normalized_digest TEXT NOT NULL,
            answer_digest TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX forgotten_by_answer ON forgotten (scope, normalized_digest, answer_digest);
        """
    )


@dataclass(frozen=True)
class Entry:
    """A stored answer."""

    id: int
    question: str
    answer: str
    created: float
    model: str


@dataclass(frozen=True)
class Key:
    """What has to be the same for an answer to be the same: each a digest, never text."""

    scope: str
    context: str
    question: str


class Store:
    """The rows of the cache. Any thread may call any method; another process may use the same file.

    Every method raises `StorageError` when the file fails.

    Args:
        path: the file, made when missing.
        limit_bytes: how much is kept; the least used and oldest answers go first.
        clock: seconds since 1970.
    """

    def __init__(self, path: Path, limit_bytes: int = LIMIT_BYTES, clock: Callable[[], float] = time.time) -> None:
        self._opened = open_database(path, migrations, contents="remembered answers")
        self._limit_bytes = limit_bytes
        self._clock = clock

    @property
    def warning(self) -> str:
        """A sentence for the user about a file that could not be used as it is, or ""."""
        return self._opened.warning

    def exact(self, key: Key) -> Entry | None:
        """The answer to the same question."""
        with self._opened.reading() as db:
            rows = list(
                db.query(
                    "SELECT id, question, answer, created, model FROM entries "
                    "WHERE scope = ? AND context = ? AND normalized_digest = ?",
                    [key.scope, key.context, key.question],
                )
            )
        return Entry(**rows[0]) if rows else None

    def comparable(self, key: Key, encoder: str) -> list[int]:
        """The entries of the same scope and context that have a vector of this encoder."""
        with self._opened.reading() as db:
            rows = db.execute(
                "SELECT id FROM entries WHERE scope = ? AND context = ? AND encoder = ?",
                [key.scope, key.context, encoder],
            ).fetchall()
        return [row[0] for row in rows]

    def entries(self, ids: list[int]) -> list[Entry]:
        """These entries in the order asked for, without those that are gone."""
        with self._opened.reading() as db:
            rows = db.query(
                "SELECT id, question, answer, created, model FROM entries WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps(ids)],
            )
            found = {row["id"]: Entry(**row) for row in rows}
        return [found[number] for number in ids if number in found]

    def vectors(self, ids: list[int], encoder: str) -> list[tuple[int, bytes]]:
        """The vectors of these entries, as `fill` got them, without those that are gone or damaged."""
        with self._opened.reading() as db:
            return db.execute(
                "SELECT id, vector FROM entries WHERE encoder = ? AND length(vector) = ? "
                "AND id IN (SELECT value FROM json_each(?))",
                [encoder, VECTOR_BYTES, json.dumps(ids)],
            ).fetchall()

    def count_hit(self, number: int) -> None:
        """An answer was given again."""
        with self._opened.writing() as db:
            db.execute("UPDATE entries SET hits = hits + 1, used = ? WHERE id = ?", [self._clock(), number])

    def add(self, key: Key, question: str, answer: str, answer_digest: str, model: str) -> tuple[int, list[int]]:
        """Keep an answer in place of the one that the same question had.

        Returns:
            The entry's number, and those that had to go. The number is 0 when the answer is too long to keep or the
            user had it forgotten; the older one stays then.
        """
        size = len(question.encode("utf-8", "replace")) + len(answer.encode("utf-8", "replace")) + _ROW_BYTES
        if size > self._limit_bytes // 16:
            return 0, []
        now = self._clock()
        with self._opened.writing() as db:
            if _forgotten(db, key, answer_digest):
                return 0, []
            replaced = db.execute(
                "DELETE FROM entries WHERE scope = ? AND context = ? AND normalized_digest = ? RETURNING id",
                [key.scope, key.context, key.question],
            ).fetchall()
            number = db.execute(
                "INSERT INTO entries (scope, context, normalized_digest, question, answer, answer_digest, model, "
                "created, used, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                [key.scope, key.context, key.question, question, answer, answer_digest, model, now, now, size],
            ).fetchone()[0]
            gone = [row[0] for row in replaced]
            gone += self._make_room(db, number, now)
        return number, gone

    def forget(self, number: int) -> list[int]:
        """Delete an entry; its question is not to get this answer again, whatever came before it.

        Returns:
            The entries that are gone: this one, and those with the same question and answer in other contexts.
        """
        with self._opened.writing() as db:
            row = db.execute(
                "SELECT scope, normalized_digest, answer_digest FROM entries WHERE id = ?", [number]
            ).fetchone()
            if row is None:
                return []
            db.execute("INSERT INTO forgotten (scope, normalized_digest, answer_digest) VALUES (?, ?, ?)", row)
            gone = db.execute(
                "DELETE FROM entries WHERE scope = ? AND normalized_digest = ? AND answer_digest = ? RETURNING id", row
            ).fetchall()
        return [row[0] for row in gone]

    def clear(self) -> None:
        """Delete all answers; what was forgotten stays forgotten."""
        with self._opened.writing() as db:
            db.execute("DELETE FROM entries")

    def pending(self, encoder: str, limit: int) -> list[tuple[int, str]]:
        """Numbers and questions of entries that have no vector of this encoder, in no order."""
        with self._opened.reading() as db:
            rows = db.execute(
                "SELECT id, question FROM entries WHERE encoder < ? OR encoder > ? LIMIT ?",
                [encoder, encoder, limit],
            ).fetchall()
        return [(row[0], row[1]) for row in rows]

    def fill(self, encoder: str, vectors: Sequence[tuple[int, bytes]]) -> None:
        """Store vectors; entries that are gone meanwhile are passed over."""
        with self._opened.writing() as db:
            for number, vector in vectors:
                db.execute("UPDATE entries SET encoder = ?, vector = ? WHERE id = ?", [encoder, vector, number])

    def totals(self) -> tuple[int, int, int]:
        """How many entries there are, how many bytes they take, and how often one was given again."""
        with self._opened.reading() as db:
            row = db.execute("SELECT count(*), coalesce(sum(bytes), 0), coalesce(sum(hits), 0) FROM entries").fetchone()
        return row[0], row[1], row[2]

    def close(self) -> None:
        """Close the file."""
        self._opened.close()

    def _make_room(self, db: Database, newest: int, now: float) -> list[int]:
        excess = db.execute("SELECT sum(bytes) FROM entries").fetchone()[0] - self._limit_bytes
        if excess <= 0:
            return []
        excess += int(self._limit_bytes * (1 - _KEPT_SHARE))
        # The longer ago and the less often an answer was of use, the sooner it goes.
        ranked = db.execute(
            "SELECT id, bytes FROM entries WHERE id != ? ORDER BY (? - used) / (1.0 + hits) DESC, id", [newest, now]
        )
        gone: list[int] = []
        for number, size in ranked.fetchall():
            if excess <= 0:
                break
            excess -= size
            gone.append(number)
        db.execute("DELETE FROM entries WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(gone)])
        return gone


def _forgotten(db: Database, key: Key, answer_digest: str) -> bool:
    found = db.execute(
        "SELECT 1 FROM forgotten WHERE scope = ? AND normalized_digest = ? AND answer_digest = ?",
        [key.scope, key.question, answer_digest],
    )
    return found.fetchone() is not None
