"""Draws the next token from the scores that a session has computed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from core.engine.bindings import bindings
from core.engine.protocol import Sampling
from core.engine.session import Session

if TYPE_CHECKING:
    from core.engine.constraint import Constraint

_c = bindings()


class Sampler:
    """Draws the next token from what a session has computed.

    Args:
        sampling: how.
        vocabulary_size: tokens the model knows.
        constraint: says which tokens may come; None allows all.
    """

    _PENALTY_WINDOW: Final = 64

    def __init__(self, sampling: Sampling, vocabulary_size: int, constraint: Constraint | None = None) -> None:
        self._constraint = constraint
        self._chain = _c.llama_sampler_chain_init(_c.llama_sampler_chain_default_params())
        for link in self._links(sampling, vocabulary_size):
            _c.llama_sampler_chain_add(self._chain, link)

    def sample(self, session: Session, row: int = -1) -> int:
        """The next token; it counts for the repetition penalty of those after it.

        Args:
            session: that has computed.
            row: of the scores, as `Session.decode` gave it; -1 is the last.
        """
        if self._constraint is not None:
            return self._sample_allowed(session, self._constraint, row)
        return int(_c.llama_sampler_sample(self._chain, session.pointer, row))

    def close(self) -> None:
        """Give the memory back."""
        if self._chain:
            _c.llama_sampler_free(self._chain)
            self._chain = None

    def _sample_allowed(self, session: Session, constraint: Constraint, row: int) -> int:
        """The next token of those that the constraint allows."""
        candidates = constraint.candidates(session.scores(row))
        data = candidates.ctypes.data_as(ctypes.POINTER(_c.llama_token_data))
        array = _c.llama_token_data_array(data, len(candidates), -1, False)
        _c.llama_sampler_apply(self._chain, ctypes.byref(array))
        token = int(array.data[array.selected].id)
        _c.llama_sampler_accept(self._chain, token)
        constraint.take(token)
        return token

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _links(self, sampling: Sampling, vocabulary_size: int) -> Iterator[Any]:
        penalties = (sampling.repeat_penalty, sampling.frequency_penalty, sampling.presence_penalty)
        if penalties != (1.0, 0.0, 0.0):
            yield _c.llama_sampler_init_penalties(vocabulary_size, self._PENALTY_WINDOW, *penalties)
        if sampling.temperature <= 0:
            yield _c.llama_sampler_init_greedy()
            return
        yield _c.llama_sampler_init_top_k(sampling.top_k)
        yield _c.llama_sampler_init_top_p(sampling.top_p, 1)
        yield _c.llama_sampler_init_min_p(sampling.min_p, 1)
        yield _c.llama_sampler_init_temp(sampling.temperature)
        yield _c.llama_sampler_init_dist(_c.LLAMA_DEFAULT_SEED if sampling.seed < 0 else sampling.seed & 0xFFFFFFFF)
