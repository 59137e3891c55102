"""Does something once nothing has happened for a while, such as giving the model's memory back."""

from __future__ import annotations

import threading
from collections.abc import Callable


class IdleTimer:
    """Runs something once nothing has happened for a while."""

    def __init__(self, action: Callable[[], None]) -> None:
        self._action = action
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def restart(self, seconds: float) -> None:
        """Wait anew; 0 seconds is never."""
        with self._lock:
            self._stop()
            if seconds > 0:
                self._timer = threading.Timer(seconds, self._action)
                self._timer.daemon = True
                self._timer.start()

    def cancel(self) -> None:
        """Wait no longer."""
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
