"""Answers with drafts against the same answers without, in turns: how much faster, and whether they are the same.

    python -m bench.drafts MODEL.gguf [--draft-model FILE] [--questions edit|mixed] [--count N] [--from N]
                           [--memory MB] [--out FILE]

Each question is answered by one loaded model with drafts and without, greedily; the seconds of writing are compared,
and the texts. `--questions mixed` takes from the mix of `core.benchmark.tasks`, from number `--from` on, so that two
hundred of them can be asked in pieces: rows are added to what FILE holds already. With `--memory` the engine runs in a
memory control group of that size and streams what does not fit, as a plan says (needs root); the limit is the same with
and without drafts, so a draft model takes its memory from the large one's share.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.control_group import drop_file_pages, memory_group, run_in
from core.autotune.tuner import TEXT
from core.benchmark.tasks import editing, extracting, mixed
from core.engine.client import Engine
from core.engine.protocol import Calibrate, Generate, Generated, Load, Sampling, Stream, Text, Turn
from core.engine.speculate.economy import worth_making
from core.engine.speculate.pass_costs import SIZES, PassCost, PassCosts
from core.gguf import read_header
from core.plan.load import Wishes, plan
from core.plan.tiers import Tiers
from core.process.cancellation import Cancellation
from core.settings import Settings

LONGEST: Final = 16
"""Tokens of the longest pass that is measured while weights stream."""
COMMAND: Final = 45_000_000
"""Of the limit, what the bench's own process takes."""


def main() -> None:
    """Measure here, or in a control group, and print a summary."""
    options = _options()
    rows: list[dict[str, Any]] = _known(options.out)
    if options.memory and not options.inside:
        rows += _in_group(options)
    else:
        for row in measure(options):
            rows.append(row)
            if not options.inside:
                _write(options.out, rows, options)
    if options.inside:
        print(json.dumps(rows))
        return
    _write(options.out, rows, options)
    print({name: value for name, value in summarize(rows, options).items() if name != "rows"})


def _write(path: Path | None, rows: list[dict[str, Any]], options: argparse.Namespace) -> None:
    """Keep what there is: a run that is ended goes on from there."""
    if path is not None and any(row["tokens"] > 8 for row in rows):
        path.write_text(json.dumps(summarize(rows, options), indent=1) + "\n", encoding="utf-8")


