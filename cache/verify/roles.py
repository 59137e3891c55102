"""Finds who does something to whom: "Can I sue my landlord?" is not "Can my landlord sue me?"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from cache.verify.lexicon import stem
from cache.verify.words import word_set

_DOERS: Final = word_set("i we you one people someone somebody anyone")
"""Those who ask, or anybody: what does something besides is named."""
_SELF: Final = word_set("i we")
_SAYS_LITTLE: Final = frozenset(stem(verb) for verb in word_set("make let help tell show explain mean"))
"""What helps me to sleep is how I help myself to sleep."""
_ACTED_ON: Final = word_set("me us")
_BETWEEN: Final = 1
"""Words that may stand between a verb and whom it is done to: "think of me"."""
_AUXILIARIES: Final = word_set(
    """be is are was were been being get gets got do does did can could will would should may might must have has had to
    need needs want wants don't doesn't didn't can't couldn't won't shouldn't not also still really actually ever always
    never so the a an my your our his her their"""
)
_SUFFERING: Final = word_set("be am is are was were been being get gets got")
"""Before a verb they say that it is done to the one that they are about."""
_PLACED: Final = word_set("with from on by through in at using via off for to")
_MEANT: Final = frozenset((stem("mean"),))
"""What you mean by a word is what the word means."""
_BEFORE_DOERS: Final = word_set("do does did can could will would should may might how why when a an the my your")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDS: Final = r"(?=\W*$|[?.!,;]|\s(?:to|from|by|in|at|on|with|for)\b)"
_FROM: Final = re.compile(rf"\bfrom (?:(?:the|a|an|my|our) )?(\w+){_ENDS}")
_TO: Final = re.compile(rf"\b(?:to|into) (?:(?:the|a|an|my|our) )(\w+){_ENDS}")
_FEELS: Final = re.compile(
    r"\b(?:(?:am|was) i|i am|i was|i'm|(?:are|were) we|we are|we were|we're)"
    r" (?:\w+ ){0,2}?(\w+) (of|at|with|to|about|for|in)\b"
)
_MEETS: Final = re.compile(r"\b(\w+) (of|at|with|to|about|for|in) (?:me|us)\b")


def turned_roles(a: str, b: str) -> bool:
    """Whether in one question the asker, or anybody, does to another what in the other question that one does."""
    a_words, b_words = _words(a), _words(b)
    pairs = ((a_words, b_words), (b_words, a_words))
    return (
        _felt_by_the_other(a, b)
        or _comes_or_goes(a, b)
        or any(_done_to_asker(one, other) or _done_by_the_named(one, other) for one, other in pairs)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace("how to ", "how do i ")))


def _done_to_asker(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """As in "I hate my boss" and "my boss hates me"."""
    done, suffered = set(_verbs_after(one, _SELF)), set(_verbs_before(other, _ACTED_ON))
    # "We hire you" and "they hire me" are one, told by the other side.
    told = _verbs_before(one, _ACTED_ON | {"you"})
    both_ways = {*_verbs_after(other, _SELF), *told, *_SAYS_LITTLE}
    return bool(done & suffered - both_ways)


def _felt_by_the_other(a: str, b: str) -> bool:
    """As in "I am afraid of my dog" and "my dog is afraid of me"."""
    felt, met = (
        [set(pattern.findall(text.lower().replace("’", "'"))) for text in (a, b)] for pattern in (_FEELS, _MEETS)
    )
    return _crossed(felt, met)


def _crossed(one_side: list[set[str]], other_side: list[set[str]]) -> bool:
    """Whether something stands on one side in one of two questions, on the other in the other, and in none on both."""
    (a_one, b_one), (a_other, b_other) = one_side, other_side
    return bool(a_one & b_other - b_one - a_other or b_one & a_other - a_one - b_other)


def _comes_or_goes(a: str, b: str) -> bool:
    """As in "from the airport" and "to the airport"."""
    left, reached = ([set(pattern.findall(text.lower())) for text in (a, b)] for pattern in (_FROM, _TO))
    return _crossed(left, reached)


def _verbs_after(words: tuple[str, ...], doers: frozenset[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word not in doers:
            continue
        after = next((later for later in range(place + 1, len(words)) if words[later] not in _AUXILIARIES), None)
        if after is not None and _SUFFERING.isdisjoint(words[max(0, place - 1) : after]):
            yield stem(words[after])


def _verbs_before(words: tuple[str, ...], objects: frozenset[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word in objects:
            yield from map(stem, words[max(0, place - 1 - _BETWEEN) : place])


def _done_by_the_named(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """As in "How do I make money with Uber?" and "How does Uber make money?"."""
    tools = {stem(tool) for before, tool in itertools.pairwise(one) if before in _PLACED}
    done = {stem(verb) for doer, verb in itertools.pairwise(one) if doer in _DOERS and verb not in _AUXILIARIES}
    return any(
        before in _BEFORE_DOERS
        and doer not in _AUXILIARIES
        and doer not in _DOERS
        and stem(doer) in tools
        and stem(verb) in done - _MEANT
        for before, doer, verb in zip(other, other[1:], other[2:], strict=False)
    )
