"""Measures how the response cache keeps: finding among many, exact hits from request to first byte, size, kills.

    python -m bench.cache_store [--entries 100000] [--kills 1000] [--json]

Vectors are made up, so nothing is encoded. A look-up is compared, in the same run, with one in faiss's flat index of
four-byte numbers. The kill test ends a writing process with SIGKILL again and again and counts answers that it had
reported as stored and that are gone, and rows and vectors that disagree.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import faiss
import numpy as np

from app.assembly import assemble
from cache.compression import VECTOR_BYTES, Codes, compress, pack
from cache.encoder import DIMENSIONS, Encoder, Matrix
from cache.neighbours import Neighbours
from cache.schema import ALONE, NO_TURNS
from cache.store import Store
from core.messages import Ask, Token
from core.paths import Paths
from core.process.cancellation import Cancellation
from tests.fakes import FakeEngine

LOOK_UPS: Final = 300
SCOPE: Final = "bench"
VERSION: Final = "made-up"


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    measured: dict[str, float | int] = {}
    with tempfile.TemporaryDirectory() as folder:
        measured |= measure_look_ups(Path(folder), arguments.entries)
        measured |= measure_exact_hits(Path(folder))
        measured |= measure_kills(Path(folder), arguments.kills)
    if arguments.json:
        print(json.dumps(measured))
    else:
        for name, value in measured.items():
            print(f"{name:36} {value:14,.4f}" if isinstance(value, float) else f"{name:36} {value:14,}")


class MadeUpEncoder(Encoder):
    """Gives each text a vector of its own at once, drawn from a number that the text ends with."""

    def __init__(self) -> None:
        super().__init__(FakeEngine(), lambda: Path("unused.gguf"))

    @property
    def ready(self) -> bool:
        return True

    @property
    def version(self) -> str:
        return VERSION

    def encode(self, texts: Any) -> Matrix:
        return np.stack([made_up_vector(int("".join(filter(str.isdigit, text)) or 0)) for text in texts])


def made_up_vector(number: int) -> Matrix:
    vector = np.random.default_rng(number).normal(size=DIMENSIONS).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def measure_look_ups(folder: Path, entries: int) -> dict[str, float | int]:
    """The nearest among many, through the database, the index and the rows, without encoding and verification."""
    store = Store(folder / "many.db", lambda: 2**40)
    codes = fill(store, entries)
    encoder = MadeUpEncoder()
    neighbours = Neighbours(store, encoder)
    began = time.perf_counter()
    neighbours.fill()
    neighbours.near("warm up 0", SCOPE)
    neighbours.fill()
    measured: dict[str, float | int] = {"entries": entries, "index_made_s": time.perf_counter() - began}

    asked = [f"asked {number}" for number in range(entries + 1, entries + 1 + LOOK_UPS)]
    for question in asked:
        neighbours.code(question)
    flat: Any = faiss.IndexFlatIP(DIMENSIONS)
    flat.add(codes.astype(np.float32))
    faiss.omp_set_num_threads(1)
    found = 0

    def ours(question: str) -> None:
        nonlocal found
        found += bool(neighbours.near(question, SCOPE))

    # In turns: what else the machine does then weighs on both.
    seconds: dict[str, list[tuple[float, float]]] = {"look_up": [], "flat_float32_reference": []}
    for question in asked:
        row = neighbours.code(question).astype(np.float32).reshape(1, -1)
        seconds["look_up"].append(spent(ours, question))
        seconds["flat_float32_reference"].append(spent(lambda row=row: flat.search(row, 8)))
    for name, taken in seconds.items():
        measured |= percentiles(name, taken)
    measured["look_up_to_reference"] = measured["look_up_p50_s"] / measured["flat_float32_reference_p50_s"]
    assert found == LOOK_UPS
    measured["vector_bytes_an_entry"] = VECTOR_BYTES
    measured["recall_of_the_nearest"] = recall(neighbours, codes, asked)
    neighbours.close()
    store.close()
    measured["file_bytes_an_entry"] = (folder / "many.db").stat().st_size / entries
    return measured


def recall(neighbours: Neighbours, codes: Codes, asked: list[str]) -> float:
    """How often the nearest found is the nearest of a plain comparison; exact apart from ties."""
    rows, right = codes.astype(np.float32), 0
    for question in asked:
        products = rows @ neighbours.code(question).astype(np.float32)
        best = neighbours.near(question, SCOPE)
        right += any(int(near.entry.question.split()[1]) == int(np.argmax(products)) for near in best)
    return right / len(asked)


def fill(store: Store, entries: int) -> Codes:
    """So many answers with vectors, written in few transactions: how quickly is not what is measured."""
    draw = np.random.default_rng(1)
    codes = np.concatenate(
        [compress(_unit(draw.normal(size=(10_000, DIMENSIONS)))) for _ in range(0, entries, 10_000)]
    )[:entries]
    packed = pack(codes)
    columns = (
        "scope, context, normalized_digest, answer_digest, depth, standalone, created, used, bytes, encoder, model"
    )
    with store.opened.writing() as db:
        for number in range(entries):
            db.execute(
                f"INSERT INTO entries ({columns}, question, answer) "
                "VALUES (?, ?, ?, ?, 0, ?, 1.0, 1.0, 900, ?, 'm', ?, ?)",
                [SCOPE, NO_TURNS, str(number), "a", ALONE, VERSION, f"question {number} about it?", "An answer. " * 20],
            )
            db.execute("INSERT INTO vectors (entry, vector) VALUES (last_insert_rowid(), ?)", [packed[number]])
    return codes


def _unit(rows: Any) -> Matrix:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def measure_exact_hits(folder: Path) -> dict[str, float | int]:
    """From the request to the first piece of the answer, through the assistant with its history, encoder not loaded."""
    home = Paths(folder / "data", folder / "config", folder / "state", folder / "run")
    house = assemble(home)
    assert house.cache is not None
    questions = [f"What is the use of tool number {number}?" for number in range(1000)]
    list(house.assistant.ask(Ask("What is the capital of France?"), Cancellation()))
    with Store(home.cache).opened.reading() as db:
        scope = db.execute("SELECT scope FROM entries").fetchone()[0]
    for question in questions:
        house.cache.store(question, "It is of use for many things. " * 20, scope, [], "model")
    seconds = []
    for question in random.Random(0).sample(questions, LOOK_UPS):
        events = house.assistant.ask(Ask(question), Cancellation())

        def first_byte(events: Iterator[object] = events) -> None:
            assert next(event for event in events if isinstance(event, Token)).text

        seconds.append(spent(first_byte))
        list(events)
    house.close()
    return percentiles("exact_hit_to_first_byte", seconds)


def measure_kills(folder: Path, kills: int) -> dict[str, float | int]:
    """SIGKILL at random moments of writing; every answer reported as stored must be there, with rows that agree."""
    path = folder / "killed.db"
    draw, acknowledged = random.Random(0), set[str]()
    began = time.perf_counter()
    for attempt in range(kills):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.cache_writer", str(path), str(attempt)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(draw.uniform(0, 0.05))
        os.kill(child.pid, signal.SIGKILL)
        lines += child.stdout.readlines()
        child.wait()
        child.stdout.close()
        acknowledged |= {line.split()[0] for line in lines if line.endswith("\n")}
    store = Store(path, lambda: 2**40)
    with store.opened.reading() as db:
        kept = {row[0] for row in db.execute("SELECT question FROM entries")}
        disagreeing = db.execute(
            "SELECT count(*) FROM entries WHERE (encoder != '') != (id IN (SELECT entry FROM vectors))"
        ).fetchone()[0]
        orphans = db.execute("SELECT count(*) FROM vectors WHERE entry NOT IN (SELECT id FROM entries)").fetchone()[0]
        whole = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    warned = bool(store.warning)
    store.close()
    return {
        "kills": kills,
        "answers_stored": len(acknowledged),
        "answers_lost": len(acknowledged - kept),
        "rows_out_of_step": disagreeing + orphans,
        "file_damaged": int(not whole or warned),
        "kill_test_s": time.perf_counter() - began,
    }


def spent(work: Callable[..., object], *arguments: object) -> tuple[float, float]:
    """Seconds of the clock, and of the processor: the latter without what else the machine did meanwhile."""
    began, began_processor = time.perf_counter(), time.thread_time()
    work(*arguments)
    return time.perf_counter() - began, time.thread_time() - began_processor


def percentiles(name: str, seconds: list[tuple[float, float]]) -> dict[str, float | int]:
    found: dict[str, float | int] = {}
    for place, kind in enumerate(("", "_processor")):
        ordered = sorted(pair[place] for pair in seconds)
        found |= {
            f"{name}{kind}_p50_s": statistics.median(ordered),
            f"{name}{kind}_p95_s": ordered[int(len(ordered) * 0.95)],
        }
    return found


if __name__ == "__main__":
    main()
