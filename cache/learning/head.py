"""A small change of the encoder's vectors that was learned from the user's verdicts, and the files it lies in.

The change is a matrix: a vector x becomes x + x·C, made unit length again. It is as much as a last layer can learn
without those below, takes some microseconds a question, and needs neither torch nor another file of weights: the
encoder runs in the engine as before.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.errors import StorageError

log = logging.getLogger(__name__)

Matrix = np.ndarray[Any, np.dtype[np.float32]]

_FORMAT: Final = "inglenook encoder change 1"
_TENSOR: Final = "change"
_SHARED: Final = "shared"
_MOST_DIMENSIONS: Final = 4_096
_HEADER_ROOM: Final = 100_000
"""Bytes of a file besides its numbers."""
_NAME_LENGTH: Final = 8


@dataclass(frozen=True)
class Head:
    """What was learned on top of one encoder."""

    base: str
    """The version of the encoder that it was learned for; of use with no other."""
    change: Matrix
    """Shape (dimensions, dimensions), float32; all zeros change nothing."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of how it was learned, for the user."""
    shared: Matrix | None = None
    """The part of the change that was learned together with others; None where there is none."""

    @property
    def name(self) -> str:
        """Eight hex digits that change with the numbers."""
        return hashlib.sha256(np.ascontiguousarray(self.change).tobytes()).hexdigest()[:_NAME_LENGTH]

    @property
    def version(self) -> str:
        """Names encoder and change together: vectors of different versions cannot be compared."""
        return f"{self.base}+{self.name}"

    def apply(self, vectors: Matrix) -> Matrix:
        """Unit-length rows, shape (n, dimensions), as the change makes them."""
        changed = vectors + vectors @ self.change
        return np.asarray(changed / np.maximum(np.linalg.norm(changed, axis=1, keepdims=True), 1e-9), np.float32)


class HeadFile:
    """The change in use and the one before it. Another process may change the file; it is looked at on each use.

    Args:
        path: of the one in use; the one before lies beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._previous = path.with_suffix(".previous")
        self._lock = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._head: Head | None = None
        self._version = ""

    def current(self, base: str) -> tuple[Head | None, str]:
        """The change for this encoder, or None, and the version of both together."""
        with self._lock:
            seen = _stamp(self._path)
            if seen != self._seen:
                self._seen = seen
                self._head = read_head(self._path) if seen is not None else None
                self._version = self._head.version if self._head is not None else ""
            if self._head is None or self._head.base != base:
                return None, base
            return self._head, self._version

    def kept(self) -> Head | None:
        """The change in use with whatever encoder it is for."""
        self.current("")
        return self._head

    def keep(self, head: Head) -> None:
        """Use this change from now on; the one in use until now can be had back.

        Raises:
            StorageError: it cannot be written.
        """
        with self._lock, _translated(self._path):
            unfinished = self._path.with_suffix(".unfinished")
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _write(unfinished, head)
            if self._path.is_file():
                self._path.replace(self._previous)
            else:
                self._previous.unlink(missing_ok=True)
            unfinished.replace(self._path)

    def undo(self) -> bool:
        """Go back to the change before the last one, or to none; whether there was anything to go back from.

        Raises:
            StorageError: a file cannot be changed.
        """
        with self._lock, _translated(self._path):
            if not self._path.is_file():
                return False
            if self._previous.is_file():
                self._previous.replace(self._path)
            else:
                self._path.unlink()
            return True


def read_head(path: Path) -> Head | None:
    """The change in a file; None, with a line in the log, where it is damaged or is no such file."""
    # A library for one small file that most users have not.
    import safetensors  # noqa: PLC0415

    try:
        if path.stat().st_size > 8 * _MOST_DIMENSIONS**2 + _HEADER_ROOM:
            return None
        with safetensors.safe_open(path, framework="numpy") as file:
            facts = dict(file.metadata() or {})
            change = file.get_tensor(_TENSOR)
            shared = file.get_tensor(_SHARED) if _SHARED in file.keys() else None  # noqa: SIM118 - no dict
    except (OSError, safetensors.SafetensorError, ValueError, KeyError) as error:
        log.warning("what the encoder has learned cannot be read: %s", error)
        return None
    sound = all(_is_change(array) for array in (change, shared) if array is not None)
    if facts.pop("format", "") != _FORMAT or not sound:
        log.warning("%s is not what the encoder has learned", path)
        return None
    return Head(facts.pop("base", ""), change, facts, shared)


def _is_change(array: Any) -> bool:
    square = array.ndim == 2 and array.shape[0] == array.shape[1]
    return square and array.dtype == np.float32 and bool(np.isfinite(array).all())


def _write(path: Path, head: Head) -> None:
    from safetensors.numpy import save_file  # noqa: PLC0415

    facts = {**head.facts, "format": _FORMAT, "base": head.base}
    arrays = {_TENSOR: head.change} | ({_SHARED: head.shared} if head.shared is not None else {})
    save_file({name: np.array(array, np.float32, order="C") for name, array in arrays.items()}, path, metadata=facts)
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@contextlib.contextmanager
def _translated(path: Path) -> Any:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"What the encoder has learned could not be written to {path.parent}.",
            "Check that the folder can be written and that the disk is not full.",
        ) from error
