"""Tools of Inglenook's own and of the user's servers: what they give, what they are not allowed, and how they fail."""

from __future__ import annotations

import contextlib
import datetime
import json
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.tool_requests import ToolRequests
from core.engine.protocol import ToolCall
from core.errors import SecretStoreError, SettingsError, ToolFailed
from core.ledger import Ledger
from core.messages import FIRST_PRIVATE
from core.paths import Paths
from core.process.cancellation import Cancellation
from core.settings import Settings
from core.tools.calculator import calculate
from core.tools.clock import tell_time
from core.tools.messages import (
    AddToolServer,
    ImportToolServers,
    ListToolServers,
    RemoveToolServer,
    ToolServer,
    ToolUse,
    ToolUsed,
    ToolWanted,
)
from core.tools.server_file import load_servers, save_servers
from core.tools.servers import ServerConnections, address_of
from core.tools.toolbox import Toolbox
from tests.fakes import MemoryKeyring

SERVER = ToolServer("tests", sys.executable, ("-m", "tests.tool_server"))


# The calculator


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("(17 * 23) / 4", "97.75"),
        ("2^10", "1024"),
        ("10 % 3 + 7 // 2", "4"),
        ("sqrt(2) * sqrt(2)", "2"),
        ("-3 ** 2", "-9"),
        ("max(3, round(2.6), abs(-9))", "9"),
        ("0.1 + 0.2", "0.3"),
        ("12345678901234567890 * 9", "111111110111111111010"),
        ("5 × 3 − 1", "14"),
    ],
)
def test_the_calculator_calculates(expression: str, value: str) -> None:
    assert calculate(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os').system('true')",
        "(1).__class__",
        "[x for x in (1, 2)]",
        "'a' * 10",
        "9 ** 9 ** 9",
        "10 ** 400",
        "1 / 0",
        "log(-1)",
        "sqrt()",
        "(" * 300 + "1" + ")" * 300,
        "1 +",
        "True + 1",
        "2 if 1 else 3",
        "x",
        "1" * 600,
        "exp(1000)",
        "(-8) ** 0.5",
    ],
)
def test_the_calculator_runs_no_code_and_takes_no_time(expression: str) -> None:
    started = time.monotonic()
    with pytest.raises(ToolFailed):
        calculate(expression)
    assert time.monotonic() - started < 5


@given(st.text(max_size=60))
def test_the_calculator_takes_any_text(text: str) -> None:
    with contextlib.suppress(ToolFailed):
        assert calculate(text)


# The clock


def test_the_clock_tells_dates_here_and_elsewhere() -> None:
    assert datetime.datetime.now().astimezone().strftime("%Y-%m-%d") in tell_time({})
    assert "UTC+0900" in tell_time({"time_zone": "Asia/Tokyo"})
    assert tell_time({"date": "2000-01-01"}).startswith("Saturday, 2000-01-01")
    for arguments in ({"time_zone": "Mars/Olympus"}, {"time_zone": "../../etc/passwd"}, {"date": "tomorrow"}):
        with pytest.raises(ToolFailed):
            tell_time(arguments)


# Servers


@pytest.fixture(scope="module")
def connections() -> Iterator[ServerConnections]:
    made = ServerConnections(lambda: False)
    yield made
    made.close()


def call(connections: ServerConnections, tool: str, **arguments: Any) -> str:
    return connections.call(SERVER, tool, arguments, Cancellation())


def test_a_servers_tools_are_found_and_used(connections: ServerConnections) -> None:
    found = {tool.name: tool for _, tool in connections.tools([SERVER])}
    assert found["add"].description == "Add two numbers."
    assert set(found["add"].parameters["properties"]) == {"a", "b"}
    assert call(connections, "add", a=2, b=3) == "5"


def test_what_a_tool_does_wrong_is_told_and_the_server_stays(connections: ServerConnections) -> None:
    wrong: list[tuple[str, Any]] = [("fail", {}), ("no_such_tool", {}), ("add", {"a": "x"})]
    for tool, arguments in wrong:
        with pytest.raises(ToolFailed):
            call(connections, tool, **arguments)
    assert call(connections, "add", a=1, b=1) == "2"


def test_a_long_result_is_cut_and_says_so(connections: ServerConnections) -> None:
    result = call(connections, "long")
    assert len(result) < 21_000
    assert result.endswith("[cut: the result has 100,000 characters]")


