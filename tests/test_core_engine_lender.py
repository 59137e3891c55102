"""A machine that lends: what it gives to whom, and what the borrower's user sees when it goes away."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from core.assistant import Assistant
from core.device import process_memory
from core.engine.client import Engine
from core.engine.helpers import KEY_FILE
from core.engine.lender import lend
from core.engine.lender_link import knock
from core.engine.lender_protocol import Lend, Lending, Watched
from core.engine.protocol import Generate, Load, Placement, Sampling, Text, Turn
from core.engine.remote import look
from core.engine.rpc_protocol import (
    ALLOC_BUFFER,
    FREE_BUFFER,
    GET_DEVICE_MEMORY,
    GREETING,
    HELLO,
    LENGTH,
    LOST_AFTER_S,
    receive_exactly,
)
from core.errors import EngineError, HelperAway, HelperLost, ModelTooLarge
from core.escalation.cloud import CloudClient
from core.escalation.escalation import Escalation
from core.escalation.gates import Conditions
from core.escalation.router import Router
from core.history import History
from core.ledger import Ledger
from core.messages import Ask, Finished, Notice, Token
from core.model_memory import ModelMemory
from core.paths import HOME_VARIABLE, Paths
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model
from tests.lending import Lender, eventually, lending, tunnel

SYSTEM = Turn("system", Settings().system_prompt)
FRANCE = Generate((SYSTEM, Turn("user", "What is the capital of France?")), Sampling(temperature=0), max_tokens=16)
STORY = Generate((SYSTEM, Turn("user", "Tell a very long story about a lighthouse keeper.")), Sampling(temperature=0))
ROOT = Path(__file__).parent.parent
KEY = b"0123456789abcdef" * 4


def load_with(lender: Lender, layers: int = 31, address: str = "") -> Load:
    address = address or lender.address
    return Load(
        str(starter_model()),
        context_length=512,
        repack=False,
        threads=1,
        helpers=(address,),
        placement=Placement((address,), (layers,)),
    )


def answer(engine: Engine, load: Load) -> str:
    events = engine.generate(load, FRANCE, Cancellation())
    return "".join(event.text for event in events if isinstance(event, Text))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


@pytest.fixture
def lender(tmp_path: Path) -> Iterator[Lender]:
    with lending(tmp_path) as made:
        yield made


def take_away(lender: Lender, how: Callable[[psutil.Process], None], engine: Engine, address: str = "") -> HelperLost:
    """What the borrower is told when `how` happens to the lender in the middle of an answer."""

    def run() -> None:
        done = False
        for event in engine.generate(load_with(lender, address=address), STORY, Cancellation()):
            if isinstance(event, Text) and not done:
                done = True
                how(lender.process)

    with pytest.raises(HelperLost) as caught:
        run()
    return caught.value


# A lender that goes away


@pytest.mark.parametrize("how", [psutil.Process.kill, psutil.Process.terminate])
def test_a_lender_that_ends_in_the_middle_of_an_answer_is_one_sentence_and_the_next_question_works(
    engine: Engine, lender: Lender, how: Callable[[psutil.Process], None]
) -> None:
    lost = take_away(lender, how, engine)
    assert lost.message == f"{lender.address}, which held a part of the model, went away in the middle of the answer."
    assert lost.address == lender.address
    assert lost.hint
    eventually(lambda: engine.state == "failed", within_s=5)
    assert engine.problem == f"{lender.address}, which held a part of the model, went away."
    assert "Paris" in answer(engine, load_with(lender))


def test_a_connection_that_is_reset_in_the_middle_of_an_answer_is_one_sentence(engine: Engine, lender: Lender) -> None:
    with tunnel(lender) as way:
        lost = take_away(lender, lambda _: way.reset(), engine, way.address)
        assert lost.message == f"{way.address}, which held a part of the model, went away in the middle of the answer."
    eventually(lambda: len(lender.news("returned")) == 1)


@pytest.mark.slow
def test_a_cable_that_is_pulled_is_noticed_on_both_sides(engine: Engine, lender: Lender) -> None:
    with tunnel(lender) as way:
        started = time.monotonic()
        lost = take_away(lender, lambda _: way.stall(), engine, way.address)
        assert time.monotonic() - started < LOST_AFTER_S + 15
        assert "went away in the middle of the answer" in lost.message
        eventually(lambda: len(lender.news("returned")) == 1)
        helper = knock(lender.address, b"")
        assert not helper.welcome.busy
        helper.close()


@pytest.mark.slow
def test_a_lender_that_was_stopped_does_not_make_the_answer_hang(engine: Engine, lender: Lender) -> None:
    stopped_at = 0.0

    def stop(process: psutil.Process) -> None:
        nonlocal stopped_at
        stopped_at = time.monotonic()
        process.suspend()

    lost = take_away(lender, stop, engine)
    assert time.monotonic() - stopped_at < LOST_AFTER_S + 8
    assert "went away in the middle of the answer" in lost.message
    # Its kernel still accepts connections.
    assert "Paris" in answer(engine, load_with(lender))
    assert engine.loaded is not None
    assert "does not answer" in engine.loaded.missing_helpers[0]
    lender.process.resume()


def test_a_lender_that_goes_away_between_two_questions_is_noticed_at_once(engine: Engine, lender: Lender) -> None:
    engine.load(load_with(lender))
    lender.process.kill()
    eventually(lambda: engine.state == "failed", within_s=5)
    assert engine.problem == f"{lender.address}, which held a part of the model, went away."
    assert "Paris" in answer(engine, load_with(lender))


class Desk:
    """An assistant with a real engine and a plan that puts the whole model on another machine."""

    def __init__(self, home: Paths, engine: Engine, load: Load) -> None:
        self.settings = Settings(temperature=0.0)
        self.history = History(home.history)
        self.ledger = Ledger(home.ledger)
        self.model_memory = ModelMemory(
            settings=lambda: self.settings,
            engine=engine,
            choose_model=lambda _: starter_model(),
            plan=lambda _path, _settings, _limit: load,
            predict=lambda _: 400_000_000,
        )
        self.assistant = Assistant(
            settings=lambda: self.settings,
            history=self.history,
            cache=None,
            engine=engine,
            escalation=Escalation(
                lambda: self.settings,
                CloudClient(lambda: self.settings, lambda _endpoint: "key", self.ledger),
                self.ledger,
            ),
            router=Router(lambda: self.settings, lambda _question, _conversation: Conditions()),
            choose_model=lambda _: starter_model(),
            model_memory=self.model_memory,
            identify=str,
        )


def test_the_user_sees_the_answer_go_on_without_the_machine_that_went_away(
    home: Paths, engine: Engine, lender: Lender
) -> None:
    desk = Desk(home, engine, load_with(lender))
    before: list[str] = []
    after: list[str] = []
    notices: list[str] = []
    last: object = None
    for event in desk.assistant.ask(Ask("Tell a story about a lighthouse keeper.", max_tokens=60), Cancellation()):
        last = event
        if isinstance(event, Token):
            (after if notices else before).append(event.text)
            if len(before) == 2 and not notices:
                lender.process.kill()
        elif isinstance(event, Notice):
            notices.append(event.message)
    assert isinstance(last, Finished)
    assert last.message.text == "".join(before) + "".join(after)
    assert before
    assert after
    assert notices == [
        f"{lender.address}, which held a part of the model, went away in the middle of the answer. "
        "The model was loaded without it, and the answer goes on."
    ]
    # It stays loaded like that.
    pid = engine.pid
    list(desk.assistant.ask(Ask("And then?", max_tokens=3), Cancellation()))
    assert engine.pid == pid
    desk.history.close()
    desk.ledger.close()


def test_a_lending_process_that_ends_is_started_again(engine: Engine, lender: Lender) -> None:
    lender.process.kill()
    eventually(lambda: len(lender.events) == 2)
    watched, again = lender.events
    assert watched == Watched("SIGKILL")
    assert isinstance(again, Lending)


# A borrower that goes away


def test_a_borrower_that_is_killed_leaves_nothing_behind(engine: Engine, lender: Lender) -> None:
    assert "Paris" in answer(engine, load_with(lender))
    held = process_memory(lender.process.pid)
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    eventually(lambda: len(lender.news("returned")) == 1)
    eventually(lambda: process_memory(lender.process.pid) < held - 60_000_000)
    helper = knock(lender.address, b"")
    assert helper.welcome.devices[0].free_bytes == lender.lending.offered_bytes
    helper.close()


def test_a_second_borrower_goes_on_without_and_the_first_does_not_notice(
    engine: Engine, lender: Lender, tmp_path: Path
) -> None:
    first = answer(engine, load_with(lender))
    second = Engine(tmp_path / "second.log")
    assert answer(second, load_with(lender)) == first
    assert second.loaded is not None
    assert second.loaded.missing_helpers == (
        f"{lender.address} does not lend: It lends to somebody else now. The model was loaded without it.",
    )
    second.close()
    assert answer(engine, load_with(lender)) == first
    assert lender.news("borrowed") == ["127.0.0.1"]


# Memory


@pytest.mark.parametrize(("limit", "context"), [(270_000_000, 512), (400_000_000, 8192)])
def test_a_lender_never_holds_more_than_it_said(engine: Engine, tmp_path: Path, limit: int, context: int) -> None:
    with lending(tmp_path, memory=limit) as lender:
        load = msgspec.structs.replace(load_with(lender), context_length=context)
        assert "Paris" in answer(engine, load)
        status = Path(f"/proc/{lender.process.pid}/status").read_text(encoding="ascii")
        peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
        assert starter_model().stat().st_size < peak <= limit


def test_buffers_beyond_what_is_lent_are_refused(lender: Lender) -> None:
    helper = knock(lender.address, b"")
    helper.reserve()
    offered = lender.lending.offered_bytes
    with socket.create_connection((lender.lending.host, lender.lending.port), timeout=10) as engine:
        command(engine, HELLO, bytes(24))
        first, size = struct.unpack("<QQ", command(engine, ALLOC_BUFFER, struct.pack("<IQ", 0, offered - 50_000_000)))
        assert first
        assert size == offered - 50_000_000
        assert command(engine, ALLOC_BUFFER, struct.pack("<IQ", 0, 60_000_000)) == bytes(16)
        assert struct.unpack("<QQ", command(engine, GET_DEVICE_MEMORY, bytes(4))) == (50_000_000, offered)
        engine.sendall(bytes([FREE_BUFFER]) + LENGTH.pack(8) + LENGTH.pack(first))
        second, _ = struct.unpack("<QQ", command(engine, ALLOC_BUFFER, struct.pack("<IQ", 0, 60_000_000)))
        assert second
    helper.close()


def command(engine: socket.socket, number: int, body: bytes) -> bytes:
    """What llama.cpp's server answers to a command."""
    engine.sendall(bytes([number]) + LENGTH.pack(len(body)) + body)
    (size,) = LENGTH.unpack(receive_exactly(engine, 8))
    return receive_exactly(engine, size)


