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
from core.escalation.sureness import Usual, level, usual

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
    """The router on a pair of models of this machine.

    What is usual for the local model comes of its other answers to questions of the same kind, never of the one that is
    judged and never of who was right: `after`. As with the very first answer: `after_at_first`.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    local, cloud = (np.array([row[name] for row in rows], dtype=float) for name in ("local", "cloud"))
    estimates = [estimate(row["question"]) for row in rows]
    sure = [confidence_of(row) for row in rows]

    def others(place: int) -> Usual:
        kind = estimates[place].kind
        same = [other for other, one in enumerate(estimates) if one.kind == kind and other != place]
        return usual(kind, [level(sure[other]) for other in same])

    def judged(place: int, measured: bool = True, compared: Usual | None = None) -> float:
        row = rows[place]
        return judge(
            row["question"], row["answer"], estimates[place], sure[place] if measured else None, compared
        ).chance

    places = range(len(rows))
    scores = {
        "before": [one.chance for one in estimates],
        "after": [judged(place, compared=others(place)) for place in places],
        "after_at_first": [judged(place) for place in places],
        "after_without_token_signals": [judged(place, measured=False) for place in places],
        "token_signals_alone": [-one.mean_logprob for one in sure],
    }
    return {
        "questions": len(rows),
        "sums": sum(one.kind == "amounts" for one in estimates),
        "local_right": float(local.mean()),
        "cloud_right": float(cloud.mean()),
        "cloud_helps": int(((1 - local) * cloud).sum()),
    } | {name: figures(found, local, cloud) | sent_for(found, local, cloud) for name, found in scores.items()}


def sent_for(scores: list[float], local: Any, cloud: Any, part: float = 0.8) -> dict[str, Any]:
    """The share of questions that must go out to regain `part` of the gap, question by question instead of by tenths,
    and where nine in ten such sets of questions lie, drawn anew with replacement.
    """
    score, gain = np.asarray(scores), cloud - local
    draw = np.random.default_rng(0)

    def share(chosen: Any) -> float:
        regained = np.cumsum(gain[chosen][np.argsort(-score[chosen], kind="stable")])
        return float(np.argmax(regained >= part * regained[-1] - 1e-9) + 1) / len(chosen)

    drawn = [draw.integers(0, len(score), len(score)) for _ in range(1000)]
    shares = [share(chosen) for chosen in drawn if gain[chosen].sum() > 0]
    low, high = np.percentile(shares, [5, 95])
    found = share(np.arange(len(score)))
    return {"sent_for_80": round(found, 3), "sent_for_80_90_percent": [round(float(low), 3), round(float(high), 3)]}


def confidence_of(row: dict[str, Any]) -> Any:
    """What was measured while the answer was written."""
    import msgspec  # noqa: PLC0415

    from core.engine.protocol import Confidence  # noqa: PLC0415

    return msgspec.convert(row["confidence"], Confidence)


if __name__ == "__main__":
    main()
