"""Lends this machine's memory and computing to another machine's engine: a process around llama.cpp's server.

The memory that was named is a limit in three ways: the gate refuses buffers beyond it, whatever the device; a tensor
arrives in small parts, so that it never lies in memory twice; and where the processor lends, the system refuses the
process any memory beyond it.
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import queue
import re
import resource
import socket
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.device.cores import physical_cores
from core.device.probe import load as stored_probe
from core.engine.lender_protocol import Lend, LenderEvent, LenderRequest, Lending, LendingNews, Watched
from core.engine.lending_gate import Gate
from core.engine.lending_relay import CHUNK, MOST_READ, Account
from core.engine.process_memory import process_memory
from core.engine.process_setup import prepare_process
from core.engine.protocol import EngineDevice
from core.engine.rpc_protocol import DEVICE_COUNT, HELLO, LENGTH, RPC_VERSION, LentDevice, hang_up, receive_exactly
from core.errors import EngineDied, EngineError, ModelTooLarge
from core.paths import find_paths
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.process.child import Child, ProcessDied
from core.process.server import Server

if TYPE_CHECKING:
    from core.engine.lender_kernels import RearrangingProcessor

log = logging.getLogger(__name__)

LEAST_OFFER: Final = 64 << 20
_OWN_GROWTH: Final = 2 * CHUNK + (48 << 20)
"""What the process itself grows by while it computes: buffers of the gate and the server, the graph, scratch memory."""
_SLACK: Final = MOST_READ + (128 << 20)
"""Addresses that are reserved and not used, such as the ends of stacks and of the allocator's arenas."""
_START_S: Final = 10.0
_MOST_ENDS: Final = 3
_processors: Final[list[RearrangingProcessor]] = []
"""The server keeps their addresses until the process ends."""
_WITHIN_S: Final = 60.0
"""A lending process that ends so often within so many seconds is not started again."""


def lend(request: Lend, log_path: Path, cancellation: Cancellation) -> Iterator[Lending | LendingNews | Watched]:
    """Lend from a process of its own until cancelled; one that ends by itself is started again.

    Raises:
        EngineError: this engine or this machine cannot lend like that.
        EngineDied: the process ends again and again.
    """
    ends: list[float] = []
    while not cancellation.cancelled:
        child = Child("lender", "core.engine.lender:main", (str(log_path),), LenderEvent)
        try:
            call = child.call(request)
            cancellation.then(child.kill)
            yield from call
        except ProcessDied as died:
            if cancellation.cancelled:
                return
            now = time.monotonic()
            ends = [*(end for end in ends if now - end < _WITHIN_S), now]
            if len(ends) >= _MOST_ENDS:
                raise EngineDied(
                    f"The lending process stopped {len(ends)} times within a minute ({died.reason}).",
                    "See the log in Inglenook's folder; the borrower may have another version.",
                    died.reason,
                ) from None
            yield Watched(died.reason)
        else:
            return
        finally:
            child.kill()


def main(connection: Connection[Any, Any], log_path: str) -> None:
    """Where the process starts: serve `connection`, and write to the log what libraries print."""
    # Threads that wait for the borrower's next command must not take the cores from whoever works at this machine; on a
    # busy one, spinning makes a token take ten times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    prepare_process(log_path)
    Server(connection, LenderRequest, 1).run(_handle)
    os._exit(0)


def _handle(request: Lend, cancellation: Cancellation) -> Iterator[Body]:
    # Loads the library, so that its failure is an answer like any other.
    from core.engine.devices import lendable_devices  # noqa: PLC0415

    devices = lendable_devices(request.devices)
    listening = _listen(request.host, request.port)
    served = tuple(_served(device, pointer) for device, pointer in devices)
    port = _start_server(served, request.threads or physical_cores())
    offered = request.memory_bytes - process_memory().now - _OWN_GROWTH
    if offered < LEAST_OFFER:
        least = (request.memory_bytes - offered + LEAST_OFFER + 999_999) // 1_000_000
        raise ModelTooLarge(
            f"{request.memory_bytes / 1e6:,.0f} MB are too little to lend.", f"Lend at least {least:,} MB."
        )
    lent = tuple(_describe(device, offered) for device, _ in devices)
    if all(device.kind == "processor" for device in lent):
        _limit(offered)
    news: queue.SimpleQueue[LendingNews] = queue.SimpleQueue()
    gate = Gate(
        listening, ("127.0.0.1", port), Account(offered), lent, request.key, lambda *told: news.put(LendingNews(*told))
    )
    threading.Thread(target=gate.run, name="gate", daemon=True).start()
    cancellation.then(gate.close)
    host, bound = listening.getsockname()
    yield Lending(host, bound, offered, lent)
    while not cancellation.cancelled:
        with contextlib.suppress(queue.Empty):
            yield news.get(timeout=0.5)


