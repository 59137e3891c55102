"""What a plan knows of this machine: how much memory there is in each place, and how fast it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from core.device.probe import Device

ASSUMED_DISK: Final = 450e6
"""Bytes a second of a plain SATA solid-state disk (`core.device.flash`)."""
ASSUMED_HIDDEN: Final = 0.5
_LEAST_READERS: Final = 2
"""One alone leaves the disk idle while it hands over what it has read."""
_ASSUMED_GRAPHICS: Final = 180e9
"""Bytes a second that a modest graphics device reaches while it computes; no probe measures it."""
_GRAPHICS_CROSSING_S: Final = 40e-6
"""From one device to the next and back, over PCI Express, with the start of the computation there."""


ESTIMATE_SHORT: Final = 0.02
"""Estimates of memory are short by no more than this share (bench/memory.py)."""


@dataclass(frozen=True)
class DeviceTier:
    """Memory that is not main memory, with something that computes in it.

    Args:
        name: as the engine calls it.
        kind: whether it is in this machine or in another one.
        free_bytes: that a model may take.
        bytes_per_second: of weights, while a token is computed.
        crossing_s: seconds that it takes a token's data to get there, and to the next device or back.
    """

    name: str
    kind: Literal["gpu", "machine"]
    free_bytes: int
    bytes_per_second: float = _ASSUMED_GRAPHICS
    crossing_s: float = _GRAPHICS_CROSSING_S


@dataclass(frozen=True)
class Tiers:
    """A machine as far as a plan cares.

    Args:
        budget_bytes: of main memory, that all processes of Inglenook may hold together.
        beside_bytes: of those, that others than the engine hold: the command or the window, the encoder.
        total_bytes: main memory there is; 0 where nobody has looked.
        bytes_per_second: of main memory; 0 where nobody has measured.
        disk_bytes_per_second: of the disk that holds the models, past the page cache.
        disk_readers: threads that reach it.
        disk_hidden: which share of the shorter one of reading and computing is hidden behind the longer: 1 where a disk
            reads without the processor, 0 where it needs the cores that compute, as virtual and encrypted disks may.
        direct: whether reads can pass the page cache.
        devices: with memory of their own, in the order in which layers pass through them.
    """

    budget_bytes: int
    beside_bytes: int = 0
    total_bytes: int = 0
    bytes_per_second: float = 0.0
    disk_bytes_per_second: float = ASSUMED_DISK
    disk_readers: int = 2
    disk_hidden: float = ASSUMED_HIDDEN
    direct: bool = True
    devices: tuple[DeviceTier, ...] = ()

    @property
    def engine_bytes(self) -> int:
        """What an estimate of the engine's process may come to, which can be short by so much."""
        return int(max(0, self.budget_bytes - self.beside_bytes) / (1 + ESTIMATE_SHORT))


def tiers_of(
    device: Device | None,
    budget_bytes: int,
    beside_bytes: int = 0,
    helpers: tuple[DeviceTier, ...] = (),
    graphics_bytes: int | None = None,
) -> Tiers:
    """What the probe found.

    Args:
        device: this machine; None where nobody has measured it yet.
        budget_bytes: of main memory, for all of Inglenook.
        beside_bytes: that others than the engine hold.
        helpers: memory that other machines lend.
        graphics_bytes: the most that may be taken of each graphics device; None for what is free.
    """
    if device is None:
        return Tiers(budget_bytes, beside_bytes, devices=helpers)
    graphics = tuple(
        DeviceTier(
            found.name,
            "gpu",
            found.free_bytes.value if graphics_bytes is None else min(graphics_bytes, found.free_bytes.value),
        )
        for found in device.graphics.devices.value
        if found.memory == "own"
    )
    flash = device.flash
    return Tiers(
        budget_bytes,
        beside_bytes,
        total_bytes=device.memory.total_bytes.value,
        bytes_per_second=device.memory_bandwidth.read_bytes_per_second.value,
        disk_bytes_per_second=flash.sequential_bytes_per_second.value,
        disk_readers=max(_LEAST_READERS, flash.sequential_readers.value),
        direct=flash.direct_io.value,
        # Tokens pass through the slower ones first: a machine that lends is farther from the output than a GPU.
        devices=(*helpers, *graphics),
    )
