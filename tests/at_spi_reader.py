"""Reads a window as a screen reader does, with the system's Python and its pyatspi; prints what it met as JSON.

    dbus-run-session -- /usr/bin/python3 tests/at_spi_reader.py QUESTION COMMAND...

COMMAND runs the window, which asks the QUESTION that it reads from its standard input.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found] # noqa: E402 (the version has to be chosen first)

PATIENCE_S = 60.0


def main() -> None:
    """Start the window, ask, and tell what is there and what was announced."""
    question, command = sys.argv[1], sys.argv[2:]
    heard: list[str] = []
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: heard.append(str(event.any_data)))
    listener.register("object:announcement")
    # The bus is there by now: Qt looks for it once, when it starts.
    window = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)
    assert window.stdin is not None
    try:
        wait_for(lambda: find_window() is not None)
        window.stdin.write(question + "\n")
        window.stdin.flush()
        wait_for(lambda: any("ready" in words for words in heard))
        sys.stdout.write(json.dumps({"tree": list(walk(find_window(), 0)), "heard": heard}) + "\n")
    finally:
        window.stdin.close()
        try:
            window.wait(10)
        except subprocess.TimeoutExpired:
            window.kill()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let events come until `condition` holds; says what is missing by ending."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("nothing came over the accessibility bus")
        GLib.MainContext.default().iteration(False)
        time.sleep(0.01)


def find_window() -> Any:
    """The window of the application, or None."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        if application is not None and application.get_name() == "inglenook" and application.get_child_count():
            return application.get_child_at_index(0)
    return None


def walk(element: Any, depth: int) -> Iterator[tuple[int, str, str, str]]:
    """Depth, role, name and text of an element and all in it."""
    if element is None or depth > 30:
        return
    text = ""
    if "Text" in element.get_interfaces():
        text = Atspi.Text.get_text(element, 0, Atspi.Text.get_character_count(element))
    yield depth, element.get_role_name(), element.get_name(), text
    for number in range(min(element.get_child_count(), 300)):
        yield from walk(element.get_child_at_index(number), depth + 1)


if __name__ == "__main__":
    main()
