"""What the user sees of the kept answers and does to them: list, search, show, edit, pin, delete."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlite_utils import Database

from cache.store import row_bytes
from core.cache_messages import CachedAnswer
from core.database import OpenedDatabase
from core.errors import CachedAnswerNotFound

_EXCERPT: Final = 2_000
"""Characters of each answer in a list."""
_COLUMNS: Final = (
    "id, question, {answer} AS answer, model, created, used, hits, bytes AS size, seconds, "
    "coalesce(expires, 0.0) AS expires, pinned, edited, conversation, depth AS turns_before"
)


class Shelf:
    """The kept answers as a list. Any thread may call any method, each raises `StorageError` when the file fails.

    Args:
        opened: the database of the store.
        clock: seconds since 1970.
    """

    def __init__(self, opened: OpenedDatabase, clock: Callable[[], float] = time.time) -> None:
        self._opened = opened
        self._clock = clock

    def find(self, query: str = "", limit: int = 100, offset: int = 0) -> tuple[list[CachedAnswer], int]:
        """Answers in which every word of `query` is found, those last of use first, and how many there are in all.

        Long texts are cut; `show` gives them whole.
        """
        words = [f"%{_escaped(word)}%" for word in _storable(query).split()]
        where = " AND ".join(["(question LIKE ? ESCAPE '\\' OR answer LIKE ? ESCAPE '\\')"] * len(words)) or "1"
        values = [word for word in words for _ in range(2)]
        with self._opened.reading() as db:
            total = db.execute(f"SELECT count(*) FROM entries WHERE {where}", values).fetchone()[0]  # noqa: S608
            listed = f"{where} ORDER BY used DESC, id DESC LIMIT ? OFFSET ?"
            found = _answers(db, listed, [*values, limit, offset], f"substr(answer, 1, {_EXCERPT})")
        return found, total

    def show(self, number: int) -> CachedAnswer:
        """One answer.

        Raises:
            CachedAnswerNotFound: it is gone.
        """
        with self._opened.reading() as db:
            return _answer(db, number)

    def edit(self, number: int, answer: str, answer_digest: str) -> CachedAnswer:
        """Give this text from now on.

        Raises:
            CachedAnswerNotFound: it is gone.
        """
        with self._opened.writing() as db:
            kept = _answer(db, number)
            db.execute(
                "UPDATE entries SET answer = ?, answer_digest = ?, edited = 1, bytes = ? WHERE id = ?",
                [answer, answer_digest, row_bytes(kept.question, answer), number],
            )
            return _answer(db, number)

    def pin(self, number: int, pinned: bool) -> CachedAnswer:
        """Let an answer stay whatever else must go, or no longer.

        Raises:
            CachedAnswerNotFound: it is gone.
        """
        with self._opened.writing() as db:
            db.execute("UPDATE entries SET pinned = ? WHERE id = ?", [pinned, number])
            return _answer(db, number)

    def remove(self, number: int) -> list[int]:
        """Delete an answer; gives its number.

        Raises:
            CachedAnswerNotFound: it is gone already.
        """
        with self._opened.writing() as db:
            _answer(db, number)
            db.execute("DELETE FROM entries WHERE id = ?", [number])
        return [number]

    def clear(self, conversation: int = 0, older_than_s: float = 0.0) -> list[int]:
        """Delete the answers of a conversation, or those made longer ago, or, without either, all of them.

        Pinned ones go only with all; what was voted down stays unwanted. Gives the numbers of what is gone.
        """
        with self._opened.writing() as db:
            if not conversation and not older_than_s:
                rows = db.execute("DELETE FROM entries RETURNING id").fetchall()
            else:
                latest = self._clock() - older_than_s
                rows = db.execute(
                    "DELETE FROM entries WHERE NOT pinned AND (?1 = 0 OR conversation = ?1) "
                    "AND (?2 = 0 OR created < ?3) RETURNING id",
                    [conversation, older_than_s, latest],
                ).fetchall()
        return [row[0] for row in rows]

    def totals(self) -> dict[str, Any]:
        """entries, bytes, hits, seconds_saved, pinned, comparable, oldest, right, wrong, by name."""
        with self._opened.reading() as db:
            (totals,) = db.query(
                "SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(hits), 0) AS hits, "
                "coalesce(sum(hits * seconds), 0.0) AS seconds_saved, coalesce(sum(pinned), 0) AS pinned, "
                "coalesce(min(created), 0.0) AS oldest FROM entries"
            )
            (votes,) = db.query(
                "SELECT coalesce(sum(fits), 0) AS right, coalesce(sum(NOT fits), 0) AS wrong FROM votes "
                "WHERE NOT by_model"
            )
        return {**totals, **votes}

    def comparable(self, encoder: str) -> int:
        """How many entries have a vector of this encoder; of any where it is ""."""
        with self._opened.reading() as db:
            row = db.execute(
                "SELECT count(*) FROM entries WHERE encoder != '' AND (?1 = '' OR encoder = ?1)", [encoder]
            ).fetchone()
        return int(row[0])


def _answer(db: Database, number: int) -> CachedAnswer:
    for found in _answers(db, "id = ?", [number]):
        return found
    raise CachedAnswerNotFound("This answer is not kept any more.", "List the kept answers to see those that are.")


def _answers(db: Database, where: str, values: Sequence[Any], answer: str = "answer") -> list[CachedAnswer]:
    columns = _COLUMNS.format(answer=answer)
    rows = db.query(f"SELECT {columns} FROM entries WHERE {where}", values)  # noqa: S608 - all from this module
    return [CachedAnswer(**{**row, "pinned": bool(row["pinned"]), "edited": bool(row["edited"])}) for row in rows]


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _storable(text: str) -> str:
    """Without the lone surrogates that a database cannot take."""
    return text.encode("utf-8", "replace").decode("utf-8")
