"""Decides who answers: by the user's hand, by gates, by what is reckoned before, during and after the local answer."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from core.engine.protocol import Confidence
from core.errors import CloudNotSetUp, InglenookError, LocalOnly
from core.escalation.calibration import Scaling, scaling
from core.escalation.dial import ASSUMED_QUESTIONS, evidence, stops
from core.escalation.early import EarlyStop
from core.escalation.forest import Array
from core.escalation.gates import Conditions, cloud_ready, gate
from core.escalation.judge import judge
from core.escalation.prior import Estimate, OwnRecord, estimate
from core.escalation.record import Decision, RoutingRecord
from core.escalation.sureness import Usual, level, usual
from core.messages import AnswerFacts, Route
from core.routing_messages import CloudMode, DialNow, DialStop, Verdict
from core.settings import Settings

log = logging.getLogger(__name__)

Destination = Literal["local", "ask the user", "cloud"]
Action = Literal["keep", "propose", "hand over"]

BY_HAND: Final = "asked by hand"
_LETTERS_A_TOKEN: Final = 3.5
_ROOM: Final = 0.75
"""Of the context window, that a question may fill; the rest is for the answer."""
_DAYS: Final = 7.0
"""From which on the user's own pace says how many questions a month holds."""


@dataclass(frozen=True)
class Case:
    """A question that somebody has to answer."""

    question: str
    conversation: int
    route: Route = "automatic"
    private: bool = False
    approved: bool = False
    """The user has seen what would leave and agreed to it."""
    id: int = 0
    """Of the question in the history."""


@dataclass(frozen=True)
class Before:
    """What is decided before there is an answer."""

    destination: Destination
    reason: str = ""
    estimate: Estimate | None = None
    """None where the cloud is out of the question."""
    may_hand_over: bool = False
    """Whether the cloud may be asked without asking the user."""
    too_long: bool = False
    """The question alone is more than the local model reads at once: the cloud is offered right away."""

    @property
    def watched(self) -> bool:
        """Whether it is worth measuring how sure the model is of its words."""
        return self.estimate is not None


@dataclass(frozen=True)
class After:
    """What is decided about an answer of this machine."""

    action: Action
    reason: str = ""
    """A clause for the user: why the cloud may do better."""
    chance: float = 0.0
    """That this answer is wrong and the cloud's would be right, 0 to 1."""


