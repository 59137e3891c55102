"""Gives an earlier answer when a question comes again, in the same words or in others that mean the same."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cache.admission import answerable, keepable
from cache.chains import Exchange, Lineage, digest, key_of, question_digest, substance
from cache.compression import VECTOR_BYTES
from cache.encoder import Encoder
from cache.learning.pairs import ConfirmedPairs
from cache.matching import Matching
from cache.near_misses import NearMiss, NearMisses
from cache.neighbours import Neighbours
from cache.schema import ALONE, IN_CHAIN, UNDECIDED
from cache.shelf import Shelf
from cache.store import LIMIT_BYTES, Entry, New, Store
from cache.verify import is_text
from cache.verify.judge import Judge
from cache.verify.kinds import leans_on_context
from cache.verify.pair import OFFERED, Verifier
from cache.votes import Votes
from core.cache_messages import CachedAnswer, CacheStats, Hit, Offer
from core.database import OpenedDatabase
from core.errors import EngineError, InglenookError
from core.messages import is_private

log = logging.getLogger(__name__)


class SemanticCache:
    """Answers by question. Any thread may call any method, and other processes may use the same file.

    A scope, which names all that an answer depends on besides the conversation, is part of every key. Within it there
    are two regimes: a question that says all itself may get the answer of one that did too, or of one asked after the
    same turns; a question that leans on what came before only the latter.

    Args:
        path: the SQLite file; vectors are in it, the index over them is made from it in memory.
        encoder: for questions in other words; without one, only the same words match.
        verifier: judges whether two questions share an answer.
        limit_bytes: gives how much is kept.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        path: Path,
        encoder: Encoder | None,
        verifier: Verifier | None = None,
        limit_bytes: Callable[[], int] = lambda: LIMIT_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = Store(path, limit_bytes, clock)
        self._limit_bytes = limit_bytes
        self._shelf = Shelf(self._store.opened, clock)
        self.pairs = ConfirmedPairs(self._store.opened, clock)
        """What the user has confirmed or called wrong, in the words of both questions."""
        self._near_misses = NearMisses(self._store.opened, clock)
        self._neighbours = Neighbours(self._store, encoder)
        self._votes = Votes(self._store.opened, clock, self._neighbours.cosines)
        self._verifier = verifier or Verifier(reader=Judge(encoder) if encoder is not None else None)
        self._lineage = Lineage(self._store, self._neighbours, self._verifier)
        self._matching = Matching(self._store, self._neighbours, self._lineage, self._verifier, self._votes)

    def wait_while(self, busy: Callable[[], bool]) -> None:
        """Encode many questions only while `busy` says that nobody waits for an answer."""
        self._neighbours.busy = busy

    @property
    def opened(self) -> OpenedDatabase:
        """The file, for whoever encrypts it."""
        return self._store.opened

    @property
    def warning(self) -> str:
        """A sentence for the user about a file that could not be used as it is, or ""."""
        return self._store.warning

    @property
    def default_threshold(self) -> float:
        """The least probability at which an answer is given again, unless the user says otherwise."""
        return self._verifier.default_threshold

    # Questions

    def look_up(self, question: str, scope: str, context: Sequence[Exchange], threshold: float = 0.0) -> Hit | None:
        """An answer to this question, or to one that means the same; as `consult`, without offers."""
        found = self.consult(question, scope, context, threshold)
        return found if isinstance(found, Hit) else None

    def consult(
        self, question: str, scope: str, context: Sequence[Exchange], threshold: float = 0.0
    ) -> Hit | Offer | None:
        """An answer to this question or to one that means the same, else one to offer, where the two are only close.

        The cheapest comes first: the same words, then the nearest vectors, then the verifier, then the user's votes.

        Args:
            question: as the user wrote it.
            scope: names all that the answer depends on besides the conversation: model, instructions, sampling.
            context: the turns before, the oldest first.
            threshold: the least probability that the answer fits; 0 is the verifier's own, 1 is the same words only.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        context = substance(context)
        if not answerable(question, follows=bool(context)):
            return None
        if (entry := self._matching.same_words(question, scope, context)) is not None:
            return self._hit(entry, 1.0, 1.0)
        threshold = threshold or self._verifier.default_threshold
        if threshold >= 1 or not self._neighbours.version:
            return None
        best = max(
            self._matching.candidates(question, scope, context, threshold),
            key=lambda found: found.certainty,
            default=None,
        )
        if best is None or best.certainty < threshold * OFFERED:
            return None
        entry = best.near.entry
        if best.certainty < threshold:
            if not context:
                self._near_misses.note(question, entry.id, best.certainty)
            return Offer(entry.id, entry.question, entry.created, best.certainty)
        return self._hit(entry, best.near.cosine, best.certainty)

    def store(
        self,
        question: str,
        answer: str,
        scope: str,
        context: Sequence[Exchange],
        model: str,
        conversation: int = 0,
        seconds: float = 0.0,
    ) -> int:
        """Keep an answer, in place of the one that the same question had; its vector follows in the background.

        Args:
            question: as the user wrote it.
            answer: complete, as the model gave it.
            scope: as for `consult`.
            context: as for `consult`.
            model: which one answered.
            conversation: where; 0 is none that is kept.
            seconds: what it took.

        Returns:
            The entry's number, or 0 when this is not to be kept: the question depends on more than its words, the
            answer refuses or is huge, or the user had this very answer forgotten.

        Raises:
            StorageError: the file failed.
        """
        context = substance(context)
        lasting = keepable(question, answer, follows=bool(context))
        if lasting == 0.0:
            return 0
        parent = self._parent(scope, context)
        new = New(
            key_of(question, scope, context),
            question,
            answer,
            digest(answer),
            model,
            parent=parent.id if parent is not None else None,
            depth=len(context),
            standalone=_standing(question, context, parent),
            conversation=conversation,
            seconds=seconds,
            lifetime=lasting,
        )
        number, gone = self._store.add(new)
        self._neighbours.drop(gone)
        if number and self._neighbours.version:
            self._neighbours.fill_soon()
        return number

    # The user's say

    def vote(
        self,
        entry: int,
        fits: bool,
        question: str = "",
        certainty: float = 1.0,
        conversation: int = 0,
        *,
        offered: bool = False,
    ) -> None:
        """Whether an answer that was given again fitted; one that did not is deleted for good.

        Args:
            entry: its number; one that is gone is passed over.
            fits: the verdict.
            question: what was asked when it was given; "" is the kept question itself.
            certainty: how sure the cache was.
            conversation: where it was asked; of a private one no words are kept to learn from.
            offered: it was only shown as the answer to something close, so it stays even if it does not fit.

        Raises:
            StorageError: the file failed.
        """
        scope = self._store.scope_of(entry)
        found = self._store.entries([entry])
        if found and scope:
            self._votes.add(self._matching.pair(scope, question or found[0].question, found[0]), fits, certainty)
            self._keep_words(found[0], fits, question, conversation)
        if not fits and not offered:
            self._neighbours.drop(self._store.forget(entry))

    def _keep_words(self, kept: Entry, fits: bool, question: str, conversation: int) -> None:
        """Of questions that are whole only after other turns, and of the same words, there is nothing to learn."""
        other_words = bool(question) and question_digest(question) != kept.normalized_digest
        if other_words and not is_private(conversation) and not leans_on_context(question) and kept.depth == 0:
            self.pairs.add(question, kept.question, fits, (conversation, self._shelf.show(kept.id).conversation))

    def near_misses(self, limit: int = 10) -> list[NearMiss]:
        """Questions that came close to a kept one and wait for a second look, the newest first.

        Raises:
            StorageError: the file failed.
        """
        return self._near_misses.waiting(limit)

    def settle(self, miss: NearMiss, fits: bool | None) -> None:
        """Take a language model's verdict on a near miss: give the answer from now on, or hold it back; None: neither.

        Raises:
            StorageError: the file failed.
            EngineError: the encoder failed.
        """
        scope = self._store.scope_of(miss.entry)
        found = self._store.entries([miss.entry])
        if found and scope and fits is not None:
            self._votes.add(self._matching.pair(scope, miss.asked, found[0]), fits, miss.certainty, by_model=True)
        self._near_misses.done(miss.id)

    def forget(self, entry: int) -> None:
        """Delete an answer for good; the same question never gets the same answer from here again.

        Raises:
            StorageError: the file failed.
        """
        self._neighbours.drop(self._store.forget(entry))

    def find(self, query: str = "", limit: int = 100, offset: int = 0) -> tuple[list[CachedAnswer], int]:
        """Kept answers with all words of `query`, those last of use first, and how many there are.

        Raises:
            StorageError: the file failed.
        """
        return self._shelf.find(query, limit, offset)

    def show(self, entry: int) -> tuple[CachedAnswer, tuple[str, ...]]:
        """A kept answer, and the questions before its own, as far as they are kept.

        Raises:
            CachedAnswerNotFound: it is gone.
            StorageError: the file failed.
        """
        shown = self._shelf.show(entry)
        return shown, tuple(turn.question for turn in self._store.path(entry) if turn.id != entry)

    def edit(self, entry: int, answer: str) -> CachedAnswer:
        """Give this text from now on.

        Raises:
            InglenookError: the text is empty.
            CachedAnswerNotFound: the entry is gone.
            StorageError: the file failed.
        """
        if not answer.strip() or not is_text(answer):
            raise InglenookError("An answer cannot be empty.", "Remove it instead, if it should not be given again.")
        return self._shelf.edit(entry, answer, digest(answer))

    def pin(self, entry: int, pinned: bool) -> CachedAnswer:
        """Let an answer stay whatever else must go, or no longer.

        Raises:
            CachedAnswerNotFound: it is gone.
            StorageError: the file failed.
        """
        return self._shelf.pin(entry, pinned)

    def remove(self, entry: int) -> None:
        """Delete an answer; the same one may be kept again later.

        Raises:
            CachedAnswerNotFound: it is gone already.
            StorageError: the file failed.
        """
        self.pairs.remove_about(self._shelf.show(entry).question)
        self._neighbours.drop(self._shelf.remove(entry))

    def clear(self, conversation: int = 0, older_than_s: float = 0.0) -> int:
        """Delete the answers of a conversation, or those made longer ago, or, without either, all; gives how many.

        Raises:
            StorageError: the file failed.
        """
        gone = self._shelf.clear(conversation, older_than_s)
        self.pairs.clear(conversation, older_than_s)
        if conversation or older_than_s:
            self._neighbours.drop(gone)
        else:
            self._neighbours.drop_all()
        return len(gone)

    def stats(self, *, paused: bool = False) -> CacheStats:
        """What the cache holds.

        Raises:
            StorageError: the file failed.
        """
        version = self._neighbours.version
        return CacheStats(
            **self._shelf.totals(),
            limit_bytes=self._limit_bytes(),
            comparable=self._shelf.comparable(version),
            vector_bytes=VECTOR_BYTES,
            paused=paused,
            encoder=version,
        )

    def outcomes(self) -> list[tuple[float, bool]]:
        """How sure the cache was, and whether it was right, for each vote on an answer found in other words.

        Raises:
            StorageError: the file failed.
        """
        return self._votes.outcomes()

    # Vectors

    def fill_vectors(self, on_progress: Callable[[int], None] = lambda _done: None) -> int:
        """Encode the questions that have no vector yet and get ready to search; gives how many were encoded.

        Done in the background too, whenever the encoder has become ready and after each answer.

        Args:
            on_progress: told now and then how many are done.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        return self._neighbours.fill(on_progress)

    def rebuild(self) -> int:
        """Make all vectors and the index anew; without an encoder they are made when there is one. Gives how many.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        return self._neighbours.rebuild()

    def close(self) -> None:
        """Stop the work in the background and close the file."""
        self._neighbours.close()
        self._store.close()

    # Inside

    def _hit(self, entry: Entry, similarity: float, certainty: float) -> Hit:
        self._store.count_hit(entry.id)
        return Hit(entry.id, entry.question, entry.answer, entry.created, similarity, entry.model, certainty)

    def _parent(self, scope: str, context: Sequence[Exchange]) -> Entry | None:
        found = self._lineage.parents(scope, context, by_meaning=False)
        try:
            found = found or self._lineage.parents(scope, context)
        except EngineError as error:
            log.warning("the turn before is looked for by its words only: %s", error)
        return found[0] if found else None


def _standing(question: str, context: Sequence[Exchange], parent: Entry | None) -> int:
    """Where an answer may be given: anywhere, in its chain, or as vectors will tell."""
    if not context:
        return ALONE
    return IN_CHAIN if parent is None or leans_on_context(question) else UNDECIDED
