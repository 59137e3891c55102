"""What Inglenook holds beside the engine that a plan is made for: all of it counts within the user's budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from core.budget import own_processes
from core.device import available_memory, process_memory
from core.settings import Settings

SHARE_OF_FREE_MEMORY: Final = 0.8
"""Without a budget of the user's, the model takes no more than this share of what is free."""
_TO_COME: Final = 9_000_000
"""Bytes that the other processes take between the plan and the end of an answer, which libraries allocate when they are
first used (measured with `inglenook ask`: half of it)."""


class Holding(NamedTuple):
    """What a part of Inglenook holds, by its name in the picture."""

    name: str
    bytes: int


class ToCome(NamedTuple):
    """A process beside the engine that will hold more than it holds now."""

    name: str
    pid: int | None
    """None while it does not run."""
    bytes: int


def beside_the_engine(engine: int | None = None, expected: Sequence[ToCome] = ()) -> Iterator[Holding]:
    """What all processes of Inglenook but the engine's will hold when it is at work.

    Args:
        engine: its process id, if it runs already.
        expected: processes that are there, or are to be.
    """
    apart = {engine, *(process.pid for process in expected)}
    others = [pid for pid in own_processes() if pid not in apart]
    yield Holding("Inglenook itself", sum(process_memory(pid) for pid in others) + _TO_COME)
    for process in expected:
        held = process_memory(process.pid) if process.pid is not None else 0
        yield Holding(process.name, max(held, process.bytes))


def budget_bytes(settings: Settings, beside: int) -> int:
    """Bytes that all of Inglenook may hold: the user's number, or a share of what is free beside what it holds now.

    Args:
        settings: with the user's number.
        beside: bytes that others than the engine hold.
    """
    return int(settings.memory_budget_gb * 1e9) or int(available_memory() * SHARE_OF_FREE_MEMORY) + beside
