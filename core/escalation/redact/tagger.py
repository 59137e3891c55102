"""Finds names of people, addresses, organizations and places: a small convolutional tagger, run with numpy alone.

Each word is described by hashes of itself, its beginning, its end and its shape (the hash embeddings of spaCy's
tok2vec, arXiv:2212.09255) and by whether it is in a list of names; dilated convolutions (arXiv:1702.02098) look at the
words around it, and a mean over the whole text tells what kind of text it is. The weights were fitted on generated
sentences by `core.escalation.redact.training.fit_names`; the file holds numbers and hashes only.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import numpy as np
from safetensors.numpy import load
from threadpoolctl import ThreadpoolController

Array = np.ndarray[Any, np.dtype[np.float32]]
Ids = np.ndarray[Any, np.dtype[np.int64]]

KINDS: Final = ("PERSON", "ADDRESS", "ORGANIZATION", "PLACE")
LABELS: Final = ("O", *(f"{position}-{kind}" for kind in KINDS for position in "BI"))
TABLES: Final = {"word": (1 << 14, 32), "prefix": (1 << 12, 16), "suffix": (1 << 12, 16), "end": (1 << 11, 16),
                 "shape": (1 << 10, 16)}  # fmt: skip
"""Rows and width of each embedding, by what is hashed."""
LISTS: Final = ("first", "last", "city", "common")
"""Lists of words that the weights come with, as hashes."""
DILATIONS: Final = (1, 2, 4, 8, 1)
WINDOW: Final = 320
"""Tokens looked at together; longer texts are cut into windows that overlap."""
OVERLAP: Final = 40
FILE: Final = "names.safetensors"

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|\n|[^\s]")
_RUNS: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Token:
    """A word, a number, a sign or a line break, and where it stands."""

    text: str
    start: int
    end: int
    glued: bool
    """No space before it."""


@dataclass(frozen=True)
class Tagged:
    """A stretch of the text with what it is, from `start` up to `end`."""

    kind: str
    start: int
    end: int
    certainty: float
    """Mean probability of its labels."""


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    tokens, before = [], -1
    for match in _TOKEN.finditer(text):
        tokens.append(Token(match.group(), match.start(), match.end(), match.start() == before))
        before = match.end()
    return tokens


def hashed(text: str) -> int:
    """A hash that is the same everywhere."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


@functools.lru_cache(maxsize=50_000)
def _word_ids(text: str) -> tuple[int, int, int, int, str, int]:
    """What `describe` needs of one word, by itself: rows of the tables, its shape, its hash in the lists."""
    lower = text.lower()
    return (
        hashed(lower) % TABLES["word"][0],
        hashed("<" + lower[:3]) % TABLES["prefix"][0],
        hashed(lower[-3:] + ">") % TABLES["suffix"][0],
        hashed(lower[-2:] + ">") % TABLES["end"][0],
        _shape(text),
        hashed(lower),
    )


def _shape(text: str) -> str:
    if text.isdigit():
        return f"d{min(len(text), 6)}"
    letters = "".join("X" if c.isupper() else "x" if c.islower() else "c" if c.isalpha() else c for c in text[:12])
    return _RUNS.sub(r"\1\1", letters) + (str(min(len(text), 4)) if letters.isalpha() else "")


def describe(tokens: Sequence[Token], lists: Mapping[str, frozenset[int]]) -> tuple[Ids, Array]:
    """Rows of the tables (tokens x tables), and membership in the lists (tokens x lists)."""
    rows = np.empty((len(tokens), len(TABLES)), np.int64)
    members = np.zeros((len(tokens), len(LISTS)), np.float32)
    sets = [lists[name] for name in LISTS]
    for index, token in enumerate(tokens):
        word, prefix, suffix, end, shape, whole = _word_ids(token.text)
        shape_row = hashed(shape + "+" if token.glued else shape) % TABLES["shape"][0]
        rows[index] = (word, prefix, suffix, end, shape_row)
        for column, members_of in enumerate(sets):
            if whole in members_of:
                members[index, column] = 1.0
    return rows, members


