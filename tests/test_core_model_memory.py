"""Memory given back while a model is loaded: what the user gives up, and in which order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine.client import Engine
from core.engine.protocol import ExpertCache, Generate, Load, Sampling, Stream, Text, Turn
from core.errors import EngineDied, ModelTooLarge
from core.model_memory import ModelMemory
from core.plan.steps import given_up
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model

FULL = Load("model.gguf", context_length=4096)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = Engine(tmp_path / "log")
    yield made
    made.close()


def plan(path: Path, settings: Settings, limit: int) -> Load:
    """A ladder of two steps for the starter model."""
    if limit and limit < 50_000_000:
        raise ModelTooLarge("The model needs at least 50 MB.")
    if limit:
        return Load(str(path), context_length=512, batch=128, repack=False, stream=Stream(10_000_000))
    return Load(str(path), context_length=settings.context_length)


def memory_of(engine: Engine) -> ModelMemory:
    return ModelMemory(
        settings=Settings,
        engine=engine,
        choose_model=lambda _: starter_model(),
        plan=plan,
        predict=lambda _: 400_000_000,
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (Load("model.gguf", context_length=2048), "it reads 2,048 tokens of a conversation at once"),
        (Load("model.gguf", repack=False), "its weights lie in memory as in the file"),
        (Load("model.gguf", kv_type="q8_0"), "what it remembers of the conversation is kept as q8_0"),
        (Load("model.gguf", stream=Stream(1000)), "a part of its weights is read from the disk for every word"),
        (Load("model.gguf", experts=ExpertCache(1000)), "fewer of its experts stay in memory"),
    ],
)
def test_the_user_reads_what_is_given_up(after: Load, words: str) -> None:
    assert words in given_up(FULL, after)


def test_nothing_is_said_when_nothing_is_given_up() -> None:
    assert given_up(FULL, FULL) == ""


def test_a_smaller_share_in_memory_is_told_too() -> None:
    assert "more of its weights" in given_up(Load("m", stream=Stream(2000)), Load("m", stream=Stream(1000)))


def test_memory_asked_for_is_given_back_by_loading_the_model_smaller(engine: Engine) -> None:
    memory = memory_of(engine)
    memory.warm()
    before = engine.memory()
    assert before is not None

    memory.give_back(40_000_000, urgent=False)

    after = engine.memory()
    assert after is not None
    assert after.now < before.now - 40_000_000
    assert "read from the disk" in memory.given_up
    assert engine.loaded is not None
    assert engine.loaded.context_length == 512
    assert "512 tokens" in memory.given_up


def test_the_model_itself_is_given_up_last(engine: Engine) -> None:
    memory = memory_of(engine)
    memory.warm()

    memory.give_back(10**12, urgent=False)

    assert engine.state == "unloaded"
    assert memory.request().context_length == 4096


def test_an_answer_is_let_finish_unless_it_is_urgent(engine: Engine) -> None:
    memory = memory_of(engine)
    load = memory.request()
    request = Generate((Turn("user", "Count to one hundred."),), Sampling(temperature=0), max_tokens=150)
    texts: list[str] = []
    deaths: list[EngineDied] = []
    streaming = threading.Event()

    def answer() -> None:
        try:
            for event in engine.generate(load, request, Cancellation()):
                if isinstance(event, Text):
                    texts.append(event.text)
                    streaming.set()
        except EngineDied as died:
            deaths.append(died)

    thread = threading.Thread(target=answer)
    thread.start()
    assert streaming.wait(60)
    memory.give_back(50_000_000, urgent=False)
    assert memory.given_up == ""
    memory.give_back(50_000_000, urgent=True)
    thread.join(60)

    assert deaths
    smaller = memory.after_failure(load, deaths[0])
    assert smaller is not None
    assert smaller.context_length == 512
    # Every answer that was under way goes on in the smaller model.
    assert memory.after_failure(load, deaths[0]) == smaller


def test_a_conversation_reads_on_where_another_engine_stopped(engine: Engine) -> None:
    load = Load(str(starter_model()), context_length=512)
    turns = (Turn("user", "What is the capital of France?"),)
    greedy = Sampling(temperature=0)

    def answer(begun: str) -> str:
        request = Generate(turns, greedy, max_tokens=12, begun=begun)
        return "".join(e.text for e in engine.generate(load, request, Cancellation()) if isinstance(e, Text))

    whole = answer("")
    cut = whole.rindex(" ")
    rest = answer(whole[:cut])

    assert cut > 5
    assert (whole[:cut] + rest).startswith(whole)
