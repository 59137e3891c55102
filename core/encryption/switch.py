"""Turning encryption on and off for the files that are in use, and finishing what was interrupted."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from core.database import OpenedDatabase, rewritten_name
from core.encryption.key_file import (
    KEY_BYTES,
    KeyFile,
    read_key_file,
    remove_key_file,
    wrapped,
    write_key_file,
)
from core.encryption.keys import find_key, forget_key, in_keyring, keep_key, unlock
from core.encryption.sealed_file import check_library, is_plain
from core.encryption_messages import EncryptionNow
from core.errors import EncryptionError, Locked

_ASIDE: Final = "*.db.damaged-*"
"""Databases that were damaged and kept aside (`core.database`)."""


class EncryptionSwitch:
    """Encrypts and decrypts what a folder has of the user's words. Any thread may call any method.

    What is interrupted half-way, by an error or the end of the process, is finished by `finish`; until then every file
    opens as what it is.

    Args:
        folder: of the databases and the key file.
        stores: what is open of them.
        on_change: called when other things that are kept were made under the rule before, and are to go.
    """

    def __init__(self, folder: Path, stores: Sequence[OpenedDatabase], on_change: Callable[[], None]) -> None:
        self._folder = folder
        self._stores = stores
        self._on_change = on_change
        self._lock = threading.Lock()
        self._rewritten = 0

    def now(self) -> EncryptionNow:
        """How things are.

        Raises:
            StorageError: the key file cannot be read.
        """
        kept = read_key_file(self._folder)
        locked = any(store.locked for store in self._stores)
        plain = [bool(is_plain(store.path)) for store in self._stores if store.persistent]
        return EncryptionNow(
            on=kept is not None and kept.on,
            locked=locked,
            unfinished=kept is not None and not locked and (any(plain) if kept.on else True),
            in_keyring=kept is not None and in_keyring(kept),
            aside=tuple(sorted(path.name for path in self._folder.glob(_ASIDE) if is_plain(path))),
        )

    def progress(self) -> tuple[int, int]:
        """Bytes that have been written anew, and all that are to be."""
        sizes = [_size(store.path) for store in self._stores]
        current = max((_size(rewritten_name(store.path)) for store in self._stores), default=0)
        done = sum(sizes[: self._rewritten]) + current
        return min(done, sum(sizes)), sum(sizes)

    def turn_on(self, passphrase: str) -> None:
        """Encrypt everything under a new key that the keyring keeps, and this passphrase opens without it.

        Raises:
            EncryptionError: the passphrase is too short, or what encrypts is not here.
            StorageError: a file is in use elsewhere, or cannot be written.
        """
        check_library()
        with self._lock:
            before = read_key_file(self._folder)
            self._refuse_locked()
            key = find_key(before) if before is not None else secrets.token_bytes(KEY_BYTES)
            # The key is safe in the file before anything is encrypted with it.
            write_key_file(self._folder, wrapped(key, passphrase))
            keep_key(key)
            self._rewrite(key)

    def turn_off(self) -> None:
        """Decrypt everything, and forget the key.

        Raises:
            Locked: the key is not to be had.
            StorageError: a file is in use elsewhere, or cannot be written.
        """
        with self._lock:
            kept = read_key_file(self._folder)
            if kept is None:
                return
            self._refuse_locked()
            find_key(kept)
            write_key_file(self._folder, msgspec.structs.replace(kept, on=False))
            self._decrypt(kept)

    def finish(self) -> None:
        """Go on where turning on or off was interrupted; nothing happens where it was not.

        Raises:
            InglenookError: as for `turn_on` and `turn_off`.
        """
        with self._lock:
            self._clear_away()
            kept = read_key_file(self._folder)
            if kept is None or any(store.locked for store in self._stores):
                return
            if kept.on:
                self._rewrite(find_key(kept))
            else:
                self._decrypt(kept)

    def unlock(self, passphrase: str) -> bool:
        """Find the key with the passphrase; whether the keyring has it from now on. Files open with the next start.

        Raises:
            WrongPassphrase: it is another one.
        """
        return unlock(self._folder, passphrase)

    def change_passphrase(self, passphrase: str) -> None:
        """Let another passphrase open the key; the one before opens it no longer, but for copies of the key file.

        Raises:
            EncryptionError: it is too short, or the key is not to be had.
        """
        with self._lock:
            kept = read_key_file(self._folder)
            if kept is None:
                raise EncryptionError("Nothing is encrypted here.", "Turn encryption on first.")
            write_key_file(self._folder, wrapped(find_key(kept), passphrase, on=kept.on))

    def _refuse_locked(self) -> None:
        if any(store.locked for store in self._stores):
            raise Locked("Your conversations are locked.", "Unlock them with the recovery passphrase first.")

    def _rewrite(self, key: bytes | None) -> None:
        if all(store.key == key for store in self._stores if store.persistent):
            return
        try:
            for count, store in enumerate(self._stores):
                self._rewritten = count
                store.rewrite(key)
        finally:
            self._rewritten = 0
            self._on_change()

    def _decrypt(self, kept: KeyFile) -> None:
        self._rewrite(None)
        if all(store.persistent for store in self._stores):
            remove_key_file(self._folder)
            forget_key(kept.fingerprint)

    def _clear_away(self) -> None:
        """Delete what a process has left that was killed while it wrote a file anew."""
        for store in self._stores:
            with contextlib.suppress(OSError):
                rewritten_name(store.path).unlink(missing_ok=True)


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0
