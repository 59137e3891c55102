"""Which encoder the user has chosen, how its vectors are fitted to the cache's, and the file that says so."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from cache.encoders.fit import Fit
from cache.encoders.source import MOST_DIMENSIONS, Kind
from core.cache_messages import Judgement
from core.errors import StorageError

log = logging.getLogger(__name__)

_FORMAT: Final = "inglenook encoder choice 1"
_LARGEST: Final = 4 * MOST_DIMENSIONS * 1_024
"""Bytes of a file, generously."""


class Facts(msgspec.Struct, frozen=True):
    """All that is known of a chosen encoder besides its fit."""

    name: str
    """As it is shown."""
    asked_for: str
    """What the user gave: a folder, a file, or a name on the hub."""
    kind: Kind
    path: str
    """Of the GGUF file, or of the folder that torch reads."""
    prefix: str
    strips: bool
    """Its texts are written without accents, as it was trained."""
    tokens: int
    fingerprint: str
    """Of its weights."""
    memory_bytes: int
    """What its process held while it was tried."""
    at: str
    """When it was tried, ISO 8601."""
    before: Judgement
    """How the cache judges the calibration pairs with its own encoder ..."""
    after: Judgement
    """... and with this one."""


@dataclass(frozen=True)
class Choice:
    """A chosen encoder."""

    facts: Facts
    fit: Fit

    @functools.cached_property
    def version(self) -> str:
        """Names weights and fit: vectors of different versions cannot be compared. Asked for at every look-up."""
        digest = hashlib.sha256(self.facts.fingerprint.encode())
        for numbers in self.fit:
            digest.update(np.ascontiguousarray(numbers).tobytes())
        return f"{self.facts.name}.{digest.hexdigest()[:16]}"

    @property
    def worse(self) -> bool:
        """Whether the cache would do visibly worse with it."""
        before, after = self.facts.before, self.facts.after
        return after.hits < before.hits - _VISIBLY or after.wrong > before.wrong + _VISIBLY


_VISIBLY: Final = 0.01


class ChoiceFile:
    """The choice in use, and one that was tried and waits for the user's word. Other processes may change both.

    Args:
        folder: where both lie, with what was made for them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "choice.safetensors"
        self._tried = folder / "tried.safetensors"
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._choice: Choice | None = None

    def current(self) -> Choice | None:
        """The choice in use; None for the encoder that comes with Inglenook. Quick: the file is read once."""
        with self._lock:
            seen = _stamp(self._path)
            if seen != self._seen:
                self._seen = seen
                self._choice = _read(self._path) if seen is not None else None
            return self._choice

    def tried(self) -> Choice | None:
        """The one that waits."""
        return _read(self._tried) if self._tried.is_file() else None

    def try_out(self, choice: Choice) -> None:
        """Let this one wait for the user's word.

        Raises:
            StorageError: it cannot be written.
        """
        with self._lock, _translated(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = self._tried.with_suffix(".unfinished")
            _write(unfinished, choice)
            unfinished.replace(self._tried)

    def take(self) -> Choice | None:
        """Use the one that waits from now on; None where none does.

        Raises:
            StorageError: a file cannot be changed.
        """
        with self._lock, _translated(self.folder):
            if not self._tried.is_file():
                return None
            self._tried.replace(self._path)
        self.tidy()
        return self.current()

    def reset(self) -> bool:
        """Go back to the encoder that comes with Inglenook; whether another one was in use.

        Raises:
            StorageError: the file cannot be deleted.
        """
        with self._lock, _translated(self.folder):
            used = self._path.is_file()
            self._path.unlink(missing_ok=True)
            self._tried.unlink(missing_ok=True)
        self.tidy()
        return used

    def tidy(self) -> None:
        """Delete files that were made for other choices; one in use elsewhere stays where the system wants that."""
        kept = {choice.facts.path for choice in (self.current(), self.tried()) if choice is not None}
        for made in self.folder.glob("*.gguf"):
            if str(made) not in kept:
                with contextlib.suppress(OSError):
                    made.unlink()


def _read(path: Path) -> Choice | None:
    """The choice in a file; None, with a line in the log, where it is damaged."""
    # A library for one small file that most users have not.
    import safetensors  # noqa: PLC0415

    try:
        if path.stat().st_size > _LARGEST:
            return None
        with safetensors.safe_open(path, framework="numpy") as file:
            metadata = dict(file.metadata() or {})
            fit = Fit(*(file.get_tensor(name) for name in Fit._fields))
        facts = msgspec.json.decode(metadata.get("facts", ""), type=Facts)
    except (OSError, safetensors.SafetensorError, ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
        log.warning("which encoder was chosen cannot be read: %s", error)
        return None
    if metadata.get("format") != _FORMAT or not _is_sound(fit):
        log.warning("%s is no choice of an encoder", path)
        return None
    return Choice(facts, fit)


def _is_sound(fit: Fit) -> bool:
    numbers = all(part.dtype == np.float32 and bool(np.isfinite(part).all()) for part in fit)
    shapes = fit.mean.ndim == fit.own.ndim == fit.usual.ndim == 1 and fit.matrix.ndim == 2
    return numbers and shapes and len(fit.mean) == len(fit.matrix) and fit.own.shape == fit.usual.shape


def _write(path: Path, choice: Choice) -> None:
    from safetensors.numpy import save_file  # noqa: PLC0415

    arrays = {name: np.array(part, np.float32, order="C") for name, part in choice.fit._asdict().items()}
    facts = msgspec.json.encode(choice.facts).decode()
    save_file(arrays, path, metadata={"format": _FORMAT, "facts": facts})
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[Any]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"The choice of an encoder could not be written to {folder}.",
            "Check that the folder can be written and that the disk is not full.",
        ) from error
