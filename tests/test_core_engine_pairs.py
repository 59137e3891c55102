"""An encoder with an adapter reads two texts at once, beside encoding single ones, in one process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np
import pytest

from cache.encoder_file import encoder_file
from core.engine.client import Engine
from core.engine.protocol import Load
from core.errors import EngineError, InglenookError

WIDTH = 384
PAIR = ("How do I open a jar?", "How do I close a jar?")


def adapter(path: Path, strength: float, architecture: str = "bert") -> Path:
    """A LoRA file for the output of the last layer's attention."""
    draw = np.random.default_rng(0)
    writer = gguf.GGUFWriter(None, architecture)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 4.0)
    for kind, shape in (("a", (4, WIDTH)), ("b", (WIDTH, 4))):
        values = (draw.standard_normal(shape) * strength).astype(np.float32)
        writer.add_tensor(f"blk.5.attn_output.weight.lora_{kind}", values)
    writer.write_header_to_file(path)
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder_file(tmp_path_factory.mktemp("models"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


def load(encoder: Path, pair_adapter: str) -> Load:
    return Load(
        str(encoder), context_length=256, threads=1, gpu_layers=0, batch=256, embedding=True, pair_adapter=pair_adapter
    )


def states(engine: Engine, request: Load, *pairs: tuple[str, str]) -> np.ndarray:
    vectors = engine.embed_pairs(request, pairs)
    return np.frombuffer(vectors.values, dtype="<f4").reshape(len(pairs), vectors.dimensions)


def test_pairs_are_read_with_the_adapter_and_single_texts_without_it(
    encoder: Path, engine: Engine, tmp_path: Path
) -> None:
    changed = load(encoder, str(adapter(tmp_path / "changed.gguf", 0.3)))
    one, turned, again = states(engine, changed, PAIR, PAIR[::-1], PAIR)
    assert np.linalg.norm(one) == pytest.approx(1.0, abs=1e-5)
    assert one == pytest.approx(again, abs=1e-6)
    assert float(one @ turned) < 0.9999
    single = engine.embed(changed, [PAIR[0]]).values

    plain = Engine(tmp_path / "plain.log")
    unchanged = load(encoder, str(adapter(tmp_path / "zero.gguf", 0.0)))
    assert float(states(plain, unchanged, PAIR)[0] @ one) < 0.99
    alone, with_adapter = np.frombuffer(plain.embed(unchanged, [PAIR[0]]).values, "<f4"), np.frombuffer(single, "<f4")
    assert alone == pytest.approx(with_adapter, abs=1e-6)
    plain.close()


def test_what_is_too_long_is_cut_and_nothing_at_all_is_read_too(encoder: Path, engine: Engine, tmp_path: Path) -> None:
    request = load(encoder, str(adapter(tmp_path / "adapter.gguf", 0.1)))
    found = states(engine, request, ("word " * 5_000, "other " * 5_000), ("", ""), ("[SEP] [CLS]", "🦔 日本"))
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_without_an_adapter_pairs_are_refused(encoder: Path, engine: Engine) -> None:
    with pytest.raises(EngineError, match="does not compare"):
        engine.embed_pairs(load(encoder, ""), [PAIR])


@pytest.mark.parametrize("broken", ["missing", "noise", "another kind"])
def test_an_adapter_that_does_not_fit_is_said_to(broken: str, encoder: Path, engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "adapter.gguf"
    if broken == "noise":
        path.write_bytes(b"GGUF" + bytes(range(200)))
    elif broken == "another kind":
        adapter(path, 0.1, "llama")
    with pytest.raises(InglenookError, match="does not fit"):
        engine.embed_pairs(load(encoder, str(path)), [PAIR])