def test_a_server_sees_nothing_of_our_environment(
    connections: ServerConnections, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INGLENOOK_CLOUD_KEY", "secret")
    connections.disconnect(SERVER.name)
    assert call(connections, "environment", name="INGLENOOK_CLOUD_KEY") == "nothing"


def test_a_call_can_be_stopped_and_a_server_that_dies_is_started_again(connections: ServerConnections) -> None:
    cancellation = Cancellation()
    threading.Timer(0.3, cancellation.cancel).start()
    with pytest.raises(ToolFailed, match="stopped"):
        connections.call(SERVER, "slow", {}, cancellation)
    with pytest.raises(ToolFailed):
        call(connections, "die")
    assert call(connections, "add", a=4, b=4) == "8"


def test_a_server_that_cannot_be_started_costs_only_its_own_tools(connections: ServerConnections) -> None:
    broken = [ToolServer("nowhere", "/nowhere/at/all"), ToolServer("false", "false")]
    found = list(connections.tools([*broken, SERVER]))
    assert {server.name for server, _ in found} == {SERVER.name}
    assert set(connections.problems) == {"nowhere", "false"}
    assert all(problem.endswith(".") for problem in connections.problems.values())


@pytest.mark.slow
def test_a_server_at_an_address_is_used_too(connections: ServerConnections) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "tests.tool_server", str(port)], stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        server = ToolServer("web", url=f"http://127.0.0.1:{port}/mcp", headers={"X-Key": "1"})
        assert connections.call(server, "add", {"a": 20, "b": 22}, Cancellation()) == "42"
    finally:
        process.kill()
        process.wait()


def test_other_machines_are_known_as_such() -> None:
    assert address_of(ToolServer("a", url="https://tools.example/mcp")) == "https://tools.example/mcp"
    for here in ("http://127.0.0.1:8000/mcp", "http://localhost/mcp", "http://[::1]:1/mcp"):
        assert address_of(ToolServer("a", url=here)) == ""
    assert address_of(SERVER) == ""


def test_under_local_only_nothing_goes_to_another_machine() -> None:
    connections = ServerConnections(lambda: True)
    away = ToolServer("away", url="http://192.0.2.1:9/mcp")
    assert list(connections.tools([away])) == []
    with pytest.raises(ToolFailed, match="Local-only"):
        connections.call(away, "x", {}, Cancellation())


# The toolbox


@pytest.fixture
def toolbox(home: Paths) -> Iterator[Toolbox]:
    ledger = Ledger(home.ledger)
    made = Toolbox(lambda: Settings(tools_enabled=True), home.tool_servers, ledger)
    save_servers(home.tool_servers, [SERVER])
    yield made
    made.close()
    ledger.close()


def use(toolbox: Toolbox, name: str, arguments: str, decision: Any = "", conversation: int = 1) -> list[object]:
    """The events of one use; a question is answered with `decision`."""
    events: list[object] = []
    for event in toolbox.use([ToolCall(f"call_{name}", name, arguments)], conversation, Cancellation()):
        events.append(event)
        if isinstance(event, ToolWanted):
            toolbox.approvals.decide(event.id, decision)
    return events


def result(events: list[object]) -> ToolUse:
    assert isinstance(events[-1], ToolUsed)
    return events[-1].use


def test_tools_of_our_own_need_no_question(toolbox: Toolbox) -> None:
    (used,) = use(toolbox, "calculator", '{"expression": "6 * 7"}')
    assert result([used]).result == "42"
    assert result(use(toolbox, "calculator", '{"expression": "6 /"}')).state == "failed"
    assert result(use(toolbox, "calculator", "[1]")).state == "failed"
    assert result(use(toolbox, "no_such", "{}")).state == "failed"


def test_another_tool_is_used_only_when_the_user_says_so(toolbox: Toolbox) -> None:
    wanted, used = use(toolbox, "add", '{"a": 1, "b": 2}', "once")
    assert wanted == ToolWanted("call_add", "add", "tests", '{"a": 1, "b": 2}')
    assert result([used]).result == "3"
    assert result(use(toolbox, "add", '{"a": 1, "b": 2}', "no")).state == "declined"
    assert len(use(toolbox, "add", '{"a": 1, "b": 2}', "always")) == 2
    assert len(use(toolbox, "add", '{"a": 5, "b": 5}')) == 1
    assert len(use(toolbox, "add", '{"a": 5, "b": 5}', "no", conversation=2)) == 2
    assert len(use(toolbox, "long", "{}", "no")) == 2


