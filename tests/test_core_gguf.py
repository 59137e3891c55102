"""Reading GGUF headers: what the starter model says, and what is said of files that are none."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import gguf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import ModelDamaged, ModelError, ModelNotFound, NotAModel
from core.gguf import GGML_TYPES, Header, identity, read_header
from core.plan.estimate import estimate
from core.plan.kv_cache import attention_bytes
from models.starter import starter_model

TENSOR = ("output.weight", (32, 4), 8, 0)
"""Name, shape, ggml type (Q8_0), offset: 136 bytes of data."""
ARCHITECTURE = ("general.architecture", 8, "llama")


def text(value: str) -> bytes:
    data = value.encode()
    return struct.pack("<Q", len(data)) + data


def entry(key: str, kind: int, value: object) -> bytes:
    layout = {4: "<I", 6: "<f", 7: "<?", 10: "<Q"}.get(kind)
    body = text(str(value)) if layout is None else struct.pack(layout, value)
    return text(key) + struct.pack("<I", kind) + body


def array(key: str, kind: int, count: int, body: bytes) -> bytes:
    return text(key) + struct.pack("<IIQ", 9, kind, count) + body


def tensor(name: str, shape: tuple[int, ...], kind: int, offset: int) -> bytes:
    return text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, offset)


def file_bytes(entries: list[bytes], tensors: list[bytes], data: int = 256, version: int = 3) -> bytes:
    header = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(entries)) + b"".join(entries + tensors)
    return header + bytes(-len(header) % 32) + bytes(data)


def small(*entries: bytes, tensors: list[bytes] | None = None, data: int = 256) -> bytes:
    return file_bytes([entry(*ARCHITECTURE), *entries], [tensor(*TENSOR)] if tensors is None else tensors, data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gguf")


@pytest.fixture(scope="module")
def starter() -> Header:
    return read_header(starter_model())


@pytest.fixture(scope="module")
def starter_start(starter: Header) -> bytes:
    """The starter model's header without its weights."""
    with starter.path.open("rb") as file:
        return file.read(starter.tensors[0].offset)


def read(folder: Path, data: bytes, size: int | None = None) -> Header:
    path = folder / "model.gguf"
    path.write_bytes(data)
    if size is not None:
        os.truncate(path, size)
    return read_header(path)


def test_the_starter_model_says_what_it_is(starter: Header) -> None:
    assert starter.architecture == "llama"
    assert (starter.context_length, starter.block_count, starter.embedding_length) == (8192, 30, 576)
    assert (starter.head_count, starter.kv_head_counts, starter.key_length) == (9, (3,), 64)
    assert "<|im_start|>" in starter.chat_template
    assert starter.vocabulary == 49152


def test_tensors_lie_where_the_reference_reader_finds_them(starter: Header) -> None:
    reference = gguf.GGUFReader(starter.path)
    found = [(t.name, t.offset, t.size, t.shape, t.type) for t in starter.tensors]
    assert found == [
        (t.name, t.data_offset, t.n_bytes, tuple(int(n) for n in t.shape), t.tensor_type.name)
        for t in reference.tensors
    ]
    assert starter.parameters == sum(int(t.n_elements) for t in reference.tensors)


def test_element_types_are_the_reference_readers(starter: Header) -> None:
    sizes = {kind.value: (kind.name, *size) for kind, size in gguf.GGML_QUANT_SIZES.items() if kind.name != "Q8_1"}
    assert {kind: GGML_TYPES[kind] for kind in sizes} == sizes


def test_kv_cache_of_the_starter_model_is_what_the_engine_allocates(starter: Header) -> None:
    assert attention_bytes(starter, 8192, "f16") == 180 << 20
    assert attention_bytes(starter, 8190, "f16") == 180 << 20
    assert attention_bytes(starter, 8192, "q8_0") == (180 << 20) // 2 * 34 // 32


def test_layers_may_differ_in_heads(folder: Path) -> None:
    heads = array("llama.attention.head_count_kv", 4, 3, struct.pack("<3I", 2, 0, 4))
    sizes = [("llama.block_count", 3), ("llama.attention.head_count", 8), ("llama.embedding_length", 512)]
    header = read(folder, small(heads, *(entry(key, 4, value) for key, value in sizes)))
    assert attention_bytes(header, 256, "f16") == 256 * (2 + 0 + 4) * (64 + 64) * 2


