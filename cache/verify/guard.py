"""Finds what makes two alike questions ask for different things: numbers, negation, direction, names, opposites.

Vectors see that two questions are about the same thing, hardly that one asks the opposite, for another number, or from
B to A instead of A to B (GPTCache's false hits; measured in bench/cache.py). These differences are found in the words.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from cache.verify.exchanged import exchanged
from cache.verify.lexicon import contrary, same, stem
from cache.verify.modes import other_side
from cache.verify.question import EMPTY, NEGATIONS, NUMBER, Question
from cache.verify.roles import turned_roles
from cache.verify.words import quoted, word_set

Difference = Literal["", "number", "negation", "opposite", "direction", "order", "name", "question", "quotation"]
"""What two questions differ in; "" where nothing was found."""
_EXCLUSIVE: Final = frozenset(("reason", "person", "time", "place", "amount", "duration", "way"))
_BETWEEN_EQUALS: Final = word_set("and or vs versus with & / between")
_TIMES: Final = word_set(
    """today tomorrow yesterday tonight next last past previous ago later former earlier before after"""
)
_CALENDAR: Final = word_set("today tomorrow yesterday tonight")
"""Words for a time that change the question even where the other one names none."""
_ALIASES: Final = (
    frozenset(word_set("us usa u.s u.s.a america american americans united states")),
    frozenset(word_set("uk u.k britain british england english united kingdom")),
    frozenset(word_set("eu europe european union")),
    frozenset(word_set("bangalore bengaluru")),
    frozenset(word_set("bombay mumbai")),
    frozenset(word_set("nz new zealand")),
    frozenset(word_set("nyc york")),
    frozenset(word_set("uae emirates")),
)
"""Names of one place, each word of which may stand for the others."""


def difference(a: Question, b: Question) -> Difference:
    """The first difference that surely asks for another answer, or "".

    Additions and other words for the same are not judged here: they are a matter of degree.
    """
    if _quote_differently(a.text, b.text):
        return "quotation"
    if a.numbers != b.numbers:
        return "number"
    if _negated(a, b):
        return "negation"
    if a.asks != b.asks and ((a.asks in _EXCLUSIVE and b.asks in _EXCLUSIVE) or "letters" in (a.asks, b.asks)):
        return "question"
    only_a, only_b = unmatched(a, b)
    if any(contrary(x, y) for x in only_a for y in only_b) or _reads_or_writes(a, b):
        return "opposite"
    if other_side(a.text, b.text):
        return "opposite"
    if _wants_both_sides(a) != _wants_both_sides(b):
        return "question"
    if names_differ(a, b) or (_letters(only_a) and _letters(only_b)):
        return "name"
    if _timed(a, b):
        return "opposite"
    turned = _turned(a.words, b.words) or _names_turned(a, b) or turned_roles(a.text, b.text)
    return "direction" if turned or exchanged(a.text, b.text) else ""


def _reads_or_writes(a: Question, b: Question) -> bool:
    """Whether one reads what the other writes; "write" says little in "write a poem", and so is no content word."""
    one, other = (frozenset(word for word in question.words if word in ("read", "write")) for question in (a, b))
    return bool(one and other) and one != other


def _wants_both_sides(question: Question) -> bool:
    return {"good", "bad"} <= question.wants


def unmatched(a: Question, b: Question) -> tuple[list[str], list[str]]:
    """The content words of each that the other has no word for."""
    shared = Counter(a.stems) & Counter(b.stems)
    left = _without(a, shared)
    right = _without(b, shared)
    for word in list(left):
        for other in right:
            if same(word, other):
                left.remove(word)
                right.remove(other)
                break
    return left, right


def names_differ(a: Question, b: Question) -> bool:
    """Whether each names something that the other does not know at all, in any spelling."""
    known_a, known_b = _known_words(a), _known_words(b)
    left = {name for name in a.names if not _known(_bare_name(name), known_b)}
    right = {name for name in b.names if not _known(_bare_name(name), known_a)}
    return bool(left and right) and not _initials(left, right)


def _known_words(question: Question) -> set[str]:
    words = {_bare_name(word) for word in re.split(r"[\s?,/()$:;!-]+", question.text.lower())} | set(question.words)
    joined = {one + other for one, other in itertools.pairwise(question.words)}
    aliases = {alias for family in _ALIASES if not family.isdisjoint(words) for alias in family}
    return words | joined | aliases


def _bare_name(word: str) -> str:
    """Without accents and marks: "Pokémon" and "pokemon" name one thing."""
    letters = unicodedata.normalize("NFD", word.strip(".'’").removesuffix("'s").removesuffix("’s"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def _letters(words: list[str]) -> bool:
    """Whether there is a single letter, which tells vitamins, hepatitides and plans apart."""
    return any(len(word) == 1 for word in words)


def _without(question: Question, shared: Counter[str]) -> list[str]:
    rest = Counter(shared)
    left = []
    for word, root in zip(question.content, question.stems, strict=True):
        if rest[root] > 0:
            rest[root] -= 1
        else:
            left.append(word)
    return left


def _known(name: str, words: set[str]) -> bool:
    root = stem(name)
    return any(root == stem(word) or (len(root) > 3 and stem(word).startswith(root[:4])) for word in words)


def _initials(left: set[str], right: set[str]) -> bool:
    """Whether one side may be the other's short form: "us" and "united", "states"."""
    for short, long in ((left, right), (right, left)):
        if len(short) == 1 and len(long) > 1:
            (name,) = short
            letters = name.replace(".", "")
            if len(letters) <= 5 and {word[0] for word in long} <= set(letters):
                return True
    return False