def test_the_same_inglenook_can_plan_again_with_what_it_borrows_already(
    engine: Engine, lender: Lender, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.load(load_with(lender))
    (mine,), problems = look((lender.address,))
    assert mine.free_bytes == lender.lending.offered_bytes
    assert not problems
    monkeypatch.setenv(HOME_VARIABLE, str(home.config / "another"))
    (others,), _ = look((lender.address,))
    assert others.free_bytes == 0


def test_too_little_memory_to_lend_is_told_with_the_least_that_would_do(tmp_path: Path) -> None:
    with pytest.raises(ModelTooLarge, match="20 MB are too little to lend") as caught:
        next(lend(Lend("127.0.0.1", 0, 20_000_000), tmp_path / "log", Cancellation()))
    least = int("".join(filter(str.isdigit, caught.value.hint)))
    with lending(tmp_path, memory=(least + 5) * 1_000_000) as lender:
        assert lender.lending.offered_bytes >= 64 << 20


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Lend("192.0.2.1", 0, 600_000_000), r"Nothing can be lent at 192\.0\.2\.1:0"),
        (Lend("127.0.0.1", 0, 600_000_000, ("CUDA7",)), r"no device called 'CUDA7' here\. There are: CPU"),
    ],
)
def test_what_cannot_be_lent_is_told_in_one_sentence(tmp_path: Path, request_: Lend, words: str) -> None:
    with pytest.raises(EngineError, match=words) as caught:
        next(lend(request_, tmp_path / "log", Cancellation()))
    assert caught.value.hint or "There are" in str(caught.value)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(EngineError, match=r"Nothing can be lent at .*in use"):
            next(lend(Lend("127.0.0.1", port, 600_000_000), tmp_path / "log", Cancellation()))


