"""Measures how often the cache is right: questions are put into an empty one, others asked, and every hit compared.

The whole path is taken as a user's questions take it: admission, the two regimes, the nearest vectors, the verifier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import msgspec

from cache.chains import Exchange
from cache.verify import normalize
from core import jsonl
from core.cache_messages import Hit
from core.errors import InglenookError

_SCOPE: Final = "evaluation"
_ANY: Final = 1e-9
"""A threshold that every candidate passes which the verifier has not ruled out."""
_HALF: Final = 0.5

Figures = dict[str, float | int | None]


class Cache(Protocol):
    """The part of `cache.semantic_cache.SemanticCache` that is measured."""

    def store(self, question: str, answer: str, scope: str, context: Sequence[Exchange], model: str) -> int:
        """Keep an answer."""

    def look_up(self, question: str, scope: str, context: Sequence[Exchange], threshold: float = ...) -> Hit | None:
        """Look for one."""

    def fill_vectors(self) -> int:
        """Make what was kept comparable."""

    @property
    def default_threshold(self) -> float:
        """From which certainty on an answer is given."""

    def close(self) -> None:
        """Let go of the file."""


class Turn(msgspec.Struct, frozen=True):
    """A message of a history."""

    role: str
    content: str


class _Line(msgspec.Struct):
    """A row as it is written in a file: a and b, or the two queries with their histories."""

    duplicate: bool | int
    a: str | None = None
    b: str | None = None
    cached_query: str | None = None
    query: str | None = None
    cached_history: tuple[Turn, ...] = ()
    history: tuple[Turn, ...] = ()
    category: str = ""


class Row(NamedTuple):
    """A question that is kept, one that is asked, and whether the first one's answer answers the second."""

    kept: str
    asked: str
    duplicate: bool
    category: str = ""
    kept_context: tuple[Exchange, ...] = ()
    asked_context: tuple[Exchange, ...] = ()


