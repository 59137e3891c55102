"""Keeps the vectors of kept questions, and finds those that are near to a new one."""

from __future__ import annotations

import collections
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from cache.compression import Codes, compress, cosines, pack, unpack
from cache.encoder import Encoder, Matrix
from cache.index import VectorIndex
from cache.schema import UNDECIDED
from cache.store import Entry, Pending, Store
from cache.verify.turns import asks_about_the_world, depends, names_its_subject
from core.errors import EngineError, InglenookError

log = logging.getLogger(__name__)

CANDIDATES: Final = 8
"""How many of the most alike questions are looked at more closely."""
_BATCH: Final = 8
"""Texts that are encoded at once in the background; a question that comes meanwhile waits for them: 40 ms."""
_AT_ANY_TIME: Final = 32
"""Questions that are encoded in the background even while an answer is written ..."""
_PATIENCE_S: Final = 20.0
"""... and how long each further batch waits for it at most: where there is always an answer, vectors still come."""
_BETWEEN_LOOKS_S: Final = 0.1
_AT_ONCE: Final = 10_000
"""An index of more vectors than this is made in the background: reading them takes longer than a question may wait."""
_SCOPES: Final = 4
"""How many scopes' indexes are kept at once; each new model or instruction is another scope."""
_REMEMBERED: Final = 512
"""Codes of texts asked last, that a conversation asks for at each of its turns."""


_TURNS_READ: Final = 20
"""Last turns of a conversation whose vectors are compared with a question's; of older ones the words decide."""


@dataclass(frozen=True)
class Near:
    """A kept answer whose question is alike."""

    entry: Entry
    cosine: float


