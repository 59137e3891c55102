"""Graphics devices and their memory, as the engine sees them: asked of an engine process that loads no model."""

from __future__ import annotations

import importlib.util
import logging
import threading
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.device.reading import Bytes, Reading, assumed, measured
from core.engine.protocol import EngineDevice, EngineEvent, ListDevices
from core.errors import EngineDied, EngineError, InglenookError
from core.process.child import Child, ProcessDied

log = logging.getLogger(__name__)

PATIENCE_S: Final = 8.0
"""A driver that has not answered by then hangs."""


class GraphicsDevice(msgspec.Struct, frozen=True):
    """A device that can hold layers of a model."""

    name: str
    """As the engine calls it, such as "CUDA0"."""
    description: str
    memory: Literal["own", "main"]
    """main: it computes in main memory, so what it takes is gone from there (integrated graphics, Apple's chips)."""
    total_bytes: Reading[Bytes]
    free_bytes: Reading[Bytes]
    """At the moment of the probe, by whatever program it was taken."""


class Graphics(msgspec.Struct, frozen=True):
    """All graphics devices that the installed engine can use."""

    devices: Reading[tuple[GraphicsDevice, ...]]


def probe_graphics(log_path: Path) -> Graphics:
    """Ask the engine; where it cannot tell, it is taken to have no graphics device."""
    try:
        found = list_engine_devices(log_path)
    except InglenookError as error:
        log.warning("the engine does not list its devices: %s", error)
        return Graphics(assumed(()))
    return Graphics(measured(graphics_among(found)))


def list_engine_devices(
    log_path: Path, patience_s: float = PATIENCE_S, helpers: tuple[str, ...] = ()
) -> tuple[EngineDevice, ...]:
    """Everything the engine can compute on, from a process that lives for this question only.

    What a process of ours holds of a device's memory, such as a model that is loaded, is not free here.

    Args:
        log_path: where that process writes its log.
        patience_s: seconds until it is given up.
        helpers: other machines to ask as well; those that do not answer are left out.

    Raises:
        EngineError: the engine's process cannot be started, or its library cannot be loaded.
        EngineDied: it ended or was given up before it answered.
    """
    try:
        child = Child("engine", "core.engine.entry:main", (str(log_path),), EngineEvent)
    except OSError as error:
        raise EngineError(
            f"The engine's process could not be started ({error.strerror}).", "Close other programs and try again."
        ) from error
    hanging = threading.Timer(patience_s, child.kill)
    hanging.start()
    try:
        items: tuple[EngineDevice, ...] = child.call(ListDevices(helpers)).result().items
    except ProcessDied as died:
        raise EngineDied(
            f"The engine stopped ({died.reason}) while it looked for graphics devices.",
            "Check the graphics driver; the processor can be used meanwhile.",
        ) from died
    finally:
        hanging.cancel()
        child.kill()
    return items


def graphics_among(devices: tuple[EngineDevice, ...]) -> tuple[GraphicsDevice, ...]:
    """Those that can hold layers; the processor and what merely helps it cannot."""
    return tuple(
        GraphicsDevice(
            name=device.name,
            description=device.description,
            memory="main" if device.kind == "integrated" else "own",
            total_bytes=measured(device.total_bytes),
            free_bytes=measured(device.free_bytes),
        )
        for device in devices
        if device.kind in ("graphics", "integrated")
    )


def engine_library() -> str:
    """Changes whenever another build of the engine is installed; "" without one."""
    found = importlib.util.find_spec("llama_cpp")
    places = found.submodule_search_locations if found is not None else None
    for place in places or ():
        try:
            return str((Path(place) / "lib").stat().st_mtime_ns)
        except OSError:
            continue
    return ""
