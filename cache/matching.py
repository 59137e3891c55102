"""Finds the kept answers that may be given to a question: the same words, then vectors, the verifier, and votes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cache.chains import Exchange, Lineage, key_of, question_digest
from cache.compression import unpack
from cache.feedback import belief
from cache.neighbours import Near, Neighbours
from cache.store import Entry, Store
from cache.verify.kinds import leans_on_context
from cache.verify.pair import Verifier
from cache.votes import Pair, Votes


@dataclass(frozen=True)
class Candidate:
    """A kept answer that may be given."""

    near: Near
    certainty: float
    """The probability that it fits."""


class Matching:
    """What is found in one store. Any thread may call any method.

    Args:
        store: the rows.
        neighbours: finds questions in other words, once the encoder is ready.
        lineage: finds the kept turn that a conversation has come to.
        verifier: judges whether two questions share an answer.
        votes: what the user has said about that.
    """

    def __init__(
        self, store: Store, neighbours: Neighbours, lineage: Lineage, verifier: Verifier, votes: Votes
    ) -> None:
        self._store = store
        self._neighbours = neighbours
        self._lineage = lineage
        self._verifier = verifier
        self._votes = votes

    def same_words(self, question: str, scope: str, context: Sequence[Exchange]) -> Entry | None:
        """The answer to a question in the same words, after the same turns or where those do not matter.

        Raises:
            StorageError: the file failed.
            EngineError: the encoder failed.
        """
        key = key_of(question, scope, context)
        found = self._store.exact(key)
        if found is None and context:
            found = self._store.alone(scope, key.question)
            if found is not None and not self._says_all(question, context):
                found = None
        return found

    def _says_all(self, question: str, context: Sequence[Exchange]) -> bool:
        """Whether the answer depends on the question alone."""
        if leans_on_context(question):
            return False
        return not context or self._neighbours.on_its_own(question, [asked for asked, _ in context])

    def candidates(
        self, question: str, scope: str, context: Sequence[Exchange], threshold: float
    ) -> Iterable[Candidate]:
        """Answers to questions that may mean the same: of those that followed the same turns, and of all.

        Args:
            question: as the user wrote it.
            scope: names all that the answer depends on besides the conversation.
            context: the turns before, the oldest first.
            threshold: the least probability at which one is given.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        verifier = self._verifier
        for parent in self._lineage.parents(scope, context):
            if self._lineage.agree(parent, context, question):
                in_chain = self._neighbours.among(question, self._store.children(parent.id))
                judge = functools.partial(verifier.judge_follow_up, threshold=threshold)
                yield from self._judged(question, scope, in_chain, judge)
        if self._says_all(question, context):
            judge = functools.partial(verifier.judge, threshold=threshold)
            yield from self._judged(question, scope, self._neighbours.near(question, scope), judge)

    def _judged(
        self, question: str, scope: str, found: Sequence[Near], judge: Callable[[str, str, float], float]
    ) -> Iterable[Candidate]:
        """The nearest one that the verifier has not ruled out at once: a farther one is right less often than it."""
        asked = question_digest(question)
        for near in found:
            same = asked == near.entry.normalized_digest
            judged = 1.0 if same else judge(question, near.entry.question, near.cosine)
            if judged <= 0:
                continue
            pair = self.pair(scope, question, near.entry)
            yield Candidate(near, belief(judged, self._votes.about(pair)))
            return

    def pair(self, scope: str, question: str, kept: Entry) -> Pair:
        """A question and a kept one as votes know them.

        Raises:
            StorageError: the file failed.
            EngineError: the encoder failed.
        """
        asked, version = question_digest(question), self._neighbours.version
        stored = self._store.vectors([kept.id], version) if version else {}
        if kept.id not in stored:
            return Pair(scope, asked, kept.normalized_digest)
        (kept_code,) = unpack([stored[kept.id]])
        return Pair(scope, asked, kept.normalized_digest, version, self._neighbours.code(question), kept_code)
