"""Finds where the end of a text has been before, and so what may follow it: drafts without a model.

Chains of hashed n-grams, newest first, as in LZ77 compressors (RFC 1951): adding a token takes a microsecond, and the
longest earlier match of the end is found without looking at the whole text. Drafts from the prompt are those of prompt
lookup decoding; from earlier answers and files, those of retrieval (CodeSwift, REST).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

GRAM: Final = 2
"""Tokens that have to agree at least."""
_LONGEST: Final = 24
"""Tokens that are compared at most: longer matches are no surer."""
_CANDIDATES: Final = 24
"""Earlier places that are compared, the newest first."""
_BETWEEN: Final = -1
"""Between two texts: no token, so nothing matches across it."""


class Match(NamedTuple):
    """Where a text goes on as the end of another one may."""

    position: int
    """Of the token after the match."""
    length: int
    """Tokens that agree."""


class TextIndex:
    """Texts one after the other, of which the last one can still grow."""

    def __init__(self) -> None:
        self._tokens = array("i")
        self._earlier = array("i")
        """For each position, the one before it that follows the same n-gram; -1 for none."""
        self._newest: dict[int, int] = {}
        """For each n-gram, the last position that follows it."""
        self._start = 0
        """Where the last text begins."""

    def __len__(self) -> int:
        return len(self._tokens)

    def begin(self) -> None:
        """What is added from now on is another text."""
        if self._tokens:
            self._tokens.append(_BETWEEN)
            self._earlier.append(-1)
        self._start = len(self._tokens)

    def extend(self, tokens: Sequence[int]) -> None:
        """Add tokens to the last text."""
        known, earlier, newest = self._tokens, self._earlier, self._newest
        for token in tokens:
            place = len(known)
            if place - self._start >= GRAM:
                key = known[-2] << 32 | known[-1]
                earlier.append(newest.get(key, -1))
                newest[key] = place
            else:
                earlier.append(-1)
            known.append(token)

    def find(self, end: Sequence[int]) -> Match | None:
        """The longest match of the last tokens of `end`; of equally long ones the newest."""
        if len(end) < GRAM:
            return None
        best = Match(0, 0)
        place = self._newest.get(end[-2] << 32 | end[-1], -1)
        for _ in range(_CANDIDATES):
            if place < 0:
                break
            length = self._agreeing(place, end)
            if length > best.length:
                best = Match(place, length)
                if length == _LONGEST:
                    break
            place = self._earlier[place]
        return best if best.length else None

    def after(self, position: int, most: int) -> list[int]:
        """At most `most` tokens from `position` on, no further than their text."""
        tokens = self._tokens[position : position + most].tolist()
        return tokens[: tokens.index(_BETWEEN)] if _BETWEEN in tokens else tokens

    def _agreeing(self, place: int, end: Sequence[int]) -> int:
        """How many tokens before `place` are the last ones of `end`, up to `_LONGEST`."""
        known, last = self._tokens, len(end) - 1
        most = min(_LONGEST, place, len(end))
        length = GRAM
        while length < most and known[place - 1 - length] == end[last - length]:
            length += 1
        return length
