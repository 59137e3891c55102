"""Keeps what every run of the benchmark has found (SQLite)."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

import msgspec
from sqlite_utils import Database, Migrations

from core.benchmark.report import BenchReport
from core.database import open_database

log = logging.getLogger(__name__)

MOST_KEPT: Final = 1000
"""Runs; the oldest go first."""

migrations: Final = Migrations("bench")


@migrations()
def m001_create(db: Database) -> None:
    """One row for each run; what is asked for in queries stands beside the whole report."""
    db.executescript(
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at REAL NOT NULL,
            identity TEXT NOT NULL,
            report TEXT NOT NULL
        ) STRICT;
        CREATE INDEX runs_by_time ON runs (at);
        """
    )


class BenchHistory:
    """The runs of the benchmark. Any thread may use it.

    Args:
        path: the SQLite file, made when missing.

    Every method raises `StorageError` when the file fails.
    """

    def __init__(self, path: Path) -> None:
        self._store = open_database(path, migrations, "the results of the benchmark")

    @property
    def warning(self) -> str:
        """What the user should know about how the file was opened, or ""."""
        return self._store.warning

    def add(self, report: BenchReport) -> None:
        """Keep a run."""
        text = msgspec.json.encode(report).decode()
        with self._store.writing() as db:
            db.execute("INSERT INTO runs (at, identity, report) VALUES (?, ?, ?)", [report.at, report.identity, text])
            db.execute(
                "DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY at DESC, id DESC LIMIT ?)", [MOST_KEPT]
            )

    def runs(self, most: int = MOST_KEPT) -> tuple[BenchReport, ...]:
        """The newest runs, oldest first; what a later version has written and this one cannot read is left out."""
        with self._store.reading() as db:
            rows = db.execute("SELECT report FROM runs ORDER BY at DESC, id DESC LIMIT ?", [most]).fetchall()
        reports = []
        for (text,) in reversed(rows):
            try:
                reports.append(msgspec.json.decode(text, type=BenchReport))
            except msgspec.DecodeError as error:
                log.warning("a run of the benchmark cannot be read: %s", error)
        return tuple(reports)

    def clear(self) -> None:
        """Forget all runs."""
        with self._store.writing() as db:
            db.execute("DELETE FROM runs")

    def close(self) -> None:
        """Close the file."""
        self._store.close()
