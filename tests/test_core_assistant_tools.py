"""The assistant's rounds of tools, and what other programs ask of it, with an engine that says what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from core.assistant import MOST_TOOL_ROUNDS
from core.completion import Completion
from core.engine.protocol import Sampling, Text, Tool, ToolCall, Turn
from core.messages import AnswerEvent, Ask, CacheHit, Finished, Token, ToolCallPiece
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import changed
from core.tools.messages import ToolUsed, ToolWanted
from core.tools.toolbox import Toolbox
from tests.test_core_assistant import Desk

CALL = '<tool_call>\n{"name": "calculator", "arguments": {"expression": "6*7"}}\n</tool_call>'


@pytest.fixture
def desk(home: Paths) -> Iterator[Desk]:
    made = Desk(home)
    made.settings = changed(made.settings, {"tools_enabled": True})
    toolbox = Toolbox(lambda: made.settings, home.tool_servers, made.ledger)
    made.assistant._tools = toolbox
    yield made
    toolbox.close()
    made.history.close()
    made.ledger.close()


def ask(desk: Desk, text: str, conversation: int = 0) -> list[AnswerEvent]:
    return list(desk.assistant.ask(Ask(text, conversation), Cancellation()))


def test_a_tool_is_used_and_the_answer_goes_on_with_its_result(desk: Desk) -> None:
    desk.engine.enqueue("Let me see. ", CALL)
    desk.engine.enqueue("It is 42.")
    events = ask(desk, "What is six times seven?")
    (used,) = [event for event in events if isinstance(event, ToolUsed)]
    assert (used.use.name, used.use.result, used.use.state) == ("calculator", "42", "done")
    assert "".join(event.text for event in events if isinstance(event, Token)) == "Let me see. It is 42."
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.message.text == "Let me see. It is 42."
    assert finished.message.facts is not None
    assert finished.message.facts.tools == (used.use,)
    assert finished.message.facts.completion_tokens == 6
    first, second = desk.engine.requests
    assert [tool.name for tool in first.tools] == ["calculator", "date_and_time"]
    *_, question, wish, result = second.turns
    assert question.role == "user"
    assert wish == Turn("assistant", "Let me see.", (ToolCall(used.use.id, "calculator", used.use.arguments),))
    assert result == Turn("tool", "42", call_id=used.use.id)


def test_an_answer_that_used_tools_is_never_remembered_and_a_later_question_knows_of_them(desk: Desk) -> None:
    desk.engine.enqueue(CALL)
    desk.engine.enqueue("42.")
    desk.engine.enqueue("As I said.")
    finished = ask(desk, "Six times seven?")[-1]
    assert desk.cache.entries == {}
    assert isinstance(finished, Finished)
    ask(desk, "And again?", finished.conversation)
    turns = desk.engine.requests[-1].turns
    assert [turn.role for turn in turns] == ["system", "user", "assistant", "tool", "assistant", "user"]


def test_a_model_that_only_asks_for_tools_is_made_to_answer(desk: Desk) -> None:
    for _ in range(MOST_TOOL_ROUNDS):
        desk.engine.enqueue(CALL)
    desk.engine.enqueue("Enough.")
    finished = ask(desk, "Go on for ever.")[-1]
    assert isinstance(finished, Finished)
    assert finished.message.text.endswith("Enough.")
    assert finished.message.facts is not None
    assert len(finished.message.facts.tools) == MOST_TOOL_ROUNDS
    assert [request.tool_choice for request in desk.engine.requests][-1] == "none"


def test_without_the_setting_there_are_no_tools(desk: Desk) -> None:
    desk.settings = changed(desk.settings, {"tools_enabled": False})
    desk.engine.enqueue(CALL)
    finished = ask(desk, "Six times seven?")[-1]
    assert desk.engine.requests[0].tools == ()
    assert isinstance(finished, Finished)
    assert finished.message.text == CALL


def test_an_answer_given_without_tools_is_no_answer_with_them(desk: Desk) -> None:
    desk.settings = changed(desk.settings, {"tools_enabled": False})
    desk.engine.enqueue("I cannot know that.")
    desk.engine.enqueue("It is Monday.")
    ask(desk, "Which day is it in Rome?")
    desk.settings = changed(desk.settings, {"tools_enabled": True})
    events = ask(desk, "Which day is it in Rome?")
    assert not any(isinstance(event, CacheHit | ToolWanted) for event in events)


# Other programs


def complete(desk: Desk, text: str, **wishes: Any) -> list[AnswerEvent]:
    completion = Completion("editor", (Turn("user", text),), **wishes)
    return list(desk.assistant.complete(completion, Cancellation()))


def test_another_programs_request_is_answered_as_it_was_made_and_kept_nowhere(desk: Desk) -> None:
    desk.engine.enqueue("Paris.")
    sampling = Sampling(temperature=0.9, seed=3)
    *_, finished = complete(desk, "Capital of France?", sampling=sampling, max_tokens=9, stop=("x",))
    assert isinstance(finished, Finished)
    assert finished.message.text == "Paris."
    (request,) = desk.engine.requests
    assert (request.turns, request.sampling) == ((Turn("user", "Capital of France?"),), sampling)
    assert (request.max_tokens, request.stop, request.tools) == (9, ("x",), ())
    assert desk.history.conversations() == ()
    assert desk.cache.entries == {}


def test_memory_serves_programs_only_where_they_let_it(desk: Desk) -> None:
    for answer in ("Paris.", "Paris!", "Paris?"):
        desk.engine.enqueue(answer)
    complete(desk, "Capital of France?", keeps=True)
    assert not any(isinstance(event, CacheHit) for event in complete(desk, "Capital of France?"))
    hit = complete(desk, "Capital of France?", keeps=True, remembers=True)
    assert isinstance(hit[0], CacheHit)
    assert hit[1] == Token("Paris.")


def test_a_programs_tools_are_passed_on_and_not_used_here(desk: Desk) -> None:
    desk.engine.enqueue("I look. ", CALL)
    events = complete(desk, "Six times seven?", tools=(Tool("calculator"),))
    pieces = [event for event in events if isinstance(event, ToolCallPiece)]
    assert pieces[0].name == "calculator"
    assert "".join(piece.arguments for piece in pieces) == '{"expression": "6*7"}'
    assert not any(isinstance(event, ToolUsed | ToolWanted) for event in events)
    assert len(desk.engine.requests) == 1


def test_tool_calls_come_in_pieces_as_they_are_written(desk: Desk) -> None:
    desk.engine.enqueue(*(Text(CALL[start : start + 4], 1) for start in range(0, len(CALL), 4)))
    events = complete(desk, "Six times seven?", tools=(Tool("calculator"),))
    assert len([event for event in events if isinstance(event, ToolCallPiece)]) > 3
