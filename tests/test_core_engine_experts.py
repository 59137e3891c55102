"""A mixture that does not fit into memory: the same text, within the budget, and one sentence for trouble."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine.abort import Aborted, AbortFlag
from core.engine.bindings import bindings
from core.engine.client import Engine
from core.engine.experts.shares import expert_layers, least_bytes, whole_bytes
from core.engine.experts.tier import ExpertTier
from core.engine.model import Model
from core.engine.protocol import ExpertCache, Generate, Generated, Load, Sampling, Stream, Turn
from core.engine.sampler import Sampler
from core.engine.session import Session
from core.errors import EngineError, ModelTooLarge
from core.gguf import read_header
from core.process.cancellation import Cancellation
from models.starter import starter_model
from tests.moe_model import SAMPLE, mixture_of
from tests.small_model import some_layers

KEPT = (0, 10, 20, 29)
PROMPT = SAMPLE[900:1300]
TOKENS = 8


@pytest.fixture(scope="module")
def mixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four layers of eight experts, two of which compute a token."""
    folder = tmp_path_factory.mktemp("mixture")
    return mixture_of(some_layers(folder / "dense.gguf", KEPT), folder / "mixture.gguf")


@pytest.fixture(scope="module")
def odd_mixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One in several files, whose experts are no whole blocks of the disk."""
    folder = tmp_path_factory.mktemp("odd")
    dense = some_layers(folder / "dense.gguf", KEPT[1:], "Q8_0")
    path = mixture_of(dense, folder / "mixture.gguf", 6, 2, tensors_a_file=14)
    assert read_header(path).parts > 1
    assert all(matrix.size % 4096 for layer in expert_layers(read_header(path)) for matrix in layer.matrices)
    return path


def budget_of(path: Path, share: float) -> int:
    layers = expert_layers(read_header(path))
    return int(least_bytes(layers) + share * (whole_bytes(layers) - least_bytes(layers)))


def request(path: Path, experts: ExpertCache | None) -> Load:
    return Load(str(path), context_length=512, batch=128, repack=False, experts=experts)


Written = list[tuple[int, str]]
"""Tokens, each with a digest of all scores that it was drawn from: experts are so alike that texts say too little."""


def write(session: Session, prompt: str, count: int = TOKENS) -> Written:
    """The greedy continuation."""
    model = session.model
    session.keep(0)
    session.read(model.vocabulary.tokenize(prompt))
    found = []
    with Sampler(Sampling(temperature=0), model.vocabulary.size) as sampler:
        for _ in range(count):
            scores = bindings().llama_get_logits_ith(session.pointer, -1)
            digest = hashlib.blake2b(ctypes.string_at(scores, 4 * model.vocabulary.size), digest_size=8).hexdigest()
            found.append((sampler.sample(session), digest))
            session.append(found[-1][0])
    return found


def written(path: Path, experts: ExpertCache | None) -> tuple[Written, Written]:
    """What a fresh model writes to two prompts, of which the second needs no more than a few experts at once."""
    load = request(path, experts)
    with Model(load, lambda _: True) as model, Session(model, load) as session:
        return write(session, PROMPT), write(session, "The river")


@pytest.fixture(scope="module")
def resident(mixture: Path) -> tuple[Written, Written]:
    return written(mixture, None)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_the_very_same_scores_come_from_a_cache_of_any_size(
    mixture: Path, resident: tuple[Written, Written], share: float
) -> None:
    assert written(mixture, ExpertCache(budget_of(mixture, share))) == resident


@pytest.mark.parametrize("cache", [ExpertCache(0, prefetch=False), ExpertCache(0, readers=1, eviction="recency")])
def test_the_very_same_scores_come_with_any_way_of_caching(
    mixture: Path, resident: tuple[Written, Written], cache: ExpertCache
) -> None:
    wishes = ExpertCache(budget_of(mixture, 0.3), cache.readers, cache.prefetch, cache.eviction)
    assert written(mixture, wishes) == resident


def test_experts_in_several_files_that_are_no_whole_blocks_of_the_disk_are_read_right(odd_mixture: Path) -> None:
    assert written(odd_mixture, ExpertCache(budget_of(odd_mixture, 0.4))) == written(odd_mixture, None)


def test_a_file_on_a_filesystem_without_direct_reads_works(mixture: Path, resident: tuple[Written, Written]) -> None:
    place = Path("/dev/shm") / f"inglenook-test-{os.getpid()}.gguf"
    if not place.parent.is_dir():
        pytest.skip("no filesystem in memory here")
    try:
        shutil.copy(mixture, place)
        assert written(place, ExpertCache(budget_of(place, 0.4))) == resident
    finally:
        place.unlink(missing_ok=True)


def test_the_mixture_uses_all_its_experts_and_the_cache_counts_them(mixture: Path) -> None:
    load = request(mixture, ExpertCache(budget_of(mixture, 1.0)))
    with Model(load, lambda _: True) as model, Session(model, load) as session:
        write(session, PROMPT)
        assert model.experts is not None
        counts = model.experts.counts
    layers = expert_layers(read_header(mixture))
    experts = sum(layer.experts for layer in layers)
    assert counts.bytes_read >= 0.8 * sum(matrix.size * 8 for layer in layers for matrix in layer.matrices)
    assert counts.needed > experts
    assert 0 < counts.found < counts.needed


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


def test_loading_reads_no_expert_and_the_process_stays_within_the_cache(mixture: Path, tmp_path: Path) -> None:
    experts = sum(tensor.size for tensor in read_header(mixture).tensors if "_exps." in tensor.name)
    cache = ExpertCache(budget_of(mixture, 0.3))
    peaks = []
    for wishes in (None, cache):
        engine = Engine(tmp_path / "engine.log")
        try:
            load = Load(str(mixture), context_length=512, memory_map=False, repack=False, experts=wishes)
            engine.load(load)
            loaded = engine.memory()
            for event in engine.generate(load, question(PROMPT), Cancellation()):
                last = event
            assert isinstance(last, Generated)
            assert loaded is not None
            peaks.append((loaded.peak, last.engine_peak_bytes))
            facts = last
        finally:
            engine.close()
    (all_loaded, all_answered), (some_loaded, some_answered) = peaks
    # A few megabytes are the library of numbers that the cache works with.
    assert all_loaded - some_loaded > experts - 40e6
    assert all_answered - some_answered > experts - cache.bytes - 40e6
    assert 0 < facts.expert_hit_rate <= 1
    assert facts.expert_bytes > 0


def question(text: str) -> Generate:
    return Generate((Turn("user", text),), Sampling(temperature=0), max_tokens=8)


def test_the_user_hears_what_cannot_be_cached(mixture: Path, engine: Engine) -> None:
    with pytest.raises(EngineError, match="has no experts that could be kept in a cache"):
        engine.load(Load(str(starter_model()), experts=ExpertCache(1 << 30)))
    with pytest.raises(ModelTooLarge, match=r"need at least \d+ MB of memory; 0 MB are given"):
        engine.load(Load(str(mixture), experts=ExpertCache(1)))
    with pytest.raises(EngineError, match="cannot be combined"):
        engine.load(Load(str(mixture), experts=ExpertCache(1 << 30), stream=Stream(0)))


def test_where_no_cache_can_be_had_the_system_pages_experts_in_and_the_user_is_told(
    mixture: Path, resident: tuple[Written, Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "memfd_create")
    load = request(mixture, ExpertCache(budget_of(mixture, 0.4)))
    with Model(load, lambda _: True) as model, Session(model, load) as session:
        assert "cannot be kept in a cache here" in model.notice
        assert write(session, PROMPT) == resident[0]


def test_a_load_that_is_cancelled_leaves_nothing_behind(mixture: Path) -> None:
    load = request(mixture, ExpertCache(budget_of(mixture, 0.4)))
    with pytest.raises(Aborted):
        Model(load, lambda _: False)


def test_a_file_that_is_cut_in_mid_answer_ends_it_in_one_sentence(mixture: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(mixture, tmp_path / "mine.gguf"))
    load = request(path, ExpertCache(budget_of(path, 0.2)))
    with Model(load, lambda _: True) as model, Session(model, load) as session:
        write(session, "The river", 2)
        os.truncate(path, path.stat().st_size // 3)
        with pytest.raises(EngineError, match=r"^The model file mine.gguf (was changed|has become shorter)"):
            write(session, PROMPT)


def test_an_answer_is_cancelled_and_the_next_one_is_right(mixture: Path, resident: tuple[Written, Written]) -> None:
    load = request(mixture, ExpertCache(budget_of(mixture, 0.0)))
    with Model(load, lambda _: True) as model, Session(model, load) as session:
        flag = AbortFlag()
        session.install(flag)
        flag.set()
        with pytest.raises(Aborted):
            write(session, PROMPT)
        session.install(AbortFlag())
        assert write(session, PROMPT) == resident[0]


def test_a_model_can_be_unloaded_while_experts_are_being_read(mixture: Path) -> None:
    load = request(mixture, ExpertCache(budget_of(mixture, 0.0)))
    model = Model(load, lambda _: True)
    session = Session(model, load)
    write(session, PROMPT, 1)
    tier = model.experts
    assert isinstance(tier, ExpertTier)
    tier._caches.read_ahead(3, list(range(8)))
    session.close()
    model.close()
    model.close()
