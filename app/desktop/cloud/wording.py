"""What is said about what leaves this machine, in words."""

from __future__ import annotations

import time
from collections import Counter
from typing import Final

from core.ledger_messages import Sent, SentListed
from core.messages import Outgoing, OutgoingSpan, SpanAction
from core.money import money

KINDS: Final = {
    "PERSON": ("name", "names"), "STREET_ADDRESS": ("address", "addresses"),
    "ORGANIZATION": ("organization", "organizations"),
    "GPE": ("place", "places"), "EMAIL_ADDRESS": ("e-mail address", "e-mail addresses"),
    "PHONE_NUMBER": ("phone number", "phone numbers"), "IP_ADDRESS": ("network address", "network addresses"),
    "CREDIT_CARD": ("card number", "card numbers"), "IBAN_CODE": ("bank account", "bank accounts"),
    "US_SSN": ("social security number", "social security numbers"), "DATE_OF_BIRTH": ("birthday", "birthdays"),
    "ID_NUMBER": ("ID number", "ID numbers"), "SECRET": ("key or password", "keys or passwords"),
    "OWN_WORD": ("word of yours", "words of yours"),
}  # fmt: skip
ACTIONS: Final[dict[SpanAction, str]] = {
    "hide": "Hide it", "generalize": "Say less about it", "keep": "Send it as it is",
}  # fmt: skip
OUTCOMES: Final = {
    "answered": "answered", "stopped": "stopped by you", "failed": "failed", "unknown": "end not known",
    "not sent": "nothing left",
}  # fmt: skip


def kind_word(kind: str, count: int = 1) -> str:
    """Such as "name" or "names"."""
    one, many = KINDS.get(kind, ("part", "parts"))
    return one if count == 1 else many


def hidden_sentence(outgoing: Outgoing) -> str:
    """What was found and what becomes of it: "2 names and 1 address are hidden, 1 place is sent."."""
    spans = [span for text in outgoing.texts for span in text.spans]
    parts = []
    for actions, one, many in ((("hide", "generalize"), "is hidden", "are hidden"), (("keep",), "is sent", "are sent")):
        chosen = {span.name: span.kind for span in spans if span.action in actions}
        if chosen:
            counted = Counter(chosen.values())
            words = _and([f"{count} {kind_word(kind, count)}" for kind, count in counted.most_common()])
            parts.append(f"{words} {one if len(chosen) == 1 else many}")
    if not parts:
        return "Nothing personal was found. Look for yourself: not everything can be found."
    return (
        ", ".join(parts) + ". Choose a marked part to change that. Not everything can be found, so look for yourself."
    )


def span_tip(span: OutgoingSpan) -> str:
    """What is behind a part of the text."""
    said = {"hide": "hidden", "generalize": "said less precisely", "keep": "sent as it is"}[span.action]
    return f"{kind_word(span.kind).capitalize()} “{span.value}”, {said}"


def cost_sentence(outgoing: Outgoing) -> str:
    """What it may cost, and what is left."""
    if not outgoing.priced:
        return "not known: enter the prices in Settings, under Cloud"
    if not outgoing.most:
        return "nothing"
    left = money(outgoing.left_today, outgoing.currency)
    return f"at most {money(outgoing.most, outgoing.currency)}; {left} may be spent now"


def share_sentence(outgoing: Outgoing) -> str:
    """How much of the conversation leaves."""
    earlier = len(outgoing.texts) - 1
    messages = {0: "Only your question", 1: "Your question and 1 earlier message"}.get(
        earlier, f"Your question and {earlier} earlier messages"
    )
    return f"{messages}: {outgoing.share:.0%} of this conversation"


def totals_sentence(listed: SentListed) -> str:
    """What has left in 30 days."""
    totals = listed.totals
    if not totals.bytes_month:
        return "0 bytes have left this machine in 30 days."
    calls = "1 request" if totals.calls_month == 1 else f"{totals.calls_month:,} requests"
    return f"{totals.bytes_month:,} bytes have left this machine in 30 days, in {calls}."


def spent_sentence(listed: SentListed) -> str:
    """What was spent of the caps."""
    totals, currency = listed.totals, listed.currency
    return (
        f"Spent: {money(totals.spent_day, currency)} of {money(listed.cap_day, currency)} in 24 hours, "
        f"{money(totals.spent_month, currency)} of {money(listed.cap_month, currency)} in 30 days."
    )


def rule_sentence(rule: str, conversation: int) -> str:
    """A standing answer of the user."""
    what = {
        "hidden": "questions go to the cloud with what is personal hidden, without asking you",
        "as it is": "questions go to the cloud as they are, without asking you",
        "local": "the cloud is not proposed",
    }.get(rule, rule)
    return f"{'In every chat' if not conversation else f'In chat {conversation}'}: {what}."


def hidden_words(sent: Sent) -> str:
    """What was hidden in a request: "2 names, 1 e-mail address"."""
    words = []
    for part in sent.hidden.split(", "):
        count, _, kind = part.partition(" ")
        if count.isdigit():
            words.append(f"{count} {kind_word(kind, int(count))}")
    return ", ".join(words) or "nothing"


def when(at: float) -> str:
    """A moment as the user's clock showed it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def size(count: int) -> str:
    """Bytes for people; exact while that says something."""
    return f"{count:,} B" if count < 10_000 else f"{count / 1000:,.0f} kB"


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
