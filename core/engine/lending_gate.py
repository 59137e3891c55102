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

from core.engine.lending_relay import Account, NotAllowed, Relay
from core.engine.rpc_protocol import (
    GREETING,
    HELLO,
    LOST_AFTER_S,
    MOST_PAYLOAD,
    RPC_VERSION,
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

_FIRST_WORD_S: Final = 5.0
_MOST_CONNECTIONS: Final = 8


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
