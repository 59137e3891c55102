"""Writes the pairs of questions by which another encoder's cosines are compared with those of the cache's own.

    python -m cache.training.write_calibration

They come from the blocks and families that neither the judge nor the score was trained with, so that what the cache
makes of them is no better than what it makes of anybody's questions.
"""

from __future__ import annotations

from cache.encoders.calibration_pairs import LINES, calibration_file
from cache.training.judge_pairs import edited, written
from cache.training.pairs import generate

_WRITTEN, _EDITED = 420, 100
_SEED = 15


def main() -> None:
    """Write the file beside the room that uses it."""
    pairs = written(_WRITTEN, _SEED, held=True)
    texts = sorted({text for pair in pairs for text in (pair.a, pair.b)})
    pairs += edited(texts, _EDITED, _SEED)
    pairs += generate(LINES - len(pairs), _SEED, held=True)
    lines = [f"{int(pair.duplicate)}\t{pair.a}\t{pair.b}" for pair in pairs if "\t" not in pair.a + pair.b]
    calibration_file().write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
