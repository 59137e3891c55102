"""Tries ways of loading a model and takes the fastest that changes next to nothing of what it says.

Each way is loaded in an engine of its own and measured for a few seconds; the winner is measured once more in turns
with the defaults, so that a program that ran for a while beside one of the two decides nothing.
"""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from core.autotune.record import Tuning
from core.autotune.score import score
from core.device.cores import logical_cores, physical_cores
from core.engine.client import Engine
from core.engine.likely import divergence
from core.engine.protocol import Calibrate, Calibrated, Load
from core.engine.repacking import repacked_tensors
from core.engine.speculate.economy import worth_making
from core.engine.speculate.pass_costs import SIZES, PassCosts
from core.errors import InglenookError
from core.gguf import Header
from core.plan.compute import scores_bytes
from core.plan.estimate import usual_here
from core.process.cancellation import Cancellation

log = logging.getLogger(__name__)

MOST_DIVERGENCE: Final = 0.02
"""Nats: about what four-bit weights of the best kind lose against the original."""
_WORTH: Final = 0.97
"""A way has to take less than so much of the defaults' time."""
_CONTEXT: Final = 1024
"""Tokens: enough to measure with, and quickly made."""
_LENGTH: Final = 256
_LONG_S: Final = 6.0
"""Of reading: what is measured last is measured after as long a text as can be read in that time, up to `_LONGEST`."""
_SHORT: Final = 96
_LONGEST: Final = 800
_LARGE_BATCH: Final = 512
_LONGEST_STREAMED: Final = 16
"""Tokens of the longest pass that is tried while weights stream: beyond it nothing is gained (bench/drafts.py)."""
_ROUNDS: Final = 2
BUDGET_S: Final = 55.0
"""After so many seconds nothing more is tried than the most promising way."""
TEXT: Final = (
    "The hearth is the oldest room of a house. People sat around it to cook, to mend what was broken and to tell what "
    "had happened in the day: def warm(room, wood=3): return room.temperature + 2 * wood. Numbers such as 4, 17 and "
    "1,024 were kept in the head, names like Amara and Tobias on a slate. In winter the smoke went up through the "
    "roof; in summer the stones stayed cold, and children hid behind them. 'Bring the kettle,' she said, 'before the "
    "water is gone.' Nobody could say who had built it, but everybody knew how to keep the embers alive until morning. "
)
"""Of several kinds: prose, code, numbers, speech."""

Progress = Callable[[float, str], None]
"""Told the share of the steps that is done, and what comes now."""


@dataclass(frozen=True)
class Way:
    """A way of loading.

    Args:
        name: what is tried, in words.
        load: the way.
    """

    name: str
    load: Load


def ways(header: Header, base: Load) -> Iterator[Way]:
    """What is worth trying instead of `base`, the most promising first."""
    change = msgspec.structs.replace
    if base.stream is not None:
        # Room for the scores of a draft comes from what stays in memory. All lengths are exact there in either form.
        stays = max(0, base.stream.resident_bytes - (_LONGEST_STREAMED - 1) * scores_bytes(header))
        drafting = change(base, draft_tokens=_LONGEST_STREAMED - 1, stream=change(base.stream, resident_bytes=stays))
        yield Way("a KV cache of 8 bits, with drafts", change(drafting, kv_type="q8_0"))
        return
    drafting = change(base, draft_tokens=max(SIZES) - 1)
    yield Way("a KV cache of 8 bits, with drafts", change(drafting, kv_type="q8_0"))
    if base.repack and any(True for _ in repacked_tensors(header, usual_here())):
        # Rearranged weights are exact for few tokens at once only.
        yield Way("weights as in the file, with drafts", change(drafting, kv_type="q8_0", repack=False))
    if base.kv_type == "f16":
        yield Way("attention that is not fused", change(base, flash_attention="off"))
    if base.batch < _LARGE_BATCH:
        yield Way("larger batches", change(base, batch=_LARGE_BATCH))


