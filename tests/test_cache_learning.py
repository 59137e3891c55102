"""The encoder learns from the user's verdicts: what it learns from, what comes of it, and how it is taken back."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.learning.fit import Examples, fit
from cache.learning.head import Head, HeadFile, read_head
from cache.learning.learner import LEAST, PARTS, Learner, better, judgement, missing_pairs, parts_of, state
from cache.learning.pairs import MOST, ConfirmedPair, ConfirmedPairs
from cache.semantic_cache import SemanticCache
from cache.training import pairs as made
from cache.verify.judge import adapter_file
from core.cache_messages import EncoderLearned
from core.engine.client import Engine
from core.errors import CannotLearn, EngineError
from core.messages import FIRST_PRIVATE
from core.process.cancellation import Cancellation
from tests.fakes import BagOfWordsEncoder

SCOPE = "a model"
FRANCE = "What is the capital of France?"
OTHER_WORDS = "Which city is France's capital?"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[SemanticCache]:
    cache = SemanticCache(tmp_path / "cache.db", None)
    yield cache
    cache.close()


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> HeadFile:
    return HeadFile(tmp_path_factory.mktemp("learned") / "change.safetensors")


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory, learned: HeadFile) -> Iterator[Encoder]:
    folder = tmp_path_factory.mktemp("encoder")
    encoder = Encoder(Engine(folder / "log"), lambda: encoder_file(folder), adapter_file(), learned)
    encoder.start()
    assert encoder.wait(60), encoder.problem
    yield encoder
    encoder.stop()


def words(cache: SemanticCache) -> list[tuple[str, str, bool]]:
    return [(pair.asked, pair.kept, pair.fits) for pair in cache.pairs.all()]


def own_questions(count: int) -> list[ConfirmedPair]:
    """What somebody who asks about two subjects might have judged, made from the frames of the training."""
    draw, subjects = random.Random(4), made.families()[14:16]
    makers = [made._reworded, made._reworded, made._other_ask, made._other_ask, made._other_filling]
    found: dict[tuple[str, str], ConfirmedPair] = {}
    while len(found) < count:
        pair = draw.choice(makers)(draw, subjects)
        found[pair.a, pair.b] = ConfirmedPair(len(found), pair.b, pair.a, pair.duplicate, 0.0)
    return list(found.values())


def fill(cache: SemanticCache, pairs: Sequence[ConfirmedPair]) -> None:
    for pair in pairs:
        cache.pairs.add(pair.asked, pair.kept, pair.fits)


# What is kept


def test_a_verdict_on_an_answer_found_in_other_words_keeps_the_words_of_both_questions(cache: SemanticCache) -> None:
    entry = cache.store(FRANCE, "Paris.", SCOPE, [], "m", conversation=3)
    cache.vote(entry, True, OTHER_WORDS, 0.9, conversation=4)
    assert words(cache) == [(OTHER_WORDS, FRANCE, True)]
    cache.vote(entry, False, OTHER_WORDS, 0.9, conversation=4)
    assert words(cache) == [(OTHER_WORDS, FRANCE, False)]


@pytest.mark.parametrize(
    ("question", "conversation"),
    [("", 4), (FRANCE.lower(), 4), (OTHER_WORDS, FIRST_PRIVATE + 1), ("And in French?", 4), ("why? " * 1_000, 4)],
)
def test_nothing_is_kept_of_the_same_words_of_private_conversations_of_fragments_and_of_long_pastes(
    cache: SemanticCache, question: str, conversation: int
) -> None:
    entry = cache.store(FRANCE, "Paris.", SCOPE, [], "m")
    cache.vote(entry, True, question, 0.9, conversation)
    assert words(cache) == []


def test_an_offered_answer_that_does_not_fit_stays_for_its_own_question(cache: SemanticCache) -> None:
    entry = cache.store(FRANCE, "Paris.", SCOPE, [], "m")
    cache.vote(entry, False, "What is the largest city of France?", 0.5, offered=True)
    assert cache.look_up(FRANCE, SCOPE, []) is not None
    assert words(cache) == [("What is the largest city of France?", FRANCE, False)]


def test_the_words_go_with_their_answer_their_conversation_and_the_whole_cache(cache: SemanticCache) -> None:
    entries = [cache.store(f"What is number {n} called?", "A name.", SCOPE, [], "m", conversation=n) for n in range(5)]
    for n, entry in enumerate(entries):
        cache.vote(entry, True, f"How does one call number {n}?", 0.9, conversation=10 + n)
    cache.remove(entries[0])
    assert len(words(cache)) == 4
    cache.clear(conversation=1)
    cache.clear(conversation=12)
    assert [kept for _, kept, _ in words(cache)] == ["What is number 4 called?", "What is number 3 called?"]
    cache.clear(older_than_s=1_000)
    assert len(words(cache)) == 2
    cache.clear()
    assert words(cache) == []


def test_the_oldest_pairs_make_room(cache: SemanticCache) -> None:
    for n in range(MOST + 5):
        cache.pairs.add(f"asked {n}", f"kept {n}", True)
    found = words(cache)
    assert len(found) == MOST
    assert found[-1][0] == "asked 5"


# The fit


def clustered(count: int, seed: int = 0) -> Examples:
    """Pairs that are alike in one half of the numbers where they fit, and in the other half where they do not."""
    draw = np.random.default_rng(seed)
    one = draw.normal(size=(count, 16)).astype(np.float32)
    other = draw.normal(size=(count, 16)).astype(np.float32)
    fits = np.arange(count) % 2 == 0
    other[fits, :8] = one[fits, :8]
    other[~fits, 8:] = one[~fits, 8:]
    return Examples(unit(one), unit(other), fits)


def unit(rows: np.ndarray) -> np.ndarray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def apart(examples: Examples, head: Head) -> float:
    alike = (head.apply(examples.one) * head.apply(examples.other)).sum(axis=1)
    return float(alike[examples.fits].mean() - alike[~examples.fits].mean())


def test_what_was_learned_holds_for_pairs_that_were_not_seen() -> None:
    unseen = clustered(200, seed=1)
    before = apart(unseen, Head("", np.zeros((16, 16), np.float32)))
    assert apart(unseen, Head("", fit(clustered(200)))) > before + 0.2


def test_a_change_of_few_directions_leaves_the_others_alone() -> None:
    directions = np.eye(16, dtype=np.float32)[:4]
    change = fit(clustered(100), directions=directions)
    assert change.shape == (4, 16)
    outside = np.eye(16, dtype=np.float32)[10:11]
    assert np.allclose(Head("", directions.T @ change).apply(outside), outside)


def test_a_fit_can_go_on_from_an_earlier_change() -> None:
    first = fit(clustered(100))
    again = fit(clustered(100), start=first, steps=1)
    assert np.abs(again - first).max() < 0.01


# What is better


def pair(asked: str, kept: str, fits: bool) -> ConfirmedPair:
    return ConfirmedPair(0, asked, kept, fits, 0.0)


@given(st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("klmnopqrst"), st.booleans()), max_size=60))
def test_pairs_with_a_question_in_common_are_never_in_different_parts(rows: list[tuple[str, str, bool]]) -> None:
    pairs = [pair(*row) for row in rows]
    parts = parts_of(pairs)
    assert all(0 <= part < PARTS for part in parts)
    for one, first in zip(pairs, parts, strict=True):
        for other, second in zip(pairs, parts, strict=True):
            if {one.asked, one.kept} & {other.asked, other.kept}:
                assert first == second


def test_every_part_has_some_of_both_kinds() -> None:
    pairs = [pair(f"a{n}", f"b{n}", n % 4 > 0) for n in range(40)]
    parts = parts_of(pairs)
    for part in range(PARTS):
        assert {pairs[place].fits for place in np.flatnonzero(parts == part)} == {True, False}


def test_a_gain_within_its_error_and_one_more_wrong_answer_are_not_better() -> None:
    fits = np.arange(40) % 2 == 0
    before = np.where(fits, 0.6, 0.4)
    assert better(before, np.where(fits, 0.8, 0.2), fits, 0.9)
    assert not better(before, before, fits, 0.9)
    less_sure = np.where(fits, 0.55, 0.45)
    assert not better(before, less_sure, fits, 0.9)
    noisy = before + np.where(np.arange(40) % 4 < 2, 0.2, -0.19)
    assert not better(before, noisy, fits, 0.95)
    one_wrong = np.where(fits, 0.8, 0.2)
    one_wrong[1] = 0.95
    assert not better(before, one_wrong, fits, 0.9)
    assert judgement(one_wrong, fits, 0.9).wrong == 1 / 20


def test_what_is_missing_is_said_in_one_sentence() -> None:
    assert missing_pairs([]) == (
        "30 more verdicts are needed before anything can be learned, among them 8 that an answer fits and 8 that it "
        "does not."
    )
    fitting = [pair(f"a{n}", f"b{n}", True) for n in range(LEAST)]
    assert "8 more" in missing_pairs(fitting)
    assert "among them 8 that an answer does not fit." in missing_pairs(fitting)
    assert missing_pairs(fitting + [pair(f"c{n}", "d", False) for n in range(8)]) == ""
    found = state(fitting, None)
    assert (found.fitting, found.unfitting, found.learned) == (30, 0, False)


# The file


def change(size: int = 384, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32) / 100


def test_the_change_before_the_last_one_comes_back_and_then_none(tmp_path: Path) -> None:
    file = HeadFile(tmp_path / "change.safetensors")
    assert not file.undo()
    first, second = Head("base", change(seed=1), {"pairs": "40"}), Head("base", change(seed=2))
    file.keep(first)
    assert file.current("base")[1] == first.version
    file.keep(second)
    assert file.current("base")[1] == second.version
    assert file.undo()
    head, version = file.current("base")
    assert head is not None
    assert (version, head.facts["pairs"]) == (first.version, "40")
    assert file.undo()
    assert file.current("base") == (None, "base")


def test_another_process_sees_what_was_learned_and_another_encoder_does_not_use_it(tmp_path: Path) -> None:
    here, there = (HeadFile(tmp_path / "change.safetensors") for _ in range(2))
    assert there.current("base") == (None, "base")
    here.keep(Head("base", change()))
    assert there.current("base")[1].startswith("base+")
    assert there.current("another") == (None, "another")
    here.undo()
    assert there.current("base") == (None, "base")


@pytest.mark.parametrize("damage", ["nothing", "cut", "other", "endless"])
def test_a_damaged_file_changes_nothing(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "change.safetensors"
    HeadFile(path).keep(Head("base", change()))
    whole = path.read_bytes()
    path.write_bytes(
        {
            "nothing": b"",
            "cut": whole[:5_000],
            "other": b"\x10\x00\x00\x00\x00\x00\x00\x00" + b'{"a": "b"}      ',
            "endless": whole[:-4] + np.float32("inf").tobytes(),
        }[damage]
    )
    assert read_head(path) is None
    assert HeadFile(path).current("base") == (None, "base")


# All of it, with the real encoder


def learn(cache: SemanticCache, encoder: Encoder, learned: HeadFile) -> EncoderLearned:
    *progress, end = Learner(cache.pairs, encoder, learned).learn(Cancellation())
    assert isinstance(end, EncoderLearned)
    shares = [event.share for event in progress if not isinstance(event, EncoderLearned)]
    assert shares == sorted(shares)
    return end


def test_the_users_own_questions_are_judged_better_and_all_vectors_are_of_the_new_kind(
    tmp_path: Path, encoder: Encoder, learned: HeadFile
) -> None:
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    pairs = own_questions(90)
    fill(cache, pairs)
    entry = cache.store(pairs[0].kept, "An answer.", SCOPE, [], "m")
    cache.fill_vectors()
    plain = encoder.version
    assert cache._store.vectors([entry], plain)

    found = learn(cache, encoder, learned)
    assert found.kept
    assert found.after.loss < found.before.loss
    assert found.after.wrong <= found.before.wrong
    assert encoder.version == f"{plain}+{encoder.version[-8:]}" != plain
    # An old vector is never compared with a new one: the entry waits until it has its own.
    assert cache._store.vectors([entry], encoder.version) == {}
    cache.fill_vectors()
    assert cache._store.vectors([entry], plain) == {}
    assert cache._store.vectors([entry], encoder.version)
    texts = [one.asked for one in pairs[:8]]
    assert not np.allclose(encoder.encode(texts), encoder.encode_plainly(texts), atol=1e-3)

    assert Learner(cache.pairs, encoder, learned).undo()
    assert encoder.version == plain
    assert np.allclose(encoder.encode(texts), encoder.encode_plainly(texts))
    cache.fill_vectors()
    assert cache._store.vectors([entry], plain)
    cache.close()


def test_verdicts_without_a_pattern_teach_nothing(tmp_path: Path, encoder: Encoder, learned: HeadFile) -> None:
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    draw = random.Random(7)
    fill(cache, [ConfirmedPair(0, one.asked, one.kept, draw.random() < 0.5, 0.0) for one in own_questions(60)])
    before = encoder.version
    assert not learn(cache, encoder, learned).kept
    assert encoder.version == before
    cache.close()


def test_learning_that_is_stopped_changes_nothing(tmp_path: Path, encoder: Encoder, learned: HeadFile) -> None:
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    fill(cache, own_questions(60))
    before, cancellation, seen = encoder.version, Cancellation(), 0
    for event in Learner(cache.pairs, encoder, learned).learn(cancellation):
        assert not isinstance(event, EncoderLearned)
        seen += 1
        if seen == 10:
            cancellation.cancel()
    assert seen == 10
    assert encoder.version == before
    cache.close()


def test_too_few_verdicts_and_an_encoder_that_is_away_are_said(cache: SemanticCache, tmp_path: Path) -> None:
    learner = Learner(cache.pairs, BagOfWordsEncoder(ready=False), HeadFile(tmp_path / "change"))
    with pytest.raises(CannotLearn, match="30 more verdicts"):
        list(learner.learn(Cancellation()))
    fill(cache, own_questions(60))
    with pytest.raises(EngineError):
        list(learner.learn(Cancellation()))


def test_pairs_can_be_listed_and_deleted_one_by_one(cache: SemanticCache) -> None:
    pairs: ConfirmedPairs = cache.pairs
    pairs.add("asked", "kept", True)
    (found,) = pairs.all()
    assert not pairs.remove(found.id + 1)
    assert pairs.remove(found.id)
    assert pairs.all() == []
