"""The order in which conversations are listed: pinned ones, folders by name, and the rest by time."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection
from typing import Final

from sqlite_utils import Database

from core.conversation_messages import Folder
from core.messages import ConversationSummary
from core.search import Search

_BY_PLACE: Final = (
    "pinned DESC, iif(pinned, '', folder) = '', iif(pinned, '', folder) COLLATE NOCASE, iif(pinned, '', folder), "
    "updated DESC, id DESC"
)
COLUMNS: Final = f"""
ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
ALTER TABLE conversations ADD COLUMN folder TEXT NOT NULL DEFAULT '';
CREATE INDEX conversations_by_place ON conversations ({_BY_PLACE});
"""
"""What the table of conversations needs for it."""
_UNFOLDED: Final = "(pinned OR folder NOT IN (SELECT value FROM json_each(?)))"
_AMONG: Final = "id IN (SELECT value FROM json_each(?))"
_SUMMARY: Final = (
    "SELECT id, title, updated, (SELECT count(*) FROM messages WHERE conversation = conversations.id), "
    "pinned, folder FROM conversations "
)


def listed(
    db: Database, query: str, limit: int, offset: int, collapsed: Collection[str] = ()
) -> tuple[ConversationSummary, ...]:
    """A part of the list; with a `query`, of those in which it is found, the newest first.

    Args:
        db: the history, in one transaction.
        query: words; "" lists all, in their groups.
        limit: at most so many.
        offset: so many are left out at the start.
        collapsed: folders whose conversations are not listed.
    """
    if query.split():
        return _found(db, query, limit, offset)
    rows = db.execute(
        f"{_SUMMARY} WHERE {_UNFOLDED} ORDER BY {_BY_PLACE} LIMIT ? OFFSET ?",
        [json.dumps(sorted(collapsed)), limit, offset],
    )
    return tuple(_summary(row, "") for row in rows)


def _found(db: Database, query: str, limit: int, offset: int) -> tuple[ConversationSummary, ...]:
    search = Search(db, query)
    found = list(itertools.islice(search.newest(), offset, offset + limit))
    rows = db.execute(f"{_SUMMARY} WHERE {_AMONG} ORDER BY updated DESC, id DESC", [json.dumps(found)]).fetchall()
    excerpts = search.excerpts(found)
    return tuple(_summary(row, excerpts.get(row[0], "")) for row in rows)


def _summary(row: tuple[int, str, float, int, int, str], excerpt: str) -> ConversationSummary:
    id_, title, updated, messages, pinned, folder = row
    return ConversationSummary(id_, title, updated, messages, excerpt, bool(pinned), folder)


def count(db: Database, query: str, collapsed: Collection[str] = ()) -> int:
    """How many there would be in all."""
    if query.split():
        return sum(1 for _ in Search(db, query).newest())
    statement = f"SELECT count(*) FROM conversations WHERE {_UNFOLDED}"  # noqa: S608 - words of this module
    return int(db.execute(statement, [json.dumps(sorted(collapsed))]).fetchone()[0])


def folders(db: Database) -> tuple[Folder, ...]:
    """All folders, by name."""
    rows = db.execute(
        "SELECT folder, sum(NOT pinned) FROM conversations WHERE folder != '' GROUP BY folder "
        "ORDER BY folder COLLATE NOCASE, folder"
    )
    return tuple(Folder(name, conversations) for name, conversations in rows)
