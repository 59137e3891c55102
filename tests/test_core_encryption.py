"""Encryption of what the user wrote: nothing of it can be read on the disk, and none of it is ever lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.schema import ALONE
from cache.store import Key, New, Store
from core.encryption import keys
from core.encryption.key_file import KeyFile, read_key_file, unwrapped, wrapped
from core.encryption.passphrase import new_passphrase
from core.encryption.sealed_bytes import key_of, opened, sealed
from core.encryption.sealed_file import is_plain
from core.encryption.switch import EncryptionSwitch
from core.errors import EncryptionError, Locked, StorageError, WrongPassphrase
from core.escalation.record import RoutingRecord
from core.history import History
from core.ledger import Ledger
from core.paths import Paths
from tests.fakes import MemoryKeyring

PASSPHRASE = "a lighthouse in the fog"
SECRET = "the spare key is under the third flowerpot"


@pytest.fixture(autouse=True)
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """A keyring of this test alone, and no key that an earlier test has found."""
    monkeypatch.setattr(keys, "_known", {})
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


class Stores:
    """Everything that is encrypted, opened, with a word of the user in each."""

    def __init__(self, home: Paths) -> None:
        self.home = home
        self.history = History(home.history)
        self.ledger = Ledger(home.ledger)
        self.routing = RoutingRecord(home.routing)
        self.cache = Store(home.cache)
        self.forgotten = 0
        stores = [self.history.opened, self.ledger.opened, self.routing.opened, self.cache.opened]
        self.switch = EncryptionSwitch(home.data, stores, self._count)

    def _count(self) -> None:
        self.forgotten += 1

    def fill(self) -> None:
        """Say the secret in all of them."""
        conversation = self.history.create(SECRET)
        self.history.add_question(conversation, 0, SECRET)
        self.cache.add(New(Key("scope", "context", "question"), SECRET, SECRET, "digest", "model", standalone=ALONE))

    def close(self) -> None:
        for store in (self.history, self.ledger, self.routing, self.cache):
            store.close()

    def questions(self) -> list[str]:
        return [message.text for one in self.history.conversations() for message in self.history.open(one.id)[1]]


@pytest.fixture
def stores(home: Paths) -> Iterator[Stores]:
    opened_stores = Stores(home)
    opened_stores.fill()
    yield opened_stores
    opened_stores.close()


def found_on_disk(home: Paths, text: str) -> list[str]:
    """Names of files that hold the text, in plain."""
    files = [path for path in home.data.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if text.encode() in path.read_bytes())


def test_nothing_of_the_users_words_can_be_read_once_it_is_on(stores: Stores, home: Paths) -> None:
    assert {"history.db", "cache.db"} <= {name.removesuffix("-wal") for name in found_on_disk(home, SECRET)}
    stores.switch.turn_on(PASSPHRASE)
    assert found_on_disk(home, SECRET) == []
    assert stores.questions() == [SECRET]
    later = "and what is said afterwards is hidden too"
    stores.history.add_question(stores.history.create(later), 0, later)
    assert found_on_disk(home, later) == []
    assert [one.title for one in stores.history.conversations("afterw")] == [later]
    assert stores.cache.exact(Key("scope", "context", "question")) is not None
    assert stores.forgotten == 1
    names = ("history.db", "cache.db", "ledger.db", "routing.db")
    assert [is_plain(home.data / name) for name in names] == [False] * 4


def test_the_next_start_opens_it_with_the_key_of_the_keyring(stores: Stores, home: Paths) -> None:
    stores.switch.turn_on(PASSPHRASE)
    stores.close()
    keys._known.clear()
    again = Stores(home)
    assert again.questions() == [SECRET]
    now = again.switch.now()
    assert (now.on, now.locked, now.unfinished, now.in_keyring) == (True, False, False, True)
    again.close()


def test_without_its_key_it_is_locked_untouched_and_said(
    stores: Stores, home: Paths, memory_keyring: MemoryKeyring
) -> None:
    stores.switch.turn_on(PASSPHRASE)
    stores.close()
    keys._known.clear()
    memory_keyring.kept.clear()
    before = {name: (home.data / name).read_bytes() for name in ("history.db", "cache.db", "ledger.db", "routing.db")}
    locked = Stores(home)
    assert locked.switch.now().locked
    assert "their key is not in the keyring" in locked.history.warning
    assert locked.questions() == []
    locked.fill()
    with pytest.raises(Locked):
        locked.switch.turn_off()
    with pytest.raises(WrongPassphrase):
        locked.switch.unlock("a lighthouse in the sun")
    locked.switch.finish()
    locked.close()
    assert {name: (home.data / name).read_bytes() for name in before} == before
    assert locked.switch.unlock(f"  {PASSPHRASE}\n")
    again = Stores(home)
    assert again.questions() == [SECRET]
    again.close()


def test_where_there_is_no_keyring_the_passphrase_may_come_from_the_environment(
    stores: Stores, home: Paths, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores.switch.turn_on(PASSPHRASE)
    stores.close()
    keys._known.clear()
    memory_keyring.kept.clear()
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, PASSPHRASE)
    again = Stores(home)
    assert again.questions() == [SECRET]
    again.close()


def test_it_can_be_turned_off_again(stores: Stores, home: Paths, memory_keyring: MemoryKeyring) -> None:
    stores.switch.turn_on(PASSPHRASE)
    assert memory_keyring.kept
    stores.switch.turn_off()
    assert stores.questions() == [SECRET]
    assert read_key_file(home.data) is None
    assert not memory_keyring.kept
    stores.close()
    with closing(sqlite3.connect(home.history)) as plain:
        assert plain.execute("SELECT text FROM messages").fetchall() == [(SECRET,)]


def test_a_short_passphrase_is_refused_before_anything_is_done(stores: Stores, home: Paths) -> None:
    with pytest.raises(EncryptionError, match="fewer than 12"):
        stores.switch.turn_on("short")
    assert read_key_file(home.data) is None
    assert is_plain(home.history)


def test_another_passphrase_takes_the_place_of_the_first(stores: Stores, home: Paths) -> None:
    stores.switch.turn_on(PASSPHRASE)
    stores.switch.change_passphrase("another lighthouse elsewhere")
    kept = read_key_file(home.data)
    assert kept is not None
    with pytest.raises(WrongPassphrase):
        unwrapped(kept, PASSPHRASE)
    assert unwrapped(kept, "another lighthouse elsewhere") == stores.history.opened.key


def test_a_suggested_passphrase_counts_however_it_is_typed() -> None:
    one = new_passphrase()
    kept = wrapped(b"k" * 32, one)
    for typed in (one.lower(), one.replace("-", ""), f"  {one.replace('-', ' ')}\n"):
        assert unwrapped(kept, typed) == b"k" * 32
    own = wrapped(b"k" * 32, "My own long phrase")
    with pytest.raises(WrongPassphrase):
        unwrapped(own, "my own long phrase")


def test_the_suggested_passphrase_is_long_and_never_the_same() -> None:
    some = {new_passphrase() for _ in range(50)}
    assert len(some) == 50
    assert all(len(one) == 35 for one in some)


OTHER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
other.execute("SELECT count(*) FROM messages").fetchone()
print("open", flush=True)
sys.stdin.readline()
other.execute("INSERT INTO conversations (title, created, updated) VALUES ('from the other', 1, 1)")
other.commit()
"""


