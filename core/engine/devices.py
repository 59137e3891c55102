"""What the engine can compute on, asked of the library itself; lives in the engine's process."""

from __future__ import annotations

import ctypes
import platform
from typing import Any, Final

from core.engine.ggml import ggml
from core.engine.protocol import DeviceKind, EngineDevice

_KINDS: Final[dict[int, DeviceKind]] = {0: "processor", 1: "graphics", 2: "integrated", 3: "accelerator"}
"""By `enum ggml_backend_dev_type`; 4 stands for several devices that are listed by themselves."""
_METAL: Final = ("MTL", "Metal")
_WITHOUT_MEMORY: Final = ("processor", "accelerator")
"""Of these ggml gives the machine's memory, all of it and free or not: main memory is the kernel's to tell."""


def list_devices() -> tuple[EngineDevice, ...]:
    """Every device with its memory as it is now.

    Raises:
        EngineError: the library cannot be loaded.
    """
    library = ggml()
    found = (library.ggml_backend_dev_get(number) for number in range(library.ggml_backend_dev_count()))
    return tuple(_device(library, device) for device in found if library.ggml_backend_dev_type(device) in _KINDS)


def device_kind(type_number: int, backend: str, machine: str) -> DeviceKind:
    """What a device is; Metal calls its devices "graphics" although those of Apple's own chips use main memory.

    Args:
        type_number: `enum ggml_backend_dev_type`, one of 0 to 3.
        backend: the name of its backend.
        machine: the architecture of this machine, as `platform.machine` has it.
    """
    kind = _KINDS[type_number]
    return "integrated" if kind == "graphics" and backend in _METAL and machine == "arm64" else kind


def _device(library: Any, device: int) -> EngineDevice:
    backend = _text(library.ggml_backend_reg_name(library.ggml_backend_dev_backend_reg(device)))
    kind = device_kind(library.ggml_backend_dev_type(device), backend, platform.machine())
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    if kind not in _WITHOUT_MEMORY:
        library.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
    return EngineDevice(
        name=_text(library.ggml_backend_dev_name(device)),
        description=_text(library.ggml_backend_dev_description(device)),
        backend=backend,
        kind=kind,
        total_bytes=total.value,
        free_bytes=min(free.value, total.value),
    )


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode(errors="replace").strip()
