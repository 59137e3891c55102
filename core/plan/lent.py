"""What other machines lend, as a plan sees it: asked now and then, measured over the link as it is."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from core.device.graphics import list_engine_devices
from core.engine.helpers import chosen_helpers
from core.engine.protocol import EngineDevice
from core.errors import InglenookError
from core.plan.speed import USUAL_SHARE
from core.plan.tiers import DeviceTier
from core.settings import Settings

log = logging.getLogger(__name__)

_FRESH_S: Final = 60.0
"""An answer is used this long; asking takes about a second for each machine."""
_PATIENCE_S: Final = 10.0
_MORE_PATIENCE_S: Final = 5.0
"""For each machine."""
ASSUMED_BANDWIDTH: Final = 10e9
"""Bytes a second of a lender's memory that has not been measured: an old laptop's."""
CROSSING_BYTES: Final = 64 << 10
"""That go over the link for a token: its vector there and back, the mask, and llama.cpp's descriptions of tensors."""
CROSSING_TRIPS: Final = 2
"""Round trips for a token: the result is waited for, and the engine waits once more before it sends the next input."""


class LentMemory:
    """Keeps what other machines said that they lend. Any thread may call any method.

    Args:
        settings: gives the settings as they are now.
        log_path: where the process that asks writes its log.
    """

    def __init__(self, settings: Callable[[], Settings], log_path: Path) -> None:
        self._settings = settings
        self._log_path = log_path
        self._lock = threading.Lock()
        self._known: tuple[tuple[str, ...], float, tuple[DeviceTier, ...]] = ((), 0.0, ())

    def tiers(self) -> tuple[DeviceTier, ...]:
        """The machines that answer, in the order of the settings; none where nothing may leave this machine.

        Raises:
            HelperAway: the setting holds what is no address.
            SettingsError: it holds too many.
        """
        helpers = chosen_helpers(self._settings())
        if not helpers:
            return ()
        with self._lock:
            asked, when, found = self._known
            if asked != helpers or time.monotonic() - when > _FRESH_S:
                found = self._ask(helpers)
                self._known = helpers, time.monotonic(), found
            return found

    def _ask(self, helpers: tuple[str, ...]) -> tuple[DeviceTier, ...]:
        try:
            patience = _PATIENCE_S + _MORE_PATIENCE_S * len(helpers)
            return lent_tiers(list_engine_devices(self._log_path, patience, helpers))
        except InglenookError as error:
            log.warning("other machines could not be asked: %s", error)
            return ()


def lent_tiers(devices: Iterable[EngineDevice]) -> tuple[DeviceTier, ...]:
    """Those of the devices that are another machine's and have memory to lend."""
    return tuple(
        DeviceTier(
            name=device.name,
            kind="machine",
            free_bytes=device.free_bytes,
            bytes_per_second=USUAL_SHARE * (device.memory_bytes_per_second or ASSUMED_BANDWIDTH),
            crossing_s=CROSSING_TRIPS * device.link_round_trip_s
            + CROSSING_BYTES / max(1.0, device.link_bytes_per_second),
        )
        for device in devices
        if device.kind == "machine" and device.free_bytes
    )
