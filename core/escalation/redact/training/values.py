"""Names, addresses and numbers to fill sentences with, from the locales of Faker and in shapes people write."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, field
from typing import Final

from faker import Faker
from faker.config import AVAILABLE_LOCALES

POOL: Final = 700
"""Values drawn of each kind in each locale."""
_UNSPELT: Final = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "ne", "ta", "th", "zh", "bn", "gu", "or", "ka", "hy"})
"""Languages whose script is not split at spaces or has no capitals; they are drawn more rarely."""
_ENGLISH_STREETS: Final = [
    "Street",
    "St.",
    "St",
    "Road",
    "Rd",
    "Avenue",
    "Ave",
    "Lane",
    "Ln",
    "Drive",
    "Dr",
    "Court",
    "Ct",
    "Place",
    "Way",
    "Boulevard",
    "Blvd",
    "Square",
]
_UNITS: Final = ("Apt.", "Apt", "Suite", "Unit", "Flat", "#", "Floor", "apartment", "Ste", "No.", "Room", "Bldg")
_TITLES: Final = ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Prof.", "Professor", "Miss", "Sir", "Herr", "Frau",
                  "Madame", "Judge", "Captain", "Officer", "Senator", "Pastor")  # fmt: skip
_AFTER: Final = ("Jr.", "Sr.", "III", "MD", "PhD", "DDS", "Esq.")


@dataclass
class Locale:
    """What one locale offers."""

    weight: float
    first: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    city: list[str] = field(default_factory=list)
    street: list[str] = field(default_factory=list)
    postcode: list[str] = field(default_factory=list)
    country: list[str] = field(default_factory=list)


class Values:
    """Draws values; `listed` is the share of names that the name lists will hold while fitting.

    Args:
        draw: the source of chance.
    """

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.locales = [locale for name in AVAILABLE_LOCALES if (locale := _read(name)) is not None]
        self._weights = [locale.weight for locale in self.locales]

    def locale(self) -> Locale:
        """Any locale, those of Latin script more often."""
        return self.draw.choices(self.locales, self._weights)[0]

    # People

    def first(self, locale: Locale | None = None) -> str:
        """A given name."""
        here = locale or self.locale()
        name = self._bent(self.draw.choice(here.first), here.first)
        if self.draw.random() < 0.06:
            name += self.draw.choice("- ") + self.draw.choice(here.first)
        return self._cased(name)

    def last(self, locale: Locale | None = None) -> str:
        """A family name."""
        here = locale or self.locale()
        name = self._bent(self.draw.choice(here.last), here.last)
        if self.draw.random() < 0.06:
            name += self.draw.choice("- ") + self.draw.choice(here.last)
        return self._cased(name)

    def name(self) -> str:
        """A whole name in one of the shapes in use."""
        here = self.locale()
        first, last, chance = self.first(here), self.last(here), self.draw.random()
        if chance < 0.62:
            name = f"{first} {last}"
        elif chance < 0.74:
            name = f"{first} {self.draw.choice(string.ascii_uppercase)}{self.draw.choice(['', '.'])} {last}"
        elif chance < 0.80:
            name = f"{first} {self.first(here)} {last}"
        elif chance < 0.84:
            name = f"{last}, {first}"
        elif chance < 0.88:
            name = f"{first[0]}. {last}"
        elif chance < 0.94:
            name = f"{self.draw.choice(_TITLES)} {first} {last}"
        elif chance < 0.97:
            name = f"{first} {last} {self.draw.choice(_AFTER)}"
        else:
            name = f"{first}  {last}"
        return name

    def titled(self) -> str:
        """A family name with a title before it."""
        here = self.locale()
        first = f"{self.first(here)} " if self.draw.random() < 0.25 else ""
        return f"{self.draw.choice(_TITLES)} {first}{self.last(here)}"

    def _bent(self, name: str, pool: list[str]) -> str:
        """Now and then a name that is in no list: the beginning of one with the end of another."""
        if self.draw.random() > 0.15 or len(name) < 4:
            return name
        other = self.draw.choice(pool)
        return name[: len(name) // 2] + other[len(other) // 2 :].lower() if len(other) >= 4 else name

    def _cased(self, name: str) -> str:
        chance = self.draw.random()
        return name.upper() if chance < 0.03 else name.lower() if chance < 0.04 else name

    # Places

    def city(self) -> str:
        """A town."""
        name = self.draw.choice(self.locale().city)
        return name.upper() if self.draw.random() < 0.08 else name

    def country(self) -> str:
        """A country."""
        return self.draw.choice(self.locale().country)

    def street(self, locale: Locale | None = None) -> str:
        """A street with its number, in the order of some country."""
        here = locale or self.locale()
        name, chance = self._street_name(here), self.draw.random()
        number = self._number()
        if chance < 0.45:
            return f"{number} {name}"
        if chance < 0.80:
            return f"{name} {number}"
        if chance < 0.90:
            return f"{name}, {number}"
        return f"{number} {name} {self.draw.randint(1, 999)}"

    def _street_name(self, here: Locale) -> str:
        chance = self.draw.random()
        if chance < 0.3:
            word = self.draw.choice([self.last(here), self.draw.choice(here.city), self.first(here)])
            return f"{word} {self.draw.choice(_ENGLISH_STREETS)}"
        if chance < 0.36:
            return f"{self.draw.choice(['Am', 'An der', 'Im', 'Via', 'Rua', 'Calle', 'Rue', 'ul.', 'Rue de la', 'Avenue', 'Avenida', 'Piazza', 'Karl-', 'Nad', 'Cesta', 'Trg'])} {self.last(here)}"
        if chance < 0.42:
            return self.last(here) + self.draw.choice(
                [
                    "straße",
                    "strasse",
                    "gatan",
                    "vej",
                    "gade",
                    "veien",
                    "katu",
                    "laan",
                    "straat",
                    "weg",
                    "gasse",
                    "utca",
                    "tie",
                    "stræde",
                    "platz",
                    "allee",
                ]
            )
        if chance < 0.48:
            ending = self.draw.choice(
                [
                    "utca",
                    "út",
                    "tér",
                    "Sq",
                    "Street",
                    "sokak",
                    "cesta",
                    "ulica",
                    "ulice",
                    "iela",
                    "tänav",
                    "pl.",
                    "Str.",
                ]
            )
            return f"{self.last(here)} {ending}"
        return self.draw.choice(here.street)

    def _number(self) -> str:
        chance = self.draw.random()
        if chance < 0.7:
            return str(self.draw.randint(1, 9999))
        if chance < 0.8:
            return f"{self.draw.randint(1, 99):03d}"
        if chance < 0.9:
            return f"{self.draw.randint(1, 200)}{self.draw.choice('abcABC')}"
        return f"{self.draw.randint(1, 99)}{self.draw.choice('-/')}{self.draw.randint(1, 99)}"

    def address(self) -> str:
        """A postal address on one line or several."""
        here, chance = self.locale(), self.draw.random()
        if chance < 0.04:
            return self._military()
        if chance < 0.07:
            return (
                f"{self.draw.choice(['P.O. Box', 'PO Box', 'Postfach', 'P.O. BOX'])} {self.draw.randint(1, 9999)}"
                + self._town(here)
            )
        street = self.street(here)
        if self.draw.random() < 0.4:
            street = self._with_unit(street)
        if self.draw.random() < 0.15:
            return street
        return street + self._town(here)

    def _with_unit(self, street: str) -> str:
        unit = f"{self.draw.choice(_UNITS)} {self.draw.choice([str(self.draw.randint(1, 999)), f'{self.draw.randint(0, 99):03d}', self.draw.choice('ABCD')])}"
        before, separator = self.draw.random() < 0.2, self.draw.choice([" ", ", ", "\n", "\n "])
        return f"{unit}{separator}{street}" if before else f"{street}{separator}{unit}"

    def _town(self, here: Locale) -> str:
        city = self.draw.choice(here.city)
        city = city.upper() if self.draw.random() < 0.12 else city
        code = self.draw.choice(here.postcode)
        gap = self.draw.choice([", ", ", ", " ", "\n", "\n "])
        state = "".join(self.draw.choices(string.ascii_uppercase, k=2))
        country = self.draw.choice(here.country)
        line = self.draw.choice(
            [
                city,
                f"{code} {city}",
                f"{city} {code}",
                f"{city}, {state} {code}",
                f"{city}, {code}",
                f"{city}\n, {state}",
            ]
        )
        if self.draw.random() < 0.35:
            line += self.draw.choice([", ", " ", "\n", "\n "]) + country
            if self.draw.random() < 0.4:
                line += f" {code}"
        return gap + line

    def _military(self) -> str:
        force = self.draw.choice(["AA", "AE", "AP"])
        number = self.draw.randint(10_000, 99_999)
        if self.draw.random() < 0.5:
            return f"{self.draw.choice(['USNS', 'USS', 'USNV', 'USCGC'])} {self.last()}\n{self.draw.choice(['FPO', 'DPO', 'APO'])} {force} {number}"
        return f"{self.draw.choice(['PSC', 'Unit'])} {self.draw.randint(1, 9999)}, Box {self.draw.randint(1, 9999)}\nAPO {force} {number}"


def _read(name: str) -> Locale | None:
    source = Faker(name)
    source.seed_instance(7)
    try:
        locale = Locale(
            0.12 if name.split("_", maxsplit=1)[0] in _UNSPELT else 3.0 if name.startswith("en_US") else 1.0
        )
        for kind, method in (
            ("first", source.first_name), ("last", source.last_name), ("city", source.city),
            ("street", source.street_name), ("postcode", source.postcode), ("country", source.country),
        ):  # fmt: skip
            setattr(locale, kind, sorted({str(method()) for _ in range(POOL)}))
    except (AttributeError, TypeError, ValueError, IndexError):
        return None
    return locale