def measure(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """One row for each question."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "log")
        load = _load(options)
        passes = _passes(engine, load, options)
        load = msgspec.structs.replace(
            load, passes=passes, draft_tokens=passes.most - 1, draft_model=options.draft_model
        )
        loaded = engine.load(load)
        print(f"{loaded.name}, {loaded.stream_bytes / 1e6:.0f} MB from disk a pass, {passes}", file=sys.stderr)
        for number in range(options.first, options.first + options.count):
            turns = _question(options.questions, number)
            # All go on from a prompt that is known: one that has just been read leaves other last bits behind.
            _ask(engine, load, turns, 1, draft=False)
            plain = _ask(engine, load, turns, options.tokens, draft=False)
            drafted = _ask(engine, load, turns, options.tokens, draft=True)
            again = _ask(engine, load, turns, options.tokens, draft=False) if options.thrice else plain
            seconds = statistics.mean([plain[1].decode_s, again[1].decode_s])
            row = {
                "model": loaded.name,
                "question": number,
                "tokens": plain[1].completion_tokens,
                "plain_s": seconds,
                "drafts_s": drafted[1].decode_s,
                "ratio": seconds / drafted[1].decode_s if drafted[1].decode_s else 1.0,
                "drafted": drafted[1].drafted_tokens,
                "accepted": drafted[1].accepted_tokens,
                "same": plain[0] == drafted[0],
                "plain_twice_the_same": plain[0] == again[0],
                "stream_bytes": [plain[1].stream_bytes, drafted[1].stream_bytes],
            }
            print(json.dumps(row), file=sys.stderr, flush=True)
            yield row
        engine.close()


def summarize(rows: list[dict[str, Any]], options: argparse.Namespace) -> dict[str, Any]:
    """The figures, and the rows."""
    told = [row for row in rows if row["tokens"] > 8]
    ratios = sorted(row["ratio"] for row in told)
    return {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "load_average": os.getloadavg(),
        "model": Path(options.model).name,
        "draft_model": Path(options.draft_model).name,
        "questions": options.questions,
        "memory_mb": options.memory,
        "median": statistics.median(ratios),
        "mean_of_seconds": sum(row["plain_s"] for row in told) / sum(row["drafts_s"] for row in told),
        "worst": ratios[0],
        "fifth_percentile": ratios[len(ratios) // 20],
        "same": sum(row["same"] for row in rows),
        "asked": len(rows),
        "rows": rows,
    }


def _question(kind: str, number: int) -> tuple[Turn, ...]:
    if kind == "mixed":
        return mixed(number)
    return editing(number // 2) if number % 2 == 0 else extracting(number // 2)


def _load(options: argparse.Namespace) -> Load:
    load = Load(options.model, context_length=options.context, batch=256, kv_type="q8_0", repack=not options.no_repack)
    header = read_header(Path(options.model))
    if options.resident_share:
        share = int(header.weight_bytes * options.resident_share)
        return msgspec.structs.replace(load, stream=Stream(share), threads=2)
    if not options.memory:
        return load
    # As `inglenook ask` would load it, with room for the scores of the longest drafts.
    settings = Settings(memory_budget_gb=options.memory / 1e3, context_length=options.context, offload="flash")
    passes = PassCosts(1.0, (PassCost(LONGEST, 1.0),))
    wishes = Wishes(
        "q8_0", not options.no_repack, 2, passes=passes, passes_streamed=True, draft_model=options.draft_model
    )
    tiers = Tiers(options.memory * 10**6, COMMAND, disk_readers=3)
    return plan(header, Path(options.model), settings, tiers, wishes=wishes).load


def _passes(engine: Engine, load: Load, options: argparse.Namespace) -> PassCosts:
    """What passes cost, measured once."""
    if options.passes:
        return msgspec.json.decode(options.passes.read_bytes(), type=PassCosts)
    longest = LONGEST if load.stream else max(SIZES)
    drafting = msgspec.structs.replace(load, draft_tokens=longest - 1)
    seen = engine.calibrate(drafting, Calibrate(TEXT, (32,), passes=True), Cancellation())
    return worth_making(seen.passes)


def _ask(engine: Engine, load: Load, turns: tuple[Turn, ...], most: int, *, draft: bool) -> tuple[str, Generated]:
    pieces, end = [], None
    for event in engine.generate(load, Generate(turns, Sampling(temperature=0), most, draft=draft), Cancellation()):
        if isinstance(event, Text):
            pieces.append(event.text)
        elif isinstance(event, Generated):
            end = event
    assert end is not None
    return "".join(pieces), end


def _in_group(options: argparse.Namespace) -> list[dict[str, Any]]:
    # Not as the main module, whose imports would be in the group too.
    command = [sys.executable, "-c", "from bench.drafts import main; main()", *sys.argv[1:], "--inside"]
    drop_file_pages(Path(options.model))
    with memory_group(options.memory * 10**6) as group:
        done = run_in(group, command, os.environ, 3600)
    sys.stderr.write(done.errors)
    if done.status:
        raise subprocess.CalledProcessError(done.status, command)
    rows: list[dict[str, Any]] = json.loads(done.output.strip().splitlines()[-1])
    return rows


def _known(path: Path | None) -> list[dict[str, Any]]:
    """Rows that an earlier piece has written."""
    if path is None or not path.exists():
        return []
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    return rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--draft-model", default="")
    parser.add_argument("--questions", choices=("edit", "mixed"), default="edit")
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=200)
    parser.add_argument("--context", type=int, default=1536)
    parser.add_argument("--resident-share", type=float, default=0.0, help="of the weights; the rest is streamed")
    parser.add_argument("--no-repack", action="store_true")
    parser.add_argument("--thrice", action="store_true", help="without drafts before and after")
    parser.add_argument("--passes", type=Path, default=None, help="a file with what passes cost, as measured before")
    parser.add_argument("--memory", type=int, default=0, help="of a control group, in MB")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
