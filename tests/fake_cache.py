"""The real response cache without an encoder, for a scripted assistant: a SQLite file and the requests about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from app.cache_requests import CacheRequests
from app.encoder_choice import EncoderChoice
from app.encoder_requests import EncoderRequests
from cache.learning.head import HeadFile
from cache.semantic_cache import SemanticCache
from core.cache_messages import CacheOffer
from core.messages import CacheHit
from core.paths import find_paths
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.settings import SettingsFile


class FakeCache:
    """Answers requests about remembered answers, and finds the newest one whatever is asked.

    Args:
        certainty: of what is found.
    """

    def __init__(self, certainty: float = 0.87) -> None:
        paths = find_paths()
        self._certainty = certainty
        self._cache = SemanticCache(paths.cache, None)
        self._settings = SettingsFile(paths.settings)
        change: Callable[[dict[str, Any]], None] = lambda values: void(self._settings.change(values))  # noqa: E731
        encoders = EncoderRequests(EncoderChoice(paths, lambda: self._settings.current), None, None)
        self._requests = CacheRequests(self._cache, self._settings, change, None, HeadFile(paths.learned), encoders)

    def handle(self, request: Any) -> Iterator[Body]:
        """The events that answer one request."""
        yield from self._requests.handle(request, Cancellation())

    def hit(self) -> tuple[CacheHit, str]:
        """The newest answer as one that is given again, with its text."""
        item = self._cache.find(limit=1)[0][0]
        return CacheHit(item.id, item.question, item.created, 0.9, self._certainty), item.answer

    def offer(self) -> CacheOffer:
        """The newest answer as one that is offered."""
        item = self._cache.find(limit=1)[0][0]
        return CacheOffer(item.id, item.question, item.created, self._certainty / 2)


def void(_value: object) -> None:
    """What a change of settings gives is of no use here."""
