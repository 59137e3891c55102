"""Another encoder than the one that comes with Inglenook: what is taken, what is refused, and that nothing is mixed."""

from __future__ import annotations

import functools
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import stamina

from app.encoder_choice import EncoderChoice
from cache.compression import compress, cosine_table
from cache.encoder import DIMENSIONS, Encoder
from cache.encoder_file import encoder_file, find_source
from cache.encoders import torch_engine, trial
from cache.encoders.bert_gguf import write
from cache.encoders.calibration_pairs import LINES, calibration_pairs
from cache.encoders.choice import ChoiceFile
from cache.encoders.engines import engine_for
from cache.encoders.fit import fit
from cache.encoders.own import OwnEncoder
from cache.encoders.source import describe
from cache.learning.head import Head, HeadFile
from cache.semantic_cache import SemanticCache
from cache.verify.judge import adapter_file
from core.cache_messages import EncoderTried
from core.engine.client import Engine
from core.engine.protocol import Load
from core.errors import InglenookError, ModelDamaged, ModelNotFound, NotOnHub, UnsuitableEncoder
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.hub import Hub
from models.starter import starter_model
from tests.fake_hub import FakeHub, fake_hub, open_hub
from tests.small_bert import VOCABULARY, make_bert, vector_of, write_json

MB = 10**6


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encoder]:
    folder = tmp_path_factory.mktemp("usual")
    encoder = Encoder(Engine(folder / "log"), lambda: encoder_file(folder))
    encoder.start()
    assert encoder.wait(120), encoder.problem
    yield encoder
    encoder.stop()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "run")


@pytest.fixture(autouse=True)
def fewer_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "calibration_pairs", lambda: calibration_pairs()[:60])


def first_token_minilm(folder: Path) -> Path:
    """The installed encoder, pooled in another way: other vectors, and useful ones."""
    shutil.copytree(find_source(), folder)
    write_json(folder / "1_Pooling" / "config.json", {"pooling_mode_cls_token": True})
    return folder


def choice_in(paths: Paths, budget_gb: float = 20.0) -> EncoderChoice:
    return EncoderChoice(paths, lambda: Settings(memory_budget_gb=budget_gb))


def try_it(what: Path, usual: Encoder, paths: Paths, prefix: str = "", budget_gb: float = 20.0) -> EncoderTried:
    *_, last = choice_in(paths, budget_gb).try_out(str(what), prefix, usual, Cancellation())
    assert isinstance(last, EncoderTried)
    return last


# What is taken


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_a_bert_folder_becomes_a_gguf_file_with_the_very_vectors(tmp_path: Path, pooling: str) -> None:
    weights = make_bert(tmp_path / "bert", pooling)
    source = describe(tmp_path / "bert")
    assert source.kind == "converted"
    assert source.shape is not None
    write(source.weights, source.shape, tmp_path / "bert.gguf")
    engine = Engine(tmp_path / "log")
    sentences = (("what", "is", "the", "capital", "of", "france", "?"), ("bake", "bread"), ("rain",))
    try:
        load = Load(str(tmp_path / "bert.gguf"), context_length=64, gpu_layers=0, embedding=True)
        found = engine.embed(load, [" ".join(words).capitalize() for words in sentences])
    finally:
        engine.unload()
    rows = np.frombuffer(found.values, "<f4").reshape(len(sentences), found.dimensions)
    expected = np.stack([vector_of(weights, words, pooling) for words in sentences])
    assert (rows * expected).sum(axis=1).min() > 0.9995


def test_a_vocabulary_may_lie_in_the_tokenizer_alone_and_a_prefix_in_the_models_description(tmp_path: Path) -> None:
    make_bert(tmp_path, prefix="query: ")
    listed = {piece: number for number, piece in enumerate(VOCABULARY)}
    (tmp_path / "vocab.txt").unlink()
    write_json(
        tmp_path / "tokenizer.json",
        {"normalizer": {"lowercase": True}, "model": {"type": "WordPiece", "vocab": listed}},
    )
    source = describe(tmp_path)
    assert source.prefix == "query: "
    assert source.shape is not None
    assert tuple(source.shape.vocabulary) == VOCABULARY


