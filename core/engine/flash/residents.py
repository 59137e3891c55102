"""Memory for the tensors that stay as they are in the file, read once, past the page cache, with several readers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.engine.flash.ring import CHUNK, Piece, piece_around
from core.gguf import Tensor

_GAP: Final = 64 << 10
"""Bytes between two tensors that are cheaper to read along than to skip."""


@dataclass(frozen=True)
class _Span:
    """Tensors that lie next to each other in a file and in memory."""

    piece: Piece
    tensors: tuple[Tensor, ...]
    at: int


class Residents:
    """Memory of ours for the tensors that stay as they are, read once.

    Args:
        tensors: in any order.
        files: of the model, part by part.
        readers: threads that read.

    Raises:
        OSError: there is not so much memory.
    """

    def __init__(self, tensors: Iterable[Tensor], files: Sequence[WeightFile], readers: int) -> None:
        self._spans = tuple(_spans(tensors, files))
        self.bytes = sum(span.piece.length for span in self._spans)
        self._readers = readers
        self._memory = Memory(self.bytes)

    def fill(self, on_progress: Callable[[int], bool]) -> None:
        """Read them all.

        Args:
            on_progress: called with the bytes read until now, in several threads; reading stops when it returns False.

        Raises:
            EngineError: the file cannot be read.
        """
        lock, done, stopped = threading.Lock(), 0, False

        def read(part: tuple[Piece, int, int]) -> None:
            nonlocal done, stopped
            piece, start, at = part
            if stopped:
                return
            length = min(CHUNK, piece.length - start)
            needed = min(length, piece.needed - start)
            if needed > 0:
                piece.file.read(self._memory.view[at + start : at + start + length], piece.offset + start, needed)
            with lock:
                done += length
            if not on_progress(done):
                stopped = True

        parts = [(span.piece, start, span.at) for span in self._spans for start in range(0, span.piece.length, CHUNK)]
        with ThreadPoolExecutor(self._readers, "weights") as pool:
            for _ in pool.map(read, parts):
                pass

    def addresses(self) -> Iterator[tuple[str, int]]:
        """Where each tensor lies, by name."""
        for span in self._spans:
            for tensor in span.tensors:
                yield tensor.name, self._memory.address + span.at + tensor.offset - span.piece.offset


def _spans(tensors: Iterable[Tensor], files: Sequence[WeightFile]) -> Iterator[_Span]:
    group: list[Tensor] = []
    at = 0
    for tensor in [*sorted(tensors, key=lambda tensor: (tensor.part, tensor.offset)), None]:
        last = group[-1] if group else None
        near = last and tensor and tensor.part == last.part and tensor.offset - last.offset - last.size <= _GAP
        if group and not near:
            first, end = group[0], group[-1].offset + group[-1].size
            piece = piece_around(files[first.part], first.offset, end - first.offset)
            yield _Span(piece, tuple(group), at)
            at += piece.length
            group = []
        if tensor:
            group.append(tensor)
