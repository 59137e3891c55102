"""How well the router knows when to ask the cloud, what that costs, and whether the dial keeps its promise.

    python -m bench.escalation [--choice FILE.jsonl] [--amounts FILE.jsonl] [--pair FILE.jsonl] [--out FILE]

CHOICE and AMOUNTS are rows as `inglenook route evaluate` reads them; the figures of the shipped router on rows that it
was fitted on say little, so bring others, or read the figures that `core.escalation.training.fit` prints of rows left
out. PAIR is what `bench.escalation_pair` has written. Without files, cost and promise are measured.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from core.engine.client import Engine
from core.engine.token_signals import TokenSignals
from core.escalation.calibration import threshold_for
from core.escalation.dial import STOPS, shipped_outcomes
from core.escalation.evaluate import evaluate, figures, read_rows
from core.escalation.judge import judge
from core.escalation.prior import estimate

QUESTION = (
    "A farm has 12 fields of 35 trees each. A storm takes a third of all trees, and 60 new ones are planted in spring. "
    "Each tree bears 24 kg of fruit a year, of which 15% spoils. How many kg of good fruit does the farm have a year?"
)
ANSWER = "\n".join(
    (
        "There are 12 * 35 = 420 trees at first.",
        "The storm takes 420 / 3 = 140 trees, so 420 - 140 = 280 are left.",
        "With the new ones there are 280 + 60 = 340 trees.",
        "They bear 340 * 24 = 8160 kg of fruit, of which 8160 * 15/100 = 1224 kg spoils.",
        "So the farm has 8160 - 1224 = 6936 kg of good fruit a year.",
        "#### 6936",
    )
)
VOCABULARY = 151_936
USERS = 300


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("choice", "amounts", "pair", "out"):
        parser.add_argument(f"--{name}", type=Path)
    arguments = parser.parse_args()
    found: dict[str, Any] = {"promise": promise()}
    with tempfile.TemporaryDirectory() as folder:
        encoder = Encoder(Engine(Path(folder) / "engine.log"), lambda: encoder_file(Path(folder)))
        encoder.start()
        try:
            if not encoder.wait(120):
                sys.exit(encoder.problem)
            found["cost_ms"] = costs(encoder)
            for name in ("choice", "amounts"):
                if path := getattr(arguments, name):
                    found[name] = evaluate(read_rows(path), lambda texts: encoded(encoder, list(texts)))
        finally:
            encoder.stop()
    if arguments.pair:
        found["pair"] = pair(arguments.pair)
    text = json.dumps(found, indent=1)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")


def encoded(encoder: Encoder, texts: list[str]) -> Any:
    """Vectors of texts, some at a time."""
    return np.concatenate([encoder.encode(texts[start : start + 32]) for start in range(0, len(texts), 32)])


def costs(encoder: Encoder) -> dict[str, dict[str, float]]:
    """Milliseconds before an answer (with the vector of the question), for each token, and after an answer."""
    signals = TokenSignals(VOCABULARY)
    scores = (ctypes.c_float * VOCABULARY)(*np.random.default_rng(0).normal(0, 3, VOCABULARY).tolist())
    before = estimate(QUESTION)
    longest = (ANSWER + "\n") * 8
    return {
        "before": timed(lambda: estimate(QUESTION, encoder.encode([QUESTION])[0]), 100),
        "token": timed(lambda: signals.note(scores, 7), 300),
        "after": timed(lambda: judge(QUESTION, ANSWER, before), 100),
        "after_3000_characters": timed(lambda: judge(QUESTION, longest, before), 50),
    }


def timed(action: Callable[[], object], times: int) -> dict[str, float]:
    """Median and 95th percentile of so many runs, in milliseconds, and of those of this process's processor time."""
    action()
    taken = []
    for _ in range(times):
        started = time.perf_counter(), time.process_time()
        action()
        taken.append((time.perf_counter() - started[0], time.process_time() - started[1]))
    wall, computing = 1000 * np.array(taken).T
    return {
        "p50": round(float(np.median(wall)), 3),
        "p95": round(float(np.percentile(wall, 95)), 3),
        "processor_p50": round(float(np.median(computing)), 3),
        "processor_p95": round(float(np.percentile(computing, 95)), 3),
    }


def promise() -> list[dict[str, float | str]]:
    """For each stop of the dial: of 300 simulated users with 300 verdicts each, how many get more wrong answers than
    they were promised, over all questions.
    """
    chances, helped = (np.array(values) for values in shipped_outcomes())
    draw = np.random.default_rng(0)
    found: list[dict[str, float | str]] = []
    for name, _, tolerated in STOPS:
        over, shares = 0, []
        for _ in range(USERS):
            labels = draw.integers(0, len(chances), 300)
            threshold = threshold_for(tolerated, chances[labels], helped[labels])
            over += float((helped * (chances < threshold)).mean()) > tolerated
            shares.append(float((chances >= threshold).mean()))
        found.append(
            {
                "stop": name,
                "tolerated": tolerated,
                "users_over": over / USERS,
                "goes_out": round(float(np.mean(shares)), 3),
            }
        )
    return found


def pair(path: Path) -> dict[str, Any]:
    """The router on a pair of models of this machine."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    local, cloud = (np.array([row[name] for row in rows], dtype=float) for name in ("local", "cloud"))
    estimates = [estimate(row["question"]) for row in rows]
    judged = [
        judge(row["question"], row["answer"], one, confidence_of(row)).chance
        for row, one in zip(rows, estimates, strict=True)
    ]
    unmeasured = [judge(row["question"], row["answer"], one).chance for row, one in zip(rows, estimates, strict=True)]
    return {
        "questions": len(rows),
        "local_right": float(local.mean()),
        "cloud_right": float(cloud.mean()),
        "before": figures([one.chance for one in estimates], local, cloud),
        "after": figures(judged, local, cloud),
        "after_without_token_signals": figures(unmeasured, local, cloud),
        "token_signals_alone": figures([-confidence_of(row).mean_logprob for row in rows], local, cloud),
    }


def confidence_of(row: dict[str, Any]) -> Any:
    """What was measured while the answer was written."""
    import msgspec  # noqa: PLC0415

    from core.engine.protocol import Confidence  # noqa: PLC0415

    return msgspec.convert(row["confidence"], Confidence)


if __name__ == "__main__":
    main()
