"""What weights of each type cost on this machine: the engine's kernels are timed once and the result is kept.

Without that, the factors of `USUAL` stand in: they were fitted to four models on two cores with AVX-512.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Final

import msgspec

from core.device.busy import BUSY, look, others_now, share_of_others
from core.device.probe import Device, load, measure_again, probe
from core.engine.protocol import EngineEvent, KernelTimes, TimeKernels
from core.errors import InglenookError
from core.paths import Paths
from core.process.child import Child, ProcessDied
from core.stored_json import write_json

log = logging.getLogger(__name__)

REFERENCE: Final = "Q4_K"
"""The type in whose bytes and weights everything is counted."""
PATIENCE_S: Final = 20.0
_METHOD: Final = "timed 3"
"""Changes when times are taken in another way."""
_MOST_UNREST: Final = 1.25
"""The same kernel twice in a row may differ by this much; beyond, the machine was too busy to be timed."""
_LEAST, _MOST = 0.4, 8.0
"""No kernel of llama.cpp is that much faster or slower than the reference's; what says so was disturbed."""
_AMONG_OTHERS: Final = 2.6
"""A step between multiplications takes so many times as long as one between its like: the multiplications have read
other things into the caches (from runs of 19 models of bench/speed_prediction.py)."""
_LEAST_STEP, _MOST_STEP = 10_000, 250_000
"""Bytes; a step that took longer waited for other programs, and the usual cost stands in."""
_LONGEST: Final = 16_384
"""Bytes of the longest file that is read."""


class Kernels(msgspec.Struct, frozen=True):
    """How much longer each type takes than `REFERENCE`, and how fast that is."""

    writing: dict[str, float]
    """A byte, to write a token; 1 for types that are not named."""
    reading: dict[str, float]
    """A weight, in a prompt."""
    reading_else: float = 1.8
    """For types that are not named."""
    plain: dict[str, float] = {}
    """As `writing`, of weights that are left as they are in the file, where that differs."""
    step_bytes: float = 114_000
    """Bytes of the reference that could be read in a step of a token's computation with next to nothing to compute."""
    bytes_per_second: float = 0.0
    """Of the reference, to write a token; 0 where that was not timed."""
    stamp: str = ""
    """Of the machine and build that were timed; "" for `USUAL`."""


USUAL: Final = Kernels(
    writing={
        "Q8_0": 1.1,
        "Q6_K": 1.1,
        "Q4_1": 1.9,
        "Q5_0": 1.8,
        "Q5_1": 1.5,
        "Q5_K": 1.2,
        "Q3_K": 1.9,
        "Q2_K": 1.4,
        "IQ4_XS": 1.7,
        "MXFP4": 2.0,
        **dict.fromkeys(("IQ3_S", "IQ3_XXS", "IQ2_S", "IQ2_XS", "IQ2_XXS", "IQ1_S", "IQ1_M"), 4.0),
    },
    reading={
        **dict.fromkeys(("Q4_0", "Q4_K", "IQ4_NL", "MXFP4"), 1.0),
        **dict.fromkeys(("Q3_K", "Q5_K", "IQ4_XS"), 1.1),
        "Q6_K": 1.3,
        "Q8_0": 1.5,
        "Q2_K": 2.0,
        "Q4_1": 4.0,
        "Q5_1": 4.4,
    },
)


def load_kernels(file: Path) -> Kernels:
    """What was measured on this machine, or `USUAL` where nothing usable is kept."""
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(_LONGEST), type=Kernels)
    except FileNotFoundError:
        return USUAL
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        log.warning("what was timed of the engine cannot be used: %s", error)
        return USUAL


def know_machine(paths: Paths, measure: bool = False, mend: bool = False) -> Device:
    """The device probe, and whenever that measures anew, the engine's kernels as well.

    Args:
        paths: where both are kept.
        measure: measure everything anew.
        mend: measure anew, for up to three seconds, what was measured while others were busy, if they are not now.
    """
    if mend and not measure:
        measure_again(paths)
    before = load(paths.state / "device.json")
    device = probe(paths, measure)
    changed = before is None or before.machine != device.machine
    if changed or measure or (mend and not load_kernels(paths.kernels).bytes_per_second and others_now() < BUSY):
        calibrate(paths.kernels, device, paths.log, anew=measure)
    return device


