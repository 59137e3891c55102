"""What happens to a question on its way to the cloud: looked through, hidden, shown, sent, and its answer restored.

`prepare` says exactly what would leave; `answer` sends that and nothing else. Everything that may forbid it is asked
again by the client, at the last moment.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import psutil

from core.errors import CloudError, InglenookError, PrivateConversation
from core.escalation.cloud import CloudAnswer, CloudClient, CloudText, Request
from core.escalation.endpoints import Endpoint, caps, choose, endpoints, host_of, is_loopback, proxy_for, shown_proxy
from core.escalation.gates import Conditions
from core.escalation.redact.redactor import Redacted, Redactor
from core.escalation.redact.vault import Action
from core.escalation.together import instruction
from core.ledger import Ledger
from core.messages import ChatMessage, Disclosure, Outgoing, OutgoingSpan, OutgoingText, Remember, SpanAction
from core.process.cancellation import Cancellation
from core.settings import Settings

log = logging.getLogger(__name__)

LOOKED_BACK: Final = 40
"""Messages before the question that are looked through for names."""
HIDDEN: Final = "hidden"
"""Standing answers of the user: send it with what is personal hidden ..."""
AS_IT_IS: Final = "as it is"
"""... or with everything in it ..."""
LOCAL: Final = "local"
"""... or stay on this machine."""


@dataclass(frozen=True)
class Subject:
    """A question with the conversation that it ends."""

    question: ChatMessage
    before: tuple[ChatMessage, ...] = ()
    conversation: int = 0
    private: bool = False


@dataclass(frozen=True)
class Restored:
    """What became of the placeholders, at the end of an answer."""

    hidden: int
    """Parts of what was sent that were hidden."""
    unknown: int
    """Placeholders in the answer under which nothing was hidden: they stand there as they came."""
    missing: int
    """Parts that were hidden and that the answer does not have."""
    bytes_sent: int


@dataclass(frozen=True)
class _Prepared:
    outgoing: Outgoing
    request: Request
    redactor: Redactor
    placeholders: tuple[str, ...]


class Escalation:
    """Takes questions to the cloud and brings answers back.

    Args:
        settings: gives the settings as they are now.
        client: sends.
        ledger: knows what was spent and what the user has agreed to.
        online: whether this machine has a network at all.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        client: CloudClient,
        ledger: Ledger,
        online: Callable[[], bool] | None = None,
    ) -> None:
        self._settings = settings
        self._client = client
        self._ledger = ledger
        self._online = online or has_network

    # What holds now

    def conditions(self, question: str, conversation: int) -> Conditions:
        """What stands in the way of asking the cloud unasked, or lets it."""
        settings = self._settings()
        try:
            candidates = endpoints(settings)
            endpoint = self._choose(candidates, len(question))
            most = endpoint.most(len(question), settings.cloud_answer_tokens)
            rule = self._ledger.rule(conversation)
            grave = Redactor([question], _own_words(settings)).grave
            return Conditions(
                secret=grave,
                offline=not is_loopback(host_of(endpoint.address)) and not self._online(),
                budget_empty=most > self._left(),
                circuit_open=self._client.breaker.wait_s(endpoint.address) > 0,
                stays_local=rule == LOCAL,
                standing_rule=rule in (HIDDEN, AS_IT_IS) and not grave and endpoint.priced,
            )
        except InglenookError as error:
            # Nothing is known about the question or its cost: then nothing may leave by itself.
            log.warning("the cloud cannot be proposed: %s", error)
            return Conditions(secret=True)

    def agreed(self, subject: Subject) -> Disclosure | None:
        """What the user has agreed to for all questions of the conversation; None where he is to be asked."""
        rule = self._ledger.rule(subject.conversation)
        allowed = self.conditions(subject.question.text, subject.conversation).standing_rule and not subject.private
        return Disclosure(as_it_is=rule == AS_IT_IS) if allowed else None

    def remember(self, conversation: int, wish: Disclosure, how_long: Remember) -> None:
        """Keep an agreement for the questions to come."""
        if how_long != "once":
            self._ledger.set_rule(0 if how_long == "always" else conversation, AS_IT_IS if wish.as_it_is else HIDDEN)

    def stay_local(self, conversation: int, how_long: Remember) -> None:
        """Propose the cloud no more."""
        if how_long != "once":
            self._ledger.set_rule(0 if how_long == "always" else conversation, LOCAL)

    # A question

    def prepare(self, subject: Subject, wish: Disclosure) -> Outgoing:
        """Exactly what would leave.

        Raises:
            CloudNotSetUp, CloudError: there is no endpoint, or it is not one that may be used.
            PrivateConversation: nothing of this conversation may leave.
            RedactionFailed: it is not known what is personal in it.
        """
        return self._prepare(subject, wish, "").outgoing

    def answer(
        self, subject: Subject, wish: Disclosure, approved: str, reason: str, cancellation: Cancellation
    ) -> Iterator[CloudText | CloudAnswer | Restored]:
        """Send what the user approved and stream the answer, with everything hidden put back.

        Args:
            subject: the question.
            wish: what the user wants of it.
            approved: the digest of what was shown.
            reason: why it is sent, for the ledger.
            cancellation: the user's wish to stop.

        Raises:
            CloudError: what would be sent is not what was shown, or the client's errors.
        """
        prepared = self._prepare(subject, wish, reason)
        if prepared.outgoing.digest != approved:
            raise CloudError(
                "What would be sent has changed since you agreed to it, so nothing was sent.", "Look at it again."
            )
        restorer = prepared.redactor.restorer()
        for event in self._client.stream(prepared.request, cancellation):
            if isinstance(event, CloudText):
                if text := restorer.feed(event.text):
                    yield CloudText(text)
                continue
            if rest := restorer.end():
                yield CloudText(rest)
            yield event
        hidden = len(set(prepared.placeholders))
        missing = restorer.missing(list(prepared.placeholders))
        yield Restored(hidden, restorer.unknown, missing, len(prepared.outgoing.body.encode()))

    def _prepare(self, subject: Subject, wish: Disclosure, reason: str) -> _Prepared:
        settings = self._settings()
        if subject.private:
            raise PrivateConversation(
                "This chat is private, so nothing of it is sent.", "Ask in another chat if the cloud may answer."
            )
        candidates = endpoints(settings)
        messages = (*subject.before[-LOOKED_BACK:], subject.question)
        redactor = Redactor([message.text for message in messages], _own_words(settings))
        otherwise: Action | None = "keep" if wish.as_it_is else None
        sent = [
            (message, redactor.redact(index, wish.actions, otherwise))
            for index, message in enumerate(messages)
            if message.id in wish.context or message is subject.question
        ]
        texts = tuple(_outgoing_text(message, redacted) for message, redacted in sent)
        placeholders = tuple(
            item.placeholder for _, redacted in sent for item in redacted.hidden if item.action == "hide"
        )
        endpoint = self._choose(candidates, sum(len(text.text) for text in texts))
        body = _body(endpoint, texts, placeholders, wish, settings)
        proxy = proxy_for(endpoint.address)
        request = Request(
            endpoint,
            body,
            private=subject.private,
            reason=reason,
            conversation=subject.conversation,
            hidden=_kinds(sent),
            answer_tokens=settings.cloud_answer_tokens,
            proxy=proxy,
        )
        whole = sum(len(message.text) for message in (*subject.before, subject.question))
        outgoing = Outgoing(
            endpoint.address,
            endpoint.model,
            body,
            hashlib.sha256(f"{endpoint.address}\n{proxy}\n{body}".encode()).hexdigest(),
            texts,
            most=endpoint.most(len(body), settings.cloud_answer_tokens),
            priced=endpoint.priced,
            currency=settings.cloud_currency,
            left_today=self._left(),
            proxy=shown_proxy(proxy),
            grave=redactor.grave,
            share=_disclosed(sent) / whole if whole else 1.0,
            wish=wish,
        )
        return _Prepared(outgoing, request, redactor, placeholders)

    def _choose(self, candidates: Sequence[Endpoint], characters: int) -> Endpoint:
        settings = self._settings()
        return choose(
            candidates,
            most=lambda endpoint: endpoint.most(characters, settings.cloud_answer_tokens),
            wait=lambda endpoint: self._ledger.first_word_s(endpoint.address, endpoint.model) or endpoint.first_word_s,
            patience_s=settings.cloud_patience_s,
            closed=lambda endpoint: self._client.breaker.wait_s(endpoint.address) > 0,
        )

    def _left(self) -> int:
        """What may still be spent on one question now, in millionths."""
        limits, totals = caps(self._settings()), self._ledger.totals()
        return max(0, min(limits.call, limits.day - totals.spent_day, limits.month - totals.spent_month))


