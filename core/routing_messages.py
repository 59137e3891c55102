"""What a front-end can ask about when the cloud is proposed, and what it gets back."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.process.channel import Body

CloudMode = Literal["never", "ask", "automatic"]
"""never: the cloud is not mentioned; ask: it is proposed where it may help; automatic: under a standing agreement it
is asked without further questions."""
Verdict = Literal["local is right", "local is wrong", "cloud is better", "local is better"]


class DialStop(msgspec.Struct, frozen=True):
    """A stop of the dial with what it means for this user."""

    name: str
    label: str
    tolerated: float
    """The share of questions, 0 to 1, where the local answer may stand although the cloud's would have been better."""
    threshold: float
    """The chance from which on the cloud is proposed."""
    share: float
    """The share of questions, 0 to 1, that would go out."""
    cost_a_month: float | None
    """In the currency of the settings; None where no price is known."""


class GetDial(Body, frozen=True):
    """Answered by `DialNow`."""

    conversation: int = 0
    """0 for the mode of new conversations."""


class SetCloudMode(Body, frozen=True):
    """When the cloud is proposed in a conversation; answered by `DialNow`. "" goes back to the setting."""

    conversation: int
    mode: CloudMode | Literal[""]


class JudgeAnswer(Body, frozen=True):
    """The user's verdict on the answer to a question; answered by `Done`. The router learns from it."""

    question: int
    verdict: Verdict


class DialNow(Body, frozen=True):
    """When the cloud is proposed, with a forecast."""

    terminal: ClassVar[bool] = True
    conversation: int
    mode: CloudMode
    """Of the conversation."""
    usual_mode: CloudMode
    """Of the settings."""
    stop: str
    """The name of the stop in force."""
    stops: tuple[DialStop, ...]
    verdicts: int
    """Of this user, that the forecast rests on; 0 while it rests on public questions only."""
    questions_a_month: float
    """Asked on this machine in the last 30 days, or what is assumed where it is too early to say."""


RoutingRequest = GetDial | SetCloudMode | JudgeAnswer
RoutingEvent = DialNow
