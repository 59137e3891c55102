"""Finds what makes two alike questions ask for different things: numbers, negation, direction, names, opposites.

Vectors see that two questions are about the same thing, hardly that one asks the opposite, for another number, or from
B to A instead of A to B (GPTCache's false hits; measured in bench/cache.py). These differences are found in the words.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from cache.verify.exchanged import exchanged
from cache.verify.lexicon import contrary, same, stem
from cache.verify.modes import other_side
from cache.verify.roles import turned_roles
from cache.verify.words import canonical, quoted, word_set

Difference = Literal["", "number", "negation", "opposite", "direction", "order", "name", "question", "quotation"]
"""What two questions differ in; "" where nothing was found."""

_EMPTY: Final = word_set(
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

_NEGATIONS: Final = word_set("not no never none nothing nobody nowhere neither nor without cannot isnt dont cant")
_HALF_NEGATIONS: Final = frozenset(
    stem(word)
    for word in word_set(
        """stop keep prevent avoid quit fail lack refuse except unable impossible lose remove disable disallow off away
        rid free fix unsubscribe block ban exclude hide unless hardly barely less out against instead"""
    )
)
"""Words that can say the same as a negation: "stop it from opening", "make sure it does not open"."""

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
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
_EXCLUSIVE: Final = frozenset(("reason", "person", "time", "place", "amount", "duration", "way"))
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
_BETWEEN_EQUALS: Final = word_set("and or vs versus with & / between")
_TIMES: Final = word_set(
    """today tomorrow yesterday tonight next last past previous ago later former earlier before after"""
)
_CALENDAR: Final = word_set("today tomorrow yesterday tonight")
"""Words for a time that change the question even where the other one names none."""
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
_ALIASES: Final = (
    frozenset(word_set("us usa u.s u.s.a america american americans united states")),
    frozenset(word_set("uk u.k britain british england english united kingdom")),
    frozenset(word_set("eu europe european union")),
    frozenset(word_set("bangalore bengaluru")),
    frozenset(word_set("bombay mumbai")),
    frozenset(word_set("nz new zealand")),
    frozenset(word_set("nyc york")),
    frozenset(word_set("uae emirates")),
)
"""Names of one place, each word of which may stand for the others."""


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
        if word not in _EMPTY and word not in _NEGATIONS and not _NUMBER.fullmatch(word) and word[0].isalnum()
    )
    line = " ".join(lowered)
    plain = text.strip().lower()
    asks = next((name for name, pattern in _ASKS if pattern.search(plain) or pattern.search(line)), "")
    return Question(
        text,
        lowered,
        content,
        tuple(stem(word) for word in content),
        tuple(sorted(number for word in lowered for number in _NUMBER.findall(word))),
        _names(text),
        asks,
        _wants(plain),
        sum(word in _NEGATIONS for word in lowered),
        sum(stem(word) in _HALF_NEGATIONS for word in lowered),
    )


def _one_number(text: str) -> str:
    """The text with 15k, 15 thousand and WWII as 15000 and World War 2."""
    text = _ONE_SPAN.sub("a ", _ONE_OF_MANY.sub("1 ", text))
    text = _ROMAN.sub(lambda found: found[1].replace("WW", "world war ") + _ROMANS[found[2]], text)
    return _SHORT_NUMBER.sub(lambda found: f"{float(found[1]) * _POWERS[found[2].lower()]:.0f}", text)


def difference(a: Question, b: Question) -> Difference:
    """The first difference that surely asks for another answer, or "".

    Additions and other words for the same are not judged here: they are a matter of degree.
    """
    if _quote_differently(a.text, b.text):
        return "quotation"
    if a.numbers != b.numbers:
        return "number"
    if _negated(a, b):
        return "negation"
    if a.asks != b.asks and ((a.asks in _EXCLUSIVE and b.asks in _EXCLUSIVE) or "letters" in (a.asks, b.asks)):
        return "question"
    only_a, only_b = unmatched(a, b)
    if any(contrary(x, y) for x in only_a for y in only_b) or _reads_or_writes(a, b):
        return "opposite"
    if other_side(a.text, b.text):
        return "opposite"
    if _wants_both_sides(a) != _wants_both_sides(b):
        return "question"
    if names_differ(a, b) or (_letters(only_a) and _letters(only_b)):
        return "name"
    if _timed(a, b):
        return "opposite"
    turned = _turned(a.words, b.words) or _names_turned(a, b) or turned_roles(a.text, b.text)
    return "direction" if turned or exchanged(a.text, b.text) else ""


def _reads_or_writes(a: Question, b: Question) -> bool:
    """Whether one reads what the other writes; "write" says little in "write a poem", and so is no content word."""
    one, other = (frozenset(word for word in question.words if word in ("read", "write")) for question in (a, b))
    return bool(one and other) and one != other


def _wants_both_sides(question: Question) -> bool:
    return {"good", "bad"} <= question.wants


def in_english(question: Question) -> bool:
    """False where another language, of which nothing is known here, shows in a word or in the letters."""
    words = set(_SPACED.split(question.text.lower()))
    if not _ENGLISH.isdisjoint(words):
        return True
    letters = [letter for letter in question.text if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return _FOREIGN.isdisjoint(words) and 10 * foreign <= len(letters)


def unmatched(a: Question, b: Question) -> tuple[list[str], list[str]]:
    """The content words of each that the other has no word for."""
    shared = Counter(a.stems) & Counter(b.stems)
    left = _without(a, shared)
    right = _without(b, shared)
    for word in list(left):
        for other in right:
            if same(word, other):
                left.remove(word)
                right.remove(other)
                break
    return left, right


def names_differ(a: Question, b: Question) -> bool:
    """Whether each names something that the other does not know at all, in any spelling."""
    known_a, known_b = _known_words(a), _known_words(b)
    left = {name for name in a.names if not _known(_bare_name(name), known_b)}
    right = {name for name in b.names if not _known(_bare_name(name), known_a)}
    return bool(left and right) and not _initials(left, right)


def _known_words(question: Question) -> set[str]:
    words = {_bare_name(word) for word in re.split(r"[\s?,/()$:;!-]+", question.text.lower())} | set(question.words)
    joined = {one + other for one, other in itertools.pairwise(question.words)}
    aliases = {alias for family in _ALIASES if not family.isdisjoint(words) for alias in family}
    return words | joined | aliases


def _bare_name(word: str) -> str:
    """Without accents and marks: "Pokémon" and "pokemon" name one thing."""
    letters = unicodedata.normalize("NFD", word.strip(".'’").removesuffix("'s").removesuffix("’s"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def _minutes(clock: re.Match[str]) -> str:
    """Minutes since midnight, so that "2 PM" and "14:00" are one."""
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or clock[5] or 0)
    if clock[3]:
        hour = hour % 12 + (12 if clock[3][0].lower() == "p" else 0)
    return str(60 * hour + minute)


def _letters(words: list[str]) -> bool:
    """Whether there is a single letter, which tells vitamins, hepatitides and plans apart."""
    return any(len(word) == 1 for word in words)


def _without(question: Question, shared: Counter[str]) -> list[str]:
    rest = Counter(shared)
    left = []
    for word, root in zip(question.content, question.stems, strict=True):
        if rest[root] > 0:
            rest[root] -= 1
        else:
            left.append(word)
    return left


def _wants(text: str) -> frozenset[str]:
    found = frozenset(name for name, pattern in _WANTED if pattern.search(text))
    return found or frozenset(("meaning",) if _ANYTHING.search(text) else ())


def _names(text: str) -> frozenset[str]:
    text = text.strip()
    letters = [letter for letter in text if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) > 0.5 * len(letters):
        return frozenset()
    found = {name.lower().removesuffix("'s").rstrip(".") for name in _NAMED.findall(text)}
    return frozenset(name for name in found if name not in _EMPTY and len(name) > 1 and not name.startswith("i'"))


def _known(name: str, words: set[str]) -> bool:
    root = stem(name)
    return any(root == stem(word) or (len(root) > 3 and stem(word).startswith(root[:4])) for word in words)


def _initials(left: set[str], right: set[str]) -> bool:
    """Whether one side may be the other's short form: "us" and "united", "states"."""
    for short, long in ((left, right), (right, left)):
        if len(short) == 1 and len(long) > 1:
            (name,) = short
            letters = name.replace(".", "")
            if len(letters) <= 5 and {word[0] for word in long} <= set(letters):
                return True
    return False


