"""What became of the router's decisions: chances, the user's verdicts, and the mode of each conversation; no texts."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sqlite_utils import Database, Migrations

from core.database import OpenedDatabase, open_database
from core.escalation.calibration import Outcome
from core.escalation.prior import OwnRecord
from core.escalation.sureness import LATEST
from core.routing_messages import CloudMode, Verdict

migrations: Final = Migrations("routing")

MONTH_S: Final = 30 * 86_400.0
_WEIGHTS: Final[Mapping[str, tuple[float, float]]] = {
    "cloud is better": (1.0, 1.0),
    "local is better": (0.0, 1.0),
    "local is right": (0.0, 1.0),
    # The cloud might have been wrong as well.
    "local is wrong": (1.0, 0.5),
    "asked the cloud": (1.0, 0.25),
    "asked again": (1.0, 0.1),
}
"""Whether a sign says that the cloud helps, and how much it counts beside a comparison of both answers."""


@migrations()
def m001_create(db: Database) -> None:
    """One row for each question that was decided, and the modes that differ from the setting."""
    db.executescript(
        """
        CREATE TABLE decisions (
            question INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL,
            at REAL NOT NULL,
            kind TEXT NOT NULL,
            topic INTEGER NOT NULL,
            chance REAL NOT NULL,
            action TEXT NOT NULL,
            helped REAL,
            weight REAL NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX decisions_by_conversation ON decisions (conversation);
        CREATE TABLE modes (
            conversation INTEGER PRIMARY KEY,
            mode TEXT NOT NULL
        ) STRICT;
        """
    )


@migrations()
def m002_sureness(db: Database) -> None:
    """Which model answered, and how unsure it was of its words."""
    db.executescript(
        """
        ALTER TABLE decisions ADD COLUMN model TEXT NOT NULL DEFAULT '';
        ALTER TABLE decisions ADD COLUMN level REAL;
        CREATE INDEX decisions_by_model ON decisions (model, kind, at);
        """
    )


class Decision(NamedTuple):
    """What was thought of the answer to a question."""

    question: int
    conversation: int
    kind: str
    topic: int
    chance: float
    action: str
    model: str = ""
    level: float | None = None
    """How unsure the model was of its words (`core.escalation.sureness`)."""


class RoutingRecord:
    """Remembers what was decided and how it turned out. Any thread may use it.

    Args:
        path: the SQLite file, made when missing; None keeps all in memory.

    Every method raises `StorageError` when the file fails.
    """

    def __init__(self, path: Path | None) -> None:
        self._store = open_database(path, migrations, "what the router has learned", personal=True)

    @property
    def opened(self) -> OpenedDatabase:
        """The file, for whoever encrypts it."""
        return self._store

    @property
    def warning(self) -> str:
        """What the user should know about how the file was opened, or ""."""
        return self._store.warning

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._store.close()

    # Decisions

    def decided(self, decision: Decision) -> None:
        """Note what was thought of the answer to a question; a new answer takes the place of the one before."""
        with self._store.writing() as db:
            db.execute(
                "INSERT INTO decisions (question, conversation, kind, topic, chance, action, model, level, at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (question) DO UPDATE SET at = excluded.at, "
                "chance = excluded.chance, action = excluded.action, topic = excluded.topic, kind = excluded.kind, "
                "model = excluded.model, level = excluded.level",
                [*decision, time.time()],
            )

    def learned(self, question: int, sign: Verdict | str) -> bool:
        """Note a sign of how an answer turned out; a weaker sign never replaces a stronger one.

        Returns:
            Whether there was a decision that it belongs to.
        """
        helped, weight = _WEIGHTS[sign]
        with self._store.writing() as db:
            changed = db.execute(
                "UPDATE decisions SET helped = ?, weight = ? WHERE question = ? AND weight <= ?",
                [helped, weight, question, weight],
            ).rowcount
        return changed > 0

    def by_topic(self) -> dict[int, OwnRecord]:
        """What the user's own answers have shown, by topic."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT topic, sum(weight), sum(weight * helped) FROM decisions "
                "WHERE helped IS NOT NULL AND topic >= 0 GROUP BY topic"
            ).fetchall()
        return {topic: OwnRecord(judged, helped) for topic, judged, helped in rows}

    def levels(self, model: str, kind: str) -> list[float]:
        """How unsure a model was of its latest answers to questions of a kind."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT level FROM decisions WHERE model = ? AND kind = ? AND level IS NOT NULL "
                "ORDER BY at DESC LIMIT ?",
                [model, kind, LATEST],
            ).fetchall()
        return [level for (level,) in rows]

    def outcomes(self) -> list[Outcome]:
        """Chances with how it turned out, the oldest first."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT chance, helped, weight FROM decisions WHERE helped IS NOT NULL ORDER BY at"
            ).fetchall()
        return [Outcome(*row) for row in rows]

    def chances(self, most: int = 2_000) -> list[float]:
        """What was thought of the latest answers."""
        with self._store.reading() as db:
            rows = db.execute("SELECT chance FROM decisions ORDER BY at DESC LIMIT ?", [most]).fetchall()
        return [chance for (chance,) in rows]

    def questions_a_month(self) -> tuple[float, float]:
        """Questions in the last 30 days, and how many days the record goes back, at most 30."""
        with self._store.reading() as db:
            count, first = db.execute(
                "SELECT count(*), min(at) FROM decisions WHERE at >= ?", [time.time() - MONTH_S]
            ).fetchone()
        return float(count), (time.time() - first) / 86_400 if first else 0.0

    # Modes

    def mode(self, conversation: int) -> CloudMode | None:
        """The mode that was chosen for a conversation, None where none was."""
        with self._store.reading() as db:
            row = db.execute("SELECT mode FROM modes WHERE conversation = ?", [conversation]).fetchone()
        return row[0] if row else None

    def set_mode(self, conversation: int, mode: CloudMode | str) -> None:
        """Choose a mode for a conversation; "" takes the choice back."""
        with self._store.writing() as db:
            db.execute("DELETE FROM modes WHERE conversation = ?", [conversation])
            if mode:
                db.execute("INSERT INTO modes (conversation, mode) VALUES (?, ?)", [conversation, mode])

    def forget(self, conversation: int) -> None:
        """Its mode goes with a conversation; what was learned stays, without saying where."""
        with self._store.writing() as db:
            db.execute("DELETE FROM modes WHERE conversation = ?", [conversation])
            db.execute("UPDATE decisions SET conversation = 0 WHERE conversation = ?", [conversation])