def test_a_file_that_another_process_uses_is_not_replaced_under_it(
    stores: Stores, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.database.BUSY_SECONDS", 0.3)
    command = [sys.executable, "-c", OTHER, str(home.history)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StorageError, match="another program is using it"):
            stores.switch.turn_on(PASSPHRASE)
        assert stores.questions() == [SECRET]
        other.communicate("\n")
    assert stores.switch.now().unfinished
    stores.switch.finish()
    assert not stores.switch.now().unfinished
    assert {one.title for one in stores.history.conversations()} == {SECRET, "from the other"}
    assert found_on_disk(home, SECRET) == []


def test_what_can_be_read_of_a_damaged_encrypted_file_is_rescued_and_stays_encrypted(
    stores: Stores, home: Paths
) -> None:
    conversation = stores.history.create("many")
    parent = 0
    for number in range(300):
        parent = stores.history.add_question(conversation, parent, f"{SECRET} {number} " + "and more " * 60)
    stores.switch.turn_on(PASSPHRASE)
    stores.close()
    with home.history.open("r+b") as file:
        for page, place in ((0, 4016), (20, 100), (21, 100)):
            file.seek(4096 * page + place)
            file.write(os.urandom(80))
    again = Stores(home)
    assert "was damaged" in again.history.warning
    kept = again.questions()
    assert len(kept) > 250
    assert is_plain(home.history) is False
    again.close()
    assert found_on_disk(home, SECRET) == []
    reopened = Stores(home)
    assert reopened.questions() == kept
    assert reopened.history.warning == ""
    reopened.close()


def test_files_that_were_kept_aside_in_plain_are_named(stores: Stores, home: Paths) -> None:
    (home.data / "history.db.damaged-20260101-000000").write_bytes(home.history.read_bytes())
    stores.switch.turn_on(PASSPHRASE)
    assert stores.switch.now().aside == ("history.db.damaged-20260101-000000",)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"version": 2}', b"[1, 2"])
