"""The ledger: everything that left this machine, when, why, what was hidden, and what it cost; and the caps on money.

A question is written down and its greatest cost reserved in one transaction before the first byte leaves; what it did
cost takes the place of the reservation afterwards. One whose end was never noted keeps its whole reservation, so that
no crash opens a cap.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from sqlite_utils import Database, Migrations

from core.database import OpenedDatabase, open_database
from core.errors import OverBudget
from core.ledger_messages import Sent, Totals
from core.money import money

migrations: Final = Migrations("ledger")

Outcome = Literal["unknown", "answered", "stopped", "failed", "not sent"]
"""unknown: sent, and nothing was noted afterwards, as when the program ended in between."""
DAY_S: Final = 86_400.0
MONTH_S: Final = 30 * DAY_S
QUICKNESS_OF: Final = 20
"""Of how many last answers an endpoint's wait for a first word is the median."""


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


@migrations()
def m002_hidden_and_money(db: Database) -> None:
    """What was hidden, what it costs in millionths, how long a first word took; rules and comparisons of answers."""
    db.executescript(
        """
        ALTER TABLE sent ADD COLUMN conversation INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sent ADD COLUMN hidden TEXT NOT NULL DEFAULT '';
        ALTER TABLE sent ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sent ADD COLUMN proxy TEXT NOT NULL DEFAULT '';
        ALTER TABLE sent ADD COLUMN first_word_s REAL NOT NULL DEFAULT 0;
        CREATE TABLE rule (
            conversation INTEGER PRIMARY KEY,
            answer TEXT NOT NULL,
            at REAL NOT NULL
        ) STRICT;
        CREATE TABLE comparison (
            question INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL,
            better TEXT NOT NULL,
            at REAL NOT NULL
        ) STRICT;
        """
    )


@dataclass(frozen=True)
class Sending:
    """A request that is about to leave."""

    endpoint: str
    model: str
    reason: str
    body: str
    conversation: int = 0
    hidden: str = ""
    """What was hidden, by kind: "2 PERSON, 1 EMAIL_ADDRESS"; never the values."""
    most: int = 0
    """What it may cost, in millionths of the currency."""
    proxy: str = ""


@dataclass(frozen=True)
class Caps:
    """The most that may be spent, in millionths of the currency."""

    call: int
    day: int
    month: int
    currency: str = "USD"


