"""The file that names the user's servers of tools, in the form that other programs use, so that theirs can be read."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from core.errors import SettingsError, StorageError
from core.secrets import read_key, remove_key, store_key
from core.tools.messages import ToolServer

LARGEST_FILE: Final = 1_000_000
MOST_SERVERS: Final = 64
IN_KEYRING: Final = "${keyring}"
"""Stands in the file for a value that the keyring has."""
_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_REFERENCE: Final = re.compile(r"\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)\}")


def load_servers(path: Path) -> tuple[tuple[ToolServer, ...], tuple[str, ...]]:
    """The servers that a file names, and a sentence for each thing in it that cannot be used.

    Both the form of `{"mcpServers": {NAME: {"command": ...}}}` and that with `"servers"` are understood.

    Raises:
        SettingsError: the file is no JSON of that kind, or too large.
        StorageError: it cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SettingsError(f"{path} is too large to be a list of tool servers.", "Choose another file.")
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StorageError(f"There is no file {path}.", "Choose another one.") from None
    except (ValueError, RecursionError):
        raise SettingsError(f"{path} is no JSON that can be read.", "Mend it, or choose another file.") from None
    except OSError as error:
        raise StorageError(f"{path} cannot be read ({error.strerror}).", "Check its permissions.") from error
    named = document.get("mcpServers", document.get("servers")) if isinstance(document, dict) else None
    if not isinstance(named, dict):
        raise SettingsError(f"{path} names no tool servers.", 'It should hold {"mcpServers": {...}}.')
    servers: list[ToolServer] = []
    warnings: list[str] = []
    for name, values in list(named.items())[:MOST_SERVERS]:
        try:
            servers.append(_server(str(name), values))
        except SettingsError as error:
            warnings.append(str(error))
    return tuple(servers), tuple(warnings)


def save_servers(path: Path, servers: Sequence[ToolServer]) -> None:
    """Write the file, for this user's eyes only; values go into the keyring, never here.

    Raises:
        StorageError: it cannot be written.
    """
    document = {"mcpServers": {server.name: _entry(server) for server in servers}}
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(document, file, indent=2, ensure_ascii=False)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StorageError(f"{path} cannot be written ({error.strerror}).", "Check the folder.") from error


def checked(server: ToolServer) -> ToolServer:
    """The same server under a name that a file and the model can use.

    Raises:
        SettingsError: it has no name, or neither one command nor one address.
    """
    return _server(server.name, _entry(server))


def keep_values(server: ToolServer) -> ToolServer:
    """The same server with its values in the keyring; those that name a variable of the environment stay.

    Raises:
        SecretStoreError: there is no keyring for them.
    """
    values = {f"env:{name}": value for name, value in server.env.items() if _is_plain(value)}
    values |= {f"header:{name}": value for name, value in server.headers.items() if _is_plain(value)}
    if values:
        store_key(_entry_name(server.name), json.dumps(values), _NO_VARIABLE)
    return ToolServer(
        server.name,
        server.command,
        server.args,
        {name: IN_KEYRING if _is_plain(value) else value for name, value in server.env.items()},
        server.url,
        {name: IN_KEYRING if _is_plain(value) else value for name, value in server.headers.items()},
        server.enabled,
    )


def forget_values(name: str) -> None:
    """Remove what the keyring has for a server."""
    remove_key(_entry_name(name))


def with_values(server: ToolServer) -> ToolServer:
    """The same server as it is started: with the values from the keyring and the environment.

    Raises:
        SettingsError: a variable is not set.
    """
    kept: dict[str, str] = {}
    if IN_KEYRING in (*server.env.values(), *server.headers.values()):
        kept = json.loads(read_key(_entry_name(server.name), _NO_VARIABLE) or "{}")
    env = {name: _resolved(value, kept.get(f"env:{name}", ""), server.name) for name, value in server.env.items()}
    headers = {
        name: _resolved(value, kept.get(f"header:{name}", ""), server.name) for name, value in server.headers.items()
    }
    return ToolServer(server.name, server.command, server.args, env, server.url, headers, server.enabled)


_NO_VARIABLE: Final = "a variable of your choice, written as ${NAME} in its place"


def _entry_name(name: str) -> str:
    return f"tool-server:{name}"


def _is_plain(value: str) -> bool:
    return value != IN_KEYRING and not _REFERENCE.fullmatch(value)


def _resolved(value: str, kept: str, server: str) -> str:
    if value == IN_KEYRING:
        return kept
    if reference := _REFERENCE.fullmatch(value):
        found = os.environ.get(reference[1])
        if found is None:
            raise SettingsError(f"The tool server {server} needs {reference[1]}.", "Set that environment variable.")
        return found
    return value


def _entry(server: ToolServer) -> dict[str, Any]:
    entry: dict[str, Any] = {"url": server.url} if server.url else {"command": server.command}
    if server.args:
        entry["args"] = list(server.args)
    if server.env:
        entry["env"] = server.env
    if server.headers:
        entry["headers"] = server.headers
    if not server.enabled:
        entry["disabled"] = True
    return entry


def _server(name: str, values: Any) -> ToolServer:
    cleaned = _NAME.sub("-", name).strip("-")[:40]
    if not cleaned or not isinstance(values, Mapping):
        raise SettingsError(f"{name[:40]!r} describes no tool server.", "It is left out.")
    command, url = values.get("command", ""), values.get("url", values.get("serverUrl", ""))
    args = values.get("args", [])
    texts = (command, url, *(args if isinstance(args, list) else [None]))
    if not all(isinstance(text, str) and "\0" not in text for text in texts) or bool(command) == bool(url):
        raise SettingsError(f"The tool server {cleaned} has neither one command nor one address.", "It is left out.")
    if url and not url.startswith(("http://", "https://")):
        raise SettingsError(f"The address of the tool server {cleaned} is not one of the web.", "It is left out.")
    return ToolServer(
        name=cleaned,
        command=command,
        args=tuple(args),
        env=_texts(values.get("env")),
        url=url,
        headers=_texts(values.get("headers")),
        enabled=not values.get("disabled", False),
    )


def _texts(values: Any) -> dict[str, str]:
    if not isinstance(values, Mapping):
        return {}
    with contextlib.suppress(ValueError):
        return {str(name): str(value) for name, value in values.items() if isinstance(value, str | int | float)}
    return {}
