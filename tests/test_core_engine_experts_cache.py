"""Experts in a cache, without a model: how memory is divided, what stays, and what lies where after any passes."""

from __future__ import annotations

import ctypes
import itertools
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.engine.experts.cache import LayerCaches
from core.engine.experts.eviction import Recency, RouterScore
from core.engine.experts.fetch import Fetch, Fetcher, Slice, read_bytes
from core.engine.experts.routing import likely, norm_ratio
from core.engine.experts.shares import ExpertLayer, ExpertMatrix, divide, least_bytes, whole_bytes
from core.engine.experts.slots import NOWHERE, Slots
from core.engine.flash.files import PosixFile, WeightFile, open_weights
from core.engine.protocol import ExpertCache
from core.errors import EngineError, ModelTooLarge

FILE_BYTES = 3 << 20


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("noise") / "weights"
    path.write_bytes(np.random.default_rng(1).bytes(FILE_BYTES))
    return path


@st.composite
def layers_in_a_file(draw: st.DrawFn) -> tuple[ExpertLayer, ...]:
    """Layers of unequal experts, one matrix after the other, in whole blocks or not."""
    offset = draw(st.sampled_from([0, 32, 4096, 5000]))
    layers = []
    for number in range(draw(st.integers(1, 5))):
        experts = draw(st.integers(2, 6))
        matrices = []
        for name in ("up", "down"):
            size = draw(st.sampled_from([4096, 8192, 12288, 1000, 5120, 20480, 33]))
            matrices.append(ExpertMatrix(f"blk.{number}.ffn_{name}_exps.weight", 0, offset, size))
            offset += size * experts
        layers.append(ExpertLayer(number, experts, tuple(matrices)))
    return tuple(layers)


@given(layers_in_a_file(), st.floats(0, 1.2))
def test_a_budget_is_kept_and_used(layers: tuple[ExpertLayer, ...], share: float) -> None:
    least, whole = least_bytes(layers), whole_bytes(layers)
    budget = int(least + share * (whole - least))
    shares = divide(layers, budget, "m")
    assert shares.bytes <= budget
    assert all(1 <= kept <= layer.experts for kept, layer in zip(shares.kept, layers, strict=True))
    rest = [(layer.experts - kept) * layer.slot_bytes for kept, layer in zip(shares.kept, layers, strict=True)]
    assert shares.room_bytes == max(rest)
    own = sum(kept * layer.slot_bytes for kept, layer in zip(shares.kept, layers, strict=True))
    assert shares.bytes == own + shares.room_bytes * min(2, len(layers))
    if budget >= whole:
        assert shares.kept == tuple(layer.experts for layer in layers)


def test_the_user_hears_the_least_memory_that_the_experts_need() -> None:
    layers = (ExpertLayer(0, 8, (ExpertMatrix("blk.0.ffn_up_exps.weight", 0, 0, 1_000_000),)),)
    with pytest.raises(
        ModelTooLarge, match=r"^The experts of m need at least 8 MB of memory; 1 MB are given\."
    ) as told:
        divide(layers, 1_000_000, "m")
    assert told.value.hint
    with pytest.raises(EngineError, match="no experts"):
        divide((), 1 << 30, "m")


@given(st.data())
def test_slots_lose_nothing_that_must_stay(data: st.DataObject) -> None:
    experts = data.draw(st.integers(1, 12))
    slots = Slots(experts, data.draw(st.integers(1, experts)))
    worth = np.array(data.draw(st.lists(st.floats(0, 1, width=32), min_size=experts, max_size=experts)), np.float32)
    some = st.sets(st.integers(0, experts - 1), min_size=1)
    for _ in range(6):
        needed = sorted(data.draw(some))
        held = [expert for expert in needed if slots.holds(expert)]
        placed = slots.take_in([expert for expert in needed if not slots.holds(expert)], set(needed), worth)
        assert all(slots.slot_of[expert] == slot for expert, slot in placed.items())
        assert all(slots.holds(expert) for expert in needed)
        assert not held or all(expert not in placed for expert in held)
        guessed = [expert for expert in sorted(data.draw(some)) if not slots.holds(expert)]
        ahead = slots.take_ahead(guessed, set(needed), worth)
        assert all(slot < slots.kept for slot in ahead.values())
        assert all(slots.holds(expert) for expert in needed)
        taken = slots.slot_of[slots.slot_of != NOWHERE]
        assert len(set(taken.tolist())) == len(taken)


