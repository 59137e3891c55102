"""The experts of all layers in memory: brings those that are needed, and reads ahead those that may be.

Knows files, slots and worth; nothing of graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.engine.experts.counts import ExpertCounts
from core.engine.experts.eviction import Floats, Worth, worth_of
from core.engine.experts.fetch import Fetch, Fetcher, Slice
from core.engine.experts.memory import SlotMemory
from core.engine.experts.shares import ROOMS, ExpertLayer, Shares
from core.engine.experts.slots import NOWHERE, Slots
from core.engine.flash.files import WeightFile
from core.engine.protocol import ExpertCache
from core.errors import EngineError


class _Layer:
    """One layer's part of the cache."""

    def __init__(self, layer: ExpertLayer, slots: Slots, worth: Worth) -> None:
        self.layer = layer
        self.slots = slots
        self.worth = worth
        self.coming: dict[int, Fetch] = {}
        """Experts that have a slot and were not there when last looked at."""
        self.guessed: frozenset[int] = frozenset()
        """What was read ahead for the next pass through this layer."""


class LayerCaches:
    """Memory and readers for the experts of a model. One thread uses it.

    Args:
        layers: with experts.
        shares: of the memory.
        wishes: how many readers, what is evicted.
        used: experts by a token.
        files: of the model, part by part; they are closed with this.

    Raises:
        ModelTooLarge: there is not so much memory.
    """

    def __init__(
        self,
        layers: Sequence[ExpertLayer],
        shares: Shares,
        wishes: ExpertCache,
        used: int,
        files: Sequence[WeightFile],
    ) -> None:
        self._files = tuple(files)
        self._memory = SlotMemory(layers, shares)
        self._layers = [
            _Layer(layer, Slots(layer.experts, kept), worth_of(wishes.eviction, layer.experts, used))
            for layer, kept in zip(layers, shares.kept, strict=True)
        ]
        self._room_of = [NOWHERE] * ROOMS
        self._fetcher = Fetcher(wishes.readers)
        self._needed = self._found = self._ahead = self._ahead_used = 0
        self._closed = False

    @property
    def counts(self) -> ExpertCounts:
        """What has happened until now."""
        read, waited = self._fetcher.bytes_read, self._fetcher.seconds_waited
        return ExpertCounts(self._needed, self._found, self._ahead, self._ahead_used, read, waited)

    def slots(self, place: int) -> Slots:
        """Which expert lies in which slot of a layer; layers are counted among those with experts."""
        return self._layers[place].slots

    def bases(self, place: int) -> tuple[int, ...]:
        """The address of the first slot of each matrix of a layer."""
        return self._memory.bases(place)

    def check_files(self) -> None:
        """Raise an EngineError if a file is not what it was."""
        for file in self._files:
            file.check()

    def bring(
        self,
        place: int,
        experts: Sequence[int],
        probabilities: Floats,
        wanted: Callable[[], bool] = lambda: True,
        following: Sequence[int] = (),
    ) -> None:
        """Have the chosen experts of a layer in memory, and remember what the router said.

        Args:
            place: of the layer.
            experts: each once.
            probabilities: the mean over the tokens of this pass: [experts].
            wanted: asked every few milliseconds; when it says no, this comes back with some of them missing.
            following: what the next layer will probably need, the likeliest first: read as soon as readers are free.

        Raises:
            EngineError: one cannot be read; it has no slot then.
        """
        state = self._layers[place]
        state.worth.used(experts, probabilities)
        self._settle(state, experts)
        missing = self._missing(state, experts)
        self._count(state, experts, missing)
        if missing and state.slots.needs_room(missing, {*experts, *state.coming}):
            self._move_in(place)
            missing = self._missing(state, experts)
        if missing:
            self._start(place, state.slots.take_in(missing, {*experts, *state.coming}, state.worth.values))
        fetches = [state.coming[expert] for expert in experts if expert in state.coming]
        self._fetcher.need(fetches)
        if following:
            self.read_ahead(place + 1, following)
        if fetches:
            try:
                self._fetcher.wait(fetches, wanted)
            except EngineError:
                self._drop_failed()
                raise
            self._settle(state, experts)

    def read_ahead(self, place: int, experts: Sequence[int]) -> None:
        """Queue what of these experts, the likeliest first, is not in memory."""
        state = self._layers[place]
        self._settle(state, experts)
        missing = self._missing(state, experts)
        if not missing:
            return
        if len(experts) > state.slots.kept:
            self._move_in(place)
            missing = self._missing(state, experts)
            placed = state.slots.take_in(missing, {*experts, *state.coming}, state.worth.values)
        else:
            placed = state.slots.take_ahead(missing, {*experts, *state.coming}, state.worth.values)
        self._ahead += len(placed)
        state.guessed = frozenset(placed)
        self._fetcher.read_ahead(self._start(place, placed))

    def close(self) -> None:
        """End the readers and give the memory back; nothing may compute with it any more."""
        if self._closed:
            return
        self._closed = True
        self._fetcher.close()
        self._memory.close()
        for file in self._files:
            file.close()

    def _count(self, state: _Layer, experts: Sequence[int], missing: Sequence[int]) -> None:
        late = sum(expert in state.coming for expert in experts)
        self._needed += len(experts)
        self._found += len(experts) - len(missing) - late
        self._ahead_used += len(state.guessed.intersection(experts))
        state.guessed = frozenset()

    @staticmethod
    def _missing(state: _Layer, experts: Sequence[int]) -> list[int]:
        return [expert for expert in experts if not state.slots.holds(expert)]

    def _settle(self, state: _Layer, needed: Sequence[int]) -> None:
        """Forget reads that are over, and those ahead that nobody has begun and nobody needs."""
        for expert, fetch in list(state.coming.items()):
            if fetch.over and fetch.failure is None:
                del state.coming[expert]
            elif fetch.failure is None and expert not in needed and self._fetcher.give_up(fetch):
                del state.coming[expert]
                state.slots.drop(expert)

    def _move_in(self, place: int) -> None:
        """Make the room of this layer its own; what other layers had there is gone."""
        room = place % ROOMS
        before = self._room_of[room]
        if before == place:
            return
        if before != NOWHERE:
            self._move_out(before)
        self._memory.lend_room(place)
        self._room_of[room] = place

    def _move_out(self, place: int) -> None:
        state = self._layers[place]
        self._settle(state, ())
        leaving = state.slots.in_room()
        busy = [state.coming[expert] for expert in leaving if expert in state.coming]
        self._fetcher.wait(busy, lambda: True)
        for expert in leaving:
            state.coming.pop(expert, None)
            state.slots.drop(expert)
        self._memory.take_room(place)

    def _start(self, place: int, placed: dict[int, int]) -> list[Fetch]:
        """Begin to read experts into the slots they were given."""
        layer, bases = self._layers[place].layer, self._memory.bases(place)
        fetches = []
        for expert, slot in placed.items():
            slices = [
                Slice(
                    self._files[piece.part],
                    piece.offset + expert * piece.size,
                    piece.size,
                    base + piece.lead + slot * piece.stride,
                )
                for base, piece in zip(bases, layer.matrices, strict=True)
            ]
            fetch = self._layers[place].coming[expert] = Fetch(slices)
            fetches.append(fetch)
        return fetches

    def _drop_failed(self) -> None:
        """What could not be read has no place."""
        for state in self._layers:
            for expert, fetch in list(state.coming.items()):
                if fetch.failure is not None:
                    del state.coming[expert]
                    state.slots.drop(expert)
