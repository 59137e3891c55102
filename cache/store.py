"""Keeps answers, and what must not be answered again, in a SQLite file of bounded size."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database

from cache.compression import VECTOR_BYTES
from cache.eviction import array, make_room, numbers
from cache.pointing import points_at_answer
from cache.schema import ALONE, IN_CHAIN, UNDECIDED, mend, migrations
from core.database import OpenedDatabase, open_database

LIMIT_BYTES: Final = 64 * 2**20
_ROW_BYTES: Final = VECTOR_BYTES + 700
"""What an entry takes besides its texts: the vector, digests, indexes."""
_LARGEST_SHARE: Final = 16
"""An answer that takes more than one part in this many of the limit is not kept."""
_MOST_CHILDREN: Final = 500
_DEEPEST: Final = 200
"""Turns of a conversation that are followed back."""

_COLUMNS: Final = (
    "id, question, answer, created, model, parent, depth, answer_digest, normalized_digest, standalone, hits"
)


@dataclass(frozen=True)
class Entry:
    """A stored answer."""

    id: int
    question: str
    answer: str
    created: float
    model: str
    parent: int | None
    """The entry of the turn before, while it is kept and its own chain reaches back to the first turn."""
    depth: int
    """How many turns came before; -1 where that is not known."""
    answer_digest: str
    normalized_digest: str
    standalone: int
    hits: int


@dataclass(frozen=True)
class Key:
    """What has to be the same for an answer to be the same: each a digest, never text."""

    scope: str
    context: str
    question: str


@dataclass(frozen=True)
class New:
    """An answer that is to be kept."""

    key: Key
    question: str
    answer: str
    answer_digest: str
    model: str
    parent: int | None = None
    depth: int = 0
    standalone: int = ALONE
    conversation: int = 0
    """Of the history; 0 is none."""
    seconds: float = 0.0
    """What it took to make."""
    lifetime: float | None = None
    """Seconds that it may be given again; None is without end."""


@dataclass(frozen=True)
class Pending:
    """An entry that waits for its vector."""

    id: int
    question: str
    parent: int | None
    standalone: int


class Store:
    """The rows of the cache. Any thread may call any method; another process may use the same file.

    Every method raises `StorageError` when the file fails.

    Args:
        path: the file, made when missing; one of an older version is brought up to date.
        limit_bytes: how much is kept, asked for at each new answer; those of least worth go first.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        path: Path,
        limit_bytes: Callable[[], int] = lambda: LIMIT_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.opened: OpenedDatabase = open_database(path, migrations, "remembered answers", mend, personal=True)
        self._limit_bytes = limit_bytes
        self._clock = clock

    @property
    def warning(self) -> str:
        """A sentence for the user about a file that could not be used as it is, or ""."""
        return self.opened.warning

    # Finding

    def exact(self, key: Key) -> Entry | None:
        """The answer to the same question after the same turns."""
        return self._one("scope = ? AND context = ? AND normalized_digest = ?", [key.scope, key.context, key.question])

    def alone(self, scope: str, question: str) -> Entry | None:
        """The newest answer to the same question that may be given in any conversation."""
        where = f"scope = ? AND normalized_digest = ? AND standalone = {ALONE}"
        return self._one(where, [scope, question])

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """These entries in the order asked for, without those that are gone or out of date."""
        found = {entry.id: entry for entry in self._several("id IN (SELECT value FROM json_each(?))", [array(ids)])}
        return [found[number] for number in ids if number in found]

    def children(self, parent: int) -> list[Entry]:
        """The answers to questions that followed this one; of very many, those last of use."""
        return self._several(f"parent = ? ORDER BY used DESC, id LIMIT {_MOST_CHILDREN}", [parent])

    def path(self, number: int) -> list[Entry]:
        """The turns that lead to an entry, it included, the first one first; as far as they are kept."""
        with self.opened.reading() as db:
            rows = db.query(
                f"WITH RECURSIVE above (step, number) AS (VALUES (0, ?1) UNION ALL SELECT step + 1, parent "  # noqa: S608
                f"FROM above JOIN entries ON id = number WHERE parent IS NOT NULL AND step < {_DEEPEST}) "
                f"SELECT {_COLUMNS} FROM above JOIN entries ON id = number ORDER BY step DESC",
                [number],
            )
            return [Entry(**row) for row in rows]

    def scope_of(self, number: int) -> str:
        """The scope of an entry; "" where it is gone."""
        with self.opened.reading() as db:
            row = db.execute("SELECT scope FROM entries WHERE id = ?", [number]).fetchone()
        return row[0] if row else ""

    def vectors(self, ids: Iterable[int], encoder: str) -> dict[int, bytes]:
        """The vectors of these entries, as `fill` got them, without those that have none of this encoder."""
        with self.opened.reading() as db:
            rows = db.execute(
                "SELECT entry, vector FROM vectors JOIN entries ON id = entry WHERE encoder = ? AND length(vector) = ? "
                "AND entry IN (SELECT value FROM json_each(?))",
                [encoder, VECTOR_BYTES, array(ids)],
            ).fetchall()
        return dict(rows)

    def vectors_after(self, seq: int, scope: str, encoder: str, limit: int = -1) -> list[tuple[int, int, bytes]]:
        """(seq, entry, vector) of the answers of a scope for any conversation whose vector came after `seq`."""
        with self.opened.reading() as db:
            return db.execute(
                "SELECT seq, entry, vector FROM vectors CROSS JOIN entries ON id = entry WHERE seq > ? AND scope = ? "
                "AND encoder = ? AND standalone = ? AND length(vector) = ? ORDER BY seq LIMIT ?",
                [seq, scope, encoder, ALONE, VECTOR_BYTES, limit],
            ).fetchall()

    # Keeping

    def add(self, new: New) -> tuple[int, list[int]]:
        """Keep an answer in place of the one that the same question had; the very same answer only becomes newer.

        What followed on the older one follows on the new one from then on, except for questions that needed the very
        answer before them.

        Returns:
            The entry's number, and those that had to go. The number is 0 when the answer is too long to keep or the
            user had it forgotten; the older one stays then.
        """
        size = row_bytes(new.question, new.answer)
        if size > self._limit_bytes() // _LARGEST_SHARE:
            return 0, []
        now = self._clock()
        with self.opened.writing() as db:
            if _forgotten(db, new.key, new.answer_digest):
                return 0, []
            gone = numbers(db, "DELETE FROM entries WHERE expires <= ? RETURNING id", [now])
            number = _renewed(db, new, now)
            if not number:
                following = _following(db, new.key)
                gone += numbers(
                    db,
                    "DELETE FROM entries WHERE scope = ? AND context = ? AND normalized_digest = ? RETURNING id",
                    [*_values(new.key)],
                )
                number = _inserted(db, new, now, size)
                db.execute(
                    "UPDATE entries SET parent = ? WHERE id IN (SELECT value FROM json_each(?))",
                    [number, array(following)],
                )
                gone += make_room(db, self._limit_bytes(), number, now)
        return (0 if number in gone else number), gone

    def count_hit(self, number: int) -> None:
        """An answer was given again; the turns that lead to it were of use too."""
        now = self._clock()
        with self.opened.writing() as db:
            db.execute("UPDATE entries SET hits = hits + 1, used = ? WHERE id = ?", [now, number])
            db.execute(
                "WITH RECURSIVE above (number) AS (SELECT parent FROM entries WHERE id = ?1 AND parent IS NOT NULL "
                "UNION SELECT parent FROM above JOIN entries ON id = number WHERE parent IS NOT NULL) "
                "UPDATE entries SET used = ?2 WHERE id IN (SELECT number FROM above)",
                [number, now],
            )

    def forget(self, number: int) -> list[int]:
        """Delete an entry; its question is not to get this answer again, whatever came before it.

        Returns:
            The entries that are gone: this one, those with the same question and answer in other contexts, and what
            followed on them.
        """
        with self.opened.writing() as db:
            row = db.execute(
                "SELECT scope, normalized_digest, answer_digest FROM entries WHERE id = ?", [number]
            ).fetchone()
            if row is None:
                return []
            db.execute(
                "INSERT OR IGNORE INTO forgotten (scope, normalized_digest, answer_digest) VALUES (?, ?, ?)", row
            )
            return numbers(
                db,
                "WITH RECURSIVE below (number) AS (SELECT id FROM entries WHERE scope = ? AND normalized_digest = ? "
                "AND answer_digest = ? UNION SELECT id FROM entries JOIN below ON parent = number) "
                "DELETE FROM entries WHERE id IN (SELECT number FROM below) RETURNING id",
                row,
            )

    # Vectors

    def pending(self, encoder: str, limit: int) -> list[Pending]:
        """Entries that have no vector of this encoder."""
        with self.opened.reading() as db:
            rows = db.execute(
                "SELECT id, question, parent, standalone FROM entries WHERE encoder < ? OR encoder > ? LIMIT ?",
                [encoder, encoder, limit],
            ).fetchall()
        return [Pending(*row) for row in rows]

    def fill(self, encoder: str, vectors: Sequence[tuple[int, bytes]], alone: Sequence[int] = ()) -> None:
        """Store vectors; entries that are gone meanwhile are passed over.

        Args:
            encoder: the version that made them.
            vectors: entry and vector.
            alone: of the undecided entries those that may be given in any conversation; the others may not.
        """
        with self.opened.writing() as db:
            for number, vector in vectors:
                standing = ALONE if number in alone else IN_CHAIN
                held = db.execute(
                    "UPDATE entries SET encoder = ?, standalone = iif(standalone = ?, ?, standalone) "
                    "WHERE id = ? RETURNING id",
                    [encoder, UNDECIDED, standing, number],
                ).fetchone()
                if held:
                    # A new row, not a changed one: who follows the numbers of vectors must see it.
                    db.execute("DELETE FROM vectors WHERE entry = ?", [number])
                    db.execute("INSERT INTO vectors (entry, vector) VALUES (?, ?)", [number, vector])

    def drop_vectors(self) -> None:
        """Delete all vectors; each entry waits for a new one."""
        with self.opened.writing() as db:
            db.execute("DELETE FROM vectors")
            db.execute("UPDATE entries SET encoder = ''")

    def close(self) -> None:
        """Close the file."""
        self.opened.close()

    # Inside

    def _one(self, where: str, values: list[Any]) -> Entry | None:
        found = self._several(f"{where} ORDER BY created DESC LIMIT 1", values)
        return found[0] if found else None

    def _several(self, where: str, values: list[Any]) -> list[Entry]:
        statement = f"SELECT {_COLUMNS} FROM entries WHERE (expires IS NULL OR expires > ?) AND {where}"  # noqa: S608
        with self.opened.reading() as db:
            return [Entry(**row) for row in db.query(statement, [self._clock(), *values])]


