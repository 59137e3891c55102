"""Measures how often a near miss is answered from memory, and how often another wording is found.

    python -m bench.cache_near_misses [--blocks 400] [--seen] [--show] [--json]

The questions were written for Inglenook (bench/cache_questions, 16,300 of them in three to six wordings): a block is
about one thing, its lines want different answers, the wordings of a line want the same one. For each line the wording
of another line that shares most letters with it is the near miss. Of every second block only a few hits of a first draw
were read while rules were written; `--seen` takes the others. Nothing was trained with either.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cache.compression import Codes, compress, cosines
from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.verify.judge import Judge, adapter_file
from cache.verify.pair import OFFERED, Verifier
from core.engine.client import Engine

QUESTIONS = Path(__file__).parent / "cache_questions"
COSINES = (0.8, 0.9)
"""At which plain cosine is counted beside ours."""
Block = list[list[str]]


class Pair(NamedTuple):
    """Two questions, and whether they want the same answer."""

    asked: str
    kept: str
    same: bool


class Judged(NamedTuple):
    """A pair, its cosine and how surely one answer serves both."""

    pair: Pair
    cosine: float
    certainty: float


def main() -> None:
    """Judge pairs, and print the shares."""
    parser = argparse.ArgumentParser("bench.cache_near_misses")
    parser.add_argument("--blocks", type=int, default=400, help="how many are drawn")
    parser.add_argument("--seen", action="store_true", help="the half that rules were written with")
    parser.add_argument("--show", action="store_true", help="print the near misses that are answered")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    drawn = random.Random(0).sample(list(blocks(seen=arguments.seen)), arguments.blocks)
    with tempfile.TemporaryDirectory() as folder:
        judged, threshold = judge(Path(folder), list(pairs(drawn)))
    figures = shares(judged, threshold)
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:42} {value:10.4f}")
    if arguments.show:
        for found in judged:
            if not found.pair.same and found.certainty >= threshold:
                print(f"{found.certainty:.2f} | {found.pair.asked} | {found.pair.kept}")


def blocks(*, seen: bool) -> Iterator[Block]:
    """Every second block of each file."""
    for file in sorted(QUESTIONS.glob("*.txt")):
        every = file.read_text("utf-8").strip().split("\n\n")
        for lines in every[1 if seen else 0 :: 2]:
            yield [line.split(" | ") for line in lines.splitlines()]


def pairs(every: Sequence[Block]) -> Iterator[Pair]:
    """For each line one near miss and two other wordings."""
    draw = random.Random(1)
    for block in every:
        for line in block:
            kept = draw.choice(line)
            others = [way for other in block if other is not line for way in other]
            yield Pair(max(others, key=lambda way: _shared(way, kept)), kept, False)
            asked, known = draw.sample(line, 2)
            yield Pair(asked, known, True)
            yield Pair(max(line[1:], key=lambda way: _shared(way, line[0])), line[0], True)


def _shared(a: str, b: str) -> float:
    """The share of trigrams that two texts have in common."""
    one, other = ({text[place : place + 3] for place in range(len(text) - 2)} for text in (a.lower(), b.lower()))
    return len(one & other) / max(len(one), len(other), 1)


def judge(folder: Path, every: Sequence[Pair]) -> tuple[list[Judged], float]:
    """All pairs as the cache would judge them if they met, and its threshold."""
    encoder = Encoder(Engine(folder / "engine.log"), lambda: encoder_file(folder), adapter_file())
    encoder.start()
    try:
        if not encoder.wait(120):
            raise SystemExit(encoder.problem)
        codes = _codes(encoder, sorted({text for pair in every for text in pair[:2]}))
        verifier = Verifier(reader=Judge(encoder))
        found = []
        for pair in every:
            cosine = float(cosines(codes[pair.asked], codes[pair.kept][None])[0])
            found.append(Judged(pair, cosine, verifier.judge(pair.asked, pair.kept, cosine)))
        return found, verifier.default_threshold
    finally:
        encoder.stop()


def _codes(encoder: Encoder, texts: Sequence[str]) -> Mapping[str, Codes]:
    found: dict[str, Codes] = {}
    for start in range(0, len(texts), 64):
        part = texts[start : start + 64]
        found.update(zip(part, compress(encoder.encode([text.rstrip("?!. ") + "?" for text in part])), strict=True))
    return found


def shares(judged: Sequence[Judged], threshold: float) -> dict[str, float]:
    """What is answered and offered, ours and by cosine; and how much cosine finds where it errs as rarely as we do."""
    same = np.array([found.pair.same for found in judged])
    certainty = np.array([found.certainty for found in judged])
    cosine = np.array([found.cosine for found in judged])
    ours = certainty >= threshold
    figures = {
        "near misses": float((~same).sum()),
        "near misses answered": float(ours[~same].mean()),
        "near misses offered only": float((certainty[~same] >= threshold * OFFERED).mean() - ours[~same].mean()),
        "other wordings": float(same.sum()),
        "other wordings answered": float(ours[same].mean()),
        "other wordings offered only": float((certainty[same] >= threshold * OFFERED).mean() - ours[same].mean()),
    }
    for least in COSINES:
        figures[f"near misses, cosine {least}"] = float((cosine[~same] >= least).mean())
        figures[f"other wordings, cosine {least}"] = float((cosine[same] >= least).mean())
    as_strict = np.sort(cosine[~same])[::-1][int(ours[~same].sum())]
    figures["other wordings, cosine as strict as ours"] = float((cosine[same] > as_strict).mean())
    return figures


if __name__ == "__main__":
    main()
