"""Reads two questions together and says how surely one answer serves both: what words and vectors alone do not tell."""

from __future__ import annotations

import collections
import threading
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import numpy as np

from cache.verify.words import plain

Array = np.ndarray[Any, np.dtype[np.float32]]

_KEPT: Final = 512
"""Verdicts that are remembered: the same neighbour is compared again when a question comes again."""


class PairEncoder(Protocol):
    """The part of `cache.encoder.Encoder` that the judge needs."""

    @property
    def compares(self) -> bool:
        """Whether `compare` answers at once."""

    def compare(self, pairs: list[tuple[str, str]]) -> Any:
        """One unit-length row for each pair."""


class Head(NamedTuple):
    """Two layers over the state in which the encoder has read a pair."""

    inner: Array
    inner_bias: Array
    outer: Array
    outer_bias: Array


def adapter_file() -> Path:
    """What makes the encoder read pairs; it and the head are made by `cache.training.fit_judge`."""
    return Path(str(resources.files("cache.verify"))) / "judge.gguf"


def head_file() -> Path:
    """The head as a file."""
    return adapter_file().with_suffix(".npz")


@cache
def shipped_head() -> Head:
    """The head that comes with Inglenook."""
    with np.load(head_file(), allow_pickle=False) as arrays:
        return Head(*(np.asarray(arrays[name], dtype=np.float32) for name in Head._fields))


class Judge:
    """Compares pairs while the encoder is ready. Any thread may call any method.

    Args:
        encoder: reads the pairs.
        head: None takes the one that comes with Inglenook.
    """

    def __init__(self, encoder: PairEncoder, head: Head | None = None) -> None:
        self._encoder = encoder
        self._head = head
        self._known: collections.OrderedDict[tuple[str, str], float] = collections.OrderedDict()
        self._lock = threading.Lock()

    @property
    def ready(self) -> bool:
        """Whether `log_odds` answers at once."""
        return self._encoder.compares

    def log_odds(self, asked: str, kept: str) -> float:
        """The logarithm of the odds that the two have one answer, before calibration; above 0 is rather yes.

        Raises:
            EngineError: the encoder failed, or is not ready.
        """
        pair = (plain(asked), plain(kept))
        with self._lock:
            if (known := self._known.get(pair)) is not None:
                self._known.move_to_end(pair)
                return known
        head = self._head or shipped_head()
        (state,) = self._encoder.compare([pair]) * np.float32(len(head.inner[0]) ** 0.5)
        found = float((np.tanh(head.inner @ state + head.inner_bias) @ head.outer.T + head.outer_bias)[0])
        with self._lock:
            self._known[pair] = found
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found
