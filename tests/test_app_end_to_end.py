"""The whole application in a real window: a person types a question and reads the answer."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from core.paths import Paths
from tests.display import Screen, missing_tools, virtual_screen, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}"),
]


@pytest.fixture
def screen() -> Iterator[Screen]:
    with virtual_screen() as running:
        yield running


@pytest.fixture
def desktop(screen: Screen, home: Paths) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "app"], env=screen.environment)
    screen.window("Inglenook")
    yield process
    if process.poll() is None:
        process.terminate()
    assert process.wait(timeout=15) == 0


def answers(home: Paths) -> list[tuple[str, str]]:
    """Text and facts of the answers that are stored."""
    if not home.history.exists():
        return []
    with closing(sqlite3.connect(f"file:{home.history}?mode=ro", uri=True)) as database:
        if not database.execute("select 1 from sqlite_master where name = 'messages'").fetchone():
            return []
        return database.execute("select text, facts from messages where role = 'assistant' order by id").fetchall()


def wait_for_answers(home: Paths, count: int, timeout: float = 90) -> list[tuple[str, str]]:
    wait_for(lambda: "yes" if len(answers(home)) >= count else "", timeout)
    return answers(home)


def ask(screen: Screen, text: str) -> None:
    screen.key("ctrl+l")
    screen.type(text)
    screen.key("Return")


def start_new_chat(screen: Screen) -> None:
    """Press Ctrl+N until the window's title names no conversation: a synthetic key can get lost on a busy screen."""

    def bare_title() -> str:
        screen.key("ctrl+n")
        time.sleep(0.5)
        return screen.tool("xdotool", "search", "--onlyvisible", "--name", "^Inglenook$")

    wait_for(bare_title, 20)


def test_a_question_typed_into_the_window_is_answered_on_this_machine(
    screen: Screen, desktop: subprocess.Popen[bytes], home: Paths, tmp_path: Path
) -> None:
    ask(screen, "What is the capital of France?")
    ((text, facts),) = wait_for_answers(home, 1)
    assert "Paris" in text
    assert '"source":"local"' in facts.replace(" ", "")
    picture = tmp_path / "window.png"
    screen.screenshot(picture)
    assert picture.stat().st_size > 10_000
    if wanted := os.environ.get("INGLENOOK_SCREENSHOT"):
        Path(wanted).write_bytes(picture.read_bytes())


def test_the_same_question_again_comes_from_the_cache(
    screen: Screen, desktop: subprocess.Popen[bytes], home: Paths
) -> None:
    ask(screen, "What is the capital of France?")
    wait_for_answers(home, 1)
    start_new_chat(screen)
    ask(screen, "what is the capital of France")
    (first, _), (second, facts) = wait_for_answers(home, 2)
    assert second == first
    assert '"source":"cache"' in facts.replace(" ", "")


def test_a_crash_of_the_engine_is_one_sentence_and_the_next_question_works(
    screen: Screen, desktop: subprocess.Popen[bytes], home: Paths
) -> None:
    ask(screen, "Write a very long story about a lighthouse keeper and the sea.")
    engine = wait_for(lambda: engine_of(desktop), 60)
    os.kill(int(engine), signal.SIGSEGV)
    ((_, facts),) = wait_for_answers(home, 1)
    assert "interrupted" in facts
    assert "SIGSEGV" in facts
    ask(screen, "What is the capital of France?")
    assert "Paris" in wait_for_answers(home, 2)[1][0]


def test_a_second_launch_opens_the_quick_prompt_of_the_running_one(
    screen: Screen, desktop: subprocess.Popen[bytes], home: Paths
) -> None:
    second = subprocess.run([sys.executable, "-m", "app", "--quick"], env=screen.environment, timeout=30, check=False)
    assert second.returncode == 0
    screen.window("Quick prompt")
    screen.type("What is the capital of France?")
    screen.key("Return")
    ((text, _),) = wait_for_answers(home, 1)
    assert "Paris" in text
    screen.key("Escape")
    wait_for(lambda: "" if screen.tool("xdotool", "search", "--onlyvisible", "--name", "Quick prompt") else "gone", 10)


def test_keys_lead_to_the_models_and_the_memory_and_back(screen: Screen, desktop: subprocess.Popen[bytes]) -> None:
    for key, title in (
        ("ctrl+m", "^Models – Inglenook$"),
        ("ctrl+3", "^Memory – Inglenook$"),
        ("Escape", "^Inglenook$"),
    ):

        def turned(key: str = key, title: str = title) -> str:
            screen.key(key)
            time.sleep(0.5)
            return screen.tool("xdotool", "search", "--onlyvisible", "--name", title)

        wait_for(turned, 20)


def engine_of(desktop: subprocess.Popen[bytes]) -> str:
    """The process id of the engine while it writes an answer: the busiest descendant."""
    for process in psutil.Process(desktop.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if process.cpu_percent(interval=0.3) > 60 and process.memory_info().rss > 150e6:
                return str(process.pid)
    return ""
