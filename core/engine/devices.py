"""What the engine can compute on, asked of the library itself; lives in the engine's process."""

from __future__ import annotations

import ctypes
import platform
from collections import Counter
from typing import Any, Final

from core.engine.ggml import ggml
from core.engine.protocol import DeviceKind, EngineDevice
from core.errors import EngineError

_KINDS: Final[dict[int, DeviceKind]] = {0: "processor", 1: "graphics", 2: "integrated", 3: "accelerator"}
"""By `enum ggml_backend_dev_type`; 4 stands for several devices that are listed by themselves."""
_METAL: Final = ("MTL", "Metal")
_REMOTE: Final = "RPC"
"""Devices of other machines call themselves graphics devices, numbered in the order in which they were registered."""
_WITHOUT_MEMORY: Final = ("processor", "accelerator")
"""Of these ggml gives the machine's memory, all of it and free or not: main memory is the kernel's to tell."""


def list_devices() -> tuple[EngineDevice, ...]:
    """Every device of this machine with its memory as it is now; `core.engine.remote.look` tells of other machines'.

    Raises:
        EngineError: the library cannot be loaded.
    """
    library = ggml()
    mine = ((name, device) for name, device in device_pointers().items() if _backend(library, device) != _REMOTE)
    return tuple(_device(library, device, name) for name, device in mine)


def device_pointers() -> dict[str, int]:
    """Where the library keeps each device, by the name that it has for Inglenook.

    A device of another machine goes by that machine's address, further ones of the same machine as "address/1" and so
    on: unlike the engine's numbers, these stay the same whoever else has answered.

    Raises:
        EngineError: the library cannot be loaded.
    """
    library = ggml()
    found: dict[str, int] = {}
    lenders: Counter[str] = Counter()
    for number in range(library.ggml_backend_dev_count()):
        device = library.ggml_backend_dev_get(number)
        if library.ggml_backend_dev_type(device) not in _KINDS:
            continue
        name = _text(library.ggml_backend_dev_name(device))
        if _backend(library, device) == _REMOTE:
            address = _text(library.ggml_backend_dev_description(device))
            name = remote_name(address, lenders[address])
            lenders[address] += 1
        found[name] = device
    return found


def remote_name(address: str, number: int) -> str:
    """What a device of another machine is called, the `number`th there, from 0."""
    return f"{address}/{number}" if number else address


def lendable_devices(names: tuple[str, ...]) -> tuple[tuple[EngineDevice, int], ...]:
    """The devices with these names and where the library keeps them; without names, what is best lent.

    Raises:
        EngineError: there is no such device, or the library cannot be loaded.
    """
    pointers = device_pointers()
    devices = {device.name: device for device in list_devices()}

    def of_kind(kind: DeviceKind) -> tuple[str, ...]:
        return tuple(name for name, device in devices.items() if device.kind == kind)

    chosen = names or of_kind("graphics") or of_kind("integrated") or of_kind("processor")[:1]
    check_names(chosen, tuple(devices))
    return tuple((devices[name], pointers[name]) for name in chosen)


def check_names(wanted: tuple[str, ...], known: tuple[str, ...]) -> None:
    """See that all devices exist.

    Raises:
        EngineError: one does not; the sentence names those that do.
    """
    for name in wanted:
        if name not in known:
            raise EngineError(
                f"There is no device called {name[:80]!r} here.", f"There are: {', '.join(known) or 'none'}."
            )


def device_kind(type_number: int, backend: str, machine: str) -> DeviceKind:
    """What a device is; Metal calls its devices "graphics" although those of Apple's own chips use main memory.

    Args:
        type_number: `enum ggml_backend_dev_type`, one of 0 to 3.
        backend: the name of its backend.
        machine: the architecture of this machine, as `platform.machine` has it.
    """
    kind = _KINDS[type_number]
    if backend == _REMOTE:
        return "machine"
    return "integrated" if kind == "graphics" and backend in _METAL and machine == "arm64" else kind


def _device(library: Any, device: int, name: str) -> EngineDevice:
    backend = _backend(library, device)
    kind = device_kind(library.ggml_backend_dev_type(device), backend, platform.machine())
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    if kind not in _WITHOUT_MEMORY:
        library.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
    return EngineDevice(
        name=name,
        description=_text(library.ggml_backend_dev_description(device)),
        backend=backend,
        kind=kind,
        total_bytes=total.value,
        free_bytes=min(free.value, total.value),
    )


def _backend(library: Any, device: int) -> str:
    return _text(library.ggml_backend_reg_name(library.ggml_backend_dev_backend_reg(device)))


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode(errors="replace").strip()
