"""The header of a GGUF model on the hub, read through a few ranges before anything is downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from core.errors import ModelDamaged
from core.gguf import ByteSource, Header, part_names, read_from
from models.hub import Hub, RemoteFile

TRAFFIC_LIMIT: Final = 64 << 20
"""Bytes for one header; no model's comes near it."""


def remote_header(hub: Hub, repo: str, path: str, revision: str = "main") -> Header:
    """Read and check the header of a model on the hub, and those of the other parts of a split model.

    A header is as long as the vocabulary makes it, some 0.5 to 8 MB. Arrays of numbers are left out.

    Args:
        hub: where it lies.
        repo: owner/name.
        path: of the file in the repository; of a split model the first.
        revision: branch, tag or commit.

    Raises:
        HubError: the hub does not give it.
        NotAModel: it is something else than a GGUF model.
        ModelDamaged: it says things that cannot be.
    """
    return read_from(_sources(hub, repo, path, revision), Path(PurePosixPath(path).name))


def _sources(hub: Hub, repo: str, path: str, revision: str) -> Iterator[tuple[ByteSource, bytes]]:
    place = PurePosixPath(path)
    for name in part_names(place.name):
        file = hub.file(repo, str(place.with_name(name)), revision)
        yield _RemoteSource(hub, file), file.etag.encode()


class _RemoteSource:
    """A file on the hub as a source of bytes."""

    dear = True

    def __init__(self, hub: Hub, file: RemoteFile) -> None:
        self._hub = hub
        self._file = file
        self._fetched = 0
        self.name = file.name
        self.size = file.size

    def read(self, offset: int, count: int) -> bytes:
        self._fetched += count
        if self._fetched > TRAFFIC_LIMIT:
            raise ModelDamaged(f"The header of {self.name} is larger than that of any model.", "Choose another file.")
        return self._hub.read(self._file, offset, count)
