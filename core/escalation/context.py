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

BRIEFLY: Final = "Answer with the result alone, in at most ten words, without any explanation."
"""What the local model is told. The way in which longer answers are worded changes with every exchange before them."""
ANSWER_TOKENS: Final = 24
"""Of the answers that are compared."""
_RARE: Final = 0.02
_LATE: Final = 0.05
"""What a shared rare word and being the latest add to a cosine: they break ties."""
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
    def text(self) -> str:
        """Both, one after the other."""
        return f"{self.question.text}\n{self.answer.text}"

    @property
    def ids(self) -> tuple[int, int]:
        """Of both messages."""
        return self.question.id, self.answer.id


def exchanges(before: Sequence[ChatMessage]) -> list[Exchange]:
    """Every question that was answered, with its answer, in order."""
    pairs = itertools.pairwise(before)
    return [Exchange(a, b) for a, b in pairs if a.role == "user" and b.role == "assistant" and b.text.strip()]


def by_use(question: str, earlier: Sequence[Exchange], alike: Sequence[float] = ()) -> list[int]:
    """The places of exchanges, the most useful first.

    Args:
        question: the last turn.
        earlier: what came before it.
        alike: how near each exchange is to the question in meaning (cosine), where there is an encoder. Without it
            those that share rare words with it come first, then the latest.
    """
    words = [_words(one.text) for one in earlier]
    spread = Counter(word for found in words for word in set(found))
    asked = set(_words(question))

    def use(place: int) -> float:
        shared = asked & set(words[place])
        rare = sum(math.log(1 + len(earlier) / spread[word]) for word in shared)
        late = 0.5 ** (len(earlier) - 1 - place)
        if alike:
            return alike[place] + _RARE * rare + _LATE * late
        return rare + 1.5 * late

    return sorted(range(len(earlier)), key=use, reverse=True)


def least_context(
    question: str,
    earlier: Sequence[Exchange],
    answer: Callable[[Sequence[Exchange]], str],
    alike: Sequence[float] = (),
) -> tuple[Exchange, ...]:
    """The exchanges that go along, in order.

    Args:
        question: the last turn.
        earlier: what came before it.
        answer: the local model's short answer to the question after some of the exchanges.
        alike: how near each exchange is to the question in meaning, see `by_use`.
    """
    if not earlier:
        return ()
    wanted = answer(earlier)

    def near(places: Sequence[int]) -> float:
        return likeness(wanted, answer([earlier[place] for place in sorted(places)]), question)

    chosen: list[int] = []
    candidates = [(near(chosen), tuple(chosen))]
    for place in by_use(question, earlier, alike)[:TRIES]:
        if candidates[-1][0] >= SAME:
            break
        chosen.append(place)
        candidates.append((near(chosen), tuple(chosen)))
    if candidates[-1][0] >= SAME:
        places = _without_idle(chosen, near, kept=1 if alike else 0)
    else:
        # What came closest, of equals the least; not nothing, which is known to be too little.
        _, places = max(candidates[1:], key=lambda candidate: candidate[0])
    return tuple(earlier[place] for place in sorted(places))


def _without_idle(chosen: Sequence[int], near: Callable[[Sequence[int]], float], kept: int) -> tuple[int, ...]:
    """Without those that change nothing, the first `kept` aside.

    What is nearest in meaning is what is needed nine times in ten, more often than a small model's answer shows it. The
    last one changes something: only with it the answer became the same.
    """
    found = tuple(chosen)
    for place in chosen[kept:-1]:
        fewer = tuple(other for other in found if other != place)
        if near(fewer) >= SAME:
            found = fewer
    return found


def likeness(a: str, b: str, question: str = "") -> float:
    """The share of words that two answers have in common (Dice), 0 to 1; other numbers are other answers.

    Words of the question say nothing: only where an answer has no others, all are compared.
    """
    first, second = Counter(_words(a)), Counter(_words(b))
    if {word for word in first if word[0].isdigit()} != {word for word in second if word[0].isdigit()}:
        return 0.0
    known = set(_words(question))
    told = [Counter({word: count for word, count in words.items() if word not in known}) for words in (first, second)]
    first, second = told if any(told) else (first, second)
    both = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return 2 * both / total if total else 1.0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