# Who may come


def test_only_who_has_the_key_may_borrow(engine: Engine, home: Paths, tmp_path: Path) -> None:
    with lending(tmp_path, key=KEY) as lender:
        for wrong in (b"", b"f" * 64):
            with pytest.raises(HelperAway, match=r"does not have the key|does not lend: It does not know"):
                knock(lender.address, wrong)
        assert "Paris" in answer(engine, load_with(lender))
        assert engine.loaded is not None
        assert len(engine.loaded.missing_helpers) == 1
        engine.unload()
        home.config.mkdir(parents=True)
        (home.config / KEY_FILE).write_bytes(KEY + b"\n")
        assert "Paris" in answer(engine, load_with(lender))
        assert engine.loaded is not None
        assert not engine.loaded.missing_helpers


def test_a_machine_in_the_network_is_not_asked_without_a_key() -> None:
    with pytest.raises(HelperAway, match="there is no key to know it by") as caught:
        knock("192.0.2.1:50052", b"")
    assert "--new-key" in caught.value.hint


def test_a_false_lender_is_found_out(tmp_path: Path) -> None:
    with lending(tmp_path, key=b"another key") as lender, pytest.raises(HelperAway, match="does not have the key"):
        knock(lender.address, KEY)


def raw(lender: Lender, data: bytes) -> bytes:
    """What the lender answers to these bytes, until it hangs up or has nothing to say."""
    with socket.create_connection((lender.lending.host, lender.lending.port), timeout=10) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(1 << 16)
        except OSError as error:
            # It has hung up already.
            if isinstance(error, TimeoutError):
                raise
            return b""