class Outcome(NamedTuple):
    """What a probe got."""

    duplicate: bool
    certainty: float
    """0.0 where nothing was found at any threshold."""
    right: bool
    """The answer found is one that answers the probe."""
    category: str


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file: `a`, `b`, `duplicate`, or `cached_query`, `query` and their histories.

    Raises:
        StorageError: the file cannot be read.
        InglenookError: a line is no such row, or there is none.
    """
    decoder = msgspec.json.Decoder(_Line, strict=False)
    return jsonl.read_rows(
        path, lambda line, number: _row(decoder, line, number), "Each line is an object with a, b and duplicate."
    )


def evaluate(rows: Sequence[Row], fresh: Callable[[str], Cache], threshold: float = 0.0) -> dict[str, object]:
    """The figures over all rows, and by category where rows have one.

    Every kept question is stored first, with the turns before it; then every probe is asked once.

    Args:
        rows: what to store and to ask.
        fresh: makes an empty cache, given a name for it.
        threshold: the setting to report hits at; 0 is the default.

    Raises:
        StorageError: the cache failed.
        EngineError: the encoder failed.
    """
    cache = fresh("evaluate")
    try:
        outcomes = ask(rows, cache)
        threshold = threshold or cache.default_threshold
    finally:
        cache.close()
    report: dict[str, object] = {"threshold": threshold, **figures(outcomes, threshold)}
    by_category: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_category[outcome.category].append(outcome)
    named = {name: figures(group, threshold) for name, group in sorted(by_category.items()) if name}
    return report | ({"categories": named} if named else {})


def ask(rows: Sequence[Row], cache: Cache) -> list[Outcome]:
    """Store what the rows keep, ask what they ask, and compare; one outcome a row."""
    numbers, turns = _store(rows, cache)
    cache.fill_vectors()
    alike: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for row in rows:
        alike[_told(row)].add(numbers[_key(row.kept, row.kept_context)])
    answers: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for row in rows:
        if row.duplicate:
            answers[_key(row.asked, row.asked_context)] |= alike[_told(row)]
    outcomes = []
    for row in rows:
        hit = cache.look_up(row.asked, _SCOPE, row.asked_context, _ANY)
        known = answers.get(_key(row.asked, row.asked_context), set())
        own = hit is not None and _is_own(row, hit.entry, numbers, turns)
        right = hit is not None and row.duplicate and (own or hit.entry in known)
        certainty = hit.certainty if hit is not None and (row.duplicate or not own) else 0.0
        outcomes.append(Outcome(row.duplicate, certainty, right, row.category))
    return outcomes


def figures(outcomes: Iterable[Outcome], threshold: float) -> Figures:
    """Precision, recall, F1, F0.5 and the share of non-duplicates answered, at `threshold`; then the curve's best.

    A hit is right when the probe has a duplicate in the cache and the hit is that one. What there are no rows for, such
    as precision without hits, is None.
    """
    outcomes = list(outcomes)
    duplicates = sum(outcome.duplicate for outcome in outcomes)
    others = len(outcomes) - duplicates
    hits = [outcome for outcome in outcomes if outcome.certainty >= threshold and outcome.certainty > 0]
    right = sum(outcome.right for outcome in hits)
    wrong_hits = sum(not outcome.duplicate for outcome in hits)
    precision = right / len(hits) if hits else None
    recall = right / duplicates if duplicates else None
    curve = _curve(outcomes, duplicates)
    return {
        "rows": len(outcomes),
        "duplicates": duplicates,
        "hits": len(hits),
        "precision": precision,
        "recall": recall,
        "f1": _f(precision, recall, 1.0),
        "f05": _f(precision, recall, _HALF),
        "wrong_hit_rate": wrong_hits / others if others else None,
        "best_f05": max((_f(p, r, _HALF) or 0.0 for p, r in curve), default=None),
        "precision_at_recall_50": max((p for p, r in curve if r >= _HALF), default=None),
    }


def _curve(outcomes: Sequence[Outcome], duplicates: int) -> list[tuple[float, float]]:
    """Precision and recall at every threshold that separates two outcomes."""
    ranked = sorted((outcome for outcome in outcomes if outcome.certainty > 0), key=lambda found: -found.certainty)
    points, right = [], 0
    for place, outcome in enumerate(ranked, start=1):
        right += outcome.right
        last_of_equals = place == len(ranked) or ranked[place].certainty < outcome.certainty
        if last_of_equals and duplicates:
            points.append((right / place, right / duplicates))
    return points


def _f(precision: float | None, recall: float | None, beta: float) -> float | None:
    """The F score, where recall counts `beta` times as much as precision."""
    if precision is None or recall is None:
        return None
    weighted = beta * beta * precision + recall
    return (1 + beta * beta) * precision * recall / weighted if weighted else 0.0


def _store(rows: Sequence[Row], cache: Cache) -> tuple[Mapping[tuple[object, ...], int], set[int]]:
    """Every kept question with the turns before it; gives all numbers, and those of mere turns before."""
    numbers: dict[tuple[object, ...], int] = {}
    for row in rows:
        turns = [*row.kept_context, (row.kept, "")]
        for place, (question, answer) in enumerate(turns):
            context = tuple((said, given or _made_up(said)) for said, given in turns[:place])
            key = _key(question, turns[:place])
            if key not in numbers:
                numbers[key] = cache.store(question, answer or _made_up(question), _SCOPE, context, "evaluation")
    kept = {numbers[_key(row.kept, row.kept_context)] for row in rows}
    return numbers, set(numbers.values()) - kept


def _told(row: Row) -> tuple[object, ...]:
    """The same for two rows that keep the same question after the very same answers, however those were asked for."""
    given = tuple(answer for _, answer in row.kept_context)
    if given and all(given):
        return (normalize(row.kept), given)
    return _key(row.kept, row.kept_context)


def _is_own(row: Row, entry: int, numbers: Mapping[tuple[object, ...], int], turns: set[int]) -> bool:
    """Whether a probe got its own answer: the very same conversation may have been kept for another row."""
    asked = _key(row.asked, row.asked_context)
    told = bool(row.asked_context) or entry in turns
    return told and numbers.get(asked) == entry and asked != _key(row.kept, row.kept_context)


def _made_up(question: str) -> str:
    """An answer of its own for a question that has none in the data."""
    return f"The answer to: {question}"


def _key(question: str, context: Sequence[Exchange]) -> tuple[object, ...]:
    return (normalize(question), *((normalize(said), given) for said, given in context))


def _row(decoder: msgspec.json.Decoder[_Line], line: bytes, number: int) -> Row:
    try:
        found = decoder.decode(line)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InglenookError(
            f"Line {number} is no row of questions: {error}", "Each line is an object with a, b and duplicate."
        ) from error
    kept = found.a if found.a is not None else found.cached_query
    asked = found.b if found.b is not None else found.query
    if kept is None or asked is None:
        raise InglenookError(
            f"Line {number} lacks a question.",
            "Each line has a, b and duplicate, or cached_query, query and histories.",
        )
    return Row(
        kept,
        asked,
        bool(found.duplicate),
        found.category,
        _exchanges(found.cached_history),
        _exchanges(found.history),
    )


def _exchanges(turns: Iterable[Turn]) -> tuple[Exchange, ...]:
    """Questions with the answers that followed them, "" where none did."""
    found: list[Exchange] = []
    for turn in turns:
        if turn.role == "assistant" and found and not found[-1][1]:
            found[-1] = (found[-1][0], turn.content)
        elif turn.role == "user":
            found.append((turn.content, ""))
    return tuple(found)
