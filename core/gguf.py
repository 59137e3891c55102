"""What the header of a GGUF file says, read within bounds, because such files come from anywhere."""

from __future__ import annotations

import hashlib
import re
import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from core.errors import ModelDamaged, ModelNotFound, NotAModel

Scalar = int | float | bool | str
Value = Scalar | tuple[Scalar, ...]

MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_CHUNK: Final = 1 << 20
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
_DIGEST: Final = re.compile(r"(?i)(sha256[-_:])?[0-9a-f]{32,}")

GGML_TYPES: Final[Mapping[int, tuple[str, int, int]]] = {
    0: ("F32", 1, 4),
    1: ("F16", 1, 2),
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    6: ("Q5_0", 32, 22),
    7: ("Q5_1", 32, 24),
    8: ("Q8_0", 32, 34),
    9: ("Q8_1", 32, 36),
    10: ("Q2_K", 256, 84),
    11: ("Q3_K", 256, 110),
    12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176),
    14: ("Q6_K", 256, 210),
    15: ("Q8_K", 256, 292),
    16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74),
    18: ("IQ3_XXS", 256, 98),
    19: ("IQ1_S", 256, 50),
    20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110),
    22: ("IQ2_S", 256, 82),
    23: ("IQ4_XS", 256, 136),
    24: ("I8", 1, 1),
    25: ("I16", 1, 2),
    26: ("I32", 1, 4),
    27: ("I64", 1, 8),
    28: ("F64", 1, 8),
    29: ("IQ1_M", 256, 56),
    30: ("BF16", 1, 2),
    34: ("TQ1_0", 256, 54),
    35: ("TQ2_0", 256, 66),
    39: ("MXFP4", 32, 17),
    40: ("NVFP4", 64, 36),
    41: ("Q1_0", 128, 18),
    42: ("Q2_0", 64, 18),
}
"""ggml's number of a type: its name, how many weights a block holds, and bytes a block."""

KV_TYPES: Final[Mapping[str, int]] = {"f16": 1, "q8_0": 8, "q4_0": 2}
"""The types a KV cache may have, as ggml's numbers."""


@dataclass(frozen=True)
class Tensor:
    """One array of weights.

    Args:
        name: as in the file, such as "blk.0.attn_q.weight".
        shape: elements along each dimension, the fastest first.
        type: ggml's name of the element type.
        offset: bytes from the start of the file.
        size: bytes.
    """

    name: str
    shape: tuple[int, ...]
    type: str
    offset: int
    size: int

    @property
    def elements(self) -> int:
        """How many weights it holds."""
        product = 1
        for length in self.shape:
            product *= length
        return product


@dataclass(frozen=True)
class Header:
    """All that a GGUF file says before its weights.

    Args:
        path: the file.
        file_bytes: its size.
        identity: changes whenever the file does: size, modification time and digest of the header.
        version: of the format.
        metadata: scalars, texts and short arrays.
        lengths: the number of items of every array, kept or not.
        tensors: in the order of the file.
    """

    path: Path
    file_bytes: int
    identity: str
    version: int
    metadata: Mapping[str, Value]
    lengths: Mapping[str, int]
    tensors: tuple[Tensor, ...]

    @property
    def architecture(self) -> str:
        """The kind of model, such as "llama"."""
        return self.text("general.architecture")

    @property
    def name(self) -> str:
        """The file's name, which the user chose it by and which tells the quantization.

        A file that a downloader named by its digest goes by the header's own name.
        """
        stem = self.path.stem if self.path.suffix.lower() == ".gguf" else self.path.name
        return (self.text("general.name") or stem) if _DIGEST.fullmatch(stem) else stem

    @property
    def context_length(self) -> int:
        """Tokens it was trained with; 0 where the file does not say."""
        return self.number("context_length")

    @property
    def block_count(self) -> int:
        """Layers."""
        return self.number("block_count")

    @property
    def embedding_length(self) -> int:
        """Length of the vector of one token."""
        return self.number("embedding_length")

    @property
    def head_count(self) -> int:
        """Attention heads of a layer; of the widest, where they differ."""
        return max(self.numbers("attention.head_count"), default=0)

    @property
    def kv_head_counts(self) -> tuple[int, ...]:
        """Key/value heads: one number for all layers, or one a layer."""
        return self.numbers("attention.head_count_kv") or (self.head_count,)

    @property
    def key_length(self) -> int:
        """Length of one head's key."""
        return self.number("attention.key_length") or self._head_length

    @property
    def value_length(self) -> int:
        """Length of one head's value."""
        return self.number("attention.value_length") or self._head_length

    @property
    def vocabulary(self) -> int:
        """Tokens it knows."""
        return self.lengths.get("tokenizer.ggml.tokens", 0)

    @property
    def chat_template(self) -> str:
        """The Jinja template of a conversation, or ""."""
        return self.text("tokenizer.chat_template")

    @property
    def weight_bytes(self) -> int:
        """All tensors together."""
        return sum(tensor.size for tensor in self.tensors)

    @property
    def parameters(self) -> int:
        """All weights together."""
        return sum(tensor.elements for tensor in self.tensors)

    @property
    def _head_length(self) -> int:
        return self.embedding_length // self.head_count if self.head_count else 0

    def text(self, key: str) -> str:
        """The text under a full key, or ""."""
        value = self.metadata.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> int:
        """The whole number under a key of this architecture, or 0 where there is none that makes sense."""
        return next(iter(self.numbers(key)), 0)

    def numbers(self, key: str) -> tuple[int, ...]:
        """The whole numbers under a key of this architecture: a scalar counts as one."""
        value = self.metadata.get(f"{self.architecture}.{key}")
        items = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in items if type(item) is int and 0 <= item < 1 << 31)


