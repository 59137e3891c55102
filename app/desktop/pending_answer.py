"""An answer on its way: what has come of it, and what its events say to the user."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.desktop.language import number, tr
from core.cache_messages import CacheOffer
from core.messages import ChatMessage, Escalating, Notice, Trimmed
from core.tools.messages import ToolUse, ToolWanted


@dataclass
class Answer:
    """An answer on its way, whether its conversation is on screen or not."""

    question_text: str
    before: Sequence[ChatMessage]
    """What is shown above the question."""
    conversation: int = 0
    """0 until the assistant has made one."""
    question: int = 0
    """Id of the user's message, 0 until it is stored."""
    by_hand: bool = False
    """The user asked for the cloud; an answer from this machine may be there already."""
    private: bool = False
    """Neither from memory nor kept there."""
    then_cloud: bool = False
    """The user does not want to wait for the rest of it, and asks the cloud."""
    draft: str = ""
    """The answer of this machine, while the cloud's takes its place."""
    call: int = 0
    waits_for: str = ""
    """Why it has not begun."""
    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    offer: CacheOffer | None = None
    began: float = field(default_factory=time.monotonic)
    tools: list[ToolUse] = field(default_factory=list)
    wanted: ToolWanted | None = None
    """A tool that waits for the user's word."""


QUEUED = tr("Waiting for another answer to finish.")


def note_of(event: Trimmed | Escalating | Notice) -> tuple[str, str]:
    """What an event of an answer says to the user: a sentence, and what to do."""
    match event:
        case Trimmed(turns=turns, context_length=length):
            if turns == 1:
                left = tr("The oldest message was not read: the model sees {length} tokens at once.")
            else:
                left = tr(
                    "The oldest {count} messages were not read: the model sees {length} tokens at once.", "", turns
                )
            return (
                left.format(count=number(turns), length=number(length)),
                tr("A longer context can be chosen in Settings."),
            )
        case Escalating(endpoint=endpoint, model=model):
            return tr("Asking {model} at {endpoint}.").format(model=model, endpoint=endpoint), ""
        case Notice(message=message, hint=hint):
            return message, hint
