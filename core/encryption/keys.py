"""Where the key of this user's files is found: in this process, in the keyring, or with the passphrase."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import Final

from core.encryption.key_file import KEY_BYTES, KeyFile, fingerprint_of, read_key_file, unwrapped
from core.encryption.sealed_file import is_plain
from core.errors import EncryptionError, InglenookError, Locked, SecretStoreError
from core.secrets import read_key, remove_key, store_key

log = logging.getLogger(__name__)

PASSPHRASE_VARIABLE: Final = "INGLENOOK_PASSPHRASE"  # noqa: S105 - a name
"""Holds the recovery passphrase where there is no keyring, as on a server."""

_known: dict[str, bytes] = {}
"""Keys that this process has found, by fingerprint."""
_lock = threading.Lock()


def key_for(path: Path) -> bytes | None:
    """The key with which a file is encrypted, or is to be when it is made; None for a plain one.

    Raises:
        Locked: there must be a key, and it is not to be had.
        StorageError: the key file cannot be read.
    """
    plain = is_plain(path)
    if plain:
        return None
    kept = read_key_file(path.parent)
    if kept is None or (plain is None and not kept.on):
        return None
    return find_key(kept)


def find_key(kept: KeyFile) -> bytes:
    """The key of a key file.

    Raises:
        Locked: neither the keyring nor the environment has it.
    """
    with _lock:
        if kept.fingerprint in _known:
            return _known[kept.fingerprint]
        key = _from_keyring(kept) or _from_environment(kept)
        if key is None:
            raise Locked(
                "Your conversations are encrypted, and their key is not in the keyring of this system.",
                f"Unlock them with the recovery passphrase in the window, or set {PASSPHRASE_VARIABLE}.",
            )
        _known[kept.fingerprint] = key
        return key


def unlock(folder: Path, passphrase: str) -> bool:
    """Find the key of a folder with the passphrase; whether the keyring has it from now on.

    Raises:
        EncryptionError: it is another passphrase, or nothing is encrypted there.
        StorageError: the key file cannot be read.
    """
    kept = read_key_file(folder)
    if kept is None:
        raise EncryptionError("Nothing is encrypted here.", "Turn encryption on first.")
    return keep_key(unwrapped(kept, passphrase))


def keep_key(key: bytes) -> bool:
    """Know a key from now on, also after a restart where there is a keyring; whether there is one."""
    fingerprint = fingerprint_of(key)
    with _lock:
        _known[fingerprint] = key
    try:
        store_key(_name(fingerprint), key.hex(), PASSPHRASE_VARIABLE)
    except SecretStoreError as error:
        log.warning("the key of the conversations is not in the keyring: %s", error)
        return False
    return True


def forget_key(fingerprint: str) -> None:
    """Keep a key no longer."""
    with _lock:
        _known.pop(fingerprint, None)
    try:
        remove_key(_name(fingerprint))
    except SecretStoreError as error:
        log.warning("the key of the conversations stays in the keyring: %s", error)


def in_keyring(kept: KeyFile) -> bool:
    """Whether the next start will find the key by itself."""
    return _from_keyring(kept) is not None


def _name(fingerprint: str) -> str:
    return f"conversations {fingerprint}"


def _from_keyring(kept: KeyFile) -> bytes | None:
    try:
        key = bytes.fromhex(read_key(_name(kept.fingerprint), variable="") or "")
    except (SecretStoreError, ValueError) as error:
        log.warning("the keyring gives no key of the conversations: %s", error)
        return None
    return key if len(key) == KEY_BYTES and fingerprint_of(key) == kept.fingerprint else None


def _from_environment(kept: KeyFile) -> bytes | None:
    passphrase = os.environ.get(PASSPHRASE_VARIABLE, "")
    if not passphrase:
        return None
    try:
        return unwrapped(kept, passphrase)
    except InglenookError as error:
        log.warning("%s is of no use: %s", PASSPHRASE_VARIABLE, error)
        return None
