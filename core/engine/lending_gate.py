"""Stands before llama.cpp's RPC server: lets in who may come, counts the memory that is lent, and ends what has died.

llama.cpp's server takes one connection at a time, never asks who it is, gives as much memory as is asked for, and holds
each tensor it is sent twice. So nobody reaches it but through this gate, which reads the commands as they pass.
"""

from __future__ import annotations

import contextlib
import hmac
import logging
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import Final

import msgspec

from core.engine.rpc_protocol import (
    ALLOC_BUFFER,
    ANSWERED,
    BODY_SIZES,
    FREE_BUFFER,
    GET_DEVICE_MEMORY,
    GET_TENSOR,
    GRAPH_COMPUTE,
    GREETING,
    HELLO,
    LENGTH,
    LOST_AFTER_S,
    MOST_PAYLOAD,
    RPC_VERSION,
    SET_TENSOR,
    TENSOR,
    Challenge,
    Knock,
    LentDevice,
    Ping,
    Pong,
    Prove,
    Refused,
    Reserve,
    Reserved,
    ToLender,
    Welcome,
    Wire,
    hang_up,
    new_nonce,
    proof,
    receive_exactly,
)

log = logging.getLogger(__name__)

CHUNK: Final = 8 << 20
"""Bytes of a tensor that the server is sent at once: it holds a second copy of them until they lie in place."""
MOST_READ: Final = 64 << 20
"""Bytes of a tensor or of a graph that are taken at once: more than any batch of activations has."""
_FIRST_WORD_S: Final = 5.0
_MOST_CONNECTIONS: Final = 8
_TENSOR_HEAD: Final = TENSOR + 1 + 8
"""`SET_TENSOR` begins with the tensor, a flag for the server's cache and the offset of what follows."""


class NotAllowed(Exception):
    """The borrower's engine sent what no engine sends."""


class Account:
    """Bytes that are lent, over all devices together. Any thread may ask; one connection at a time changes it.

    Args:
        offered: the most there may be.
    """

    def __init__(self, offered: int) -> None:
        self.offered = offered
        self._buffers: dict[int, int] = {}

    @property
    def used(self) -> int:
        """Bytes lent now."""
        return sum(self._buffers.values())

    @property
    def free(self) -> int:
        """Bytes that can still be lent."""
        return max(0, self.offered - self.used)

    def lend(self, buffer: int, size: int) -> None:
        """A buffer was made."""
        self._buffers[buffer] = size

    def take_back(self, buffer: int) -> None:
        """A buffer was freed."""
        self._buffers.pop(buffer, None)

    def take_back_all(self) -> None:
        """The borrower has gone, and with it every buffer."""
        self._buffers.clear()


