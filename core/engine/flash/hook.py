"""Tells listeners which node of the graph comes next and what has been computed: llama.cpp's evaluation callback.

llama.cpp asks about every node before it is computed, in order. From a node where a listener wants to know the result,
everything up to there is computed at once and the listeners are told; then the asking goes on. (ggml-backend.cpp,
`ggml_backend_sched_compute_splits`.) A pass without listeners does not install this at all: the questions alone take
some milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from core.engine.abort import AbortFlag
from core.engine.bindings import bindings
from core.engine.flash.tensors import sources
from core.errors import InglenookError

_c = bindings()


class NodeListener(Protocol):
    """Someone who acts between the nodes of a graph.

    Both methods run in the thread that computes. An error that one raises ends the pass and is what the caller of the
    computation gets; one node may still be computed then, so all pointers must lead to memory.
    """

    wanted: Callable[[], bool]
    """Whether the pass is still wanted, to be asked during long waits; set by the hook."""

    def asked(self, node: int, read: Sequence[int]) -> bool:
        """Just before `node` is put into what is computed next.

        Args:
            node: the address of the tensor.
            read: `tensors.sources` of it.

        Returns:
            Whether everything up to this node is to be computed before the next one is asked about.
        """

    def computed(self, node: int) -> None:
        """Everything up to `node` has been computed, because this or another listener wanted it."""


class GraphHook:
    """The callback of one context.

    Args:
        listeners: each is asked about each node and told of each stop, in this order.
    """

    def __init__(self, listeners: Sequence[NodeListener]) -> None:
        self._listeners = tuple(listeners)
        self.flag = AbortFlag()
        """Ends the pass; the session installs one for each answer."""
        self.failure: InglenookError | None = None
        """Why the last pass was ended by a listener."""
        for listener in self._listeners:
            listener.wanted = lambda: not self.flag.raised
        self.callback: Any = _c.ggml_backend_sched_eval_callback(self._on_node)

    def take_failure(self) -> InglenookError | None:
        """The error that ended the last pass, once."""
        failure, self.failure = self.failure, None
        return failure

    def _on_node(self, node: int, ask: bool, _data: object) -> bool:
        try:
            if ask:
                read = sources(node)
                stop = False
                for listener in self._listeners:
                    stop |= listener.asked(node, read)
                return stop
            for listener in self._listeners:
                listener.computed(node)
        except InglenookError as error:
            self.failure = error
            self.flag.set()
        return True
