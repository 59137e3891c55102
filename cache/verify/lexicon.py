"""Knows which words may stand for each other and which never may: synonyms, opposites, and members of one kind."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

_OPPOSITE_PREFIXES: Final = ("un", "dis", "in", "im", "ir", "il", "non", "non-", "de", "anti", "mis", "re", "a")
_CONTRARY_PREFIXES: Final = (
    ("pre", "post"),
    ("over", "under"),
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("macro", "micro"),
    ("in", "ex"),
    ("im", "ex"),
    ("up", "down"),
    ("out", "in"),
    ("super", "sub"),
    ("on", "off"),
    ("pro", "anti"),
    ("uni", "multi"),
    ("mono", "poly"),
    ("max", "min"),
)
_SUFFIXES: Final = (
    ("ization", "iz"),
    ("isation", "iz"),
    ("ational", "at"),
    ("ations", "at"),
    ("ation", "at"),
    ("ising", "iz"),
    ("izing", "iz"),
    ("ized", "iz"),
    ("ised", "iz"),
    ("izes", "iz"),
    ("ises", "iz"),
    ("ize", "iz"),
    ("ise", "iz"),
    ("iness", "i"),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "i"),
    ("ied", "i"),
    ("ers", ""),
    ("ors", ""),
    ("er", ""),
    ("or", ""),
    ("ed", ""),
    ("es", ""),
    ("ly", ""),
    ("e", ""),
    ("s", ""),
    ("y", "i"),
)
_SHORTEST_STEM: Final = 3


class _Lexicon(NamedTuple):
    same: dict[str, set[int]]
    """Numbers of the lines that a stem stands in."""
    opposite: dict[str, set[int]]
    kinds: dict[str, set[int]]


@cache
def _lexicon() -> _Lexicon:
    tables = tomllib.loads((resources.files("cache.verify") / "lexicon.toml").read_text("utf-8"))
    return _Lexicon(*(_lines(tables[name]) for name in _Lexicon._fields))


def _lines(text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(text.strip().splitlines()):
        for word in line.split():
            found[stem(word)].add(number)
    return dict(found)


@cache
def stem(word: str) -> str:
    """The word without its endings: "installing", "installs" and "installation" become one.

    A short form of suffix stripping (Porter, 1980): it need not give words, only the same result for forms of one.
    """
    if not word.isalpha() or len(word) <= _SHORTEST_STEM:
        return word
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word[: -len(suffix)] + instead
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def same(a: str, b: str) -> bool:
    """Whether two words may stand for each other."""
    a, b = stem(a), stem(b)
    return a == b or _share(_lexicon().same, a, b)


def contrary(a: str, b: str) -> bool:
    """Whether one word in place of the other asks for something else: an opposite, or another member of its kind."""
    x, y = stem(a), stem(b)
    if x == y or _share(_lexicon().same, x, y):
        # Only the prefix can make words of one stem or line contrary, and it would be part of the stem.
        return False
    return _share(_lexicon().opposite, x, y) or _share(_lexicon().kinds, x, y) or _by_prefix(a, b)


def _share(lines: dict[str, set[int]], a: str, b: str) -> bool:
    return not lines.get(a, _NONE).isdisjoint(lines.get(b, _NONE))


_NONE: Final[set[int]] = set()


def _by_prefix(a: str, b: str) -> bool:
    short, long = stem(min(a, b, key=len)), stem(max(a, b, key=len))
    if len(short) >= 4 and any(long == prefix + short for prefix in _OPPOSITE_PREFIXES):
        return True
    for one, other in _CONTRARY_PREFIXES:
        for x, y in ((a, b), (b, a)):
            if x.startswith(one) and y.startswith(other) and len(x) > len(one) + 2:
                rest, other_rest = stem(x.removeprefix(one).lstrip("-")), stem(y.removeprefix(other).lstrip("-"))
                if rest == other_rest:
                    return True
    # "-ful" against "-less": careful, careless.
    return any(
        x.endswith("less") and y.endswith("ful") and x.removesuffix("less") == y.removesuffix("ful")
        for x, y in ((a, b), (b, a))
    )
