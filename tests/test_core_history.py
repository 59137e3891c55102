"""Conversations: trees that keep every version, found again by their words, whole after a crash."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from core.errors import ConversationNotFound
from core.history import HEAD, ROOT, History, migrations
from core.messages import AnswerFacts, ChatMessage, is_private
from core.paths import Paths

FACTS = AnswerFacts(model="SmolLM2", completion_tokens=7, state="stopped", note="You stopped it.")


@pytest.fixture
def history(home: Paths) -> Iterator[History]:
    with closing(History(home.history)) as history:
        yield history


def exchange(history: History, conversation: int, question: str, answer: str = "An answer.", parent: int = HEAD) -> int:
    """Ask and answer; gives the answer's id."""
    asked = history.add_question(conversation, parent, question)
    return history.add_answer(conversation, asked, answer, FACTS).id


def shown(messages: tuple[ChatMessage, ...]) -> list[str]:
    return [message.text for message in messages]


def titles(history: History, query: str) -> list[str]:
    return [summary.title for summary in history.conversations(query)]


# Trees


def test_a_conversation_comes_back_as_it_was(history: History, home: Paths) -> None:
    before = time.time()
    conversation = history.create("Capitals")
    exchange(history, conversation, "Of France?", "Paris.")
    exchange(history, conversation, "Of Peru?", "Lima. \N{LLAMA}")
    history.close()
    with closing(History(home.history)) as again:
        title, messages = again.open(conversation)
        assert title == again.title(conversation) == "Capitals"
        assert shown(messages) == ["Of France?", "Paris.", "Of Peru?", "Lima. \N{LLAMA}"]
        assert [message.role for message in messages] == ["user", "assistant"] * 2
        assert [message.facts for message in messages] == [None, FACTS, None, FACTS]
        assert all(before <= message.created <= time.time() for message in messages)
        assert {(message.sibling, message.siblings) for message in messages} == {(1, 1)}


def test_an_edited_question_becomes_a_branch_and_the_old_one_stays(history: History) -> None:
    conversation = history.create("t")
    exchange(history, conversation, "one", "1")
    first = history.open(conversation)[1][1].id
    exchange(history, conversation, "two", "2")
    exchange(history, conversation, "two, edited", "2!", parent=first)
    _, messages = history.open(conversation)
    assert shown(messages) == ["one", "1", "two, edited", "2!"]
    edited = messages[2]
    assert (edited.sibling, edited.siblings) == (2, 2)
    older = edited.sibling_ids[0]
    assert history.show_branch(older)[:2] == (conversation, "t")
    assert shown(history.open(conversation)[1]) == ["one", "1", "two", "2"]


def test_the_first_question_can_be_edited_too(history: History) -> None:
    conversation = history.create("t")
    exchange(history, conversation, "frist")
    exchange(history, conversation, "first", parent=ROOT)
    messages = history.open(conversation)[1]
    assert shown(messages) == ["first", "An answer."]
    assert (messages[0].sibling, messages[0].siblings) == (2, 2)


def test_a_second_answer_stands_beside_the_first(history: History) -> None:
    conversation = history.create("t")
    question = history.add_question(conversation, HEAD, "q")
    first = history.add_answer(conversation, question, "a", FACTS)
    second = history.add_answer(conversation, question, "b", AnswerFacts(source="cloud"))
    assert second.facts == AnswerFacts(source="cloud")
    assert (second.sibling, second.siblings, second.sibling_ids) == (2, 2, (first.id, second.id))
    assert shown(history.open(conversation)[1]) == ["q", "b"]
    assert shown(history.show_branch(first.id)[2]) == ["q", "a"]


def test_showing_a_branch_goes_down_to_its_newest_end(history: History) -> None:
    conversation = history.create("t")
    question = history.add_question(conversation, HEAD, "q")
    first = history.add_answer(conversation, question, "a", FACTS).id
    exchange(history, conversation, "more", "m")
    exchange(history, conversation, "most", "n")
    history.add_answer(conversation, question, "b", FACTS)
    assert shown(history.show_branch(first)[2]) == ["q", "a", "more", "m", "most", "n"]
    assert shown(history.open(conversation)[1]) == ["q", "a", "more", "m", "most", "n"]


