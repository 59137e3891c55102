"""How much memory Inglenook holds, and how much of it has to be given back now.

Two limits hold at every moment: the user's budget, which covers all processes of Inglenook, and what other programs
need. Pages of model files that are only mapped count as held: the number that the user set is to be true in the
system's own monitor.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from core.device.kernel import ROOT
from core.device.memory import available_memory, process_memory, total_memory
from core.device.pressure import memory_stall

log = logging.getLogger(__name__)

_RESERVE_SHARE: Final = 0.04
_MOST_RESERVE: Final = 1_000_000_000
"""Of main memory, this share stays free for other programs, and no more than so many bytes."""
_STALLED: Final = 0.1
"""When programs wait for memory for this share of the time, twice the reserve has to be free."""
_FAR_OVER: Final = 1.05
"""Over the budget by this factor, nothing waits for the end of an answer."""
_WORTH: Final = 8_000_000
"""Less is not given back: reading and counting are no more exact than this."""
_PATIENT_READINGS: Final = 2
"""A peak of a moment is not worth loading a model anew."""


@dataclass(frozen=True)
class Reading:
    """Memory at one moment, in bytes.

    Args:
        held: by all processes of Inglenook.
        free: what any program could take now, files that are only cached included.
        total: of the machine, or of the control group where that has less.
        stalled: the share of the time in which some program waits for memory, 0 to 1.
    """

    held: int
    free: int
    total: int
    stalled: float = 0.0


def take_reading(root: Path = ROOT) -> Reading:
    """Memory as it is now; a few milliseconds, most of them for counting the pages of a large model."""
    held = sum(process_memory(pid) for pid in own_processes())
    return Reading(held, available_memory(root), total_memory(root), memory_stall(root))


def own_processes() -> list[int]:
    """Ids of this process, of everything it has started, and of the window that started it."""
    this = psutil.Process()
    try:
        children = [child.pid for child in this.children(recursive=True)]
    except psutil.Error:
        children = []
    window = multiprocessing.parent_process()
    above = [window.pid] if window is not None and window.pid is not None else []
    return [os.getpid(), *children, *above]


def excess(reading: Reading, budget: int) -> int:
    """Bytes to give back: what is held over the budget, or what other programs miss, whichever is more.

    Args:
        reading: memory now.
        budget: the most that Inglenook may hold, in bytes; 0 where the user has set none.
    """
    over = reading.held - budget if budget else 0
    reserve = min(_RESERVE_SHARE * reading.total, _MOST_RESERVE)
    if reading.stalled >= _STALLED:
        reserve *= 2
    missing = int(reserve) - reading.free
    wanted = min(max(over, missing, 0), reading.held)
    return wanted if wanted >= _WORTH else 0


def pressing(reading: Reading, budget: int) -> bool:
    """Whether memory has to be given back at once, even in the middle of an answer.

    Args:
        reading: memory now.
        budget: as for `excess`.
    """
    reserve = min(_RESERVE_SHARE * reading.total, _MOST_RESERVE)
    return reading.free < reserve / 2 or bool(budget and reading.held > budget * _FAR_OVER)


class BudgetWatch:
    """Looks at memory every few seconds, and has some given back when there has been too little for a while.

    Args:
        read: takes a reading; None while there is nothing to give back.
        budget: the user's budget in bytes, 0 for none.
        give_back: called in the watch's thread with the bytes that are too many and whether that is pressing; returns
            once they are given back or cannot be.
        every_s: seconds between two readings.
    """

    def __init__(
        self,
        read: Callable[[], Reading | None],
        budget: Callable[[], int],
        give_back: Callable[[int, bool], None],
        every_s: float = 2.0,
    ) -> None:
        self._read = read
        self._budget = budget
        self._give_back = give_back
        self._every_s = every_s
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._watch, name="budget-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _watch(self) -> None:
        too_many = 0
        while not self._stopped.wait(self._every_s):
            reading, budget = self._read(), self._budget()
            wanted = excess(reading, budget) if reading is not None else 0
            too_many = too_many + 1 if wanted else 0
            if reading is None or too_many < _PATIENT_READINGS:
                continue
            too_many = 0
            log.info("%.0f MB too many are held", wanted / 1e6)
            try:
                self._give_back(wanted, pressing(reading, budget))
            except Exception:  # the thread's boundary: a failure here must not end the watch
                log.exception("memory could not be given back")
