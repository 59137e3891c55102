"""Computes a loaded mixture with a cache of experts: a listener between the nodes of the graph.

llama.cpp gets addresses for the experts and reads none of them. When a layer's router has chosen, the computation stops
(`ffn_moe_topk-<layer>`); the chosen experts that are not in memory are read, with those that the next router will
probably choose behind them in the queue; and the nodes that multiply with experts are given the numbers of slots in
place of the numbers of experts. Those are a tensor of our own: whatever else reads the router's choice, such as biases
and scales, sees it unchanged.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.engine.experts.cache import LayerCaches
from core.engine.experts.counts import ExpertCounts
from core.engine.experts.eviction import Floats
from core.engine.experts.fetch import read_bytes
from core.engine.experts.memory import can_share_rooms
from core.engine.experts.routing import (
    check_strides,
    chosen,
    is_float32,
    likely,
    matrix,
    mean_probabilities,
    norm_ratio,
    strides,
)
from core.engine.experts.shares import BLOCK, ExpertLayer, divide, expert_layers
from core.engine.flash.files import WeightFile
from core.engine.flash.residency import name_patterns
from core.engine.flash.tensors import BUFFER_AT, LayoutUnknown, move, new_tensor, shape
from core.engine.flash.withheld import WithheldWeights
from core.engine.ggml import InitParams, ggml
from core.engine.protocol import ExpertCache
from core.errors import EngineError
from core.gguf import Header

_SOURCES_AT: Final = 152
_NAME_AT: Final = 256
_IDS: Final = 2
"""Which source of a multiplication with experts says which of them."""
_MARK: Final = int.from_bytes(b"ffn_moe_", "little")
"""How the names of all nodes begin that are of interest here, as one number."""
_REST_AT: Final = _NAME_AT + 8
_I32: Final = 26
_SMALLER: Final = "Choose a model that fits into memory."


class CacheUnavailable(Exception):
    """An expert cache cannot be had here; the file has to be mapped instead."""


class _Nodes:
    """One layer in the graph that is being computed.

    Args:
        layer: of the model.
        norm: the weights of the norm before its network, if they are known.
    """

    def __init__(self, layer: ExpertLayer, norm: Floats | None) -> None:
        self.layer = layer
        self.norm = norm
        self.ratio: Floats | None = None
        """Turns what this layer's router sees into about what the following one does (`norm_ratio`)."""
        self.router = 0
        """The router's matrix, once it has been met."""
        self.seen = 0
        self.probabilities = 0
        self.topk = 0
        """What the router sees, what it says, and what it chooses, in the pass under way."""
        self.numbers = 0
        """The tensor that says which slots hold the chosen experts."""
        self.memory: NDArray[np.int32] = np.zeros(0, np.int32)
        """What that tensor holds."""


class ExpertTier:
    """The expert cache of one model: a `NodeListener`.

    Args:
        header: of the model.
        wishes: how much memory, how many readers, what is evicted.
        files: of the model, part by part; they are closed with this.

    Raises:
        CacheUnavailable: this machine or the engine's library cannot do it.
        EngineError: the model has no experts.
        ModelTooLarge: the budget is below the least.
    """

    def __init__(self, header: Header, wishes: ExpertCache, files: Sequence[WeightFile]) -> None:
        layers = expert_layers(header)
        self._used = header.number("expert_used_count")
        self._prefetch = wishes.prefetch
        self.shares = divide(layers, wishes.bytes, header.name)
        if not can_share_rooms():
            raise CacheUnavailable("this system maps no memory twice")
        if any(file.block > BLOCK for file in files):
            raise CacheUnavailable("the disk reads in large blocks")
        try:
            check_strides()
            self._withheld = WithheldWeights()
        except LayoutUnknown as unknown:
            raise CacheUnavailable(str(unknown)) from unknown
        patterns = name_patterns(matrix.name for layer in layers for matrix in layer.matrices)
        self.overrides = tuple((pattern, self._withheld.buffer_type) for pattern in patterns)
        """For `tensor_buft_overrides`: the tensors that llama.cpp must not read, and where they go."""
        self._layers = [_Nodes(layer, _norm(header, layer.number, files)) for layer in layers]
        for nodes, following in itertools.pairwise(self._layers):
            nodes.ratio = norm_ratio(nodes.norm, following.norm)
        self._by_name = {
            f"{what}-{nodes.layer.number}".encode(): (what, place)
            for place, nodes in enumerate(self._layers)
            for what in ("logits", "probs", "topk")
        }
        """What a node of interest is and the place of its layer, by the rest of its name."""
        self._by_matrix: dict[int, _Nodes] = {}
        self._stop = (0, 0)
        """The node that was asked about last and stops the computation, and the place of its layer."""
        self._context = 0
        self.direct = all(file.direct for file in files)
        """Whether reads bypass the system's page cache."""
        self.wanted: Callable[[], bool] = lambda: True
        """See `NodeListener`."""
        self._caches = LayerCaches(layers, self.shares, wishes, self._used, files)

    @property
    def counts(self) -> ExpertCounts:
        """What has happened until now."""
        return self._caches.counts

    def attach(self) -> None:
        """The model has been loaded: give its experts their places.

        Raises:
            EngineError: the model's tensors are not as they should be.
        """
        self._withheld.release()
        library = ggml()
        size = (library.ggml_tensor_overhead() + 64) * (len(self._layers) + 1)
        self._context = library.ggml_init(InitParams(size, None, True))
        for place, nodes in enumerate(self._layers):
            nodes.numbers = new_tensor(self._context, _I32, (self._used, 1))
            for base, piece in zip(self._caches.bases(place), nodes.layer.matrices, strict=True):
                tensor = self._withheld.tensors.get(piece.name)
                if tensor is None:
                    # Some layers are for other uses than writing text, and are not loaded.
                    continue
                if strides(tensor)[2] != piece.size:
                    raise _unsupported()
                move(tensor, base + piece.lead)
                strides(tensor)[2] = piece.stride
                self._by_matrix[tensor] = nodes

    def forget(self) -> None:
        """Loading has failed."""
        self._withheld.forget()
        self.close()

    def close(self) -> None:
        """End the readers and give the memory back; nothing computes any more."""
        self._caches.close()
        if self._context:
            ggml().ggml_free(self._context)
            self._context = 0

    def asked(self, node: int, read: Sequence[int]) -> bool:
        """See `NodeListener`: stop where a router has chosen."""
        nodes = self._by_matrix.get(read[0])
        if nodes is not None:
            _redirect(nodes, node, read)
            return False
        if ctypes.c_uint64.from_address(node + _NAME_AT).value != _MARK:
            return False
        what, place = self._by_name.get(ctypes.string_at(node + _REST_AT), ("", 0))
        if what == "logits":
            self._layers[place].router, self._layers[place].seen = read[0], read[1]
        elif what == "probs":
            self._layers[place].probabilities = node
        elif what == "topk":
            self._layers[place].topk, self._stop = node, (node, place)
        return what == "topk"

    def computed(self, node: int) -> None:
        """See `NodeListener`: the chosen experts are in memory when this returns."""
        stop, place = self._stop
        if node != stop:
            return
        self._stop = (0, 0)
        nodes = self._layers[place]
        wanted = chosen(node)
        experts = _each_once(wanted, nodes.layer.experts)
        # Until they are there, every number is that of a slot with memory: one more node may be computed.
        _number_slots(nodes, np.zeros_like(wanted), node)
        if place == 0:
            self._caches.check_files()
        guessed = self._guess(place, *wanted.shape)
        self._caches.bring(place, experts, _said(nodes, experts), self.wanted, guessed)
        _number_slots(nodes, self._caches.slots(place).slot_of[wanted], node)
        nodes.seen = nodes.probabilities = 0

    def _guess(self, place: int, tokens: int, used: int) -> list[int]:
        """The experts that the next layer will probably need; none where that cannot be told."""
        if not self._prefetch or place + 1 >= len(self._layers):
            return []
        nodes, following = self._layers[place], self._layers[place + 1]
        if not nodes.seen or not following.router or not (is_float32(nodes.seen) and is_float32(following.router)):
            return []
        seen, router = matrix(nodes.seen), matrix(following.router)
        if seen.shape != (tokens, router.shape[1]):
            return []
        return likely(seen, nodes.ratio, router, used)


