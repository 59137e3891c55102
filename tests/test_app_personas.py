"""Choosing a persona for a chat, and editing the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.main_window import MainWindow
from app.desktop.personas_dialog import PersonasDialog
from app.desktop.window_state import WindowState
from core.conversation_messages import Persona
from core.paths import Paths
from core.personas import SHIPPED
from tests.access_walk import nameless, unreached
from tests.fake_service import TARGET


@pytest.fixture
def window(qtbot: QtBot, home: Paths) -> Iterator[MainWindow]:
    link = AssistantLink(TARGET)
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    wait(qtbot, lambda: len(choices(window)) > 2)
    yield window
    link.close()


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def choices(window: MainWindow) -> list[QAction]:
    return [action for action in window.persona.menu().actions() if action.isCheckable()]


def choose(window: MainWindow, name: str) -> None:
    next(action for action in choices(window) if action.text() == name).trigger()


def test_a_chat_keeps_its_persona_and_a_new_one_begins_without(qtbot: QtBot, window: MainWindow) -> None:
    assert [action.text() for action in choices(window)] == ["Standard", *(persona.name for persona in SHIPPED)]
    choose(window, "Teacher")
    assert window.persona.accessibleName() == "Persona: Teacher"
    window.chat.ask("hello")
    wait(qtbot, lambda: window.chat.conversation and not window.chat.answering)
    taught = window.chat.conversation
    window.new_chat()
    assert window.persona.accessibleName() == "Persona: Standard"
    window.chat.open(taught)
    wait(qtbot, lambda: window.persona.accessibleName() == "Persona: Teacher")
    choose(window, "Standard")
    window.new_chat()
    window.chat.open(taught)
    wait(qtbot, lambda: window.chat.conversation == taught)
    assert window.persona.accessibleName() == "Persona: Standard"


def opened(window: MainWindow) -> PersonasDialog:
    window.persona.editing_requested.emit()
    dialog = window.findChild(PersonasDialog)
    assert isinstance(dialog, PersonasDialog)
    return dialog


def test_a_persona_of_ones_own_can_be_chosen_at_once(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window)
    assert not nameless(dialog)
    assert not unreached(dialog)
    dialog._add_new()
    dialog.name.setText("Pirate")
    dialog.name.textEdited.emit("Pirate")
    dialog.instructions.setPlainText("Talk like a pirate.")
    assert dialog.personas()[-1] == Persona("Pirate", "Talk like a pirate.")
    dialog._save()
    wait(qtbot, lambda: "Pirate" in [action.text() for action in choices(window)])


def test_what_cannot_be_kept_is_said_and_stays_on_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window)
    dialog._add_new()
    dialog._save()
    problem = dialog.findChild(QLabel, "problem")
    assert isinstance(problem, QLabel)
    wait(qtbot, lambda: "needs a name and instructions" in problem.text())
    assert dialog.isVisible()


def test_removing_leaves_the_others_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(window)
    dialog.names.setCurrentRow(1)
    dialog._remove_current()
    assert dialog.personas() == (SHIPPED[0], *SHIPPED[2:])
