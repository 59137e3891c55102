"""The window of the soak, and a user in it who does at random what users do, and keeps what was said and held.

Started by `bench.soak` on a screen of its own. Prints one JSON object at the end.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import logging
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil
from PySide6.QtCore import QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QDialogButtonBox, QMessageBox, QWidget

from app.desktop.application import Desktop
from app.desktop.instance_server import InstanceServer
from app.desktop.settings_dialog import SettingsDialog
from app.desktop.start import create_application
from app.desktop.text_button import TextButton
from app.desktop.transcript.answer_view import AnswerView
from app.desktop.transcript.question_view import QuestionEditor, QuestionView
from core.logs import configure_logging
from core.messages import Finished, is_private
from core.paths import Paths, find_paths

SECONDS_A_LOOK = 45.0
"""One look at the memory in about so many seconds, and one at the end."""
PATIENCE_S = 15.0
"""After so long an answer is stopped: small models write on and on."""
OPENINGS = (
    "Name three",
    "Write one sentence about",
    "Explain in a few words",
    "Write a long story about",
    "Translate:",
)
THINGS = ("lighthouses", "rivers", "the moon", "bread", "glaciers", "beetles", "trains", "violins", "rain", "oaks")

Kind = TypeVar("Kind", bound=QWidget)


class RandomUser(QObject):
    """Does one thing after another.

    Args:
        desktop: what is used.
        paths: of its history.
        seconds: how long.
        seed: for what is done.
    """

    def __init__(self, desktop: Desktop, paths: Paths, seconds: float, seed: int) -> None:
        super().__init__(desktop)
        self._desktop, self._window, self._paths = desktop, desktop.window, paths
        self._random = random.Random(seed)
        self._seconds = seconds
        self._began = time.monotonic()
        self._number = 0
        self.said: set[str] = set()
        """Questions that the window has taken."""
        self.how: dict[str, str] = {}
        """By what each was said, and when, for those that are lost."""
        self.private: set[str] = set()
        """Of these, what was said in private."""
        self.dropped: set[str] = set()
        """Questions in conversations that were deleted."""
        self._gone: set[int] = set()
        """Conversations that are deleted, or about to be: what is asked there goes with them."""
        self.answers: dict[int, str] = {}
        """Answers that the window was told are stored, by message."""
        self.done: Counter[str] = Counter()
        self.memory: list[dict[str, float]] = []
        self.problems: list[str] = []
        self._typed = ""
        self._checking = ""
        self._settling = self._asked = 0.0
        desktop.link.received.connect(self._hear)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._act)
        self._actions: list[tuple[int, Callable[[], str]]] = [
            (30, self._ask), (8, self._stop), (14, self._switch), (6, self._start_chat), (3, self._start_private),
            (6, self._edit), (6, self._again), (4, self._delete), (4, self._change_settings), (2, self._kill_engine),
            (8, self._turn_page), (4, self._use_quick_prompt), (3, self._search), (2, self._zoom),
            (2, self._hide_window),
        ]  # fmt: skip
        self._next.start(1500)

    # One thing after another

    def _act(self) -> None:
        self._notice_typed()
        elapsed = time.monotonic() - self._began
        due = len(self.memory) * SECONDS_A_LOOK
        if self._checking or elapsed >= min(due, self._seconds):
            self._check(elapsed)
            return
        weights = [weight for weight, _ in self._actions]
        action = self._random.choices([do for _, do in self._actions], weights)[0]
        if name := action():
            self.done[name] += 1
        self._next.start(self._random.randint(60, 900))

    def _check(self, elapsed: float) -> None:
        """Come to rest as it was at every look before: an answer just written in a new chat, nothing else shown."""
        if not self._checking:
            self._come_to_rest()
            self._checking = self._say(f"Name one colour ({self._fresh()}).")
            self._settling, self._asked = 0.0, time.monotonic()
        answered = not self._window.chat.answering and self._checking in self.said
        if not answered:
            if time.monotonic() > self._asked + PATIENCE_S:
                self._window.chat.stop()
            if not self._window.chat.answering and self._window.composer.question() == self._checking:
                QTest.keyClick(self._window.composer.field, Qt.Key.Key_Return)
            self._next.start(300)
            return
        if not self._settling:
            self._settling = time.monotonic()
        if time.monotonic() - self._settling < 3:
            self._next.start(500)
            return
        self.memory.append(held(self._desktop.link.pid) | counted(self._desktop) | {"second": round(elapsed, 1)})
        self._checking = ""
        if elapsed >= self._seconds:
            self._desktop.quit()
        else:
            self._next.start(100)

    def _come_to_rest(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        if self._desktop.quick is not None:
            self._desktop.quick.hide()
        self._window.bring_up()
        self._window.conversations.search.clear()
        self._window.chat.stop()
        self._window.new_chat()

    # What is done; each gives its name, "" where it could not be done

    def _ask(self) -> str:
        if self._window.chat.answering:
            return self._stop() if time.monotonic() > self._asked + PATIENCE_S else ""
        self._asked = time.monotonic()
        self._window.show_chats()
        self._say(f"{self._random.choice(OPENINGS)} {self._random.choice(THINGS)} ({self._fresh()}).")
        return "ask"

    def _say(self, text: str) -> str:
        self._window.composer.set_text(text)
        self._typed = text
        QTest.keyClick(self._window.composer.field, Qt.Key.Key_Return)
        self._notice_typed()
        return text

    def _notice_typed(self) -> None:
        """What was typed is said when the field has let it go, and not said when it has come back."""
        there = self._window.composer.question()
        if self._typed and self._typed not in there:
            self._say_was_said(self._typed, "asked")
            if self._window.chat.conversation in self._gone:
                self.dropped.add(self._typed)
            if self._window.chat.private:
                self.private.add(self._typed)
            self._typed = ""
        # One that was not taken is typed again, above what was typed since.
        self.said -= {text for text in self.said if text in there}

    def _say_was_said(self, text: str, how: str) -> None:
        self.said.add(text)
        self.how[text] = f"{how} after {time.monotonic() - self._began:.0f} s, then {self.done.total()} things done"

    def _stop(self) -> str:
        if not self._window.chat.answering:
            return ""
        self._window.chat.stop()
        return "stop"

    def _switch(self) -> str:
        items = self._window.conversations.model.items
        if not items:
            return ""
        view = self._window.conversations.view
        view.clicked.emit(
            self._window.conversations.model.index(
                self._window.conversations.model.row_of(self._random.choice(items).id)
            )
        )
        return "switch"

    def _start_chat(self) -> str:
        self._window.new_chat()
        return "new chat"

    def _start_private(self) -> str:
        self._window.new_private_chat()
        return "private chat"

    def _edit(self) -> str:
        views = [view for view in shown(self._window.transcript, QuestionView) if view.message.id]
        if self._window.chat.answering or not views:
            return ""
        view = self._random.choice(views)
        if not press(view, "Edit"):
            return ""
        editor = view.findChild(QuestionEditor)
        if editor is None:
            return ""
        text = f"{view.message.text.split(' (')[0]} ({self._fresh()})."
        editor.setPlainText(text)
        if not press(view, "Send"):
            return ""
        self._say_was_said(text, "edited")
        if self._window.chat.conversation in self._gone:
            self.dropped.add(text)
        if is_private(self._window.chat.conversation):
            self.private.add(text)
        return "edit"

    def _again(self) -> str:
        views = shown(self._window.transcript, AnswerView)
        if self._window.chat.answering or not views:
            return ""
        return "regenerate" if press(views[-1], "Regenerate") or press(views[-1], "Ask again") else ""

    def _delete(self) -> str:
        items = self._window.conversations.model.items
        if len(items) < 4:
            return ""
        item = self._random.choice(items)
        conversations = self._window.conversations
        conversations.view.setCurrentIndex(conversations.model.index(conversations.model.row_of(item.id)))
        self.dropped |= self._questions_of(item.id)
        self._gone.add(item.id)
        conversations._confirm_delete()
        box = self._window.findChild(QMessageBox)
        if box is None:
            return ""
        next(
            button for button in box.buttons() if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole
        ).click()
        return "delete"

    def _questions_of(self, conversation: int) -> set[str]:
        on_their_way = {
            answer.question_text
            for chat in (self._window.chat, *([self._desktop.quick.chat] if self._desktop.quick else []))
            for answer in chat._answers.values()
            if answer.conversation == conversation or answer.conversation == 0
        }
        if is_private(conversation):
            return on_their_way
        with closing(sqlite3.connect(f"file:{self._paths.history}?mode=ro", uri=True, timeout=10)) as db:
            rows = db.execute("SELECT text FROM messages WHERE role = 'user' AND conversation = ?", [conversation])
            return on_their_way | {text for (text,) in rows}

    def _change_settings(self) -> str:
        self._window.show_settings()
        dialog = self._window.findChild(SettingsDialog)
        QTimer.singleShot(700, lambda: self._finish_settings(dialog))
        return "settings"

    def _finish_settings(self, dialog: SettingsDialog | None) -> None:
        with suppress(RuntimeError):  # closed meanwhile
            if dialog is None or not dialog.isVisible():
                return
            field = dialog._fields["temperature"].widget
            field.setValue(self._random.choice((0.2, 0.5, 0.8)))  # type: ignore[attr-defined]
            boxes = [box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "When it is full"]
            for box in boxes:
                box.setCurrentIndex(self._random.randrange(box.count()))
            for check in dialog.findChildren(QCheckBox):
                if check.text() == "Save power on battery":
                    check.toggle()
            button = self._random.choice((QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel))
            dialog.findChildren(QDialogButtonBox)[0].button(button).click()

    def _kill_engine(self) -> str:
        children = engines(self._desktop.link.pid)
        if not children:
            return ""
        with suppress(psutil.NoSuchProcess):
            os.kill(self._random.choice(children).pid, self._random.choice((signal.SIGKILL, signal.SIGSEGV)))
        return "kill engine"

    def _turn_page(self) -> str:
        window = self._window
        pages = (window.show_models, window.show_memory, window.show_answers, window.show_ledger, window.show_bench)
        self._random.choice((*pages, window.show_chats, window.show_chats))()
        return "page"

    def _use_quick_prompt(self) -> str:
        quick = self._desktop.quick
        if quick is None or quick.chat.answering:
            return ""
        quick.toggle()
        if quick.isVisible() and self._random.random() < 0.7:
            text = f"Name one animal ({self._fresh()})."
            quick.composer.set_text(text)
            QTest.keyClick(quick.composer.field, Qt.Key.Key_Return)
            if not quick.composer.question():
                self._say_was_said(text, "asked quickly")
                if quick.chat.conversation in self._gone:
                    self.dropped.add(text)
        return "quick prompt"

    def _search(self) -> str:
        search = self._window.conversations.search
        search.clear()
        QTest.keyClicks(search, self._random.choice(("", "moon", "oak", "rain", "glac")))
        return "search"

    def _zoom(self) -> str:
        self._window._zoom(self._random.choice((0, 0, 1, 2)))
        return "zoom"

    def _hide_window(self) -> str:
        self._window.hide()
        QTimer.singleShot(400, self._window.bring_up)
        return "hide and show"

    # What is heard

    def _hear(self, _call: int, event: object) -> None:
        if isinstance(event, Finished) and not is_private(event.conversation):
            self.answers[event.message.id] = event.message.text
        if getattr(event, "kind", "") == "UnexpectedError":
            self.problems.append(str(event))

    def _fresh(self) -> int:
        self._number += 1
        return self._number

    def report(self) -> dict[str, Any]:
        """All that was said, done and held."""
        return {
            "said": sorted(self.said), "how": self.how, "private": sorted(self.private),
            "dropped": sorted(self.dropped), "answers": {str(number): text for number, text in self.answers.items()},
            "done": dict(self.done.most_common()), "memory": self.memory, "problems": self.problems,
        }  # fmt: skip


def shown(parent: QWidget, kind: type[Kind]) -> list[Kind]:
    """The widgets of a kind that the user can see."""
    return [widget for widget in parent.findChildren(kind) if widget.isVisible()]


def press(parent: QWidget, text: str) -> bool:
    """Click the visible button with this text, if there is one that can be clicked."""
    for button in shown(parent, TextButton):
        if button.text() == text and button.isEnabled():
            button.click()
            return True
    return False


def engines(assistant: int) -> list[psutil.Process]:
    """The processes that the assistant has started: the engine, and the encoder's."""
    with suppress(psutil.NoSuchProcess):
        return [
            child
            for child in psutil.Process(assistant).children(recursive=True)
            if "spawn_main" in " ".join(child.cmdline())
        ]
    return []


