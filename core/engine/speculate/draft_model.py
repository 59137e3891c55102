"""A small model in the same process that drafts for a large one with the same vocabulary (LLMCad, arXiv 2309.04255)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Final

from core.engine.abort import Aborted
from core.engine.bindings import bindings
from core.engine.context_window import common_prefix
from core.engine.model import Model
from core.engine.protocol import Load
from core.engine.session import Session
from core.errors import EngineError

_c = bindings()

_DOUBTFUL: Final = 0.3
"""A draft ends where its tokens, all together, are no likelier than this by the small model's own reckoning."""
_SURE: Final = 0.8
_SMOOTHING: Final = 0.1
_MOST_PADDING: Final = 1024
_WINDOW: Final = 128
"""Tokens at the end of a new text that are read: reading more costs more than it improves the guesses."""
_SHARED: Final = 32
"""Tokens that a text has to share with the one before, so that it is worth going on from there."""
_SLICE: Final = 16
"""Tokens that are read between two passes of the large model, which nobody should have to wait for."""


class DraftModel:
    """Says what a small model would write after a text.

    Args:
        load: of the small model.
        large: that it drafts for.

    Raises:
        ModelError: it cannot be loaded.
        EngineError: it has another vocabulary, or cannot take back what it has read.
    """

    def __init__(self, load: Load, large: Model) -> None:
        self.cost = 0.0
        """Seconds that one drafted token takes, lately."""
        self._start = 0
        """Where in the text the small model began to read."""
        self.model = Model(load, lambda _share: True)
        try:
            check_vocabularies(large, self.model)
            self._session = Session(self.model, load)
        except EngineError:
            self.model.close()
            raise

    def guess(self, tokens: Sequence[int], most: int) -> tuple[list[int], str]:
        """At most `most` tokens that may follow `tokens`, and the kind of draft that they are.

        It ends early where the small model is in doubt. Of a text that is new, only the end is read, and that a little
        at a time: until then there is no guess.
        """
        try:
            if not self._follow(tokens, most):
                return [], "model"
            return self._write(most)
        except Aborted:
            return [], "model"

    def close(self) -> None:
        """Give the memory back."""
        self._session.close()
        self.model.close()

    def _follow(self, tokens: Sequence[int], most: int) -> bool:
        """Read what is new of a text, or a slice of it; whether all of it has been read."""
        held = self._session.held
        known = common_prefix(held, tokens[self._start : self._start + len(held)])
        if (
            not held
            or known < min(len(held), _SHARED)
            or len(tokens) - self._start + most > self._session.context_length
        ):
            self._start, known = max(0, len(tokens) - _WINDOW), 0
        # The last token is read again even when all are known: only then are there scores.
        known = self._session.keep(min(known, len(tokens) - self._start - 1))
        fresh = tokens[self._start + known :]
        self._session.read(fresh[:_SLICE])
        return len(fresh) <= _SLICE

    def _write(self, most: int) -> tuple[list[int], str]:
        written: list[int] = []
        together, first = 1.0, 0.0
        while len(written) < most:
            token, share = likeliest(_c.llama_get_logits_ith(self._session.pointer, -1), self.model.vocabulary.size)
            together *= share
            first = first or share
            if written and together < _DOUBTFUL:
                break
            written.append(token)
            if len(written) < most:
                started = time.perf_counter()
                self._session.append(token)
                taken = time.perf_counter() - started
                self.cost += (taken - self.cost) * (_SMOOTHING if self.cost else 1.0)
        kind = "model sure" if first >= _SURE else "model" if first >= _DOUBTFUL else "model unsure"
        return written, kind


def likeliest(scores: Any, count: int) -> tuple[int, float]:
    """The token with the highest score, and its probability.

    Args:
        scores: a C array of floats.
        count: tokens of the vocabulary.
    """
    # The engine brings numpy only where it pays.
    import numpy  # noqa: PLC0415

    values = numpy.ctypeslib.as_array(scores, (count,))
    best = int(values.argmax())
    return best, float(1.0 / numpy.exp(values - values[best]).sum())


def check_vocabularies(large: Model, small: Model) -> None:
    """Make sure that every token means the same to both.

    Raises:
        EngineError: it does not.
    """
    # Tables are padded to round sizes, with tokens that no text has.
    shared = min(large.vocabulary.size, small.vocabulary.size)
    texts = [tuple(model.vocabulary.texts(shared)) for model in (large, small)]
    if texts[0] != texts[1] or abs(large.vocabulary.size - small.vocabulary.size) > _MOST_PADDING:
        raise EngineError(
            f"{small.header.name} knows other words than {large.header.name}, so it cannot draft for it.",
            "Choose a draft model of the same family.",
        )
