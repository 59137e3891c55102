"""Another machine, on this one: a real lending process that tests can reach, stop and kill."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from core.engine.lender import lend
from core.engine.lender_protocol import Lend, Lending, LendingNews, Watched
from core.process.cancellation import Cancellation


@dataclass
class Lender:
    """A lending process.

    Args:
        lending: what it said when it began.
        events: what has happened since.
        before: processes that were there before it.
    """

    lending: Lending
    events: list[Lending | LendingNews | Watched] = field(default_factory=list)
    before: frozenset[int] = frozenset()

    @property
    def address(self) -> str:
        """Where it lends."""
        return f"{self.lending.host}:{self.lending.port}"

    @property
    def process(self) -> psutil.Process:
        """The process now; another one after it has been started again."""
        return next(process for process in _children() if process.pid not in self.before)

    def news(self, what: str) -> list[str]:
        """Who has done that."""
        return [event.who for event in self.events if isinstance(event, LendingNews) and event.what == what]


@contextlib.contextmanager
def lending(folder: Path, memory: int = 600_000_000, key: bytes = b"", threads: int = 1) -> Iterator[Lender]:
    """A machine that lends, at a port of its own."""
    stop = Cancellation()
    before = frozenset(process.pid for process in _children())
    events = lend(Lend("127.0.0.1", 0, memory, threads=threads, key=key), folder / "lender.log", stop)
    first = next(events)
    assert isinstance(first, Lending)
    lender = Lender(first, before=before)

    def listen() -> None:
        for event in events:
            lender.events.append(event)

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield lender
    finally:
        stop.cancel()
        listener.join(timeout=10)


class Tunnel:
    """Carries connections to a lender until something happens to it.

    Args:
        lender: at the far end.
    """

    def __init__(self, lender: Lender) -> None:
        self._target = (lender.lending.host, lender.lending.port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        """The near end."""
        self._connections: list[socket.socket] = []
        self._stalled = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def stall(self) -> None:
        """Nothing passes any more, and nobody is told."""
        self._stalled.set()

    def reset(self) -> None:
        """All connections are reset."""
        for connection in self._connections:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        """End all connections."""
        for connection in (self._listening, *self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RD)
            connection.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(self._target)
                self._connections += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(1 << 16):
                if self._stalled.is_set():
                    return
                other.sendall(data)
            if not self._stalled.is_set():
                other.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def tunnel(lender: Lender) -> Iterator[Tunnel]:
    """A way to a lender, such as `ssh -L` makes."""
    made = Tunnel(lender)
    try:
        yield made
    finally:
        made.close()


def eventually(true: Callable[[], bool], within_s: float = 20) -> None:
    """See that something becomes true."""
    deadline = time.monotonic() + within_s
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert true()


def _children() -> list[psutil.Process]:
    children = psutil.Process().children()
    return [child for child in children if any("spawn_main" in part for part in child.cmdline())]