class Router:
    """Decides who answers a question, before, during and after the local answer, and learns from verdicts.

    Args:
        settings: gives the settings as they are now.
        conditions: what holds of the cloud, for a question in a conversation.
        record: what was decided and how it turned out.
        vector: of a question, unit length, [384]; None where there is no encoder that is ready.
        cost: of a usual question to the cloud, in the user's currency; None where no price is known.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        conditions: Callable[[str, int], Conditions],
        record: RoutingRecord | None = None,
        vector: Callable[[str], Array | None] = lambda _question: None,
        cost: Callable[[], float | None] = lambda: None,
    ) -> None:
        self._settings = settings
        self._conditions = conditions
        self._record = record or RoutingRecord(None)
        self._vector = vector
        self._cost = cost
        self._lock = threading.Lock()
        self._fitted: tuple[Scaling, tuple[DialStop, ...]] | None = None

    # The three decisions

    def before(self, case: Case) -> Before:
        """Where a question goes.

        Raises:
            LocalOnly: the cloud was asked for while local-only mode is on.
            CloudNotSetUp: the cloud was asked for and no endpoint is known.
        """
        settings = self._settings()
        where = destination(case.route, case.approved, settings)
        if where != "local":
            return Before(where, BY_HAND)
        mode = self.mode(case.conversation)
        if case.route == "local" or gate(settings, mode, case.private, Conditions()) != "none":
            return Before("local")
        conditions = self._conditions(case.question, case.conversation)
        if gate(settings, mode, case.private, conditions) != "none":
            return Before("local")
        return Before(
            "local",
            estimate=estimate(case.question, self._vector(case.question), self._own_record()),
            may_hand_over=mode == "automatic" and conditions.standing_rule,
            too_long=too_long(case.question, settings.context_length),
        )

    def early_stop(self, start: Before, model: str) -> EarlyStop | None:
        """What may end a local answer of a model before its end; only where the cloud then answers unasked."""
        if start.estimate is None or not start.may_hand_over:
            return None
        return EarlyStop(start.estimate, self.stop_in_force.threshold, self._usual(model, start.estimate))

    def after(
        self, case: Case, start: Before, answer: str, facts: AnswerFacts, confidence: Confidence | None = None
    ) -> After:
        """Whether an answer of this machine stands; nothing is said where a gate was closed before."""
        if start.estimate is None or facts.state == "stopped":
            return After("keep")
        compared = self._usual(facts.model, start.estimate)
        judged = judge(case.question, answer, start.estimate, confidence, compared)
        chance = self._learned()[0].apply(judged.chance)
        action: Action = "keep"
        if chance >= self.stop_in_force.threshold:
            action = "hand over" if start.may_hand_over else "propose"
        unsure = level(confidence) if confidence is not None and confidence.tokens else None
        before = start.estimate
        self._note(
            Decision(case.id, case.conversation, before.kind, before.topic, judged.chance, action, facts.model, unsure)
        )
        return After(action, judged.reasons[0], chance) if action != "keep" else After("keep", chance=chance)

    # Modes and the dial

    def mode(self, conversation: int) -> CloudMode:
        """When the cloud is proposed in a conversation."""
        usual: CloudMode = self._settings().cloud_mode  # type: ignore[assignment]  # one of its choices
        try:
            return self._record.mode(conversation) or usual
        except InglenookError:
            log.exception("the mode of a conversation cannot be read; it is asked first")
            return "never" if usual == "never" else "ask"

    def set_mode(self, conversation: int, mode: CloudMode | Literal[""]) -> None:
        """Choose when the cloud is proposed in a conversation; "" goes back to the setting."""
        self._record.set_mode(conversation, mode)

    def forget(self, conversation: int) -> None:
        """A conversation is deleted."""
        self._record.forget(conversation)

    @property
    def stop_in_force(self) -> DialStop:
        """The stop of the dial that is chosen, with the threshold it stands for."""
        chosen = self._settings().cloud_dial
        return next(stop for stop in self._learned()[1] if stop.name == chosen)

    def dial(self, conversation: int) -> DialNow:
        """The dial with its forecast for this user."""
        outcomes, recent = self._record.outcomes(), self._record.chances()
        known, month = evidence(outcomes, recent), self._questions_a_month()
        usual: CloudMode = self._settings().cloud_mode  # type: ignore[assignment]  # one of its choices
        return DialNow(
            conversation,
            self.mode(conversation),
            usual,
            self._settings().cloud_dial,
            stops(known, month, self._cost()),
            known.verdicts,
            month,
        )

    # Learning

    def learn(self, question: int, sign: Verdict | Literal["asked the cloud", "asked again"]) -> None:
        """Take in a sign of how an answer turned out."""
        try:
            known = self._record.learned(question, sign)
        except InglenookError:
            log.exception("a sign of how an answer turned out is lost")
            return
        if known:
            with self._lock:
                self._fitted = None

    def _learned(self) -> tuple[Scaling, tuple[DialStop, ...]]:
        with self._lock:
            if self._fitted is None:
                try:
                    outcomes = self._record.outcomes()
                except InglenookError:
                    log.exception("the verdicts cannot be read; the shipped thresholds are used")
                    outcomes = []
                self._fitted = scaling(outcomes), stops(evidence(outcomes, []), 0.0, None)
            return self._fitted

    def _own_record(self) -> dict[int, OwnRecord]:
        try:
            return self._record.by_topic()
        except InglenookError:
            log.exception("the user's own record cannot be read; the shipped prior is used")
            return {}

    def _usual(self, model: str, before: Estimate) -> Usual:
        """How sure a model usually is of its words."""
        try:
            return usual(before.kind, self._record.levels(model, before.kind) if model else ())
        except InglenookError:
            log.exception("what is usual for this model cannot be read; what is usual for models is used")
            return usual(before.kind)

    def _note(self, decision: Decision) -> None:
        try:
            self._record.decided(decision)
        except InglenookError:
            log.exception("a decision is not noted")

    def _questions_a_month(self) -> float:
        count, days = self._record.questions_a_month()
        return count * 30 / days if days >= _DAYS else ASSUMED_QUESTIONS


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


def too_long(question: str, context_length: int) -> bool:
    """Whether a question fills the context window of so many tokens (0: as many as the model has) by itself."""
    return context_length > 0 and len(question) / _LETTERS_A_TOKEN > _ROOM * context_length
