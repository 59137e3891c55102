"""How long a quick question waits for its first word while a background job runs, against first come, first served.

    python -m bench.speed.schedule [--model FILE] [--rounds N] [--out FILE]

Each round asks the same quick question twice at the same point of the same background job: once as the engine answers
it, and once after the job has ended, which is what a queue would do. The job's text has to be the same every time.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from bench.speed.common import SYSTEM, long_text, options, percentile, report
from core.engine.client import Engine
from core.engine.protocol import Generate, Load, Origin, Sampling, Text, Turn
from core.process.cancellation import Cancellation

GREEDY = Sampling(temperature=0)
JOB_TOKENS = 128
JOB_TEXT = 2400
"""Characters to sum up, some 600 tokens."""


def main() -> None:
    """Measure and report."""
    chosen = options(__doc__, rounds=12)
    report(chosen, measure(chosen.model, chosen.rounds))


def preempt_ttft_ratio_mean(model: Path, rounds: int = 6) -> float:
    """Mean time to the first word of a quick question beside a background job: in a queue, over ours."""
    return float(measure(model, rounds)["ratio_mean"])


def measure(model: Path, rounds: int) -> dict[str, Any]:
    """Ratios of means and of 95th percentiles, whether the job's text stayed the same, and every round."""
    load = Load(str(model), context_length=2048, sequences=2, batch=256)
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "log")
        engine.load(load)
        alone = _Job(engine, load)
        alone.thread.join()
        rows: list[dict[str, Any]] = []
        for number in range(rounds):
            delay = chance.uniform(0.05, 0.8) * alone.seconds
            ours = _waited(engine, load, number, delay, in_queue=False)
            queue = _waited(engine, load, number, delay, in_queue=True)
            rows.append({"delay_s": delay, "ours_s": ours[0], "queue_s": queue[0], "texts": [ours[1], queue[1]]})
        engine.close()
    ours_s, queue_s = [row["ours_s"] for row in rows], [row["queue_s"] for row in rows]
    return {
        "ratio_mean": statistics.mean(queue_s) / statistics.mean(ours_s),
        "ratio_p95": percentile(queue_s, 0.95) / percentile(ours_s, 0.95),
        "ours_mean_s": statistics.mean(ours_s),
        "queue_mean_s": statistics.mean(queue_s),
        "job_alone_s": alone.seconds,
        "same_text": all(text == alone.text for row in rows for text in row.pop("texts")),
        "rows": rows,
    }


class _Job:
    """A background job in a thread of its own."""

    def __init__(self, engine: Engine, load: Load) -> None:
        self.text = ""
        self.seconds = 0.0
        self._started = time.perf_counter()
        self.thread = threading.Thread(target=self._run, args=(engine, load))
        self.thread.start()

    def _run(self, engine: Engine, load: Load) -> None:
        turns = (SYSTEM, Turn("user", f"Sum this up in detail.\n\n{long_text()[:JOB_TEXT]}"))
        self.text = "".join(text for text, _ in _texts(engine, load, turns, "background", JOB_TOKENS, "job"))
        self.seconds = time.perf_counter() - self._started


def _waited(engine: Engine, load: Load, number: int, delay: float, in_queue: bool) -> tuple[float, str]:
    """Seconds to the first word of a quick question, and what the job said that ran meanwhile."""
    # What was read of the job before is forgotten, so that each time all of it is read.
    engine.forget("job")
    job = _Job(engine, load)
    time.sleep(delay)
    asked = time.perf_counter()
    if in_queue:
        job.thread.join()
    question = (SYSTEM, Turn("user", f"Number {number}: what is the capital of France?"))
    _, first = next(iter(_texts(engine, load, question, "quick", 16, "quick")))
    job.thread.join()
    return first - asked, job.text


def _texts(
    engine: Engine, load: Load, turns: tuple[Turn, ...], origin: Origin, tokens: int, name: str
) -> list[tuple[str, float]]:
    """The pieces of an answer, each with the time at which it came."""
    request = Generate(turns, GREEDY, max_tokens=tokens, origin=origin, conversation=name)
    events = engine.generate(load, request, Cancellation())
    return [(event.text, time.perf_counter()) for event in events if isinstance(event, Text)]


if __name__ == "__main__":
    main()
