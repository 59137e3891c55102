"""Scripted replies about memory: a model of 1.1 GB that is read from the disk as soon as the budget is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.errors import ModelTooLarge
from core.memory_messages import (
    DiskMeasured,
    DiskUse,
    FreeDisk,
    MeasureDisk,
    MeasureMemory,
    MemoryMeasured,
    MemoryPictured,
    PictureMemory,
    ProcessMemory,
)
from core.plan.picture import PartPicture, PlanPicture, TierPicture
from core.process.channel import Body

LEAST = 400_000_000
TOTAL = 16_000_000_000
WHOLE = 1_600_000_000
"""What is needed for nothing to be read from the disk."""


class FakeMemory:
    """Plans by rule, and counts how often it was asked what is in use.

    Args:
        budget: what the settings have, in bytes; 0 is automatic.
    """

    def __init__(self, budget: Callable[[], int]) -> None:
        self._budget = budget
        self._looks = 0
        self._freed: set[str] = set()

    def handle(self, request: Any) -> Iterator[Body]:
        """The events that answer one request."""
        match request:
            case PictureMemory(budget_bytes=asked):
                yield self._pictured(self._budget() if asked < 0 else asked)
            case MeasureDisk():
                yield self._disk()
            case FreeDisk(kind=kind):
                self._freed.add(kind)
                yield self._disk()
            case MeasureMemory():
                self._looks += 1
                engine = ProcessMemory("engine", 300_000_000 + self._looks * 1_000_000)
                yield MemoryMeasured((engine, ProcessMemory("window", 100_000_000)), 9_000_000_000, TOTAL)

    def _disk(self) -> DiskMeasured:
        sizes = {
            "models": 1_100_000_000,
            "downloads": 0,
            "conversations": 2_000_000,
            "kept": 64_000_000,
            "logs": 40_000,
        }
        uses = tuple(DiskUse(kind, 0 if kind in self._freed else size, f"/{kind}") for kind, size in sizes.items())  # type: ignore[arg-type]
        return DiskMeasured(uses, 20_000_000_000)

    def _pictured(self, asked: int) -> MemoryPictured:
        budget = asked or 8_000_000_000
        if budget < LEAST:
            raise ModelTooLarge("Scripted 1.5B needs at least 400 MB.", "Raise the memory budget.")
        streamed = max(0, WHOLE - budget)
        parts = (
            PartPicture("Memory", "Attention", 250_000_000, "layers 0-27"),
            PartPicture("Memory", "Network", 850_000_000 - min(streamed, 850_000_000), "layers 0-27"),
            PartPicture("Memory", "KV cache", 120_000_000, "layers 0-27"),
            PartPicture("Memory", "Read-ahead", 60_000_000 if streamed else 0),
            PartPicture("Memory", "Computation", 80_000_000),
            PartPicture("Memory", "Inglenook itself", 150_000_000),
            PartPicture("Memory", "Encoder", 40_000_000),
            PartPicture("Disk", "Network", streamed, "layers 0-27"),
        )
        used = sum(part.bytes for part in parts if part.tier == "Memory")
        ram = TierPicture("ram", "Memory", TOTAL, used, 12e9)
        disk = TierPicture("disk", "Disk", 1_100_000_000, streamed, 2.1e9)
        why = "The weights need 1.1 GB, so a part of the network is read from the disk."
        picture = PlanPicture(
            model="Scripted 1.5B",
            tiers=(ram, disk) if streamed else (ram,),
            parts=parts,
            budget_bytes=budget,
            predicted_peak_bytes=used,
            context_length=4096,
            kv_type="f16",
            batch=256,
            threads=0,
            read_ahead_slots=3 if streamed else 0,
            tokens_per_second=3.1 if streamed else 11.2,
            seconds_to_first_token=4.0,
            limited_by="disk" if streamed else "memory bandwidth",
            step="streamed from disk" if streamed else "",
            why=why if streamed else "",
        )
        return MemoryPictured(picture, asked, TOTAL, 500)
