"""What was found to be the fastest way of loading each model on this machine, kept in a file."""

from __future__ import annotations

import logging
import os
import platform
import threading
from pathlib import Path
from typing import Final, Literal

import msgspec

from core.engine.protocol import KvType
from core.engine.speculate.pass_costs import PassCosts
from core.stored_json import read_json, write_json

log = logging.getLogger(__name__)

_KEPT: Final = 100


class Tuning(msgspec.Struct, frozen=True):
    """How one model is best loaded on one machine."""

    machine: str
    model: str
    """Identity of its file."""
    profile: str
    """Power profile of the system when this was found."""
    streamed: bool
    """For loads whose weights come from disk, or for all others."""
    at: float
    """Seconds since 1970."""
    threads: int = 0
    reading_threads: int = 0
    batch: int = 0
    """0 leaves it to the plan."""
    repack: bool = True
    flash_attention: Literal["auto", "on", "off"] = "auto"
    kv_type: KvType = "f16"
    passes: PassCosts = PassCosts()
    """Of this way of loading."""
    default_s: float = 0.0
    """The usual question with the defaults ..."""
    tuned_s: float = 0.0
    """... and this way, measured in turns."""
    divergence: float = 0.0
    """Nats between what the model thinks likely with the defaults and this way."""
    seconds: float = 0.0
    """That the tuning took."""

    @property
    def ratio(self) -> float:
        """How many times faster than the defaults."""
        return self.default_s / self.tuned_s if self.tuned_s else 1.0


class _File(msgspec.Struct):
    version: Literal[1] = 1
    tunings: list[Tuning] = []


class Tunings:
    """The tunings of this machine. Any thread may call any method.

    A file that cannot be read or written costs the tuning, nothing else.

    Args:
        path: of the file.
        machine: a name for this machine and engine; others' entries do not count.
    """

    def __init__(self, path: Path, machine: str = "") -> None:
        self._path = path
        self.machine = machine or machine_name()
        self._lock = threading.Lock()

    def find(self, model: str, profile: str, *, streamed: bool) -> Tuning | None:
        """What was found for a model under this power profile; None where it has to be found."""
        wanted = (self.machine, model, profile, streamed)
        with self._lock:
            return next((one for one in reversed(self._read().tunings) if _key(one) == wanted), None)

    def keep(self, tuning: Tuning) -> None:
        """Remember a tuning in place of the one before."""
        with self._lock:
            file = self._read()
            others = [one for one in file.tunings if _key(one) != _key(tuning)]
            file.tunings = [*others, tuning][-_KEPT:]
            self._write(file)

    def _read(self) -> _File:
        try:
            return read_json(self._path, _File) or _File()
        except (OSError, msgspec.DecodeError) as error:
            log.warning("earlier tunings cannot be read: %s", error)
            return _File()

    def _write(self, file: _File) -> None:
        try:
            write_json(self._path, file)
        except OSError as error:
            log.warning("the tuning cannot be kept: %s", error)


def machine_name() -> str:
    """Changes when what was measured need not hold any more: another machine, other cores."""
    return f"{platform.node()} {platform.machine()} {os.cpu_count()}"


def _key(tuning: Tuning) -> tuple[str, str, str, bool]:
    return tuning.machine, tuning.model, tuning.profile, tuning.streamed
