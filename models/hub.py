"""The Hugging Face hub and its mirrors: searching, what a repository holds, and bytes of its files.

The only place that imports huggingface_hub, and the one that turns its errors into ours. Nothing here runs before the
user asks for a model: the first call imports the library.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import logging
import os
import re
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import msgspec
import stamina

from core.errors import GatedModel, HubBusy, HubError, HubOffline, HubRefused, HubUnreachable, ModelError, NotOnHub
from core.gguf import part_names
from core.secrets import read_key
from core.settings import Settings
from models.hub_errors import AGAIN, translated, understood

if TYPE_CHECKING:
    import httpx2

T = TypeVar("T")

HUB: Final = "https://huggingface.co"
"""Also the name of the hub's token in the keyring."""
TOKEN_VARIABLE: Final = "HF_TOKEN"  # noqa: S105
ATTEMPTS: Final = 3
PATIENCE_S: Final = 10.0
"""Longer waits than this are the user's decision."""
TIMEOUT_S: Final = 10.0
"""For a connection, and for the next bytes of an answer."""

_YES: Final = frozenset({"1", "on", "yes", "true"})
_REPOSITORY: Final = re.compile(r"[\w][\w.\-]*(/[\w][\w.\-]*)?", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_EXPANDED: Final = ("downloads", "likes", "gated", "gguf", "lastModified", "tags")


class FoundModel(msgspec.Struct, frozen=True):
    """A repository with GGUF files, as a search finds it."""

    repo: str
    downloads: int
    """In the last month."""
    likes: int
    gated: bool
    updated: str
    """The day of the last change, such as "2026-03-14"; "" where the hub does not say."""
    license: str
    architecture: str
    parameters: int
    """0 where the hub does not say."""
    context_length: int


class HubModel(msgspec.Struct, frozen=True):
    """One GGUF model of a repository; a split one is one entry.

    Args:
        path: in the repository; of a split model the first file.
        size: bytes of all parts.
        sha256: of the file; "" for a split model.
        parts: how many files it consists of.
    """

    path: str
    size: int
    sha256: str
    parts: int


class Repository(msgspec.Struct, frozen=True):
    """What a repository holds at one commit."""

    about: FoundModel
    revision: str
    models: tuple[HubModel, ...]


@dataclass(frozen=True)
class RemoteFile:
    """One file at one commit, as one endpoint serves it.

    Args:
        etag: changes when the content does; for large files it is their SHA-256.
    """

    endpoint: str
    repo: str
    path: str
    revision: str
    size: int
    etag: str

    @property
    def sha256(self) -> str:
        """Of the content; "" where the hub does not say."""
        return self.etag if _SHA256.fullmatch(self.etag) else ""

    @property
    def name(self) -> str:
        """Without the folders of the repository."""
        return self.path.rsplit("/", 1)[-1]


class Stream:
    """Bytes on their way.

    Args:
        start: where in the file they begin; 0 where the server ignores ranges.
    """

    def __init__(self, response: httpx2.Response, start: int) -> None:
        self.start = start
        self._response = response

    def chunks(self) -> Iterator[bytes]:
        """What arrives, as it arrives.

        Raises:
            HubUnreachable: the connection broke; raised where the stream was opened.
        """
        return self._response.iter_raw()

    def abort(self) -> None:
        """End the stream from another thread, even while it waits for bytes."""
        connection = self._response.extensions["network_stream"].get_extra_info("socket")
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)