def test_an_estimate_counts_copies_only_when_they_are_made(starter: Header) -> None:
    plain = estimate(starter, 4096, "f16", repack=False, batch=512)
    assert plain.weights == starter.weight_bytes
    assert plain.kv == 90 << 20
    assert plain.copies == 0
    assert plain.total == plain.pinned + plain.weights
    assert estimate(starter, 0, "f16", repack=False, batch=512).kv == 180 << 20


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"There is no model file .*nowhere\.gguf"):
        read_header(folder / "nowhere.gguf")
    with pytest.raises(ModelNotFound):
        identity(folder / "nowhere.gguf")
    with pytest.raises(ModelNotFound):
        read_header(Path("no\0name"))


def test_folders_and_other_files_are_no_models(folder: Path) -> None:
    with pytest.raises(NotAModel, match="folder"):
        read_header(folder)
    fifo = folder / "pipe"
    os.mkfifo(fifo)
    with pytest.raises(NotAModel, match="not a regular file"):
        read_header(fifo)
    for data in (b"", b"GG", b"PK\x03\x04 something else", file_bytes([], [])):
        with pytest.raises(NotAModel):
            read(folder, data)


@pytest.mark.parametrize("version", [0, 1, 4, 0x03000000])
def test_other_versions_are_refused_with_their_number(folder: Path, version: int) -> None:
    with pytest.raises(NotAModel, match=f"\\({version}\\)"):
        read(folder, file_bytes([entry(*ARCHITECTURE)], [], version=version))


def test_both_versions_in_use_can_be_read(folder: Path) -> None:
    for version in (2, 3):
        assert read(folder, file_bytes([entry(*ARCHITECTURE)], [], version=version)).version == version


HOSTILE = {
    "weights cut short": small(data=100),
    "more tensors than any model": b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 1) + bytes(100),
    "more entries than any model": b"GGUF" + struct.pack("<IQQ", 3, 1, 1 << 60) + bytes(100),
    "an endless key": b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 62),
    "an endless array of numbers": small(array("x", 4, 1 << 61, b"")),
    "an endless array of texts": small(array("x", 8, 1 << 61, b"")),
    "many more texts than there are bytes": small(array("x", 8, 4_000_000, b"")),
    "a text in an array that runs past the end": small(array("x", 8, 2, text("a") + struct.pack("<Q", 1 << 63))),
    "an array of arrays": small(array("x", 9, 1, b"")),
    "an unknown type": small(text("x") + struct.pack("<I", 77)),
    "an entry twice": small(entry("x", 4, 1), entry("x", 4, 2)),
    "an architecture that is not text": small(text("y") + struct.pack("<IQ", 8, 2) + b"\xff\xfe"),
    "an alignment of zero": small(entry("general.alignment", 4, 0)),
    "an alignment that is no power of two": small(entry("general.alignment", 4, 48)),
    "a tensor past the end": small(tensors=[tensor("a", (32, 4), 8, 1 << 50)]),
    "overlapping tensors": small(tensors=[tensor("a", (32, 4), 8, 0), tensor("b", (32, 4), 8, 128)]),
    "two tensors of one name": small(tensors=[tensor("a", (32,), 8, 0), tensor("a", (32,), 8, 64)]),
    "a crooked offset": small(tensors=[tensor("a", (32,), 8, 1)]),
    "an unknown element type": small(tensors=[tensor("a", (32,), 99, 0)]),
    "a row that is no whole block": small(tensors=[tensor("a", (31,), 8, 0)]),
    "no element": small(tensors=[tensor("a", (32, 0), 8, 0)]),
    "dimensions whose product overflows": small(tensors=[tensor("a", (1 << 62, 1 << 62), 0, 0)]),
    "five dimensions": small(tensors=[tensor("a", (32, 1, 1, 1, 1), 8, 0)]),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_damage_is_told_in_one_sentence_and_what_to_do(folder: Path, data: bytes) -> None:
    with pytest.raises(ModelDamaged, match=r"^The model file model\.gguf is (damaged|cut short): .*\. ") as caught:
        read(folder, data)
    assert caught.value.hint


def test_names_from_the_file_cannot_write_into_the_sentence(folder: Path) -> None:
    with pytest.raises(ModelDamaged) as caught:
        read(folder, small(entry("\x1b[31m\n" * 40, 4, 1), entry("\x1b[31m\n" * 40, 4, 1)))
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 200


