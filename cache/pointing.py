"""Tells whether a question may be about how the answer before it was put, not only about what it was about."""

from __future__ import annotations

import re
from typing import Final

_POINTS_AT_ANSWER: Final = re.compile(
    r"(?i)\b(first|second|third|fourth|fifth|last|former|latter|above|previous|you|your|step|steps|example|examples|item"
    r"|point|points|option|options|list|line|lines|code|number \d+|shorter|longer|rewrite|rephrase|translate"
    r"|summari[sz]e|continue|go on|more|again)\b"
)
_ASKS_ABOUT_IT: Final = re.compile(
    r"(?i)\W*(?:(?:and|but|so|ok|okay|hm+)\b\W*)*(?:why(?: not| so| is that| is it so)?|how(?: so| come)?"
    r"|really|seriously|since when|is that (?:so|true|right|correct|all)|what does that mean|what else|in what way)\W*"
)
"""Nothing but a word or two about what was just said."""


def points_at_answer(question: str) -> bool:
    """Whether it needs the very answer that stood before it."""
    return _POINTS_AT_ANSWER.search(question) is not None or _ASKS_ABOUT_IT.fullmatch(question) is not None
