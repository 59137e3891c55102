"""Weights streamed from flash, with the real starter model in the real engine process: text, memory, faults."""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest

from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, Placement, Sampling, Stream, Text, Turn
from core.errors import EngineError, InglenookError
from core.gguf import read_header
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model
from tests.gguf_copies import in_parts, untied
from tests.lending import lending

SYSTEM = Turn("system", Settings().system_prompt)
FRANCE = (SYSTEM, Turn("user", "What is the capital of France?"))
STORY = (SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper, day by day."))
STREAM = Stream(resident_bytes=25_000_000, slots=2, readers=2)
LOAD = Load(str(starter_model()), context_length=1024, batch=128, repack=False)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


def with_stream(load: Load = LOAD, stream: Stream = STREAM, **changes: Any) -> Load:
    return msgspec.structs.replace(load, stream=stream, **changes)


def ask(engine: Engine, load: Load, turns: tuple[Turn, ...] = FRANCE, tokens: int = 16) -> tuple[str, Generated]:
    """The greedy answer, and how it ended."""
    events = list(engine.generate(load, Generate(turns, Sampling(temperature=0), max_tokens=tokens), Cancellation()))
    end = events[-1]
    assert isinstance(end, Generated)
    return "".join(event.text for event in events if isinstance(event, Text)), end


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """How the story begins when everything lies in memory."""
    engine = Engine(tmp_path_factory.mktemp("resident") / "log")
    text, _ = ask(engine, LOAD, STORY)
    engine.close()
    assert len(text) > 40
    return text


@pytest.mark.parametrize(
    "stream",
    [
        STREAM,
        Stream(resident_bytes=0, slots=2, readers=1),
        Stream(resident_bytes=55_000_000, slots=3, readers=4),
        Stream(resident_bytes=25_000_000, slots=1, readers=2, direct=False),
        Stream(resident_bytes=1 << 40),
    ],
)
def test_a_streamed_model_says_word_for_word_the_same(engine: Engine, told: str, stream: Stream) -> None:
    text, end = ask(engine, with_stream(stream=stream), STORY)
    assert text == told
    loaded = engine.loaded
    assert loaded is not None
    header = read_header(starter_model())
    layers = sum(tensor.size for tensor in header.tensors if tensor.name.startswith("blk."))
    assert abs(loaded.stream_bytes - max(0, layers - stream.resident_bytes)) < 20_000_000
    passes = 1 + end.completion_tokens
    assert end.stream_bytes >= (passes - 2) * loaded.stream_bytes
    assert loaded.notice == ""
    assert loaded.stream_direct is stream.direct


def test_a_streamed_model_takes_only_the_memory_it_is_given(engine: Engine, tmp_path: Path) -> None:
    resident = Engine(tmp_path / "resident.log")
    ask(resident, msgspec.structs.replace(LOAD, memory_map=False))
    ask(engine, with_stream())
    whole, less = resident.memory(), engine.memory()
    resident.close()
    assert whole is not None
    assert less is not None
    loaded = engine.loaded
    assert loaded is not None
    # What is read for every pass is not in memory, but for the little ring; neither while loading nor later.
    assert less.peak < whole.peak - 0.8 * loaded.stream_bytes
    pid = engine.pid
    assert pid is not None
    assert not any(Path(entry.path).suffix == ".gguf" for entry in psutil.Process(pid).memory_maps())


@pytest.mark.skipif(sys.platform != "linux", reason="a filesystem in memory and limits of Linux")
def test_neither_direct_reads_nor_locked_memory_are_needed(engine: Engine, told: str) -> None:
    limits = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (0, limits[1]))
    try:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            model = shutil.copy(starter_model(), folder)
            assert ask(engine, with_stream(path=str(model)), STORY)[0] == told
    finally:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, limits)


