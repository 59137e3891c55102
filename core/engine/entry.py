"""Where the engine's process starts: it begins with what takes longest while the rest is still being imported."""

from __future__ import annotations

import importlib
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.engine.process_setup import prepare_process
from core.errors import InglenookError

if TYPE_CHECKING:
    from core.engine.vocabulary import VocabularyApart


def main(
    connection: Connection[Any, Any],
    log_path: str,
    kept_folder: str = "",
    kept_key: bytes = b"",
    weights_folder: str = "",
    likely_model: str = "",
) -> None:
    """Serve `connection`, and write to the log what libraries print.

    Args:
        connection: to whoever asks.
        log_path: the log.
        kept_folder: where conversations are kept; "" for nowhere.
        kept_key: with which they are encrypted; b"" where they are not.
        weights_folder: where rearranged weights are kept; "" for nowhere.
        likely_model: the file that will probably be loaded, whose vocabulary is put in order meanwhile; "" for none.
    """
    prepare_process(log_path)
    early = EarlyVocabulary(likely_model)
    # Brings all messages along, which takes as long as a vocabulary of usual size.
    worker = importlib.import_module("core.engine.worker")
    worker.serve(connection, kept_folder, kept_key, weights_folder, early)


class EarlyVocabulary:
    """Begins with the vocabulary of the model that will probably be loaded, and with llama.cpp's library in any case.

    Args:
        likely_model: its path; "" where nobody knows.
    """

    def __init__(self, likely_model: str) -> None:
        self._likely = likely_model
        self._begun: VocabularyApart | None = None
        self._thread = threading.Thread(target=self._begin, name="library", daemon=True)
        self._thread.start()

    def take(self, path: Path) -> VocabularyApart | None:
        """The one of this model, once; None where another one was likely."""
        self._thread.join()
        begun, self._begun = self._begun, None
        if begun is not None and begun.path != path:
            begun.close()
            return None
        return begun

    def _begin(self) -> None:
        # Whoever needs the library next gets the same error, as an answer.
        try:
            vocabulary = importlib.import_module("core.engine.vocabulary")
        except (InglenookError, ImportError, OSError):
            return
        if self._likely:
            self._begun = vocabulary.VocabularyApart(Path(self._likely))
