"""The cloud key lives in the keyring and nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from core.errors import SecretStoreError
from core.secrets import KEY_VARIABLE, keyring_problem, read_key, remove_key, store_key
from tests.fakes import MemoryKeyring

ENDPOINT = "https://api.example.com/v1"
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


def test_a_key_is_kept_until_it_is_removed(memory: MemoryKeyring) -> None:
    assert keyring_problem() == ""
    assert read_key(ENDPOINT) is None
    store_key(ENDPOINT, "old")
    store_key(ENDPOINT, KEY)
    assert memory.kept == {("inglenook", ENDPOINT): KEY}
    assert read_key(ENDPOINT) == KEY
    assert read_key("https://other.example.com") is None
    remove_key(ENDPOINT)
    remove_key(ENDPOINT)
    assert read_key(ENDPOINT) is None


def test_the_keyring_comes_before_the_environment(memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "from the environment")
    assert read_key(ENDPOINT) == "from the environment"
    store_key(ENDPOINT, KEY)
    assert read_key(ENDPOINT) == KEY


@pytest.mark.parametrize("backend", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_without_a_keyring_the_user_learns_what_to_do(
    backend: type[KeyringBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_keyring(backend())
    assert "no keyring" in keyring_problem()
    assert read_key(ENDPOINT) is None
    with pytest.raises(SecretStoreError) as caught:
        store_key(ENDPOINT, KEY)
    assert KEY_VARIABLE in caught.value.hint
    remove_key(ENDPOINT)
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    assert read_key(ENDPOINT) == KEY


def test_a_failing_keyring_is_an_error_that_never_tells_the_key(
    memory: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store_key(ENDPOINT, KEY)
    memory.failure = KeyringLocked(f"cannot unlock for {KEY}")
    actions: list[Callable[[], object]] = [
        lambda: read_key(ENDPOINT),
        lambda: store_key(ENDPOINT, KEY),
        lambda: remove_key(ENDPOINT),
    ]
    for action in actions:
        with pytest.raises(SecretStoreError) as caught:
            action()
        assert "KeyringLocked" in caught.value.message
        assert KEY not in str(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__
    assert KEY not in caplog.text


def test_a_failing_keyring_does_not_hide_the_environment(
    memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.failure = KeyringLocked("locked")
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    assert read_key(ENDPOINT) == KEY


def test_a_keyring_that_forgets_at_once_is_noticed(memory: MemoryKeyring) -> None:
    memory.forgetful = True
    with pytest.raises(SecretStoreError, match="did not keep"):
        store_key(ENDPOINT, KEY)


def test_a_keyring_that_cannot_be_loaded_is_a_problem_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Backend")
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    assert "No keyring can be used" in keyring_problem()
    monkeypatch.undo()
