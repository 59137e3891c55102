"""Gives an earlier answer when a question comes again, in the same words or in others that mean the same."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from cache.encoder import DIMENSIONS, Encoder, Matrix
from cache.index import VectorIndex
from cache.store import LIMIT_BYTES, Entry, Key, Store
from cache.verify import cacheable, is_text, normalize, same_meaning_possible
from core.errors import InglenookError

log = logging.getLogger(__name__)

_CANDIDATES: Final = 8
"""How many of the most alike questions are looked at more closely."""
_BATCH: Final = 8
"""Texts that are encoded at once in the background; a question that comes meanwhile waits for them: 40 ms."""


@dataclass(frozen=True)
class Hit:
    """An answer that was given before."""

    entry: int
    question: str
    """The one that it answered, as it was asked."""
    answer: str
    created: float
    """Seconds since 1970."""
    similarity: float
    """1.0 when the words are the same, else the cosine of the two questions' vectors."""
    model: str


@dataclass(frozen=True)
class Stats:
    """What the cache holds."""

    entries: int
    bytes: int
    hits: int
    """How often the entries it still holds were given again."""


class SemanticCache:
    """Answers by question. Any thread may call any method, and other processes may use the same file.

    Scope and context divide it: an answer is given again only in the scope it was made in, after the very same turns.
    What a question may not be answered with from memory at all, `cache.verify` decides, here and nowhere else.

    Args:
        path: the SQLite file; vectors are in it, the index over them is made from it in memory.
        encoder: for questions in other words; without one, only the same words match.
        limit_bytes: how much is kept.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        path: Path,
        encoder: Encoder | None,
        limit_bytes: int = LIMIT_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = Store(path, limit_bytes, clock)
        self._encoder = encoder
        self._searching = threading.Lock()
        self._index: VectorIndex | None = None
        self._index_version = ""
        self._filling = threading.Lock()
        self._filler_lock = threading.Lock()
        self._filler: threading.Thread | None = None
        self._fill_wanted = False
        self._closed = False
        if encoder is not None:
            encoder.on_ready = self._fill_soon

    @property
    def warning(self) -> str:
        """A sentence for the user about a file that could not be used as it is, or ""."""
        return self._store.warning

    def look_up(self, question: str, scope: str, context: Sequence[str], threshold: float) -> Hit | None:
        """An answer to this question, or to one that means the same.

        Args:
            question: as the user wrote it.
            scope: names all that the answer depends on besides the conversation: model, instructions, sampling.
            context: the texts of all turns before, the oldest first.
            threshold: the least cosine for a question in other words; 1 is the same words only.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        if not cacheable(question, in_context=bool(context)):
            return None
        key = _key(question, scope, context)
        if (entry := self._store.exact(key)) is not None:
            return self._hit(entry, 1.0)
        if threshold >= 1 or self._encoder is None or not self._encoder.ready:
            return None
        for entry, similarity in self._alike(question, key, threshold):
            if same_meaning_possible(question, entry.question):
                return self._hit(entry, similarity)
        return None

    def store(self, question: str, answer: str, scope: str, context: Sequence[str], model: str) -> int:
        """Remember an answer, in place of the one that the same question had; its vector follows in the background.

        Returns:
            The entry's number, or 0 when this is not to be remembered: the question depends on more than its words,
            the answer is huge, or the user had this very answer forgotten.

        Raises:
            StorageError: the file failed.
        """
        if not cacheable(question, in_context=bool(context)) or not answer.strip() or not is_text(answer):
            return 0
        number, gone = self._store.add(_key(question, scope, context), question, answer, _digest(answer), model)
        self._drop(gone)
        if number and self._encoder is not None and self._encoder.ready:
            self._fill_soon()
        return number

    def forget(self, entry: int) -> None:
        """Delete an answer for good; the same question never gets the same answer from here again.

        Raises:
            StorageError: the file failed.
        """
        self._drop(self._store.forget(entry))

    def clear(self) -> None:
        """Delete all answers.

        Raises:
            StorageError: the file failed.
        """
        self._store.clear()
        with self._searching:
            self._index = None

    def fill_vectors(self) -> int:
        """Encode the questions that have no vector yet and get ready to search; gives how many were encoded.

        Done in the background too, whenever the encoder has become ready and after each answer.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        encoder = self._encoder
        if encoder is None or not encoder.ready:
            return 0
        filled = 0
        with self._filling:
            version = encoder.version
            self._open_index(version)
            while version and not self._closed and (batch := self._store.pending(version, _BATCH)):
                vectors = encoder.encode([_one_ending(question) for _, question in batch])
                rows = [(number, row.astype("<f4").tobytes()) for (number, _), row in zip(batch, vectors, strict=True)]
                self._store.fill(version, rows)
                filled += len(rows)
        return filled

    def stats(self) -> Stats:
        """What the cache holds.

        Raises:
            StorageError: the file failed.
        """
        return Stats(*self._store.totals())

    def close(self) -> None:
        """Stop the work in the background and close the file."""
        with self._filler_lock:
            self._closed = True
            filler = self._filler
        if filler is not None:
            filler.join(timeout=10)
        self._store.close()

    def _hit(self, entry: Entry, similarity: float) -> Hit:
        self._store.count_hit(entry.id)
        return Hit(entry.id, entry.question, entry.answer, entry.created, min(similarity, 1.0), entry.model)

    # Questions in other words

    def _alike(self, question: str, key: Key, threshold: float) -> list[tuple[Entry, float]]:
        """Entries of the same scope and context whose questions' vectors are near, the nearest first."""
        assert self._encoder is not None
        version = self._encoder.version
        if self._index is None or self._index_version != version:
            # Loading the index library takes longer than a question should wait.
            self._fill_soon()
            return []
        ids = self._store.comparable(key, version)
        if not ids:
            return []
        (vector,) = self._encoder.encode([_one_ending(question)])
        near = {number: cosine for number, cosine in self._nearest(vector, ids, version) if cosine >= threshold}
        return [(entry, near[entry.id]) for entry in self._store.entries(list(near))]

    def _nearest(self, vector: Matrix, ids: list[int], version: str) -> list[tuple[int, float]]:
        with self._searching:
            index = self._index
            if index is None or self._index_version != version:
                return []
            # Another process, or the background, may have added some. The rows say what exists, the index only finds.
            if missing := index.missing(ids):
                rows = self._store.vectors(missing, version)
                index.add([number for number, _ in rows], _matrix([vector for _, vector in rows]))
            return index.nearest(vector, ids, _CANDIDATES)

    def _open_index(self, version: str) -> None:
        with self._searching:
            if self._index is None or self._index_version != version:
                self._index, self._index_version = VectorIndex(DIMENSIONS), version

    def _drop(self, ids: Sequence[int]) -> None:
        with self._searching:
            if self._index is not None:
                self._index.remove(ids)

    # In the background

    def _fill_soon(self) -> None:
        with self._filler_lock:
            self._fill_wanted = True
            if self._filler is None and not self._closed:
                self._filler = threading.Thread(target=self._fill_until_done, name="cache-filler", daemon=True)
                self._filler.start()

    def _fill_until_done(self) -> None:
        while True:
            with self._filler_lock:
                if not self._fill_wanted or self._closed:
                    self._filler = None
                    return
                self._fill_wanted = False
            try:
                self.fill_vectors()
            except InglenookError as error:
                log.warning("earlier questions have not been made comparable: %s", error)


def _key(question: str, scope: str, context: Sequence[str]) -> Key:
    return Key(scope, _digest(*context), _digest(normalize(question)))


def _one_ending(question: str) -> str:
    """The question as it is encoded: a missing question mark alone would cost 0.09 of similarity."""
    return question.rstrip("?!. \t\n") + "?"


def _digest(*texts: str) -> str:
    """Differs whenever one text does, or where one ends and the next begins."""
    digest = hashlib.sha256()
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "little"))
        digest.update(encoded)
    return digest.hexdigest()


def _matrix(vectors: Sequence[bytes]) -> Matrix:
    return np.frombuffer(b"".join(vectors), dtype="<f4").astype(np.float32).reshape(len(vectors), DIMENSIONS)