def test_a_gguf_file_of_an_embedding_model_is_taken_as_it_is(tmp_path: Path) -> None:
    source = describe(encoder_file(tmp_path))
    assert source.kind == "gguf"
    assert source.tokens == 512
    assert source.strips


def test_the_pairs_that_come_with_inglenook_are_whole() -> None:
    pairs = calibration_pairs()
    assert len(pairs) == LINES
    assert 0.4 < sum(pair.fits for pair in pairs) / len(pairs) < 0.6
    assert all(pair.one and pair.other for pair in pairs)


# What is refused


def spoil(folder: Path, how: str) -> Path:
    make_bert(folder)
    match how:
        case "no weights":
            (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
        case "layer as a pickle":
            (folder / "2_Dense").mkdir()
            (folder / "2_Dense" / "pytorch_model.bin").touch()
        case "no vocabulary":
            (folder / "vocab.txt").unlink()
        case "other vocabulary":
            (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\nmore\n")
        case "no description":
            (folder / "config.json").unlink()
        case "damaged description":
            (folder / "config.json").write_text("[" * 100_000)
        case "huge description":
            (folder / "config.json").write_text(" " * (2 << 20))
        case "senseless description":
            make_bert(folder, num_hidden_layers=-3)
        case "weights alone":
            return folder / "model.safetensors"
    return folder


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("no weights", "has no model.safetensors"),
        ("layer as a pickle", "2_Dense has its weights in pytorch_model.bin only"),
        ("no vocabulary", "no WordPiece vocabulary"),
        ("other vocabulary", "pieces, and its config.json says"),
        ("no description", "no config.json"),
        ("damaged description", "cannot be read"),
        ("huge description", "larger than such a file can be"),
        ("senseless description", "no sensible num_hidden_layers"),
        ("weights alone", "weights only"),
    ],
)
def test_what_is_no_encoder_is_refused_in_one_sentence(tmp_path: Path, how: str, said: str) -> None:
    with pytest.raises(UnsuitableEncoder, match=said) as refused:
        describe(spoil(tmp_path / "spoilt", how))
    assert refused.value.hint


def test_nothing_at_all_and_a_file_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="no folder or file"):
        describe(tmp_path / "nowhere")
    (tmp_path / "notes.txt").write_text("nothing of the kind")
    with pytest.raises(InglenookError):
        describe(tmp_path / "notes.txt")


def test_a_model_that_answers_is_no_encoder() -> None:
    with pytest.raises(UnsuitableEncoder, match="no embedding model"):
        describe(starter_model())


def test_weights_that_are_cut_or_missing_are_damaged(tmp_path: Path) -> None:
    make_bert(tmp_path, num_hidden_layers=3)
    source = describe(tmp_path)
    assert source.shape is not None
    with pytest.raises(ModelDamaged, match="lacks weights"):
        write(source.weights, source.shape, tmp_path / "out.gguf")
    with source.weights.open("r+b") as file:
        file.truncate(1_000)
    with pytest.raises(ModelDamaged, match="cannot be read"):
        write(source.weights, source.shape, tmp_path / "out.gguf")


