"""What the assistant says, in the user's language.

The assistant knows no Qt and speaks English: errors, explanations, descriptions of settings. Its sentences are found in
the sources by `packaging/translations.py`, with {0}, {1} where something is filled in. Here, at the window's edge,
those that arrive are found among them again, and what was filled in goes into the translation.
"""

from __future__ import annotations

import functools
import json
import logging
import re
from typing import Any, Final, TypeVar

import msgspec

from app.desktop.core_words import TEMPLATES
from app.desktop.language import TRANSLATIONS, is_translated, look_up, number_said
from core.messages import Notice
from core.process.channel import Failed

log = logging.getLogger(__name__)

_PLACE: Final = re.compile(r"\{(\d+)\}")
_LEAST_LETTERS: Final = 8
"""Of a sentence beside what is filled in: one with fewer would be found everywhere."""
_BETWEEN: Final = re.compile(r"(?<=[.?!]) (?=[A-Z“\d])")
_LONGEST: Final = 2_000
Event = TypeVar("Event")


def said(english: str) -> str:
    """The same in the user's language; what is not known stays as it is."""
    if not english or not is_translated() or len(english) > _LONGEST:
        return english
    whole = look_up(english)
    if whole != english:
        return whole
    # Sentence by sentence first: what is filled in would swallow the sentence after it.
    parts = [_translated(part) for part in _BETWEEN.split(english)]
    if len(parts) > 1 and None in parts and (as_one := _translated(english)) is not None:
        return as_one
    return " ".join(part or before for part, before in zip(parts, _BETWEEN.split(english), strict=True))


def event_said(event: Event) -> Event:
    """An event with its sentences in the user's language, where it is a failure or a notice."""
    if isinstance(event, Failed | Notice):
        changed: Any = msgspec.structs.replace(event, message=said(event.message), hint=said(event.hint))
        return changed  # type: ignore[no-any-return]
    return event


def _translated(english: str) -> str | None:
    found = look_up(english)
    if found != english:
        return found
    for pattern, template in _templates():
        if filled := pattern.fullmatch(english):
            translation = look_up(template)
            if translation == template:
                return None
            return translation.format(*map(_filled_in, filled.groups()))
    return None


def _filled_in(text: str) -> str:
    return number_said(text) or look_up(text)


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Sentences in which something is filled in, those with the most words of their own first."""
    try:
        sentences: list[str] = json.loads((TRANSLATIONS / "core_sentences.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        log.exception("the assistant's sentences stay in English")
        return []
    sentences += TEMPLATES
    own = {text: len(_PLACE.sub("", text)) for text in sentences if _PLACE.search(text)}
    useful = [text for text in own if sum(map(str.isalpha, _PLACE.sub("", text))) >= _LEAST_LETTERS]
    return [(pattern_of(text), text) for text in sorted(useful, key=lambda text: -own[text])]


def pattern_of(template: str) -> re.Pattern[str]:
    """What a text is like that was made from this template: each place holds at least one character."""
    # Every other piece is a number in braces, in the order in which they were counted.
    pieces = _PLACE.split(template)
    return re.compile(
        "".join("(.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)), re.DOTALL
    )
