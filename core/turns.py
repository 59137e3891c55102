"""A conversation as the model reads it, and as the list names it."""

from __future__ import annotations

from collections.abc import Sequence

from core.engine.protocol import Turn
from core.messages import ChatMessage

TITLE_LENGTH = 60


def title_for(question: str) -> str:
    """A conversation's first title: the beginning of its first question, cut at a word."""
    line = " ".join(question.split())
    if len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.-") + "…"


def turns_for(system_prompt: str, messages: Sequence[ChatMessage]) -> tuple[Turn, ...]:
    """What the model reads: the instructions, then questions and answers in turn.

    A question whose answer never came is left out together with the gap, since many chat templates refuse two
    questions in a row; the last question always stays.
    """
    turns: list[Turn] = [Turn("system", system_prompt.strip())] if system_prompt.strip() else []
    for message in messages:
        after_question = turns and turns[-1].role == "user"
        if message.role == "user":
            if after_question:
                turns.pop()
            turns.append(Turn("user", message.text))
        elif after_question and message.text.strip():
            turns.append(Turn("assistant", message.text))
    return tuple(turns)
