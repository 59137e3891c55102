"""Answers the window's requests about the cloud: what would leave, what has left, and what the user has agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from app.assembly import Household
from core import export
from core.escalation.endpoints import caps
from core.ledger_export import to_csv, to_json
from core.ledger_messages import CompareAnswers, ExportSent, ForgetRule, LedgerRequest, ListSent, SentListed
from core.messages import AskAgain, Exported, PrepareCloud, StayLocal
from core.process.cancellation import Cancellation
from core.process.channel import Body

MOST_AT_ONCE: Final = 500
"""Requests in one list: a window shows some dozens at a time and asks for more."""
CloudRequest = PrepareCloud | StayLocal | LedgerRequest


class CloudRequests:
    """What leaves and has left, as the window asks for it.

    Args:
        house: the assistant and its parts.
    """

    def __init__(self, house: Household) -> None:
        self._house = house

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        house = self._house
        match request:
            case PrepareCloud():
                yield from house.assistant.prepare_cloud(request, cancellation)
            case StayLocal(conversation=conversation, remember=how_long):
                house.escalation.stay_local(conversation, how_long)
            case ListSent(query=query, limit=limit, offset=offset):
                yield self._listed(query, min(max(limit, 0), MOST_AT_ONCE), max(offset, 0))
            case ForgetRule(conversation=conversation):
                house.ledger.set_rule(conversation, "")
                yield self._listed("", MOST_AT_ONCE, 0)
            case CompareAnswers(question=question, conversation=conversation, better=better):
                house.ledger.compare(question, conversation, better)
            case ExportSent(path=path, format=wanted):
                entries, currency = house.ledger.entries(), house.settings.current.cloud_currency
                text = to_json(entries, currency) if wanted == "json" else to_csv(entries, currency)
                export.write_text(Path(path), text)
                yield Exported(path)

    def agree(self, request: AskAgain) -> None:
        """Keep an agreement that is to last longer than one question."""
        if request.approved and request.remember != "once":
            conversation, _ = self._house.history.question(request.question)
            self._house.escalation.remember(conversation, request.wish, request.remember)

    def _listed(self, query: str, limit: int, offset: int) -> SentListed:
        settings, ledger = self._house.settings.current, self._house.ledger
        items, total = ledger.find(query, limit, offset)
        limits = caps(settings)
        return SentListed(
            items, total, query, ledger.totals(), settings.cloud_currency, limits.day, limits.month, ledger.rules()
        )
