"""How a model that drafts is loaded: beside the large one, with as little as drafts need."""

from __future__ import annotations

from typing import Final

from core.engine.protocol import Load

CONTEXT: Final = 2048
"""Tokens: of a longer text only the end is read, so this is room for a window and a long answer."""
BATCH: Final = 64


def draft_load(large: Load) -> Load | None:
    """The load of the small model that drafts for `large`; None where there is none."""
    if not large.draft_model:
        return None
    return Load(
        large.draft_model,
        context_length=min(CONTEXT, large.context_length or CONTEXT),
        threads=large.threads,
        gpu_layers=large.gpu_layers if large.placement is None else 0,
        batch=BATCH,
    )
