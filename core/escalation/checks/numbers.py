"""Reads the numbers of a text, in digits and in English words, and what they count."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_UNITS: Final = {
    "zero": 0.0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12, "couple": 2,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20.0, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES: Final = {"hundred": 100.0, "thousand": 1000, "million": 1_000_000}
FACTORS: Final = {
    "half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fourth": 0.25,
    "fourths": 0.25, "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "sixths": 1 / 6, "eighth": 0.125, "eighths": 0.125,
    "tenth": 0.1, "tenths": 0.1, "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "thrice": 3, "triple": 3,
    "tripled": 3, "triples": 3, "quadruple": 4,
}  # fmt: skip
"""Words that multiply: what they multiply with."""

_TOKEN: Final = re.compile(r"\d[\d,]*(?:\.\d+)?%?|\.\d+%?|[A-Za-z]+(?:'[a-z]+)?|[^\sA-Za-z\d]")
_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")


class Number(NamedTuple):
    """A number as it stands in a text."""

    value: float
    start: int
    """Where in the text."""
    noun: str
    """The word after it, such as what it counts: "pages"; "" where there is none."""
    in_words: bool
    factor: bool
    """It multiplies something: "half", "twice"."""


def parse_digits(text: str) -> float:
    """The value of "1,200.50".

    Raises:
        ValueError: it is not a number.
    """
    return float(text.replace(",", ""))


def numbers_in(text: str) -> list[Number]:
    """All numbers in order; "twenty-five" and "3/4" are one number each, "20%" is 20."""
    pieces = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    found: list[Number] = []
    place = 0
    while place < len(pieces):
        value, length, in_words, factor = _read(pieces, place)
        if length == 0:
            place += 1
            continue
        found.append(Number(value, pieces[place][1], _noun(pieces, place + length), in_words, factor))
        place += length
    return found


def _read(pieces: list[tuple[str, int]], place: int) -> tuple[float, int, bool, bool]:
    """Value, pieces taken (0 for none), whether it is in words, whether it multiplies."""
    word = pieces[place][0]
    if _DIGITS.match(word):
        value, length = parse_digits(word.rstrip("%")), 1
        following = [piece for piece, _ in pieces[place + 1 : place + 3]]
        if len(following) == 2 and following[0] == "/" and following[1].isdigit() and float(following[1]):
            return value / float(following[1]), 3, False, True
        if following and following[0].lower() in _SCALES:
            return value * _SCALES[following[0].lower()], 2, False, False
        return value, length, False, False
    lower = word.lower()
    if lower in FACTORS:
        return float(FACTORS[lower]), 1, True, True
    return _read_words(pieces, place)


def _read_words(pieces: list[tuple[str, int]], place: int) -> tuple[float, int, bool, bool]:
    total, current, end = 0.0, 0.0, place
    index = place
    while index < len(pieces):
        word = pieces[index][0].lower()
        if word == "-" and end == index and index + 1 < len(pieces):
            index += 1
            continue
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES and end > place:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in FACTORS and end > place and FACTORS[word] < 1:
            return (total + current) * FACTORS[word], index + 1 - place, True, True
        else:
            break
        index += 1
        end = index
    return total + current, end - place, True, False


def _noun(pieces: list[tuple[str, int]], place: int) -> str:
    for piece, _ in pieces[place : place + 3]:
        if piece.isalpha() and len(piece) > 2:
            return stem(piece)
        if piece in ".,;:!?=":
            break
    return ""


def stem(word: str) -> str:
    """A word without the endings that number and tense give it; the same for "box" and "boxes"."""
    word = word.lower().removesuffix("'s")
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
