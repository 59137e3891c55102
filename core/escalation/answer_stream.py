"""Reads an OpenAI-compatible answer as it streams: text out of server-sent events, whatever a server makes of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from core.errors import CloudError


@dataclass
class Received:
    """What has come back so far."""

    model: str
    finish: str = ""
    bytes: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    first_word_s: float = 0.0


def take(data: str, received: Received) -> str:
    """The text of one event; what else it says goes into `received`.

    Raises:
        CloudError: it reports an error, or is no piece of a chat answer.
    """
    try:
        chunk: Any = json.loads(data)
        if error := chunk.get("error"):
            raise CloudError(f"The cloud reported an error: {_error_text(error)}", "Try again in a moment.")
        usage = chunk.get("usage") or {}
        received.prompt_tokens = _count(usage.get("prompt_tokens")) or received.prompt_tokens
        received.completion_tokens = _count(usage.get("completion_tokens")) or received.completion_tokens
        received.model = str(chunk.get("model") or received.model)[:200]
        choices = chunk.get("choices") or []
        if not choices:
            return ""
        received.finish = str(choices[0].get("finish_reason") or received.finish)[:40]
        return str((choices[0].get("delta") or {}).get("content") or "")
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
        raise CloudError(
            "The cloud sent something that is not a chat answer.", "Check the address in Settings, under Cloud."
        ) from error


def _count(value: object) -> int:
    """A number of tokens: never below zero, never beyond what any answer has."""
    return min(max(int(value), 0), 100_000_000) if isinstance(value, int | float) else 0


def _error_text(error: object) -> str:
    text = error.get("message") if isinstance(error, dict) else error
    return str(text)[:300]
