"""Calls to a child process are answered, cancelled or ended with a reason: none is left hanging."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from core.errors import PromptTooLong, UnexpectedError
from core.process.cancellation import Cancellation
from core.process.channel import Body, Cancel, Channel, ChannelClosed, Done, Failed, NotUnderstood
from core.process.child import Child, ProcessDied
from tests.children import Count, Die, Event, Fail, Number, Said, Say, Spell, Unknown


@contextlib.contextmanager
def running(target: str = "echo", *arguments: object, **listeners: Callable[[Any], None]) -> Iterator[Child]:
    child = Child(target, f"tests.children:{target}", arguments, Event, **listeners)
    try:
        yield child
    finally:
        child.close(patience=0.5)


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """For tests that leave it alive."""
    with running() as child:
        yield child


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


# Calls


@pytest.mark.parametrize("text", ["", "hello", "\N{LLAMA}\0\n", "x" * 3_000_000])
def test_a_question_comes_back_answered_from_another_process(child: Child, text: str) -> None:
    assert child.call(Say(text)).result() == Said(text, child.pid)
    assert child.pid != os.getpid()
    assert child.alive
    assert child.exit_code is None


def test_events_come_in_order_and_the_terminal_one_last(child: Child) -> None:
    assert list(child.call(Count(3))) == [Number(0), Number(1), Number(2), Said("done")]


def test_a_cancelled_call_ends_early_with_its_terminal_event(child: Child) -> None:
    call = child.call(Count(1_000_000))
    events = iter(call)
    next(events)
    call.cancel()
    *_, last = events
    assert last == Said("cancelled")
    call.cancel()
    assert child.call(Say("still there")).result().text == "still there"


def test_a_call_that_waits_for_its_turn_can_be_cancelled_too(child: Child) -> None:
    busy = [child.call(Count(1_000_000)) for _ in range(2)]
    waiting = child.call(Count(1_000_000))
    for call in (waiting, *busy):
        call.cancel()
    assert list(waiting) == [Said("cancelled")]
    assert [call.result() for call in busy] == [Said("cancelled")] * 2


def test_two_calls_under_way_keep_their_events_apart(child: Child) -> None:
    first, second = child.call(Count(20)), child.call(Count(30))
    assert len(list(second)) == 31
    assert len(list(first)) == 21


def test_calls_from_many_threads_are_all_answered(child: Child) -> None:
    answers: queue.SimpleQueue[tuple[int, str]] = queue.SimpleQueue()

    def ask(thread: int) -> None:
        for number in range(20):
            answers.put((thread, child.call(Say(f"{thread}/{number}")).result().text))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    received = [answers.get() for _ in range(100)]
    assert sorted(received) == sorted((t, f"{t}/{n}") for t in range(5) for n in range(20))


def test_a_listener_gets_the_events_at_once_and_none_of_them_twice(child: Child) -> None:
    events: queue.SimpleQueue[Any] = queue.SimpleQueue()
    child.call(Count(2), events.put)
    assert [events.get(timeout=20) for _ in range(3)] == [Number(0), Number(1), Said("done")]


def test_an_error_crosses_as_itself(child: Child) -> None:
    events = iter(child.call(Fail(understandable=True)))
    assert next(events) == Number(1)
    with pytest.raises(PromptTooLong) as caught:
        next(events)
    assert (caught.value.message, caught.value.hint) == ("It is too long.", "Make it shorter.")


def test_a_defect_is_told_in_words_and_takes_only_its_call(child: Child) -> None:
    with pytest.raises(UnexpectedError, match="ZeroDivisionError") as caught:
        child.call(Fail(understandable=False)).result()
    assert caught.value.hint
    assert child.call(Say("alive")).result().text == "alive"


def test_a_question_the_child_does_not_know_is_refused(child: Child) -> None:
    with pytest.raises(UnexpectedError):
        child.call(Unknown()).result()
    assert child.call(Say("alive")).result().text == "alive"


def test_news_reach_their_listener() -> None:
    news: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with running("echo", "hello", on_news=news.put):
        assert news.get(timeout=20) == Number(5)


def test_a_listener_that_fails_harms_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    with running("echo", "hello", on_news=fail) as child:
        child.call(Count(2), fail)
        assert child.call(Say("alive")).result().text == "alive"
    assert "a listener failed" in caplog.text


# Ends


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGABRT, signal.SIGTERM, signal.SIGSEGV])
def test_a_child_killed_in_a_call_ends_it_with_the_signal_s_name(number: signal.Signals) -> None:
    exits: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    with running(on_exit=exits.put) as child:
        counting = child.call(Count(1_000_000))
        events = iter(counting)
        next(events)
        os.kill(child.pid, number)
        with pytest.raises(ProcessDied) as caught:
            list(events)
        assert caught.value.reason == number.name
        assert exits.get(timeout=20) == -number
        assert not child.alive
        with pytest.raises(ProcessDied, match=str(-number)):
            child.call(Say("too late"))


@pytest.mark.parametrize(("request_", "reason"), [(Die(), "exit code 3"), (Die(signal.SIGABRT), "SIGABRT")])
def test_a_child_that_ends_itself_says_how(request_: Die, reason: str) -> None:
    with running() as child:
        with pytest.raises(ProcessDied) as caught:
            child.call(request_).result()
        assert caught.value.reason == reason


def test_a_child_that_leaves_without_an_answer_ends_the_call() -> None:
    with running("mute") as child:
        with pytest.raises(ProcessDied) as caught:
            child.call(Say("hello")).result()
        assert caught.value.reason == "exit code 4"


def test_a_target_that_does_not_exist_ends_the_call(capfd: pytest.CaptureFixture[str]) -> None:
    with running("missing") as child:
        with pytest.raises(ProcessDied) as caught:
            child.call(Say("hello")).result()
        assert caught.value.reason == "exit code 1"
    assert "missing" in capfd.readouterr().err


def test_a_listener_learns_of_the_end_of_its_call() -> None:
    events: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with running() as child:
        child.call(Die(), events.put)
        assert events.get(timeout=20) is None


@pytest.mark.parametrize(
    "frame", [b"", b"\xc1", b"\x93\x01", b"\x92\x01\xa3abc", b"\x92\x01\x81\xa4type\xa5Other", b"\x81", b"\x01" * 500]
)
def test_a_damaged_frame_ends_the_child_and_the_call(frame: bytes) -> None:
    with running() as child:
        with pytest.raises(ProcessDied) as caught:
            child.call(Spell(frame)).result()
        assert caught.value.reason == "SIGKILL"


def test_closing_ends_the_child_in_peace(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    with running("slow", str(marker)) as child:
        child.close(patience=20)
        assert marker.read_text() == "left in peace"
        assert child.exit_code == 0
        assert not child.alive
        child.close()


def test_closing_ends_calls_under_way() -> None:
    with running() as child:
        call = child.call(Count(1_000_000))
        next(iter(call))
        child.close(patience=20)
        assert child.exit_code == 0
        with pytest.raises(ProcessDied):
            list(call)


def test_patience_with_a_deaf_child_ends() -> None:
    with running("deaf") as child:
        child.close(patience=0.2)
        assert child.exit_code == -signal.SIGKILL


def test_killing_ends_the_child_now() -> None:
    with running() as child:
        child.kill()
        assert not child.alive
        assert is_gone(child.pid)
        child.kill()


def test_many_children_leave_nothing_open() -> None:
    with running() as child:
        child.call(Say("first")).result()
    gc.collect()
    before = psutil.Process().num_fds()
    for _ in range(3):
        with running() as child:
            child.call(Say("hello")).result()
    gc.collect()
    wait_until(lambda: psutil.Process().num_fds() <= before)


@pytest.mark.parametrize("target", ["parent", "forgetful_parent"])
@pytest.mark.parametrize("kill", [True, False])
def test_the_end_of_a_parent_ends_its_child(target: str, kill: bool) -> None:
    news: queue.SimpleQueue[Any] = queue.SimpleQueue()
    with running(target, on_news=news.put) as child:
        grandchild = news.get(timeout=20).value
        assert not is_gone(grandchild)
        if kill:
            child.kill()
        else:
            child.close(patience=20)
            assert child.exit_code == 0
        wait_until(lambda: is_gone(grandchild))


def test_a_child_does_not_import_the_program_that_starts_it_and_one_that_is_not_closed_ends(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from core.process.child import Child\n"
        "from tests.children import Event, Say\n"
        "print('imported')\n"
        "child = Child('echo', 'tests.children:echo', (), Event)\n"
        "print(child.call(Say('hello')).result().text)\n"
        # Nor does it bring another process along.
        "import psutil\n"
        "print([other.pid for other in psutil.Process().children() if other.pid != child.pid])\n"
    )
    root = Path(__file__).parent.parent
    ended = subprocess.run(
        [sys.executable, program],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("imported\nhello\n[]\n", "", 0)


# Channels


@pytest.fixture
def channels() -> Iterator[tuple[Channel, Channel]]:
    ours, theirs = multiprocessing.Pipe(duplex=True)
    pair = Channel(ours, Number | Failed | Done), Channel(theirs, Say | Cancel)
    yield pair
    for channel in pair:
        channel.close()


def test_frames_cross_in_both_directions(channels: tuple[Channel, Channel]) -> None:
    ours, theirs = channels
    ours.send(7, Say("hello"))
    assert theirs.receive() == (7, Say("hello"))
    theirs.send(7, Failed.of(PromptTooLong("Long.", "Shorten.")))
    number, body = ours.receive()
    assert number == 7
    assert isinstance(body, Failed)
    assert isinstance(body.error(), PromptTooLong)


def test_a_message_of_the_wrong_kind_names_its_call(channels: tuple[Channel, Channel]) -> None:
    ours, theirs = channels
    ours.send(7, Number(1))
    with pytest.raises(NotUnderstood) as caught:
        theirs.receive()
    assert caught.value.call == 7
    ours.send(8, Say("after it"))
    assert theirs.receive() == (8, Say("after it"))


def test_a_length_beyond_all_reason_closes_the_channel() -> None:
    ours, theirs = multiprocessing.Pipe(duplex=True)
    with theirs:
        channel = Channel(ours, Say)
        os.write(theirs.fileno(), struct.pack("!iQ", -1, 1 << 60))
        with pytest.raises(ChannelClosed):
            channel.receive()
        channel.close()


def test_closing_wakes_who_waits_and_tells_the_other_side(channels: tuple[Channel, Channel]) -> None:
    ours, theirs = channels
    woken = threading.Event()

    def receive() -> None:
        with contextlib.suppress(ChannelClosed):
            ours.receive()
        woken.set()

    thread = threading.Thread(target=receive)
    thread.start()
    time.sleep(0.05)
    ours.close()
    ours.close()
    assert woken.wait(20)
    thread.join()
    with pytest.raises(ChannelClosed):
        theirs.receive()
    with pytest.raises(ChannelClosed):
        theirs.send(1, Number(1))
    with pytest.raises(ChannelClosed):
        ours.send(1, Say("x"))


# Cancellation and words


def test_cancellation_tells_everyone_once() -> None:
    cancellation = Cancellation()
    told: list[str] = []
    cancellation.then(lambda: told.append("early"))
    assert not cancellation.cancelled
    cancellation.cancel()
    cancellation.cancel()
    cancellation.then(lambda: told.append("late"))
    assert cancellation.cancelled
    assert told == ["early", "late"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [(0, "exit code 0"), (-9, "SIGKILL"), (-250, "signal 250"), (None, "exit code None")],
)
def test_the_reason_of_an_end_is_readable(code: int | None, reason: str) -> None:
    assert ProcessDied(code).reason == reason


def test_a_failure_of_an_unknown_kind_is_unexpected() -> None:
    error = Failed("NoSuchError", "What.", "Do.").error()
    assert type(error) is UnexpectedError
    assert str(error) == "What. Do."
    assert isinstance(Failed.of(error), Body)
