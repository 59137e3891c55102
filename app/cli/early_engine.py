"""Starts the engine's process before the rest of the command line is imported: both take as long, on a core each."""

from __future__ import annotations

from core.engine.client import Engine
from core.paths import find_paths

_started: list[Engine] = []


def start() -> None:
    """Start a process for a question that is not kept."""
    engine = Engine(find_paths().log)
    engine.start_early()
    _started.append(engine)


def started() -> Engine | None:
    """The engine whose process waits, once."""
    return _started.pop() if _started else None
