"""Answers the window's requests about the encoder that compares questions: show it, try another, take it, go back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from app.encoder_choice import EncoderChoice
from cache.encoder import Encoder
from cache.encoders.own import OwnEncoder
from core.cache_messages import EncoderTried, GetEncoder, ResetEncoder, TakeEncoder, TryEncoder
from core.errors import CannotLearn, EngineError
from core.process.cancellation import Cancellation
from core.process.channel import Body


class EncoderRequests:
    """The choice of an encoder as the window asks for it.

    Args:
        choice: does the work.
        encoder: the one that is running; None where there is none.
        own: runs the chosen one; None where there is none.
    """

    def __init__(self, choice: EncoderChoice, encoder: Encoder | None, own: OwnEncoder | None) -> None:
        self._choice = choice
        self._encoder = encoder
        self._own = own
        self._trying = threading.Lock()

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        match request:
            case TryEncoder(what=what, prefix=prefix):
                yield from self._try_out(what, prefix, cancellation)
                return
            case TakeEncoder():
                self._choice.take()
                self._follow()
            case ResetEncoder():
                self._choice.reset()
                self._follow()
            case GetEncoder():
                pass
        yield self._choice.state(self._own.problem if self._own is not None else "")

    def _try_out(self, what: str, prefix: str, cancellation: Cancellation) -> Iterator[Body]:
        if not self._trying.acquire(blocking=False):
            raise CannotLearn("An encoder is being tried already.", "Wait until that is done, or stop it.")
        try:
            if self._encoder is None:
                raise EngineError("There is no small model that compares questions.")
            self._encoder.make_ready()
            for event in self._choice.try_out(what, prefix, self._encoder, cancellation):
                if isinstance(event, EncoderTried) and not event.worse:
                    self._choice.take()
                    self._follow()
                yield event
        finally:
            self._trying.release()

    def _follow(self) -> None:
        """Load what is chosen now, and give the questions that are kept new vectors, in the background."""
        if self._encoder is not None and self._encoder.ready:
            self._encoder.on_ready()
