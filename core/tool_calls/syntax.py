"""The forms in which model families write tool calls, and which one a chat template was written for.

The forms are those of the models' own cards: Hermes and Qwen (`<tool_call>`), Mistral (`[TOOL_CALLS]`), Llama 3.1 and
later (bare JSON with `parameters`). A model that was trained on none is told about Hermes' form in words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.engine.protocol import Tool, ToolCall, Turn


@dataclass(frozen=True)
class Syntax:
    """How one family writes a call."""

    name: str
    opening: str
    """What stands before the calls; "" where they begin the answer."""
    closing: str = ""
    """What stands after a call."""
    arguments_key: str = "arguments"
    listed: bool = False
    """All calls in one JSON array after one opening."""
    named_outside: bool = False
    """The name stands between the opening and `separator`, and only the arguments are JSON."""
    separator: str = ""
    also_opening: str = ""
    """Another opening that some models of the family write."""


HERMES: Final = Syntax("hermes", "<tool_call>", "</tool_call>")
MISTRAL: Final = Syntax("mistral", "[TOOL_CALLS]", listed=True)
MISTRAL_ARGS: Final = Syntax("mistral-args", "[TOOL_CALLS]", named_outside=True, separator="[ARGS]")
LLAMA: Final = Syntax("llama", "", arguments_key="parameters", also_opening="<|python_tag|>")

SYNTAXES: Final[Mapping[str, Syntax]] = {s.name: s for s in (HERMES, MISTRAL, MISTRAL_ARGS, LLAMA)}


def syntax_of(template: str) -> Syntax:
    """The form that a chat template's author had in mind."""
    if "<tool_call>" in template:
        return HERMES
    if "[TOOL_CALLS]" in template:
        return MISTRAL_ARGS if "[ARGS]" in template else MISTRAL
    if "<|python_tag|>" in template or ("ipython" in template and "parameters" in template):
        return LLAMA
    return HERMES


def offered(tools: Sequence[Tool], choice: str) -> tuple[Tool, ...]:
    """The tools that the model is told about."""
    if choice == "none":
        return ()
    wanted = choice.removeprefix("tool:") if choice.startswith("tool:") else ""
    return tuple(tool for tool in tools if not wanted or tool.name == wanted)


def described(tools: Sequence[Tool]) -> list[dict[str, Any]]:
    """Tools as chat templates expect them."""
    return [
        {
            "type": "function",
            "function": {"name": tool.name, "description": tool.description, "parameters": tool.parameters},
        }
        for tool in tools
    ]


def called(call: ToolCall) -> dict[str, Any]:
    """An earlier call as chat templates expect it: with its arguments as an object, where they are one."""
    arguments: Any = call.arguments
    try:
        parsed = json.loads(call.arguments)
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict):
        arguments = parsed
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": arguments}}


def spelled_out(turns: Sequence[Turn], tools: Sequence[Tool]) -> list[Turn]:
    """The same conversation for a template that knows no tools: their description, calls and results in words."""
    spelled = [_spelled(turn) for turn in turns]
    if not tools:
        return spelled
    text = _INSTRUCTIONS.format(tools="\n".join(json.dumps(tool, ensure_ascii=False) for tool in described(tools)))
    if spelled and spelled[0].role == "system":
        return [Turn("system", f"{spelled[0].text}\n\n{text}"), *spelled[1:]]
    return [Turn("system", text), *spelled]


_INSTRUCTIONS: Final = """You may use these tools, described as JSON, one a line:
{tools}

To use one, answer only with its name and arguments as JSON between these marks, and you will be given its result:
<tool_call>
{{"name": "NAME", "arguments": {{}}}}
</tool_call>"""


def _spelled(turn: Turn) -> Turn:
    if turn.role == "tool":
        return Turn("user", f"<tool_response>\n{turn.text}\n</tool_response>")
    if not turn.calls:
        return turn
    calls = [
        f'<tool_call>\n{{"name": {json.dumps(call.name)}, "arguments": {call.arguments}}}\n</tool_call>'
        for call in turn.calls
    ]
    return Turn("assistant", "\n".join([*([turn.text] if turn.text else []), *calls]))
