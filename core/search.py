"""Finding conversations by words in their titles and messages, while the user is still typing."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from sqlite_utils import Database

TOKENIZER: Final = "unicode61 remove_diacritics 2"
MESSAGE_WORDS: Final = f"""
CREATE VIEW placed_messages AS SELECT conversation << 32 | id AS place, text FROM messages;
CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content = 'placed_messages', content_rowid = 'place', tokenize = '{TOKENIZER}', prefix = '1 2 3'
);
CREATE TABLE unindexed_messages (last INTEGER NOT NULL) STRICT;
CREATE TRIGGER message_words_insert AFTER INSERT ON messages BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.conversation << 32 | new.id, new.text);
END;
CREATE TRIGGER message_words_delete AFTER DELETE ON messages
WHEN NOT EXISTS (SELECT 1 FROM unindexed_messages WHERE last >= old.id) BEGIN
    INSERT INTO message_words (message_words, rowid, text)
    VALUES ('delete', old.conversation << 32 | old.id, old.text);
END;
CREATE TRIGGER message_words_update AFTER UPDATE OF id, conversation, text ON messages
WHEN NOT EXISTS (SELECT 1 FROM unindexed_messages WHERE last >= old.id) BEGIN
    INSERT INTO message_words (message_words, rowid, text)
    VALUES ('delete', old.conversation << 32 | old.id, old.text);
    INSERT INTO message_words (rowid, text) VALUES (new.conversation << 32 | new.id, new.text);
END;
"""  # noqa: S608 - a word of this module
"""The index of the messages: the words of a conversation lie together, so that they are found without its messages.

