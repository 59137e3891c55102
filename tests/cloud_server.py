"""A scripted OpenAI-compatible server on loopback that records every byte it is sent."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What the server does with one request."""

    status: int = 200
    pieces: tuple[str, ...] = ("Par", "is.")
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Sent as the body instead of proper events."""
    break_off: bool = False
    """Close the connection before the end."""
    pause_s: float = 0.0
    """Between pieces."""
    hang_s: float = 0.0
    """Before anything is answered; over at once when the other side hangs up."""
    reset: bool = False
    """Reset the connection in the middle, with the pieces on their way."""


@dataclass
class Received:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class CloudServer:
    """The script and the record."""

    url: str
    replies: list[Reply] = field(default_factory=list)
    requests: list[Received] = field(default_factory=list)
    connections: int = 0
    """How many were opened, whatever was sent over them."""


@contextmanager
def cloud_server() -> Iterator[CloudServer]:
    """Run the server; without a script it answers "Paris."."""

    class Handler(BaseHTTPRequestHandler):
        def setup(self) -> None:
            super().setup()
            server.connections += 1

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.requests.append(Received(self.path, dict(self.headers), body))
            reply = server.replies.pop(0) if server.replies else Reply()
            if reply.hang_s:
                self.connection.settimeout(reply.hang_s)
                with contextlib.suppress(TimeoutError, OSError):
                    self.connection.recv(1)
                self.close_connection = True
                return
            self._answer(reply)

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in {"Content-Type": "text/event-stream", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            if reply.status != 200:
                return
            if reply.raw is not None:
                self.wfile.write(reply.raw)
                return
            for piece in reply.pieces:
                self._event({"model": "scripted", "choices": [{"delta": {"content": piece}}]})
                time.sleep(reply.pause_s)
            if reply.reset:
                time.sleep(0.3)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                return
            if reply.break_off:
                return
            self._event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
            self._event({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 2}})
            self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, value: object) -> None:
            try:
                self.wfile.write(b"data: " + json.dumps(value).encode() + b"\n\n")
                self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = CloudServer(f"http://127.0.0.1:{http.server_port}/v1")
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
