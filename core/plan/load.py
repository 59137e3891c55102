"""Decides how a model is loaded under the memory budget: what lies where, and what is given up when memory is short.

The first way of loading that fits is taken, from the one that loses nothing to the smallest: everything resident and
rearranged; a shorter context, where the user did not choose one; without rearranged copies; only some of a mixture's
experts in memory; weights streamed from disk, with as much resident as fits; a shorter context after all; less read
ahead; a coarser KV cache; the least there is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.engine.experts.shares import expert_layers, least_bytes, whole_bytes
from core.engine.flash.residency import layer_tensors
from core.engine.protocol import ExpertCache, KvType, Load, Placement, Stream
from core.engine.speculate.pass_costs import PassCosts
from core.errors import ModelTooLarge
from core.gguf import Header
from core.plan.compute import compute_bytes
from core.plan.estimate import Estimate, estimate_load
from core.plan.held import divided, first_on_device, streamed_layers
from core.plan.kv_cache import attention_bytes
from core.plan.outlook import Outlook, outlook, problem_of
from core.plan.placement import Arrangement, Problem, best_arrangement
from core.plan.speed import WRITING, Speed, predict, work
from core.plan.stream import FEWEST_SLOTS, SLOTS, largest_share
from core.plan.tiers import ESTIMATE_SHORT, Tiers
from core.plan.weights import model_weights
from core.settings import Settings

LEAST_CONTEXT: Final = 1024
FALLBACK_CONTEXT: Final = 4096
"""For files that do not say what context they were trained with."""
BATCH: Final = 256
"""Tokens of a prompt that are read at once: as fast as 512 on processors, with half the buffers."""
_STREAM_BATCHES: Final = (64, 128, 256, 512)
"""Each pass through a streamed model reads its weights once, however many tokens it takes; buffers grow with them."""
_SMALL_BATCH: Final = 64
"""Reads prompts somewhat slower, with a quarter of the buffers."""
_LEAST_BATCH: Final = 32
_WORTH: Final = 0.99
"""A larger batch has to save so much of the time that a usual question takes."""
_ANSWER_TOKENS: Final = 250
"""The usual answer that a batch is chosen for, after a prompt of `core.plan.speed.PROMPT_TOKENS`."""
_KV_SHARE: Final = 1 / 16
"""Of the budget: a context nobody chose takes no more from weights that are read from disk."""
_CORRECTIONS: Final = 3
_COARSER: Final[dict[KvType, tuple[KvType, ...]]] = {"f16": ("q8_0",), "q8_0": (), "q4_0": ()}
"""With keys of 4 bits some models, Qwen2.5 among them, write only scattered words: better to say what is needed."""
_DEFAULT_CONTEXT: Final = Settings().context_length

Weigh = Callable[[Header, Load], Estimate]
"""What a load will take of the model with a header."""
Pace = Callable[[Header, Load, float], Speed]
"""How fast a load writes with all weights in main memory, whose bandwidth is given."""


@dataclass(frozen=True)
class Wishes:
    """How a load is to be, whatever the budget: what settings do not say."""

    kv_type: KvType = "f16"
    repack: bool = True
    """False keeps no rearranged copies even where there is room for them."""
    threads: int = 0
    reading_threads: int = 0
    batch: int = BATCH
    flash_attention: Literal["auto", "on", "off"] = "auto"
    passes: PassCosts = PassCosts()  # noqa: RUF009 (frozen)
    """Of a load with this KV cache and these weights: they say nothing about any other."""
    passes_streamed: bool = False
    """Whether that load reads weights from disk."""
    draft_model: str = ""


NO_WISHES: Final = Wishes()


@dataclass(frozen=True)
class Plan:
    """A decided load.

    Args:
        header: of the model.
        load: how it is loaded.
        needed: bytes.
        outlook: its speed.
        tiers: what it was decided for.
        step: what is given up, in words; "" for nothing.
    """

    header: Header
    load: Load
    needed: Estimate
    outlook: Outlook
    tiers: Tiers
    step: str = ""

    @property
    def peak_bytes(self) -> int:
        """Of main memory, that all processes of Inglenook will hold."""
        return self.needed.main + self.tiers.beside_bytes


def usual_pace(header: Header, _load: Load, bandwidth: float) -> Speed:
    """How fast a model is where nothing has run yet."""
    return predict(header.identity, work(header), (), bandwidth)


def plan(
    header: Header,
    path: Path,
    settings: Settings,
    tiers: Tiers,
    weigh: Weigh = estimate_load,
    pace: Pace = usual_pace,
    wishes: Wishes = NO_WISHES,
) -> Plan:
    """The first way of loading that stays within the budget.

    Args:
        header: of the model.
        path: of its file.
        settings: context length, threads and offload that the user wants.
        tiers: the budget, and how fast everything is.
        weigh: the estimate to go by.
        pace: how fast the model is with all its weights in memory.
        wishes: what else the user wants.

    Raises:
        ModelTooLarge: none does; the sentence says the least that would.
    """
    planner = _Planner(header, path, settings, tiers, weigh, pace, wishes)
    least = None
    for step, way in planner.ways():
        load = _with_drafts_if_exact(way, wishes)
        needed = weigh(header, load)
        if needed.main <= tiers.engine_bytes:
            speed = outlook(header, load, tiers, planner.pace_of(load), planner.weights)
            return Plan(header, load, needed, speed, tiers, step)
        least = needed.main if least is None else min(least, needed.main)
    assert least is not None
    raise ModelTooLarge(
        f"{header.name} needs at least {math.ceil((least * (1 + ESTIMATE_SHORT) + tiers.beside_bytes) / 1e6):,} MB, "
        f"and may use {tiers.budget_bytes // 1_000_000:,} MB.",
        "Raise the memory budget in Settings, or choose a smaller model.",
    )


class _Planner:
    """The ways of loading one model, from the one that loses nothing to the smallest."""

    def __init__(
        self,
        header: Header,
        path: Path,
        settings: Settings,
        tiers: Tiers,
        weigh: Weigh,
        pace: Pace,
        wishes: Wishes,
    ) -> None:
        self._header = header
        self._tiers = tiers
        self._weigh = weigh
        self._pace = pace
        self._wishes = wishes
        self.weights = model_weights(header, WRITING)
        self._arrangements: dict[tuple[int, KvType], Placement | None] = {}
        self._from_disk = settings.offload == "flash"
        self._chosen_context = settings.context_length not in (0, _DEFAULT_CONTEXT)
        self._automatic = settings.offload == "automatic" and bool(tiers.devices)
        by_hand = settings.offload == "gpu" and bool(tiers.devices)
        self._chosen_layers = min(settings.gpu_layers, header.block_count + 1) if by_hand else 0
        kept = settings.rearranged_weights_mb * 10**6
        self._none_stays = Stream(0, SLOTS, tiers.disk_readers, tiers.direct, copy_bytes=kept)
        offloaded = {"gpu": settings.gpu_layers, "flash": 0}
        self._first = Load(
            str(path),
            context_length=_context(header, settings.context_length),
            threads=settings.threads or wishes.threads,
            reading_threads=0 if settings.threads else wishes.reading_threads,
            gpu_layers=offloaded.get(settings.offload, -1),
            batch=wishes.batch,
            kv_type=wishes.kv_type,
            flash_attention=wishes.flash_attention,
            draft_tokens=wishes.passes.most - 1,
            passes=wishes.passes,
            draft_model=wishes.draft_model,
        )

    def pace_of(self, load: Load) -> Speed:
        """How fast the model is with all its weights in memory."""
        return self._pace(self._header, load, self._tiers.bytes_per_second)

    def ways(self) -> Iterator[tuple[str, Load]]:
        """What each gives up, in words, and the load."""
        first = self._first
        # Weights that are read from disk are rearranged too, so that the text is the same.
        read = msgspec.structs.replace(first, repack=self._wishes.repack)
        contexts = [first] if self._chosen_context else list(_shorter(first))
        if self._wishes.repack and not self._from_disk:
            for load in contexts:
                yield _said(first, load), self._placed(load)
        for load in contexts:
            yield (
                _said(first, load, "" if self._from_disk or not self._wishes.repack else "not rearranged"),
                self._placed(_plain(load)),
            )
        for load in contexts:
            yield _said(first, load, "smaller batches"), self._placed(msgspec.structs.replace(load, batch=_SMALL_BATCH))
        for load in contexts if not self.weights.expert_bytes else ():
            yield from self._all_layers(load)
        # Experts are kept one by one, everything else of a mixture stays; other models are streamed layer by layer.
        smaller = self._some_experts if self.weights.expert_bytes else self._streamed
        if not self._chosen_context:
            yield from smaller(self._fitting(read))
        for load in _shorter(read):
            yield from smaller(load)
        *_, short = _shorter(read)
        # Less that is read ahead changes no word, unlike a coarser KV cache.
        least = self._some_experts if self.weights.expert_bytes else partial(self._streamed, slots=FEWEST_SLOTS)
        for kv_type in (first.kv_type, *_COARSER[first.kv_type]):
            yield from least(msgspec.structs.replace(short, kv_type=kv_type))

    def _fitting(self, load: Load) -> Load:
        """With the longest context whose keys and values take a modest share of the budget."""
        most = _KV_SHARE * self._tiers.engine_bytes
        contexts = _shorter(load)
        fitting = (way for way in contexts if attention_bytes(self._header, way.context_length, way.kv_type) <= most)
        return next(fitting, list(_shorter(load))[-1])

    def _all_layers(self, load: Load) -> Iterator[tuple[str, Load]]:
        """With all layers in memory, and only the table of tokens left on disk, of which a row a token is read."""
        load = self._placed(msgspec.structs.replace(load, repack=self._wishes.repack))
        layers = min(self._header.block_count, first_on_device(self._header, load.placement))
        whole = sum(tensor.size for tensor in layer_tensors(self._header, layers))
        stream = msgspec.structs.replace(self._none_stays, resident_bytes=whole)
        if divided(self._header, stream, load.placement).looked_up:
            yield _said(self._first, load, "token table on disk"), msgspec.structs.replace(load, stream=stream)

    def _some_experts(self, load: Load) -> Iterator[tuple[str, Load]]:
        """With as many routed experts in memory as there is room for, but at least as many as the engine can do with.

        All layers are the processor's then: the engine keeps experts apart only there.
        """
        empty = msgspec.structs.replace(load, experts=ExpertCache(0, self._tiers.disk_readers))
        room = self._tiers.engine_bytes - self._weigh(self._header, empty).main
        layers = expert_layers(self._header)
        if layers:
            most = max(least_bytes(layers), min(room, whole_bytes(layers)))
            cache = ExpertCache(most, max(4, self._tiers.disk_readers))
            said = _said(self._first, load, "some experts read from disk")
            yield said, msgspec.structs.replace(load, experts=cache)

    def _streamed(self, load: Load, slots: int = SLOTS) -> Iterator[tuple[str, Load]]:
        """With the batch that answers a usual question soonest, or else the smallest that there is room for.

        `slots` is how many layers the ring has room for.
        """
        pace = self.pace_of(load)
        best: tuple[float, Load] | None = None
        for batch in _STREAM_BATCHES:
            way = self._stream(
                self._placed(msgspec.structs.replace(load, batch=min(batch, load.context_length))), slots
            )
            if way is None:
                continue
            speed = outlook(self._header, way, self._tiers, pace, self.weights)
            seconds = speed.seconds_to_first_token + _ANSWER_TOKENS / speed.tokens_per_second
            if best is None or seconds < _WORTH * best[0]:
                best = seconds, way
        if best is not None:
            yield _said(self._first, load, self._from_where(best[1])), best[1]
            return
        smallest = msgspec.structs.replace(load, batch=min(_LEAST_BATCH, load.context_length))
        yield _said(self._first, load, "weights read from disk"), self._stream(smallest, slots, anyway=True) or smallest

    def _from_where(self, load: Load) -> str:
        whole = load.stream is not None and not divided(self._header, load.stream, load.placement).streamed
        return "token table on disk" if whole else "weights read from disk"

    def _stream(self, load: Load, slots: int, *, anyway: bool = False) -> Load | None:
        """The same load, streamed with what memory is left; None where there is too little, unless `anyway`."""
        layers = min(self._header.block_count, first_on_device(self._header, load.placement))
        none_stays = msgspec.structs.replace(self._none_stays, slots=slots)
        bare = msgspec.structs.replace(load, stream=none_stays)
        needed = self._weigh(self._header, bare)
        # What of the layers is too small to be streamed counts as theirs.
        small = sum(tensor.size for tensor in layer_tensors(self._header, layers)) - sum(
            streamed_layers(self._header, bare)
        )
        room = self._tiers.engine_bytes - needed.main + needed.ring + small
        for _ in range(_CORRECTIONS):
            resident = largest_share(self._header, layers, room, slots)
            if resident is None:
                break
            stream = msgspec.structs.replace(none_stays, resident_bytes=resident)
            if not divided(self._header, stream, load.placement).left_out_bytes:
                return None
            found = msgspec.structs.replace(load, stream=stream)
            # What earlier loads have taught depends on the whole, so that it is known only now.
            over = self._weigh(self._header, found).main - self._tiers.engine_bytes
            if over <= 0:
                return found
            room -= over
        return bare if anyway else None

    def _placed(self, load: Load) -> Load:
        """With layers on devices where that is faster."""
        names = tuple(device.name for device in self._tiers.devices)
        if self._chosen_layers:
            return msgspec.structs.replace(load, placement=Placement(names[:1], (self._chosen_layers,)))
        if not self._automatic:
            return load
        known = load.context_length, load.kv_type
        if known not in self._arrangements:
            usual = msgspec.structs.replace(load, batch=min(BATCH, load.context_length), stream=None, experts=None)
            self._arrangements[known] = self._arrange(usual, names)
        placement = self._arrangements[known]
        return msgspec.structs.replace(load, placement=placement, helpers=self._helpers(placement))

    def _arrange(self, load: Load, names: tuple[str, ...]) -> Placement | None:
        """The fastest arrangement of a load that is not placed yet."""
        needed = self._weigh(self._header, load)
        room = self._tiers.engine_bytes - (needed.main - needed.weights - needed.kv)
        compute = compute_bytes(self._header, load.context_length, load.batch)
        problem = problem_of(self._header, load, self._tiers, self.pace_of(load), self.weights, room, compute)
        placement = placement_of(best_arrangement(problem), problem, names)
        if placement is None or not self._helpers(placement):
            return placement
        # Where memory is too small without another machine, the load must not go on without it.
        return msgspec.structs.replace(placement, required=needed.main > self._tiers.engine_bytes)

    def _helpers(self, placement: Placement | None) -> tuple[str, ...]:
        """Addresses of the machines that hold a part."""
        used = placement.devices if placement is not None else ()
        lent = (device.name for device in self._tiers.devices if device.kind == "machine" and device.name in used)
        return tuple(dict.fromkeys(name.partition("/")[0] for name in lent))


def placement_of(arrangement: Arrangement, problem: Problem, names: tuple[str, ...]) -> Placement | None:
    """What the engine is told; None where everything stays on the processor.

    Args:
        arrangement: what lies where.
        problem: what it was decided for.
        names: of the devices, as the engine calls them.
    """
    used = [(name, count) for name, count in zip(names, arrangement.counts, strict=True) if count]
    if not used:
        return None
    first = len(problem.units) - arrangement.on_devices
    apart = [n for n in range(first, arrangement.experts_on_processor) if problem.units[n].experts]
    return Placement(
        devices=tuple(name for name, _ in used),
        layers=tuple(count for _, count in used),
        on_processor=(rf"blk\.({'|'.join(map(str, apart))})\.ffn_\w+_exps\.",) if apart else (),
        kv_on_device=arrangement.kv_on_device,
    )


def _with_drafts_if_exact(load: Load, wishes: Wishes) -> Load:
    """Without drafts where the passes that verify them were measured of another way of loading."""
    measured = (wishes.kv_type, wishes.repack, wishes.passes_streamed, None, None)
    if measured == (load.kv_type, load.repack, load.stream is not None, load.experts, load.placement):
        return load
    return msgspec.structs.replace(load, draft_tokens=0, passes=PassCosts(), draft_model="")


def _plain(load: Load) -> Load:
    return msgspec.structs.replace(load, repack=False)


def _shorter(load: Load) -> Iterator[Load]:
    """The same with the same context, and with half of it, and so on."""
    context = load.context_length
    yield load
    while context > LEAST_CONTEXT:
        context = max(LEAST_CONTEXT, context // 2)
        yield msgspec.structs.replace(load, context_length=context)


def _said(first: Load, load: Load, also: str = "") -> str:
    """What a load gives up against the first one."""
    parts = [also] if also else []
    if load.context_length < first.context_length:
        parts.append("shorter context")
    if load.kv_type != first.kv_type:
        parts.append("coarser KV cache")
    return ", ".join(parts)


def _context(header: Header, wanted: int) -> int:
    """The user's context length, no longer than what the model was trained with."""
    trained = header.context_length or FALLBACK_CONTEXT
    return min(wanted or trained, trained)
