"""The server as other programs use it: the real `openai` client and raw HTTP, the real starter model and engine."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest

from app.assembly import Household
from app.server.access import Access
from app.server.listener import Listener
from core.paths import Paths
from tests.served import TOKEN, client_of, opened_house, opened_server

QUESTION = "What is the capital of France?"
WEATHER: Any = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "maxLength": 30}},
            "required": ["city"],
        },
    },
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Household]:
    with opened_house(tmp_path_factory, with_encoder=True) as house:
        yield house


@pytest.fixture(scope="module")
def server(house: Household) -> Iterator[Listener]:
    with opened_server(house) as server:
        yield server


@pytest.fixture
def client(server: Listener) -> Iterator[openai.OpenAI]:
    with client_of(server) as client:
        yield client


def asks(text: str) -> Any:
    return [{"role": "system", "content": "Answer clearly and briefly."}, {"role": "user", "content": text}]


def chat(client: openai.OpenAI, text: str = QUESTION, **wishes: Any) -> Any:
    """An answer of the model, as its client gives it; the likeliest one, so that it is always the same."""
    wishes = {"temperature": 0, "model": "inglenook", "messages": asks(text), **wishes}
    return client.chat.completions.create(**wishes)


def curl(server: Listener, path: str, *arguments: str, token: str = TOKEN) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of what curl gets."""
    command = ["curl", "-sS", "-i", "--max-time", "60", f"http://127.0.0.1:{server.port}{path}", *arguments]
    done = subprocess.run(
        [*command, "-H", f"Authorization: Bearer {token}"], capture_output=True, text=True, check=True
    )
    head, _, body = done.stdout.partition("\n\n")
    while head.startswith("HTTP/1.1 100"):
        head, _, body = body.partition("\n\n")
    lines = head.splitlines()
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
    return int(lines[0].split()[1]), headers, body


def test_models_are_listed_and_the_current_one_has_a_lasting_name(client: openai.OpenAI) -> None:
    names = [model.id for model in client.models.list()]
    assert names[0] == "inglenook"
    assert "SmolLM2-135M-Instruct" in names[1]
    assert client.models.retrieve("inglenook").id == "inglenook"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-5")


def test_a_chat_is_answered(client: openai.OpenAI) -> None:
    answer = chat(client)
    assert "Paris" in (answer.choices[0].message.content or "")
    assert answer.choices[0].finish_reason == "stop"
    assert "SmolLM2" in answer.model
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_a_chat_is_streamed_with_its_usage_at_the_end(client: openai.OpenAI) -> None:
    stream = chat(
        client,
        "Write three sentences about the sea.",
        stream=True,
        stream_options={"include_usage": True},
        max_completion_tokens=40,
        temperature=0.7,
    )
    chunks = list(stream)
    texts = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert len([text for text in texts if text]) > 3
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] in ("stop", "length")
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens > 3


def test_the_conversation_and_the_instructions_are_the_programs_own(client: openai.OpenAI) -> None:
    answer = chat(
        client,
        messages=[
            {"role": "system", "content": "Answer with one word."},
            {"role": "user", "content": QUESTION},
            {"role": "assistant", "content": "Paris"},
            {"role": "user", "content": [{"type": "text", "text": "And the capital of Italy?"}]},
        ],
    )
    assert "Rome" in (answer.choices[0].message.content or "")


def test_the_same_seed_gives_the_same_answer(client: openai.OpenAI) -> None:
    def once(seed: int) -> str:
        answer = chat(client, "Tell me a story.", temperature=1.5, seed=seed, max_tokens=24)
        return answer.choices[0].message.content or ""

    assert once(7) == once(7)
    assert len({once(7), once(8), once(9)}) > 1


def test_what_the_answer_will_repeat_can_be_told_and_changes_nothing(client: openai.OpenAI) -> None:
    question = "Repeat this line: the keeper lit the lamp."
    plain = chat(client, question, max_tokens=12)
    told = chat(client, question, max_tokens=12, prediction={"type": "content", "content": "The keeper lit the lamp."})
    assert told.choices[0].message.content == plain.choices[0].message.content
    with pytest.raises(openai.BadRequestError):
        chat(client, question, prediction={"type": "image", "content": "x"})


