"""What stays in memory of a model that does not fit, and memory that holds nothing: decisions without an engine."""

from __future__ import annotations

import ctypes
import mmap
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.flash.residency import (
    can_stream,
    divide,
    layer_tensors,
    name_patterns,
    ring_bytes,
    streamed_tensors,
)
from core.engine.protocol import Stream
from core.engine.repacking import never, usual
from core.engine.untouched_memory import (
    added,
    give_back_zeros,
    parse_ranges,
    private_ranges,
    take,
    untouched,
)
from core.gguf import Header, Scalar, Tensor, read_header
from models.starter import starter_model

MATRICES = ("attn_q", "attn_k", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


def header_of(tensors: tuple[Tensor, ...], layers: int) -> Header:
    metadata: dict[str, Scalar] = {"general.architecture": "llama", "llama.block_count": layers}
    return Header(Path("model.gguf"), 1 << 30, "x", 3, metadata, {}, tensors)


@st.composite
def models(draw: st.DrawFn) -> Header:
    """Models of up to 40 layers, whose matrices may differ in size from layer to layer."""
    layers = draw(st.integers(1, 40))
    tensors: list[Tensor] = []
    offset = 1024

    def add(name: str, rows: int) -> None:
        nonlocal offset
        tensors.append(Tensor(name, (256, rows), "Q4_K", offset, 144 * rows))
        offset += 144 * rows

    add("token_embd.weight", 4000)
    if draw(st.booleans()):
        add("output.weight", 4000)
    rows = {name: draw(st.integers(100, 60_000)) for name in MATRICES}
    for layer in range(layers):
        tensors.append(Tensor(f"blk.{layer}.attn_norm.weight", (256,), "F32", offset, 1024))
        offset += 1024
        for name in MATRICES:
            add(f"blk.{layer}.{name}.weight", rows[name] + draw(st.sampled_from([0, 0, 50])))
    return header_of(tuple(tensors), layers)


@given(models(), st.floats(0, 1.2))
def test_what_stays_is_never_more_than_asked_for_and_hardly_less(header: Header, share: float) -> None:
    tensors = layer_tensors(header, header.block_count)
    total = sum(tensor.size for tensor in tensors)
    streamed = streamed_tensors(tensors, int(total * share))
    stays = total - sum(tensor.size for tensor in streamed)
    small = sum(tensor.size for tensor in tensors if not can_stream(tensor))
    assert stays <= max(int(total * share), small)
    # No streamed tensor of the kind that came last would have fitted besides.
    if streamed and share <= 1:
        assert int(total * share) - stays < max(tensor.size for tensor in streamed)


@given(models(), st.floats(0, 1))
def test_layers_share_evenly(header: Header, share: float) -> None:
    tensors = layer_tensors(header, header.block_count)
    streamed = {tensor.name for tensor in streamed_tensors(tensors, int(sum(t.size for t in tensors) * share))}
    for name in MATRICES:
        places = [layer for layer in range(header.block_count) if f"blk.{layer}.{name}.weight" not in streamed]
        halves = [sum(place < header.block_count / 2 for place in places), len(places)]
        if can_stream_all(header, name):
            # Sizes differ a little, so leftovers of the budget may keep a few more in the first layers.
            assert halves[0] >= halves[1] // 2 - 1


def can_stream_all(header: Header, name: str) -> bool:
    return all(can_stream(tensor) for tensor in header.tensors if f".{name}." in tensor.name)


@given(models(), st.integers(0, 1 << 30), st.integers(1, 4), st.booleans())
def test_every_large_tensor_has_exactly_one_place(header: Header, resident: int, slots: int, repack: bool) -> None:
    repacks = usual(["AVX2"]) if repack else never
    division = divide(header, Stream(resident, slots), header.block_count, repacks)
    names = [tensor.name for tensor in division.withheld]
    assert len(names) == len(set(names))
    patterns = [re.compile(pattern) for pattern in division.patterns]
    for tensor in header.tensors:
        found = any(pattern.search(tensor.name) for pattern in patterns)
        assert found is (tensor.name in names)
    assert len(division.patterns) < 12
    tied = "output.weight" not in {tensor.name for tensor in header.tensors}
    assert ("token_embd.weight" in {tensor.name for tensor in division.looked_up}) is not tied
    assert division.ring_bytes >= 2 * max((tensor.size for tensor in division.streamed), default=0)


def test_small_matrices_stay_before_large_ones() -> None:
    tensors = layer_tensors(read_header(starter_model()), 30)
    streamed = {tensor.name.split(".", 2)[2] for tensor in streamed_tensors(tensors, 30_000_000)}
    assert streamed <= {"ffn_gate.weight", "ffn_up.weight", "ffn_down.weight"}


def test_layers_on_other_devices_are_left_alone() -> None:
    header = read_header(starter_model())
    division = divide(header, Stream(0), 10, never)
    layers = {int(tensor.name.split(".")[1]) for tensor in division.withheld if tensor.name.startswith("blk.")}
    assert layers == set(range(10))
    assert "token_embd.weight" not in {tensor.name for tensor in division.withheld}


def test_a_ring_without_anything_to_stream_takes_nothing() -> None:
    assert ring_bytes((), (), 3) == 0


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from(["a.weight", "b+c.weight", "d(e).bias"])), max_size=60))
def test_patterns_find_exactly_the_names(chosen: list[tuple[int, str]]) -> None:
    names = {f"blk.{layer}.{rest}" for layer, rest in chosen} | {"output.weight"}
    patterns = [re.compile(pattern) for pattern in name_patterns(sorted(names))]
    others = {f"blk.{layer}.{rest}" for layer in range(301) for rest in ("a.weight", "bXc.weight", "d(e)_bias")}
    for name in names | others | {"output_norm.weight", "xoutput.weight"}:
        assert any(pattern.search(name) for pattern in patterns) is (name in names)


