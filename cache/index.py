"""Finds the nearest of many vectors (faiss); everything in it can be made again from the database."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from cache.compression import Codes
from cache.encoder import DIMENSIONS
from core.errors import StorageError

log = logging.getLogger(__name__)


class VectorIndex:
    """Short codes under the numbers of their entries, all of them compared: exact, and under 5 ms for 100,000.

    Each scope has an index of its own, so that a search never sees, and never has to leave out, what belongs to
    another. faiss compares the bytes as they are (scalar quantizer, 8 bit, signed), which is eight times as quick as
    comparing four-byte numbers because a quarter of the memory is read.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        with _translated():
            # Heavy: whoever asks the same question in the same words never needs it.
            import faiss  # noqa: PLC0415

            # One search is far below the cost of waking other threads.
            faiss.omp_set_num_threads(1)
            # Its annotations are those of the C++ interface, not of the arrays that it takes in Python.
            codes: Any = faiss.IndexScalarQuantizer(
                DIMENSIONS, faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT
            )
            self._index: Any = faiss.IndexIDMap(codes)
        self._ids: set[int] = set()
        self.latest = 0
        """The number of the newest vector row in here; for whoever keeps this in step with the database."""

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, ids: Sequence[int], codes: Codes) -> None:
        """Add codes, shape (len(ids), 384), int8; those of a number that is here already take the old ones' place.

        Raises:
            StorageError: faiss refused.
        """
        if not ids:
            return
        self.remove([number for number in ids if number in self._ids])
        with _translated():
            self._index.add_with_ids(np.ascontiguousarray(codes, dtype=np.float32), np.asarray(ids, dtype=np.int64))
        self._ids.update(ids)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget these; numbers without a code are passed over.

        Raises:
            StorageError: faiss refused.
        """
        held = [number for number in ids if number in self._ids]
        if held:
            with _translated():
                self._index.remove_ids(np.asarray(held, dtype=np.int64))
            self._ids.difference_update(held)

    def nearest(self, code: Codes, count: int) -> list[int]:
        """Numbers of up to `count` entries whose codes, shape (384,), are the most alike, the nearest first.

        Raises:
            StorageError: faiss refused.
        """
        if not self._ids:
            return []
        with _translated():
            _, ids = self._index.search(code.astype(np.float32).reshape(1, -1), min(count, len(self._ids)))
        return [int(number) for number in ids[0] if number >= 0]


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
