"""Conversations kept on disk: they go on at once, only with what they were made with, and go with their owner."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.client import Engine
from core.engine.kept.file import KeptFile, NotUsable, write
from core.engine.kept.shelf import Shelf
from core.engine.kept.state import NotTakenApart, take_apart
from core.engine.model import Model
from core.engine.protocol import Generate, Generated, Load, Prepare, Prepared, Sampling, Text, Turn
from core.engine.session import Session
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model
from tests.small_model import two_layers

SYSTEM = Turn("system", Settings().system_prompt)
GREEDY = Sampling(temperature=0)
LOAD = Load(str(starter_model()), context_length=1024, sequences=2)
LONG = (SYSTEM, Turn("user", "Remember this. " + "The keeper lit the lamp and wrote down what the sea was like. " * 22))
NEXT = Turn("user", "What is the capital of France?")
KEEP = 10**9


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def engine(tmp_path: Path, kept: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "log", kept=kept)
    yield engine
    engine.close()


def ask(engine: Engine, turns: tuple[Turn, ...], load: Load = LOAD, **wishes: object) -> tuple[str, Generated]:
    request = Generate(turns, GREEDY, max_tokens=12, **({"conversation": "c", "keep_bytes": KEEP} | wishes))  # type: ignore[arg-type]
    events = list(engine.generate(load, request, Cancellation()))
    end = events[-1]
    assert isinstance(end, Generated)
    return "".join(event.text for event in events if isinstance(event, Text)), end


def prepare(engine: Engine, turns: tuple[Turn, ...], load: Load = LOAD, conversation: str = "c") -> Prepared:
    prepared = engine.prepare(load, Prepare(turns, conversation), Cancellation())
    assert prepared is not None
    return prepared


def test_a_conversation_goes_on_after_the_model_was_unloaded_without_being_read_again(
    engine: Engine, kept: Path
) -> None:
    first, end = ask(engine, LONG)
    held = end.prompt_tokens
    engine.keep()
    files = list(kept.iterdir())
    assert len(files) == 1
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert files[0].stat().st_size < held * 30 * 2 * 384 / 2
    engine.unload()

    so_far = (*LONG, Turn("assistant", first))
    prepared = prepare(engine, so_far)
    assert prepared.from_disk
    assert prepared.tokens >= held
    text, end = ask(engine, (*so_far, NEXT))
    assert end.reused_tokens >= held - 1
    assert "Paris" in text


def test_it_is_taken_back_also_without_being_opened_before(engine: Engine) -> None:
    first, _ = ask(engine, LONG)
    engine.keep()
    engine.unload()
    _, end = ask(engine, (*LONG, Turn("assistant", first), NEXT))
    assert end.reused_tokens > 256


def test_what_another_load_or_model_has_made_is_refused_and_deleted(engine: Engine, kept: Path) -> None:
    ask(engine, LONG)
    engine.keep()
    other = Load(LOAD.path, context_length=1024, sequences=2, kv_type="q8_0")
    _, end = ask(engine, (*LONG, Turn("assistant", "Yes."), NEXT), other)
    assert end.reused_tokens < 100
    assert not list(kept.iterdir())


def test_private_and_short_conversations_are_not_kept(engine: Engine, kept: Path) -> None:
    ask(engine, LONG, keep_bytes=0)
    ask(engine, (SYSTEM, NEXT), conversation="short")
    engine.keep()
    assert not kept.exists() or not list(kept.iterdir())


def test_a_conversation_that_is_given_up_for_another_is_kept_first(tmp_path: Path, kept: Path) -> None:
    engine = Engine(tmp_path / "log", kept=kept)
    load = Load(LOAD.path, context_length=1024, sequences=1)
    ask(engine, LONG, load, conversation="first")
    ask(engine, (SYSTEM, NEXT), load, conversation="second")
    deadline = time.monotonic() + 600
    while not list(kept.glob("*.kept")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert Shelf(kept).path("first").exists()
    assert prepare(engine, LONG, load, "first").from_disk
    engine.close()


def test_it_is_deleted_with_its_conversation_and_does_not_come_back(engine: Engine, kept: Path) -> None:
    ask(engine, LONG)
    engine.keep()
    ask(engine, LONG)
    engine.forget("c")
    engine.keep()
    assert not list(kept.iterdir())


def test_without_an_engine_it_is_deleted_too(tmp_path: Path, kept: Path) -> None:
    Shelf(kept).put("c", lambda file: file.write(b"x"), KEEP)
    Engine(tmp_path / "log", kept=kept).forget("c")
    assert not list(kept.iterdir())


def test_instructions_are_read_once_for_all_conversations(engine: Engine) -> None:
    prepared = prepare(engine, (SYSTEM,), conversation="")
    assert not prepared.from_disk
    assert prepared.tokens >= 16
    text, end = ask(engine, (SYSTEM, NEXT), conversation="a")
    again, second = ask(engine, (SYSTEM, NEXT), conversation="b")
    assert "Paris" in text
    assert again == text
    assert end.reused_tokens == second.reused_tokens == prepared.tokens


def test_a_long_beginning_that_two_conversations_share_is_copied(engine: Engine) -> None:
    _, first = ask(engine, LONG, conversation="a")
    _, second = ask(engine, (*LONG[:1], Turn("user", LONG[1].text + "And so on.")), conversation="b")
    assert second.reused_tokens > first.prompt_tokens - 20


def test_the_shelf_keeps_what_was_used_last(kept: Path) -> None:
    shelf = Shelf(kept)
    for number, name in enumerate("abc"):
        assert shelf.put(name, lambda file: file.write(bytes(100)), 1000)
        os.utime(shelf.path(name), (number, number))
    shelf.use("a")
    assert shelf.put("d", lambda file: file.write(bytes(100)), 250)
    assert shelf.path("a").exists()
    assert shelf.path("d").exists()
    assert shelf.bytes == 200
    assert not shelf.put("e", lambda file: file.write(bytes(300)), 250)
    assert shelf.bytes == 200
    shelf.shrink(0)
    assert shelf.bytes == 0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int], bytes]:
    """A kept file of a small model, its tokens, and the state that went into it."""
    folder = tmp_path_factory.mktemp("made")
    load = Load(str(two_layers(folder / "small.gguf")), context_length=512)
    with Model(load, lambda _share: True) as model, Session(model, load) as session:
        tokens = model.vocabulary.tokenize("The capital of France is Paris and it is large. " * 12)
        session.read(tokens)
        state = bytes(session.save(session.slots[0]))
        with (folder / "file").open("wb") as file:
            write(file, "identity", "c", tokens, memoryview(state))
        with KeptFile(folder / "file", "identity", "c") as kept:
            assert kept.tokens == tokens
            assert session.restore(session.slots[0], tokens, kept.state(1))
            assert session.held == tokens
    return folder / "file", tokens, state


def test_a_state_is_taken_apart_and_put_together(made: tuple[Path, list[int], bytes]) -> None:
    path, tokens, state = made
    with KeptFile(path, "identity", "c") as kept:
        again = kept.state(1)
    before, after = take_apart(memoryview(state)), take_apart(again)
    assert before.caches == after.caches
    assert before.caches[0].cells == len(tokens)
    assert len(again) == len(state)
    for streams in (1, 4):
        with KeptFile(path, "identity", "c") as kept:
            assert take_apart(kept.state(streams)).caches == before.caches


@pytest.mark.parametrize(("identity", "conversation"), [("another", "c"), ("identity", "d")])
def test_another_identity_is_refused(made: tuple[Path, list[int], bytes], identity: str, conversation: str) -> None:
    with pytest.raises(NotUsable):
        KeptFile(made[0], identity, conversation)


@given(st.data())
def test_a_damaged_file_is_refused(made: tuple[Path, list[int], bytes], data: st.DataObject) -> None:
    good = made[0].read_bytes()
    place = made[0].with_name("spoilt")
    if data.draw(st.booleans()):
        spoilt = good[: data.draw(st.integers(0, len(good) - 1))]
    else:
        at = data.draw(st.one_of(st.integers(0, 600), st.integers(0, len(good) - 1)))
        spoilt = good[:at] + bytes([good[at] ^ (1 << data.draw(st.integers(0, 7)))]) + good[at + 1 :]
    place.write_bytes(spoilt)
    with pytest.raises(NotUsable), KeptFile(place, "identity", "c") as kept:
        kept.state(1)


@given(st.binary(max_size=400), st.integers(0, 400))
def test_a_state_of_another_kind_is_left_alone(made: tuple[Path, list[int], bytes], noise: bytes, cut: int) -> None:
    for state in (noise, made[2][:cut] + noise, made[2][: -1 - cut]):
        with pytest.raises(NotTakenApart):
            take_apart(memoryview(state))
