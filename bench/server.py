"""What the server for other programs costs over the engine, for one client and for several at once.

    python -m bench.server [--model FILE] [--tokens N] [--clients N] [--repeats N] [--out FILE]

The same engine process answers both: threads of this process that call it directly, and clients that stream over HTTP
from the server in front of it. They take turns in short rounds, so that whatever else the machine does meets both
alike. For one client the figure is the time a token takes more, and the processor time of this process that it takes
more, client and all, which other work on the machine does not change; for several it is the ratio of tokens a second.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import platform
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.assembly import Household, assemble
from app.server.access import Access
from app.server.listener import Listener
from app.server.opening import open_server
from core.engine.protocol import Generate, Generated, Sampling, Text, Turn
from core.paths import HOME_VARIABLE, find_paths
from core.process.cancellation import Cancellation

TOKEN = "a-token-for-this-bench"
MOST_OVERHEAD_MS = 1.0
LEAST_RATIO = 0.9


def main() -> None:
    """Measure, print a summary, and write every single result to a file if one is named."""
    options = _options()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        overrides = {"model_path": str(options.model.absolute())} if options.model else {}
        house = assemble(find_paths(), overrides=overrides, with_cache=False, with_encoder=True, keep_history=False)
        listener = open_server(house, Access(TOKEN), "127.0.0.1", 0, contextlib.nullcontext)
        try:
            rows = measure(house, listener, options)
        finally:
            listener.close()
            house.close()
    report = summarize(rows, options)
    if options.out:
        options.out.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def measure(house: Household, listener: Listener, options: argparse.Namespace) -> list[dict[str, Any]]:
    """One row for each round of one side."""
    ways: dict[str, Callable[[str, int], int]] = {
        "engine": lambda question, tokens: ask_engine(house, question, tokens),
        "server": lambda question, tokens: ask_server(listener, question, tokens),
    }
    for way in ways.values():
        together(way, 1, 8, "warm up")
    rows: list[dict[str, Any]] = []
    for repeat in range(options.repeats):
        for clients in (1, options.clients):
            order = list(ways.items()) if repeat % 2 else list(ways.items())[::-1]
            for name, way in order:
                before = time.process_time()
                tokens, seconds = together(way, clients, options.tokens, f"{repeat}")
                row = {"what": name, "clients": clients, "tokens": tokens, "seconds": seconds}
                rows.append({**row, "processor_seconds": time.process_time() - before})
    return rows


def together(way: Callable[[str, int], int], clients: int, tokens: int, mark: str) -> tuple[int, float]:
    """Tokens that so many clients got together, and the seconds until the last of them had all of its own."""
    got: list[int] = []
    threads = [
        threading.Thread(target=lambda n=number: got.append(way(f"Tell a story, number {n} of {mark}.", tokens)))
        for number in range(clients)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(got), time.perf_counter() - started


def ask_engine(house: Household, question: str, tokens: int) -> int:
    """One answer straight from the engine; gives its tokens."""
    request = Generate((Turn("user", question),), Sampling(temperature=0), max_tokens=tokens)
    written = 0
    for event in house.engine.generate(house.model_memory.request(), request, Cancellation()):
        if isinstance(event, Text):
            written += event.tokens
        elif isinstance(event, Generated):
            written = event.completion_tokens
    return written


def ask_server(listener: Listener, question: str, tokens: int) -> int:
    """One answer streamed over HTTP; gives its tokens, as the last chunk tells them."""
    body = {
        "messages": [{"role": "user", "content": question}],
        "temperature": 0,
        "max_tokens": tokens,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    usage: dict[str, int] = {}
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    # The lightest client there is: what it costs counts as the server's.
    connection = http.client.HTTPConnection("127.0.0.1", listener.port, timeout=600)
    with contextlib.closing(connection):
        connection.request("POST", "/v1/chat/completions", json.dumps(body), headers)
        for line in connection.getresponse():
            if b'"usage":{' in line:
                usage = json.loads(line[6:])["usage"]
    return usage["completion_tokens"]


def summarize(rows: list[dict[str, Any]], options: argparse.Namespace) -> dict[str, Any]:
    """Medians of both sides, printed and given back with the machine and the raw results."""

    def values(what: str, clients: int, value: Callable[[dict[str, Any]], float]) -> list[float]:
        return [value(row) for row in rows if row["what"] == what and row["clients"] == clients]

    def a_token(row: dict[str, Any]) -> float:
        return float(row["seconds"] / row["tokens"] * 1000)

    alone = {what: values(what, 1, a_token) for what in ("engine", "server")}
    speed = {what: values(what, options.clients, lambda row: row["tokens"] / row["seconds"]) for what in alone}
    pairs = [ours / theirs for ours, theirs in zip(speed["server"], speed["engine"], strict=True)]
    work = {what: values(what, 1, lambda row: row["processor_seconds"] / row["tokens"] * 1000) for what in alone}
    work_more = [ours - theirs for ours, theirs in zip(work["server"], work["engine"], strict=True)]
    more = [ours - theirs for ours, theirs in zip(alone["server"], alone["engine"], strict=True)]
    report = {
        "machine": {"processor": platform.processor() or platform.machine(), "cores": os.cpu_count()},
        "model": options.model.name if options.model else "starter",
        "tokens": options.tokens,
        "clients": options.clients,
        "ms_a_token_alone": {what: statistics.median(found) for what, found in alone.items()},
        "overhead_ms_a_token": statistics.median(more),
        "processor_overhead_ms_a_token": statistics.median(work_more),
        "tokens_per_second_together": {what: statistics.median(found) for what, found in speed.items()},
        "ratio_together": statistics.median(pairs),
        "load_average": os.getloadavg(),
        "rows": rows,
    }
    print(
        f"one client: {report['overhead_ms_a_token']:+.3f} ms a token (at most {MOST_OVERHEAD_MS}), "
        f"{report['processor_overhead_ms_a_token']:+.3f} ms of processor time; "
        f"{options.clients} clients: {report['ratio_together']:.3f} of the engine's tokens/s (at least {LEAST_RATIO})"
    )
    return report


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=None, help="a GGUF file; the starter model if left out")
    parser.add_argument("--tokens", type=int, default=96)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--out", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
