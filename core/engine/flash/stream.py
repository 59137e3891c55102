"""Streams the weights of a model that does not fit, and owns all the memory that they pass through or stay in.

The way through memory is FlexInfer's (arXiv 2503.03777): an equal share of every layer stays, the rest is read while
what comes before it computes. Before each node that reads streamed weights, their `data` pointers are moved to where
they lie now. What is computed at once is decided by what is there: a node whose successor still has to wait for the
disk is computed meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.engine.flash.files import WeightFile
from core.engine.flash.hook import NodeListener
from core.engine.flash.lookup import LookedUpTables, TiedTable
from core.engine.flash.residents import Residents
from core.engine.flash.ring import Ring, piece_around
from core.engine.flash.rows_alone import RowsAlone
from core.engine.flash.tensors import move
from core.engine.flash.withheld import WithheldWeights
from core.errors import EngineError
from core.gguf import Tensor


class WeightStream:
    """A `NodeListener` that brings streamed weights to the nodes that read them.

    Args:
        streamed: the tensors that pass through, in the order in which they are usually needed.
        files: of the model, part by part.
        tensors: the library's tensors by name; those that the model does not use are not there.
        ring_bytes: memory to pass through.
        readers: threads that read.

    Raises:
        OSError: there is not so much memory.
    """

    def __init__(
        self,
        streamed: Sequence[Tensor],
        files: Sequence[WeightFile],
        tensors: Mapping[str, int],
        ring_bytes: int,
        readers: int,
    ) -> None:
        used = [tensor for tensor in streamed if tensor.name in tensors]
        self._files = tuple(files)
        self._pieces = [piece_around(files[tensor.part], tensor.offset, tensor.size) for tensor in used]
        self._tensors = [tensors[tensor.name] for tensor in used]
        self._numbers = {tensor: number for number, tensor in enumerate(self._tensors)}
        self._held: list[int] = []
        self._held_bytes = 0
        self._largest = max((piece.length for piece in self._pieces), default=0)
        self.bytes_per_pass = sum(piece.length for piece in self._pieces)
        self.wanted: Callable[[], bool] = lambda: True
        self.ring = Ring(self._pieces, ring_bytes, readers if used else 0)

    def asked(self, node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: the weights that the node reads are there when this returns."""
        if self._numbers.keys().isdisjoint(read):
            return False
        if read[-1] in self._numbers:
            raise EngineError(
                "This kind of model takes weights apart that would be read from the disk.",
                "Choose a smaller model, or raise the memory budget.",
            )
        stop = False
        for source in dict.fromkeys(read):
            number = self._numbers.get(source)
            if number is not None:
                stop |= self._bring(number)
        return stop

    def computed(self, _node: int) -> None:
        """See `NodeListener`: what was held until now makes room."""
        if self._held:
            self.ring.release(self._held)
            self._held.clear()
            self._held_bytes = 0

    def close(self) -> None:
        """End the readers and close the files."""
        self.ring.close()
        for file in self._files:
            file.close()

    def _bring(self, number: int) -> bool:
        if number == 0:
            for file in self._files:
                file.check()
        move(self._tensors[number], self.ring.take(number, self.wanted))
        if number not in self._held:
            self._held.append(number)
            self._held_bytes += self._pieces[number].length
        following = (number + 1) % len(self._pieces)
        # Computing now what is there beats waiting for what is not.
        full = self._held_bytes + 2 * self._largest > self.ring.capacity
        return following == 0 or full or not self.ring.ready(following)


@dataclass(frozen=True)
class StreamedWeights:
    """Everything that a model with streamed weights needs as long as it lives.

    Args:
        weights: those that pass through.
        tables: those that are looked up.
        tied: one that is looked up and multiplied with; None where there is none.
        alone: keeps tokens of a pass apart where their scores shall be those of passes over one.
        residents: memory of those that stay, which may still be on their way.
        withheld: the buffer type that the library knows them by.
        direct: whether reads go past the page cache.
    """

    weights: WeightStream
    tables: LookedUpTables
    tied: TiedTable | None
    alone: RowsAlone
    residents: Residents
    withheld: WithheldWeights
    direct: bool

    @property
    def listeners(self) -> tuple[NodeListener, ...]:
        """Who acts between the nodes of every graph."""
        return (self.residents, self.tables, *([self.tied] if self.tied else ()), self.alone, self.weights)

    @property
    def bytes_read(self) -> int:
        """From the disk since the model was loaded."""
        return self.weights.ring.bytes_read + self.tables.bytes_read + (self.tied.bytes_read if self.tied else 0)

    def close(self) -> None:
        """End the readers; nothing of the model is computed any more."""
        self.residents.stop()
        self.weights.close()
        self.tables.close()
        if self.tied:
            self.tied.close()