def _quote_differently(a: str, b: str) -> bool:
    """Whether one quotes, or has code, that the other does not have at all."""
    quotes_a, quotes_b = ({_bare(part) for part in quoted(text)} - {""} for text in (a, b))
    plain_a, plain_b = _bare(a), _bare(b)
    return any(part not in plain_b for part in quotes_a) or any(part not in plain_a for part in quotes_b)


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\"'`“”‘’?!.]", " ", text).lower().split())


def _negated(a: Question, b: Question) -> bool:
    odd = (a.negations - b.negations) % 2 == 1
    return odd and a.half_negations == b.half_negations


def _timed(a: Question, b: Question) -> bool:
    """Whether the two speak of different times."""
    one, other = (frozenset(word for word in question.words if word in _TIMES) for question in (a, b))
    return one != other and (bool(one and other) or not _CALENDAR.isdisjoint(one ^ other))


def _turned(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the same two words have changed places around the same words, or around "to", "from" and "into"."""
    roles_a, roles_b = _roles(a), _roles(b)
    if roles_a[0] & roles_b[1] or roles_a[1] & roles_b[0]:
        return True
    if Counter(a) != Counter(b) or tuple(a) == tuple(b):
        return False
    moved = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    first, last = moved[0], moved[-1]
    inner = a[first + 1 : last]
    ends = (a[first], a[last])
    exchanged = a[first] == b[last] and a[last] == b[first] and tuple(inner) == tuple(b[first + 1 : last])
    if not exchanged or any(word in _EMPTY or word in _NEGATIONS or _NUMBER.fullmatch(word) for word in ends):
        return False
    return bool(inner) and not set(inner) <= _BETWEEN_EQUALS


_SYMMETRIC: Final = word_set(
    """vs versus difference differ different compare compared comparison better best both similar relation relationship
    distance far by"""
)
"""Words around which two names may change places, or that say the same the other way round ("beaten by")."""


def _names_turned(a: Question, b: Question) -> bool:
    """Whether the same two names have changed places around what one does to the other."""
    both = a.names & b.names
    if len(both) != 2 or not _SYMMETRIC.isdisjoint({*a.words, *b.words}):
        return False
    first, second = ([word for word in question.words if word in both] for question in (a, b))
    if len(first) != 2 or first != second[::-1]:
        return False
    return all(_does_something(question, both) for question in (a, b))


def _does_something(question: Question, names: frozenset[str]) -> bool:
    """Whether a word that carries meaning stands between the two names."""
    start, end = (place for place, word in enumerate(question.words) if word in names)
    between = question.words[start + 1 : end]
    return _BETWEEN_EQUALS.isdisjoint(between) and any(word in question.content for word in between)


def _roles(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What comes before and what comes after: the stems around "to" and "from" where both ends are named."""
    sources, targets = set(), set()
    for place, word in enumerate(words[1:-1], start=1):
        before, after = stem(words[place - 1]), stem(words[place + 1])
        if word in ("to", "into") and words[place - 1] not in _EMPTY and words[place + 1] not in _EMPTY:
            sources.add(before)
            targets.add(after)
    for place, word in enumerate(words[:-1]):
        if word == "from" and words[place + 1] not in _EMPTY:
            sources.add(stem(words[place + 1]))
    return frozenset(sources - targets), frozenset(targets - sources)
