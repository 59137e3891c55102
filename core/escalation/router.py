"""Decides who answers: by the user's hand, by gates, and by what is reckoned before and after the local answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from core.errors import CloudNotSetUp, LocalOnly
from core.escalation.gates import Conditions, cloud_ready, gate
from core.messages import AnswerFacts, Route
from core.settings import Settings

Destination = Literal["local", "ask the user", "cloud"]
Action = Literal["keep", "propose", "hand over"]

BY_HAND: Final = "asked by hand"


@dataclass(frozen=True)
class Case:
    """A question that somebody has to answer."""

    question: str
    conversation: int
    route: Route = "automatic"
    private: bool = False
    approved: bool = False
    """The user has seen what would leave and agreed to it."""


@dataclass(frozen=True)
class Before:
    """What is decided before there is an answer."""

    destination: Destination
    reason: str = ""


@dataclass(frozen=True)
class After:
    """What is decided about an answer of this machine."""

    action: Action
    reason: str = ""
    """A clause for the user: why the cloud may do better."""
    chance: float = 0.0
    """That this answer is wrong and the cloud's would be right, 0 to 1."""


class Router:
    """Decides who answers a question, before the local answer and after it.

    Args:
        settings: gives the settings as they are now.
        conditions: what holds of the cloud, for a question in a conversation.
    """

    def __init__(self, settings: Callable[[], Settings], conditions: Callable[[str, int], Conditions]) -> None:
        self._settings = settings
        self._conditions = conditions

    def before(self, case: Case) -> Before:
        """Where a question goes.

        Raises:
            LocalOnly: the cloud was asked for while local-only mode is on.
            CloudNotSetUp: the cloud was asked for and no endpoint is known.
        """
        return Before(destination(case.route, case.approved, self._settings()), BY_HAND)

    def after(self, case: Case, before: Before, answer: str, facts: AnswerFacts) -> After:
        """Whether an answer of this machine stands, with nothing said where a gate is closed."""
        conditions = self._conditions(case.question, case.conversation)
        if case.route == "local" or gate(self._settings(), "ask", case.private, conditions) != "none":
            return After("keep")
        return After("keep")


def destination(route: Route, approved: bool, settings: Settings) -> Destination:
    """Where a question goes by the user's own word.

    The local model answers unless the user asked for the cloud by hand, and then nothing leaves before the user has
    seen it.

    Raises:
        LocalOnly: the cloud was asked for while local-only mode is on.
        CloudNotSetUp: the cloud was asked for and no endpoint is known.
    """
    if route != "cloud":
        return "local"
    if settings.local_only:
        raise LocalOnly("Local-only mode is on, so nothing was sent.", "Turn it off in Settings to ask the cloud.")
    if not cloud_ready(settings):
        raise CloudNotSetUp("No cloud is set up.", "Enter its address and model in Settings, under Cloud.")
    return "cloud" if approved else "ask the user"
