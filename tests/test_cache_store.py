"""What the response cache keeps on disk, for how long, and what it never gives again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from cache.compression import VECTOR_BYTES
from cache.schema import ALONE, IN_CHAIN, NO_TURNS, UNDECIDED, m001_create, migrations
from cache.store import Key, New, Store

KEY = Key("scope", NO_TURNS, "question")
VECTOR = b"\1" * VECTOR_BYTES


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return Store(tmp_path / "cache.db", clock=clock)


def new(
    name: str,
    answer: str = "An answer.",
    *,
    scope: str = "scope",
    context: str = NO_TURNS,
    parent: int | None = None,
    depth: int = 0,
    standalone: int = ALONE,
    seconds: float = 0.0,
    lifetime: float | None = None,
) -> New:
    return New(
        Key(scope, context, name),
        name,
        answer,
        "digest of " + answer,
        "model",
        parent=parent,
        depth=depth,
        standalone=standalone,
        seconds=seconds,
        lifetime=lifetime,
    )


def add(store: Store, name: str, answer: str = "An answer.", **more: object) -> int:
    number, _ = store.add(new(name, answer, **more))  # type: ignore[arg-type]
    return number


def count(store: Store) -> int:
    with store.opened.reading() as db:
        return int(db.execute("SELECT count(*) FROM entries").fetchone()[0])


def size(store: Store) -> int:
    with store.opened.reading() as db:
        return int(db.execute("SELECT coalesce(sum(bytes), 0) FROM entries").fetchone()[0])


def test_an_answer_is_found_under_the_same_question_scope_and_context_only(store: Store, clock: Clock) -> None:
    number = add(store, "question")
    found = store.exact(KEY)
    assert found is not None
    assert (found.id, found.question, found.answer, found.model) == (number, "question", "An answer.", "model")
    assert found.created == clock.now
    for other in (Key("x", NO_TURNS, "question"), Key("scope", "x", "question"), Key("scope", NO_TURNS, "x")):
        assert store.exact(other) is None


def test_a_new_answer_to_the_same_question_replaces_the_old_one_and_gets_a_new_number(store: Store) -> None:
    old = add(store, "question", "Old.")
    number, gone = store.add(new("question", "New."))
    assert gone == [old]
    assert number > old
    found = store.exact(KEY)
    assert found is not None
    assert found.answer == "New."
    assert count(store) == 1


def test_the_very_same_answer_given_again_keeps_its_number_and_what_followed_on_it(store: Store, clock: Clock) -> None:
    first = add(store, "question")
    follow_up = add(store, "and then", context="after", parent=first, depth=1)
    clock.now += 100
    assert add(store, "question", seconds=3.0) == first
    found = store.exact(KEY)
    assert found is not None
    assert found.created == clock.now
    assert [entry.id for entry in store.children(first)] == [follow_up]


def test_answers_survive_a_restart_with_their_vectors_and_times_to_live(tmp_path: Path, clock: Clock) -> None:
    first = Store(tmp_path / "cache.db", clock=clock)
    number = add(first, "question")
    add(first, "short lived", lifetime=60.0)
    first.fill("encoder-1", [(number, VECTOR)])
    first.close()
    second = Store(tmp_path / "cache.db", clock=clock)
    assert second.warning == ""
    assert second.exact(KEY) is not None
    assert second.vectors([number], "encoder-1") == {number: VECTOR}
    assert second.exact(Key("scope", NO_TURNS, "short lived")) is not None
    clock.now += 61
    assert second.exact(Key("scope", NO_TURNS, "short lived")) is None
    add(second, "another")
    assert count(second) == 2, "what is out of date leaves the file"
    second.close()


def test_a_forgotten_answer_is_not_stored_again_in_any_context_but_another_answer_is(store: Store) -> None:
    number = add(store, "question", "Wrong.")
    elsewhere = add(store, "question", "Wrong.", context="other", depth=1, standalone=IN_CHAIN)
    assert sorted(store.forget(number)) == [number, elsewhere]
    assert store.exact(KEY) is None
    assert store.entries([number, elsewhere]) == []
    assert add(store, "question", "Wrong.") == 0
    assert add(store, "question", "Right.") > elsewhere
    assert add(store, "question", "Wrong.") == 0
    found = store.exact(KEY)
    assert found is not None
    assert found.answer == "Right."


def test_what_followed_on_a_wrong_answer_goes_with_it(store: Store) -> None:
    first = add(store, "question", "Wrong.")
    second = add(store, "why", context="a", parent=first, depth=1, standalone=IN_CHAIN)
    third = add(store, "how", context="b", parent=second, depth=2, standalone=IN_CHAIN)
    assert sorted(store.forget(first)) == [first, second, third]
    assert count(store) == 0


def test_a_new_answer_keeps_what_followed_on_the_question_but_not_on_the_old_answer(
    store: Store,
) -> None:
    first = add(store, "question", "Old.")
    follower = add(store, "why", context="a", parent=first, depth=1, standalone=IN_CHAIN)
    other = add(store, "how large is it", context="a", parent=first, depth=1, standalone=IN_CHAIN)
    new = add(store, "question", "New.")
    left, moved = store.entries([follower, other])
    assert left.parent is None
    assert moved.parent == new
    assert store.exact(Key("scope", "a", "why")) is not None


def test_what_was_forgotten_stays_so_after_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db")
    store.forget(add(store, "question", "Wrong."))
    store.close()
    store = Store(tmp_path / "cache.db")
    assert add(store, "question", "Wrong.") == 0
    store.close()


def test_a_forgotten_answer_leaves_no_text_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db")
    number, _ = store.add(New(KEY, "a question about pelicans", "The answer mentions flamingos.", "digest", "model"))
    store.forget(number)
    store.close()
    left = b"".join(file.read_bytes() for file in tmp_path.glob("cache.db*"))
    assert b"pelicans" not in left
    assert b"flamingos" not in left


# Chains


def test_the_path_to_an_entry_names_its_turns_in_their_order(store: Store) -> None:
    first = add(store, "one")
    second = add(store, "two", context="a", parent=first, depth=1, standalone=IN_CHAIN)
    third = add(store, "three", context="b", parent=second, depth=2, standalone=IN_CHAIN)
    assert [turn.question for turn in store.path(third)] == ["one", "two", "three"]
    assert store.path(999) == []


def test_an_answer_made_in_a_chain_is_not_found_alone(store: Store) -> None:
    add(store, "question", context="a", depth=1, standalone=IN_CHAIN)
    add(store, "undecided", context="a", depth=1, standalone=UNDECIDED)
    assert store.alone("scope", "question") is None
    assert store.alone("scope", "undecided") is None
    alone = add(store, "question")
    found = store.alone("scope", "question")
    assert found is not None
    assert found.id == alone
    assert store.alone("other scope", "question") is None


# Vectors


def test_vectors_wait_until_they_are_filled_and_are_made_anew_for_another_encoder(store: Store) -> None:
    first, second = add(store, "first"), add(store, "second")
    assert [entry.id for entry in store.pending("encoder-1", 10)] == [first, second]
    assert len(store.pending("encoder-1", 1)) == 1
    store.fill("encoder-1", [(first, VECTOR), (999, VECTOR)])
    assert [entry.question for entry in store.pending("encoder-1", 10)] == ["second"]
    assert store.vectors([first, second, 999], "encoder-1") == {first: VECTOR}
    assert store.vectors([first], "encoder-2") == {}
    assert len(store.pending("encoder-2", 10)) == 2
    store.fill("encoder-2", [(first, b"\2" * VECTOR_BYTES), (second, VECTOR)])
    assert store.vectors([first, second], "encoder-1") == {}
    assert store.vectors_after(0, "scope", "encoder-1") == []
    assert [row[1] for row in store.vectors_after(0, "scope", "encoder-2")] == [first, second]


def test_only_vectors_that_came_since_are_read_again(store: Store) -> None:
    first = add(store, "first")
    store.fill("encoder-1", [(first, VECTOR)])
    ((seq, number, _),) = store.vectors_after(0, "scope", "encoder-1")
    assert number == first
    assert store.vectors_after(seq, "scope", "encoder-1") == []
    store.fill("encoder-1", [(add(store, "second"), VECTOR)])
    assert len(store.vectors_after(seq, "scope", "encoder-1")) == 1
    assert store.vectors_after(0, "other scope", "encoder-1") == []


def test_a_vector_of_the_wrong_length_is_not_used(store: Store) -> None:
    number = add(store, "question")
    store.fill("encoder-1", [(number, b"\1" * 7)])
    assert store.vectors([number], "encoder-1") == {}
    assert store.vectors_after(0, "scope", "encoder-1") == []


def test_filling_decides_where_an_undecided_answer_may_be_given(store: Store) -> None:
    alone = add(store, "one", context="a", depth=1, standalone=UNDECIDED)
    chained = add(store, "two", context="a", depth=1, standalone=UNDECIDED)
    store.fill("encoder-1", [(alone, VECTOR), (chained, VECTOR)], [alone])
    assert store.alone("scope", "one") is not None
    assert store.alone("scope", "two") is None


# Room


def test_the_file_stays_within_its_limit_and_the_least_useful_answers_go(tmp_path: Path, clock: Clock) -> None:
    store = Store(tmp_path / "cache.db", lambda: 1_000_000, clock)
    answer = "x" * 48_000
    numbers = []
    for day in range(30):
        clock.now = 1_000_000.0 + 86_400 * day
        numbers.append(add(store, f"question {day}", f"{day} {answer}"))
        if day == 5:
            for _ in range(9):
                store.count_hit(numbers[0])
        assert size(store) <= 1_000_000
    left = {number for number in numbers if store.entries([number])}
    assert numbers[0] in left, "an answer that was given again often outlives younger ones"
    assert numbers[1] not in left
    assert numbers[-1] in left
    assert len(left) >= 15
    store.close()


def test_an_answer_that_took_long_outlives_one_that_is_quickly_made_again(tmp_path: Path, clock: Clock) -> None:
    store = Store(tmp_path / "cache.db", lambda: 500_000, clock)
    dear = add(store, "dear", "d" * 30_000, seconds=120.0)
    cheap = add(store, "cheap", "c" * 30_000, seconds=0.5)
    for number in range(20):
        clock.now += 60
        add(store, f"question {number}", f"{number}" + "x" * 30_000, seconds=5.0)
    assert store.entries([dear])
    assert not store.entries([cheap])
    store.close()


def test_a_pinned_answer_stays_and_a_turn_with_followers_goes_after_them(tmp_path: Path, clock: Clock) -> None:
    store = Store(tmp_path / "cache.db", lambda: 500_000, clock)
    pinned = add(store, "pinned", "p" * 30_000)
    with store.opened.writing() as db:
        db.execute("UPDATE entries SET pinned = 1 WHERE id = ?", [pinned])
    first = add(store, "turn", "t" * 30_000)
    follower = add(store, "follower", "f" * 30_000, context="a", parent=first, depth=1, standalone=IN_CHAIN)
    for number in range(60):
        clock.now += 86_400
        add(store, f"question {number}", f"{number}" + "x" * 30_000)
        if store.entries([follower]):
            assert store.entries([first]), "a chain is not broken in the middle"
    assert store.entries([pinned])
    assert not store.entries([first])
    store.close()


def test_when_all_that_is_kept_is_pinned_the_new_answer_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db", lambda: 100_000)
    for number in range(20):
        add(store, f"question {number}", f"{number}" + "x" * 5_000)
        with store.opened.writing() as db:
            db.execute("UPDATE entries SET pinned = 1")
    assert size(store) <= 100_000
    assert add(store, "one more", "y" * 5_000) == 0
    store.close()


def test_an_answer_that_would_fill_the_store_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db", lambda: 1_000_000)
    assert add(store, "short") > 0
    assert add(store, "long", "x" * 500_000) == 0
    assert count(store) == 1
    store.close()


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(["add", "hit", "forget", "wait"]), st.integers(0, 9_000)),
        max_size=40,
    )
)
@settings(deadline=None, max_examples=25)
def test_whatever_is_done_the_size_stays_bounded_and_rows_agree(steps: list[tuple[int, str, int]]) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "cache.db", lambda: 64_000, clock)
        work_through(store, clock, steps)
        store.close()


def work_through(store: Store, clock: Clock, steps: list[tuple[int, str, int]]) -> None:
    numbers: list[int] = []
    for place, doing, amount in steps:
        chosen = numbers[place % len(numbers)] if numbers else 0
        if doing == "add":
            parent = chosen if amount % 2 and store.entries([chosen]) else None
            numbers.append(add(store, f"q{place}", "x" * (amount % 4_000) + str(amount), parent=parent))
        elif doing == "hit":
            store.count_hit(chosen)
        elif doing == "forget":
            store.forget(chosen)
        clock.now += amount
        assert size(store) <= 64_000
        with store.opened.reading() as db:
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []


# Other versions, other processes, damage


def old_file(path: Path) -> None:
    """A file as version 1 of the tables left it."""
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection)
        m001_create(db)
        migrations.ensure_migrations_table(db)
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('cache', 'm001_create', '2026')"
        )
        row = (
            "INSERT INTO entries (scope, context, normalized_digest, answer_digest, model, created, used, hits, bytes,"
        )
        row += (
            " encoder, question, answer, vector) VALUES ('scope', ?, ?, 'd', 'model', 5.0, 6.0, 7, 900, 'e-1', ?, ?, ?)"
        )
        db.execute(row, [NO_TURNS, "question", "What is it?", "It is this.", b"\0" * 1536])
        db.execute(row, ["after turns", "follow-up", "And that?", "That too.", b"\0" * 1536])
        db.execute("DELETE FROM entries WHERE id = 3")
        db.execute("UPDATE sqlite_sequence SET seq = 41 WHERE name = 'entries'")
        db.execute("INSERT INTO forgotten (scope, normalized_digest, answer_digest) VALUES ('scope', 'bad', 'wrong')")
        connection.commit()


def test_a_file_of_the_first_version_is_upgraded_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    old_file(path)
    store = Store(path)
    assert store.warning == ""
    found = store.exact(KEY)
    assert found is not None
    assert (found.answer, found.created, found.hits, found.standalone) == ("It is this.", 5.0, 7, ALONE)
    after = store.exact(Key("scope", "after turns", "follow-up"))
    assert after is not None
    assert (after.answer, after.standalone, after.parent) == ("That too.", IN_CHAIN, None)
    assert len(store.pending("e-1", 10)) == 2, "vectors of another length are made anew"
    number, _ = store.add(New(Key("scope", NO_TURNS, "bad"), "bad", "Wrong.", "wrong", "model"))
    assert number == 0
    assert add(store, "another") == 42, "the number of an answer that is gone never names another one"
    store.close()


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    store = Store(path)
    add(store, "question")
    with store.opened.writing() as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('cache', 'm999', '2030')")
    store.close()
    before = path.read_bytes()
    again = Store(path)
    assert "newer version" in again.warning
    assert add(again, "another") > 0
    again.close()
    assert path.read_bytes() == before


def test_two_processes_share_the_file(tmp_path: Path) -> None:
    desktop, terminal = Store(tmp_path / "cache.db"), Store(tmp_path / "cache.db")
    number = add(terminal, "question")
    assert desktop.exact(KEY) is not None
    desktop.forget(number)
    assert terminal.exact(KEY) is None
    assert add(terminal, "question") == 0
    desktop.close()
    terminal.close()


def test_a_file_that_is_no_database_is_set_aside_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_text("this is not a database" * 100)
    store = Store(tmp_path / "cache.db")
    assert "remembered answers" in store.warning
    assert add(store, "question") > 0
    store.close()


def test_a_damaged_page_costs_what_was_on_it_and_the_rest_agrees(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    store = Store(path)
    for number in range(200):
        added = add(store, f"question {number}", f"{number} " + "words " * 100)
        store.fill("encoder-1", [(added, VECTOR)])
    store.close()
    pages = len(path.read_bytes()) // 4096
    damaged = bytearray(path.read_bytes())
    middle = pages // 2 * 4096
    damaged[middle : middle + 3 * 4096] = b"\xff" * 3 * 4096
    path.write_bytes(bytes(damaged))
    again = Store(path)
    assert "remembered answers" in again.warning
    assert count(again) > 0
    assert agreement(again) == (0, 0)
    assert add(again, "one more") > 0
    again.close()


def agreement(store: Store) -> tuple[int, int]:
    """Vectors without an entry, and entries that claim a vector which is not there or hide one that is."""
    with store.opened.reading() as db:
        orphans = db.execute("SELECT count(*) FROM vectors WHERE entry NOT IN (SELECT id FROM entries)").fetchone()[0]
        wrong = db.execute(
            "SELECT count(*) FROM entries WHERE (encoder != '') != (id IN (SELECT entry FROM vectors))"
        ).fetchone()[0]
    return orphans, wrong


def test_a_process_killed_while_it_writes_loses_no_answer_that_it_had_stored(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    acknowledged: dict[str, str] = {}
    for attempt in range(12):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.cache_writer", str(path), str(attempt)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(20 + 7 * attempt)]
        os.kill(child.pid, signal.SIGKILL)
        lines += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        for line in lines:
            if line.endswith("\n"):
                name, _, answer = line.strip().partition(" ")
                acknowledged[name] = answer
    store = Store(path)
    assert store.warning == ""
    with store.opened.reading() as db:
        kept = dict(db.execute("SELECT question, answer FROM entries").fetchall())
    lost = {name: answer for name, answer in acknowledged.items() if kept.get(name, "").split()[0:1] != [answer]}
    assert len(acknowledged) > 200
    assert lost == {}
    assert agreement(store) == (0, 0)
    store.close()
