"""Which turns of a conversation the model gets to read, and what of them it has read already."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.engine.protocol import Turn

_LARGEST_RESERVE: Final = 512


def answer_reserve(context_length: int, max_tokens: int) -> int:
    """Tokens of the context window kept free for the answer: a quarter, at most 512, no more than may be answered."""
    reserve = min(context_length // 4, _LARGEST_RESERVE)
    return min(reserve, max_tokens) if max_tokens > 0 else reserve


def fit_turns(turns: Sequence[Turn], length: Callable[[Sequence[Turn]], int], room: int) -> tuple[list[Turn], int]:
    """The turns that fit, and the length they have: as many of the newest as possible, from a question on.

    Instructions at the beginning always stay, and so does everything from the last question on; when that alone is too
    long, the length that comes back is larger than `room`.

    Args:
        turns: instructions, then questions and answers in order.
        length: tokens of a list of turns; grows with it.
        room: tokens.
    """
    head = next((index for index, turn in enumerate(turns) if turn.role != "system"), len(turns))
    starts = [index for index, turn in enumerate(turns) if turn.role == "user" and index > head]

    def kept(drops: int) -> list[Turn]:
        return [*turns[:head], *turns[starts[drops - 1] if drops else head :]]

    whole = length(turns)
    if whole <= room or not starts:
        return list(turns), whole
    # The fewest questions to drop lie in (too_few, enough]; asking for a length takes time, so halve.
    too_few, enough = 0, len(starts)
    size = length(kept(enough))
    while size <= room and enough - too_few > 1:
        middle = (too_few + enough) // 2
        size_there = length(kept(middle))
        if size_there <= room:
            enough, size = middle, size_there
        else:
            too_few = middle
    return kept(enough), size


def common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    """How many tokens two sequences have in common at their beginning."""
    shorter = min(len(first), len(second))
    return next((index for index in range(shorter) if first[index] != second[index]), shorter)
