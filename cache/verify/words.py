"""Brings questions into one spelling: what cannot change the meaning is taken away, everything else stays."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import Final

LONGEST: Final = 8_000
"""Characters of a question beyond which nothing is cached."""

LONGEST_COMPARED: Final = 800
"""Characters beyond which only the same words match: the encoder reads no further than about 256 word pieces."""

_TO_THE_LETTER: Final = re.compile(r"""[\n\r`"“”«»„]""")
_CLOSING: Final = re.compile(r"(?<=[^\W\d_]{2})[?!.]+$")
"""Not after a digit or a single letter: "5!" and "n!" are factorials, and "U.S." is spelled so."""

_QUOTED: Final = re.compile(r"""`[^`]*`|"[^"]*"|(?<!\w)'[^']*'(?!\w)""")
_TOKEN: Final = re.compile(
    r"(?<=\d)!|(?<=\b[^\W\d_])!|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*[+#]*|[^\s,;:?!.()\[\]{}…]"
)
_SINGLE_LINE: Final = re.compile(r"\s+")


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


_CASE_MATTERS: Final = word_set(
    """aids amazon apple august bill china chile english frank go it java job jordan march mark may mercury nice polish
    reading rich rust swift target turkey us visa who will windows"""
)
_TO_TWENTY: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBER_WORDS: Final = {
    word: str(value)
    for words, first, step in ((_TO_TWENTY, 2, 1), ("thirty forty fifty sixty seventy eighty ninety", 30, 10))
    for value, word in zip(itertools.count(first, step), words.split(), strict=False)
}
_SAME: Final = NUMBER_WORDS | {
    "begin": "start",
    "centimeter": "cm",
    "centimetre": "cm",
    "color": "colour",
    "film": "movie",
    "gram": "g",
    "kg": "kilogram",
    "kilometer": "km",
    "kilometre": "km",
    "kind": "type",
    "large": "big",
    "larger": "bigger",
    "largest": "biggest",
    "meter": "metre",
    "percent": "%",
    "purchase": "buy",
    "versus": "vs",
    "which": "what",
    "whilst": "while",
}
_NO_PLURAL: Final = word_set("arms customs goods means news species series")
_SAY_NOTHING: Final = word_set("a an the is are am be do does some please really actually")
_LOOSE_INSIDE: Final = word_set("of in at")
"""Prepositions that only tie words together between two others; at either end they can carry the question."""

_ANYONE: Final = r"(?:i|we|you|one|someone|somebody|people|a person)"
_REWRITTEN: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"n't\b", " not"),
        (r"\b(what|who|where|when|how|why|it|that|there|here|he|she)'s\b", r"\1 is"),
        (r"'re\b", " are"),
        (r"\bi'm\b", "i am"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"^(?:(?:hey|hi|hello|please|ok|so)\b[\s,]*)+", ""),
        (r"^(?:can|could|would|will) you (?:please |kindly )?(?=tell |explain |give |show |list |write |help )", ""),
        (r"^(?:please )?tell me (?=the |who |what |where |when |why |how )", ""),
        (r"^(?:i (?:want|would like|need) to know|do you know) (?=who |what |where |when |why |how )", ""),
        (r"[\s,]*\b(?:please|thanks|thank you)\W*$", ""),
        (rf"\bhow (?:do|can|could|should|would|might|does|to) (?:{_ANYONE} )?(?=\w)", "howto "),
        (r"^what(?: is|'s) the (?:best |easiest |right )?way to ", "howto "),
        (r"^what are (?:some |the )?(?:good |best )?ways to ", "howto "),
        (r"^(what (?:exactly )?(?:is|are)) in (?=\w)", r"\1 inside "),
        (r"^what (?:is|are) ", ""),
        # "France's capital" as "capital of France"; contractions of "is" are gone by now.
        (r"\b([^\W\d_]+)'s ([^\W\d_]+(?: [^\W\d_]+)*)(?=\W*$)", r"\2 of \1"),
    )
)


def is_text(text: str) -> bool:
    """False for what can be neither stored nor encoded: a string that holds half of a surrogate pair."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def normalize(question: str) -> str:
    """The question without what never matters: two questions with the same result are the same question.

    Upper and lower case are one where a word is written as words usually are ("The", "the"), not where case tells
    words apart ("US", "us", "-R", "-r"). A closing ?, ! or . goes. Texts of several lines and texts with quotations or
    code are taken to the letter.
    """
    text = unicodedata.normalize("NFC", question).strip()
    words = text.split()
    if not words or _TO_THE_LETTER.search(text):
        return text
    words[-1] = _CLOSING.sub("", words[-1])
    return " ".join(_without_capital(word, first=place == 0) for place, word in enumerate(words))


def same_meaning_possible(a: str, b: str) -> bool:
    """Whether an answer to `a` may serve for `b`: nothing that could change the meaning differs between them.

    Numbers, units, negations, names, quoted texts, opposites, additions and the order of words all count as changes.
    What does not: case (save where it tells two words apart), punctuation, articles, contractions, politeness, plural
    or singular, "how do I" or "how can I", and a few words that mean the same.
    """
    if max(len(a), len(b)) > LONGEST_COMPARED or "\n" in a.strip() or "\n" in b.strip():
        return False
    a, b = plain(a), plain(b)
    return quoted(a) == quoted(b) and canonical(a) == canonical(b)


def plain(text: str) -> str:
    """One line, with one spelling for accents, quotation marks and apostrophes."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("‘", "'")
    text = re.sub("[“”«»„]", '"', text)
    return _SINGLE_LINE.sub(" ", text).strip()


def _without_capital(word: str, *, first: bool) -> str:
    """The word in lower case where nothing but its first letter can be a capital, and that does not matter."""
    letters = word.strip("(),;:").replace("'", "").replace("’", "")
    if not letters.isalpha() or letters[1:] != letters[1:].lower():
        return word
    return word if letters.lower() in _CASE_MATTERS and not first else word.lower()


def _case_matters(word: str, *, first: bool) -> bool:
    letters = "".join(character for character in word if character.isalpha())
    if letters.lower() in _CASE_MATTERS:
        return not first or (len(letters) > 1 and letters.isupper())
    # Units and options of one or two letters: MB and Mb, -R and -r.
    return len(letters) <= 2 and letters.isupper() and letters not in ("I", "A")


def quoted(text: str) -> list[str]:
    """The parts in quotation marks or backticks, with them."""
    return _QUOTED.findall(plain(text))


def canonical(text: str) -> tuple[str, ...]:
    """The words of a text that carry its meaning, in one spelling and in their order."""
    text = plain(text)
    text = " ".join(
        word if _case_matters(word, first=place == 0) else word.lower() for place, word in enumerate(text.split(" "))
    )
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text)
    words = [_same(token) for token in _TOKEN.findall(text)]
    words = [word for word in words if word not in _SAY_NOTHING]
    ends = (0, len(words) - 1)
    return tuple(word for place, word in enumerate(words) if place in ends or word not in _LOOSE_INSIDE)


def _same(token: str) -> str:
    """One spelling for the forms and synonyms of a word."""
    if token[0].isdigit():
        return token.replace(",", "")
    if len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is", "ics")):
        token = token if token in _NO_PLURAL else token[:-1]
    return _SAME.get(token, token)
