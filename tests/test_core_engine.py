"""The engine with the real starter model in its real process: answers, streaming, cancelling, memory."""

from __future__ import annotations

import shutil
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from core.engine.client import AnswerEvent, Engine
from core.engine.protocol import (
    Generate,
    Generated,
    Load,
    PromptRead,
    Queued,
    Sampling,
    Text,
    Trimmed,
    Turn,
)
from core.errors import PromptTooLong
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model
from tests.lending import eventually

SYSTEM = Turn("system", Settings().system_prompt)
FRANCE = (SYSTEM, Turn("user", "What is the capital of France?"))
STORY = (SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper, day by day."))
GREEDY = Sampling(temperature=0)
LOAD = Load(str(starter_model()), context_length=2048)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("engine") / "engine.log")
    yield engine
    engine.close()


def ask(
    engine: Engine, turns: tuple[Turn, ...], load: Load = LOAD, max_tokens: int = 40, **wishes: object
) -> tuple[str, Generated, list[AnswerEvent]]:
    """The text of an answer, how it ended, and all events; greedy unless `wishes` say otherwise."""
    request = Generate(turns, **({"sampling": GREEDY, "max_tokens": max_tokens} | wishes))  # type: ignore[arg-type]
    events = list(engine.generate(load, request, Cancellation()))
    end = events[-1]
    assert isinstance(end, Generated)
    return "".join(event.text for event in events if isinstance(event, Text)), end, events


def cancel_when(
    engine: Engine, turns: tuple[Turn, ...], when: Callable[[AnswerEvent], bool]
) -> tuple[list[AnswerEvent], Generated]:
    cancellation = Cancellation()
    events: list[AnswerEvent] = []
    for event in engine.generate(LOAD, Generate(turns, GREEDY), cancellation):
        events.append(event)
        if when(event):
            cancellation.cancel()
    assert isinstance(events[-1], Generated)
    return events, events[-1]


def test_it_knows_the_capital_of_france(engine: Engine) -> None:
    text, end, events = ask(engine, FRANCE)
    assert "Paris" in text
    assert end.finish == "stop"
    assert isinstance(events[0], PromptRead)
    assert end.prompt_tokens == events[0].prompt_tokens > 20
    assert end.completion_tokens == sum(event.tokens for event in events if isinstance(event, Text)) > 0
    assert end.time_to_first_token_s > 0
    assert end.tokens_per_second > 0
    assert end.engine_peak_bytes > 90_000_000


def test_what_is_loaded_can_be_seen(engine: Engine) -> None:
    loaded = engine.load(LOAD)
    assert engine.loaded == loaded
    assert engine.state == "ready"
    assert (loaded.architecture, loaded.layers, loaded.context_length) == ("llama", 30, 2048)
    assert (loaded.trained_context_length, loaded.dimensions) == (8192, 576)
    assert loaded.has_chat_template
    assert loaded.file_bytes == starter_model().stat().st_size


def test_a_loaded_model_is_not_loaded_again(engine: Engine) -> None:
    engine.load(LOAD)
    before = engine.pid
    engine.load(LOAD)
    assert engine.pid == before


def test_another_request_starts_another_process(engine: Engine) -> None:
    engine.load(LOAD)
    before = engine.pid
    assert before is not None
    loaded = engine.load(Load(LOAD.path, context_length=512))
    assert loaded.context_length == 512
    assert engine.pid != before
    assert not psutil.pid_exists(before)


@pytest.mark.parametrize(
    "load",
    [
        Load(LOAD.path, context_length=1024, kv_type="q8_0"),
        Load(LOAD.path, context_length=1024, memory_map=False, repack=False, flash_attention="off"),
        Load(LOAD.path, context_length=1024, gpu_layers=0, threads=1, batch=16),
    ],
)
def test_every_way_of_loading_answers(engine: Engine, load: Load) -> None:
    assert "Paris" in ask(engine, FRANCE, load)[0]


def test_a_context_longer_than_trained_is_not_given(engine: Engine) -> None:
    assert engine.load(Load(LOAD.path, context_length=1 << 20)).context_length == 8192


def test_the_next_question_reads_only_what_is_new(engine: Engine) -> None:
    engine.unload()
    first, _, _ = ask(engine, FRANCE)
    follow_up = (*FRANCE, Turn("assistant", first), Turn("user", "And which river flows through it?"))
    reused_text, reused, _ = ask(engine, follow_up, max_tokens=24)
    assert reused.reused_tokens > 20
    engine.unload()
    fresh_text, fresh, _ = ask(engine, follow_up, max_tokens=24)
    assert fresh.reused_tokens == 0
    assert reused_text == fresh_text


def test_the_same_question_again_is_read_from_memory(engine: Engine) -> None:
    first, _, _ = ask(engine, FRANCE)
    again, end, _ = ask(engine, FRANCE)
    assert end.reused_tokens == end.prompt_tokens - 1
    assert again == first


