"""What goes over the connection between a machine that lends memory and one that borrows it.

Two kinds of connections arrive at the same port. The first is llama.cpp's own RPC (ggml-rpc.cpp, version 7): a byte for
the command, eight for the length, the body, and for some commands an answer of the same form without the first byte.
The second is Inglenook's: it proves a shared key, reserves the lender, measures the link, and tells each side within
seconds that the other one is gone, for which llama.cpp's RPC has no means.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import ipaddress
import secrets
import socket
import struct
import time
from typing import Any, Final

import msgspec

from core.errors import HelperAway

RPC_VERSION: Final = 7
"""`RPC_PROTO_MAJOR_VERSION` of the engine that this was written for."""
ALLOC_BUFFER: Final = 0
FREE_BUFFER: Final = 4
SET_TENSOR: Final = 6
GET_TENSOR: Final = 8
GRAPH_COMPUTE: Final = 10
GET_DEVICE_MEMORY: Final = 11
HELLO: Final = 14
DEVICE_COUNT: Final = 15
ANSWERED: Final = frozenset({0, 1, 2, 3, 7, 8, 9, 11, 13, 14, 15})
"""Commands that get an answer."""
TENSOR: Final = 296
"""Bytes of a tensor's description (`struct rpc_tensor`)."""
BODY_SIZES: Final = {
    0: 12, 1: 4, 2: 4, 3: 8, 4: 8, 5: 9, 7: TENSOR + 16, 8: TENSOR + 16, 9: 2 * TENSOR,
    11: 4, 12: TENSOR, 13: 4 + 11 * TENSOR, 14: 24, 15: 0, 16: 4, 17: TENSOR + 17,
}  # fmt: skip
"""Bytes of each command's body; those of `SET_TENSOR` and `GRAPH_COMPUTE` vary."""
LENGTH: Final = struct.Struct("<Q")

GREETING: Final = b"INGLENOOK LENDS 1\n"
"""How a connection of Inglenook's own kind begins; llama.cpp's begins with the byte of `HELLO`."""
LONGEST_MESSAGE: Final = 2 << 20
MOST_PAYLOAD: Final = 1 << 20
NONCE_BYTES: Final = 32
BEAT_S: Final = 2.0
"""The borrower says this often that it is there."""
LOST_AFTER_S: Final = 10.0
"""Who has said nothing for so long is gone: a process that was stopped, a machine that sleeps, a cable."""


class LentDevice(msgspec.Struct, frozen=True):
    """A device of the lender, as its engine calls it."""

    name: str
    description: str
    kind: str
    total_bytes: int = 0
    """That can be lent of its memory."""
    free_bytes: int = 0
    """Of those, not lent now to anybody else."""
    memory_bytes_per_second: float = 0.0
    """How fast it reads that memory; 0 where nobody has measured it."""


class Knock(msgspec.Struct, frozen=True, tag=True):
    """The borrower's first message."""

    nonce: bytes
    who: bytes
    """The same for all processes of one Inglenook, and nothing that anybody could read a name from."""


class Challenge(msgspec.Struct, frozen=True, tag=True):
    """The lender's first message, with its own proof that it has the key."""

    nonce: bytes
    needs_key: bool
    proof: bytes


class Prove(msgspec.Struct, frozen=True, tag=True):
    """The borrower's proof that it has the key."""

    proof: bytes


