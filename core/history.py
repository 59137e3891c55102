"""The user's conversations: trees of questions and answers in a SQLite file, searched by full text."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlite_utils import Database, Migrations

from core.chat_import.exported import ExportedConversation
from core.conversation_messages import LONGEST_FOLDER, NO_PERSONA, Folder, Persona
from core.database import OpenedDatabase, open_database
from core.errors import ConversationNotFound, StorageError
from core.listing import COLUMNS, count, folders, listed
from core.messages import FIRST_PRIVATE, AnswerFacts, ChatMessage, ConversationSummary, is_private
from core.search import MESSAGE_WORDS, TOKENIZER, index_older
from core.turns import title_for

log = logging.getLogger(__name__)

migrations: Final = Migrations("history")

HEAD: Final = -1
"""As a parent: the message that ends the branch in use."""
ROOT: Final = 0
"""As a parent: none; the message begins the conversation."""

_INDEXED_AT_ONCE: Final = 10_000
"""Messages of an older file that are searchable at once; the rest follows while it is in use."""
_INDEXED_IN_A_PIECE: Final = 1_000
_RESCUED_TITLE: Final = "Rescued conversation"


@migrations()
def m001_create(db: Database) -> None:
    """Conversations, their messages, and the full-text indexes over both."""
    # AUTOINCREMENT: an id that some window still shows must never come to name another message.
    db.executescript(
        """
        CREATE TABLE conversations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL,
            created REAL NOT NULL,
            updated REAL NOT NULL,
            head INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX conversations_by_time ON conversations (updated DESC, id DESC);
        CREATE TABLE messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            parent INTEGER NOT NULL DEFAULT 0 CHECK (parent < id),
            role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
            text TEXT NOT NULL,
            created REAL NOT NULL,
            facts TEXT
        ) STRICT;
        CREATE INDEX messages_by_parent ON messages (conversation, parent);
        """
    )
    db.table("conversations").enable_fts(["title"], create_triggers=True, tokenize=TOKENIZER)
    db.table("messages").enable_fts(["text"], create_triggers=True, tokenize=TOKENIZER)


@migrations()
def m002_places(db: Database) -> None:
    """Pinned conversations and folders."""
    db.executescript(COLUMNS)


@migrations()
def m003_personas(db: Database) -> None:
    """The instructions of a conversation."""
    db.executescript(
        """
        ALTER TABLE conversations ADD COLUMN persona TEXT NOT NULL DEFAULT '';
        ALTER TABLE conversations ADD COLUMN instructions TEXT NOT NULL DEFAULT '';
        """
    )


@migrations()
def m004_message_words(db: Database) -> None:
    """A full-text index of the messages in the order of their conversations, with the beginnings of words."""
    db.table("messages").disable_fts()
    db.executescript(MESSAGE_WORDS)
    if last := db.execute("SELECT max(id) FROM messages").fetchone()[0]:
        db.execute("INSERT INTO unindexed_messages (last) VALUES (?)", [last])
        index_older(db, _INDEXED_AT_ONCE)


@migrations()
def m005_unindexed_messages(db: Database) -> None:
    """Files in which the index was made in one go have no table of what waits for it."""
    db.execute("CREATE TABLE IF NOT EXISTS unindexed_messages (last INTEGER NOT NULL) STRICT")


def mend(db: Database) -> None:
    """Make a tree again of the rows that survived damage: nothing that can be read stays out of reach."""
    # All of them went into the index when they were copied.
    db.execute("DELETE FROM unindexed_messages")
    db.execute(
        "INSERT INTO conversations (id, title, created, updated) "
        "SELECT conversation, ?, min(created), max(created) FROM messages "
        "WHERE conversation NOT IN (SELECT id FROM conversations) GROUP BY conversation",
        [_RESCUED_TITLE],
    )
    db.execute(
        "UPDATE messages SET parent = coalesce((SELECT max(id) FROM messages AS earlier "
        "WHERE earlier.conversation = messages.conversation AND earlier.id < messages.id), 0) "
        "WHERE parent != 0 AND NOT EXISTS (SELECT 1 FROM messages AS above "
        "WHERE above.id = messages.parent AND above.conversation = messages.conversation)"
    )
    db.execute(
        "UPDATE conversations SET head = "
        "coalesce((SELECT max(id) FROM messages WHERE conversation = conversations.id), 0) "
        "WHERE NOT EXISTS (SELECT 1 FROM messages WHERE id = head AND conversation = conversations.id)"
    )


class History:
    """All conversations. Any thread may use it; other processes may use the same file.

    A message's parent is the message before it, so each edit of a question and each new answer to it is one more child
    of the same parent: a branch. A conversation's head is the end of the branch in use.

    Args:
        path: the SQLite file, made when missing; None keeps conversations only as long as this object lives.

    Private conversations are in memory beside the file: they end when it is closed. Their ids begin at
    `core.messages.FIRST_PRIVATE`.

    Every method raises `StorageError` when the file fails.
    """

    def __init__(self, path: Path | None) -> None:
        self._store = open_database(path, migrations, "your conversations", mend, personal=True)
        self._private: OpenedDatabase | None = None
        self._opening = threading.Lock()
        self._closing = threading.Event()
        self._indexing = threading.Thread(target=self._index_older, name="history index", daemon=True)
        self._indexing.start()

    @property
    def opened(self) -> OpenedDatabase:
        """The file, for whoever encrypts it."""
        return self._store

    @property
    def warning(self) -> str:
        """What the user should know about how the file was opened, or ""."""
        return self._store.warning

    def close(self) -> None:
        """Close the file, and end all private conversations; closing twice does nothing."""
        self._closing.set()
        self._indexing.join()
        self._store.close()
        if self._private is not None:
            self._private.close()

    def conversations(
        self, query: str = "", limit: int = 200, offset: int = 0, collapsed: Collection[str] = ()
    ) -> tuple[ConversationSummary, ...]:
        """A part of the list: pinned conversations, folders by name, and the rest, the newest first in each; or the
        newest in which all words of `query` are found, in titles or messages.

        The last word may be the beginning of one. An excerpt shows found words where a message has them. Private ones
        come first. Those in `collapsed` folders are left out where nothing is searched.
        """
        query = _storable(query)
        private: tuple[ConversationSummary, ...] = ()
        if self._private is not None:
            with self._private.reading() as db:
                private = listed(db, query, limit, offset)
                offset -= count(db, query)
        rest = limit - len(private)
        if rest <= 0:
            return private
        with self._store.reading() as db:
            return (*private, *listed(db, query, rest, max(0, offset), collapsed))

    def folders(self) -> tuple[Folder, ...]:
        """The folders that have conversations, by name."""
        with self._store.reading() as db:
            return folders(db)

    def pin(self, conversation: int, pinned: bool) -> None:
        """List a conversation above all others, or no longer.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).writing() as db:
            _conversation(db, conversation)
            db.execute("UPDATE conversations SET pinned = ? WHERE id = ?", [pinned, conversation])

    def move(self, conversation: int, folder: str) -> None:
        """List a conversation in a folder; "" is none.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).writing() as db:
            _conversation(db, conversation)
            db.execute("UPDATE conversations SET folder = ? WHERE id = ?", [_folder_name(folder), conversation])

    def rename_folder(self, name: str, to: str) -> None:
        """Give a folder another name; that of another one joins them, and "" leaves its conversations without one."""
        with self._store.writing() as db:
            db.execute("UPDATE conversations SET folder = ? WHERE folder = ?", [_folder_name(to), name])

    def create(self, title: str, *, private: bool = False, persona: Persona = NO_PERSONA) -> int:
        """A new, empty conversation, in memory only where it is private; returns its id."""
        now = time.time()
        with (self._private_store() if private else self._store).writing() as db:
            return _insert(
                db,
                "conversations",
                title=_storable(title),
                created=now,
                updated=now,
                persona=_storable(persona.name),
                instructions=_storable(persona.instructions),
            )

    def persona(self, conversation: int) -> Persona:
        """Whose instructions a conversation follows.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).reading() as db:
            statement = "SELECT persona, instructions FROM conversations WHERE id = ?"
            row = db.execute(statement, [conversation]).fetchone()
        if row is None:
            raise _not_found()
        return Persona(*row)

    def choose_persona(self, conversation: int, persona: Persona) -> None:
        """Follow other instructions from now on.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).writing() as db:
            _conversation(db, conversation)
            db.execute(
                "UPDATE conversations SET persona = ?, instructions = ? WHERE id = ?",
                [_storable(persona.name), _storable(persona.instructions), conversation],
            )

    def title(self, conversation: int) -> str:
        """The title of a conversation.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).reading() as db:
            return _conversation(db, conversation)[0]

    def rename(self, conversation: int, title: str) -> None:
        """Give a conversation another title; its place in the list stays.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).writing() as db:
            _conversation(db, conversation)
            db.execute("UPDATE conversations SET title = ? WHERE id = ?", [_storable(title), conversation])

    def delete(self, conversation: int) -> None:
        """Remove a conversation with all its branches.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).writing() as db:
            _conversation(db, conversation)
            db.execute("DELETE FROM conversations WHERE id = ?", [conversation])

    def add_question(self, conversation: int, parent: int, text: str) -> int:
        """Add what the user wrote and make it the head; returns the message's id.

        Args:
            conversation: where to add it.
            parent: the message it follows; `HEAD` or `ROOT`.
            text: any text.

        Raises:
            ConversationNotFound: there is no such conversation, or `parent` is not in it.
        """
        with self._of(conversation).writing() as db:
            _, head = _conversation(db, conversation)
            after = head if parent == HEAD else parent
            if after != ROOT:
                _message(db, after, conversation)
            return _append(db, conversation, after, "user", text, None)

    def add_answer(self, conversation: int, question: int, text: str, facts: AnswerFacts) -> ChatMessage:
        """Add an answer to `question` beside those it has, and make it the head.

        Raises:
            ConversationNotFound: the conversation or the question is gone.
        """
        with self._of(conversation).writing() as db:
            if _message(db, question, conversation)["role"] != "user":
                raise _not_found()
            answer = _append(db, conversation, question, "assistant", text, facts)
            return _chat_messages(db, [_message(db, answer, conversation)])[0]

    def add_exported(self, exported: ExportedConversation) -> int:
        """Add a conversation of another program, with all its branches and its times.

        Returns:
            Its id; 0 where it was added before and has not grown since.
        """
        title = _storable(" ".join(exported.title.split()) or title_for(exported.messages[0].text))
        now = time.time()
        created, updated = exported.created or now, exported.updated or exported.created or now
        with self._store.writing() as db:
            if created != now and _is_known(db, title, created, len(exported.messages)):
                return 0
            conversation = _insert(db, "conversations", title=title, created=created, updated=updated)
            ids = {"": ROOT}
            for message in exported.messages:
                ids[message.key] = _insert(
                    db,
                    "messages",
                    conversation=conversation,
                    parent=ids[message.parent],
                    role=message.role,
                    text=_storable(message.text),
                    created=message.created or created,
                    facts=_facts_json(AnswerFacts()) if message.role == "assistant" else None,
                )
            db.execute("UPDATE conversations SET head = ? WHERE id = ?", [ids[exported.newest], conversation])
            return conversation

    def question(self, message: int) -> tuple[int, ChatMessage]:
        """The conversation of a user's message, and the message.

        Raises:
            ConversationNotFound: there is no such message, or it is an answer.
        """
        with self._of(message).reading() as db:
            row = _message(db, message)
            if row["role"] != "user":
                raise _not_found()
            return row["conversation"], _chat_messages(db, [row])[0]

    def path_to(self, message: int) -> tuple[ChatMessage, ...]:
        """The branch from the first message of the conversation to `message`.

        Raises:
            ConversationNotFound: there is no such message.
        """
        with self._of(message).reading() as db:
            _message(db, message)
            return _path(db, message)

    def open(self, conversation: int) -> tuple[str, tuple[ChatMessage, ...]]:
        """The title of a conversation and its branch in use.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).reading() as db:
            title, head = _conversation(db, conversation)
            return title, _path(db, head)

    def show_branch(self, message: int) -> tuple[int, str, tuple[ChatMessage, ...]]:
        """Make the branch through `message` the one in use, down to its newest end.

        Returns:
            The conversation, its title, and the branch.

        Raises:
            ConversationNotFound: there is no such message.
        """
        with self._of(message).writing() as db:
            conversation = _message(db, message)["conversation"]
            head = db.execute(
                "WITH RECURSIVE below (id) AS (VALUES (?) UNION ALL SELECT messages.id FROM messages JOIN below "
                "ON messages.conversation = ? AND messages.parent = below.id) SELECT max(id) FROM below",
                [message, conversation],
            ).fetchone()[0]
            db.execute("UPDATE conversations SET head = ? WHERE id = ?", [head, conversation])
            return conversation, _conversation(db, conversation)[0], _path(db, head)

    def all_messages(self, conversation: int) -> tuple[tuple[int, ChatMessage], ...]:
        """Every message of every branch with the id of its parent (0 for none), the oldest first.

        Raises:
            ConversationNotFound: there is none with this id.
        """
        with self._of(conversation).reading() as db:
            _conversation(db, conversation)
            rows = list(db.query("SELECT * FROM messages WHERE conversation = ? ORDER BY id", [conversation]))
            return tuple(zip((row["parent"] for row in rows), _chat_messages(db, rows), strict=True))

    def _index_older(self) -> None:
        """Bring what an older version stored into the index, in pieces between which others have their turn."""
        try:
            with self._store.reading() as db:
                waiting = db.execute("SELECT 1 FROM unindexed_messages").fetchone() is not None
            while waiting and not self._closing.wait(0.02):
                with self._store.writing() as db:
                    waiting = index_older(db, _INDEXED_IN_A_PIECE)
        except StorageError as error:
            log.warning("older messages cannot be found before the next start: %s", error)

    def _of(self, id_: int) -> OpenedDatabase:
        """Where a conversation or message is.

        Raises:
            ConversationNotFound: it is a private one of an earlier run.
        """
        if not is_private(id_):
            return self._store
        if self._private is None:
            raise _not_found()
        return self._private

    def _private_store(self) -> OpenedDatabase:
        with self._opening:
            if self._private is None:
                opened = open_database(None, migrations, "private conversations")
                with opened.writing() as db:
                    for table in ("conversations", "messages"):
                        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, FIRST_PRIVATE - 1])
                self._private = opened
            return self._private


# Rows


def _not_found() -> ConversationNotFound:
    return ConversationNotFound("This conversation is not in the history any more.", "Choose another one in the list.")


def _storable(text: str) -> str:
    """`text` without the lone surrogates that broken terminals and clipboards send, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _folder_name(text: str) -> str:
    return " ".join(_storable(text).split())[:LONGEST_FOLDER].rstrip()


