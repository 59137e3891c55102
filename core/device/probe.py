"""The device probe: one record of what this machine has and how fast it is, kept with its date."""

from __future__ import annotations

import datetime
import logging
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.device.bandwidth import MemoryBandwidth, probe_bandwidth
from core.device.busy import BUSY, better, is_better, look, others_now, share_of_others
from core.device.cores import Processor, probe_processor
from core.device.flash import Flash, probe_flash
from core.device.graphics import Graphics, engine_library, probe_graphics
from core.device.memory import Memory, probe_memory
from core.device.power import Power, probe_power
from core.device.reading import Rate, Reading
from core.paths import Paths

log = logging.getLogger(__name__)

VERSION: Final = 2
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

    version: Literal[2]
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
    def busy(self) -> float:
        """The share of the cores that others took while a rate was measured; of all rates the largest."""
        flash = self.flash
        rates = (
            self.memory_bandwidth.read_bytes_per_second,
            flash.sequential_bytes_per_second,
            flash.random_1mib_bytes_per_second,
            flash.random_4kib_bytes_per_second,
        )
        return max(rate.busy for rate in rates)

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
        measure: measure everything anew. What comes out lower while others are busy does not replace what is kept.
    """
    file = paths.state / "device.json"
    processor = probe_processor()
    machine = f"{processor.name.value}, {processor.physical_cores.value} cores, engine {engine_library()}"
    stored = load(file)
    if measure or stored is None or stored.machine != machine:
        device = _measure(paths, processor, machine)
        if stored is not None and stored.machine == machine:
            device = settled(stored, device)
        _save(device, file)
        return device
    graphics = stored.graphics
    if graphics.devices.value or graphics.devices.basis == "assumed":
        graphics = probe_graphics(paths.log)
    return msgspec.structs.replace(
        stored, processor=processor, memory=probe_memory(), graphics=graphics, power=probe_power()
    )


def measure_again(paths: Paths, stopped: Callable[[], bool] = lambda: False) -> bool:
    """Measure anew if what is kept was measured while others were busy and they are not now; whether that was done.

    Args:
        paths: as of `probe`.
        stopped: asked between the parts, none of which takes much more than a second; what was measured is then lost.
    """
    file = paths.state / "device.json"
    stored = load(file)
    if stored is None or stored.busy < BUSY or not is_due(stored.busy, others_now()) or stopped():
        return False
    try:
        fresh = _measure(paths, probe_processor(), stored.machine, stopped)
    except _StoppedError:
        return False
    _save(settled(stored, fresh), file)
    return True


def is_due(busy: float, now: float) -> bool:
    """Whether to measure again what was measured while others took the share `busy`, and take the share `now`."""
    return busy >= BUSY > now


def settled(kept: Device, fresh: Device) -> Device:
    """The record after a new measurement: of each rate the better of both, of everything else what was found now."""
    memory, flash = fresh.memory_bandwidth, fresh.flash
    rate = better(kept.memory_bandwidth.read_bytes_per_second, memory.read_bytes_per_second)
    if is_better(kept.memory_bandwidth.read_bytes_per_second, memory.read_bytes_per_second):
        memory = kept.memory_bandwidth
    memory = msgspec.structs.replace(memory, read_bytes_per_second=rate)
    return msgspec.structs.replace(fresh, memory_bandwidth=memory, flash=_settled_flash(kept.flash, flash))


def _settled_flash(kept: Flash, fresh: Flash) -> Flash:
    """The same for the disk, unless the models seem to lie on another one now."""
    if (kept.filesystem, kept.direct_io) != (fresh.filesystem, fresh.direct_io):
        return fresh
    sequential = kept if is_better(kept.sequential_bytes_per_second, fresh.sequential_bytes_per_second) else fresh
    return msgspec.structs.replace(
        fresh,
        sequential_bytes_per_second=better(kept.sequential_bytes_per_second, fresh.sequential_bytes_per_second),
        sequential_readers=sequential.sequential_readers,
        random_1mib_bytes_per_second=better(kept.random_1mib_bytes_per_second, fresh.random_1mib_bytes_per_second),
        random_4kib_bytes_per_second=better(kept.random_4kib_bytes_per_second, fresh.random_4kib_bytes_per_second),
    )


class _StoppedError(Exception):
    """Somebody needs the machine for something better."""


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


def _measure(paths: Paths, processor: Processor, machine: str, stopped: Callable[[], bool] = lambda: False) -> Device:
    """Everything, with what others took meanwhile.

    Raises:
        _StoppedError: `stopped` said so between two parts.
    """
    # Others are looked for while nothing of this runs: reading a disk also keeps threads of the system busy, which
    # would look like others, for instance where it is encrypted.
    still = others_now()
    with ThreadPoolExecutor(1) as beside:
        # Starting a process and asking drivers leaves the disk alone; memory is measured when both are done.
        graphics = beside.submit(probe_graphics, paths.log)
        flash = probe_flash(paths.data, paths.models)
        found = graphics.result()
    if stopped():
        raise _StoppedError
    memory = probe_memory()
    before = look()
    bandwidth = probe_bandwidth()
    during = share_of_others(before, look())
    if stopped():
        raise _StoppedError
    return Device(
        version=2,
        measured_at=datetime.datetime.now(datetime.UTC),
        machine=machine,
        processor=processor,
        memory=memory,
        memory_bandwidth=msgspec.structs.replace(
            bandwidth, read_bytes_per_second=_while_busy(bandwidth.read_bytes_per_second, during)
        ),
        flash=_flash_while_busy(flash, max(still, during)),
        graphics=found,
        power=probe_power(),
    )


def _while_busy(rate: Reading[Rate], busy: float) -> Reading[Rate]:
    return msgspec.structs.replace(rate, busy=round(busy, 3)) if rate.basis == "measured" else rate


def _flash_while_busy(flash: Flash, busy: float) -> Flash:
    return msgspec.structs.replace(
        flash,
        sequential_bytes_per_second=_while_busy(flash.sequential_bytes_per_second, busy),
        random_1mib_bytes_per_second=_while_busy(flash.random_1mib_bytes_per_second, busy),
        random_4kib_bytes_per_second=_while_busy(flash.random_4kib_bytes_per_second, busy),
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
