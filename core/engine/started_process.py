"""A process of the engine that has been started, and may still wait to hear what it is to load."""

from __future__ import annotations

from collections.abc import Callable

from core.engine.protocol import EngineEvent
from core.process.child import Child


class StartedProcess:
    """A process; whoever takes it into use says what is to happen when it ends.

    Args:
        arguments: of `core.engine.entry.main`.

    Raises:
        OSError: it could not be started.
    """

    def __init__(self, arguments: tuple[object, ...]) -> None:
        self.on_exit: Callable[[int | None], None] = lambda _code: None
        """Called, in the reader's thread, with the exit code once it has ended."""
        self.child = Child("engine", "core.engine.entry:main", arguments, EngineEvent, on_exit=self._exited)

    def _exited(self, code: int | None) -> None:
        self.on_exit(code)