def test_a_cut_download_says_how_much_is_there(folder: Path, starter: Header, starter_start: bytes) -> None:
    with pytest.raises(ModelDamaged, match=r"it has 50\.0 MB of 98\.4 MB"):
        read(folder, starter_start, 50_000_000)


def test_values_that_make_no_sense_are_ignored(folder: Path) -> None:
    header = read(folder, small(entry("llama.block_count", 6, 3.0), entry("llama.context_length", 10, 1 << 63)))
    assert (header.block_count, header.context_length, header.head_count, header.key_length) == (0, 0, 0, 0)
    assert header.name == "model"


def test_a_model_goes_by_its_file_unless_that_is_a_digest(folder: Path) -> None:
    named = small(entry("general.name", 8, "Tiny"))
    for file, name in (
        ("Tiny-Q4_K_M.gguf", "Tiny-Q4_K_M"),
        ("no.suffix", "no.suffix"),
        (f"sha256-{'0a' * 32}", "Tiny"),
        (f"{'b1' * 20}.gguf", "Tiny"),
    ):
        (folder / file).write_bytes(named)
        assert read_header(folder / file).name == name


def test_the_identity_changes_with_the_file(folder: Path) -> None:
    path = folder / "changing.gguf"
    path.write_bytes(small())
    first = identity(path)
    assert identity(path) == first == read_header(path).identity
    os.utime(path, ns=(1, 1))
    second = identity(path)
    path.write_bytes(small(entry("general.name", 8, "Another")))
    os.utime(path, ns=(1, 1))
    assert len({first, second, identity(path)}) == 3


@given(st.binary(max_size=400))
def test_any_bytes_give_a_model_error(folder: Path, data: bytes) -> None:
    for start in (b"", b"GGUF", b"GGUF" + struct.pack("<I", 3), b"GGUF" + struct.pack("<IQQ", 3, 1, 1)):
        with pytest.raises(ModelError):
            read(folder, start + data)


@given(st.data())
@settings(deadline=None)
def test_a_changed_small_file_is_read_or_refused(folder: Path, data: st.DataObject) -> None:
    whole = bytearray(small(entry("llama.block_count", 4, 3), array("x", 8, 2, text("a") + text("b"))))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    kept = data.draw(st.integers(0, len(whole)))
    _read_or_refuse(folder, bytes(whole[:kept]))


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_a_changed_starter_model_is_read_or_refused(
    folder: Path, starter: Header, starter_start: bytes, data: st.DataObject
) -> None:
    whole = bytearray(starter_start)
    for _ in range(data.draw(st.integers(1, 8))):
        # Most of a header is its vocabulary; what is most worth changing lies at both ends.
        place = data.draw(
            st.integers(0, 1500) | st.integers(0, len(whole) - 9) | st.integers(len(whole) - 16_000, len(whole) - 9)
        )
        whole[place : place + 8] = data.draw(st.binary(min_size=8, max_size=8))
    _read_or_refuse(folder, bytes(whole), starter.file_bytes)


@given(st.integers(0, 1_785_000))
@settings(max_examples=25, deadline=None)
def test_a_starter_model_cut_in_its_header_is_refused(folder: Path, starter_start: bytes, length: int) -> None:
    with pytest.raises(ModelError):
        read(folder, starter_start[:length])


def _read_or_refuse(folder: Path, data: bytes, size: int | None = None) -> None:
    outcome: Header | ModelError
    try:
        outcome = read(folder, data, size)
    except ModelError as error:
        outcome = error
    if isinstance(outcome, ModelError):
        assert outcome.message.endswith(".")
        assert outcome.hint
    else:
        assert attention_bytes(outcome, 4096, "q4_0") >= 0
        assert all(tensor.offset + tensor.size <= outcome.file_bytes for tensor in outcome.tensors)


def test_the_quantization_that_a_header_names_counts_where_its_tensors_have_it(folder: Path, starter: Header) -> None:
    assert starter.file_type == "Q4_1"
    path = folder / "named.gguf"
    for number, wanted in ((7, "Q8_0"), (15, ""), (9_999, "")):
        path.write_bytes(small(entry("general.file_type", 4, number)))
        assert read_header(path).file_type == wanted
