"""Picks one option for every item so that all of them fit into a capacity with the least loss."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

_STEPS: Final = 200_000
"""Sizes are told apart in at most so many steps; where the common divisor is coarser, the result is exact."""


class Option(NamedTuple):
    """One way to keep an item: what it takes and what it costs."""

    size: int
    loss: float


def pick(items: Sequence[Sequence[Option]], capacity: int) -> tuple[int, ...]:
    """The index of the chosen option of each item: their sizes add up to `capacity` at most, their losses to the least.

    The multiple-choice knapsack by dynamic programming. Exact as long as the room above the smallest options is at most
    200,000 times the greatest common divisor of the sizes' differences; beyond that, sizes are rounded up, so that the
    choice always fits but may leave a little room that is filled by the best single exchanges.

    Raises:
        ValueError: even the smallest options do not fit, or an item has none.
    """
    least = [min(options, key=lambda option: (option.size, option.loss)).size for options in items]
    room = capacity - sum(least)
    if room < 0:
        raise ValueError("the smallest options are larger than the capacity")
    extras = [[option.size - small for option in options] for options, small in zip(items, least, strict=True)]
    room = min(room, sum(max(row) for row in extras))
    divisor = math.gcd(*(extra for row in extras for extra in row)) or 1
    unit = max(divisor, -(-room // _STEPS))
    chosen = _solve(items, [[-(-extra // unit) for extra in row] for row in extras], room // unit)
    if unit > divisor:
        _fill(items, chosen, capacity)
    return tuple(chosen)


def _solve(items: Sequence[Sequence[Option]], weights: Sequence[Sequence[int]], room: int) -> list[int]:
    best = np.zeros(room + 1)
    """The least loss of the items so far within each room."""
    choices = np.zeros((len(items), room + 1), np.uint8)
    for row, (options, extras) in enumerate(zip(items, weights, strict=True)):
        total = np.full(room + 1, math.inf)
        for index, (option, extra) in enumerate(zip(options, extras, strict=True)):
            if extra > room:
                continue
            candidate = best[: room + 1 - extra] + option.loss
            better = candidate < total[extra:]
            total[extra:][better] = candidate[better]
            choices[row, extra:][better] = index
        best = total
    chosen = []
    for row in range(len(items) - 1, -1, -1):
        index = int(choices[row, room])
        chosen.append(index)
        room -= weights[row][index]
    return chosen[::-1]


def _fill(items: Sequence[Sequence[Option]], chosen: list[int], capacity: int) -> None:
    """Use the room that rounding left, the exchange with the greatest gain first."""
    room = capacity - sum(options[index].size for options, index in zip(items, chosen, strict=True))
    while True:
        exchanges = [
            (options[index].loss - option.loss, row, other)
            for row, (options, index) in enumerate(zip(items, chosen, strict=True))
            for other, option in enumerate(options)
            if option.loss < options[index].loss and option.size - options[index].size <= room
        ]
        if not exchanges:
            return
        _, row, other = max(exchanges)
        room -= items[row][other].size - items[row][chosen[row]].size
        chosen[row] = other
