"""One at a time, in order of arrival, and a wait can be given up."""

from __future__ import annotations

import collections
import contextlib
import threading
from collections.abc import Iterator

from core.process.cancellation import Cancellation


class Turnstile:
    """Lets one caller through at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: collections.deque[threading.Event] = collections.deque()
        """Their places in the queue; the first is inside."""

    @property
    def busy(self) -> bool:
        """Whether whoever comes now has to wait."""
        with self._lock:
            return bool(self._waiting)

    @contextlib.contextmanager
    def passage(self, cancellation: Cancellation) -> Iterator[bool]:
        """Wait for one's turn; True inside, False when `cancellation` came first."""
        place = threading.Event()
        with self._lock:
            self._waiting.append(place)
            if self._waiting[0] is place:
                place.set()
        cancellation.then(place.set)
        try:
            place.wait()
            with self._lock:
                first = self._waiting[0] is place
            yield first and not cancellation.cancelled
        finally:
            with self._lock:
                self._waiting.remove(place)
                if self._waiting:
                    self._waiting[0].set()
