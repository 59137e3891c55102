"""Runs the encoder that the user has chosen, beside the one that comes with Inglenook."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

import numpy as np

from cache.encoder import as_trained
from cache.encoders.choice import Choice, ChoiceFile, Facts
from cache.encoders.source import Kind
from core.engine.protocol import Load, Vectors
from core.errors import EngineError, InglenookError

log = logging.getLogger(__name__)

Matrix = np.ndarray[Any, np.dtype[np.float32]]


class OwnEngine(Protocol):
    """What computes a chosen encoder: an engine process, or one with torch."""

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""

    def embed(self, load: Load, texts: Sequence[str]) -> Vectors:
        """Encode texts, loading the model first if need be."""

    def unload(self) -> None:
        """End the process."""


EngineFor = Callable[[Kind], OwnEngine]
"""Makes one for a kind of encoder."""
_NOT_LOADED: Final = "The encoder that you have chosen is not loaded."


class OwnEncoder:
    """Follows the user's choice. Any thread may call any method.

    Args:
        file: says which encoder is chosen; another process may change it.
        engine_for: makes what computes it.
    """

    def __init__(self, file: ChoiceFile, engine_for: EngineFor) -> None:
        self._file = file
        self._engine_for = engine_for
        self._lock = threading.Lock()
        self._starting = threading.Lock()
        self._engine: OwnEngine | None = None
        self._loaded: Choice | None = None
        self._failed = ""
        """The version that could not be loaded."""
        self._thread: threading.Thread | None = None
        self.problem = ""
        """Why the chosen encoder cannot be used, if it cannot."""

    @property
    def chosen(self) -> Choice | None:
        """What the user has chosen; None for the encoder that comes with Inglenook."""
        return self._file.current()

    @property
    def ready(self) -> bool:
        """Whether `encode` answers at once, with what is chosen now."""
        loaded, chosen = self._loaded, self.chosen
        return loaded is not None and chosen is not None and loaded.version == chosen.version

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        engine = self._engine
        return engine.pid if engine is not None else None

    @property
    def expected_bytes(self) -> int:
        """What its process will hold; 0 where none is chosen."""
        chosen = self.chosen
        return chosen.facts.memory_bytes if chosen is not None else 0

    def load(self) -> bool:
        """Load what is chosen now, and end what was chosen before; whether there is one that is ready."""
        chosen = self.chosen
        with self._lock:
            if chosen is None or (self._loaded is not None and self._loaded.version != chosen.version):
                self._end()
            if chosen is None:
                self._failed = self.problem = ""
                return False
            if self._loaded is not None:
                return True
            self._engine = self._engine or self._engine_for(chosen.facts.kind)
            try:
                encode(self._engine, chosen.facts, ["warm up"])
            except InglenookError as error:
                log.warning("the chosen encoder cannot be loaded: %s", error)
                self._end()
                self._failed, self.problem = chosen.version, str(error)
                return False
            self._loaded, self._failed, self.problem = chosen, "", ""
            return True

    def load_soon(self, when_ready: Callable[[], None]) -> None:
        """Do so in the background, once for each choice, and tell."""
        chosen = self.chosen
        if chosen is None or self._failed == chosen.version:
            return

        def load() -> None:
            if self.load():
                when_ready()

        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=load, name="own-encoder", daemon=True)
                self._thread.start()

    def unload(self) -> None:
        """End the process; the next `load` starts it again."""
        if (engine := self._engine) is not None:
            # Whoever loads it meanwhile is not waited for.
            engine.unload()
        with self._lock:
            self._end()
            self._failed = ""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One unit-length row of the cache's length for each text, float32.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        engine, loaded = self._engine, self._loaded
        if engine is None or loaded is None:
            raise EngineError(_NOT_LOADED)
        return loaded.fit.apply(encode(engine, loaded.facts, texts))

    def _end(self) -> None:
        if self._engine is not None:
            self._engine.unload()
        self._engine = self._loaded = None


def encode(engine: OwnEngine, facts: Facts, texts: Sequence[str]) -> Matrix:
    """One unit-length row for each text as the encoder itself has it, shape (texts, its dimensions).

    Raises:
        EngineError: it cannot be loaded, its process failed, or it gave no vectors.
    """
    load = Load(
        facts.path,
        context_length=facts.tokens,
        threads=1,
        gpu_layers=0,
        batch=facts.tokens,
        # For texts as short as questions it costs more than plain attention.
        flash_attention="off",
        embedding=True,
    )
    prepared = [facts.prefix + text for text in texts]
    found = engine.embed(load, [as_trained(text) for text in prepared] if facts.strips else prepared)
    rows = np.frombuffer(found.values, dtype="<f4").astype(np.float32)
    if not found.dimensions or len(rows) != len(texts) * found.dimensions:
        raise EngineError(f"{facts.name} gave something else than vectors.", "Choose another encoder.")
    return rows.reshape(len(texts), found.dimensions)
