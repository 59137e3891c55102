"""Encrypted SQLite files: SQLCipher 4's format with its defaults, a random key in place of a passphrase.

Every page of the file and of its write-ahead log is AES-256 in CBC mode with an initialization vector of its own, and
has an HMAC-SHA512 that shows damage and forgery (https://www.zetetic.net/sqlcipher/design/). The library comes from the
wheel `sqlcipher3` and is loaded only where something is encrypted: all else uses Python's own SQLite.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from core.errors import EncryptionError

PAGE: Final = 4096
RESERVED: Final = 80
"""Bytes at the end of each page: 16 of the initialization vector, 64 of the HMAC."""
_VECTOR: Final = 16
_MAGIC: Final = b"SQLite format 3\0"
_WIPED_AT_ONCE: Final = 1 << 20


def is_plain(path: Path) -> bool | None:
    """Whether a file is a SQLite database that is not encrypted; None where there is nothing in it yet."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_MAGIC))
    except FileNotFoundError:
        return None
    except OSError:
        # Who opens it as a database says what is wrong.
        return True
    return beginning == _MAGIC if beginning else None


def connect(path: Path, key: bytes | None, timeout: float) -> sqlite3.Connection:
    """A connection to a file, encrypted with `key` where there is one, by the library that encrypts.

    Raises:
        EncryptionError: the library is not here.
    """
    connection = _library().connect(os.fspath(path), timeout=timeout, check_same_thread=False)
    if key is not None:
        # What is wrong comes as an exception; the library would write it to the standard error output too.
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = {_literal(key)}").fetchall()
    # It has the interface of Python's own: sqlcipher3 is that module with another library below.
    return cast(sqlite3.Connection, connection)


def database_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What both libraries raise when a database fails, and others beside."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (*others, sqlite3.DatabaseError, *((loaded.DatabaseError,) if loaded else ()))


def copy_whole(source: Path, key: bytes | None, target: Path, new_key: bytes | None, timeout: float) -> Any:
    """Copy a database page by page into `target`, which must not exist, under another key or none.

    Returns:
        The connection to the source, which lets nobody else read or write there until it is closed.

    Raises:
        EncryptionError: the library is not here.
        sqlcipher3's DatabaseError: another process is using the source, it is damaged, or the disk is full.
    """
    connection = connect(source, key, timeout)
    try:
        # A log is given up only when nobody else has the file open, and then it is ours alone.
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version}")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        literal = _literal(new_key) if new_key is not None else "''"
        connection.execute(f"ATTACH DATABASE ? AS target KEY {literal}", [os.fspath(target)])
        connection.execute("SELECT sqlcipher_export('target')").fetchall()
        connection.execute(f"PRAGMA target.user_version = {version}")
        connection.execute("DETACH DATABASE target")
    except BaseException:
        connection.close()
        raise
    return connection


def put_in_place(temporary: Path, path: Path, alone: Any) -> None:
    """Let a new file take the place of one that `alone`, a connection, keeps others from using; it is closed.

    What was in the old one is overwritten, as far as a disk obeys. A process that waits for it finds no database in it
    then, in place of one that nobody will read again.

    Raises:
        OSError: the old one stays where it is.
    """
    if sys.platform == "win32":
        # There a file that is open is not replaced: whoever has it open is safe.
        alone.close()
        temporary.replace(path)
        return
    try:
        with path.open("r+b") as old:
            temporary.replace(path)
            sync_folder(path.parent)
            _overwrite(old)
    finally:
        alone.close()


def sync_folder(folder: Path) -> None:
    """See to it that names in a folder are on the disk, where the system has a way to do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def decrypted(path: Path, key: bytes) -> bytes:
    """A database's pages in plain, for a rescue: damaged ones come as they are, their HMAC is not looked at."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - for a rescue

    whole = bytearray(path.read_bytes())
    for start in range(0, len(whole) - PAGE + 1, PAGE):
        end = start + PAGE - RESERVED
        # The first page begins with the salt, which is where SQLite's name stands otherwise.
        first = start + (len(_MAGIC) if start == 0 else 0)
        vector = bytes(whole[end : end + _VECTOR])
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        whole[first:end] = decryptor.update(bytes(whole[first:end])) + decryptor.finalize()
    whole[: len(_MAGIC)] = _MAGIC
    # Without a log beside it: in memory there is none.
    whole[18:20] = b"\1\1"
    return bytes(whole)


@contextlib.contextmanager
def in_memory(pages: bytes) -> Iterator[sqlite3.Connection]:
    """A database that lies in memory."""
    with contextlib.closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        connection.deserialize(pages)
        yield connection


def _overwrite(file: Any) -> None:
    size = os.fstat(file.fileno()).st_size
    file.seek(0)
    for start in range(0, size, _WIPED_AT_ONCE):
        file.write(bytes(min(_WIPED_AT_ONCE, size - start)))
    file.flush()
    os.fsync(file.fileno())


def _literal(key: bytes) -> str:
    return f"\"x'{key.hex()}'\""


def check_library() -> None:
    """See whether files can be encrypted here.

    Raises:
        EncryptionError: the library is missing.
    """
    _library()


def _library() -> Any:
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - 21 MB, for those who use it
    except ImportError as error:
        raise EncryptionError(
            "The library that encrypts databases is not installed here.", "Install the package sqlcipher3."
        ) from error
    return dbapi2