def _served(device: EngineDevice, pointer: int) -> int:
    """What the server is given of a device: of a processor, one that rearranges weights."""
    if device.kind != "processor":
        return pointer
    from core.engine.flash.tensors import LayoutUnknown  # noqa: PLC0415 (loads the library)
    from core.engine.lender_kernels import RearrangingProcessor  # noqa: PLC0415

    try:
        _processors.append(RearrangingProcessor(pointer))
    except LayoutUnknown as unknown:
        log.warning("lent weights stay as they are in the file: %s", unknown)
        return pointer
    return _processors[-1].address


def _describe(device: EngineDevice, offered: int) -> LentDevice:
    """A device as borrowers see it."""
    probed = stored_probe(find_paths().state / "device.json") if device.kind == "processor" else None
    return LentDevice(
        name=device.name,
        description=device.description,
        kind=device.kind,
        total_bytes=min(device.free_bytes or offered, offered),
        memory_bytes_per_second=probed.memory_bandwidth.read_bytes_per_second.value if probed else 0.0,
    )


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EngineError(
            f"Nothing can be lent at {host}:{port} ({reason}).",
            "Choose an address of this machine and a port that is free, such as 127.0.0.1:50052.",
        ) from error


def _start_server(devices: tuple[int, ...], threads: int) -> int:
    """Start llama.cpp's server in a thread that never ends; gives its port, which only this machine reaches.

    Raises:
        EngineError: this engine has no such server, or one of another version.
    """
    from core.engine.ggml import POINTER, SIZE, ggml  # noqa: PLC0415

    library = ggml()
    backend = library.ggml_backend_reg_by_name(b"RPC")
    address = backend and library.ggml_backend_reg_get_proc_address(backend, b"ggml_backend_rpc_start_server")
    if not address:
        raise EngineError("This engine was built without lending.", "Install Inglenook again.")
    prototype = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_char_p, SIZE, SIZE, ctypes.POINTER(POINTER))
    serve = prototype(address)
    port = _free_port()
    list_of_devices = (POINTER * len(devices))(*devices)
    endpoint = f"127.0.0.1:{port}".encode()

    def run() -> None:
        serve(endpoint, None, threads, len(devices), list_of_devices)
        # It returns only when it could not begin.
        log.error("llama.cpp's server ended")

    threading.Thread(target=run, name="rpc-server", daemon=True).start()
    _check_server(port, len(devices))
    return port


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _check_server(port: int, devices: int) -> None:
    """Wait until the server answers, and see that it speaks as the gate does."""
    deadline = time.monotonic() + _START_S
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port), timeout=1)
            break
        except OSError:
            if time.monotonic() > deadline:
                raise EngineError("The engine's server did not start.", "See the log in Inglenook's folder.") from None
            time.sleep(0.01)
    try:
        connection.sendall(bytes([HELLO]) + LENGTH.pack(24) + bytes(24))
        (size,) = LENGTH.unpack(receive_exactly(connection, 8, deadline))
        version = receive_exactly(connection, min(size, 64), deadline)[0]
        connection.sendall(bytes([DEVICE_COUNT]) + LENGTH.pack(0))
        (size,) = LENGTH.unpack(receive_exactly(connection, 8, deadline))
        count = int.from_bytes(receive_exactly(connection, min(size, 4), deadline), "little")
    except (OSError, IndexError) as error:
        raise EngineError("The engine's server does not answer.", "See the log in Inglenook's folder.") from error
    finally:
        hang_up(connection)
    if (version, count) != (RPC_VERSION, devices):
        raise EngineError(
            f"The engine's server speaks version {version}, and Inglenook {RPC_VERSION}.", "Install Inglenook again."
        )


def _limit(offered: int) -> None:
    """Have the system refuse what goes beyond: the last line, should the gate have been passed."""
    if sys.platform != "linux":
        return
    found = re.search(r"^VmData:\s+(\d+) kB$", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    if found is None:
        return
    most = int(found[1]) * 1024 + offered + _OWN_GROWTH + _SLACK
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
