"""How an estimate of memory is corrected by what earlier loads on this machine were predicted and measured to take.

An estimate can only be as good as its formulas; libraries, kernels and kinds of models differ. The difference between
the two numbers of earlier loads says by how much.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import Final

import msgspec

MOST_UNDER: Final = 0.02
"""A correction learnt from other loads lowers an estimate by no more than this share."""
MOST_OVER: Final = 0.15
_OTHERS_NEEDED: Final = 2
"""Other models that must agree before they say anything about this one."""


class Observation(msgspec.Struct, frozen=True):
    """One answer of a loaded model."""

    machine: str
    model: str
    """The identity of its file."""
    context_length: int
    kv_type: str
    repack: bool
    batch: int
    predicted: int
    """Bytes by the formulas alone."""
    measured: int
    full: bool
    """Whether a whole batch was read and the context filled: before, not all that is reserved has been touched."""

    spread: bool = False
    """Whether weights lay elsewhere than in main memory."""

    @property
    def residual(self) -> int:
        """Bytes by which the formulas were short."""
        return self.measured - self.predicted

    @property
    def tells(self) -> bool:
        """Whether anything follows: that less was needed for a short conversation says nothing about a long one."""
        return self.full or self.residual > 0


def correction(predicted: int, model: str, observations: Iterable[Observation]) -> int:
    """Bytes to add to what the formulas predict for a model; negative where they have been too cautious.

    A load that was seen before, which is one for which the formulas say the same number, takes what it took then. For
    other loads of the same model its largest residual counts, and for models that were never seen the median of what
    others were short by. Those two lower an estimate by at most `MOST_UNDER`; others raise it by at most `MOST_OVER`.

    Args:
        predicted: bytes.
        model: the identity of its file.
        observations: of this machine.
    """
    worst: dict[str, int] = {}
    same: list[int] = []
    for seen in observations:
        if not seen.tells:
            continue
        worst[seen.model] = max(worst.get(seen.model, seen.residual), seen.residual)
        if seen.model == model and seen.predicted == predicted:
            same.append(seen.residual)
    if same:
        return max(same)
    least = -int(predicted * MOST_UNDER)
    if model in worst:
        return max(least, min(worst[model], predicted))
    if len(worst) < _OTHERS_NEEDED:
        return 0
    return max(least, min(int(statistics.median(worst.values())), int(predicted * MOST_OVER)))
