"""The encoder's file is made on the spot, and its vectors, from the real engine, are those of the reference."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from cache import encoder_file as encoder_file_module
from cache.encoder import DIMENSIONS, Encoder
from cache.encoder_file import convert, encoder_file, find_source, fingerprint
from core.engine.client import Engine
from core.engine.protocol import Load, Vectors
from core.errors import EngineError, ModelDamaged, ModelNotFound, StorageError

SENTENCES = (
    "What is the capital of France?",
    "Tell me the capital city of France.",
    "What is the capital of Germany?",
    "How do I bake sourdough bread at home?",
    "¿Cuál es la capital de España?",
    "Ποια είναι η πρωτεύουσα;",
    "한국의 수도는 어디입니까?",
    "naïve café, résumé & coöperation: 100% ½",
)
REFERENCE = {
    # Cosines of sentence-transformers 6 with the same weights.
    (0, 1): 0.9177,
    (0, 2): 0.6632,
    (0, 3): 0.1005,
    (0, 4): 0.4467,
    (0, 5): 0.1825,
    (0, 6): -0.0052,
    (0, 7): -0.0016,
    (1, 2): 0.5758,
    (1, 3): 0.0826,
    (1, 4): 0.3894,
    (1, 5): 0.1775,
    (1, 6): 0.0180,
    (1, 7): 0.0283,
    (2, 3): 0.1118,
    (2, 4): 0.4135,
    (2, 5): 0.0869,
    (2, 6): 0.0225,
    (2, 7): -0.0151,
    (3, 4): 0.0157,
    (3, 5): -0.0653,
    (3, 6): 0.0323,
    (3, 7): 0.1593,
    (4, 5): 0.1903,
    (4, 6): 0.1206,
    (4, 7): 0.0836,
    (5, 6): 0.2077,
    (5, 7): -0.0011,
    (6, 7): 0.1075,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder_file(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def encoder(made: Path) -> Iterator[Encoder]:
    encoder = Encoder(Engine(made.with_name("engine.log")), lambda: made)
    encoder.start()
    assert encoder.wait(120), encoder.problem
    yield encoder
    encoder.stop()


def test_the_vectors_are_those_of_the_reference(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert vectors.shape == (len(SENTENCES), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    cosines = {pair: float(vectors[pair[0]] @ vectors[pair[1]]) for pair in REFERENCE}
    assert cosines == pytest.approx(REFERENCE, abs=0.002)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    together = encoder.encode(SENTENCES)
    alone = np.concatenate([encoder.encode([sentence]) for sentence in SENTENCES])
    assert together == pytest.approx(alone, abs=1e-6)


def test_a_text_longer_than_the_encoder_reads_and_an_empty_one_still_have_a_vector(encoder: Encoder) -> None:
    vectors = encoder.encode(["word " * 5_000, ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_version_names_the_weights(encoder: Encoder, made: Path) -> None:
    assert encoder.version == made.stem
    assert fingerprint(find_source()) in encoder.version


@pytest.mark.reference
@pytest.mark.slow
def test_every_kind_of_sentence_agrees_with_sentence_transformers(encoder: Encoder) -> None:
    reference = pytest.importorskip("sentence_transformers").SentenceTransformer(str(find_source()), device="cpu")
    varied = [f"{sentence} {other}" for sentence in SENTENCES for other in SENTENCES]
    varied += [*SENTENCES, "SHOUTING, with #hash and $5.00", "f(x) = x**2\n\treturn x", "1,000.50 km/h", "a"]
    expected = reference.encode(varied, normalize_embeddings=True)
    assert (encoder.encode(varied) * expected).sum(axis=1).min() >= 0.9995


# The file


def test_the_file_is_made_once_and_nothing_unfinished_stays(tmp_path: Path) -> None:
    first = encoder_file(tmp_path / "models")
    stamp = first.stat().st_mtime_ns
    assert encoder_file(tmp_path / "models") == first
    assert first.stat().st_mtime_ns == stamp
    assert list((tmp_path / "models").iterdir()) == [first]


def test_a_file_of_an_earlier_version_goes_when_a_new_one_is_made(tmp_path: Path) -> None:
    earlier, other = tmp_path / "all-MiniLM-L6-v2.0123456789abcdef.gguf", tmp_path / "all-MiniLM-L6-v2.Q8_0.gguf"
    earlier.touch()
    other.touch()
    made = encoder_file(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([made, other])


def copy_of_the_source(folder: Path) -> Path:
    folder.mkdir()
    for name in ("config.json", "vocab.txt", "model.safetensors"):
        (folder / name).write_bytes((find_source() / name).read_bytes())
    return folder


def test_changed_weights_are_another_version(tmp_path: Path) -> None:
    copy = copy_of_the_source(tmp_path / "trained")
    assert fingerprint(copy) == fingerprint(find_source())
    weights = bytearray((copy / "model.safetensors").read_bytes())
    half = len(weights) // 2
    weights[half:] = weights[half + 1 :] + weights[half : half + 1]
    (copy / "model.safetensors").write_bytes(bytes(weights))
    assert fingerprint(copy) != fingerprint(find_source())


def test_a_damaged_source_is_said_to_be_damaged(tmp_path: Path) -> None:
    copy = copy_of_the_source(tmp_path / "cut")
    with (copy / "model.safetensors").open("r+b") as file:
        file.truncate(1_000_000)
    with pytest.raises(ModelDamaged, match="damaged"):
        convert(copy, tmp_path / "out.gguf")
    (copy / "config.json").write_text("{")
    with pytest.raises(ModelDamaged, match="damaged"):
        convert(copy, tmp_path / "out.gguf")


def test_without_the_package_the_user_learns_what_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_file_module, "PACKAGE", "no_such_package_here")
    with pytest.raises(ModelNotFound, match="same words are still remembered"):
        find_source()


def test_a_folder_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="could not be written"):
        encoder_file(tmp_path / "models")


# Starting and stopping


class SlowEngine:
    """Answers when it is let; counts how often it was ended."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.unloads = 0
        self.width = DIMENSIONS

    def embed(self, load: Load, texts: Sequence[str]) -> Vectors:
        assert load.gpu_layers == 0
        assert load.embedding
        self.may_answer.wait(60)
        return Vectors(self.width, bytes(4 * self.width * len(texts)))

    def embed_pairs(self, load: Load, pairs: Sequence[tuple[str, str]]) -> Vectors:
        return self.embed(load, [one + other for one, other in pairs])

    def unload(self) -> None:
        self.unloads += 1


