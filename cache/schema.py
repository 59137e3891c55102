"""The tables of the response cache, in the steps in which they came to be."""

from __future__ import annotations

import hashlib
from typing import Final

from sqlite_utils import Database, Migrations

migrations: Final = Migrations("cache")

NO_TURNS: Final = hashlib.sha256().hexdigest()
"""The context digest of a question that begins a conversation."""

ALONE: Final = 1
"""As `entries.standalone`: the answer may be given in any conversation ..."""
IN_CHAIN: Final = 0
"""... only in a conversation that came the same way ..."""
UNDECIDED: Final = 2
"""... or the one or the other, once vectors show whether the question has to do with the turns before it."""


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


@migrations()
def m002_chains(db: Database) -> None:
    """Chains of turns, times to live, costs, pins, votes; vectors, now short, in a table of their own.

    The long texts stay last in a row, so that the other columns are read without them. Old vectors are of another
    length and are made anew.
    """
    for statement in _CHAINS.split(";\n"):
        db.execute(statement)
    # The numbers of entries that are gone must not come again.
    db.execute("DELETE FROM sqlite_sequence WHERE name = 'entries_with_chains'")
    db.execute(
        "INSERT INTO sqlite_sequence (name, seq) "
        "SELECT 'entries_with_chains', seq FROM sqlite_sequence WHERE name = 'entries'"
    )
    db.execute("DROP TABLE entries")
    db.execute("ALTER TABLE entries_with_chains RENAME TO entries")
    for statement in _INDEXES.split(";\n"):
        db.execute(statement)


_CHAINS: Final = f"""
CREATE TABLE entries_with_chains (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    context TEXT NOT NULL,
    normalized_digest TEXT NOT NULL,
    answer_digest TEXT NOT NULL,
    parent INTEGER REFERENCES entries_with_chains (id) ON DELETE SET NULL,
    depth INTEGER NOT NULL,
    standalone INTEGER NOT NULL,
    conversation INTEGER NOT NULL DEFAULT 0,
    created REAL NOT NULL,
    used REAL NOT NULL,
    hits INTEGER NOT NULL DEFAULT 0,
    expires REAL,
    seconds REAL NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    edited INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL,
    encoder TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
) STRICT;
INSERT INTO entries_with_chains (id, scope, context, normalized_digest, answer_digest, depth, standalone, created,
    used, hits, bytes, model, question, answer)
SELECT id, scope, context, normalized_digest, answer_digest, iif(context = '{NO_TURNS}', 0, -1),
    iif(context = '{NO_TURNS}', {ALONE}, {IN_CHAIN}), created, used, hits, bytes, model, question, answer FROM entries;
CREATE TABLE vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL UNIQUE REFERENCES entries_with_chains (id) ON DELETE CASCADE,
    vector BLOB NOT NULL
) STRICT;
CREATE TABLE votes (
    id INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    asked_digest TEXT NOT NULL,
    kept_digest TEXT NOT NULL,
    fits INTEGER NOT NULL,
    certainty REAL NOT NULL,
    at REAL NOT NULL,
    encoder TEXT NOT NULL DEFAULT '',
    asked_vector BLOB,
    kept_vector BLOB
) STRICT
"""  # noqa: S608 - numbers and a digest from this module

_INDEXES: Final = """
CREATE UNIQUE INDEX entries_by_question ON entries (scope, context, normalized_digest);
CREATE INDEX entries_alone ON entries (scope, normalized_digest, standalone);
CREATE INDEX entries_by_answer ON entries (scope, answer_digest);
CREATE INDEX entries_by_parent ON entries (parent);
CREATE INDEX entries_by_encoder ON entries (encoder);
CREATE INDEX entries_by_conversation ON entries (conversation);
CREATE INDEX entries_by_expiry ON entries (expires) WHERE expires IS NOT NULL;
CREATE INDEX entries_by_size ON entries (bytes);
CREATE INDEX votes_by_scope ON votes (scope)
"""


@migrations()
def m003_near_misses(db: Database) -> None:
    """Questions that came close to a kept one and wait for a second look; whose verdict a vote is."""
    db.execute(
        """
        CREATE TABLE near_misses (
            id INTEGER PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
            question TEXT NOT NULL,
            certainty REAL NOT NULL,
            at REAL NOT NULL,
            UNIQUE (entry, question)
        ) STRICT
        """
    )
    db.execute("ALTER TABLE votes ADD COLUMN by_model INTEGER NOT NULL DEFAULT 0")


@migrations()
def m004_pairs(db: Database) -> None:
    """Pairs of questions on which the user has given a verdict, in their words; the encoder learns from them."""
    db.execute(
        """
        CREATE TABLE pairs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            asked TEXT NOT NULL,
            kept TEXT NOT NULL,
            fits INTEGER NOT NULL,
            at REAL NOT NULL,
            asked_in INTEGER NOT NULL,
            kept_in INTEGER NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX pairs_by_kept ON pairs (kept)")
    db.execute("CREATE INDEX pairs_by_asked ON pairs (asked)")


def mend(db: Database) -> None:
    """Make rows agree again after some were lost: what has no vector waits for one, a lost parent is none."""
    db.execute("UPDATE entries SET parent = NULL WHERE parent NOT IN (SELECT id FROM entries)")
    db.execute("DELETE FROM vectors WHERE entry NOT IN (SELECT id FROM entries)")
    db.execute("DELETE FROM near_misses WHERE entry NOT IN (SELECT id FROM entries)")
    db.execute("UPDATE entries SET encoder = '' WHERE id NOT IN (SELECT entry FROM vectors)")
