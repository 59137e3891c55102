"""A process that stores answers and vectors as quickly as it can, and says each time that it has: to be killed.

python -m tests.cache_writer FILE NAME
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from cache.compression import VECTOR_BYTES
from cache.schema import NO_TURNS
from cache.store import Key, New, Store


def main(path: str, name: str) -> None:
    """Write until killed."""
    store = Store(Path(path))
    for number in itertools.count():
        question = f"{name}-{number}"
        added, _ = store.add(
            New(Key("scope", NO_TURNS, question), question, f"{number} " + "word " * 300, str(number), "model")
        )
        if number % 2:
            store.fill("encoder-1", [(added, bytes(VECTOR_BYTES))])
        sys.stdout.write(f"{question} {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
