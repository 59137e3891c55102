"""Sentences with known names and addresses in them, and ordinary text with none, for the tagger to learn from."""

from __future__ import annotations

import json
import random
import re
import string
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.escalation.redact.training.values import Values

_SLOT: Final = re.compile(r"\{\{|\}\}|\{(\w+)\}")
_KIND: Final = {
    "name": "PERSON", "first": "PERSON", "last": "PERSON", "titled": "PERSON", "address": "ADDRESS",
    "street": "ADDRESS", "city": "PLACE", "country": "PLACE", "org": "ORGANIZATION",
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A text with the stretches to be found in it: (kind, start, end)."""

    text: str
    spans: tuple[tuple[str, int, int], ...] = ()


class Sentences:
    """Makes samples.

    Args:
        draw: the source of chance.
        plain: paragraphs in which nothing is to be found.
        templates: more sentences with slots, beside those that come with the program.
    """

    def __init__(self, draw: random.Random, plain: Sequence[str], templates: Sequence[str] = ()) -> None:
        self._draw = draw
        self._plain = plain
        frames = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
        self._frames = frames
        self._templates = [*frames["personal"], *templates]
        self.values = Values(draw)
        values, pick = self.values, draw.choice
        self._fill: dict[str, Callable[[], str]] = {
            "name": values.name, "first": values.first, "last": values.last, "titled": values.titled,
            "address": values.address, "street": values.street, "city": values.city, "country": values.country,
            "org": self._organization, "job": lambda: pick(frames["jobs"]), "num": lambda: str(draw.randint(2, 99)),
            "year": lambda: str(draw.randint(1970, 2026)), "code": self._code, "date": self._date,
            "time": lambda: f"{draw.randint(1, 23)}:{draw.randint(0, 59):02d}",
            "money": lambda: pick(["$", "€", "£"]) + f"{draw.randint(5, 9000):,}", "phone": self._phone,
            "email": self._email, "card": lambda: self._digits(16), "iban": lambda: "DE" + self._digits(20),
            "ssn": lambda: f"{self._digits(3)}-{self._digits(2)}-{self._digits(4)}",
        }  # fmt: skip

    def personal(self) -> Sample:
        """One to three sentences about people, perhaps after an opening or amid other text."""
        parts = [self._filled(self._draw.choice(self._templates))]
        chance = self._draw.random()
        if chance < 0.25:
            parts.insert(0, Sample(self._draw.choice(self._frames["openings"])))
        elif chance < 0.50:
            parts += [self._filled(self._draw.choice(self._templates)) for _ in range(self._draw.randint(1, 3))]
        elif chance < 0.65:
            parts.insert(self._draw.randint(0, 1), Sample(self._draw.choice(self._plain)[:400]))
        joined = _join(parts, self._draw.choice([" ", "\n", "\n\n", " "]))
        return self._cased(joined)

    def general(self) -> Sample:
        """A question or two about the world, in which nobody is named who is not known to everyone."""
        frames = self._frames["general"]
        parts = [self._filled(self._draw.choice(frames)) for _ in range(self._draw.choice([1, 1, 1, 2]))]
        return self._cased(_join(parts, self._draw.choice([" ", "\n"])))

    def ordinary(self) -> Sample:
        """A paragraph in which nothing is to be found."""
        return self._cased(Sample(self._draw.choice(self._plain)[:1500]))

    def _filled(self, template: str) -> Sample:
        text, spans, position = "", [], 0
        for match in _SLOT.finditer(template):
            text += template[position : match.start()]
            position = match.end()
            if match[1] is None:
                text += match[0][0]
                continue
            value = self._fill[match[1]]()
            if match[1] in _KIND:
                spans.append((_KIND[match[1]], len(text), len(text) + len(value)))
            text += value
        return Sample(text + template[position:], tuple(spans))

    def _cased(self, sample: Sample) -> Sample:
        """Now and then everything in small letters, or in capitals, as some people write."""
        chance = self._draw.random()
        text = sample.text.lower() if chance < 0.18 else sample.text.upper() if chance < 0.20 else sample.text
        return Sample(text, sample.spans) if len(text) == len(sample.text) else sample

    # What is to be left alone by the tagger, or has other detectors

    def _organization(self) -> str:
        draw, frames = self._draw, self._frames
        word = draw.choice(frames["organization_words"])
        kind = draw.choice(frames["organization_kinds"])
        suffix = " " + draw.choice(frames["organization_suffixes"])
        last, chance = self.values.last(), draw.random()
        if chance < 0.2:
            return f"{last}{suffix}"
        if chance < 0.4:
            return f"{last} {kind}" + (suffix if draw.random() < 0.3 else "")
        if chance < 0.55:
            return f"{word}{kind.lower()}" + (suffix if draw.random() < 0.3 else "")
        if chance < 0.65:
            return f"{last}-{self.values.last()}"
        if chance < 0.75:
            return f"{last}, {self.values.last()} and {self.values.last()}"
        if chance < 0.85:
            return "".join(draw.choices(string.ascii_uppercase, k=draw.randint(2, 4))) + (
                suffix if chance < 0.8 else ""
            )
        return f"{word} {kind}" + (suffix if draw.random() < 0.3 else "")

    def _code(self) -> str:
        return "".join(self._draw.choices(string.ascii_uppercase, k=2)) + self._digits(self._draw.randint(4, 9))

    def _digits(self, count: int) -> str:
        return "".join(self._draw.choices(string.digits, k=count))

    def _date(self) -> str:
        day, month, year = self._draw.randint(1, 28), self._draw.randint(1, 12), self._draw.randint(1940, 2026)
        name = self._draw.choice(["January", "March", "April", "May", "June", "July", "August", "October", "December"])
        return self._draw.choice(
            [f"{day}.{month}.{year}", f"{month}/{day}/{year}", f"{year}-{month:02d}-{day:02d}", f"{name} {day}",
             f"{day} {name} {year}", "Monday", "next Friday", "tomorrow"]
        )  # fmt: skip

    def _phone(self) -> str:
        digits = self._digits
        return self._draw.choice(
            [f"+{digits(2)} {digits(3)} {digits(7)}", f"({digits(3)}) {digits(3)}-{digits(4)}", f"0{digits(9)}",
             f"{digits(3)}-{digits(3)}-{digits(4)}", f"0{digits(3)} {digits(6)}"]
        )  # fmt: skip

    def _email(self) -> str:
        name = re.sub(r"\W", "", self.values.first() + self.values.last()) or "mail"
        return f"{name}@{self._draw.choice(['example.com', 'gmail.com', 'web.de', 'mail.org'])}"


def _join(parts: Sequence[Sample], separator: str) -> Sample:
    text, spans = "", []
    for part in parts:
        text += separator if text else ""
        spans += [(kind, start + len(text), end + len(text)) for kind, start, end in part.spans]
        text += part.text
    return Sample(text, tuple(spans))


def read_plain(path: Path) -> Iterator[str]:
    """Paragraphs of a text file, split at empty lines, or the questions of a JSON Lines file."""
    if path.suffix != ".jsonl":
        yield from (part.strip() for part in path.read_text(encoding="utf-8").split("\n\n") if len(part.strip()) > 20)
        return
    for line in filter(None, path.read_text(encoding="utf-8").split("\n")):
        row = json.loads(line)
        yield str(row.get("prompt") or row.get("question") or row["text"])
