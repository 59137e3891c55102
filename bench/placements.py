"""Greedy text of a model in every placement against the same model in memory: token for token the same, or where not.

    python -m bench.placements MODEL.gguf [MODEL.gguf ...] [--tokens 48] [--out FILE]

Placements: streamed from the file with direct reads and through the page cache, with little and with much that stays;
half of the layers on a lender of this machine, with keys and values there or here. Each is compared with the model in
memory as it is loaded by default, with rearranged weights, and then with weights as they are in the file.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from core.engine.client import Engine
from core.engine.protocol import Generate, Load, Placement, Sampling, Stream, Text, Turn
from core.gguf import read_header
from core.process.cancellation import Cancellation
from tests.lending import Lender, lending

QUESTIONS = (
    "Write a short story about a robot who learns to paint.",
    "Write a function that reverses the words of a sentence, with an example.",
    "What is the difference between weather and climate?",
)


def main() -> None:
    """Compare and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--tokens", type=int, default=48)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = []
    for model in options.models:
        for row in measure(model, options.tokens):
            print(row["model"], row["placement"], "the same" if row["same"] else row["differs"], flush=True)
            rows.append(row)
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measure(model: Path, tokens: int) -> Iterator[dict[str, Any]]:
    """A row for each placement of a model."""
    with tempfile.TemporaryDirectory() as folder, lending(Path(folder), memory=3 * 10**9) as lender:
        for rearranged in (True, False):
            base = Load(str(model), context_length=1024, repack=rearranged, gpu_layers=0)
            expected = _texts(base, tokens, Path(folder))
            for name, load in _placements(base, model, lender):
                said = _texts(load, tokens, Path(folder))
                differing = [
                    place for place, (one, other) in enumerate(zip(expected, said, strict=True)) if one != other
                ]
                yield {
                    "model": model.name,
                    "placement": f"{name}{', rearranged' if rearranged else ''}",
                    "same": not differing,
                    "differs": [[expected[place], said[place]] for place in differing],
                }


def _placements(base: Load, model: Path, lender: Lender) -> Iterator[tuple[str, Load]]:
    header = read_header(model)
    weights = sum(tensor.size for tensor in header.tensors if tensor.name.startswith("blk."))
    layers = len({tensor.name.split(".")[1] for tensor in header.tensors if tensor.name.startswith("blk.")})
    change = msgspec.structs.replace
    for share in (0.1, 0.6):
        for direct in (True, False):
            how = "direct reads" if direct else "the page cache"
            stream = Stream(int(share * weights), direct=direct)
            yield f"{share:.0%} stay, the rest through {how}", change(base, stream=stream)
    if base.repack:
        # A lender computes with the weights as they are in the file.
        return
    half = Placement((lender.address,), (layers // 2,), required=True)
    lent = change(base, helpers=(lender.address,), placement=half)
    yield "half of the layers lent", lent
    yield (
        "half of the layers lent, keys and values here",
        change(lent, placement=msgspec.structs.replace(half, kv_on_device=False)),
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
