"""The date and time for the model, here or elsewhere, and how far two dates lie apart."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any, Final

from core.engine.protocol import Tool
from core.errors import ToolFailed

CLOCK: Final = Tool(
    "date_and_time",
    "Tells the date, weekday and time now, here or in a time zone; or the weekday of a date, and the days until then.",
    {
        "type": "object",
        "properties": {
            "time_zone": {"type": "string", "description": "Such as Asia/Tokyo; this machine's own if left out"},
            "date": {"type": "string", "description": "A date as YYYY-MM-DD; today if left out"},
        },
        "additionalProperties": False,
    },
)


def tell_time(arguments: dict[str, Any]) -> str:
    """The answer, as text.

    Raises:
        ToolFailed: there is no such time zone or date.
    """
    now = datetime.datetime.now(_zone(arguments.get("time_zone") or "")).astimezone(
        _zone(arguments.get("time_zone") or "")
    )
    asked = arguments.get("date")
    if not asked:
        return now.strftime("%A, %Y-%m-%d, %H:%M (%Z, UTC%z)")
    try:
        day = datetime.date.fromisoformat(str(asked))
    except ValueError:
        raise ToolFailed(f"{str(asked)[:40]!r} is no date. Write it as YYYY-MM-DD.") from None
    days = (day - now.date()).days
    when = "today" if days == 0 else f"in {days} days" if days > 0 else f"{-days} days ago"
    return f"{day:%A}, {day.isoformat()}, {when} (today is {now:%A}, {now.date().isoformat()})"


def _zone(name: str) -> datetime.tzinfo | None:
    if not name:
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ToolFailed(f"There is no time zone {name[:40]!r}. It looks like Europe/Berlin.") from None