class Ledger:
    """The record of what left this machine. Any thread may use it.

    Args:
        path: the SQLite file, made when missing; None keeps it in memory.
        now: the time, in seconds since 1970.

    Every method raises `StorageError` when the file fails.
    """

    def __init__(self, path: Path | None, now: Callable[[], float] = time.time) -> None:
        # A record must outlive even a power cut right after the request: one more fsync is nothing beside a request.
        self._store = open_database(path, migrations, "the record of what was sent", personal=True, durable=True)
        self._now = now

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

    # Before and after a request

    def reserve(self, sending: Sending, caps: Caps) -> int:
        """Write down a request and set its greatest cost aside, before it is sent; returns the entry's number.

        Raises:
            OverBudget: it might cost more than a cap leaves; nothing is written down.
        """
        with self._store.writing() as db:
            now = self._now()
            _check(sending.most, caps.call, 0, "one question", caps.currency)
            _check(sending.most, caps.day, _spent(db, now - DAY_S), "24 hours", caps.currency)
            _check(sending.most, caps.month, _spent(db, now - MONTH_S), "30 days", caps.currency)
            return _written(db, sending, now)

    def note(self, sending: Sending) -> int:
        """Write down what is about to leave and costs nothing; returns the entry's number."""
        with self._store.writing() as db:
            return _written(db, sending, self._now())

    def settle(
        self,
        entry: int,
        outcome: Outcome,
        *,
        bytes_out: int | None = None,
        bytes_in: int = 0,
        prompt_tokens: int = 0,
        completion_tokens: int = 0,
        cost: int | None = None,
        first_word_s: float = 0.0,
    ) -> None:
        """Note how a request ended.

        Args:
            entry: its number.
            outcome: how it ended.
            bytes_out: of the body, over all tries; None is the body once.
            bytes_in: of what came back.
            prompt_tokens: that the endpoint charges for ...
            completion_tokens: ... both ways; 0 where it did not say.
            cost: what takes the place of the reservation, in millionths; None leaves all of it.
            first_word_s: the wait for the first word, 0 where none came.
        """
        with self._store.writing() as db:
            db.execute(
                "UPDATE sent SET outcome = ?, bytes_out = coalesce(?, bytes_out), bytes_in = ?, prompt_tokens = ?, "
                "completion_tokens = ?, cost = coalesce(?, cost), first_word_s = ? WHERE id = ?",
                [outcome, bytes_out, bytes_in, prompt_tokens, completion_tokens, cost, first_word_s, entry],
            )

    # Looking

    def entries(self, since: float = 0.0) -> tuple[Sent, ...]:
        """Everything sent at or after `since` (seconds since 1970), the newest first."""
        return self.find("", since=since)[0]

    def find(self, query: str, limit: int = -1, offset: int = 0, since: float = 0.0) -> tuple[tuple[Sent, ...], int]:
        """The newest requests that hold all words of `query` in what was sent, why, or to whom; and how many there are.

        Args:
            query: words, whatever their case; "" finds everything.
            limit: at most so many, -1 for all.
            offset: how many to leave out first.
            since: seconds since 1970.
        """
        words = query.split()
        clause = " AND ".join(
            [
                "at >= ?",
                *[
                    "(body || ' ' || reason || ' ' || endpoint || ' ' || model || ' ' || hidden) LIKE ? ESCAPE '\\'"
                    for _ in words
                ],
            ]
        )
        values: list[Any] = [since, *(f"%{_literal(word)}%" for word in words)]
        with self._store.reading() as db:
            total = int(db.execute(f"SELECT count(*) FROM sent WHERE {clause}", values).fetchone()[0])  # noqa: S608
            rows = db.query(
                f"SELECT * FROM sent WHERE {clause} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",  # noqa: S608
                [*values, limit, offset],
            )
            return tuple(msgspec.convert(row, Sent) for row in rows), total

    def bytes_since(self, timestamp: float) -> int:
        """How many bytes of requests left at or after `timestamp` (seconds since 1970)."""
        with self._store.reading() as db:
            total = db.execute("SELECT coalesce(sum(bytes_out), 0) FROM sent WHERE at >= ?", [timestamp]).fetchone()[0]
            return int(total)

    def totals(self) -> Totals:
        """What has left and was spent in the last day and the last 30 days."""
        now = self._now()
        with self._store.reading() as db:
            calls = int(db.execute("SELECT count(*) FROM sent WHERE at >= ?", [now - MONTH_S]).fetchone()[0])
            spent_day, spent_month = _spent(db, now - DAY_S), _spent(db, now - MONTH_S)
        return Totals(self.bytes_since(now - MONTH_S), calls, spent_day, spent_month)

    def first_word_s(self, endpoint: str, model: str) -> float:
        """The median wait for a first word of an endpoint's latest answers, in seconds; 0 before there is one."""
        with self._store.reading() as db:
            rows = db.execute(
                "SELECT first_word_s FROM sent WHERE endpoint = ? AND model = ? AND first_word_s > 0 "
                "ORDER BY id DESC LIMIT ?",
                [endpoint, model, QUICKNESS_OF],
            ).fetchall()
        waits = sorted(row[0] for row in rows)
        return float(waits[len(waits) // 2]) if waits else 0.0

    # What the user has said

    def set_rule(self, conversation: int, answer: str) -> None:
        """Keep a standing answer for a conversation, or for all with 0; "" takes it back."""
        with self._store.writing() as db:
            db.execute("DELETE FROM rule WHERE conversation = ?", [conversation])
            if answer:
                db.execute("INSERT INTO rule VALUES (?, ?, ?)", [conversation, answer, self._now()])

    def rule(self, conversation: int) -> str:
        """The standing answer for a conversation, its own or the one for all; "" where the user is to be asked."""
        with self._store.reading() as db:
            row = db.execute(
                "SELECT answer FROM rule WHERE conversation IN (?, 0) ORDER BY conversation DESC LIMIT 1",
                [conversation],
            ).fetchone()
        return str(row[0]) if row else ""

    def rules(self) -> dict[int, str]:
        """All standing answers, by conversation."""
        with self._store.reading() as db:
            return {int(row[0]): str(row[1]) for row in db.execute("SELECT conversation, answer FROM rule").fetchall()}

    def compare(self, question: int, conversation: int, better: str) -> None:
        """Note which answer to a question the user found better: "cloud", "local" or "same"."""
        with self._store.writing() as db:
            db.execute("DELETE FROM comparison WHERE question = ?", [question])
            db.execute("INSERT INTO comparison VALUES (?, ?, ?, ?)", [question, conversation, better, self._now()])

    def comparisons(self) -> dict[int, str]:
        """Which answer was better, by question."""
        with self._store.reading() as db:
            rows = db.execute("SELECT question, better FROM comparison").fetchall()
        return {int(row[0]): str(row[1]) for row in rows}


def _written(db: Database, sending: Sending, now: float) -> int:
    row = db.execute(
        "INSERT INTO sent (at, endpoint, model, reason, body, bytes_out, conversation, hidden, cost, proxy) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [now, sending.endpoint, sending.model, sending.reason, sending.body, len(sending.body.encode()),
         sending.conversation, sending.hidden, sending.most, sending.proxy],
    ).lastrowid  # fmt: skip
    assert row is not None
    return row


def _spent(db: Database, since: float) -> int:
    """Millionths that were spent or are set aside since then."""
    return int(db.execute("SELECT coalesce(sum(cost), 0) FROM sent WHERE at > ?", [since]).fetchone()[0])


def _check(most: int, cap: int, spent: int, time_span: str, currency: str) -> None:
    if spent + most > cap:
        raise OverBudget(
            f"This may cost {money(most, currency)}; of {money(cap, currency)} for {time_span} "
            f"{money(max(0, cap - spent), currency)} are left, so nothing was sent.",
            "Raise the cap in Settings, under Cloud, or keep the answer of this machine.",
        )


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
