"""Streamed weights in rearranged form: the same scores as with all of them in memory, and the copy on disk."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.engine.abort import Aborted, AbortFlag
from core.engine.batch import Part
from core.engine.flash import rearranged_copy
from core.engine.flash.rearranged_copy import SUFFIX, open_copy, shrink_copies
from core.engine.flash.rearranger import GROUP, Rearranger
from core.engine.model import Model
from core.engine.protocol import Load, Stream
from core.engine.repack_probe import repacks_here
from core.engine.session import Session
from core.gguf import GGML_TYPES, Tensor
from tests.small_model import some_layers

WORDS = "The capital of France is a city on the river Seine, and its people say that"
KINDS = ("Q4_0", "Q4_K", "IQ4_NL", "Q2_K", "MXFP4", "Q8_0", "Q6_K")
STREAM = Stream(0, readers=2)

pytestmark = pytest.mark.skipif(
    not repacks_here()("Q4_0", (576, 1536)), reason="this processor multiplies weights as they are in the file"
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four layers whose matrices are rearranged."""
    return some_layers(tmp_path_factory.mktemp("model") / "small.gguf", (0, 1, 28, 29), "Q4_0")


@pytest.fixture(scope="module")
def resident(model: Path) -> list[bytes]:
    """The scores of the model in memory."""
    return scores(model)[0]


def scores(path: Path, weights: Path | None = None, **how: Any) -> tuple[list[bytes], Model]:
    """All scores after each of a few passes over one token and over many, and the model, which is closed."""
    load = Load(str(path), context_length=256, batch=64, gpu_layers=0, threads=2, **how)
    model = Model(load, lambda _share: True, weights)
    found = []
    with Session(model, load) as session:
        tokens = model.vocabulary.tokenize(WORDS)
        for part in (tokens[:7], tokens[7:8], tokens[8:11], tokens[11:]):
            found.append(_bytes(session.scores(session.read(part)), model.vocabulary.size))
    model.close()
    return found, model


def _bytes(row: Any, count: int) -> bytes:
    return ctypes.string_at(row, 4 * count)


@pytest.mark.parametrize(
    "stream",
    [STREAM, Stream(1_500_000, readers=3), Stream(1_500_000, direct=False), Stream(1 << 30), Stream(0, copy_bytes=0)],
)
def test_scores_are_to_the_last_bit_those_of_the_model_in_memory(
    model: Path, resident: list[bytes], stream: Stream, tmp_path: Path
) -> None:
    for _ in range(2):
        # The second time everything that is streamed comes from the copy.
        streamed, loaded = scores(model, tmp_path, stream=stream)
        assert streamed == resident
        assert loaded.notice == ""
        assert loaded.streaming is not None
        assert loaded.streaming.division.rearranged
    assert len(list(tmp_path.glob(f"*{SUFFIX}"))) == (stream.copy_bytes > 0 and stream.resident_bytes < 1 << 30)


@pytest.mark.parametrize("repack", [True, False])
def test_tokens_of_a_draft_get_the_scores_that_they_would_get_alone(tmp_path: Path, repack: bool) -> None:
    # Four rows and more of these are multiplied in another order than one.
    model = some_layers(tmp_path / "small.gguf", (0, 1, 28, 29), "Q4_K_M")
    load = Load(
        str(model), context_length=256, batch=64, gpu_layers=0, threads=2, draft_tokens=12, stream=STREAM, repack=repack
    )
    weights = Model(load, lambda _share: True, tmp_path)
    with Session(weights, load) as session:
        tokens, [slot] = weights.vocabulary.tokenize(WORDS), session.slots
        session.read(tokens[:3])
        alone = []
        for token in tokens[3:]:
            [row] = session.decode([Part(slot, (token,))])
            alone.append(_bytes(session.scores(row), weights.vocabulary.size))
        for count in (2, 4, 5, 8, 12):
            session.keep(3)
            flag = session.flag
            flag.set()
            with pytest.raises(Aborted):
                session.decode([Part(slot, tokens[3 : 3 + count], count)])
            session.install(AbortFlag())
            [row] = session.decode([Part(slot, tokens[3 : 3 + count], count)])
            assert [_bytes(session.scores(row + n), weights.vocabulary.size) for n in range(count)] == alone[:count]
    weights.close()


@pytest.mark.parametrize("stream", [STREAM, Stream(1 << 30)])
def test_a_table_that_is_the_output_too_is_multiplied_rearranged(tmp_path: Path, stream: Stream) -> None:
    tied = some_layers(tmp_path / "tied.gguf", (0, 29), "Q4_0", table=2)
    found, loaded = scores(tied, tmp_path, stream=stream)
    assert found == scores(tied)[0]
    assert found != scores(tied, stream=stream, repack=False)[0]
    assert loaded.streaming is not None
    assert loaded.streaming.division.tied is not None


def test_the_other_kernels_would_have_been_noticed(model: Path, resident: list[bytes], tmp_path: Path) -> None:
    assert scores(model, tmp_path, stream=STREAM, repack=False)[0] != resident


@pytest.mark.parametrize("stream", [STREAM, Stream(1_500_000, readers=3)])
def test_what_is_in_the_copy_is_not_read_from_the_model_again(
    model: Path, resident: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stream: Stream
) -> None:
    # What stays in memory is in it as well as what is streamed.
    scores(model, tmp_path, stream=stream)
    rearranged: list[int] = []
    monkeypatch.setattr(Rearranger, "rearrange", lambda _self, *_how: rearranged.append(1))
    monkeypatch.setattr("core.engine.flash.rearranged_file._LOOKS", 1 << 30)
    monkeypatch.setattr("core.engine.flash.rearranged_file.RearrangedFile._agrees", lambda *_: True)
    assert scores(model, tmp_path, stream=stream)[0] == resident
    assert rearranged == []