class Neighbours:
    """Vectors in the database, an index over them in memory, and the encoder that makes them. For any thread.

    Args:
        store: the rows; they are the truth, the index only finds them.
        encoder: None where questions are compared by their words only.
    """

    def __init__(self, store: Store, encoder: Encoder | None) -> None:
        self._store = store
        self._encoder = encoder
        self._searching = threading.Lock()
        self._indexes: collections.OrderedDict[str, VectorIndex] = collections.OrderedDict()
        self._version = ""
        """Of the vectors in the indexes; "" until the index library is loaded."""
        self._wanted_scopes: set[str] = set()
        self._codes: collections.OrderedDict[tuple[str, str], Codes] = collections.OrderedDict()
        self._filling = threading.Lock()
        self._filler_lock = threading.Lock()
        self._filler: threading.Thread | None = None
        self._fill_wanted = False
        self._closed = False
        self.busy: Callable[[], bool] = lambda: False
        """Whether somebody waits for an answer; many questions are then encoded later."""
        if encoder is not None:
            encoder.on_ready = self.fill_soon

    @property
    def version(self) -> str:
        """The encoder whose vectors can be compared now; "" while there is none."""
        encoder = self._encoder
        return encoder.version if encoder is not None and encoder.ready else ""

    def code(self, question: str) -> Codes:
        """The short code of a question, shape (384,), int8.

        Raises:
            EngineError: the encoder failed, or is not ready.
        """
        encoder = self._encoder
        if encoder is None:
            raise EngineError("There is no small model that compares questions.")
        version = encoder.version
        name = (version, question)
        with self._searching:
            if (known := self._codes.get(name)) is not None:
                self._codes.move_to_end(name)
                return known
        code: Codes = compress(encoder.encode([one_ending(question)]))[0]
        if encoder.version != version:
            # Something was learned in this moment: nobody knows which vector this is.
            return self.code(question)
        with self._searching:
            self._codes[name] = code
            while len(self._codes) > _REMEMBERED:
                self._codes.popitem(last=False)
        return code

    def cosines(self, one: Codes, many: Codes) -> Matrix:
        """How alike one code, shape (384,), and many, shape (n, 384), are, whichever encoder made them; shape (n,)."""
        alike = cosines(one, many)
        return self._encoder.calibrated(alike) if self._encoder is not None else alike

    def near(self, question: str, scope: str) -> list[Near]:
        """The nearest answers of a scope that may be given in any conversation, the nearest first.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        version = self.version
        if not version or not self._in_step(scope, version):
            return []
        with self._searching:
            index = self._indexes.get(scope)
            if index is None or not len(index):
                return []
        code = self.code(question)
        if self.version != version:
            # Something was learned in this moment: the vectors that are kept are of another kind.
            return []
        with self._searching:
            found = index.nearest(code, CANDIDATES)
        entries = self._store.entries(found)
        if len(entries) < len(found):
            # Gone from the database meanwhile, by another process or by their age.
            held = {entry.id for entry in entries}
            with self._searching:
                index.remove([number for number in found if number not in held])
                found = index.nearest(code, CANDIDATES)
            entries = self._store.entries(found)
        return self._compared(code, entries, version)

    def on_its_own(self, question: str, turns: Sequence[str]) -> bool:
        """Whether the answer to a question depends on none of the turns before it, as far as words and vectors tell.

        Raises:
            EngineError: the encoder failed.
        """
        code = self.code(question) if self.version else None
        for back, turn in enumerate(reversed(turns), start=1):
            cosine = None
            if code is not None and back <= _TURNS_READ:
                cosine = float(self.cosines(code, self.code(turn)[None])[0])
            named = asks_about_the_world(turn) and names_its_subject(question, turn)
            if depends(question, turn, cosine) and not named:
                return False
        return True

    def among(self, question: str, entries: Sequence[Entry]) -> list[Near]:
        """These answers by how alike their questions are, the nearest first; those without a vector are left out.

        Raises:
            StorageError: the file failed.
            EngineError: the encoder failed.
        """
        version = self.version
        if not version or not entries:
            return []
        return self._compared(self.code(question), entries, version)

    def drop(self, ids: Sequence[int]) -> None:
        """Forget these entries' vectors in memory."""
        with self._searching:
            for index in self._indexes.values():
                index.remove(ids)

    def drop_all(self) -> None:
        """Make the indexes anew when they are asked for."""
        with self._searching:
            self._indexes.clear()
            self._codes.clear()

    def fill(self, on_progress: Callable[[int], None] = lambda _done: None) -> int:
        """Encode the questions that have no vector yet and get ready to search; gives how many were encoded.

        Args:
            on_progress: told after each batch how many are done.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        with self._filling:
            return self._fill(on_progress)

    def _fill_in_background(self) -> None:
        """The same, and out of the way of answers: what was just asked is encoded at once, many others when there is
        time.
        """

        def wait(filled: int) -> None:
            end = time.monotonic() + _PATIENCE_S
            while filled >= _AT_ANY_TIME and self.busy() and not self._closed and time.monotonic() < end:
                time.sleep(_BETWEEN_LOOKS_S)

        with self._filling:
            self._fill(wait)

    def rebuild(self) -> int:
        """Delete all vectors and make them anew, as far as there is an encoder; gives how many.

        Raises:
            StorageError: the file or the index failed.
            EngineError: the encoder failed.
        """
        with self._filling:
            self._store.drop_vectors()
            self.drop_all()
            return self._fill()

    def fill_soon(self) -> None:
        """Do the same in the background."""
        with self._filler_lock:
            self._fill_wanted = True
            if self._filler is None and not self._closed:
                self._filler = threading.Thread(target=self._fill_until_done, name="cache-filler", daemon=True)
                self._filler.start()

    def close(self) -> None:
        """Stop the work in the background."""
        with self._filler_lock:
            self._closed = True
            filler = self._filler
        if filler is not None:
            filler.join(timeout=10)

    # The index

    def _load_library(self, version: str) -> None:
        with self._searching:
            if self._version != version:
                VectorIndex()
                self._indexes.clear()
                self._version = version

    def _in_step(self, scope: str, version: str) -> bool:
        """Whether the scope's index holds all there is; one that takes long to make is made in the background."""
        if self._version != version:
            # Loading the index library takes longer than a question should wait.
            self.fill_soon()
            return False
        with self._searching:
            index = self._indexes.get(scope)
            if index is not None:
                self._indexes.move_to_end(scope)
        if index is None and len(self._store.vectors_after(0, scope, version, _AT_ONCE)) == _AT_ONCE:
            self._wanted_scopes.add(scope)
            self.fill_soon()
            return False
        self._catch_up(scope, version)
        return True

    def _catch_up(self, scope: str, version: str) -> None:
        """Add the vectors that came since the last time, from here or from another process."""
        with self._searching:
            if self._version != version:
                return
            index = self._indexes.get(scope)
            if index is None:
                index = VectorIndex()
            rows = self._store.vectors_after(index.latest, scope, version)
            if rows:
                index.add([row[1] for row in rows], unpack([row[2] for row in rows]))
                index.latest = rows[-1][0]
            self._indexes[scope] = index
            self._indexes.move_to_end(scope)
            while len(self._indexes) > _SCOPES:
                self._indexes.popitem(last=False)

    def _compared(self, code: Codes, entries: Sequence[Entry], version: str) -> list[Near]:
        stored = self._store.vectors([entry.id for entry in entries], version)
        held = [entry for entry in entries if entry.id in stored]
        if not held:
            return []
        alike = self.cosines(code, unpack([stored[entry.id] for entry in held]))
        found = [Near(entry, min(float(cosine), 1.0)) for entry, cosine in zip(held, alike, strict=True)]
        return sorted(found, key=lambda near: -near.cosine)

    # In the background

    def _fill(self, on_progress: Callable[[int], None] = lambda _done: None) -> int:
        filled, version = 0, self.version
        if not version:
            return 0
        self._load_library(version)
        while not self._closed and self.version == version and (batch := self._store.pending(version, _BATCH)):
            filled += self._fill_batch(batch, version)
            on_progress(filled)
        if self.version not in {"", version} and not self._closed:
            # Something was learned meanwhile.
            return filled + self._fill(on_progress)
        for scope in sorted(self._wanted_scopes):
            self._wanted_scopes.discard(scope)
            self._catch_up(scope, version)
        return filled

    def _fill_batch(self, batch: Sequence[Pending], version: str) -> int:
        encoder = self._encoder
        assert encoder is not None
        codes = compress(encoder.encode([one_ending(entry.question) for entry in batch]))
        if encoder.version != version:
            return 0
        rows = [(entry.id, packed) for entry, packed in zip(batch, pack(codes), strict=True)]
        fresh = dict(rows)
        undecided = [entry for entry in batch if entry.standalone == UNDECIDED]
        alone = [entry.id for entry in undecided if self._stands_alone(entry, fresh, version)]
        self._store.fill(version, rows, alone)
        return len(batch)

    def _stands_alone(self, entry: Pending, fresh: dict[int, bytes], version: str) -> bool:
        """Whether the answer depends on none of the turns before, as far as words and vectors tell."""
        if entry.parent is None:
            return False
        before = self._store.path(entry.parent)
        numbers = [turn.id for turn in before]
        stored = self._store.vectors(numbers, version) | {
            number: fresh[number] for number in numbers if number in fresh
        }
        if not before or len(stored) < len(before):
            return False
        (code,) = unpack([fresh[entry.id]])
        alike = self.cosines(code, unpack([stored[number] for number in numbers]))
        return not any(
            depends(entry.question, turn.question, float(cosine)) for turn, cosine in zip(before, alike, strict=True)
        )

    def _fill_until_done(self) -> None:
        while True:
            with self._filler_lock:
                if not self._fill_wanted or self._closed:
                    self._filler = None
                    return
                self._fill_wanted = False
            try:
                self._fill_in_background()
            except InglenookError as error:
                log.warning("earlier questions have not been made comparable: %s", error)


def one_ending(question: str) -> str:
    """The question as it is encoded: a missing question mark alone would cost 0.09 of similarity."""
    return question.rstrip("?!. \t\n") + "?"
