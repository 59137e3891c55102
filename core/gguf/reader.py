"""Reads GGUF headers from any source of bytes, within bounds, because such files come from anywhere."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from core.errors import ModelDamaged, NotAModel
from core.gguf.header import GGML_TYPES, Header, Scalar, Tensor, Value
from core.gguf.leap import LEAST, array_end

MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_CHUNK: Final = 1 << 20
_DEAR_CHUNK: Final = 128 << 10
_AHEAD_LIMIT: Final = 4 << 20
_HEADER_LIMIT: Final = 256 << 20
"""Bytes; the largest vocabularies make headers of some 30 MB."""
_PAIRS_LIMIT: Final = 1 << 16
_TENSORS_LIMIT: Final = 1 << 17
_STRINGS_LIMIT: Final = 1 << 22
"""Strings in all arrays together; the largest vocabularies have under a million."""
_TEXT_LIMIT: Final = 8 << 20
_ITEMS_LIMIT: Final = 4096
"""Longer arrays are counted, not kept: they are vocabularies."""
_ALL_ITEMS_LIMIT: Final = 1 << 18
"""Kept items of all arrays together."""
_STRING: Final = 8
_ARRAY: Final = 9
_SCALARS: Final[Mapping[int, struct.Struct]] = {
    number: struct.Struct("<" + code)
    for number, code in {
        0: "B",
        1: "b",
        2: "H",
        3: "h",
        4: "I",
        5: "i",
        6: "f",
        7: "?",
        10: "Q",
        11: "q",
        12: "d",
    }.items()
}
_LENGTH: Final = _SCALARS[10]

CHOOSE: Final = "Choose another file: a model in the GGUF format."
_AGAIN: Final = "Download or copy the file again."


class ByteSource(Protocol):
    """Something that a GGUF header can be read from: a local file, or one at the other end of a network."""

    @property
    def name(self) -> str:
        """The file's name, for sentences."""
        ...

    @property
    def size(self) -> int:
        """Bytes of the whole file."""
        ...

    @property
    def dear(self) -> bool:
        """Whether bytes that nobody looks at are better never read."""
        ...

    def read(self, offset: int, count: int) -> bytes:
        """`count` bytes from `offset` on, fewer only where the file ends."""
        ...


def read_from(sources: Iterable[tuple[ByteSource, bytes]], path: Path) -> Header:
    """Read and check the header of one model.

    Args:
        sources: the file, or all parts of a split model in their order, each with a stamp that changes when it does.
        path: what the header says its file is: the first part.

    Raises:
        NotAModel: it is something else than a GGUF model, or a part of another one.
        ModelDamaged: it is cut short, or says things that cannot be.
    """
    parts: list[_Part] = []
    digest = hashlib.blake2b(digest_size=16)
    for source, stamp in sources:
        parts.append(_read_source(source, len(parts)))
        digest.update(stamp + parts[-1].digest)
    first = parts[0]
    tensors = tuple(tensor for part in parts for tensor in part.tensors)
    size = sum(part.size for part in parts)
    header = Header(
        path, size, digest.hexdigest(), first.version, first.metadata, first.lengths, tensors, parts=len(parts)
    )
    if not header.architecture:
        raise NotAModel(f"The GGUF file {path.name} does not say what kind of model it is.", CHOOSE)
    _check_parts(header)
    return header


@dataclass(frozen=True)
class _Part:
    version: int
    size: int
    metadata: dict[str, Value]
    lengths: dict[str, int]
    tensors: tuple[Tensor, ...]
    digest: bytes


def _read_source(source: ByteSource, number: int) -> _Part:
    cursor = _Cursor(source, leaping=source.dear)
    try:
        return _read_part(cursor, number)
    except ModelDamaged:
        if not cursor.leapt:
            raise
    # A guessed place may have been the wrong one.
    return _read_part(_Cursor(source), number)


def _read_part(cursor: _Cursor, number: int) -> _Part:
    version = _check_start(cursor)
    tensor_count = cursor.count("tensors", _TENSORS_LIMIT)
    pair_count = cursor.count("entries", _PAIRS_LIMIT)
    metadata, lengths = _read_metadata(cursor, pair_count)
    if metadata.get("split.no", number) != number:
        raise cursor.damaged("it is another part of its model than its name says")
    tensors = _read_tensors(cursor, tensor_count, metadata, number)
    return _Part(version, cursor.size, metadata, lengths, tensors, cursor.digest())