@given(
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 50)), max_size=8),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 50)), max_size=8),
)
def test_new_memory_is_what_was_not_there_before(before: list[tuple[int, int]], after: list[tuple[int, int]]) -> None:
    old = {place for start, size in before for place in range(start, start + size)}
    found = list(added([(start, start + size) for start, size in before], [(s, s + n) for s, n in after]))
    new = {place for start, size in after for place in range(start, start + size)} - old
    assert {place for start, end in found for place in range(start, end)} == new


def test_only_private_memory_without_a_name_counts() -> None:
    maps = """\
7f0000000000-7f0000100000 rw-p 00000000 00:00 0
7f0000200000-7f0000300000 r--p 00000000 00:00 0
7f0000400000-7f0000500000 rw-s 00000000 00:01 7                          /dev/zero (deleted)
7f0000600000-7f0000700000 rw-p 00001000 fe:00 1234                       /usr/lib/libc.so.6
7f0000800000-7f0000900000 rw-p 00000000 00:00 0                          [heap]
"""
    assert parse_ranges(maps) == ((0x7F0000000000, 0x7F0000100000),)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux says where memory is")
def test_zeros_are_given_back_and_everything_else_stays() -> None:
    before = private_ranges()
    size = 32 << 20
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory[:] = bytes(size)
    memory[20 << 20 : (20 << 20) + 5] = b"words"
    full = _resident(memory)
    given = give_back_zeros(before)
    assert full >= size - (2 << 20)
    assert size // 2 < given
    assert _resident(memory) < size // 4
    assert memory[20 << 20 : (20 << 20) + 5] == b"words"
    assert memory[:4096] == bytes(4096)
    memory.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux says where memory is")
def test_buffers_of_the_computation_are_there_from_the_beginning_and_nothing_else_is() -> None:
    before = private_ranges()
    size, other = 24 << 20, 40 << 20
    buffer = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    stranger = mmap.mmap(-1, other, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    # The system joins neighbours that are alike, so these are made to differ.
    buffer.madvise(mmap.MADV_DONTFORK)
    stranger.madvise(mmap.MADV_NOHUGEPAGE)
    taken = take(untouched(before), [size - 3000])
    assert sum(end - start for start, end in taken) == size
    assert _resident(buffer) == size
    assert _resident(stranger) == 0
    # What is taken stays when zeros are given back.
    give_back_zeros((*before, *taken))
    assert _resident(buffer) == size
    assert take(untouched(before), [size]) == ()
    for memory in (buffer, stranger):
        memory.close()


def _resident(memory: mmap.mmap) -> int:
    """Bytes of it that are in memory."""
    address = ctypes.addressof(anchor := ctypes.c_char.from_buffer(memory))
    del anchor
    for block in Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace").split("\nVmFlags")[:-1]:
        head = re.search(r"^([0-9a-f]+)-([0-9a-f]+) rw-p", block, re.MULTILINE)
        if head and int(head[1], 16) <= address < int(head[2], 16):
            found = re.search(r"^Rss: +(\d+) kB", block, re.MULTILINE)
            assert found
            return int(found[1]) * 1024
    raise AssertionError("not there")
