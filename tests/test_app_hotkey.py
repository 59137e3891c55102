"""The key that summons the quick prompt: how it is written, grabbed on X11, and asked of a desktop portal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.desktop.hotkey.keys import parse_keys
from app.desktop.hotkey.portal import PortalHotkey
from app.desktop.hotkey.summons import Summons
from app.desktop.hotkey.x11 import X11Hotkey
from core.errors import SettingsError
from tests.display import Screen, missing_tools, virtual_screen


@pytest.mark.parametrize(
    ("written", "text", "portal", "pynput"),
    [
        ("Ctrl+Alt+Space", "Ctrl+Alt+Space", "CTRL+ALT+space", "<ctrl>+<alt>+<space>"),
        ("super + k", "Meta+K", "LOGO+k", "<cmd>+k"),
        ("shift+ctrl+return", "Ctrl+Shift+Return", "CTRL+SHIFT+Return", "<ctrl>+<shift>+<enter>"),
        ("F9", "F9", "F9", "<f9>"),
    ],
)
def test_a_combination_is_understood_however_it_is_written(written: str, text: str, portal: str, pynput: str) -> None:
    keys = parse_keys(written)
    assert (keys.text, keys.portal, keys.pynput) == (text, portal, pynput)


@pytest.mark.parametrize(
    "written", ["", "Ctrl+", "Ctrl+Nonsense", "Hyper+A", "A", "Shift+A", "Space", "Ctrl+A+B", "Ctrl+é"]
)
def test_what_is_no_combination_or_would_take_an_ordinary_key_is_refused(written: str) -> None:
    with pytest.raises(SettingsError):
        parse_keys(written)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    if missing := missing_tools():
        pytest.skip(f"needs {', '.join(missing)}")
    with virtual_screen() as running:
        monkeypatch.setenv("DISPLAY", running.name)
        yield running


def test_the_key_is_heard_wherever_the_focus_is(qtbot: QtBot, screen: Screen) -> None:
    hotkey = X11Hotkey(parse_keys("Ctrl+Alt+Space"))
    with qtbot.waitSignal(hotkey.pressed, timeout=10_000):
        screen.key("ctrl+alt+space")
    with qtbot.assertNotEmitted(hotkey.pressed, wait=300):
        screen.key("ctrl+space")
    hotkey.close()


def test_a_key_that_another_program_has_is_named_and_another_one_works(qtbot: QtBot, screen: Screen) -> None:
    keeper = X11Hotkey(parse_keys("F9"))  # a server without clients starts anew
    other = X11Hotkey(parse_keys("Ctrl+Alt+Space"))
    with pytest.raises(SettingsError, match=r"Ctrl\+Alt\+Space is taken"):
        X11Hotkey(parse_keys("Ctrl+Alt+Space"))
    X11Hotkey(parse_keys("Ctrl+Alt+K")).close()
    other.close()
    X11Hotkey(parse_keys("Ctrl+Alt+Space")).close()
    keeper.close()


def test_a_setting_that_cannot_be_is_told_and_leaves_no_key(qtbot: QtBot) -> None:
    summons = Summons()
    with qtbot.waitSignal(summons.failed) as told:
        summons.listen_for("Ctrl+Nonsense")
    assert "no key combination" in told.args[0]
    with qtbot.assertNotEmitted(summons.failed):
        summons.listen_for("")


@contextmanager
def portal(*options: str) -> Iterator[subprocess.Popen[str]]:
    """A session bus with a portal on it, whose address is in the environment."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert bus.stdout is not None
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = environment["DBUS_SESSION_BUS_ADDRESS"]
    service = subprocess.Popen(
        [sys.executable, "-m", "tests.fake_portal", *options],
        env=environment,
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert service.stdout is not None
    assert service.stdout.readline() == "ready\n"
    try:
        yield service
    finally:
        for process in (service, bus):
            process.terminate()
            process.wait(timeout=10)
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


@pytest.fixture
def no_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")


needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


@needs_bus
def test_the_desktop_is_asked_for_the_key_and_tells_when_it_is_pressed(qtbot: QtBot, no_bus: None) -> None:
    with portal() as desktop:
        assert desktop.stdout is not None
        assert desktop.stdin is not None
        hotkey = PortalHotkey(parse_keys("Ctrl+Alt+Space"))
        asked: list[str] = []
        while not asked or not asked[-1].startswith("BindShortcuts"):
            qtbot.wait(50)
            asked.append(desktop.stdout.readline())
        assert [line.split()[0] for line in asked] == ["Register", "CreateSession", "BindShortcuts"]
        assert "CTRL+ALT+space" in asked[-1]
        with qtbot.waitSignal(hotkey.pressed, timeout=10_000):
            desktop.stdin.write("press\n")
            desktop.stdin.flush()
        hotkey.close()


@needs_bus
def test_a_refusal_by_the_desktop_is_told_with_another_way(qtbot: QtBot, no_bus: None) -> None:
    with portal("--refuse"):
        hotkey = PortalHotkey(parse_keys("Ctrl+Alt+Space"))
        with qtbot.waitSignal(hotkey.lost, timeout=10_000) as told:
            pass
        assert "refused" in told.args[0]
        assert "inglenook --quick" in told.args[0]


def test_without_a_session_bus_there_is_another_way(no_bus: None) -> None:
    with pytest.raises(SettingsError) as refused:
        PortalHotkey(parse_keys("Ctrl+Alt+Space"))
    assert "inglenook --quick" in refused.value.hint
