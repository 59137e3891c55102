"""Turns of a conversation as the one text that a model was trained to read, by the Jinja template in its file.

Templates come from untrusted files, so they run in Jinja's sandbox.
"""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Sequence
from typing import Any, NoReturn

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.parser
import jinja2.sandbox

from core.engine.protocol import Tool, ToolCall, Turn
from core.errors import EngineError
from core.tool_calls.syntax import Syntax, called, described, spelled_out, syntax_of

log = logging.getLogger(__name__)

_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression of a template can raise while it is compiled or run."""

_CHATML = """{% for message in messages %}<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endfor %}<|im_start|>assistant{{ "\n" }}"""
_PLAIN = """{% for message in messages %}{{ message.role | capitalize }}: {{ message.content }}

{% endfor %}Assistant:"""
_PLAIN_STOP = ("\nUser:",)


class ChatTemplate:
    """The way one model wants conversations written.

    Args:
        source: the Jinja template of the model's file, or "" where it has none.
        bos: the text of the token that begins a text.
        eos: the text of the token that ends one.
        knows_chatml: whether the vocabulary has the markers that most fine-tuned models without a template expect.
    """

    def __init__(self, source: str, bos: str, eos: str, knows_chatml: bool) -> None:
        self.stop: tuple[str, ...] = ()
        """Texts that end an answer beside the model's own end tokens."""
        self._variables = {"bos_token": bos, "eos_token": eos}
        compiled = _compile(source) if source.strip() else None
        self.from_model = compiled is not None
        if compiled is None:
            compiled = _compile(_CHATML if knows_chatml else _PLAIN)
            self.stop = () if knows_chatml else _PLAIN_STOP
        assert compiled is not None
        self._template = compiled
        self.tool_syntax: Syntax = syntax_of(source)
        """How the model writes calls of tools."""
        self._knows_tools = self._shows_tools()

    def render(self, turns: Sequence[Turn], tools: Sequence[Tool] = ()) -> str:
        """The text for `turns`, up to where the assistant's answer begins.

        Templates that refuse or swallow instructions get them at the head of the first question; those that want
        strictly alternating roles get neighbouring messages of one role as one; those that know no tools get them, and
        what came of them, in words.

        Raises:
            EngineError: the template fails whatever it is given.
        """
        if not self._knows_tools and (tools or any(turn.calls or turn.role == "tool" for turn in turns)):
            turns, tools = spelled_out(turns, tools), ()
        folded = fold_instructions(turns)
        instructions = [turn.text.strip() for turn in turns if turn.role == "system"]
        rendered = ""
        failure: BaseException | None = None
        for attempt in (list(turns), folded, merge_neighbours(folded)):
            try:
                text = self._render(attempt, tools)
            except _FAILURES as error:
                failure = error
                continue
            if all(instruction in text for instruction in instructions):
                return text
            rendered = rendered or text
        if rendered:
            return rendered
        log.warning("the chat template fails: %s", type(failure).__name__)
        raise EngineError(
            "The model's file has a chat template that does not work.", "Choose another file of this model."
        ) from failure

    def _shows_tools(self) -> bool:
        """Whether the template passes on tools, calls and results, tried with some that are easily found again."""
        tool = Tool("probe_tool", "probe_description", {"type": "object", "properties": {}})
        call = ToolCall("probe1234", "probe_tool", '{"probe_key": "probe_argument"}')
        turns = [
            Turn("user", "probe_question"),
            Turn("assistant", "", (call,)),
            Turn("tool", "probe_result", (), call.id),
        ]
        try:
            text = self._render(turns, [tool])
        except _FAILURES:
            return False
        return all(mark in text for mark in ("probe_description", "probe_argument", "probe_result"))

    def _render(self, turns: Sequence[Turn], tools: Sequence[Tool] = ()) -> str:
        return self._template.render(
            messages=[_message(turn) for turn in turns],
            add_generation_prompt=True,
            raise_exception=_refuse,
            strftime_now=_now,
            tools=described(tools) or None,
            **self._variables,
        )


def fold_instructions(turns: Sequence[Turn]) -> list[Turn]:
    """The same turns with the text of system turns put before that of the first user turn."""
    instructions = [turn.text for turn in turns if turn.role == "system"]
    rest = [turn for turn in turns if turn.role != "system"]
    first = next((index for index, turn in enumerate(rest) if turn.role == "user"), None)
    if not instructions or first is None:
        return list(turns)
    rest[first] = Turn("user", "\n\n".join([*instructions, rest[first].text]))
    return rest


def merge_neighbours(turns: Sequence[Turn]) -> list[Turn]:
    """The same turns, those of one role that follow each other as one."""
    merged: list[Turn] = []
    for turn in turns:
        if merged and merged[-1].role == turn.role and not (turn.calls or merged[-1].calls or turn.call_id):
            merged[-1] = Turn(turn.role, f"{merged[-1].text}\n\n{turn.text}")
        else:
            merged.append(turn)
    return merged


def _message(turn: Turn) -> dict[str, Any]:
    """A turn as templates expect it; what only tools need is left out where there are none."""
    message: dict[str, Any] = {"role": turn.role, "content": turn.text}
    if turn.calls:
        message["tool_calls"] = [called(call) for call in turn.calls]
    if turn.role == "tool":
        message["tool_call_id"] = turn.call_id
    return message


class _GenerationTag(jinja2.ext.Extension):
    """`{% generation %}` marks an answer for those who train; here its content stands as it is."""

    tags = {"generation"}  # noqa: RUF012 (Jinja's interface)

    def parse(self, parser: jinja2.parser.Parser) -> list[jinja2.nodes.Node]:
        """Jinja asks this for the nodes of a tag."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def _compile(source: str) -> jinja2.Template | None:
    # Trimmed blocks and these names are what the writers of chat templates test with.
    environment = jinja2.sandbox.ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_GenerationTag, jinja2.ext.loopcontrols],
    )
    environment.filters["tojson"] = _to_json
    try:
        return environment.from_string(source)
    except _FAILURES as error:
        log.warning("the chat template of the model's file is not understood: %s", type(error).__name__)
        return None


def _to_json(value: Any, indent: int | None = None, sort_keys: bool = False, ensure_ascii: bool = False) -> str:
    return json.dumps(value, indent=indent, sort_keys=sort_keys, ensure_ascii=ensure_ascii)


def _refuse(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)


def _now(layout: str) -> str:
    return datetime.datetime.now().astimezone().strftime(layout)
