"""Answers the window's requests about remembered answers: list, show, edit, pin, vote, remove, clear, pause, learn."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, Final

from app.encoder_requests import EncoderRequests
from cache.encoder import Encoder
from cache.learning.head import HeadFile
from cache.learning.learner import Learner, state
from cache.semantic_cache import SemanticCache
from core.cache_messages import (
    CacheCleared,
    CachedListed,
    CachedShown,
    ClearCache,
    EditCached,
    ForgetPairs,
    GetCacheStats,
    GetLearning,
    LearnFromVotes,
    ListCached,
    PauseCache,
    PinCached,
    RemoveCached,
    ShowCached,
    UndoLearning,
    VoteCached,
)
from core.errors import CannotLearn, EngineError
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.settings import SettingsFile

MOST_AT_ONCE: Final = 500
"""Answers in one list: a window shows some dozens at a time and asks for more."""


class CacheRequests:
    """The response cache as the window asks for it.

    Args:
        cache: the answers.
        settings: has the switch that pauses it.
        change_settings: changes settings in a way that the rest of the assistant learns of.
        encoder: compares questions, and learns from the user's verdicts; None where there is none.
        learned: has what it has learned.
        encoders: the choice of another encoder.
    """

    def __init__(
        self,
        cache: SemanticCache,
        settings: SettingsFile,
        change_settings: Callable[[dict[str, Any]], None],
        encoder: Encoder | None,
        learned: HeadFile,
        encoders: EncoderRequests,
    ) -> None:
        self._cache = cache
        self._settings = settings
        self._change_settings = change_settings
        self._encoder = encoder
        self._learned = learned
        self._encoders = encoders
        self._learning = threading.Lock()

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        cache = self._cache
        match request:
            case ListCached(query=query, limit=limit, offset=offset):
                items, total = cache.find(query, min(max(limit, 0), MOST_AT_ONCE), max(offset, 0))
                yield CachedListed(tuple(items), total, query)
            case ShowCached(entry=entry):
                yield CachedShown(*cache.show(entry))
            case RemoveCached(entry=entry):
                cache.remove(entry)
                yield CacheCleared(1)
            case EditCached(entry=entry, answer=answer):
                cache.edit(entry, answer)
                yield CachedShown(*cache.show(entry))
            case PinCached(entry=entry, pinned=pinned):
                cache.pin(entry, pinned)
                yield CachedShown(*cache.show(entry))
            case VoteCached(entry=entry, fits=fits, question=question, certainty=certainty):
                cache.vote(entry, fits, question, certainty, request.conversation, offered=request.offered)
            case ClearCache(conversation=conversation, older_than_s=older_than_s):
                yield CacheCleared(cache.clear(conversation, older_than_s))
            case GetCacheStats():
                yield cache.stats(paused=self._paused)
            case PauseCache(paused=paused):
                self._change_settings({"cache_enabled": not paused})
                yield cache.stats(paused=self._paused)
            case LearnFromVotes():
                yield from self._learn(cancellation)
            case UndoLearning():
                if self._learned.undo() and self._encoder is not None:
                    self._encoder.on_ready()
                yield self._state()
            case ForgetPairs():
                cache.pairs.clear()
                yield self._state()
            case GetLearning():
                yield self._state()
            case _:
                yield from self._encoders.handle(request, cancellation)

    def _learn(self, cancellation: Cancellation) -> Iterator[Body]:
        if not self._learning.acquire(blocking=False):
            raise CannotLearn("Inglenook is learning already.", "Wait until that is done.")
        try:
            if self._encoder is None:
                raise EngineError("There is no small model that compares questions.")
            self._encoder.make_ready()
            for event in Learner(self._cache.pairs, self._encoder, self._learned).learn(cancellation):
                yield event
                if event.terminal:
                    # The questions that are kept get new vectors in the background.
                    self._encoder.on_ready()
        finally:
            self._learning.release()

    def _state(self) -> Body:
        return state(self._cache.pairs.all(), self._learned.kept())

    @property
    def _paused(self) -> bool:
        return not self._settings.current.cache_enabled
