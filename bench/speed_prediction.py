"""How well the speed of one model is predicted after another was seen at work on this machine.

    python -m bench.speed_prediction --models DIR [--rounds N] [--tokens N] [--seen FILE] [--out FILE]

Each model takes turns with the starter in short answers, so that whatever else happens on the machine meets both alike;
the medians count. `python -m bench.shapes DIR` makes models of other shapes and types. Then each model in turn is the
only one that was seen, and the speed of every other is predicted from it; and from all others together, as an
installation with some history does it. With `--seen`, the runs of an earlier report are predicted again instead of
measured.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, PromptRead, Sampling, Turn
from core.gguf import read_header
from core.plan.load import BATCH
from core.plan.speed import PROMPT_TOKENS, Run, Work, predict, work
from core.process.cancellation import Cancellation
from models.starter import starter_model

CONTEXT = 2048
TARGET = 0.20
PROMPT = "Number {}. Write about a lighthouse keeper and the sea, day by day. " + "Leave nothing out. " * 20


def main() -> None:
    """Measure, predict, print, and write JSON and a Markdown table if asked to."""
    options = _options()
    files = {file.name: file for file in (starter_model(), *sorted(options.models.glob("*.gguf")))}
    costs = {name: work(read_header(file)) for name, file in files.items()}
    if options.seen:
        seen = {name: rows for name, rows in json.loads(options.seen.read_text())["runs"].items() if name in files}
    else:
        with tempfile.TemporaryDirectory() as folder:
            seen = measure(files, Path(folder), options.rounds, options.tokens)
    runs = {name: median_run(name, costs[name], rows) for name, rows in seen.items()}
    rows = predictions(runs)
    within = sum(abs(row["error"]) <= TARGET for row in rows)
    worst = max(rows, key=lambda row: abs(row["error"]))["error"]
    first = max(rows, key=lambda row: abs(row["first_error"]))["first_error"]
    for row in rows:
        print(line(row))
    print(f"the worst prediction of the first token is {first:+.1%} off")
    print(f"{within} of {len(rows)} predictions within {TARGET:.0%}; the worst is {worst:+.1%} off")
    if options.out:
        report = {"machine": {"processor": platform.machine(), "cores": os.cpu_count()}, "within": within, "rows": rows}
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report | {"runs": seen}, indent=1) + "\n", encoding="utf-8")
        options.out.with_suffix(".md").write_text(markdown(rows, within), encoding="utf-8")


def measure(files: dict[str, Path], folder: Path, rounds: int, tokens: int) -> dict[str, list[list[float]]]:
    """For each model: tokens written a second and prompt tokens read a second, of each round.

    Each model takes turns with the starter, and what it did is scaled by how the starter did in that round.
    """
    starter = starter_model()
    seen: dict[str, Any] = {starter.name: []}
    with _loaded(starter, folder) as yardstick:
        for name, file in files.items():
            if file == starter:
                continue
            pairs = []
            with _loaded(file, folder) as model:
                for number in range(rounds + 1):
                    pairs.append((_answer(*yardstick, number, tokens), _answer(*model, number, tokens)))
            # The first round meets cold caches.
            seen[starter.name] += [own for own, _ in pairs[1:]]
            seen[name] = pairs[1:]
            print(name, *(f"{value:.1f}" for value in _middle([found for _, found in pairs[1:]])), flush=True)
    usual = _middle(seen[starter.name])
    for name in seen.keys() - {starter.name}:
        seen[name] = [
            [found * whole / there for found, there, whole in zip(model, own, usual, strict=True)]
            for own, model in seen[name]
        ]
    return seen


@contextlib.contextmanager
def _loaded(file: Path, folder: Path) -> Iterator[tuple[Engine, Load]]:
    load = Load(str(file), CONTEXT, batch=BATCH)
    with contextlib.closing(Engine(folder / "engine.log")) as engine:
        engine.load(load)
        yield engine, load


def _middle(rows: list[list[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def median_run(name: str, cost: Work, rows: list[list[float]]) -> Run:
    """The middle of what was measured of a model."""
    writing, reading = (statistics.median(column) for column in zip(*rows, strict=True))
    return Run(name, cost, writing, reading)


def predictions(runs: dict[str, Run]) -> list[dict[str, Any]]:
    """Every model from every other one, and from all others together."""
    rows = []
    for name, run in runs.items():
        others = [other for other in runs.values() if other.model != name]
        for known in (*([other] for other in others), others):
            speed = predict(name, run.work, known)
            first = PROMPT_TOKENS / run.prompt_tokens_per_second + 1 / run.tokens_per_second
            rows.append(
                {
                    "model": name,
                    "seen": known[0].model if len(known) == 1 else "all others",
                    "predicted": speed.tokens_per_second,
                    "measured": run.tokens_per_second,
                    "error": speed.tokens_per_second / run.tokens_per_second - 1,
                    "predicted_first_s": speed.seconds_to_first_token,
                    "measured_first_s": first,
                    "first_error": speed.seconds_to_first_token / first - 1,
                }
            )
    return rows


def line(row: dict[str, Any]) -> str:
    """One prediction in words."""
    return (
        f"{row['model'][:36]:<36} from {row['seen'][:24]:<24} {row['predicted']:6.1f} tokens/s, measured "
        f"{row['measured']:6.1f} ({row['error']:+.1%}); first token {row['predicted_first_s']:5.1f} s, measured "
        f"{row['measured_first_s']:5.1f} s"
    )


def markdown(rows: list[dict[str, Any]], within: int) -> str:
    """The predictions as a table."""
    table = "".join(
        f"| {row['model']} | {row['seen']} | {row['predicted']:.1f} | {row['measured']:.1f} | {row['error']:+.1%} "
        f"| {row['predicted_first_s']:.1f} | {row['measured_first_s']:.1f} | {row['first_error']:+.1%} |\n"
        for row in rows
    )
    return (
        f"# Speed: predicted against measured\n\n{within} of {len(rows)} predictions within {TARGET:.0%}. "
        "Several factors of the types of weights in core/plan/speed.py were fitted to these models.\n\n"
        "| model | seen before | predicted tokens/s | measured | error | predicted first token s | measured | error |\n"
        f"|---|---|---|---|---|---|---|---|\n{table}"
    )


def _answer(engine: Engine, load: Load, number: int, tokens: int) -> list[float]:
    question = Generate((Turn("user", PROMPT.format(number)),), Sampling(temperature=0), max_tokens=tokens)
    reading = 0.0
    for event in engine.generate(load, question, Cancellation()):
        if isinstance(event, PromptRead):
            reading = (event.prompt_tokens - event.reused_tokens) / event.seconds
        elif isinstance(event, Generated):
            return [event.tokens_per_second, reading]
    raise AssertionError("an answer without an end")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="a folder of GGUF files, beside the starter model")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=24)
    parser.add_argument("--seen", type=Path, default=None, help="a report whose runs are predicted again")
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
