"""How well the speed of one model is predicted after another was seen at work on this machine.

    python -m bench.speed_prediction --models DIR [--rounds N] [--tokens N] [--seen] [--out FILE]

Each model takes turns with the starter in short answers, so that whatever else happens on the machine meets both alike;
the medians count. `python -m bench.shapes DIR` makes models of other shapes and types. Then each model in turn is the
only one that was seen, and the speed of every other is predicted from it; and from all others together, as an
installation with some history does it. What weights of each type cost is timed on this machine, as the application
does it. FILE is written after each model: started again, the command goes on with the models that are missing there,
and with `--seen` it measures nothing and only predicts again.
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

import msgspec

from core.device.probe import probe
from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, PromptRead, Sampling, Turn
from core.gguf import read_header
from core.paths import find_paths
from core.plan.kernels import USUAL, Kernels, calibrate
from core.plan.load import BATCH
from core.plan.speed import PROMPT_TOKENS, Run, predict, work
from core.process.cancellation import Cancellation
from models.starter import starter_model

CONTEXT = 2048
TARGET = 0.20
CALM = 0.93
"""Of its best speed, that the starter reaches in a round that nothing disturbed."""
TRIES = 6
PROMPT = "Number {}. Write about a lighthouse keeper and the sea, day by day. " + "Leave nothing out. " * 20

Pair = list[list[float]]
"""Of one round, the starter and the model: tokens written a second, prompt tokens read a second."""


def main() -> None:
    """Measure, predict, print, and write JSON and a Markdown table if asked to."""
    options = _options()
    files = {file.name: file for folder in options.models for file in sorted(folder.glob("*.gguf"))}
    report: dict[str, Any] = {"pairs": {}}
    if options.out and options.out.exists():
        report |= json.loads(options.out.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        kernels = _kernels(report, Path(folder))
        for name, file in files.items() if not options.seen else ():
            if name not in report["pairs"]:
                best = max((own[0] for pairs in report["pairs"].values() for own, _ in pairs), default=0.0)
                report["pairs"][name] = measure(file, Path(folder), options.rounds, options.tokens, best)
                _write(report, options.out)
    paths = {starter_model().name: starter_model(), **files}
    runs = {
        name: Run(name, work(read_header(paths[name]), kernels), *speeds)
        for name, speeds in speeds_of(report["pairs"]).items()
        if name in paths
    }
    rows = predictions(runs)
    report |= _summary(rows)
    for row in rows:
        print(line(row))
    print({key: value for key, value in report.items() if key in ("within", "of", "worst", "first_worst")})
    _write(report, options.out)
    if options.out:
        options.out.with_suffix(".md").write_text(markdown(report), encoding="utf-8")


def _kernels(report: dict[str, Any], folder: Path) -> Kernels:
    """As the report has them, or timed now."""
    if "kernels" in report:
        return msgspec.convert(report["kernels"], Kernels)
    device = probe(find_paths())
    kernels = USUAL
    for _ in range(TRIES):
        kernels = calibrate(folder / "kernels.json", device, folder / "engine.log")
        if kernels.bytes_per_second:
            break
    if not kernels.bytes_per_second:
        print("The kernels could not be timed, because the machine is busy: the usual costs stand in.")
    else:
        report["kernels"] = msgspec.to_builtins(kernels)
    return kernels


def _write(report: dict[str, Any], out: Path | None) -> None:
    if out is None:
        return
    report["machine"] = {"processor": platform.machine(), "cores": os.cpu_count()}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def measure(file: Path, folder: Path, rounds: int, tokens: int, best: float) -> list[Pair]:
    """What the starter and the model did in each of the calmest rounds, the first left out, which meets cold caches.

    Args:
        file: the model.
        folder: for logs.
        rounds: that are wanted.
        tokens: of each answer.
        best: the starter's tokens a second in the calmest round so far. One in which it is much slower, before the
            model or after it, was disturbed by other programs and is made again, up to three times as many in all.
    """
    pairs: list[Pair] = []
    with _loaded(starter_model(), folder) as yardstick, _loaded(file, folder) as model:
        _answer(*model, 0, tokens)
        before = _answer(*yardstick, 0, tokens)
        for number in range(1, 3 * rounds + 1):
            found = _answer(*model, number, tokens)
            after = _answer(*yardstick, number, tokens)
            pairs.append([_middle([before, after]), found])
            calm = min(before[0], after[0])
            best, before = max(best, calm), after
            if sum(own[0] >= CALM * best for own, _ in pairs) >= rounds:
                break
    pairs = sorted(pairs, key=lambda pair: -pair[0][0])[:rounds]
    shares = [f"{own[0] / best:.0%}" for own, _ in pairs]
    print(file.name, *(f"{value:.1f}" for value in _middle([found for _, found in pairs])), *shares, flush=True)
    return pairs


def speeds_of(measured: dict[str, list[Pair]]) -> dict[str, list[float]]:
    """The speeds of each model, scaled by how the starter did in the same round against how it usually does."""
    starter = [own for pairs in measured.values() for own, _ in pairs]
    usual = _middle(starter)
    speeds = {starter_model().name: usual}
    for name, pairs in measured.items():
        scaled = [
            [found * whole / there for found, there, whole in zip(model, own, usual, strict=True)]
            for own, model in pairs
        ]
        speeds.setdefault(name, _middle(scaled))
    return speeds


def _summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    errors, first = ([row[key] for row in rows] for key in ("error", "first_error"))
    return {
        "within": sum(abs(error) <= TARGET for error in errors),
        "of": len(rows),
        "worst": max(errors, key=abs),
        "mean": statistics.mean(map(abs, errors)),
        "first_within": sum(abs(error) <= TARGET for error in first),
        "first_worst": max(first, key=abs),
        "first_mean": statistics.mean(map(abs, first)),
        "rows": rows,
    }


@contextlib.contextmanager
def _loaded(file: Path, folder: Path) -> Iterator[tuple[Engine, Load]]:
    load = Load(str(file), CONTEXT, batch=BATCH)
    with contextlib.closing(Engine(folder / "engine.log")) as engine:
        engine.load(load)
        yield engine, load


def _middle(rows: list[list[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*rows, strict=True)]


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


def markdown(report: dict[str, Any]) -> str:
    """The predictions as a table: of each model from all others, and the worst from a single one."""
    rows = report["rows"]
    lines = []
    for row in (row for row in rows if row["seen"] == "all others"):
        single = [other for other in rows if other["model"] == row["model"] and other["seen"] != "all others"]
        worst = max(single, key=lambda other: abs(other["error"]))
        first = max(single, key=lambda other: abs(other["first_error"]))
        lines.append(
            f"| {row['model']} | {row['measured']:.1f} | {row['predicted']:.1f} | {row['error']:+.1%} "
            f"| {worst['error']:+.1%} | {row['measured_first_s']:.1f} | {row['predicted_first_s']:.1f} "
            f"| {row['first_error']:+.1%} | {first['first_error']:+.1%} |\n"
        )
    return (
        f"# Speed: predicted against measured\n\n{report['within']} of {report['of']} predictions of tokens/s within "
        f"{TARGET:.0%} ({report['mean']:.1%} off on the average), {report['first_within']} of the seconds to the first "
        f"token of a prompt of {PROMPT_TOKENS} tokens ({report['first_mean']:.1%} on the average). Every model is "
        "predicted from each other one alone, and from all others together; types of weights cost what was timed "
        "here.\n\n"
        "| model | measured tokens/s | predicted from all others | error | worst error from one "
        "| measured first token s | predicted | error | worst error from one |\n"
        "|---|---|---|---|---|---|---|---|---|\n" + "".join(lines)
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
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="folders of GGUF files")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=24)
    parser.add_argument("--seen", action="store_true", help="measure nothing, predict again what is in the report")
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
