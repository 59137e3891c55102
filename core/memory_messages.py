"""What a front-end can ask about memory and the disk, and the events it gets back: where every byte goes."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.plan.picture import PlanPicture
from core.process.channel import Body

FreeableKind = Literal["kept", "weights", "logs"]
"""What is made again, and can be deleted without a loss."""
DiskKind = Literal["models", "downloads", "conversations", "answers", "kept", "weights", "logs", "records"]
"""What lies on the disk. downloads: those that have not ended; answers: remembered ones; kept: what the engine keeps of
conversations, so that it need not read them again; weights: rearranged ones of models that are read from the disk;
records: the ledger, figures, what was learned, and settings."""


class DiskUse(msgspec.Struct, frozen=True):
    """What one kind of data takes on the disk."""

    kind: DiskKind
    bytes: int
    place: str
    """The file or folder where it is."""


class ProcessMemory(msgspec.Struct, frozen=True):
    """What one of Inglenook's processes holds."""

    name: str
    bytes: int


# Requests


class PictureMemory(Body, frozen=True):
    """How the chosen model lies, or would lie, in memory; answered by `MemoryPictured`."""

    budget_bytes: int = -1
    """The most that Inglenook may hold; 0 leaves it to what is free, -1 is what the settings say."""


class MeasureMemory(Body, frozen=True):
    """What Inglenook holds just now; answered by `MemoryMeasured`."""


class MeasureDisk(Body, frozen=True):
    """What Inglenook keeps on the disk; answered by `DiskMeasured`."""


class FreeDisk(Body, frozen=True):
    """Delete what is made again; answered by `DiskMeasured`."""

    kind: FreeableKind


MemoryRequest = PictureMemory | MeasureMemory | MeasureDisk | FreeDisk


# Events


class MemoryPictured(Body, frozen=True):
    """A plan as a picture."""

    terminal: ClassVar[bool] = True
    picture: PlanPicture
    asked_bytes: int
    """As in the request, with -1 replaced by what the settings say; 0 is automatic."""
    total_bytes: int
    """Main memory of this machine."""
    prompt_tokens: int
    """Of the prompt that the seconds to the first token are for."""


class MemoryMeasured(Body, frozen=True):
    """Memory at one moment, in bytes."""

    terminal: ClassVar[bool] = True
    processes: tuple[ProcessMemory, ...]
    free_bytes: int
    """What any program could take now."""
    total_bytes: int

    @property
    def held_bytes(self) -> int:
        """By all of Inglenook's processes."""
        return sum(process.bytes for process in self.processes)


class DiskMeasured(Body, frozen=True):
    """The disk at one moment, in bytes."""

    terminal: ClassVar[bool] = True
    uses: tuple[DiskUse, ...]
    free_bytes: int
    """On the disk where conversations lie."""


MemoryEvent = MemoryPictured | MemoryMeasured | DiskMeasured
