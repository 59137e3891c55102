"""Who may use the server, and under which name: one token for the owner, and one derived from it for each program."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass
from typing import Final

from core.errors import SecretStoreError, SettingsError
from core.secrets import keyring_problem, read_key, store_key

TOKEN_VARIABLE: Final = "INGLENOOK_SERVER_TOKEN"  # noqa: S105 (a name, no secret)
SHORTEST_TOKEN: Final = 16
"""Characters; whoever chooses a shorter one is told to choose another."""
_KEYRING_NAME: Final = "server-token"
_PROGRAM_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
_SEAL_LENGTH: Final = 43


@dataclass(frozen=True)
class Token:
    """The owner's token, and how long it lasts."""

    text: str
    origin: str
    """"environment", "keyring", or "run": made for this run because there is no keyring."""


class Access:
    """Checks bearer tokens.

    A program's token is its name and a seal made from the owner's token (HMAC-SHA-256, RFC 2104), so nothing has to be
    kept for it, and a new owner's token ends them all.

    Args:
        token: the owner's.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    def token_for(self, program: str) -> str:
        """The token that speaks for this program.

        Raises:
            SettingsError: it is no name that a token can carry.
        """
        if not _PROGRAM_NAME.fullmatch(program):
            raise SettingsError(
                f"{program!r} cannot be the name of a program.",
                "Use up to 40 letters, digits, - and _, without spaces.",
            )
        return f"{program}.{self._seal(program)}"

    def program(self, authorization: str) -> str | None:
        """The program that an Authorization header speaks for: "" for the owner's own token, None for nobody."""
        scheme, _, given = authorization.partition(" ")
        given = given.strip()
        if scheme.lower() != "bearer" or not given:
            return None
        if _same(given, self._token):
            return ""
        name, _, seal = given.partition(".")
        return name if _PROGRAM_NAME.fullmatch(name) and _same(seal, self._seal(name)) else None

    def _seal(self, program: str) -> str:
        digest = hmac.new(self._token.encode(), program.encode(), hashlib.sha256).hexdigest()
        return digest[:_SEAL_LENGTH]


def owner_token() -> Token:
    """The token that opens the server: from the environment, else from the keyring, where one is made when missing.

    Raises:
        SettingsError: the one in the environment is too short to be safe.
        SecretStoreError: the keyring refuses.
    """
    if given := os.environ.get(TOKEN_VARIABLE, "").strip():
        if len(given) < SHORTEST_TOKEN:
            raise SettingsError(
                f"The token in {TOKEN_VARIABLE} is too short.", f"Use at least {SHORTEST_TOKEN} random characters."
            )
        return Token(given, "environment")
    if keyring_problem():
        return Token(new_token(), "run")
    return Token(read_key(_KEYRING_NAME, TOKEN_VARIABLE) or renew_token(), "keyring")


def renew_token() -> str:
    """A new owner's token in the keyring: the old one, and all made from it, open nothing any more.

    Raises:
        SecretStoreError: there is no keyring, it refuses, or the environment decides about the token.
    """
    if os.environ.get(TOKEN_VARIABLE, "").strip():
        raise SecretStoreError(
            f"The token comes from {TOKEN_VARIABLE}, so it cannot be renewed here.", "Change that variable instead."
        )
    token = new_token()
    store_key(_KEYRING_NAME, token, TOKEN_VARIABLE)
    return token


def new_token() -> str:
    """A token nobody can guess: 256 random bits."""
    return f"ink-{secrets.token_urlsafe(32)}"


def _same(given: str, expected: str) -> bool:
    """Whether two texts are equal, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8", "replace"))
