"""Reads a request of OpenAI's newer form, `POST /v1/responses`, and turns it into a chat request.

That form has items where a chat has messages, keeps instructions apart, and can go on from an earlier answer by its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from app.server.chat_requests import (
    CalledFunction,
    ChatRequest,
    EarlierCall,
    Format,
    Function,
    Message,
    NamedFunction,
    NamedSchema,
    NamedTool,
    OfferedTool,
    Part,
)
from app.server.errors import ApiError, unsupported

_TEXT_PARTS: Final = ("input_text", "output_text", "text", "refusal")
_LEFT_OUT: Final = ("reasoning",)
"""Items of other models that say nothing to this one."""


class InputItem(msgspec.Struct, kw_only=True):
    """A message, a call that an earlier answer wanted, or what that call gave."""

    type: str = "message"
    role: Literal["system", "developer", "user", "assistant"] | None = None
    content: str | list[Part] | None = None
    call_id: str = ""
    name: str = ""
    arguments: str = "{}"
    output: str | list[Part] | None = None


class ResponseTool(msgspec.Struct, kw_only=True):
    """A function that the model may call; other kinds are refused."""

    type: str
    name: str = ""
    description: str | None = None
    parameters: dict[str, Any] | None = None


class NamedResponseTool(msgspec.Struct, kw_only=True):
    """The function that must be called."""

    type: str
    name: str = ""


class TextFormat(msgspec.Struct, kw_only=True):
    """What the answer has to be."""

    type: Literal["text", "json_object", "json_schema"]
    schema: dict[str, Any] | None = None
    name: str = ""


class TextWishes(msgspec.Struct, kw_only=True):
    """How the answer's text is to be."""

    format: TextFormat | None = None


class ResponseRequest(msgspec.Struct, kw_only=True):
    """Body of `POST /v1/responses`."""

    input: str | Annotated[list[InputItem], Meta(max_length=10_000)] = ""
    model: str = ""
    instructions: str | None = None
    previous_response_id: str | None = None
    max_output_tokens: Annotated[int, Meta(ge=1)] | None = None
    temperature: Annotated[float, Meta(ge=0, le=2)] | None = None
    top_p: Annotated[float, Meta(gt=0, le=1)] | None = None
    tools: list[ResponseTool] | None = None
    tool_choice: Literal["none", "auto", "required"] | NamedResponseTool | None = None
    parallel_tool_calls: bool | None = None
    text: TextWishes | None = None
    stream: bool | None = None
    store: bool | None = None
    metadata: dict[str, str] | None = None
    background: bool | None = None
    conversation: str | dict[str, Any] | None = None
    prompt: dict[str, Any] | None = None

    @property
    def streams(self) -> bool:
        """Whether the answer is sent as it is written."""
        return bool(self.stream)

    @property
    def stored(self) -> bool:
        """Whether the answer can be asked for, and gone on from, later."""
        return self.store is not False


def said(request: ResponseRequest) -> list[Message]:
    """The messages that a request adds to a conversation.

    Raises:
        ApiError: it holds something that cannot be read here, or nothing.
    """
    if isinstance(request.input, str):
        messages = [Message("user", request.input)] if request.input else []
    else:
        messages = []
        for place, item in enumerate(request.input):
            _add(messages, item, f"input[{place}]")
    if not messages:
        raise ApiError(400, "input is empty: send a question.", "missing_required_parameter", "input")
    return messages


def as_chat(request: ResponseRequest, before: Sequence[Message], asked: Sequence[Message]) -> ChatRequest:
    """The same request in the form of a chat.

    Args:
        request: as it came.
        before: what was said before, with the answer that it goes on from.
        asked: what it adds.

    Raises:
        ApiError: it wants something that cannot be done.
    """
    for name in ("background", "conversation", "prompt"):
        if getattr(request, name):
            raise unsupported(name, f"{name} is not supported.")
    instructions = [Message("system", request.instructions)] if request.instructions else []
    return ChatRequest(
        messages=[*instructions, *before, *asked],
        model=request.model,
        temperature=request.temperature,
        top_p=request.top_p,
        max_completion_tokens=request.max_output_tokens,
        tools=[_tool(tool) for tool in request.tools] if request.tools else None,
        tool_choice=_choice(request.tool_choice),
        parallel_tool_calls=request.parallel_tool_calls,
        response_format=_format(request.text),
    )


def _add(messages: list[Message], item: InputItem, place: str) -> None:
    if item.type in _LEFT_OUT:
        return
    if item.type == "message" and item.role is not None:
        messages.append(Message(item.role, _text(item.content, f"{place}.content")))
    elif item.type == "function_call" and item.call_id and item.name:
        call = EarlierCall(item.call_id, CalledFunction(item.name, item.arguments))
        if messages and messages[-1].role == "assistant":
            # Words and calls of one answer are items of their own here.
            messages[-1].tool_calls = [*(messages[-1].tool_calls or ()), call]
        else:
            messages.append(Message("assistant", None, [call]))
    elif item.type == "function_call_output" and item.call_id:
        messages.append(Message("tool", _text(item.output, f"{place}.output"), tool_call_id=item.call_id))
    else:
        raise unsupported(place, f"Input of type {item.type!r} is not supported, or a part of it is missing.")


def _text(content: str | list[Part] | None, place: str) -> str:
    if isinstance(content, list):
        for part in content:
            if part.type not in _TEXT_PARTS:
                raise unsupported(place, f"Content of type {part.type!r} is not supported: send text.")
        return "\n".join(part.text for part in content)
    return content or ""


def _tool(tool: ResponseTool) -> OfferedTool:
    if tool.type != "function" or not tool.name:
        raise unsupported("tools", f"Tools of type {tool.type!r} are not supported: offer functions.")
    return OfferedTool("function", Function(tool.name, tool.description, tool.parameters))


def _choice(
    choice: Literal["none", "auto", "required"] | NamedResponseTool | None,
) -> Literal["none", "auto", "required"] | NamedTool | None:
    if not isinstance(choice, NamedResponseTool):
        return choice
    if choice.type != "function":
        raise unsupported("tool_choice", f"A choice of type {choice.type!r} is not supported.")
    return NamedTool(NamedFunction(choice.name))


def _format(text: TextWishes | None) -> Format | None:
    wanted = text.format if text is not None else None
    if wanted is None:
        return None
    if wanted.type == "json_schema" and wanted.schema is None:
        raise ApiError(400, "schema is missing.", "invalid_value", "text.format.schema")
    return Format(wanted.type, NamedSchema(wanted.schema, wanted.name) if wanted.schema is not None else None)
