"""What the memory page says: how fast a plan is, what limits it, what a place in memory holds."""

from __future__ import annotations

from typing import Final

from app.desktop.status_line import memory_text
from core.memory_messages import MemoryMeasured
from core.plan.picture import Limit, PlanPicture, TierPicture

LIMITS: Final[dict[Limit, str]] = {
    "compute": "the processor is what limits it",
    "memory bandwidth": "the speed of memory is what limits it: every word needs all active weights once",
    "disk": "the disk is what limits it: a part of the weights is read from it for every word",
    "link": "the connection to the other machine is what limits it",
}


def headline(picture: PlanPicture, prompt_tokens: int) -> str:
    """The model, how fast it will be and why no faster."""
    return (
        f"{picture.model}: about {speed(picture.tokens_per_second)} tokens/s; {LIMITS[picture.limited_by]}. "
        f"After a prompt of {prompt_tokens} tokens the first word comes in about "
        f"{seconds(picture.seconds_to_first_token)}."
    )


def step_text(picture: PlanPicture) -> str:
    """Which step was taken so that it fits, and why."""
    kept = f"The context holds {picture.context_length:,} tokens, kept as {picture.kv_type}."
    if not picture.step:
        return f"Nothing had to be given up. {picture.why} {kept}".replace("  ", " ")
    return f"To stay within the budget: {picture.step}. {picture.why} {kept}"


def facts_of_tier(tier: TierPicture) -> str:
    """What lies there, of how much, and how fast it is read: "1.1 GB of 16.0 GB · 12.0 GB/s"."""
    of = f" of {memory_text(tier.capacity_bytes)}" if tier.capacity_bytes else ""
    pace = f" · read at {tier.bytes_per_second / 1e9:.1f} GB/s" if tier.bytes_per_second else ""
    return f"{memory_text(tier.used_bytes)}{of}{pace}"


def in_use(measured: MemoryMeasured) -> str:
    """What each process holds now: "In use now: 251 MB (engine 180 MB, window 71 MB); 8.0 GB are free"."""
    each = ", ".join(f"{process.name} {memory_text(process.bytes)}" for process in measured.processes if process.bytes)
    held = f"{memory_text(measured.held_bytes)} ({each})" if each else "nothing"
    return f"In use now: {held}. {memory_text(measured.free_bytes)} of memory are free."


def speed(tokens_per_second: float) -> str:
    """With as many figures as a prediction deserves."""
    return f"{tokens_per_second:.0f}" if tokens_per_second >= 10 else f"{tokens_per_second:.1f}"


def seconds(count: float) -> str:
    """Such as "0.8 s" or "12 s"."""
    return f"{count:.0f} s" if count >= 10 else f"{count:.1f} s"
