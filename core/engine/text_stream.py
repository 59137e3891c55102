"""From the bytes of tokens to text that may be shown: whole characters, and nothing of a stop text."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class TextStream:
    """Takes the bytes of one token after another and gives the text that is certain.

    Args:
        stop: texts that end the answer; empty ones are ignored.
    """

    def __init__(self, stop: Sequence[str]) -> None:
        self.stopped = False
        """Whether a stop text has come; nothing comes after it."""
        self._stop = [text for text in stop if text]
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""

    def feed(self, piece: bytes) -> str:
        """The text that `piece` makes certain: an unfinished character or a possible stop text waits."""
        return self._release(self._decoder.decode(piece))

    def finish(self) -> str:
        """What still waited; the answer has ended."""
        rest = self._release(self._decoder.decode(b"", final=True)) + self._held
        self._held = ""
        return rest

    def _release(self, text: str) -> str:
        if self.stopped:
            return ""
        if not self._stop:
            return text
        text = self._held + text
        found = [index for stop in self._stop if (index := text.find(stop)) >= 0]
        if found:
            self.stopped, self._held = True, ""
            return text[: min(found)]
        waiting = max(_overlap(text, stop) for stop in self._stop)
        self._held = text[len(text) - waiting :]
        return text[: len(text) - waiting]


def _overlap(text: str, stop: str) -> int:
    """How many characters at the end of `text` could be the beginning of `stop`."""
    longest = min(len(text), len(stop) - 1)
    return next((length for length in range(longest, 0, -1) if text.endswith(stop[:length])), 0)
