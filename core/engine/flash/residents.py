"""Memory for the tensors that stay, read once, past the page cache, in the order in which a pass needs them.

The first pass need not wait until all of them are there: it waits before each node for what that one reads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.engine.flash.ring import CHUNK, Piece, piece_around
from core.engine.flash.tensors import move
from core.errors import EngineError
from core.gguf import Tensor

_GAP: Final = 64 << 10
"""Bytes between two tensors that are cheaper to read along than to skip."""
_LOOK_UP_S: Final = 0.02
"""How often a wait looks whether it is still wanted."""


@dataclass(frozen=True)
class _Span:
    """Tensors that lie next to each other in a file and in memory."""

    piece: Piece
    tensors: tuple[Tensor, ...]
    at: int


class Residents:
    """Memory of ours for the tensors that stay, read once; a `NodeListener` that waits for them.

    Args:
        tensors: in the order in which they are usually needed.
        files: of the model, part by part.
        readers: threads that read.

    Raises:
        OSError: there is not so much memory.
    """

    def __init__(self, tensors: Sequence[Tensor], files: Sequence[WeightFile], readers: int) -> None:
        order = {tensor.name: place for place, tensor in enumerate(tensors)}
        found = _spans(tensors, files)
        self._spans = tuple(sorted(found, key=lambda span: min(order[tensor.name] for tensor in span.tensors)))
        self.bytes = sum(span.piece.length for span in self._spans)
        self.bytes_read = 0
        """Until now."""
        self._readers = readers
        self._memory = Memory(self.bytes)
        self._changed = threading.Condition()
        self._left = [span.piece.length for span in self._spans]
        self._failure: EngineError | None = None
        self._stopped = False
        self._span_of: dict[int, int] = {}
        """The span of each tensor of the library, until all are there."""
        self.wanted: Callable[[], bool] = lambda: True
        self._pool = ThreadPoolExecutor(1, "residents")
        self._reading: Future[None] | None = None

    def start(self) -> None:
        """Begin to read them all."""
        self._reading = self._pool.submit(self._fill)

    @property
    def settled(self) -> bool:
        """Whether nothing more is being read, for whatever reason."""
        return self._reading is not None and self._reading.done()

    def settle(self) -> None:
        """Return when it is."""
        if self._reading is not None:
            self._reading.exception()

    def check(self) -> None:
        """Raise an EngineError where what was read until now could not be read."""
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Read no more, and wait until nobody reads."""
        self._stopped = True
        self._pool.shutdown()

    def addresses(self) -> Iterator[tuple[str, int]]:
        """Where each tensor lies, or will, by name."""
        for span in self._spans:
            for tensor in span.tensors:
                yield tensor.name, self._memory.address + span.at + tensor.offset - span.piece.offset

    def connect(self, tensors: Mapping[str, int], elsewhere: str = "") -> None:
        """Let the library's tensors lie here; nodes wait for them from now on.

        Args:
            tensors: the library's, by name.
            elsewhere: the name of one that somebody else moves here, and waits for with `await_tensor`.
        """
        for name, address in self.addresses():
            if name in tensors and name != elsewhere:
                move(tensors[name], address)
        names = {tensor.name: number for number, span in enumerate(self._spans) for tensor in span.tensors}
        self._span_of = {
            tensors[name]: number for name, number in names.items() if name in tensors and name != elsewhere
        }

    def asked(self, _node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: what the node reads is there when this returns."""
        if not self._span_of or self._span_of.keys().isdisjoint(read):
            return False
        last = max(self._span_of[source] for source in read if source in self._span_of)
        for number in {self._span_of[source] for source in read if source in self._span_of}:
            self._await(number)
        if not any(self._left):
            self._span_of = {}
            return False
        # Computing now what is there beats waiting for what is not.
        return last + 1 < len(self._left) and self._left[last + 1] > 0

    def computed(self, _node: int) -> None:
        """See `NodeListener`: what stays stays."""

    def await_tensor(self, name: str) -> None:
        """Return when a tensor is there, or nobody wants it any more.

        Raises:
            EngineError: the file cannot be read.
        """
        for number, span in enumerate(self._spans):
            if self._left[number] and any(tensor.name == name for tensor in span.tensors):
                self._await(number)

    def _await(self, number: int) -> None:
        with self._changed:
            while self._left[number] and self._failure is None and not self._stopped and self.wanted():
                self._changed.wait(_LOOK_UP_S)
            if self._left[number] and self._failure is not None:
                raise self._failure

    def _fill(self) -> None:
        parts = [
            (number, start) for number, span in enumerate(self._spans) for start in range(0, span.piece.length, CHUNK)
        ]
        with ThreadPoolExecutor(self._readers, "weights") as pool:
            for _ in pool.map(self._read, parts):
                pass

    def _read(self, part: tuple[int, int]) -> None:
        number, start = part
        if self._stopped or self._failure is not None:
            return
        piece, at = self._spans[number].piece, self._spans[number].at + start
        length = min(CHUNK, piece.length - start)
        needed = min(length, piece.needed - start)
        failure = None
        try:
            if needed > 0:
                piece.file.read(self._memory.view[at : at + length], piece.offset + start, needed)
        except EngineError as error:
            failure = error
        with self._changed:
            self._failure = self._failure or failure
            if failure is None:
                self._left[number] -= length
                self.bytes_read += length
            self._changed.notify_all()


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
