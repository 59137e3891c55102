"""Measures what another sentence encoder makes of the cache: what it finds, what it gets wrong, how long it takes.

    python -m bench.cache_encoders --encoder FOLDER_OR_FILE [--encoder ...] [--rows PAIRS.jsonl ...] [--json]

Each is tried as `inglenook cache encoder use` does; then the rows, as `inglenook cache evaluate` takes them, are
decided with the encoder that comes with Inglenook and with each of them, in the same run.
"""

from __future__ import annotations

import argparse
import functools
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.encoder_choice import EncoderChoice
from cache.encoder import Encoder
from cache.encoder_file import NAME, encoder_file
from cache.encoders.calibration_pairs import calibration_pairs
from cache.encoders.choice import ChoiceFile
from cache.encoders.engines import engine_for
from cache.encoders.own import OwnEncoder
from cache.evaluate import evaluate, read_rows
from cache.semantic_cache import SemanticCache
from cache.verify.judge import adapter_file
from core.cache_messages import EncoderTried
from core.engine.client import Engine
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import Settings

QUESTIONS = 100
PATIENCE_S = 300.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser("bench.cache_encoders")
    parser.add_argument("--encoder", action="append", default=[])
    parser.add_argument("--rows", type=Path, action="append", default=[])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for what in ("", *arguments.encoder):
            measured = measure(Path(folder) / str(len(found)), what, arguments.rows)
            found[str(measured.pop("name"))] = measured
    print(json.dumps(found, indent=None if arguments.json else 2))


def measure(folder: Path, what: str, rows: Sequence[Path]) -> dict[str, object]:
    """The figures of one encoder; "" is the one that comes with Inglenook."""
    paths = Paths(folder / "data", folder / "config", folder / "state", folder / "run")
    own = OwnEncoder(ChoiceFile(paths.encoder), functools.partial(engine_for, paths.log))
    encoder = Encoder(Engine(paths.log), lambda: encoder_file(folder), adapter_file(), own=own)
    encoder.start()
    try:
        if not encoder.wait(PATIENCE_S):
            raise SystemExit(encoder.problem)
        measured: dict[str, object] = {"name": NAME}
        if what:
            measured = _tried(paths, what, encoder)
            own.load()
        measured["question_p50_s"] = _seconds(encoder)
        for file in rows:
            found = evaluate(read_rows(file), functools.partial(_fresh, folder, file.stem, encoder))
            measured[file.stem] = {name: value for name, value in found.items() if name != "categories"}
        return measured
    finally:
        encoder.stop()


def _tried(paths: Paths, what: str, encoder: Encoder) -> dict[str, object]:
    choice = EncoderChoice(paths, lambda: Settings(memory_budget_gb=64.0))
    began = time.perf_counter()
    *_, tried = choice.try_out(what, "", encoder, Cancellation())
    assert isinstance(tried, EncoderTried)
    choice.take()
    plain: dict[str, object] = msgspec.to_builtins(tried)
    plain.pop("type", None)
    return {**plain, "trial_s": time.perf_counter() - began}


def _seconds(encoder: Encoder) -> float:
    """The median time that a question takes."""
    times = []
    for pair in calibration_pairs()[:QUESTIONS]:
        began = time.perf_counter()
        encoder.encode([pair.one])
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _fresh(folder: Path, rows: str, encoder: Encoder, name: str) -> SemanticCache:
    return SemanticCache(folder / f"{rows}-{name}.db", encoder, limit_bytes=lambda: 2**40)


if __name__ == "__main__":
    main()
