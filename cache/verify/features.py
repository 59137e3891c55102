"""Describes how two questions differ in some dozens of numbers, which the learned score is made from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from cache.verify.guard import difference, names_differ, unmatched
from cache.verify.question import Question

NAMES: Final = (
    "cosine",
    "cosine_over_70",
    "cosine_over_80",
    "cosine_over_90",
    "cosine_over_95",
    "most_unmatched_share",
    "least_unmatched_share",
    "most_unmatched",
    "least_unmatched",
    "only_one_adds",
    "one_replaced",
    "some_replaced",
    "nothing_unmatched",
    "adds_name",
    "adds_share",
    "added_letters",
    "replaced_letters",
    "words_shared",
    "same_order",
    "trigrams_shared",
    "trigrams_covered",
    "length_difference",
    "shortest",
    "longest",
    "first_word_differs",
    "one_asks_way",
    "one_asks_truth",
    "one_asks_reason",
    "one_asks_else",
    "names_replaced",
    "names_added",
    "numbers_differ",
    "negation_differs",
    "half_negation_differs",
    "difference_name",
    "difference_number",
    "difference_opposite",
    "difference_question",
    "difference_other",
    "several_sentences",
    "one_longer_text",
    "head_differs",
    "wants_same",
    "wants_clash",
    "wants_one",
    "same_wants_words",
    "judge",
    "judge_over_0",
    "judge_over_3",
)
"""What the numbers of `describe` are, in their order."""


JUDGE_SPAN: Final = 3.5
"""The judge's log odds count no further: it is trained never to be surer than 0.97."""


def describe(asked: Question, kept: Question, cosine: float, judge: float | None = None) -> list[float]:
    """The numbers for one pair, the same in both directions; each between about 0 and 3.

    Args:
        asked: the new question.
        kept: the one answered before.
        cosine: of their vectors.
        judge: the log odds of `cache.verify.judge`; None where the pair has not been read together.
    """
    found = difference(asked, kept)
    return [
        cosine,
        *(max(cosine - corner, 0.0) * 10 for corner in (0.7, 0.8, 0.9, 0.95)),
        *_leftovers(asked, kept),
        *_overlaps(asked, kept),
        *_lengths(asked, kept),
        *_askings(asked, kept),
        float(names_differ(asked, kept)),
        min(len(asked.names ^ kept.names), 3) / 3,
        float(asked.numbers != kept.numbers),
        float((asked.negations - kept.negations) % 2),
        float(asked.half_negations != kept.half_negations),
        *(float(found == name) for name in ("name", "number", "opposite", "question")),
        float(found in ("negation", "direction", "order", "quotation")),
        *_shapes(asked, kept),
        *_wants(asked, kept),
        *_verdict(judge or 0.0),
    ]


def with_judge(numbers: Sequence[float], log_odds: float) -> list[float]:
    """What `describe` gives once the judge has read the pair, from what it gave before."""
    verdict = _verdict(log_odds)
    return [*numbers[: -len(verdict)], *verdict]


def _verdict(log_odds: float) -> list[float]:
    log_odds = max(-JUDGE_SPAN, min(JUDGE_SPAN, log_odds))
    return [log_odds / 2, max(log_odds, 0.0) / 2, max(log_odds - 3, 0.0) / 2]


def _leftovers(a: Question, b: Question) -> list[float]:
    only_a, only_b = unmatched(a, b)
    most, least = max(len(only_a), len(only_b)), min(len(only_a), len(only_b))
    shares = (len(only_a) / max(len(a.content), 1), len(only_b) / max(len(b.content), 1))
    letters_a, letters_b = sum(map(len, only_a)), sum(map(len, only_b))
    return [
        max(shares),
        min(shares),
        min(most, 6) / 3,
        min(least, 6) / 3,
        float(most > 0 and least == 0),
        float(most == least == 1),
        float(most > 1 and least > 0),
        float(most == 0),
        float(least == 0 and any(word in a.names or word in b.names for word in (*only_a, *only_b))),
        max(shares) if least == 0 else 0.0,
        min(letters_a + letters_b, 40) / 20 if least == 0 else 0.0,
        min(letters_a, letters_b, 20) / 10,
    ]


def _overlaps(a: Question, b: Question) -> list[float]:
    words_a, words_b = set(a.words), set(b.words)
    small_a, small_b = _trigrams(a.text), _trigrams(b.text)
    common = len(small_a & small_b)
    return [
        len(words_a & words_b) / max(len(words_a | words_b), 1),
        (_in_order(a, b) + _in_order(b, a)) / 2,
        common / max(len(small_a | small_b), 1),
        common / max(min(len(small_a), len(small_b)), 1),
    ]


def _in_order(a: Question, b: Question) -> float:
    """The share of content words that match in their order; the two directions may find other matches."""
    return SequenceMatcher(None, a.stems, b.stems, autojunk=False).ratio()


def _lengths(a: Question, b: Question) -> list[float]:
    x, y = len(a.content), len(b.content)
    return [min(abs(x - y), 9) / 3, min(x, y, 12) / 4, min(max(x, y), 24) / 8]


def _askings(a: Question, b: Question) -> list[float]:
    first = a.words[:1] != b.words[:1]

    def one(kind: str) -> float:
        return float((a.asks == kind) != (b.asks == kind))

    others = {a.asks, b.asks} - {"way", "truth", "reason", ""}
    return [float(first), one("way"), one("truth"), one("reason"), float(bool(others) and a.asks != b.asks)]


def _shapes(a: Question, b: Question) -> list[float]:
    """Sentences, lengths, and whether the last content words, mostly the thing asked about, have a counterpart."""
    sentences = max(text.strip().rstrip("?.!").count("? ") + text.count(". ") for text in (a.text, b.text))
    short, long = sorted((len(a.text), len(b.text)))
    heads = a.stems[-1:] == b.stems[-1:] or _within(a.stems[-1:], b.stems) or _within(b.stems[-1:], a.stems)
    return [min(sentences, 2) / 2, min(long / max(short, 1), 3.0) - 1, float(not heads)]


def _wants(a: Question, b: Question) -> list[float]:
    """Whether the two ask for the same sort of answer."""
    common = a.wants & b.wants
    either = bool(a.wants) and bool(b.wants)
    return [
        float(bool(common)),
        float(either and not common),
        float(bool(a.wants) != bool(b.wants)),
        len(common) / max(len(a.wants | b.wants), 1),
    ]


def _within(head: Sequence[str], stems: Sequence[str]) -> bool:
    return bool(head) and head[0] in stems


def _trigrams(text: str) -> set[str]:
    text = text.lower()
    return {text[place : place + 3] for place in range(len(text) - 2)}
