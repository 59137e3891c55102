"""Leaves an endpoint alone for a minute after it failed three times in a row."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

FAILURES: Final = 3
OPEN_S: Final = 60.0


class Breaker:
    """A circuit breaker for each endpoint; after the minute one question may try it, and decides.

    Args:
        now: a clock in seconds that never goes back.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._failures: dict[str, int] = {}
        self._since: dict[str, float] = {}

    def wait_s(self, endpoint: str) -> float:
        """For how many more seconds it is left alone; 0 where it may be asked."""
        with self._lock:
            if self._failures.get(endpoint, 0) < FAILURES:
                return 0.0
            return max(0.0, self._since[endpoint] + OPEN_S - self._now())

    def failed(self, endpoint: str) -> None:
        """Note that it did not answer."""
        with self._lock:
            self._failures[endpoint] = self._failures.get(endpoint, 0) + 1
            self._since[endpoint] = self._now()

    def answered(self, endpoint: str) -> None:
        """Note that it works."""
        with self._lock:
            self._failures.pop(endpoint, None)
