"""Makes pairs of questions that do or do not have the same answer, from ways to ask and things to ask about.

Everything comes from the frames beside this file and from random numbers, so the pairs belong to nobody else.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final, NamedTuple, TypeVar

Kind = TypeVar("Kind")


class Pair(NamedTuple):
    """Two questions, and whether an answer to one answers the other."""

    a: str
    b: str
    duplicate: bool
    kind: str
    """How it was made."""


@dataclass(frozen=True)
class Family:
    """Asks about the same things: `over` are the lists that fill {x} and {y}."""

    over: tuple[tuple[str, ...], ...]
    asks: tuple[tuple[str, ...], ...]


_POLITE: Final = (
    "Could you tell me: {}",
    "Please help me, {}",
    "{} Please explain.",
    "Quick question: {}",
    "{} Thanks!",
    "Hi, {}",
    "I would like to know: {}",
    "{} I really want to know.",
)
_SCOPES: Final = (
    " for children",
    " in winter",
    " in Canada",
    " for beginners",
    " at night",
    " during pregnancy",
    " on a budget",
    " in 50 words",
    " without special tools",
    " for older people",
    " in ancient Rome",
    " on a Mac",
    " after surgery",
    " in French",
    " with a cat",
    " at high altitude",
    " compared to Germany",
    " before 1950",
)
_NUMBERED: Final = (
    ("How many calories are in {n} eggs?", "What is the calorie count of {n} eggs?"),
    ("Convert {n} miles to kilometers", "How many kilometers is {n} miles?", "{n} miles in km"),
    ("What is {n} times 12?", "Multiply {n} by 12", "{n} * 12"),
    ("Give me a {n} day plan for Rome", "What should I do in Rome in {n} days?"),
    ("How do I lose {n} pounds?", "What is the best way to lose {n} pounds?"),
    ("Explain HTTP error {n}", "What does HTTP status {n} mean?"),
    ("What happened in {n}?", "What were the main events of {n}?"),
    ("Write a {n} word essay about bees", "I need an essay on bees with {n} words"),
    ("How long does it take to run {n} km?", "What is a good time for running {n} kilometers?"),
    ("How do I fix error code {n} on my oven?", "My oven shows {n}, what does it mean?"),
    ("What is {n} percent of 80?", "How much is {n}% of 80?"),
    ("Can I retire with {n} thousand dollars?", "Are {n} thousand dollars enough to retire?"),
)
_POLAR: Final = (
    ("What happens if I {v}?", "What happens if I don't {v}?"),
    ("Why should I {v}?", "Why should I not {v}?"),
    ("What are reasons to {v}?", "What are reasons not to {v}?"),
    ("Is it okay to {v}?", "Is it okay not to {v}?"),
    ("Why do people {v}?", "Why do people not {v}?"),
)
_ACTS: Final = (
    "drink water before bed",
    "back up my phone",
    "pay taxes late",
    "eat breakfast",
    "update my computer",
    "take vitamins",
    "vote",
    "go to the dentist",
    "stretch after running",
    "wear a helmet",
    "read the contract",
    "save money",
    "invest in stocks",
    "learn a second language",
    "water the lawn at noon",
    "sign the form",
    "vaccinate my dog",
    "keep a diary",
)


HELD: Final = 8
"""Every so many-th family, block or group of questions is never trained with: the scores are calibrated on those."""


def part(every: Sequence[Kind], *, held: bool) -> list[Kind]:
    """Of all groups of questions those that are held back, or the others."""
    return [group for number, group in enumerate(every) if (number % HELD == 4) == held]


def families(*, held: bool = False) -> list[Family]:
    """The families of the frames, those held back or the others."""
    table = tomllib.loads((resources.files("cache.training") / "frames.toml").read_text("utf-8"))
    fillings = {name: tuple(line.split("; ")) for name, line in table["fillings"].items()}
    found = [
        Family(
            tuple(fillings[name] for name in family["over"]),
            tuple(tuple(ways) for ways in family["asks"].values()),
        )
        for family in table["family"]
    ]
    return part(found, held=held)


def generate(count: int, seed: int = 0, *, held: bool = False) -> list[Pair]:
    """So many pairs, about half of them duplicates; the same for the same seed."""
    draw = random.Random(seed)
    every = families(held=held)
    makers: list[tuple[float, Callable[[], Pair]]] = [
        (0.42, lambda: _reworded(draw, every)),
        (0.18, lambda: _other_ask(draw, every)),
        (0.14, lambda: _other_filling(draw, every)),
        (0.06, lambda: _swapped(draw, every)),
        (0.07, lambda: _scoped(draw, every)),
        (0.06, lambda: _numbered(draw)),
        (0.04, lambda: _polar(draw)),
        (0.03, lambda: _elsewhere(draw, every)),
    ]
    weights, functions = zip(*makers, strict=True)
    return [_spelled(draw, draw.choices(functions, weights)[0]()) for _ in range(count)]


def generate_follow_ups(count: int, seed: int = 0, *, held: bool = False) -> list[Pair]:
    """Pairs of questions that follow the same turn, about the one thing it named; half of them duplicates."""
    draw = random.Random(seed)
    every = [family for family in families(held=held) if len(family.over) == 1]
    return [_follow_up(draw, draw.choice(every), duplicate=number % 2 == 1) for number in range(count)]


def _follow_up(draw: random.Random, family: Family, *, duplicate: bool) -> Pair:
    if duplicate:
        one, other = draw.sample(draw.choice([ask for ask in family.asks if len(ask) > 1]), 2)
    else:
        one, other = (draw.choice(ask) for ask in draw.sample(family.asks, 2))
    values = _fill(draw, family)
    said = draw.choice(((True, True), (True, True), (True, False), (False, True)))
    a, b = (_pointing(way) if pointing else way for way, pointing in zip((one, other), said, strict=True))
    return Pair(a.format(**values), b.format(**values), duplicate, "follow-up")


def _pointing(way: str) -> str:
    """The way to ask with "it" for what has been named."""
    for named, pronoun in (("a {x}", "it"), ("my {x}", "it"), ("the {x}", "it"), ("{x}'s", "its"), ("{x}", "it")):
        way = way.replace(named, pronoun)
    return way


def _fill(draw: random.Random, family: Family) -> dict[str, str]:
    values = {name: draw.choice(words) for name, words in zip("xy", family.over, strict=False)}
    while len(set(values.values())) < len(values):
        values["y"] = draw.choice(family.over[1])
    return values


def _reworded(draw: random.Random, every: list[Family]) -> Pair:
    family = draw.choice(every)
    ask = draw.choice([ask for ask in family.asks if len(ask) > 1])
    one, other = draw.sample(ask, 2)
    values = _fill(draw, family)
    return Pair(one.format(**values), other.format(**values), True, "reworded")


def _other_ask(draw: random.Random, every: list[Family]) -> Pair:
    family = draw.choice(every)
    one, other = draw.sample(family.asks, 2)
    values = _fill(draw, family)
    return Pair(draw.choice(one).format(**values), draw.choice(other).format(**values), False, "other ask")


def _other_filling(draw: random.Random, every: list[Family]) -> Pair:
    family = draw.choice(every)
    ask = draw.choice(family.asks)
    values, changed = _fill(draw, family), _fill(draw, family)
    name = draw.choice(list(values))
    while changed[name] == values[name] or len({*values.values(), changed[name]}) == len(values):
        changed = _fill(draw, family)
    other = ask[0] if draw.random() < 0.5 else draw.choice(ask)
    one = other if draw.random() < 0.5 else draw.choice(ask)
    return Pair(one.format(**values), other.format(**(values | {name: changed[name]})), False, "other filling")


def _swapped(draw: random.Random, every: list[Family]) -> Pair:
    """From x to y against from y to x; a frame that names y before x says which asks know no direction."""
    family = draw.choice([family for family in every if len(family.over) == 2 and family.over[0] == family.over[1]])
    values = _fill(draw, family)
    turned = {"x": values["y"], "y": values["x"]}
    ask = draw.choice(family.asks)
    directed = not any(
        way.startswith(("What is the difference", "Compare", "Which is better", "How far")) for way in ask
    )
    directed = directed and not any(re.search(r"better|vs|or \{", way) for way in ask)
    one, other = draw.choice(ask), draw.choice(ask)
    return Pair(one.format(**values), other.format(**turned), not directed, "swapped")


def _scoped(draw: random.Random, every: list[Family]) -> Pair:
    family = draw.choice(every)
    ask = draw.choice(family.asks)
    values = _fill(draw, family)
    one, other = draw.choice(ask).format(**values), draw.choice(ask).format(**values)
    scope = draw.choice(_SCOPES)
    narrowed = other.rstrip("?") + scope + ("?" if other.endswith("?") else "")
    if draw.random() < 0.3:
        also = one.rstrip("?") + scope + ("?" if one.endswith("?") else "")
        return Pair(also, narrowed, True, "same scope")
    return Pair(one, narrowed, False, "scoped") if draw.random() < 0.5 else Pair(narrowed, one, False, "scoped")


def _numbered(draw: random.Random) -> Pair:
    ask = draw.choice(_NUMBERED)
    number = draw.choice((draw.randrange(2, 30), draw.randrange(100, 600), draw.randrange(1700, 2020)))
    other = number if draw.random() < 0.45 else number + draw.choice((-1, 1, 2, 5, 10, -10 if number > 20 else 10))
    one, two = draw.choice(ask), draw.choice(ask)
    return Pair(one.format(n=number), two.format(n=other), number == other, "numbered")


def _polar(draw: random.Random) -> Pair:
    yes, no = draw.choice(_POLAR)
    act, other = draw.choice(_ACTS), draw.choice(_ACTS)
    if draw.random() < 0.25 and act != other:
        return Pair(yes.format(v=act), yes.format(v=other), False, "other act")
    a, b = (yes, no) if draw.random() < 0.5 else (no, yes)
    return Pair(a.format(v=act), b.format(v=act), False, "negated")


def _elsewhere(draw: random.Random, every: list[Family]) -> Pair:
    one, other = draw.sample(every, 2)
    a = draw.choice(draw.choice(one.asks)).format(**_fill(draw, one))
    return Pair(a, draw.choice(draw.choice(other.asks)).format(**_fill(draw, other)), False, "elsewhere")


def _spelled(draw: random.Random, pair: Pair) -> Pair:
    """The pair as people write: sometimes small letters, a typing error, a please."""
    return pair._replace(a=retyped(draw, pair.a), b=retyped(draw, pair.b))


def retyped(draw: random.Random, text: str) -> str:
    """The text as somebody in a hurry writes it."""
    if draw.random() < 0.12:
        text = draw.choice(_POLITE).format(text)
    if draw.random() < 0.15:
        text = text.lower()
    if draw.random() < 0.15:
        text = text.rstrip("?")
    if draw.random() < 0.06:
        text = _mistyped(draw, text)
    return text


def _mistyped(draw: random.Random, text: str) -> str:
    places = [match.start() for match in re.finditer(r"[a-z]{2}(?=[a-z])", text)]
    if not places:
        return text
    place = draw.choice(places) + 1
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def kinds_of(pairs: list[Pair]) -> Iterator[tuple[str, int]]:
    """How many pairs there are of each kind."""
    for kind in sorted({pair.kind for pair in pairs}):
        yield kind, sum(pair.kind == kind for pair in pairs)
