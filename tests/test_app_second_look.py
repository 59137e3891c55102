"""What came close to a remembered question is judged by the model once it has nothing else to do, and then given."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from app.second_look import SecondLook, verdict
from cache.semantic_cache import SemanticCache
from cache.verify.pair import Verifier
from core.cache_messages import Hit, Offer
from core.engine.protocol import Load, Loaded, Text
from tests.fakes import BagOfWordsEncoder, FakeEngine

SCOPE = "model and instructions"
KEPT = "How do I polish an old brass lamp at home?"
ASKED = "How would somebody polish an old brass lamp?"


class Halfway(Verifier):
    """Is as sure of everything as an offer needs, and not more."""

    def judge(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        return 0.6 if cosine > 0.5 else 0.0


class BigEngine(FakeEngine):
    """A model that is large enough to be asked."""

    parameters = 3_000_000_000

    @property
    def loaded(self) -> Loaded | None:
        loaded = super().loaded
        return msgspec.structs.replace(loaded, parameters=self.parameters) if loaded else None


@pytest.fixture
def cache(tmp_path: Path) -> SemanticCache:
    cache = SemanticCache(tmp_path / "cache.db", BagOfWordsEncoder(), Halfway())
    cache.store(KEPT, "With lemon and salt.", SCOPE, [], "Fake-1B")
    cache.fill_vectors()
    return cache


@pytest.fixture
def engine() -> BigEngine:
    engine = BigEngine()
    engine.running = True
    return engine


def replies(engine: FakeEngine, *texts: str) -> None:
    for text in texts:
        engine.enqueue(Text(text, 1))


def looked_at(cache: SemanticCache, engine: FakeEngine) -> int:
    return SecondLook(cache, engine, lambda: Load("fake.gguf")).run()


def test_two_times_yes_gives_the_answer_from_then_on(cache: SemanticCache, engine: BigEngine) -> None:
    assert isinstance(cache.consult(ASKED, SCOPE, [], 0.8), Offer)
    assert [miss.asked for miss in cache.near_misses()] == [ASKED]
    replies(engine, "Yes.", "yes")
    assert looked_at(cache, engine) == 1
    hit = cache.consult(ASKED, SCOPE, [], 0.8)
    assert isinstance(hit, Hit)
    assert hit.answer == "With lemon and salt."
    assert cache.near_misses() == []
    assert KEPT in engine.requests[0].turns[0].text
    assert cache.stats().right == 0
    assert cache.outcomes() == []


@pytest.mark.parametrize("said", [("no", "No."), ("no", "yes"), ("Maybe", "yes")])
def test_anything_else_does_not(said: tuple[str, str], cache: SemanticCache, engine: BigEngine) -> None:
    cache.consult(ASKED, SCOPE, [], 0.8)
    replies(engine, *said)
    assert looked_at(cache, engine) == 1
    assert not isinstance(cache.consult(ASKED, SCOPE, [], 0.8), Hit)


def test_the_users_word_counts_more(cache: SemanticCache, engine: BigEngine) -> None:
    offer = cache.consult(ASKED, SCOPE, [], 0.8)
    assert isinstance(offer, Offer)
    (miss,) = cache.near_misses()
    cache.vote(offer.entry, True, ASKED, 0.6)
    cache.settle(miss, False)
    assert cache.stats().right == 1
    cache.vote(offer.entry, False, ASKED, 0.6)
    assert cache.near_misses() == []
    assert cache.consult(ASKED, SCOPE, [], 0.8) is None


def test_a_small_or_absent_model_is_not_asked(cache: SemanticCache, engine: BigEngine) -> None:
    cache.consult(ASKED, SCOPE, [], 0.8)
    engine.parameters = 135_000_000
    assert looked_at(cache, engine) == 0
    engine.parameters = 3_000_000_000
    engine.running = False
    assert looked_at(cache, engine) == 0
    assert len(cache.near_misses()) == 1
    assert engine.requests == []


def test_near_misses_go_with_their_answer(cache: SemanticCache) -> None:
    cache.consult(ASKED, SCOPE, [], 0.8)
    cache.clear()
    assert cache.near_misses() == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("yes", "Yes, exactly"), True),
        (("No", " no."), False),
        (("yes", "no"), None),
        (("yesterday", "yes"), None),
        (("Well", "Hm"), None),
    ],
)
def test_the_verdict_needs_the_same_clear_word_twice(texts: tuple[str, str], expected: bool | None) -> None:
    assert verdict(texts) is expected
