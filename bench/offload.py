"""Weights streamed from flash against llama.cpp's own paging, under a memory limit that is smaller than the model.

    python -m bench.offload --model FILE [--shares 0.35 0.55 0.75] [--rounds 3] [--tokens 24] [--out FILE]

Each run is a command in a memory control group that holds all its processes, starts with nothing of the file in the
page cache, and writes the same greedy answer. Times: `first_token_s` from the start of the command, `question_s` from
the question to a loaded model. Ours is loaded as a plan for the limit says, with more in memory where that keeps less
there than the limit less 200 MB, if its estimate has room for it. Other rows: llama.cpp's mmap without rearranged
copies with the disk's read-ahead at 128 KiB and at 8 MiB; llama.cpp as it comes. The disk's own direct rate over the
same file, with 1 to 4 readers into memory of large pages, is measured right before and right after each run of ours,
since a disk may give more or less from one minute to the next. The physical limit of decoding is the mean of the two
best rates over the bytes that do not stay in memory; each run is held against its own. The first run of ours makes the
copy of rearranged weights that the next ones read (`copy_made`). Needs root, for the control group and the read-ahead.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from bench.control_group import Finished, drop_file_pages, memory_group, run_in
from bench.offload_served import CONTEXT
from bench.read_ahead import read_ahead
from core.engine.flash.memory import Memory
from core.engine.flash.residency import can_stream, divide, layer_tensors
from core.engine.protocol import Load, Stream
from core.engine.repacking import never
from core.gguf import Header, read_header

OVERHEAD: Final = 200_000_000
"""Of the limit, for everything that is no resident weight: two Python processes, ring, KV cache, buffers."""
COMMAND: Final = 25_000_000
"""Of the limit, what the command's own process takes."""
PATIENCE_S: Final = 90
READ_AHEAD_KB: Final = (128, 8192)
BLOCK: Final = 2 << 20


