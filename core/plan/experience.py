"""What the loads of this machine have taught: predicted and measured peaks, and speeds, kept for the next estimate."""

from __future__ import annotations

import dataclasses
import logging
import os
import platform
import statistics
import threading
from pathlib import Path
from typing import Final, Literal, NamedTuple

import msgspec

from core.engine.protocol import Generated, Load
from core.gguf import Header
from core.plan.estimate import Estimate, estimate_load
from core.plan.held import streamed_weights
from core.plan.kernels import Kernels, load_kernels
from core.plan.residual import Observation, correction
from core.plan.speed import USUAL_SHARE, Run, Speed, Work, bandwidth_for_writing, memory_rate, predict, work
from core.plan.stream import PIECE_S
from core.plan.tiers import ASSUMED_HIDDEN
from core.stored_json import read_json, write_json

log = logging.getLogger(__name__)

_KEPT: Final = 200
"""Entries of each kind."""
_RECENT: Final = 9
"""Streamed answers that tell how fast the disk is: other programs come and go."""
_TELLING: Final = 0.5
_COMPARABLE: Final = 0.2
"""Of the longer one of reading and computing, that the shorter takes at least where their overlap can be seen."""
_FILLED: Final = 0.9
"""Of the context: with less of it in use, keys and values take less than they may come to take."""
_LEAST_TOKENS: Final = 16
"""Shorter answers say little about speed, and shorter prompts little about reading."""


class _TimedRun(msgspec.Struct, frozen=True):
    """A run, and what it ran on."""

    machine: str
    run: Run
    repack: bool
    threads: int
    """As asked for; 0 is one a core."""
    kernels: str = ""
    """The stamp of those that its work was counted with."""


class _Streamed(msgspec.Struct, frozen=True):
    """How fast weights came from the disk while a model wrote an answer."""

    machine: str
    bytes_per_second: float
    direct: bool
    hidden: float | None = None
    """See `core.plan.tiers.Tiers.disk_hidden`; None where the answer does not tell."""


class _File(msgspec.Struct):
    version: Literal[2] = 2
    observations: list[Observation] = []
    runs: list[_TimedRun] = []
    streamed: list[_Streamed] = []


class _Expected(NamedTuple):
    """What was said of a load before it."""

    model: str
    predicted: int
    work: Work
    stream_bytes: int
    """Read from disk for each token."""
    pieces: int
    """That they are read in."""


