"""What another program asks of the assistant: turns of a conversation that it keeps itself, and how to answer them."""

from __future__ import annotations

from typing import Any

import msgspec

from core.engine.protocol import Sampling, Tool, ToolChoice, Turn


class Completion(msgspec.Struct, frozen=True):
    """One request, complete in itself: nothing of it is stored."""

    program: str
    """Who asks, for the ledger."""
    turns: tuple[Turn, ...] = ()
    prompt: str = ""
    """Instead of turns: a text to go on with, as it stands."""
    suffix: str = ""
    """What comes after the gap that a prompt ends at; for models that were trained to fill gaps."""
    sampling: Sampling = Sampling()
    max_tokens: int = 0
    stop: tuple[str, ...] = ()
    schema: dict[str, Any] | None = None
    """JSON schema that the answer obeys."""
    tools: tuple[Tool, ...] = ()
    tool_choice: ToolChoice = "auto"
    several_calls: bool = True
    logprobs: int = -1
    """How many of the likeliest tokens are told with each token; -1 tells no probabilities."""
    expected: tuple[str, ...] = ()
    """Texts that the answer will largely repeat: it is written faster where it does, and is the same in any case."""
    remembers: bool = False
    """Whether an answer given before may answer this, and this answer others."""
    keeps: bool = False
    """Whether this answer may be remembered."""

    @property
    def question(self) -> str:
        """What the user asked last."""
        return next((turn.text for turn in reversed(self.turns) if turn.role == "user"), "")
