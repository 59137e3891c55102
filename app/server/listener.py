"""Runs the server in a thread of its own: opens the port, serves, and ends within a moment."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from core.errors import ServerError

log = logging.getLogger(__name__)

DEFAULT_PORT: Final = 4664
_GRACE_S: Final = 2
"""For which answers under way may finish when the server ends."""
_START_S: Final = 10.0


class Listener:
    """A port with the application behind it, until `close`.

    Args:
        application: answers requests.
        pool: where requests run; it is shut down at the end.
        host: an address of this machine.
        port: 0 takes a free one.

    Raises:
        ServerError: the port is taken or not allowed, or the address is not of this machine.
    """

    def __init__(self, application: ASGIApp, pool: ThreadPoolExecutor, host: str, port: int) -> None:
        self._pool = pool
        self._socket = _bound(host, port)
        self.port: int = self._socket.getsockname()[1]
        self.host = host
        config = uvicorn.Config(
            application,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=_GRACE_S,
            h11_max_incomplete_event_size=65_536,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What other programs call the base URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/v1"

    @property
    def running(self) -> bool:
        """Whether it still serves."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, so many seconds at most."""
        self._thread.join(seconds)

    def close(self) -> None:
        """Take no more requests, end those under way, and free the port."""
        self._server.should_exit = True
        self._thread.join(_GRACE_S + 3)
        self._pool.shutdown(wait=False, cancel_futures=True)
        with contextlib.suppress(OSError):
            self._socket.close()

    def _run(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        except SystemExit:
            log.warning("the server for other programs did not start")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach this address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    # Without it the port of a server that has just ended could not be used for a minute.
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(128)
    except (OSError, OverflowError) as error:
        bound.close()
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ServerError(
            f"The server cannot use port {port} at {host} ({reason}).", "Choose another port, or end what uses it."
        ) from error
    bound.setblocking(False)
    return bound
