"""The verdicts on models (`models/choose.py`) in the user's language.

The assistant makes them of clauses, in English: "Needs 5.1 GB at 8k context; 9.0 GB free; about 11 tokens/s." Here they
are taken apart at the marks between the clauses, each clause is looked up by its form, and what was filled in (sizes,
speeds, names) goes into the translation, translated itself where it is a clause.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.desktop.core_sentences import pattern_of
from app.desktop.language import is_translated, look_up, number_said

CLAUSES: Final = tuple(
    map(
        str,
        (
            QT_TRANSLATE_NOOP("", "needs {0} at {1} context even with its weights on disk"),
            QT_TRANSLATE_NOOP("", "needs {0} at {1} context"),
            QT_TRANSLATE_NOOP(
                "", "{0} free once the loaded model has left ({1}), a part of which stays for other programs"
            ),
            QT_TRANSLATE_NOOP("", "{0} free once the loaded model has left ({1})"),
            QT_TRANSLATE_NOOP("", "{0} free, a part of which stays for other programs"),
            QT_TRANSLATE_NOOP("", "{0} free"),
            QT_TRANSLATE_NOOP("", "about {0}"),
            QT_TRANSLATE_NOOP("", "{0} of the weights come from disk for each token, so at least {1}"),
            QT_TRANSLATE_NOOP("", "{0} of the weights come from disk for each token, so at most {1}"),
            QT_TRANSLATE_NOOP("", "under {0}"),
            QT_TRANSLATE_NOOP("", "{0} as published, about {1} in {2}"),
            QT_TRANSLATE_NOOP("", "the same as {0}: no other file that fits is faster"),
            QT_TRANSLATE_NOOP(
                "",
                "the same model in a smaller file: {0} times as fast as {1}, and the best answers of all that are that "
                "fast",
            ),
            QT_TRANSLATE_NOOP("", "{0} times as fast as {1}, and the best answers of all that are that fast"),
            QT_TRANSLATE_NOOP("", "the same model in a smaller file: {0} times as fast as {1}, though under {2}"),
            QT_TRANSLATE_NOOP("", "{0} times as fast as {1}, though under {2}"),
            QT_TRANSLATE_NOOP("", "the fastest of all that fit, though under {0}"),
            QT_TRANSLATE_NOOP("", "the best answers of all that fit"),
            QT_TRANSLATE_NOOP("", "{0}, which does not fit"),
            QT_TRANSLATE_NOOP("", "{0} once the context is full"),
            QT_TRANSLATE_NOOP("", "{0}, with weights read from disk"),
            QT_TRANSLATE_NOOP("", "{0} points of {1}"),
            QT_TRANSLATE_NOOP("", "{0} instead of {1}"),
            QT_TRANSLATE_NOOP("", "{0} context"),
            QT_TRANSLATE_NOOP("", "{0} tokens/s"),
            QT_TRANSLATE_NOOP("", "{0} s a token"),
            QT_TRANSLATE_NOOP("", "{0} min a token"),
        ),
    )
)
"""The longer ones first, where one form holds another."""
_WHAT: Final = re.compile(r"(.+) \(([^()]*(?:\([^()]*\)[^()]*)*)\)")
"""A claim, and in parentheses what it rests on."""
_DEEPEST: Final = 3
"""Clauses within clauses."""


def verdict_said(english: str) -> str:
    """A verdict, the reason of a recommendation, or a line of what else would change."""
    if not english or not is_translated():
        return english
    sentence = english.endswith(".")
    words = english[:-1] if sentence else english
    between = " = " if " = " in words else "; "
    parts = [_part(part) for part in words.split(between)]
    joined = between.join(parts)
    return f"{joined[:1].upper()}{joined[1:]}{'.' if sentence else ''}"


def _part(part: str) -> str:
    if divided := _WHAT.fullmatch(part):
        claim, rest = divided.groups()
        said, why = _clause(claim), _clause(rest)
        if said is not None and why is not None:
            return f"{said} ({why})"
    return _clause(part) or number_said(part) or part


def _clause(english: str, depth: int = 0) -> str | None:
    """A clause translated; None where its form is not known."""
    lower = english[:1].lower() + english[1:]
    for pattern, template in _patterns():
        for text in (english, lower):
            if filled := pattern.fullmatch(text):
                inner = [_filled(group, depth) for group in filled.groups()]
                return look_up(template).format(*inner)
    return None


def _filled(text: str, depth: int) -> str:
    known = look_up(text)
    if known == text and depth < _DEEPEST:
        known = number_said(text) or _purpose(text) or _clause(text, depth + 1) or text
    return known


def _purpose(text: str) -> str:
    """A purpose stands in the middle of a sentence in lower case, and is translated as a heading."""
    heading = look_up(text.capitalize())
    return heading if heading != text.capitalize() else ""


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((pattern_of(clause), clause) for clause in CLAUSES)
