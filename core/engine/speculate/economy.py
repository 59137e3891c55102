"""Decides how long a draft should be, from what passes cost here and from how drafts have fared; and when to stop.

Nothing here computes or waits. A draft of k tokens, each accepted with probability p if those before it were, gives
(1 - p^(k+1)) / (1 - p) tokens for the price of a pass over k + 1 (Leviathan et al., arXiv 2211.17192, equation 1).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from core.engine.speculate.pass_costs import PassCost, PassCosts

_WORTH: Final = 1.08
"""A draft has to promise so many times the speed of plain writing."""
_MEMORY: Final = 40.0
"""Drafts after which an old experience counts half as much as it did."""
_ALLOWANCE: Final = 1.5
"""Tokens' worth of time that an answer may lose at its beginning to find out whether drafts pay ..."""
_DEBT: Final = 1.5
"""... and may owe more than it has saved, after one draft that was wrong from its first token on."""
_PER_TOKEN: Final = 0.02
"""Allowed again for each token written without a draft."""
_MOST_SAVED: Final = 6.0
_SUREST: Final = 0.99
"""No draft is taken to be right more often."""

MODEL_RATE: Final = 0.75
"""How often a token that a small model drafts is right, before anything has been learned (measured on chats)."""


class Draft(NamedTuple):
    """A guess at what comes next."""

    tokens: list[int]
    kind: str
    """Names drafts that fare alike, such as those from a long match."""


class Acceptance:
    """How often drafted tokens of a kind were right, by kind; older experience fades.

    Args:
        expected: the probability at which a kind begins.
    """

    def __init__(self, expected: dict[str, float]) -> None:
        self._right = {kind: share * 4 for kind, share in expected.items()}
        self._tried = dict.fromkeys(expected, 4.0)

    def rate(self, kind: str) -> float:
        """The probability that a drafted token is right, given that those before it were."""
        return min(_SUREST, self._right.get(kind, 2.0) / self._tried.get(kind, 4.0))

    def learn(self, kind: str, drafted: int, accepted: int) -> None:
        """Of so many tokens so many were accepted; those after the first wrong one were never tried."""
        fade = 0.5 ** (1 / _MEMORY)
        tried = accepted + (accepted < drafted)
        self._right[kind] = self._right.get(kind, 2.0) * fade + accepted
        self._tried[kind] = self._tried.get(kind, 4.0) * fade + tried


def expected_tokens(rate: float, drafted: int) -> float:
    """Tokens that a pass over a draft gives on average, the one after it included."""
    return drafted + 1.0 if rate >= 1 else (1 - rate ** (drafted + 1)) / (1 - rate)


def best_length(costs: PassCosts, rate: float, available: int, drafting: float = 0.0) -> tuple[int, float]:
    """How many tokens to draft, and how many times the speed of plain writing that promises; (0, 1.0) for none.

    Args:
        costs: of passes.
        rate: probability that a drafted token is right.
        available: tokens that there are, or could be.
        drafting: what a drafted token costs itself, against a pass over one token of the large model.
    """
    best = (0, 1.0)
    for cost in costs.exact:
        length = cost.tokens - 1
        if length > available:
            break
        promise = expected_tokens(rate, length) / (cost.ratio + drafting * length)
        if promise > best[1]:
            best = (length, promise)
    return best if best[1] >= _WORTH else (0, 1.0)


def worth_making(costs: PassCosts) -> PassCosts:
    """Without passes that are never the best choice: room for the scores of long ones would be held for nothing."""
    kept: list[PassCost] = []
    best = 1.0
    for cost in costs.exact:
        promise = expected_tokens(_SUREST, cost.tokens - 1) / cost.ratio
        # A longer pass gains least on shorter ones where drafts are least sure.
        if promise > best:
            kept.append(cost)
            best = promise
    return PassCosts(costs.one_s, tuple(kept))


class Account:
    """What drafts have gained and lost in one answer, in units of the time that one token takes without them.

    A draft is made only while the account covers what it would lose on average if its guess were wrong, so that no
    answer takes more than a few per cent longer than without drafts.
    """

    def __init__(self) -> None:
        self.balance = _ALLOWANCE

    def affords(self, cost: float, rate: float) -> bool:
        """Whether a pass may be tried that costs so much, with a first token that is right with this probability."""
        return self.balance >= (cost - 1) * (1 - rate)

    def longest(self, costs: PassCosts) -> int:
        """Tokens that may be drafted at most: a draft that is all wrong must not cost more than the answer can owe.

        So the first draft of an answer is short, and each that was right allows a longer one.
        """
        passes = [cost.tokens for cost in costs.exact if cost.ratio - 1 <= self.balance + _DEBT]
        return max(passes, default=1) - 1

    def plain(self) -> None:
        """One more token came without a draft."""
        self.balance = min(_MOST_SAVED, self.balance + _PER_TOKEN)

    def verified(self, tokens: int, cost: float) -> None:
        """A pass that cost so much gave so many tokens."""
        self.balance = min(_MOST_SAVED, self.balance + tokens - cost)
