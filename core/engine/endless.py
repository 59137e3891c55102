"""What a full context window lets go of: neither its beginning, nor the newest part, nor separators in between.

The first tokens hold the attention that has nowhere else to go (StreamingLLM, arXiv 2309.17453), and what a segment
said is gathered at the separator behind it (SepLLM, arXiv 2412.12094). So these stay, the rest of the middle goes, and
what follows moves up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

_FIRST: Final = 4
"""Tokens at the beginning, at least."""
_MOST_FIRST: Final = 1 / 4
_SEPARATORS: Final = 1 / 8
_RECENT: Final = 1 / 2
"""Shares of the context window."""
_MARKS: Final = frozenset(".,;:?!\n\t。，；：？！")


def is_separator(piece: bytes) -> bool:
    """Whether the text of a token ends a segment: a mark, with or without space around it."""
    text = piece.decode(errors="replace")
    stripped = text.strip(" ")
    return bool(stripped) and all(character in _MARKS for character in stripped)


def let_go(
    tokens: Sequence[int], context_length: int, first: int, separates: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """The stretches of a full context that are given up, from and to, in order.

    Args:
        tokens: in the context.
        context_length: tokens of the window.
        first: tokens at the beginning that stay, such as instructions.
        separates: whether a token is a separator.
    """
    start = min(max(first, _FIRST), int(context_length * _MOST_FIRST), len(tokens))
    end = max(start, len(tokens) - int(context_length * _RECENT))
    marks = [place for place in range(start, end) if separates(tokens[place])]
    kept = set(marks[-int(context_length * _SEPARATORS) :])
    stretches: list[tuple[int, int]] = []
    for place in range(start, end):
        if place in kept:
            continue
        if stretches and stretches[-1][1] == place:
            stretches[-1] = (stretches[-1][0], place + 1)
        else:
            stretches.append((place, place + 1))
    return stretches


def without(tokens: Sequence[int], stretches: Sequence[tuple[int, int]]) -> list[int]:
    """What is left."""
    left: list[int] = []
    at = 0
    for low, high in stretches:
        left += tokens[at:low]
        at = high
    return left + list(tokens[at:])
