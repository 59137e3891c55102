"""Other machines that lend memory and computing to this engine: found, measured, reserved, registered and watched.

llama.cpp's RPC waits for ever for a lender that has stopped, and ends the process when a connection breaks. So each
lender is asked first, with a time limit, and watched while it holds a part of the model; an engine whose helper is gone
ends at once with an exit code that says so, and its parent goes on without the helper.
"""

from __future__ import annotations

import ctypes
import hashlib
import hmac
import logging
import os
import select
import socket
import statistics
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from core.engine.devices import list_devices, remote_name
from core.engine.ggml import POINTER, ggml
from core.engine.helpers import layers_by_memory, needed_helpers, read_key, without_helper
from core.engine.protocol import HELPER_LOST, MOST_HELPERS, EngineDevice, Load, Placement
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
from core.errors import EngineError, HelperAway
from core.gguf import read_header
from core.paths import find_paths

log = logging.getLogger(__name__)

PATIENCE_S: Final = 3.0
"""A helper that has not answered by then is done without."""
_HANDOVER_S: Final = 1.0
_PINGS: Final = 7
_TRANSFERS: Final = 8
_LONG_ENOUGH_S: Final = 0.25
"""On a slow link fewer transfers do."""
_SHARE_FOR_WEIGHTS: Final = 0.7
"""Of a device's memory, where nobody has planned: the rest is for keys, values and buffers."""


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
        return MOST_PAYLOAD / max(1e-6, min(taken) - round_trip)


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


def look(addresses: Sequence[str]) -> tuple[tuple[EngineDevice, ...], tuple[str, ...]]:
    """The devices of other machines with their links measured, and a sentence for each machine that is not there.

    Nothing is registered or reserved.
    """
    key = read_key(find_paths().config)

    def one(address: str) -> tuple[EngineDevice, ...] | str:
        try:
            helper = knock(address, key)
            try:
                return _described(helper, helper.measure())
            finally:
                helper.close()
        except HelperAway as away:
            return str(away)

    if not addresses:
        return (), ()
    # One after the other: links that share a cable would measure each other.
    found = [one(address) for address in addresses]
    devices = tuple(device for devices in found if not isinstance(devices, str) for device in devices)
    return devices, tuple(problem for problem in found if isinstance(problem, str))


def _described(helper: Helper, link: Link) -> tuple[EngineDevice, ...]:
    return tuple(
        EngineDevice(
            name=remote_name(helper.address, number),
            description=f"{device.name}: {device.description}"[:200],
            backend="RPC",
            kind="machine",
            total_bytes=device.total_bytes,
            free_bytes=min(device.free_bytes, device.total_bytes),
            link_bytes_per_second=link.bytes_per_second,
            link_round_trip_s=link.round_trip_s,
            memory_bytes_per_second=device.memory_bytes_per_second,
        )
        for number, device in enumerate(helper.welcome.devices)
    )


def borrow(load: Load) -> tuple[Load, tuple[str, ...]]:
    """Reserve the machines that this load puts something on, and register their devices.

    From then on this process ends with `HELPER_LOST` plus a machine's place in `load.helpers` when that machine goes
    away.

    Returns:
        The load as it can be done, and a sentence for each machine that is not there. Where helpers are named and no
        placement, one by memory alone.

    Raises:
        HelperAway: a machine is not there, and the plan cannot do without it.
        EngineError: this engine cannot borrow.
    """
    key = read_key(find_paths().config)
    possible = load

    def one(address: str) -> Helper | HelperAway:
        try:
            return _reserved(address, key)
        except HelperAway as away:
            return away

    wanted = needed_helpers(load)
    with ThreadPoolExecutor(MOST_HELPERS, thread_name_prefix="helper") as pool:
        found = dict(zip(wanted, pool.map(one, wanted), strict=True))
    for address in set(load.helpers) - set(wanted):
        possible = without_helper(possible, address, planned=True)
    missing = {address: away for address, away in found.items() if isinstance(away, HelperAway)}
    for address, away in missing.items():
        if load.placement is not None and load.placement.required:
            raise away
        possible = without_helper(possible, address)
    helpers = tuple(helper for helper in found.values() if isinstance(helper, Helper))
    if helpers:
        _end_when_lost(helpers, load.helpers)
    for helper in helpers:
        _register(helper.address)
    if helpers and load.placement is None:
        possible = msgspec.structs.replace(possible, placement=_by_memory(possible, helpers))
    return possible, tuple(f"{away.message} The model was loaded without it." for away in missing.values())


