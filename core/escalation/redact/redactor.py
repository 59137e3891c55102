"""Hides what is personal in the texts of a conversation, and knows how to bring it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.escalation.redact.detect import detect
from core.escalation.redact.restore import Restorer
from core.escalation.redact.spans import NEVER_AUTOMATIC, Span
from core.escalation.redact.tagger import name_tagger
from core.escalation.redact.vault import Action, Hidden, Vault


@dataclass(frozen=True)
class Redacted:
    """One text with what becomes of each finding."""

    text: str
    """As the user wrote it."""
    hidden: tuple[Hidden, ...]
    outgoing: str
    """As it would be sent."""


class Redactor:
    """Looks through the texts of one conversation once; what becomes of the findings can then be changed at will.

    Args:
        texts: the texts, in order; numbers are given in this order.
        own_words: words that the user wants hidden wherever they stand.

    Raises:
        RedactionFailed: a detector broke; nothing may be sent.
    """

    def __init__(self, texts: Sequence[str], own_words: Sequence[str] = ()) -> None:
        self._texts = tuple(texts)
        self._spans: list[list[Span]] = [detect(text, own_words) for text in self._texts]
        self._vault = Vault(self._texts, name_tagger().is_common)
        for text, spans in zip(self._texts, self._spans, strict=True):
            self._vault.learn(text, spans)

    @property
    def originals(self) -> Mapping[str, str]:
        """What each placeholder stands for."""
        return self._vault.originals

    @property
    def grave(self) -> bool:
        """Whether something was found that may never be sent without the user's look at it."""
        return any(span.kind in NEVER_AUTOMATIC for spans in self._spans for span in spans)

    def redact(
        self, index: int, actions: Mapping[str, Action] | None = None, otherwise: Action | None = None
    ) -> Redacted:
        """The text at `index` with what the user chose for its findings; arguments as for `Vault.hidden`."""
        text = self._texts[index]
        hidden = self._vault.hidden(text, self._spans[index], actions or {}, otherwise)
        pieces, position = [], 0
        for item in hidden:
            pieces += [text[position : item.span.start], item.written]
            position = item.span.end
        return Redacted(text, tuple(hidden), "".join([*pieces, text[position:]]))

    def restorer(self) -> Restorer:
        """For one answer."""
        return Restorer(self._vault)