def _renewed(db: Database, new: New, now: float) -> int:
    """The entry that holds the very same answer already, made new; 0 where there is none."""
    row = db.execute(
        "UPDATE entries SET created = ?1, used = ?1, expires = ?2, seconds = max(seconds, ?3), "
        "parent = coalesce(?4, parent) "
        "WHERE scope = ?5 AND context = ?6 AND normalized_digest = ?7 AND answer_digest = ?8 RETURNING id",
        [now, _expiry(new, now), new.seconds, new.parent, *_values(new.key), new.answer_digest],
    ).fetchone()
    return int(row[0]) if row else 0


def _following(db: Database, key: Key) -> list[int]:
    """What followed on this question and does not depend on how it was answered."""
    rows = db.execute(
        "SELECT next.id, next.question FROM entries JOIN entries AS next ON next.parent = entries.id "
        "WHERE entries.scope = ? AND entries.context = ? AND entries.normalized_digest = ?",
        [*_values(key)],
    ).fetchall()
    return [number for number, question in rows if not points_at_answer(question)]


def _values(key: Key) -> tuple[str, str, str]:
    return key.scope, key.context, key.question


def _inserted(db: Database, new: New, now: float, size: int) -> int:
    parent = db.execute("SELECT id FROM entries WHERE id = ?", [new.parent]).fetchone()
    values = {
        "scope": new.key.scope,
        "context": new.key.context,
        "normalized_digest": new.key.question,
        "answer_digest": new.answer_digest,
        "parent": parent[0] if parent else None,
        "depth": new.depth,
        "standalone": new.standalone,
        "conversation": new.conversation,
        "created": now,
        "used": now,
        "expires": _expiry(new, now),
        "seconds": new.seconds,
        "bytes": size,
        "model": new.model,
        "question": new.question,
        "answer": new.answer,
    }
    statement = f"INSERT INTO entries ({', '.join(values)}) VALUES ({', '.join('?' * len(values))}) RETURNING id"  # noqa: S608
    return int(db.execute(statement, list(values.values())).fetchone()[0])


def _expiry(new: New, now: float) -> float | None:
    return None if new.lifetime is None else now + new.lifetime


def row_bytes(question: str, answer: str) -> int:
    """What an entry counts for in the bounded size of the store: its texts, vector, digests and indexes."""
    return len(question.encode("utf-8", "replace")) + len(answer.encode("utf-8", "replace")) + _ROW_BYTES


def _forgotten(db: Database, key: Key, answer_digest: str) -> bool:
    found = db.execute(
        "SELECT 1 FROM forgotten WHERE scope = ? AND normalized_digest = ? AND answer_digest = ?",
        [key.scope, key.question, answer_digest],
    )
    return found.fetchone() is not None
