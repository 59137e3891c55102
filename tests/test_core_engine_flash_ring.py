"""The ring that streamed weights pass through, and the reader under it: real files, real threads."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.engine.flash import file_errors, files
from core.engine.flash.files import PosixFile, WeightFile, open_weights
from core.engine.flash.memory import HUGE, Memory
from core.engine.flash.residents import Residents
from core.engine.flash.ring import CHUNK, Piece, Ring, least_capacity, piece_around
from core.engine.flash.tensors import data, new_tensor, scratch
from core.errors import EngineError, ModelNotFound
from core.gguf import Tensor

SIZE = 3 * CHUNK + 1234


@pytest.fixture(scope="module")
def content() -> bytes:
    return os.urandom(SIZE)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> Path:
    path = tmp_path_factory.mktemp("weights") / "weights.bin"
    path.write_bytes(content)
    return path


@pytest.fixture(params=[True, False], ids=["direct", "page cache"])
def file(path: Path, request: pytest.FixtureRequest) -> Iterator[WeightFile]:
    file = open_weights(path, request.param)
    yield file
    file.close()


def always() -> bool:
    return True


def bytes_at(address: int, size: int) -> bytes:
    return ctypes.string_at(address, size)


def test_a_piece_has_the_bytes_of_the_file(file: WeightFile, content: bytes) -> None:
    places = [(100, 5000), (CHUNK - 7, CHUNK), (2 * CHUNK + 4096, 4096), (SIZE - 300, 300)]
    ring = Ring([piece_around(file, *place) for place in places], 4 * CHUNK, 2)
    for _ in range(3):
        for number, (offset, size) in enumerate(places):
            assert bytes_at(ring.take(number, always), size) == content[offset : offset + size]
            ring.release([number])
    ring.close()


@settings(max_examples=40, deadline=None)
@given(
    places=st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(1, 2 * CHUNK)), min_size=1, max_size=6),
    spare=st.integers(0, 3 * CHUNK),
    readers=st.integers(1, 4),
    order=st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=20),
)
def test_pieces_come_right_in_whatever_order_they_are_asked_for(
    path: Path,
    content: bytes,
    places: list[tuple[int, int]],
    spare: int,
    readers: int,
    order: list[tuple[int, bool]],
) -> None:
    file = open_weights(path, True)
    spans = [(offset, min(size, SIZE - offset)) for offset, size in places]
    pieces = [piece_around(file, *span) for span in spans]
    ring = Ring(pieces, least_capacity(pieces) + spare, readers)
    held: list[tuple[int, int]] = []
    for chosen, compute in order:
        number = chosen % len(pieces)
        address = ring.take(number, always)
        held.append((number, address))
        # Nothing that is in use is overwritten by what is read ahead.
        for taken, there in held:
            offset, size = spans[taken]
            assert bytes_at(there, size) == content[offset : offset + size]
        full = sum(pieces[taken].length for taken, _ in held) + least_capacity(pieces) > ring.capacity
        if compute or full:
            ring.release([taken for taken, _ in held])
            held.clear()
    ring.close()
    file.close()


def test_what_comes_next_is_read_while_the_piece_before_is_in_use(file: WeightFile) -> None:
    pieces = [piece_around(file, number * CHUNK, CHUNK) for number in range(3)]
    ring = Ring(pieces, 3 * CHUNK, 1)
    ring.take(0, always)
    deadline = time.monotonic() + 10
    while not (ring.ready(1) and ring.ready(2)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert ring.ready(1)
    assert ring.ready(2)
    assert ring.bytes_read == 3 * CHUNK
    ring.close()


def test_a_piece_gets_memory_of_its_own_where_what_is_held_leaves_only_gaps(file: WeightFile, content: bytes) -> None:
    size = file.block
    pieces = [piece_around(file, number * size, size) for number in range(8)]
    ring = Ring(pieces, 4 * size, 2)
    deadline = time.monotonic() + 30
    held = {0: ring.take(0, always)}
    while not ring.ready(3) and time.monotonic() < deadline:
        time.sleep(0.001)
    for number in (3, 6):
        held[number] = ring.take(number, lambda: time.monotonic() < deadline)
    for number, address in held.items():
        assert bytes_at(address, size) == content[number * size : (number + 1) * size]
    ring.release(list(held))
    for number in (7, 0, 1):
        assert bytes_at(ring.take(number, always), size) == content[number * size : (number + 1) * size]
        ring.release([number])
    ring.close()


def test_nobody_waits_for_a_piece_that_is_not_wanted_any_more(path: Path) -> None:
    slow = _SlowFile(path, True)
    ring = Ring([piece_around(slow, 0, CHUNK)], 2 * CHUNK, 1)
    began = time.monotonic()
    address = ring.take(0, lambda: False)
    assert time.monotonic() - began < 0.5
    assert bytes_at(address, CHUNK)
    slow.go.set()
    ring.close()
    slow.close()


def test_a_disk_that_fails_is_one_sentence_and_may_recover(path: Path, content: bytes) -> None:
    failing = _FailingFile(path, True)
    pieces = [piece_around(failing, number * CHUNK, CHUNK) for number in range(3)]
    ring = Ring(pieces, 2 * CHUNK, 2)
    for _ in range(2):
        with pytest.raises(EngineError, match=r"weights.bin cannot be read any more \(Input/output error\)"):
            ring.take(0, always)
    failing.works = True
    address = ring.take(0, always)
    assert bytes_at(address, CHUNK) == content[:CHUNK]
    ring.close()
    failing.close()


def test_a_file_that_has_become_shorter_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "short.bin"
    path.write_bytes(content)
    for direct in (True, False):
        file = open_weights(path, direct)
        ring = Ring([piece_around(file, 2 * CHUNK, CHUNK)], 2 * CHUNK, 1)
        ring.take(0, always)
        ring.release([0])
        os.truncate(path, 2 * CHUNK + 100)
        with pytest.raises(EngineError, match=r"short.bin (has become shorter|was changed) while it was in use"):
            file.check()
        ring.close()
        file.close()
        fresh = open_weights(path, direct)
        again = Ring([piece_around(fresh, 2 * CHUNK, CHUNK)], 2 * CHUNK, 1)
        with pytest.raises(EngineError, match=r"short.bin has become shorter while it was in use"):
            again.take(0, always)
        again.close()
        fresh.close()
        path.write_bytes(content)


def test_a_file_that_nobody_wrote_to_is_what_it_was(file: WeightFile) -> None:
    file.check()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match="cannot be opened"):
        open_weights(tmp_path / "none.gguf", True)


def test_a_filesystem_that_refuses_direct_reads_is_read_through_the_page_cache(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(name: Path, flags: int) -> int:
        if flags & os.O_DIRECT:
            raise OSError(errno.EINVAL, "Invalid argument")
        return real(name, flags)

    monkeypatch.setattr(files.os, "open", refuse)  # type: ignore[attr-defined]
    file = open_weights(path, True)
    assert not file.direct
    ring = Ring([piece_around(file, 5, 5000)], 2 * CHUNK, 1)
    assert bytes_at(ring.take(0, always), 5000) == content[5:5005]
    ring.close()
    file.close()


STAYING = [
    Tensor("a", (10,), "F32", 64, 40),
    Tensor("b", (250_000,), "F32", 128, 1_000_000),
    Tensor("c", (500,), "F32", 2 * CHUNK + 32, 2000),
]


def test_what_stays_is_read_once_side_by_side(file: WeightFile, content: bytes) -> None:
    residents = Residents(STAYING, [file], 2)
    residents.start()
    residents.settle()
    residents.check()
    assert residents.bytes_read == residents.bytes < 1_100_000
    found = dict(residents.addresses())
    for tensor in STAYING:
        assert bytes_at(found[tensor.name], tensor.size) == content[tensor.offset : tensor.offset + tensor.size]


def test_reading_what_stays_can_be_stopped(path: Path) -> None:
    file = _SlowFile(path, True)
    residents = Residents([Tensor("a", (SIZE,), "I8", 0, SIZE)], [file], 1)
    residents.start()
    stopping = threading.Thread(target=residents.stop)
    stopping.start()
    # It waits for the reader, which comes to its end only now.
    stopping.join(0.05)
    file.go.set()
    stopping.join()
    assert residents.settled
    assert residents.bytes_read <= CHUNK


def test_a_node_waits_for_what_it_reads_and_no_other(path: Path, content: bytes) -> None:
    file = _SlowFile(path, True)
    with scratch() as context:
        tensors = {tensor.name: new_tensor(context, 0, (tensor.size // 4,)) for tensor in STAYING}
        # Needed in another order than they lie.
        residents = Residents([STAYING[2], STAYING[0], STAYING[1]], [file], 1)
        residents.connect(tensors)
        residents.start()
        assert not residents.asked(0, [context])
        waiting = threading.Thread(target=residents.asked, args=(0, [tensors["c"]]))
        waiting.start()
        waiting.join(0.05)
        assert waiting.is_alive()
        file.go.set()
        waiting.join()
        assert bytes_at(data(tensors["c"]), 2000) == content[2 * CHUNK + 32 : 2 * CHUNK + 2032]
        residents.asked(0, [tensors["b"]])
        assert bytes_at(data(tensors["b"]), 1_000_000) == content[128:1_000_128]
        residents.stop()


def test_a_node_does_not_wait_for_a_pass_that_nobody_wants(path: Path) -> None:
    file = _SlowFile(path, True)
    with scratch() as context:
        tensors = {"a": new_tensor(context, 0, (10,))}
        residents = Residents(STAYING[:1], [file], 1)
        residents.connect(tensors)
        residents.start()
        residents.wanted = lambda: False
        residents.asked(0, [tensors["a"]])
        file.go.set()
        residents.stop()


def test_a_node_hears_of_a_disk_that_has_gone_bad(path: Path) -> None:
    file = _FailingFile(path, True)
    with scratch() as context:
        tensors = {"a": new_tensor(context, 0, (10,))}
        residents = Residents(STAYING[:1], [file], 1)
        residents.connect(tensors)
        residents.start()
        with pytest.raises(EngineError):
            residents.asked(0, [tensors["a"]])
        residents.stop()


def test_pieces_are_whole_blocks_around_their_tensor(file: WeightFile) -> None:
    assert piece_around(file, 5000, 100) == Piece(file, 4096, 4096, 904, 1004)
    assert piece_around(file, 4096, 8192) == Piece(file, 4096, 8192, 0, 8192)


class _FailingFile(PosixFile):
    """A file on a disk that has gone bad, until it works again."""

    works = False

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        if not self.works:
            raise file_errors.unreadable("weights.bin", OSError(errno.EIO, os.strerror(errno.EIO)))
        super().read(into, offset, needed)


class _SlowFile(PosixFile):
    """A file on a disk that takes its time."""

    def __init__(self, path: Path, direct: bool) -> None:
        super().__init__(path, direct)
        self.go = threading.Event()

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        self.go.wait(10)
        super().read(into, offset, needed)


@pytest.mark.skipif(sys.platform != "linux", reason="large pages of Linux")
def test_memory_for_weights_can_be_made_of_large_pages_and_sparse_memory_never_is() -> None:
    places, step = 16, 2 * HUGE
    weights, rows = Memory(places * step), Memory(places * step, sparse=True)
    assert weights.address % HUGE == 0
    before = psutil.Process().memory_info().rss
    for place in range(places):
        rows.view[place * step] = 1
    assert psutil.Process().memory_info().rss - before < places * HUGE // 2
    _, mapping = Path("/proc/self/smaps").read_text(encoding="ascii").split(f"\n{weights.address:x}-", 1)
    flags = re.search(r"^VmFlags:(.*)$", mapping, re.MULTILINE)
    assert flags is not None
    assert "hg" in flags[1].split()
    rows.empty()
    assert rows.view[step] == 0
