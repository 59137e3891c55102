"""Starts Inglenook with the computer, hidden in the tray, in the way that each system has for it."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from pathlib import Path
from typing import Any, Final

from app.desktop.language import tr
from core.errors import StorageError

NAME: Final = "inglenook"
_WINDOWS_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"


def keep_autostart(wanted: bool) -> None:
    """Make the entry that starts this very program at login, or remove it.

    Raises:
        StorageError: the system does not let us.
    """
    try:
        if sys.platform == "win32":
            _keep_registry(wanted)
        else:
            _keep_file(_entry_path(), wanted)
    except OSError as error:
        raise StorageError(
            tr("Inglenook cannot be started with the computer ({strerror}).").format(strerror=error.strerror),
            tr("Add it in your system's own settings for programs at login."),
        ) from error


def program() -> list[str]:
    """The command that starts this program: the bundle, or the command of the checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = Path(sys.executable).with_name(NAME)
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "app"]


def _entry_path() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / "local.inglenook.Inglenook.plist"
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return config / "autostart" / f"{NAME}.desktop"


def _keep_file(path: Path, wanted: bool) -> None:
    text = _launch_agent() if sys.platform == "darwin" else _desktop_entry()
    if not wanted:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def _desktop_entry() -> bytes:
    # The desktop entry specification quotes like a shell, and doubles the percent sign.
    command = shlex.join([*program(), "--background"]).replace("%", "%%")
    return (
        "[Desktop Entry]\nType=Application\nName=Inglenook\n"
        f"Comment=Waits in the tray for a question\nExec={command}\nIcon=inglenook\nTerminal=false\n"
        "X-GNOME-Autostart-enabled=true\n"
    ).encode()


def _launch_agent() -> bytes:
    return plistlib.dumps(
        {"Label": "local.inglenook.Inglenook", "ProgramArguments": [*program(), "--background"], "RunAtLoad": True}
    )


def _keep_registry(wanted: bool) -> None:
    import winreg  # noqa: PLC0415 (Windows alone has it)

    registry: Any = winreg
    with registry.OpenKey(registry.HKEY_CURRENT_USER, _WINDOWS_KEY, 0, registry.KEY_SET_VALUE) as key:
        if wanted:
            command = " ".join(f'"{part}"' for part in [*program(), "--background"])
            registry.SetValueEx(key, "Inglenook", 0, registry.REG_SZ, command)
            return
        try:
            registry.DeleteValue(key, "Inglenook")
        except FileNotFoundError:
            return
