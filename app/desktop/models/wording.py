"""Numbers about models and downloads as people read them, with their units."""

from __future__ import annotations

import datetime

from app.desktop.status_line import memory_text
from core.model_messages import DownloadProgress, HubEntry, ModelOnDisk, ModelShrunk, OfferedModel

SOURCES = {"starter": "comes with Inglenook", "inglenook": "downloaded by Inglenook", "folder": "in a folder of yours"}


def facts_of_model(model: ModelOnDisk, now: datetime.datetime | None = None) -> str:
    """Size, quantization, where it is from, when it was used last and how fast it was."""
    source = SOURCES.get(model.source, f"from {model.source}")
    speed = f"{model.tokens_per_second:.1f} tokens/s" if model.tokens_per_second else ""
    parts = (memory_text(model.size), model.quantization, source, last_used(model.last_used, now), speed)
    return " · ".join(filter(None, parts))


def facts_of_offer(model: OfferedModel) -> str:
    """Quantization, size, licence and what it is good at."""
    return " · ".join((model.quantization, memory_text(model.size), model.licence, ", ".join(model.good_at)))


def facts_of_entry(entry: HubEntry) -> str:
    """Downloads, parameters, licence and whether its terms must be accepted first."""
    parts = (
        f"{entry.downloads:,} downloads in the last month",
        parameters_text(entry.parameters),
        entry.licence,
        "gated" if entry.gated else "",
    )
    return " · ".join(filter(None, parts))


def parameters_text(count: int) -> str:
    """Parameters as they are written in models' names: "8.0B parameters"."""
    if not count:
        return ""
    return f"{count / 1e9:.1f}B parameters" if count >= 1e9 else f"{count / 1e6:.0f}M parameters"


def last_used(when: float, now: datetime.datetime | None = None) -> str:
    """Such as "last used today", "last used 2026-03-14" or "never used"; `when` in seconds since 1970, 0 is never."""
    if not when:
        return "never used"
    day = datetime.datetime.fromtimestamp(when).astimezone().date()
    today = (now or datetime.datetime.now().astimezone()).date()
    if day == today:
        return "last used today"
    return "last used yesterday" if day == today - datetime.timedelta(days=1) else f"last used {day.isoformat()}"


def progress_text(progress: DownloadProgress, *, reading: bool = False) -> str:
    """Bytes, speed and time left; `reading` is a check of a file that is here already."""
    text = f"{memory_text(progress.done)} of {memory_text(progress.total)}"
    if reading:
        return text
    if progress.doing == "checking":
        return f"{text} · checking what is here already"
    if progress.doing == "waiting":
        return f"{text} · waiting"
    if not progress.bytes_per_second:
        return text
    left = f" · {time_left(progress.seconds_left)}" if progress.seconds_left >= 0 else ""
    return f"{text} · {speed_text(progress.bytes_per_second)}{left}"


def shrunk_text(made: ModelShrunk) -> str:
    """What came of a smaller copy: its size, and how often it would have gone on as the original."""
    way = "a mixture made for this model" if made.kept == "mixed" else "the plain quantization, which was closest"
    return (
        f"{made.name} is ready: {memory_text(made.size)}, {way}. In {made.same_top:.0%} of places it finds the same "
        "next word likeliest as the original."
    )


def speed_text(bytes_per_second: float) -> str:
    """Such as "11.3 MB/s" or "45 kB/s"."""
    if bytes_per_second >= 1e6:
        return f"{bytes_per_second / 1e6:.1f} MB/s"
    return f"{bytes_per_second / 1e3:.0f} kB/s"


def time_left(seconds: float) -> str:
    """Such as "20 s left", "5 min left" or "2 h 10 min left"."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s left"
    minutes = round(seconds / 60)
    return f"{minutes} min left" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min left"