def test_path_and_question_find_their_message(history: History) -> None:
    conversation = history.create("t")
    answer = exchange(history, conversation, "q", "a")
    path = history.path_to(answer)
    assert shown(path) == ["q", "a"]
    assert history.question(path[0].id) == (conversation, path[0])
    with pytest.raises(ConversationNotFound):
        history.question(answer)


def test_all_messages_are_every_branch_with_its_parent(history: History) -> None:
    conversation = history.create("t")
    question = history.add_question(conversation, HEAD, "q")
    answers = [history.add_answer(conversation, question, text, FACTS).id for text in "ab"]
    everything = history.all_messages(conversation)
    assert [(parent, message.id) for parent, message in everything] == [
        (0, question),
        *((question, a) for a in answers),
    ]
    assert history.all_messages(history.create("empty")) == ()


def test_what_is_gone_says_so(history: History) -> None:
    conversation, other = history.create("t"), history.create("other")
    question = history.add_question(conversation, HEAD, "q")
    answer = history.add_answer(conversation, question, "a", FACTS).id
    history.delete(conversation)
    for action in (
        lambda: history.open(conversation),
        lambda: history.title(conversation),
        lambda: history.rename(conversation, "x"),
        lambda: history.delete(conversation),
        lambda: history.all_messages(conversation),
        lambda: history.add_question(conversation, HEAD, "q"),
        lambda: history.add_question(other, question, "q"),
        lambda: history.add_answer(other, question, "a", FACTS),
        lambda: history.path_to(answer),
        lambda: history.show_branch(answer),
        lambda: history.question(question),
    ):
        with pytest.raises(ConversationNotFound):
            action()
    assert history.open(other) == ("other", ())


def test_an_answer_answers_a_question_of_its_conversation(history: History) -> None:
    mine, other = history.create("mine"), history.create("other")
    question = history.add_question(mine, HEAD, "q")
    answer = history.add_answer(mine, question, "a", FACTS).id
    for conversation, message in ((other, question), (mine, answer)):
        with pytest.raises(ConversationNotFound):
            history.add_answer(conversation, message, "b", FACTS)
    with pytest.raises(ConversationNotFound):
        history.add_question(other, answer, "q")


def test_the_id_of_a_deleted_message_is_never_given_again(history: History) -> None:
    conversation = history.create("t")
    answer = exchange(history, conversation, "q")
    history.delete(conversation)
    again = history.create("t")
    assert again > conversation
    assert history.add_question(again, HEAD, "q") > answer


@pytest.mark.parametrize("text", ["", "a\0b", "\N{FAMILY}\u200d", "x" * 1_000_000, "line\r\nline", "lone \ud800 half"])
def test_any_text_can_be_stored(history: History, text: str) -> None:
    conversation = history.create(text)
    question = history.add_question(conversation, HEAD, text)
    answer = history.add_answer(conversation, question, text, AnswerFacts(model=text))
    stored = text.replace("\ud800", "?")
    assert history.open(conversation)[0] == stored
    assert shown(history.path_to(answer.id)) == [stored, stored]
    assert answer.facts == AnswerFacts(model=stored)


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (None, AnswerFacts()),
        ("{}", AnswerFacts()),
        ('{"model": "old", "since_removed": [1]}', AnswerFacts(model="old")),
        ('{"source": "a source of the future"}', AnswerFacts()),
        ("no json", AnswerFacts()),
    ],
)
def test_answers_of_other_versions_still_load(
    history: History, home: Paths, stored: str | None, expected: AnswerFacts
) -> None:
    answer = exchange(history, history.create("t"), "q", "a")
    with closing(sqlite3.connect(home.history)) as connection:
        connection.execute("UPDATE messages SET facts = ? WHERE id = ?", [stored, answer])
        connection.commit()
    assert history.path_to(answer)[-1].facts == expected


