"""One instance for each user and data folder: later launches hand over what they want."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from app.desktop.instance_server import InstanceServer
from app.desktop.single_instance import addresses, signal_running
from core.paths import HOME_VARIABLE, Paths, find_paths


@pytest.fixture
def server(qtbot: QtBot, home: Paths) -> Iterator[InstanceServer]:
    server = InstanceServer(home)
    assert server.claim("show")
    yield server
    server.close()


def launch(command: str) -> tuple[threading.Thread, list[bool]]:
    """A second launch, in a thread: the server needs this one to answer."""
    results: list[bool] = []
    thread = threading.Thread(target=lambda: results.append(signal_running(command)))
    thread.start()
    return thread, results


def test_without_an_instance_there_is_nobody_to_signal() -> None:
    assert not signal_running("show")


@pytest.mark.parametrize(
    ("command", "heard"),
    [
        ("show", ["show", ""]),
        ("quick", ["quick", ""]),
        ("stay", ["stay", ""]),
        ("open /models/two words\nand a line.gguf", ["open", "/models/two words\nand a line.gguf"]),
    ],
)
def test_a_second_launch_hands_over_its_wish(
    qtbot: QtBot, server: InstanceServer, command: str, heard: list[str]
) -> None:
    with qtbot.waitSignal(server.commanded) as commanded:
        thread, results = launch(command)
    thread.join()
    assert commanded.args == heard
    assert results == [True]


def test_only_this_user_can_reach_the_socket(server: InstanceServer) -> None:
    assert stat.S_IMODE(Path(server.address).stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(Path(server.address).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "message", [b"nonsense\n", b"[]\n", b'{"command": "rm -rf", "token": ""}\n', b'{"command": 1}\n']
)
def test_a_message_that_is_not_understood_is_refused(qtbot: QtBot, server: InstanceServer, message: bytes) -> None:
    heard: list[str] = []
    server.commanded.connect(lambda verb, _: heard.append(verb))
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(server.address)
        connection.sendall(message)
        connection.settimeout(0.01)
        qtbot.waitUntil(lambda: answer(connection) is not None)
        assert answer(connection) != b"ok\n"
    assert heard == []


def answer(connection: socket.socket) -> bytes | None:
    try:
        return connection.recv(3)
    except TimeoutError:
        return None
    except ConnectionError:
        return b""


def test_an_instance_that_crashed_leaves_nothing_in_the_way(qtbot: QtBot, home: Paths) -> None:
    crash = (
        "import os, sys; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "from app.desktop.instance_server import InstanceServer; from core.paths import find_paths\n"
        "server = InstanceServer(find_paths()); assert server.claim('show') and server.address; os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", crash], cwd=Path(__file__).parents[1], timeout=30, check=False)
    assert done.returncode == 9
    assert any(address.exists() for address in addresses(home))
    assert not signal_running("show")
    server = InstanceServer(home)
    assert server.claim("show")
    with qtbot.waitSignal(server.commanded):
        thread, results = launch("show")
    thread.join()
    assert results == [True]
    server.close()


def test_of_two_launches_at_once_one_serves_the_other(qtbot: QtBot, server: InstanceServer, home: Paths) -> None:
    """The second has found nobody yet, because the first was not listening then."""
    claimed: list[bool] = []

    def claim() -> None:
        claimed.append(InstanceServer(home).claim("quick"))

    with qtbot.waitSignal(server.commanded) as commanded:
        thread = threading.Thread(target=claim)
        thread.start()
    thread.join()
    assert claimed == [False]
    assert commanded.args == ["quick", ""]


def test_another_data_folder_is_another_instance(
    qtbot: QtBot, server: InstanceServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "other"))
    assert not signal_running("show")
    other = InstanceServer(find_paths())
    assert other.claim("show")
    assert other.address != server.address
    other.close()


def test_a_path_too_long_for_a_socket_is_replaced_by_a_short_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / ("deep" * 40)))
    short = tmp_path / "t"
    monkeypatch.setattr("tempfile.tempdir", str(short) if len(str(short)) < 60 else None)
    server = InstanceServer(find_paths())
    assert server.claim("show")
    assert len(os.fsencode(server.address)) < 108
    with qtbot.waitSignal(server.commanded):
        thread, results = launch("show")
    thread.join()
    assert results == [True]
    server.close()


def test_a_folder_of_somebody_else_is_not_used(qtbot: QtBot, home: Paths) -> None:
    home.runtime.mkdir(parents=True)
    home.runtime.chmod(0o777)
    server = InstanceServer(home)
    assert server.claim("show")
    assert Path(server.address).parent != home.runtime
    server.close()
    QLocalServer.removeServer(server.address)


def test_signalling_needs_no_qt() -> None:
    script = "import sys, app.desktop.single_instance; print([n for n in sys.modules if 'PySide6' in n])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[1], capture_output=True, timeout=30, check=False
    )
    assert done.stdout.strip() == b"[]", done.stderr
