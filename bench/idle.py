"""What Inglenook costs while nobody uses it: wake-ups, memory, and whether the model leaves by itself.

Started into the tray on a screen of its own, with the starter model and a new home, and looked at four times: as it
starts with the computer; after a question through the quick prompt, with the model in memory; once the model has left,
after the one minute that the settings say here; and with the window on the screen. A wake-up is a voluntary context
switch of any thread of a process (/proc/PID/task/*/status). The reference is the smallest Qt program with a tray icon.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from app.desktop.single_instance import signal_running
from bench.desktop import APP, Watcher, running, wait
from core.paths import HOME_VARIABLE, find_paths
from core.settings import SettingsFile
from tests.display import Screen, missing_tools, virtual_screen

REFERENCE = (
    sys.executable,
    "-c",
    "from PySide6.QtWidgets import QApplication, QSystemTrayIcon; from PySide6.QtGui import QIcon; "
    "app = QApplication([]); app.setQuitOnLastWindowClosed(False); "
    "icon = QSystemTrayIcon(QIcon()); icon.show(); app.exec()",
)
SETTLE_S = 8.0
PATIENCE_S = 180.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30, help="of each look")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    if missing := missing_tools():
        sys.exit(f"This needs {', '.join(missing)}. Install them and run it again.")
    with tempfile.TemporaryDirectory() as home, virtual_screen("1280x900x24") as screen:
        os.environ[HOME_VARIABLE] = home
        SettingsFile(find_paths().settings).change({"idle_unload_minutes": 1, "autotune": False})
        found = measure(screen, arguments.seconds)
    print(json.dumps(found, indent=2))
    if arguments.out:
        arguments.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measure(screen: Screen, seconds: float) -> dict[str, object]:
    """All looks, by name."""
    watcher = Watcher(screen)
    with running(screen, REFERENCE) as process:
        time.sleep(SETTLE_S)
        reference = look(process, seconds)
    found: dict[str, object] = {"cores": os.cpu_count(), "seconds_of_each_look": seconds, "reference": reference}
    with running(screen, (*APP, "--background")) as process:
        time.sleep(2 * SETTLE_S)
        found["in_the_tray_from_the_start"] = look(process, seconds)
        ask(screen, watcher)
        time.sleep(SETTLE_S)
        found["after_a_question_with_the_model"] = look(process, seconds)
        began = time.perf_counter()
        wait_until(lambda: not any(is_engine(child) for child in family(process)[1:]))
        found["seconds_until_the_model_left"] = round(time.perf_counter() - began + SETTLE_S + seconds, 1)
        time.sleep(SETTLE_S)
        found["after_the_model_left"] = look(process, seconds)
        signal_running("show")
        time.sleep(SETTLE_S)
        found["with_the_window_shown"] = look(process, seconds)
    return found


def ask(screen: Screen, watcher: Watcher) -> None:
    """One question through the quick prompt, which is hidden after the answer."""
    assert signal_running("quick")
    wait(lambda: watcher.focused().startswith("Quick prompt"))
    screen.type("Name one colour.")
    screen.key("Return")
    time.sleep(2 * SETTLE_S)
    screen.key("Escape")
    screen.key("Escape")


def look(process: subprocess.Popen[bytes], seconds: float) -> dict[str, dict[str, float]]:
    """Wake-ups a second and MB of each process of a program, which has nothing to do meanwhile."""
    before = {child.pid: switches(child.pid) for child in family(process)}
    began = time.perf_counter()
    time.sleep(seconds)
    taken = time.perf_counter() - began
    found: dict[str, dict[str, float]] = {}
    for place, child in enumerate(family(process)):
        if child.pid in before:
            memory = child.memory_full_info()
            found[f"{place} {role(child) if place else 'window'}"] = {
                "wake_ups_a_second": round((switches(child.pid) - before[child.pid]) / taken, 2),
                "rss_mb": round(memory.rss / 1e6, 1),
                "pss_mb": round(memory.pss / 1e6, 1),
            }
    found["all"] = {
        name: round(sum(one[name] for one in found.values()), 2) for name in ("wake_ups_a_second", "rss_mb", "pss_mb")
    }
    return found


def family(process: subprocess.Popen[bytes]) -> Sequence[psutil.Process]:
    """A program and all that it has started, the oldest first; helpers of Python's own are left out."""
    first = psutil.Process(process.pid)
    children = []
    for child in first.children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # it is just ending
            if "spawn_main" in " ".join(child.cmdline()):
                children.append(child)
    return [first, *sorted(children, key=lambda child: child.create_time())]


def role(process: psutil.Process) -> str:
    """The assistant is started by the window, engines by the assistant."""
    return "engine" if is_engine(process) else "assistant"


def is_engine(process: psutil.Process) -> bool:
    """Whether a process was started by the assistant."""
    with suppress(psutil.NoSuchProcess):
        parent = process.parent()
        return parent is not None and "spawn_main" in " ".join(parent.cmdline())
    return False


def switches(pid: int) -> int:
    """Voluntary context switches of all threads of a process so far."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        with suppress(OSError):
            found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(), re.MULTILINE)
            total += int(found[1]) if found else 0
    return total


def wait_until(condition: object) -> None:
    """Look once a second until it is so."""
    deadline = time.perf_counter() + PATIENCE_S
    assert callable(condition)
    while not condition():
        if time.perf_counter() > deadline:
            raise TimeoutError("the model did not leave")
        time.sleep(1)


if __name__ == "__main__":
    main()
