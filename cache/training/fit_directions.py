"""Finds the directions in which questions differ most, for learning together: the same ones on every machine.

    python -m cache.training.fit_directions

The principal directions of the encoder's vectors of questions made from the frames; no text of anybody goes in.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from cache.encoder import Encoder
from cache.encoder_file import encoder_file
from cache.learning.federated.membership import RANK, directions_file
from cache.neighbours import one_ending
from cache.training.pairs import generate
from core.engine.client import Engine

QUESTIONS = 4_000


def main() -> None:
    """Write the file beside the room that uses it."""
    texts = sorted({one_ending(text) for pair in generate(QUESTIONS) for text in (pair.a, pair.b)})[:QUESTIONS]
    with tempfile.TemporaryDirectory() as folder:
        encoder = Encoder(Engine(Path(folder) / "log"), lambda: encoder_file(Path(folder)))
        encoder.start()
        encoder.wait(120)
        vectors = np.concatenate([encoder.encode_plainly(texts[at : at + 64]) for at in range(0, len(texts), 64)])
        encoder.stop()
    _, _, directions = np.linalg.svd(vectors, full_matrices=False)
    with directions_file().open("wb") as file:
        np.savez(file, directions=directions[:RANK].astype(np.float16))


if __name__ == "__main__":
    main()
