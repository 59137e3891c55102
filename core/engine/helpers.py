"""Which other machines help, and what a load becomes without one of them; knows nothing of the engine's library."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from core.engine.protocol import MOST_HELPERS, Load
from core.engine.rpc_protocol import split_address
from core.errors import SettingsError
from core.settings import Settings

KEY_FILE: Final = "lending.key"
"""In the folder of the settings, on the machine that lends and on the one that borrows."""
_LONGEST_KEY: Final = 4096
KEEP_OUTPUT: Final = r"^(output|token_embd)\.weight$"
"""For `Placement.on_processor` where the last layers lie on another machine: with the output there, the scores of the
whole vocabulary cross the link for each token instead of one vector, and the largest tensor of all has to be sent, of
which this machine holds two copies meanwhile."""


def chosen_helpers(settings: Settings) -> tuple[str, ...]:
    """Addresses of the other machines that may hold a part of the model; none where nothing may leave this machine.

    Raises:
        HelperAway: one is no address.
        SettingsError: there are more than an engine takes.
    """
    if settings.local_only:
        return ()
    addresses = tuple(dict.fromkeys(settings.other_machines.replace(",", " ").split()))
    if len(addresses) > MOST_HELPERS:
        raise SettingsError(f"There are {len(addresses)} other machines.", f"The engine takes {MOST_HELPERS} at most.")
    for address in addresses:
        split_address(address)
    return addresses


def without_helper(load: Load, address: str, planned: bool = False) -> Load:
    """The same load where that machine has gone: its layers come back to this machine's processor.

    Args:
        load: as it was planned.
        address: of the machine.
        planned: whether the machine was to hold nothing anyway. Otherwise the weights are mapped now, not copied, so
            that the system can page them: nobody has planned memory for them.
    """
    helpers = tuple(helper for helper in load.helpers if helper != address)
    placement = load.placement
    if placement is not None:
        kept = [
            (device, count)
            for device, count in zip(placement.devices, placement.layers, strict=False)
            if not belongs_to(device, address)
        ]
        placement = msgspec.structs.replace(
            placement,
            devices=tuple(device for device, _ in kept),
            layers=tuple(count for _, count in kept),
        )
    if not planned and load.stream is None:
        load = msgspec.structs.replace(load, memory_map=True, repack=False)
    return msgspec.structs.replace(load, helpers=helpers, placement=placement)


def needed_helpers(load: Load) -> tuple[str, ...]:
    """The machines that this load puts something on."""
    if load.placement is None:
        return load.helpers if load.gpu_layers else ()
    used = [name for name, count in zip(load.placement.devices, load.placement.layers, strict=False) if count]
    return tuple(helper for helper in load.helpers if any(belongs_to(name, helper) for name in used))


def belongs_to(device: str, address: str) -> bool:
    """Whether a device is one of that machine's (`core.engine.devices.remote_name`)."""
    return device.partition("/")[0] == address


def layers_by_memory(free: tuple[int, ...], layer_bytes: int, most: int) -> tuple[int, ...]:
    """How many layers each device takes where nobody has planned it: as many as fit, in the order of the devices.

    Args:
        free: bytes of each device.
        layer_bytes: of one layer, with its keys and values.
        most: layers there are to give.
    """
    counts: list[int] = []
    for size in free:
        counts.append(max(0, min(most - sum(counts), size // max(1, layer_bytes))))
    return tuple(counts)


def read_key(folder: Path) -> bytes:
    """The key shared with other machines; empty where there is none.

    Args:
        folder: of the settings.
    """
    try:
        with (folder / KEY_FILE).open("rb") as file:
            return file.read(_LONGEST_KEY).strip()
    except OSError:
        return b""
