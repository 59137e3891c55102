"""Decides how a model is loaded under the memory budget: which copies are kept, and how long the context can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.device import available_memory
from core.engine.protocol import Load
from core.errors import ModelTooLarge
from core.gguf import Header, read_header
from core.plan.estimate import Estimate, estimate
from core.settings import Settings

SHARE_OF_FREE_MEMORY = 0.8
"""Without a budget of the user's, the model takes no more than this share of what is free."""
LEAST_CONTEXT = 1024
FALLBACK_CONTEXT = 4096
"""For files that do not say what context they were trained with."""


def plan_load(path: Path, settings: Settings) -> Load:
    """The request that loads `path` as these settings want it, stepped down as far as the budget asks.

    Raises:
        ModelError: the file is missing or no model.
        ModelTooLarge: even the smallest way of loading it needs more than the budget.
    """
    header = read_header(path)
    budget = int(settings.memory_budget_gb * 1e9) or int(available_memory() * SHARE_OF_FREE_MEMORY)
    return fit(header, path, settings, budget)


def fit(header: Header, path: Path, settings: Settings, budget: int) -> Load:
    """The first way of loading, from the fastest to the smallest, whose estimate stays within `budget` bytes.

    Weights that are only mapped from the file can be dropped by the system at any time, so in the last steps they do
    not count; what has to stay in memory does.

    Raises:
        ModelTooLarge: none does; the sentence says the least that would.
    """
    smallest: Estimate | None = None
    for load in _ladder(header, path, settings):
        needed = estimate(header, load.context_length, load.kv_type, repack=load.repack, batch=load.batch)
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


def _ladder(header: Header, path: Path, settings: Settings) -> Iterator[Load]:
    context = _context(header, settings.context_length)
    common = {
        "path": str(path),
        "threads": settings.threads,
        "gpu_layers": settings.gpu_layers if settings.offload == "gpu" else 0 if settings.offload == "flash" else -1,
    }
    if settings.offload != "flash":
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