def _quote_differently(a: str, b: str) -> bool:
    """Whether one quotes, or has code, that the other does not have at all."""
    quotes_a, quotes_b = ({_bare(part) for part in quoted(text)} - {""} for text in (a, b))
    plain_a, plain_b = _bare(a), _bare(b)
    return any(part not in plain_b for part in quotes_a) or any(part not in plain_a for part in quotes_b)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\"'`“”‘’?!.]", " ", text).lower().split())


def _negated(a: Question, b: Question) -> bool:
    odd = (a.negations - b.negations) % 2 == 1
    return odd and a.half_negations == b.half_negations


def _timed(a: Question, b: Question) -> bool:
    """Whether the two speak of different times."""
    one, other = (frozenset(word for word in question.words if word in _TIMES) for question in (a, b))
    return one != other and (bool(one and other) or not _CALENDAR.isdisjoint(one ^ other))


def _turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the same two words have changed places around the same words, or around "to", "from" and "into"."""
    roles_a, roles_b = _roles(a), _roles(b)
    if roles_a[0] & roles_b[1] or roles_a[1] & roles_b[0]:
        return True
    if Counter(a) != Counter(b) or tuple(a) == tuple(b):
        return False
    moved = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    first, last = moved[0], moved[-1]
    inner = a[first + 1 : last]
    ends = (a[first], a[last])
    exchanged = a[first] == b[last] and a[last] == b[first] and tuple(inner) == tuple(b[first + 1 : last])
    if not exchanged or any(word in EMPTY or word in NEGATIONS or NUMBER.fullmatch(word) for word in ends):
        return False
    return bool(inner) and not set(inner) <= _BETWEEN_EQUALS


_SYMMETRIC: Final = word_set(
    """vs versus difference differ different compare compared comparison better best both similar relation relationship
    distance far by"""
)
"""Words around which two names may change places, or that say the same the other way round ("beaten by")."""


def _names_turned(a: Question, b: Question) -> bool:
    """Whether the same two names have changed places around what one does to the other."""
    both = a.names & b.names
    if len(both) != 2 or not _SYMMETRIC.isdisjoint({*a.words, *b.words}):
        return False
    first, second = ([word for word in question.words if word in both] for question in (a, b))
    if len(first) != 2 or first != second[::-1]:
        return False
    return all(_does_something(question, both) for question in (a, b))


def _does_something(question: Question, names: frozenset[str]) -> bool:
    """Whether a word that carries meaning stands between the two names."""
    start, end = (place for place, word in enumerate(question.words) if word in names)
    between = question.words[start + 1 : end]
    return _BETWEEN_EQUALS.isdisjoint(between) and any(word in question.content for word in between)


def _roles(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What comes before and what comes after: the stems around "to" and "from" where both ends are named."""
    sources, targets = set(), set()
    for place, word in enumerate(words[1:-1], start=1):
        before, after = stem(words[place - 1]), stem(words[place + 1])
        if word in ("to", "into") and words[place - 1] not in EMPTY and words[place + 1] not in EMPTY:
            sources.add(before)
            targets.add(after)
    for place, word in enumerate(words[:-1]):
        if word == "from" and words[place + 1] not in EMPTY:
            sources.add(stem(words[place + 1]))
    return frozenset(sources - targets), frozenset(targets - sources)
