"""What a pass over several tokens costs against a pass over one, measured on this machine for one way of loading."""

from __future__ import annotations

import bisect
from typing import Final

import msgspec

SIZES: Final = (2, 3, 4, 6, 8, 12, 16, 24, 32)
"""Tokens of the passes that are measured."""


class PassCost(msgspec.Struct, frozen=True):
    """A pass over so many tokens of one answer."""

    tokens: int
    ratio: float
    """Its time over that of a pass over one token."""


class PassCosts(msgspec.Struct, frozen=True):
    """The passes that give every token the very scores it would get alone, bit for bit, and what they cost.

    Kernels take tokens in blocks, so costs are steps and no line; and some kernels round differently for several
    tokens, so that drafts verified with them would change answers. Only passes that were seen to be exact are here.
    """

    one_s: float = 0.0
    """Seconds of a pass over one token when this was measured."""
    exact: tuple[PassCost, ...] = ()
    """By size, growing."""

    @property
    def most(self) -> int:
        """Tokens of the largest exact pass; 1 where there is none."""
        return self.exact[-1].tokens if self.exact else 1

    def of(self, tokens: int) -> float:
        """The cost of a pass over `tokens` against one over a single token: that of the next measured size."""
        if tokens <= 1:
            return 1.0
        place = bisect.bisect_left(self.exact, tokens, key=lambda cost: cost.tokens)
        if place == len(self.exact):
            return float("inf")
        above = self.exact[place]
        if above.tokens == tokens:
            return above.ratio
        below = self.exact[place - 1] if place else PassCost(1, 1.0)
        share = (tokens - below.tokens) / (above.tokens - below.tokens)
        # Between two sizes nothing was measured: no less than a straight line says, for the choice of a length.
        return below.ratio + share * (above.ratio - below.ratio)

    def contains(self, tokens: int) -> bool:
        """Whether a pass over exactly so many tokens was seen to be exact."""
        return tokens == 1 or any(cost.tokens == tokens for cost in self.exact)
