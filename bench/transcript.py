"""How smoothly the transcript shows a long streamed answer: repaints, and how long the window is held up at a time.

Run with `QT_QPA_PLATFORM=offscreen`, or on a display. Every shape is 4,000 tokens of about four characters.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.desktop.theme import SystemColours
from app.desktop.transcript.transcript import Transcript
from core.messages import AnswerFacts, ChatMessage

CHARACTERS_PER_TOKEN = 4
SENTENCE = "The river **rises** in the hills and `flows` slowly to the sea, where it meets the tide. "


def prose(length: int) -> str:
    """Paragraphs, headings, lists, tables and code in turn, as in an ordinary long answer."""
    part = (
        f"## A heading\n\n{SENTENCE * 5}\n\n1. First\n2. Second with [a link](https://example.com)\n   - nested\n\n"
        "```python\ndef area(width: float, height: float) -> float:\n    return width * height  # square metres\n"
        "```\n\n| Case | Time |\n|---|---|\n| best | n |\n| worst | n² |\n\n> A quote.\n\n"
    )
    return part * (length // len(part) + 1)


def code(length: int) -> str:
    """One code block."""
    line = "    value_{} = compute(values[{}], scale=0.5)  # one of many lines\n"
    return "```python\n" + "".join(line.format(i, i) for i in range(length // len(line) + 1))


def unclosed_code_in_list(length: int) -> str:
    """One code block inside a list item."""
    line = "   value_{} = compute(values[{}], scale=0.5)\n"
    return "1. Do this:\n   ```python\n" + "".join(line.format(i, i) for i in range(length // len(line) + 1))


def paragraph(length: int) -> str:
    """One paragraph without an end."""
    return SENTENCE * (length // len(SENTENCE) + 1)


def chinese(length: int) -> str:
    """One paragraph without spaces, two characters a token."""
    return "河流发源于山中，缓缓流向大海，在那里与潮水相遇。" * (length // 48 + 1)


def bullets(length: int) -> str:
    """One list."""
    return "".join(f"{i}. {SENTENCE[:60]}**{i}**\n" for i in range(1, length // 68 + 1))


def nested_bullets(length: int) -> str:
    """One list item with a long list inside."""
    return "- All of them:\n" + "".join(f"  - {SENTENCE[:60]}{i}\n" for i in range(length // 66 + 1))


def table(length: int) -> str:
    """One table."""
    rows = (f"| row {i} | some **text** | {i * 3} | more text here |\n" for i in range(length // 44 + 1))
    return "| Name | What | Number | Remarks |\n|---|:-:|--:|---|\n" + "".join(rows)


def quote(length: int) -> str:
    """One quote."""
    return "".join(f"> {SENTENCE}\n>\n" for _ in range(length // (len(SENTENCE) + 5) + 1))


SHAPES: dict[str, Callable[[int], str]] = {
    f.__name__: f
    for f in (prose, code, unclosed_code_in_list, paragraph, chinese, bullets, nested_bullets, table, quote)
}


class RepaintCounter(QObject):
    """Counts how often a window is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.UpdateRequest
        return False


