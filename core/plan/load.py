"""Decides how a model is loaded under the memory budget: which copies are kept, and how long the context can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.device import available_memory
from core.engine.protocol import KvType, Load
from core.errors import ModelTooLarge
from core.gguf import Header, read_header
from core.plan.estimate import Estimate, estimate_load
from core.settings import Settings

SHARE_OF_FREE_MEMORY = 0.8
"""Without a budget of the user's, the model takes no more than this share of what is free."""
LEAST_CONTEXT = 1024
FALLBACK_CONTEXT = 4096
"""For files that do not say what context they were trained with."""
BATCH = 256
"""Tokens of a prompt that are read at once: as fast as 512 on processors, with half the buffers."""


Weigh = Callable[[Header, Load], Estimate]
"""What a load will take of the model with a header."""


@dataclass(frozen=True)
class Wishes:
    """How a load is to be, whatever the budget: what settings do not say."""

    kv_type: KvType = "f16"
    repack: bool = True
    """False keeps no rearranged copies even where there is room for them."""


def plan_load(
    path: Path, settings: Settings, weigh: Weigh = estimate_load, wishes: Wishes = Wishes(), limit: int = 0
) -> Load:
    """The request that loads `path` as these settings want it, stepped down as far as the budget asks.

    Args:
        path: of the model file.
        settings: the memory budget, context length and offload that the user wants.
        weigh: the estimate to go by.
        wishes: what else the user wants.
        limit: bytes that the engine may take at most, whatever the settings allow, because memory became scarce; 0 for
            none (the assistant asks with one when `core.budget` says so).

    Raises:
        ModelError: the file is missing or no model.
        ModelTooLarge: even the smallest way of loading it needs more than the budget.
    """
    header = read_header(path)
    budget = memory_budget(settings)
    return fit(header, path, settings, min(budget, limit or budget), weigh, wishes)


def memory_budget(settings: Settings) -> int:
    """Bytes that a model may take: the user's budget, or a share of what is free now."""
    return int(settings.memory_budget_gb * 1e9) or int(available_memory() * SHARE_OF_FREE_MEMORY)


def fit(
    header: Header,
    path: Path,
    settings: Settings,
    budget: int,
    weigh: Weigh = estimate_load,
    wishes: Wishes = Wishes(),
) -> Load:
    """The first way of loading, from the fastest to the smallest, whose estimate stays within `budget` bytes.

    Weights that are only mapped from the file can be dropped by the system at any time, so in the last steps they do
    not count; what has to stay in memory does.

    Raises:
        ModelTooLarge: none does; the sentence says the least that would.
    """
    smallest: Estimate | None = None
    for load in _ladder(header, path, settings, wishes):
        needed = weigh(header, load)
        counted = needed.total if load.repack else needed.pinned
        if counted <= budget:
            return load
        smallest = needed
    assert smallest is not None
    least = smallest.pinned
    raise ModelTooLarge(
        f"{header.name} needs at least {least / 1e6:,.0f} MB, and may use {budget / 1e6:,.0f} MB.",
        "Raise the memory budget in Settings, or choose a smaller model.",
    )


def _ladder(header: Header, path: Path, settings: Settings, wishes: Wishes) -> Iterator[Load]:
    context = _context(header, settings.context_length)
    common = {
        "path": str(path),
        "threads": settings.threads,
        "batch": BATCH,
        "kv_type": wishes.kv_type,
        "gpu_layers": settings.gpu_layers if settings.offload == "gpu" else 0 if settings.offload == "flash" else -1,
    }
    if settings.offload != "flash" and wishes.repack:
        yield Load(context_length=context, repack=True, **common)  # type: ignore[arg-type]
    while True:
        yield Load(context_length=context, repack=False, **common)  # type: ignore[arg-type]
        if context <= LEAST_CONTEXT:
            return
        context = max(LEAST_CONTEXT, context // 2)


def _context(header: Header, wanted: int) -> int:
    """The user's context length, no longer than what the model was trained with."""
    trained = header.context_length or FALLBACK_CONTEXT
    return min(wanted or trained, trained)
