"""Passphrases that open a key: how long they must be, and one that nobody can guess."""

from __future__ import annotations

import secrets
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
