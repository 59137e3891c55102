"""The grammar of an answer that may, or must, call tools, in the form that the model was trained to write calls.

Grammars are in llguidance's dialect of Lark; `%json` holds the arguments to each tool's own schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from core.engine.protocol import Tool
from core.tool_calls.syntax import Syntax

Mark = Callable[[str], str]
"""How a fixed text is written in a grammar: as the one special token that it is, or as letters."""

_WORDS: Final = r"WORDS: /(.|\n)*/"
_NO_BRACE: Final = r"WORDS: /[^{\[](.|\n)*/"
"""Where a call begins with a bare brace, words begin with something else."""


def tool_grammar(syntax: Syntax, tools: Sequence[Tool], choice: str, mark: Mark, *, several: bool = True) -> str:
    """A grammar for an answer with these tools.

    Args:
        syntax: how the model writes calls.
        tools: those that may be called, at least one.
        choice: as `Generate.tool_choice`; "required" and "tool:..." leave no room for words.
        mark: writes a fixed text.
        several: whether one answer may have more than one call.
    """
    opening = mark(syntax.opening) if syntax.opening else ""
    lines = ["%llguidance {}"]
    if choice != "auto":
        lines += [f"start: {_body(syntax, opening, several)}"]
    elif not syntax.opening:
        lines += [f"start: WORDS | {_body(syntax, '', several)}", _NO_BRACE]
    elif opening.startswith('"'):
        # A text that a model's tokens may cut anywhere: a lazy lexeme ends where it is complete.
        first = f"opening {_body(syntax, opening, several, opened=True)}"
        lines += [f"start: WORDS | {first}", f"opening[lazy]: WORDS {opening}", _WORDS]
    else:
        lines += [f"start: WORDS | WORDS? {_body(syntax, opening, several)}", _WORDS]
    return "\n".join([*lines, *_calls(syntax, tools, mark)])


def _body(syntax: Syntax, opening: str, several: bool, opened: bool = False) -> str:
    """One call, or also more; `opened` where the first opening has been read already."""
    first = "" if opened else opening
    if syntax.listed:
        more = '("," " "? call)*' if several else ""
        return f'{first} " "? "[" call {more} "]"'
    if not syntax.opening:
        return "call"
    more = f'("\\n"? {opening} call)*' if several else ""
    return f"{first} call {more}"


def _calls(syntax: Syntax, tools: Sequence[Tool], mark: Mark) -> list[str]:
    if syntax.named_outside:
        separator = mark(syntax.separator)
        rules = [f"{json.dumps(tool.name)} {separator} call_{index}" for index, tool in enumerate(tools)]
        bodies = [f"call_{index}: %json {_schema(_arguments(tool))}" for index, tool in enumerate(tools)]
        return [f"call: {' | '.join(rules)}", *bodies]
    names = [f"call_{index}" for index in range(len(tools))]
    bodies = [f"call_{index}: %json {_schema(_object(tool, syntax.arguments_key))}" for index, tool in enumerate(tools)]
    closing = f'"\\n"? {mark(syntax.closing)}' if syntax.closing else ""
    space = '"\\n"?' if syntax.closing else ""
    return [f"call: {space} ({' | '.join(names)}) {closing}", *bodies]


def _object(tool: Tool, key: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"name": {"const": tool.name}, key: _arguments(tool)},
        "required": ["name", key],
        "additionalProperties": False,
        **({"$defs": tool.parameters["$defs"]} if "$defs" in tool.parameters else {}),
        **({"definitions": tool.parameters["definitions"]} if "definitions" in tool.parameters else {}),
    }


def _arguments(tool: Tool) -> dict[str, Any]:
    """A tool's schema: an object, with nothing in it that it does not name unless it says so."""
    schema = {key: value for key, value in tool.parameters.items() if key not in ("$schema", "$id")}
    if schema.get("type", "object") != "object":
        return {"type": "object"}
    schema["type"] = "object"
    if "properties" in schema:
        schema.setdefault("additionalProperties", False)
    return schema


def _schema(schema: dict[str, Any]) -> str:
    # Tools' schemas are written for many readers: what cannot be enforced is left to the tool itself.
    return json.dumps({**schema, "x-guidance": {"lenient": True, "whitespace_pattern": "[ ]?"}})