class NameTagger:
    """The tagger with its weights.

    Args:
        weights: arrays by name, as in the file that comes with the application.
    """

    def __init__(self, weights: Mapping[str, np.ndarray[Any, Any]]) -> None:
        self._lists = {name: frozenset(weights[f"list.{name}"].tolist()) for name in LISTS}
        self._weights = {
            name: values.astype(np.float32) for name, values in weights.items() if not name.startswith("list.")
        }

    def tag(self, text: str) -> list[Tagged]:
        """What was found, in order, without overlaps."""
        tokens = tokenize(text)
        found: list[Tagged] = []
        # These products are small: on a busy machine a second thread costs more than it brings.
        with _threads().limit(limits=1):
            for first, last, window in _windows(tokens):
                labels, certainties = self._label(window)
                found += _joined(window, labels, certainties, first, last)
        return found

    def is_common(self, word: str) -> bool:
        """Whether ordinary text uses the word in small letters."""
        return hashed(word.lower()) in self._lists["common"]

    def _label(self, tokens: Sequence[Token]) -> tuple[list[int], Array]:
        scores = self._scores(*describe(tokens, self._lists))
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        odds /= odds.sum(axis=1, keepdims=True)
        path = best_path(np.log(odds + 1e-9))
        return path, odds[np.arange(len(path)), path]

    def _scores(self, rows: Ids, members: Array) -> Array:
        """Tokens x labels."""
        w = self._weights
        parts = [w[f"table.{name}"][rows[:, column]] for column, name in enumerate(TABLES)]
        hidden = np.concatenate([*parts, members], axis=1) @ w["input.weight"].T + w["input.bias"]
        hidden = np.maximum(hidden, 0)
        whole = np.concatenate([hidden.mean(axis=0), hidden.max(axis=0)])
        hidden = hidden + np.maximum(whole @ w["whole.weight"].T + w["whole.bias"], 0)
        for layer, dilation in enumerate(DILATIONS):
            hidden = hidden + _convolve(hidden, w[f"layer.{layer}.weight"], w[f"layer.{layer}.bias"], dilation)
        scores: Array = hidden @ w["output.weight"].T + w["output.bias"]
        return scores


def _convolve(hidden: Array, weight: Array, bias: Array, dilation: int) -> Array:
    """A rectified convolution over three tokens that lie `dilation` apart; weight is out x 3 x in."""
    padded = np.pad(hidden, ((dilation, dilation), (0, 0)))
    count = len(hidden)
    total = bias + sum(
        padded[place * dilation : place * dilation + count] @ weight[:, place, :].T for place in range(3)
    )
    rectified: Array = np.maximum(total, 0)
    return rectified


def best_path(scores: Array) -> list[int]:
    """The likeliest labels in which no inside comes without its beginning (Viterbi); scores are logarithms."""
    forbidden = _forbidden()
    best = scores[0].copy()
    best[2::2] = -np.inf
    back = np.empty(scores.shape, np.int64)
    for index in range(1, len(scores)):
        reach = best[:, None] + forbidden
        back[index] = reach.argmax(axis=0)
        best = reach.max(axis=0) + scores[index]
    path = [int(best.argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index][path[-1]]))
    return path[::-1]


@functools.cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@functools.cache
def _forbidden() -> Array:
    """0 where a label may follow another, minus infinity elsewhere (from x to)."""
    table = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for kind in range(len(KINDS)):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        table[:, inside] = -np.inf
        table[[begin, inside], inside] = 0
    return table


def _windows(tokens: Sequence[Token]) -> Iterator[tuple[int, int, Sequence[Token]]]:
    """Windows with the share of each (first to last token, of the window) whose labels count."""
    if len(tokens) <= WINDOW:
        if tokens:
            yield 0, len(tokens), tokens
        return
    step, half = WINDOW - OVERLAP, OVERLAP // 2
    for begin in range(0, len(tokens) - OVERLAP, step):
        window = tokens[begin : begin + WINDOW]
        last = len(window) if begin + WINDOW >= len(tokens) else len(window) - half
        yield (half if begin else 0), last, window


def _joined(
    tokens: Sequence[Token], labels: Sequence[int], certainties: Array, first: int, last: int
) -> Iterator[Tagged]:
    """Stretches of the same kind; one that reaches into the next window belongs to the window it begins in."""
    index = 0
    while index < last:
        label = labels[index]
        if label == 0 or label % 2 == 0:
            index += 1
            continue
        end = index + 1
        while end < len(labels) and labels[end] == label + 1:
            end += 1
        if index >= first:
            certainty = float(certainties[index:end].mean())
            yield Tagged(KINDS[(label - 1) // 2], tokens[index].start, tokens[end - 1].end, certainty)
        index = end


@functools.cache
def name_tagger() -> NameTagger:
    """The tagger of this installation.

    Raises:
        OSError, ValueError: its file is missing or damaged.
    """
    return NameTagger(load(files("core.escalation.redact").joinpath(FILE).read_bytes()))