class Welcome(msgspec.Struct, frozen=True, tag=True):
    """What there is to borrow."""

    rpc_version: int
    busy: bool
    """Somebody else borrows now."""
    devices: tuple[LentDevice, ...]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why there is nothing to borrow, one sentence."""

    message: str


class Reserve(msgspec.Struct, frozen=True, tag=True):
    """The borrower is going to connect its engine; until this connection ends, nobody else can."""


class Reserved(msgspec.Struct, frozen=True, tag=True):
    """It may."""


class Ping(msgspec.Struct, frozen=True, tag=True):
    """Asks for a `Pong` with so many bytes; carries some itself where the link is measured."""

    reply_bytes: int = 0
    payload: bytes = b""


class Pong(msgspec.Struct, frozen=True, tag=True):
    """The lender is there."""

    payload: bytes = b""


ToLender = Knock | Prove | Reserve | Ping
ToBorrower = Challenge | Welcome | Refused | Reserved | Pong


class Wire:
    """Messages of Inglenook's own kind over a connected socket, none longer than `LONGEST_MESSAGE`.

    Args:
        connection: closed with the wire.
        incoming: the union of messages that the other side may send.
        patience_s: seconds until a message must have come or gone.
    """

    def __init__(self, connection: socket.socket, incoming: Any, patience_s: float) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = connection
        self.patience_s = patience_s
        self._decoder = msgspec.msgpack.Decoder(incoming)
        self._encoder = msgspec.msgpack.Encoder()

    def send(self, message: msgspec.Struct) -> None:
        """Send one message.

        Raises:
            OSError: the other side is gone or does not take it in time.
        """
        body = self._encoder.encode(message)
        self.socket.settimeout(self.patience_s)
        self.socket.sendall(struct.pack("<I", len(body)) + body)

    def receive(self) -> Any:
        """The next message.

        Raises:
            OSError: it did not come in time or is longer than any may be, or the other side is gone.
            msgspec.MsgspecError: it is no message.
        """
        deadline = time.monotonic() + self.patience_s
        (length,) = struct.unpack("<I", receive_exactly(self.socket, 4, deadline))
        if length > LONGEST_MESSAGE:
            raise ConnectionError("a message that is too long")
        return self._decoder.decode(receive_exactly(self.socket, length, deadline))

    def close(self) -> None:
        """End the connection, also for a thread that waits for it."""
        hang_up(self.socket)


def receive_exactly(connection: socket.socket, count: int, deadline: float | None = None) -> bytes:
    """The next `count` bytes.

    Args:
        connection: to read from.
        count: a small number that has been checked.
        deadline: by `time.monotonic`; None leaves the socket's own time limit as it is.

    Raises:
        OSError: they did not come in time, or the other side is gone.
    """
    data = bytearray(count)
    rest = memoryview(data)
    while rest:
        if deadline is not None:
            connection.settimeout(max(0.001, deadline - time.monotonic()))
        read = connection.recv_into(rest)
        if not read:
            raise ConnectionError("the other side is gone")
        rest = rest[read:]
    return bytes(data)


def hang_up(connection: socket.socket) -> None:
    """End a connection, also for a thread that waits for it."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()


def new_nonce() -> bytes:
    """Bytes that nobody can foresee."""
    return secrets.token_bytes(NONCE_BYTES)


def proof(key: bytes, who: str, knock: bytes, challenge: bytes) -> bytes:
    """Shows that "borrower" or "lender" has the key, for this connection only (HMAC-SHA256, RFC 2104)."""
    return hmac.digest(key, who.encode() + knock + challenge, hashlib.sha256)


def is_loopback(host: str) -> bool:
    """Whether an IPv4 address is this machine itself; a name that has to be looked up is not, whatever it says."""
    if host == "localhost":
        return True
    try:
        return ipaddress.IPv4Address(host).is_loopback
    except ValueError:
        return False


def split_address(address: str) -> tuple[str, int]:
    """Host and port of "host:port".

    Raises:
        HelperAway: it is no such thing.
    """
    host, colon, port = address.rpartition(":")
    plausible = host and colon and not set(host) - _HOST_LETTERS and port.isascii() and port.isdigit()
    if not plausible or not 0 < int(port[:6]) < 1 << 16:
        raise HelperAway(
            f"{address[:80]!r} is not the address of another machine.",
            "Write it as host:port, such as 127.0.0.1:50052.",
        )
    return host, int(port)


_HOST_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")
