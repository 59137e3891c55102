"""Passphrases that open a key: how long they must be, and one that nobody can guess."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

LEAST_PASSPHRASE: Final = 12
"""Characters: fewer can be tried out by whoever has the files."""

_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without what is easily taken for something else."""
_GROUPS: Final = 6
_GROUP: Final = 5


def new_passphrase() -> str:
    """A passphrase nobody can guess (150 bits), in groups that can be written down."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def plain(passphrase: str) -> str:
    """A passphrase as it is used: one that was suggested counts in small letters and without its groups too."""
    letters = "".join(passphrase.replace("-", " ").split()).upper()
    if len(letters) == _GROUPS * _GROUP and set(letters) <= set(_ALPHABET):
        return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
    return " ".join(unicodedata.normalize("NFC", passphrase).split())
