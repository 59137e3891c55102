"""What is told when the user has turned to something else, and that nothing is while they look at Inglenook."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.application import LONG_WORK_S, Desktop
from app.desktop.icons import app_icon
from app.desktop.instance_server import InstanceServer
from app.desktop.tray import Tray
from core.paths import Paths


class HeardTray(Tray):
    """A tray icon that keeps what it was to show."""

    def __init__(self) -> None:
        super().__init__(app_icon())
        self.shown: list[tuple[str, str]] = []

    def showMessage(self, title: str, message: str, *_: object) -> None:  # noqa: N802
        self.shown.append((title, message))


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, home: Paths) -> Iterator[Desktop]:
    before = sys.excepthook
    server = InstanceServer(home)
    assert server.claim("show")
    desktop = Desktop(qapp, home, server)
    desktop.tray = HeardTray()
    yield desktop
    server.close()
    desktop.link.close()
    # Closing it would end the application, and with it every event loop of the tests that follow.
    desktop.window.hide()
    desktop.window.deleteLater()
    desktop.deleteLater()
    sys.excepthook = before


def shown(desktop: Desktop) -> list[tuple[str, str]]:
    assert isinstance(desktop.tray, HeardTray)
    return desktop.tray.shown


def test_a_long_answer_is_told_of_with_its_question_on_one_line(desktop: Desktop) -> None:
    desktop.window.chat.answered.emit("Why is\nthe sky blue? " + "x" * 200, LONG_WORK_S)
    ((title, words),) = shown(desktop)
    assert title == "Inglenook"
    assert words.startswith("The answer is there: Why is the sky blue? xxx")
    assert len(words) < 120


def test_a_quick_answer_is_not_told_of(desktop: Desktop) -> None:
    desktop.window.chat.answered.emit("Why?", LONG_WORK_S - 1)
    assert shown(desktop) == []


def test_finished_work_is_told_of(desktop: Desktop) -> None:
    desktop.window.news.emit("Qwen is ready: 1.1 GB, checksum right.")
    assert shown(desktop) == [("Inglenook", "Qwen is ready: 1.1 GB, checksum right.")]


def test_nothing_is_told_while_the_user_looks_at_inglenook(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    # No window gets the focus on a screen that is none.
    monkeypatch.setattr(QGuiApplication, "focusWindow", lambda: desktop.window.windowHandle() or desktop.window)
    desktop.window.news.emit("Something is ready.")
    assert shown(desktop) == []
