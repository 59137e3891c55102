"""A loop is noticed, and what only looks like one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.repetition import LEAST_ROUNDS, LEAST_TOKENS, LONGEST_ROUND, repeats_itself


@pytest.mark.parametrize("phrase", [[7], [1, 2, 3, 4, 5], list(range(LONGEST_ROUND))])
def test_a_phrase_that_never_ends_is_noticed(phrase: list[int]) -> None:
    rounds = max(LEAST_ROUNDS, LEAST_TOKENS // len(phrase) + 1)
    assert repeats_itself([90, 91, 92, *phrase * rounds])


@pytest.mark.parametrize(
    "tokens",
    [
        [],
        [1] * (LEAST_TOKENS - 1),
        list(range(LONGEST_ROUND)) * (LEAST_ROUNDS - 1),
        [token for line in range(100) for token in (1, 2, 3, 1000 + line)],
        [1, 2, 3] * 100 + [4],
    ],
)
def test_what_is_short_or_goes_on_differently_is_left_alone(tokens: list[int]) -> None:
    assert not repeats_itself(tokens)


@given(st.lists(st.integers(0, 5), max_size=300))
def test_it_agrees_with_the_definition(tokens: list[int]) -> None:
    def loops(length: int) -> bool:
        needed = max(LEAST_TOKENS, LEAST_ROUNDS * length)
        end = tokens[-needed:]
        return len(tokens) >= needed and all(a == b for a, b in zip(end, end[length:], strict=False))

    assert repeats_itself(tokens) == any(loops(length) for length in range(1, LONGEST_ROUND + 1))
