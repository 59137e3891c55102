"""Decides which answers are kept at all, and for how long."""

from __future__ import annotations

import re
from typing import Final

from cache.verify import LONGEST, is_text
from cache.verify.kinds import leans_on_context, lifetime

_REFUSAL: Final = re.compile(
    r"""\W*(
      (i['’]?m|i\ am)\ (very\ |really\ |so\ |truly\ )?(sorry|afraid)\b.{0,20}\b(but|i|can['’]?t|cannot)\b
    | (sorry|apologies|unfortunately)\b,?\ (but\ )?(i|as\ an)\b
    | i\ apologi[sz]e\b
    | i\ (can['’]?t|cannot|can\ not|won['’]?t|will\ not|am\ unable\ to|['’]m\ unable\ to|am\ not\ able\ to)\ (help
        |assist|answer|provide|fulfil|do\ that|comply|access|browse|discuss|create|generate|give)
    | (i['’]?m|i\ am)\ (unable|not\ able)\ to\b
    | as\ an?\ (ai|language\ model|artificial)
    | i\ (don['’]?t|do\ not)\ (have\ (access|information|real[- ]time|any\ information|enough|personal)|know\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def keepable(question: str, answer: str, *, follows: bool) -> float | None:
    """Seconds that an answer may be given again: None without end, 0.0 where it is not to be kept.

    Args:
        question: as the user wrote it.
        answer: complete; one that refuses, or says nothing, is not kept.
        follows: whether turns came before; without them a question that leans on some has no answer to keep.
    """
    if not _says_something(question) or not answer.strip() or not is_text(answer) or refuses(answer):
        return 0.0
    if not follows and leans_on_context(question):
        return 0.0
    return lifetime(question, answer)


def answerable(question: str, *, follows: bool) -> bool:
    """Whether a kept answer may be given to `question` at all; `follows` as for `keepable`."""
    if not _says_something(question):
        return False
    return lifetime(question, "Any answer.") != 0.0 and (follows or not leans_on_context(question))


def _says_something(question: str) -> bool:
    return len(question) <= LONGEST and is_text(question) and any(character.isalnum() for character in question)


def refuses(answer: str) -> bool:
    """Whether an answer begins by saying that there will be none."""
    return _REFUSAL.match(answer.strip()[:200]) is not None