def _check_parts(header: Header) -> None:
    count = header.metadata.get("split.count", 1) or 1
    if count != header.parts:
        raise NotAModel(
            f"The file {header.path.name} is one of {count} parts of a model, and its name does not say which.",
            "Keep the names that the parts were published with: they end in -00001-of-00003.gguf and so on.",
        )
    if len({tensor.name for tensor in header.tensors}) != len(header.tensors):
        raise ModelDamaged(f"The model {header.path.name} is damaged: two of its tensors have the same name.", _AGAIN)
    if header.metadata.get("split.tensors.count", len(header.tensors)) != len(header.tensors):
        raise ModelDamaged(f"The parts of the model {header.path.name} do not belong together.", _AGAIN)


class _Cursor:
    """The header's bytes in order, a window at a time."""

    def __init__(self, source: ByteSource, *, leaping: bool = False) -> None:
        self.leapt = False
        self._leaping = leaping
        self.size = source.size
        self.position = 0
        self.name = source.name
        self._source = source
        self._window = b""
        self._at = 0
        self._hash = hashlib.blake2b(digest_size=16)

    def damaged(self, what: str) -> ModelDamaged:
        """The error that says what is wrong with this file."""
        return ModelDamaged(f"The model file {self.name} is damaged: {what}.", _AGAIN)

    def cut_short(self, needed: int) -> ModelDamaged:
        """The error for a file that ends too early."""
        return ModelDamaged(
            f"The model file {self.name} is cut short: it has {_megabytes(self.size)} of {_megabytes(needed)}.", _AGAIN
        )

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        self._fill(count)
        start, self._at = self._at, self._at + count
        self.position += count
        return self._window[start : self._at]

    def skip(self, count: int) -> None:
        """Go on by `count` bytes."""
        self._check(count)
        if self._source.dear and self._at + count > len(self._window):
            self.position += count
            self._window, self._at = b"", 0
            return
        while count:
            step = min(count, _CHUNK)
            self.take(step)
            count -= step

    def scalar(self, kind: int) -> int | float | bool:
        """The next number of a GGUF type."""
        layout = _SCALARS[kind]
        value: int | float | bool = layout.unpack(self.take(layout.size))[0]
        return value

    def count(self, what: str, limit: int) -> int:
        """The next number of things, refused when no model has as many."""
        value = int(self.scalar(10))
        if value > limit:
            raise self.damaged(f"it claims to have {value} {what}")
        return value

    def text(self, what: str) -> str:
        """The next string."""
        length = int(self.scalar(10))
        if length > _TEXT_LIMIT:
            raise self.damaged(f"{what} claims to be {length} bytes long")
        try:
            return self.take(length).decode()
        except UnicodeDecodeError:
            raise self.damaged(f"{what} is not text") from None

    def skip_strings(self, count: int) -> None:
        """Go over `count` strings; the loop that takes the time of reading a header."""
        if self._leaping and count >= LEAST:
            end = array_end(self._source.read, self.position, count)
            if end is not None and end <= self.size:
                self.leapt = True
                self.position, self._window, self._at = end, b"", 0
                return
        unpack, remaining = _LENGTH.unpack_from, count
        while remaining:
            # So much is surely still to come, unless texts are empty: from afar that is one request instead of many.
            self._fill(_LENGTH.size, ahead=remaining * (_LENGTH.size + 1))
            window, at, end = self._window, self._at, len(self._window) - _LENGTH.size
            while remaining and at <= end:
                following = at + _LENGTH.size + unpack(window, at)[0]
                if following > end + _LENGTH.size:
                    break
                at = following
                remaining -= 1
            self.position += at - self._at
            moved = at != self._at
            self._at = at
            if remaining and not moved:
                self.skip(int(self.scalar(10)))
                remaining -= 1

    def digest(self) -> bytes:
        """Of everything taken so far."""
        rest = self._hash.copy()
        rest.update(self._window[: self._at])
        return rest.digest()

    def _check(self, count: int) -> None:
        if self.position + count > self.size:
            raise self.damaged("it ends in the middle of its header")
        if self.position + count > _HEADER_LIMIT:
            raise self.damaged("its header is larger than that of any model")

    def _fill(self, count: int, ahead: int = 0) -> None:
        self._check(count)
        if self._at + count <= len(self._window):
            return
        self._hash.update(self._window[: self._at])
        rest = self._window[self._at :]
        wanted = max(_DEAR_CHUNK, min(ahead - len(rest), _AHEAD_LIMIT)) if self._source.dear else _CHUNK
        start = self.position + len(rest)
        self._window = rest + self._source.read(start, max(wanted, count - len(rest)))
        self._at = 0
        if len(self._window) < count:
            raise self.damaged("it ends in the middle of its header")


