"""Takes a question apart: its words, names and numbers, and what sort of answer it asks for."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cache.verify.lexicon import stem
from cache.verify.words import canonical, word_set

EMPTY: Final = word_set(
    """a an the of in on at to for from by with and or but as into onto than then that this these those there here it
    its i me my mine we us our you your yours he him his she her they them their one ones someone somebody
    something anyone anything people person any some every each all both many much more most very really
    actually just also only even do does did doing done be is are am was were been being have has had having can
    could may might must shall should will would get gets getting got go goes going make makes making made want
    wants need needs know way ways howto how what who whom whose when where why whether if so such about please
    tell explain give show list write describe help possible thing things exactly say says said mean means
    meaning called name kind type sort good best great nice difference come take using use"""
)
"""Words that carry little of what is asked."""
NEGATIONS: Final = word_set("not no never none nothing nobody nowhere neither nor without cannot isnt dont cant")
_HALF_NEGATIONS: Final = frozenset(
    stem(word)
    for word in word_set(
        """stop keep prevent avoid quit fail lack refuse except unable impossible lose remove disable disallow off away
        rid free fix unsubscribe block ban exclude hide unless hardly barely less out against instead"""
    )
)
"""Words that can say the same as a negation: "stop it from opening", "make sure it does not open"."""
NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
_CLOCK: Final = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s*(am|pm|a\.m\.|p\.m\.)(?!\w)|\b(\d{1,2}):(\d\d)\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?<![.?!:]\s)(?<!^)(?<![\"“])\b([A-Z][\w+#.&'-]*\w|[A-Z][+#]*)")
_ASKS: Final = (
    ("letters", re.compile(r"\b(?:stands? for|full form|spelled out|abbreviation|acronym)\b")),
    (
        "reason",
        re.compile(r"^(?:\w+ ){0,3}(?:why|how come)\b|\bwhat(?: is| are)? (?:the )?(?:cause|causes|reason|reasons)\b"),
    ),
    ("person", re.compile(r"^(?:\w+ ){0,2}(?:who|whose|whom)\b")),
    (
        "time",
        re.compile(
            r"^(?:(?!how|what)\w+ )?(?:(?!know|tell|do|to)\w+ )?when\b"
            r"|\b(?:what|which) (?:year|date|day|month|century)\b|\bwhat time\b"
        ),
    ),
    ("place", re.compile(r"^(?:\w+ ){0,2}where\b")),
    ("amount", re.compile(r"^(?:\w+ ){0,2}how (?:many|much)\b")),
    ("duration", re.compile(r"^(?:\w+ ){0,2}how long\b")),
    ("way", re.compile(r"^(?:\w+ ){0,2}(?:howto|how (?:do|can|to|should|could|would))\b")),
    ("truth", re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b")),
)
_WANTED: Final = tuple(
    (name, re.compile(rf"\b(?:{words})\b"))
    for name, words in {
        "time": r"when|what year|which year|year|date|timeframe|what day|how long ago|century",
        "person": r"who|whom|whose|author|creator|inventor|founder|discoverer|writer|director|composer|theorist|issuer"
        r"|architect|protagonist|leader",
        "place": r"where|location|place|country|city|site|habitat|origin|birthplace",
        "amount": r"how many|how much|number|amount|count|quantity|toll|population|percentage|inhabitants",
        "duration": r"how long(?! ago)|duration|lifespan|life expectancy|how much time"
        r"|how many (?:days|hours|minutes|years)",
        "reason": r"why|how come|reasons?|causes?|caused|because|purpose|leads? to|led to|triggered|importance"
        r"|significance",
        "way": r"howto|how (?:do|can|to|should|could) (?:i|you|we|one|people)|ways?|steps|methods?|tips|recipe",
        "effect": r"effects?|impacts?|affects?|consequences?|results?|influences?|happens?|happened",
        "good": r"benefits?|advantages?|pros|upsides?|strengths",
        "bad": r"disadvantages?|drawbacks?|downsides?|cons|risks?|dangers?|problems",
        "meaning": r"define|definition|meaning|means?|stands? for|full form",
        "height": r"how (?:tall|high)|height",
        "age": r"how old|age",
        "size": r"how (?:big|large)|size|area|dimensions",
        "weight": r"how heavy|weigh|weight",
        "cost": r"how expensive|costs?|price|fees?|salary|earn|paid|how much money",
        "distance": r"how far|distance",
        "speed": r"how fast|speed",
        "warmth": r"how (?:cold|warm|hot)|temperatures?",
        "names": r"what (?:kind|type|sort)s? of|types|kinds|examples?|which",
        "truth": r"^(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should|may)",
    }.items()
)
_ANYTHING: Final = re.compile(r"\b(?:what is|what are|what's|explain|describe|tell me about)\b")
"""Asks what something is, unless a noun says what of it is asked."""
_ENGLISH: Final = word_set(
    """the of and to for with what what's how why who whose when where which does did are were is can could should would
    my your it's i'm don't doesn't can't from about explain give show tell write list convert between into best out make
    get find summarize symptoms recipe vs"""
)
_FOREIGN: Final = word_set(
    """der das und ist sind wie ich nicht ein eine einen mein meine den dem zu für mit auf von im wo warum wer wann
    le la les un une des du est et je mon ma mes que qui quoi comment pourquoi où quel quelle dans pour avec ce au
    el los las una y es cómo como qué mi mis por para con del dónde quién cuál cuándo se il lo gli che di è per come
    perché dove sono o os um uma não meu minha onde qual quando de het een hoe waarom ik mijn wat voor van niet naar
    och att är hur jag inte det som på jak się jest nie czy dla jeg ikke hvordan og er kan ako
    je sa hogyan nasıl ne bir"""
)
_SPACED: Final = re.compile(r"[\s?!.,:;()\"]+")
_EITHER_WAY: Final = re.compile(
    r"(?i)[,(]?\s*\b(?:why or why not|or (?:is|are|was|were|do|does|did|will|can|has|have)(?:n't| \w+ not| not)|or not"
    r"|yes/no|yes or no|and why not|whether or not|not only|if not)\b\)?"
)
"""Asks for both answers, so that it is no negation."""
_SHORT_NUMBER: Final = re.compile(r"(?i)(?<![\w.])(\d+(?:\.\d+)?)\s?(k|thousand|million|billion)\b(?!/)")
_ONE_OF_MANY: Final = re.compile(r"(?i)\b(?:one|a) (?=(?:hundred|thousand|million|billion)\b)")
_ONE_SPAN: Final = re.compile(r"(?i)(?<![\w.,:/-])1 (?=(?:second|minute|hour|day|week|month|year|mile|person)\b)")
_ROMAN: Final = re.compile(r"\b(?:(WW|World War |world war |part |Part |war |War )(III|II|I))\b")
_POWERS: Final = {"k": 1_000, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ROMANS: Final = {"I": "1", "II": "2", "III": "3"}


class Question(NamedTuple):
    """What the comparison needs of one question."""

    text: str
    words: tuple[str, ...]
    """In one spelling, without what says nothing, in their order."""
    content: tuple[str, ...]
    """Those that carry what is asked."""
    stems: tuple[str, ...]
    """Of the content words."""
    numbers: tuple[str, ...]
    """Sorted."""
    names: frozenset[str]
    """Words in capitals inside the sentence, in lower case."""
    asks: str
    """For a reason, a person, a time ...; "" for anything else."""
    wants: frozenset[str]
    """What sort of answer is asked for, as far as a verb or noun tells: a time, a place, a cost ..."""
    negations: int
    half_negations: int


def read(text: str) -> Question:
    """Take a question apart."""
    words = canonical(_CLOCK.sub(_minutes, _one_number(_EITHER_WAY.sub(" ", text))))
    lowered = tuple(word.lower() for word in words)
    content = tuple(
        word
        for word in lowered
        if word not in EMPTY and word not in NEGATIONS and not NUMBER.fullmatch(word) and word[0].isalnum()
    )
    line = " ".join(lowered)
    plain = text.strip().lower()
    asks = next((name for name, pattern in _ASKS if pattern.search(plain) or pattern.search(line)), "")
    return Question(
        text,
        lowered,
        content,
        tuple(stem(word) for word in content),
        tuple(sorted(number for word in lowered for number in NUMBER.findall(word))),
        _names(text),
        asks,
        _wants(plain),
        sum(word in NEGATIONS for word in lowered),
        sum(stem(word) in _HALF_NEGATIONS for word in lowered),
    )


def _one_number(text: str) -> str:
    """The text with 15k, 15 thousand and WWII as 15000 and World War 2."""
    text = _ONE_SPAN.sub("a ", _ONE_OF_MANY.sub("1 ", text))
    text = _ROMAN.sub(lambda found: found[1].replace("WW", "world war ") + _ROMANS[found[2]], text)
    return _SHORT_NUMBER.sub(lambda found: f"{float(found[1]) * _POWERS[found[2].lower()]:.0f}", text)


def in_english(question: Question) -> bool:
    """False where another language, of which nothing is known here, shows in a word or in the letters."""
    words = set(_SPACED.split(question.text.lower()))
    if not _ENGLISH.isdisjoint(words):
        return True
    letters = [letter for letter in question.text if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return _FOREIGN.isdisjoint(words) and 10 * foreign <= len(letters)


def _minutes(clock: re.Match[str]) -> str:
    """Minutes since midnight, so that "2 PM" and "14:00" are one."""
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or clock[5] or 0)
    if clock[3]:
        hour = hour % 12 + (12 if clock[3][0].lower() == "p" else 0)
    return str(60 * hour + minute)


def _wants(text: str) -> frozenset[str]:
    found = frozenset(name for name, pattern in _WANTED if pattern.search(text))
    return found or frozenset(("meaning",) if _ANYTHING.search(text) else ())


def _names(text: str) -> frozenset[str]:
    text = text.strip()
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > 0.5 * len(letters):
        return frozenset()
    found = {name.lower().removesuffix("'s").rstrip(".") for name in _NAMED.findall(text)}
    return frozenset(name for name in found if name not in EMPTY and len(name) > 1 and not name.startswith("i'"))
