"""Keys and tokens, kept in the system's keyring: never in a file of ours, a log or an error."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Final

from core.errors import SecretStoreError

SERVICE: Final = "inglenook"
KEY_VARIABLE: Final = "INGLENOOK_CLOUD_KEY"
"""Holds the cloud endpoint's key on a machine without a keyring; the keyring comes first."""


def read_key(endpoint: str, variable: str = KEY_VARIABLE) -> str | None:
    """The key for `endpoint`: from the keyring, else from the environment; None when there is none.

    Args:
        endpoint: the address that the key opens; its name in the keyring.
        variable: the environment variable that may hold it.

    Raises:
        SecretStoreError: the keyring fails, and the environment has no key either.
    """
    given = os.environ.get(variable) or None
    if keyring_problem():
        return given
    import keyring  # noqa: PLC0415 - slow, and most sessions never need it

    try:
        with _translated("The key cannot be read", variable):
            return keyring.get_password(SERVICE, endpoint) or given
    except SecretStoreError:
        if given is None:
            raise
        return given


def store_key(endpoint: str, key: str, variable: str = KEY_VARIABLE) -> None:
    """Keep `key` for `endpoint` in the keyring, in place of an earlier one; arguments as for `read_key`.

    Raises:
        SecretStoreError: there is no keyring, or it refuses.
    """
    if problem := keyring_problem():
        raise SecretStoreError(problem, _hint(variable))
    import keyring  # noqa: PLC0415

    with _translated("The key cannot be stored", variable):
        keyring.set_password(SERVICE, endpoint, key)
        kept = keyring.get_password(SERVICE, endpoint) == key
    if not kept:
        raise SecretStoreError("The keyring did not keep the key.", _hint(variable))


def remove_key(endpoint: str) -> None:
    """Forget the key for `endpoint`; nothing happens when there is none.

    Raises:
        SecretStoreError: the keyring refuses.
    """
    if keyring_problem():
        return
    import keyring  # noqa: PLC0415

    with _translated("The key cannot be removed"):
        if keyring.get_password(SERVICE, endpoint) is not None:
            keyring.delete_password(SERVICE, endpoint)


def keyring_problem() -> str:
    """Why no key can be kept on this machine, one sentence; "" when it can."""
    import keyring  # noqa: PLC0415
    import keyring.backends.fail  # noqa: PLC0415
    import keyring.backends.null  # noqa: PLC0415

    try:
        with _translated("No keyring can be used"):
            backend = keyring.get_keyring()
    except SecretStoreError as error:
        return error.message
    if isinstance(backend, keyring.backends.fail.Keyring | keyring.backends.null.Keyring):
        return "This machine has no keyring to keep a key in."
    return ""


@contextlib.contextmanager
def _translated(what: str, variable: str = KEY_VARIABLE) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 - backends are plug-ins: their errors have no class in common
        # Neither the text of the error nor the error itself: it may quote the key.
        raise SecretStoreError(f"{what} ({type(error).__name__}).", _hint(variable)) from None


def _hint(variable: str) -> str:
    return f"Unlock or install a keyring (such as GNOME Keyring or KWallet), or set {variable}."
