"""The process in which sentence-transformers computes an encoder; nothing else imports it, or torch."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from core.engine.protocol import Embed, Load, Vectors
from core.errors import EngineError, UnsuitableEncoder
from core.logs import configure_logging
from core.process.cancellation import Cancellation
from core.process.channel import Body, Done
from core.process.server import Server

log = logging.getLogger(__name__)


def main(connection: Connection[Any, Any], log_path: str) -> None:
    """Where the process starts."""
    configure_logging(Path(log_path))
    # Nothing is fetched, whatever a model's files ask for.
    os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    Server(connection, Load | Embed, 1).run(Worker().handle)


class Worker:
    """Loads one model and encodes."""

    def __init__(self) -> None:
        self._model: Any = None

    def handle(self, request: Load | Embed, cancellation: Cancellation) -> Iterator[Body]:
        """The event that answers one request.

        Raises:
            UnsuitableEncoder: the folder cannot be loaded.
            EngineError: it gave no vectors.
        """
        if isinstance(request, Load):
            self._model = _loaded(request)
            yield Done()
            return
        if self._model is None:
            raise EngineError("No encoder is loaded.", "Choose one.")
        rows = self._model.encode(list(request.texts), normalize_embeddings=True, show_progress_bar=False)
        yield Vectors(rows.shape[1], rows.astype("<f4").tobytes())


def _loaded(request: Load) -> Any:
    import sentence_transformers  # noqa: PLC0415
    import torch  # noqa: PLC0415
    import transformers  # noqa: PLC0415

    transformers.utils.logging.disable_progress_bar()
    torch.set_num_threads(max(request.threads, 1))
    try:
        model = sentence_transformers.SentenceTransformer(
            request.path,
            device="cpu",
            local_files_only=True,
            # Code of a model is never run, and weights are never unpickled.
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:
        log.warning("sentence-transformers: %s", error)
        raise UnsuitableEncoder(
            f"sentence-transformers cannot load {request.path}: {type(error).__name__}.",
            "Check that the folder is a whole sentence-transformers model.",
        ) from error
    model.max_seq_length = min(model.max_seq_length or request.context_length, request.context_length)
    return model
