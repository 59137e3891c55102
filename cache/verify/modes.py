"""Finds what two questions about one thing ask otherwise: may or must, all or some, alike or different."""

from __future__ import annotations

import re
from typing import Final

_SIDES: Final = (
    (
        re.compile(r"\b(?:similar|similarly|similarit(?:y|ies)|alike|in common)\b"),
        re.compile(
            r"\b(?:differ|differs|difference|differences|different|differently|unlike|distinguish|dissimilar"
            r"|dissimilarit(?:y|ies))\b"
        ),
    ),
    (
        re.compile(r"^(?:can|may) (?:i|we)\b|^(?:am i|are we) allowed\b"),
        re.compile(r"^must (?:i|we)\b|^do (?:i|we) (?:have|need) to\b|^(?:am i|are we) (?:required|obliged)\b"),
    ),
    (
        re.compile(r"^(?:is|are|do|does|can) (?:all|every|each)\b"),
        re.compile(r"^(?:is|are|do|does|can) (?:some|any)\b|^which\b"),
    ),
)
"""Two ways to ask, neither of which has the answer of the other."""


def other_side(a: str, b: str) -> bool:
    """Whether each of two questions asks in one of two such ways, and none of them in both."""
    one, other = a.strip().lower(), b.strip().lower()
    for left, right in _SIDES:
        sides = [(bool(left.search(text)), bool(right.search(text))) for text in (one, other)]
        if sorted(sides) == [(False, True), (True, False)]:
            return True
    return False
