"""Shrinks models to given sizes: the size that comes out, and the divergence beside that of the best uniform type.

    python -m bench.shrink                          the starter model at 90 and 80 MB
    python -m bench.shrink FILE.gguf:200 ...        other models and sizes, in MB

Results go to bench/results/shrink.json and shrink.md; rows of earlier runs stay until they are measured again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import msgspec

from core.process.cancellation import Cancellation
from models.shrink import ShrinkProgress, ShrinkRequest, Shrunk, shrink
from models.starter import starter_model

RESULTS = Path(__file__).parent / "results" / "shrink.json"


def main(arguments: list[str]) -> None:
    for argument in arguments or ["starter:90", "starter:80"]:
        name, megabytes = argument.rsplit(":", 1)
        source = starter_model() if name == "starter" else Path(name)
        with tempfile.TemporaryDirectory() as folder:
            request = ShrinkRequest(source, int(float(megabytes) * 1e6), Path(folder) / "small.gguf")
            for event in shrink(request, Cancellation(), Path(folder) / "log"):
                if isinstance(event, ShrinkProgress):
                    print(f"{source.stem}: {event.doing} ({event.done} of {event.total})", file=sys.stderr)
                elif isinstance(event, Shrunk):
                    _record(source.stem, event)


def _record(model: str, result: Shrunk) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    rows = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    facts = {"model": model, **msgspec.to_builtins(result)}
    del facts["path"]
    # What was measured without standard errors says too little beside the rest.
    rows = [row for row in rows if "gain" in row]
    rows = [row for row in rows if (row["model"], row["requested_bytes"]) != (model, result.requested_bytes)]
    rows.append(facts)
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    RESULTS.with_suffix(".md").write_text(_table(rows))


def _table(rows: list[dict[str, object]]) -> str:
    lines = [
        "# Shrinking to a number of bytes",
        "",
        "Divergence (Kullback-Leibler, nats a token) from the file that was shrunk, on text that no choice has seen, "
        "with standard errors over chunks of 64 tokens; the gain is measured position by position. The uniform type "
        "is the best of those that fit, with nothing made larger than it was.",
        "",
        "| model | asked MB | got MB | mixture | best uniform that fits | its MB | its divergence | gain | kept | s |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in map(_typed, rows):
        theirs = gain = ""
        if row.uniform_divergence is not None:
            theirs = _measured(row.uniform_divergence, row.uniform_standard_error)
            gain = _measured(row.gain, row.gain_standard_error)
        lines.append(
            f"| {row.model} | {row.requested_bytes / 1e6:.2f} | {row.file_bytes / 1e6:.2f} "
            f"| {_measured(row.mixed_divergence, row.mixed_standard_error)} | {row.uniform_name} "
            f"| {row.uniform_bytes / 1e6:.2f} | {theirs} | {gain} | {row.kept} | {row.seconds:.0f} |"
        )
    return "\n".join(lines) + "\n"


def _measured(value: float, standard_error: float) -> str:
    return f"{value:.4f} ± {standard_error:.4f}"


class _Row(msgspec.Struct):
    model: str
    requested_bytes: int
    file_bytes: int
    mixed_divergence: float
    mixed_standard_error: float
    uniform_name: str
    uniform_bytes: int
    uniform_divergence: float | None
    uniform_standard_error: float
    gain: float
    gain_standard_error: float
    kept: str
    seconds: float


def _typed(row: dict[str, object]) -> _Row:
    return msgspec.convert(row, _Row)


if __name__ == "__main__":
    main(sys.argv[1:])
