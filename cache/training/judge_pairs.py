"""Collects the pairs of questions that the judge is trained with, each from a source whose terms allow it.

    questions.txt, frames.toml    written for Inglenook
    advising (Finegan-Dollak 2018)    CC BY 4.0: questions by people, grouped by the database query that they mean
    banking77 (Casanueva 2020)        CC BY 4.0: questions to a bank, grouped by what is wanted

None of their text is in the product; the sources' files are given to `fit_judge` as a folder.
"""

from __future__ import annotations

import csv
import json
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Final

from cache.training.pairs import Pair, generate, generate_follow_ups, part, retyped

Groups = list[list[list[str]]]
"""Blocks of questions about one thing; each of a block's lists holds wordings of one question."""

_SLOT: Final = re.compile(r"\{(\w+)\}")
_LISTS: Final = {
    "tongue": "Spanish; French; German; Italian; Japanese; Mandarin; Arabic; Russian; Portuguese; Korean; Hindi; Dutch",
    "city": "Paris; London; Tokyo; New York; Rome; Delhi; Mumbai; Berlin; Lisbon; Chicago; Istanbul; Singapore; Madrid; "
    "Bangalore; Sydney; Prague; Toronto; Cairo; Vienna; Boston",
    "illness": "migraine; hay fever; asthma; diabetes; the flu; a cold; pneumonia; depression; anemia; gout; measles; "
    "high blood pressure; a stroke; eczema; arthritis; malaria; a kidney infection; tonsillitis; appendicitis; epilepsy",
    "code": "Python; Java; JavaScript; C++; Go; Ruby; Rust; C#; PHP; Swift; Kotlin; R",
    "pet": "dog; cat; hamster; rabbit; parrot; guinea pig; puppy; kitten; turtle; goldfish; horse",
    "asset": "gold; bitcoin; shares; bonds; silver; real estate; index funds; options; mutual funds; oil futures",
    "science": "photosynthesis; evolution; gravity; inflation; osmosis; magnetism; digestion; erosion; fermentation; "
    "radioactivity; mitosis; meiosis; nuclear fusion; nuclear fission; plate tectonics; recursion; respiration; entropy",
    "topic": "nuclear power; social media; homework; globalization; electric cars; capital punishment; genetic "
    "engineering; remote work; online learning; zoos; plastic bags; video games; tourism; immigration; fast food; "
    "advertising; meditation; marriage; robots; cash; fracking; vegetarianism; space travel; minimum wages; free trade",
    "job": "pilot; nurse; lawyer; teacher; software engineer; doctor; chef; judge; actor; journalist; translator; "
    "data scientist; police officer; electrician; architect; psychologist; firefighter; accountant",
    "n": "3; 5; 7; 10; 12; 15; 20; 25; 40; 50; 60; 75; 90; 100; 120; 150; 250; 500",
}


