"""Turns texts into vectors with a small model in an engine process of its own, loaded in the background."""

from __future__ import annotations

import logging
import threading
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from cache.learning.head import Head, HeadFile
from core.engine.protocol import Load, Vectors
from core.errors import EngineError, InglenookError

if TYPE_CHECKING:
    from cache.encoders.own import OwnEncoder

log = logging.getLogger(__name__)

Matrix = np.ndarray[Any, np.dtype[np.float32]]

DIMENSIONS: Final = 384
MOST_TOKENS: Final = 256
"""The encoder was trained with texts of up to this many word pieces and reads no further."""
_PATIENCE_S: Final = 120.0
"""How long somebody who needs it waits for it to load; where its file is made first, that takes some seconds."""


class EmbeddingEngine(Protocol):
    """The part of `core.engine.client.Engine` that an encoder needs."""

    def embed(self, load: Load, texts: Sequence[str]) -> Vectors:
        """Encode texts, loading the model first if need be."""

    def embed_pairs(self, load: Load, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """Read pairs of texts with the load's adapter."""

    def unload(self) -> None:
        """End the process."""


class Encoder:
    """An encoder that is ready some time after `start`; until then nobody waits for it.

    Args:
        engine: runs the model; not shared with the language model.
        file: gives the model's file, making it first if need be; called in the background.
        pair_adapter: with it the same weights read two questions at once; None where `compare` is not needed.
        learned: how the user's own verdicts have changed the vectors; None leaves them as they are.
        own: another encoder, where the user has chosen one: it compares questions, and this one does all else.
    """

    def __init__(
        self,
        engine: EmbeddingEngine,
        file: Callable[[], Path],
        pair_adapter: Path | None = None,
        learned: HeadFile | None = None,
        own: OwnEncoder | None = None,
    ) -> None:
        self._engine = engine
        self._file = file
        self._pair_adapter = pair_adapter
        self._learned = learned
        self._own = own
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._starts = 0
        self._load: Load | None = None
        self.on_ready: Callable[[], None] = lambda: None
        """Called, in the background, whenever the encoder has become ready."""
        self.problem = ""
        """Why there is no encoder, if there cannot be one."""

    @property
    def ready(self) -> bool:
        """Whether `encode` answers at once."""
        return self._load is not None

    @property
    def version(self) -> str:
        """Names the weights: vectors of different versions cannot be compared. "" until the encoder is ready.

        It changes while the encoder is ready when something new was learned, here or by another process.
        """
        return self._head()[1]

    @property
    def base(self) -> str:
        """Names the weights without what was learned on top of them; "" until the encoder is ready."""
        if self._load is None:
            return ""
        if self._own is not None and (choice := self._own.chosen) is not None:
            if not self._own.ready:
                self._own.load_soon(self._tell_ready)
                return ""
            return choice.version
        return self.built_in

    @property
    def built_in(self) -> str:
        """Names the weights that come with Inglenook, whatever the user has chosen; "" until the encoder is ready."""
        load = self._load
        return Path(load.path).stem if load is not None else ""

    def start(self) -> None:
        """Load in the background; does nothing when that is under way or done."""
        with self._lock:
            if self._thread is not None:
                return
            self._starts += 1
            self._thread = threading.Thread(target=self._prepare, args=(self._starts,), name="encoder", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until a start has ended one way or the other; gives `ready`."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return self.ready

    def make_ready(self) -> None:
        """Load, and wait until that is done.

        Raises:
            EngineError: it does not load, or not in time.
        """
        self.start()
        if not self.wait(_PATIENCE_S):
            raise EngineError(self.problem or "The small model that compares questions does not start.")

    def stop(self) -> None:
        """End the process and give its memory back; `start` may be called again."""
        with self._lock:
            self._starts += 1
            self._load = self._thread = None
        self._engine.unload()
        if self._own is not None:
            self._own.unload()

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One unit-length row for each text, shape (len(texts), 384), float32, as it was learned.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        head, _ = self._head()
        plain = self.encode_unlearned(texts)
        return plain if head is None else head.apply(plain)

    def encode_unlearned(self, texts: Sequence[str]) -> Matrix:
        """The same without what was learned on top.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        if self._own is not None and self._own.chosen is not None:
            return self._own.encode(texts)
        return self.encode_plainly(texts)

    def calibrated(self, cosines: Matrix) -> Matrix:
        """Cosines of what `encode` gives, as thresholds and scores of the cache expect them, in the same shape."""
        if self._own is not None and (choice := self._own.chosen) is not None:
            return choice.fit.calibrated(cosines)
        return cosines

    def encode_plainly(self, texts: Sequence[str]) -> Matrix:
        """The same by the encoder that comes with Inglenook, for whatever was fitted to that.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        return _matrix(self.vectors(texts), len(texts))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The same as `encode_plainly`, as bytes with the number of tokens that were read.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        load = self._load
        if load is None:
            raise EngineError("The small model that compares questions is not loaded.")
        return self._encode(load, texts)

    @property
    def compares(self) -> bool:
        """Whether `compare` answers at once."""
        return self._load is not None and self._pair_adapter is not None

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """One unit-length row for each pair of texts, read together: shape (len(pairs), 384), float32.

        Raises:
            EngineError: the encoder is not ready, or its process failed.
        """
        load = self._load
        if load is None or self._pair_adapter is None:
            raise EngineError("The small model that compares questions is not loaded.")
        prepared = [(as_trained(one), as_trained(other)) for one, other in pairs]
        return _matrix(_checked(self._engine.embed_pairs(load, prepared), len(pairs)), len(pairs))

    def _load_own(self, start: int) -> None:
        if self._own is not None:
            self._own.load()
            if start != self._starts:
                self._own.unload()

    def _tell_ready(self) -> None:
        self.on_ready()

    def _head(self) -> tuple[Head | None, str]:
        """What was learned for this encoder, and the version of both together."""
        base = self.base
        return self._learned.current(base) if base and self._learned is not None else (None, base)

    def _prepare(self, start: int) -> None:
        try:
            load = Load(
                str(self._file()),
                context_length=MOST_TOKENS,
                threads=1,
                gpu_layers=0,
                batch=MOST_TOKENS,
                # For texts as short as questions it costs a fifth more than plain attention.
                flash_attention="off",
                embedding=True,
                pair_adapter=str(self._pair_adapter or ""),
            )
            self._encode(load, ["warm up"])
        except InglenookError as error:
            log.warning("questions are compared by their words only: %s", error)
            self._settle(start, None, str(error))
        else:
            self._settle(start, load, "")

    def _settle(self, start: int, load: Load | None, problem: str) -> None:
        with self._lock:
            stopped_meanwhile = start != self._starts
            if not stopped_meanwhile:
                self._load, self.problem = load, problem
                self._thread = self._thread if load is not None else None
        if load is None:
            return
        if not stopped_meanwhile:
            self._load_own(start)
            self.on_ready()
        elif self._thread is None:
            self._engine.unload()

    def _encode(self, load: Load, texts: Sequence[str]) -> Vectors:
        return _checked(self._engine.embed(load, [as_trained(text) for text in texts]), len(texts))


def _checked(vectors: Vectors, rows: int) -> Vectors:
    if vectors.dimensions != DIMENSIONS or len(vectors.values) != 4 * DIMENSIONS * rows:
        raise EngineError(
            "The small model that compares questions gave something else than its vectors.",
            "Questions in the same words are still remembered; install Inglenook again to get the rest.",
        )
    return vectors


def _matrix(vectors: Vectors, rows: int) -> Matrix:
    return np.frombuffer(vectors.values, dtype="<f4").astype(np.float32).reshape(rows, DIMENSIONS)


def as_trained(text: str) -> str:
    """The text without accents and with Hangul taken apart, as in training; the engine's tokenizer keeps some."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter) != "Mn")