def test_stop_texts_and_limits_end_an_answer(client: openai.OpenAI) -> None:
    cut = chat(client, "Tell me a long story.", max_tokens=5)
    assert cut.choices[0].finish_reason == "length"
    assert cut.usage is not None
    assert cut.usage.completion_tokens == 5
    stopped = chat(client, QUESTION, stop=["Paris"])
    assert "Paris" not in (stopped.choices[0].message.content or "")


def test_json_is_json(client: openai.OpenAI) -> None:
    answer = chat(
        client,
        "Describe a cat as a JSON object.",
        response_format={"type": "json_object"},
        max_tokens=200,
        temperature=0,
        stop=["\n\n\n"],
    )
    if answer.choices[0].finish_reason == "stop":
        assert isinstance(json.loads(answer.choices[0].message.content or ""), dict)
    else:
        assert (answer.choices[0].message.content or "").startswith("{")


@pytest.mark.parametrize("temperature", [0.0, 2.0])
def test_a_schema_is_obeyed_even_by_a_small_model_and_a_hot_one(client: openai.OpenAI, temperature: float) -> None:
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string", "maxLength": 20},
            "age": {"type": "integer", "minimum": 0, "maximum": 120},
            "mood": {"enum": ["glad", "sad"]},
            "tags": {"type": "array", "items": {"type": "string", "maxLength": 8}, "maxItems": 2},
        },
        "required": ["name", "age", "mood", "tags"],
        "additionalProperties": False,
    }
    answer = chat(
        client,
        "Invent a person.",
        response_format={"type": "json_schema", "json_schema": {"name": "person", "schema": schema}},
        temperature=temperature,
        seed=3,
    )
    person = json.loads(answer.choices[0].message.content or "")
    assert set(person) == {"name", "age", "mood", "tags"}
    assert 0 <= person["age"] <= 120
    assert person["mood"] in ("glad", "sad")
    assert len(person["tags"]) <= 2


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"$ref": "https://example.com/schema.json"}}},
        {"type": "object", "properties": {"a": {"$ref": "#/nowhere"}}},
        {"type": "no such type"},
        {"type": "string", "pattern": "(((("},
        json.loads('{"items":' * 200 + "{}" + "}" * 200),
        {"anyOf": [{"type": "string", "pattern": f"^({'a?' * 500}){{1,500}}$"}] * 50},
    ],
)
def test_hostile_schemas_are_refused_and_harm_nobody(client: openai.OpenAI, schema: dict[str, Any]) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        chat(
            client,
            "Go.",
            response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}},
            max_tokens=20,
        )
    assert refused.value.code == "invalid_schema"
    assert chat(client).choices


def test_a_schema_without_end_costs_no_more_than_the_answer_may(client: openai.OpenAI) -> None:
    schema = {"type": "array", "items": {"type": "integer"}, "minItems": 100_000_000, "maxItems": 100_000_000}
    wanted = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    answer = chat(client, "Count.", response_format=wanted, max_tokens=20)
    assert answer.choices[0].finish_reason == "length"
    assert answer.choices[0].message.content.startswith("[")


def test_a_required_tool_is_called_with_arguments_of_its_schema(client: openai.OpenAI) -> None:
    answer = chat(
        client,
        "What is the weather in Paris?",
        tools=[WEATHER],
        tool_choice={"type": "function", "function": {"name": "get_weather"}},
        parallel_tool_calls=False,
        temperature=0,
    )
    assert answer.choices[0].finish_reason == "tool_calls"
    (call,) = answer.choices[0].message.tool_calls
    assert call.type == "function"
    assert call.function.name == "get_weather"
    assert isinstance(json.loads(call.function.arguments)["city"], str)

    follow_up = chat(
        client,
        messages=[
            *asks("What is the weather in Paris?"),
            answer.choices[0].message.to_dict(),
            {"role": "tool", "tool_call_id": call.id, "content": "Sunny, 21 degrees."},
        ],
        tools=[WEATHER],
        tool_choice="none",
    )
    assert follow_up.choices[0].message.content


