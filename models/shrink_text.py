"""The texts that models are measured with: one to choose by, and another one to judge by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from core.errors import CannotShrink

_PASSAGE_CHARACTERS: Final = 6000
_PARAGRAPHS_CHARACTERS: Final = 600
_SHORTEST_TEXT: Final = 2000


def passages(text: str) -> tuple[str, str]:
    """A text to choose by and another one to judge by; of a user's text every other few paragraphs, of none the sample.

    Raises:
        CannotShrink: the text is too short.
    """
    if not text:
        sample = tomllib.loads(Path(__file__).with_name("sample_text.toml").read_text(encoding="utf-8"))
        return "\n\n".join(sample["calibration"]), "\n\n".join(sample["held_out"])
    if len(text) < _SHORTEST_TEXT:
        raise CannotShrink(
            f"The text has {len(text):,} characters, which is too short to measure with.",
            f"Name one with {_SHORTEST_TEXT:,} at least, or leave --text away.",
        )
    sides: tuple[list[str], list[str]] = ([], [])
    for number, piece in enumerate(_pieces(text)):
        sides[number % 2].append(piece)
    calibration, held_out = ("\n\n".join(side)[:_PASSAGE_CHARACTERS] for side in sides)
    return calibration, held_out


def _pieces(text: str) -> Iterator[str]:
    """Neighbouring paragraphs, some hundred characters together; a paragraph that is longer is cut."""
    piece = ""
    for paragraph in text.split("\n\n"):
        for start in range(0, len(paragraph), _PARAGRAPHS_CHARACTERS):
            piece += ("\n\n" if piece else "") + paragraph[start : start + _PARAGRAPHS_CHARACTERS]
            if len(piece) >= _PARAGRAPHS_CHARACTERS:
                yield piece
                piece = ""
    if piece:
        yield piece
