"""Decides whether a small model that drafts is worth the memory that it takes from the large one."""

from __future__ import annotations

from typing import Final

from core.engine.protocol import KvType
from core.engine.speculate.economy import MODEL_RATE, best_length
from core.plan.load import Plan

_FINEST_FIRST: Final[tuple[KvType, ...]] = ("f16", "q8_0", "q4_0")


def better(with_model: Plan, without: Plan, draft_s: float) -> Plan:
    """The plan that writes faster where nothing can be drafted from texts, which both do alike.

    Args:
        with_model: with a small model that drafts.
        without: the same without.
        draft_s: seconds that the small model takes for a token.
    """
    if _coarser(with_model.load.kv_type, without.load.kv_type):
        return without
    return with_model if drafted_speed(with_model, draft_s) > without.outlook.tokens_per_second else without


def drafted_speed(plan: Plan, draft_s: float) -> float:
    """Tokens per second with drafts of a small model that takes so many seconds for a token."""
    plain = plan.outlook.tokens_per_second
    _, gain = best_length(plan.load.passes, MODEL_RATE, plan.load.draft_tokens, draft_s * plain)
    return plain * gain


def _coarser(one: KvType, other: KvType) -> bool:
    return _FINEST_FIRST.index(one) > _FINEST_FIRST.index(other)