def read_header(path: Path) -> Header:
    """Read and check the header of the GGUF file at `path`.

    Raises:
        ModelNotFound: there is no such file, or it may not be read.
        NotAModel: it is something else than a GGUF model.
        ModelDamaged: it is cut short, or says things that cannot be.
    """
    with _opened(path) as file:
        status = Path(path).stat()
        source = _Source(file, status.st_size, path.name)
        version = _check_start(source)
        tensor_count = source.count("tensors", _TENSORS_LIMIT)
        pair_count = source.count("entries", _PAIRS_LIMIT)
        metadata, lengths = _read_metadata(source, pair_count)
        tensors = _read_tensors(source, tensor_count, metadata)
        digest = hashlib.blake2b(digest_size=16)
        digest.update(struct.pack("<Qq", status.st_size, status.st_mtime_ns) + source.digest())
    header = Header(path, status.st_size, digest.hexdigest(), version, metadata, lengths, tensors)
    if not header.architecture:
        raise NotAModel(f"The GGUF file {path.name} does not say what kind of model it is.", _CHOOSE)
    return header


_identities: dict[tuple[Path, int, int], str] = {}


def identity(path: Path) -> str:
    """A digest that changes whenever the file does; the header is read only when size or time have changed.

    Raises:
        ModelError: as `read_header` does.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return read_header(path).identity
    key = (path, status.st_size, status.st_mtime_ns)
    if key not in _identities:
        _identities[key] = read_header(path).identity
    return _identities[key]


def kv_bytes(header: Header, context_length: int, kv_type: str) -> int:
    """Bytes of the KV cache for `context_length` tokens where every layer keeps keys and values of all of them.

    Sliding windows and compressed keys need less; layers without attention say so with 0 heads.
    """
    _, block, size = GGML_TYPES[KV_TYPES[kv_type]]
    cells = -(-context_length // 256) * 256
    heads = header.kv_head_counts
    all_heads = sum(heads[: header.block_count]) if len(heads) > 1 else heads[0] * header.block_count
    return cells * all_heads * (header.key_length + header.value_length) * size // block


_CHOOSE = "Choose a model file that ends in .gguf."
_AGAIN = "Download or copy the file again."


def _opened(path: Path) -> BinaryIO:
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.open("rb")
    except FileNotFoundError:
        raise ModelNotFound(f"There is no model file {path}.", "Choose another file, or put it back.") from None
    except ValueError:
        raise ModelNotFound("The name of the model file is not a possible name.", _CHOOSE) from None
    except OSError as error:
        raise ModelNotFound(
            f"The model file {path} cannot be opened ({error.strerror}).", "Check that you may read the file."
        ) from None
    what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
    raise NotAModel(f"{path} is {what}.", _CHOOSE)


class _Source:
    """The header's bytes in order, a window at a time."""

    def __init__(self, file: BinaryIO, size: int, name: str) -> None:
        self.size = size
        self.position = 0
        self._file = file
        self.name = name
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
        unpack, remaining = _LENGTH.unpack_from, count
        while remaining:
            self._fill(_LENGTH.size)
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

    def _fill(self, count: int) -> None:
        self._check(count)
        if self._at + count <= len(self._window):
            return
        self._hash.update(self._window[: self._at])
        rest = self._window[self._at :]
        self._window, self._at = rest + self._file.read(max(_CHUNK, count - len(rest))), 0
        if len(self._window) < count:
            raise self.damaged("it ends in the middle of its header")


