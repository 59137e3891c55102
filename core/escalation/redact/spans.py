"""What a detector can find, and how findings that overlap become one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal[
    "PERSON", "STREET_ADDRESS", "ORGANIZATION", "GPE", "EMAIL_ADDRESS", "PHONE_NUMBER", "IP_ADDRESS", "CREDIT_CARD",
    "IBAN_CODE", "US_SSN", "DATE_OF_BIRTH", "ID_NUMBER", "SECRET", "OWN_WORD",
]  # fmt: skip
"""Named as in Presidio where it has a name for it; GPE is a town, region or country."""

_BY_GRAVITY: Final[tuple[Kind, ...]] = (
    "GPE", "ORGANIZATION", "PERSON", "DATE_OF_BIRTH", "PHONE_NUMBER", "STREET_ADDRESS", "ID_NUMBER", "US_SSN",
    "IP_ADDRESS", "IBAN_CODE", "CREDIT_CARD", "EMAIL_ADDRESS", "OWN_WORD", "SECRET",
)  # fmt: skip
PRIORITY: Final[Mapping[Kind, int]] = {kind: place for place, kind in enumerate(_BY_GRAVITY)}
"""Where two findings overlap, the one that is surer or graver has the higher number."""

NEVER_AUTOMATIC: Final = frozenset({"SECRET", "CREDIT_CARD"})
"""A text that holds one of these is never sent without the user's look at it."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text, from `start` up to `end`, with what it is."""

    kind: Kind
    start: int
    end: int


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; where some overlap, the graver one grows over the others, so that nothing found shows."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if merged and span.start < merged[-1].end:
            before = merged[-1]
            kind = max(before.kind, span.kind, key=lambda kind: PRIORITY[kind])
            merged[-1] = Span(kind, before.start, max(before.end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return merged