def calibrate(file: Path, device: Device, log_path: Path, *, anew: bool = False) -> Kernels:
    """What weights cost here; timed in a process of its own if that was not done on this machine yet.

    That takes about two seconds. Where it fails, or other programs disturb it, `USUAL` stands in and the next
    call tries again.

    Args:
        file: where it is kept.
        device: this machine; the result is kept until its processor or the engine's build change.
        log_path: where the process writes its log.
        anew: measure in any case.
    """
    kept, stamp = load_kernels(file), f"{device.machine}, {_METHOD}"
    if kept.stamp == stamp and kept.bytes_per_second and not anew:
        return kept
    before = look()
    times = _timed(log_path)
    busy = share_of_others(before, look())
    found = kernels_of(times, stamp, busy) if times is not None else None
    if found is None or (kept.stamp == stamp and kept.bytes_per_second > found.bytes_per_second == 0):
        return kept if kept.stamp == stamp else USUAL
    _save(found, file)
    return found


def kernels_of(times: KernelTimes, stamp: str, busy: float = 0.0) -> Kernels | None:
    """The factors that follow from times; None if the machine was too busy for them to mean anything.

    Args:
        times: of the engine.
        stamp: of the machine and the build.
        busy: the share of the cores that other programs took meanwhile. Times on one core bear that, those on all cores
            do not: then the usual factors for writing stand in.
    """
    reference = next((each for each in times.times if each.type == REFERENCE), None)
    if reference is None or times.unrest > _MOST_UNREST:
        log.info("the engine's kernels were not timed: the machine is busy (%.2f)", times.unrest)
        return None
    reading = {each.type: round(each.reading_s / reference.reading_s, 3) for each in times.times}
    if not all(_LEAST <= factor <= _MOST for factor in reading.values()):
        log.info("the engine's kernels were not timed: the machine is busy")
        return None
    reading = _with_alike(reading)
    timed = Kernels(USUAL.writing, reading, USUAL.reading_else, stamp=stamp)
    if busy >= BUSY or times.writing_unrest > _MOST_UNREST or not reference.writing_s:
        return timed
    unit = reference.writing_s
    step = _AMONG_OTHERS * times.step_s / unit
    writing = {each.type: round(each.writing_s / unit, 3) for each in times.times}
    plain = {each.type: round(each.plain_writing_s / unit, 3) for each in times.times}
    return msgspec.structs.replace(
        timed,
        writing=_with_alike(writing),
        plain={kind: factor for kind, factor in plain.items() if factor != writing[kind]},
        step_bytes=round(step) if _LEAST_STEP <= step <= _MOST_STEP else USUAL.step_bytes,
        bytes_per_second=round(1 / unit),
    )


def _with_alike(factors: dict[str, float]) -> dict[str, float]:
    """With types that were not timed: those that look their weights up in a grid are made alike."""
    nearest = {
        kind: "IQ3_S" if kind == "IQ3_XXS" else "IQ2_S" for kind in ("IQ3_XXS", "IQ2_XS", "IQ2_XXS", "IQ1_S", "IQ1_M")
    }
    return {kind: factors[near] for kind, near in nearest.items() if near in factors} | factors


def _timed(log_path: Path) -> KernelTimes | None:
    """Time the kernels in a process that lives for this question only."""
    try:
        child = Child("engine-kernels", "core.engine.entry:main", (str(log_path),), EngineEvent)
    except OSError as error:
        log.warning("the engine's process could not be started: %s", error)
        return None
    hanging = threading.Timer(PATIENCE_S, child.kill)
    hanging.start()
    try:
        result: KernelTimes = child.call(TimeKernels()).result()
    except (ProcessDied, InglenookError) as error:
        log.warning("the engine's kernels were not timed: %s", error)
        return None
    finally:
        hanging.cancel()
        child.kill()
    return result


def _save(kernels: Kernels, file: Path) -> None:
    try:
        write_json(file, kernels)
    except OSError as error:
        log.warning("what was timed of the engine cannot be kept: %s", error)
