"""Opening a database keeps what is stored, whatever state the file or the disk is in."""

from __future__ import annotations

import multiprocessing
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from core.database import OpenedDatabase, open_database
from core.errors import StorageError
from tests.limits import bound_by_permissions, full_disk

NOTES = Migrations("notes")


@NOTES()
def m001_create(db: Database) -> None:
    db.executescript(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, number REAL) STRICT;
        CREATE TABLE tags (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES notes (id)) STRICT;
        """
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes.db"


@contextmanager
def opened(path: Path, migrations: Migrations = NOTES) -> Iterator[OpenedDatabase]:
    store = open_database(path, migrations, "your notes")
    try:
        yield store
    finally:
        store.close()


def add(store: OpenedDatabase, *texts: str) -> None:
    with store.writing() as db:
        for text in texts:
            db.execute("INSERT INTO notes (text) VALUES (?)", [text])


def texts(store: OpenedDatabase) -> list[str]:
    with store.reading() as db:
        return [row[0] for row in db.execute("SELECT text FROM notes ORDER BY id")]


def fill(path: Path, count: int = 500) -> list[str]:
    """Long enough for many pages."""
    written = [f"{number} " + "lorem ipsum " * 20 for number in range(count)]
    with opened(path) as store:
        add(store, *written)
    return written


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def test_a_new_file_is_for_the_user_alone(path: Path) -> None:
    with opened(path) as store:
        add(store, "first")
        assert store.warning == ""
        assert store.persistent
        files = [path, *path.parent.glob("notes.db-*")]
        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    fill(path, 1)
    path.chmod(0o644)
    with opened(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_written_is_there_the_next_time(path: Path) -> None:
    with opened(path) as store:
        add(store, "kept")
    with opened(path) as store:
        assert texts(store) == ["kept"]
        assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert store.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_failing_transaction_leaves_nothing_behind(path: Path) -> None:
    with opened(path) as store:
        with pytest.raises(StorageError), store.writing() as db:  # noqa: PT012 - the block is what fails
            db.execute("INSERT INTO notes (text) VALUES ('half')")
            raise StorageError("No.")
        assert texts(store) == []


def test_threads_share_one_connection(path: Path) -> None:
    with opened(path) as store:
        threads = [threading.Thread(target=add, args=(store, *(str(n) for n in range(20)))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(texts(store)) == 80


def _write_in_another_process(path: Path, name: str) -> None:
    with opened(path) as store:
        for number in range(50):
            add(store, f"{name} {number}")
        assert store.warning == ""


def test_processes_that_start_at_once_share_a_new_file(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write_in_another_process, args=(path, str(n))) for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    with opened(path) as store:
        assert len(texts(store)) == 150


@pytest.mark.parametrize(
    "content", [b"this is no database at all " * 400, b"\0" * 5000, b"SQLite format 3\0" + b"x" * 99]
)
def test_a_file_that_is_no_database_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with opened(path) as store:
        [aside] = asides(path)
        assert str(aside) in store.warning
        assert aside.read_bytes() == content
        add(store, "new")
    with opened(path) as store:
        assert store.warning == ""
        assert texts(store) == ["new"]


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with opened(path) as store:
        assert store.warning == ""
        add(store, "new")


@pytest.mark.parametrize("damaged_page", [4, 10, 20, -2, -1])
def test_rows_around_a_damaged_page_are_rescued(path: Path, damaged_page: int) -> None:
    written = fill(path)
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    start = (damaged_page % pages) * 4096
    content[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with opened(path) as store:
        rescued = texts(store)
        assert "damaged" in store.warning
        assert set(rescued) <= set(written)
        # A page holds about 16 of these rows.
        assert len(rescued) >= len(written) - 20
        assert f"({len(rescued)} entries)" in store.warning
    [aside] = asides(path)
    assert aside.read_bytes() == bytes(content)
    with opened(path) as store:
        assert store.warning == ""
        assert texts(store) == rescued


def test_a_file_cut_short_gives_back_its_beginning(path: Path) -> None:
    written = fill(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with opened(path) as store:
        rescued = texts(store)
        assert "damaged" in store.warning
        assert len(rescued) > 100
        assert set(rescued) <= set(written)


def test_a_file_whose_header_is_overwritten_gives_back_everything(path: Path) -> None:
    written = fill(path)
    content = path.read_bytes()
    path.write_bytes(b"garbage!" * 12 + content[96:])
    with opened(path) as store:
        assert "damaged" in store.warning
        assert texts(store) == written


def test_damage_inside_one_text_costs_only_that_text(path: Path) -> None:
    with opened(path) as store:
        add(store, "before", "marked " + "x" * 20000, "after")
    content = bytearray(path.read_bytes())
    content[-4096:-4090] = b"\xff" * 6  # the chain of pages that holds the long text now leads nowhere
    content[-8192:-8186] = b"\xff" * 6
    path.write_bytes(content)
    with opened(path) as store:
        assert "damaged" in store.warning
        assert {"before", "after"} <= set(texts(store))


def test_rows_whose_partner_is_lost_are_left_out(path: Path) -> None:
    with opened(path) as store, store.writing() as db:
        db.execute("INSERT INTO notes (text) VALUES ('kept')")
        db.execute("INSERT INTO tags (note) VALUES (1)")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO tags (note) VALUES (99)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('table', 'broken', 'broken', 999, 'CREATE TABLE broken (x)')"
        )
        connection.commit()
    with opened(path) as store, store.reading() as db:
        assert "damaged" in store.warning
        assert db.execute("SELECT note FROM tags").fetchall() == [(1,)]


def test_two_damaged_files_are_both_kept(path: Path) -> None:
    path.parent.mkdir()
    for content in (b"first " * 100, b"second " * 100):
        path.write_bytes(content)
        with opened(path):
            pass
        for log_file in path.parent.glob("notes.db-*"):
            log_file.unlink()
    assert sorted(aside.read_bytes()[:6] for aside in asides(path)) == [b"first ", b"second"]


def test_a_database_of_another_program_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name)")
        connection.commit()
    with opened(path) as store:
        assert "kept as" in store.warning
        assert texts(store) == []
    with closing(sqlite3.connect(asides(path)[0])) as connection:
        assert connection.execute("SELECT count(*) FROM songs").fetchone() == (0,)


def test_a_file_that_lost_a_table_keeps_the_others(path: Path) -> None:
    fill(path, 3)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE tags")
    with opened(path) as store:
        assert "damaged" in store.warning
        assert len(texts(store)) == 3


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    newer = Migrations("notes")
    newer()(m001_create)

    @newer()
    def m002_more(db: Database) -> None:
        db.executescript("ALTER TABLE notes ADD COLUMN colour TEXT")

    with opened(path, newer) as store:
        add(store, "from the future")
    before = path.read_bytes()
    with opened(path) as store:
        assert "newer version" in store.warning
        assert not store.persistent
        add(store, "only now")
        assert texts(store) == ["only now"]
    assert path.read_bytes() == before
    with opened(path, newer) as store:
        assert texts(store) == ["from the future"]


def test_an_older_file_is_brought_up_to_date(path: Path) -> None:
    fill(path, 2)
    newer = Migrations("notes")
    newer()(m001_create)

    @newer()
    def m002_more(db: Database) -> None:
        db.executescript("ALTER TABLE notes ADD COLUMN colour TEXT DEFAULT 'red'")

    with opened(path, newer) as store, store.reading() as db:
        assert store.warning == ""
        assert db.execute("SELECT DISTINCT colour FROM notes").fetchall() == [("red",)]


@pytest.mark.parametrize("left_open", [False, True])
def test_in_a_read_only_folder_old_entries_show_and_new_ones_last_for_the_session(path: Path, left_open: bool) -> None:
    with opened(path) as writer:
        add(writer, "old")
        if not left_open:
            writer.close()
        path.parent.chmod(0o500)
        path.chmod(0o400)
        for log_file in path.parent.glob("notes.db-*"):
            log_file.chmod(0o400)
        try:
            with bound_by_permissions(), opened(path) as store:
                assert not store.persistent
                assert str(path) in store.warning
                assert "until you quit" in store.warning
                add(store, "new")
                assert texts(store) == ["old", "new"]
        finally:
            path.parent.chmod(0o700)
            path.chmod(0o600)
    with opened(path) as store:
        assert texts(store) == ["old"]


def test_a_folder_that_cannot_be_made_still_gives_a_session(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with opened(tmp_path / "data" / "notes.db") as store:
        assert not store.persistent
        add(store, "new")
        assert texts(store) == ["new"]


def test_on_a_full_disk_old_entries_show_and_new_ones_last_for_the_session(path: Path) -> None:
    fill(path, 3)
    with full_disk():
        store = open_database(path, NOTES, "your notes")
    with closing(store):
        assert not store.persistent
        assert "until you quit" in store.warning
        add(store, "new")
        assert len(texts(store)) == 4
    with opened(path) as store:
        assert len(texts(store)) == 3
        assert store.warning == ""


def test_a_disk_that_fills_up_is_an_error_with_advice_and_costs_nothing_stored(path: Path) -> None:
    with opened(path) as store:
        add(store, "kept")
        with full_disk(), pytest.raises(StorageError) as caught:
            add(store, "lost")
        assert "disk" in str(caught.value)
        assert caught.value.hint
        assert texts(store) == ["kept"]
        add(store, "again")
        assert texts(store) == ["kept", "again"]


def test_no_room_left_is_named_as_such(path: Path) -> None:
    with opened(path) as store:
        pages = store.db.execute("PRAGMA page_count").fetchone()[0]
        store.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="disk is full"):
            add(store, "x" * 100_000)
        assert texts(store) == []


def test_a_mistake_in_a_query_is_not_blamed_on_the_disk(path: Path) -> None:
    with opened(path) as store, pytest.raises(sqlite3.OperationalError), store.reading() as db:
        db.execute("SELECT nothing FROM nowhere")


def test_damage_that_shows_later_says_what_to_do(path: Path) -> None:
    fill(path)
    with opened(path) as store:
        store.db.execute("PRAGMA shrink_memory")
        content = bytearray(path.read_bytes())
        content[4 * 4096 :] = b"\xff" * (len(content) - 4 * 4096)
        path.write_bytes(content)
        with pytest.raises(StorageError, match="damaged") as caught:
            texts(store)
        assert "start it again" in caught.value.hint


def test_damage_that_shows_in_a_large_file_is_mended_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.database.CHECKED_BYTES", 0)
    written = fill(path)
    content = bytearray(path.read_bytes())
    content[-4 * 4096 :] = b"\xff" * (4 * 4096)
    path.write_bytes(content)
    with opened(path) as store, pytest.raises(StorageError, match="damaged"):
        texts(store)
    with opened(path) as store:
        assert "damaged" in store.warning
        rescued = texts(store)
        assert len(rescued) > 100
        assert set(rescued) <= set(written)
    with opened(path) as store:
        assert store.warning == ""
        assert texts(store) == rescued
    assert not path.with_name("notes.db.check").exists()


def test_damage_in_a_large_file_that_was_not_closed_is_mended_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.database.CHECKED_BYTES", 0)
    fill(path)
    content = bytearray(path.read_bytes())
    content[-4 * 4096 :] = b"\xff" * (4 * 4096)
    path.write_bytes(content)
    path.with_name("notes.db-wal").write_bytes(b"\0" * 32)
    with opened(path) as store:
        assert "damaged" in store.warning
