"""Compares what a model thinks likely in two ways of loading it, by the few tokens that have nearly all probability."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from typing import Final

LIKELIEST: Final = 64
"""Tokens after each place of a text."""
_ROW: Final = struct.Struct(f"<{LIKELIEST}i{LIKELIEST}f")


def divergence(reference: bytes, other: bytes) -> float:
    """How far the probabilities of one way of loading are from those of another, in nats (Kullback-Leibler).

    Over the likeliest tokens of the reference; those that the other does not have among its likeliest count as its
    least likely one. The mean over the places of the text, infinite where there are none.

    Args:
        reference: for each place `LIKELIEST` tokens, int32, and the logarithms of their probabilities, float32.
        other: the same.
    """
    pairs = list(zip(_rows(reference), _rows(other), strict=False))
    if not pairs or len(reference) != len(other):
        return math.inf
    total = 0.0
    for mine, theirs in pairs:
        least = min(theirs.values())
        total += sum(math.exp(own) * (own - theirs.get(token, least)) for token, own in mine.items())
    return max(0.0, total / len(pairs))


def _rows(data: bytes) -> Iterator[dict[int, float]]:
    """The logarithms by token, place after place."""
    for start in range(0, len(data) - _ROW.size + 1, _ROW.size):
        values = _ROW.unpack_from(data, start)
        yield dict(zip(values[:LIKELIEST], values[LIKELIEST:], strict=True))
