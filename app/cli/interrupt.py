"""Ctrl+C on the command line: once stops the work in an orderly way, twice ends the program."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from core.process.cancellation import Cancellation


@contextmanager
def stoppable() -> Iterator[Cancellation]:
    """A cancellation that Ctrl+C sets."""
    cancellation = Cancellation()

    def stop(_number: int, _frame: object) -> None:
        if cancellation.cancelled:
            raise KeyboardInterrupt
        cancellation.cancel()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield cancellation
    finally:
        signal.signal(signal.SIGINT, before)