def test_the_least_worthy_expert_makes_room() -> None:
    slots = Slots(4, 2)
    worth = np.array([0.3, 0.1, 0.2, 0.0], np.float32)
    slots.take_in([0, 1], {0, 1}, worth)
    slots.take_in([2], {2}, worth)
    assert [slots.holds(expert) for expert in range(3)] == [True, False, True]


def test_more_experts_than_slots_lie_in_the_room() -> None:
    slots = Slots(5, 2)
    worth = np.arange(5, dtype=np.float32)
    slots.take_in(range(5), set(range(5)), worth)
    assert slots.slot_of.tolist().count(NOWHERE) == 0
    assert sorted(slots.in_room()) == [0, 1, 2]


def test_a_score_prefers_what_the_router_nearly_chose_to_what_it_chose_long_ago() -> None:
    score, recency = RouterScore(3, 1), Recency(3)
    passes = [([0], [0.9, 0.05, 0.05])] + [([1], [0.02, 0.5, 0.48])] * 20
    for chosen, said in passes:
        for worth in (score, recency):
            worth.used(chosen, np.array(said, np.float32))
    assert score.values[2] > score.values[0]
    assert recency.values[2] < recency.values[0]


@given(st.integers(1, 6), st.integers(1, 3), st.integers(0, 2**16))
def test_likely_experts_are_those_that_the_router_would_choose(tokens: int, used: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    router = chance.standard_normal((8, 4)).astype(np.float32)
    seen = chance.standard_normal((tokens, 4)).astype(np.float32)
    found = likely(seen, None, router, used)
    best = {int(expert) for row in seen @ router.T for expert in np.argsort(-row)[:used]}
    assert set(found) == best or (tokens * used >= 32 and found == list(range(8)))


def test_what_one_router_sees_is_scaled_as_the_next_one_sees_it() -> None:
    stream = np.array([[1.0, -2.0, 0.5]], np.float32)
    this, following = np.array([2.0, 0.5, 1.0], np.float32), np.array([1.0, 3.0, 0.25], np.float32)
    ratio = norm_ratio(this, following)
    assert ratio is not None
    np.testing.assert_allclose(stream * this * ratio, stream * following)
    assert norm_ratio(None, following) is None


class Watched(PosixFile):
    """A file that can be made to fail, or to wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, direct=True)
        self.broken = False
        self.open = threading.Event()
        self.open.set()

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        self.open.wait()
        if self.broken:
            raise EngineError("The model file m cannot be read any more (Input/output error).", "Check the disk.")
        super().read(into, offset, needed)


def contents(caches: LayerCaches, place: int, layer: ExpertLayer, expert: int) -> list[bytes]:
    slot = int(caches.slots(place).slot_of[expert])
    return [
        ctypes.string_at(base + matrix.lead + slot * matrix.stride, matrix.size)
        for base, matrix in zip(caches.bases(place), layer.matrices, strict=True)
    ]


def in_file(path: Path, layer: ExpertLayer, expert: int) -> list[bytes]:
    data = path.read_bytes()
    return [data[at : at + m.size] for m in layer.matrices for at in [m.offset + expert * m.size]]


def said(layer: ExpertLayer, chosen: Sequence[int]) -> np.ndarray:
    values = np.full(layer.experts, 0.01, np.float32)
    values[list(chosen)] = 0.5
    return values


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_needed_expert_is_in_memory_as_it_is_in_the_file(noise: Path, data: st.DataObject) -> None:
    layers = data.draw(layers_in_a_file())
    budget = data.draw(st.integers(least_bytes(layers), whole_bytes(layers)))
    wishes = ExpertCache(budget, readers=2, eviction=data.draw(st.sampled_from(["score", "recency"])))
    shares = divide(layers, budget, "m")
    caches = LayerCaches(layers, shares, wishes, 2, [open_weights(noise, direct=True)])
    try:
        for _ in range(data.draw(st.integers(1, 4))):
            for place, layer in enumerate(layers):
                some = st.sets(st.integers(0, layer.experts - 1), min_size=1)
                chosen = sorted(data.draw(some))
                caches.bring(place, chosen, said(layer, chosen))
                for expert in chosen:
                    assert contents(caches, place, layer, expert) == in_file(noise, layer, expert)
                if place + 1 < len(layers):
                    following = st.sets(st.integers(0, layers[place + 1].experts - 1))
                    caches.read_ahead(place + 1, sorted(data.draw(following)))
                # What computes now must not be touched by what is read ahead.
                for expert in chosen:
                    assert contents(caches, place, layer, expert) == in_file(noise, layer, expert)
    finally:
        caches.close()
    assert 0 <= caches.counts.hit_rate <= 1


@pytest.fixture
def layer() -> ExpertLayer:
    return ExpertLayer(0, 4, (ExpertMatrix("blk.0.ffn_up_exps.weight", 0, 4096, 8192),))


@pytest.fixture
def watched(noise: Path, layer: ExpertLayer) -> Iterator[tuple[Watched, LayerCaches]]:
    file = Watched(noise)
    budget = least_bytes([layer, layer])
    caches = LayerCaches([layer, layer], divide([layer, layer], budget, "m"), ExpertCache(budget), 1, [file])
    yield file, caches
    file.open.set()
    caches.close()


def test_an_expert_that_cannot_be_read_is_told_once_and_read_when_the_disk_is_back(
    watched: tuple[Watched, LayerCaches], layer: ExpertLayer, noise: Path
) -> None:
    file, caches = watched
    file.broken = True
    with pytest.raises(EngineError, match="cannot be read"):
        caches.bring(0, [1, 2], said(layer, [1, 2]))
    file.broken = False
    caches.bring(0, [1, 2], said(layer, [1, 2]))
    assert contents(caches, 0, layer, 2) == in_file(noise, layer, 2)


def test_an_error_of_what_was_read_ahead_matters_only_when_it_is_needed(
    watched: tuple[Watched, LayerCaches], layer: ExpertLayer, noise: Path
) -> None:
    file, caches = watched
    file.broken = True
    caches.read_ahead(1, [3])
    caches.bring(0, [], said(layer, []))
    with pytest.raises(EngineError, match="cannot be read"):
        caches.bring(1, [3], said(layer, [3]))
    file.broken = False
    caches.bring(1, [3], said(layer, [3]))
    assert contents(caches, 1, layer, 3) == in_file(noise, layer, 3)


def test_a_disk_that_does_not_answer_holds_nobody_who_gives_up(
    watched: tuple[Watched, LayerCaches], layer: ExpertLayer, noise: Path
) -> None:
    file, caches = watched
    file.open.clear()
    asked = itertools.count()
    caches.bring(0, [0], said(layer, [0]), wanted=lambda: next(asked) < 3)
    file.open.set()
    caches.bring(0, [0], said(layer, [0]))
    assert contents(caches, 0, layer, 0) == in_file(noise, layer, 0)


def test_what_is_needed_now_is_read_before_what_was_queued_ahead(noise: Path) -> None:
    file = Watched(noise)
    file.open.clear()
    memory = (ctypes.c_char * (1 << 20))()
    fetcher = Fetcher(1)

    def fetch(number: int) -> Fetch:
        return Fetch([Slice(file, number * 4096, 4096, ctypes.addressof(memory) + number * 8192)])

    ahead = [fetch(number) for number in range(40)]
    fetcher.read_ahead(ahead)
    needed = fetch(100)
    waiter = threading.Thread(target=fetcher.wait, args=([needed], lambda: True))
    waiter.start()
    # One may have been begun before; the others are behind.
    while needed not in fetcher._now:
        threading.Event().wait(0.001)
    given_up = sum(fetcher.give_up(each) for each in ahead[20:])
    file.open.set()
    waiter.join()
    assert given_up == 20
    assert needed.over
    fetcher.close()
    file.close()


def test_a_short_stretch_of_a_file_can_be_read(noise: Path) -> None:
    file: WeightFile = open_weights(noise, direct=True)
    assert read_bytes(file, 5000, 77) == noise.read_bytes()[5000:5077]
    file.close()