class Relay:
    """Carries the commands of one connection to the server and the answers back.

    Args:
        borrower: the connection from outside.
        server: the connection to llama.cpp's server.
        account: what is lent.
    """

    def __init__(self, borrower: socket.socket, server: socket.socket, account: Account) -> None:
        self._borrower = borrower
        self._server = server
        self._account = account
        self._buffer = memoryview(bytearray(CHUNK))

    def run(self) -> None:
        """Carry until one side hangs up.

        Raises:
            NotAllowed: a command is none of the protocol's, or asks for more than was lent.
            OSError: a side is gone in the middle of a command.
        """
        while command := self._borrower.recv(1):
            (size,) = LENGTH.unpack(receive_exactly(self._borrower, 8))
            number = command[0]
            if size != BODY_SIZES.get(number, size) or number > max(BODY_SIZES):
                raise NotAllowed(f"command {number} with {size} bytes")
            if number == SET_TENSOR:
                self._set_tensor(size)
            elif number == GRAPH_COMPUTE:
                self._forward_head(number, size, MOST_READ)
                self._copy(self._borrower, self._server, size)
            else:
                self._small(number, receive_exactly(self._borrower, size))

    def _small(self, number: int, body: bytes) -> None:
        if number == ALLOC_BUFFER and struct.unpack("<IQ", body)[1] > self._account.free:
            # As the server answers where its own memory is short; the borrower's engine then says so.
            self._borrower.sendall(LENGTH.pack(16) + bytes(16))
            return
        if number == GET_TENSOR and LENGTH.unpack(body[-8:])[0] > MOST_READ:
            raise NotAllowed("a tensor that is too large to read at once")
        if number == HELLO:
            # A shortcut past TCP would be one past this gate.
            body = bytes(len(body))
        self._server.sendall(bytes([number]) + LENGTH.pack(len(body)) + body)
        if number == FREE_BUFFER:
            self._account.take_back(*LENGTH.unpack(body))
        if number in ANSWERED:
            self._answer(number)

    def _answer(self, number: int) -> None:
        (size,) = LENGTH.unpack(receive_exactly(self._server, 8))
        if number == GET_TENSOR:
            self._borrower.sendall(LENGTH.pack(size))
            self._copy(self._server, self._borrower, size)
            return
        body = receive_exactly(self._server, size)
        if number == ALLOC_BUFFER:
            buffer, given = struct.unpack("<QQ", body)
            if buffer:
                self._account.lend(buffer, given)
        elif number == GET_DEVICE_MEMORY:
            free, total = struct.unpack("<QQ", body)
            body = struct.pack("<QQ", min(free, self._account.free), min(total, self._account.offered))
        self._borrower.sendall(LENGTH.pack(size) + body)

    def _set_tensor(self, size: int) -> None:
        """Send a tensor on in parts: the offset in each part's head is all that tells them apart."""
        data = size - _TENSOR_HEAD
        if data < 0 or data > self._account.offered:
            raise NotAllowed(f"a tensor of {data} bytes")
        head = receive_exactly(self._borrower, _TENSOR_HEAD)
        (offset,) = LENGTH.unpack(head[-8:])
        while True:
            part = min(data, CHUNK)
            if offset >> 63:
                raise NotAllowed("an offset beyond any tensor")
            self._forward_head(SET_TENSOR, _TENSOR_HEAD + part, _TENSOR_HEAD + CHUNK)
            # The flag asks for a copy on disk; nothing of the borrower's is kept here.
            self._server.sendall(head[:TENSOR] + b"\0" + LENGTH.pack(offset))
            self._copy(self._borrower, self._server, part)
            data -= part
            offset += part
            if data <= 0:
                return

    def _forward_head(self, number: int, size: int, most: int) -> None:
        if size > most:
            raise NotAllowed(f"command {number} with {size} bytes")
        self._server.sendall(bytes([number]) + LENGTH.pack(size))

    def _copy(self, source: socket.socket, target: socket.socket, count: int) -> None:
        while count:
            read = source.recv_into(self._buffer[: min(count, CHUNK)])
            if not read:
                raise ConnectionError("the other side is gone")
            target.sendall(self._buffer[:read])
            count -= read


