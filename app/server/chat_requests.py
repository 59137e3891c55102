"""Reads a chat request as OpenAI's clients write it, and says what in it cannot be done."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from app.server.errors import ApiError, unsupported
from core.completion import Completion
from core.engine.protocol import Sampling, Tool, ToolCall, ToolChoice, Turn
from core.settings import Settings

MOST_TOOLS: Final = 128
MOST_STOPS: Final = 16
_TOOL_NAME: Final = Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}$")


class Part(msgspec.Struct):
    """A piece of a message's content."""

    type: str
    text: str = ""


class CalledFunction(msgspec.Struct):
    """What an earlier answer wanted to call."""

    name: Annotated[str, _TOOL_NAME]
    arguments: str = "{}"


class EarlierCall(msgspec.Struct):
    """A tool call of an earlier answer."""

    id: str
    function: CalledFunction


class Message(msgspec.Struct):
    """A message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[Part] | None = None
    tool_calls: list[EarlierCall] | None = None
    tool_call_id: str | None = None
    name: str | None = None


class Function(msgspec.Struct):
    """A function that the model may call."""

    name: Annotated[str, _TOOL_NAME]
    description: str | None = None
    parameters: dict[str, Any] | None = None


class OfferedTool(msgspec.Struct):
    """A tool that the model may use."""

    type: Literal["function"]
    function: Function


class NamedFunction(msgspec.Struct):
    """The name of a function."""

    name: str


class NamedTool(msgspec.Struct):
    """The tool that must be used."""

    function: NamedFunction
    type: Literal["function"] = "function"


class NamedSchema(msgspec.Struct):
    """A JSON schema for the answer."""

    schema: dict[str, Any]
    name: str = ""


class Format(msgspec.Struct):
    """What the answer has to be."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: NamedSchema | None = None


class Prediction(msgspec.Struct):
    """What much of the answer will be, such as the file that is to be edited."""

    content: str | list[Part]
    type: Literal["content"] = "content"


class StreamOptions(msgspec.Struct):
    """What a stream tells besides."""

    include_usage: bool = False


class Sampled(msgspec.Struct, kw_only=True):
    """What chat and plain completions have in common; None takes what the user has set."""

    model: str = ""
    temperature: Annotated[float, Meta(ge=0, le=2)] | None = None
    top_p: Annotated[float, Meta(gt=0, le=1)] | None = None
    frequency_penalty: Annotated[float, Meta(ge=-2, le=2)] | None = None
    presence_penalty: Annotated[float, Meta(ge=-2, le=2)] | None = None
    seed: int | None = None
    stop: str | list[str] | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    max_tokens: Annotated[int, Meta(ge=1)] | None = None
    n: int | None = None
    logit_bias: dict[str, float] | None = None

    @property
    def streams(self) -> bool:
        """Whether the answer is sent as it is written."""
        return bool(self.stream)

    @property
    def usage_in_stream(self) -> bool:
        """Whether a stream ends with the numbers of tokens."""
        return self.stream_options is not None and self.stream_options.include_usage

    def sampling(self, settings: Settings) -> Sampling:
        """How tokens are drawn: as asked, else as the user has set it."""
        temperature = settings.temperature if self.temperature is None else self.temperature
        return Sampling(
            temperature=temperature,
            top_p=self.top_p if self.top_p is not None else Sampling().top_p,
            frequency_penalty=self.frequency_penalty or 0.0,
            presence_penalty=self.presence_penalty or 0.0,
            seed=-1 if self.seed is None else self.seed & 0x7FFF_FFFF,
        )

    def stops(self) -> tuple[str, ...]:
        """Texts that end the answer.

        Raises:
            ApiError: there are too many.
        """
        texts = [self.stop] if isinstance(self.stop, str) else self.stop or []
        if len(texts) > MOST_STOPS:
            raise unsupported("stop", f"At most {MOST_STOPS} texts can end an answer.")
        return tuple(text for text in texts if text)

    def check_supported(self) -> None:
        """Refuse what would silently be something else.

        Raises:
            ApiError: the request asks for it.
        """
        if self.n not in (None, 1):
            raise unsupported("n", "One answer is written at a time: n can only be 1. Send the request again for more.")
        if self.logit_bias:
            raise unsupported("logit_bias", "logit_bias is not supported.")


