"""Drafts: what follows where a text has been before, how long a draft should be, and that no answer loses by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.speculate.drafter import Drafter, new_acceptance
from core.engine.speculate.economy import Account, best_length, expected_tokens, worth_making
from core.engine.speculate.pass_costs import PassCost, PassCosts
from core.engine.speculate.text_index import GRAM, TextIndex

CHEAP = PassCosts(0.01, (PassCost(2, 1.1), PassCost(4, 1.3), PassCost(8, 1.6), PassCost(16, 2.2)))
STEPS = PassCosts(0.01, (PassCost(4, 2.6), PassCost(8, 6.0), PassCost(16, 6.2)))

texts = st.lists(st.integers(0, 5), max_size=60)


@given(texts, texts)
def test_a_match_is_a_place_where_the_same_tokens_stand(known: list[int], end: list[int]) -> None:
    index = TextIndex()
    index.extend(known)
    match = index.find(end)
    if match is None:
        pairs = {tuple(known[place : place + GRAM]) for place in range(len(known) - GRAM)}
        assert len(end) < GRAM or tuple(end[-GRAM:]) not in pairs
    else:
        assert match.length >= GRAM
        assert known[match.position - match.length : match.position] == end[-match.length :]


def test_the_longest_match_wins_over_a_newer_one() -> None:
    index = TextIndex()
    index.extend([1, 2, 3, 4, 50, 9, 3, 4, 60])
    match = index.find([1, 2, 3, 4])
    assert match is not None
    assert index.after(match.position, 1) == [50]


def test_nothing_matches_across_two_texts_and_no_draft_runs_into_the_next() -> None:
    index = TextIndex()
    index.extend([7, 8, 9])
    index.begin()
    index.extend([1, 2, 7, 8, 5])
    assert index.find([9, 1]) is None
    match = index.find([7, 8])
    assert match is not None
    assert index.after(match.position, 8) == [5]
    index.begin()
    index.extend([4])
    match = index.find([7, 8])
    assert match is not None
    assert index.after(match.position, 8) == [5]


def test_tokens_of_a_text_that_grows_are_found_at_once() -> None:
    index = TextIndex()
    for token in (1, 2, 3, 1, 2):
        index.extend([token])
    match = index.find([1, 2])
    assert match is not None
    assert index.after(match.position, 2) == [3, 1]


@pytest.mark.parametrize(("rate", "drafted", "tokens"), [(0.0, 5, 1.0), (1.0, 5, 6.0), (0.5, 1, 1.5)])
def test_tokens_of_a_pass(rate: float, drafted: int, tokens: float) -> None:
    assert expected_tokens(rate, drafted) == pytest.approx(tokens)


def test_the_length_follows_the_steps_of_what_passes_cost() -> None:
    assert best_length(STEPS, 0.98, 31)[0] == 15
    assert best_length(STEPS, 0.98, 7)[0] == 3
    assert best_length(STEPS, 0.3, 31) == (0, 1.0)
    assert best_length(PassCosts(), 1.0, 31) == (0, 1.0)
    assert best_length(CHEAP, 0.5, 31)[0] == 3


def test_a_draft_that_costs_more_than_it_saves_is_not_made_by_the_small_model() -> None:
    assert best_length(CHEAP, 0.8, 31, drafting=1.0) == (0, 1.0)
    assert best_length(CHEAP, 0.8, 31, drafting=0.05)[0] > 0


def test_costs_between_two_sizes_lie_between_theirs() -> None:
    assert STEPS.of(1) == 1.0
    assert 2.6 < STEPS.of(6) < 6.0
    assert STEPS.of(17) == float("inf")
    assert STEPS.contains(8)
    assert not STEPS.contains(6)


@given(st.lists(st.tuples(st.sampled_from([3, 7, 15]), st.floats(0.3, 0.99)), max_size=80))
def test_an_answer_whose_drafts_are_all_wrong_loses_a_few_tokens_at_most(tries: list[tuple[int, float]]) -> None:
    account, lost = Account(), 0.0
    for length, rate in tries:
        cost = CHEAP.of(length + 1)
        if account.affords(cost, rate):
            account.verified(1, cost)
            lost += cost - 1
        else:
            account.plain()
    assert lost <= 3.5 + 0.03 * len(tries)


@given(st.lists(st.tuples(st.integers(1, 31), st.floats(0.3, 0.99)), max_size=80))
def test_the_first_draft_of_an_answer_is_short_so_that_a_wrong_one_costs_little(tries: list[tuple[int, float]]) -> None:
    account, lost = Account(), 0.0
    for wanted, rate in tries:
        most = min(wanted, account.longest(STEPS))
        length = max((cost.tokens - 1 for cost in STEPS.exact if cost.tokens - 1 <= most), default=0)
        if length and account.affords(STEPS.of(length + 1), rate):
            account.verified(1, STEPS.of(length + 1))
            lost += STEPS.of(length + 1) - 1
        else:
            account.plain()
    assert lost <= 3.01 + 0.02 * len(tries)


def test_drafts_become_longer_while_they_are_right() -> None:
    account, lengths = Account(), []
    for _ in range(4):
        lengths.append(account.longest(STEPS))
        account.verified(lengths[-1] + 1, STEPS.of(lengths[-1] + 1))
    assert lengths[0] < lengths[-1] == 15


def test_text_that_was_read_before_is_drafted_while_it_is_copied() -> None:
    prompt = [*range(100, 160), 1, 2]
    drafter = Drafter(CHEAP, new_acceptance(), prompt)
    written = [*prompt, 100, 101, 102]
    draft = drafter.draft(written, 31)
    assert list(draft) == list(range(103, 103 + len(draft)))
    assert len(draft) + 1 in {2, 4, 8, 16}
    drafter.verified(len(draft), len(draft))
    assert drafter.accepted == len(draft)
    written += [*draft, 103 + len(draft)]
    assert len(drafter.draft(written, 31)) >= len(draft)


def test_drafting_goes_on_behind_a_word_that_was_replaced() -> None:
    prompt = [*range(100, 160), 1, 2]
    drafter = Drafter(CHEAP, new_acceptance(), prompt)
    written = [*prompt, *range(100, 110)]
    first = drafter.draft(written, 31)
    assert first
    drafter.verified(len(first), 0)
    draft = drafter.draft([*written, 7], 31)
    assert list(draft) == list(range(111, 111 + len(draft)))
    assert draft


def test_earlier_answers_are_a_source_of_drafts() -> None:
    earlier = TextIndex()
    earlier.extend(range(500, 540))
    drafter = Drafter(CHEAP, new_acceptance(), [1, 2, 3], earlier)
    draft = drafter.draft([1, 2, 3, *range(500, 505)], 31)
    assert list(draft) == list(range(505, 505 + len(draft)))
    assert draft


def test_no_draft_without_a_match_or_without_exact_passes() -> None:
    assert not Drafter(CHEAP, new_acceptance(), [1, 2, 3]).draft([1, 2, 3, 4, 5], 31)
    copied = [*range(100, 130), *range(100, 120)]
    assert not Drafter(PassCosts(), new_acceptance(), copied).draft(copied, 31)
    assert not Drafter(CHEAP, new_acceptance(), copied).draft(copied, 0)


class EagerGuesser:
    """Always guesses the same."""

    def __init__(self, cost: float) -> None:
        self.cost = cost
        self.asked = 0

    def guess(self, tokens: object, most: int) -> tuple[list[int], str]:
        self.asked += 1
        return [9] * most, "model sure"


def test_a_small_model_drafts_only_where_it_is_quick_enough() -> None:
    quick, slow = EagerGuesser(0.0005), EagerGuesser(0.009)
    assert Drafter(CHEAP, new_acceptance(), [1, 2], guesser=quick).draft([1, 2, 3], 31)
    assert not Drafter(CHEAP, new_acceptance(), [1, 2], guesser=slow).draft([1, 2, 3], 31)
    assert slow.asked == 0


@given(
    st.lists(st.floats(1.0, 20.0), min_size=1, max_size=6),
    st.floats(0.05, 0.99),
    st.integers(1, 40),
)
def test_passes_that_are_not_worth_making_are_never_missed(ratios: list[float], rate: float, available: int) -> None:
    costs = PassCosts(0.1, tuple(PassCost(2 + 3 * place, ratio) for place, ratio in enumerate(ratios)))
    kept = worth_making(costs)
    assert set(kept.exact) <= set(costs.exact)
    assert best_length(kept, rate, available)[1] == pytest.approx(best_length(costs, rate, available)[1])
