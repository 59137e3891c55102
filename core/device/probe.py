"""The device probe: one record of what this machine has and how fast it is, kept with its date."""

from __future__ import annotations

import datetime
import logging
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.device.bandwidth import MemoryBandwidth, probe_bandwidth
from core.device.cores import Processor, probe_processor
from core.device.flash import Flash, probe_flash
from core.device.graphics import Graphics, engine_library, probe_graphics
from core.device.memory import Memory, probe_memory
from core.device.power import Power, probe_power
from core.paths import Paths

log = logging.getLogger(__name__)

VERSION: Final = 1
"""Of the stored record; another one is measured anew."""
_LONGEST_RECORD: Final = 1 << 20


class MemoryPool(msgspec.Struct, frozen=True):
    """Memory that models compete for: main memory with all devices that use it, or one device's own."""

    name: str
    devices: tuple[str, ...]
    """Names of the graphics devices that compute in it."""
    total_bytes: int
    free_bytes: int


class Device(msgspec.Struct, frozen=True):
    """One machine. Memory, cores and power are those of the moment; bandwidths those of `measured_at`."""

    version: Literal[1]
    measured_at: datetime.datetime
    machine: str
    """Changes when the bandwidths may: the processor, how many cores may be used, the engine's build."""
    processor: Processor
    memory: Memory
    memory_bandwidth: MemoryBandwidth
    flash: Flash
    graphics: Graphics
    power: Power

    @property
    def pools(self) -> tuple[MemoryPool, ...]:
        """Main memory first, then each graphics device with memory of its own."""
        devices = self.graphics.devices.value
        sharing = tuple(device.name for device in devices if device.memory == "main")
        main = MemoryPool("main memory", sharing, self.memory.total_bytes.value, self.memory.available_bytes.value)
        own = (
            MemoryPool(device.name, (device.name,), device.total_bytes.value, device.free_bytes.value)
            for device in devices
            if device.memory == "own"
        )
        return (main, *own)


def probe(paths: Paths, measure: bool = False) -> Device:
    """What this machine has.

    The first call takes two to three seconds and keeps what it measured in `paths.state`; later ones read that, and
    look again only at what changes from moment to moment: free memory, cores, power, and the free memory of graphics
    devices where there are any.

    Args:
        paths: where the record is kept, and whose disk holds the models.
        measure: measure everything anew. Best while nothing else is busy: what others use is not seen.
    """
    file = paths.state / "device.json"
    processor = probe_processor()
    machine = f"{processor.name.value}, {processor.physical_cores.value} cores, engine {engine_library()}"
    stored = None if measure else load(file)
    if stored is None or stored.machine != machine:
        device = _measure(paths, processor, machine)
        _save(device, file)
        return device
    graphics = stored.graphics
    if graphics.devices.value or graphics.devices.basis == "assumed":
        graphics = probe_graphics(paths.log)
    return msgspec.structs.replace(
        stored, processor=processor, memory=probe_memory(), graphics=graphics, power=probe_power()
    )


def load(file: Path) -> Device | None:
    """The stored record; None where there is none, or none that this version can use."""
    try:
        with file.open("rb") as stored:
            return msgspec.json.decode(stored.read(_LONGEST_RECORD), type=Device)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        log.warning("the stored device probe cannot be used (%s); measuring anew", type(error).__name__)
        return None


def _measure(paths: Paths, processor: Processor, machine: str) -> Device:
    with ThreadPoolExecutor(1) as beside:
        # Starting a process and asking drivers leaves the disk alone; memory is measured when both are done.
        graphics = beside.submit(probe_graphics, paths.log)
        flash = probe_flash(paths.data, paths.models)
        found = graphics.result()
    memory = probe_memory()
    return Device(
        version=1,
        measured_at=datetime.datetime.now(datetime.UTC),
        machine=machine,
        processor=processor,
        memory=memory,
        memory_bandwidth=probe_bandwidth(),
        flash=flash,
        graphics=found,
        power=probe_power(),
    )


def _save(device: Device, file: Path) -> None:
    """Keep the record: into a temporary file first, then in place of the old one."""
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(msgspec.json.format(msgspec.json.encode(device)))
            opened.flush()
            os.fsync(opened.fileno())
        Path(temporary).replace(file)
    except OSError as error:
        # The next probe measures again; nothing else is lost.
        log.warning("the device probe cannot be kept (%s)", error.strerror)
        if temporary:
            Path(temporary).unlink(missing_ok=True)
