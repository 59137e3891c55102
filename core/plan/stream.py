"""Weights that are streamed from disk: how much of each layer can stay in memory, and how long one pass then takes.

An equal share of every layer stays (FlexInfer, arXiv 2503.03777), so that no layer waits longer for the disk than the
others; reading the next layers overlaps with the computation of those before (PIPO, arXiv 2504.03664).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from core.engine.flash.residency import layer_tensors, ring_bytes, streamed_tensors
from core.gguf import Header

SLOTS: Final = 2
"""One layer computes while the next one is read; memory for a third one keeps more from being read at all."""
FEWEST_SLOTS: Final = 1
"""Where memory is shortest: a tenth slower, since less is read ahead (bench/offload.py)."""
_EXACT: Final = 4096
"""The largest share is found to this part of the layers."""
_STEPS: Final = 6
PIECE_S: Final = 0.2e-3
"""What it costs to hand a matrix over and to stop the computation for it, beside the reading (bench/budget.py)."""


def largest_share(header: Header, layers: int, room: int, slots: int = SLOTS) -> int | None:
    """The most bytes of the layers that can stay in memory; None where not even the ring fits.

    More that stays means less in the ring, by less than what stays, so that what is taken grows with it.

    Args:
        header: of the model.
        layers: that the processor computes, the first so many.
        room: bytes for what stays and for the ring.
        slots: layers that the ring has room for.
    """
    inside = layer_tensors(header, layers)
    total = sum(tensor.size for tensor in inside)

    def taken(resident: int) -> int:
        streamed = streamed_tensors(inside, resident)
        return total - sum(tensor.size for tensor in streamed) + ring_bytes(inside, streamed, slots)

    return _largest(taken, total, room)


def _largest(taken: Callable[[int], int], total: int, room: int) -> int | None:
    """The most of `total` bytes that can stay so that no more than `room` is taken, to a small part; None for none.

    What is taken grows almost by what stays, so that few steps suffice; whole tensors make it jump a little.
    """
    if taken(total) <= room:
        return total
    low, low_taken, high = 0, taken(0), total
    if low_taken > room:
        return None
    for _ in range(_STEPS):
        guess = min(high - 1, low + room - low_taken)
        if guess <= low or high - low <= total // _EXACT:
            break
        found = taken(guess)
        if found <= room:
            low, low_taken = guess, found
        else:
            high = guess
            room_below = guess - (found - room)
            if room_below > low and (below := taken(room_below)) <= room:
                low, low_taken = room_below, below
    return low


def pass_seconds(compute: Sequence[float], read: Sequence[float], tail: float, slots: int) -> float:
    """Seconds of one pass through all layers once the slots are in turn.

    A layer is read when the one `slots` before it has been computed and left its slot; it is computed when it has been
    read and the one before it is done. Reading goes on into the next pass while the output is computed.

    Args:
        compute: seconds that each layer computes.
        read: seconds that the streamed part of each takes from the disk.
        tail: seconds from the last layer to the first of the next pass.
        slots: layers that there is room for.
    """
    count = len(compute)
    if count == 0:
        return tail
    computed: list[float] = []
    was_read = done = begun = 0.0
    passes = 2 + -(-slots // count)
    for step in range(passes * count):
        layer = step % count
        if layer == 0:
            begun, done = done, done + tail * (step > 0)
        free = computed[step - slots] if step >= slots else 0.0
        was_read = max(was_read, free) + read[layer]
        done = max(done, was_read) + compute[layer]
        computed.append(done)
    return done - begun
