"""The environment of its own that Flower lives in: made when the user wants it, and how programs in it are started.

Flower needs other versions of some libraries than Inglenook, and what speaks with a server should know nothing of what
the user wrote. So it is a Python environment beside Inglenook's data, and its programs are processes that get weights.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import IO, Final

from core.errors import CannotLearn, StorageError

log = logging.getLogger(__name__)

FLOWER: Final = "1.42.0"
_PROGRAMS: Final = "Scripts" if os.name == "nt" else "bin"


def here(name: str) -> Path:
    """A file of this room."""
    return Path(str(resources.files("cache.learning.federated"))) / name


class Environment:
    """Where Flower is installed.

    Args:
        folder: for the environment that the user has made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def programs(self) -> Path:
        """The folder with its programs.

        Raises:
            CannotLearn: it is not installed.
        """
        # A checkout has one in its own environment, for the tests.
        for folder in (self._folder, Path(sys.prefix) / "federated"):
            if (folder / ".done").is_file():
                return folder / _PROGRAMS
        raise CannotLearn("Flower is not installed.", "Run `inglenook federate setup`; it takes about 350 MB.")

    def install(self) -> None:
        """Make the environment; takes half a minute and a network.

        Raises:
            StorageError: it cannot be made.
        """
        if getattr(sys, "frozen", False):
            raise CannotLearn("The packaged program cannot install Flower.", "Use Inglenook from a checkout for that.")
        try:
            venv.create(self._folder, with_pip=True, clear=True)
            pip = [str(self._folder / _PROGRAMS / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
            command = [*pip, "install", "-q", "--no-deps", "-r", str(here("requirements.lock"))]
            subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own list
        except (OSError, subprocess.CalledProcessError) as error:
            log.warning("Flower is not installed: %s", getattr(error, "stderr", "") or error)
            raise StorageError(
                f"Flower could not be installed in {self._folder}.",
                "Check the network and the free space; the log says more.",
            ) from error
        (self._folder / ".done").write_text(FLOWER, "utf-8")

    def start(
        self, command: Sequence[str], home: Path, errors: IO[bytes] | int, folder: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Start one of its programs with pipes for what it reads and writes.

        Args:
            command: the program's name and its arguments.
            home: where Flower may keep things of its own.
            errors: takes what it writes to standard error.
            folder: where it runs.

        Raises:
            CannotLearn: it is not installed, or does not start.
        """
        programs = self.programs
        name, *arguments = command
        # Nothing of this process's surroundings but what any program needs.
        kept = {key: os.environ[key] for key in ("LANG", "SYSTEMROOT", "TMPDIR", "TEMP") if key in os.environ}
        surroundings = {
            **kept,
            "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")]),
            "HOME": str(home),
            "FLWR_HOME": str(home),
            "FLWR_TELEMETRY_ENABLED": "0",
        }
        home.mkdir(parents=True, exist_ok=True)
        try:
            return subprocess.Popen(  # noqa: S603 - our own programs
                [str(programs / name), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=surroundings,
                cwd=folder,
            )
        except OSError as error:
            raise CannotLearn("Flower does not start.", "Install it again with `inglenook federate setup`.") from error
