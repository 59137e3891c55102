"""The file that says whether this user's words are encrypted on the disk, and holds their key under a passphrase."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from pathlib import Path
from typing import Final

import msgspec

from core.encryption.passphrase import LEAST_PASSPHRASE, plain
from core.encryption.sealed_file import sync_folder
from core.errors import EncryptionError, StorageError, WrongPassphrase
from core.stored_json import read_json, write_json

NAME: Final = "encryption.json"
KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_SALT_BYTES: Final = 16
_SCRYPT_N: Final = 1 << 16
_SCRYPT_R: Final = 8
_SCRYPT_MOST: Final = 1 << 20
"""The largest cost that a file may ask for: 1 GiB."""


class KeyFile(msgspec.Struct, frozen=True):
    """What is in the file. It may be copied with the databases: without the passphrase it opens nothing."""

    on: bool
    """Whether the databases are to be encrypted, or are about to be decrypted."""
    fingerprint: str
    """Of the key: tells it from others, and its name in the keyring."""
    salt: bytes
    nonce: bytes
    wrapped: bytes
    """The key, by AES-256-GCM under what scrypt (RFC 7914) makes of the passphrase."""
    n: int = _SCRYPT_N
    r: int = _SCRYPT_R
    version: int = 1


def fingerprint_of(key: bytes) -> str:
    """What tells a key from others and says nothing of it: it is random, so that its digest cannot be searched."""
    return hashlib.sha256(b"inglenook key " + key).hexdigest()[:32]


def wrapped(key: bytes, passphrase: str, *, on: bool = True) -> KeyFile:
    """A key file for this key and passphrase.

    Raises:
        EncryptionError: the passphrase is too short.
    """
    if len(plain(passphrase)) < LEAST_PASSPHRASE:
        raise EncryptionError(
            f"The passphrase has fewer than {LEAST_PASSPHRASE} characters.", "Take a longer one, or the one suggested."
        )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - for those who use it

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    under = _derived(passphrase, salt, _SCRYPT_N, _SCRYPT_R)
    fingerprint = fingerprint_of(key)
    sealed = AESGCM(under).encrypt(nonce, key, fingerprint.encode())
    return KeyFile(on, fingerprint, salt, nonce, sealed)


def unwrapped(kept: KeyFile, passphrase: str) -> bytes:
    """The key.

    Raises:
        WrongPassphrase: it is another passphrase.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - for those who use it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        under = _derived(passphrase, kept.salt, kept.n, kept.r)
        return AESGCM(under).decrypt(kept.nonce, kept.wrapped, kept.fingerprint.encode())
    except (InvalidTag, ValueError):
        raise WrongPassphrase(
            "This is not the recovery passphrase of these files.",
            "Look for the one that you kept when you turned encryption on.",
        ) from None


def read_key_file(folder: Path) -> KeyFile | None:
    """The key file of a folder; None where there is none.

    Raises:
        StorageError: it cannot be read, or is damaged.
    """
    path = folder / NAME
    try:
        kept = read_json(path, KeyFile)
    except (OSError, msgspec.DecodeError) as error:
        raise StorageError(
            f"The file with the key of your conversations, {path}, cannot be read.",
            "Put back a copy of it from a backup of this folder.",
        ) from error
    if kept is not None and not (kept.version == 1 and 1 < kept.n <= _SCRYPT_MOST and 0 < kept.r <= _SCRYPT_R):
        raise StorageError(
            f"The file with the key of your conversations, {path}, is of another version.", "Install a newer Inglenook."
        )
    return kept


def write_key_file(folder: Path, kept: KeyFile) -> None:
    """Put it in the place of what is there.

    Raises:
        StorageError: it cannot be written.
    """
    try:
        write_json(folder / NAME, kept)
        sync_folder(folder)
    except OSError as error:
        raise StorageError(
            f"{folder / NAME} cannot be written ({error.strerror}).", "Free some space and try again."
        ) from error


def remove_key_file(folder: Path) -> None:
    """Nothing is encrypted any more."""
    with contextlib.suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _derived(passphrase: str, salt: bytes, n: int, r: int) -> bytes:
    most = 132 * n * r
    return hashlib.scrypt(plain(passphrase).encode(), salt=salt, n=n, r=r, p=1, maxmem=most, dklen=KEY_BYTES)