def _insert(db: Database, table: str, **values: object) -> int:
    names, places = ", ".join(values), ", ".join("?" * len(values))
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names from this module
    row = db.execute(statement, list(values.values())).lastrowid
    assert row is not None
    return row


def _is_known(db: Database, title: str, created: float, messages: int) -> bool:
    """Whether a conversation was imported before: another title or more messages make it another one."""
    return bool(
        db.execute(
            "SELECT 1 FROM conversations WHERE title = ? AND created = ? "
            "AND (SELECT count(*) FROM messages WHERE conversation = conversations.id) >= ?",
            [title, created, messages],
        ).fetchone()
    )


def _conversation(db: Database, id_: int) -> tuple[str, int]:
    """Its title and head."""
    row: tuple[str, int] | None = db.execute("SELECT title, head FROM conversations WHERE id = ?", [id_]).fetchone()
    if row is None:
        raise _not_found()
    return row


def _message(db: Database, id_: int, conversation: int = 0) -> dict[str, Any]:
    """The row of a message, which must be in `conversation` where one is given."""
    for row in db.query("SELECT * FROM messages WHERE id = ?", [id_]):
        if conversation in (0, row["conversation"]):
            return row
    raise _not_found()


def _append(db: Database, conversation: int, parent: int, role: str, text: str, facts: AnswerFacts | None) -> int:
    now = time.time()
    message = _insert(
        db,
        "messages",
        conversation=conversation,
        parent=parent,
        role=role,
        text=_storable(text),
        created=now,
        facts=None if facts is None else _facts_json(facts),
    )
    db.execute("UPDATE conversations SET head = ?, updated = ? WHERE id = ?", [message, now, conversation])
    return message


