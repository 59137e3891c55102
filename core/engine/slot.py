"""One sequence of the KV cache, and what is known of the tokens in it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Slot:
    """One sequence of the KV cache.

    Args:
        number: llama.cpp's id of the sequence.
    """

    number: int
    held: list[int] = field(default_factory=list)
    """The tokens in it, in order."""
    conversation: str = ""
    """Whose tokens these are, where that is known."""
    used_at: float = 0.0
    """When an answer last left it, by `time.monotonic`."""
    keep_bytes: int = 0
    """As `Generate.keep_bytes` of the answer that had it last."""
    changed: bool = False
    """Whether it holds more than what is kept of it on disk."""
    past: list[int] = field(default_factory=list)
    """All tokens that it has read, where some of them have been let go of since; else empty."""
    dropped: int = 0
    """Oldest turns of its conversation that were left out of them."""
