"""Reading what can be read of a SQLite file, whatever state the file or its folder is in."""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3
import tempfile
from collections import deque
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

from sqlite_utils import Database, Migrations

from core.encryption.sealed_file import PAGE, RESERVED, connect, database_errors, decrypted, in_memory

log = logging.getLogger(__name__)

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_LAST_ROWID: Final = 2**63 - 1
_RESCUE_PROBES: Final = 20_000
"""How many unreadable ranges a rescue looks into before it gives up on the rest."""


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Everything in the block, or nothing of it."""
    # A deferred transaction that reads first cannot wait for another writer: it would fail at once.
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def memory() -> Database:
    """An empty database that any thread may use; nothing of it reaches the disk, not even while it sorts."""
    db = Database(sqlite3.connect(":memory:", check_same_thread=False))
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def fresh(migrations: Migrations) -> Database:
    """A database in memory with all its tables and no rows."""
    db = memory()
    migrations.apply(db)
    db.execute("PRAGMA foreign_keys = ON")
    return db


@contextlib.contextmanager
def open_for_reading(path: Path, header: bytes = b"", key: bytes | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing, from a folder that may be read-only and on a disk that may be full.

    Args:
        path: the file.
        header: what to read in place of the file's own header if that is destroyed.
        key: with which it is encrypted; its contents are then in memory only.

    Raises:
        OSError: there is no such file.
        sqlite3.DatabaseError: it cannot be read, or is no database.
    """
    if key is not None:
        with in_memory(_decrypted(path, key, header)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            yield connection
        return
    with contextlib.ExitStack() as stack:
        try:
            # SQLite reads a write-ahead log only where it may write beside it: a copy is the sure way.
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="inglenook-"))
            copy = _copied(path, Path(folder))
            _restore_header(copy, header)
            place = copy.as_uri() + "?mode=rw"
        except OSError:
            if not path.is_file():
                raise
            log_file = path.with_name(path.name + "-wal")
            unlogged = not log_file.exists() or log_file.stat().st_size == 0
            place = path.absolute().as_uri() + ("?mode=ro&immutable=1" if unlogged else "?mode=ro")
        connection = stack.enter_context(contextlib.closing(sqlite3.connect(place, uri=True)))
        # Damage inside a text must not cost the rest of its row.
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        yield connection


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / "copy.db"
    shutil.copyfile(path, copy)
    log_file = path.with_name(path.name + "-wal")
    if log_file.exists():
        shutil.copyfile(log_file, folder / "copy.db-wal")
    return copy


def _decrypted(path: Path, key: bytes, header: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="inglenook-") as folder:
        try:
            copy = _copied(path, Path(folder))
        except OSError:
            return _with_header(decrypted(path, key), header)
        # Brings the newest changes from the copy's log into it; where that is damaged, it does without them.
        with contextlib.suppress(*database_errors()), contextlib.closing(connect(copy, key, 1.0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return _with_header(decrypted(copy, key), header)


def _with_header(pages: bytes, header: bytes) -> bytes:
    """With a header that tells how the pages are laid out, if their own is destroyed."""
    size, reserved = PAGE.to_bytes(2, "big"), bytes([RESERVED])
    if not header or (pages[16:18], pages[20:21]) == (size, reserved):
        return pages
    count = (len(pages) // PAGE).to_bytes(4, "big")
    laid_out = header[:16] + size + b"\1\1" + reserved + header[21:28] + count + header[32:]
    return laid_out + pages[_HEADER_BYTES:]


def _header(db: Database) -> bytes:
    return db.conn.serialize()[:_HEADER_BYTES]


def _restore_header(copy: Path, header: bytes) -> None:
    with copy.open("r+b") as file:
        if file.read(len(_MAGIC)) != _MAGIC and header:
            pages = copy.stat().st_size // int.from_bytes(header[16:18], "big")
            file.seek(0)
            # Bytes 18 and 19: the newest changes may still be in a write-ahead log.
            file.write(header[:18] + b"\2\2" + header[20:28] + pages.to_bytes(4, "big") + header[32:])


def rescue(
    path: Path, migrations: Migrations, mend: Callable[[Database], None] | None, key: bytes | None = None
) -> tuple[Database, int]:
    """A new database in memory with every row of `path` that can be read, and how many those are."""
    db = fresh(migrations)
    db.execute("PRAGMA foreign_keys = OFF")
    rows = 0
    try:
        with open_for_reading(path, _header(db), key) as source:
            # Not only may the schema be written now: a file shorter than its header says may be read.
            source.execute("PRAGMA writable_schema = ON")
            for table in plain_tables(db):
                rows += copy_rows(source, db, table)
    except (OSError, sqlite3.DatabaseError) as error:
        log.warning("no more of %s can be read: %s", path, error)
    if mend is not None:
        with transaction(db):
            mend(db)
    with transaction(db):
        for table, rowid, *_ in db.execute("PRAGMA foreign_key_check").fetchall():
            db.execute(f'DELETE FROM "{table}" WHERE rowid = ?', [rowid])  # noqa: S608 - a name from the schema
    db.execute("PRAGMA foreign_keys = ON")
    return db, rows


def plain_tables(db: Database) -> list[str]:
    """The tables that hold data of their own, without search indexes and SQLite's bookkeeping."""
    return [
        name
        for schema, name, kind, *_ in db.execute("PRAGMA table_list").fetchall()
        if schema == "main"
        and kind == "table"
        and not name.startswith("sqlite_")
        and name != Migrations.migrations_table
    ]


def copy_rows(source: sqlite3.Connection, target: Database, table: str) -> int:
    """Copy the rows of a table that can be read and that the target takes; their number."""
    wanted = {row[1] for row in target.execute(f'PRAGMA table_info("{table}")')}
    columns = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")') if row[1] in wanted]
    if not columns:
        return 0
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608 - names from the schema
    rows = 0
    with transaction(target):
        for values in _readable_rows(source, table, names):
            # A row whose values the table refuses is damaged too.
            with contextlib.suppress(*database_errors()):
                target.execute(statement, values)
                rows += 1
    return rows


def _readable_rows(source: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...]]:
    """Every row that can be read, around the pages that cannot."""
    select = f'SELECT rowid, {names} FROM "{table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid'  # noqa: S608
    gaps: deque[tuple[int, int]] = deque()
    unread = yield from _scan(source, select, 0, _LAST_ROWID)
    while unread is not None:
        # Leap over the damage in growing steps, to where rows can be read again.
        damaged, step = unread, 1
        while damaged + step < _LAST_ROWID:
            unread = yield from _scan(source, select, damaged + step, _LAST_ROWID)
            if unread != damaged + step:
                break
            step *= 2
        else:
            unread = None
        gaps.append((damaged, damaged + min(step, _RESCUE_PROBES) - 1))
    # Then halve what was leapt over, down to the rows that are damaged themselves.
    for _ in range(_RESCUE_PROBES):
        if not gaps:
            return
        low, high = gaps.popleft()
        unread = yield from _scan(source, select, low, high)
        if unread is not None and unread < high:
            middle = (unread + high) // 2
            gaps += [(unread, middle), (middle + 1, high)]


def _scan(
    source: sqlite3.Connection, select: str, low: int, high: int
) -> Generator[tuple[object, ...], None, int | None]:
    """Rows `low` to `high` as far as they can be read; returns the first rowid that may be unread, None at the end."""
    try:
        for rowid, *values in source.execute(select, (low, high)):
            yield tuple(values)
            low = rowid + 1
    except sqlite3.DatabaseError:
        return low
    return None
