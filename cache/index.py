"""Finds the nearest of many vectors (faiss); everything in it can be made again from the database."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cache.encoder import Matrix
from core.errors import StorageError

log = logging.getLogger(__name__)


class VectorIndex:
    """Unit vectors under the numbers of their entries, searched one by one: exact, and quick up to 100,000.

    Not for several threads at once.

    Args:
        dimensions: length of a vector.
    """

    def __init__(self, dimensions: int) -> None:
        with _translated():
            # Heavy: whoever asks the same question in the same words never needs it.
            import faiss  # noqa: PLC0415

            # One search is far below the cost of waking other threads.
            faiss.omp_set_num_threads(1)
            # Its annotations are those of the C++ interface, not of the arrays that it takes in Python.
            self._faiss: Any = faiss
            self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
        self._ids: set[int] = set()

    def __len__(self) -> int:
        return len(self._ids)

    def missing(self, ids: Sequence[int]) -> list[int]:
        """Those of `ids` that have no vector here yet."""
        return [number for number in ids if number not in self._ids]

    def add(self, ids: Sequence[int], vectors: Matrix) -> None:
        """Add vectors, shape (len(ids), dimensions), under numbers that have none yet.

        Raises:
            StorageError: faiss refused.
        """
        with _translated():
            self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), np.asarray(ids, dtype=np.int64))
        self._ids.update(ids)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget these vectors; numbers without one are passed over.

        Raises:
            StorageError: faiss refused.
        """
        held = [number for number in ids if number in self._ids]
        if held:
            with _translated():
                self._index.remove_ids(np.asarray(held, dtype=np.int64))
            self._ids.difference_update(held)

    def nearest(self, vector: Matrix, among: Sequence[int], count: int) -> list[tuple[int, float]]:
        """Up to `count` pairs of number and cosine, the most alike first, of those whose number is in `among`.

        Raises:
            StorageError: faiss refused.
        """
        chosen = self._ids.intersection(among)
        if not chosen:
            return []
        with _translated():
            parameters = None
            if len(chosen) < len(self._ids):
                selector = self._faiss.IDSelectorBatch(np.fromiter(chosen, dtype=np.int64))
                parameters = self._faiss.SearchParameters(sel=selector)
            cosines, ids = self._index.search(vector.reshape(1, -1), min(count, len(chosen)), params=parameters)
        return [(int(number), float(cosine)) for number, cosine in zip(ids[0], cosines[0], strict=True) if number >= 0]


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (ImportError, RuntimeError, AssertionError, ValueError, MemoryError) as error:
        log.warning("faiss: %s", error)
        raise StorageError(
            "Earlier questions could not be searched for a similar one.",
            "Questions in the same words are still remembered; restart Inglenook to try again.",
        ) from error
