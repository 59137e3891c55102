"""Loads a model whose weights are streamed: we read what stays, llama.cpp what is too small for a read of its own."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from core.engine.flash.files import WeightFile, open_weights
from core.engine.flash.lookup import LookedUpTables, TiedTable
from core.engine.flash.rearranged_file import RearrangedFile
from core.engine.flash.rearranger import Rearranger
from core.engine.flash.residency import Division, divide, needed_order
from core.engine.flash.residents import Residents
from core.engine.flash.rows_alone import RowsAlone
from core.engine.flash.stream import StreamedWeights, WeightStream
from core.engine.flash.withheld import WithheldWeights
from core.engine.ggml import ggml
from core.engine.protocol import Stream
from core.engine.repacking import Repacks, repacked_tensors
from core.errors import EngineError, ModelTooLarge
from core.gguf import Header, Tensor, part_paths

_PAGE_CACHE: Final = "The disk cannot be read past the system's page cache, so the streamed weights pass through it."
_NO_ROOM: Final = (
    "There is no room on the disk for rearranged weights, so they are rearranged again at every word, which is slower."
)
_OTHER_KERNELS: Final = (
    "Streamed weights are not multiplied in this processor's own form, so the model may use other words than with all "
    "of it in memory."
)
_LOOK_UP_S: Final = 0.02
_SOON_READ: Final = 1 << 30
"""Bytes that are read while a first prompt is: not worth a wait whose progress can be seen."""


class StreamedLoading:
    """A load on its way: give `overrides` to llama.cpp, let it load, then call `finish`; `abandon` where it fails.

    Args:
        header: of the model.
        wishes: how much stays in memory, and how the rest is read.
        layers: that the processor computes, the first so many.
        repacks: which tensors the backend rearranges.
        folder: where those that are rearranged and read from the disk are kept; None for nowhere.

    Raises:
        LayoutUnknown: this build of llama.cpp cannot be handled like this.
        ModelError: a file cannot be opened, or there is too little memory.
    """

    def __init__(
        self, header: Header, wishes: Stream, layers: int, repacks: Repacks, folder: Path | None = None
    ) -> None:
        self._withheld = WithheldWeights()
        rearranger = Rearranger()
        self._placed: dict[str, Tensor] = {}
        self._wishes = wishes
        self.division: Division = divide(
            header, wishes, layers, lambda kind, lengths: repacks(kind, lengths) and rearranger.can(kind, lengths)
        )
        self._files: tuple[WeightFile, ...] = tuple(
            open_weights(path, wishes.direct) for path in part_paths(header.path)
        )
        self.direct = all(file.direct for file in self._files)
        self.notice = _PAGE_CACHE if wishes.direct and not self.direct else ""
        """What is not as wished, in a sentence."""
        as_here = {tensor.name for tensor in repacked_tensors(header, repacks)} - self.division.rearranged
        if any(tensor.name in as_here for tensor in self.division.withheld):
            self.notice = " ".join(filter(None, (self.notice, _OTHER_KERNELS)))
        self._others = max(1, header.weight_bytes - self.division.left_out_bytes)
        self._rearranger = rearranger
        self._makes_copy = self._rearrange(header, folder) if self.division.rearranged else False
        try:
            self._residents = Residents(self._as_read(needed_order(self.division)), self._files, wishes.readers)
        except OSError:
            self._close_files()
            raise ModelTooLarge(
                f"There is not enough memory for the part of {header.path.name} that stays in it.",
                "Close other programs, or choose a smaller model.",
            ) from None
        self._residents.start()

    @property
    def overrides(self) -> list[tuple[str, int]]:
        """For `tensor_buft_overrides`."""
        return [(pattern, self._withheld.buffer_type) for pattern in self.division.patterns]

    def share(self, of_llama: float) -> float:
        """How much of what stays has been read, 0 to 1, when llama.cpp says so of all weights."""
        whole = self._others + self.division.left_out_bytes
        return min(1.0, (of_llama * whole + self._residents.bytes_read) / self._others)

    def finish(self, on_progress: Callable[[float], bool]) -> StreamedWeights | None:
        """llama.cpp has loaded its part: wait for ours and connect the two.

        Args:
            on_progress: called with the share of what stays that has been read; loading stops when it returns False.

        Returns:
            None where it stopped.

        Raises:
            EngineError: the file cannot be read, or llama.cpp took other tensors than it should have.
            ModelTooLarge: there is not enough memory for the ring.
        """
        self._withheld.release()
        tensors = self._withheld.tensors
        self._check(tensors)
        theirs = 1.0 - self._residents.bytes / self._others
        while not self._enough_read():
            if not on_progress(min(1.0, theirs + self._residents.bytes_read / self._others)):
                self.abandon()
                return None
            time.sleep(_LOOK_UP_S)
        self._residents.check()
        both = self.division.tied
        for name in self.division.rearranged & tensors.keys():
            if both is None or name != both.name:
                self._rearranger.adopt(tensors[name])
        self._residents.connect(tensors, both.name if both else "")
        try:
            readers = self._wishes.readers
            tables = LookedUpTables(self.division.looked_up, self._files, tensors, readers)
            tied = None
            if both is not None and both.name in tensors:
                place, file = dict(self._residents.addresses())[both.name], self._files[both.part]
                arrive = functools.partial(self._residents.await_tensor, both.name)
                tied = TiedTable(both, file, tensors[both.name], place, self._rearranger, readers, arrive)
            weights = WeightStream(
                self._as_read(self.division.streamed), self._files, tensors, self.division.ring_bytes, readers
            )
        except OSError:
            raise ModelTooLarge(
                "There is not enough memory to read the weights ahead.",
                "Close other programs, or choose a smaller model.",
            ) from None
        return StreamedWeights(weights, tables, tied, RowsAlone(), self._residents, self._withheld, self.direct)

    def abandon(self) -> None:
        """The load has failed or was stopped; llama.cpp has freed its tensors, or is about to."""
        self._withheld.forget()
        self._residents.stop()
        self._close_files()

    def _enough_read(self) -> bool:
        """Whether the first pass may begin: it waits for the rest itself.

        Whoever rearranges needs memory of its own, and is done before anybody looks at what memory is used.
        """
        left = self._residents.bytes - self._residents.bytes_read
        return self._residents.settled or (left <= _SOON_READ and not self._makes_copy)

    def _rearrange(self, header: Header, folder: Path | None) -> bool:
        """Read what is rearranged from a file of its own; whether that has still to be made."""
        division, limit = self.division, self._wishes.copy_bytes
        # All of it has its place in the copy, whatever the budget is today.
        moved = [tensor for tensor in division.withheld if tensor.name in division.rearranged]
        file = RearrangedFile(moved, self._files, self._rearranger)
        streamed = division.rearranged & {tensor.name for tensor in division.streamed}
        if streamed and limit and folder is not None and not file.keep(folder, header.identity, limit):
            self.notice = " ".join(filter(None, (self.notice, _NO_ROOM)))
        self._placed = file.placed(len(self._files))
        self._files = (*self._files, file)
        return not file.whole

    def _as_read(self, tensors: Iterable[Tensor]) -> tuple[Tensor, ...]:
        """Where they are read from: the rearranged ones have another place."""
        return tuple(self._placed.get(tensor.name, tensor) for tensor in tensors)

    def _check(self, tensors: dict[str, int]) -> None:
        sizes = {tensor.name: tensor.size for tensor in self.division.withheld}
        wrong = [name for name, tensor in tensors.items() if ggml().ggml_nbytes(tensor) != sizes.get(name)]
        if wrong:
            raise EngineError(
                f"The engine's library laid out {wrong[0]} in a way that cannot be streamed.",
                "Choose a smaller model, or raise the memory budget.",
            )

    def _close_files(self) -> None:
        for file in self._files:
            file.close()
