"""The settings dialog: what it shows, what it sends, and what it says when something is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop.assistant_link import AssistantLink
from app.desktop.settings_dialog import SettingsDialog
from core.messages import SettingsNow
from core.settings import SCHEMA
from tests.fake_service import TARGET

Buttons = QDialogButtonBox.StandardButton


@pytest.fixture
def link(qtbot: QtBot) -> Iterator[AssistantLink]:
    link = AssistantLink(TARGET)
    yield link
    link.close()


@pytest.fixture
def dialog(qtbot: QtBot, link: AssistantLink) -> SettingsDialog:
    return opened(qtbot, link)


def opened(qtbot: QtBot, link: AssistantLink) -> SettingsDialog:
    dialog = SettingsDialog(link)
    qtbot.addWidget(dialog)
    dialog.show()
    wait(qtbot, button(dialog, Buttons.Ok).isEnabled)
    return dialog


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)


def named(dialog: QWidget, name: str) -> Any:
    """The widget that a screen reader calls `name`."""
    return next(widget for widget in dialog.findChildren(QWidget) if widget.accessibleName() == name)


def button(dialog: SettingsDialog, which: Buttons) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    return box.button(which)


def press(dialog: SettingsDialog, which: Buttons) -> None:
    button(dialog, which).click()


def texts(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_every_setting_that_is_not_hidden_can_be_changed(dialog: SettingsDialog) -> None:
    for described in SCHEMA.values():
        found = [w for w in dialog.findChildren(QWidget) if w.accessibleName() == described.label]
        assert bool(found) != described.hidden, described.label
        assert described.hidden or described.help in texts(dialog)


def test_each_kind_of_setting_has_a_fitting_field(dialog: SettingsDialog) -> None:
    assert isinstance(named(dialog, "Temperature"), QDoubleSpinBox)
    assert isinstance(named(dialog, "Context length"), QSpinBox)
    assert isinstance(named(dialog, "Remember answers"), QCheckBox)
    assert isinstance(named(dialog, "Offload"), QComboBox)
    assert isinstance(named(dialog, "Cloud address"), QLineEdit)


def test_numbers_show_their_unit_and_what_zero_means(dialog: SettingsDialog) -> None:
    context, threads = named(dialog, "Context length"), named(dialog, "Processor threads")
    assert context.text() == "4,096 tokens"
    assert (context.minimum(), context.maximum(), context.singleStep()) == (0, 1_048_576, 1024)
    assert threads.text() == "Automatic"


def test_gpu_layers_matter_only_when_offload_says_so(dialog: SettingsDialog) -> None:
    layers, offload = named(dialog, "GPU layers"), named(dialog, "Offload")
    assert not layers.isEnabled()
    offload.setCurrentIndex(offload.findData("gpu"))
    assert layers.isEnabled()


def test_apply_sends_only_what_was_changed_and_leaves_the_dialog_open(qtbot: QtBot, dialog: SettingsDialog) -> None:
    named(dialog, "Temperature").setValue(0.7)
    with qtbot.waitSignal(dialog.changed) as heard:
        press(dialog, Buttons.Apply)
    now: SettingsNow = heard.args[0]
    assert now.values["temperature"] == 0.7
    assert now.values["cloud_model"] == "large"
    assert dialog.isVisible()


def test_ok_closes_once_the_assistant_has_taken_the_values(
    qtbot: QtBot, dialog: SettingsDialog, link: AssistantLink
) -> None:
    named(dialog, "Stay on this machine").setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Buttons.Ok)
    assert named(opened(qtbot, link), "Stay on this machine").isChecked()


def test_ok_without_a_change_just_closes(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Buttons.Ok)


def test_cancel_changes_nothing(qtbot: QtBot, dialog: SettingsDialog, link: AssistantLink) -> None:
    named(dialog, "Temperature").setValue(1.5)
    press(dialog, Buttons.Cancel)
    assert not dialog.isVisible()
    assert named(opened(qtbot, link), "Temperature").value() == 0.2


def test_a_refused_value_is_a_sentence_and_the_dialog_stays(qtbot: QtBot, dialog: SettingsDialog) -> None:
    named(dialog, "Cloud model").setText("unwritable")
    press(dialog, Buttons.Ok)
    wait(qtbot, lambda: "That cannot be. Take another value." in texts(dialog))
    assert dialog.isVisible()
    assert named(dialog, "Cloud model").text() == "unwritable"
    named(dialog, "Cloud model").setText("small")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Buttons.Ok)


def test_the_key_of_the_cloud_can_be_written_but_not_read(
    qtbot: QtBot, dialog: SettingsDialog, link: AssistantLink
) -> None:
    key = named(dialog, "Cloud key")
    assert key.echoMode() == QLineEdit.EchoMode.Password
    key.setText("secret")
    named(dialog, "Cloud model").setText("larger")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Buttons.Ok)
    again = opened(qtbot, link)
    assert named(again, "Cloud key").text() == ""
    assert named(again, "Cloud key").placeholderText() == "A key is stored"
    assert named(again, "Cloud model").text() == "larger"


def test_a_stored_key_can_be_removed(qtbot: QtBot, dialog: SettingsDialog) -> None:
    named(dialog, "Cloud key").setText("secret")
    with qtbot.waitSignal(dialog.changed):
        press(dialog, Buttons.Apply)
    remove = named(dialog, "Remove the stored key")
    assert isinstance(remove, QPushButton)
    assert not remove.isHidden()
    with qtbot.waitSignal(dialog.changed) as heard:
        remove.click()
    assert heard.args[0].cloud_keys == ()
    assert remove.isHidden()


def test_every_endpoint_can_have_a_key_of_its_own(qtbot: QtBot, dialog: SettingsDialog, link: AssistantLink) -> None:
    endpoint = named(dialog, "Endpoint of the key")
    assert not endpoint.isVisible()
    named(dialog, "Other endpoints").setPlainText("https://cheap.example/v1 small 0.1 0.4")
    assert not endpoint.isHidden()
    endpoint.setCurrentIndex(endpoint.findText("https://cheap.example/v1"))
    named(dialog, "Cloud key").setText("secret")
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, Buttons.Ok)
    again = opened(qtbot, link)
    assert named(again, "Cloud key").placeholderText() == "None"
    endpoint = named(again, "Endpoint of the key")
    endpoint.setCurrentIndex(endpoint.findText("https://cheap.example/v1"))
    assert named(again, "Cloud key").placeholderText() == "A key is stored"


def test_without_a_keyring_the_dialog_says_why_no_key_can_be_kept(qtbot: QtBot) -> None:
    link = AssistantLink(TARGET, ("There is no keyring here.",))
    dialog = opened(qtbot, link)
    assert not named(dialog, "Cloud key").isEnabled()
    assert "There is no keyring here." in texts(dialog)
    link.close()
