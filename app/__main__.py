"""The `inglenook` command: the desktop when called by itself, a subcommand otherwise.

Nothing heavy is imported here: a second launch has to reach the running instance at once, and every child process that
is spawned imports this module again.
"""

from __future__ import annotations

import os
import socket
import sys

DESKTOP_OPTIONS = frozenset({"--quick", "--background"})


def main() -> int:
    """Run what the command line asks for; gives the exit status."""
    # Whatever this and its child processes write is for this user's eyes.
    os.umask(0o077)
    arguments = sys.argv[1:]
    if set(arguments) <= DESKTOP_OPTIONS or (len(arguments) == 1 and arguments[0].lower().endswith(".gguf")):
        return desktop(arguments)
    if arguments[0] == "ask" and "--help" not in arguments:
        from app.cli.early_engine import start  # noqa: PLC0415

        start(arguments)
    from app.cli.main import run  # noqa: PLC0415 (typer and the assistant are not needed for the desktop)

    return run(arguments)


def desktop(arguments: list[str]) -> int:
    """Show the running instance, or become it; without a display, chat in the terminal."""
    from app.desktop.single_instance import signal_running  # noqa: PLC0415

    quick, background = "--quick" in arguments, "--background" in arguments
    model = next((argument for argument in arguments if argument not in DESKTOP_OPTIONS), "")
    command = f"open {os.path.abspath(model)}" if model else "quick" if quick else "show"  # noqa: PTH100 (speed)
    if not background and signal_running(command):
        return 0
    if not display_available():
        sys.stderr.write("There is no display, so this is the terminal chat. Leave with Ctrl+D.\n")
        from app.cli.main import run  # noqa: PLC0415

        return run(["chat", *(["--model", model] if model else [])])
    from app.desktop.start import run as run_desktop  # noqa: PLC0415

    return run_desktop(quick=quick, model=model, background=background)


def display_available() -> bool:
    """Whether a window can be opened, as far as the environment tells."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if wayland := os.environ.get("WAYLAND_DISPLAY"):
        return answers(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), wayland))  # noqa: PTH118 (speed)
    display = os.environ.get("DISPLAY", "")
    host, _, screen = display.rpartition(":")
    # Another machine's screen is taken at its word; one of this machine has a socket that answers.
    return bool(display) and (bool(host) or answers(f"/tmp/.X11-unix/X{screen.split('.')[0]}"))  # noqa: S108


def answers(path: str) -> bool:
    """Whether somebody listens at this socket: Qt ends the whole process when the display server is not there."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        return client.connect_ex(path) == 0


if __name__ == "__main__":
    sys.exit(main())
