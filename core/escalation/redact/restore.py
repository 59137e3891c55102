"""Puts what was hidden back into an answer while it streams, holding back no more than a placeholder that has begun."""

from __future__ import annotations

import re

from core.escalation.redact.vault import Vault


class Restorer:
    """Restores one answer, piece by piece; whatever the pieces, the whole is the same.

    Args:
        vault: knows the placeholders.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._held = ""
        self._seen: set[str] = set()
        self.restored = 0
        """Placeholders put back so far."""
        self.unknown = 0
        """Placeholders in the answer that nothing was hidden under; they stay as they are."""

    def feed(self, piece: str) -> str:
        """The text that is certain after one more piece of the answer."""
        text = self._held + piece
        cut = self._uncertain(text)
        self._held = text[cut:]
        return self._restore(text[:cut])

    def end(self) -> str:
        """What is left when the answer is over."""
        text, self._held = self._held, ""
        return self._restore(text)

    def missing(self, sent: list[str]) -> int:
        """How many of the placeholders that were sent the answer did not use."""
        return len(set(sent) - self._seen)

    def _uncertain(self, text: str) -> int:
        """Where a placeholder begins that may not be complete, the end of the text if there is none."""
        begin = text.rfind(self._vault.opening)
        if begin < 0 or len(text) - begin > self._vault.longest:
            return len(text)
        return len(text) if self._vault.closing in text[begin:] else begin

    def _restore(self, text: str) -> str:
        return self._vault.pattern.sub(self._original, text) if self._vault.opening in text else text

    def _original(self, match: re.Match[str]) -> str:
        found = self._vault.original(match)
        if found is None:
            self.unknown += 1
            return match.group()
        placeholder, value = found
        self.restored += 1
        self._seen.add(placeholder)
        return value