class ChatRequest(Sampled, kw_only=True):
    """Body of `POST /v1/chat/completions`."""

    messages: Annotated[list[Message], Meta(min_length=1, max_length=10_000)]
    max_completion_tokens: Annotated[int, Meta(ge=1)] | None = None
    tools: list[OfferedTool] | None = None
    tool_choice: Literal["none", "auto", "required"] | NamedTool | None = None
    parallel_tool_calls: bool | None = None
    response_format: Format | None = None
    prediction: Prediction | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int, Meta(ge=0, le=20)] | None = None
    modalities: list[str] | None = None
    functions: list[Any] | None = None


def chat_completion(request: ChatRequest, settings: Settings, program: str) -> Completion:
    """What the assistant is asked for.

    Args:
        request: as it came.
        settings: the user's, for what the request leaves open.
        program: who asks.

    Raises:
        ApiError: the request wants something that cannot be done.
    """
    request.check_supported()
    if request.modalities not in (None, ["text"]):
        raise unsupported("modalities", "Answers are text only.")
    if request.functions:
        raise unsupported("functions", "functions is an old form: use tools.")
    tools, choice = _tools(request), _tool_choice(request)
    schema = _schema(request.response_format)
    if tools and schema is not None:
        raise unsupported("response_format", "tools and response_format cannot be combined yet.")
    plain = not tools and schema is None and not request.logprobs and _fixed(request)
    turns = tuple(_turn(message, index) for index, message in enumerate(request.messages))
    return Completion(
        program=program,
        turns=turns,
        sampling=request.sampling(settings),
        max_tokens=request.max_completion_tokens or request.max_tokens or 0,
        stop=request.stops(),
        schema=schema,
        tools=tools,
        tool_choice=choice,
        several_calls=request.parallel_tool_calls is not False,
        logprobs=(request.top_logprobs or 0) if request.logprobs else -1,
        expected=(_text(request.prediction.content, "prediction.content"),) if request.prediction else (),
        remembers=plain and _asks_words(turns),
        keeps=plain and _asks_words(turns),
    )


def _fixed(request: ChatRequest) -> bool:
    """Whether the program leaves it to the user how answers are drawn, or wants the likeliest: it then expects the same
    answer to the same question.
    """
    given = (request.top_p, request.frequency_penalty, request.presence_penalty, request.seed, request.stop)
    return request.temperature in (None, 0) and all(value is None for value in given)


def _asks_words(turns: tuple[Turn, ...]) -> bool:
    """Whether these are only questions and answers in words, ending with a question."""
    return turns[-1].role == "user" and all(turn.role != "tool" and not turn.calls for turn in turns)


def _turn(message: Message, index: int) -> Turn:
    text = _text(message.content, f"messages[{index}].content")
    if message.role == "tool":
        return Turn("tool", text, call_id=message.tool_call_id or "")
    calls = tuple(ToolCall(call.id, call.function.name, call.function.arguments) for call in message.tool_calls or ())
    if message.role == "assistant":
        return Turn("assistant", text, calls)
    return Turn("user" if message.role == "user" else "system", text)


def _text(content: str | list[Part] | None, param: str) -> str:
    if isinstance(content, list):
        for part in content:
            if part.type not in ("text", "refusal"):
                raise unsupported(param, f"Content of type {part.type!r} is not supported: send text.")
        return "\n".join(part.text for part in content)
    return content or ""


def _tools(request: ChatRequest) -> tuple[Tool, ...]:
    offered = request.tools or []
    if len(offered) > MOST_TOOLS:
        raise unsupported("tools", f"At most {MOST_TOOLS} tools can be offered at once.")
    names = [tool.function.name for tool in offered]
    if len(set(names)) < len(names):
        raise ApiError(400, "Two tools have the same name.", "invalid_value", "tools")
    return tuple(
        Tool(tool.function.name, tool.function.description or "", tool.function.parameters or {"type": "object"})
        for tool in offered
    )


def _tool_choice(request: ChatRequest) -> ToolChoice:
    choice = request.tool_choice
    if choice is None:
        return "auto"
    if isinstance(choice, str):
        if choice == "required" and not request.tools:
            raise ApiError(400, "A tool is required, and none is offered.", "invalid_value", "tool_choice")
        return choice
    name = choice.function.name
    if name not in [tool.function.name for tool in request.tools or ()]:
        raise ApiError(400, f"There is no tool called {name!r}.", "invalid_value", "tool_choice")
    return f"tool:{name}"


def _schema(format_: Format | None) -> dict[str, Any] | None:
    if format_ is None or format_.type == "text":
        return None
    if format_.type == "json_object":
        return {"type": "object"}
    if format_.json_schema is None:
        raise ApiError(400, "json_schema is missing.", "invalid_value", "response_format.json_schema")
    return format_.json_schema.schema
