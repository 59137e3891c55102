"""Measures the history with very many conversations: start, the list, search while typing, scrolling, opening.

    python -m bench.history [--conversations 10000] [--messages 100] [--repeat 7] [--out FILE]

Builds a store of that size in a temporary folder, with words distributed as in natural text (a word's frequency falls
with its rank), pinned conversations and folders, and times each action as the window does it: through `History` alone,
and for the list with Qt's widgets drawn off-screen. Times are wall-clock milliseconds, median and worst; the reference
in the same run is one read of the first page by plain sqlite3.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QListView

from app.desktop.conversation_model import ConversationDelegate, ConversationModel
from core.history import History

PAGE = 200
VOCABULARY = 20_000
WORDS = 30
"""In a message."""
QUERIES = {
    "search, a word in every conversation": "w1",
    "search, a frequent word": "w40",
    "search, a rare word": "w15000",
    "search, the beginning of a word": "w15",
    "search, one letter": "w",
    "search, two words": "w30 w45",
    "search, three words": "w100 w200 w3",
    "search, nothing": "nosuchword",
}


def main() -> None:
    """Build, measure, and tell."""
    parser = argparse.ArgumentParser(description="Times the history with very many conversations.")
    parser.add_argument("--conversations", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100, help="in each conversation")
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        started = time.perf_counter()
        build(path, options.conversations, options.messages)
        built = time.perf_counter() - started
        results = measure(path, options.conversations, options.repeat)
        size = path.stat().st_size
    report = {
        "conversations": options.conversations,
        "messages": options.conversations * options.messages,
        "file_mb": round(size / 1e6),
        "built_s": round(built, 1),
        "milliseconds": results,
    }
    for name, times in results.items():
        sys.stdout.write(f"{name:42} {statistics.median(times):8.1f} ms, worst {max(times):8.1f} ms\n")
    if options.out:
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def build(path: Path, conversations: int, messages: int) -> None:
    """Write a store of this size."""
    History(path).close()
    rng = random.Random(1)
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    words = rng.choices([f"w{rank}" for rank in range(1, VOCABULARY + 1)], weights, k=1_000_003)
    texts = (" ".join(words[place : place + WORDS]) for place in itertools.cycle(range(0, len(words) - WORDS, 17)))
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    # The full-text index is made at the end, all at once, which takes a tenth of the time.
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    for first in range(1, conversations + 1, 500):
        numbers = range(first, min(first + 500, conversations + 1))
        db.executemany(
            "INSERT INTO conversations (id, title, created, updated, head, pinned, folder) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (n, next(texts)[:50], n, n, n * messages, n % 900 == 0, f"folder {n % 40}" if n % 4 == 0 else "")
                for n in numbers
            ),
        )
        db.executemany(
            "INSERT INTO messages (conversation, parent, role, text, created, facts) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    n,
                    (n - 1) * messages + m if m else 0,
                    ("user", "assistant")[m % 2],
                    next(texts),
                    n,
                    "{}" if m % 2 else None,
                )
                for n in numbers
                for m in range(messages)
            ),
        )
        db.commit()
    for table in ("conversations_fts", "message_words"):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    for _, statement in triggers:
        db.execute(statement)
    db.commit()
    db.close()


def _message(conversation: int, place: int, messages: int, text: str) -> tuple[object, ...]:
    before = (conversation - 1) * messages + place if place else 0
    return conversation, before, ("user", "assistant")[place % 2], text, conversation, "{}" if place % 2 else None


def measure(path: Path, conversations: int, repeat: int) -> dict[str, list[float]]:
    """Milliseconds of each action, `repeat` times."""
    results: dict[str, list[float]] = {}

    def time_it(name: str, action: Callable[[], object]) -> None:
        for _ in range(repeat):
            started = time.perf_counter()
            action()
            results.setdefault(name, []).append((time.perf_counter() - started) * 1000)

    def open_and_list() -> None:
        opened = History(path)
        opened.conversations(limit=PAGE)
        opened.folders()
        opened.close()

    time_it("reference: first page by plain sqlite3", lambda: plain_page(path))
    time_it("start: open, first page, folders", open_and_list)
    history = History(path)
    pages = range(0, conversations, max(PAGE, conversations // 8))
    for offset in pages:
        time_it(f"list, page from {offset}", partial(history.conversations, limit=PAGE, offset=offset))
    time_it("folders", history.folders)
    time_it("list, all folders closed", lambda: history.conversations(collapsed=[f.name for f in history.folders()]))
    for name, query in QUERIES.items():
        time_it(name, partial(history.conversations, query, PAGE))
    numbers = itertools.cycle(random.Random(2).sample(range(1, conversations + 1), repeat))
    time_it("open a conversation", lambda: history.open(next(numbers)))

    def pin() -> None:
        history.pin(next(numbers), True)
        history.conversations(limit=PAGE)

    def file() -> None:
        history.move(next(numbers), "new")
        history.conversations(limit=PAGE)

    time_it("pin and list", pin)
    time_it("file in a folder and list", file)
    measure_widgets(history, conversations, time_it, repeat)
    history.close()
    return results


def plain_page(path: Path) -> Sequence[object]:
    """What SQLite itself takes to open the file and read as many rows."""
    db = sqlite3.connect(path)
    rows = db.execute("SELECT id, title, updated FROM conversations ORDER BY id DESC LIMIT ?", [PAGE]).fetchall()
    db.close()
    return rows


def measure_widgets(
    history: History, conversations: int, time_it: Callable[[str, Callable[[], object]], None], repeat: int
) -> None:
    """The list as widgets, when everything has been scrolled through."""
    app = QApplication.instance() or QApplication([])
    model, view = ConversationModel(), QListView()
    view.setUniformItemSizes(True)
    view.setItemDelegate(ConversationDelegate(view))
    view.setModel(model)
    view.resize(260, 800)
    view.show()
    app.processEvents()
    page = max(1, min(PAGE, conversations // (2 * repeat)))
    first, folders = history.conversations(limit=page), history.folders()
    time_it("window: show the first page", lambda: shown(view, lambda: model.replace(first, folders, complete=False)))
    offsets = iter(range(page, conversations, page))

    def scroll_on() -> None:
        offset = next(offsets)
        items = history.conversations(limit=page, offset=offset)
        shown(view, lambda: model.extend(items, complete=offset + page >= conversations))
        view.scrollToBottom()
        app.processEvents()

    time_it("window: scroll to the next page", scroll_on)
    while (offset := next(offsets, -1)) >= 0:
        model.extend(history.conversations(limit=page, offset=offset), complete=offset + page >= conversations)
    app.processEvents()
    places = itertools.cycle(random.Random(3).sample(range(model.rowCount()), repeat))
    time_it(
        "window: scroll anywhere, all loaded", lambda: shown(view, lambda: view.scrollTo(model.index(next(places))))
    )
    time_it("window: take the list anew, all loaded", lambda: shown(view, lambda: model.replace(first, folders)))


def shown(view: QListView, change: Callable[[], object]) -> None:
    """Change the list and draw it."""
    change()
    view.viewport().repaint()
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
