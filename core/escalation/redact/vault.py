"""What was hidden in a conversation, and under which placeholder: the same thing has the same number throughout."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from core.escalation.redact.generalize import generalize
from core.escalation.redact.spans import Kind, Span, without_overlaps

Action = Literal["hide", "generalize", "keep"]
BRACKETS: Final = ("⟦⟧", "⟪⟫", "⦃⦄", "⧼⧽", "⦗⦘", "⌈⌋")
"""Pairs for placeholders; the first of which neither sign stands in the conversation is used."""
LABELS: Final[Mapping[Kind, str]] = {
    "PERSON": "PERSON", "STREET_ADDRESS": "ADDRESS", "ORGANIZATION": "ORGANIZATION", "GPE": "PLACE",
    "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE", "IP_ADDRESS": "IP", "CREDIT_CARD": "CARD", "IBAN_CODE": "IBAN",
    "US_SSN": "SSN", "DATE_OF_BIRTH": "BIRTH_DATE", "ID_NUMBER": "ID", "SECRET": "SECRET", "OWN_WORD": "WORD",
}  # fmt: skip
KEPT_UNLESS_ASKED: Final = frozenset({"GPE", "ORGANIZATION"})
"""Shown to the user, who may hide them; alone they name no person, and a question about a place needs its name."""
_SHORTEST_PART: Final = 3
_LONG: Final = 8
"""Characters from which a number or an address is looked for also within longer words."""
_IN_WORDS: Final = frozenset({"PERSON", "GPE", "ORGANIZATION", "OWN_WORD"})
"""Kinds that are words, and so are looked for as whole words only."""
_FORMS: Final = string.ascii_lowercase[1:]
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "herr",
        "frau",
        "monsieur",
        "madame",
        "señor",
        "señora",
        "jr",
        "sr",
        "phd",
        "md",
        "dds",
        "esq",
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "del",
        "dos",
        "das",
        "el",
        "al",
        "bin",
        "ibn",
        "mac",
        "ben",
    ]
)


@dataclass(frozen=True)
class Hidden:
    """A stretch of a text with what becomes of it."""

    span: Span
    value: str
    placeholder: str
    """Also its name where the user chooses what becomes of it."""
    action: Action
    written: str
    """What stands in its place in the outgoing text."""


@dataclass
class _Entity:
    """One person, number or address with the ways in which it is written."""

    kind: Kind
    number: int
    forms: dict[str, str] = field(default_factory=dict)
    """Placeholders by the text that they stand for."""


class Vault:
    """The placeholders of one conversation; in memory only.

    Args:
        texts: all that may be sent of it: placeholders use signs that do not stand in them.
        common: whether a word is one that texts use in small letters, so that as a name it counts only with a capital.
    """

    def __init__(self, texts: Sequence[str], common: Callable[[str], bool] = lambda _word: False) -> None:
        whole = "\0".join(texts)
        self._open, self._close, self._salt = _brackets(whole)
        self._entities: list[_Entity] = []
        self._by_value: dict[tuple[Kind, str], _Entity] = {}
        self._by_placeholder: dict[str, str] = {}
        self._parts: dict[str, _Entity] = {}
        self._common = common

    @classmethod
    def of(cls, originals: Mapping[str, str]) -> Vault:
        """A vault that only restores, from placeholders and what they stand for."""
        vault = cls(())
        for placeholder in originals:
            vault._open, vault._close = placeholder[0], placeholder[-1]
            vault._salt = placeholder[placeholder.index("#") : -1] if "#" in placeholder else ""
        vault._by_placeholder = dict(originals)
        return vault

    @property
    def originals(self) -> Mapping[str, str]:
        """What each placeholder stands for."""
        return self._by_placeholder

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """A placeholder as a model may write it back: in other case, or with spaces inside its brackets."""
        labels = "|".join(sorted(set(LABELS.values()), key=len, reverse=True))
        return re.compile(
            rf"{re.escape(self._open)}\s?(?P<label>{labels})[_ ](?P<number>\d{{1,6}})(?P<form>[a-z]*)"
            rf"{self._salt}\s?{re.escape(self._close)}",
            re.IGNORECASE,
        )

    @property
    def opening(self) -> str:
        """The sign that every placeholder begins with."""
        return self._open

    @property
    def closing(self) -> str:
        """The sign that every placeholder ends with."""
        return self._close

    @property
    def longest(self) -> int:
        """Characters of the longest placeholder as a model may write it."""
        return 4 + max((len(placeholder) for placeholder in self._by_placeholder), default=0)

    def learn(self, text: str, spans: Sequence[Span]) -> None:
        """Give every new finding in a text its number."""
        for span in spans:
            self._entity(span.kind, text[span.start : span.end])

    def hidden(
        self, text: str, spans: Sequence[Span], actions: Mapping[str, Action], otherwise: Action | None = None
    ) -> list[Hidden]:
        """What becomes of each finding in `text`, and of every other place where a found name stands.

        Args:
            text: of which `spans` were found.
            spans: its findings.
            actions: what the user chose, by placeholder.
            otherwise: what becomes of the rest; None hides it, but keeps places and organizations.
        """
        self.learn(text, spans)
        result = []
        for span in without_overlaps([*spans, *self._again(text)]):
            value = text[span.start : span.end]
            placeholder = self._placeholder(span.kind, value)
            default: Action = "keep" if span.kind in KEPT_UNLESS_ASKED else "hide"
            action = actions.get(placeholder, otherwise or default)
            result.append(Hidden(span, value, placeholder, action, self._written(span.kind, value, action)))
        return result

    def _written(self, kind: Kind, value: str, action: Action) -> str:
        entity = self._entity(kind, value)
        if action == "hide":
            return entity.forms[value]
        return generalize(kind, value, entity.number) if action == "generalize" else value

    def original(self, match: re.Match[str]) -> tuple[str, str] | None:
        """The placeholder that an answer means, and what it stands for; None if it was never given."""
        label, number, form = match["label"].upper(), int(match["number"]), match["form"].lower()
        placeholder = f"{self._open}{label}_{number}{form}{self._salt}{self._close}"
        value = self._by_placeholder.get(placeholder)
        return None if value is None else (placeholder, value)

    # Entities

    def _placeholder(self, kind: Kind, value: str) -> str:
        return self._entity(kind, value).forms[value]

    def _entity(self, kind: Kind, value: str) -> _Entity:
        key = (kind, _plain(value))
        entity = self._by_value.get(key) or self._of_part(kind, value) or self._new(kind)
        self._by_value[key] = entity
        if value not in entity.forms:
            form = _form(len(entity.forms))
            placeholder = f"{self._open}{LABELS[kind]}_{entity.number}{form}{self._salt}{self._close}"
            entity.forms[value] = placeholder
            self._by_placeholder[placeholder] = value
            self._note_parts(entity, value)
        return entity

    def _new(self, kind: Kind) -> _Entity:
        entity = _Entity(kind, 1 + sum(LABELS[other.kind] == LABELS[kind] for other in self._entities))
        self._entities.append(entity)
        return entity

    def _of_part(self, kind: Kind, value: str) -> _Entity | None:
        """The person of whom this is the first or the last name."""
        if kind != "PERSON":
            return None
        owners = [self._parts[part] for part in _parts(value) if part in self._parts]
        return owners[0] if owners and len(owners) == len(_parts(value)) and len(set(map(id, owners))) == 1 else None

    def _note_parts(self, entity: _Entity, value: str) -> None:
        if entity.kind == "PERSON":
            for part in _parts(value):
                self._parts.setdefault(part, entity)

    # Elsewhere in the conversation

    def _again(self, text: str) -> Iterator[Span]:
        """Every place where a found value or a part of a found name stands, whatever its case."""
        values = {_plain(value): entity.kind for entity in self._entities for value in entity.forms}
        values |= {part: entity.kind for part, entity in self._parts.items()}
        exact = [plain for plain, kind in values.items() if kind not in _IN_WORDS and len(plain) >= _LONG]
        words = [plain for plain in values if len(plain) >= _SHORTEST_PART]
        for pattern in (rf"(?<!\w)(?:{_any_of(words)})(?!\w)", _any_of(exact)):
            for match in re.finditer(pattern, text, re.IGNORECASE):
                plain = _plain(match.group())
                if plain in values and not (self._common(plain) and match.group().islower()):
                    yield Span(values[plain], *match.span())


def _any_of(values: Sequence[str]) -> str:
    """A pattern for any of some texts, however they are spaced; for none of them, one that never matches."""
    longest_first = sorted(values, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, plain.split())) for plain in longest_first) or r"(?!)"


def _brackets(text: str) -> tuple[str, str, str]:
    """The opening and the closing sign, and what else is needed so that nothing in the text looks like one."""
    for opening, closing in BRACKETS:
        if opening not in text and closing not in text:
            return opening, closing, ""
    number = 0
    while f"#{number}{BRACKETS[0][1]}" in text:
        number += 1
    return BRACKETS[0][0], BRACKETS[0][1], f"#{number}"


def _form(index: int) -> str:
    """Nothing for the first way in which something is written, then b, c, ... z, bb, bc, ..."""
    letters = ""
    while index:
        index -= 1
        letters = _FORMS[index % len(_FORMS)] + letters
        index //= len(_FORMS)
    return letters


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())


def _parts(value: str) -> list[str]:
    """The first and last names in a whole name, without titles and initials."""
    words = [word.casefold() for word in _WORD.findall(value)]
    return [word for word in words if len(word) >= _SHORTEST_PART and word not in _TITLES]
