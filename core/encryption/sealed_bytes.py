"""Bytes that only the key opens: AES-256-GCM, for files that are written and read as a whole."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from typing import Final

_NONCE: Final = 12
_LONGEST: Final = (1 << 31) - 64
"""What the library takes at once."""


def key_of(purpose: str, key: bytes) -> bytes:
    """A key of its own for each purpose, so that none is used in two ways."""
    return hashlib.blake2b(purpose.encode(), key=key, digest_size=32).digest()


def sealed(plain: bytes | memoryview, key: bytes) -> bytes:
    """Encrypt.

    Raises:
        OSError: it is too long.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - for those who use it

    if len(plain) > _LONGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, None)


def opened(whole: bytes, key: bytes) -> bytes | None:
    """Decrypt; None where the key is another, or anything in it was changed."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - for those who use it
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(key).decrypt(whole[:_NONCE], whole[_NONCE:], None)
    except (InvalidTag, ValueError):
        return None
