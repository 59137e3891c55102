"""Which answers are computed next: a multi-level queue with skip-join, and prompts read in slices beside live answers.

Levels follow FastServe (arXiv 2305.05920): an answer joins the level that its prompt's length allows, and sinks when it
has had its time there. Reading a prompt in slices between the tokens of live answers follows DeepSpeed-FastGen (arXiv
2401.08671). Nothing here computes or waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.engine.protocol import Origin

QUICK, CHAT, BACKGROUND = 0, 1, 2
"""Levels; the lowest number first. Background has two more below its first."""
_QUICK_PROMPT: Final = 512
"""Tokens to read; a longer quick prompt queues with the chats."""
_QUICK_S: Final = 4.0
"""Seconds of computing after which a quick answer is one of the chats."""
_BACKGROUND_PROMPTS: Final = (1024, 4096)
_BACKGROUND_S: Final = (10.0, 40.0)
"""Beyond so many tokens to read, or seconds of computing, a background job is one and two levels lower."""
_STARVED_S: Final = 60.0
"""Whoever has waited so long is served with the chats, until it has been."""
_PASSED_OVER_S: Final = 15.0
"""A long prompt that shorter ones have overtaken for so long is read first."""


@dataclass(frozen=True)
class Job:
    """An answer as the queue sees it.

    Args:
        origin: who waits for it.
        arrived: seconds, by a clock.
        to_read: tokens of its prompt that were not in memory when it began.
        unread: tokens of its prompt still to be read; 0 for an answer that is being written.
        computed_s: seconds of computing that it has had.
        served: when it was last computed, or else when it arrived, by the same clock.
    """

    origin: Origin
    arrived: float
    to_read: int
    unread: int
    computed_s: float
    served: float


@dataclass(frozen=True)
class Turn:
    """What is computed next, by places in the list of jobs.

    Args:
        writers: whose next tokens are computed in one pass.
        readers: of the prompt of the first of these that gets a place, a slice is read after that.
    """

    writers: tuple[int, ...] = ()
    readers: tuple[int, ...] = ()


def level(job: Job, now: float) -> int:
    """Where a job stands: those of the lowest number are served."""
    if job.origin == "quick" and job.to_read <= _QUICK_PROMPT and job.computed_s < _QUICK_S:
        return QUICK
    if job.origin != "background" or now - job.served >= _STARVED_S:
        return CHAT
    by_length = sum(job.to_read > most for most in _BACKGROUND_PROMPTS)
    by_time = sum(job.computed_s >= most for most in _BACKGROUND_S)
    return BACKGROUND + max(by_length, by_time)


def next_turn(jobs: Sequence[Job], now: float) -> Turn:
    """Every live answer of the first level that has anybody, and the prompts of that level, the one to read first.

    The shortest prompt is read first, since its reader waits for the least; one that was overtaken for too long comes
    before it.
    """
    if not jobs:
        return Turn()
    levels = [level(job, now) for job in jobs]
    served = [place for place, own in enumerate(levels) if own == min(levels)]
    readers = [place for place in served if jobs[place].unread]

    def order(place: int) -> tuple[bool, int, float]:
        job = jobs[place]
        return now - job.served < _PASSED_OVER_S, job.unread, job.arrived

    return Turn(tuple(place for place in served if not jobs[place].unread), tuple(sorted(readers, key=order)))


def overtakes(new: Job, running: Sequence[Job], now: float) -> bool:
    """Whether what is being computed should be given up for a job that has just come."""
    return all(level(new, now) < level(job, now) for job in running)
