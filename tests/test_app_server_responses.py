"""`/v1/responses` as other programs use it: the real `openai` client's own ways, the real starter model and engine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import openai
import pydantic
import pytest

from app.assembly import Household
from app.server.chat_requests import Message
from app.server.errors import ApiError
from app.server.listener import Listener
from app.server.responses_kept import MOST, MOST_CHARACTERS, KeptResponse, ResponsesKept
from tests.served import TOKEN, client_of, opened_house, opened_server

QUESTION = "What is the capital of France?"
BRIEFLY = "Answer clearly and briefly."
WEATHER: Any = {
    "type": "function",
    "name": "get_weather",
    "description": "The weather in a city",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string", "maxLength": 30}},
        "required": ["city"],
    },
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Household]:
    with opened_house(tmp_path_factory, with_encoder=False) as house:
        yield house


@pytest.fixture(scope="module")
def server(house: Household) -> Iterator[Listener]:
    with opened_server(house) as server:
        yield server


@pytest.fixture
def client(server: Listener) -> Iterator[openai.OpenAI]:
    with client_of(server) as client:
        yield client


def ask(client: openai.OpenAI, question: Any = QUESTION, **wishes: Any) -> Any:
    """An answer of the model, the likeliest one, so that it is always the same."""
    wishes = {"temperature": 0, "model": "inglenook", "instructions": BRIEFLY, "input": question, **wishes}
    return client.responses.create(**wishes)


def test_a_question_is_answered(client: openai.OpenAI) -> None:
    answer = ask(client, metadata={"from": "a test"})
    assert "Paris" in answer.output_text
    assert answer.status == "completed"
    assert "SmolLM2" in answer.model
    assert answer.metadata == {"from": "a test"}
    assert answer.instructions == "Answer clearly and briefly."
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens > 0


def test_a_conversation_is_given_as_messages(client: openai.OpenAI) -> None:
    answer = ask(
        client,
        [
            {"role": "user", "content": QUESTION},
            {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "Paris"}]},
            {"type": "reasoning", "id": "rs_1", "summary": []},
            {"role": "user", "content": [{"type": "input_text", "text": "And the capital of Italy?"}]},
        ],
        instructions="Answer with one word.",
    )
    assert "Rome" in answer.output_text


def test_an_answer_is_gone_on_from_by_its_id(client: openai.OpenAI) -> None:
    first = ask(client)
    second = ask(client, "And the capital of Italy?", previous_response_id=first.id)
    assert second.previous_response_id == first.id
    by_items = [
        {"role": "user", "content": QUESTION},
        *first.output,
        {"role": "user", "content": "And the capital of Italy?"},
    ]
    whole = ask(client, by_items, extra_headers={"Cache-Control": "no-cache"})
    assert second.usage.input_tokens == whole.usage.input_tokens > first.usage.input_tokens
    assert second.output_text == whole.output_text
    assert client.responses.retrieve(first.id).output_text == first.output_text
    client.responses.delete(first.id)
    with pytest.raises(openai.NotFoundError, match="in memory only"):
        ask(client, "And now?", previous_response_id=first.id)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(first.id)


def test_what_is_not_to_be_stored_is_not(client: openai.OpenAI) -> None:
    answer = ask(client, store=False)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(answer.id)


def test_an_answer_is_streamed_piece_by_piece(client: openai.OpenAI) -> None:
    events = list(ask(client, "Write three sentences about the sea.", stream=True, max_output_tokens=40))
    kinds = [event.type for event in events]
    assert kinds[:4] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
    ]
    assert kinds[-4:-1] == ["response.output_text.done", "response.content_part.done", "response.output_item.done"]
    assert [event.sequence_number for event in events] == list(range(len(events)))
    pieces = [event.delta for event in events if event.type == "response.output_text.delta"]
    assert len(pieces) > 3
    end = events[-1]
    assert end.type in ("response.completed", "response.incomplete")
    assert end.response.output_text == "".join(pieces)
    assert end.response.usage.output_tokens > 3
    assert {event.response.id for event in events if hasattr(event, "response")} == {end.response.id}


def test_the_clients_own_stream_puts_it_together(client: openai.OpenAI) -> None:
    wishes: Any = {"model": "inglenook", "instructions": BRIEFLY, "input": QUESTION, "temperature": 0}
    with client.responses.stream(**wishes) as stream:
        pieces = [event.delta for event in stream if event.type == "response.output_text.delta"]
        whole = stream.get_final_response()
    assert whole.output_text == "".join(pieces)
    assert "Paris" in whole.output_text


def test_an_answer_that_is_cut_off_is_incomplete(client: openai.OpenAI) -> None:
    answer = ask(client, "Count from one to one hundred in words.", max_output_tokens=5)
    assert answer.status == "incomplete"
    assert answer.incomplete_details.reason == "max_output_tokens"


class City(pydantic.BaseModel):
    name: str
    country: str


def test_an_answer_has_the_form_that_is_asked_for(client: openai.OpenAI) -> None:
    answer = client.responses.parse(
        model="inglenook", input="Paris is a city in France.", text_format=City, temperature=0, max_output_tokens=60
    )
    assert isinstance(answer.output_parsed, City)


@pytest.mark.parametrize("stream", [False, True])
def test_a_function_is_called_and_what_it_gives_is_read(client: openai.OpenAI, stream: bool) -> None:
    asked: list[Any] = [{"role": "user", "content": "What is the weather in Paris?"}]
    wishes = {"tools": [WEATHER], "tool_choice": {"type": "function", "name": "get_weather"}}
    if stream:
        *events, end = ask(client, asked, stream=True, **wishes)
        answer = end.response
        pieces = [event.delta for event in events if event.type == "response.function_call_arguments.delta"]
        assert "".join(pieces) == answer.output[0].arguments
    else:
        answer = ask(client, asked, **wishes)
    (call,) = [item for item in answer.output if item.type == "function_call"]
    assert call.name == "get_weather"
    assert set(json.loads(call.arguments)) == {"city"}
    given = {"type": "function_call_output", "call_id": call.call_id, "output": "17 degrees and rain"}
    by_items = ask(client, [*asked, *answer.output, given], tools=[WEATHER], tool_choice="none")
    by_id = ask(client, [given], previous_response_id=answer.id, tools=[WEATHER], tool_choice="none")
    assert by_items.output_text == by_id.output_text
    assert "17" in by_id.output_text


def test_the_asynchronous_client_is_answered_too(server: Listener) -> None:
    async def once() -> str:
        async with openai.AsyncOpenAI(base_url=server.address, api_key=TOKEN, max_retries=0) as client:
            wishes: Any = {"model": "inglenook", "instructions": BRIEFLY, "input": QUESTION, "temperature": 0}
            answer = await client.responses.create(**wishes)
            return str(answer.output_text)

    assert "Paris" in asyncio.run(once())


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"input": ""}, "input is empty"),
        ({"input": []}, "input is empty"),
        ({"input": [{"role": "user", "content": [{"type": "input_image", "image_url": "x"}]}]}, "send text"),
        ({"input": [{"type": "item_reference", "id": "x"}]}, "'item_reference' is not supported"),
        ({"input": [{"type": "function_call_output", "output": "x"}]}, "a part of it is missing"),
        ({"tools": [{"type": "web_search"}]}, "'web_search' are not supported"),
        ({"tool_choice": {"type": "function", "name": "nothing"}}, "no tool called 'nothing'"),
        ({"background": True}, "background is not supported"),
        ({"conversation": "conv_1"}, "conversation is not supported"),
        ({"text": {"format": {"type": "json_schema", "name": "x"}}}, "schema is missing"),
        ({"max_output_tokens": 0}, ">= 1"),
        ({"temperature": 3}, "<= 2"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(client: openai.OpenAI, wishes: dict[str, Any], words: str) -> None:
    with pytest.raises(openai.BadRequestError, match=words):
        ask(client, **{"question": wishes.pop("input", QUESTION), **wishes})


# What is kept


def kept(number: int, characters: int = 10, program: str = "a") -> KeptResponse:
    return KeptResponse(program, {"id": f"resp_{number}"}, (Message("user", "x" * characters),))


def test_only_the_newest_are_kept() -> None:
    responses = ResponsesKept()
    for number in range(MOST + 1):
        responses.add(kept(number))
    assert responses.get(f"resp_{MOST}", "a").answer == {"id": f"resp_{MOST}"}
    with pytest.raises(ApiError):
        responses.get("resp_0", "a")


def test_long_ones_make_room_for_each_other() -> None:
    responses = ResponsesKept()
    for number in range(3):
        responses.add(kept(number, MOST_CHARACTERS // 2))
    with pytest.raises(ApiError):
        responses.get("resp_0", "a")
    assert responses.get("resp_2", "a")


def test_one_program_does_not_get_what_another_was_told() -> None:
    responses = ResponsesKept()
    responses.add(kept(1))
    with pytest.raises(ApiError):
        responses.get("resp_1", "b")
    with pytest.raises(ApiError):
        responses.remove("resp_1", "b")
    assert responses.get("resp_1", "a")
