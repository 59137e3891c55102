"""Gives weight matrices of a loaded model other types where they lie, so that trying a choice writes no file.

What a matrix becomes is what the quantizer would write: its weights as numbers, rounded with the same function and the
same importance matrix. A smaller type fits into the memory of a larger one, and the file still has the original.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np

from core.device.cores import physical_cores
from core.engine.divergence import TensorStruct
from core.engine.model import Model
from core.engine.protocol import Load
from core.engine.quantize import TYPE_NUMBERS, Importance
from core.engine.weight_error import to_bytes, to_float
from core.errors import EngineError
from core.gguf import GGML_TYPES, Tensor, part_paths

_CHUNK: Final = 1 << 22
"""Weights that are rounded at once."""


class ChangeableModel:
    """A model read into memory as it is in its file, neither mapped nor rearranged, on the processor.

    Args:
        path: the file; of a split model the first.

    Raises:
        ModelError: it cannot be loaded.
    """

    def __init__(self, path: Path) -> None:
        self.model = Model(Load(str(path), gpu_layers=0, repack=False, memory_map=False), lambda _share: True)
        self._parts = part_paths(self.model.header.path)
        self._changed: dict[str, str] = {}

    def close(self) -> None:
        """Give the memory back."""
        self.model.close()

    def change(self, weights: Mapping[str, tuple[int, ...]], types: Mapping[str, str], importance: Importance) -> None:
        """Give tensors these types, and all others their own; only what differs from before is worked on.

        Args:
            weights: where the tensors lie, as `core.engine.divergence.observe` has seen.
            types: ggml's name of the type, by the tensor's name.
            importance: mean square of every input of a tensor.

        Raises:
            EngineError: the computation does not use a tensor, or its type would be larger.
        """
        tensors = {tensor.name: tensor for tensor in self.model.header.tensors}
        wanted = {name: kind for name, kind in types.items() if kind != tensors[name].type}
        for name, kind in wanted.items():
            if name not in weights:
                raise EngineError(f"The computation does not use {name}.", "Choose another model.")
            if _bytes(tensors[name], kind) > tensors[name].size:
                raise EngineError(f"{name} has less room than {kind} needs.", "Choose a smaller type.")
        for name in self._changed.keys() - wanted.keys():
            tensor = tensors[name]
            data = _read(self._parts[tensor.part], tensor.offset, tensor.size)
            _put(weights[name], tensor, tensor.type, data)
            del self._changed[name]
        for name, kind in wanted.items():
            if self._changed.get(name) != kind:
                tensor = tensors[name]
                data = _converted(self._parts[tensor.part], tensor, kind, importance.get(name))
                _put(weights[name], tensor, kind, data)
                self._changed[name] = kind


def _converted(path: Path, tensor: Tensor, kind: str, importance: array[float] | None) -> bytes:
    """All of a tensor in another type."""
    columns = tensor.shape[0]
    rows = tensor.elements // columns
    row_bytes = tensor.size // rows
    step = max(1, _CHUNK // columns)
    counts = np.asarray(importance, np.float32) if importance is not None and len(importance) == columns else None

    def convert(first: int) -> bytes:
        count = min(step, rows - first)
        data = _read(path, tensor.offset + first * row_bytes, count * row_bytes)
        return to_bytes(to_float(data, tensor.type, count, columns), kind, counts)

    with ThreadPoolExecutor(physical_cores()) as pool:
        return b"".join(pool.map(convert, range(0, rows, step)))


def _put(addresses: tuple[int, ...], tensor: Tensor, kind: str, data: bytes) -> None:
    """Let the loaded tensor be of this type, with these bytes."""
    _, block, size = GGML_TYPES[TYPE_NUMBERS[kind]]
    for address in addresses:
        loaded = TensorStruct.from_address(address)
        ctypes.memmove(loaded.data, data, len(data))
        loaded.type = TYPE_NUMBERS[kind]
        loaded.strides[0] = size
        loaded.strides[1] = tensor.shape[0] // block * size
        loaded.strides[2] = loaded.strides[1] * loaded.shape[1]
        loaded.strides[3] = loaded.strides[2] * loaded.shape[2]


def _bytes(tensor: Tensor, kind: str) -> int:
    _, block, size = GGML_TYPES[TYPE_NUMBERS[kind]]
    return tensor.elements // block * size


def _read(path: Path, offset: int, count: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(count)
