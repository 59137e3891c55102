"""A plan as a picture: which tiers of memory there are, what lies in each, what it costs, and what limits the speed."""

from __future__ import annotations

from typing import Literal

import msgspec

TierKind = Literal["gpu", "ram", "disk", "machine"]
"""machine: the memory of another machine that lends it."""
Limit = Literal["compute", "memory bandwidth", "disk", "link"]


class TierPicture(msgspec.Struct, frozen=True):
    """One place where bytes of the model can lie."""

    kind: TierKind
    name: str
    """As the user reads it, such as "Memory", "CUDA0" or "Disk"; no two tiers share one."""
    capacity_bytes: int
    """Of memory, what there is; of the disk, the model's file."""
    used_bytes: int
    """By Inglenook under this plan; of the disk, what is read from it for every token."""
    bytes_per_second: float
    """At which it is read; 0 where nobody has measured."""


class PartPicture(msgspec.Struct, frozen=True):
    """Something that lies in a tier."""

    tier: str
    """The name of its tier."""
    name: str
    """In plain words: "Attention", "Network", "Experts", "Words" (the token table and the output), "KV cache",
    "Read-ahead", "Computation", "Inglenook itself", "Encoder", "Your own encoder", "Draft model"."""
    bytes: int
    layers: str = ""
    """Which, such as "layers 0-11"; "" for what is no layer's."""


class PlanPicture(msgspec.Struct, frozen=True, kw_only=True):
    """Where every byte goes. The parts of a tier add up to its `used_bytes`."""

    model: str
    tiers: tuple[TierPicture, ...]
    """Fastest first."""
    parts: tuple[PartPicture, ...]
    budget_bytes: int
    """The most that Inglenook may hold in main memory, all processes together."""
    predicted_peak_bytes: int
    """What they will hold at their peak."""
    context_length: int
    kv_type: str
    batch: int
    """Tokens of a prompt that are read at once."""
    threads: int
    """0 is one for each core."""
    read_ahead_slots: int
    """Layers that are read from the disk ahead of the computation; 0 where nothing is."""
    tokens_per_second: float
    """At the beginning of a conversation."""
    seconds_to_first_token: float
    """After a prompt of `core.plan.speed.PROMPT_TOKENS` tokens."""
    limited_by: Limit
    step: str
    """What had to be given up to stay within the budget, such as "streamed from disk"; "" for nothing."""
    why: str
    """One sentence for the user."""
    differences: tuple[str, ...] = ()
    """Why the text may differ from that of the model in memory, in sentences; none where it is the same."""


def layer_range(numbers: list[int]) -> str:
    """Layers in words: "layers 0-11", "layer 5", "layers 0-3, 8-11"; "" for none."""
    if not numbers:
        return ""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    text = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
    return f"layer {text}" if len(spans) == 1 and spans[0][0] == spans[0][1] else f"layers {text}"
