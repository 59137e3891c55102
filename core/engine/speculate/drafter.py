"""Drafts for one answer: from texts, or from a small model, whichever promises more; none where neither pays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from core.engine.speculate.economy import MODEL_RATE, Acceptance, Account, Draft, best_length
from core.engine.speculate.pass_costs import PassCosts
from core.engine.speculate.text_index import Match, TextIndex

_EXPECTED: Final = {
    "text 2": 0.35,
    "text 3": 0.5,
    "text 5": 0.7,
    "text 9": 0.85,
    "text 17": 0.95,
    "replaced": 0.5,
    "model unsure": 0.5,
    "model": MODEL_RATE,
    "model sure": 0.9,
}
"""How often a drafted token is right, by the kind of draft, before anything has been learned (measured on chats)."""
_LENGTHS: Final = (17, 9, 5, 3, 2)


def new_acceptance() -> Acceptance:
    """What is known of drafts before any was made; an engine keeps one for all its answers."""
    return Acceptance(_EXPECTED)


class Guesser(Protocol):
    """A small model that says what it would write."""

    cost: float
    """Seconds that one drafted token takes."""

    def guess(self, tokens: Sequence[int], most: int) -> tuple[list[int], str]:
        """At most `most` tokens that may follow `tokens`, and the kind of draft that they are."""


class Drafter:
    """Makes the drafts of one answer.

    Args:
        costs: of passes, for this model as it is loaded.
        acceptance: how drafts have fared so far, here and in other answers.
        prompt: tokens that the model has read.
        earlier: texts of which the answer may repeat something: answers, files.
        guesser: a small model; None drafts from texts alone.
    """

    def __init__(
        self,
        costs: PassCosts,
        acceptance: Acceptance,
        prompt: Sequence[int],
        earlier: TextIndex | None = None,
        guesser: Guesser | None = None,
    ) -> None:
        self._costs = costs
        self._acceptance = acceptance
        self._earlier = earlier
        self._guesser = guesser
        self._own = TextIndex()
        self._own.extend(prompt)
        self._account = Account()
        self._made: Draft | None = None
        self._resume: tuple[TextIndex, int] | None = None
        """Where to read on if the last token stands in for another one."""
        self._source: tuple[TextIndex, int] | None = None
        """Where the last draft was read."""
        self.drafted = self.accepted = 0
        """Tokens, in this answer."""

    def draft(self, tokens: Sequence[int], most: int) -> Sequence[int]:
        """At most `most` tokens that may follow `tokens`; none where a guess would not pay.

        Args:
            tokens: the prompt, and the answer as far as it is written.
            most: tokens.
        """
        self._own.extend(tokens[len(self._own) :])
        self._made = self._source = None
        text, promise = self._from_text(tokens[-32:], most)
        model, better = self._from_model(tokens, most, promise)
        made = model if model is not None and better > promise else text
        if made is None or not made.tokens:
            self._account.plain()
            return ()
        self._made = made
        return made.tokens

    def verified(self, drafted: int, accepted: int) -> None:
        """How the draft has done: so many of its tokens were right."""
        made, self._made = self._made, None
        if made is None:
            return
        self.drafted += drafted
        self.accepted += accepted
        self._acceptance.learn(made.kind, drafted, accepted)
        self._account.verified(accepted + 1, self._costs.of(drafted + 1))
        self._resume = None
        if self._source is not None and accepted < drafted:
            index, position = self._source
            self._resume = index, position + accepted + 1

    def _from_text(self, end: Sequence[int], most: int) -> tuple[Draft | None, float]:
        """The draft that texts give, and the speed that it promises."""
        found = self._find(end)
        if found is None:
            return None, 1.0
        index, position, kind = found
        rate = self._acceptance.rate(kind)
        available = index.after(position, min(most, self._account.longest(self._costs)))
        length, promise = best_length(self._costs, rate, len(available))
        if not length or not self._account.affords(self._costs.of(length + 1), rate):
            return None, 1.0
        self._source = index, position
        return Draft(available[:length], kind), promise

    def _find(self, end: Sequence[int]) -> tuple[TextIndex, int, str] | None:
        """Where the text may go on, and the kind of draft that is."""
        best: tuple[TextIndex, Match] | None = None
        for index in (self._own, self._earlier):
            match = index.find(end) if index is not None else None
            if index is not None and match is not None and (best is None or match.length > best[1].length):
                best = index, match
        resume, self._resume = self._resume, None
        if best is not None and (resume is None or best[1].length > _LENGTHS[-1]):
            index, match = best
            length = next(length for length in _LENGTHS if match.length >= length)
            return index, match.position, f"text {length}"
        return (*resume, "replaced") if resume is not None else None

    def _from_model(self, tokens: Sequence[int], most: int, promise: float) -> tuple[Draft | None, float]:
        """The small model's draft and what it promises, where that may be more than `promise`."""
        guesser = self._guesser
        if guesser is None or not self._costs.one_s:
            return None, 1.0
        most = min(most, self._account.longest(self._costs))
        drafting = guesser.cost / self._costs.one_s
        length, hoped = best_length(self._costs, self._acceptance.rate("model"), most, drafting)
        if not length or hoped <= promise:
            return None, 1.0
        if not self._account.affords(self._costs.of(length + 1) + drafting * length, self._acceptance.rate("model")):
            return None, 1.0
        guessed, kind = guesser.guess(tokens, length)
        exact = next((cost.tokens - 1 for cost in reversed(self._costs.exact) if cost.tokens - 1 <= len(guessed)), 0)
        self._account.verified(0, drafting * len(guessed))
        return Draft(guessed[:exact], kind), hoped
