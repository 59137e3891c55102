"""Notices that a model has begun to say the same thing for ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

LEAST_ROUNDS: Final = 8
LEAST_TOKENS: Final = 128
LONGEST_ROUND: Final = 64
"""Tokens of a phrase that comes again and again; what takes longer to come back may be meant."""


def repeats_itself(tokens: Sequence[int]) -> bool:
    """Whether the text ends in one phrase, said at least `LEAST_ROUNDS` times and for `LEAST_TOKENS` tokens.

    Small models fall into such loops and would fill the whole context window. Lists and tables differ from line to
    line; the same line eight times over, for that long, is no answer any more.
    """
    for length in range(1, LONGEST_ROUND + 1):
        needed = max(LEAST_TOKENS, LEAST_ROUNDS * length)
        if len(tokens) < needed:
            return False
        end = tokens[-needed:]
        if end[length:] == end[:-length]:
            return True
    return False
