"""What a front-end can ask about what left this machine, and what it gets back."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.process.channel import Body


class Sent(msgspec.Struct, frozen=True):
    """One request that left this machine, or was about to."""

    id: int
    at: float
    """Seconds since 1970."""
    endpoint: str
    model: str
    reason: str
    body: str
    """What was sent, character for character."""
    bytes_out: int
    """Of the body, in UTF-8, over all tries."""
    bytes_in: int
    prompt_tokens: int
    completion_tokens: int
    outcome: str
    conversation: int = 0
    hidden: str = ""
    """What was hidden, by kind: "2 PERSON, 1 EMAIL_ADDRESS"."""
    cost: int = 0
    """Millionths of the currency; what is set aside while the end is not known."""
    proxy: str = ""
    """Through which it went, "" for none."""
    first_word_s: float = 0.0


class Totals(msgspec.Struct, frozen=True):
    """What has left and was spent; money in millionths."""

    bytes_month: int
    calls_month: int
    spent_day: int
    spent_month: int


class ListSent(Body, frozen=True):
    """The newest requests in which all words of `query` are found; answered by `SentListed`."""

    query: str = ""
    limit: int = 100
    offset: int = 0


class ExportSent(Body, frozen=True):
    """Write the whole ledger to a file; answered by `Exported`."""

    path: str
    format: Literal["json", "csv"]


class ForgetRule(Body, frozen=True):
    """Take a standing answer back: of a conversation, or the one for all with 0; answered by `SentListed`."""

    conversation: int = 0


class CompareAnswers(Body, frozen=True):
    """The user says which of two answers is better; answered by `Done`."""

    question: int
    conversation: int
    better: Literal["cloud", "local", "same"]


class SentListed(Body, frozen=True):
    """A part of the ledger, the newest first."""

    terminal: ClassVar[bool] = True
    items: tuple[Sent, ...]
    total: int
    query: str
    totals: Totals
    currency: str
    cap_day: int
    cap_month: int
    rules: dict[int, str] = msgspec.field(default_factory=dict)
    """Standing answers by conversation; 0 is for all."""


LedgerRequest = ListSent | ExportSent | ForgetRule | CompareAnswers
LedgerEvent = SentListed
