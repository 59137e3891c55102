"""What conversations begin with is read once, also by the next process, and by no other way of loading."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from core.engine.beginnings import SUFFIX, Beginnings, forget_beginnings
from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, PromptRead, Sampling, Text, Turn
from core.process.cancellation import Cancellation
from models.starter import starter_model

LOAD = Load(str(starter_model()), context_length=512)
TOLD = Turn("system", "You are a sailor of few words. You answer in one short sentence, and never speak of the sea.")
ASKED = Turn("user", "What is the capital of France?")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "engine.log"


def asked(log: Path, request: Generate, load: Load = LOAD) -> tuple[str, int]:
    """The text of an answer from a new process, and how many tokens of its prompt it need not read."""
    engine = Engine(log)
    events = list(engine.generate(load, request, Cancellation()))
    engine.close()
    assert isinstance(events[-1], Generated)
    read = next(event for event in events if isinstance(event, PromptRead))
    return "".join(event.text for event in events if isinstance(event, Text)), read.reused_tokens


def request(*turns: Turn, keep: bool = True) -> Generate:
    return Generate(turns, Sampling(temperature=0), max_tokens=24, keep_beginning=keep)


def kept(log: Path) -> list[Path]:
    return sorted(log.with_name("weights").glob(f"*{SUFFIX}"))


def test_the_next_process_does_not_read_the_instructions_again(log: Path) -> None:
    first, reused = asked(log, request(TOLD, ASKED))
    assert reused == 0
    again, reused = asked(log, request(TOLD, ASKED))
    assert again == first
    assert reused > 16
    # Of another question the beginning is the same.
    _, reused_by_other = asked(log, request(TOLD, Turn("user", "Sing a song.")))
    assert reused_by_other == reused


def test_what_others_say_is_not_kept(log: Path) -> None:
    asked(log, request(TOLD, ASKED, keep=False))
    assert not kept(log)


def test_another_way_of_loading_reads_it_itself(log: Path) -> None:
    asked(log, request(TOLD, ASKED))
    _, reused = asked(log, request(TOLD, ASKED), msgspec.structs.replace(LOAD, repack=False))
    assert reused == 0
    assert len(kept(log)) == 2


def test_a_damaged_file_is_read_anew(log: Path) -> None:
    first, _ = asked(log, request(TOLD, ASKED))
    [path] = kept(log)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    again, reused = asked(log, request(TOLD, ASKED))
    assert (again, reused) == (first, 0)
    assert path.read_bytes() != bytes(data)


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    beginnings = Beginnings(tmp_path, "a model")
    for number in range(20):
        beginnings.keep([number, 2, 3], memoryview(bytearray(b"state %d" % number)))
    assert len(list(tmp_path.iterdir())) == 16
    newest = beginnings.find([19, 2, 3])
    assert newest is not None
    assert bytes(newest) == b"state 19"
    assert beginnings.find([19, 2]) is None
    assert Beginnings(tmp_path, "another").find([19, 2, 3]) is None
    forget_beginnings(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_disk_that_takes_nothing_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    beginnings = Beginnings(tmp_path / "file", "a model")
    beginnings.keep([1], memoryview(bytearray(b"state")))
    assert beginnings.find([1]) is None
