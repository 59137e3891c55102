"""Personal data that has a form or a checksum: mail and network addresses, accounts, cards, numbers of persons."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from typing import Final

from core.escalation.redact.spans import Kind, Span

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}(?![\w-])"
)
_IPV4: Final = re.compile(r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w-]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:%\w+)?(?:/\d{1,3})?(?![\w:])")
_VERSION: Final = re.compile(r"\b(?:version|release|v|ver)\.?(?: is|:)?\s*$", re.IGNORECASE)
_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_IBAN_LENGTHS: Final = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24,
    "XK": 20,
}  # fmt: skip
"""ISO 13616, by country."""
_DIGITS: Final = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)")
_CARD_WORDS: Final = re.compile(
    r"\b(?:credit|debit|visa|mastercard|amex|card|karte|carte|tarjeta|cvv|cvc)\w*", re.IGNORECASE
)
_CARD_STARTS: Final = re.compile(r"4|5[0-8]|2[2-7]|3[04-689]|6|1800|2131|9")
_SSN: Final = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])")
_BARE_SSN: Final = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}[- ]?\d{2}[- ]?\d{4}(?![\w-])")
_SSN_WORDS: Final = re.compile(r"\b(?:ssn|social security)\b", re.IGNORECASE)
_BORN: Final = re.compile(
    r"\b(?:born|birth|birthday|dob|geboren|geburtsdatum|naissance|nacimiento)\b[^\n.?!]{0,24}?(?:[.?!]\s+(?:it'?s|is)\s+)?"
    r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?[A-Z][a-zä]{2,8},? \d{4}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? \d{4})",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:passport|driver'?s? licen[sc]e|licen[sc]e plate|national id|identity card|id card|tax (?:id|number)"
    r"|insurance|policy|customer|client|member(?:ship)?|patient|account|routing|sort code|medical record|mrn"
    r"|employee|vat|nhs"
    r"|reisepass|ausweis|steuer-?id|kunden|konto|versicherungs)\s?"
    r"(?:card |account )?(?:number|nummer|no\.?|num|nr\.?|id|#)?\s*(?:is|was|ist|:|=|#)?\s*"
    r"(?P<number>(?=(?:[A-Z0-9-]*\d){3})[A-Z0-9][A-Z0-9-]{4,20}[A-Z0-9])(?![\w-])",
    re.IGNORECASE,
)
_NEARBY: Final = 48
"""Characters before a number in which a word may say what it is."""


def find_checked(text: str) -> Iterator[Span]:
    """Everything whose form or checksum gives it away."""
    yield from (Span("EMAIL_ADDRESS", *match.span()) for match in _EMAIL.finditer(text))
    yield from _addresses(text)
    yield from _accounts(text)
    yield from _cards(text)
    yield from _social_security(text)
    yield from (Span("DATE_OF_BIRTH", *match.span("date")) for match in _BORN.finditer(text))
    yield from (Span("ID_NUMBER", *match.span("number")) for match in _NUMBERED.finditer(text))


def _addresses(text: str) -> Iterator[Span]:
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            if _is_someones(match.group()) and not _VERSION.search(text[max(0, match.start() - 12) : match.start()]):
                yield Span("IP_ADDRESS", *match.span())


def _is_someones(address: str) -> bool:
    """Whether it is an address that says something of a person: every machine is its own loopback."""
    try:
        found = ipaddress.ip_interface(address.partition("%")[0]).ip
    except ValueError:
        return False
    return not (found.is_loopback or found.is_unspecified)


def _accounts(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        end = _iban_end(text, match.start(), match.end())
        if end:
            yield Span("IBAN_CODE", match.start(), end)


def _iban_end(text: str, start: int, end: int) -> int:
    """Where the account number that begins at `start` ends, 0 if its country or checksum is wrong."""
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
    compact, position = "", start
    while position < end and len(compact) < length:
        if text[position].isalnum():
            compact += text[position].upper()
        position += 1
    if not length or len(compact) != length or (position < len(text) and text[position].isalnum()):
        return 0
    number = int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4]))
    return position if number % 97 == 1 else 0


def _cards(text: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        named = bool(_CARD_WORDS.search(text[max(0, match.start() - _NEARBY) : match.end() + _NEARBY]))
        if named or (luhn(digits) and _CARD_STARTS.match(digits) and len(digits) >= 13):
            yield Span("CREDIT_CARD", *match.span())


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _social_security(text: str) -> Iterator[Span]:
    kind: Kind = "US_SSN"
    yield from (Span(kind, *match.span()) for match in _SSN.finditer(text))
    for match in _BARE_SSN.finditer(text):
        if _SSN_WORDS.search(text[max(0, match.start() - _NEARBY) : match.start()]):
            yield Span(kind, *match.span())
