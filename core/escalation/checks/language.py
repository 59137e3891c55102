"""Whether a question and its answer are in the same language: by script, and by the small words of a language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

_SMALL_WORDS: Final = {
    "en": "the and of to is in that for it with as was are this be on have from or by not you",
    "de": "der die das und ist nicht ein eine zu mit auf für von den dem sich auch als wird es",
    "fr": "le la les des est et une un dans que pour qui sur pas avec ce il au du par sont",
    "es": "el la los las es que en un una por con para no se del su como más al lo",
    "it": "il la che di è un una per non con sono del della si le gli nel anche come più",
    "pt": "o a os as que é em um uma para com não por do da se mais como dos na",
    "nl": "de het een en van is dat niet op te zijn voor met die aan er om ook als bij",
}
_SETS: Final = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_OTHER_WANTED: Final = re.compile(
    r"\b(?:translat\w*|in (?:english|german|french|spanish|italian|portuguese|dutch|russian|chinese|japanese|korean|"
    r"arabic|latin|polish|turkish|hindi|greek)|"
    r"übersetz\w*|auf (?:englisch|deutsch|französisch|spanisch)|tradu\w+|traduc\w+)\b",
    re.IGNORECASE,
)
_FENCED: Final = re.compile(r"(?:```|~~~).*?(?:```|~~~|\Z)", re.DOTALL)
_LEAST_WORDS: Final = 6
_SURE: Final = 0.12
"""The share of a text that the small words of its language have at least."""
_CLEARLY: Final = 2.0
_MOST: Final = 4_000


def wrong_language(question: str, answer: str) -> bool:
    """Whether the answer is surely in another language than the question, and the question asks for none."""
    if _OTHER_WANTED.search(question):
        return False
    asked, given = language_of(question), language_of(answer)
    return bool(asked and given) and asked != given


def language_of(text: str) -> str:
    """A code such as "en", the name of a script such as "CYRILLIC", or "" where it is not clear."""
    text = _FENCED.sub(" ", text)[:_MOST]
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 8:
        return ""
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters[:400])
    script, count = scripts.most_common(1)[0]
    if count < 0.7 * min(len(letters), 400):
        return ""
    if script != "LATIN":
        return "CJK" if script in ("CJK", "HIRAGANA", "KATAKANA") else script
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _LEAST_WORDS:
        return ""
    shares = sorted(((sum(word in known for word in words) / len(words), name) for name, known in _SETS.items()))
    (second, _), (best, name) = shares[-2], shares[-1]
    return name if best >= _SURE and best >= _CLEARLY * second else ""