def main() -> None:
    """Measure, print a table, and write every result to a file if one is named."""
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        # A file of our own: pages that another process has mapped would be charged to that one.
        model = Path(shutil.copy(options.model, folder))
        rows = [row for share in options.shares for row in one_limit(model, share, options)]
    report = {"model": options.model.name, "rows": rows, "summary": summary(rows)}
    for line in report["summary"]:
        print(line)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def one_limit(model: Path, share: float, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """All runs with a limit of `share` of the model's bytes."""
    header = read_header(model)
    limit = int(header.file_bytes * share)
    for number in range(options.rounds):
        default = ["as it comes"] if number == 0 and not options.skip_default else []
        for what in ("ours", *(f"mmap {size}" for size in READ_AHEAD_KB), *default):
            ahead = int(what.split()[1]) if what.startswith("mmap") else None
            with memory_group(limit) as group, read_ahead(model, ahead) as found:
                before = disk_rates(model) if what == "ours" else {}
                new = not (model.parent / "weights").exists()
                drop_file_pages(model)
                row = one_run(group, what.split()[0], model, limit, options)
                after = disk_rates(model) if what == "ours" else {}
            yield {
                "what": what,
                "share": share,
                "round": number,
                "limit_bytes": limit,
                "read_ahead_kb": found,
                **({"copy_made": new and not options.plain} if what == "ours" else {}),
                **row,
                **({"physical": _physical(header, before, after, row)} if what == "ours" else {}),
            }
            print(what, share, {key: value for key, value in row.items() if key != "text"}, flush=True)


def one_run(group: Path, what: str, model: Path, limit: int, options: argparse.Namespace) -> dict[str, Any]:
    """One command in the group: what it says about itself, and what the kernel says about it."""
    # Not as the main module: the engine's process would import that again, as it does in no other program of ours.
    command = [sys.executable, "-c", "from bench.offload_served import main; main()", what, str(model)]
    command += [str(options.tokens)]
    if what == "ours":
        command += [msgspec.json.encode(planned(model, limit, options)).decode()]
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive", "INGLENOOK_HOME": str(model.parent)}
    _take_and_give_back(limit)
    started = time.time()
    done: Finished = run_in(group, command, environment, PATIENCE_S)
    row: dict[str, Any] = {"peak_bytes": done.peak_bytes, "killed": done.killed, "seconds": done.seconds}
    if done.status == 0:
        said: dict[str, Any] = json.loads(done.output.strip().splitlines()[-1])
        return row | said | {"first_token_s": said["first_token_at"] - started}
    return row | {"status": done.status, "errors": done.errors[-300:]}


def _take_and_give_back(size: int) -> None:
    """Have the system use so many bytes once: a virtual machine's memory is slow the first time it is ever touched.

    In large pages, of which the system makes small ones too, but no large ones of small ones.
    """
    touch = f"from core.engine.flash.memory import HUGE, Memory\nview = Memory({size}).view\n"
    touch += f"for at in range(0, {size}, HUGE): view[at] = 1"
    subprocess.run([sys.executable, "-c", touch], check=True)


def disk_rates(model: Path) -> dict[int, float]:
    """`direct_rate` by the number of readers."""
    return {readers: direct_rate(model, readers) for readers in (1, 2, 3, 4)}


def direct_rate(model: Path, readers: int) -> float:
    """Bytes per second over the whole file past the page cache, a block at a time, into memory of large pages."""
    size = model.stat().st_size
    numbers = itertools.count()
    descriptor = os.open(model, os.O_RDONLY | os.O_DIRECT)

    def read() -> None:
        memory = Memory(BLOCK)
        while (number := next(numbers)) < size // BLOCK:
            os.preadv(descriptor, [memory.view], number * BLOCK)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.close(descriptor)
    return size / (time.perf_counter() - began)


def summary(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Medians of each limit, and what they are to each other."""
    lines = []
    for share in sorted({row["share"] for row in rows}):
        here = [row for row in rows if row["share"] == share]
        speeds = {what: _median(here, what, "tokens_per_second") for what in _names(here)}
        # Only once does a model's first load make its copy.
        later = [row for row in here if not row.get("copy_made")] or here
        firsts = {what: _median(later, what, "first_token_s") for what in _names(here)}
        questions = {what: _median(later, what, "question_s") for what in _names(here)}
        mapped = [what for what in speeds if what.startswith("mmap")]
        best, soonest = max(speeds[what] for what in mapped), min(firsts[what] for what in mapped)
        quickest = min(questions[what] for what in mapped)
        physical = [row["physical"] for row in here if "physical" in row]
        lines.append(
            {
                "share": share,
                "tokens_per_second": speeds,
                "first_token_s": firsts,
                "question_s": questions,
                "first_token_s_while_copy_is_made": _median(
                    [row for row in here if row.get("copy_made")], "ours", "first_token_s"
                ),
                "times_best_mmap": speeds["ours"] / best if best else None,
                "first_token_times_sooner": soonest / firsts["ours"] if firsts["ours"] else None,
                "question_times_faster": quickest / questions["ours"] if questions["ours"] else None,
                "of_physical_limit": statistics.median(item["reached"] for item in physical) if physical else None,
                "of_limit_with_what_is_streamed": (
                    statistics.median(item["reached_of_streamed"] for item in physical) if physical else None
                ),
                "peak_of_limit": max(row["peak_bytes"] / row["limit_bytes"] for row in here if row["what"] == "ours"),
                "same_text": len({row["text"] for row in here if row.get("text")}) == 1,
            }
        )
    return lines


def _names(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(row["what"] for row in rows))


def _median(rows: list[dict[str, Any]], what: str, key: str) -> float:
    values: list[float] = [row.get(key, 0.0) for row in rows if row["what"] == what]
    return statistics.median(values or [0.0])


def _physical(header: Header, before: dict[int, float], after: dict[int, float], row: dict[str, Any]) -> dict[str, Any]:
    rates = {"rates_before": before, "rates_after": after}
    rate = (max(before.values()) + max(after.values())) / 2
    if "tokens_per_second" not in row:
        return {**rates, "reached": 0.0, "reached_of_streamed": 0.0}
    outside = header.weight_bytes - row["resident_bytes"]
    return {
        **rates,
        "bytes_per_second": rate,
        "limit": rate / outside,
        "reached": row["tokens_per_second"] / (rate / outside),
        "reached_of_streamed": row["tokens_per_second"] / (rate / row["stream_bytes"]),
    }


def planned(model: Path, limit: int, options: argparse.Namespace) -> Load:
    """As a plan for the limit says, with at least the limit less `OVERHEAD` in memory where there is room for it."""
    from core.plan.estimate import estimate_load  # noqa: PLC0415 (the command that is measured needs none of it)
    from core.plan.load import Wishes, plan  # noqa: PLC0415
    from core.plan.tiers import Tiers  # noqa: PLC0415
    from core.settings import Settings  # noqa: PLC0415

    header = read_header(model)
    settings = Settings(memory_budget_gb=limit / 1e9, context_length=CONTEXT, offload="flash")
    tiers = Tiers(limit, COMMAND, disk_readers=options.readers)
    load = plan(header, model, settings, tiers, wishes=Wishes(repack=not options.plain)).load
    assert load.stream is not None
    # What lies around the layers stays too, but for a table that is only looked up.
    least = divide(header, Stream(0), header.block_count, never)
    around = header.weight_bytes - least.left_out_bytes
    share = max(load.stream.resident_bytes, limit - OVERHEAD - around + _small(header))
    more = replace(load, stream=replace(load.stream, resident_bytes=share))
    return more if estimate_load(header, more).main + COMMAND <= limit else load


def _small(header: Header) -> int:
    """Bytes of the layers' tensors that are never streamed; they count as resident already."""
    return sum(tensor.size for tensor in layer_tensors(header, header.block_count) if not can_stream(tensor))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument(
        "--shares", type=float, nargs="+", default=[0.35, 0.55, 0.75], help="limits, of the file's bytes"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=24)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--skip-default", action="store_true", help="no run of llama.cpp as it comes")
    parser.add_argument("--plain", action="store_true", help="weights as they are in the file")
    parser.add_argument(
        "--folder", type=Path, default=None, help="where the model is copied to: on the disk to measure"
    )
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