def _redirect(nodes: _Nodes, node: int, read: Sequence[int]) -> None:
    """Give a node the numbers of slots.

    Raises:
        EngineError: it takes its experts from elsewhere than the router's choice.
    """
    ids = read[_IDS]
    if ids == nodes.numbers:
        return
    known = nodes.topk and ids == nodes.topk
    if ids and not known:
        # This node is computed all the same, so it must find memory.
        _number_slots(nodes, np.zeros((shape(ids)[1], shape(ids)[0]), np.int32), ids)
    if ids:
        ctypes.c_uint64.from_address(node + _SOURCES_AT + 8 * _IDS).value = nodes.numbers
    if not known:
        raise _unsupported()


def _number_slots(nodes: _Nodes, slots: NDArray[np.int32], instead_of: int) -> None:
    """Write which slots the multiplications of this pass use.

    Args:
        nodes: of the layer.
        slots: [tokens, used].
        instead_of: the tensor whose place this takes.
    """
    if nodes.memory.size < slots.size:
        nodes.memory = np.zeros(slots.size, np.int32)
    nodes.memory[: slots.size] = slots.ravel()
    tokens, used = slots.shape
    shape(nodes.numbers)[:] = [used, tokens, 1, 1]
    strides(nodes.numbers)[:] = [4, 4 * used, 4 * slots.size, 4 * slots.size]
    move(nodes.numbers, nodes.memory.ctypes.data)
    buffer = ctypes.c_uint64.from_address(instead_of + BUFFER_AT).value
    ctypes.c_uint64.from_address(nodes.numbers + BUFFER_AT).value = buffer


def _each_once(wanted: NDArray[np.int32], experts: int) -> list[int]:
    """The experts that the router names.

    Raises:
        EngineError: they are none of this layer's.
    """
    found = sorted({int(expert) for expert in wanted.ravel()})
    if not found or found[0] < 0 or found[-1] >= experts:
        raise EngineError("The model's router chose an expert that there is not.", "Choose another model.")
    return found


def _said(nodes: _Nodes, experts: Sequence[int]) -> Floats:
    """What the router says of each expert; only of the chosen ones, where it cannot be read."""
    node = nodes.probabilities
    if node and is_float32(node) and shape(node)[0] == nodes.layer.experts:
        return mean_probabilities(node)
    values = np.zeros(nodes.layer.experts, np.float32)
    values[list(experts)] = 1 / len(experts)
    return values


def _norm(header: Header, number: int, files: Sequence[WeightFile]) -> Floats | None:
    """The weights of the norm before the network of a layer, if they are where they usually are."""
    wanted = f"blk.{number}.ffn_norm.weight"
    tensor = next((tensor for tensor in header.tensors if tensor.name == wanted), None)
    if tensor is None or tensor.type != "F32" or len(tensor.shape) != 1:
        return None
    return np.frombuffer(read_bytes(files[tensor.part], tensor.offset, tensor.size), np.float32)


def _unsupported() -> EngineError:
    return EngineError("An expert cache cannot work with this kind of model.", _SMALLER)