def test_stop_texts_end_the_answer_and_are_not_shown(engine: Engine) -> None:
    text, end, _ = ask(engine, FRANCE, stop=("nothing like it", "tal of"))
    assert text == "The capi"
    assert end.finish == "stop"


def test_an_answer_ends_at_its_token_limit(engine: Engine) -> None:
    _, end, _ = ask(engine, STORY, max_tokens=5)
    assert (end.finish, end.completion_tokens) == ("length", 5)


def test_an_answer_ends_with_the_context_window(engine: Engine) -> None:
    load = Load(LOAD.path, context_length=256)
    # The starter model ends its stories early; at this temperature and penalty it does not.
    rambling = Sampling(temperature=1.8, repeat_penalty=1.3, top_k=0, top_p=1.0, min_p=0.0, seed=5)
    _, end, _ = ask(engine, STORY, load, max_tokens=0, sampling=rambling)
    assert end.finish == "context"
    assert end.prompt_tokens + end.completion_tokens == 257


def test_a_seed_repeats_an_answer(engine: Engine) -> None:
    lively = [Sampling(temperature=1.0, seed=seed) for seed in (7, 7, 8)]
    first, same, other = (ask(engine, STORY, max_tokens=24, sampling=sampling)[0] for sampling in lively)
    assert first == same
    assert first != other


def test_a_long_conversation_loses_its_oldest_turns_in_the_open(engine: Engine) -> None:
    load = Load(LOAD.path, context_length=512)
    old = [
        Turn(role, f"Note {number}: the sea was calm and the lamp burned all night long. " * 2)
        for number in range(20)
        for role in ("user", "assistant")
    ]
    text, end, events = ask(engine, (SYSTEM, *old, FRANCE[-1]), load)
    trimmed = events[0]
    assert isinstance(trimmed, Trimmed)
    assert trimmed.context_length == 512
    assert 0 < trimmed.turns < 40
    assert trimmed.turns % 2 == 0
    assert end.prompt_tokens <= 512 - 40
    assert text


def test_a_question_that_is_too_long_says_both_numbers(engine: Engine) -> None:
    load = Load(LOAD.path, context_length=512)
    with pytest.raises(PromptTooLong, match=r"is [12],\d{3} tokens long, and the model can read 384 at once"):
        ask(engine, (SYSTEM, Turn("user", "word " * 1000)), load, max_tokens=0)
    assert "Paris" in ask(engine, FRANCE, load)[0]


def test_an_answer_can_be_stopped(engine: Engine) -> None:
    _, end = cancel_when(engine, STORY, lambda event: isinstance(event, Text))
    assert end.finish == "cancelled"
    assert end.completion_tokens > 0
    assert engine.state == "ready"
    assert "Paris" in ask(engine, FRANCE)[0]


def test_reading_a_long_question_can_be_stopped(tmp_path: Path) -> None:
    cancellation = Cancellation()
    changes: list[str] = []

    def on_change() -> None:
        changes.append(mine.state)
        if mine.state == "answering":
            threading.Timer(0.3, cancellation.cancel).start()

    mine = Engine(tmp_path / "log", on_change)
    long = (SYSTEM, Turn("user", "The keeper lit the lamp. " * 220))
    events = list(mine.generate(LOAD, Generate(long, GREEDY), cancellation))
    end = events[-1]
    assert isinstance(end, Generated)
    assert end.finish == "cancelled"
    assert [type(event) for event in events] == [Generated]
    text, after, _ = ask(mine, FRANCE)
    assert "Paris" in text
    assert after.finish == "stop"
    # What had been read before is right as well: the rest is read on top of it.
    stopped, _, _ = ask(mine, long, max_tokens=12)
    mine.unload()
    assert ask(mine, long, max_tokens=12)[0] == stopped
    mine.close()
    assert changes[0] == "loading"
    assert changes[-1] == "unloaded"


def test_a_stopped_wait_for_loading_leaves_the_model_loading(engine: Engine) -> None:
    engine.unload()
    cancellation = Cancellation()
    cancellation.cancel()
    events = list(engine.generate(LOAD, Generate(FRANCE), cancellation))
    assert [type(event) for event in events] == [Generated]
    assert "Paris" in ask(engine, FRANCE)[0]


def test_an_abandoned_answer_does_not_hold_up_the_next(engine: Engine) -> None:
    answer = engine.generate(LOAD, Generate(STORY, GREEDY), Cancellation())
    next(answer)
    answer.close()  # type: ignore[attr-defined]
    assert "Paris" in ask(engine, FRANCE)[0]


def test_questions_from_two_threads_are_answered_one_after_the_other(engine: Engine) -> None:
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(engine, FRANCE)[0])) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 3
    assert all("Paris" in answer for answer in answers)


