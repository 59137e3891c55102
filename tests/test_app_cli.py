"""The command line as a newcomer and as another program use it: the real program, the real starter model."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

from app.cli.sizes import parse_size
from core.errors import SettingsError
from core.paths import Paths

QUESTION = "What is the capital of France?"
FIELDS = {
    "answer": str,
    "source": str,
    "model": str,
    "prompt_tokens": int,
    "completion_tokens": int,
    "tokens_per_second": float,
    "time_to_first_token_s": float,
    "engine_peak_bytes": int,
}


def inglenook(*arguments: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def ask_json(*arguments: str) -> dict[str, Any]:
    done = inglenook("ask", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_question_is_answered_on_standard_output() -> None:
    done = inglenook("ask", QUESTION)
    assert done.returncode == 0
    assert "Paris" in done.stdout
    assert done.stderr == ""


def test_json_has_the_documented_fields_and_the_second_time_is_from_the_cache() -> None:
    first = ask_json(QUESTION)
    assert {name: type(first[name]) for name in FIELDS} == FIELDS
    assert "Paris" in first["answer"]
    assert first["source"] == "local"
    assert first["tokens_per_second"] > 0
    assert first["time_to_first_token_s"] > 0
    assert first["engine_peak_bytes"] > 50e6
    assert ask_json(QUESTION)["source"] == "cache"
    assert ask_json(QUESTION, "--no-cache")["source"] == "local"


def test_a_token_limit_is_kept() -> None:
    answer = ask_json("Write a long story about the sea.", "--max-tokens", "8", "--no-cache")
    assert answer["completion_tokens"] == 8
    assert answer["state"] == "cut"


def test_a_question_can_come_from_a_pipe() -> None:
    assert "Paris" in inglenook("ask", "-", text=QUESTION).stdout


def test_a_prompt_longer_than_the_context_is_one_sentence_with_a_next_step() -> None:
    done = inglenook("ask", "word " * 3000, "--context", "512")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "tokens long" in done.stderr
    assert "Shorten" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask"], "Missing argument"),
        (["ask", "hi", "--context", "many"], "--context"),
        (["ask", "hi", "--model", "/nowhere/model.gguf"], "There is no file"),
        (["ask", "hi", "--model", "/"], "is a folder"),
        (["ask", "hi", "--ram", "lots"], "is not a size"),
        (["ask", "hi", "--ram", "10M"], "needs at least"),
        (["ask", "   "], "There is no question"),
        (["frobnicate"], "No such command"),
    ],
)
def test_mistakes_are_explained_without_a_traceback(arguments: list[str], said: str) -> None:
    done = inglenook(*arguments)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_error_is_an_object_too_when_json_was_asked_for() -> None:
    done = inglenook("ask", "hi", "--model", "/nowhere/model.gguf", "--json")
    assert done.returncode == 1
    assert set(json.loads(done.stdout)) == {"error", "hint"}


def test_one_off_questions_do_not_fill_the_conversation_list(home: Paths) -> None:
    inglenook("ask", QUESTION)
    assert not home.history.exists()


def test_a_read_only_home_still_answers() -> None:
    done = inglenook("ask", QUESTION, INGLENOOK_HOME="/proc/inglenook")
    assert done.returncode == 0
    assert "Paris" in done.stdout
    assert "Traceback" not in done.stderr


def test_ctrl_c_stops_the_answer_and_keeps_what_was_written() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "ask", "Write a very long story about the sea.", "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.read(10)
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert rest.endswith("\n")
    assert "Traceback" not in errors


def test_the_terminal_chat_remembers_the_conversation(home: Paths) -> None:
    done = inglenook("chat", text=f"{QUESTION}\n/help\n/nonsense\n/quit\n")
    assert done.returncode == 0
    assert "Paris" in done.stdout
    assert "is not a command" in done.stdout
    assert home.history.exists()


def test_without_a_display_the_desktop_is_a_terminal_chat_and_says_so() -> None:
    done = inglenook(text=f"{QUESTION}\n", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0
    assert "There is no display" in done.stderr
    assert "Paris" in done.stdout


def test_a_display_that_is_not_there_is_no_display() -> None:
    done = inglenook(text="/quit\n", DISPLAY=":4711", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 0
    assert "There is no display" in done.stderr


def test_the_chat_works_in_a_real_terminal() -> None:
    main, other = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "app", "chat"], stdin=other, stdout=other, stderr=other)
    os.close(other)
    seen, deadline = b"", time.monotonic() + 60

    def read_until(end: bytes) -> None:
        nonlocal seen
        while end not in seen and time.monotonic() < deadline:
            seen += os.read(main, 4096)

    try:
        read_until(b"> ")
        os.write(main, QUESTION.encode() + b"\n")
        read_until(b"tokens/s")
        answer, seen = seen.split(b"tokens/s", 1)
        assert b"Paris" in answer
        read_until(b"> ")
        os.write(main, b"\x04")
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(main)


def test_the_doctor_says_what_was_found() -> None:
    done = inglenook("doctor", "--json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert "CPU" in report["Engine"]["Devices"]
    assert "RPC" in report["Engine"]["Backends"]
    assert "SmolLM2-135M-Instruct" in report["Models"]["Starter"]
    assert "Python" in report["Inglenook"]
    assert "Keyring" in report["Desktop"]
    readable = inglenook("doctor")
    assert "Processor cores" in readable.stdout


@pytest.mark.parametrize(
    ("text", "size"), [("600M", 600e6), ("4G", 4e9), ("1.5 GiB", 1.5 * 2**30), ("2kb", 2e3), ("7", 7.0)]
)
def test_sizes_are_read_as_people_write_them(text: str, size: float) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "x", "-1G", "1Q", "G", "1 2"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        parse_size(text)


def test_what_is_on_the_disk_is_listed_and_logs_are_freed(home: Paths) -> None:
    home.log.parent.mkdir(parents=True)
    home.log.write_text("x" * 200_000)
    done = inglenook("usage")
    assert re.search(r"^Logs +0\.2 MB  inglenook usage --free logs$", done.stdout, re.MULTILINE), done.stdout
    freed = json.loads(inglenook("usage", "--free", "logs", "--json").stdout)
    assert {use["kind"]: use["bytes"] for use in freed["uses"]}["logs"] < 20_000
