"""Answers requests about speed: run the benchmark, list and export its runs, tune a model."""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from app.assembly import Household
from core.autotune.tuner import Tuner, described
from core.bench_messages import (
    BenchDone,
    BenchesExported,
    BenchesListed,
    BenchProgress,
    ExportBenches,
    ListBenches,
    ModelTuned,
    RunBench,
    TunedFacts,
    TuneModel,
)
from core.benchmark.history import BenchHistory
from core.benchmark.report import to_csv, to_json
from core.benchmark.run import Benchmark
from core.device.cores import logical_cores
from core.device.power import probe_power
from core.device.saving import saving_sentence, why_save
from core.errors import InglenookError
from core.export import write_text
from core.gguf import read_header
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.process.channel import Body
from models.select import select_model

log = logging.getLogger(__name__)

Result = TypeVar("Result")

_CALM: Final = 0.5
"""Programs that want a core, for each core: with more, nothing is measured unasked."""


class BenchRequests:
    """Measures; one at a time.

    Args:
        house: the assistant and its parts.
        paths: where results and logs are kept.
    """

    def __init__(self, house: Household, paths: Paths) -> None:
        self._house = house
        self._paths = paths
        self._history = BenchHistory(paths.bench)
        self._measuring = threading.Lock()

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the model cannot be loaded or a file cannot be written.
        """
        match request:
            case RunBench(quick=quick):
                yield from self._one_at_a_time(lambda told: self._run(quick, told, cancellation))
            case TuneModel():
                yield from self._one_at_a_time(lambda told: ModelTuned(self._tune(told, cancellation)))
            case ListBenches():
                yield BenchesListed(self._history.runs(), self.facts())
            case ExportBenches(format=kind, path=path):
                runs = self._history.runs()
                write_text(Path(path), to_csv(runs) if kind == "csv" else to_json(runs))
                yield BenchesExported(path)

    def facts(self) -> TunedFacts:
        """What is known of the chosen model on this machine."""
        settings = self._house.settings.current
        power = probe_power()
        saving = saving_sentence(why_save(power)) if settings.save_power else ""
        try:
            plan = self._house.planner.untuned(select_model(settings.model_path), settings)
        except InglenookError:
            return TunedFacts(saving_power=saving)
        streamed = plan.load.stream is not None
        found = self._house.tunings.find(plan.header.identity, power.profile.value, streamed=streamed)
        if found is None:
            return TunedFacts(plan.header.name, saving_power=saving)
        drafts = (
            "Answers are written with drafts."
            if found.passes.exact
            else "There are no drafts: no way of loading in which they are exact was faster here."
        )
        if settings.drafts == "off":
            drafts = "Drafts are off in Settings."
        return TunedFacts(plan.header.name, found.at, described(found), found.ratio, drafts, saving)

    def needs_tuning(self) -> bool:
        """Whether the chosen model should be tuned in idle time: it is not yet, and power need not be saved."""
        if not self._house.settings.current.autotune or self._measuring.locked():
            return False
        if why_save(probe_power()) or _others_are_busy():
            return False
        facts = self.facts()
        return bool(facts.model) and not facts.at

    def tune_quietly(self, cancellation: Cancellation) -> bool:
        """Tune in idle time; whether something was found."""
        if not self._measuring.acquire(blocking=False):
            return False
        try:
            return bool(self._tune(lambda _share, _step: None, cancellation).at)
        except InglenookError as error:
            log.warning("the model is not tuned: %s", error)
            return False
        finally:
            self._measuring.release()

    def close(self) -> None:
        """Close the history."""
        self._history.close()

    def _one_at_a_time(self, work: Callable[[Callable[[float, str], None]], Body]) -> Iterator[Body]:
        """The progress of some work, and what comes of it."""
        if not self._measuring.acquire(blocking=False):
            raise InglenookError("Something is being measured already.", "Wait for its end, or stop it.")
        told: queue.SimpleQueue[BenchProgress | None] = queue.SimpleQueue()
        outcome: list[Body | BaseException] = []

        def run() -> None:
            try:
                outcome.append(work(lambda share, step: told.put(BenchProgress(share, step))))
            except BaseException as error:  # noqa: BLE001 (raised again in the thread that waits)
                outcome.append(error)
            told.put(None)

        try:
            worker = threading.Thread(target=run, name="measuring")
            worker.start()
            while (progress := told.get()) is not None:
                yield progress
            worker.join()
        finally:
            self._measuring.release()
        if isinstance(outcome[0], BaseException):
            raise outcome[0]
        yield outcome[0]

    def _run(self, quick: bool, told: Callable[[float, str], None], cancellation: Cancellation) -> BenchDone:
        settings = self._house.settings.current
        path = select_model(settings.model_path)
        usual = self._house.planner.untuned(path, settings).load
        benchmark = Benchmark(
            self._house.engine,
            self._paths.log,
            usual,
            self._house.planner.load(path, settings),
            quick=quick,
            progress=told,
            cancellation=cancellation,
        )
        report = benchmark.run()
        if report.rates:
            self._history.add(report)
        return BenchDone(report, cancellation.cancelled)

    def _tune(self, told: Callable[[float, str], None], cancellation: Cancellation) -> TunedFacts:
        settings = self._house.settings.current
        plan = self._house.planner.untuned(select_model(settings.model_path), settings)
        profile = probe_power().profile.value
        # What is tried may take what the loaded model holds: the memory budget covers both.
        self._house.model_memory.unload()
        tuner = Tuner(self._paths.log)
        tuning = tuner.tune(
            read_header(Path(plan.load.path)), plan.load, self._house.tunings.machine, profile, told, cancellation
        )
        if tuning is not None:
            self._house.tunings.keep(tuning)
        return self.facts()


def _others_are_busy() -> bool:
    """Whether other programs compute: what is measured beside them says little about the machine."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > _CALM * logical_cores()
