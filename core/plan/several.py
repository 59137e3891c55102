"""Room for several conversations in memory at once, where that costs nothing else."""

from __future__ import annotations

import dataclasses
from typing import Final

import msgspec

from core.plan.load import Plan, Weigh

_SEQUENCES: Final = (4, 3, 2)
"""Conversations at once, the most first; with one, whoever is overtaken is put aside."""
_SHARE: Final = 1 / 8
"""Of the budget, that those besides the first may take."""


def for_several(made: Plan, weigh: Weigh) -> Plan:
    """The same plan with room for as many conversations as take a modest share of the budget.

    Nothing is given up for them; and layers on other devices stay where they are, whose memory is dear.

    Args:
        made: with room for one.
        weigh: the estimate to go by.
    """
    load = made.load
    if made.step or load.placement is not None or load.stream is not None or load.experts is not None:
        return made
    room = made.tiers.engine_bytes
    most = min(room, made.needed.main + int(_SHARE * room))
    for sequences in _SEQUENCES:
        several = msgspec.structs.replace(load, sequences=sequences)
        needed = weigh(made.header, several)
        if needed.main <= most:
            return dataclasses.replace(made, load=several, needed=needed)
    return made
