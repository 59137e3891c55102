"""What can be asked of a lending process, and what it tells."""

from __future__ import annotations

import msgspec

from core.engine.rpc_protocol import LentDevice
from core.process.channel import Body


class Lend(Body, frozen=True):
    """Lend until cancelled; answered by `Lending`, then `LendingNews` as it happens."""

    host: str
    port: int
    """0 takes one that is free."""
    memory_bytes: int
    """The most that the lending process and the devices' buffers hold together."""
    devices: tuple[str, ...] = ()
    """By the names of `ListDevices`; none takes every graphics device, or the processor where there is none."""
    threads: int = 0
    """0 takes the number of physical cores."""
    key: bytes = b""
    """Shared with borrowers; empty asks for none."""


class Lending(Body, frozen=True):
    """Borrowers can come."""

    host: str
    port: int
    offered_bytes: int
    """What of the memory a borrower gets; the rest is the process itself."""
    devices: tuple[LentDevice, ...]


class LendingNews(Body, frozen=True):
    """Somebody borrows, has returned everything, or was turned away."""

    what: str
    """ "borrowed", "returned" or "refused"."""
    who: str


class Watched(msgspec.Struct, frozen=True):
    """What the parent of a lending process adds: it ended by itself, and another one takes its place."""

    reason: str


LenderRequest = Lend
LenderEvent = Lending | LendingNews
