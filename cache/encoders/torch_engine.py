"""Runs an encoder that llama.cpp does not know with sentence-transformers, in a process of its own."""

from __future__ import annotations

import importlib.util
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from core.engine.protocol import Embed, Load, Loaded, Vectors
from core.errors import EngineDied, EngineError, UnsuitableEncoder
from core.process.child import Child, ProcessDied

LIBRARY = "sentence_transformers"


class TorchEngine:
    """A process that is started when it is needed. Any thread may call any method.

    Args:
        log: where the process writes its log.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._load: Load | None = None

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        child = self._child
        return child.pid if child is not None and child.alive else None

    def embed(self, load: Load, texts: Sequence[str]) -> Vectors:
        """Encode texts, loading the model first if need be.

        Raises:
            UnsuitableEncoder: sentence-transformers is not installed, or does not know this model.
            EngineDied: the process ended before the answer came.
        """
        with self._lock:
            child = self._started(load)
            try:
                vectors: Vectors = child.call(Embed(tuple(texts))).result()
            except ProcessDied as died:
                raise _death(died) from None
            return vectors

    def unload(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    def _started(self, load: Load) -> Child:
        child = self._child
        if child is not None and child.alive and self._load == load:
            return child
        self.unload()
        # The library itself is only ever imported in the other process.
        if getattr(sys, "frozen", False):
            raise UnsuitableEncoder(
                "The packaged program cannot compute this kind of encoder.", "Choose a BERT encoder or a GGUF file."
            )
        if importlib.util.find_spec(LIBRARY) is None:
            raise UnsuitableEncoder(
                "The engine cannot compute this kind of encoder, and what else could, sentence-transformers, is not "
                "installed.",
                "Install it with `pip install inglenook[encoders]`, or choose a BERT encoder or a GGUF file.",
            )
        try:
            child = Child("torch-encoder", "cache.encoders.torch_worker:main", (str(self._log),), Loaded | Vectors)
        except OSError as error:
            raise EngineError("The encoder's process could not be started.", "Close other programs.") from error
        self._child, self._load = child, load
        try:
            child.call(load).result()
        except ProcessDied as died:
            raise _death(died) from None
        return child


def _death(died: ProcessDied) -> EngineDied:
    return EngineDied(
        f"The encoder's process ended ({died.reason}).", "Choose a smaller encoder if memory is short.", died.reason
    )
