"""Lets the local model, when it has nothing else to do, judge questions that came close to a remembered one."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from typing import Final

from cache.near_misses import NearMiss
from cache.semantic_cache import SemanticCache
from core.engine.client import Engine
from core.engine.protocol import Generate, Load, Sampling, Text, Turn
from core.errors import InglenookError
from core.process.cancellation import Cancellation

log = logging.getLogger(__name__)

AFTER_S: Final = 60.0
"""Seconds without a question after which the model has nothing else to do."""
_AT_ONCE: Final = 10
_LEAST_PARAMETERS: Final = 1_000_000_000
"""Smaller models say yes to whatever looks alike."""
_QUESTION: Final = (
    "Two people ask:\n\n1. {first}\n\n2. {second}\n\nWould exactly the same answer be right and complete for both? "
    "Say no if a name, number, place, time, direction or condition differs. Answer with one word, yes or no."
)
_WORD: Final = re.compile(r"\W*(yes|no)\b", re.IGNORECASE)


def verdict(texts: tuple[str, str]) -> bool | None:
    """What two replies come to: yes only if both say yes, no if both say no, else nothing."""
    said = {found[1].lower() for text in texts if (found := _WORD.match(text))}
    clear = all(_WORD.match(text) for text in texts) and len(said) == 1
    return said == {"yes"} if clear else None


class SecondLook:
    """Judges near misses until there are none, or until a question comes.

    Args:
        cache: where they wait.
        engine: holds the model; nothing is loaded for this.
        load: as the model is loaded now.
    """

    def __init__(self, cache: SemanticCache, engine: Engine, load: Callable[[], Load]) -> None:
        self._cache = cache
        self._engine = engine
        self._load = load
        self._lock = threading.Lock()
        self._cancellation = Cancellation()

    def stop(self) -> None:
        """End what is under way; a question comes first."""
        with self._lock:
            self._cancellation.cancel()
            self._cancellation = Cancellation()

    def run(self) -> int:
        """Judge those that wait; gives how many have been."""
        with self._lock:
            cancellation = self._cancellation
        judged = 0
        try:
            for miss in self._cache.near_misses(_AT_ONCE):
                loaded = self._engine.loaded
                if loaded is None or loaded.parameters < _LEAST_PARAMETERS or self._engine.state != "ready":
                    break
                fits = self._judge(miss, cancellation)
                if cancellation.cancelled:
                    break
                self._cache.settle(miss, fits)
                judged += 1
        except InglenookError as error:
            log.warning("near misses are not judged now: %s", error)
        return judged

    def _judge(self, miss: NearMiss, cancellation: Cancellation) -> bool | None:
        one = self._ask(miss.asked, miss.kept, cancellation)
        return verdict((one, self._ask(miss.kept, miss.asked, cancellation)))

    def _ask(self, first: str, second: str, cancellation: Cancellation) -> str:
        turn = Turn("user", _QUESTION.format(first=first, second=second))
        request = Generate((turn,), Sampling(temperature=0.0), max_tokens=4)
        events = self._engine.generate(self._load(), request, cancellation)
        return "".join(event.text for event in events if isinstance(event, Text))