def test_a_history_without_a_file_leaves_nothing_on_disk(home: Paths) -> None:
    with closing(History(None)) as history:
        exchange(history, history.create("for now"), "q")
        assert titles(history, "for now") == ["for now"]
        assert history.warning == ""
    assert not home.data.exists()


# The list and the search


def test_the_list_has_the_newest_first_in_parts(history: History) -> None:
    ids = [history.create(f"c{number}") for number in range(5)]
    exchange(history, ids[1], "again")
    summaries = history.conversations()
    assert [summary.id for summary in summaries] == [ids[1], ids[4], ids[3], ids[2], ids[0]]
    assert [summary.messages for summary in summaries] == [2, 0, 0, 0, 0]
    assert history.conversations(limit=2, offset=1) == summaries[1:3]
    assert history.conversations(offset=99) == ()


def test_renaming_keeps_the_place_and_is_found(history: History) -> None:
    first, second = history.create("first"), history.create("second")
    history.rename(first, "renamed")
    assert [summary.id for summary in history.conversations()] == [second, first]
    assert titles(history, "renamed") == ["renamed"]
    assert titles(history, "first") == []


@pytest.fixture
def library(history: History) -> History:
    docker = history.create("Containers")
    exchange(
        history, docker, "How do I mount a volume with docker?", 'Use `-v`.\n\nIt takes don\'t-care "quoted" words.'
    )
    exchange(history, history.create("Crème brûlée"), "Wie viel Zucker?", "100 g. Größe egal. C++ 你好世界。")
    exchange(history, history.create("Empty talk"), "hello", "hi")
    return history


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("docker", ["Containers"]),
        ("DOCKER", ["Containers"]),
        ("dock", ["Containers"]),
        ("creme brul", ["Crème brûlée"]),
        ("brûlée", ["Crème brûlée"]),
        ("GROSSE", []),
        ("größe", ["Crème brûlée"]),
        ("docker takes", ["Containers"]),  # one word in the question, one in the answer
        ("containers volume", ["Containers"]),  # one in the title
        ("dock mount", []),  # only the last word may be a beginning
        ("docker sugar", []),
        ("don't", ["Containers"]),
        ('"quoted', ["Containers"]),
        ("c++", ["Crème brûlée", "Containers"]),  # signs do not count beside letters: containers begins with c
        ("++", ["Crème brûlée"]),
        ("你好", ["Crème brûlée"]),
        ("世界", ["Crème brûlée"]),
        ("再见", []),
        ("   ", ["Empty talk", "Crème brûlée", "Containers"]),
    ],
)
def test_search_finds_conversations_by_their_words(library: History, query: str, expected: list[str]) -> None:
    assert titles(library, query) == expected


@pytest.fixture(scope="module")
def lasting_history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    with closing(History(tmp_path_factory.mktemp("lasting") / "history.db")) as history:
        exchange(history, history.create("Some title"), "Some question?", 'Some (answer) "quoted" *bold*.')
        yield history