def test_memory_can_be_asked_for_while_it_answers(engine: Engine) -> None:
    cancellation = Cancellation()
    for event in engine.generate(LOAD, Generate(STORY, GREEDY), cancellation):
        if isinstance(event, Text) and not cancellation.cancelled:
            memory = engine.memory()
            assert memory is not None
            assert 90_000_000 < memory.now <= memory.peak
            assert engine.state == "answering"
            cancellation.cancel()


def test_unloading_ends_the_process(engine: Engine) -> None:
    engine.load(LOAD)
    pid = engine.pid
    assert pid is not None
    engine.unload()
    assert not psutil.pid_exists(pid)
    assert (engine.state, engine.loaded, engine.pid, engine.memory()) == ("unloaded", None, None, None)


def test_vectors_have_unit_length_and_follow_their_texts(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    load = Load(LOAD.path, context_length=256, embedding=True)
    texts = ["The cat sleeps.", "Quarterly tax report", "The cat sleeps.", "", "very long " * 1000]
    vectors = engine.embed(load, texts)
    engine.close()
    values = array("f")
    values.frombytes(vectors.values)
    assert vectors.dimensions == 576
    rows = [values[start : start + 576] for start in range(0, len(values), 576)]
    assert len(rows) == len(texts)
    assert [sum(value * value for value in row) for row in rows if any(row)] == pytest.approx([1.0] * 4)
    assert rows[0] == rows[2]
    assert rows[0] != rows[1]


def test_nothing_is_printed_but_the_log_is_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    engine = Engine(tmp_path / "engine.log")
    engine.load(LOAD)
    pid = engine.pid
    assert pid is not None
    targets = {str(Path(f"/proc/{pid}/fd/{number}").readlink()) for number in (1, 2)}
    engine.close()
    assert targets == {str(tmp_path / "engine.log")}
    assert capfd.readouterr() == ("", "")


def test_a_front_end_never_loads_the_library() -> None:
    # Under test everything shares one process, so ask a fresh one.
    import subprocess
    import sys

    code = "import sys, core.engine.client; print([m for m in ('llama_cpp', 'numpy', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_state_changes_are_told(tmp_path: Path) -> None:
    seen: list[tuple[str, float]] = []
    mine = Engine(tmp_path / "log", lambda: seen.append((mine.state, mine.load_share)))
    ask(mine, FRANCE)
    deadline = time.monotonic() + 10
    while mine.state != "ready" and time.monotonic() < deadline:
        time.sleep(0.01)
    mine.close()
    states = [state for state, _ in seen]
    assert [state for index, state in enumerate(states) if index == 0 or states[index - 1] != state] == [
        "loading",
        "ready",
        "answering",
        "ready",
        "unloaded",
    ]
    shares = [share for state, share in seen if state == "loading"]
    assert shares == sorted(shares)
    assert len(shares) > 3


def test_whoever_needs_the_model_loaded_in_another_way_is_told_to_wait_and_then_answered(engine: Engine) -> None:
    first = engine.generate(LOAD, Generate(STORY, GREEDY, max_tokens=30), Cancellation())
    next(first)
    second = engine.generate(
        Load(LOAD.path, context_length=1024), Generate(FRANCE, GREEDY, max_tokens=30), Cancellation()
    )
    assert next(second) == Queued()
    *_, story_end = first
    *_, end = second
    assert isinstance(story_end, Generated)
    assert isinstance(end, Generated)
    assert end.finish == "stop"


def test_a_process_that_was_started_early_is_the_one_that_loads(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    engine.start_early()
    early = engine.pid
    assert early is not None
    engine.load(LOAD)
    assert engine.pid == early
    engine.close()
    assert engine.pid is None


def test_a_process_that_ended_before_it_was_needed_is_replaced(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    engine.start_early()
    assert engine.pid is not None
    psutil.Process(engine.pid).kill()
    eventually(lambda: engine.pid is None)
    engine.load(LOAD)
    assert engine.state == "ready"
    engine.start_early()
    engine.close()


def test_a_process_that_was_never_needed_ends_with_the_engine(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    engine.start_early()
    pid = engine.pid
    assert pid is not None
    engine.close()
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_vocabulary_that_was_begun_for_another_model_does_no_harm(tmp_path: Path) -> None:
    other = Path(shutil.copy(LOAD.path, tmp_path / "other.gguf"))
    engine = Engine(tmp_path / "log")
    engine.start_early(str(other))
    loaded = engine.load(LOAD)
    assert loaded.path == LOAD.path
    [*_, end] = engine.generate(LOAD, Generate((Turn("user", "Hello"),), max_tokens=2), Cancellation())
    assert isinstance(end, Generated)
    engine.close()


def test_a_vocabulary_that_cannot_be_begun_does_no_harm(tmp_path: Path) -> None:
    engine = Engine(tmp_path / "log")
    engine.start_early(str(tmp_path / "gone.gguf"))
    assert engine.load(LOAD).path == LOAD.path
    engine.close()
