"""A header as bytes, for a process that need not read the file's vocabulary again to know where its tensors lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from core.gguf.header import Header


def pack(header: Header) -> bytes:
    """The header as MessagePack."""
    return msgspec.msgpack.encode(header, enc_hook=str)


def unpack(packed: bytes) -> Header:
    """What `pack` gave.

    Raises:
        msgspec.DecodeError: it is something else.
    """
    return msgspec.msgpack.decode(packed, type=Header, dec_hook=_path)


def _path(kind: type, value: Any) -> Path:
    return Path(value)