@given(query=st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_search_text_is_an_error(lasting_history: History, query: str) -> None:
    found = lasting_history.conversations(query)
    assert len(found) <= 1
    assert found or query.strip()


@pytest.mark.parametrize(
    "query", ["NEAR(a b)", "title:Containers", "docker AND", "*", "a\0b", "{x}:^y", "docker NOT x"]
)
def test_the_index_s_own_language_is_only_text(library: History, query: str) -> None:
    assert titles(library, query) == []


def test_an_excerpt_shows_the_words_in_their_context(library: History) -> None:
    [summary] = library.conversations("volume")
    assert summary.excerpt == "How do I mount a volume with docker?"
    exchange(library, library.create("Long"), "filler " * 100 + "needle " + "filler " * 100)
    [summary] = library.conversations("needl")
    assert "filler needle filler" in summary.excerpt
    assert summary.excerpt.startswith("…")
    assert len(summary.excerpt) < 200
    [summary] = library.conversations("世界")
    assert "你好世界" in summary.excerpt
    [summary] = library.conversations("containers")
    assert summary.excerpt == ""


@given(
    talks=st.lists(st.lists(st.lists(st.sampled_from(["a", "ab", "abc", "b"]), max_size=3), max_size=4), max_size=8),
    turns=st.randoms(use_true_random=False),
    query=st.lists(st.sampled_from(["a", "ab", "abc", "b"]), min_size=1, max_size=3),
    part=st.tuples(st.integers(1, 4), st.integers(0, 3)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_frequent_word_is_found_in_the_same_conversations_as_any_other(
    monkeypatch: pytest.MonkeyPatch,
    talks: list[list[list[str]]],
    turns: random.Random,
    query: list[str],
    part: tuple[int, int],
) -> None:
    with closing(History(None)) as history:
        ids = [history.create(" ".join(talk[0]) if talk else "") for talk in talks]
        questions = [(id_, " ".join(words)) for id_, talk in zip(ids, talks, strict=True) for words in talk[1:]]
        turns.shuffle(questions)
        for id_, words in questions:
            history.add_question(id_, HEAD, words)
        text, (limit, offset) = " ".join(query), part
        expected = [
            summary.id
            for summary in history.conversations()
            if all(
                any(
                    word == query_word or (place == len(query) and word.startswith(query_word))
                    for words in talks[ids.index(summary.id)]
                    for word in words
                )
                for place, query_word in enumerate(query, 1)
            )
        ]
        complete = history.conversations(text)
        assert [summary.id for summary in complete] == expected
        for frequent, at_once, leap in ((1, 1, 1), (2, 3, 0), (5, 2, 9)):
            monkeypatch.setattr("core.search._LEAP", leap)
            monkeypatch.setattr("core.search._FREQUENT", frequent)
            monkeypatch.setattr("core.search._AT_ONCE", at_once)
            assert history.conversations(text) == complete
            assert history.conversations(text, limit, offset) == complete[offset : offset + limit]
        monkeypatch.undo()


def test_words_of_an_older_file_are_found(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.history._INDEXED_AT_ONCE", 3)
    monkeypatch.setattr("core.history._INDEXED_IN_A_PIECE", 2)
    home.history.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(home.history)) as connection:
        migrations.apply(Database(connection), stop_before="m004_message_words")
        connection.execute("INSERT INTO conversations (title, created, updated, head) VALUES ('Old', 1, 1, 1)")
        connection.execute("INSERT INTO conversations (title, created, updated, head) VALUES ('Older', 0, 0, 2)")
        connection.executemany(
            "INSERT INTO messages (conversation, role, text, created) VALUES (?, 'user', ?, 1)",
            [(number % 2 + 1, f"a needle in hay{number}") for number in range(20)],
        )
        connection.commit()
        # What is deleted before its turn comes must not be taken out of the index.
        migrations.apply(Database(connection))
        assert connection.execute("SELECT last FROM unindexed_messages").fetchone() == (17,)
        connection.execute("DELETE FROM messages WHERE id IN (2, 17, 19)")
        connection.commit()
    with closing(History(home.history)) as history:
        while history.conversations("hay0") == ():
            time.sleep(0.01)
        assert [summary.excerpt for summary in history.conversations("hay4")] == ["a needle in hay4"]
        assert titles(history, "hay3") == ["Older"]
        history.delete(1)
        assert titles(history, "needl") == ["Older"]
        while history._indexing.is_alive():
            time.sleep(0.01)
        assert_nothing_but(history, home, conversations=1, messages=9)


def test_a_deleted_conversation_is_found_no_more(library: History, home: Paths) -> None:
    [summary] = library.conversations("docker")
    library.delete(summary.id)
    assert titles(library, "docker") == []
    assert_nothing_but(library, home, conversations=2, messages=4)


def assert_nothing_but(history: History, home: Paths, conversations: int, messages: int) -> None:
    history.close()
    with closing(sqlite3.connect(home.history)) as connection:
        counted = (
            ("conversations", "conversations_fts", conversations),
            ("messages", "message_words", messages),
        )
        for table, index, rows in counted:
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
            assert connection.execute(f"SELECT count(*) FROM {index}_docsize").fetchone() == (rows,)
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


# Trees of any shape

steps = st.lists(st.tuples(st.sampled_from(["ask", "edit", "again", "show"]), st.integers(0, 50)), max_size=25)


@given(steps)
@settings(max_examples=40, deadline=None)
def test_any_mix_of_edits_and_new_answers_stays_a_tree(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(History(Path(folder) / "history.db")) as history:
        conversation, other = history.create("t"), history.create("other")
        exchange(history, other, "untouched", "yes")
        parents: dict[int, int] = {}
        head = 0
        for action, pick in steps:
            head = _step(history, conversation, parents, head, action, pick)
            _check_tree(history, conversation, parents, head)
        assert shown(history.open(other)[1]) == ["untouched", "yes"]
        history.delete(conversation)
        history.delete(other)
        home = Paths(Path(folder), Path(folder), Path(folder), Path(folder))
        assert_nothing_but(history, home, conversations=0, messages=0)


def _step(history: History, conversation: int, parents: dict[int, int], head: int, action: str, pick: int) -> int:
    """Do one thing to the history and to the model of it; gives the new head."""
    questions = [id_ for id_ in parents if history.path_to(id_)[-1].role == "user"]
    if action == "again" and questions:
        question = questions[pick % len(questions)]
        answer = history.add_answer(conversation, question, "a", FACTS).id
        parents[answer] = question
        return answer
    if action == "show" and parents:
        message = list(parents)[pick % len(parents)]
        below = {message}
        for child in sorted(parents):
            if parents[child] in below:
                below.add(child)
        history.show_branch(message)
        return max(below)
    parent = HEAD if action != "edit" else [ROOT, *parents][pick % (len(parents) + 1)]
    question = history.add_question(conversation, parent, "q")
    parents[question] = head if parent == HEAD else parent
    return question


def _check_tree(history: History, conversation: int, parents: dict[int, int], head: int) -> None:
    _, branch = history.open(conversation)
    expected: list[int] = []
    above = head
    while above:
        expected.insert(0, above)
        above = parents[above]
    assert [message.id for message in branch] == expected
    everything = history.all_messages(conversation)
    assert {message.id: parent for parent, message in everything} == parents
    for parent, message in everything:
        siblings = sorted(id_ for id_ in parents if parents[id_] == parent)
        assert list(message.sibling_ids) == siblings
        assert (siblings[message.sibling - 1], message.siblings) == (message.id, len(siblings))


# Crashes, damage, other processes

WRITER = """
import sys
from pathlib import Path
from core.history import History
from core.messages import AnswerFacts
history = History(Path(sys.argv[1]))
conversation = history.create("c")
number = 0
while True:
    question = history.add_question(conversation, -1, f"q {number} " + "x" * 2000)
    answer = history.add_answer(conversation, question, f"a {number}", AnswerFacts())
    print(answer.id, flush=True)
    number += 1
"""


def test_a_program_killed_while_writing_loses_nothing_it_had_stored(home: Paths) -> None:
    seed = random.Random(5)
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, home.history], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(seed.randint(1, 120))]
        time.sleep(seed.random() * 0.003)
        os.kill(writer.pid, signal.SIGKILL)
        lines += writer.stdout.read().splitlines(keepends=True)
        writer.stdout.close()
        writer.wait(20)
        stored = [int(line) for line in lines if line.endswith("\n")]
        with closing(History(home.history)) as history:
            assert history.warning == ""
            path = [message.id for message in history.path_to(stored[-1])]
            assert path[1::2] == stored
            conversation = history.conversations()[0]
            assert shown(history.open(conversation.id)[1])[1] == "a 0"
    assert_nothing_but(history, home, conversations=4, messages=_count(home))


def _count(home: Paths) -> int:
    with closing(sqlite3.connect(home.history)) as connection:
        return int(connection.execute("SELECT count(*) FROM messages").fetchone()[0])


def test_two_programs_see_each_other_s_conversations(history: History, home: Paths) -> None:
    with closing(History(home.history)) as other:
        conversation = history.create("shared")
        exchange(other, conversation, "from the other")
        exchange(history, conversation, "from the first")
        assert shown(other.open(conversation)[1])[::2] == ["from the other", "from the first"]
        assert titles(other, "first") == ["shared"]


def test_what_damage_leaves_is_a_tree_again(history: History, home: Paths) -> None:
    kept = history.create("kept")
    first = exchange(history, kept, "one", "1")
    exchange(history, kept, "two", "2")
    lost = history.create("title is lost")
    exchange(history, lost, "question", "answer")
    history.close()
    with closing(sqlite3.connect(home.history)) as connection:
        connection.execute("DELETE FROM conversations WHERE id = ?", [lost])
        connection.execute("DELETE FROM messages WHERE id IN (?, ?)", [first, first + 2])
        connection.commit()
    _break_schema(home.history)
    with closing(History(home.history)) as repaired:
        assert "damaged" in repaired.warning
        assert shown(repaired.open(kept)[1]) == ["one", "two"]
        assert shown(repaired.open(lost)[1]) == ["question", "answer"]
        assert titles(repaired, "rescued question") == ["Rescued conversation"]
        exchange(repaired, kept, "goes on")
        assert shown(repaired.open(kept)[1])[-2:] == ["goes on", "An answer."]


def _break_schema(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 99999, 'CREATE TABLE x (y)')")
        connection.commit()


# Private conversations


def test_private_conversations_come_first_and_end_with_the_history(home: Paths) -> None:
    history = History(home.history)
    kept = [history.create(f"Kept {number}") for number in range(3)]
    private = [history.create(f"Private {number}", private=True) for number in range(2)]
    assert [is_private(id_) for id_ in (*kept, *private)] == [False] * 3 + [True] * 2
    question = history.add_question(private[0], HEAD, "A secret question")
    history.add_answer(private[0], question, "A secret answer", AnswerFacts())
    assert [message.text for message in history.open(private[0])[1]] == ["A secret question", "A secret answer"]
    assert history.question(question)[0] == private[0]
    assert [item.id for item in history.conversations("secret")] == [private[0]]
    history.close()
    again = History(home.history)
    assert [item.id for item in again.conversations()] == kept[::-1]
    with pytest.raises(ConversationNotFound):
        again.open(private[0])
    again.close()


@pytest.mark.parametrize("size", [1, 2, 3, 4, 10])
def test_pages_of_the_list_hold_every_conversation_once(home: Paths, size: int) -> None:
    history = History(home.history)
    ids = {history.create(f"Number {number}", private=number % 2 == 0) for number in range(7)}
    pages = [history.conversations(limit=size, offset=offset) for offset in range(0, 8 + size, size)]
    shown = [item.id for page in pages for item in page]
    assert all(len(page) <= size for page in pages)
    assert sorted(shown) == sorted(ids)
    history.close()


def test_pinned_conversations_come_first_then_folders_by_name_then_the_rest(history: History) -> None:
    ids = [history.create(f"c{number}") for number in range(6)]
    history.move(ids[0], "  work   things ")
    history.move(ids[1], "Home")
    history.move(ids[2], "Home")
    history.pin(ids[0], True)
    history.pin(ids[3], True)
    assert [item.id for item in history.conversations()] == [ids[3], ids[0], ids[2], ids[1], ids[5], ids[4]]
    assert [(folder.name, folder.conversations) for folder in history.folders()] == [("Home", 2), ("work things", 0)]
    assert [item.id for item in history.conversations(collapsed=["Home"])] == [ids[3], ids[0], ids[5], ids[4]]
    assert [item.id for item in history.conversations("c1", collapsed=["Home"])] == [ids[1]]
    history.rename_folder("work things", "Home")
    history.pin(ids[0], False)
    assert [(folder.name, folder.conversations) for folder in history.folders()] == [("Home", 3)]
    history.rename_folder("Home", "")
    assert history.folders() == ()


def test_a_place_for_a_conversation_that_is_gone_is_refused(history: History) -> None:
    with pytest.raises(ConversationNotFound):
        history.pin(99, True)
    with pytest.raises(ConversationNotFound):
        history.move(99, "a")
