"""The ledger: everything that left this machine, when, why, and what it cost."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final, Literal

import msgspec
from sqlite_utils import Database, Migrations

from core.database import open_database

migrations: Final = Migrations("ledger")

Outcome = Literal["unknown", "answered", "stopped", "failed"]
"""unknown: sent, and nothing was noted afterwards, as when the program ended in between."""


@migrations()
def m001_create(db: Database) -> None:
    """One row for each request."""
    db.executescript(
        """
        CREATE TABLE sent (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            endpoint TEXT NOT NULL,
            model TEXT NOT NULL,
            reason TEXT NOT NULL,
            body TEXT NOT NULL,
            bytes_out INTEGER NOT NULL,
            bytes_in INTEGER NOT NULL DEFAULT 0,
            prompt_tokens INTEGER NOT NULL DEFAULT 0,
            completion_tokens INTEGER NOT NULL DEFAULT 0,
            outcome TEXT NOT NULL DEFAULT 'unknown'
        ) STRICT;
        CREATE INDEX sent_by_time ON sent (at);
        """
    )


class Entry(msgspec.Struct, frozen=True):
    """One request that left this machine, or was about to."""

    id: int
    at: float
    """Seconds since 1970."""
    endpoint: str
    model: str
    reason: str
    body: str
    """What was sent, character for character."""
    bytes_out: int
    """Of the body, in UTF-8."""
    bytes_in: int
    prompt_tokens: int
    completion_tokens: int
    outcome: str


class Ledger:
    """The record of what left this machine. Any thread may use it.

    Args:
        path: the SQLite file, made when missing.

    Every method raises `StorageError` when the file fails.
    """

    def __init__(self, path: Path) -> None:
        self._store = open_database(path, migrations, "the record of what was sent")
        # A record must outlive even a power cut right after the request: one more fsync is nothing beside a request.
        self._store.db.execute("PRAGMA synchronous = FULL")

    @property
    def warning(self) -> str:
        """What the user should know about how the file was opened, or ""."""
        return self._store.warning

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._store.close()

    def record(self, endpoint: str, model: str, reason: str, body: str) -> int:
        """Note a request before it is sent, so that nothing can leave unseen; returns the entry's id."""
        statement = "INSERT INTO sent (at, endpoint, model, reason, body, bytes_out) VALUES (?, ?, ?, ?, ?, ?)"
        with self._store.writing() as db:
            bytes_out = len(body.encode("utf-8"))
            row = db.execute(statement, [time.time(), endpoint, model, reason, body, bytes_out]).lastrowid
            assert row is not None
            return row

    def settle(
        self, entry: int, outcome: Outcome, *, bytes_in: int = 0, prompt_tokens: int = 0, completion_tokens: int = 0
    ) -> None:
        """Note how a request ended, what came back, and the tokens that the endpoint charges for."""
        with self._store.writing() as db:
            db.execute(
                "UPDATE sent SET outcome = ?, bytes_in = ?, prompt_tokens = ?, completion_tokens = ? WHERE id = ?",
                [outcome, bytes_in, prompt_tokens, completion_tokens, entry],
            )

    def entries(self, since: float = 0.0) -> tuple[Entry, ...]:
        """Everything sent at or after `since` (seconds since 1970), the newest first."""
        with self._store.reading() as db:
            rows = db.query("SELECT * FROM sent WHERE at >= ? ORDER BY at DESC, id DESC", [since])
            return tuple(msgspec.convert(row, Entry) for row in rows)

    def bytes_since(self, timestamp: float) -> int:
        """How many bytes of requests left at or after `timestamp` (seconds since 1970)."""
        with self._store.reading() as db:
            total = db.execute("SELECT coalesce(sum(bytes_out), 0) FROM sent WHERE at >= ?", [timestamp]).fetchone()[0]
            return int(total)