def test_a_copy_serves_whatever_stays_in_memory(
    model: Path, resident: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores(model, tmp_path, stream=Stream(1_500_000))
    [copy] = tmp_path.iterdir()
    size = copy.stat().st_blocks
    monkeypatch.setattr(Rearranger, "rearrange", lambda *_: pytest.fail("rearranged again"))
    monkeypatch.setattr("core.engine.flash.rearranged_file.RearrangedFile._agrees", lambda *_: True)
    assert scores(model, tmp_path, stream=STREAM)[0] == resident
    assert scores(model, tmp_path, stream=Stream(3_000_000))[0] == resident
    assert copy.stat().st_blocks == size


@pytest.mark.parametrize("harm", ["zeros", "cut", "gone", "no marks", "another file"])
def test_a_copy_that_is_damaged_or_gone_is_made_again(
    model: Path, resident: list[bytes], tmp_path: Path, harm: str
) -> None:
    scores(model, tmp_path, stream=STREAM)
    [copy] = tmp_path.iterdir()
    size = copy.stat().st_size
    if harm == "zeros":
        with copy.open("r+b") as file:
            file.seek(1 << 16)
            file.write(bytes(size - (1 << 16)))
    elif harm == "cut":
        os.truncate(copy, size // 2)
    elif harm == "gone":
        copy.unlink()
    elif harm == "no marks":
        with copy.open("r+b") as file:
            file.seek(4096)
            file.write(bytes(1000))
    else:
        copy.write_bytes(b"not one of ours")
    assert scores(model, tmp_path, stream=STREAM)[0] == resident
    assert abs(copy.stat().st_size - size) <= 1 << 16


def test_another_model_in_the_place_of_the_old_one_gets_a_copy_of_its_own(model: Path, tmp_path: Path) -> None:
    place = tmp_path / "model.gguf"
    place.write_bytes(model.read_bytes())
    scores(place, tmp_path, stream=STREAM)
    os.utime(place, (1, 1))
    scores(place, tmp_path, stream=STREAM)
    assert len(list(tmp_path.glob(f"*{SUFFIX}"))) == 2


def test_without_room_on_the_disk_the_text_is_the_same_and_it_is_said(
    model: Path, resident: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, loaded = scores(model, tmp_path, stream=msgspec.structs.replace(STREAM, copy_bytes=1000))
    assert found == resident
    assert "no room" in loaded.notice
    monkeypatch.setattr(rearranged_copy, "LEFT_FREE", 1 << 60)
    found, loaded = scores(model, tmp_path, stream=STREAM)
    assert found == resident
    assert "no room" in loaded.notice
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_becomes_full_ends_the_copy_and_nothing_else(
    model: Path, resident: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rearranged_copy, "_sync", full)
    assert scores(model, tmp_path, stream=STREAM)[0] == resident


def test_a_second_process_reads_along_and_does_not_write(tmp_path: Path) -> None:
    first = open_copy(tmp_path, b"d" * 32, 3, 100, 1 << 30, direct=False)
    second = open_copy(tmp_path, b"d" * 32, 3, 100, 1 << 30, direct=False)
    assert first is not None
    assert second is not None
    second.write(memoryview(bytes(4096)), 0, 0)
    second.close()
    assert not first.has(0)
    first.write(memoryview(b"x" * 4096), 1, 4096)
    first.close()
    third = open_copy(tmp_path, b"d" * 32, 3, 100, 1 << 30, direct=False)
    assert third is not None
    assert [third.has(part) for part in range(3)] == [False, True, False]
    found = bytearray(4096)
    assert third.read(memoryview(found), 1, 4096)
    assert found == b"x" * 4096
    third.close()


def test_copies_used_longest_ago_go_first(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "old", "oldest")):
        path = tmp_path / f"{name}{SUFFIX}"
        path.write_bytes(b"x" * 10_000)
        os.utime(path, (1000 - age, 1000 - age))
    shrink_copies(tmp_path, 25_000)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["new", "old"]
    shrink_copies(tmp_path, 0, keep=tmp_path / f"new{SUFFIX}")
    assert [path.stem for path in tmp_path.iterdir()] == ["new"]
    shrink_copies(tmp_path / "nowhere", 0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rest", [0, 8])
def test_groups_that_are_rearranged_alone_are_those_of_the_whole(kind: str, rest: int) -> None:
    rearranger = Rearranger()
    columns, rows = 512, 5 * GROUP + rest
    if not rearranger.can(kind, (columns, rows)):
        # Where the library does not rearrange a type, nothing here pretends to.
        assert not repacks_here()(kind, (columns, rows))
        return
    block, size = next((block, size) for name, block, size in GGML_TYPES.values() if name == kind)
    row = columns // block * size
    tensor = Tensor("blk.0.ffn_up.weight", (columns, rows), kind, 0, rows * row)
    source = ctypes.create_string_buffer(os.urandom(rows * row), rows * row)
    whole, parts = ctypes.create_string_buffer(rows * row), ctypes.create_string_buffer(rows * row)
    rearranger.rearrange(tensor, ctypes.addressof(source), ctypes.addressof(whole), rows)
    for first in range(0, rows, 2 * GROUP):
        count = min(2 * GROUP, rows - first)
        place = first * row
        rearranger.rearrange(tensor, ctypes.addressof(source) + place, ctypes.addressof(parts) + place, count)
    assert whole.raw == parts.raw != source.raw