class Hub:
    """The hub, as far as the settings allow it.

    Args:
        settings: read at each call, so that a switch to offline counts at once.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._stored_token = ""

    @property
    def endpoints(self) -> tuple[str, ...]:
        """Addresses in the order in which they are tried: the hub (or $HF_ENDPOINT), then the mirrors."""
        mirrors = self._settings().hub_mirrors.replace(",", " ").split()
        return tuple(dict.fromkeys(address.rstrip("/") for address in (_main_endpoint(), *mirrors)))

    def check_allowed(self) -> None:
        """Return where the hub may be contacted.

        Raises:
            HubOffline: it may not; the sentence says what forbids it.
        """
        if self._settings().hub_offline:
            raise HubOffline(
                "The model hub is switched off in the settings.", 'Turn off "Never contact the model hub".'
            )
        if self._settings().local_only:
            raise HubOffline("Nothing leaves this machine, as the settings say.", 'Turn off "Stay on this machine".')
        if os.environ.get("HF_HUB_OFFLINE", "").lower() in _YES:
            raise HubOffline("The model hub is switched off by HF_HUB_OFFLINE.", "Unset that variable to use the hub.")

    def search(self, text: str, limit: int = 20) -> tuple[FoundModel, ...]:
        """Repositories with GGUF files, those with the most downloads first.

        Raises:
            HubError: the hub cannot be asked.
        """

        def ask(endpoint: str, token: str | Literal[False]) -> tuple[FoundModel, ...]:
            # The library's own search waits as long as a busy hub likes, so it is only asked to read the answer.
            library = _library()
            wanted = {"search": text.strip(), "filter": "gguf", "sort": "downloads", "limit": limit}
            response = library.get_session().get(
                f"{endpoint}/api/models",
                params={**wanted, "expand": list(_EXPANDED)},
                headers=library.utils.build_hf_headers(token=token, **_agent()),
                timeout=TIMEOUT_S,
            )
            library.utils.hf_raise_for_status(response)
            return tuple(_found(library.ModelInfo(**item)) for item in response.json()[:limit])

        return self._anywhere(ask, "the search")

    def repository(self, repo: str, revision: str = "main") -> Repository:
        """The GGUF models of a repository.

        Raises:
            NotOnHub: there is no such repository or revision.
            HubError: the hub cannot be asked.
        """

        def ask(endpoint: str, token: str | Literal[False]) -> Repository:
            api = _library().HfApi(endpoint=endpoint, token=token)
            info = api.model_info(repo, revision=revision, files_metadata=True, timeout=TIMEOUT_S)
            return Repository(_found(info), str(info.sha or revision), _models(info.siblings or ()))

        _check_repository(repo)
        return self._anywhere(ask, repo)

    def file(self, repo: str, path: str, revision: str = "main") -> RemoteFile:
        """Size, digest and commit of one file, from the first endpoint that answers.

        Raises:
            GatedModel: the terms must be accepted first.
            NotOnHub: there is no such file.
            HubError: the hub cannot be asked.
        """
        _check_repository(repo)
        return self._anywhere(lambda address, token: _file(address, token, repo, path, revision), f"{repo}/{path}")

    def file_at(self, endpoint: str, repo: str, path: str, revision: str) -> RemoteFile:
        """Like `file`, from one endpoint and without a second try.

        Raises:
            HubError: that endpoint does not give it.
        """
        _check_repository(repo)
        return self._asked(
            endpoint, lambda address, token: _file(address, token, repo, path, revision), f"{repo}/{path}"
        )

    @contextlib.contextmanager
    def open(self, file: RemoteFile, start: int, stop: int) -> Iterator[Stream]:
        """Bytes `start` to `stop` (exclusive) of a file, as a stream; one try.

        Raises:
            HubError: the endpoint does not give them, or stops in the middle.
        """
        self.check_allowed()
        library = _library()
        headers = library.utils.build_hf_headers(token=self._token(file.endpoint) or False, **_agent())
        headers |= {"Range": f"bytes={start}-{stop - 1}", "Accept-Encoding": "identity"}
        url = library.hf_hub_url(file.repo, file.path, revision=file.revision, endpoint=file.endpoint)
        with (
            translated(file.endpoint, f"{file.repo}/{file.path}", with_token="authorization" in headers),
            library.get_session().stream("GET", url, headers=headers, timeout=TIMEOUT_S) as response,
        ):
            if response.status_code >= 400:
                response.read()
            library.utils.hf_raise_for_status(response)
            yield Stream(response, _first_byte(response, file, start))

    def read(self, file: RemoteFile, start: int, count: int) -> bytes:
        """`count` bytes of a file from `start` on, fewer at its end.

        Raises:
            HubError: the endpoint does not give them.
        """
        stop = min(start + count, file.size)
        if stop <= start:
            return b""

        def fetch() -> bytes:
            data = bytearray()
            with self.open(file, start, stop) as stream:
                if stream.start != start:
                    raise HubRefused(f"{file.endpoint} does not give parts of files.", "Use another mirror.")
                for chunk in stream.chunks():
                    data += chunk
                    if len(data) >= stop - start:
                        break
            if len(data) < stop - start:
                raise HubUnreachable(f"The connection to {file.endpoint} broke.", AGAIN)
            return bytes(data[: stop - start])

        return _patiently(fetch)

    def _anywhere(self, ask: Callable[[str, str | Literal[False]], T], what: str) -> T:
        failure: HubError | None = None
        for endpoint in self.endpoints:
            try:
                return _patiently(lambda address=endpoint: self._asked(address, ask, what))  # type: ignore[misc]
            except (HubUnreachable, HubBusy) as error:
                failure = failure or error
        assert failure is not None
        raise failure

    def _asked(self, endpoint: str, ask: Callable[[str, str | Literal[False]], T], what: str) -> T:
        """The answer of one endpoint: without the stored token first, so that public models never open a keyring."""
        self.check_allowed()
        token = self._token(endpoint)
        try:
            with translated(endpoint, what, with_token=bool(token)), understood(endpoint):
                return ask(endpoint, token or False)
        except (GatedModel, NotOnHub):
            if token or endpoint != _main_endpoint():
                raise
            self._stored_token = read_key(HUB, TOKEN_VARIABLE) or _library().get_token() or ""
            if not self._stored_token:
                raise
        with translated(endpoint, what, with_token=True), understood(endpoint):
            return ask(endpoint, self._stored_token)

    def _token(self, endpoint: str) -> str:
        """The token for an endpoint; mirrors of the list never get one."""
        if endpoint != _main_endpoint():
            return ""
        return os.environ.get(TOKEN_VARIABLE, "").strip() or self._stored_token


def _main_endpoint() -> str:
    return (os.environ.get("HF_ENDPOINT", "").strip() or HUB).rstrip("/")


def _agent() -> dict[str, Any]:
    return {"library_name": "inglenook", "library_version": importlib.metadata.version("inglenook")}


def _library() -> Any:
    """huggingface_hub, which takes a quarter of a second to import, told to say nothing to anyone."""
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["DO_NOT_TRACK"] = "1"
    import huggingface_hub  # noqa: PLC0415

    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)
    return huggingface_hub


def _patiently(call: Callable[[], T]) -> T:
    for attempt in stamina.retry_context(on=_worth_another_try, attempts=ATTEMPTS, timeout=60, wait_initial=0.5):
        with attempt:
            return call()
    raise AssertionError("the last attempt raises")


def _worth_another_try(error: Exception) -> bool | float:
    if isinstance(error, HubBusy):
        return error.retry_after_s or True if error.retry_after_s <= PATIENCE_S else False
    return isinstance(error, HubUnreachable)


def _check_repository(repo: str) -> None:
    if not _REPOSITORY.fullmatch(repo) or len(repo) > 96 or ".." in repo or "--" in repo:
        raise NotOnHub(f"{repo!r} is not a possible name of a repository.", "Such names look like owner/model.")


def _file(endpoint: str, token: str | Literal[False], repo: str, path: str, revision: str) -> RemoteFile:
    library = _library()
    url = library.hf_hub_url(repo, path, revision=revision, endpoint=endpoint)
    found = library.get_hf_file_metadata(url, token=token, timeout=TIMEOUT_S, endpoint=endpoint, **_agent())
    if found.size is None or not found.etag:
        raise HubRefused(f"{endpoint} does not say how large {path} is.", "Try again later, or use another mirror.")
    return RemoteFile(endpoint, repo, path, found.commit_hash or revision, int(found.size), str(found.etag))


def _first_byte(response: httpx2.Response, file: RemoteFile, wanted: int) -> int:
    """Where the answer begins: at the wanted byte, or at 0 where the server ignores ranges."""
    if response.status_code == 200:
        return 0
    match = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if response.status_code != 206 or match is None or int(match[1]) != wanted or int(match[3]) != file.size:
        raise HubRefused(f"{file.endpoint} gave another part of {file.name} than asked for.", "Use another mirror.")
    return wanted


def _found(info: Any) -> FoundModel:
    gguf: Mapping[str, Any] = info.gguf if isinstance(info.gguf, Mapping) else {}
    licences = [tag.removeprefix("license:") for tag in info.tags or () if tag.startswith("license:")]
    return FoundModel(
        repo=str(info.id),
        downloads=int(info.downloads or 0),
        likes=int(info.likes or 0),
        gated=bool(info.gated),
        updated=info.last_modified.date().isoformat() if info.last_modified else "",
        license=licences[0] if licences else "",
        architecture=str(gguf.get("architecture") or ""),
        parameters=int(gguf.get("total") or 0),
        context_length=int(gguf.get("context_length") or 0),
    )


def _models(siblings: Any) -> tuple[HubModel, ...]:
    files = {str(file.rfilename): file for file in siblings if str(file.rfilename).lower().endswith(".gguf")}
    models = []
    for path, file in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        try:
            parts = [f"{folder}/{part}" if folder else part for part in part_names(name)]
        except ModelError:
            continue
        if all(part in files for part in parts):
            digest = str(file.lfs.sha256) if file.lfs and len(parts) == 1 else ""
            models.append(HubModel(path, sum(int(files[part].size or 0) for part in parts), digest, len(parts)))
    return tuple(models)
