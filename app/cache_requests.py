"""Answers the window's requests about remembered answers: list, show, edit, pin, vote, remove, clear, pause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from cache.semantic_cache import SemanticCache
from core.cache_messages import (
    CacheCleared,
    CachedListed,
    CachedShown,
    ClearCache,
    EditCached,
    GetCacheStats,
    ListCached,
    PauseCache,
    PinCached,
    RemoveCached,
    ShowCached,
    VoteCached,
)
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
    """

    def __init__(
        self, cache: SemanticCache, settings: SettingsFile, change_settings: Callable[[dict[str, Any]], None]
    ) -> None:
        self._cache = cache
        self._settings = settings
        self._change_settings = change_settings

    def handle(self, request: Any) -> Iterator[Body]:
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
                cache.vote(entry, fits, question, certainty)
            case ClearCache(conversation=conversation, older_than_s=older_than_s):
                yield CacheCleared(cache.clear(conversation, older_than_s))
            case GetCacheStats():
                yield cache.stats(paused=self._paused)
            case PauseCache(paused=paused):
                self._change_settings({"cache_enabled": not paused})
                yield cache.stats(paused=self._paused)

    @property
    def _paused(self) -> bool:
        return not self._settings.current.cache_enabled