def test_a_question_that_nobody_answers_ends_with_the_answer(toolbox: Toolbox) -> None:
    cancellation = Cancellation()
    events = toolbox.use([ToolCall("1", "add", "{}")], 1, cancellation)
    assert isinstance(next(events), ToolWanted)
    cancellation.cancel()
    assert result(list(events)).state == "declined"


def test_what_goes_to_another_machine_is_in_the_ledger_and_never_in_a_private_chat(home: Paths) -> None:
    ledger = Ledger(home.ledger)
    toolbox = Toolbox(lambda: Settings(tools_enabled=True), home.tool_servers, ledger)
    away = ToolServer("away", url="http://192.0.2.1:9/mcp")

    class Away(ServerConnections):
        def tools(self, servers: Any) -> Iterator[Any]:
            from core.engine.protocol import Tool

            yield away, Tool("lookup")

        def call(self, *_arguments: Any) -> str:
            return "found"

    toolbox.connections = Away(lambda: False)
    wanted, used = use(toolbox, "lookup", '{"who": "me"}', "once")
    assert isinstance(wanted, ToolWanted)
    assert wanted.address == away.url
    assert result([used]).result == "found"
    (entry,) = ledger.entries()
    assert json.loads(entry.body) == {"tool": "lookup", "arguments": {"who": "me"}}
    assert entry.outcome == "answered"
    assert result(use(toolbox, "lookup", "{}", "once", FIRST_PRIVATE)).state == "failed"
    assert len(ledger.entries()) == 1
    ledger.close()


# The file


def requests(toolbox: Toolbox, home: Paths) -> ToolRequests:
    return ToolRequests(toolbox, home.tool_servers)


def names(tool_requests: ToolRequests, request: Any) -> list[str]:
    (found,) = tool_requests.handle(request)
    return [item.server.name for item in found.items]  # type: ignore[attr-defined]


def test_servers_are_added_imported_and_removed(toolbox: Toolbox, home: Paths, tmp_path: Path) -> None:
    asked = requests(toolbox, home)
    assert names(asked, AddToolServer(ToolServer("my files!", "npx", ("-y", "files")))) == ["tests", "my-files"]
    theirs = tmp_path / "mcp.json"
    theirs.write_text(json.dumps({"servers": {"a": {"command": "x"}, "b": {"url": "https://b"}, "c": {}}}), "utf-8")
    (found,) = asked.handle(ImportToolServers(str(theirs)))
    assert "c has neither" in found.warnings[0]  # type: ignore[attr-defined]
    assert names(asked, RemoveToolServer("my-files")) == ["tests", "a", "b"]
    with pytest.raises(SettingsError):
        names(asked, RemoveToolServer("my-files"))
    assert stat.S_IMODE(home.tool_servers.stat().st_mode) == 0o600


def test_values_are_kept_in_the_keyring_and_never_in_the_file(
    toolbox: Toolbox, home: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = requests(toolbox, home)
    secret = ToolServer("secret", sys.executable, SERVER.args, {"TOKEN": "s3cr3t", "HOMEPAGE": "${MY_HOMEPAGE}"})
    with pytest.raises(SecretStoreError):
        list(asked.handle(AddToolServer(secret)))
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    try:
        list(asked.handle(AddToolServer(secret)))
        assert "s3cr3t" not in home.tool_servers.read_text("utf-8")
        (kept,) = [server for server in load_servers(home.tool_servers)[0] if server.name == "secret"]
        with pytest.raises(SettingsError, match="MY_HOMEPAGE"):
            toolbox.connections.call(kept, "environment", {"name": "TOKEN"}, Cancellation())
        monkeypatch.setenv("MY_HOMEPAGE", "here")
        assert toolbox.connections.call(kept, "environment", {"name": "TOKEN"}, Cancellation()) == "s3cr3t"
        assert toolbox.connections.call(kept, "environment", {"name": "HOMEPAGE"}, Cancellation()) == "here"
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"mcpServers": 3}', "[" * 100_000, " " * 2_000_000])
def test_a_file_that_is_no_list_of_servers_is_said_to_be_none(home: Paths, toolbox: Toolbox, text: str) -> None:
    home.tool_servers.write_text(text, "utf-8")
    with pytest.raises(SettingsError):
        load_servers(home.tool_servers)
    (found,) = requests(toolbox, home).handle(ListToolServers())
    assert found.warnings  # type: ignore[attr-defined]
    assert toolbox.offered()[0].name == "calculator"