def _check_start(source: _Source) -> int:
    if source.size < len(MAGIC) or source.take(len(MAGIC)) != MAGIC:
        raise NotAModel(f"The file {source.name} is not a GGUF model.", _CHOOSE)
    version = int(source.scalar(4))
    if version not in _VERSIONS:
        raise NotAModel(
            f"The file {source.name} is in a version of GGUF ({version}) that cannot be read.",
            "Choose a file in GGUF version 3, which every current model has.",
        )
    return version


def _read_metadata(source: _Source, count: int) -> tuple[dict[str, Value], dict[str, int]]:
    metadata: dict[str, Value] = {}
    lengths: dict[str, int] = {}
    kept = strings = 0
    for _ in range(count):
        key = source.text("the name of an entry")
        if key in metadata or key in lengths:
            raise source.damaged(f"it has two entries called {_shown(key)}")
        kind = int(source.scalar(4))
        if kind != _ARRAY:
            metadata[key] = _read_value(source, kind, key)
            continue
        kind, length = int(source.scalar(4)), int(source.scalar(10))
        lengths[key] = length
        if kind == _STRING:
            strings += length
            if strings > _STRINGS_LIMIT:
                raise source.damaged(f"it claims to have {strings} texts")
            source.skip_strings(length)
        elif kind not in _SCALARS:
            raise source.damaged(f"the entry {_shown(key)} is an array of an unknown type ({kind})")
        elif length > _ITEMS_LIMIT or kept + length > _ALL_ITEMS_LIMIT:
            source.skip(length * _SCALARS[kind].size)
        else:
            kept += length
            metadata[key] = tuple(source.scalar(kind) for _ in range(length))
    return metadata, lengths


def _read_value(source: _Source, kind: int, key: str) -> Scalar:
    if kind == _STRING:
        return source.text(_shown(key))
    if kind not in _SCALARS:
        raise source.damaged(f"the entry {_shown(key)} has an unknown type ({kind})")
    return source.scalar(kind)


def _read_tensors(source: _Source, count: int, metadata: Mapping[str, Value]) -> tuple[Tensor, ...]:
    alignment = metadata.get("general.alignment", 32)
    if type(alignment) is not int or alignment <= 0 or alignment & (alignment - 1) or alignment > 1 << 20:
        raise source.damaged(f"its alignment is {alignment!r}")
    described = [_read_tensor(source) for _ in range(count)]
    start = -(-source.position // alignment) * alignment
    tensors = tuple(Tensor(t.name, t.shape, t.type, start + t.offset, t.size) for t in described)
    _check_layout(source, tensors, alignment)
    return tensors


def _read_tensor(source: _Source) -> Tensor:
    """The description of one tensor, its offset still counted from the first one."""
    name = source.text("the name of a tensor")
    dimensions = int(source.scalar(4))
    if not 1 <= dimensions <= 4:
        raise source.damaged(f"the tensor {_shown(name)} has {dimensions} dimensions")
    shape = tuple(int(source.scalar(10)) for _ in range(dimensions))
    kind = int(source.scalar(4))
    offset = int(source.scalar(10))
    if kind not in GGML_TYPES:
        raise source.damaged(f"the tensor {_shown(name)} has an unknown type ({kind})")
    type_name, block, block_bytes = GGML_TYPES[kind]
    if any(not 1 <= length < 1 << 40 for length in shape) or shape[0] % block:
        raise source.damaged(f"the tensor {_shown(name)} has an impossible shape")
    tensor = Tensor(name, shape, type_name, offset, 0)
    return Tensor(name, shape, type_name, offset, tensor.elements // block * block_bytes)


def _check_layout(source: _Source, tensors: tuple[Tensor, ...], alignment: int) -> None:
    if len({tensor.name for tensor in tensors}) != len(tensors):
        raise source.damaged("two of its tensors have the same name")
    end = 0
    for tensor in sorted(tensors, key=lambda tensor: tensor.offset):
        if tensor.offset < end or tensor.offset % alignment:
            raise source.damaged(f"the tensor {_shown(tensor.name)} is in a place where it cannot be")
        end = tensor.offset + tensor.size
    if end > source.size:
        raise source.cut_short(end)


def _shown(name: str) -> str:
    """A name out of the file, made fit for a sentence."""
    plain = re.sub(r"[^\w.\-/ ]", "?", name)
    return plain if len(plain) <= 60 else plain[:57] + "..."


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
