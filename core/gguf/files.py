"""Model files on this machine: their headers, their parts, and what tells one version from the next."""

from __future__ import annotations

import re
import stat
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from core.errors import ModelNotFound, NotAModel
from core.gguf.header import Header
from core.gguf.reader import CHOOSE, ByteSource, read_from

_SPLIT: Final = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf")
_PARTS_LIMIT: Final = 512


def part_names(name: str) -> tuple[str, ...]:
    """The names of all files of a model, given that of its first: several for "NAME-00001-of-00003.gguf".

    Raises:
        NotAModel: the name is that of a later part, or of one that cannot be.
    """
    match = _SPLIT.fullmatch(name)
    if match is None:
        return (name,)
    number, count = int(match["number"]), int(match["count"])
    if not 1 <= number <= count <= _PARTS_LIMIT:
        raise NotAModel(f"{name} is not a possible name for a part of a model.", CHOOSE)
    if number != 1:
        raise NotAModel(
            f"{name} is part {number} of {count} of a model.",
            f"Choose the first part, {match['stem']}-00001-of-{match['count']}.gguf.",
        )
    return tuple(f"{match['stem']}-{part:05}-of-{match['count']}.gguf" for part in range(1, count + 1))


def is_later_part(name: str) -> bool:
    """Whether a file of this name is only read together with the first part of its model."""
    match = _SPLIT.fullmatch(name)
    return match is not None and int(match["number"]) != 1


def part_paths(path: Path) -> tuple[Path, ...]:
    """All files of the model whose first is at `path`.

    Raises:
        NotAModel: as `part_names` does.
    """
    return tuple(path.with_name(name) if name != path.name else path for name in part_names(path.name))


class _File:
    """A local file as a source of bytes."""

    dear = False

    def __init__(self, file: BinaryIO, name: str, size: int) -> None:
        self._file = file
        self.name = name
        self.size = size

    def read(self, offset: int, count: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(count)


def read_header(path: Path) -> Header:
    """Read and check the header of the GGUF file at `path`, and those of the other parts of a split model.

    Raises:
        ModelNotFound: there is no such file or one of the parts is missing, or it may not be read.
        NotAModel: it is something else than a GGUF model.
        ModelDamaged: it is cut short, or says things that cannot be.
    """
    key = _stamp(path)
    header = read_from(_sources(path), path)
    if key is not None and key == _stamp(path):
        _recent[path] = key, header
        while len(_recent) > _RECENT:
            _recent.pop(next(iter(_recent)), None)
    return header


def recent_header(path: Path) -> Header:
    """As `read_header`; of a file that was among the last to be read, and has kept its size and time, from memory.

    Raises:
        ModelError: as `read_header` does.
    """
    found = _recent.get(path)
    return found[1] if found is not None and found[0] == _stamp(path) else read_header(path)


def _sources(path: Path) -> Iterator[tuple[ByteSource, bytes]]:
    for part in part_paths(path):
        with _opened(part) as file:
            status = part.stat()
            yield _File(file, part.name, status.st_size), struct.pack("<Qq", status.st_size, status.st_mtime_ns)


_Stamp = tuple[tuple[Path, int, int], ...]
"""Every part with its size and time."""
_RECENT: Final = 4
_recent: dict[Path, tuple[_Stamp, Header]] = {}
_identities: dict[_Stamp, str] = {}


def identity(path: Path) -> str:
    """A digest that changes whenever the file does; the header is read only when size or time have changed.

    Raises:
        ModelError: as `read_header` does.
    """
    key = _stamp(path)
    if key is None:
        return read_header(path).identity
    if key not in _identities:
        _identities[key] = read_header(path).identity
    return _identities[key]


def _stamp(path: Path) -> _Stamp | None:
    """What changes when the file does; None where nothing can be said of it."""
    try:
        return tuple(
            (part, status.st_size, status.st_mtime_ns) for part in part_paths(path) for status in [part.stat()]
        )
    except (OSError, ValueError, NotAModel):
        return None


def _opened(path: Path) -> BinaryIO:
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.open("rb")
    except FileNotFoundError:
        raise ModelNotFound(f"There is no model file {path}.", "Choose another file, or put it back.") from None
    except ValueError:
        raise ModelNotFound("The name of the model file is not a possible name.", CHOOSE) from None
    except OSError as error:
        raise ModelNotFound(
            f"The model file {path} cannot be opened ({error.strerror}).", "Check that you may read the file."
        ) from None
    what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
    raise NotAModel(f"{path} is {what}.", CHOOSE)
