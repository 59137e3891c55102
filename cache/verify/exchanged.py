"""Finds two things that have changed places: "a tuple to a list" is not "a list to a tuple"."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cache.verify.lexicon import same, stem
from cache.verify.words import NUMBER_WORDS, word_set

_TIES: Final = word_set(
    """in of for with into from on over under after before as about against than by without through at via using"""
)
"""Words that say what part the next thing plays; "to" stands before verbs too."""
_PASSED_OVER: Final = word_set(
    """a an the my your our his her its their this that these those some any new old one same i we you he she it they
    another other ,"""
)
_SAYS_LITTLE: Final = word_set(
    """be is am are was were do does did can could should would will have has had get got go make let put need want like
    how what which who when where why to if and or so please there way ways best good great use"""
)
_COUNTS: Final = word_set("one a single same each every both")
_EQUALS: Final = word_set(
    """vs versus difference differ different compare compared comparison better both similar relation relationship
    distance far similarity between either or"""
)
"""Where two things are set beside each other they may be named in any order."""
_TURNING: Final = word_set("less fewer many much")
"""Where one of two questions has such a word, the other may well say the same the other way round."""
_WORD: Final = re.compile(r"[^\W_]+(?:['.][^\W_]+)*[+#]*|,")
_NONE_OF_IT: Final = re.compile(r"\bwith (?:no|zero)\b")
_OF_A_KIND: Final = re.compile(r"\b(?:kinds?|types?|sorts?|lots?) of\b")
_ONE_NAME: Final = {"usa": "us", "america": "us", "u.s": "us", "u.s.a": "us", "britain": "uk", "england": "uk"}
_SOMEBODY: Final = (
    r"(?:my|a|the|your|our|his|her) (girlfriend|boyfriend|wife|husband|partner|friend|boss|mother|father|mom|dad|mum"
    r"|parents|son|daughter|child|kid|teacher|colleague|coworker|neighbou?r|ex|crush|girl|guy|man|woman|employer)s?"
)
_CAUSED: Final = re.compile(rf"\b(?:make|get|have|let|force|convince|persuade) {_SOMEBODY} (?:to )?(?!stop|quit)(\w+)")
_OTHERS: Final = 1
"""Words that may differ beside the two that have changed places."""


class _Parts(NamedTuple):
    """What a question says of the parts that things play in it."""

    words: Sequence[str]
    carried: Counter[str]
    """The stems of words that name something or say what is done."""
    tied: Mapping[str, str]
    """The stem of the first word that names something after each of the words that tie."""
    counted: Mapping[str, str]
    """How many there are of what stands after a number."""
    turned: frozenset[tuple[str, str]]
    """What stands before and after "to"."""


def exchanged(a: str, b: str) -> bool:
    """Whether what plays one part in one question plays another in the other one, and the other way round."""
    if _caused(a, b) or _caused(b, a):
        return True
    one, other = _parts(a), _parts(b)
    if not _EQUALS.isdisjoint(one.words) or not _EQUALS.isdisjoint(other.words):
        return False
    if any((word in one.words) != (word in other.words) for word in _TURNING):
        return False
    return _counted_otherwise(one.counted, other.counted) or _turned_to(one, other) or _crossed(one, other)


@lru_cache(maxsize=2_048)
def _parts(text: str) -> _Parts:
    words = _words(text)
    return _Parts(
        words,
        Counter(stem(word) for word in words if _carries(word)),
        dict(_tied(words)),
        dict(_counted(words)),
        frozenset(
            (stem(x), stem(y)) for x, to, y in zip(words, words[1:], words[2:], strict=False) if to in ("to", "into")
        ),
    )


def _words(text: str) -> Sequence[str]:
    text = _NONE_OF_IT.sub("without", _OF_A_KIND.sub(" ", text.lower().replace("’", "'")))
    found = (word.removesuffix("'s") for word in _WORD.findall(text))
    return tuple(_ONE_NAME.get(word, word) for word in found)


def _carries(word: str) -> bool:
    return word not in _TIES and word not in _PASSED_OVER and word not in _SAYS_LITTLE


def _tied(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place, word in enumerate(words):
        if word in _TIES:
            after = next((later for later in words[place + 1 :] if later not in _PASSED_OVER), "")
            if after and _carries(after):
                yield word, stem(after)


def _counted(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, thing in itertools.pairwise(words):
        count = "1" if number in _COUNTS else NUMBER_WORDS.get(number, number)
        if count.isdigit():
            yield stem(thing), count


def _crossed(one: _Parts, other: _Parts) -> bool:
    """Whether two things stand after a tie, each in one of the questions, and in each other's place otherwise.

    Both must be in both questions, which say hardly anything else: mere other words for one thing say nothing.
    """
    if (one.carried - other.carried).total() + (other.carried - one.carried).total() > _OTHERS:
        return False
    common = one.carried.keys() & other.carried.keys()
    return any(
        x != y
        and {x, y} <= common
        and not (same(x, y) or x.isdigit() or y.isdigit())
        and _same_part(_before(one.words, y), _before(other.words, x), {x, y})
        for x, y in ((one.tied[tie], other.tied[tie]) for tie in one.tied.keys() & other.tied.keys())
    )


def _before(words: Sequence[str], thing: str) -> str:
    """The word before a thing, as far as it says what part that plays."""
    place = next(place for place, word in enumerate(words) if stem(word) == thing)
    return next((word for word in reversed(words[:place]) if word not in _PASSED_OVER), "")


def _same_part(one: str, other: str, turned: set[str]) -> bool:
    """Whether two words before things leave it open, or say alike, what part those play."""
    return one == other or not (one in _TIES or other in _TIES) or {stem(one), stem(other)} <= turned


def _turned_to(one: _Parts, other: _Parts) -> bool:
    """As in "from dollars to euros" and "euros to dollars", with or without "from"."""
    return any(x != y and (y, x) in other.turned for x, y in one.turned - other.turned)


def _counted_otherwise(a: Mapping[str, str], b: Mapping[str, str]) -> bool:
    """As in "one account on two phones" and "two accounts on one phone"."""
    both = a.keys() & b.keys()
    return any(a[x] == b[y] != a[y] == b[x] for x, y in itertools.permutations(both, 2))


def _caused(a: str, b: str) -> bool:
    """As in "How do I make my boss apologize?" and "How do I apologize to my boss?"."""
    a, b = a.lower(), b.lower()
    found = _CAUSED.search(a)
    if found is None or _CAUSED.search(b):
        return False
    words = [stem(word) for word in _words(b.replace("how to ", "how do i "))]
    return ("i", stem(found[2])) in itertools.pairwise(words) and stem(found[1]) in words
