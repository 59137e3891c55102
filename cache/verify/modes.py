"""Finds what two questions about one thing ask otherwise: may or must, all or some, what it is or why it is so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SIDES: Final = (
    (
        re.compile(r"\b(?:similar|similarly|similarit(?:y|ies)|alike|in common)\b"),
        re.compile(
            r"\b(?:differ|differs|difference|differences|different|differently|unlike|distinguish|dissimilar"
            r"|dissimilarit(?:y|ies))\b"
        ),
    ),
    (
        re.compile(r"^(?:can|may) (?:i|we)\b|^(?:am i|are we) allowed\b"),
        re.compile(r"^must (?:i|we)\b|^do (?:i|we) (?:have|need) to\b|^(?:am i|are we) (?:required|obliged)\b"),
    ),
    (
        re.compile(r"\b(?:alive|living|at present|currently|nowadays|today|at the moment)\b"),
        re.compile(r"\b(?:of all times?|ever|in history)\b"),
    ),
    (
        re.compile(r"\b(?:argu\w+|case|essay|speech|debate) (?:for|in favou?r of)\b|\bin favou?r of\b"),
        re.compile(r"\b(?:against|opposed to|opposing)\b"),
    ),
    (
        re.compile(r"^how (?:is|are|was|were|did|does|do)\b(?!.*\bwhom?\b)"),
        re.compile(r"^(?:who|by whom)\b(?!.*\bhow\b)"),
    ),
    (
        re.compile(r"^(?:should|must) (?:i|we|one|you)\b(?!.* or )"),
        re.compile(r"^(?:how|what should|what do)\b"),
    ),
    (
        re.compile(r"\bper (?:capita|person|head|inhabitant)\b"),
        re.compile(r"^(?!.*\b(?:per|each|every|average|individual|a person|one person)\b)"),
    ),
    (
        re.compile(r"^who (?:is|was|are|were) (?!the\b|a\b|an\b|your\b|[\w' .-]+ of\b)[\w' .-]+\??$"),
        re.compile(r"^who (?!is\b|was\b|are\b|were\b|exactly\b|do\b|does\b|should\b|can\b)\w+"),
    ),
    (
        re.compile(
            r"^(?:(?:can|could) (?:you|someone) )?(?:please )?(?:explain|describe|define|what (?:is|are))\b"
            r"(?!.*\b(?:why|reasons?|caus\w+|purpose|making|wrong|behind|responsible|matter|point|good|lead\w*|led|factors?"
            r"|importance|important|significan\w+|origins?|roots?|triggers?|explanation)\b)"
        ),
        re.compile(r"\bwhy\b|\breasons? (?:for|of|why|behind)\b|\bwhat causes\b|\bcauses of\b"),
    ),
    (
        re.compile(r"^(?:is|are) there\b"),
        re.compile(r"^(?:was|were) there\b"),
    ),
    (
        re.compile(r"\b(?:i|we) (?:\w+ )?ask\b"),
        re.compile(r"\bbe asked\b|\bare (?:usually |often |typically )?asked\b|\bdo (?:they|interviewers) ask\b"),
    ),
    (
        re.compile(r"^what (?:exactly )?(?:is|are) in\b"),
        re.compile(r"^what (?:exactly )?(?:is|are) (?!in\b)"),
    ),
    (
        re.compile(r"^(?:is|are|do|does|can) (?:all|every|each)\b"),
        re.compile(r"^(?:is|are|do|does|can) (?:some|any)\b|^which\b"),
    ),
)
"""Two ways to ask, neither of which has the answer of the other."""


def other_side(a: str, b: str) -> bool:
    """Whether each of two questions asks in one of two such ways, and none of them in both."""
    return any(
        sorted(sides) == [(False, True), (True, False)] for sides in zip(_sides_of(a), _sides_of(b), strict=True)
    )


@lru_cache(maxsize=2_048)
def _sides_of(text: str) -> tuple[tuple[bool, bool], ...]:
    text = text.strip().lower()
    return tuple((bool(left.search(text)), bool(right.search(text))) for left, right in _SIDES)
