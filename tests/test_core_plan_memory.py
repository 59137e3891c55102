"""What counts as memory of the engine, and how it gives back pages that nobody reads again."""

from __future__ import annotations

import dataclasses
import mmap
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine.mapped_weights import CopiedPages
from core.engine.process_memory import others_share, process_memory
from core.gguf import Tensor

PAGE = mmap.PAGESIZE
SMAPS = """\
5580-5590 r-xp 00000000 08:01 1                          /usr/bin/python3
Size:                100 kB
Rss:                  80 kB
Pss:                  20 kB
Pss_Dirty:             0 kB
7f00-7f90 r--s 00000000 08:01 2                          /models/large.gguf
Rss:                9000 kB
Pss:                4500 kB
7f90-7fa0 rw-p 00000000 00:00 0
Rss:                 500 kB
Pss:                 500 kB
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mapped pages are dropped on Linux only")


@pytest.fixture
def mapped(tmp_path: Path) -> Iterator[tuple[Path, mmap.mmap]]:
    """A file of 64 pages, mapped as llama.cpp maps a model, with every page touched."""
    path = tmp_path / "model of weights.gguf"
    path.write_bytes(bytes(range(256)) * (PAGE // 256) * 64)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, mmap.MAP_SHARED, mmap.PROT_READ) as mapping:
        sum(mapping[at] for at in range(0, len(mapping), PAGE))
        yield path, mapping


def resident_pages(path: Path) -> int:
    """Pages of this file in this process, all its mappings together."""
    mappings = re.split(r"(?m)^(?=[0-9a-f]+-[0-9a-f]+ )", Path("/proc/self/smaps").read_text())
    sizes = (re.search(r"(?m)^Rss: +(\d+) kB", text) for text in mappings if text.split("\n")[0].endswith(str(path)))
    return sum(int(size[1]) * 1024 for size in sizes if size) // PAGE


def weights(*spans: tuple[int, int]) -> list[Tensor]:
    return [Tensor(f"w{at}", (size,), "I8", at, size) for at, size in spans]


def test_pages_of_copied_weights_are_given_back(mapped: tuple[Path, mmap.mmap]) -> None:
    path, mapping = mapped
    assert resident_pages(path) == 64
    CopiedPages([path], weights((0, 8 * PAGE), (8 * PAGE, 8 * PAGE), (40 * PAGE, 4 * PAGE))).release(0.0)
    assert resident_pages(path) == 64 - 16 - 4
    assert mapping[5 * PAGE + 7] == 7


def test_each_file_of_a_split_model_gives_back_its_own(mapped: tuple[Path, mmap.mmap]) -> None:
    path, _ = mapped
    second = [dataclasses.replace(tensor, part=1) for tensor in weights((0, 8 * PAGE))]
    CopiedPages([path.with_name("first.gguf"), path], [*weights((8 * PAGE, 8 * PAGE)), *second]).release(0.0)
    assert resident_pages(path) == 64 - 8


def test_pages_that_other_weights_share_stay(mapped: tuple[Path, mmap.mmap]) -> None:
    path, _ = mapped
    CopiedPages([path], weights((PAGE // 2, 3 * PAGE))).release(0.0)
    assert resident_pages(path) == 64 - 2


def test_they_are_given_back_now_and_then_and_at_the_end(mapped: tuple[Path, mmap.mmap]) -> None:
    path, mapping = mapped
    pages = CopiedPages([path], weights((0, 64 * PAGE)))
    pages.release(0.5)
    sum(mapping[at] for at in range(0, len(mapping), PAGE))
    pages.release(0.501)
    assert resident_pages(path) == 64
    pages.release(1.0)
    assert resident_pages(path) == 0


def test_nothing_happens_to_files_that_are_not_mapped_or_have_no_copies(mapped: tuple[Path, mmap.mmap]) -> None:
    path, _ = mapped
    CopiedPages([path], []).release(0.0)
    CopiedPages([path.with_name("other.gguf")], weights((0, 64 * PAGE))).release(0.0)
    assert resident_pages(path) == 64


def test_libraries_count_by_share_and_the_model_in_full() -> None:
    assert others_share(SMAPS) == 60 * 1024
    assert others_share("") == 0


def test_memory_counts_what_is_taken_and_remembers_the_peak() -> None:
    before = process_memory()
    # Straight from the system: the allocator may have as much lying about from earlier tests.
    with mmap.mmap(-1, 48 << 20) as taken:
        taken.write(b"x" * (48 << 20))
        during = process_memory()
    assert during.now - before.now > 40 << 20
    after = process_memory()
    assert after.now < during.now
    assert after.peak > during.now - (8 << 20)
