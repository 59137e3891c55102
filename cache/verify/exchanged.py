"""Finds two things that have changed places: "a tuple to a list" is not "a list to a tuple"."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cache.verify.lexicon import same, stem
from cache.verify.words import canonical, word_set

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


def exchanged(a: str, b: str) -> bool:
    """Whether what plays one part in one question plays another in the other one, and the other way round."""
    one, other = _words(a), _words(b)
    if _caused(a, b) or _caused(b, a):
        return True
    if not _EQUALS.isdisjoint({*one, *other}) or any((word in one) != (word in other) for word in _TURNING):
        return False
    return _counted_otherwise(one, other) or _turned_to(one, other) or _crossed(one, other)


def _words(text: str) -> list[str]:
    text = _NONE_OF_IT.sub("without", _OF_A_KIND.sub(" ", text.lower().replace("’", "'")))
    found = (word.removesuffix("'s") for word in _WORD.findall(text))
    return [_ONE_NAME.get(word, word) for word in found]


def _places(words: Sequence[str]) -> Mapping[str, set[str]]:
    """The stem of the first word that names something after each of the words that tie."""
    found: dict[str, set[str]] = defaultdict(set)
    for place, word in enumerate(words):
        if word in _TIES:
            after = itertools.dropwhile(_PASSED_OVER.__contains__, words[place + 1 :])
            named = itertools.takewhile(lambda later: later not in _TIES | _PASSED_OVER | _SAYS_LITTLE, after)
            found[word] |= set(map(stem, itertools.islice(named, 1)))
    return found


def _crossed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two things stand after a tie, each in one of the questions, and in each other's place otherwise.

    Both must be in both questions, which say hardly anything else: mere other words for one thing say nothing.
    """
    left, right = (Counter(stem(word) for word in words if _carries(word)) for words in (one, other))
    if (left - right).total() + (right - left).total() > _OTHERS:
        return False
    a, b, common = _places(one), _places(other), left.keys() & right.keys()
    return any(
        not (same(x, y) or x.isdigit() or y.isdigit()) and _same_part(_before(one, y), _before(other, x), {x, y})
        for tie in a.keys() & b.keys()
        for x in (a[tie] - b[tie]) & common
        for y in (b[tie] - a[tie]) & common
    )


def _carries(word: str) -> bool:
    return word not in _TIES and word not in _PASSED_OVER and word not in _SAYS_LITTLE


def _before(words: Sequence[str], thing: str) -> str:
    """The word before a thing, as far as it says what part that plays."""
    place = next(place for place, word in enumerate(words) if stem(word) == thing)
    return next((word for word in reversed(words[:place]) if word not in _PASSED_OVER), "")


def _same_part(one: str, other: str, turned: set[str]) -> bool:
    """Whether two words before things leave it open, or say alike, what part those play."""
    return one == other or not (one in _TIES or other in _TIES) or {stem(one), stem(other)} <= turned


def _turned_to(one: Sequence[str], other: Sequence[str]) -> bool:
    """As in "from dollars to euros" and "euros to dollars", with or without "from"."""
    a, b = (
        {(stem(x), stem(y)) for x, to, y in zip(words, words[1:], words[2:], strict=False) if to in ("to", "into")}
        for words in (one, other)
    )
    return any((y, x) in b for x, y in a - b if x != y)


def _counted_otherwise(one: Sequence[str], other: Sequence[str]) -> bool:
    """As in "one account on two phones" and "two accounts on one phone"."""
    a, b = dict(_counted(one)), dict(_counted(other))
    both = a.keys() & b.keys()
    return any(a[x] == b[y] != a[y] == b[x] for x in both for y in both if x != y)


def _counted(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, thing in itertools.pairwise(words):
        count = "1" if number in _COUNTS else "".join(canonical(number)[:1])
        if count.isdigit():
            yield stem(thing), count


def _caused(a: str, b: str) -> bool:
    """As in "How do I make my boss apologize?" and "How do I apologize to my boss?"."""
    found = _CAUSED.search(a.lower())
    if found is None or _CAUSED.search(b.lower()):
        return False
    words = [stem(word) for word in _words(b.lower().replace("how to ", "how do i "))]
    return ("i", stem(found[2])) in itertools.pairwise(words) and stem(found[1]) in words
