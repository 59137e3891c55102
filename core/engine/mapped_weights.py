"""Gives back the pages of a mapped model file of which the backend has made copies.

llama.cpp maps the whole file and touches every page of it before it copies the weights that it rearranges. Nobody reads
those pages again, but they stay in the process until something else needs the memory. Dropping them while the file is
being read keeps the process at what it needs; the pages stay in the system's page cache, which is free for all.
"""

from __future__ import annotations

import ctypes
import logging
import mmap
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from core.gguf import Tensor

log = logging.getLogger(__name__)

_MAPS: Final = Path("/proc/self/maps")
_LINE: Final = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) \S+s ([0-9a-f]+) \S+ \S+ +(/.*)$", re.MULTILINE)
"""A shared mapping of a file: start, end, offset in the file, path."""
_STEP: Final = 0.03
"""Share of the file between two releases."""
_DONTNEED: Final = 4
_NOHUGEPAGE: Final = 15


class CopiedPages:
    """The mapped pages of weights that are copied.

    Args:
        files: of the model, part by part.
        copied: tensors that nobody reads in the files once they are loaded.
    """

    def __init__(self, files: Sequence[Path], copied: Iterable[Tensor]) -> None:
        tensors = list(copied)
        spans = (list(_joined(tensor for tensor in tensors if tensor.part == part)) for part in range(len(files)))
        self._spans = {str(file.resolve()): found for file, found in zip(files, spans, strict=True) if found}
        self._ranges: list[tuple[int, int]] = []
        self._next = 0.0
        self._madvise = _madvise() if self._spans else None

    def release(self, share: float) -> None:
        """Drop them, if enough has been read since the last time; `share` of the file, 0 to 1, has been read."""
        if self._madvise is None or share < self._next:
            return
        self._next = share + _STEP if share + _STEP < 1 else 1.0
        if not self._ranges:
            self._ranges = list(self._find())
            for start, length in self._ranges:
                # Else one look at a neighbour would bring back two megabytes at a time.
                self._madvise(start, length, _NOHUGEPAGE)
        for start, length in self._ranges:
            if self._madvise(start, length, _DONTNEED) != 0:
                log.debug("pages of the model file stay in memory (errno %s)", ctypes.get_errno())
                return

    def _find(self) -> Iterator[tuple[int, int]]:
        """Address and length of the whole pages inside the spans."""
        try:
            text = _MAPS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return
        page = mmap.PAGESIZE
        for match in _LINE.finditer(text):
            if match[4] not in self._spans:
                continue
            address, end, offset = (int(match[number], 16) for number in (1, 2, 3))
            for first, last in self._spans[match[4]]:
                start = -(-max(first, offset) // page) * page
                stop = min(last, offset + end - address) // page * page
                if start < stop:
                    yield address + start - offset, stop - start


def _joined(tensors: Iterable[Tensor]) -> Iterator[tuple[int, int]]:
    """Offsets in the file, from and to; tensors that follow each other count as one, with the padding between them."""
    span: tuple[int, int] | None = None
    for tensor in sorted(tensors, key=lambda tensor: tensor.offset):
        if span is not None and tensor.offset - span[1] < mmap.PAGESIZE:
            span = (span[0], tensor.offset + tensor.size)
            continue
        if span is not None:
            yield span
        span = (tensor.offset, tensor.offset + tensor.size)
    if span is not None:
        yield span


def _madvise() -> Any:
    """The C library's `madvise`; None where pages of a mapping cannot be dropped one by one."""
    if not sys.platform.startswith("linux"):
        return None
    function = ctypes.CDLL(None, use_errno=True).madvise
    function.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return function
