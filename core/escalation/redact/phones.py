"""Phone numbers, with Google's tables of numbering plans."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final

import phonenumbers

from core.escalation.redact.spans import Span

_CANDIDATE: Final = re.compile(
    r"(?<![\w./:$€£#@-])(?<!\d,)(?:\+|00(?=[1-9]))?\(?\d[\d() ./-]{4,22}\d"
    r"(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\w%€$£°]|[,.]\d|/\d)",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(
    r"\b(?:phone|tel|telephone|telefon|téléphone|teléfono|mobile|cell|handy|fax|call|text|dial|reach|whatsapp|sms|contact"
    r"|numbers?|nummer|rufnummer|ring)\b",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"\s?[-(,]?\s?(?:office|fax|home|work|mobile|cell|phone|tel)\b", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}.*|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}\s?[-–/]\s?\d{2,4}")
_NEARBY: Final = 40
_REGIONS: Final = (
    "US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "SE", "NO", "DK", "FI", "PL", "CZ", "HU", "PT", "GR",
    "IE", "AU", "NZ", "ZA", "BR", "MX", "IN", "JP", "RU", "TR", "IL", "SI", "HR", "SK", "RO", "BG", "EE", "LV", "LT",
    "IS", "CY", "UY", "AR", "CL", "TN", "GL",
)  # fmt: skip


def find_phones(text: str) -> Iterator[Span]:
    """Numbers written as numbers to call."""
    for match in _CANDIDATE.finditer(text):
        number = match.group()
        before, after = text[max(0, match.start() - _NEARBY) : match.start()], text[match.end() : match.end() + 12]
        named = bool(_WORDS.search(before) or _AFTER.match(after))
        if not _DATE.fullmatch(number) and _is_phone(number, named=named):
            yield Span("PHONE_NUMBER", *match.span())


def _is_phone(number: str, *, named: bool) -> bool:
    digits = sum(sign.isdigit() for sign in number)
    if not 7 <= digits <= 16 or number.count("(") != number.count(")"):
        return False
    if number.startswith(("+", "00")):
        return _possible("+" + number.removeprefix("00").lstrip("+"), None)
    if named:
        return True
    # Without a word that says so, only numbers in groups, as people write them, that some country's plan knows.
    groups = [group for group in re.split(r"\D+", number) if group]
    return 2 <= len(groups) <= 6 and digits >= 9 and max(map(len, groups)) <= 8 and _known(number)


def _possible(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


@functools.lru_cache(maxsize=4096)
def _known(number: str) -> bool:
    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number_for_region(phonenumbers.parse(number, region), region):
                return True
        except phonenumbers.NumberParseException:
            return False
    return False
