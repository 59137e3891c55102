"""A conversation as the model reads it, and as the list names it."""

from __future__ import annotations

from collections.abc import Sequence

from core.engine.protocol import ToolCall, Turn
from core.messages import ChatMessage
from core.tools.messages import ToolUse

TITLE_LENGTH = 60
EARLIER_RESULT = 2_000
"""Characters that are read again of what a tool said earlier in the conversation."""


def title_for(question: str) -> str:
    """A conversation's first title: the beginning of its first question, cut at a word."""
    line = " ".join(question.split())
    if len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.-") + "…"


def turns_for(system_prompt: str, messages: Sequence[ChatMessage], *, with_tools: bool = False) -> tuple[Turn, ...]:
    """What the model reads: the instructions, then questions and answers in turn.

    A question whose answer never came is left out together with the gap, since many chat templates refuse two
    questions in a row; the last question always stays.

    Args:
        system_prompt: the instructions.
        messages: of the conversation.
        with_tools: also what tools were used on the way to an answer, and what came of them.
    """
    turns: list[Turn] = [Turn("system", system_prompt.strip())] if system_prompt.strip() else []
    for message in messages:
        after_question = turns and turns[-1].role == "user"
        if message.role == "user":
            if after_question:
                turns.pop()
            turns.append(Turn("user", message.text))
        elif after_question and message.text.strip():
            if with_tools and message.facts is not None:
                turns += tool_turns("", message.facts.tools, EARLIER_RESULT)
            turns.append(Turn("assistant", message.text))
    return tuple(turns)


def tool_turns(words: str, uses: Sequence[ToolUse], longest: int | None = None) -> tuple[Turn, ...]:
    """An assistant's turn that asked for tools, and their results.

    Args:
        words: of that turn.
        uses: none gives no turn at all.
        longest: characters of a result that are read.
    """
    if not uses:
        return ()
    calls = tuple(ToolCall(use.id, use.name, use.arguments) for use in uses)
    return (
        Turn("assistant", words, calls),
        *(Turn("tool", use.result[:longest], call_id=use.id) for use in uses),
    )
