"""Measures what a person feels of the desktop: the start, the quick prompt, turning pages, and the window's memory.

    python -m bench.desktop [--starts 5] [--summons 20] [--turns 10] [--out FILE]

The real application runs on a virtual screen (Xvfb, openbox, xdotool) and is watched from outside, as a person would:
painted means that text is on the screen, focused means that the X server sends keys to the window. The reference for
the start and the memory is the smallest program that shows one line of text with Qt, measured in the same run; for
turning pages it is a letter that appears in the question field, which takes the same way from the keyboard. Times are
wall-clock milliseconds, given as median and worst.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from app.desktop.single_instance import signal_running
from core.paths import HOME_VARIABLE
from tests.display import Screen, missing_tools, virtual_screen

APP = (sys.executable, "-m", "app")
REFERENCE = (
    sys.executable,
    "-c",
    "from PySide6.QtWidgets import QApplication, QLabel; app = QApplication([]); "
    "label = QLabel('What would you like to know?'); font = label.font(); font.setPointSize(40); label.setFont(font); "
    "label.resize(1000, 700); label.show(); app.exec()",
)
MIDDLE = QRect(300, 200, 680, 400)
"""Of the screen: where the greeting is."""
UPPER = QRect(430, 130, 530, 80)
"""Where the quick prompt comes up, above the greeting."""
FOOT = QRect(420, 760, 500, 120)
"""Where the question field is."""
CHATS = "ctrl+1"
PAGES = {"models": "ctrl+m", "memory": "ctrl+3", "answers": "ctrl+4"}
"""Names of pages and the keys that lead to them."""
COLOURS = 12
"""A part of the screen with this many colours has smooth text in it."""
PATIENCE_S = 60.0


class Watcher:
    """Looks at the screen and asks the X server who has the focus."""

    def __init__(self, screen: Screen) -> None:
        os.environ |= {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
        self._app = QGuiApplication([])
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(screen.name.encode()))

    def pixels(self, area: QRect) -> bytes:
        """What is on a part of the screen."""
        screen = QGuiApplication.primaryScreen()
        image = screen.grabWindow(0, area.x(), area.y(), area.width(), area.height()).toImage()
        return bytes(image.constBits())

    def has_text(self, area: QRect) -> bool:
        """Whether there is anything but flat colours."""
        return len(set(memoryview(self.pixels(area)).cast("I"))) >= COLOURS

    def focused(self) -> str:
        """Title of the window that gets the keys, "" where it has none."""
        window, revert, name = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_char_p()
        self._x.XGetInputFocus(self._display, ctypes.byref(window), ctypes.byref(revert))
        if window.value <= 1 or not self._x.XFetchName(self._display, window, ctypes.byref(name)):
            return ""
        return (name.value or b"").decode(errors="replace")


def main() -> None:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--summons", type=int, default=20)
    parser.add_argument("--turns", type=int, default=10)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    if missing := missing_tools():
        sys.exit(f"This needs {', '.join(missing)}. Install them and run it again.")
    with tempfile.TemporaryDirectory() as home, virtual_screen("1280x900x24") as screen:
        os.environ[HOME_VARIABLE] = home
        measured = measure(Watcher(screen), screen, arguments)
    print(json.dumps(measured, indent=2))
    if arguments.out:
        arguments.out.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")


def measure(watcher: Watcher, screen: Screen, arguments: argparse.Namespace) -> dict[str, object]:
    """All numbers, by name."""
    starts, summons = arguments.starts, arguments.summons
    begun = [start(watcher, screen, APP) for _ in range(starts + 1)][1:]
    reference = [start(watcher, screen, REFERENCE) for _ in range(starts + 1)][1:]
    with running(screen, APP):
        wait(lambda: watcher.has_text(MIDDLE))
        time.sleep(5)
        by_message = [summon(watcher, screen, by_socket) for _ in range(summons + 1)][1:]
        by_launch = [summon(watcher, screen, by_process) for _ in range(summons + 1)][1:]
    with running(screen, APP) as process:
        wait(lambda: watcher.has_text(MIDDLE))
        time.sleep(5)
        pages = turning(watcher, screen, arguments.turns)
        shares = watching(screen, process.pid)
    return {
        "cores": os.cpu_count(),
        **pages,
        **shares,
        "cold_start_to_painted_ms": spread(one[0] for one in begun),
        "window_rss_mb": spread(one[1] for one in begun),
        "quit_ms": spread(one[2] for one in begun),
        "quick_prompt_from_message_ms": spread(by_message),
        "quick_prompt_from_second_launch_ms": spread(by_launch),
        "reference_cold_start_ms": spread(one[0] for one in reference),
        "reference_rss_mb": spread(one[1] for one in reference),
    }


def start(watcher: Watcher, screen: Screen, command: Sequence[str]) -> tuple[float, float, float]:
    """Start a program and end it: ms until it is painted, its memory in MB three seconds later, ms until it is gone."""
    wait(lambda: not watcher.has_text(MIDDLE))
    began = time.perf_counter()
    with running(screen, command) as process:
        wait(lambda: watcher.has_text(MIDDLE))
        painted = time.perf_counter() - began
        time.sleep(3)
        memory = psutil.Process(process.pid).memory_info().rss / 1e6
        leaving = time.perf_counter()
        process.terminate()
        process.wait(PATIENCE_S)
    return painted * 1000, memory, (time.perf_counter() - leaving) * 1000


def summon(watcher: Watcher, screen: Screen, how: Callable[[], object]) -> float:
    """Milliseconds until the quick prompt is on the screen and has the focus; then it is closed again."""
    wait(lambda: not watcher.has_text(UPPER))
    began = time.perf_counter()
    how()
    wait(lambda: watcher.focused().startswith("Quick prompt") and watcher.has_text(UPPER))
    taken = (time.perf_counter() - began) * 1000
    time.sleep(0.3)
    screen.key("Escape")
    wait(lambda: not watcher.focused().startswith("Quick prompt"))
    time.sleep(0.3)
    return taken


def turning(watcher: Watcher, screen: Screen, turns: int) -> dict[str, object]:
    """Milliseconds from a key to the page it leads to: the first time, when the page is built, and later."""
    found: dict[str, object] = {}
    for name, key in PAGES.items():
        first = appearance(watcher, screen, key)
        later = []
        for _ in range(turns):
            appearance(watcher, screen, CHATS)
            later.append(appearance(watcher, screen, key))
        appearance(watcher, screen, CHATS)
        found |= {f"{name}_page_first_ms": round(first, 1), f"{name}_page_ms": spread(later)}
    return found | {"reference_letter_ms": spread([appearance(watcher, screen, "x", FOOT) for _ in range(turns)])}


def appearance(watcher: Watcher, screen: Screen, key: str, area: QRect = MIDDLE) -> float:
    """Milliseconds from a key to the first change in a part of the screen; then a while for the rest of it."""
    before = watcher.pixels(area)
    began = time.perf_counter()
    screen.key(key)
    wait(lambda: watcher.pixels(area) != before)
    taken = (time.perf_counter() - began) * 1000
    time.sleep(1.2)
    return taken


def watching(screen: Screen, pid: int, seconds: float = 10.0) -> dict[str, object]:
    """Per cent of one core that the whole application takes with nothing to do, by the page that is shown."""
    shares: dict[str, object] = {}
    for name, key in {"chats": CHATS, **PAGES}.items():
        screen.key(key)
        time.sleep(3)
        before = processor_seconds(pid)
        time.sleep(seconds)
        shares[f"{name}_page_idle_percent"] = round((processor_seconds(pid) - before) / seconds * 100, 2)
    return shares


def processor_seconds(pid: int) -> float:
    """That a process and all it has started have used so far."""
    process = psutil.Process(pid)
    times = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return sum(time.user + time.system for time in times)


def by_socket() -> None:
    """Only the message."""
    assert signal_running("quick")


def by_process() -> None:
    """A whole second launch."""
    subprocess.Popen([*APP, "--quick"]).wait(PATIENCE_S)


@contextmanager
def running(screen: Screen, command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended at the end."""
    process = subprocess.Popen(command, env=screen.environment)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE_S)


def wait(condition: Callable[[], bool]) -> None:
    """Look until it is so."""
    deadline = time.perf_counter() + PATIENCE_S
    while not condition():
        if time.perf_counter() > deadline:
            raise TimeoutError("nothing happened on the screen")
        time.sleep(0.002)


def spread(values: Iterator[float] | Sequence[float]) -> dict[str, float]:
    """Median and worst."""
    found = list(values)
    return {"median": round(statistics.median(found), 1), "worst": round(max(found), 1)}


if __name__ == "__main__":
    main()
