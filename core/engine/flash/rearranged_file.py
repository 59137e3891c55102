"""Weights in the form that the CPU backend multiplies fastest, made of the file's form by the readers.

They are rearranged between a read from the model's file and the memory that they are needed in: what is streamed then
meets the same kernels as what stays, and the model says the same as with all of it in memory.
"""

from __future__ import annotations

import bisect
import ctypes
import dataclasses
import hashlib
import logging
import math
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.engine.flash.rearranged_copy import RearrangedCopy, open_copy
from core.engine.flash.rearranger import GROUP, Rearranger
from core.engine.flash.ring import CHUNK
from core.gguf import Tensor

log = logging.getLogger(__name__)

_GAP: Final = 128 << 10
"""Between two tensors, so that nobody reads both at once (`core.engine.flash.residents`)."""
_STEP: Final = 512 << 10
"""Bytes that are rearranged at once: readers need so much memory besides."""
_LOOKS: Final = 6
"""Parts of a copy that are compared with the model when it is opened."""


class RearrangedFile:
    """A `WeightFile` of tensors in their rearranged form, each beginning at a place of its own.

    What is not in the copy on disk is read from the model's files, rearranged on its way, and put into the copy: what
    is streamed is needed at the next pass, what stays at the next load.

    Args:
        tensors: those that are rearranged.
        files: of the model, part by part.
        rearranger: does it.
    """

    def __init__(self, tensors: Iterable[Tensor], files: Sequence[WeightFile], rearranger: Rearranger) -> None:
        self._files = tuple(files)
        self._rearranger = rearranger
        self.block = max(file.block for file in files)
        self.direct = all(file.direct for file in files)
        self._sources: list[Tensor] = []
        self._starts: list[int] = []
        end = 0
        for tensor in tensors:
            self._sources.append(tensor)
            self._starts.append(end)
            end += -(-(tensor.size + _GAP) // self.block) * self.block
        self._parts: dict[int, int] = {}
        for tensor, start in zip(self._sources, self._starts, strict=True):
            for at in range(start, start + tensor.size, CHUNK):
                self._parts[at] = len(self._parts)
        self._local = threading.local()
        self._copy: RearrangedCopy | None = None

    def keep(self, folder: Path, identity: str, limit: int) -> bool:
        """Keep a copy on disk, or use the one that is there.

        Args:
            folder: of all copies.
            identity: of the model.
            limit: bytes that all copies together may take.

        Returns:
            False where there is no room for it.
        """
        missing = sum(tensor.size for tensor in self._sources)
        copy = open_copy(folder, self._digest(identity), len(self._parts), missing, limit, self.direct)
        self._copy = copy
        if copy is not None and not self._agrees(copy):
            log.warning("the rearranged weights on disk are not those of the model, and are made again")
            copy.discard()
        return copy is not None

    @property
    def whole(self) -> bool:
        """Whether the copy on disk has all of it."""
        copy = self._copy
        return copy is not None and all(copy.has(part) for part in self._parts.values())

    def placed(self, part: int) -> dict[str, Tensor]:
        """The tensors by name, as they lie in here.

        Args:
            part: the number of this file among all.
        """
        return {
            tensor.name: dataclasses.replace(tensor, offset=start, part=part)
            for tensor, start in zip(self._sources, self._starts, strict=True)
        }

    def read(self, into: memoryview, offset: int, needed: int) -> None:
        """See `WeightFile`. What is read lies in one tensor."""
        place = bisect.bisect_right(self._starts, offset) - 1
        part = self._parts.get(offset)
        copy = self._copy if part is not None and needed == self._part_bytes(place, offset) else None
        if copy is None or part is None:
            self._make(into, place, offset, needed)
        elif not (copy.has(part) and copy.read(into, part, offset)):
            self._make(into, place, offset, needed)
            copy.write(into, part, offset)

    def _part_bytes(self, place: int, offset: int) -> int:
        return min(CHUNK, self._starts[place] + self._sources[place].size - offset)

    def _digest(self, identity: str) -> bytes:
        digest = hashlib.sha256(identity.encode())
        kinds = {}
        for tensor, start in zip(self._sources, self._starts, strict=True):
            digest.update(f"{tensor.name} {tensor.type} {tensor.shape} {tensor.size} {start}".encode())
            kinds[tensor.type] = tensor.shape[0]
        for found, columns in kinds.items():
            digest.update(self._rearranger.fingerprint(found, columns))
        return digest.digest()

    def _agrees(self, copy: RearrangedCopy) -> bool:
        """Whether a few parts of a copy begin as they should."""
        there = [at for at, part in self._parts.items() if copy.has(part)]
        for at in there[:: max(1, len(there) // _LOOKS)]:
            place = bisect.bisect_right(self._starts, at) - 1
            memory = [Memory(self.block), Memory(self.block)]
            needed = min(self.block, self._part_bytes(place, at))
            self._make(memory[0].view, place, at, needed)
            if not copy.read(memory[1].view[: self.block], self._parts[at], at):
                return False
            if memory[0].view[:needed] != memory[1].view[:needed]:
                return False
        return True

    def _make(self, into: memoryview, place: int, offset: int, needed: int) -> None:
        """Read from the model's file and rearrange."""
        for done in range(0, needed, _STEP):
            self._make_part(into[done:], place, offset + done, min(_STEP, needed - done))

    def _make_part(self, into: memoryview, place: int, offset: int, needed: int) -> None:
        tensor, first = self._sources[place], offset - self._starts[place]
        last = min(first + needed, tensor.size)
        rows = math.prod(tensor.shape[1:])
        row = tensor.size // rows
        group = GROUP * row
        begin, end = first // group * group, min(-(-last // group) * group, tensor.size)
        source = self._fetch(tensor, begin, end)
        target = _address(into)
        # Groups that are only partly asked for are rearranged beside.
        whole_begin, whole_end = -(-first // group) * group, end if end == last else last // group * group
        if whole_begin < whole_end:
            address, count = source + whole_begin - begin, (whole_end - whole_begin) // row
            self._rearranger.rearrange(tensor, address, target + whole_begin - first, count)
        for start in {begin, end - (end % group or group)}:
            stop = min(start + group, end)
            if start >= first and stop <= last:
                continue
            beside = ctypes.create_string_buffer(stop - start)
            self._rearranger.rearrange(tensor, source + start - begin, ctypes.addressof(beside), (stop - start) // row)
            low, high = max(start, first), min(stop, last)
            into[low - first : high - first] = memoryview(beside).cast("B")[low - start : high - start]

    def check(self) -> None:
        """See `WeightFile`."""
        for file in self._files:
            file.check()

    def close(self) -> None:
        """See `WeightFile`. The model's files are closed by whoever has opened them."""
        if self._copy is not None:
            self._copy.close()

    def _fetch(self, tensor: Tensor, begin: int, end: int) -> int:
        """Read a part of a tensor as it is in its file; the address where it lies now, until this thread's next."""
        file = self._files[tensor.part]
        first = (tensor.offset + begin) // file.block * file.block
        needed = tensor.offset + end - first
        length = -(-needed // file.block) * file.block
        memory: Memory | None = getattr(self._local, "memory", None)
        if memory is None or len(memory.view) < length:
            memory = self._local.memory = Memory(length)
        file.read(memory.view[:length], first, needed)
        return memory.address + tensor.offset + begin - first


def _address(view: memoryview) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(view))
