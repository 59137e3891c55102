"""A mixture of experts at half its experts' bytes: the expert cache against llama.cpp's mmap, under one memory limit.

    python -m bench.experts [--model DENSE] [--mixture FILE] [--experts 16] [--used 2] [--share 0.5] [--rounds 3]

The mixture is made of the starter model, or of another dense one (tests/moe_model.py): real language, SYNTHETIC
ROUTING. Each run is an engine process with its parent in a memory control group, starts with nothing of the file in the
page cache, and answers the same questions greedily. The limit is the same for all rows: what is no routed expert, a
share of the experts' bytes, and a fixed allowance for two processes, KV cache and buffers. Rows: mmap with the disk's
read-ahead at 128 KiB and at 8 MiB, then the cache with and without prefetch, and with eviction by the router's score or
by recency; "times mmap" is over the better of the two. Every row must write the same text, which is also that of a run
without limit. Needs root, for the control group and the read-ahead.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bench.control_group import Finished, drop_file_pages, memory_group, run_in
from bench.read_ahead import read_ahead
from core.engine.client import Engine
from core.engine.experts.shares import expert_layers, whole_bytes
from core.engine.protocol import ExpertCache, Generate, Generated, Load, PromptRead, Sampling, Text, Turn
from core.gguf import read_header
from core.process.cancellation import Cancellation
from models.starter import starter_model

QUESTIONS: Final = (
    "Name three colours and say what they remind you of.",
    "Write a short story about a robot who learns to paint.",
    "Explain how a bicycle stays upright.",
)
OVERHEAD: Final = 110_000_000
"""Of the limit, for everything that is no weight: two Python processes, KV cache, buffers; 85 MB were measured. More
would give mmap more than its share of the experts."""
CONTEXT: Final = 1024
PATIENCE_S: Final = 300


@dataclass(frozen=True)
class Row:
    """One way to run the mixture."""

    name: str
    read_ahead_kb: int | None = None
    cached: bool = True
    prefetch: bool = True
    eviction: str = "score"


ROWS: Final = (
    Row("mmap 128", 128, cached=False),
    Row("mmap 8192", 8192, cached=False),
    Row("cache"),
    Row("cache, no prefetch", prefetch=False),
    Row("cache, recency", eviction="recency"),
    Row("cache, recency, no prefetch", prefetch=False, eviction="recency"),
)


def main() -> None:
    """Measure, print a table, and write every run to a file if one is named."""
    options = _options()
    if options.serve:
        print(json.dumps(_answer(json.loads(options.serve), options.mixture, options.tokens)))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        mixture = options.mixture or _build(options, Path(folder) / "mixture.gguf")
        report = _measure(mixture, options)
    print(json.dumps(report["summary"], indent=1))
    if options.out:
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _measure(mixture: Path, options: argparse.Namespace) -> dict[str, Any]:
    header = read_header(mixture)
    layers = expert_layers(header)
    experts = sum(tensor.size for tensor in header.tensors if "_exps." in tensor.name)
    cache = int(experts * options.share)
    limit = header.weight_bytes - experts + cache + options.overhead
    print(
        f"SYNTHETIC ROUTING. {header.weight_bytes / 1e6:.0f} MB, experts {experts / 1e6:.0f} MB "
        f"({len(layers)} layers of {layers[0].experts}, {whole_bytes(layers) / 1e6:.0f} MB with alignment); "
        f"cache {cache / 1e6:.0f} MB, limit {limit / 1e6:.0f} MB"
    )
    free = _answer(asdict(Row("resident", cached=False)), mixture, options.tokens)
    runs = []
    for number in range(options.rounds):
        for row in (row for row in ROWS if row.name in options.rows):
            with memory_group(limit) as group, read_ahead(mixture, row.read_ahead_kb) as kilobytes:
                _forget(mixture)
                finished = run_in(group, _command(row, cache, mixture, options), _environment(), PATIENCE_S)
            runs.append({"read_ahead_kb": kilobytes, **_described(row, number, finished, free["texts"])})
            print(json.dumps({key: value for key, value in runs[-1].items() if key != "texts"}), flush=True)
    return {
        "label": "synthetic routing",
        "mixture": {"experts": options.experts, "used": options.used, "bytes": header.file_bytes},
        "limit_bytes": limit,
        "cache_bytes": cache,
        "resident_tokens_per_second": statistics.median(free["tokens_per_second"]),
        "runs": runs,
        "summary": _summary(runs),
    }


def _forget(path: Path) -> None:
    """Have nothing of a file in the page cache: what an ending process still maps would be charged to nobody.

    Raises:
        SystemExit: somebody keeps it there.
    """
    for _ in range(50):
        drop_file_pages(path)
        if not _cached(path):
            return
        time.sleep(0.2)
    raise SystemExit(f"{path} stays in the page cache, so the limit would measure nothing: end what uses it.")


def _cached(path: Path) -> bool:
    """Whether any of many places in a file would come from the page cache."""
    size = path.stat().st_size
    descriptor = os.open(path, os.O_RDONLY)
    buffer = bytearray(64)
    try:
        for place in range(64):
            try:
                if os.preadv(descriptor, [buffer], size // 64 * place, os.RWF_NOWAIT) > 0:
                    return True
            except BlockingIOError:
                continue
        return False
    finally:
        os.close(descriptor)


def _described(row: Row, number: int, finished: Finished, texts: list[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {"row": row.name, "round": number, "peak_bytes": finished.peak_bytes}
    if finished.status != 0:
        return {**facts, "failed": finished.status, "killed": finished.killed, "errors": finished.errors[-300:]}
    found = json.loads(finished.output.splitlines()[-1])
    return {**facts, **found, "same_text": found["texts"] == texts}


def _summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians a row over all rounds and questions, and decoding as a multiple of mmap's."""
    table: dict[str, Any] = {}
    for row in ROWS:
        every = [run for run in runs if run["row"] == row.name]
        mine = [run for run in every if "failed" not in run]
        if len(mine) < len(every):
            table[f"{row.name}: failed runs"] = len(every) - len(mine)
        if not mine:
            continue
        table[row.name] = {
            key: round(statistics.median(value for run in mine for value in run[key]), 3)
            for key in ("tokens_per_second", "hit_rate", "megabytes_a_token")
        }
        table[row.name]["first_token_s"] = round(statistics.median(run["first_token_s"][0] for run in mine), 3)
        table[row.name]["peak_megabytes"] = round(max(run["peak_bytes"] for run in mine) / 1e6)
        table[row.name]["same_text"] = all(run["same_text"] for run in mine)
    measured = {name: facts for name, facts in table.items() if isinstance(facts, dict)}
    best = max((facts["tokens_per_second"] for name, facts in measured.items() if name.startswith("mmap")), default=0.0)
    for facts in measured.values():
        facts["times_mmap"] = round(facts["tokens_per_second"] / best, 2) if best else None
    return table


