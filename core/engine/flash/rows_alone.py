"""Multiplies the tokens of a pass one by one with the weights, so that each gets the very scores it would get alone.

llama.cpp multiplies with four rows and more at once in another order than with a single row, rearranged weights above
all (`ggml-cpu/repack.cpp`), and the last bits of every sum differ. Rows that lie in planes of their own it takes one by
one: the same numbers in the same memory, seen in another shape while their product is computed. Weights that come from
the disk are slower than that arithmetic for several tokens, so that a draft is verified at little more than the price
of a token.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.engine.flash.tensors import name, operation, see_in_planes

_TOGETHER: Final = 4
"""Rows from which on they are multiplied together."""


class RowsAlone:
    """A `NodeListener` that keeps rows apart while it is `on`; call `finish` when a pass has ended, however it did."""

    def __init__(self) -> None:
        self.on = False
        self.wanted: Callable[[], bool] = lambda: True
        self._restore: Callable[[], None] | None = None

    def asked(self, node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: a product is computed up to its node, before anyone reads it in the other shape."""
        if not self.on or operation(node) != "MUL_MAT" or not _is_weight(read[0]):
            return False
        self._restore = see_in_planes(node, _TOGETHER)
        return self._restore is not None

    def computed(self, _node: int) -> None:
        """See `NodeListener`: who reads the product finds its usual shape."""
        self.finish()

    def finish(self) -> None:
        """Everything has its usual shape again; the graph may be used once more."""
        restore, self._restore = self._restore, None
        if restore is not None:
            restore()


def _is_weight(tensor: int) -> bool:
    return operation(tensor) == "NONE" and name(tensor).endswith(".weight")
