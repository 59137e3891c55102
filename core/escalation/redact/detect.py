"""Finds what is personal in a text: everything that a detector knows, as one list of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from core.errors import RedactionFailed
from core.escalation.redact.checked import find_checked
from core.escalation.redact.phones import find_phones
from core.escalation.redact.secret_text import find_secrets
from core.escalation.redact.spans import Kind, Span, without_overlaps
from core.escalation.redact.tagger import Tagged, name_tagger

LONGEST: Final = 400_000
"""Characters that are looked through; a longer text is refused, never passed on unseen."""
_KINDS: Final[dict[str, Kind]] = {
    "PERSON": "PERSON", "ADDRESS": "STREET_ADDRESS", "ORGANIZATION": "ORGANIZATION", "PLACE": "GPE",
}  # fmt: skip
_NEARBY: Final = 40
"""Characters between the parts of one address."""
_ASKS: Final = re.compile(
    r"\bhow (?:many|much|long|far|old|fast)\b|\bwhat (?:is|was) the (?:total|difference|sum)\b", re.I
)
_NUMBERS: Final = re.compile(r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|twice|dozen|third)\b", re.I)
_SOMEONE: Final = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|you|your)\b|@", re.I)
_EDGES: Final = " \t\n\r,;:.!?\"'“”‘’()[]{}<>|*_`-–"


def detect(text: str, own_words: Sequence[str] = ()) -> list[Span]:
    """All spans, in order, without overlaps.

    Args:
        text: what would be sent.
        own_words: words and names that the user wants hidden wherever they stand, whatever their case.

    Raises:
        RedactionFailed: a detector broke, so nothing is known about the text.
    """
    if len(text) > LONGEST:
        raise RedactionFailed(
            f"The text has {len(text):,} characters, more than can be looked through.", "Shorten it before it is sent."
        )
    try:
        found = [*find_checked(text), *find_phones(text), *find_secrets(text), *_own(text, own_words), *_names(text)]
    except Exception as error:  # whatever breaks in a detector, the text must not leave unseen
        raise RedactionFailed(
            "Your text could not be checked for personal data, so nothing was sent.",
            f"Ask on this machine instead ({type(error).__name__}).",
        ) from error
    return without_overlaps(found)


def _own(text: str, words: Sequence[str]) -> Iterator[Span]:
    for word in words:
        if word.strip():
            pattern = r"\s+".join(map(re.escape, word.split()))
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
                yield Span("OWN_WORD", *match.span())


def _names(text: str) -> Iterator[Span]:
    spans = [span for tagged in name_tagger().tag(text) for span in _trimmed(text, tagged)]
    if _is_exercise(text):
        spans = [span for span in spans if span.kind != "PERSON" or " " in text[span.start : span.end]]
    spelt = [span for span in spans if span.kind == "STREET_ADDRESS" and _has_letters(text, span)]
    for span in spans:
        if span.kind != "STREET_ADDRESS" or any(_close(span, other) for other in spelt):
            yield span


def _is_exercise(text: str) -> bool:
    """Whether it is an arithmetic exercise, whose Toms and Annas are nobody: numbers, a question, and no "I"."""
    asks = _ASKS.search(text) is not None and len(_NUMBERS.findall(text)) >= 2
    return asks and _SOMEONE.search(text) is None


def _has_letters(text: str, span: Span) -> bool:
    return any(sign.isalpha() for sign in text[span.start : span.end])


def _close(span: Span, other: Span) -> bool:
    """Whether a number may be a part of that address: a house number, a postcode."""
    return span.start <= other.end + _NEARBY and other.start <= span.end + _NEARBY


def _trimmed(text: str, tagged: Tagged) -> Iterator[Span]:
    """The span without signs at its edges; one without a letter or digit is dropped."""
    start, end = tagged.start, tagged.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if any(sign.isalnum() for sign in text[start:end]):
        yield Span(_KINDS[tagged.kind], start, end)
