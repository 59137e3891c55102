"""Measures what loading a model would take without loading it: llama.cpp plans every buffer and allocates none.

`dry_run` runs in an engine process; `check` starts a short-lived one for it.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Final

from core.engine.buffer_log import compute_bytes, kv_bytes, output_bytes, state_bytes
from core.engine.protocol import DryRun, DryRunResult, EngineEvent, Load
from core.engine.repacking import duplicated_bytes, never, repacked_tensors
from core.errors import EngineDied, EngineError
from core.process.child import Child, ProcessDied

PATIENCE_S: Final = 60.0


def check(load: Load, log_path: Path, patience_s: float = PATIENCE_S) -> DryRunResult:
    """What the engine itself says that `load` would take, from a process that lives for this question only.

    Args:
        load: as it would be loaded.
        log_path: where that process writes its log.
        patience_s: seconds until it is given up.

    Raises:
        ModelError: the file cannot be loaded.
        EngineError: the engine ends or hangs over it.
    """
    try:
        child = Child("engine-dry-run", "core.engine.entry:main", (str(log_path),), EngineEvent)
    except OSError as error:
        raise EngineError(
            f"The engine's process could not be started ({error.strerror}).", "Close other programs and try again."
        ) from error
    hanging = threading.Timer(patience_s, child.kill)
    hanging.start()
    try:
        result: DryRunResult = child.call(DryRun(load)).result()
    except ProcessDied as died:
        raise EngineDied(
            f"The engine stopped ({died.reason}) while it planned {Path(load.path).name}.", "Try again."
        ) from None
    finally:
        hanging.cancel()
        child.kill()
    return result


def dry_run(load: Load) -> DryRunResult:
    """Plan `load` in this process. A model that was only planned cannot compute.

    Raises:
        ModelError: the file cannot be loaded.
        EngineError: the combination cannot be.
    """
    # This loads the library; `check` runs where it must not be.
    from core.engine.no_alloc import planned  # noqa: PLC0415
    from core.engine.repack_probe import repacks_here  # noqa: PLC0415

    started = time.perf_counter()
    header, lines = planned(load)
    repacks = repacks_here() if load.repack else never
    again = duplicated_bytes(header, repacks)
    return DryRunResult(
        weight_bytes=header.weight_bytes + again,
        repacked_bytes=sum(tensor.size for tensor in repacked_tensors(header, repacks)) + again,
        kv_bytes=kv_bytes(lines),
        state_bytes=state_bytes(lines),
        compute_bytes=compute_bytes(lines),
        output_bytes=output_bytes(lines),
        seconds=time.perf_counter() - started,
    )
