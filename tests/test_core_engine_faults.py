"""What goes wrong with the engine, for real: killed processes, damaged files, a parent that vanishes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

import core.engine.client
from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, Sampling, Text, Turn
from core.errors import (
    EngineDied,
    EngineError,
    InglenookError,
    ModelDamaged,
    ModelNotFound,
    NotAModel,
    UnknownArchitecture,
)
from core.gguf import read_header
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model

SYSTEM = Turn("system", Settings().system_prompt)
FRANCE = Generate((SYSTEM, Turn("user", "What is the capital of France?")), Sampling(temperature=0))
STORY = Generate((SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper.")), Sampling(temperature=0))
LOAD = Load(str(starter_model()), context_length=1024)
ROOT = Path(__file__).parent.parent


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


@pytest.fixture
def starter_copy(tmp_path: Path) -> Path:
    """A file with the starter model's header and nothing but zeros for weights, to spoil."""
    copy = tmp_path / "copy.gguf"
    with starter_model().open("rb") as whole:
        copy.write_bytes(whole.read(read_header(starter_model()).tensors[0].offset))
    os.truncate(copy, starter_model().stat().st_size)
    return copy


def answer(engine: Engine, load: Load = LOAD) -> str:
    events = engine.generate(load, FRANCE, Cancellation())
    return "".join(event.text for event in events if isinstance(event, Text))


def replace(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes of the same length, wherever they first occur."""
    assert len(old) == len(new)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def wait_for_state(engine: Engine, state: str) -> None:
    deadline = time.monotonic() + 20
    while engine.state != state and time.monotonic() < deadline:
        time.sleep(0.01)
    assert engine.state == state


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV])
def test_a_crash_in_the_middle_of_an_answer_is_one_sentence_and_the_next_question_works(
    engine: Engine, how: signal.Signals
) -> None:
    events = engine.generate(LOAD, STORY, Cancellation())
    seen: list[object] = []

    def crash() -> None:
        for event in events:
            seen.append(event)
            if isinstance(event, Text) and engine.pid:
                os.kill(engine.pid, how)

    with pytest.raises(EngineDied) as caught:
        crash()
    assert caught.value.message == f"The engine stopped unexpectedly ({how.name}) in the middle of the answer."
    assert caught.value.hint
    assert any(isinstance(event, Text) for event in seen)
    wait_for_state(engine, "failed")
    assert engine.problem == f"The engine stopped unexpectedly ({how.name})."
    assert engine.loaded is None
    assert "Paris" in answer(engine)
    assert (engine.state, engine.problem) == ("ready", "")


def test_a_crash_between_two_questions_is_noticed_and_mended(engine: Engine) -> None:
    engine.load(LOAD)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    wait_for_state(engine, "failed")
    assert engine.memory() is None
    assert "Paris" in answer(engine)


def test_unloading_in_the_middle_of_an_answer_is_said_as_it_is(engine: Engine) -> None:
    def unload_early() -> None:
        for event in engine.generate(LOAD, STORY, Cancellation()):
            if isinstance(event, Text):
                engine.unload()

    with pytest.raises(EngineDied, match=r"^The model was unloaded in the middle of the answer\."):
        unload_early()
    assert (engine.state, engine.problem) == ("unloaded", "")


def test_an_engine_that_hangs_is_ended_when_the_answer_is_stopped(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.engine.client, "_PATIENCE_S", 0.3)
    cancellation = Cancellation()
    events = []
    pid = None
    for event in engine.generate(LOAD, STORY, cancellation):
        events.append(event)
        if isinstance(event, Text) and pid is None:
            pid = engine.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            cancellation.cancel()
    assert isinstance(events[-1], Generated)
    assert events[-1].finish == "cancelled"
    assert pid is not None
    assert not psutil.pid_exists(pid)
    assert "Paris" in answer(engine)


def test_files_that_are_no_models_are_told_apart(engine: Engine, tmp_path: Path, starter_copy: Path) -> None:
    note = tmp_path / "note.gguf"
    note.write_text("Dear diary")
    cut = tmp_path / "cut.gguf"
    shutil.copyfile(starter_copy, cut)
    os.truncate(cut, 40_000_000)
    strange = tmp_path / "strange.gguf"
    shutil.copyfile(starter_copy, strange)
    replace(strange, b"\x05\0\0\0\0\0\0\0llama", b"\x05\0\0\0\0\0\0\0zebra")
    incomplete = tmp_path / "incomplete.gguf"
    shutil.copyfile(starter_copy, incomplete)
    replace(incomplete, b"blk.7.attn_norm.weight", b"blk.7.attn_gone.weight")
    cases: list[tuple[Path, type[InglenookError], str]] = [
        (tmp_path / "nowhere.gguf", ModelNotFound, "There is no model file"),
        (note, NotAModel, "note.gguf is not a GGUF model"),
        (cut, ModelDamaged, "cut.gguf is cut short"),
        (strange, UnknownArchitecture, r"does not know the kind of model in strange.gguf \(zebra\)"),
        (incomplete, ModelDamaged, "incomplete.gguf does not hold what its kind of model needs"),
    ]
    for path, kind, words in cases:
        with pytest.raises(kind, match=words) as caught:
            engine.load(Load(str(path)))
        assert caught.value.hint
        assert (engine.state, engine.problem) == ("failed", caught.value.message)
        assert engine.pid is None
    assert "Paris" in answer(engine)


def test_a_file_name_that_is_no_text_is_refused(engine: Engine) -> None:
    with pytest.raises(ModelNotFound, match="name of the model file"):
        engine.load(Load("/models/\udcff.gguf"))
    assert engine.state == "unloaded"


def test_a_file_that_is_mended_can_be_loaded_again(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    with pytest.raises(ModelDamaged):
        engine.load(Load(str(path), context_length=512))
    path.unlink()
    path.symlink_to(starter_model())
    assert engine.load(Load(str(path), context_length=512)).layers == 30


def test_settings_that_exclude_each_other_are_told(engine: Engine) -> None:
    with pytest.raises(EngineError, match="compressed KV cache needs flash attention"):
        engine.load(Load(LOAD.path, kv_type="q8_0", flash_attention="off"))


def test_zeros_for_weights_harm_nobody(engine: Engine, starter_copy: Path) -> None:
    events = list(engine.generate(Load(str(starter_copy)), Generate(FRANCE.turns, max_tokens=3), Cancellation()))
    assert isinstance(events[-1], Generated)


def test_an_empty_conversation_has_no_answer(engine: Engine, tmp_path: Path) -> None:
    outcome = list(engine.generate(LOAD, Generate((Turn("user", ""),), max_tokens=3), Cancellation()))
    assert isinstance(outcome[-1], Generated)


def test_the_engine_ends_with_its_parent_also_in_the_middle_of_an_answer(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from core.engine.client import Engine\n"
        "from core.engine.protocol import Text\n"
        "from core.process.cancellation import Cancellation\n"
        "from tests.test_core_engine_faults import LOAD, STORY\n"
        "if __name__ == '__main__':\n"
        "    engine = Engine(Path(sys.argv[1]))\n"
        "    for event in engine.generate(LOAD, STORY, Cancellation()):\n"
        "        if isinstance(event, Text):\n"
        "            print(engine.pid, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "log")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        child.wait(timeout=20)
    assert not child.is_running()
