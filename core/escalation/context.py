"""How much of the conversation a question needs: the least with which this machine's model answers as with all of it.

Data minimization at inference time (arXiv:2510.03662), with the local model as the judge of what matters: earlier
exchanges are added one by one, the most useful first, only while its answer is still another one.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.messages import ChatMessage

ANSWER_TOKENS: Final = 48
"""Of the answers that are compared: what an answer depends on shows in its beginning."""
TRIES: Final = 6
"""Exchanges that are added at most."""
SAME: Final = 0.75
"""Share of words that two answers must have in common to count as the same."""
_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Exchange:
    """An earlier question and its answer."""

    question: ChatMessage
    answer: ChatMessage

    @property
    def ids(self) -> tuple[int, int]:
        """Of both messages."""
        return self.question.id, self.answer.id


def exchanges(before: Sequence[ChatMessage]) -> list[Exchange]:
    """Every question that was answered, with its answer, in order."""
    pairs = itertools.pairwise(before)
    return [Exchange(a, b) for a, b in pairs if a.role == "user" and b.role == "assistant" and b.text.strip()]


def by_use(question: str, earlier: Sequence[Exchange]) -> list[int]:
    """The places of exchanges, the most useful first: those that share rare words with it, then the latest."""
    words = [_words(f"{one.question.text} {one.answer.text}") for one in earlier]
    spread = Counter(word for found in words for word in set(found))
    asked = set(_words(question))

    def use(place: int) -> float:
        shared = asked & set(words[place])
        rare = sum(math.log(1 + len(earlier) / spread[word]) for word in shared)
        return rare + 1.5 * 0.5 ** (len(earlier) - 1 - place)

    return sorted(range(len(earlier)), key=use, reverse=True)


def least_context(
    question: str, earlier: Sequence[Exchange], answer: Callable[[Sequence[Exchange]], str]
) -> tuple[Exchange, ...]:
    """The exchanges that go along, in order.

    Args:
        question: the last turn.
        earlier: what came before it.
        answer: the beginning of the local model's answer to the question after some of the exchanges.
    """
    if not earlier:
        return ()
    wanted = answer(earlier)
    chosen: list[int] = []
    candidates = [(likeness(wanted, answer(())), tuple(chosen))]
    for place in by_use(question, earlier)[:TRIES]:
        if candidates[-1][0] >= SAME:
            break
        chosen.append(place)
        told = [earlier[index] for index in sorted(chosen)]
        candidates.append((likeness(wanted, answer(told)), tuple(chosen)))
    # What came closest; of equals the least, since it was tried first.
    _, places = max(candidates, key=lambda candidate: min(candidate[0], SAME))
    return tuple(earlier[place] for place in sorted(places))


def likeness(a: str, b: str) -> float:
    """The share of words that two answers have in common (Dice), 0 to 1; other numbers are other answers."""
    first, second = Counter(_words(a)), Counter(_words(b))
    if {word for word in first if word[0].isdigit()} != {word for word in second if word[0].isdigit()}:
        return 0.0
    both = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return 2 * both / total if total else 1.0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