def test_a_pass_over_several_tokens_reads_the_weights_once(engine: Engine) -> None:
    _, short = ask(engine, with_stream(batch=64), tokens=1)
    long = (SYSTEM, Turn("user", "Count: " + " ".join(map(str, range(200)))))
    _, end = ask(engine, with_stream(batch=64), long, 1)
    loaded = engine.loaded
    assert loaded is not None
    for answer in (short, end):
        passes = -(-(answer.prompt_tokens - answer.reused_tokens) // 64)
        # What is read ahead for the next pass counts too.
        assert passes - 1 <= answer.stream_bytes / loaded.stream_bytes <= passes + 1


def test_rearranged_matrices_stay_and_the_answer_is_right(engine: Engine) -> None:
    assert "Paris" in ask(engine, with_stream(repack=True))[0]


def test_a_long_question_is_read_in_large_batches(engine: Engine) -> None:
    long = (SYSTEM, Turn("user", "The keeper lit the lamp. " * 32 + "What did the keeper light?"))
    streamed, end = ask(engine, with_stream(batch=512), long, 3)
    loaded = engine.loaded
    assert loaded is not None
    # One pass for the question, one for each word, and at most one that was read ahead.
    assert end.prompt_tokens > 128
    assert end.stream_bytes <= (end.completion_tokens + 2) * loaded.stream_bytes
    engine.unload()
    assert ask(engine, msgspec.structs.replace(LOAD, batch=512), long, 3)[0] == streamed


@pytest.mark.slow
def test_a_table_that_is_only_looked_up_is_not_in_memory(engine: Engine, tmp_path: Path, told: str) -> None:
    model = untied(starter_model(), tmp_path / "untied.gguf")
    load = with_stream(path=str(model))
    text, _ = ask(engine, load, STORY)
    assert text == told
    less = engine.memory()
    engine.unload()
    ask(engine, with_stream(), STORY)
    tied = engine.memory()
    assert less is not None
    assert tied is not None
    table = next(tensor.size for tensor in read_header(model).tensors if tensor.name == "token_embd.weight")
    # The output matrix is in memory in both; the table of tokens comes on top in neither.
    assert less.peak - tied.peak < table / 2


@pytest.mark.slow
def test_a_model_in_parts_is_streamed_from_all_of_them(engine: Engine, tmp_path: Path, told: str) -> None:
    first = in_parts(starter_model(), tmp_path, 100)
    assert read_header(first).parts == 3
    assert ask(engine, with_stream(path=str(first)), STORY)[0] == told


def test_another_model_takes_no_word_from_the_one_before(engine: Engine, told: str) -> None:
    ask(engine, with_stream())
    assert ask(engine, with_stream(stream=Stream(0, slots=1, readers=3)), STORY)[0] == told


def test_a_file_that_is_cut_while_in_use_is_one_sentence(engine: Engine, tmp_path: Path) -> None:
    copy = Path(shutil.copy(starter_model(), tmp_path / "copy.gguf"))
    load = with_stream(path=str(copy), stream=Stream(0))
    ask(engine, load)
    pid = engine.pid
    os.truncate(copy, copy.stat().st_size // 2)
    with pytest.raises(EngineError, match=r"copy.gguf (was changed|has become shorter) while it was in use") as caught:
        ask(engine, load, STORY)
    assert caught.value.hint
    assert engine.pid == pid
    with pytest.raises(InglenookError):
        ask(engine, load, STORY)


def test_a_file_that_is_overwritten_in_the_middle_of_an_answer_is_one_sentence(engine: Engine, tmp_path: Path) -> None:
    copy = Path(shutil.copy(starter_model(), tmp_path / "copy.gguf"))
    load = with_stream(path=str(copy), stream=Stream(0))
    events = engine.generate(load, Generate(STORY, Sampling(temperature=0)), Cancellation())
    for _ in range(3):
        next(events)
    with copy.open("r+b") as file:
        file.seek(read_header(starter_model()).tensors[9].offset)
        file.write(bytes(1000))
    with pytest.raises(EngineError, match=r"copy.gguf was changed while it was in use"):
        list(events)


def test_a_file_that_is_replaced_goes_on_being_read_as_it_was(engine: Engine, tmp_path: Path, told: str) -> None:
    copy = Path(shutil.copy(starter_model(), tmp_path / "copy.gguf"))
    load = with_stream(path=str(copy))
    ask(engine, load)
    (tmp_path / "new").write_bytes(b"something else")
    (tmp_path / "new").replace(copy)
    assert ask(engine, load, STORY)[0] == told


def test_a_streamed_answer_can_be_stopped_and_the_next_is_right(engine: Engine, told: str) -> None:
    cancellation = Cancellation()
    load = with_stream(stream=Stream(0, slots=1, readers=1))
    engine.load(load)
    threading.Timer(0.4, cancellation.cancel).start()
    events = list(engine.generate(load, Generate(STORY, Sampling(temperature=0)), cancellation))
    end = events[-1]
    assert isinstance(end, Generated)
    assert end.finish == "cancelled"
    assert ask(engine, load, STORY)[0] == told


def test_unloading_in_the_middle_of_a_pass_ends_the_process(engine: Engine) -> None:
    load = with_stream(stream=Stream(0))
    engine.load(load)
    pid = engine.pid
    assert pid is not None
    events = engine.generate(load, Generate(STORY, Sampling(temperature=0)), Cancellation())
    next(events)
    engine.unload()
    with pytest.raises(InglenookError):
        list(events)
    assert not psutil.pid_exists(pid)


def test_loading_a_streamed_model_can_be_stopped(engine: Engine) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    events = list(engine.generate(with_stream(), Generate(FRANCE), cancellation))
    assert [type(event) for event in events] == [Generated]
    assert "Paris" in ask(engine, with_stream())[0]


def test_a_streamed_encoder_gives_the_same_vectors(engine: Engine) -> None:
    load = msgspec.structs.replace(LOAD, embedding=True, context_length=256)
    resident = engine.embed(load, ["The cat sleeps."]).values
    assert engine.embed(with_stream(load), ["The cat sleeps."]).values == resident


def test_a_context_that_nobody_has_used_takes_no_memory(engine: Engine) -> None:
    short = engine.load(Load(LOAD.path, context_length=256))
    before = _now(engine)
    long = engine.load(Load(LOAD.path, context_length=8192))
    after = _now(engine)
    assert (short.context_length, long.context_length) == (256, 8192)
    # 8,192 tokens of this model's keys and values are 189 MB.
    assert after - before < 60_000_000
    text, _ = ask(engine, Load(LOAD.path, context_length=8192))
    assert "Paris" in text


def _now(engine: Engine) -> int:
    time.sleep(0.1)
    memory = engine.memory()
    assert memory is not None
    return memory.now


def test_streamed_layers_go_together_with_layers_on_another_machine(engine: Engine, told: str, tmp_path: Path) -> None:
    with lending(tmp_path) as lender:
        mixed = with_stream(
            stream=Stream(10_000_000),
            helpers=(lender.address,),
            placement=Placement(devices=(lender.address,), layers=(11,), required=True),
        )
        assert ask(engine, mixed, STORY)[0] == told
        loaded = engine.loaded
        assert loaded is not None
        # The last ten layers and the output are over there; only the first twenty are read from the disk.
        header = read_header(starter_model())
        here = sum(
            tensor.size
            for tensor in header.tensors
            if tensor.name.startswith("blk.") and int(tensor.name.split(".")[1]) < 20
        )
        assert 0 < loaded.stream_bytes <= here
        engine.unload()
