"""How well the memory of an engine process is predicted: every combination of model, context, KV cache and repacking.

    python -m bench.memory [--models DIR] [--out FILE] [--contexts 1024,4096,8192] [--half]

Each combination is loaded in a fresh engine process, which reads a prompt that nearly fills the context and writes a
few words: before that, the engine gives back the memory of keys and values that no token has used. The prediction is
made from the file's header alone, before anything is loaded and without what earlier loads have taught. Measured is
the peak that the engine reports with its answer; beside it stands the proportional set size of the process at its
largest, looked at from outside every few milliseconds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.device import process_memory
from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, KvType, Load, Sampling, Turn
from core.gguf import Header, read_header
from core.plan.estimate import estimate_load
from core.plan.load import BATCH
from core.process.cancellation import Cancellation
from models.starter import starter_model

SENTENCE = "The keeper of the lighthouse counts ships, waves and gulls until evening comes. "
SENTENCE_TOKENS = 19
"""At most, of the vocabularies met."""
FILLED = 0.9
"""Of the context, that the prompt takes at most."""
INSTRUCTIONS = "Answer in plain words."
"""Conversations begin with some, as in the application: what has been computed of them is kept."""
SHORT = "What is the capital of France?"
KV_TYPES: tuple[KvType, ...] = ("f16", "q8_0")
MOST_OVER, MOST_UNDER = 0.05, 0.02
LOOK_EVERY_S = 0.004


def main() -> None:
    """Measure all combinations, print a line for each, and write JSON and a Markdown table if asked to."""
    options = _options()
    files = sorted({starter_model().name: starter_model(), **{f.name: f for f in _found(options.models)}}.values())
    contexts = [int(length) for length in options.contexts.split(",")]
    rows = []
    for file in files:
        header = read_header(file)
        for context, kv_type, repack in itertools.product(contexts, KV_TYPES, (False, True)):
            if options.half and repack == (kv_type != "f16"):
                continue
            load = Load(str(file), context, batch=BATCH, kv_type=kv_type, repack=repack)
            row = measure(header, load, SHORT if options.short else filling(context))
            rows.append(row)
            print(f"{row['model']:<44} {line(row)}", flush=True)
    report = {"machine": {"processor": platform.machine(), "cores": os.cpu_count()}, **summary(rows), "rows": rows}
    print({key: value for key, value in report.items() if key != "rows"})
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        options.out.with_suffix(".md").write_text(markdown(report), encoding="utf-8")


def measure(header: Header, load: Load, prompt: str) -> dict[str, Any]:
    """Predict, then load and answer in a fresh process: one row of the table."""
    predicted = estimate_load(header, load)
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "engine.log")
        with Watch(engine) as watch:
            question = Generate(
                (Turn("system", INSTRUCTIONS), Turn("user", prompt)), Sampling(temperature=0), max_tokens=8
            )
            *_, end = engine.generate(load, question, Cancellation())
        engine.close()
    assert isinstance(end, Generated)
    return {
        "model": header.name,
        "context": load.context_length,
        "kv": load.kv_type,
        "repack": load.repack,
        "prompt_tokens": end.prompt_tokens,
        "predicted_bytes": predicted.total,
        "measured_bytes": end.engine_peak_bytes,
        "largest_pss_seen_bytes": watch.largest,
        "error": predicted.total / end.engine_peak_bytes - 1,
        "parts": {
            name: getattr(predicted, name) for name in ("weights", "copies", "kv", "state", "compute", "process")
        },
    }


def filling(context: int) -> str:
    """A prompt that nearly fills a context of so many tokens."""
    return SENTENCE * max(1, int(FILLED * context / SENTENCE_TOKENS))


class Watch:
    """Looks at the proportional set size of an engine's process until the block ends."""

    def __init__(self, engine: Engine) -> None:
        self.largest = 0
        self._engine = engine
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(LOOK_EVERY_S):
            if pid := self._engine.pid:
                self.largest = max(self.largest, process_memory(pid))


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The worst errors, and how many rows are within the limits."""
    errors = [row["error"] for row in rows]
    within = [-MOST_UNDER <= error <= MOST_OVER for error in errors]
    return {"most_over": max(errors), "most_under": min(errors), "within": sum(within), "of": len(rows)}


def line(row: dict[str, Any]) -> str:
    """One row in words."""
    return (
        f"{row['context']:>5} {row['kv']:<4} {'repacked' if row['repack'] else 'mapped':<8} "
        f"predicted {row['predicted_bytes'] / 1e6:7.1f} MB, measured {row['measured_bytes'] / 1e6:7.1f} MB "
        f"({row['error']:+.1%}), seen {row['largest_pss_seen_bytes'] / 1e6:7.1f} MB"
    )


def markdown(report: dict[str, Any]) -> str:
    """The report as a table."""
    head = (
        "# Memory: predicted against measured\n\n"
        f"{report['within']} of {report['of']} combinations within +5 % and -2 %; "
        f"errors from {report['most_under']:+.1%} to {report['most_over']:+.1%}.\n\n"
        "| model | context | KV | weights | predicted MB | measured MB | error |\n|---|---|---|---|---|---|---|\n"
    )
    return head + "".join(_table_lines(report["rows"]))


def _table_lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield (
            f"| {row['model']} | {row['context']} | {row['kv']} | {'repacked' if row['repack'] else 'mapped'} "
            f"| {row['predicted_bytes'] / 1e6:.1f} | {row['measured_bytes'] / 1e6:.1f} | {row['error']:+.1%} |\n"
        )


def _found(folder: Path | None) -> list[Path]:
    return sorted(folder.glob("*.gguf")) if folder else []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=None, help="a folder of GGUF files, beside the starter model")
    parser.add_argument("--contexts", default="1024,4096,8192")
    parser.add_argument("--half", action="store_true", help="repacked with f16 and mapped with q8_0 only")
    parser.add_argument("--short", action="store_true", help="a prompt of one line: not everything is touched then")
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