class Clock:
    """Runs the event loop by hand and keeps how long each turn took, in milliseconds.

    The processor time beside it tells how much of that was this program, on a machine that does other things too.
    """

    def __init__(self, app: QApplication) -> None:
        self.turns: list[float] = []
        self.processor: list[float] = []
        self._app = app

    def turn(self) -> None:
        started, used = time.perf_counter(), time.thread_time()
        self._app.processEvents()
        self.turns.append((time.perf_counter() - started) * 1000)
        self.processor.append((time.thread_time() - used) * 1000)

    def forget(self) -> None:
        self.turns.clear()
        self.processor.clear()

    def wait(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.turn()
            time.sleep(0.001)

    def report(self) -> dict[str, float]:
        ordered = sorted(t for t in self.turns if t > 0.05) or [0.0]
        return {
            "max_block_ms": round(ordered[-1], 1),
            "max_block_cpu_ms": round(max(self.processor), 1),
            "p99_block_ms": round(ordered[int(len(ordered) * 0.99) - 1], 1),
            "busy_s": round(sum(ordered) / 1000, 2),
        }


def stream(app: QApplication, transcript: Transcript, shape: str, tokens: int, rate: float) -> dict[str, Any]:
    """Stream one answer and say how it went."""
    text = SHAPES[shape](tokens * CHARACTERS_PER_TOKEN)[: tokens * CHARACTERS_PER_TOKEN]
    clock, counter = Clock(app), RepaintCounter()
    transcript.clear()
    transcript.add_question(f"Write something long: {shape}")
    transcript.begin_answer()
    clock.wait(0.2)
    clock.forget()
    transcript.installEventFilter(counter)
    started = time.perf_counter()
    sent = 0
    while sent < len(text):
        due = min(len(text), int((time.perf_counter() - started) * rate) * CHARACTERS_PER_TOKEN)
        while sent < due:
            transcript.append(text[sent : sent + CHARACTERS_PER_TOKEN])
            sent += CHARACTERS_PER_TOKEN
        clock.turn()
        time.sleep(0.001)
    streamed_s = time.perf_counter() - started
    repaints = counter.count
    finishing = time.perf_counter()
    transcript.finish_answer(ChatMessage(2, "assistant", text, time.time(), AnswerFacts(completion_tokens=tokens)))
    app.processEvents()
    finish_ms = (time.perf_counter() - finishing) * 1000
    clock.wait(0.5)
    transcript.removeEventFilter(counter)
    assert transcript.latest_answer_text() == text
    return {
        "shape": shape,
        "tokens": tokens,
        "tokens_per_second": rate,
        "total_s": round(streamed_s, 2),
        "repaints_per_s": round(repaints / streamed_s, 1),
        **clock.report(),
        "finish_ms": round(finish_ms, 1),
    }


def open_long(app: QApplication, transcript: Transcript, messages: int) -> dict[str, Any]:
    """Open a long conversation: until its end is on screen, and until everything is at rest."""
    answer = prose(900)[:900]
    facts = AnswerFacts(model="model", tokens_per_second=50, completion_tokens=200)
    many = [
        ChatMessage(i, "assistant" if i % 2 == 0 else "user", answer if i % 2 == 0 else f"Question {i}?", 0.0, facts)
        for i in range(1, messages + 1)
    ]
    clock = Clock(app)
    started = time.perf_counter()
    transcript.show_conversation(many)
    app.processEvents()
    first_ms = (time.perf_counter() - started) * 1000
    clock.wait(2.0)
    return {"messages": messages, "first_screen_ms": round(first_ms, 1), **clock.report()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=4000)
    parser.add_argument(
        "--rates", type=float, nargs="*", default=[100, 1000], help="tokens per second; the first for `prose` only"
    )
    parser.add_argument("--shapes", nargs="*", default=list(SHAPES), choices=list(SHAPES))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    app = QApplication([])
    SystemColours(app)
    transcript = Transcript()
    transcript.resize(900, 760)
    transcript.show()
    slow, *fast = options.rates
    plan = [("prose", slow)] + [(shape, rate) for rate in fast for shape in options.shapes]
    rows = []
    for shape, rate in plan:
        rows.append(stream(app, transcript, shape, options.tokens, rate))
        print(json.dumps(rows[-1]), flush=True)
    opened = open_long(app, transcript, 1000)
    print(json.dumps(opened))
    result = {
        "streams": rows,
        "open": opened,
        "rss_mb": round(psutil.Process().memory_info().rss / 1e6, 1),
        "platform": app.platformName(),
        "machine": f"{platform.machine()}, {psutil.cpu_count()} cores",
        "python": platform.python_version(),
    }
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
