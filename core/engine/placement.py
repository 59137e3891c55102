"""Puts a `Placement` into llama.cpp's own terms, and reads from its log where everything lies in the end."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from core.engine.bindings import bindings
from core.engine.devices import check_names, device_pointers, remote_name
from core.engine.ggml import ggml
from core.engine.protocol import PROCESSOR, DeviceShare, Placement
from core.errors import EngineError
from core.gguf import Header

_c = bindings()

Override = tuple[str, int]
"""A regular expression for names of tensors, and the buffer type (`ggml_backend_buffer_type_t`) they go to."""

_MIB: Final = 1 << 20
_TOKENS: Final = "token_embd.weight"
_OUTPUT: Final = "output.weight"
_BUFFER: Final = re.compile(r"(\S+) model buffer size = +([\d.]+) MiB")
_REMOTE_BUFFER: Final = re.compile(r"RPC(\d+)\[(.+)\]")
_LONGEST_PATTERN: Final = 1000


class Placed:
    """A placement in the structs that llama.cpp reads; lives at least as long as the loading.

    Args:
        placement: what goes where.
        layer_count: of the model, without the output.

    Raises:
        EngineError: a device is not there, the layers are more than there are, or a pattern is none.
    """

    def __init__(self, placement: Placement, layer_count: int) -> None:
        pointers = device_pointers()
        check_names(placement.devices, tuple(pointers))
        check_layers(placement, layer_count)
        check_patterns(placement.on_processor)
        count = len(placement.devices)
        self._devices = (ctypes.c_void_p * (count + 1))(*(pointers[name] for name in placement.devices), None)
        self._split = (ctypes.c_float * max(int(_c.llama_max_devices()), count))(*placement.layers)
        self._layers = sum(placement.layers)
        processor = int(ggml().ggml_backend_cpu_buffer_type()) if placement.on_processor else 0
        self.overrides: tuple[Override, ...] = tuple((pattern, processor) for pattern in placement.on_processor)
        """For `llama_model_params.tensor_buft_overrides`; the first that fits a tensor counts."""

    def fill(self, parameters: Any) -> None:
        """Write devices and layers into a `llama_model_params`.

        llama.cpp gives the last `n_gpu_layers` layers, the output being one, to the devices in their order, in
        proportion to `tensor_split`; with whole numbers that add up to `n_gpu_layers` the proportions come out exact
        (`llama_model_base::load_tensors`).
        """
        parameters.devices = ctypes.addressof(self._devices)
        parameters.n_gpu_layers = self._layers
        parameters.split_mode = _c.LLAMA_SPLIT_MODE_LAYER
        if self._layers:
            parameters.tensor_split = ctypes.cast(self._split, type(parameters.tensor_split))


def check_layers(placement: Placement, layer_count: int) -> None:
    """See that every device has a number of layers, and that there are so many.

    Raises:
        EngineError: that is not so.
    """
    if len(placement.layers) != len(placement.devices) or any(count < 0 for count in placement.layers):
        raise EngineError("The plan does not say how many layers each device takes.", "Set Offload to automatic.")
    if sum(placement.layers) > layer_count + 1:
        raise EngineError(
            f"The plan gives {sum(placement.layers)} layers away, and the model has {layer_count} and its output.",
            "Choose fewer GPU layers.",
        )


def check_patterns(patterns: Iterable[str]) -> None:
    """See that patterns are such that both Python and C++ understand: the library ends the process over others.

    Raises:
        EngineError: one is not.
    """
    for pattern in patterns:
        try:
            re.compile(pattern)
            bad = len(pattern) > _LONGEST_PATTERN or not pattern.isascii() or "(?" in pattern or "\0" in pattern
        except re.error:
            bad = True
        if bad:
            raise EngineError(
                f"{pattern[:80]!r} is no pattern for names of tensors.", r"Write it as `ffn_(up|down)_exps`."
            )


def device_shares(
    lines: Iterable[str], placement: Placement | None, header: Header, offloaded: int
) -> tuple[DeviceShare, ...]:
    """Where the weights lie and in how many bytes, the processor first.

    Args:
        lines: of llama.cpp's log, from the loading.
        placement: that was asked for.
        header: of the model.
        offloaded: layers on other devices than the processor, the output being one.
    """
    sizes: dict[str, int] = {PROCESSOR: 0}
    mapped = False
    for line in lines:
        if found := _BUFFER.search(line):
            name = device_of_buffer(found[1])
            mapped |= found[1].endswith("_Mapped")
            sizes[name] = sizes.get(name, 0) + int(float(found[2]) * _MIB)
    if mapped:
        # llama.cpp counts all that lies between the first and the last tensor in the file.
        elsewhere = sum(size for name, size in sizes.items() if name != PROCESSOR)
        sizes[PROCESSOR] = max(0, header.weight_bytes + _twice(header, offloaded) - elsewhere)
    layers = _layer_counts(sizes, placement, header.block_count, offloaded)
    return tuple(DeviceShare(name, layers.get(name, 0), size) for name, size in sizes.items())


def _twice(header: Header, offloaded: int) -> int:
    """Bytes of the table of tokens where it also serves as the output, on another device than the processor."""
    tables = {tensor.name: tensor.size for tensor in header.tensors if tensor.name in (_TOKENS, _OUTPUT)}
    return tables.get(_TOKENS, 0) if offloaded and _OUTPUT not in tables else 0


def _layer_counts(
    sizes: Mapping[str, int], placement: Placement | None, layer_count: int, offloaded: int
) -> dict[str, int]:
    others = [name for name in sizes if name != PROCESSOR]
    if placement is not None:
        counts = dict(zip(placement.devices, placement.layers, strict=True))
    elif len(others) == 1:
        counts = {others[0]: offloaded}
    else:
        counts = {}
    return {PROCESSOR: max(0, layer_count + 1 - offloaded), **counts}


def device_of_buffer(buffer: str) -> str:
    """The device that a buffer of llama.cpp's log lies on, by the name of `core.engine.devices`.

    Args:
        buffer: such as "CPU_Mapped", "CUDA0", "CUDA_Host" or "RPC0[127.0.0.1:50052]".
    """
    if remote := _REMOTE_BUFFER.fullmatch(buffer):
        return remote_name(remote[2], int(remote[1]))
    if buffer.startswith("CPU") or buffer.endswith(("_Host", "_REPACK")):
        return PROCESSOR
    return buffer
