"""How many threads write the next tokens when other programs want the cores too.

The threads of one computation wait for each other after every step, spinning. When one of them has lost its core to
another program, all wait for a time slice at every step, and two threads are several times slower than one. So the
number of threads follows the cores that the process really gets.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final, NamedTuple

if sys.platform != "win32":
    import resource

_WINDOW_S: Final = 0.06
_PREEMPTIONS_PER_S: Final = 40
"""Fewer are the ordinary life of a desktop; low use without them is waiting for a disk or a GPU, not for a core."""
_ROUNDING: Final = 0.2
"""A core of which a passing program takes less than this still counts as a whole one."""
_FIRST_TRIAL_S: Final = 1.0
_LONGEST_TRIAL_S: Final = 8.0


class Usage(NamedTuple):
    """What the process has had so far: seconds of the clock, seconds on cores, times it was put aside for others."""

    clock: float
    cores: float
    preemptions: int


def read_usage() -> Usage:
    """The usage of this process; preemptions are not known on every platform and 0 there."""
    preemptions = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw if sys.platform != "win32" else 0
    return Usage(time.perf_counter(), time.process_time(), preemptions)


class Pace:
    """The number of threads for the next token.

    Args:
        most: threads when nothing else runs.
        usage: where the figures come from.
        clock: the same clock as that of `usage`, for its own sake: it is asked after every token.
    """

    def __init__(
        self, most: int, usage: Callable[[], Usage] = read_usage, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self.threads = most
        self._most = most
        self._usage = usage
        self._clock = clock
        self._begun = usage()
        self._crowded_before = False
        self._reduced_at = 0.0
        self._trial_after = _FIRST_TRIAL_S

    def restart(self) -> None:
        """A new answer begins: the time since the last one says nothing."""
        self._begun = self._usage()
        self._crowded_before = False

    def after_token(self) -> int:
        """The threads for the next token, now that one more has been computed."""
        if self._most == 1 or self._clock() < self._begun.clock + _WINDOW_S:
            return self.threads
        before, self._begun = self._begun, self._usage()
        if self.threads < self._most:
            if self._begun.clock - self._reduced_at >= self._trial_after:
                self.threads, self._crowded_before = self._most, True
            return self.threads
        granted = _granted(before, self._begun, self._most)
        crowded = granted < self._most
        if crowded and self._crowded_before:
            self._reduce(granted)
        elif not crowded:
            self._trial_after = _FIRST_TRIAL_S
        self._crowded_before = crowded
        return self.threads

    def _reduce(self, granted: int) -> None:
        lately = self._begun.clock - self._reduced_at < self._trial_after + 1
        self._trial_after = min(2 * self._trial_after, _LONGEST_TRIAL_S) if lately else _FIRST_TRIAL_S
        self._reduced_at = self._begun.clock
        self.threads = granted


def _granted(before: Usage, now: Usage, most: int) -> int:
    """Whole cores that the process had between two readings, of the `most` that it wanted."""
    seconds = now.clock - before.clock
    if now.preemptions - before.preemptions < _PREEMPTIONS_PER_S * seconds:
        return most
    return max(1, min(most, int((now.cores - before.cores) / seconds + _ROUNDING)))
