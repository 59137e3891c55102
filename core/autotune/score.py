"""What the usual question takes, by what was measured of a way of loading: the number that tuning makes smaller."""

from __future__ import annotations

from typing import Final

from core.engine.protocol import Calibrated, RateAt
from core.engine.speculate.economy import best_length
from core.engine.speculate.pass_costs import PassCosts

READ: Final = 400
"""Tokens of the usual question that are not known yet ..."""
WRITTEN: Final = 250
"""... and of its answer."""
COPIED: Final = 0.3
"""The share of answers that repeat what was read: edited files, extracts, quotes."""
_RIGHT: Final = 0.92
"""How often a drafted token of these is right."""


def draft_speed(passes: PassCosts) -> float:
    """How many times faster copies are written with drafts."""
    return best_length(passes, _RIGHT, passes.most - 1)[1]


def usual_seconds(rate: RateAt, passes: PassCosts) -> float:
    """Reading and writing the usual question, of which some are copies."""
    writing = (1 - COPIED) + COPIED / draft_speed(passes)
    return READ / rate.reading + WRITTEN * writing / rate.writing


def score(calibrated: Calibrated) -> float:
    """The same for what was measured; infinite where too little was."""
    return usual_seconds(calibrated.rates[0], calibrated.passes) if calibrated.rates else float("inf")
