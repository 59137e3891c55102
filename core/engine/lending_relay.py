"""Carries a borrower's commands to llama.cpp's RPC server and counts the memory that is lent meanwhile.

The server gives as much memory as is asked for and holds each tensor it is sent twice; so commands are read as they
pass, and large tensors are sent on in parts.
"""

from __future__ import annotations

import socket
import struct
from typing import Final

from core.engine.rpc_protocol import (
    ALLOC_BUFFER,
    ANSWERED,
    BODY_SIZES,
    FREE_BUFFER,
    GET_DEVICE_MEMORY,
    GET_TENSOR,
    GRAPH_COMPUTE,
    HELLO,
    LENGTH,
    SET_TENSOR,
    TENSOR,
    receive_exactly,
)

CHUNK: Final = 8 << 20
"""Bytes of a tensor that the server is sent at once: it holds a second copy of them until they lie in place."""
MOST_READ: Final = 64 << 20
"""Bytes of a tensor or of a graph that are taken at once: more than any batch of activations has."""
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