def blocks(*, held: bool = False) -> Groups:
    """The blocks of questions.txt, with slots; those held back or the others."""
    text = (resources.files("cache.training") / "questions.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found: Groups = [[]]
    for line in lines:
        if line.strip():
            found[-1].append([way.strip() for way in line.split(" | ")])
        elif found[-1]:
            found.append([])
    return part([block for block in found if block], held=held)


def fillings() -> dict[str, list[str]]:
    """What each slot may be."""
    ours = {name: line.split("; ") for name, line in _LISTS.items()}
    table = tomllib.loads((resources.files("cache.training") / "frames.toml").read_text("utf-8"))
    for name in ("dish", "app", "country", "stain", "plant", "person", "event", "monument", "animal", "work", "device"):
        ours[name] = table["fillings"][name].split("; ")
    return ours


def written(count: int, seed: int, *, held: bool = False) -> list[Pair]:
    """Pairs from the blocks: the same line, another line of the block, another filling, or another block."""
    draw = random.Random(seed)
    every, lists = blocks(held=held), fillings()
    weights = [sum(len(line) for line in block) * (3 if _SLOT.search(block[0][0]) else 1) for block in every]
    found: list[Pair] = []
    while len(found) < count:
        block = draw.choices(every, weights)[0]
        line = draw.choice(block)
        kind = draw.random()
        if kind < 0.46 and len(line) > 1:
            a, b = draw.sample(line, 2)
            found.append(_filled(draw, lists, a, b, True, "reworded"))
        elif kind < 0.80 and len(block) > 1:
            other = draw.choice([another for another in block if another is not line])
            found.append(_filled(draw, lists, draw.choice(line), draw.choice(other), False, "other question"))
        elif kind < 0.94 and _SLOT.search(line[0]):
            a = draw.choice(line)
            b = a if draw.random() < 0.4 else draw.choice(line)
            found.append(_refilled(draw, lists, a, b))
        elif kind > 0.97:
            other = draw.choice(draw.choice(every))
            if other is not line:
                found.append(_filled(draw, lists, draw.choice(line), draw.choice(other), False, "elsewhere"))
    return found


_THINGS: Final = frozenset(
    ["illness", "app", "asset", "science", "plant", "city", "country", "code", "pet", "dish", "topic"]
)
"""Slots whose fillings one later calls "it"."""
_POINTED: Final = (
    (re.compile(r"(?:\b(?:[Aa]|[Mm]y|[Tt]he) )?\{\w+\}'s\b"), "its"),
    (re.compile(r"\b(?:in|at|from|to|of|for|with|on|against) \{\w+\}$"), ""),
    (re.compile(r"(?:\b(?:[Aa]|[Mm]y|[Tt]he) )?\{\w+\}"), "it"),
)


def followed(count: int, seed: int, *, held: bool = False) -> list[Pair]:
    """Pairs of questions that follow the same turn, one or both of which call what it named "it"."""
    draw = random.Random(seed)
    lists = fillings()
    every = [[line for line in block if _one_thing(line)] for block in blocks(held=held)]
    every = [block for block in every if len(block) > 1]
    found: list[Pair] = []
    while len(found) < count:
        one, other = draw.sample(draw.choice(every), 2)
        duplicate = draw.random() < 0.5 and len(one) > 1
        a, b = draw.sample(one, 2) if duplicate else (draw.choice(one), draw.choice(other))
        said = draw.choice(((True, True), (True, True), (True, False), (False, True)))
        a, b = (_pointing(way) if pointing else way for way, pointing in zip((a, b), said, strict=True))
        pair = _filled(draw, lists, a, b, duplicate, "followed")
        found.append(pair if pair.a != pair.b else pair._replace(duplicate=True))
    return found


def _one_thing(line: Sequence[str]) -> bool:
    return all(len(names := _SLOT.findall(way)) == 1 and names[0] in _THINGS for way in line)


def _pointing(way: str) -> str:
    ending = way[-1] if way[-1] in "?.!" else ""
    way = way.rstrip("?.!")
    for pattern, instead in _POINTED:
        way = pattern.sub(instead, way)
    return way.strip()[:1].upper() + way.strip()[1:] + ending


def _filled(draw: random.Random, lists: dict[str, list[str]], a: str, b: str, duplicate: bool, kind: str) -> Pair:
    values = {name: draw.choice(lists[name]) for name in sorted({*_SLOT.findall(a), *_SLOT.findall(b)})}
    return Pair(a.format(**values), b.format(**values), duplicate, kind)


def _refilled(draw: random.Random, lists: dict[str, list[str]], a: str, b: str) -> Pair:
    names = sorted({*_SLOT.findall(a), *_SLOT.findall(b)})
    one = {name: draw.choice(lists[name]) for name in names}
    other = dict(one)
    changed = draw.choice(names)
    other[changed] = draw.choice([value for value in lists[changed] if value != one[changed]])
    return Pair(a.format(**one), b.format(**other), False, "other filling")


_OPPOSITES: Final = tuple(
    tuple(pair.split("/"))
    for pair in """best/worst;cheap/expensive;start/stop;buy/sell;increase/decrease;increase/reduce;advantages/disadvantages
before/after;good/bad;first/last;open/close;install/uninstall;enable/disable;win/lose;fast/slow;high/low;more/less;safe/dangerous
legal/illegal;hot/cold;add/remove;left/right;north/south;east/west;easy/difficult;possible/impossible;healthy/unhealthy
minimum/maximum;largest/smallest;longest/shortest;oldest/youngest;most/least;gain/lose;accept/reject;import/export;male/female
deposit/withdraw;borrow/lend;upload/download;indoors/outdoors;inside/outside;with/without;increase/lower;rise/fall;long/short
love/hate;boys/girls;men/women;husband/wife;mother/father;day/night;summer/winter;morning/evening;rich/poor;lock/unlock
encrypt/decrypt;arrive/leave;join/leave;create/delete;push/pull;single/married;why/how;when/where;who/when;can/should""".replace(
        "\n", ";"
    ).split(";")
)
_SCOPES: Final = (
    "for beginners", "in India", "for children", "in the USA", "at home", "without money", "in 2015", "for a small company",
    "on a Mac", "on Windows", "on Android", "during pregnancy", "for a diabetic", "in winter", "in one week", "for free",
    "in Germany", "as a student", "at the age of 40", "in Python", "with a cat", "for women", "in Canada", "for seniors",
)  # fmt: skip
_UNITS: Final = (
    ("miles", "kilometers"), ("pounds", "kilograms"), ("hours", "minutes"), ("days", "weeks"), ("dollars", "euros"),
    ("feet", "meters"), ("Celsius", "Fahrenheit"), ("gallons", "liters"), ("inches", "centimeters"), ("MB", "GB"),
)  # fmt: skip


def edited(texts: Sequence[str], count: int, seed: int) -> list[Pair]:
    """Pairs of a question and itself with one change: one that matters, or one that does not."""
    draw = random.Random(seed)
    found: list[Pair] = []
    while len(found) < count:
        text = draw.choice(texts)
        makers = (_opposed, _negated, _renumbered, _narrowed, _converted, _turned, _harmless, _harmless)
        made = draw.choice(makers)(draw, text)
        if made is not None and made.a != made.b:
            found.append(made if draw.random() < 0.5 else made._replace(a=made.b, b=made.a))
    return found


def _opposed(draw: random.Random, text: str) -> Pair | None:
    for one, other in draw.sample(_OPPOSITES, len(_OPPOSITES)):
        for x, y in ((one, other), (other, one)):
            changed = re.sub(rf"\b{x}\b", y, text, count=1, flags=re.IGNORECASE)
            if changed != text:
                return Pair(text, changed[:1].upper() + changed[1:], False, "opposite")
    return None


_VERBS: Final = re.compile(
    r"\b(should|can|could|do|does|did|is|are|was|were|will|would|must)( (?:I|you|we|they|people|he|she|it))?\b"
)


def _negated(draw: random.Random, text: str) -> Pair | None:
    places = list(_VERBS.finditer(text))
    if not places or draw.random() < 0.3:
        return None
    place = draw.choice(places)
    if place[2]:
        changed = text[: place.end()] + " not" + text[place.end() :]
    else:
        changed = (
            text[: place.end()] + (" not" if place[1] not in ("do", "does", "did") else "n't") + text[place.end() :]
        )
    return Pair(text, changed, False, "negation")


def _renumbered(draw: random.Random, text: str) -> Pair | None:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return None
    place = draw.choice(numbers)
    value = int(place[0][:9])
    other = max(0, value + draw.choice((-10, -5, -2, -1, 1, 2, 3, 5, 10, 100)))
    return (
        Pair(text, text[: place.start()] + str(other) + text[place.end() :], False, "number")
        if other != value
        else None
    )


def _narrowed(draw: random.Random, text: str) -> Pair | None:
    scope = draw.choice(_SCOPES)
    if draw.random() < 0.35:
        other = draw.choice([another for another in _SCOPES if another != scope])
        return Pair(_with(text, scope), _with(text, other), False, "other scope")
    return Pair(text, _with(text, scope), False, "scope")


def _with(text: str, scope: str) -> str:
    stem = text.rstrip("?.! ")
    return f"{stem} {scope}{text[len(stem) :]}"


def _converted(draw: random.Random, text: str) -> Pair | None:
    for one, other in draw.sample(_UNITS, len(_UNITS)):
        for x, y in ((one, other), (other, one)):
            if re.search(rf"\b{x}\b", text):
                return Pair(text, re.sub(rf"\b{x}\b", y, text), False, "unit")
    return None


def _turned(draw: random.Random, text: str) -> Pair | None:
    found = re.search(r"\bfrom ([\w ]+?) to ([\w ]+?)(\W|$)", text)
    if found is None or found[1] == found[2]:
        return None
    return Pair(text, f"{text[: found.start()]}from {found[2]} to {found[1]}{text[found.end(2) :]}", False, "direction")


_SAME: Final = tuple(
    tuple(pair.split("/"))
    for pair in """How do I/How can I;How do I/How to;How do I/What is the best way to;How can I/How do you;How do you/How do I
What is/What's;What are/What are some;What is the best/Which is the best;Can I/Is it possible to;buy/purchase;movie/film
quickly/fast;big/large;get rid of/remove;start/begin;phone/smartphone;job/work;improve/get better at;difference/differences
What are the/Which are the;how much does/what does;use/make use of;a lot of/much;help/assist;learn/study;Why do/What makes
Why is/What is the reason that;Should I/Is it a good idea to;How long does it take to/How much time does it take to;make/create
What does/What exactly does;people/human beings;kids/children;car/automobile;doctor/physician;company/business;picture/photo""".replace(
        "\n", ";"
    ).split(";")
)
_AROUND: Final = (
    "{}", "{}", "Please tell me: {}", "{} Thanks!", "Hi, {}", "{} Please explain.", "I would like to know: {}",
    "Can anybody tell me: {}", "Quick question: {}", "{} I really need to know.", "Does anyone know: {}", "Hello! {}",
)  # fmt: skip


def _harmless(draw: random.Random, text: str) -> Pair | None:
    changed = text
    for one, other in draw.sample(_SAME, len(_SAME)):
        if draw.random() < 0.6:
            continue
        x, y = (one, other) if draw.random() < 0.5 else (other, one)
        if re.search(rf"\b{re.escape(x)}\b", changed):
            changed = re.sub(rf"\b{re.escape(x)}\b", y, changed, count=1)
            break
    changed = draw.choice(_AROUND).format(changed)
    return Pair(retyped(draw, text), retyped(draw, changed), True, "harmless")


def advising(file: Path, count: int, seed: int, *, held: bool = False) -> list[Pair]:
    """Questions of students; the same query with the same values is the same question."""
    draw = random.Random(seed)
    queries = [entry["sentences"] for entry in json.loads(file.read_text("utf-8"))]
    queries = [
        [(said["text"].replace(" ?", "?").replace(" ,", ","), said["variables"]) for said in query] for query in queries
    ]
    values: dict[str, list[str]] = defaultdict(list)
    for query in queries:
        for _, variables in query:
            for name, value in variables.items():
                if value:
                    values[name.rstrip("0123456789")].append(value)
    queries = part(queries, held=held)
    found: list[Pair] = []
    while len(found) < count:
        query = draw.choice(queries)
        if len(query) < 2:
            continue
        (a, slots), (b, others) = draw.sample(query, 2)
        kind = draw.random()
        if kind > 0.7:
            b, others = draw.choice(draw.choice(queries))
        filling = {name: draw.choice(values[name.rstrip("0123456789")] or [""]) for name in sorted({*slots, *others})}
        changed = dict(filling)
        if 0.5 < kind < 0.7:
            names = [name for name in slots if name in others and len(set(values[name.rstrip("0123456789")])) > 1]
            if not names:
                continue
            name = draw.choice(names)
            while changed[name] == filling[name]:
                changed[name] = draw.choice(values[name.rstrip("0123456789")])
        elif kind > 0.7 and any(said == (b, others) for said in query):
            continue
        found.append(Pair(_replaced(a, filling), _replaced(b, changed), kind <= 0.5, "advising"))
    return found


def _replaced(text: str, filling: dict[str, str]) -> str:
    for name, value in sorted(filling.items(), reverse=True):
        text = text.replace(name, value)
    return text


def banking(file: Path, count: int, seed: int, *, held: bool = False) -> list[Pair]:
    """Questions to a bank; half of the others want something with a like name."""
    draw = random.Random(seed)
    by_name: dict[str, list[str]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if len(row["text"]) < 120:
                by_name[row["category"]].append(" ".join(row["text"].split()))
    names = part(sorted(by_name), held=held)
    near = {
        name: [other for other in names if other != name and {*name.split("_")} & {*other.split("_")}] for name in names
    }
    found: list[Pair] = []
    for _ in range(count):
        name = draw.choice(names)
        if draw.random() < 0.4:
            one, two = draw.sample(by_name[name], 2)
            found.append(Pair(one, two, True, "banking"))
        else:
            other = draw.choice(near[name] or names)
            if other != name:
                found.append(Pair(draw.choice(by_name[name]), draw.choice(by_name[other]), False, "banking"))
    return found


def collect(folder: Path, seed: int = 0, scale: float = 1.0, *, held: bool = False) -> list[Pair]:
    """All pairs, mixed: of what is held back, or of everything else."""
    draw = random.Random(seed)

    def some(count: int) -> int:
        return int(count * scale)

    ours = written(some(32_000), seed, held=held)
    frames = generate(some(9_000), seed + 1, held=held)
    people = advising(folder / "advising.json", some(5_000), seed + 2, held=held)
    bank = banking(folder / "banking.csv", some(5_000), seed + 3, held=held)
    pool = [text for pair in (*ours, *frames, *bank, *people) for text in (pair.a, pair.b)]
    later = followed(some(4_000), seed + 5, held=held) + generate_follow_ups(some(3_000), seed + 6, held=held)
    found = [*ours, *frames, *people, *bank, *later, *edited(pool, some(14_000), seed + 4)]
    found = [_spelled(draw, pair) for pair in found]
    draw.shuffle(found)
    return found


def _spelled(draw: random.Random, pair: Pair) -> Pair:
    return pair._replace(a=retyped(draw, pair.a), b=retyped(draw, pair.b)) if draw.random() < 0.3 else pair


def kinds(pairs: Sequence[Pair]) -> Iterator[tuple[str, int, float]]:
    """Of each kind, how many there are and how many of them are duplicates."""
    for kind in sorted({pair.kind for pair in pairs}):
        of_kind = [pair.duplicate for pair in pairs if pair.kind == kind]
        yield kind, len(of_kind), sum(of_kind) / len(of_kind)
