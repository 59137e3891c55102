"""Runs the benchmark: all in pairs and in turns within one run, so that what else the machine does meets both."""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from core.autotune.score import usual_seconds
from core.autotune.tuner import TEXT
from core.benchmark.report import BenchReport, ContextRate, Ratios, Rung
from core.benchmark.tasks import chatting, editing, extracting, mixed
from core.device.cores import logical_cores
from core.engine.client import Engine
from core.engine.protocol import (
    Calibrate,
    Generate,
    Generated,
    Load,
    Loaded,
    Prepare,
    PromptRead,
    Sampling,
    Text,
    Turn,
    WriteBare,
)
from core.engine.speculate.pass_costs import SIZES, PassCosts
from core.errors import InglenookError
from core.process.cancellation import Cancellation

Progress = Callable[[float, str], None]
"""Told the share of the steps that is done, and what comes now."""

_GREEDY: Final = Sampling(temperature=0)
_BUSY: Final = 0.7
"""Programs that want a core, for each core: with more, figures are only worth as ratios."""


@dataclass(frozen=True)
class Extent:
    """How much is measured.

    Args:
        lengths: tokens in the context window.
        pairs: of answers with and without what is compared.
        tokens: of such an answer, at most.
        mixed: questions of the mix.
        quick_questions: beside a background job.
        kept: tokens of a conversation that is kept on disk.
    """

    lengths: tuple[int, ...]
    pairs: int
    tokens: int
    mixed: int
    quick_questions: int
    kept: int


QUICK: Final = Extent((128, 512), 2, 96, 4, 3, 768)
FULL: Final = Extent((128, 512, 1024, 2048, 3500), 6, 200, 20, 8, 3584)


@dataclass(frozen=True)
class Answered:
    """An answer and what it took."""

    text: str
    end: Generated
    waited: float
    """Seconds to its first text."""

    @property
    def seconds(self) -> float:
        """From the question to the end."""
        return self.end.time_to_first_token_s + self.end.decode_s


