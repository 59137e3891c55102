"""Makes the picture of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from core.gguf import Header, Tensor
from core.plan.estimate import usual_here
from core.plan.held import divided, first_on_device, on_device, streamed_weights
from core.plan.kv_cache import layer_bytes
from core.plan.load import Plan
from core.plan.picture import PartPicture, PlanPicture, TierPicture, layer_range
from core.plan.weights import kind_of, layer_of
from core.plan.wording import differences

MEMORY: Final = "Memory"
DISK: Final = "Disk"
_NAMES: Final = {"attention": "Attention", "network": "Network", "experts": "Experts"}
_WORDS: Final = "Words"
_OURS: Final = "Inglenook itself"


def draw(plan: Plan, beside: Iterable[tuple[str, int]] = ()) -> PlanPicture:
    """The picture of a plan.

    Args:
        plan: decided.
        beside: names and bytes of what `Tiers.beside_bytes` consists of, as far as they are known apart.
    """
    parts = [*_device_parts(plan), *_memory_parts(plan, beside), *_disk_parts(plan)]
    load, speed = plan.load, plan.outlook
    return PlanPicture(
        model=plan.header.name,
        tiers=tuple(_tiers(plan, parts)),
        parts=tuple(part for part in parts if part.bytes),
        budget_bytes=plan.tiers.budget_bytes,
        predicted_peak_bytes=plan.peak_bytes,
        context_length=load.context_length,
        kv_type=load.kv_type,
        batch=load.batch,
        threads=load.threads,
        read_ahead_slots=load.stream.slots if load.stream is not None else 0,
        tokens_per_second=round(speed.tokens_per_second, 3),
        seconds_to_first_token=round(speed.seconds_to_first_token, 3),
        limited_by=speed.limited_by,
        step=plan.step,
        why=why(plan),
        differences=tuple(differences(plan.header, load, usual_here())),
    )


def why(plan: Plan) -> str:
    """One sentence: what the budget has led to; "" where nothing had to be given up."""
    if not plan.step and plan.load.placement is None:
        return ""
    size, budget = plan.header.weight_bytes, plan.tiers.budget_bytes
    load = plan.load
    if load.stream is not None and not plan.outlook.disk_bytes:
        what = "its table of tokens is looked up on the disk and all layers stay in memory"
    elif load.stream is not None:
        kept = 1 - plan.outlook.disk_bytes / size if size else 1.0
        what = f"{kept:.0%} of it stays in memory and the rest is read from the disk for every word"
    elif load.experts is not None:
        what = f"{_size(load.experts.bytes)} of the experts stay in memory and the others are read when they are chosen"
    elif load.placement is not None:
        what = "it is shared out among " + " and ".join(["the processor", *load.placement.devices])
    else:
        what = "all of it stays in memory" + (
            f", with a context of {load.context_length:,} tokens" if "context" in plan.step else ""
        )
    return f"The model has {_size(size)} and Inglenook may hold {_size(budget)}, so {what}."


def _tiers(plan: Plan, parts: list[PartPicture]) -> Iterator[TierPicture]:
    used = {part.tier: 0 for part in parts}
    for part in parts:
        used[part.tier] += part.bytes
    tiers, placement = plan.tiers, plan.load.placement
    for device in tiers.devices:
        if placement is not None and device.name in placement.devices:
            yield TierPicture(
                device.kind, device.name, device.free_bytes, used.get(device.name, 0), device.bytes_per_second
            )
    total = max(tiers.total_bytes, tiers.budget_bytes)
    yield TierPicture("ram", MEMORY, total, used.get(MEMORY, 0), tiers.bytes_per_second)
    if used.get(DISK):
        yield TierPicture("disk", DISK, plan.header.file_bytes, used[DISK], tiers.disk_bytes_per_second)


def _device_parts(plan: Plan) -> Iterator[PartPicture]:
    placement, header = plan.load.placement, plan.header
    if placement is None:
        return
    kv = layer_bytes(header, plan.load.context_length, plan.load.kv_type) if placement.kv_on_device else {}
    there = [tensor for tensor in header.tensors if on_device(header, tensor, placement)]
    bounds = list(accumulate(placement.layers, initial=first_on_device(header, placement)))
    for name, low, high in zip(placement.devices, bounds, bounds[1:], strict=False):
        layers = range(low, high)
        yield from _weight_parts(name, header, (tensor for tensor in there if _unit(header, tensor) in layers))
        numbers = [number for number in kv if number in layers]
        yield PartPicture(name, "KV cache", sum(kv[number] for number in numbers), layer_range(numbers))


def _memory_parts(plan: Plan, beside: Iterable[tuple[str, int]]) -> Iterator[PartPicture]:
    header, load, needed = plan.header, plan.load, plan.needed
    left = needed.weights
    for part in _kept(plan, list(_weight_parts(MEMORY, header, _in_memory(plan)))):
        left -= part.bytes
        yield part
    kv = layer_bytes(header, load.context_length, load.kv_type)
    first = first_on_device(header, load.placement)
    here = [n for n in kv if load.placement is None or not load.placement.kv_on_device or n < first]
    yield PartPicture(MEMORY, "KV cache", needed.kv + needed.state, layer_range(here))
    yield PartPicture(MEMORY, "Read-ahead", needed.ring)
    yield PartPicture(MEMORY, "Computation", needed.compute)
    known = [(name, size) for name, size in beside if name != _OURS]
    others = max(0, plan.tiers.beside_bytes - sum(size for _, size in known))
    yield PartPicture(MEMORY, _OURS, needed.process + needed.correction + others + left)
    for name, size in known:
        yield PartPicture(MEMORY, name, size)


def _kept(plan: Plan, parts: list[PartPicture]) -> Iterator[PartPicture]:
    """What of these groups of weights stays in memory."""
    load = plan.load
    for part in parts:
        kept = part.bytes
        if load.experts is not None and part.name == _NAMES["experts"]:
            kept = min(kept, load.experts.bytes)
        yield PartPicture(part.tier, part.name, kept, part.layers)


def _disk_parts(plan: Plan) -> Iterator[PartPicture]:
    if plan.load.stream is not None:
        yield from _weight_parts(DISK, plan.header, streamed_weights(plan.header, plan.load))
    elif plan.outlook.disk_bytes:
        yield PartPicture(DISK, "Experts", plan.outlook.disk_bytes)


def _in_memory(plan: Plan) -> Iterator[Tensor]:
    stream = plan.load.stream
    division = divided(plan.header, stream, plan.load.placement) if stream is not None else None
    out = {tensor.name for tensor in (*division.streamed, *division.looked_up)} if division is not None else set()
    for tensor in plan.header.tensors:
        if tensor.name not in out and not on_device(plan.header, tensor, plan.load.placement):
            yield tensor


def _weight_parts(tier: str, header: Header, tensors: Iterable[Tensor]) -> Iterator[PartPicture]:
    sizes: dict[str, int] = {}
    layers: dict[str, list[int]] = {}
    for tensor in tensors:
        number = layer_of(tensor.name)
        name = _WORDS if number is None else _NAMES[kind_of(tensor.name)]
        sizes[name] = sizes.get(name, 0) + tensor.size
        if number is not None:
            layers.setdefault(name, []).append(number)
    for name, size in sizes.items():
        yield PartPicture(tier, name, size, layer_range(layers.get(name, [])))


def _unit(header: Header, tensor: Tensor) -> int:
    number = layer_of(tensor.name)
    return header.block_count if number is None else number


def _size(count: int) -> str:
    return f"{count / 1e9:,.1f} GB" if count >= 950_000_000 else f"{count / 1e6:,.0f} MB"
