"""Draws the next token from the scores that a session has computed."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Final, Self

from core.engine.bindings import bindings
from core.engine.protocol import Sampling
from core.engine.session import Session

_c = bindings()


class Sampler:
    """Draws the next token from what a session has computed.

    Args:
        sampling: how.
        vocabulary_size: tokens the model knows.
    """

    _PENALTY_WINDOW: Final = 64

    def __init__(self, sampling: Sampling, vocabulary_size: int) -> None:
        self._chain = _c.llama_sampler_chain_init(_c.llama_sampler_chain_default_params())
        for link in self._links(sampling, vocabulary_size):
            _c.llama_sampler_chain_add(self._chain, link)

    def sample(self, session: Session) -> int:
        """The next token; it counts for the repetition penalty of those after it."""
        return int(_c.llama_sampler_sample(self._chain, session.pointer, -1))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _c.llama_sampler_free(self._chain)

    def _links(self, sampling: Sampling, vocabulary_size: int) -> Iterator[Any]:
        if sampling.repeat_penalty != 1.0:
            yield _c.llama_sampler_init_penalties(
                vocabulary_size, self._PENALTY_WINDOW, sampling.repeat_penalty, 0.0, 0.0
            )
        if sampling.temperature <= 0:
            yield _c.llama_sampler_init_greedy()
            return
        yield _c.llama_sampler_init_top_k(sampling.top_k)
        yield _c.llama_sampler_init_top_p(sampling.top_p, 1)
        yield _c.llama_sampler_init_min_p(sampling.min_p, 1)
        yield _c.llama_sampler_init_temp(sampling.temperature)
        yield _c.llama_sampler_init_dist(_c.LLAMA_DEFAULT_SEED if sampling.seed < 0 else sampling.seed & 0xFFFFFFFF)