class Experience:
    """The observations of this machine, kept in a file. Any thread may call any method.

    A file that cannot be read or written costs what it would have taught, nothing else.

    Args:
        path: of the file.
        machine: a name for this machine; others' entries in the same file do not count.
    """

    def __init__(self, path: Path, machine: str = "") -> None:
        self._path = path
        self._machine = machine or f"{platform.node()} {platform.machine()} {os.cpu_count()}"
        self._lock = threading.Lock()
        self._file: _File | None = None
        self._kernels_path = path.with_name("kernels.json")
        self._kernels: Kernels | None = None
        self._expected: dict[Load, _Expected] = {}
        self._probed: dict[bool, float] = {}
        """What the disk gave a program that had it for itself, past the page cache or not."""

    def estimate(self, header: Header, load: Load) -> Estimate:
        """Bytes that `load` will take, by the formulas and what earlier loads have taught."""
        plain = estimate_load(header, load)
        streamed = streamed_weights(header, load)
        read = sum(tensor.size for tensor in streamed)
        needed = work(header, self._known_kernels(), repack=load.repack)
        expected = _Expected(header.identity, plain.total, needed, read, len(streamed))
        with self._lock:
            self._expected[load] = expected
            observations = [
                seen
                for seen in self._read().observations
                if seen.machine == self._machine and seen.spread == _is_spread(load)
            ]
        return dataclasses.replace(plain, correction=correction(plain.total, header.identity, observations))

    def speed(self, header: Header, load: Load, bandwidth: float = 0.0) -> Speed:
        """How fast it will write and read.

        Args:
            header: of the model.
            load: how it is loaded; only runs that were loaded alike count, if there are any.
            bandwidth: of memory, bytes a second; 0 where it was not measured. Answers correct it.
        """
        with self._lock:
            here = [timed for timed in self._read().runs if timed.machine == self._machine]
        kernels = self._known_kernels()
        needed = work(header, kernels, repack=load.repack)
        same = [
            # What this very model did holds however its work was counted then.
            timed
            if timed.kernels == kernels.stamp
            else msgspec.structs.replace(timed, run=_recounted(timed.run, needed))
            for timed in here
            if timed.threads == load.threads and (timed.kernels == kernels.stamp or timed.run.model == header.identity)
        ]
        alike = [timed.run for timed in same if timed.repack == load.repack]
        # What the kernels reach is known better than what memory gives.
        usual = kernels.bytes_per_second / USUAL_SHARE or bandwidth
        corrected = bandwidth_for_writing(usual, [timed.run for timed in here if timed.kernels == kernels.stamp])
        return predict(header.identity, needed, alike or [timed.run for timed in same], corrected)

    def memory_rate(self, probed: float) -> float:
        """Bytes a second that main memory gives at least; `probed` may come from a busy moment."""
        with self._lock:
            return memory_rate(probed, [timed.run for timed in self._read().runs if timed.machine == self._machine])

    def disk_rate(self, probed: float, direct: bool = True) -> float:
        """Bytes a second at which weights come from the disk while a model computes.

        Args:
            probed: what the disk gives a program that has it for itself. An answer in which much less came was waiting
                for the processor, and says nothing about the disk.
            direct: whether reads pass the page cache.
        """
        with self._lock:
            seen = [
                streamed.bytes_per_second
                for streamed in self._read().streamed[-_RECENT:]
                if streamed.machine == self._machine and streamed.direct == direct
            ]
        self._probed[direct] = probed
        telling = [rate for rate in seen if rate >= _TELLING * probed]
        return statistics.median(telling) if telling else probed

    def disk_hidden(self, direct: bool = True) -> float:
        """Which share of the shorter one of reading and computing is hidden behind the longer; see `Tiers`."""
        with self._lock:
            seen = [
                streamed.hidden
                for streamed in self._read().streamed[-_RECENT:]
                if streamed.machine == self._machine and streamed.direct == direct and streamed.hidden is not None
            ]
        return statistics.median(seen) if seen else ASSUMED_HIDDEN

    def learn(self, load: Load, end: Generated) -> None:
        """Keep what an answer has shown of a load that was estimated here before."""
        with self._lock:
            expected = self._expected.get(load)
            if expected is None or not end.engine_peak_bytes or not end.completion_tokens:
                return
            file = self._read()
            changed = self._keep_peak(file, load, end, expected)
            changed = self._keep_stream(file, load, end, expected) or changed
            if self._keep_speed(file, load, end, expected) or changed:
                self._write(file)

    def _keep_peak(self, file: _File, load: Load, end: Generated, expected: _Expected) -> bool:
        """Of loads that are alike only the largest peak is kept; whether this is one."""
        fresh = end.prompt_tokens - end.reused_tokens
        seen = Observation(
            machine=self._machine,
            model=expected.model,
            context_length=load.context_length,
            kv_type=load.kv_type,
            repack=load.repack,
            batch=load.batch,
            predicted=expected.predicted,
            measured=end.engine_peak_bytes,
            # Room for further conversations is touched only by them.
            full=load.sequences == 1
            and fresh >= load.batch
            and end.prompt_tokens + end.completion_tokens >= _FILLED * load.context_length,
            spread=_is_spread(load),
        )
        same = [old for old in file.observations if msgspec.structs.replace(old, measured=seen.measured) == seen]
        if any(old.measured >= seen.measured for old in same):
            return False
        file.observations = [*(old for old in file.observations if old not in same), seen][-_KEPT:]
        return True

    def _keep_speed(self, file: _File, load: Load, end: Generated, expected: _Expected) -> bool:
        fresh = end.prompt_tokens - end.reused_tokens
        if not end.alone or end.completion_tokens < _LEAST_TOKENS or end.tokens_per_second <= 0 or _is_spread(load):
            return False
        reading = fresh / end.time_to_first_token_s if fresh >= _LEAST_TOKENS and end.time_to_first_token_s else 0.0
        run = Run(expected.model, expected.work, end.tokens_per_second, reading)
        stamp = self._known_kernels().stamp
        file.runs = [*file.runs, _TimedRun(self._machine, run, load.repack, load.threads, stamp)][-_KEPT:]
        return True

    def _keep_stream(self, file: _File, load: Load, end: Generated, expected: _Expected) -> bool:
        if not end.alone or load.stream is None or not expected.stream_bytes or end.completion_tokens < _LEAST_TOKENS:
            return False
        runs = [timed.run for timed in file.runs if timed.machine == self._machine and timed.threads == load.threads]
        computing = 1 / predict(expected.model, expected.work, runs).tokens_per_second if runs else 0.0
        taken = 1 / end.tokens_per_second - PIECE_S * expected.pieces
        probed = self._probed.get(load.stream.direct, 0.0)
        rate, hidden = seen_of_disk(expected.stream_bytes, taken, computing, probed)
        file.streamed = [*file.streamed, _Streamed(self._machine, rate, load.stream.direct, hidden)][-_KEPT:]
        return True

    def _known_kernels(self) -> Kernels:
        # They may be timed while this lives.
        if self._kernels is None or not self._kernels.stamp:
            self._kernels = load_kernels(self._kernels_path)
        return self._kernels

    def _read(self) -> _File:
        if self._file is None:
            try:
                self._file = read_json(self._path, _File) or _File()
            except (OSError, msgspec.DecodeError) as error:
                log.warning("what earlier loads have taught cannot be read: %s", error)
                self._file = _File()
        return self._file

    def _write(self, file: _File) -> None:
        try:
            write_json(self._path, file)
        except OSError as error:
            log.warning("what this load has taught cannot be kept: %s", error)


def _recounted(run: Run, needed: Work) -> Run:
    return dataclasses.replace(run, work=needed)


def seen_of_disk(size: int, taken: float, computing: float, probed: float) -> tuple[float, float | None]:
    """What one token of a streamed answer tells: bytes a second of the disk, and how much of the overlap was hidden.

    Args:
        size: bytes that were read.
        taken: seconds of the token.
        computing: seconds that it takes with all weights in memory; 0 where that is unknown.
        probed: bytes a second that the disk gives a program that has it for itself; 0 where that is unknown.
    """
    taken = max(taken, 1e-6)
    if not computing or not probed:
        return size / taken, None
    reading = size / probed
    shorter, longer = min(reading, computing), max(reading, computing)
    if taken >= reading + computing:
        rate, hidden = size / max(taken - computing, reading), 0.0
    elif taken > longer:
        rate, hidden = probed, (reading + computing - taken) / shorter
    else:
        rate, hidden = (size / taken if reading > computing else probed), 1.0
    return rate, hidden if shorter >= _COMPARABLE * longer else None


def _is_spread(load: Load) -> bool:
    """Whether weights lie elsewhere than in main memory: what such a load teaches says nothing about others."""
    return load.stream is not None or load.experts is not None or load.placement is not None