def _check_start(cursor: _Cursor) -> int:
    if cursor.size < len(MAGIC) or cursor.take(len(MAGIC)) != MAGIC:
        raise NotAModel(f"The file {cursor.name} is not a GGUF model.", CHOOSE)
    version = int(cursor.scalar(4))
    if version not in _VERSIONS:
        raise NotAModel(
            f"The file {cursor.name} is in a version of GGUF ({version}) that cannot be read.",
            "Choose a file in GGUF version 3, which every current model has.",
        )
    return version


def _read_metadata(cursor: _Cursor, count: int) -> tuple[dict[str, Value], dict[str, int]]:
    metadata: dict[str, Value] = {}
    lengths: dict[str, int] = {}
    kept = strings = 0
    for _ in range(count):
        key = cursor.text("the name of an entry")
        if key in metadata or key in lengths:
            raise cursor.damaged(f"it has two entries called {_shown(key)}")
        kind = int(cursor.scalar(4))
        if kind != _ARRAY:
            metadata[key] = _read_value(cursor, kind, key)
            continue
        kind, length = int(cursor.scalar(4)), int(cursor.scalar(10))
        lengths[key] = length
        if kind == _STRING:
            strings += length
            if strings > _STRINGS_LIMIT:
                raise cursor.damaged(f"it claims to have {strings} texts")
            cursor.skip_strings(length)
        elif kind not in _SCALARS:
            raise cursor.damaged(f"the entry {_shown(key)} is an array of an unknown type ({kind})")
        elif length > _ITEMS_LIMIT or kept + length > _ALL_ITEMS_LIMIT:
            cursor.skip(length * _SCALARS[kind].size)
        else:
            kept += length
            metadata[key] = tuple(cursor.scalar(kind) for _ in range(length))
    return metadata, lengths


def _read_value(cursor: _Cursor, kind: int, key: str) -> Scalar:
    if kind == _STRING:
        return cursor.text(_shown(key))
    if kind not in _SCALARS:
        raise cursor.damaged(f"the entry {_shown(key)} has an unknown type ({kind})")
    return cursor.scalar(kind)


def _read_tensors(cursor: _Cursor, count: int, metadata: Mapping[str, Value], part: int) -> tuple[Tensor, ...]:
    alignment = metadata.get("general.alignment", 32)
    if type(alignment) is not int or alignment <= 0 or alignment & (alignment - 1) or alignment > 1 << 20:
        raise cursor.damaged(f"its alignment is {alignment!r}")
    described = [_read_tensor(cursor) for _ in range(count)]
    start = -(-cursor.position // alignment) * alignment
    tensors = tuple(Tensor(t.name, t.shape, t.type, start + t.offset, t.size, part) for t in described)
    _check_layout(cursor, tensors, alignment)
    return tensors


def _read_tensor(cursor: _Cursor) -> Tensor:
    """The description of one tensor, its offset still counted from the first one."""
    name = cursor.text("the name of a tensor")
    dimensions = int(cursor.scalar(4))
    if not 1 <= dimensions <= 4:
        raise cursor.damaged(f"the tensor {_shown(name)} has {dimensions} dimensions")
    shape = tuple(int(cursor.scalar(10)) for _ in range(dimensions))
    kind = int(cursor.scalar(4))
    offset = int(cursor.scalar(10))
    if kind not in GGML_TYPES:
        raise cursor.damaged(f"the tensor {_shown(name)} has an unknown type ({kind})")
    type_name, block, block_bytes = GGML_TYPES[kind]
    if any(not 1 <= length < 1 << 40 for length in shape) or shape[0] % block:
        raise cursor.damaged(f"the tensor {_shown(name)} has an impossible shape")
    tensor = Tensor(name, shape, type_name, offset, 0)
    return Tensor(name, shape, type_name, offset, tensor.elements // block * block_bytes)


def _check_layout(cursor: _Cursor, tensors: tuple[Tensor, ...], alignment: int) -> None:
    if len({tensor.name for tensor in tensors}) != len(tensors):
        raise cursor.damaged("two of its tensors have the same name")
    end = 0
    for tensor in sorted(tensors, key=lambda tensor: tensor.offset):
        if tensor.offset < end or tensor.offset % alignment:
            raise cursor.damaged(f"the tensor {_shown(tensor.name)} is in a place where it cannot be")
        end = tensor.offset + tensor.size
    if end > cursor.size:
        raise cursor.cut_short(end)


def _shown(name: str) -> str:
    """A name out of the file, made fit for a sentence."""
    plain = re.sub(r"[^\w.\-/ ]", "?", name)
    return plain if len(plain) <= 60 else plain[:57] + "..."


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
