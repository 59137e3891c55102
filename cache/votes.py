"""Keeps the user's votes on answers that were given again: digests, vectors and verdicts, never a text."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cache.compression import VECTOR_BYTES, Codes, cosines, pack, unpack
from cache.encoder import Matrix
from cache.feedback import Vote
from core.database import OpenedDatabase


@dataclass(frozen=True)
class Pair:
    """A question that was asked and one that is kept, as votes know them."""

    scope: str
    asked: str
    """Digest of the question that was asked ..."""
    kept: str
    """... and of the kept one."""
    encoder: str = ""
    """The version that made the codes; "" where there are none."""
    asked_code: Codes | None = None
    kept_code: Codes | None = None


class Votes:
    """All votes. Any thread may call any method; each raises `StorageError` when the file fails.

    Args:
        opened: the database of the store.
        clock: seconds since 1970.
        alike: how alike one code and many are.
    """

    def __init__(
        self,
        opened: OpenedDatabase,
        clock: Callable[[], float] = time.time,
        alike: Callable[[Codes, Codes], Matrix] = cosines,
    ) -> None:
        self._opened = opened
        self._clock = clock
        self._cosines = alike

    def add(self, pair: Pair, fits: bool, certainty: float, *, by_model: bool = False) -> None:
        """Note whether the answer kept under one question fitted the other; a later vote on the same pair counts.

        A verdict of the model's never takes the place of the user's.
        """
        asked, kept = (
            pack(code.reshape(1, -1))[0] if code is not None else None for code in (pair.asked_code, pair.kept_code)
        )
        named = [pair.scope, pair.asked, pair.kept]
        with self._opened.writing() as db:
            if (
                by_model
                and db.execute(
                    "SELECT 1 FROM votes WHERE scope = ? AND asked_digest = ? AND kept_digest = ? AND NOT by_model",
                    named,
                ).fetchone()
            ):
                return
            db.execute("DELETE FROM votes WHERE scope = ? AND asked_digest = ? AND kept_digest = ?", named)
            db.execute(
                "INSERT INTO votes (scope, asked_digest, kept_digest, fits, certainty, at, encoder, asked_vector, "
                "kept_vector, by_model) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [*named, fits, certainty, self._clock(), pair.encoder, asked, kept, by_model],
            )

    def about(self, pair: Pair) -> list[Vote]:
        """The votes on this pair and on pairs like it; those of another encoder count for the same words only."""
        with self._opened.reading() as db:
            rows = db.execute(
                "SELECT fits, asked_digest, kept_digest, encoder, asked_vector, kept_vector, by_model FROM votes "
                "WHERE scope = ?",
                [pair.scope],
            ).fetchall()
        found = []
        for fits, asked, kept, encoder, asked_vector, kept_vector, by_model in rows:
            comparable = bool(encoder) and encoder == pair.encoder
            found.append(
                Vote(
                    bool(fits),
                    self._alike(asked == pair.asked, pair.asked_code, asked_vector if comparable else None),
                    self._alike(kept == pair.kept, pair.kept_code, kept_vector if comparable else None),
                    by_model=bool(by_model),
                )
            )
        return [vote for vote in found if vote.weight > 0]

    def outcomes(self) -> list[tuple[float, bool]]:
        """How sure the cache was, and whether it was right, for each vote of the user's on an answer in other words."""
        with self._opened.reading() as db:
            rows = db.execute(
                "SELECT certainty, fits FROM votes WHERE asked_digest != kept_digest AND NOT by_model"
            ).fetchall()
        return [(certainty, bool(fits)) for certainty, fits in rows]

    def _alike(self, same: bool, code: Codes | None, stored: bytes | None) -> float:
        if same:
            return 1.0
        if code is None or stored is None or len(stored) != VECTOR_BYTES:
            return 0.0
        # Never 1: that is for the same words.
        return min(float(self._cosines(np.asarray(code), unpack([stored]))[0]), 0.999)
