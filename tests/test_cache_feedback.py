"""The user's votes correct the cache where it erred, and set the certainty that a promised error needs."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cache.calibration import LEAST_THRESHOLD, calibrate
from cache.feedback import Vote, belief

shares = st.floats(0, 1)
votes = st.builds(Vote, st.booleans(), shares, shares)


def test_without_votes_the_verifier_decides() -> None:
    assert belief(0.83, []) == pytest.approx(0.83)


def test_a_vote_against_the_very_same_pair_settles_it() -> None:
    assert belief(0.999, [Vote(False, 1.0, 1.0)] + [Vote(True, 1.0, 0.999)] * 50) == 0.0


def test_a_vote_about_something_else_says_nothing() -> None:
    assert belief(0.9, [Vote(False, 0.3, 0.2), Vote(False, 0.99, 0.1), Vote(True, 0.1, 0.99)]) == pytest.approx(0.9)


def test_a_vote_against_the_same_kept_question_weighs_a_little_whatever_was_asked() -> None:
    assert 0.8 < belief(0.9, [Vote(False, 0.2, 1.0)]) < 0.9


def test_with_many_votes_the_record_of_the_pair_decides() -> None:
    right = [Vote(True, 0.999, 1.0)] * 40
    wrong = [Vote(False, 0.999, 1.0)] * 10
    assert belief(0.5, right + wrong) == pytest.approx(0.8, abs=0.05)


@settings(deadline=None)
@given(shares, st.lists(votes, max_size=20), votes)
def test_belief_is_a_probability_and_each_vote_moves_it_its_own_way(
    judged: float, seen: list[Vote], vote: Vote
) -> None:
    before, after = belief(judged, seen), belief(judged, [*seen, vote])
    assert 0 <= after <= 1
    assert after >= before - 1e-12 if vote.fits else after <= before + 1e-12


# The user's own error bound


def test_without_votes_the_certainties_are_believed() -> None:
    found = calibrate([], 0.05)
    assert (found.threshold, found.shift, found.slope, found.votes) == (0.95, 0.0, 1.0, 0)


def test_a_cache_that_was_too_sure_needs_more_certainty_and_one_too_modest_less() -> None:
    too_sure = [(0.95, number % 3 > 0) for number in range(60)]
    too_modest = [(0.85, True) for _ in range(60)]
    assert calibrate(too_sure, 0.05).threshold > 0.97
    assert calibrate(too_modest, 0.05).threshold < 0.93
    assert calibrate(too_sure, 0.05).wrong == 20


def test_the_promised_error_holds_on_answers_it_has_not_seen() -> None:
    draw = random.Random(0)

    def outcome() -> tuple[float, bool]:
        certainty = draw.uniform(0.5, 0.999)
        odds = (certainty / (1 - certainty)) * 0.3
        return certainty, draw.random() < odds / (1 + odds)

    threshold = calibrate([outcome() for _ in range(500)], 0.1).threshold
    given_again = [fits for certainty, fits in (outcome() for _ in range(4_000)) if certainty >= threshold]
    assert len(given_again) > 100
    assert 1 - sum(given_again) / len(given_again) <= 0.1


@settings(deadline=None)
@given(st.lists(st.tuples(shares, st.booleans()), max_size=50), st.floats(0.001, 0.49))
def test_any_votes_give_a_threshold_and_a_stricter_error_a_higher_one(
    outcomes: list[tuple[float, bool]], error: float
) -> None:
    found = calibrate(outcomes, error)
    assert LEAST_THRESHOLD <= found.threshold <= 0.999
    assert calibrate(outcomes, error / 2).threshold >= found.threshold
