"""What is said about what leaves this machine, in words."""

from __future__ import annotations

import time
from collections import Counter
from typing import Final

from app.desktop.language import number, percent, tr
from core.ledger_messages import Sent, SentListed
from core.messages import Outgoing, OutgoingSpan, SpanAction
from core.money import MILLION, money_digits

KINDS: Final = {
    "PERSON": (tr("name"), tr("names")),
    "STREET_ADDRESS": (tr("address"), tr("addresses")),
    "ORGANIZATION": (tr("organization"), tr("organizations")),
    "GPE": (tr("place"), tr("places")),
    "EMAIL_ADDRESS": (tr("e-mail address"), tr("e-mail addresses")),
    "PHONE_NUMBER": (tr("phone number"), tr("phone numbers")),
    "IP_ADDRESS": (tr("network address"), tr("network addresses")),
    "CREDIT_CARD": (tr("card number"), tr("card numbers")),
    "IBAN_CODE": (tr("bank account"), tr("bank accounts")),
    "US_SSN": (tr("social security number"), tr("social security numbers")),
    "DATE_OF_BIRTH": (tr("birthday"), tr("birthdays")),
    "ID_NUMBER": (tr("ID number"), tr("ID numbers")),
    "SECRET": (tr("key or password"), tr("keys or passwords")),
    "OWN_WORD": (tr("word of yours"), tr("words of yours")),
}
ACTIONS: Final[dict[SpanAction, str]] = {
    "hide": tr("Hide it"), "generalize": tr("Say less about it"), "keep": tr("Send it as it is"),
}  # fmt: skip
MOST_VALUES: Final = 8
LONGEST_VALUE: Final = 40
"""Hidden parts that are listed, and characters of each."""
OUTCOMES: Final = {
    "answered": tr("answered"), "stopped": tr("stopped by you"), "failed": tr("failed"), "unknown": tr("end not known"),
    "not sent": tr("nothing left"),
}  # fmt: skip


def money(amount: int, currency: str) -> str:
    """Millionths of a currency as the user's language writes them: "0.0042 USD", "0,0042 USD"."""
    return f"{number(amount / MILLION, money_digits(amount))} {currency}"


def kind_word(kind: str, count: int = 1) -> str:
    """Such as "name" or "names"."""
    one, many = KINDS.get(kind, (tr("part"), tr("parts")))
    return one if count == 1 else many


def hidden_sentence(outgoing: Outgoing) -> str:
    """What was found and what becomes of it: "2 names and 1 address are hidden, 1 place is sent."."""
    spans = [span for text in outgoing.texts for span in text.spans]
    parts = []
    for actions, one, many in (
        (("hide", "generalize"), tr("{things} is hidden"), tr("{things} are hidden")),
        (("keep",), tr("{things} is sent"), tr("{things} are sent")),
    ):
        chosen = {span.name: span.kind for span in spans if span.action in actions}
        if chosen:
            counted = Counter(chosen.values())
            words = _and([f"{count} {kind_word(kind, count)}" for kind, count in counted.most_common()])
            parts.append((one if len(chosen) == 1 else many).format(things=words))
    if not parts:
        return tr("Nothing personal was found. Look for yourself: not everything can be found.")
    advice = tr("Choose a marked part to change that. Not everything can be found, so look for yourself.")
    return f"{', '.join(parts)}. {advice}"


def staying(outgoing: Outgoing) -> str:
    """What is hidden, in the user's own words: "Otto Hase, 3 May 1980 and 2 more"; "" for nothing."""
    spans = [span for text in outgoing.texts for span in text.spans if span.action != "keep"]
    values = [" ".join(value.split()) for value in dict.fromkeys(span.value for span in spans)]
    shown = [value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…" for value in values[:MOST_VALUES]]
    if rest := len(values) - len(shown):
        shown.append(tr("{count} more", "", rest).format(count=number(rest)))
    return _and(shown)


def span_tip(span: OutgoingSpan) -> str:
    """What is behind a part of the text."""
    said = {"hide": tr("hidden"), "generalize": tr("said less precisely"), "keep": tr("sent as it is")}[span.action]
    return f"{kind_word(span.kind).capitalize()} “{span.value}”, {said}"


def cost_sentence(outgoing: Outgoing) -> str:
    """What it may cost, and what is left."""
    if not outgoing.priced:
        return tr("not known: enter the prices in Settings, under Cloud")
    if not outgoing.most:
        return tr("nothing")
    left = money(outgoing.left_today, outgoing.currency)
    return tr("at most {most}; {left} may be spent now").format(most=money(outgoing.most, outgoing.currency), left=left)


def share_sentence(outgoing: Outgoing) -> str:
    """How much of the conversation leaves."""
    earlier = len(outgoing.texts) - 1
    messages = {0: tr("Only your question"), 1: tr("Your question and 1 earlier message")}.get(
        earlier, tr("Your question and {count} earlier messages", "", earlier).format(count=number(earlier))
    )
    return tr("{messages}: {share} of this conversation").format(messages=messages, share=percent(outgoing.share))


def totals_sentence(listed: SentListed) -> str:
    """What has left in 30 days."""
    totals = listed.totals
    if not totals.bytes_month:
        return tr("0 bytes have left this machine in 30 days.")
    count = totals.calls_month
    calls = tr("1 request") if count == 1 else tr("{count} requests", "", count).format(count=number(count))
    left = tr("{bytes} bytes have left this machine in 30 days, in {requests}.")
    return left.format(bytes=number(totals.bytes_month), requests=calls)


def spent_sentence(listed: SentListed) -> str:
    """What was spent of the caps."""
    totals, currency = listed.totals, listed.currency
    return tr("Spent: {spent_day} of {cap_day} in 24 hours, {spent_month} of {cap_month} in 30 days.").format(
        spent_day=money(totals.spent_day, currency),
        cap_day=money(listed.cap_day, currency),
        spent_month=money(totals.spent_month, currency),
        cap_month=money(listed.cap_month, currency),
    )


def rule_sentence(rule: str, conversation: int) -> str:
    """A standing answer of the user."""
    what = {
        "hidden": tr("questions go to the cloud with what is personal hidden, without asking you"),
        "as it is": tr("questions go to the cloud as they are, without asking you"),
        "local": tr("the cloud is not proposed"),
    }.get(rule, rule)
    where = tr("In chat {number}").format(number=conversation) if conversation else tr("In every chat")
    return f"{where}: {what}."


def hidden_words(sent: Sent) -> str:
    """What was hidden in a request: "2 names, 1 e-mail address"."""
    words = []
    for part in sent.hidden.split(", "):
        count, _, kind = part.partition(" ")
        if count.isdigit():
            words.append(f"{count} {kind_word(kind, int(count))}")
    return ", ".join(words) or tr("nothing")


def when(at: float) -> str:
    """A moment as the user's clock showed it."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def size(count: int) -> str:
    """Bytes for people; exact while that says something."""
    if count < 10_000:
        return tr("{number} B").format(number=number(count))
    return tr("{number} kB").format(number=number(count / 1000))


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return tr("{several} and {last}").format(several=", ".join(words[:-1]), last=words[-1])
