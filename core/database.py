"""Opening a SQLite file so that damage, a full disk or a second process loses nothing that is stored.

Whatever the state of the file, the caller gets a database it can use, and a sentence for the user where that database
is not the file on disk or not all of it. sqlite3's errors become `StorageError` here and nowhere else.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlite_utils import Database, Migrations

from core.encryption.keys import key_for
from core.encryption.sealed_file import connect, copy_whole, database_errors, put_in_place
from core.errors import EncryptionError, StorageError
from core.rescue import copy_rows, fresh, memory, open_for_reading, plain_tables, rescue, transaction

log = logging.getLogger(__name__)

BUSY_SECONDS: Final = 10.0
"""How long a write waits for another process to finish its own."""

CHECKED_BYTES: Final = 16 << 20
"""Files up to this size, which are read in some 0.1 s, are checked at every opening; larger ones only with a reason."""

_UNTIL_QUIT: Final = "What you add now is kept only until you quit."
_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNUSABLE: Final = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space and try again."),
    sqlite3.SQLITE_READONLY: ("it cannot be written", "Check the permissions of the file and its folder."),
    sqlite3.SQLITE_PERM: ("it may not be opened", "Check the permissions of the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check the permissions of the file and its folder."),
    sqlite3.SQLITE_IOERR: ("the disk reported an error", "Check the disk and its free space, then try again."),
    sqlite3.SQLITE_NOMEM: ("memory ran out", "Close another program and try again."),
    sqlite3.SQLITE_BUSY: ("another program is using it", "Close that program and try again."),
    sqlite3.SQLITE_LOCKED: ("another program is using it", "Close that program and try again."),
}
"""What is wrong with the file, and what to do, by SQLite's primary result code."""


class _Damaged(Exception):
    """The file opens but does not hold what it should."""


class _Newer(Exception):
    """The file has been through a migration that this version does not know."""


