"""Reading the header of a model that is still on the hub, with little traffic and within bounds."""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from core.errors import ModelDamaged, ModelNotFound, NotAModel, NotOnHub
from core.gguf import is_later_part, part_names, read_from, read_header
from models.hub import Hub
from models.library import quantization
from models.remote_header import remote_header
from models.starter import starter_model
from tests.fake_hub import FakeHub, Fault, fake_hub, open_hub
from tests.test_core_gguf import array, entry, file_bytes, tensor, text

REPO = "own/model-GGUF"
FILE = "model-Q8_0.gguf"


@pytest.fixture
def server() -> Iterator[FakeHub]:
    with fake_hub() as server, stamina.set_testing(True, attempts=3, cap=True):
        yield server


@pytest.fixture
def hub(server: FakeHub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return open_hub(server, monkeypatch)


def vocabulary(tokens: int) -> list[bytes]:
    """The entries that make headers long, as large as those of a model with so many tokens."""
    words = b"".join(text(f"token{number:06}") for number in range(tokens))
    merges = b"".join(text(f"to {number:06}") for number in range(tokens))
    return [
        array("tokenizer.ggml.tokens", 8, tokens, words),
        array("tokenizer.ggml.scores", 6, tokens, bytes(4 * tokens)),
        array("tokenizer.ggml.token_type", 5, tokens, bytes(4 * tokens)),
        array("tokenizer.ggml.merges", 8, tokens, merges),
    ]


def split_model(folder: Path, parts: int = 2) -> Path:
    """A model in parts, as the tool of llama.cpp splits them: the first has all entries."""
    first = [entry("general.architecture", 8, "llama"), entry("llama.block_count", 4, parts)]
    for part in range(parts):
        split = [
            text(key) + struct.pack("<IH", 2, value) for key, value in (("split.no", part), ("split.count", parts))
        ]
        split.append(text("split.tensors.count") + struct.pack("<Ii", 5, parts))
        data = file_bytes((first if part == 0 else []) + split, [tensor(f"blk.{part}.w", (32, 4), 8, 0)])
        (folder / f"big-Q8_0-{part + 1:05}-of-{parts:05}.gguf").write_bytes(data)
    return folder / f"big-Q8_0-00001-of-{parts:05}.gguf"


def test_the_header_of_a_5_gb_model_costs_less_than_8_mb(server: FakeHub, hub: Hub, tmp_path: Path) -> None:
    path = tmp_path / FILE
    tensors = [tensor(f"blk.{n}.ffn.weight", (4096, 1100), 8, n * 4_787_200) for n in range(1000)]
    path.write_bytes(file_bytes([entry("general.architecture", 8, "llama"), *vocabulary(152_000)], tensors))
    os.truncate(path, 5_000_000_000)
    server.add(REPO, FILE, path, sha256="0" * 64)
    local = read_header(path)
    remote = remote_header(hub, REPO, FILE)
    assert (remote.tensors, remote.metadata, remote.lengths) == (local.tensors, local.metadata, local.lengths)
    assert (remote.name, remote.file_bytes, quantization(remote)) == ("model-Q8_0", 5_000_000_000, "Q8_0")
    assert server.served <= 8_000_000
    assert server.served <= local.tensors[0].offset / 3
    assert len(server.asked("store")) <= 25


class LocalAsDear:
    """A local file that counts what is read of it."""

    dear = True

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.size = path.stat().st_size
        self.count = 0
        self._path = path

    def read(self, offset: int, count: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(offset)
            data = file.read(count)
        self.count += len(data)
        return data


def drifting(tokens: int, seed: int) -> bytes:
    """Texts that grow longer, as those of real vocabularies do, with lengths that vary."""
    chance = random.Random(seed)
    return b"".join(text("abc.x " * chance.randint(1, 2 + 4 * n // tokens)) for n in range(tokens))


@pytest.mark.parametrize("seed", range(4))
def test_long_vocabularies_are_leapt_over(tmp_path: Path, seed: int) -> None:
    entries = [
        entry("general.architecture", 8, "llama"),
        array("tokenizer.ggml.tokens", 8, 200_000, drifting(200_000, seed)),
        array("tokenizer.ggml.token_type", 5, 200_000, struct.pack("<I", 1) * 200_000),
        array("tokenizer.ggml.merges", 8, 300_000, drifting(300_000, seed + 10)),
    ]
    endings: tuple[list[bytes], ...] = (
        [],
        [entry("tokenizer.ggml.bos_token_id", 4, 0)],
        [entry("tokenizer.chat_template", 8, "x" * 500)],
    )
    path = tmp_path / FILE
    tensors = [tensor(f"blk.{n}.w", (32, 4), 8, n * 160) for n in range(3)]
    path.write_bytes(file_bytes([*entries, *endings[seed % 3]], tensors, data=480))
    source = LocalAsDear(path)
    local, remote = read_header(path), read_from([(source, b"")], path)
    assert (remote.tensors, remote.metadata, remote.lengths) == (local.tensors, local.metadata, local.lengths)
    assert source.count < local.tensors[0].offset / 5


def test_a_vocabulary_that_cannot_be_guessed_is_read(tmp_path: Path) -> None:
    # Short texts first, then very long ones with what looks like entries between them: every guess is far off.
    words = text("a") * 60_000 + (text("general.type") + text("x" * 900)) * 3_000
    entries = [entry("general.architecture", 8, "llama"), array("tokenizer.ggml.tokens", 8, 66_000, words)]
    path = tmp_path / FILE
    path.write_bytes(file_bytes(entries, [tensor("blk.0.w", (32, 4), 8, 0)]))
    remote = read_from([(LocalAsDear(path), b"")], path)
    assert remote.tensors == read_header(path).tensors


def test_a_real_model_reads_the_same_from_afar(server: FakeHub, hub: Hub) -> None:
    server.add(REPO, FILE, starter_model())
    server.store_faults.append(Fault(cut_after=1000, reset=True))
    assert remote_header(hub, REPO, FILE).tensors == read_header(starter_model()).tensors
    assert server.served < 4_000_000


def test_the_identity_follows_the_content(server: FakeHub, hub: Hub) -> None:
    data = file_bytes([entry("general.architecture", 8, "llama")], [])
    server.add(REPO, FILE, data)
    first = remote_header(hub, REPO, FILE).identity
    assert remote_header(hub, REPO, FILE).identity == first
    server.add(REPO, FILE, data + b"more")
    assert remote_header(hub, REPO, FILE).identity != first


def test_a_split_model_is_one_model_here_and_there(server: FakeHub, hub: Hub, tmp_path: Path) -> None:
    first = split_model(tmp_path)
    for part in tmp_path.iterdir():
        server.add(REPO, f"folder/{part.name}", part)
    local, remote = read_header(first), remote_header(hub, REPO, f"folder/{first.name}")
    for header in (local, remote):
        assert (header.parts, header.name, header.block_count) == (2, "big-Q8_0", 2)
        assert [(t.name, t.part) for t in header.tensors] == [("blk.0.w", 0), ("blk.1.w", 1)]
        assert header.file_bytes == sum(part.stat().st_size for part in tmp_path.iterdir())


def test_parts_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    first = split_model(tmp_path)
    second = tmp_path / "big-Q8_0-00002-of-00002.gguf"
    with pytest.raises(NotAModel, match="part 2 of 2") as caught:
        read_header(second)
    assert first.name in caught.value.hint
    alone = tmp_path / "renamed.gguf"
    alone.write_bytes(first.read_bytes())
    with pytest.raises(NotAModel, match="one of 2 parts"):
        read_header(alone)
    whole = second.read_bytes()
    second.write_bytes(first.read_bytes())
    with pytest.raises(ModelDamaged, match="another part"):
        read_header(first)
    second.write_bytes(whole.replace(b"blk.1.w", b"blk.0.w"))
    with pytest.raises(ModelDamaged, match="same name"):
        read_header(first)
    second.unlink()
    with pytest.raises(ModelNotFound, match="00002-of-00002"):
        read_header(first)


def test_names_of_parts(tmp_path: Path) -> None:
    assert part_names("a.gguf") == ("a.gguf",)
    assert part_names("a-00001-of-00002.gguf") == ("a-00001-of-00002.gguf", "a-00002-of-00002.gguf")
    assert is_later_part("a-00002-of-00002.gguf")
    assert not is_later_part("a-00001-of-00002.gguf")
    for name in ("a-00003-of-00002.gguf", "a-00000-of-00002.gguf", "a-00001-of-99999.gguf"):
        with pytest.raises(NotAModel, match="not a possible name"):
            part_names(name)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04 something else", NotAModel),
        (b"", NotAModel),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 1) + bytes(100), ModelDamaged),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("x") + struct.pack("<IIQ", 9, 4, 1 << 40), ModelDamaged),
        (file_bytes([entry("general.architecture", 8, "llama")], [tensor("a", (32, 4), 8, 1 << 40)]), ModelDamaged),
    ],
)
def test_hostile_headers_are_refused_from_afar(server: FakeHub, hub: Hub, data: bytes, error: type[Exception]) -> None:
    server.add(REPO, FILE, data)
    with pytest.raises(error):
        remote_header(hub, REPO, FILE)


def test_a_header_without_end_is_given_up(
    server: FakeHub, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.remote_header.TRAFFIC_LIMIT", 3 << 20)
    start = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + text("x") + struct.pack("<IIQ", 9, 8, 4_000_000)
    (tmp_path / FILE).write_bytes(start)
    os.truncate(tmp_path / FILE, 100_000_000)
    server.add(REPO, FILE, tmp_path / FILE, sha256="0" * 64)
    with pytest.raises(ModelDamaged, match="larger than that of any model"):
        remote_header(hub, REPO, FILE)
    assert server.served <= 3 << 20


def test_a_missing_part_is_named(server: FakeHub, hub: Hub, tmp_path: Path) -> None:
    first = split_model(tmp_path)
    server.add(REPO, first.name, first)
    with pytest.raises(NotOnHub, match="00002-of-00002"):
        remote_header(hub, REPO, first.name)
