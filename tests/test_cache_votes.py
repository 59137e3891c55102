"""Votes are remembered by digests and vectors, for the questions they were about and those like them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cache.compression import Codes, compress
from cache.encoder import DIMENSIONS
from cache.store import Store
from cache.votes import Pair, Votes


def code(seed: int, near: int | None = None) -> Codes:
    """A made-up code, or one close to that of another seed."""
    vector = np.random.default_rng(seed).normal(size=DIMENSIONS)
    if near is not None:
        vector = np.random.default_rng(near).normal(size=DIMENSIONS) + 0.2 * vector
    made: Codes = compress(np.asarray(vector / np.linalg.norm(vector), dtype=np.float32).reshape(1, -1))[0]
    return made


@pytest.fixture
def votes(tmp_path: Path) -> Iterator[Votes]:
    store = Store(tmp_path / "cache.db")
    yield Votes(store.opened)
    store.close()


PAIR = Pair("scope", "asked", "kept", "encoder-1", code(1), code(2))


def test_a_vote_is_found_for_the_same_pair_and_the_last_one_counts(votes: Votes) -> None:
    votes.add(PAIR, True, 0.9)
    votes.add(PAIR, False, 0.9)
    (vote,) = votes.about(PAIR)
    assert (vote.fits, vote.asked, vote.kept) == (False, 1.0, 1.0)
    assert votes.outcomes() == [(0.9, False)]


def test_a_vote_is_found_for_questions_like_those_it_was_about(votes: Votes) -> None:
    votes.add(PAIR, False, 0.9)
    (vote,) = votes.about(Pair("scope", "other", "another", "encoder-1", code(3, near=1), code(4, near=2)))
    assert 0.9 < vote.asked < 1
    assert 0.9 < vote.kept < 1
    assert votes.about(Pair("scope", "other", "another", "encoder-1", code(3), code(4))) == []


def test_another_scope_has_votes_of_its_own(votes: Votes) -> None:
    votes.add(PAIR, False, 0.9)
    assert votes.about(Pair("other scope", "asked", "kept", "encoder-1", code(1), code(2))) == []


def test_votes_of_another_encoder_count_for_the_same_words_only(votes: Votes) -> None:
    votes.add(PAIR, False, 0.9)
    assert votes.about(Pair("scope", "other", "another", "encoder-2", code(1), code(2))) == []
    (vote,) = votes.about(Pair("scope", "asked", "kept", "encoder-2", code(5), code(6)))
    assert (vote.asked, vote.kept) == (1.0, 1.0)


def test_without_an_encoder_a_vote_counts_for_the_same_words(votes: Votes) -> None:
    votes.add(Pair("scope", "asked", "kept"), False, 1.0)
    assert len(votes.about(PAIR)) == 1
    assert votes.about(Pair("scope", "other", "another")) == []


def test_a_vote_on_the_kept_question_itself_says_nothing_about_certainty(votes: Votes) -> None:
    votes.add(Pair("scope", "kept", "kept"), False, 1.0)
    assert votes.outcomes() == []
