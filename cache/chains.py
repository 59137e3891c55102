"""Follows a conversation back through the cache: which kept turn is the one right before this question?

As in MeanCache (arXiv 2403.02694) an entry names the entry of the turn before it. Unlike there, the parent is found by
looking each turn up in this very cache, the first one first, and the next one only among its children; and nothing
outside the chain is given for a question that leans on it.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from cache.neighbours import Near, Neighbours
from cache.pointing import points_at_answer
from cache.store import Entry, Key, Store
from cache.verify import normalize
from cache.verify.kinds import leans_on_context
from cache.verify.pair import Verifier, same_history
from cache.verify.turns import is_chatter

Exchange = tuple[str, str]
"""A question and its answer, "" where there is none."""

_SAME_TURN: Final = 0.5
"""How sure it must be that a turn is the kept one; details are compared once more over the whole history."""
_SAME_ANSWER_CHARACTERS: Final = 80
"""An answer at least so long, standing there word for word, marks the turn as the kept one ..."""
_SAME_ANSWER_COSINE: Final = 0.4
"""... where the questions are at least so alike."""
_MOST_PARENTS: Final = 3
"""Kept turns that a turn of this conversation may be taken for."""
_LONGEST: Final = 50
"""Turns of a conversation beyond which only the very same turns are followed back."""


def digest(*texts: str) -> str:
    """Differs whenever one text does, or where one ends and the next begins."""
    found = hashlib.sha256()
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        found.update(len(encoded).to_bytes(8, "little"))
        found.update(encoded)
    return found.hexdigest()


def context_digest(context: Sequence[Exchange]) -> str:
    """Stands for all texts before a question."""
    return digest(*(text for exchange in context for text in exchange if text))


def question_digest(question: str) -> str:
    """The same for all spellings of a question that cannot matter."""
    return digest(normalize(question))


def key_of(question: str, scope: str, context: Sequence[Exchange]) -> Key:
    """Where an answer to this question after these turns is kept."""
    return Key(scope, context_digest(context), question_digest(question))


def substance(context: Sequence[Exchange]) -> Sequence[Exchange]:
    """The turns without greetings, thanks and praise: no answer depends on those."""
    return [exchange for exchange in context if not is_chatter(exchange[0])]


class Lineage:
    """Finds the kept turn that a conversation has come to.

    Args:
        store: the rows.
        neighbours: finds turns in other words, once the encoder is ready.
        verifier: says whether two turns are the same.
    """

    def __init__(self, store: Store, neighbours: Neighbours, verifier: Verifier) -> None:
        self._store = store
        self._neighbours = neighbours
        self._verifier = verifier

    def parents(self, scope: str, context: Sequence[Exchange], *, by_meaning: bool = True) -> list[Entry]:
        """The entries of the last turn of `context`, the surest first, where all turns can be followed back.

        More than one where the same turn was kept from several conversations.

        Args:
            scope: as for a look-up.
            context: the turns before, the oldest first.
            by_meaning: False compares words only, at once.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        if not context:
            return []
        exact = self._exact(scope, context)
        if exact is not None and (not by_meaning or self._store.children(exact.id)):
            return [exact]
        alike = self._alike(scope, context) if by_meaning and len(context) <= _LONGEST else []
        # What followed on the same turn in other words may be what is asked now.
        return ([exact] if exact is not None else []) + [
            entry for entry in alike if exact is None or entry.id != exact.id
        ]

    def _alike(self, scope: str, context: Sequence[Exchange]) -> list[Entry]:
        if len(context) == 1:
            return self._first_turns(scope, context[0])
        return self._later_turns(self.parents(scope, context[:-1]), context[-1], len(context) - 1)

    def agree(self, parent: Entry, context: Sequence[Exchange], question: str) -> bool:
        """Whether the kept turns up to `parent` say in every detail what this conversation has said before `question`.

        A question that points at the answer before it needs that very answer there.
        """
        answer = context[-1][1]
        if answer and points_at_answer(question) and digest(answer) != parent.answer_digest:
            return False
        then = [entry.question for entry in self._store.path(parent.id)]
        now = [question for question, _ in context]
        return len(then) == len(now) and same_history(now, then)

    def _exact(self, scope: str, context: Sequence[Exchange]) -> Entry | None:
        """The very turn of this conversation, if its answer was kept."""
        *before, (question, answer) = context
        found = self._store.exact(key_of(question, scope, before))
        complete = found is not None and (found.depth == 0 or found.parent is not None)
        if found is None or not complete or (answer and found.answer_digest != digest(answer)):
            return None
        return found

    def _first_turns(self, scope: str, turn: Exchange) -> list[Entry]:
        question, answer = turn
        if leans_on_context(question):
            return []
        found = [near for near in self._neighbours.near(question, scope) if near.entry.depth == 0]
        return _entries(near for near in found if self._same_turn(question, answer, near, self._verifier.judge))

    def _later_turns(self, before: Sequence[Entry], turn: Exchange, depth: int) -> list[Entry]:
        question, answer = turn
        children = [child for parent in before for child in self._store.children(parent.id) if child.depth == depth]
        found = self._neighbours.among(question, children)
        return _entries(
            near for near in found if self._same_turn(question, answer, near, self._verifier.judge_follow_up)
        )

    def _same_turn(self, question: str, answer: str, near: Near, judge: Callable[[str, str, float], float]) -> bool:
        if (
            len(answer) >= _SAME_ANSWER_CHARACTERS
            and near.cosine >= _SAME_ANSWER_COSINE
            and near.entry.answer_digest == digest(answer)
        ):
            return True
        if question_digest(question) == near.entry.normalized_digest:
            return True
        return judge(question, near.entry.question, near.cosine) >= _SAME_TURN


def _entries(found: Iterable[Near]) -> list[Entry]:
    return [near.entry for near in itertools.islice(found, _MOST_PARENTS)]
