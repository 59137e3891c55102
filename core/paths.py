"""Where Inglenook keeps things on this machine."""

from __future__ import annotations

import contextlib
import os
import warnings
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "INGLENOOK_HOME"
"""Set it to keep everything in one folder of your choice."""


@dataclass(frozen=True)
class Paths:
    """The folders and files of one installation; nothing is created by asking for a path."""

    data: Path
    """Conversations, the response cache, imported models: what the user would miss."""
    config: Path
    state: Path
    """Logs and what can be made again."""
    runtime: Path
    """Sockets of the running instance."""

    @property
    def settings(self) -> Path:
        """Settings, TOML."""
        return self.config / "settings.toml"

    @property
    def history(self) -> Path:
        """Conversations, SQLite."""
        return self.data / "history.db"

    @property
    def cache(self) -> Path:
        """The response cache, SQLite."""
        return self.data / "cache.db"

    @property
    def ledger(self) -> Path:
        """What left this machine, SQLite."""
        return self.data / "ledger.db"

    @property
    def routing(self) -> Path:
        """What the router has learned, SQLite."""
        return self.data / "routing.db"

    @property
    def library(self) -> Path:
        """Which models there are, SQLite."""
        return self.data / "library.db"

    @property
    def tool_servers(self) -> Path:
        """Which servers of tools there are, JSON in the form of other programs' mcp.json."""
        return self.config / "mcp.json"

    @property
    def personas(self) -> Path:
        """The user's personas, JSON."""
        return self.config / "personas.json"

    @property
    def models(self) -> Path:
        """Models that Inglenook fetched or made."""
        return self.data / "models"

    @property
    def learned(self) -> Path:
        """How the user's verdicts have changed the encoder's vectors, safetensors."""
        return self.data / "encoder-change.safetensors"

    @property
    def encoder(self) -> Path:
        """The encoder that the user has chosen instead of the one that comes with Inglenook."""
        return self.data / "encoder"

    @property
    def told(self) -> Path:
        """What taking part in learning together has told about the user, JSON."""
        return self.data / "told-in-learning-together.json"

    @property
    def federated(self) -> Path:
        """The Python environment that Flower lives in."""
        return self.data / "federated"

    @property
    def kept(self) -> Path:
        """Keys and values of conversations, so that they need not be read again; can be made again."""
        return self.state / "conversations"

    @property
    def weights(self) -> Path:
        """Rearranged weights of models that are read from the disk; can be made again."""
        return self.state / "weights"

    @property
    def estimates(self) -> Path:
        """What loads on this machine have taught about their memory and speed, JSON."""
        return self.state / "estimates.json"

    @property
    def kernels(self) -> Path:
        """How fast the engine computes with each type of weights here, JSON."""
        return self.state / "kernels.json"

    @property
    def tunings(self) -> Path:
        """How each model is best loaded on this machine, JSON."""
        return self.state / "tunings.json"

    @property
    def bench(self) -> Path:
        """What runs of the benchmark have found, SQLite."""
        return self.state / "bench.db"

    @property
    def log(self) -> Path:
        """The log of all processes."""
        return self.state / "inglenook.log"


def keep_private(paths: Paths) -> None:
    """See to it that only this user can read what Inglenook keeps: folders 0700, files in them 0600.

    New files are made so by the process's mask (`app.__main__`); this is for what an older version or a copy has left.
    What belongs to somebody else stays as it is.
    """
    for folder in (paths.data, paths.config, paths.state):
        with contextlib.suppress(OSError):
            _restrict(folder, 0o700)
            for file in folder.iterdir():
                if file.is_file() and not file.is_symlink():
                    _restrict(file, 0o600)


def _restrict(path: Path, mode: int) -> None:
    if path.stat().st_mode & 0o777 & ~mode:
        path.chmod(mode)


def find_paths() -> Paths:
    """The folders for this user: under $INGLENOOK_HOME when that is set, else where the platform wants them."""
    if home := os.environ.get(HOME_VARIABLE):
        root = Path(home).expanduser().absolute()
        return Paths(root / "data", root / "config", root / "state", root / "run")
    found = platformdirs.PlatformDirs("inglenook", appauthor=False)
    return Paths(
        data=found.user_data_path,
        config=found.user_config_path,
        state=found.user_state_path,
        runtime=_runtime_folder(found),
    )


def _runtime_folder(found: platformdirs.PlatformDirsABC) -> Path:
    """Where sockets go; a session without such a folder, as over ssh, gets a private one and no warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return found.user_runtime_path
        except PermissionError:
            return found.user_state_path / "run"
