"""What forbids the cloud before anything is reckoned: pure rules over what is set up and what holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.settings import Settings

Gate = Literal["local only", "not set up", "private", "never", "secret", "offline", "budget", "unreachable", "none"]
"""Why nothing may be proposed; "none" where nothing stands in the way."""


@dataclass(frozen=True)
class Conditions:
    """What holds of the cloud and of a question now, as the rooms find it that redact, count money and send."""

    secret: bool = False
    """The question holds a key, a password, a card or a private key: it never leaves without the user's own hand."""
    offline: bool = False
    budget_empty: bool = False
    circuit_open: bool = False
    """The endpoint failed again and again; it is left alone for a while."""
    stays_local: bool = False
    """The user wants to hear no more of the cloud in this conversation."""
    standing_rule: bool = False
    """The user has agreed beforehand that questions of this conversation go out without being asked each time."""


def cloud_ready(settings: Settings) -> bool:
    """Whether asking the cloud can be offered at all."""
    return not settings.local_only and bool(settings.cloud_endpoint and settings.cloud_model)


def gate(settings: Settings, mode: str, private: bool, conditions: Conditions) -> Gate:
    """The first thing that forbids to propose the cloud for a question, or to ask it unasked.

    Args:
        settings: as they are now.
        mode: of the conversation: "never", "ask" or "automatic".
        private: whether the conversation is private.
        conditions: of the cloud and the question.
    """
    if settings.local_only:
        return "local only"
    if not cloud_ready(settings):
        return "not set up"
    if private:
        return "private"
    if mode == "never" or conditions.stays_local:
        return "never"
    if conditions.secret:
        return "secret"
    if conditions.offline:
        return "offline"
    if conditions.budget_empty:
        return "budget"
    if conditions.circuit_open:
        return "unreachable"
    return "none"
