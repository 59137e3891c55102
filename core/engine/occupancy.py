"""Many at once for the same thing, one thing after the other, in order of arrival; and a wait can be given up."""

from __future__ import annotations

import collections
import contextlib
import threading
from collections.abc import Iterator
from typing import Generic, TypeVar

from core.process.cancellation import Cancellation

Key = TypeVar("Key")


class Occupancy(Generic[Key]):
    """Lets everybody in who wants what those inside want; others wait until all have left."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside: list[Key] = []
        self._waiting: collections.deque[tuple[Key, threading.Event]] = collections.deque()

    def would_wait(self, key: Key) -> bool:
        """Whether whoever comes now for `key` has to wait."""
        with self._lock:
            return bool(self._waiting) or not self._fits(key)

    @contextlib.contextmanager
    def passage(self, key: Key, cancellation: Cancellation) -> Iterator[bool]:
        """Wait to be let in; True inside, False when `cancellation` came first."""
        place = (key, threading.Event())
        with self._lock:
            self._waiting.append(place)
            self._admit()
        cancellation.then(place[1].set)
        place[1].wait()
        with self._lock:
            admitted = not any(waiting is place for waiting in self._waiting)
            if not admitted:
                self._waiting.remove(place)
                self._admit()
        try:
            yield admitted and not cancellation.cancelled
        finally:
            if admitted:
                with self._lock:
                    self._inside.remove(key)
                    self._admit()

    def _fits(self, key: Key) -> bool:
        return not self._inside or self._inside[0] == key

    def _admit(self) -> None:
        while self._waiting and self._fits(self._waiting[0][0]):
            key, admitted = self._waiting.popleft()
            self._inside.append(key)
            admitted.set()