def held(assistant: int) -> dict[str, float]:
    """MB that each process has allocated: other programs that share its libraries meanwhile do not move it."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    children = sorted(mb(child.pid) for child in engines(assistant))
    found = {"window": mb(os.getpid()), "assistant": mb(assistant)}
    return found | dict(zip(("encoder", "engine") if len(children) > 1 else ("engine",), children, strict=False))


def counted(desktop: Desktop) -> dict[str, float]:
    """What the window's process holds by other measures, which say whether memory is in use or only not given back."""
    found: dict[str, float] = {
        "widgets": len(QApplication.allWidgets()),
        "qobjects": len(desktop.findChildren(QObject)) + len(desktop.window.findChildren(QObject)),
        "python_objects": len(gc.get_objects()),
        "python_blocks": sys.getallocatedblocks(),
    }
    with suppress(AttributeError):
        mallinfo = ctypes.CDLL(None).mallinfo2
        mallinfo.restype = MallocInfo
        info = mallinfo()
        found["malloc_in_use"] = round((info.uordblks + info.hblkhd) / 1e6, 1)
    return found


class MallocInfo(ctypes.Structure):
    """What glibc's mallinfo2 gives (malloc.h)."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks",
                     "keepcost")
    )  # fmt: skip


def mb(pid: int) -> float:
    """Anonymous memory of a process: what it has allocated, without files that are mapped."""
    with suppress(OSError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return round(int(rollup.split("Anonymous:")[1].split()[0]) * 1024 / 1e6, 1)
    return 0.0


def main() -> None:
    """Run the window with the user in it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    paths = find_paths()
    configure_logging(paths.log)
    app: QApplication = create_application()
    server = InstanceServer(paths)
    assert server.claim("show")
    desktop = Desktop(app, paths, server)
    user = RandomUser(desktop, paths, arguments.seconds, arguments.seed)
    defects = sys.excepthook

    def note_defect(kind: Any, error: Any, trace: Any) -> None:
        user.problems.append(f"{kind.__name__}: {error}")
        defects(kind, error, trace)

    def note_qt(level: QtMsgType, _context: object, text: str) -> None:
        if level is not QtMsgType.QtDebugMsg and level is not QtMsgType.QtInfoMsg:
            user.problems.append(f"Qt: {text}")

    sys.excepthook = note_defect
    qInstallMessageHandler(note_qt)
    logging.getLogger().setLevel(logging.INFO)
    desktop.start(quick=False, model="", background=False)
    status = app.exec()
    with open(arguments.out, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(user.report() | {"status": status}, file)


if __name__ == "__main__":
    main()