class Gate:
    """Accepts connections until it is closed.

    Args:
        listening: a socket that listens where borrowers come.
        server: host and port of llama.cpp's server.
        account: what is lent.
        devices: what the server computes on.
        key: shared with borrowers; empty where who reaches the socket may borrow.
        tell: called in any thread with "borrowed", "returned" or "refused", and the address or reason.
    """

    def __init__(
        self,
        listening: socket.socket,
        server: tuple[str, int],
        account: Account,
        devices: tuple[LentDevice, ...],
        key: bytes,
        tell: Callable[[str, str], None],
    ) -> None:
        self._listening = listening
        self._server = server
        self._account = account
        self._devices = devices
        self._key = key
        self._tell = tell
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        self._borrower: Wire | None = None
        self._borrower_who = b""
        self._relaying: socket.socket | None = None
        self._one_at_a_time = threading.Lock()

    def run(self) -> None:
        """Accept until `close`."""
        while True:
            try:
                connection, (host, _port) = self._listening.accept()
            except OSError:
                return
            if not self._places.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(target=self._serve, args=(connection, host), name="borrower", daemon=True).start()

    def close(self) -> None:
        """Accept nobody any more, and hang up on who borrows."""
        hang_up(self._listening)
        with self._lock:
            borrower, self._borrower = self._borrower, None
        if borrower is not None:
            self._release(borrower)

    def _serve(self, connection: socket.socket, host: str) -> None:
        try:
            connection.settimeout(_FIRST_WORD_S)
            first = connection.recv(1, socket.MSG_PEEK)
            if first == GREETING[:1]:
                self._talk(connection, host)
            elif first == bytes([HELLO]):
                self._relay(connection, host)
        except (OSError, NotAllowed, msgspec.MsgspecError, struct.error) as error:
            log.info("the connection from %s ended: %s", host, error)
        finally:
            hang_up(connection)
            self._places.release()

    # Inglenook's own connection

    def _talk(self, connection: socket.socket, host: str) -> None:
        if receive_exactly(connection, len(GREETING), time.monotonic() + _FIRST_WORD_S) != GREETING:
            return
        wire = Wire(connection, ToLender, _FIRST_WORD_S)
        who = self._introduce(wire, host)
        if who is None:
            return
        wire.patience_s = LOST_AFTER_S
        wire.send(self._welcome(who))
        try:
            while True:
                self._obey(wire, wire.receive(), host, who)
        finally:
            with self._lock:
                held = self._borrower is wire
                if held:
                    self._borrower = None
            if held:
                self._release(wire)
                self._tell("returned", host)

    def _welcome(self, who: bytes) -> Welcome:
        with self._lock:
            busy = self._borrower is not None and self._borrower_who != who
            mine = self._borrower is not None and not busy
        # What the same Inglenook borrows already it can plan with again.
        free = self._account.offered if mine else 0 if busy else self._account.free
        devices = (
            msgspec.structs.replace(device, free_bytes=min(device.total_bytes, free)) for device in self._devices
        )
        return Welcome(RPC_VERSION, busy, tuple(devices))

    def _introduce(self, wire: Wire, host: str) -> bytes | None:
        """Who has come, when it has the key."""
        knock = wire.receive()
        if not isinstance(knock, Knock):
            return None
        nonce = new_nonce()
        wire.send(Challenge(nonce, bool(self._key), proof(self._key, "lender", knock.nonce, nonce)))
        answer = wire.receive()
        right = proof(self._key, "borrower", knock.nonce, nonce)
        if isinstance(answer, Prove) and hmac.compare_digest(answer.proof, right):
            return knock.who
        wire.send(Refused("It does not know this machine's key."))
        self._tell("refused", f"{host} does not have the key")
        return None

    def _obey(self, wire: Wire, message: object, host: str, who: bytes) -> None:
        match message:
            case Ping(reply_bytes=count):
                wire.send(Pong(bytes(min(max(count, 0), MOST_PAYLOAD))))
            case Reserve():
                with self._lock:
                    taken = self._borrower is not None and self._borrower is not wire
                    if not taken:
                        self._borrower, self._borrower_who = wire, who
                if taken:
                    wire.send(Refused("It lends to somebody else now."))
                    return
                self._tell("borrowed", host)
                wire.send(Reserved())
            case _:
                raise NotAllowed(f"{type(message).__name__} out of turn")

    def _release(self, borrower: Wire) -> None:
        """A borrower has gone: so has what its engine was doing."""
        relaying = self._relaying
        if relaying is not None:
            hang_up(relaying)
        borrower.close()

    # llama.cpp's connection

    def _relay(self, connection: socket.socket, host: str) -> None:
        # An engine closes one connection and opens the next one; the server may not have seen the end of the first.
        if not self._one_at_a_time.acquire(timeout=_FIRST_WORD_S):
            return
        try:
            with self._lock:
                borrower = self._borrower
                if borrower is None or borrower.socket.getpeername()[0] != host:
                    self._tell("refused", f"{host} has not reserved anything")
                    return
                self._relaying = connection
            connection.settimeout(None)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with socket.create_connection(self._server, timeout=_FIRST_WORD_S) as server:
                server.settimeout(None)
                server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with contextlib.closing(_Ending(connection, server)):
                    Relay(connection, server, self._account).run()
        finally:
            self._relaying = None
            self._account.take_back_all()
            self._one_at_a_time.release()


class _Ending:
    """Hangs up on both sides of a relay, so that the server gives back what it holds for it."""

    def __init__(self, *sides: socket.socket) -> None:
        self._sides = sides

    def close(self) -> None:
        for side in self._sides:
            hang_up(side)
