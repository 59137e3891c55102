"""The way to a machine that lends: greeted and proven, measured, reserved, watched until it goes away."""

from __future__ import annotations

import hashlib
import hmac
import logging
import select
import socket
import statistics
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from core.engine.rpc_protocol import (
    BEAT_S,
    GREETING,
    LOST_AFTER_S,
    MOST_PAYLOAD,
    RPC_VERSION,
    Challenge,
    Knock,
    Ping,
    Pong,
    Prove,
    Refused,
    Reserve,
    Reserved,
    ToBorrower,
    Welcome,
    Wire,
    is_loopback,
    new_nonce,
    proof,
    split_address,
)
from core.errors import HelperAway
from core.paths import find_paths

log = logging.getLogger(__name__)

PATIENCE_S: Final = 3.0
"""A helper that has not answered by then is done without."""
_PINGS: Final = 7
_TRANSFERS: Final = 8
_LONG_ENOUGH_S: Final = 0.25
"""On a slow link fewer transfers do."""


@dataclass(frozen=True)
class Link:
    """The way to another machine, as it was measured.

    Args:
        round_trip_s: seconds until a few bytes have come back; the median of some.
        bytes_per_second: of the slower direction.
    """

    round_trip_s: float
    bytes_per_second: float


class Helper:
    """Another machine that has answered.

    Args:
        address: host:port.
        wire: the connection, greeted.
        welcome: what it has to lend.
    """

    def __init__(self, address: str, wire: Wire, welcome: Welcome) -> None:
        self.address = address
        self.welcome = welcome
        self._wire = wire
        self._closed = False

    def measure(self) -> Link:
        """The link's latency and throughput, in about half a second.

        Raises:
            HelperAway: it went away meanwhile.
        """
        try:
            round_trip = statistics.median(self._exchange(Ping()) for _ in range(_PINGS))
            up = self._rate(Ping(payload=bytes(MOST_PAYLOAD)), round_trip)
            down = self._rate(Ping(reply_bytes=MOST_PAYLOAD), round_trip)
        except (OSError, msgspec.MsgspecError) as error:
            raise _away(self.address) from error
        return Link(round_trip, min(up, down))

    def reserve(self) -> None:
        """Have it to oneself until `close`, or until this process ends.

        Raises:
            HelperAway: somebody else has it, or it went away meanwhile.
        """
        try:
            self._wire.send(Reserve())
            answer = self._wire.receive()
        except (OSError, msgspec.MsgspecError) as error:
            raise _away(self.address) from error
        if not isinstance(answer, Reserved):
            raise _refusal(self.address, answer)

    def watch(self, on_lost: Callable[[], None]) -> None:
        """Call `on_lost`, in a thread of its own, when the machine is gone or has said nothing for too long."""
        self._wire.patience_s = LOST_AFTER_S
        threading.Thread(target=self._watch, args=(on_lost,), name="helper", daemon=True).start()

    @property
    def gone(self) -> bool:
        """Whether it has hung up."""
        try:
            readable, _, _ = select.select([self._wire.socket], [], [], 0)
            return bool(readable) and not self._wire.socket.recv(1, socket.MSG_PEEK)
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        """Give it free."""
        self._closed = True
        self._wire.close()

    def _watch(self, on_lost: Callable[[], None]) -> None:
        try:
            while not self._closed:
                self._exchange(Ping())
                # Between two beats nothing comes but the end.
                readable, _, _ = select.select([self._wire.socket], [], [], BEAT_S)
                if readable:
                    break
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            log.info("%s is lost: %s", self.address, error)
        if not self._closed:
            on_lost()

    def _exchange(self, ping: Ping) -> float:
        """Seconds until the answer to `ping` is here."""
        started = time.perf_counter()
        self._wire.send(ping)
        if not isinstance(self._wire.receive(), Pong):
            raise ConnectionError("no answer to a ping")
        return time.perf_counter() - started

    def _rate(self, ping: Ping, round_trip: float) -> float:
        """Bytes a second of the fastest transfer: another program can only make one slower."""
        taken = [self._exchange(ping)]
        while len(taken) < _TRANSFERS and sum(taken) < _LONG_ENOUGH_S:
            taken.append(self._exchange(ping))
        # Round trips were measured at other moments, in which this machine or that one may have been busy.
        least = min(taken)
        return MOST_PAYLOAD / max(1e-6, least - round_trip, least / 2)


def knock(address: str, key: bytes, patience_s: float = PATIENCE_S) -> Helper:
    """Greet another machine.

    Args:
        address: host:port.
        key: shared with it; needed unless the address is a tunnel's end on this machine.
        patience_s: seconds it may take for each answer.

    Raises:
        HelperAway: it does not answer, does not lend, or does not prove that it has the key.
    """
    host, port = split_address(address)
    if not key and not is_loopback(host):
        raise HelperAway(
            f"{address} is another machine, and there is no key to know it by.",
            "Make one there with `inglenook lend --new-key` and copy the file here, or use a tunnel that ends here.",
        )
    try:
        wire = Wire(socket.create_connection((host, port), timeout=patience_s), ToBorrower, patience_s)
    except (OSError, UnicodeError) as error:
        raise _away(address) from error
    try:
        return Helper(address, wire, _introduce(wire, address, key, must_prove=not is_loopback(host)))
    except (OSError, msgspec.MsgspecError) as error:
        wire.close()
        raise _away(address) from error
    except HelperAway:
        wire.close()
        raise


def _introduce(wire: Wire, address: str, key: bytes, must_prove: bool) -> Welcome:
    nonce = new_nonce()
    wire.socket.sendall(GREETING)
    wire.send(Knock(nonce, _who()))
    challenge = wire.receive()
    if not isinstance(challenge, Challenge):
        raise _refusal(address, challenge)
    if not challenge.needs_key and not must_prove:
        key = b""
    elif not hmac.compare_digest(challenge.proof, proof(key, "lender", nonce, challenge.nonce)):
        raise HelperAway(
            f"{address} does not have the key that this machine has.", "Copy the file lending.key from there again."
        )
    wire.send(Prove(proof(key, "borrower", nonce, challenge.nonce)))
    welcome = wire.receive()
    if not isinstance(welcome, Welcome):
        raise _refusal(address, welcome)
    if welcome.rpc_version != RPC_VERSION:
        raise HelperAway(f"{address} has another version of Inglenook.", "Install the same version on both machines.")
    return welcome


def _who() -> bytes:
    return hashlib.sha256(f"{uuid.getnode()} {find_paths().config}".encode()).digest()[:16]


def _away(address: str) -> HelperAway:
    return HelperAway(
        f"{address} does not answer as a machine that lends.", "See that `inglenook lend` and the tunnel to it run."
    )


def _refusal(address: str, answer: object) -> HelperAway:
    if isinstance(answer, Refused):
        reason = "".join(letter for letter in answer.message if letter.isprintable())[:200]
        return HelperAway(f"{address} does not lend: {reason}", "Look at what `inglenook lend` says there.")
    return _away(address)