def test_a_damaged_key_file_loses_nothing(stores: Stores, home: Paths, content: bytes) -> None:
    stores.switch.turn_on(PASSPHRASE)
    stores.close()
    good = (home.data / "encryption.json").read_bytes()
    (home.data / "encryption.json").write_bytes(content)
    before = home.history.read_bytes()
    broken = History(home.history)
    assert broken.opened.locked
    assert "encryption.json" in broken.warning
    broken.close()
    assert home.history.read_bytes() == before
    (home.data / "encryption.json").write_bytes(good)
    again = Stores(home)
    assert again.questions() == [SECRET]
    again.close()


CHILD = """
import sys
from tests.test_core_encryption import PASSPHRASE, Stores
from core.paths import find_paths
stores = Stores(find_paths())
print("ready", flush=True)
while True:
    stores.switch.turn_on(PASSPHRASE)
    stores.history.add_question(stores.history.create("on"), 0, "on")
    print("on", flush=True)
    stores.switch.turn_off()
    stores.history.add_question(stores.history.create("off"), 0, "off")
    print("off", flush=True)
"""


def wait_for_changes(folder: Path, changes: int) -> None:
    """Return when so many different states of a folder have been seen, by its files and their sizes."""
    seen: set[object] = set()
    while len(seen) <= changes:
        with suppress(FileNotFoundError):
            seen.add(tuple(sorted((path.name, path.stat().st_size) for path in folder.iterdir())))
        time.sleep(0.001)


@pytest.mark.slow
def test_a_process_that_is_killed_while_it_rewrites_loses_nothing(
    stores: Stores, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(keys.PASSPHRASE_VARIABLE, PASSPHRASE)
    conversation, parent = stores.history.create("long"), 0
    for number in range(200):
        parent = stores.history.add_question(conversation, parent, f"question {number} " + "x" * 3000)
    stores.close()
    said = 0
    for changes in (1, 2, 4, 9, 16, 30):
        with subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            wait_for_changes(home.data, changes)
            child.send_signal(signal.SIGKILL)
            said += len(child.stdout.read().split())
        keys._known.clear()
        again = Stores(home)
        assert again.history.warning == ""
        texts = again.questions()
        assert len([text for text in texts if text.startswith("question")]) == 200
        assert SECRET in texts
        assert len([text for text in texts if text in ("on", "off")]) >= said
        again.switch.finish()
        now = again.switch.now()
        assert not now.unfinished
        assert not list(home.data.glob("*.rewriting"))
        assert (found_on_disk(home, SECRET) == []) == now.on
        again.close()


@given(st.binary(max_size=2000), st.integers(0, 2000), st.integers(1, 255))
def test_bytes_come_back_with_their_key_and_in_no_other_way(plain: bytes, place: int, change: int) -> None:
    key = key_of("this", bytes(32))
    whole = sealed(plain, key)
    assert opened(whole, key) == plain
    assert opened(whole, key_of("that", bytes(32))) is None
    changed = bytearray(whole)
    changed[place % len(whole)] ^= change
    assert opened(bytes(changed), key) is None
    assert opened(whole[: place % len(whole)], key) is None


def test_the_key_file_says_nothing_without_the_passphrase() -> None:
    key = bytes(range(32))
    kept = wrapped(key, PASSPHRASE)
    assert isinstance(kept, KeyFile)
    assert key not in kept.wrapped
    assert unwrapped(kept, PASSPHRASE) == key
    assert wrapped(key, PASSPHRASE).wrapped != kept.wrapped


def test_a_file_of_nothing_yet_belongs_to_whatever_is_chosen(home: Paths) -> None:
    assert is_plain(home.data / "none.db") is None
    assert keys.key_for(Path(home.data / "none.db")) is None
