"""What every process of the engine does before its work: where its output goes, when it ends, how it waits."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
from multiprocessing.connection import wait
from pathlib import Path
from typing import Final

from core.logs import configure_logging

_SWITCH_S: Final = 0.0005
"""How long a thread may hold Python's lock while others wait for it. llama.cpp calls back into Python for each line of
its log: beside a thread that imports modules a large vocabulary took 0.45 s with Python's own 5 ms, and 0.35 s so."""


def prepare_process(log_path: str) -> None:
    """Write to the log what libraries print, end with the parent, be the first to go when memory runs out, spin less.

    Call it before llama.cpp is loaded: its thread library reads its settings then.
    """
    _redirect_output(log_path)
    configure_logging(Path(log_path))
    threading.Thread(target=_leave_with_parent, name="parent", daemon=True).start()
    _volunteer_for_memory_shortage()
    _spin_less()
    sys.setswitchinterval(_SWITCH_S)


def _redirect_output(log_path: str) -> None:
    """Send what is printed, by this process or the libraries in it, to the end of the log."""
    try:
        Path(log_path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = os.open(log_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError:
        target = os.open(os.devnull, os.O_WRONLY)
    for standard in (1, 2):
        os.dup2(target, standard)
    os.close(target)


def _leave_with_parent() -> None:
    """End this process the moment its parent has ended, whatever is being computed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _volunteer_for_memory_shortage() -> None:
    """Ask Linux to end this process before the user's windows when memory runs out: it can be started again."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _spin_less() -> None:
    """Let OpenMP threads that wait for each other spin for some tenths of a millisecond at most, then sleep.

    GNU's library spins for several milliseconds. On an idle machine that is hardly faster; when another program has one
    of the cores, the spinning takes the time that the last thread needs, and a token can take a second. The library
    reads this when it is loaded.
    """
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ.setdefault("GOMP_SPINCOUNT", "10000")
