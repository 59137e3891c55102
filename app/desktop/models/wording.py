"""Numbers about models and downloads as people read them, with their units."""

from __future__ import annotations

import datetime

from app.desktop.language import number, percent, tr
from app.desktop.status_line import memory_text
from core.model_messages import DownloadProgress, HubEntry, ModelOnDisk, ModelShrunk, OfferedModel

SOURCES = {
    "starter": tr("comes with Inglenook"),
    "inglenook": tr("downloaded by Inglenook"),
    "folder": tr("in a folder of yours"),
}


def facts_of_model(model: ModelOnDisk, now: datetime.datetime | None = None) -> str:
    """Size, quantization, where it is from, when it was used last and how fast it was."""
    source = SOURCES.get(model.source, tr("from {source}").format(source=model.source))
    speed = (
        tr("{tokens_per_second} tokens/s").format(tokens_per_second=number(model.tokens_per_second, 1))
        if model.tokens_per_second
        else ""
    )
    parts = (memory_text(model.size), model.quantization, source, last_used(model.last_used, now), speed)
    return " · ".join(filter(None, parts))


def facts_of_offer(model: OfferedModel) -> str:
    """Quantization, size, licence and what it is good at."""
    exact = memory_text(model.size)
    size = exact if model.size_exact else tr("about {size}").format(size=exact)
    return " · ".join((model.quantization, size, model.licence, ", ".join(model.good_at)))


def facts_of_entry(entry: HubEntry) -> str:
    """Downloads, parameters, licence and whether its terms must be accepted first."""
    parts = (
        tr("{downloads} downloads in the last month").format(downloads=number(entry.downloads)),
        parameters_text(entry.parameters),
        entry.licence,
        tr("gated") if entry.gated else "",
    )
    return " · ".join(filter(None, parts))


def parameters_text(count: int) -> str:
    """Parameters as they are written in models' names: "8.0B parameters"."""
    if not count:
        return ""
    return (
        tr("{count}B parameters").format(count=number(count / 1000000000.0, 1))
        if count >= 1e9
        else tr("{count}M parameters").format(count=number(count / 1000000.0, 0))
    )


def last_used(when: float, now: datetime.datetime | None = None) -> str:
    """Such as "last used today", "last used 2026-03-14" or "never used"; `when` in seconds since 1970, 0 is never."""
    if not when:
        return tr("never used")
    day = datetime.datetime.fromtimestamp(when).astimezone().date()
    today = (now or datetime.datetime.now().astimezone()).date()
    if day == today:
        return tr("last used today")
    return (
        tr("last used yesterday")
        if day == today - datetime.timedelta(days=1)
        else tr("last used {date}").format(date=day.isoformat())
    )


def progress_text(progress: DownloadProgress, *, reading: bool = False) -> str:
    """Bytes, speed and time left; `reading` is a check of a file that is here already."""
    text = tr("{done} of {total}").format(done=memory_text(progress.done), total=memory_text(progress.total))
    if reading:
        return text
    if progress.doing == "checking":
        return f"{text} · {tr('checking what is here already')}"
    if progress.doing == "waiting":
        return f"{text} · {tr('waiting')}"
    if not progress.bytes_per_second:
        return text
    left = f" · {time_left(progress.seconds_left)}" if progress.seconds_left >= 0 else ""
    return f"{text} · {speed_text(progress.bytes_per_second)}{left}"


def shrunk_text(made: ModelShrunk) -> str:
    """What came of a smaller copy: its size, and how often it would have gone on as the original."""
    way = (
        tr("a mixture made for this model") if made.kept == "mixed" else tr("the plain quantization, which was closest")
    )
    return tr(
        "{name} is ready: {size}, {way}. In {same_top} of places it finds the same next word likeliest as the original."
    ).format(name=made.name, size=memory_text(made.size), way=way, same_top=percent(made.same_top))


def measured_text(measured_at: float, busy: float) -> str:
    """When this machine was measured, and whether other programs disturbed that.

    Args:
        measured_at: seconds since 1970; 0 is unknown.
        busy: the share of the cores that others took, where that was too much; else 0.
    """
    if not measured_at:
        return ""
    when = f"{datetime.datetime.fromtimestamp(measured_at).astimezone():%Y-%m-%d %H:%M}"
    if not busy:
        return tr("This machine was measured on {when}.").format(when=when)
    return tr(
        "This machine was measured on {when} while other programs took {busy} of its cores, so that speeds may be "
        "higher than is said here. Close them and measure again."
    ).format(when=when, busy=percent(busy))


def speed_text(bytes_per_second: float) -> str:
    """Such as "11.3 MB/s" or "45 kB/s"."""
    if bytes_per_second >= 1e6:
        return tr("{number} MB/s").format(number=number(bytes_per_second / 1e6, 1))
    return tr("{number} kB/s").format(number=number(bytes_per_second / 1e3))


def time_left(seconds: float) -> str:
    """Such as "20 s left", "5 min left" or "2 h 10 min left"."""
    if seconds < 60:
        return tr("{seconds} s left").format(seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    return (
        tr("{minutes} min left").format(minutes=minutes)
        if minutes < 60
        else tr("{hours} h {minutes} min left").format(hours=minutes // 60, minutes=minutes % 60)
    )