def thread_counts() -> tuple[int, ...]:
    """Numbers of threads that are worth trying."""
    physical, logical = physical_cores(), logical_cores()
    return tuple(sorted({physical, max(1, physical // 2), max(1, physical - 1), logical}))


class Tuner:
    """Tunes one model at a time.

    Args:
        log_path: where its engines write their log.
    """

    def __init__(self, log_path: Path) -> None:
        self._log_path = log_path

    def tune(
        self, header: Header, base: Load, machine: str, profile: str, progress: Progress, cancellation: Cancellation
    ) -> Tuning | None:
        """The fastest way; None where it was stopped.

        Args:
            header: of the model.
            base: how it is loaded without tuning.
            machine: name of this machine, for the record.
            profile: power profile, for the record.
            progress: told what is tried.
            cancellation: stops within a pass.

        Raises:
            InglenookError: the model cannot be loaded even without tuning.
        """
        started = time.monotonic()
        length = min(_CONTEXT, base.context_length or _CONTEXT)
        base = msgspec.structs.replace(base, context_length=length, sequences=1, passes=PassCosts(), draft_tokens=0)
        candidates = list(ways(header, base))
        steps = len(candidates) + 2
        progress(0.0, "The defaults, and numbers of threads")
        counts = thread_counts() if not base.threads and base.stream is None else ()
        first = self._measure(base, cancellation, threads=counts)
        if cancellation.cancelled:
            return None
        best, found = base, first
        for place, way in enumerate(candidates):
            if place and time.monotonic() - started > BUDGET_S:
                break
            progress((1 + place) / steps, way.name[0].upper() + way.name[1:])
            tried = self._try(way.load, cancellation)
            if cancellation.cancelled:
                return None
            if tried is not None and score(tried) < score(found) and _close(first, tried):
                best, found = way.load, tried
        best = _with_threads(best, first)
        progress((steps - 1) / steps, "The best of these and the defaults, in turns")
        default_s, tuned_s = self._confirm(base, best, found, cancellation)
        if cancellation.cancelled:
            return None
        if tuned_s > _WORTH * default_s:
            best, tuned_s = base, default_s
        return Tuning(
            machine=machine,
            model=header.identity,
            profile=profile,
            streamed=base.stream is not None,
            at=time.time(),
            threads=best.threads,
            reading_threads=best.reading_threads,
            batch=best.batch if best.batch != base.batch else 0,
            repack=best.repack,
            flash_attention=best.flash_attention,
            kv_type=best.kv_type,
            passes=worth_making(found.passes) if best.draft_tokens else PassCosts(),
            default_s=default_s,
            tuned_s=tuned_s,
            divergence=divergence(first.likely, found.likely) if best is not base else 0.0,
            seconds=time.monotonic() - started,
        )

    def _try(self, load: Load, cancellation: Cancellation) -> Calibrated | None:
        """What is measured of a way; None where it cannot be."""
        try:
            return self._measure(load, cancellation)
        except InglenookError as error:
            log.info("a way of loading is out of the question: %s", error)
            return None

    def _confirm(self, base: Load, best: Load, found: Calibrated, cancellation: Cancellation) -> tuple[float, float]:
        """Seconds of the usual question with `base` and with `best`, measured in turns, after a longer text.

        A KV cache of 8 bits costs the more the longer the text is: attention then goes token by token.
        """
        seconds: dict[bool, list[float]] = {False: [], True: []}
        rate = found.rates[0].reading if found.rates else 0.0
        length = int(min(_LONGEST, max(_SHORT, _LONG_S * rate)))
        for tuned in (False, True) * (_ROUNDS if best != base else 1):
            if cancellation.cancelled:
                return 1.0, 1.0
            seen = self._measure(best if tuned else base, cancellation, length=length, passes=False)
            known = msgspec.structs.replace(seen, passes=found.passes if tuned else PassCosts())
            seconds[tuned].append(score(known))
        return statistics.median(seconds[False]), statistics.median(seconds[True])

    def _measure(
        self,
        load: Load,
        cancellation: Cancellation,
        *,
        threads: tuple[int, ...] = (),
        length: int = _LENGTH,
        passes: bool = True,
    ) -> Calibrated:
        engine = Engine(self._log_path)
        try:
            wanted = Calibrate(TEXT, (length,), passes and load.draft_tokens > 0, threads)
            return engine.calibrate(load, wanted, cancellation)
        finally:
            engine.close()


def _close(reference: Calibrated, other: Calibrated) -> bool:
    return divergence(reference.likely, other.likely) <= MOST_DIVERGENCE


def _with_threads(load: Load, measured: Calibrated) -> Load:
    """With the numbers of threads that were fastest, where they are clearly better than one a core."""
    rates = {rate.threads: rate for rate in measured.threads}
    usual = rates.get(physical_cores())
    if usual is None:
        return load
    writing = max(rates.values(), key=lambda rate: rate.writing)
    reading = max(rates.values(), key=lambda rate: rate.reading)
    return msgspec.structs.replace(
        load,
        threads=writing.threads if usual.writing < _WORTH * writing.writing else 0,
        reading_threads=reading.threads if usual.reading < _WORTH * reading.reading else 0,
    )


def described(tuning: Tuning) -> tuple[str, ...]:
    """What a tuning does otherwise than by default, in words."""
    parts = []
    if tuning.threads:
        parts.append(f"{tuning.threads} threads to write")
    if tuning.reading_threads:
        parts.append(f"{tuning.reading_threads} threads to read")
    if tuning.batch:
        parts.append(f"batches of {tuning.batch} tokens")
    if not tuning.repack:
        parts.append("weights as in the file")
    if tuning.flash_attention == "off":
        parts.append("attention that is not fused")
    if tuning.kv_type != "f16":
        parts.append("a KV cache of 8 bits" if tuning.kv_type == "q8_0" else "a KV cache of 4 bits")
    return tuple(parts)
