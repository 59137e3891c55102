"""Tables of which only rows are read, such as that of the tokens: each row is fetched when it is looked up."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from core.engine.flash.files import WeightFile
from core.engine.flash.memory import Memory
from core.engine.flash.rearranger import Rearranger
from core.engine.flash.tensors import buffer, data, kind, move, operation, shape
from core.errors import EngineError
from core.gguf import Tensor

KEPT_BYTES: Final = 8 << 20
"""Of a table's rows, that stay at most; a batch of tokens that needs more gets it."""
_I32: Final = 26


class LookedUpTables:
    """A `NodeListener` that fetches the rows which a node looks up.

    Args:
        tables: that are only looked up in.
        files: of the model, part by part.
        tensors: the library's tensors by name; those that the model does not use are not there.
        readers: threads that read.

    Raises:
        OSError: there are no more addresses.
    """

    def __init__(
        self, tables: Sequence[Tensor], files: Sequence[WeightFile], tensors: Mapping[str, int], readers: int
    ) -> None:
        used = [table for table in tables if table.name in tensors]
        self._tables = {tensors[table.name]: _Table(table, files[table.part]) for table in used}
        self._pool = ThreadPoolExecutor(readers, "rows")
        self.wanted: Callable[[], bool] = lambda: True
        for tensor, table in self._tables.items():
            move(tensor, table.address)

    @property
    def bytes_read(self) -> int:
        """Since the beginning."""
        return sum(table.bytes_read for table in self._tables.values())

    def asked(self, _node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: the rows that the node looks up are there when this returns."""
        if self._tables.keys().isdisjoint(read):
            return False
        table, rows = self._tables.get(read[0]), read[1]
        if table is None or not rows or kind(rows) != _I32:
            raise EngineError(
                "This kind of model uses its table of tokens in a way that cannot be read from the disk.",
                "Choose a smaller model, or raise the memory budget.",
            )
        count = 1
        for length in shape(rows):
            count *= length
        table.fetch(set((ctypes.c_int32 * count).from_address(data(rows))), self._pool)
        return False

    def computed(self, _node: int) -> None:
        """See `NodeListener`: rows stay."""

    def close(self) -> None:
        """End the readers."""
        self._pool.shutdown()


class TiedTable:
    """A `NodeListener` for a table that is looked up as it is in the file, and multiplied with as it is rearranged.

    The library has one tensor for both. It leads to the rows but for the product, before and after which it stops.

    Args:
        table: in the file.
        file: that holds it.
        tensor: the library's.
        address: where it lies rearranged.
        rearranger: tells the library which form it is in.
        readers: threads that read.
        arrive: returns when it lies there.

    Raises:
        OSError: there are no more addresses.
    """

    def __init__(
        self,
        table: Tensor,
        file: WeightFile,
        tensor: int,
        address: int,
        rearranger: Rearranger,
        readers: int,
        arrive: Callable[[], None],
    ) -> None:
        self._rows = LookedUpTables([table], [file] * (table.part + 1), {table.name: tensor}, readers)
        self._tensor = tensor
        self._plain = (buffer(tensor), data(tensor))
        self._address = address
        self._rearranger = rearranger
        self._arrive = arrive
        self.wanted: Callable[[], bool] = lambda: True

    @property
    def bytes_read(self) -> int:
        """Since the beginning."""
        return self._rows.bytes_read

    def asked(self, node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: the tensor is in the form that the node takes."""
        if self._tensor not in read:
            return False
        if operation(node) == "MUL_MAT":
            self._arrive()
            self._rearranger.adopt(self._tensor)
            move(self._tensor, self._address)
        else:
            self._rows.asked(node, read)
        return True

    def computed(self, _node: int) -> None:
        """See `NodeListener`: graphs are made for the form of the file."""
        plain, address = self._plain
        self._rearranger.leave(self._tensor, plain)
        move(self._tensor, address)

    def close(self) -> None:
        """End the readers."""
        self._rows.close()


class _Table:
    """One table: addresses for all of it, memory for the rows that were looked up."""

    def __init__(self, tensor: Tensor, file: WeightFile) -> None:
        self._file = file
        self._rows = tensor.elements // tensor.shape[0]
        self._row_bytes = tensor.size // self._rows
        self._start = tensor.offset // file.block * file.block
        self._lead = tensor.offset - self._start
        self._memory = Memory(-(-(self._lead + tensor.size) // file.block) * file.block, sparse=True)
        self._here: set[int] = set()
        self.bytes_read = 0

    @property
    def address(self) -> int:
        """Where its first row lies, or would."""
        return self._memory.address + self._lead

    def fetch(self, rows: set[int], pool: ThreadPoolExecutor) -> None:
        """Have these rows in memory.

        Raises:
            EngineError: the file cannot be read.
        """
        rows = {row for row in rows if 0 <= row < self._rows}
        missing = rows - self._here
        if not missing:
            return
        if len(self._here | rows) * (self._row_bytes + self._file.block) > KEPT_BYTES and self._here:
            self._memory.empty()
            self._here.clear()
            missing = rows
        for _ in pool.map(self._read, sorted(missing)):
            pass
        self._here |= missing

    def _read(self, row: int) -> None:
        block = self._file.block
        begin = self._lead + row * self._row_bytes
        end = begin + self._row_bytes
        first, last = begin // block * block, -(-end // block) * block
        self._file.read(self._memory.view[first:last], self._start + first, end - first)
        self.bytes_read += last - first
