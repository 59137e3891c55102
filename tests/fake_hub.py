"""A small model hub on loopback that the real client library talks to: honest by default, and faulty on demand."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
import struct
import threading
import time
import urllib.parse
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from core.settings import Settings
from models.hub import Hub

PIECE = 64 << 10


@dataclass
class HubFile:
    """A file of a repository: its bytes, or a file on disk that holds them."""

    content: bytes | Path
    sha256: str = ""
    """What the hub claims; computed when left out."""

    def __post_init__(self) -> None:
        if not self.sha256:
            self.sha256 = hashlib.sha256(self.read(0, self.size)).hexdigest()

    @property
    def size(self) -> int:
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    def read(self, start: int, count: int) -> bytes:
        if isinstance(self.content, bytes):
            return self.content[start : start + count]
        with self.content.open("rb") as file:
            file.seek(start)
            return file.read(count)


@dataclass
class HubRepository:
    """A repository with one branch."""

    files: dict[str, HubFile] = field(default_factory=dict)
    commit: str = "0123456789abcdef0123456789abcdef01234567"
    gated: bool = False
    private: bool = False
    downloads: int = 10
    gguf: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ("gguf", "license:apache-2.0")


@dataclass
class Fault:
    """What goes wrong with one request instead of its answer."""

    status: int = 0
    """Answer with this; 0 answers properly up to `cut_after`."""
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int = -1
    """Bytes of the body after which the connection breaks."""
    reset: bool = False
    """Break it with a reset instead of an end."""
    stall_s: float = 0.0
    """Say nothing for so long before the body."""
    flip: bool = False
    """One bit of the body is wrong."""
    body: bytes = b"{}"


@dataclass
class Request:
    """One request as it arrived."""

    server: str
    """"hub" or "store"."""
    method: str
    path: str
    headers: dict[str, str]
    """By lower-case name."""


@dataclass
class FakeHub:
    """What the hub holds, what it does wrong, and what it was asked."""

    url: str = ""
    store_url: str = ""
    repositories: dict[str, HubRepository] = field(default_factory=dict)
    hub_faults: deque[Fault] = field(default_factory=deque)
    store_faults: deque[Fault] = field(default_factory=deque)
    """For the server that large files are redirected to."""
    requests: list[Request] = field(default_factory=list)
    token: str = "hf_secret"
    bytes_per_second: float = 0.0
    """0 is as fast as it goes."""
    ranges: bool = True
    served: int = 0
    """Bytes of files that went out."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, repo: str, path: str, content: bytes | Path, sha256: str = "") -> HubFile:
        """Put a file into a repository, which is made where it is missing."""
        file = HubFile(content, sha256)
        self.repositories.setdefault(repo, HubRepository()).files[path] = file
        return file

    def asked(self, server: str, method: str = "GET") -> list[Request]:
        """The requests that one of the two servers has had."""
        return [request for request in self.requests if (request.server, request.method) == (server, method)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: FakeHub
    role: str

    def do_HEAD(self) -> None:
        self._handle()

    def do_GET(self) -> None:
        self._handle()

    def _handle(self) -> None:
        url = urllib.parse.urlsplit(self.path)
        path = urllib.parse.unquote(url.path)
        query = urllib.parse.parse_qs(url.query)
        self.hub.requests.append(
            Request(self.role, self.command, self.path, {n.lower(): v for n, v in self.headers.items()})
        )
        faults = self.hub.hub_faults if self.role == "hub" else self.hub.store_faults
        fault = faults.popleft() if faults else Fault()
        if fault.status:
            self._reply(fault.status, fault.body, fault.headers)
            return
        with contextlib.suppress(OSError):
            if self.role == "store":
                _, repo, name = path.split(":", 2)
                self._send(self.hub.repositories[repo].files[name], fault)
            elif path == "/api/models":
                self._search(query)
            elif match := re.fullmatch(r"/api/models/(.+?)(/revision/(.+))?", path):
                self._model(match[1], match[3] or "main")
            elif match := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
                self._resolve(match[1], match[2], match[3])
            else:
                self._refuse(404, "RepoNotFound")

    def _search(self, query: dict[str, list[str]]) -> None:
        words = query.get("search", [""])[0].lower().split()
        limit = int(query.get("limit", ["1000"])[0])
        found = [
            self._info(name, repo)
            for name, repo in self.hub.repositories.items()
            if all(word in name.lower() for word in words) and query.get("filter", ["gguf"])[0] in repo.tags
        ]
        found.sort(key=lambda info: -int(info["downloads"]))
        self._reply(200, json.dumps(found[:limit]).encode())

    def _info(self, name: str, repo: HubRepository) -> dict[str, Any]:
        return {
            "_id": "1",
            "id": name,
            "downloads": repo.downloads,
            "likes": 3,
            "gated": "manual" if repo.gated else False,
            "tags": list(repo.tags),
            "lastModified": "2026-03-14T12:00:00.000Z",
            "gguf": repo.gguf or None,
        }

    def _model(self, name: str, revision: str) -> None:
        repo = self._allowed(name, revision, gated=False)
        if repo is None:
            return
        siblings = [
            {
                "rfilename": path,
                "size": file.size,
                "blobId": "0" * 40,
                "lfs": {"sha256": file.sha256, "size": file.size, "pointerSize": 135},
            }
            for path, file in repo.files.items()
        ]
        self._reply(200, json.dumps({**self._info(name, repo), "sha": repo.commit, "siblings": siblings}).encode())

    def _allowed(self, name: str, revision: str, *, gated: bool) -> HubRepository | None:
        repo = self.hub.repositories.get(name)
        given = self.headers.get("Authorization", "")
        if given and given != f"Bearer {self.hub.token}":
            self._refuse(401, "", "Invalid credentials in Authorization header")
        elif repo is None or (repo.private and not given):
            self._refuse(404 if given else 401, "RepoNotFound")
        elif gated and repo.gated and not given:
            self._refuse(401, "GatedRepo")
        elif revision not in ("main", repo.commit):
            self._refuse(404, "RevisionNotFound")
        else:
            return repo
        return None

    def _resolve(self, name: str, revision: str, path: str) -> None:
        repo = self._allowed(name, revision, gated=True)
        if repo is None:
            return
        file = repo.files.get(path)
        if file is None:
            self._refuse(404, "EntryNotFound")
            return
        headers = {
            "Location": f"{self.hub.store_url}/object:{name}:{urllib.parse.quote(path)}",
            "X-Repo-Commit": repo.commit,
            "X-Linked-Etag": f'"{file.sha256}"',
            "X-Linked-Size": str(file.size),
            "ETag": '"of-the-pointer"',
        }
        self._reply(302, b"", headers)

    def _refuse(self, status: int, code: str, message: str = "") -> None:
        self._reply(status, b"{}", {"X-Error-Code": code, **({"X-Error-Message": message} if message else {})})

    def _reply(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send(self, file: HubFile, fault: Fault) -> None:
        start, stop = 0, file.size
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")) if self.hub.ranges else None
        if match and int(match[1]) >= file.size:
            self._reply(416, b"", {"Content-Range": f"bytes */{file.size}"})
            return
        if match:
            start, stop = int(match[1]), min(int(match[2] or file.size) + 1, file.size)
        self.send_response(206 if match else 200)
        self.send_header("ETag", '"of-the-store"')
        self.send_header("Content-Length", str(stop - start))
        if match:
            self.send_header("Content-Range", f"bytes {start}-{stop - 1}/{file.size}")
        self.end_headers()
        time.sleep(fault.stall_s)
        self._send_body(file, start, stop, fault)

    def _send_body(self, file: HubFile, start: int, stop: int, fault: Fault) -> None:
        end = stop if fault.cut_after < 0 else min(stop, start + fault.cut_after)
        for at in range(start, end, PIECE):
            piece = file.read(at, min(PIECE, end - at))
            if fault.flip and at == start:
                piece = bytes([piece[0] ^ 1]) + piece[1:]
            self.wfile.write(piece)
            with self.hub.lock:
                self.hub.served += len(piece)
            if self.hub.bytes_per_second:
                time.sleep(len(piece) / self.hub.bytes_per_second)
        if end < stop:
            if fault.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True

    def finish(self) -> None:
        with contextlib.suppress(OSError):
            super().finish()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of the tests."""

    def shutdown_request(self, request: Any) -> None:
        # The library's own way says goodbye first, which turns a reset into an orderly end.
        self.close_request(request)


def open_hub(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """The real client, sent to the fake hub, without a token and without a long wait."""
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("HF_TOKEN_PATH", "/nowhere")
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", "/nowhere")
    monkeypatch.setattr("models.download.PAUSES_S", (0.01, 0.01))
    return Hub(Settings)


@contextlib.contextmanager
def fake_hub() -> Iterator[FakeHub]:
    """Run the hub and the server that large files are redirected to."""
    hub = FakeHub()
    servers = []
    for role in ("hub", "store"):
        handler = type("Handler", (_Handler,), {"hub": hub, "role": role})
        servers.append(_Server(("127.0.0.1", 0), handler))
    hub.url, hub.store_url = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    threads = [threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield hub
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()
