"""What is known of remembered answers, in words and with units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.desktop.language import number, tr
from app.desktop.status_line import memory_text
from app.desktop.transcript.facts import age
from core.cache_messages import CachedAnswer, CacheStats

_UNITS: Final = (("day", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
PAUSED: Final = tr("Paused: no answer is given again, and no new one is remembered.")


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
    answered = tr("Answered {when} by {model}") if item.model else tr("Answered {when}")
    made = [answered.format(when=age(now - item.created), model=item.model)]
    if item.seconds:
        made.append(tr("took {seconds}").format(seconds=duration_text(item.seconds)))
    made.append(size_text(item.size))
    given = given_text(item.hits)
    last = ", " + tr("last {when}").format(when=age(now - item.used)) if item.hits else ""
    state = [
        f"{given[0].upper()}{given[1:]}{last}",
        tr("pinned: it stays whatever else must go") if item.pinned else "",
        tr("edited by you") if item.edited else "",
        expiry_text(item.expires, now),
    ]
    lines = [" · ".join(made), " · ".join(filter(None, state))]
    if before:
        lines.append(
            tr("Given only after: {questions}").format(questions=" › ".join(f"“{_line(asked)}”" for asked in before))
        )
    elif item.turns_before > 0:
        lines.append(tr("Given only where the same was said before."))
    return "\n".join(lines)


def numbers_of(stats: CacheStats) -> str:
    """How many there are, how much of the allowed size they take, how often they were given, and what that saved."""
    parts = [
        answers_text(stats.entries),
        tr("{bytes} of {limit_bytes}").format(bytes=size_text(stats.bytes), limit_bytes=size_text(stats.limit_bytes)),
        given_text(stats.hits),
    ]
    if stats.seconds_saved >= 1:
        parts.append(tr("about {seconds_saved} saved").format(seconds_saved=duration_text(stats.seconds_saved)))
    if stats.pinned:
        parts.append(tr("{pinned} pinned").format(pinned=number(stats.pinned)))
    return " · ".join(parts)


def reach_of(stats: CacheStats) -> str:
    """Whether answers are found in other words too, and what the user's votes have said; one or two sentences."""
    if stats.paused:
        return PAUSED
    sentences = []
    if not stats.entries:
        pass
    elif not stats.encoder:
        sentences.append(
            tr("Until the encoder is loaded, after the next answer, only questions in the same words match.")
        )
    elif stats.comparable < stats.entries:
        sentences.append(
            tr("{comparable} of {entries} are found in other words too; the rest follow.").format(
                comparable=number(stats.comparable), entries=number(stats.entries)
            )
        )
    if stats.right or stats.wrong:
        sentences.append(
            tr("You found {right} right and {wrong} wrong.").format(
                right=number(stats.right), wrong=number(stats.wrong)
            )
        )
    return " ".join(sentences)


def given_text(hits: int) -> str:
    """How often an answer was given again."""
    if hits <= 1:
        return tr("given again once") if hits else tr("never given again")
    return tr("given again {count} times", "", hits).format(count=number(hits))


def expiry_text(expires: float, now: float) -> str:
    """When an answer ends, both in seconds since 1970; "" for one that stays."""
    if not expires:
        return ""
    return tr("expires in {duration}").format(duration=duration_text(expires - now)) if expires > now else tr("expired")


def duration_text(seconds: float) -> str:
    """Such as "0.4 s", "12 s", "5 min", "3 h" or "2 days"."""
    if seconds < 1:
        return f"{number(max(seconds, 0.0), 1)} s"
    name, length = next(unit for unit in _UNITS if seconds >= unit[1])
    count = int(seconds // length)
    if name != "day":
        return f"{number(count)} {name}"
    return tr("1 day") if count == 1 else tr("{count} days", "", count).format(count=number(count))


def size_text(count: int) -> str:
    """Bytes, also few of them: "512 bytes", "48 kB", "3 MB"."""
    if count >= 1_000_000:
        return memory_text(count)
    if count >= 1_000:
        return tr("{number} kB").format(number=number(count / 1e3))
    return tr("{count} bytes", "", count).format(count=number(count))


def answers_text(count: int) -> str:
    """Such as "1 answer" or "1,200 answers"."""
    return tr("1 answer") if count == 1 else tr("{count} answers", "", count).format(count=number(count))


def _line(text: str) -> str:
    return " ".join(text.split())