class OpenedDatabase:
    """One connection that all threads of a process share, one at a time.

    Args:
        db: the connection; everything goes through `writing` and `reading`.
        path: the file it stands for, also where it is only in memory.
        contents: what is in it, as the user would say: "your conversations".
        warning: one or two sentences for the user, or "".
        persistent: whether what is written outlives the process.
        locked: whether the file is encrypted and its key is not to be had.
        key: with which the file is encrypted; None where it is not.
        reopen: opens the file again, with another key.
    """

    def __init__(
        self,
        db: Database,
        path: Path,
        contents: str,
        warning: str = "",
        *,
        persistent: bool = True,
        locked: bool = False,
        key: bytes | None = None,
        reopen: Callable[[bytes | None], Database] | None = None,
    ) -> None:
        self.db = db
        self.path = path
        self.contents = contents
        self.warning = warning
        self.persistent = persistent
        self.locked = locked
        self.key = key
        self._reopen = reopen
        self._lock = threading.RLock()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction: all of the block or nothing.

        Raises:
            StorageError: the file cannot be written; nothing of the block has been stored.
        """
        with self._lock, self._translated(), transaction(self.db):
            yield self.db

    @contextlib.contextmanager
    def reading(self) -> Iterator[Database]:
        """One unchanging view of the data, whatever other processes write meanwhile.

        Raises:
            StorageError: the file cannot be read.
        """
        with self._lock, self._translated(), self.db.atomic():
            yield self.db

    def rewrite(self, key: bytes | None) -> None:
        """Write the file anew, encrypted with `key` or plain; who uses this connection meanwhile waits.

        A process that is killed in the middle leaves the file as it was, or as it was to become.

        Raises:
            StorageError: another process uses the file, or the disk does not take it; it is as it was.
            EncryptionError: the library that encrypts is not here.
        """
        if self._reopen is None or not self.persistent or key == self.key:
            return
        temporary = rewritten_name(self.path)
        with self._lock, self._translated():
            self.db.conn.close()
            try:
                temporary.unlink(missing_ok=True)
                alone = copy_whole(self.path, self.key, temporary, key, BUSY_SECONDS)
                put_in_place(temporary, self.path, alone)
                self.key = key
            except OSError as error:
                raise StorageError(f"{self.path} cannot be replaced ({error.strerror}).", "Try again.") from error
            finally:
                with contextlib.suppress(OSError):
                    temporary.unlink(missing_ok=True)
                self.db = self._reopen(self.key)

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        with self._lock:
            self.db.conn.close()

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except database_errors() as error:
            code = _primary_code(error)
            if code in _DAMAGE:
                self._ask_for_check()
                raise StorageError(
                    f"The file with {self.contents}, {self.path}, is damaged.",
                    "Quit Inglenook and start it again: it then rescues what can be read.",
                ) from error
            if code in _UNUSABLE:
                reason, hint = _UNUSABLE[code]
                raise StorageError(f"The file with {self.contents}, {self.path}, failed: {reason}.", hint) from error
            raise

    def _ask_for_check(self) -> None:
        if self.persistent:
            with contextlib.suppress(OSError):
                _check_mark(self.path).touch(mode=0o600)


def open_database(
    path: Path | None,
    migrations: Migrations,
    contents: str = "your data",
    mend: Callable[[Database], None] | None = None,
    *,
    personal: bool = False,
    durable: bool = False,
) -> OpenedDatabase:
    """Open `path`, or the best that can be had in its place, with all `migrations` applied.

    A damaged file is moved aside and its readable rows go into a new one; where a large one was closed in order and no
    damage has shown since, it is not looked for. A file that cannot be written is read into
    memory. A file of a newer version is left alone. Tables must have a rowid to be rescued.

    Args:
        path: the file; it and its folder are made when missing, for this user's eyes only. None keeps everything in
            memory, until it is closed.
        migrations: numbered functions that make the tables.
        contents: what is in the file, for the warning.
        mend: makes rescued rows consistent again where some are missing; rows that still lack the row that a foreign
            key of theirs names are dropped after it.
        personal: whether it holds the user's words, so that it is encrypted where the user wants that.
        durable: whether what is written must outlive even a power cut right after it.
    """
    if path is None:
        return OpenedDatabase(fresh(migrations), Path(":memory:"), contents, persistent=False)
    try:
        key = key_for(path) if personal else None
    except (EncryptionError, StorageError) as error:
        warning = f"{error.message} {_UNTIL_QUIT} {error.hint}"
        return OpenedDatabase(fresh(migrations), path, contents, warning, persistent=False, locked=True)
    return _open_or_recover(_File(path, migrations, contents, mend, key, durable))


@dataclass(frozen=True)
class _File:
    """What is to be opened: as for `open_database`, with its key."""

    path: Path
    migrations: Migrations
    contents: str
    mend: Callable[[Database], None] | None
    key: bytes | None
    durable: bool

    def open(self, key: bytes | None) -> Database:
        db = _open_file(self.path, self.migrations, key)
        if self.durable:
            db.execute("PRAGMA synchronous = FULL")
        return db

    def opened(self, db: Database, warning: str = "") -> OpenedDatabase:
        return OpenedDatabase(db, self.path, self.contents, warning, key=self.key, reopen=self.open)


def _open_or_recover(file: _File) -> OpenedDatabase:
    path, migrations, contents = file.path, file.migrations, file.contents
    try:
        return file.opened(file.open(file.key))
    except _Newer:
        warning = (
            f"The file with {contents} was written by a newer version of Inglenook and is left untouched. "
            "What you add now is kept only until you quit; install the newer version to see the rest."
        )
        return OpenedDatabase(fresh(migrations), path, contents, warning, persistent=False)
    except _Damaged as error:
        log.warning("%s is damaged: %s", path, error)
        return _recover(file)
    except OSError as error:
        trouble = (error.strerror or str(error), "Check the permissions of the folder and the free space on the disk.")
        return _keep_in_memory(file, trouble)
    except database_errors() as error:
        code = _primary_code(error)
        if code in _DAMAGE:
            log.warning("%s is damaged: %s", path, error)
            return _recover(file)
        if code not in _UNUSABLE:
            raise
        return _keep_in_memory(file, _UNUSABLE[code])


def rewritten_name(path: Path) -> Path:
    """Where a file is written anew before it takes the place of the old one."""
    return path.with_name(path.name + ".rewriting")


def _primary_code(error: Exception) -> int:
    """SQLite's result code without its details; 0 for errors that Python itself raised."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


# Opening the file itself