def _answer(row: dict[str, Any], mixture: Path, tokens: int) -> dict[str, Any]:
    """Answer all questions in an engine process; what it says of itself."""
    cache = ExpertCache(row["bytes"], prefetch=row["prefetch"], eviction=row["eviction"]) if row["cached"] else None
    load = Load(str(mixture), context_length=CONTEXT, repack=False, experts=cache)
    found: dict[str, list[Any]] = {
        key: [] for key in ("texts", "tokens_per_second", "hit_rate", "megabytes_a_token", "first_token_s")
    }
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "engine.log")
        try:
            for question in QUESTIONS:
                request = Generate((Turn("user", question),), Sampling(temperature=0), max_tokens=tokens)
                text, prompt_s, generated = "", 0.0, None
                for event in engine.generate(load, request, Cancellation()):
                    if isinstance(event, Text):
                        text += event.text
                    elif isinstance(event, PromptRead):
                        prompt_s = event.seconds
                    elif isinstance(event, Generated):
                        generated = event
                assert generated is not None
                found["texts"].append(text)
                found["tokens_per_second"].append(generated.tokens_per_second)
                found["hit_rate"].append(generated.expert_hit_rate)
                found["megabytes_a_token"].append(generated.expert_bytes / 1e6 / max(1, generated.completion_tokens))
                found["first_token_s"].append(generated.time_to_first_token_s or prompt_s)
        finally:
            engine.close()
    return found


def _command(row: Row, cache: int, mixture: Path, options: argparse.Namespace) -> list[str]:
    wishes = json.dumps({**asdict(row), "bytes": cache})
    command = [sys.executable, "-m", "bench.experts", "--serve", wishes, "--mixture", str(mixture)]
    return [*command, "--tokens", str(options.tokens)]


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_WAIT_POLICY": "passive"}


def _build(options: argparse.Namespace, output: Path) -> Path:
    """The mixture, made in a process of its own: llama.cpp's memory is given back with it."""
    code = (
        "import sys; from pathlib import Path; from tests.moe_model import mixture_of; "
        "mixture_of(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))"
    )
    dense = str(options.model or starter_model())
    subprocess.run(
        [sys.executable, "-c", code, dense, str(output), str(options.experts), str(options.used)], check=True
    )
    return output


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="a dense model of architecture llama or qwen2; else the starter")
    parser.add_argument("--mixture", type=Path, help="use this mixture and make none")
    parser.add_argument("--experts", type=int, default=16)
    parser.add_argument("--used", type=int, default=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the experts' bytes that the cache may hold")
    parser.add_argument("--rows", nargs="+", default=[row.name for row in ROWS], choices=[row.name for row in ROWS])
    parser.add_argument("--overhead", type=int, default=OVERHEAD, help="bytes; large vocabularies need more")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=48)
    parser.add_argument("--folder", type=Path, help="where the mixture is put; on the disk to be measured")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
