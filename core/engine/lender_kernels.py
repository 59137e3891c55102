"""Has a lending processor compute with rearranged weights, as the borrower's own processor does.

llama.cpp's server keeps what it is sent in the file's form, and computes with other kernels than a processor that has
loaded the weights itself: the last bits of every sum differ. Here each matrix is rearranged in its place the first time
that a graph multiplies with it; before each graph the server's tensors are told which form they are in. The layouts are
those of `ggml-backend-impl.h` and `ggml-impl.h`, checked before they are relied on.
"""

from __future__ import annotations

import ctypes
import logging
from typing import Any, Final

from core.engine.flash.rearranger import GROUP, Rearranger
from core.engine.flash.tensors import LayoutUnknown, check_layout, data, kind, name, operation, shape, sources
from core.engine.ggml import POINTER, ggml
from core.gguf import GGML_TYPES, Tensor

log = logging.getLogger(__name__)

_WORD: Final = ctypes.c_uint64
_START: Final = ctypes.CFUNCTYPE(POINTER, POINTER, POINTER)
_COMPUTE: Final = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER)
_DEVICE_WORDS: Final = 17
"""Of `struct ggml_backend_device`: fifteen functions, the registry, the context."""
_START_AT: Final = 5
_BACKEND_WORDS: Final = 19
"""Of `struct ggml_backend`: its id, sixteen functions, the device, the context."""
_COMPUTE_AT: Final = 13
_BACKEND_DEVICE_AT: Final = 17
_NODE_COUNT_AT: Final = 4
_NODES_AT: Final = 16
_FAILED: Final = 1
_SEEN: Final = 64
"""Bytes at the beginning and the end of a matrix by which it is known again."""


class RearrangingProcessor:
    """A device that llama.cpp's server takes for the processor; keep it as long as the server.

    Args:
        device: the processor.

    Raises:
        LayoutUnknown: this build of llama.cpp keeps devices in another way.
    """

    def __init__(self, device: int) -> None:
        check_layout()
        self._device = device
        self._rearranger = Rearranger()
        self._known: dict[int, bytes] = {}
        """How matrices that were rearranged look, by their addresses."""
        self._last: tuple[list[int], dict[int, int]] | None = None
        """The nodes of the graph that was prepared last, and its matrices with a node that reads each."""
        words = (_WORD * _DEVICE_WORDS).from_buffer_copy(ctypes.string_at(device, _DEVICE_WORDS * 8))
        self._start_processor = _START(words[_START_AT])
        self._callbacks = [_START(self._start)]
        words[_START_AT] = ctypes.cast(self._callbacks[0], POINTER).value or 0
        self._words = words
        library = ggml()
        for ask in (library.ggml_backend_dev_name, library.ggml_backend_dev_type, library.ggml_backend_dev_backend_reg):
            if ask(self.address) != ask(device):
                raise LayoutUnknown("devices have another layout")
        backend = self._start_processor(device, None)
        words = (_WORD * _BACKEND_WORDS).from_address(backend)
        if words[_BACKEND_DEVICE_AT] != device or not words[_COMPUTE_AT]:
            raise LayoutUnknown("backends have another layout")

    @property
    def address(self) -> int:
        """Of the device."""
        return ctypes.addressof(self._words)

    def _start(self, _device: int, parameters: int | None) -> int:
        backend: int = self._start_processor(self._device, parameters)
        words = (_WORD * _BACKEND_WORDS).from_address(backend)
        compute: Any = _COMPUTE(words[_COMPUTE_AT])

        def compute_rearranged(backend: int, graph: int) -> int:
            try:
                self._prepare(graph)
            except Exception:
                log.exception("weights cannot be rearranged")
                return _FAILED
            return int(compute(backend, graph))

        self._callbacks.append(_COMPUTE(compute_rearranged))
        words[_COMPUTE_AT] = ctypes.cast(self._callbacks[-1], POINTER).value or 0
        return backend

    def _prepare(self, graph: int) -> None:
        nodes = _nodes(graph)
        if self._is_last(nodes):
            return
        self._last = nodes, {}
        for tensor, node in _multiplied(nodes).items():
            lengths = shape(tensor)
            if not self._rearranger.can(GGML_TYPES[kind(tensor)][0], (lengths[0], lengths[1])):
                continue
            address, size = data(tensor), ggml().ggml_nbytes(tensor)
            if self._known.get(address) != _look(address, size):
                self._rearrange(tensor, address, size)
                self._known[address] = _look(address, size)
            self._rearranger.adopt(tensor)
            self._last[1][tensor] = node

    def _is_last(self, nodes: list[int]) -> bool:
        """Whether the server computes its last graph again: another one has tensors of its own, wherever they lie."""
        if self._last is None or self._last[0] != nodes:
            return False
        return all(
            sources(node)[0] == tensor and self._rearranger.adopted(tensor) for tensor, node in self._last[1].items()
        )

    def _rearrange(self, tensor: int, address: int, size: int) -> None:
        """In its place, a group at a time."""
        columns, rows = shape(tensor)[0], shape(tensor)[1]
        like = Tensor(name(tensor), (columns, rows), GGML_TYPES[kind(tensor)][0], 0, size)
        group = GROUP * size // rows
        beside = ctypes.create_string_buffer(group)
        for first in range(0, size, group):
            length = min(group, size - first)
            ctypes.memmove(beside, address + first, length)
            self._rearranger.rearrange(like, ctypes.addressof(beside), address + first, length * rows // size)


def _nodes(graph: int) -> list[int]:
    count = ctypes.c_int.from_address(graph + _NODE_COUNT_AT).value
    return (_WORD * count).from_address(_WORD.from_address(graph + _NODES_AT).value)[:] if count else []


def _multiplied(nodes: list[int]) -> dict[int, int]:
    """The weights that a graph multiplies with and does nothing else with, each with a node that does so."""
    found: dict[int, int] = {}
    others: set[int] = set()
    for node in filter(None, nodes):
        first, *rest = sources(node)
        others.update(rest)
        if operation(node) == "MUL_MAT":
            found[first] = node
        else:
            others.add(first)
    return {tensor: node for tensor, node in found.items() if tensor not in others and _is_matrix(tensor)}


def _is_matrix(tensor: int) -> bool:
    """Whether it holds weights, and no view of anything."""
    weights = name(tensor).endswith(".weight") and operation(tensor) == "NONE" and not sources(tensor)[-1]
    return weights and list(shape(tensor))[2:] == [1, 1] and kind(tensor) in GGML_TYPES


def _look(address: int, size: int) -> bytes:
    return ctypes.string_at(address, min(_SEEN, size)) + ctypes.string_at(address + max(0, size - _SEEN), _SEEN)
