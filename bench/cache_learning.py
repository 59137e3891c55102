"""Measures what the encoder learns from a user's verdicts: alone, against training all its layers, and together.

    python -m bench.cache_learning [--reference PYTHON] [--out FILE.json]

The questions are made from the frames of the judge's training: a user asks about two subjects, and some pairs of those
questions are judged. Measured is the average precision with which cosines tell pairs that share an answer, on 500
pairs that were not learned from. PYTHON is an interpreter with the extra `train`: with it sentence-transformers trains
all layers of the same encoder with the same losses, six epochs, on the same pairs.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import numpy as np

from cache.encoder import Encoder
from cache.encoder_file import encoder_file, find_source
from cache.learning.federated.membership import STEPS, directions
from cache.learning.federated.privacy import clipped, epsilon, noised
from cache.learning.fit import Examples, Matrix, fit
from cache.neighbours import one_ending
from cache.training import pairs as made
from core.engine.client import Engine

SUBJECTS: Final = (0, 7, 14)
"""The first of the two families of frames that each user asks about."""
SIZES: Final = (30, 60, 120, 300)
REFERENCE_SIZES: Final = (60, 120)
DRAWS: Final = 2
QUESTIONS: Final = 1_200
UNSEEN: Final = 500
LEAST_COSINE: Final = 0.55
"""Pairs that are less alike are never compared by the cache."""
ROUNDS: Final = 5
PEOPLE: Final = (4, 12)
NOISES: Final = (0.0, 0.05, 0.3, 1.0)


class Subject:
    """The questions of one user, as texts and as vectors."""

    def __init__(self, first: int, encoder: Encoder) -> None:
        draw, families = random.Random(first), made.families()[first : first + 2]
        makers = [made._reworded, made._reworded, made._other_ask, made._other_ask, made._other_filling, made._scoped]
        found: dict[tuple[str, str], bool] = {}
        while len(found) < QUESTIONS:
            pair = draw.choice(makers)(draw, families)
            found[one_ending(pair.a), one_ending(pair.b)] = pair.duplicate
        texts = [text for pair in found for text in pair]
        vectors = np.concatenate([encoder.encode_plainly(texts[at : at + 64]) for at in range(0, len(texts), 64)])
        alike = (vectors[::2] * vectors[1::2]).sum(axis=1) >= LEAST_COSINE
        self.texts = [pair for pair, kept in zip(found, alike, strict=True) if kept]
        fits = np.array(list(found.values()))[alike]
        self.examples = Examples(vectors[::2][alike], vectors[1::2][alike], fits)

    def split(self, size: int, draw: int) -> tuple[Any, Any]:
        """Places of pairs to learn from, and of others."""
        order = np.random.default_rng(draw).permutation(len(self.texts))
        return order[:size], order[size:][:UNSEEN]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", metavar="PYTHON", help="has sentence-transformers")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        encoder = Encoder(Engine(Path(name) / "log"), lambda: encoder_file(Path(name)))
        encoder.start()
        encoder.wait(120)
        subjects = [Subject(first, encoder) for first in SUBJECTS]
        encoder.stop()
    found: dict[str, Any] = {"alone": alone(subjects), "together": together(subjects)}
    print_all(found)
    if arguments.reference:
        found["reference"] = reference(subjects, arguments.reference)
    if arguments.out:
        arguments.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def alone(subjects: list[Subject]) -> list[dict[str, Any]]:
    """What each user's own pairs teach."""
    rows = []
    for number, subject in zip(SUBJECTS, subjects, strict=True):
        for size in SIZES:
            for draw in range(DRAWS):
                seen, unseen = subject.split(size, draw)
                began = time.perf_counter()
                change = fit(subject.examples.part(seen))
                seconds = time.perf_counter() - began
                before, after = (precision(subject.examples.part(unseen), one) for one in (None, change))
                row = {"subject": number, "pairs": size, "draw": draw, "before": before, "after": after}
                rows.append(row | {"seconds": seconds})
    return rows


def together(subjects: list[Subject]) -> list[dict[str, Any]]:
    """What users of all subjects, 60 pairs each, teach each other, by how much noise each adds; as Flower averages."""
    rows = []
    for people in PEOPLE:
        places = range(people // len(subjects) + 1)
        users = [subject.examples.part(slice(60 * at, 60 * at + 60)) for at in places for subject in subjects][:people]
        for noise in NOISES:
            change = np.zeros((len(directions()), directions().shape[1]), np.float32)
            for _ in range(ROUNDS):
                updates = [fit(user, change, directions(), STEPS) - change for user in users]
                change += np.mean([noised(clipped(one, 1.0), 1.0, noise) for one in updates], axis=0, dtype=np.float32)
            unseen = [subject.examples.part(slice(60 * len(places), None)) for subject in subjects]
            gains = [precision(one, directions().T @ change) - precision(one, None) for one in unseen]
            told = epsilon(noise, ROUNDS)
            row = {"people": people, "noise": noise, "epsilon": round(told, 2) if noise else None}
            rows.append(row | {"gain": float(np.mean(gains))})
    return rows


def reference(subjects: list[Subject], python: str) -> list[dict[str, Any]]:
    """The same pairs taught to all layers."""
    rows = []
    for number, subject in zip(SUBJECTS, subjects, strict=True):
        for size in REFERENCE_SIZES:
            seen, unseen = subject.split(size, 0)
            fits = subject.examples.fits
            task = {
                "source": str(find_source()),
                "seen": [(*subject.texts[at], bool(fits[at])) for at in seen],
                "unseen": [subject.texts[at] for at in unseen],
            }
            script = Path(__file__).with_name("cache_learning_reference.py")
            done = subprocess.run(
                [python, str(script)], input=json.dumps(task), capture_output=True, text=True, check=True
            )
            answer = json.loads(done.stdout.splitlines()[-1])
            part = subject.examples.part(unseen)
            row = {
                "subject": number,
                "pairs": size,
                "before": precision(part, None),
                "layers": _precision(part.fits, np.array(answer["cosines"])),
                "layers_seconds": answer["seconds"],
                "change": precision(part, fit(subject.examples.part(seen))),
            }
            rows.append(row)
            print(row, flush=True)
    return rows


def precision(examples: Examples, change: Matrix | None) -> float:
    """Average precision of the cosines."""
    rows = [part if change is None else part + part @ change for part in (examples.one, examples.other)]
    one, other = (row / np.linalg.norm(row, axis=1, keepdims=True) for row in rows)
    return _precision(examples.fits, (one * other).sum(axis=1))


def _precision(fits: Any, cosines: Any) -> float:
    ranked = fits[np.argsort(-cosines)]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def print_all(found: dict[str, Any]) -> None:
    for size in SIZES:
        rows = [row for row in found["alone"] if row["pairs"] == size]
        before, after, seconds = (statistics.mean(row[name] for row in rows) for name in ("before", "after", "seconds"))
        print(f"{size:4} pairs: average precision {before:.3f} -> {after:.3f}, {seconds:.1f} s")
    for row in found["together"]:
        print(f"{row['people']:3} people, noise {row['noise']}: {row['gain']:+.3f}, epsilon {row['epsilon']}")


if __name__ == "__main__":
    main()
