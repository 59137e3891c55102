"""Answers the window's requests about memory and the disk: where every byte of a plan goes, and what is used now."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

from app.assembly import Household
from core.budget import own_processes
from core.device import available_memory, process_memory
from core.device.memory import total_memory
from core.device.probe import load, measure_again
from core.disk_use import free_disk, measure_disk
from core.memory_messages import (
    FreeDisk,
    MeasureDisk,
    MeasureMemory,
    MemoryMeasured,
    MemoryPictured,
    PictureMemory,
    ProcessMemory,
)
from core.paths import Paths
from core.plan.household import SHARE_OF_FREE_MEMORY, budget_bytes
from core.plan.kernels import know_machine
from core.plan.speed import PROMPT_TOKENS
from core.process.channel import Body
from core.settings import Settings, changed
from models.select import select_model


class MemoryRequests:
    """Plans and measures.

    Args:
        house: the assistant and its parts.
        paths: where the probe of this machine is kept.
    """

    def __init__(self, house: Household, paths: Paths) -> None:
        self._house = house
        self._paths = paths
        self._probing = threading.Lock()

    def handle(self, request: Any) -> Iterator[Body]:
        """The event that answers one request.

        Raises:
            ModelError: the model cannot be read, or not even the smallest way of loading it fits into the budget.
            SettingsError: no budget can be this large.
        """
        match request:
            case PictureMemory(budget_bytes=asked):
                yield self._pictured(asked)
            case MeasureMemory():
                yield self._measured()
            case MeasureDisk():
                yield measure_disk(self._paths)
            case FreeDisk(kind=kind):
                free_disk(self._paths, kind)
                yield measure_disk(self._paths)

    def _pictured(self, asked: int) -> MemoryPictured:
        self._make_sure_of_probe()
        settings = self._house.settings.current
        if asked >= 0:
            settings = changed(settings, {"memory_budget_gb": asked / 1e9})
        picture = self._house.planner.picture(select_model(settings.model_path), self._as_if_unloaded(settings))
        return MemoryPictured(picture, round(settings.memory_budget_gb * 1e9), total_memory(), PROMPT_TOKENS)

    def _make_sure_of_probe(self) -> None:
        """Measure this machine where that has not been done: a plan with assumed speeds is no more than a guess."""
        with self._probing:
            if load(self._paths.state / "device.json") is None:
                know_machine(self._paths)

    def measure_again(self, stopped: Callable[[], bool]) -> None:
        """Measure this machine again if that was done while others were busy; ends soon after `stopped` says so."""
        with self._probing:
            measure_again(self._paths, stopped)

    def _as_if_unloaded(self, settings: Settings) -> Settings:
        """The same where the user has set a budget; else with what will be free once the loaded model has left."""
        engine = self._house.engine.pid
        if settings.memory_budget_gb or engine is None:
            return settings
        others = sum(process_memory(pid) for pid in own_processes() if pid != engine)
        budget = budget_bytes(settings, others) + int(process_memory(engine) * SHARE_OF_FREE_MEMORY)
        return dataclasses.replace(settings, memory_budget_gb=budget / 1e9)

    def _measured(self) -> MemoryMeasured:
        window = multiprocessing.parent_process()
        names = {self._house.engine.pid: "model", os.getpid(): "assistant", window and window.pid: "window"}
        held: dict[str, int] = {}
        for pid in own_processes():
            name = names.get(pid, "encoder and others")
            held[name] = held.get(name, 0) + process_memory(pid)
        processes = tuple(ProcessMemory(name, size) for name, size in sorted(held.items(), key=lambda one: -one[1]))
        return MemoryMeasured(processes, available_memory(), total_memory())
