"""Whether the memory budget holds: random models, budgets and contexts, each asked in a control group of that size.

    python -m bench.budget --models DIR [--runs 50] [--seconds 240] [--seed 1] [--out FILE]

Each run is `inglenook plan` and then `inglenook ask --ram N` with all its processes in a control group whose limit is
the budget: the kernel ends the group's processes when they need more, so a run that ends well has kept its promise. The
plan's tokens a second are compared with what the answer took. A budget that is too small has to be refused with the
least that would do, and that least is tried then.

What earlier answers have taught is kept from run to run, as it is for a user, in a folder beside FILE; it begins with
one answer of each model without a limit. A run is made from the seed and its own number alone, and written to FILE when
it ends: the same command goes on where the last one was stopped, by hand or by `--seconds`.
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
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.control_group import Finished, drop_file_pages, memory_group, run_in
from core.gguf import read_header

QUESTION: Final = "Write a Python function that returns the prime factors of a number, and explain how it works."
LONG: Final = "The keeper of the lighthouse counts ships, waves and gulls until evening comes. "
CONTEXTS: Final = (1024, 2048, 4096, 8192)
SHARES: Final = (0.2, 1.6)
"""Budgets, as shares of the model's file plus what the processes themselves take."""
PROCESSES: Final = 130_000_000
PLENTY: Final = 8_000_000_000
TOKENS: Final = 32
PATIENCE_S: Final = 600


def main() -> None:
    """Make the runs that are missing, print a line for each, and write JSON after each if asked to."""
    options = _options()
    files = sorted(options.models.glob("*.gguf"))
    rows: list[dict[str, Any]] = _rows_so_far(options.out)
    deadline = time.monotonic() + options.seconds if options.seconds else float("inf")
    with tempfile.TemporaryDirectory() as folder:
        home = options.out.with_suffix(".home").resolve() if options.out else Path(folder)
        if not home.exists() or not any(home.iterdir()):
            for file in files:
                _ask(PLENTY, file, 1024, QUESTION, _environment(home))
        while len(rows) < options.runs and time.monotonic() < deadline:
            generator = random.Random(f"{options.seed}/{len(rows)}")
            rows.append(one_run(generator, generator.choice(files), home))
            print(f"{len(rows):>3} {line(rows[-1])}", flush=True)
            if options.out:
                options.out.parent.mkdir(parents=True, exist_ok=True)
                options.out.write_text(json.dumps({**summary(rows), "rows": rows}, indent=1) + "\n", encoding="utf-8")
    print(summary(rows))


def one_run(generator: random.Random, file: Path, home: Path) -> dict[str, Any]:
    """One question under a random budget and context; where that is refused, the same with the least that would do."""
    size = read_header(file).file_bytes
    budget = int(size * generator.uniform(*SHARES)) + PROCESSES
    context = generator.choice(CONTEXTS)
    prompt = QUESTION if generator.random() < 0.5 else LONG * 20 + QUESTION
    row = _planned_and_asked(budget, file, context, prompt, home)
    least = re.search(r"at least ([\d,]+) MB", str(row["answer"].get("error", "")))
    if least is None:
        return row
    within = _planned_and_asked(int(least[1].replace(",", "")) * 1_000_000, file, context, prompt, home)
    return {**within, "refused_bytes": budget, "refusal": row["answer"]["error"]}


def _planned_and_asked(budget: int, file: Path, context: int, prompt: str, home: Path) -> dict[str, Any]:
    environment = _environment(home)
    common = [str(file), "--ram", str(budget), "--context", str(context), "--json"]
    plan = _json(_inglenook(max(PLENTY, budget), ["plan", *common], environment, file))
    ended = _ask(budget, file, context, prompt, environment)
    answer = _json(ended)
    return {
        "model": file.name,
        "file_bytes": read_header(file).file_bytes,
        "budget_bytes": budget,
        "context": context,
        "plan": plan,
        "answer": answer,
        "status": ended.status,
        "seconds": ended.seconds,
        "peak_bytes": ended.peak_bytes,
        "killed": ended.killed,
        "refused": "error" in answer,
    }


def _ask(budget: int, file: Path, context: int, prompt: str, environment: dict[str, str]) -> Finished:
    command = ["ask", prompt, "--no-cache", "--max-tokens", str(TOKENS), "--model", str(file)]
    return _inglenook(budget, [*command, "--ram", str(budget), "--context", str(context), "--json"], environment, file)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "INGLENOOK_HOME": str(home), "OMP_WAIT_POLICY": "passive"}


def _rows_so_far(out: Path | None) -> list[dict[str, Any]]:
    if out is None or not out.exists():
        return []
    rows: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))["rows"]
    return rows


def summary(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the runs say together."""
    answered = [row for row in rows if not row["refused"] and row["status"] == 0]
    errors = [speed_error(row) for row in answered]
    known = sorted(abs(error) for error in errors if error is not None)
    return {
        "runs": len(rows),
        "answered": len(answered),
        "refused": sum(row["refused"] for row in rows),
        "refused_then_answered_with_the_least": sum("refusal" in row and not row["refused"] for row in rows),
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


def _json(ended: Finished) -> dict[str, Any]:
    found = re.search(r"^\{.*\}$", ended.output, re.MULTILINE)
    return json.loads(found[0]) if found else {"output": ended.output[-300:], "errors": ended.errors[-300:]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=0, help="begin no run after so many; 0 for no limit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