class Benchmark:
    """One run over one model.

    Args:
        engine: nobody else asks it anything meanwhile.
        log_path: where further engines write their log.
        usual: how the model is loaded by default.
        tuned: how it is loaded now.
        quick: less of everything.
        progress: told how far it is.
        cancellation: ends it; what was measured until then is in the report.
    """

    def __init__(
        self,
        engine: Engine,
        log_path: Path,
        usual: Load,
        tuned: Load,
        *,
        quick: bool,
        progress: Progress,
        cancellation: Cancellation,
    ) -> None:
        self._engine = engine
        self._log_path = log_path
        self._usual = usual
        self._load = tuned
        self._quick = quick
        self._extent = QUICK if quick else FULL
        self._progress = progress
        self._cancellation = cancellation
        self._notes: list[str] = []
        self._identical: bool | None = None
        self._rates: tuple[ContextRate, ...] = ()
        self._ladder: tuple[Rung, ...] = ()
        self._ratios = Ratios()

    def run(self) -> BenchReport:
        """Measure everything.

        Raises:
            ModelError, EngineError: the model cannot be loaded.
        """
        started, load_average = time.time(), _load_average()
        if load_average > _BUSY * logical_cores():
            self._notes.append("Other programs were busy: only the ratios mean something.")
        steps: Sequence[tuple[str, Callable[[], None]]] = (
            ("Passes over several tokens", self._measure_passes),
            ("Reading and writing", self._measure_rates),
            ("Writing against a bare loop", self._compare_with_bare),
            ("Editing and extracting with drafts", self._compare_drafts),
            ("Mixed questions", self._compare_mixed),
            ("A quick question beside a long job", self._compare_waiting),
            ("Opening a kept conversation", self._compare_resuming),
            ("From plain to tuned", self._climb),
        )
        loaded = self._engine.load(self._load)
        for place, (name, step) in enumerate(steps):
            if self._cancellation.cancelled:
                break
            self._progress(place / len(steps), name)
            step()
        return self._report(loaded, started, load_average)

    def _report(self, loaded: Loaded, started: float, load_average: float) -> BenchReport:
        return BenchReport(
            at=started,
            model=loaded.name,
            identity=loaded.identity,
            machine=f"{platform.node()}, {logical_cores()} processors",
            quick=self._quick,
            seconds=time.time() - started,
            load_average=load_average,
            rates=self._rates,
            ratios=self._ratios,
            ladder=self._ladder,
            exact_passes=tuple(cost.tokens for cost in self._load.passes.exact),
            drafts_identical=self._identical,
            notes=tuple(self._notes),
        )

    # The steps

    def _measure_passes(self) -> None:
        """Where the model was not tuned yet: what drafts could be verified with if it were loaded as it is."""
        if self._load.passes.exact:
            return
        drafting = msgspec.structs.replace(self._load, draft_tokens=max(SIZES) - 1, kv_type="q8_0")
        seen = self._engine.calibrate(drafting, Calibrate(TEXT, (64,), passes=True), self._cancellation)
        self._load = msgspec.structs.replace(drafting, passes=seen.passes, draft_tokens=seen.passes.most - 1)
        if not seen.passes.exact and not self._cancellation.cancelled:
            self._load = self._usual
            self._notes.append("No pass over several tokens is exact here, so there are no drafts.")

    def _measure_rates(self) -> None:
        seen = self._engine.calibrate(self._load, Calibrate(TEXT, self._extent.lengths), self._cancellation)
        self._rates = tuple(ContextRate(rate.tokens, rate.reading, rate.writing) for rate in seen.rates)

    def _compare_with_bare(self) -> None:
        if self._load.stream is not None or self._load.experts is not None:
            self._notes.append("A bare loop cannot read weights from disk, so nothing was compared with one.")
            return
        ratios = []
        for number in range(2 * self._extent.pairs):
            turns = chatting(50 + number)
            ours = self._ask(turns, draft=False, most=64)
            bare = self._engine.write_bare(self._load, WriteBare(turns, max(2, ours.end.completion_tokens)))
            if self._cancellation.cancelled:
                return
            if ours.end.completion_tokens > 8:
                ratios.append(ours.end.tokens_per_second / bare.tokens_per_second)
        if ratios:
            self._note(decode_vs_bare=statistics.median(ratios))

    def _compare_drafts(self) -> None:
        if not self._load.passes.exact:
            return
        asked = [task(number) for number in range(self._extent.pairs) for task in (editing, extracting)]
        ratios = self._with_and_without(asked, self._extent.tokens)
        if ratios:
            self._note(text_draft_ratio=statistics.median(ratios))

    def _compare_mixed(self) -> None:
        if not self._load.passes.exact:
            return
        asked = [mixed(number) for number in range(self._extent.mixed)]
        ratios = self._with_and_without(asked, self._extent.tokens // 2)
        if ratios:
            self._note(worst_technique_ratio=min(ratios))

    def _with_and_without(self, asked: Sequence[tuple[Turn, ...]], most: int) -> list[float]:
        """For each question the speed of writing with drafts over that without, in turns."""
        ratios: list[float] = []
        for turns in asked:
            plain, drafted = [], []
            # Both go on from a prompt that is known: one that has just been read leaves other last bits behind.
            self._ask(turns, draft=False, most=1)
            for _ in range(1 if self._quick else 2):
                plain.append(self._ask(turns, draft=False, most=most))
                drafted.append(self._ask(turns, draft=True, most=most))
                if self._cancellation.cancelled:
                    return ratios
            same = plain[0].text == drafted[0].text
            self._identical = same and self._identical is not False
            seconds = [min(answer.end.decode_s for answer in side) for side in (plain, drafted)]
            if plain[0].end.completion_tokens > 8 and seconds[1] > 0:
                ratios.append(seconds[0] / seconds[1])
        return ratios

    def _compare_waiting(self) -> None:
        """What a quick question waits for its first word beside a long answer, against waiting for its end."""
        waits, orderly = [], []
        for number in range(self._extent.quick_questions):
            beside = self._beside_a_job(number)
            if beside is None or self._cancellation.cancelled:
                break
            waits.append(beside[0])
            orderly.append(beside[1])
        if waits:
            self._note(
                preempt_ttft_ratio_mean=statistics.mean(orderly) / statistics.mean(waits),
                preempt_ttft_ratio_p95=max(orderly) / max(waits),
            )

    def _beside_a_job(self, number: int) -> tuple[float, float] | None:
        """Seconds that a quick question waits beside a job, and that it would wait for the end of the job."""
        turns = (Turn("user", f"{number}. Write a long story about the sea. {TEXT}"),)
        job = Generate(turns, _GREEDY, self._extent.tokens, origin="background", draft=False)
        events = self._engine.generate(self._load, job, self._cancellation)
        written, asked_at, quick, ends = 0, 0.0, None, 0.0
        for event in events:
            if isinstance(event, Text):
                written += event.tokens
            if quick is None and isinstance(event, Text) and written > self._extent.tokens // 8:
                asked_at = time.perf_counter()
                quick = self._ask((Turn("user", f"What is {number} plus 4?"),), draft=False, most=8, origin="quick")
            if isinstance(event, Generated):
                ends = time.perf_counter()
        if quick is None or not quick.waited:
            return None
        return quick.waited, max(quick.waited, ends - asked_at)

    def _compare_resuming(self) -> None:
        """Reading a conversation anew against putting back what an engine that has ended kept of it on disk."""
        # What the user allows covers all engines together.
        self._engine.unload()
        length = self._extent.kept
        load = msgspec.structs.replace(self._load, context_length=length + 512, sequences=1, draft_model="")
        # Some eight tokens for five words.
        words = (TEXT * (1 + 7 * length // len(TEXT))).split()[: length * 5 // 8]
        turns = (Turn("user", " ".join(words)),)
        with tempfile.TemporaryDirectory() as folder:
            request = Generate(turns, _GREEDY, 4, conversation="bench", keep_bytes=1 << 31, draft=False)
            first = Engine(self._log_path, kept=Path(folder))
            try:
                events = list(first.generate(load, request, self._cancellation))
                first.keep()
            finally:
                first.close()
            reading = next((event.seconds for event in events if isinstance(event, PromptRead)), 0.0)
            answer = "".join(event.text for event in events if isinstance(event, Text))
            second = Engine(self._log_path, kept=Path(folder))
            try:
                second.load(load)
                again = Prepare((*turns, Turn("assistant", answer)), "bench")
                prepared = second.prepare(load, again, self._cancellation)
            finally:
                second.close()
        if prepared is not None and prepared.from_disk and prepared.restored_s and reading:
            self._note(resume_ratio=reading / prepared.restored_s)
        elif not self._cancellation.cancelled:
            self._notes.append("The conversation was not found again on the disk.")

    def _climb(self) -> None:
        """The usual question under ways of loading from the plainest on."""
        self._engine.unload()
        base = msgspec.structs.replace(
            self._usual, context_length=min(1024, self._usual.context_length or 1024), sequences=1
        )
        change = msgspec.structs.replace
        rungs = [
            ("One thread", change(base, threads=1, repack=False)),
            ("A thread for every processor", change(base, threads=logical_cores(), repack=False)),
            ("The defaults", base),
        ]
        tuned = change(self._load, context_length=base.context_length, sequences=1, draft_model="")
        rungs.append(("Tuned", tuned))
        if self._load.stream is not None:
            rungs = rungs[2:]
        found: dict[str, float] = {}
        for name, load in rungs:
            seen = self._apart(load)
            if seen is None:
                return
            found[name] = seen
            self._ladder = (*self._ladder, Rung(name, seen))
        if tuned.passes.exact:
            drafted = self._apart(tuned, tuned.passes)
            if drafted is not None:
                self._ladder = (*self._ladder, Rung("With drafts for copies", drafted))
                found["Tuned"] = drafted
        self._note(tuned_ratio=found["The defaults"] / found["Tuned"])

    def _apart(self, load: Load, passes: PassCosts = PassCosts()) -> float | None:  # noqa: B008 (frozen)
        """Seconds of the usual question in an engine of its own; None where that cannot be, or it was stopped."""
        engine = Engine(self._log_path)
        try:
            seen = engine.calibrate(load, Calibrate(TEXT, (96,)), self._cancellation)
        except InglenookError as error:
            self._notes.append(error.message)
            return None
        finally:
            engine.close()
        return usual_seconds(seen.rates[0], passes) if seen.rates and not self._cancellation.cancelled else None

    # Asking

    def _ask(self, turns: tuple[Turn, ...], *, draft: bool, most: int, origin: str = "chat") -> Answered:
        request = Generate(turns, _GREEDY, most, draft=draft, origin=origin)  # type: ignore[arg-type]
        pieces, end, asked, waited = [], None, time.perf_counter(), 0.0
        for event in self._engine.generate(self._load, request, self._cancellation):
            if isinstance(event, Text):
                pieces.append(event.text)
                waited = waited or time.perf_counter() - asked
            elif isinstance(event, PromptRead):
                continue
            elif isinstance(event, Generated):
                end = event
        assert end is not None
        return Answered("".join(pieces), end, waited)

    def _note(self, **values: float) -> None:
        self._ratios = msgspec.structs.replace(self._ratios, **values)


def _load_average() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
