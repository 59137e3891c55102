"""What a GGUF model file says about itself, read within bounds from this machine or from another."""

from core.gguf.files import identity, is_later_part, part_names, part_paths, read_header, recent_header
from core.gguf.header import GGML_TYPES, KV_TYPES, Header, Scalar, Tensor, Value
from core.gguf.packed import pack, unpack
from core.gguf.reader import MAGIC, ByteSource, read_from

__all__ = [
    "GGML_TYPES",
    "KV_TYPES",
    "MAGIC",
    "ByteSource",
    "Header",
    "Scalar",
    "Tensor",
    "Value",
    "identity",
    "is_later_part",
    "pack",
    "part_names",
    "part_paths",
    "read_from",
    "read_header",
    "recent_header",
    "unpack",
]