def test_tool_calls_are_streamed_piece_by_piece(client: openai.OpenAI) -> None:
    stream = chat(
        client,
        "What is the weather in Paris?",
        tools=[WEATHER],
        tool_choice="required",
        parallel_tool_calls=False,
        stream=True,
    )
    pieces = [call for chunk in stream for choice in chunk.choices for call in choice.delta.tool_calls or ()]
    assert pieces[0].id
    assert pieces[0].function is not None
    assert pieces[0].function.name == "get_weather"
    assert {piece.index for piece in pieces} == {0}
    assert len(pieces) > 1
    arguments = "".join((piece.function.arguments or "") for piece in pieces if piece.function)
    assert set(json.loads(arguments)) == {"city"}


def test_probabilities_are_told_token_by_token(client: openai.OpenAI) -> None:
    answer = chat(client, logprobs=True, top_logprobs=3, max_tokens=6)
    told = answer.choices[0].logprobs.content
    assert len(told) == answer.usage.completion_tokens
    assert "".join(token.token for token in told) == answer.choices[0].message.content
    for token in told:
        assert token.logprob <= 0
        assert len(token.top_logprobs) == 3
        assert token.top_logprobs[0].token == token.token
        assert token.top_logprobs[0].logprob == token.logprob
    chunks = chat(client, logprobs=True, max_tokens=6, stream=True)
    streamed = [token for chunk in chunks if chunk.choices[0].logprobs for token in chunk.choices[0].logprobs.content]
    assert [token.token for token in streamed] == [token.token for token in told]
    plain: Any = client.completions.create(model="inglenook", prompt="One, two,", max_tokens=4, logprobs=2)
    assert len(plain.choices[0].logprobs.token_logprobs) == 4
    assert len(plain.choices[0].logprobs.top_logprobs[0]) == 2


def test_a_text_is_gone_on_with(client: openai.OpenAI) -> None:
    answer = client.completions.create(model="inglenook", prompt="Once upon a time", max_tokens=12, echo=True)
    assert answer.choices[0].text.startswith("Once upon a time")
    assert len(answer.choices[0].text) > len("Once upon a time")
    chunks = client.completions.create(model="inglenook", prompt="One, two, three,", max_tokens=6, stream=True)
    assert "".join(chunk.choices[0].text for chunk in chunks)


def test_texts_become_vectors(client: openai.OpenAI) -> None:
    answer = client.embeddings.create(model="inglenook", input=["a cat", "a kitten", "a tax form"])
    cat, kitten, form = (item.embedding for item in answer.data)
    assert len(cat) == 384
    assert sum(a * b for a, b in zip(cat, kitten, strict=True)) > sum(a * b for a, b in zip(cat, form, strict=True))
    assert answer.usage.total_tokens > 6
    numbers = client.embeddings.create(model="inglenook", input="a cat", encoding_format="float")
    assert numbers.data[0].embedding == pytest.approx(cat, abs=1e-6)


def test_an_answer_from_memory_says_so_and_can_be_declined(server: Listener) -> None:
    body = json.dumps({"messages": asks("What is the capital of Spain?")})
    first = curl(server, "/v1/chat/completions", "-d", body)
    assert first[1]["x-inglenook-source"] == "local"
    second = curl(server, "/v1/chat/completions", "-d", body)
    assert second[1]["x-inglenook-source"] == "cache"
    assert json.loads(second[2])["inglenook"]["source"] == "cache"
    assert json.loads(second[2])["choices"] == json.loads(first[2])["choices"]
    declined = curl(server, "/v1/chat/completions", "-d", body, "-H", "Cache-Control: no-cache")
    assert declined[1]["x-inglenook-source"] == "local"
    hot = json.dumps({"messages": asks("What is the capital of Spain?"), "temperature": 0.9})
    assert curl(server, "/v1/chat/completions", "-d", hot)[1]["x-inglenook-source"] == "local"


