"""What is known of remembered answers, in words and with units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.desktop.status_line import memory_text
from app.desktop.transcript.facts import age
from core.cache_messages import CachedAnswer, CacheStats

_UNITS: Final = (("day", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
PAUSED: Final = "Paused: no answer is given again, and no new one is remembered."


def facts_of(item: CachedAnswer, now: float) -> str:
    """One line such as "3 days ago · given again 4 times · pinned · SmolLM2"; `now` in seconds since 1970."""
    parts = (
        age(now - item.created),
        given_text(item.hits),
        "pinned" if item.pinned else "",
        "edited" if item.edited else "",
        expiry_text(item.expires, now),
        item.model,
    )
    return " · ".join(filter(None, parts))


def details_of(item: CachedAnswer, before: Sequence[str], now: float) -> str:
    """Lines with all that is known of one answer; `before` are the questions of the turns before."""
    made = [f"Answered {age(now - item.created)}" + (f" by {item.model}" if item.model else "")]
    if item.seconds:
        made.append(f"took {duration_text(item.seconds)}")
    made.append(size_text(item.size))
    given = given_text(item.hits)
    last = f", last {age(now - item.used)}" if item.hits else ""
    state = [
        f"{given[0].upper()}{given[1:]}{last}",
        "pinned: it stays whatever else must go" if item.pinned else "",
        "edited by you" if item.edited else "",
        expiry_text(item.expires, now),
    ]
    lines = [" · ".join(made), " · ".join(filter(None, state))]
    if before:
        lines.append("Given only after: " + " › ".join(f"“{_line(question)}”" for question in before))
    elif item.turns_before > 0:
        lines.append("Given only where the same was said before.")
    return "\n".join(lines)


def numbers_of(stats: CacheStats) -> str:
    """How many there are, how much of the allowed size they take, how often they were given, and what that saved."""
    parts = [
        counted(stats.entries, "answer"),
        f"{size_text(stats.bytes)} of {size_text(stats.limit_bytes)}",
        given_text(stats.hits),
    ]
    if stats.seconds_saved >= 1:
        parts.append(f"about {duration_text(stats.seconds_saved)} saved")
    if stats.pinned:
        parts.append(f"{stats.pinned:,} pinned")
    return " · ".join(parts)


def reach_of(stats: CacheStats) -> str:
    """Whether answers are found in other words too, and what the user's votes have said; one or two sentences."""
    if stats.paused:
        return PAUSED
    sentences = []
    if not stats.entries:
        pass
    elif not stats.encoder:
        sentences.append("Until the encoder is loaded, after the next answer, only questions in the same words match.")
    elif stats.comparable < stats.entries:
        sentences.append(f"{stats.comparable:,} of {stats.entries:,} are found in other words too; the rest follow.")
    if stats.right or stats.wrong:
        sentences.append(f"You found {stats.right:,} right and {stats.wrong:,} wrong.")
    return " ".join(sentences)


def given_text(hits: int) -> str:
    """How often an answer was given again."""
    return {0: "never given again", 1: "given again once"}.get(hits, f"given again {hits:,} times")


def expiry_text(expires: float, now: float) -> str:
    """When an answer ends, both in seconds since 1970; "" for one that stays."""
    if not expires:
        return ""
    return f"expires in {duration_text(expires - now)}" if expires > now else "expired"


def duration_text(seconds: float) -> str:
    """Such as "0.4 s", "12 s", "5 min", "3 h" or "2 days"."""
    if seconds < 1:
        return f"{max(seconds, 0.0):.1f} s"
    name, length = next(unit for unit in _UNITS if seconds >= unit[1])
    count = int(seconds // length)
    return f"{count:,} {name}" + ("s" if name == "day" and count > 1 else "")


def size_text(count: int) -> str:
    """Bytes, also few of them: "512 bytes", "48 kB", "3 MB"."""
    if count >= 1_000_000:
        return memory_text(count)
    return f"{count / 1e3:.0f} kB" if count >= 1_000 else f"{count:,} bytes"


def counted(number: int, noun: str) -> str:
    """Such as "1 answer" or "1,200 answers"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _line(text: str) -> str:
    return " ".join(text.split())
