"""A real screen for tests: Xvfb with a window manager, and hands to use it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("Xvfb", "openbox", "xdotool", "import")


def missing_tools() -> list[str]:
    """What a real-window test needs and this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@dataclass(frozen=True)
class Screen:
    """One virtual screen."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        """For programs that shall appear on it."""
        return {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def tool(self, *arguments: str, timeout: float = 20) -> str:
        """Run an X client on this screen; gives its output, "" where it fails."""
        done = subprocess.run(
            arguments, env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def window(self, title: str, timeout: float = 30) -> str:
        """The id of the visible window with this title, once it is there."""
        return wait_for(
            lambda: self.tool("xdotool", "search", "--onlyvisible", "--name", title).split("\n")[0], timeout
        )

    def type(self, text: str) -> None:
        """Type with the keyboard."""
        self.tool("xdotool", "type", "--delay", "5", text, timeout=60)

    def key(self, *keys: str) -> None:
        """Press keys, such as "Return" or "ctrl+n"."""
        self.tool("xdotool", "key", *keys)

    def screenshot(self, path: Path) -> None:
        """Save the whole screen as PNG."""
        self.tool("import", "-window", "root", str(path))


@contextmanager
def virtual_screen(size: str = "1280x860x24") -> Iterator[Screen]:
    """Run Xvfb on a free display, with a window manager."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    screen = Screen(f":{number}")
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)


def wait_for(found: Callable[[], str], timeout: float) -> str:
    """Ask again and again until there is an answer."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if answer := found():
            return answer
        time.sleep(0.1)
    raise TimeoutError(f"nothing after {timeout:g} s")