def _path(db: Database, message: int) -> tuple[ChatMessage, ...]:
    rows = db.query(
        "WITH RECURSIVE above (id) AS (VALUES (?) UNION ALL SELECT messages.parent FROM messages JOIN above "
        "ON messages.id = above.id WHERE messages.parent != 0) "
        "SELECT messages.* FROM messages JOIN above ON messages.id = above.id ORDER BY messages.id",
        [message],
    )
    return _chat_messages(db, list(rows))


def _chat_messages(db: Database, rows: Sequence[dict[str, Any]]) -> tuple[ChatMessage, ...]:
    """Rows of one conversation as shown: each with its place among the children of its parent."""
    if not rows:
        return ()
    children: dict[int, list[int]] = {}
    for parent, id_ in db.execute(
        "SELECT parent, id FROM messages WHERE conversation = ? AND parent IN (SELECT value FROM json_each(?)) "
        "ORDER BY id",
        [rows[0]["conversation"], json.dumps([row["parent"] for row in rows])],
    ):
        children.setdefault(parent, []).append(id_)
    return tuple(_chat_message(row, tuple(children[row["parent"]])) for row in rows)


def _chat_message(row: dict[str, Any], siblings: tuple[int, ...]) -> ChatMessage:
    return ChatMessage(
        id=row["id"],
        role=row["role"],
        text=row["text"],
        created=row["created"],
        facts=_facts(row["facts"]) if row["role"] == "assistant" else None,
        sibling=siblings.index(row["id"]) + 1,
        siblings=len(siblings),
        sibling_ids=siblings,
    )


def _facts_json(facts: AnswerFacts) -> str:
    return json.dumps(_storable_values(msgspec.to_builtins(facts)))


def _storable_values(value: Any) -> Any:
    """The same with every text in it storable."""
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, dict):
        return {name: _storable_values(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_storable_values(inner) for inner in value]
    return value


def _facts(stored: str | None) -> AnswerFacts:
    try:
        return msgspec.json.decode(stored or "{}", type=AnswerFacts)
    except msgspec.DecodeError:
        # Facts of another version that mean something else there, or damaged ones: the answer itself still counts.
        return AnswerFacts()
