"""The judge reads two questions together: it moves the verdict, and when it cannot read, words and vectors decide."""

from __future__ import annotations

import numpy as np
import pytest

from cache.encoder import DIMENSIONS
from cache.verify.judge import Head, Judge, adapter_file, head_file, shipped_head
from cache.verify.pair import OFFERED, Verifier
from core.errors import EngineError

ASKED, KEPT = "How can somebody polish a brass lamp?", "How do I polish an old lamp of brass?"
HEAD = Head(
    np.eye(1, DIMENSIONS, dtype=np.float32),
    np.zeros(1, np.float32),
    np.full((1, 1), 6, np.float32),
    np.zeros(1, np.float32),
)
"""Says 6 times the hyperbolic tangent of the first number of the state, made as long as the head wants it."""


class PairReader:
    """Gives states whose first number it is told."""

    def __init__(self, first: float) -> None:
        self.first = first
        self.compares = True
        self.failure: EngineError | None = None
        self.pairs: list[tuple[str, str]] = []

    def compare(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        if self.failure:
            raise self.failure
        self.pairs += pairs
        states = np.zeros((len(pairs), DIMENSIONS), dtype=np.float32)
        states[:, 0] = self.first
        return states


def test_the_verdict_follows_the_judge() -> None:
    unread = Verifier().judge(ASKED, KEPT, 0.85)
    doubted = Verifier(reader=Judge(PairReader(-1.0), HEAD)).judge(ASKED, KEPT, 0.85)
    agreed = Verifier(reader=Judge(PairReader(1.0), HEAD)).judge(ASKED, KEPT, 0.85)
    assert doubted < unread < agreed


def test_the_same_words_and_what_the_guard_forbids_are_not_read() -> None:
    reader = PairReader(1.0)
    verifier = Verifier(reader=Judge(reader, HEAD))
    assert verifier.judge("How do I open a jar?", "how can I open a jar", 1.0) >= 0.9
    assert verifier.judge("How do I open a jar?", "How do I close a jar?", 0.97) == 0.0
    assert verifier.judge(ASKED, KEPT, 0.3) < 0.5
    assert reader.pairs == []


def test_what_no_verdict_can_change_is_not_read_and_decided_alike() -> None:
    for cosine in np.linspace(0.6, 0.999, 20):
        doubtful, sure = PairReader(-1.0), PairReader(1.0)
        no, yes = (Verifier(reader=Judge(reader, HEAD)) for reader in (doubtful, sure))
        verdicts = {verifier.judge(ASKED, KEPT, cosine) for verifier in (no, yes)}
        assert len(verdicts) == len(doubtful.pairs) + 1
        if not doubtful.pairs:
            (verdict,) = verdicts
            assert verdict >= no.default_threshold or verdict < no.default_threshold * OFFERED
    assert doubtful.pairs == []
    assert no.judge(ASKED, KEPT, 0.999, 0.999) < 0.999
    assert doubtful.pairs == [(ASKED, KEPT)]


def test_a_pair_is_read_once() -> None:
    reader = PairReader(0.5)
    judge = Judge(reader, HEAD)
    assert judge.log_odds(ASKED, KEPT) == pytest.approx(judge.log_odds(f" {ASKED}", KEPT))
    assert len(reader.pairs) == 1


def test_while_the_encoder_is_away_words_and_vectors_decide() -> None:
    reader = PairReader(-1.0)
    verifier = Verifier(reader=Judge(reader, HEAD))
    unread = Verifier().judge(ASKED, KEPT, 0.85)
    reader.failure = EngineError("The engine stopped.")
    assert verifier.judge(ASKED, KEPT, 0.85) <= unread
    reader.compares = False
    assert verifier.judge(ASKED, KEPT, 0.85) == pytest.approx(unread)
    assert verifier.default_threshold == Verifier().default_threshold


def test_what_ships_is_small_and_of_the_right_shape() -> None:
    head = shipped_head()
    assert head.inner.shape[1] == DIMENSIONS
    assert head.outer.shape == (1, head.inner.shape[0])
    assert adapter_file().read_bytes()[:4] == b"GGUF"
    assert adapter_file().stat().st_size + head_file().stat().st_size < 4_000_000
