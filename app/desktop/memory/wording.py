"""What the memory page says: how fast a plan is, what limits it, what a place in memory holds."""

from __future__ import annotations

from typing import Final

from app.desktop.core_sentences import said
from app.desktop.language import number, tr
from app.desktop.status_line import memory_text
from core.memory_messages import MemoryMeasured
from core.plan.picture import Limit, PlanPicture, TierPicture

LIMITS: Final[dict[Limit, str]] = {
    "compute": tr("the processor is what limits it"),
    "memory bandwidth": tr("the speed of memory is what limits it: every word needs all active weights once"),
    "disk": tr("the disk is what limits it: a part of the weights is read from it for every word"),
    "link": tr("the connection to the other machine is what limits it"),
}


def headline(picture: PlanPicture, prompt_tokens: int) -> str:
    """The model, how fast it will be and why no faster."""
    return tr(
        "{model}: about {tokens_per_second} tokens/s; {limits}. After a prompt of "
        "{prompt_tokens} tokens the first word comes in about {seconds_to_first_token}."
    ).format(
        model=picture.model,
        tokens_per_second=speed(picture.tokens_per_second),
        limits=LIMITS[picture.limited_by],
        prompt_tokens=prompt_tokens,
        seconds_to_first_token=seconds(picture.seconds_to_first_token),
    )


def step_text(picture: PlanPicture) -> str:
    """Which step was taken so that it fits, and why."""
    kept = tr("The context holds {context_length} tokens, kept as {kv_type}.").format(
        context_length=number(picture.context_length), kv_type=picture.kv_type
    )
    kept = " ".join((kept, *map(said, picture.differences)))
    if not picture.step:
        return (
            tr("Nothing had to be given up. {why} {kept}").format(why=said(picture.why), kept=kept).replace("  ", " ")
        )
    return tr("To stay within the budget: {step}. {why} {kept}").format(
        step=said(picture.step), why=said(picture.why), kept=kept
    )


def facts_of_tier(tier: TierPicture) -> str:
    """What lies there, of how much, and how fast it is read: "1.1 GB of 16.0 GB · 12.0 GB/s"."""
    used = memory_text(tier.used_bytes)
    if tier.capacity_bytes:
        used = tr("{used} of {whole}").format(used=used, whole=memory_text(tier.capacity_bytes))
    if not tier.bytes_per_second:
        return used
    return used + " · " + tr("read at {number} GB/s").format(number=number(tier.bytes_per_second / 1e9, 1))


def in_use(measured: MemoryMeasured) -> str:
    """What each process holds now: "In use now: 251 MB (engine 180 MB, window 71 MB); 8.0 GB are free"."""
    each = ", ".join(
        f"{said(process.name)} {memory_text(process.bytes)}" for process in measured.processes if process.bytes
    )
    held = f"{memory_text(measured.held_bytes)} ({each})" if each else tr("nothing")
    return tr("In use now: {held}. {free_bytes} of memory are free.").format(
        held=held, free_bytes=memory_text(measured.free_bytes)
    )


def speed(tokens_per_second: float) -> str:
    """With as many figures as a prediction deserves."""
    return number(tokens_per_second, 0 if tokens_per_second >= 10 else 1)


def seconds(count: float) -> str:
    """Such as "0.8 s" or "12 s"."""
    return f"{number(count, 0 if count >= 10 else 1)} s"