def has_network() -> bool:
    """Whether any interface but the loopback is up with an address."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return any(
        not is_loopback(address.address.partition("%")[0]) and address.family.name in ("AF_INET", "AF_INET6")
        for name, addresses in psutil.net_if_addrs().items()
        if name in up
        for address in addresses
    )


def _own_words(settings: Settings) -> tuple[str, ...]:
    return tuple(word for word in settings.hidden_words.splitlines() if word.strip())


def _body(
    endpoint: Endpoint, texts: Sequence[OutgoingText], placeholders: Sequence[str], wish: Disclosure, settings: Settings
) -> str:
    """The request, as the endpoint gets it."""
    messages = [{"role": text.role, "content": text.text} for text in texts]
    if told := instruction(wish.task, placeholders):
        messages.insert(0, {"role": "system", "content": told})
    return json.dumps(
        {
            "model": endpoint.model,
            "messages": messages,
            "max_tokens": settings.cloud_answer_tokens,
            "stream": True,
            "stream_options": {"include_usage": True},
        },
        ensure_ascii=False,
        indent=1,
    )


def _outgoing_text(message: ChatMessage, redacted: Redacted) -> OutgoingText:
    spans, shift = [], 0
    for item in redacted.hidden:
        start = item.span.start + shift
        end = start + len(item.written)
        shift += len(item.written) - len(item.value)
        action: SpanAction = item.action
        spans.append(OutgoingSpan(start, end, item.span.kind, item.value, item.placeholder, action))
    return OutgoingText(message.id, message.role, redacted.outgoing, tuple(spans))


def _kinds(sent: Sequence[tuple[ChatMessage, Redacted]]) -> str:
    """How much of what was hidden or generalized."""
    counts = Counter(
        item.span.kind for _, redacted in sent for item in redacted.hidden if item.action in ("hide", "generalize")
    )
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common())


def _disclosed(sent: Sequence[tuple[ChatMessage, Redacted]]) -> int:
    """Characters that the user wrote or read, and that leave as they are."""
    return sum(
        len(redacted.text) - sum(len(item.value) for item in redacted.hidden if item.action != "keep")
        for _, redacted in sent
    )
