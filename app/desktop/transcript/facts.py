"""Where an answer came from and what it took, in words."""

from __future__ import annotations

from typing import Final

from core.messages import AnswerFacts, AnswerState

_STATES: Final[dict[AnswerState, str]] = {
    "complete": "",
    "stopped": "stopped",
    "interrupted": "interrupted",
    "cut": "cut at the limit",
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
    parts = ["Cloud" if facts.source == "cloud" else "This machine", facts.model]
    if facts.tokens_per_second > 0:
        rate = facts.tokens_per_second
        parts.append(f"{rate:.1f} tokens/s" if rate < 10 else f"{rate:.0f} tokens/s")
    if facts.completion_tokens:
        parts.append(_count(facts.completion_tokens, "token"))
    if facts.energy_joules > 0:
        parts.append(energy_text(facts.energy_joules, facts.energy_meter))
    if facts.trimmed_turns:
        parts.append(f"without the oldest {_count(facts.trimmed_turns, 'message')}")
    if facts.source == "cloud":
        parts += _sent(facts)
    if not facts.note:
        parts.append(_STATES[facts.state])
    return " · ".join(part for part in parts if part)


def _sent(facts: AnswerFacts) -> list[str]:
    """What left for an answer of the cloud, and what it cost."""
    sent = f"{facts.bytes_sent:,} bytes sent" if facts.bytes_sent else ""
    return [sent, f"{_count(facts.hidden_parts, 'part')} hidden" if facts.hidden_parts else "", facts.cost]


def energy_text(joules: float, meter: str) -> str:
    """What an answer took, such as "42 J", "1.3 kJ on battery" or "about 42 J"; an estimate says that it is one."""
    amount = f"{joules / 1000:.1f} kJ" if joules >= 1000 else f"{joules:.0f} J" if joules >= 10 else f"{joules:.1f} J"
    return f"about {amount}" if meter == "estimate" else f"{amount} on battery" if meter == "battery" else amount


def age(seconds: float) -> str:
    """How long ago something was, in the largest unit that fits: "just now", "3 days ago"."""
    for name, length in (("year", 31_536_000), ("month", 2_592_000), ("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            return f"{_count(int(seconds // length), name)} ago"
    return "just now"


def _from_memory(facts: AnswerFacts, now: float) -> str:
    asked = f" {age(now - facts.cached_at)}" if facts.cached_at else " before"
    if not facts.cached_question:
        return f"From memory: answered{asked}"
    sure = sureness(facts.cached_certainty)
    return f"From memory: you asked “{shortened(facts.cached_question)}”{asked} · {sure}"


def sureness(certainty: float) -> str:
    """How sure it is that an answer fits, such as "87% sure that it fits"; 1.0 means that the words were the same."""
    return "the same words" if certainty >= 1 else f"{min(99, int(certainty * 100))}% sure that it fits"


def shortened(text: str, most: int = _LONGEST_QUESTION) -> str:
    """A question on one line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
