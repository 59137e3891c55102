"""Answers to `POST /v1/responses` that programs ask for, and go on from, by their id: in memory only, and bounded."""

from __future__ import annotations

import collections
import threading
from dataclasses import dataclass
from typing import Any, Final

from app.server.chat_requests import Message
from app.server.errors import ApiError

MOST: Final = 1_000
MOST_CHARACTERS: Final = 20_000_000
"""Of all conversations together; the oldest are forgotten first."""


@dataclass(frozen=True)
class KeptResponse:
    """An answer.

    Args:
        program: that asked; others do not get it.
        answer: as it was sent.
        messages: all that was said up to its end, without instructions.
    """

    program: str
    answer: dict[str, Any]
    messages: tuple[Message, ...]

    @property
    def characters(self) -> int:
        """About how long it is."""
        return sum(len(message.content) for message in self.messages if isinstance(message.content, str)) + 1_000


class ResponsesKept:
    """Any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: collections.OrderedDict[str, KeptResponse] = collections.OrderedDict()
        self._characters = 0

    def add(self, kept: KeptResponse) -> None:
        """Keep one, and forget the oldest where there are too many."""
        with self._lock:
            self._kept[kept.answer["id"]] = kept
            self._characters += kept.characters
            while len(self._kept) > MOST or (self._characters > MOST_CHARACTERS and len(self._kept) > 1):
                _, oldest = self._kept.popitem(last=False)
                self._characters -= oldest.characters

    def get(self, id: str, program: str, param: str = "response_id") -> KeptResponse:
        """One of this program.

        Raises:
            ApiError: there is none, or not any more.
        """
        with self._lock:
            kept = self._kept.get(id)
        if kept is None or kept.program != program:
            raise ApiError(
                404,
                f"There is no response {id!r} here. They are kept in memory only, until the server ends: send the "
                "whole conversation as input instead.",
                "previous_response_not_found" if param == "previous_response_id" else "not_found",
                param,
            )
        return kept

    def remove(self, id: str, program: str) -> None:
        """Forget one.

        Raises:
            ApiError: as for `get`.
        """
        kept = self.get(id, program)
        with self._lock:
            if self._kept.pop(id, None) is not None:
                self._characters -= kept.characters
