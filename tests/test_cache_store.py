"""What the response cache keeps on disk, for how long, and what it never gives again."""

from __future__ import annotations

from pathlib import Path

import pytest

from cache.store import VECTOR_BYTES, Key, Store

KEY = Key("scope", "context", "question")


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


def add(store: Store, name: str, answer: str = "An answer.", scope: str = "scope") -> int:
    number, _ = store.add(Key(scope, "context", name), name, answer, "digest of " + answer, "model")
    return number


def test_an_answer_is_found_under_the_same_question_scope_and_context_only(store: Store, clock: Clock) -> None:
    number = add(store, "question")
    found = store.exact(KEY)
    assert found is not None
    assert (found.id, found.question, found.answer, found.model) == (number, "question", "An answer.", "model")
    assert found.created == clock.now
    for other in (Key("x", "context", "question"), Key("scope", "x", "question"), Key("scope", "context", "x")):
        assert store.exact(other) is None


def test_a_new_answer_to_the_same_question_replaces_the_old_one_and_gets_a_new_number(store: Store) -> None:
    old = add(store, "question", "Old.")
    new, gone = store.add(KEY, "question", "New.", "digest", "model")
    assert gone == [old]
    assert new > old
    found = store.exact(KEY)
    assert found is not None
    assert found.answer == "New."
    assert store.totals()[0] == 1


def test_answers_survive_a_restart(tmp_path: Path) -> None:
    first = Store(tmp_path / "cache.db")
    number = add(first, "question")
    first.fill("encoder-1", [(number, b"\0" * VECTOR_BYTES)])
    first.close()
    second = Store(tmp_path / "cache.db")
    assert second.warning == ""
    assert second.exact(KEY) is not None
    assert second.comparable(KEY, "encoder-1") == [number]
    second.close()


def test_a_forgotten_answer_is_not_stored_again_in_any_context_but_another_answer_is(store: Store) -> None:
    number = add(store, "question", "Wrong.")
    elsewhere, _ = store.add(Key("scope", "other", "question"), "question", "Wrong.", "digest of Wrong.", "model")
    store.forget(number)
    assert store.exact(KEY) is None
    assert store.entries([number, elsewhere]) == []
    assert add(store, "question", "Wrong.") == 0
    assert store.exact(KEY) is None
    assert add(store, "question", "Right.") > elsewhere
    assert add(store, "question", "Wrong.") == 0
    found = store.exact(KEY)
    assert found is not None
    assert found.answer == "Right."


def test_what_was_forgotten_stays_so_after_clearing_and_restarting(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db")
    store.forget(add(store, "question", "Wrong."))
    add(store, "another")
    store.clear()
    store.close()
    store = Store(tmp_path / "cache.db")
    assert store.totals() == (0, 0, 0)
    assert add(store, "question", "Wrong.") == 0
    store.close()


def test_a_forgotten_answer_leaves_no_text_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db")
    number, _ = store.add(KEY, "a question about pelicans", "The answer mentions flamingos.", "digest", "model")
    store.forget(number)
    store.close()
    left = b"".join(file.read_bytes() for file in tmp_path.glob("cache.db*"))
    assert b"pelicans" not in left
    assert b"flamingos" not in left


def test_vectors_wait_until_they_are_filled_and_are_made_anew_for_another_encoder(store: Store) -> None:
    first, second = add(store, "first"), add(store, "second")
    assert sorted(store.pending("encoder-1", 10)) == [(first, "first"), (second, "second")]
    assert len(store.pending("encoder-1", 1)) == 1
    store.fill("encoder-1", [(first, b"\1" * VECTOR_BYTES), (999, b"\2" * VECTOR_BYTES)])
    assert store.pending("encoder-1", 10) == [(second, "second")]
    assert store.comparable(KEY, "encoder-1") == [first]
    assert store.vectors([first, second, 999], "encoder-1") == [(first, b"\1" * VECTOR_BYTES)]
    assert store.comparable(KEY, "encoder-2") == []
    assert len(store.pending("encoder-2", 10)) == 2


def test_a_vector_of_the_wrong_length_is_not_used(store: Store) -> None:
    number = add(store, "question")
    store.fill("encoder-1", [(number, b"\1" * 7)])
    assert store.vectors([number], "encoder-1") == []


def test_the_file_stays_within_its_limit_and_the_least_useful_answers_go(tmp_path: Path, clock: Clock) -> None:
    store = Store(tmp_path / "cache.db", limit_bytes=1_000_000, clock=clock)
    answer = "x" * 48_000
    numbers = []
    for day in range(30):
        clock.now = 1_000_000.0 + 86_400 * day
        numbers.append(add(store, f"question {day}", answer))
        if day == 5:
            for _ in range(9):
                store.count_hit(numbers[0])
        assert store.totals()[1] <= 1_000_000
    left = {number for number in numbers if store.entries([number])}
    assert numbers[0] in left, "an answer that was given again often outlives younger ones"
    assert numbers[1] not in left
    assert numbers[-1] in left
    assert len(left) >= 15
    store.close()


def test_an_answer_that_would_fill_the_store_is_not_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache.db", limit_bytes=1_000_000)
    assert add(store, "short") > 0
    assert add(store, "long", "x" * 500_000) == 0
    assert store.totals()[0] == 1
    store.close()


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


def test_a_damaged_file_costs_the_answers_at_most(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    store = Store(path)
    add(store, "question")
    store.close()
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(bytes(damaged))
    again = Store(path)
    assert "remembered answers" in again.warning
    assert again.exact(KEY) is None
    assert add(again, "question") > 0
    again.close()
