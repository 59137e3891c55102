"""The pairs of questions that every encoder is tried on, made by `cache.training.write_calibration`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

LINES: Final = 700


class CalibrationPair(NamedTuple):
    """Two questions, and whether one answer serves both."""

    one: str
    other: str
    fits: bool


def calibration_file() -> Path:
    """Lines of 0 or 1 and two questions, with tabs between them."""
    return Path(str(resources.files("cache.encoders"))) / "calibration.tsv"


@cache
def calibration_pairs() -> tuple[CalibrationPair, ...]:
    """Those that come with Inglenook."""
    rows = (line.split("\t") for line in calibration_file().read_text("utf-8").splitlines())
    return tuple(CalibrationPair(one, other, fits == "1") for fits, one, other in rows)
