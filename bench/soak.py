"""A day of use in ten minutes: what the window and the engine hold at its end, what failed, what was lost.

A real window on a screen of its own, with the starter model and a new history. At random, by `--seed`: ask, stop,
switch, edit, ask again, delete, change settings, turn pages, search, use the quick prompt, hide the window, kill the
engine. Every 45 seconds the same state is brought about, an answer just written in a new chat, and what each process
holds is noted. The first quarter warms up; growth is the median of the later half of the rest against that of the
earlier half; of the engine, which is killed again and again, the largest. At the end the history is compared with what
was said.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from core.paths import HOME_VARIABLE, find_paths
from tests.display import missing_tools, virtual_screen

GROWTH_ALLOWED = 0.05
WARM_UP = 0.25
"""Share of the looks that are not counted."""


def main() -> None:
    """Run it, print what was found, and fail where something was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    if missing := missing_tools():
        sys.exit(f"This needs {', '.join(missing)}. Install them and run it again.")
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        found = soak(arguments.seconds, arguments.seed)
    print(json.dumps(found, indent=2))
    if arguments.out:
        arguments.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    grown = [name for name, share in found["growth"].items() if share > GROWTH_ALLOWED]
    if found["problems"] or found["lost"] or found["leaked_private"] or grown:
        sys.exit("Something was found; see above.")


def soak(seconds: float, seed: int) -> dict[str, Any]:
    """Use the application for so long, with the home that the environment names; gives what was found."""
    paths = find_paths()
    with virtual_screen("1280x900x24") as screen, tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [sys.executable, "-m", "bench.soak_user", f"--seconds={seconds}", f"--seed={seed}", f"--out={out}"]
        done = subprocess.run(command, env=screen.environment, timeout=3 * seconds + 300, check=False)
        if done.returncode or not out.exists():
            failure = f"the window ended with {done.returncode}"
            return {"problems": [failure], "lost": [], "leaked_private": [], "growth": {}}
        report = json.loads(out.read_text(encoding="utf-8"))
    return {
        "seconds": seconds,
        "seed": seed,
        "done": report["done"],
        "said": len(report["said"]),
        "answers": len(report["answers"]),
        **compare(report, paths.history),
        "problems": report["problems"] + logged_defects(paths.log),
        "growth": growth(report["memory"]),
        "memory_mb": report["memory"],
    }


def compare(report: dict[str, Any], history: Path) -> dict[str, list[str]]:
    """Questions and answers that were said and are not kept, and private ones that are."""
    with closing(sqlite3.connect(f"file:{history}?mode=ro", uri=True)) as db:
        questions = {text for (text,) in db.execute("SELECT text FROM messages WHERE role = 'user'")}
        answers = dict(db.execute("SELECT id, text FROM messages WHERE role = 'assistant'").fetchall())
        newest = db.execute("SELECT max(id) FROM messages").fetchone()[0] or 0
    gone = set(report["dropped"]) | set(report["private"])
    lost = [
        f"{text} ({report['how'].get(text, '')})"
        for text in report["said"]
        if text not in questions and text not in gone
    ]
    changed = [
        f"answer {number}"
        for number, text in report["answers"].items()
        if int(number) in answers and answers[int(number)] != text
    ]
    if any(int(number) > newest for number in report["answers"]) and not report["dropped"]:
        changed.append("the newest answers")
    return {"lost": lost + changed, "leaked_private": [text for text in report["private"] if text in questions]}


def logged_defects(log: Path) -> list[str]:
    """Lines of the log that tell of a defect."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return [line for line in lines if " CRITICAL " in line or " ERROR " in line or line.startswith("Traceback")]


def growth(looks: Sequence[dict[str, float]]) -> dict[str, float]:
    """By how much each process has grown, as a share; empty where the run was too short to tell."""
    counted = looks[int(len(looks) * WARM_UP) :]
    found: dict[str, float] = {}
    for name in ("window", "assistant", "engine", "encoder"):
        held = [look[name] for look in counted if look.get(name)]
        half = len(held) // 2
        if half < 3:
            continue
        before, after = held[:half], held[-half:]
        # The engine is killed at random, and holds more the more it has read since: its largest sizes say something.
        of = max if name == "engine" else statistics.median
        found[name] = round(of(after) / of(before) - 1, 4)
    return found


if __name__ == "__main__":
    main()