def test_what_must_not_be_kept_is_not(server: Listener) -> None:
    body = json.dumps({"messages": asks("What is the capital of Portugal?")})
    for _ in range(2):
        answer = curl(server, "/v1/chat/completions", "-d", body, "-H", "Cache-Control: no-store")
        assert answer[1]["x-inglenook-source"] == "local"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"messages": [], "model": "x"}, "messages"),
        ({"messages": asks("Hi"), "n": 2}, "n"),
        ({"messages": asks("Hi"), "temperature": 9}, "temperature"),
        ({"messages": [{"role": "wizard", "content": "Hi"}]}, "messages[0].role"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "messages[0].content"),
        ({"messages": asks("Hi"), "tool_choice": "required"}, "tool_choice"),
        ({"messages": asks("Hi"), "logit_bias": {"1": 2}}, "logit_bias"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_field(server: Listener, body: dict[str, Any], param: str) -> None:
    status, _, answer = curl(server, "/v1/chat/completions", "-d", json.dumps(body))
    assert status == 400
    error = json.loads(answer)["error"]
    assert error["param"] == param
    assert error["type"] == "invalid_request_error"
    assert error["message"].endswith((".", "."))


def test_malformed_bodies_are_refused(server: Listener, tmp_path: Path) -> None:
    sent = tmp_path / "body"
    for body in (b"{", b"[1,2", b"\x00", b'{"messages": ' + b"[" * 5000, b"null", b'"\xff"'):
        sent.write_bytes(body)
        status, _, answer = curl(server, "/v1/chat/completions", "--data-binary", f"@{sent}")
        assert status == 400, answer
        assert json.loads(answer)["error"]["message"]


def test_a_question_longer_than_the_context_is_refused_with_its_own_code(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        chat(client, "word " * 20_000)
    assert refused.value.code == "context_length_exceeded"


@pytest.mark.parametrize("given", ["", "wrong", TOKEN[:-1], TOKEN + "x", "program.0000", "\N{SNOWMAN}"])
def test_wrong_tokens_open_nothing(server: Listener, given: str) -> None:
    status, headers, answer = curl(server, "/v1/models", token=given)
    assert status == 401
    assert headers["www-authenticate"] == "bearer"
    assert json.loads(answer)["error"]["code"] == "invalid_api_key"


def test_a_program_has_a_token_of_its_own_until_the_owners_changes() -> None:
    access = Access(TOKEN)
    given = access.token_for("editor")
    assert access.program(f"Bearer {given}") == "editor"
    assert access.program(f"Bearer {TOKEN}") == ""
    assert access.program(f"Bearer other{given.removeprefix('editor')}") is None
    assert Access("another-token-altogether").program(f"Bearer {given}") is None


@pytest.mark.parametrize(
    "header",
    ["Host: evil.example", "Host: evil.example:80", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"],
)
def test_web_pages_are_kept_out(server: Listener, header: str) -> None:
    status, headers, answer = curl(server, "/v1/models", "-H", header)
    assert status == 403
    assert "access-control-allow-origin" not in headers
    assert json.loads(answer)["error"]["type"] == "permission_error"


def test_a_browsers_preflight_gets_no_permission(server: Listener) -> None:
    arguments = ("-X", "OPTIONS", "-H", "Origin: https://evil.example", "-H", "Access-Control-Request-Method: POST")
    status, headers, _ = curl(server, "/v1/chat/completions", *arguments)
    assert status in (401, 403)
    assert not any(name.startswith("access-control") for name in headers)


def test_oversized_bodies_are_refused_announced_or_not(server: Listener, tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 9_000_000)
    for arguments in ((), ("-H", "Transfer-Encoding: chunked")):
        status, _, answer = curl(server, "/v1/chat/completions", "--data-binary", f"@{large}", *arguments)
        assert status == 413
        assert json.loads(answer)["error"]["code"] == "request_too_large"


def test_other_paths_and_methods_get_errors_of_the_same_shape(server: Listener) -> None:
    assert json.loads(curl(server, "/v1/nothing")[2])["error"]["code"] == "not_found"
    status, _, answer = curl(server, "/v1/chat/completions")
    assert status == 405
    assert json.loads(answer)["error"]["message"]


def test_a_client_that_goes_away_stops_its_answer(server: Listener, house: Household) -> None:
    client = openai.OpenAI(base_url=server.address, api_key=TOKEN, max_retries=0)
    stream = chat(client, "Count from one to a thousand.", stream=True, max_tokens=3000)
    next(iter(stream))
    stream.close()
    client.close()
    deadline = time.monotonic() + 20
    while house.engine.state == "answering" and time.monotonic() < deadline:
        time.sleep(0.05)
    assert house.engine.state == "ready"


def test_a_client_that_reads_nothing_keeps_nobody_waiting(server: Listener, client: openai.OpenAI) -> None:
    body = json.dumps({"messages": asks("Count to a hundred."), "stream": True, "max_tokens": 60}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert chat(client).choices


@pytest.mark.slow
def test_eight_clients_at_once_get_their_own_answers(server: Listener) -> None:
    capitals = {
        "France": "Paris", "Italy": "Rome", "Spain": "Madrid", "Japan": "Tokyo",
        "Germany": "Berlin", "Egypt": "Cairo", "Russia": "Moscow", "England": "London",
    }  # fmt: skip
    answers: dict[str, str] = {}

    def ask(country: str) -> None:
        with openai.OpenAI(base_url=server.address, api_key=TOKEN, max_retries=0) as client:
            stream = chat(client, f"What is the capital of {country}?", stream=True, max_tokens=30)
            answers[country] = "".join(chunk.choices[0].delta.content or "" for chunk in stream)

    threads = [threading.Thread(target=ask, args=(country,)) for country in capitals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert set(answers) == set(capitals)
    right = [country for country, capital in capitals.items() if capital in answers[country]]
    assert len(right) >= 6, answers


# What is kept


def test_what_programs_ask_is_kept_only_when_the_user_wants_it(
    server: Listener, client: openai.OpenAI, house: Household
) -> None:
    chat(client, "What is the capital of Norway?")
    assert house.history.conversations() == ()
    house.settings._overrides["server_history"] = True
    try:
        answer = chat(client, "What is the capital of Sweden?").choices[0].message.content
        more = [*asks("What is the capital of Sweden?"), {"role": "assistant", "content": answer}]
        chat(client, messages=[*more, {"role": "user", "content": "And of Denmark?"}])
        (kept,) = house.history.conversations()
        assert kept.title == "OpenAI/Python: What is the capital of Sweden?"
        assert [message.role for message in house.history.open(kept.id)[1]] == ["user", "assistant"] * 2
        house.history.delete(kept.id)
        chat(client, messages=[*more, {"role": "user", "content": "And of Finland?"}])
        (kept,) = house.history.conversations()
        assert len(house.history.open(kept.id)[1]) == 4
    finally:
        del house.settings._overrides["server_history"]


# The command line


def serve(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", "serve", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )


def test_the_command_line_serves_until_it_is_stopped(home: Paths) -> None:
    process = serve("--port", "0", INGLENOOK_SERVER_TOKEN=TOKEN)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[2].rstrip(";")
        with openai.OpenAI(base_url=address, api_key=TOKEN, max_retries=0) as client:
            assert "Paris" in chat(client).choices[0].message.content
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "Traceback" not in errors
    finally:
        process.kill()
        process.wait()


def test_a_token_for_one_run_is_shown_where_there_is_no_keyring() -> None:
    process = serve("--port", "0")
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert said[1].startswith("Token for this run: ink-")
    assert "INGLENOOK_SERVER_TOKEN" in said[2]


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["--host", "0.0.0.0"], {}, "--allow-network"),
        (["--port", "0"], {"INGLENOOK_SERVER_TOKEN": "short"}, "too short"),
        (["--token-for", "two words"], {"INGLENOOK_SERVER_TOKEN": TOKEN}, "cannot be the name"),
        (["--host", "192.0.2.1", "--allow-network"], {"INGLENOOK_SERVER_TOKEN": TOKEN}, "cannot use port"),
    ],
)
def test_what_cannot_be_served_is_said(arguments: list[str], environment: dict[str, str], said: str) -> None:
    process = serve(*arguments, **environment)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said in errors
    assert "Traceback" not in errors


def test_tokens_are_shown_on_the_command_line() -> None:
    process = serve("--token-for", "editor", INGLENOOK_SERVER_TOKEN=TOKEN)
    token, _ = process.communicate(timeout=60)
    assert Access(TOKEN).program(f"Bearer {token.strip()}") == "editor"