def test_starting_does_not_wait_and_an_unfinished_encoder_refuses_at_once(tmp_path: Path) -> None:
    engine = SlowEngine()
    told = threading.Event()
    encoder = Encoder(engine, lambda: tmp_path / "encoder-1.gguf")
    encoder.on_ready = told.set
    encoder.start()
    assert not encoder.ready
    assert encoder.version == ""
    with pytest.raises(EngineError, match="not loaded"):
        encoder.encode(["text"])
    engine.may_answer.set()
    assert encoder.wait(60)
    assert told.is_set()
    assert encoder.version == "encoder-1"
    encoder.stop()
    assert not encoder.ready
    encoder.start()
    assert encoder.wait(60)


def test_an_encoder_stopped_while_it_loads_stays_stopped(tmp_path: Path) -> None:
    engine = SlowEngine()
    encoder = Encoder(engine, lambda: tmp_path / "encoder-1.gguf")
    encoder.start()
    loading = encoder._thread
    assert loading is not None
    encoder.stop()
    engine.may_answer.set()
    loading.join(60)
    assert not encoder.ready
    assert engine.unloads == 2


def test_a_failed_start_is_told_and_may_be_tried_again(tmp_path: Path) -> None:
    def missing() -> Path:
        raise ModelNotFound("There is no encoder.", "Install it.")

    encoder = Encoder(SlowEngine(), missing)
    encoder.start()
    assert not encoder.wait(60)
    assert "There is no encoder." in encoder.problem
    encoder.start()
    assert not encoder.wait(60)


def test_a_model_that_is_no_such_encoder_is_refused(tmp_path: Path) -> None:
    engine = SlowEngine()
    engine.width = 64
    engine.may_answer.set()
    encoder = Encoder(engine, lambda: tmp_path / "other.gguf")
    encoder.start()
    assert not encoder.wait(60)
    assert "something else" in encoder.problem
