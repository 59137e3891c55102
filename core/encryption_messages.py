"""What the window asks about the encryption of what is kept, and what it is told."""

from __future__ import annotations

from typing import ClassVar

from core.process.channel import Body


class GetEncryption(Body, frozen=True):
    """Answered by `EncryptionNow`."""


class Encrypt(Body, frozen=True):
    """Encrypt everything; this passphrase is to open it without the keyring. `Rewriting`, then `EncryptionNow`."""

    passphrase: str


class Decrypt(Body, frozen=True):
    """Keep everything plain again. `Rewriting`, then `EncryptionNow`."""


class UnlockConversations(Body, frozen=True):
    """Find the key with the passphrase. Answered by `Unlocked`."""

    passphrase: str


class ChangePassphrase(Body, frozen=True):
    """Let another passphrase open what is encrypted. Answered by `EncryptionNow`."""

    passphrase: str


class Rewriting(Body, frozen=True):
    """How far it is."""

    done: int
    """Bytes, of `total`."""
    total: int


class EncryptionNow(Body, frozen=True):
    """How what is kept lies on the disk."""

    terminal: ClassVar[bool] = True
    on: bool = False
    locked: bool = False
    """It is encrypted, and the key is not to be had: what is said now is kept in memory only."""
    unfinished: bool = False
    """Some files are not yet what they are to be; that is finished with the next start."""
    in_keyring: bool = False
    """Whether the next start will find the key by itself."""
    aside: tuple[str, ...] = ()
    """Names of files that were damaged once and kept aside, and are not encrypted."""


class Unlocked(Body, frozen=True):
    """The passphrase is right; with the next start of the assistant everything is there."""

    terminal: ClassVar[bool] = True
    in_keyring: bool
    """False where the passphrase will be asked for again."""


EncryptionRequest = GetEncryption | Encrypt | Decrypt | UnlockConversations | ChangePassphrase
EncryptionEvent = Rewriting | EncryptionNow | Unlocked
