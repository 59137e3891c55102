"""Opens the server over the parts of a house, for the command line and for the desktop alike."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.assembly import Household
from app.server.access import Access
from app.server.application import Parts, create_application
from app.server.gate import Limits
from app.server.keeping import Keeping
from app.server.listener import Listener
from cache.encoder import DIMENSIONS, Encoder
from core.engine.protocol import Vectors
from core.errors import EngineError
from models.select import select_model

ENCODER_PATIENCE_S = 120.0
"""The encoder may have to be converted first."""
_TEXTS_AT_ONCE = 16
"""So that a long list of texts does not keep the cache waiting for its own."""


def open_server(
    house: Household,
    access: Access,
    host: str,
    port: int,
    answering: Callable[[], contextlib.AbstractContextManager[None]],
    names: Iterable[str] = (),
) -> Listener:
    """Serve until the listener is closed.

    Args:
        house: the assistant and its parts, with an encoder.
        access: knows the tokens.
        host: an address of this machine.
        port: 0 takes a free one.
        answering: around every answer.
        names: under which the machine is known to those who may come.

    Raises:
        ServerError: the port cannot be used.
    """
    limits = Limits()
    pool = ThreadPoolExecutor(limits.running, thread_name_prefix="program")
    parts = Parts(
        assistant=house.assistant,
        settings=lambda: house.settings.current,
        model_name=lambda: _model_name(house),
        keeping=Keeping(house.history),
        embed=lambda texts: _embed(house.encoder, texts),
        dimensions=DIMENSIONS,
        answering=answering,
        pool=pool,
    )
    return Listener(create_application(parts, access, (host, *names), limits), pool, host, port)


def _model_name(house: Household) -> str:
    """The model in use, or the one that would be loaded."""
    loaded = house.engine.loaded
    if loaded is not None:
        return loaded.name
    path: Path = select_model(house.settings.current.model_path)
    return path.stem


def _embed(encoder: Encoder | None, texts: Sequence[str]) -> tuple[Vectors, str]:
    if encoder is None:
        raise EngineError("There is no encoder here.", "Install Inglenook again.")
    encoder.start()
    if not encoder.wait(ENCODER_PATIENCE_S):
        raise EngineError(encoder.problem or "The encoder is not ready yet.", "Try again in a moment.")
    parts = [encoder.vectors(texts[start : start + _TEXTS_AT_ONCE]) for start in range(0, len(texts), _TEXTS_AT_ONCE)]
    values = b"".join(part.values for part in parts)
    return Vectors(DIMENSIONS, values, sum(part.tokens for part in parts)), encoder.built_in