def test_garbage_and_strangers_are_turned_away_and_harm_nobody(engine: Engine, lender: Lender) -> None:
    hello = bytes([HELLO]) + LENGTH.pack(24) + bytes(24)
    for data in (
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        GREETING,
        GREETING + b"\xff\xff\xff\xff",
        GREETING + b"\x05\x00\x00\x00nope!",
        GREETING[:5] + bytes(500),
        bytes(100_000),
    ):
        assert raw(lender, data) in (b"", b"\0")
    # llama.cpp's own client, without a reservation.
    assert raw(lender, hello) == b""
    eventually(lambda: lender.news("refused") == ["127.0.0.1 has not reserved anything"])
    assert "Paris" in answer(engine, load_with(lender))


@pytest.mark.parametrize(
    "command",
    [
        bytes([0]) + LENGTH.pack(12) + bytes(4) + LENGTH.pack(1 << 60),
        bytes([0]) + LENGTH.pack(1 << 60),
        bytes([6]) + LENGTH.pack(1 << 50),
        bytes([6]) + LENGTH.pack(3) + b"abc",
        bytes([8]) + LENGTH.pack(312) + bytes(304) + LENGTH.pack(1 << 40),
        bytes([10]) + LENGTH.pack(1 << 40),
        bytes([77]) + LENGTH.pack(0),
        bytes([255]) + LENGTH.pack(1 << 63),
        bytes([14]) + LENGTH.pack(24) + bytes(24),
        bytes([4]) + LENGTH.pack(8) + LENGTH.pack(1234),
    ],
)
def test_commands_that_no_engine_sends_end_the_connection_and_not_the_lender(lender: Lender, command: bytes) -> None:
    helper = knock(lender.address, b"")
    helper.reserve()
    process = lender.process
    hello = bytes([HELLO]) + LENGTH.pack(24) + bytes(24)
    raw(lender, hello + command)
    helper.close()
    eventually(lambda: len(lender.news("returned")) == 1)
    again = knock(lender.address, b"")
    again.reserve()
    assert again.welcome.devices[0].free_bytes == lender.lending.offered_bytes
    again.close()
    assert lender.process == process


def test_a_lender_ends_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from core.engine.lender import lend\n"
        "from core.engine.lender_protocol import Lend\n"
        "from core.process.cancellation import Cancellation\n"
        "if __name__ == '__main__':\n"
        "    for event in lend(Lend('127.0.0.1', 0, 600_000_000), Path(sys.argv[1]), Cancellation()):\n"
        "        print(event.port, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "log")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        port = int(parent.stdout.readline())
        children = psutil.Process(parent.pid).children()
        parent.kill()
        _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive
    with pytest.raises(HelperAway):
        knock(f"127.0.0.1:{port}", b"")


def test_a_helper_with_another_text_at_its_address_is_not_borrowed_from(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as web:
        address = f"127.0.0.1:{web.getsockname()[1]}"
        started = time.monotonic()
        with pytest.raises(HelperAway, match="does not answer"):
            knock(address, b"", patience_s=0.3)
        assert time.monotonic() - started < 5
