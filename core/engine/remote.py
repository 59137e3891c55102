"""Other machines that lend memory and computing to this engine: looked for, borrowed from, and done without.

llama.cpp's RPC waits for ever for a lender that has stopped, and ends the process when a connection breaks. So each
lender is asked first, with a time limit, and watched while it holds a part of the model; an engine whose helper is gone
ends at once with an exit code that says so, and its parent goes on without the helper.
"""

from __future__ import annotations

import ctypes
import logging
import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from core.engine.devices import list_devices, remote_name
from core.engine.ggml import POINTER, ggml
from core.engine.helpers import layers_by_memory, needed_helpers, read_key, without_helper
from core.engine.lender_link import Helper, Link, knock
from core.engine.protocol import HELPER_LOST, MOST_HELPERS, EngineDevice, Load, Placement
from core.errors import EngineError, HelperAway
from core.gguf import read_header
from core.paths import find_paths

log = logging.getLogger(__name__)

_HANDOVER_S: Final = 1.0
_SHARE_FOR_WEIGHTS: Final = 0.7
"""Of a device's memory, where nobody has planned: the rest is for keys, values and buffers."""


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
