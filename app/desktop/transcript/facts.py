"""Where an answer came from and what it took, in words."""

from __future__ import annotations

from typing import Final

from app.desktop.language import number, percent, tr
from core.messages import AnswerFacts, AnswerState

_STATES: Final[dict[AnswerState, str]] = {
    "complete": "",
    "stopped": tr("stopped"),
    "interrupted": tr("interrupted"),
    "cut": tr("cut at the limit"),
}
_LONGEST_QUESTION: Final = 60


def facts_line(facts: AnswerFacts, now: float) -> str:
    """One line such as "This machine · SmolLM2-135M-Instruct · 92 tokens/s · 31 tokens".

    Args:
        facts: of the answer.
        now: seconds since 1970, for "3 days ago".
    """
    if facts.source == "cache":
        return _from_memory(facts, now)
    parts = [tr("Cloud") if facts.source == "cloud" else tr("This machine"), facts.model]
    if facts.tokens_per_second > 0:
        rate = facts.tokens_per_second
        parts.append(tr("{rate} tokens/s").format(rate=number(rate, 1 if rate < 10 else 0)))
    if facts.completion_tokens:
        parts.append(_tokens(facts.completion_tokens))
    if facts.energy_joules > 0:
        parts.append(energy_text(facts.energy_joules, facts.energy_meter))
    if facts.trimmed_turns:
        parts.append(_left_out(facts.trimmed_turns))
    if facts.summary:
        parts.append(tr("the oldest part summed up"))
    if facts.source == "cloud":
        parts += _sent(facts)
    if not facts.note:
        parts.append(_STATES[facts.state])
    return " · ".join(part for part in parts if part)


def _sent(facts: AnswerFacts) -> list[str]:
    """What left for an answer of the cloud, and what it cost."""
    sent = tr("{bytes_sent} bytes sent").format(bytes_sent=number(facts.bytes_sent)) if facts.bytes_sent else ""
    count = facts.hidden_parts
    hidden = tr("1 part hidden") if count == 1 else tr("{count} parts hidden", "", count).format(count=number(count))
    if missing := facts.missing_parts if facts.missing_parts < count or count == 1 else 0:
        hidden = _missing(count, missing)
    return [sent, hidden if count else "", facts.cost]


def _missing(hidden: int, missing: int) -> str:
    """Parts that the cloud's answer never came back to."""
    if hidden == 1:
        return tr("1 part hidden, which is not in the answer")
    words = tr("{count} parts hidden, {missing} of them not in the answer", "", hidden)
    return words.format(count=number(hidden), missing=number(missing))


def energy_text(joules: float, meter: str) -> str:
    """What an answer took, such as "42 J", "1.3 kJ on battery" or "about 42 J"; an estimate says that it is one."""
    decimals = 0 if 10 <= joules < 1000 else 1
    amount = f"{number(joules / 1000, 1)} kJ" if joules >= 1000 else f"{number(joules, decimals)} J"
    return (
        tr("about {amount}").format(amount=amount)
        if meter == "estimate"
        else tr("{amount} on battery").format(amount=amount)
        if meter == "battery"
        else amount
    )


def age(seconds: float) -> str:
    """How long ago something was, in the largest unit that fits: "just now", "3 days ago"."""
    if seconds < 60:
        return tr("just now")
    if seconds < 3_600:
        return _ago(int(seconds // 60), tr("1 minute ago"), tr("{count} minutes ago", "", int(seconds // 60)))
    if seconds < 86_400:
        return _ago(int(seconds // 3_600), tr("1 hour ago"), tr("{count} hours ago", "", int(seconds // 3_600)))
    if seconds < 2_592_000:
        return _ago(int(seconds // 86_400), tr("1 day ago"), tr("{count} days ago", "", int(seconds // 86_400)))
    if seconds < 31_536_000:
        months = int(seconds // 2_592_000)
        return _ago(months, tr("1 month ago"), tr("{count} months ago", "", months))
    years = int(seconds // 31_536_000)
    return _ago(years, tr("1 year ago"), tr("{count} years ago", "", years))


def _ago(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=number(count))


def _from_memory(facts: AnswerFacts, now: float) -> str:
    asked = age(now - facts.cached_at) if facts.cached_at else tr("before")
    if not facts.cached_question:
        return tr("From memory: answered {when}").format(when=asked)
    question, sure = shortened(facts.cached_question), sureness(facts.cached_certainty)
    return tr("From memory: you asked “{question}” {when} · {sure}").format(question=question, when=asked, sure=sure)


def sureness(certainty: float) -> str:
    """How sure it is that an answer fits, such as "87% sure that it fits"; 1.0 means that the words were the same."""
    return (
        tr("the same words")
        if certainty >= 1
        else tr("{share} sure that it fits").format(share=percent(min(0.99, int(certainty * 100) / 100)))
    )


def shortened(text: str, most: int = _LONGEST_QUESTION) -> str:
    """A question on one line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _tokens(count: int) -> str:
    return tr("1 token") if count == 1 else tr("{count} tokens", "", count).format(count=number(count))


def _left_out(count: int) -> str:
    if count == 1:
        return tr("without the oldest message")
    return tr("without the oldest {count} messages", "", count).format(count=number(count))