def _open_file(path: Path, migrations: Migrations, key: bytes | None) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _create_private(path)
    if key is None:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    else:
        connection = connect(path, key, BUSY_SECONDS)
    try:
        db = Database(connection)
        _check_origin(db, migrations)
        if _is_to_be_checked(path):
            _check_pages(db)
            with contextlib.suppress(OSError):
                _check_mark(path).unlink(missing_ok=True)
        _use_write_ahead_log(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        with transaction(db):
            migrations.apply(db)
            _probe(connection)
        _check_tables(db, migrations)
    except BaseException:
        connection.close()
        raise
    return db


def _create_private(path: Path) -> None:
    # An existing file is not opened here: closing it would drop the locks of another connection in this process.
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if path.is_file() and path.stat().st_mode & 0o077:
            with contextlib.suppress(PermissionError):
                path.chmod(0o600)


def _check_origin(db: Database, migrations: Migrations) -> None:
    applied = {migration.name for migration in migrations.applied(db)}
    if applied - _names(migrations):
        raise _Newer
    if not applied and db.table_names():
        raise _Damaged("it is a database, but not one of Inglenook's")


def _names(migrations: Migrations) -> set[str]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        return {migration.name for migration in migrations.pending(Database(connection))}


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    for patience in range(50, -1, -1):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except database_errors() as error:
            # Changing the mode does not wait for other processes as writes do.
            if _primary_code(error) != sqlite3.SQLITE_BUSY or not patience:
                raise
            time.sleep(0.05)
        else:
            return


def _probe(connection: sqlite3.Connection) -> None:
    """Write one page, so that a full disk or a read-only file shows now and not with the user's first question."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version}")


def _is_to_be_checked(path: Path) -> bool:
    """Whether to read all of the file: it is small, was not closed in order, or damage has shown."""
    log_file = path.with_name(path.name + "-wal")
    in_use = log_file.exists() and log_file.stat().st_size > 0
    return path.stat().st_size <= CHECKED_BYTES or in_use or _check_mark(path).exists()


def _check_mark(path: Path) -> Path:
    """A file that asks the next opening to look for damage."""
    return path.with_name(path.name + ".check")


def _check_pages(db: Database) -> None:
    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise _Damaged(found)


def _check_tables(db: Database, migrations: Migrations) -> None:
    with contextlib.closing(fresh(migrations)) as expected:
        missing = set(plain_tables(expected)) - set(plain_tables(db))
    if missing:
        raise _Damaged(f"it lacks {', '.join(sorted(missing))}")


# In memory


def _keep_in_memory(file: _File, trouble: tuple[str, str]) -> OpenedDatabase:
    path, migrations, contents = file.path, file.migrations, file.contents
    reason, hint = trouble
    log.warning("%s cannot be used: %s", path, reason)
    db = memory()
    try:
        _read_into(db, path, file.key)
        _check_origin(db, migrations)
        _check_pages(db)
        migrations.apply(db)
        _check_tables(db, migrations)
    except database_errors(_Damaged) as error:
        log.warning("%s cannot be read as it is: %s", path, error)
        db.close()
        db, _ = rescue(path, migrations, file.mend, file.key)
    except _Newer:
        db.close()
        db = fresh(migrations)
    db.execute("PRAGMA foreign_keys = ON")
    warning = (
        f"The file with {contents}, {path}, cannot be used ({reason}), "
        f"so what you add now is kept only until you quit. {hint}"
    )
    return OpenedDatabase(db, path, contents, warning, persistent=False)


def _read_into(target: Database, path: Path, key: bytes | None) -> None:
    with contextlib.suppress(OSError), open_for_reading(path, key=key) as source:
        source.backup(target.conn)


# Damage


def _recover(file: _File) -> OpenedDatabase:
    path, migrations, contents = file.path, file.migrations, file.contents
    examined = path.stat().st_ino
    rescued, rows = rescue(path, migrations, file.mend, file.key)
    try:
        if path.stat().st_ino != examined:
            # Another process was quicker: what lies there now is the rescued file.
            rescued.close()
            return _open_or_recover(file)
        aside = _replace(file, rescued)
        db = file.open(file.key)
    except database_errors(OSError) as error:
        log.warning("what was rescued of %s cannot be stored: %s", path, error)
        warning = (
            f"The file with {contents}, {path}, is damaged. What can be read of it ({_entries(rows)}) is shown, "
            "but a repaired file cannot be stored, so what you add now is kept only until you quit. "
            "Check the folder and the free space on the disk, then start Inglenook again."
        )
        return OpenedDatabase(rescued, path, contents, warning, persistent=False)
    rescued.close()
    found = f"What could be read of it ({_entries(rows)}) is in a new file" if rows else "Nothing in it could be read"
    return file.opened(db, f"The file with {contents} was damaged. {found}; the damaged one is kept as {aside}.")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _replace(file: _File, rescued: Database) -> Path:
    """Move the damaged file aside and put what was rescued in its place; returns where the damaged one is."""
    path = file.path
    repaired = path.with_name(path.name + ".repaired")
    repaired.unlink(missing_ok=True)
    os.close(os.open(repaired, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if file.key is None:
        with contextlib.closing(sqlite3.connect(repaired)) as target:
            rescued.conn.backup(target)
    else:
        with contextlib.closing(Database(connect(repaired, file.key, BUSY_SECONDS))) as sealed:
            file.migrations.apply(sealed)
            for table in plain_tables(sealed):
                copy_rows(rescued.conn, sealed, table)
    aside = _free_name(path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"))
    # The log first: left beside the repaired file it would be taken for that file's own.
    for ending in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
    path.replace(aside)
    repaired.replace(path)
    return aside


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
