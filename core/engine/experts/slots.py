"""Which expert of a layer lies in which slot, and which of them makes room; pure bookkeeping.

The first slots of a layer are its own. Those after them are a room that it shares with other layers: what lies there is
gone as soon as another layer moves in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.engine.experts.eviction import Floats

NOWHERE: Final = -1


class Slots:
    """The slots of one layer: as many as it has experts.

    Args:
        experts: of the layer.
        kept: slots of its own.
    """

    def __init__(self, experts: int, kept: int) -> None:
        self.kept = kept
        self.slot_of: NDArray[np.int32] = np.full(experts, NOWHERE, np.int32)
        """[experts]: the slot of each, or `NOWHERE`."""
        self._expert_in = [NOWHERE] * experts

    def holds(self, expert: int) -> bool:
        """Whether an expert is here, or on its way."""
        return bool(self.slot_of[expert] != NOWHERE)

    def drop(self, expert: int) -> None:
        """An expert is not here any more."""
        self._expert_in[self.slot_of[expert]] = NOWHERE
        self.slot_of[expert] = NOWHERE

    def in_room(self) -> list[int]:
        """The experts that lie in the shared room."""
        return [expert for expert in self._expert_in[self.kept :] if expert != NOWHERE]

    def needs_room(self, missing: Collection[int], staying: Collection[int]) -> bool:
        """Whether the layer's own slots are too few for these experts beside those that must stay."""
        occupied = sum(expert in staying for expert in self._expert_in[: self.kept])
        return occupied + len(missing) > self.kept

    def take_in(self, missing: Iterable[int], staying: Collection[int], worth: Floats) -> dict[int, int]:
        """Find a slot for each missing expert; there is one for all of them.

        The most worthy ones get the layer's own slots, where the least worthy make room; the others go into the room.

        Args:
            missing: experts that are not here.
            staying: those that must not make room, whether they are here or not.
            worth: of each expert: [experts].

        Returns:
            The new slot of each.
        """
        placed = {}
        victims = self._victims(staying, worth)
        for expert in sorted(missing, key=worth.__getitem__, reverse=True):
            slot = self._free(own=True)
            if slot is None and victims:
                slot = self._evict(victims.pop())
            if slot is None:
                slot = self._free(own=False)
            if slot is None:
                slot = self._evict(next(other for other in self.in_room() if other not in staying))
            self._put(expert, slot)
            placed[expert] = slot
        return placed

    def take_ahead(self, wanted: Sequence[int], staying: Collection[int], worth: Floats) -> dict[int, int]:
        """Find slots of the layer's own for experts that will probably be needed; fewer where others must stay.

        Args:
            wanted: the likeliest first, not here.
            staying: those that must not make room.
            worth: of each expert: [experts].
        """
        placed = {}
        victims = self._victims({*staying, *wanted}, worth)
        for expert in wanted:
            slot = self._free(own=True)
            if slot is None:
                if not victims:
                    break
                slot = self._evict(victims.pop())
            self._put(expert, slot)
            placed[expert] = slot
        return placed

    def _free(self, own: bool) -> int | None:
        first, end = (0, self.kept) if own else (self.kept, len(self._expert_in))
        return next((slot for slot in range(first, end) if self._expert_in[slot] == NOWHERE), None)

    def _victims(self, staying: Collection[int], worth: Floats) -> list[int]:
        """Those in own slots that may make room; the one of least worth comes last."""
        found = [expert for expert in self._expert_in[: self.kept] if expert != NOWHERE and expert not in staying]
        return sorted(found, key=worth.__getitem__, reverse=True)

    def _evict(self, expert: int) -> int:
        slot = int(self.slot_of[expert])
        self.drop(expert)
        return slot

    def _put(self, expert: int, slot: int) -> None:
        self._expert_in[slot] = expert
        self.slot_of[expert] = slot
