"""Asks why a model gets its verdict, and says it below its row."""

from __future__ import annotations

from collections.abc import Callable

from app.desktop.calls import Calls
from app.desktop.core_sentences import said
from app.desktop.language import tr
from app.desktop.models.model_row import ModelRow
from app.desktop.models.verdict_words import verdict_said
from core.model_messages import ExplainModel, ModelExplained
from core.process.channel import Failed

TEXT = tr("Details")


def offer_explanation(row: ModelRow, calls: Calls, request: Callable[[], ExplainModel], *, full: bool) -> None:
    """Give a row a button that shows what stands behind its verdict, and hides it again.

    Args:
        row: of the model.
        calls: to the assistant.
        request: what to ask, at that moment.
        full: whether to say the verdict itself too, where the row does not.
    """

    def toggle() -> None:
        if row.details:
            row.show_details("")
            return
        row.show_details(tr("Working it out…"))
        asking = calls.send(request(), heard)
        # A list that is filled anew takes its rows away.
        row.destroyed.connect(lambda: calls.forget(asking))

    def heard(event: object) -> None:
        if isinstance(event, Failed):
            row.show_details(f"{event.message} {event.hint}".rstrip())
        elif isinstance(event, ModelExplained):
            row.show_details(explanation(event, full=full))

    row.add_button(TEXT, toggle)


def explanation(event: ModelExplained, *, full: bool) -> str:
    """Sentences first, then a line for each other choice."""
    lines = ([verdict_said(event.fit.sentence)] if full else []) + list(map(said, event.facts))
    if event.what_if:
        lines += ["", tr("What else would change:"), *(f"•  {verdict_said(line)}" for line in event.what_if)]
    return "\n".join(lines)
