"""The ledger as a file for programs (JSON) or for a spreadsheet (CSV)."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from core.ledger_messages import Sent
from core.money import MILLION

FORMAT: Final = "inglenook-ledger"
VERSION: Final = 1
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def to_json(entries: Iterable[Sent], currency: str) -> str:
    """An object with `format`, `version`, `currency` and `sent`, an array of entries; `cost` is in that currency."""
    document = {
        "format": FORMAT, "version": VERSION, "currency": currency, "sent": [as_row(entry) for entry in entries],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def to_csv(entries: Iterable[Sent], currency: str) -> str:
    """One line a request under a line of names."""
    file = io.StringIO()
    names = [*as_row(_NOTHING), "currency"]
    writer = csv.DictWriter(file, names)
    writer.writeheader()
    for entry in entries:
        writer.writerow({name: _cell(value) for name, value in {**as_row(entry), "currency": currency}.items()})
    return file.getvalue()


def as_row(entry: Sent) -> dict[str, Any]:
    """The fields of an entry for people's programs: the time in words, the cost in the currency."""
    row: dict[str, Any] = msgspec.to_builtins(entry)
    row["at"] = datetime.datetime.fromtimestamp(entry.at, datetime.UTC).isoformat(timespec="seconds")
    row["cost"] = entry.cost / MILLION
    return row


def _cell(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


_NOTHING: Final = Sent(0, 0.0, "", "", "", "", 0, 0, 0, 0, "")