def test_one_that_needs_sentence_transformers_is_refused_where_that_is_missing(
    tmp_path: Path, usual: Encoder, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_bert(tmp_path / "roberta", model_type="xlm-roberta")
    assert describe(tmp_path / "roberta").kind == "torch"
    monkeypatch.setattr(torch_engine, "LIBRARY", "no_such_library_here")
    with pytest.raises(UnsuitableEncoder, match="not installed") as refused:
        try_it(tmp_path / "roberta", usual, paths)
    assert "inglenook[encoders]" in refused.value.hint


def test_one_that_is_too_large_for_the_budget_is_refused_before_it_is_loaded(
    tmp_path: Path, usual: Encoder, paths: Paths
) -> None:
    with pytest.raises(UnsuitableEncoder, match=r"would take 0\.2 GB of memory"):
        try_it(find_source(), usual, paths, budget_gb=0.2)
    assert not paths.encoder.exists()


# The fit


def pairs_like(dimensions: int, offset: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of pairs by an encoder whose vectors all point one way a little, and by the cache's own."""
    draw = np.random.default_rng(seed)
    meaning = draw.normal(size=(200, 30))
    meaning[1::2] = meaning[::2] + draw.uniform(0, 2, (100, 1)) * draw.normal(size=(100, 30))

    def seen(length: int, all_point: float) -> np.ndarray:
        ways, _ = np.linalg.qr(draw.normal(size=(length, 31)))
        rows = meaning @ ways[:, :30].T + all_point * ways[:, 30]
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    return seen(dimensions, offset), seen(DIMENSIONS, 0.0)


@pytest.mark.parametrize("dimensions", [64, 384, 1024])
def test_cosines_of_another_encoder_come_to_mean_the_same(dimensions: int) -> None:
    other, own = pairs_like(dimensions, 16.0, 1)
    assert (other[::2] @ other[1::2].T).min() > 0.5
    found = fit(other, own)
    rows = found.apply(other)
    assert rows.shape == (200, DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    # No number of a code is cut off, however the encoder's are spread.
    assert (np.abs(compress(rows)) == 7).mean() < 0.03
    here = (own[::2] * own[1::2]).sum(axis=1)
    there = found.calibrated((rows[::2] * rows[1::2]).sum(axis=1))
    assert np.corrcoef(here, there)[0, 1] > 0.95
    assert abs(float((there - here).mean())) < 0.05
    steps = found.calibrated(np.linspace(-1, 1, 501, dtype=np.float32))
    assert (np.diff(steps) >= 0).all()


def test_an_encoder_that_tells_nothing_apart_is_refused() -> None:
    same = np.tile(np.eye(1, 64, dtype=np.float32), (200, 1))
    with pytest.raises(UnsuitableEncoder, match="same vector"):
        fit(same, pairs_like(64, 0.0, 2)[1])
    with pytest.raises(UnsuitableEncoder, match="no numbers"):
        fit(np.full((200, 64), np.nan, np.float32), pairs_like(64, 0.0, 2)[1])


# Living with it


def encoder_with_choice(paths: Paths, models: Path) -> Encoder:
    own = OwnEncoder(ChoiceFile(paths.encoder), functools.partial(engine_for, paths.log))
    return Encoder(Engine(paths.log), lambda: encoder_file(models), adapter_file(), HeadFile(paths.learned), own)


def test_a_chosen_encoder_compares_questions_from_then_on_and_vectors_are_never_mixed(
    tmp_path: Path, usual: Encoder, paths: Paths
) -> None:
    file = ChoiceFile(paths.encoder)
    encoder = encoder_with_choice(paths, tmp_path / "models")
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    try:
        encoder.start()
        assert encoder.wait(120), encoder.problem
        first = encoder.version
        cache.store("What is the capital of France?", "Paris.", "s", [], "m")
        cache.store("How do I bake sourdough bread?", "With patience.", "s", [], "m")
        cache.fill_vectors()
        assert cache.stats().comparable == 2

        found = try_it(first_token_minilm(tmp_path / "cls"), usual, paths)
        assert found.dimensions == DIMENSIONS
        assert found.memory_bytes > 20 * MB
        assert encoder.version == first, "one that is only tried changes nothing"
        assert file.take() is not None

        # The running encoder follows a choice that another process has made; the same words are found meanwhile.
        hit = cache.look_up("what is the capital of france", "s", [])
        assert hit is not None
        assert hit.similarity == 1.0
        wait_for_version(encoder, lambda version: version not in ("", first))
        cache.fill_vectors()
        stats = cache.stats()
        assert stats.comparable == 2
        assert stats.encoder == encoder.version
        assert encoder.base.startswith("cls.")
        near = cache.look_up("Tell me the capital of France", "s", [])
        assert near is not None
        assert near.similarity < 1
        # What was fitted to the encoder of Inglenook still gets its vectors.
        assert encoder.encode_plainly(["rain"]) == pytest.approx(usual.encode_plainly(["rain"]), abs=1e-6)
        assert not np.allclose(encoder.encode(["rain"]), encoder.encode_plainly(["rain"]), atol=0.1)

        # What is learned on top of it is for it alone.
        plain = encoder.encode(["rain"])
        change = np.asarray(np.random.default_rng(0).normal(size=(DIMENSIONS, DIMENSIONS)) / 20, np.float32)
        HeadFile(paths.learned).keep(Head(encoder.base, change))
        assert encoder.version.startswith(f"{encoder.base}+")
        assert not np.allclose(encoder.encode(["rain"]), plain, atol=0.05)
        assert encoder.encode_unlearned(["rain"]) == pytest.approx(plain, abs=1e-6)

        assert file.reset()
        assert encoder.version == first
        assert list(paths.encoder.iterdir()) == []
        cache.fill_vectors()
        assert cache.look_up("Tell me the capital of France", "s", []) is not None
    finally:
        encoder.stop()
        cache.close()


def wait_for_version(encoder: Encoder, right: Callable[[str], bool]) -> None:
    end = time.monotonic() + 60
    while not right(encoder.version):
        assert time.monotonic() < end, "the encoder does not follow the choice"
        time.sleep(0.02)


def test_a_random_encoder_does_worse_and_waits_for_the_users_word(tmp_path: Path, usual: Encoder, paths: Paths) -> None:
    make_bert(tmp_path / "random", width=512)
    found = try_it(tmp_path / "random", usual, paths, prefix="query: ")
    assert found.worse
    assert found.after.hits < found.before.hits
    file = ChoiceFile(paths.encoder)
    assert file.current() is None
    taken = file.take()
    assert taken is not None
    said = choice_in(paths).state()
    assert (said.name, said.own, said.prefix) == ("random", True, "query: ")
    assert said.after == found.after


def test_the_very_same_encoder_brought_as_ones_own_decides_as_before(usual: Encoder, paths: Paths) -> None:
    found = try_it(find_source(), usual, paths)
    assert found.after.wrong == found.before.wrong
    assert found.after.hits == pytest.approx(found.before.hits, abs=0.04)
    choice = ChoiceFile(paths.encoder).tried()
    assert choice is not None
    texts = [pair.one for pair in calibration_pairs()[100:160]]
    plain, rows = usual.encode_plainly(texts), choice.fit.apply(usual.encode_plainly(texts))
    there = choice.fit.calibrated(cosine_table(compress(rows), compress(rows)))
    assert np.abs(there - cosine_table(compress(plain), compress(plain))).mean() < 0.02


def test_a_chosen_file_that_is_gone_is_told_and_the_same_words_are_found_all_the_same(
    tmp_path: Path, usual: Encoder, paths: Paths
) -> None:
    file = ChoiceFile(paths.encoder)
    gguf = tmp_path / "mine.gguf"
    shutil.copy(encoder_file(tmp_path / "made"), gguf)
    try_it(gguf, usual, paths)
    file.take()
    gguf.unlink()
    assert "not there any more" in choice_in(paths).state().problem
    encoder = encoder_with_choice(paths, tmp_path / "models")
    cache = SemanticCache(tmp_path / "cache.db", encoder)
    try:
        encoder.start()
        assert encoder.wait(120)
        assert encoder.version == ""
        cache.store("What is the capital of France?", "Paris.", "s", [], "m")
        cache.fill_vectors()
        assert cache.look_up("what is the capital of france", "s", []) is not None
        assert cache.look_up("Tell me the capital of France", "s", []) is None
    finally:
        encoder.stop()
        cache.close()


def test_a_damaged_choice_is_no_choice(tmp_path: Path, usual: Encoder, paths: Paths) -> None:
    file = ChoiceFile(paths.encoder)
    paths.encoder.mkdir(parents=True)
    (paths.encoder / "choice.safetensors").write_bytes(b"\x08" + bytes(200))
    assert file.current() is None
    assert choice_in(paths).state().name == "all-MiniLM-L6-v2"


def test_what_the_engine_cannot_load_is_a_sentence_and_leaves_nothing_behind(
    tmp_path: Path, usual: Encoder, paths: Paths
) -> None:
    make_bert(tmp_path / "bad", intermediate_size=64)
    with pytest.raises(InglenookError, match="does not hold what its kind of model needs"):
        try_it(tmp_path / "bad", usual, paths)
    assert list(paths.encoder.iterdir()) == []


def test_a_stopped_trial_changes_nothing(tmp_path: Path, usual: Encoder, paths: Paths) -> None:
    cancellation = Cancellation()
    events = choice_in(paths).try_out(str(find_source()), "", usual, cancellation)
    next(events)
    next(events)
    cancellation.cancel()
    assert not [event for event in events if isinstance(event, EncoderTried)]
    assert ChoiceFile(paths.encoder).tried() is None


# From the hub


@pytest.fixture
def server() -> Iterator[FakeHub]:
    with fake_hub() as server, stamina.set_testing(True, attempts=2, cap=True):
        yield server


def fetch_and_try(hub: Hub, what: str, usual: Encoder, paths: Paths, budget_gb: float = 20.0) -> EncoderTried:
    choice = EncoderChoice(paths, lambda: Settings(memory_budget_gb=budget_gb), hub)
    *_, last = choice.try_out(what, "", usual, Cancellation())
    assert isinstance(last, EncoderTried)
    return last


def test_an_encoder_of_the_hub_is_fetched_without_its_code_and_tried(
    tmp_path: Path, usual: Encoder, paths: Paths, server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = first_token_minilm(tmp_path / "own")
    for file in folder.rglob("*"):
        if file.is_file():
            server.add("somebody/own", str(file.relative_to(folder)), file)
    server.add("somebody/own", "modeling_own.py", b"raise SystemExit")
    server.add("somebody/own", "pytorch_model.bin", b"\x80")
    hub = open_hub(server, monkeypatch)
    found = fetch_and_try(hub, "somebody/own", usual, paths)
    assert found.name == "own"
    asked = {request.path.rsplit("/", 1)[-1] for request in server.requests if request.method == "GET"}
    assert "model.safetensors" in asked
    assert not asked & {"modeling_own.py", "pytorch_model.bin"}
    ChoiceFile(paths.encoder).take()
    # What was fetched is in the file that was made of it.
    kinds = sorted(path.suffix for path in paths.encoder.rglob("*") if path.is_file())
    assert kinds == [".gguf", ".safetensors"]
    assert choice_in(paths).state().asked_for == "somebody/own"


def test_a_gguf_file_of_the_hub_stays_where_it_was_fetched_to(
    tmp_path: Path, usual: Encoder, paths: Paths, server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add("somebody/own-GGUF", "own-Q8_0.gguf", encoder_file(tmp_path))
    hub = open_hub(server, monkeypatch)
    assert not fetch_and_try(hub, "somebody/own-GGUF:Q8_0", usual, paths).worse
    taken = ChoiceFile(paths.encoder).take()
    assert taken is not None
    assert Path(taken.facts.path).is_relative_to(paths.encoder)
    assert Path(taken.facts.path).is_file()
    choice_in(paths).reset()
    assert not [path for path in paths.encoder.rglob("*") if path.is_file()]


def test_what_the_hub_has_too_large_or_not_at_all_is_a_sentence(
    usual: Encoder, paths: Paths, server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add("somebody/large", "model.safetensors", bytes(3_000_000))
    server.add("somebody/old", "pytorch_model.bin", b"\x80")
    hub = open_hub(server, monkeypatch)
    with pytest.raises(UnsuitableEncoder, match="of weights"):
        fetch_and_try(hub, "somebody/large", usual, paths, budget_gb=0.005)
    with pytest.raises(NotOnHub, match=r"neither a model.safetensors nor a GGUF"):
        fetch_and_try(hub, "somebody/old", usual, paths)
    with pytest.raises(NotOnHub):
        fetch_and_try(hub, "somebody/nothing", usual, paths)


@pytest.mark.reference
@pytest.mark.slow
def test_sentence_transformers_computes_what_the_engine_does_not(tmp_path: Path, usual: Encoder, paths: Paths) -> None:
    reference = pytest.importorskip("sentence_transformers").SentenceTransformer(str(find_source()), device="cpu")
    shutil.copytree(find_source(), tmp_path / "cased")
    write_json(tmp_path / "cased" / "tokenizer_config.json", {"do_lower_case": False})
    (tmp_path / "cased" / "tokenizer.json").unlink()
    assert describe(tmp_path / "cased").kind == "torch"
    engine = engine_for(tmp_path / "log", "torch")
    try:
        found = engine.embed(Load(str(tmp_path / "cased"), context_length=256, threads=1), ["rain in spain"])
    finally:
        engine.unload()
    expected = reference.encode(["rain in spain"], normalize_embeddings=True)
    rows: Sequence[float] = np.frombuffer(found.values, "<f4").tolist()
    assert float(np.dot(rows, expected[0])) > 0.999