Messages up to the `last` of `unindexed_messages`, which is empty in the end, wait for `index_older`.
"""

_MESSAGE: Final = (1 << 32) - 1
"""What of a place in the index is the id of the message; above it is the conversation's."""
_FREQUENT: Final = 20_000
"""A word in so many messages is looked for only in the newest conversations."""
_AT_ONCE: Final = 50
"""Conversations looked into at once."""
_LEAP: Final = 10
"""Ids from one conversation to the next beyond which the index is entered anew."""
_EXCERPT_WORDS: Final = 12
_EXCERPT_MARGIN: Final = 40
_UNSPACED: Final = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # kana
    ("\u3400", "\u9fff"),  # Han
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""Scripts that put no space between words: the index would hold whole sentences as one word."""


def index_older(db: Database, count: int) -> bool:
    """Bring the newest `count` of the messages that wait into the index; returns whether more may wait.

    Args:
        db: a database with the tables of the history, in a transaction that writes.
        count: of messages.
    """
    last = db.execute("SELECT max(last) FROM unindexed_messages").fetchone()[0]
    if last is None:
        return False
    newest = "SELECT id FROM messages WHERE id <= ? ORDER BY id DESC LIMIT ?"
    first = db.execute(f"SELECT min(id) FROM ({newest})", [last, count]).fetchone()[0]  # noqa: S608 - the line above
    if first is None:
        db.execute("DELETE FROM unindexed_messages")
        return False
    db.execute(
        "INSERT INTO message_words (rowid, text) SELECT conversation << 32 | id, text FROM messages "
        "WHERE id BETWEEN ? AND ?",
        [first, last],
    )
    db.execute("UPDATE unindexed_messages SET last = ?", [first - 1])
    return True


class Search:
    """The conversations in which every word of a query is found, and what to quote from them.

    A word in many messages is looked for in one conversation after the other, the newest first, until enough are found.

    Args:
        db: a database with the tables of the history, in one transaction for as long as this is used.
        query: any text with at least one word; its last word may be the beginning of one.
    """

    def __init__(self, db: Database, query: str) -> None:
        self._db = db
        texts = query.split()
        self._words = [_Word(db, text, prefix=place == len(texts)) for place, text in enumerate(texts, 1)]

    def newest(self) -> Iterator[int]:
        """Ids of the conversations, the newest first."""
        candidates = self._candidates()
        frequent = [word for word in self._words if not word.complete]
        for place in range(0, len(candidates), _AT_ONCE):
            found = candidates[place : place + _AT_ONCE]
            for word in frequent:
                word.look_in(self._db, found)
                found = [conversation for conversation in found if word.is_in(conversation)]
            yield from found

    def _candidates(self) -> list[int]:
        known = [word.titles | word.newest.keys() for word in self._words if word.complete]
        condition = "WHERE id IN (SELECT value FROM json_each(?))" if known else ""
        given = [json.dumps(sorted(set.intersection(*known)))] if known else []
        statement = f"SELECT id FROM conversations {condition} ORDER BY updated DESC, id DESC"  # noqa: S608 - own words
        return [row[0] for row in self._db.execute(statement, given)]

    def excerpts(self, conversations: Sequence[int]) -> dict[int, str]:
        """The words in their context, for each conversation with a message that has them; not where only the title has.

        The message is the one that has most of the words.

        Args:
            conversations: ids that `newest` gave.
        """
        quoted = {conversation: message for conversation in conversations if (message := self._best(conversation))}
        texts = self._snippets(list(quoted.values()))
        return {conversation: " ".join(texts[message].split()) for conversation, message in quoted.items()}

    def _best(self, conversation: int) -> int:
        votes = Counter(word.newest[conversation] for word in self._words if conversation in word.newest)
        return max(votes, key=lambda message: (votes[message], message), default=0)

    def _snippets(self, messages: Sequence[int]) -> dict[int, str]:
        texts: dict[int, str] = dict(
            self._db.execute(
                "SELECT id, text FROM messages WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(messages)]
            ).fetchall()
        )
        plain = [word.text for word in self._words if not word.expression]
        snippets = {message: _around(text, plain) for message, text in texts.items()}
        if indexed := " OR ".join(word.expression for word in self._words if word.expression):
            snippets |= _around_indexed(texts, indexed)
        return snippets


class _Word:
    """One word of a query, looked up in the full-text index or, where that cannot hold it, in the texts.

    `titles` are the conversations that have it in their title; `newest` gives for conversations the newest message
    that has it, of all conversations when it is `complete`.
    """

    def __init__(self, db: Database, text: str, *, prefix: bool) -> None:
        self.text = text
        indexed = any(map(str.isalnum, text)) and not any(
            first <= character <= last for character in text for first, last in _UNSPACED
        )
        self.expression = '"' + self.text.replace('"', '""').replace("\0", " ") + '"' + "*" * prefix if indexed else ""
        self.titles = self._titles(db)
        self.newest: dict[int, int] = {}
        self.complete = True
        if self.expression:
            self._look_everywhere(db)
        else:
            self.newest = dict(
                db.execute(
                    "SELECT conversation, max(id) FROM messages WHERE instr(text, ?) GROUP BY conversation", [text]
                ).fetchall()
            )

    def is_in(self, conversation: int) -> bool:
        """Whether it has been found there."""
        return conversation in self.titles or conversation in self.newest

    def look_in(self, db: Database, conversations: Sequence[int]) -> None:
        """Find the newest message with it in each of these conversations."""
        for first, last in _ranges(conversations):
            found = db.execute(
                "SELECT max(rowid) FROM message_words WHERE message_words MATCH ? AND rowid BETWEEN ? AND ? "
                "GROUP BY rowid >> 32",
                [self.expression, first << 32, last << 32 | _MESSAGE],
            ).fetchall()
            self.newest |= {place >> 32: place & _MESSAGE for (place,) in found}

    def _look_everywhere(self, db: Database) -> None:
        rows = db.execute(
            "SELECT rowid >> 32, max(rowid), count(*) FROM "
            "(SELECT rowid FROM message_words WHERE message_words MATCH ? LIMIT ?) GROUP BY 1",
            [self.expression, _FREQUENT],
        ).fetchall()
        self.complete = sum(count for _, _, count in rows) < _FREQUENT
        if self.complete:
            self.newest = {conversation: place & _MESSAGE for conversation, place, _ in rows}

    def _titles(self, db: Database) -> set[int]:
        if self.expression:
            rows = db.execute("SELECT rowid FROM conversations_fts WHERE conversations_fts MATCH ?", [self.expression])
        else:
            rows = db.execute("SELECT id FROM conversations WHERE instr(title, ?)", [self.text])
        return {row[0] for row in rows}


def _ranges(conversations: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last id of each stretch of ids so close together that reading on is quicker than a leap."""
    ranges: list[tuple[int, int]] = []
    for id_ in sorted(conversations):
        if ranges and id_ - ranges[-1][1] <= _LEAP:
            ranges[-1] = (ranges[-1][0], id_)
        else:
            ranges.append((id_, id_))
    return ranges


def _around_indexed(texts: dict[int, str], expression: str) -> dict[int, str]:
    """The part of each of `texts` around what the expression finds in it; none where it finds nothing."""
    # An index of these texts alone: the large one would read all that it has about a frequent word.
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = '{TOKENIZER}')")
        db.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", texts.items())
        return dict(
            db.execute(
                "SELECT rowid, snippet(texts, 0, '', '', '…', ?) FROM texts WHERE texts MATCH ?",
                [_EXCERPT_WORDS, expression],
            ).fetchall()
        )


def _around(text: str, words: Sequence[str]) -> str:
    """The part of `text` around the first of `words` in it."""
    found = next((word for word in words if word in text), "")
    middle = text.find(found)
    start, end = max(0, middle - _EXCERPT_MARGIN), middle + len(found) + _EXCERPT_MARGIN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
