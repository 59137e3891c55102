"""The drafts of one engine: what its answers have in common, and whether there is a small model that drafts."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Sequence
from typing import Final

from core.engine.model import Model
from core.engine.protocol import Generate, Load
from core.engine.speculate.draft_load import draft_load
from core.engine.speculate.draft_model import DraftModel
from core.engine.speculate.drafter import Drafter, Guesser, new_acceptance
from core.engine.speculate.text_index import TextIndex
from core.errors import InglenookError

log = logging.getLogger(__name__)

_REMEMBERED: Final = 16_384
"""Tokens of earlier answers that are drafted from; the oldest are forgotten."""
_EXPECTED: Final = 65_536
"""Tokens of the texts that come with one question."""


class Drafting:
    """Makes the drafter of each answer.

    Args:
        load: how the large model is loaded; it says which passes are exact.
        model: the large model.
        guesser: a small model, if there is one.
        notice: what could not be done as it was asked for, in a sentence.
    """

    def __init__(self, load: Load, model: Model, guesser: Guesser | None = None, notice: str = "") -> None:
        self.notice = notice
        self._passes = load.passes
        self._model = model
        self._guesser = guesser
        self._acceptance = new_acceptance()
        self._answers: deque[Sequence[int]] = deque()
        self._earlier = TextIndex()

    def begin(self, request: Generate, prompt: Sequence[int]) -> Drafter | None:
        """The drafter of an answer to `request`, whose prompt has these tokens; None for one token a pass."""
        if not request.draft or self._passes.most < 2:
            return None
        earlier = self._earlier
        if request.expected:
            earlier = _indexed([*self._answers, *self._tokens(request.expected)])
        return Drafter(self._passes, self._acceptance, prompt, earlier, self._guesser)

    def remember(self, answer: Sequence[int]) -> None:
        """Draft from this answer too, from the next one on."""
        if len(answer) < 2 or self._passes.most < 2:
            return
        self._answers.append(answer)
        while sum(map(len, self._answers)) > _REMEMBERED and len(self._answers) > 1:
            self._answers.popleft()
        # Never changed once it is made: other threads look things up in it.
        self._earlier = _indexed(self._answers)

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        room, found = _EXPECTED, []
        for text in texts:
            tokens = self._model.vocabulary.tokenize(text[: 8 * room], add_special=False, parse_special=False)[:room]
            room -= len(tokens)
            found.append(tokens)
        return found


def open_drafting(load: Load, model: Model) -> Drafting | None:
    """What drafts for a model that is loaded this way; None where no pass over several tokens is exact.

    A small model that cannot be used costs its drafts and nothing else.
    """
    if load.passes.most < 2 or not load.draft_tokens:
        return None
    small = draft_load(load)
    if small is None:
        return Drafting(load, model)
    try:
        return Drafting(load, model, DraftModel(small, model))
    except InglenookError as error:
        log.warning("the draft model is not used: %s", error)
        return Drafting(load, model, notice=f"Written without the draft model: {error.message}")


def _indexed(texts: Sequence[Sequence[int]] | deque[Sequence[int]]) -> TextIndex:
    index = TextIndex()
    for text in texts:
        index.begin()
        index.extend(text)
    return index
