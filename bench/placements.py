"""Greedy text of a model in every placement against the same model in memory: token for token the same, or where not.

    python -m bench.placements MODEL.gguf [MODEL.gguf ...] [--tokens 48] [--budgets-only] [--out FILE]

The reference is the model as it is loaded by default with plenty of memory. Placements: what the plan makes of budgets
between a third of the model and more than all of it, as `inglenook ask --ram` would; streamed with direct reads and
through the page cache, with little and with much that stays; half of the layers on a lender of this machine, with keys
and values there or here. The last three also with weights as they are in the file, against the model in memory like
that.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from core.device.cores import physical_cores
from core.engine.client import Engine
from core.engine.protocol import Generate, Load, Placement, Sampling, Stream, Text, Turn
from core.errors import ModelTooLarge
from core.gguf import Header, read_header
from core.plan.load import plan
from core.plan.tiers import Tiers
from core.process.cancellation import Cancellation
from core.settings import Settings
from tests.lending import Lender, lending

LONG: Final = " ".join(
    f"On day {day} the keeper of the lighthouse wrote down the wind, the ships and what he had for supper."
    for day in range(1, 25)
)
QUESTIONS: Final = (
    "Write a short story about a robot who learns to paint.",
    "Write a function that reverses the words of a sentence, with an example.",
    "What is the difference between weather and climate?",
    f"{LONG} Tell what he did on the fifth day.",
)
BUDGETS: Final = (0.35, 0.55, 0.75, 0.95, 1.15)
"""Of the file's bytes, that the engine may take besides what a process needs anyway."""
PROCESS: Final = 150_000_000
PLENTY: Final = 1 << 40


def main() -> None:
    """Compare and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--tokens", type=int, default=48)
    parser.add_argument("--budgets-only", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = []
    for model in options.models:
        for row in measure(model, options.tokens, options.budgets_only):
            print(row["model"], row["placement"], "the same" if row["same"] else row["differs"], flush=True)
            rows.append(row)
            if options.out:
                options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measure(model: Path, tokens: int, budgets_only: bool) -> Iterator[dict[str, Any]]:
    """A row for each placement of a model."""
    header = read_header(model)
    with tempfile.TemporaryDirectory() as folder, _lending(folder) as lender:
        base = _planned(header, PLENTY)
        expected = _texts(base, tokens, Path(folder))
        for name, load in [*_budgets(header), *([] if budgets_only else _placements(base, header, lender))]:
            yield _row(model, name, load, expected, _texts(load, tokens, Path(folder)))
        if budgets_only:
            return
        plain = msgspec.structs.replace(base, repack=False)
        expected = _texts(plain, tokens, Path(folder))
        for name, load in _placements(plain, header, lender):
            yield _row(model, f"{name}, as in the file", load, expected, _texts(load, tokens, Path(folder)))


def _lending(folder: str) -> contextlib.AbstractContextManager[Lender]:
    # Attention is divided among threads, and the last bits of its sums with it.
    return lending(Path(folder), memory=3 * 10**9, threads=physical_cores())


def _row(model: Path, name: str, load: Load, expected: list[str], said: list[str]) -> dict[str, Any]:
    differing = [place for place, (one, other) in enumerate(zip(expected, said, strict=True)) if one != other]
    return {
        "model": model.name,
        "placement": name,
        "batch": load.batch,
        "context": load.context_length,
        "kv_type": load.kv_type,
        "repack": load.repack,
        "resident_bytes": load.stream.resident_bytes if load.stream else None,
        "same": not differing,
        "differs": [[expected[place], said[place]] for place in differing],
    }


def _planned(header: Header, room: int) -> Load:
    return plan(header, header.path, Settings(), Tiers(room + PROCESS)).load


def _budgets(header: Header) -> Iterator[tuple[str, Load]]:
    for share in BUDGETS:
        try:
            made = plan(header, header.path, Settings(), Tiers(int(share * header.file_bytes) + PROCESS))
        except ModelTooLarge:
            continue
        yield f"a budget of {share:.0%} of the file: {made.step or 'nothing given up'}", made.load


def _placements(base: Load, header: Header, lender: Lender) -> Iterator[tuple[str, Load]]:
    weights = sum(tensor.size for tensor in header.tensors if tensor.name.startswith("blk."))
    layers = header.block_count
    change = msgspec.structs.replace
    for share in (0.1, 0.6):
        for direct in (True, False):
            how = "direct reads" if direct else "the page cache"
            stream = Stream(int(share * weights), direct=direct)
            yield f"{share:.0%} stay, the rest through {how}", change(base, stream=stream)
    half = Placement((lender.address,), (layers // 2,), required=True)
    lent = change(base, helpers=(lender.address,), placement=half)
    yield "half of the layers lent", lent
    yield (
        "half of the layers lent, keys and values here",
        change(lent, placement=change(half, kv_on_device=False)),
    )


def _texts(load: Load, tokens: int, folder: Path) -> list[str]:
    engine = Engine(folder / "engine.log")
    try:
        return [
            "".join(
                event.text
                for event in engine.generate(
                    load, Generate((Turn("user", question),), Sampling(temperature=0), tokens), Cancellation()
                )
                if isinstance(event, Text)
            )
            for question in QUESTIONS
        ]
    finally:
        engine.close()


if __name__ == "__main__":
    main()
