"""A conversation longer than the context window: the beginning, separators and the newest part stay, and it goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.client import AnswerEvent, Engine
from core.engine.endless import is_separator, let_go, without
from core.engine.protocol import Generate, Generated, LetGo, Load, Sampling, Text, Trimmed, Turn
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model

SYSTEM = Turn("system", Settings().system_prompt)
STORY = (SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper, day by day."))
LOAD = Load(str(starter_model()), context_length=256, sequences=2)
# The starter model ends its stories early; at this temperature and penalty it does not.
RAMBLING = Sampling(temperature=1.8, repeat_penalty=1.3, top_k=0, top_p=1.0, min_p=0.0, seed=5)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("engine") / "engine.log")
    yield engine
    engine.close()


def ask(engine: Engine, turns: tuple[Turn, ...], tokens: int) -> tuple[str, Generated, list[AnswerEvent]]:
    request = Generate(turns, RAMBLING, max_tokens=tokens, when_full="window", conversation="c")
    events = list(engine.generate(LOAD, request, Cancellation()))
    end = events[-1]
    assert isinstance(end, Generated)
    return "".join(event.text for event in events if isinstance(event, Text)), end, events


def test_an_answer_goes_on_beyond_the_context_window(engine: Engine) -> None:
    _, end, events = ask(engine, STORY, 600)
    assert (end.finish, end.completion_tokens) == ("length", 600)
    assert sum(isinstance(event, LetGo) for event in events) == 1


def test_a_conversation_goes_on_beyond_it_without_being_read_again(engine: Engine) -> None:
    turns: tuple[Turn, ...] = (SYSTEM,)
    for number in range(7):
        turns = (*turns, Turn("user", f"Tell me about the sea and its ships in spring of year {number}."))
        request = Generate(turns, Sampling(temperature=0), max_tokens=50, when_full="window", conversation="d")
        events = list(engine.generate(LOAD, request, Cancellation()))
        end = events[-1]
        assert isinstance(end, Generated)
        assert end.completion_tokens > 0
        assert not any(isinstance(event, Trimmed) for event in events)
        # The question itself, and what its template puts around it.
        assert number == 0 or end.prompt_tokens - end.reused_tokens < 40
        turns = (*turns, Turn("assistant", "".join(event.text for event in events if isinstance(event, Text))))
        read = end.prompt_tokens
    assert read > 256


def test_a_conversation_that_is_not_in_memory_begins_with_what_fits(engine: Engine) -> None:
    old = [Turn(role, "The sea was calm, and the lamp burned all night. " * 3) for role in ("user", "assistant")] * 8
    _, end, events = ask(engine, (SYSTEM, *old, Turn("user", "And then?")), 300)
    assert isinstance(events[0], Trimmed)
    assert end.completion_tokens == 300


def test_marks_separate_and_words_do_not() -> None:
    assert all(map(is_separator, (b".", b" ,", b"\n", b"\n\n", b"?!", "。".encode())))
    assert not any(map(is_separator, (b"", b" ", b"the", b"a.", b"\xff", b"3")))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=600), st.integers(16, 600), st.integers(0, 300))
def test_the_beginning_and_the_newest_part_stay_and_room_is_made(tokens: list[int], context: int, first: int) -> None:
    tokens = tokens[:context]
    stretches = let_go(tokens, context, first, lambda token: token == 0)
    left = without(tokens, stretches)
    start = min(max(first, 4), context // 4, len(tokens))
    recent = min(context // 2, len(tokens) - start)
    assert left[:start] == tokens[:start]
    assert left[len(left) - recent :] == tokens[len(tokens) - recent :]
    assert len(left) <= context // 4 + context // 8 + context // 2 + 1
    assert all(low < high for low, high in stretches)
    assert len(left) == len(tokens) - sum(high - low for low, high in stretches)
    middle = [tokens[place] for low, high in stretches for place in range(low, high)]
    assert len(left) - start - recent == min(tokens[start : len(tokens) - recent].count(0), context // 8)
    assert len(middle) == len(tokens) - len(left)
