"""The server for other programs as the window turns it on and off, and hands out its tokens."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from app.assembly import Household
from core.errors import InglenookError
from core.process.channel import Body
from core.server_messages import GetServer, GiveToken, ServerNow, TokenGiven
from core.settings import Settings

if TYPE_CHECKING:
    from app.server.access import Token
    from app.server.listener import Listener

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"


class ServerRequests:
    """Opens and closes the server as the settings say. Any thread may call any method.

    Args:
        house: the assistant and its parts.
        answering: around every answer.
        tell: sends news to the window.
    """

    def __init__(
        self,
        house: Household,
        answering: Callable[[], contextlib.AbstractContextManager[None]],
        tell: Callable[[Body], None],
    ) -> None:
        self._house = house
        self._answering = answering
        self._tell = tell
        self._lock = threading.Lock()
        self._listener: Listener | None = None
        self._token: Token | None = None
        self._problem = ""

    def handle(self, request: Any) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: no token can be read or kept.
        """
        match request:
            case GetServer():
                yield self._now()
            case GiveToken(program=program, renew=renew):
                yield self._give(program, renew)

    def follow(self, settings: Settings) -> None:
        """Open, move or close the server after a change of settings; tells the window when something has changed."""
        with self._lock:
            before = self._now()
            wanted = settings.server_port if settings.server_enabled else None
            if self._listener is not None and self._listener.port != wanted:
                self._close()
            self._problem = ""
            if wanted is not None and self._listener is None:
                self._open(wanted)
            after = self._now()
        if after != before:
            self._tell(after)

    def close(self) -> None:
        """End the server."""
        with self._lock:
            self._close()

    def _now(self) -> ServerNow:
        listener = self._listener
        return ServerNow(listener.address if listener is not None and listener.running else "", self._problem)

    def _open(self, port: int) -> None:
        # Its libraries are loaded only for those who use it.
        from app.server.access import Access  # noqa: PLC0415
        from app.server.opening import open_server  # noqa: PLC0415

        try:
            access = Access(self._known_token().text)
            self._listener = open_server(self._house, access, LOOPBACK, port, self._answering)
        except InglenookError as error:
            self._problem = str(error)
            log.warning("the server for other programs is not opened: %s", error)

    def _close(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    def _known_token(self) -> Token:
        from app.server.access import owner_token  # noqa: PLC0415

        if self._token is None:
            self._token = owner_token()
        return self._token

    def _give(self, program: str, renew: bool) -> TokenGiven:
        from app.server.access import Access, Token, new_token, renew_token  # noqa: PLC0415

        with self._lock:
            token = self._known_token()
            if renew:
                token = Token(new_token(), "run") if token.origin == "run" else Token(renew_token(), "keyring")
                self._token = token
                self._close()
                if self._house.settings.current.server_enabled:
                    self._open(self._house.settings.current.server_port)
        text = Access(token.text).token_for(program) if program else token.text
        return TokenGiven(text, lasting=token.origin != "run")
