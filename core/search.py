"""Finding conversations by words in their titles and messages, while the user is still typing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from sqlite_utils import Database

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


class Search:
    """The conversations in which every word of a query is found, and what to quote from them.

    Args:
        db: a database with the tables of the history, in one transaction for as long as this is used.
        query: any text; its last word may be the beginning of one.
    """

    def __init__(self, db: Database, query: str) -> None:
        self._db = db
        texts = query.split()
        self._words = [_Word(text, prefix=place == len(texts)) for place, text in enumerate(texts, 1)]
        self._newest = [dict(word.messages(db)) for word in self._words]
        self.found = json.dumps(sorted(self._conversations())) if self._words else None
        """Ids of conversations, a JSON array; None when the query is empty."""

    def _conversations(self) -> set[int]:
        return set.intersection(
            *(word.titles(self._db) | newest.keys() for word, newest in zip(self._words, self._newest, strict=True))
        )

    def excerpts(self, conversations: Sequence[int]) -> dict[int, str]:
        """The words in their context, for each conversation with a message that has them; not where only the title has.

        The message is the one that has most of the words.
        """
        quoted = {conversation: message for conversation in conversations if (message := self._best(conversation))}
        texts = self._snippets(list(quoted.values()))
        return {conversation: " ".join(texts[message].split()) for conversation, message in quoted.items()}

    def _best(self, conversation: int) -> int:
        votes = Counter(newest[conversation] for newest in self._newest if conversation in newest)
        return max(votes, key=lambda message: (votes[message], message), default=0)

    def _snippets(self, messages: Sequence[int]) -> dict[int, str]:
        plain = [word.text for word in self._words if not word.expression]
        texts = {
            message: _around(text, plain)
            for message, text in self._db.execute(
                "SELECT id, text FROM messages WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(messages)]
            )
        }
        if indexed := " OR ".join(word.expression for word in self._words if word.expression):
            # With the plus sign the index is read once; without it, once for each message.
            texts |= self._db.execute(
                "SELECT rowid, snippet(messages_fts, 0, '', '', '…', ?) FROM messages_fts "
                "WHERE messages_fts MATCH ? AND +rowid IN (SELECT value FROM json_each(?))",
                [_EXCERPT_WORDS, indexed, json.dumps(messages)],
            )
        return texts


class _Word:
    """One word of a query, looked up in the full-text index or, where that cannot hold it, in the texts."""

    def __init__(self, text: str, *, prefix: bool) -> None:
        self.text = text
        indexed = any(map(str.isalnum, text)) and not any(
            first <= character <= last for character in text for first, last in _UNSPACED
        )
        self.expression = '"' + self.text.replace('"', '""').replace("\0", " ") + '"' + "*" * prefix if indexed else ""

    def messages(self, db: Database) -> Iterable[tuple[int, int]]:
        """Conversations with the newest message of each that has the word."""
        if self.expression:
            return db.execute(
                "SELECT conversation, max(id) FROM messages_fts JOIN messages ON id = messages_fts.rowid "
                "WHERE messages_fts MATCH ? GROUP BY conversation",
                [self.expression],
            ).fetchall()
        return db.execute(
            "SELECT conversation, max(id) FROM messages WHERE instr(text, ?) GROUP BY conversation", [self.text]
        ).fetchall()

    def titles(self, db: Database) -> set[int]:
        """Conversations whose title has the word."""
        if self.expression:
            rows = db.execute("SELECT rowid FROM conversations_fts WHERE conversations_fts MATCH ?", [self.expression])
        else:
            rows = db.execute("SELECT id FROM conversations WHERE instr(title, ?)", [self.text])
        return {row[0] for row in rows}


def _around(text: str, words: Sequence[str]) -> str:
    """The part of `text` around the first of `words` in it."""
    found = next((word for word in words if word in text), "")
    middle = text.find(found)
    start, end = max(0, middle - _EXCERPT_MARGIN), middle + len(found) + _EXCERPT_MARGIN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
