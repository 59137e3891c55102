"""Whether the memory budget holds: random models, budgets and contexts, each asked in a control group of that size.

    python -m bench.budget --models DIR [--runs 50] [--seed 1] [--out FILE]

Each run is `inglenook plan` and then `inglenook ask --ram N` with all its processes in a control group whose limit is
the budget: the kernel ends the group's processes when they need more, so a run that ends well has kept its promise. The
plan's tokens a second are compared with what the answer took. A budget that is too small has to be refused with the
least that would do; that least is tried too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from bench.control_group import Finished, drop_file_pages, memory_group, run_in
from core.gguf import read_header

QUESTION: Final = "Write a Python function that returns the prime factors of a number, and explain how it works."
LONG: Final = "The keeper of the lighthouse counts ships, waves and gulls until evening comes. "
CONTEXTS: Final = (1024, 2048, 4096, 8192)
SHARES: Final = (0.35, 2.0)
"""Budgets, as shares of the model's file plus what the processes themselves take."""
PROCESSES: Final = 130_000_000
TOKENS: Final = 32
PATIENCE_S: Final = 600


def main() -> None:
    """Make the runs, print a line for each, and write JSON if asked to."""
    options = _options()
    generator = random.Random(options.seed)
    files = sorted(options.models.glob("*.gguf"))
    rows = []
    for number in range(options.runs):
        row = one_run(generator, generator.choice(files))
        rows.append(row)
        print(f"{number + 1:>3} {line(row)}", flush=True)
    report = {**summary(rows), "rows": rows}
    print({key: value for key, value in report.items() if key != "rows"})
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def one_run(generator: random.Random, file: Path) -> dict[str, Any]:
    """One question under a random budget and context."""
    size = read_header(file).file_bytes
    budget = int(size * generator.uniform(*SHARES)) + PROCESSES
    context = generator.choice(CONTEXTS)
    prompt = QUESTION if generator.random() < 0.5 else LONG * 20 + QUESTION
    row: dict[str, Any] = {"model": file.name, "file_bytes": size, "budget_bytes": budget, "context": context}
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "INGLENOOK_HOME": home, "OMP_WAIT_POLICY": "passive"}
        row["plan"] = _json(_inglenook(budget * 4, ["plan", *_common(file, budget, context)], environment, file))
        command = ["ask", prompt, "--no-cache", "--max-tokens", str(TOKENS)]
        model = ["--model", str(file), "--ram", str(budget), "--context", str(context), "--json"]
        ended = _inglenook(budget, [*command, *model], environment, file)
        row["answer"] = _json(ended)
        row |= {"status": ended.status, "seconds": ended.seconds, "peak_bytes": ended.peak_bytes}
        row |= {"killed": ended.killed, "refused": "error" in row["answer"]}
    return row


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the runs say together."""
    answered = [row for row in rows if not row["refused"] and row["status"] == 0]
    errors = [speed_error(row) for row in answered]
    known = sorted(abs(error) for error in errors if error is not None)
    return {
        "runs": len(rows),
        "answered": len(answered),
        "refused": sum(row["refused"] for row in rows),
        "killed": sum(row["killed"] for row in rows),
        "over_budget": sum(row["peak_bytes"] > row["budget_bytes"] for row in rows),
        "failed": sum(row["status"] != 0 and not row["refused"] for row in rows),
        "speed_error_median": statistics.median(known) if known else None,
        "speed_error_worst": known[-1] if known else None,
        "speed_within_25_percent": sum(error <= 0.25 for error in known),
    }


def speed_error(row: dict[str, Any]) -> float | None:
    """Predicted over measured tokens a second, less one; None where either is missing."""
    measured = row["answer"].get("tokens_per_second") or 0
    predicted = row["plan"].get("tokens_per_second") or 0
    return predicted / measured - 1 if measured and predicted else None


def line(row: dict[str, Any]) -> str:
    """A run for people."""
    head = f"{row['model'][:32]:<32} {row['budget_bytes'] / 1e6:6,.0f} MB, context {row['context']:>5}: "
    if row["refused"]:
        return f"{head}{row['answer']['error']}"
    if row["status"]:
        return head + f"ended with {row['status']}, {row['killed']} killed"
    error = speed_error(row)
    shown = f"{error:+.0%}" if error is not None else "?"
    speed = row["answer"]["tokens_per_second"]
    return head + f"peak {row['peak_bytes'] / row['budget_bytes']:.0%}, {speed:5.1f} tokens/s, predicted {shown} off"


def _inglenook(limit: int, arguments: list[str], environment: dict[str, str], file: Path) -> Finished:
    drop_file_pages(file)
    with memory_group(limit) as group:
        return run_in(group, [sys.executable, "-m", "app", *arguments], environment, PATIENCE_S)


def _common(file: Path, budget: int, context: int) -> list[str]:
    return [str(file), "--ram", str(budget), "--context", str(context), "--json"]


def _json(ended: Finished) -> dict[str, Any]:
    found = re.search(r"^\{.*\}$", ended.output, re.MULTILINE)
    return json.loads(found[0]) if found else {"output": ended.output[-300:], "errors": ended.errors[-300:]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