def _reserved(address: str, key: bytes) -> Helper:
    """A machine that is free, or is in a moment: an engine of ours that has just been ended may still hold it."""
    deadline = time.monotonic() + _HANDOVER_S
    while True:
        helper = knock(address, key)
        try:
            helper.reserve()
        except HelperAway:
            helper.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(_HANDOVER_S / 5)
        else:
            return helper


def _who() -> bytes:
    return hashlib.sha256(f"{uuid.getnode()} {find_paths().config}".encode()).digest()[:16]


def _by_memory(load: Load, helpers: Sequence[Helper]) -> Placement:
    """As many layers as fit, on the helpers first: what llama.cpp does without a placement, but within their memory."""
    header = read_header(Path(load.path))
    free = {
        remote_name(helper.address, number): int(device.free_bytes * _SHARE_FOR_WEIGHTS)
        for helper in helpers
        for number, device in enumerate(helper.welcome.devices)
    }
    free |= {device.name: int(device.free_bytes * _SHARE_FOR_WEIGHTS) for device in list_devices() if device.free_bytes}
    most = header.block_count + 1
    layer = header.weight_bytes // max(1, header.block_count)
    layers = layers_by_memory(tuple(free.values()), layer, most if load.gpu_layers < 0 else min(load.gpu_layers, most))
    return Placement(tuple(free), layers)


_kept: list[object] = []
"""What the library calls back into, for the life of the process."""


def _end_when_lost(helpers: Sequence[Helper], addresses: Sequence[str]) -> None:
    def end(helper: Helper) -> NoReturn:
        log.error("%s went away, so this process ends", helper.address)
        os._exit(HELPER_LOST + addresses.index(helper.address))

    def on_abort(message: bytes) -> None:
        log.error("llama.cpp ends this process: %s", message.decode(errors="replace"))
        if helpers and b"ggml-rpc" in message:
            # A broken connection is seen here at times before the watch has seen it.
            end(next((helper for helper in helpers if helper.gone), helpers[0]))

    callback = ctypes.CFUNCTYPE(None, ctypes.c_char_p)(on_abort)
    _kept.append(callback)
    ggml().ggml_set_abort_callback(ctypes.cast(callback, ctypes.c_void_p))
    for helper in helpers:
        helper.watch(lambda helper=helper: end(helper))  # type: ignore[misc]


def _register(address: str) -> None:
    library = ggml()
    backend = library.ggml_backend_reg_by_name(b"RPC")
    found = backend and library.ggml_backend_reg_get_proc_address(backend, b"ggml_backend_rpc_add_server")
    if not found:
        raise EngineError("This engine was built without other machines.", "Install Inglenook again.")
    registered = ctypes.CFUNCTYPE(POINTER, ctypes.c_char_p)(found)(address.encode())
    if not registered:
        raise EngineError(f"{address} has nothing to lend.", "Start `inglenook lend` there again.")
    library.ggml_backend_register(registered)


def _away(address: str) -> HelperAway:
    return HelperAway(
        f"{address} does not answer as a machine that lends.", "See that `inglenook lend` and the tunnel to it run."
    )


def _refusal(address: str, answer: object) -> HelperAway:
    if isinstance(answer, Refused):
        reason = "".join(letter for letter in answer.message if letter.isprintable())[:200]
        return HelperAway(f"{address} does not lend: {reason}", "Look at what `inglenook lend` says there.")
    return _away(address)
