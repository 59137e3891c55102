"""What `bench.cache` measures."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.evaluate import evaluate, read_rows
from cache.semantic_cache import SemanticCache
from cache.training.judge_pairs import blocks
from cache.verify import same_meaning_possible
from cache.verify.judge import adapter_file
from cache.verify.pair import Verifier
from core.engine.client import Engine

LOOK_UPS = 200
SCOPE = "bench"
WORDS = """
bread river engine planet violin garden bridge market forest winter letter castle doctor island mirror pepper rocket
sailor temple window anchor basket candle desert falcon glacier harbor insect jungle kettle lantern marble needle
"""


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser("bench.cache")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rows", type=Path, action="append", default=[])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.rows:
            print(json.dumps(measure_decisions(Path(folder), arguments.rows), indent=None if arguments.json else 2))
            return
        measured = measure(Path(folder), arguments.entries)
    if arguments.json:
        print(json.dumps(measured))
    else:
        for name, value in measured.items():
            print(f"{name:32} {value:12,.4f}" if isinstance(value, float) else f"{name:32} {value:12,}")


class PlainCosine(Verifier):
    """What most caches do: alike vectors share an answer."""

    def judge(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        return max(cosine, 0.0)

    def judge_follow_up(self, asked: str, kept: str, cosine: float, threshold: float = 0.0) -> float:
        return max(cosine, 0.0)


def measure_decisions(folder: Path, files: Sequence[Path]) -> dict[str, object]:
    """The figures of each file, decided by the cache as it is and by plain cosine."""
    encoder = Encoder(Engine(folder / "engine.log"), lambda: encoder_file(folder), adapter_file())
    encoder.start()
    found: dict[str, object] = {}
    try:
        if not encoder.wait(120):
            raise SystemExit(encoder.problem)
        for file in files:
            rows = read_rows(file)
            for name, verifier, threshold in (("inglenook", None, 0.0), ("cosine", PlainCosine(), 0.8)):

                def fresh(
                    _: str, verifier: Verifier | None = verifier, place: str = f"{file.stem}-{name}"
                ) -> SemanticCache:
                    return SemanticCache(folder / f"{place}.db", encoder, verifier, limit_bytes=lambda: 2**40)

                found[f"{file.stem}, {name}"] = evaluate(rows, fresh, threshold)
    finally:
        encoder.stop()
    return found


def measure(folder: Path, entries: int) -> dict[str, float | int]:
    """All numbers, by name."""
    measured: dict[str, float | int] = {"entries": entries}
    began = time.perf_counter()
    file = encoder_file(folder)
    measured["encoder_file_made_s"] = time.perf_counter() - began
    measured["encoder_file_bytes"] = file.stat().st_size
    engine = Engine(folder / "engine.log")
    encoder = Encoder(engine, lambda: encoder_file(folder), adapter_file())
    try:
        began = time.perf_counter()
        encoder.start()
        measured["encoder_start_call_s"] = time.perf_counter() - began
        if not encoder.wait(120):
            raise SystemExit(encoder.problem)
        measured["encoder_ready_s"] = time.perf_counter() - began
        questions = made_up(entries + LOOK_UPS)
        measured |= timed("encode_long", lambda text: encoder.encode([text]), questions[:LOOK_UPS])
        before = processor_seconds(engine)
        measured |= timed("encode_one", lambda text: encoder.encode([text]), asked()[:LOOK_UPS])
        measured["encode_one_processor_s"] = (processor_seconds(engine) - before) / LOOK_UPS
        measured |= measure_look_ups(folder, encoder, questions)
        measured |= measure_other_words(folder, encoder)
        measured |= timed("judge", judge_against(questions), questions[:LOOK_UPS])
        memory = engine.memory()
        measured["encoder_process_bytes"] = memory.now if memory is not None else 0
    finally:
        encoder.stop()
    return measured


def measure_look_ups(folder: Path, encoder: Encoder, questions: Sequence[str]) -> dict[str, float | int]:
    """Exact hits, hits by meaning, and misses, with all but the last `LOOK_UPS` questions stored."""
    stored, unknown = questions[:-LOOK_UPS], questions[-LOOK_UPS:]
    cache = SemanticCache(folder / "cache.db", encoder)
    began = time.perf_counter()
    for question in stored:
        cache.store(question, f"{question} " * 20, SCOPE, [], "model")
    measured: dict[str, float | int] = {"store_each_s": (time.perf_counter() - began) / len(stored)}
    began = time.perf_counter()
    cache.fill_vectors()
    measured["fill_rest_s"] = time.perf_counter() - began
    cache.close()

    cache = SemanticCache(folder / "cache.db", encoder)
    cache.fill_vectors()
    hits = 0

    def look_up(question: str) -> None:
        nonlocal hits
        hits += cache.look_up(question, SCOPE, []) is not None

    some = random.Random(1).sample(stored, min(LOOK_UPS, len(stored)))
    began = time.perf_counter()
    look_up(some[0].replace("How do I", "How can I"))
    measured["first_by_meaning_s"] = time.perf_counter() - began
    for name, asked in (
        ("exact_hit", some),
        ("hit_by_meaning", [question.replace("How do I", "How can I") for question in some]),
        ("miss", list(unknown)),
    ):
        hits = 0
        measured |= timed(name, look_up, asked)
        measured[f"{name}_share"] = hits / len(asked)
    cache.close()
    return measured


def measure_other_words(folder: Path, encoder: Encoder) -> dict[str, float | int]:
    """Hits that needed the judge: the first wording of each question is kept, the second asked."""
    cache = SemanticCache(folder / "wordings.db", encoder)
    lines = [line for block in blocks() for line in block if len(line) > 1 and "{" not in line[0] + line[1]]
    for line in lines:
        cache.store(line[0], f"{line[0]} " * 20, SCOPE, [], "model")
    cache.fill_vectors()
    seconds = []
    for line in random.Random(2).sample(lines, len(lines)):
        began = time.perf_counter()
        hit = cache.look_up(line[1], SCOPE, [])
        passed = time.perf_counter() - began
        if hit is not None and not same_meaning_possible(line[1], hit.question):
            seconds.append(passed)
    cache.close()
    return {"hit_in_other_words_share": len(seconds) / len(lines)} | summary("hit_in_other_words", seconds)


def judge_against(questions: Sequence[str]) -> Callable[[str], object]:
    """Judges a question against one that has never been judged: no part is remembered."""
    verifier, others = Verifier(), iter(questions[LOOK_UPS:])
    return lambda text: verifier.judge(text, next(others), 0.9)


def timed(name: str, work: Callable[[str], object], texts: Sequence[str]) -> dict[str, float | int]:
    """Median and 95th percentile of `work` over `texts`."""
    seconds = []
    for text in texts:
        began = time.perf_counter()
        work(text)
        seconds.append(time.perf_counter() - began)
    return summary(name, seconds)


def summary(name: str, seconds: Sequence[float]) -> dict[str, float | int]:
    """Median and 95th percentile."""
    ranked = sorted(seconds)
    return {f"{name}_median_s": statistics.median(ranked), f"{name}_p95_s": ranked[int(len(ranked) * 0.95)]}


def processor_seconds(engine: Engine) -> float:
    """What the encoder's process has computed, which other programs change less than the clock."""
    times = psutil.Process(engine.pid).cpu_times()
    return times.user + times.system


def asked() -> list[str]:
    """Questions as people ask them, in an order of their own; 11 word pieces on average."""
    every = [way for block in blocks() for line in block for way in line if "{" not in way]
    return random.Random(0).sample(every, len(every))


def made_up(count: int) -> list[str]:
    """Different questions, rather long ones, of 20 word pieces."""
    draw = random.Random(0)
    found: dict[str, None] = {}
    while len(found) < count:
        a, b, c, d = draw.sample(WORDS.split(), 4)
        found[f"How do I find a {a} near the {b} with a {c} and a {d}?"] = None
    return list(found)
