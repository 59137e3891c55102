"""Encryption from the window: turned on and off in the settings, and unlocked where the keyring has no key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.encryption_panel import EncryptionPanel
from app.desktop.main_window import MainWindow
from app.desktop.passphrase_dialog import PassphraseDialog
from app.desktop.unlock_dialog import UnlockDialog
from app.desktop.window_state import WindowState
from core.paths import Paths
from tests.fake_service import TARGET


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def texts(parent: QWidget) -> str:
    return " ".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def panel(qtbot: QtBot, link: AssistantLink) -> EncryptionPanel:
    panel = EncryptionPanel(link)
    qtbot.addWidget(panel)
    panel.show()
    wait(qtbot, panel.state.text)
    return panel


def test_it_is_off_and_says_what_it_would_cover_and_cost(panel: EncryptionPanel) -> None:
    assert panel.state.text().startswith("What Inglenook keeps is not encrypted.")
    for words in ("remembered answers", "Not covered are", "recovery passphrase brings"):
        assert words in texts(panel)
    assert not [one for one in panel.findChildren(QPushButton) if one.text() == "Decrypt…" and one.isVisible()]


def test_it_is_turned_on_with_a_passphrase_that_the_user_has_kept(qtbot: QtBot, panel: EncryptionPanel) -> None:
    button(panel, "Encrypt…").click()
    dialog = panel.findChild(PassphraseDialog)
    assert dialog is not None
    assert len(dialog.field.text()) == 35
    assert not dialog.agree.isEnabled()
    button(dialog, "Copy").click()
    assert QApplication.clipboard().text() == dialog.field.text()
    dialog.kept.setChecked(True)
    assert dialog.agree.isEnabled()
    dialog.field.setText("too short")
    assert not dialog.agree.isEnabled()
    dialog.field.setText("a lighthouse in the fog")
    dialog.agree.click()
    wait(qtbot, lambda: panel.state.text() == "What Inglenook keeps is encrypted.")
    assert panel.findChild(PassphraseDialog) is None or not dialog.isVisible()
    assert "history.db.damaged-1" in texts(panel)
    assert not panel.progress.isVisible()


def test_a_failure_is_said_and_can_be_tried_again(qtbot: QtBot, panel: EncryptionPanel) -> None:
    button(panel, "Encrypt…").click()
    dialog = panel.findChild(PassphraseDialog)
    assert dialog is not None
    dialog.kept.setChecked(True)
    dialog.field.setText("it is in use elsewhere")
    dialog.agree.click()
    wait(qtbot, lambda: "Another program is using the file." in texts(dialog))
    assert dialog.agree.isEnabled()
    assert dialog.isVisible()


def test_it_is_turned_off_after_a_question(qtbot: QtBot, panel: EncryptionPanel) -> None:
    test_it_is_turned_on_with_a_passphrase_that_the_user_has_kept(qtbot, panel)
    button(panel, "Decrypt…").click()
    box = panel.window().findChild(QMessageBox)
    assert box is not None
    assert "can read your conversations then" in box.informativeText()
    button(box, "Decrypt").click()
    wait(qtbot, lambda: panel.state.text().startswith("What Inglenook keeps is not encrypted."))


def test_locked_conversations_are_opened_with_the_passphrase_and_the_assistant_starts_anew(
    qtbot: QtBot, home: Paths
) -> None:
    link = AssistantLink(TARGET, ("locked",))
    window = MainWindow(link, WindowState(home))
    qtbot.addWidget(window)
    window.show()
    window.start()
    wait(qtbot, lambda: window.findChild(UnlockDialog))
    dialog = window.findChild(UnlockDialog)
    assert dialog is not None
    before = link.pid
    dialog.field.setText("a wrong one")
    dialog.agree.click()
    wait(qtbot, lambda: "not the recovery passphrase" in texts(dialog))
    dialog.field.setText("the right passphrase")
    dialog.agree.click()
    wait(qtbot, lambda: link.pid not in (0, before))
    wait(qtbot, lambda: window.findChild(UnlockDialog) is None)
    # The fake takes what it is started with for what its keyring lacks: it is not locked any more.
    window.composer.set_text("hello")
    window.chat.ask("hello")
    wait(qtbot, lambda: window.transcript.latest_answer_text() == "You said: hello")
    assert not window.messages.isVisible()
    link.close()
