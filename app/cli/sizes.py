"""Sizes as people write them."""

from __future__ import annotations

import re

from core.errors import SettingsError

SIZE = re.compile(r"(?i)^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?\s*$")


def parse_size(text: str) -> float:
    """Bytes meant by "600M", "4G", "1.5GiB" or "2000000".

    Raises:
        SettingsError: it is no size.
    """
    match = SIZE.match(text)
    if match is None:
        raise SettingsError(f"{text!r} is not a size.", "Write it as 600M or 4G.")
    number, unit, binary = match.groups()
    power = " kmgt".index(unit.lower() or " ")
    return float(number) * float((1024 if binary else 1000) ** power)
