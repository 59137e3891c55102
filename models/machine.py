"""What decides about a model on this machine, in plain numbers: free memory, and how fast it and the disk are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.device.probe import Device
from core.plan.speed import Speed, Work

ASSUMED_GRAPHICS: Final = 300e9
"""Bytes a second of a graphics device's own memory, which no probe measures: a modest one."""
_GRAPHICS_SHARE: Final = 0.6
"""Of that, what writing usually reaches."""
_KEPT_FREE: Final = 0.1
_MOST_KEPT_FREE: Final = 1_000_000_000


@dataclass(frozen=True)
class Graphics:
    """A graphics device with memory of its own."""

    name: str
    free_bytes: int
    bytes_per_second: float


@dataclass(frozen=True)
class Machine:
    """One machine as it is now.

    Args:
        free_bytes: of main memory; pages that only keep files at hand are free.
        bytes_per_second: read from main memory by all cores together; 0 where nobody has measured.
        flash_bytes_per_second: read from the disk that holds the models.
        releasable_bytes: held by a model that leaves memory before another one is loaded; nothing of it is in
            `free_bytes`.
        graphics: devices with memory of their own; one that shares main memory adds none.
    """

    free_bytes: int
    bytes_per_second: float
    flash_bytes_per_second: float
    releasable_bytes: int = 0
    graphics: tuple[Graphics, ...] = ()

    @property
    def memory_bytes(self) -> int:
        """Main memory that is free once the model that is loaded now has left it."""
        return self.free_bytes + self.releasable_bytes

    @property
    def available_bytes(self) -> int:
        """Main memory and graphics memory."""
        return self.memory_bytes + sum(device.free_bytes for device in self.graphics)

    @property
    def room_bytes(self) -> int:
        """What of main memory a model may take."""
        return usable(self.memory_bytes)

    @property
    def graphics_room_bytes(self) -> int:
        """What of graphics memory a model may take."""
        return sum(usable(device.free_bytes) for device in self.graphics)


def machine_of(device: Device, releasable_bytes: int = 0) -> Machine:
    """What the probe found, as far as models care.

    Args:
        device: this machine.
        releasable_bytes: held by a model that leaves memory before another one is loaded.
    """
    return Machine(
        free_bytes=device.memory.available_bytes.value,
        bytes_per_second=device.memory_bandwidth.read_bytes_per_second.value,
        flash_bytes_per_second=device.flash.random_1mib_bytes_per_second.value,
        releasable_bytes=releasable_bytes,
        graphics=tuple(
            Graphics(own.name, own.free_bytes.value, ASSUMED_GRAPHICS)
            for own in device.graphics.devices.value
            if own.memory == "own"
        ),
    )


def usable(free_bytes: int) -> int:
    """Bytes of free memory that a model may take: a tenth stays for everything else, but no more than a gigabyte."""
    return free_bytes - min(int(free_bytes * _KEPT_FREE), _MOST_KEPT_FREE)


def tokens_per_second(
    machine: Machine, pace: Speed, work: Work, kept: int = 0, missing: float = 0.0, on_graphics: float = 0.0
) -> float:
    """Tokens a second while answering.

    Args:
        machine: where.
        pace: of the model with all weights in main memory and hardly any context.
        work: what a token costs.
        kept: bytes of keys and values that are read for each token.
        missing: the share of the weights that memory does not hold, read from disk for each token.
        on_graphics: the share of the weights that graphics devices hold.
    """
    in_memory = 1 / pace.tokens_per_second
    bytes_per_second = work.cost * pace.tokens_per_second
    seconds = work.file_bytes * missing / machine.flash_bytes_per_second
    seconds += (1 - on_graphics) * (in_memory + kept / bytes_per_second)
    if machine.graphics:
        # Layers follow one another, so what all shares reach at least is what the slowest device gives.
        slowest = min(device.bytes_per_second for device in machine.graphics) * _GRAPHICS_SHARE
        seconds += on_graphics * (work.file_bytes + kept) / slowest
    return 1 / seconds
