"""Tool calls read out of a model's words, in every form that model families write them, however they are cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.chat_template import ChatTemplate
from core.engine.protocol import Tool, ToolCall, Turn
from core.tool_calls.reader import CallPiece, CallReader
from core.tool_calls.syntax import HERMES, LLAMA, MISTRAL, MISTRAL_ARGS, Syntax, offered, syntax_of

NAMES = ("weather", "now")
ARGUMENTS = {"city": 'São "Paulo" {1}', "days": [1, 2, {"a": None}]}


def read(syntax: Syntax, text: str, size: int = 1) -> tuple[str, list[tuple[str, str]]]:
    """The words and the calls that come out of a text given in pieces of a size."""
    reader = CallReader(syntax, NAMES)
    pieces = [piece for start in range(0, len(text), size) for piece in reader.feed(text[start : start + size])]
    pieces += reader.finish()
    words = "".join(piece for piece in pieces if isinstance(piece, str))
    calls: dict[int, tuple[str, str]] = {}
    for piece in pieces:
        if isinstance(piece, CallPiece):
            name, arguments = calls.get(piece.index, ("", ""))
            assert bool(piece.id) == (piece.index not in calls)
            calls[piece.index] = (name + piece.name, arguments + piece.arguments)
    return words, list(calls.values())


def written(syntax: Syntax, calls: list[tuple[str, object]]) -> str:
    """Calls as a model of this family writes them."""
    if syntax is MISTRAL_ARGS:
        return "".join(f"[TOOL_CALLS]{name}[ARGS]{json.dumps(arguments)}" for name, arguments in calls)
    objects = [json.dumps({"name": name, syntax.arguments_key: arguments}) for name, arguments in calls]
    if syntax is MISTRAL:
        return f"[TOOL_CALLS] [{', '.join(objects)}]"
    if syntax is LLAMA:
        return "; ".join(objects)
    return "\n".join(f"<tool_call>\n{text}\n</tool_call>" for text in objects)


@pytest.mark.parametrize("syntax", [HERMES, MISTRAL, MISTRAL_ARGS, LLAMA], ids=lambda syntax: syntax.name)
@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_every_family_is_understood_however_its_words_are_cut(syntax: Syntax, size: int) -> None:
    words, calls = read(syntax, written(syntax, [("weather", ARGUMENTS), ("now", {})]), size)
    assert words.strip() == ""
    assert [name for name, _ in calls] == ["weather", "now"]
    assert [json.loads(arguments) for _, arguments in calls] == [ARGUMENTS, {}]


@given(
    st.sampled_from([HERMES, MISTRAL, MISTRAL_ARGS, LLAMA]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    st.integers(1, 9),
)
def test_any_arguments_come_through_unharmed(syntax: Syntax, value: object, size: int) -> None:
    arguments = {"value": value, "name": "weather"}
    assert [json.loads(text) for _, text in read(syntax, written(syntax, [("now", arguments)]), size)[1]] == [arguments]


@given(st.text(alphabet='<tool_cal>{}"[]:,\\ namewhrgus', max_size=200), st.sampled_from([HERMES, MISTRAL, LLAMA]))
def test_words_lose_nothing_and_do_not_depend_on_how_they_are_cut(text: str, syntax: Syntax) -> None:
    words, calls = read(syntax, text)
    if syntax is not LLAMA and syntax.opening not in text:
        assert (words, calls) == (text, [])
    assert (words, calls) == read(syntax, text, 7) == read(syntax, text, 1000)


@pytest.mark.parametrize(
    ("text", "words", "calls"),
    [
        ('I look.\n<tool_call>\n{"name": "now"}\n</tool_call>', "I look.\n", [("now", "{}")]),
        ('<tool_call>{"arguments": {"a": 1}, "name": "now"}</tool_call>', "", [("now", '{"a": 1}')]),
        ('<tool_call>{"name": "now", "arguments": "{\\"a\\": 1}"}</tool_call>', "", [("now", '{"a": 1}')]),
        ('<tool_call>{"name": "rm_rf", "arguments": {}}</tool_call>', '{"name": "rm_rf", "arguments": {}}', []),
        ("a < b and <tool", "a < b and <tool", []),
        ('{"name": "now", "arguments": {}}', "", [("now", "{}")]),
        ('```json\n{\n  "name": "now",\n  "arguments": {}\n}\n```', "", [("now", "{}")]),
        ('```json\n{"a": 1}\n```\nThat is JSON.', '```json\n{"a": 1}\n```\nThat is JSON.', []),
        ("```python\nprint(1)\n```", "```python\nprint(1)\n```", []),
        ('{"a": 1} is JSON.', '{"a": 1} is JSON.', []),
        ('<tool_call>{"name": "weather", "arguments": {"city": "Par', "", [("weather", '{"city": "Par')]),
    ],
)
def test_calls_that_are_not_quite_as_they_should_be(text: str, words: str, calls: list[tuple[str, str]]) -> None:
    for size in (1, 3, 1000):
        assert read(HERMES, text, size) == (words, calls)


def test_an_answer_that_begins_with_a_brace_is_only_a_call_when_it_names_a_tool() -> None:
    assert read(LLAMA, '{"hello": 1} and more') == ('{"hello": 1} and more', [])
    assert read(LLAMA, "Plain words {x}.") == ("Plain words {x}.", [])


def test_templates_tell_their_form() -> None:
    assert syntax_of("... <tool_call> ...") is HERMES
    assert syntax_of("... [TOOL_CALLS] ...") is MISTRAL
    assert syntax_of("... [TOOL_CALLS] ... [ARGS]") is MISTRAL_ARGS
    assert syntax_of("... <|python_tag|> ...") is LLAMA
    assert syntax_of("") is HERMES


def test_a_choice_narrows_what_is_offered() -> None:
    tools = (Tool("weather"), Tool("now"))
    assert offered(tools, "auto") == offered(tools, "required") == tools
    assert offered(tools, "none") == ()
    assert offered(tools, "tool:now") == (Tool("now"),)


TOOLS_TEMPLATE = """{% for tool in tools or [] %}<tool>{{ tool | tojson }}</tool>{% endfor %}
{% for m in messages %}<|{{ m.role }}|>{{ m.content }}
{% for call in m.tool_calls or [] %}<tool_call>{{ call.function.name }} {{ call.function.arguments | tojson }}
</tool_call>{% endfor %}{% endfor %}<|assistant|>"""
CONVERSATION = (
    Turn("user", "Weather in Paris?"),
    Turn("assistant", "", (ToolCall("call_1", "weather", '{"city": "Paris"}'),)),
    Turn("tool", "Sunny.", call_id="call_1"),
)


def test_a_template_that_knows_tools_gets_them_as_they_are() -> None:
    text = ChatTemplate(TOOLS_TEMPLATE, "", "", False).render(CONVERSATION, [Tool("weather", "Tells the weather")])
    assert '"name": "weather"' in text
    assert '<tool_call>weather {"city": "Paris"}\n</tool_call>' in text
    assert "<|tool|>Sunny." in text


@pytest.mark.parametrize("source", ["", "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"])
def test_a_template_that_knows_no_tools_gets_them_in_words(source: str) -> None:
    text = ChatTemplate(source, "", "", True).render(CONVERSATION, [Tool("weather", "Tells the weather")])
    assert "Tells the weather" in text
    assert '{"name": "weather", "arguments": {"city": "Paris"}}' in text
    assert "<tool_response>\nSunny.\n</tool_response>" in text
    assert text.count("Weather in Paris?") == 1
