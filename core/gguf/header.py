"""What the header of a GGUF model says: its entries, its tensors, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Scalar = int | float | bool | str
Value = Scalar | tuple[Scalar, ...]

_FIRST_PART: Final = re.compile(r"-00001-of-\d{5}$")
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

FILE_TYPES: Final[Mapping[int, str]] = {
    0: "F32", 1: "F16", 2: "Q4_0", 3: "Q4_1", 7: "Q8_0", 8: "Q5_0", 9: "Q5_1", 10: "Q2_K", 11: "Q3_K_S", 12: "Q3_K_M",
    13: "Q3_K_L", 14: "Q4_K_S", 15: "Q4_K_M", 16: "Q5_K_S", 17: "Q5_K_M", 18: "Q6_K", 19: "IQ2_XXS", 20: "IQ2_XS",
    21: "Q2_K_S", 22: "IQ3_XS", 23: "IQ3_XXS", 24: "IQ1_S", 25: "IQ4_NL", 26: "IQ3_S", 27: "IQ3_M", 28: "IQ2_S",
    29: "IQ2_M", 30: "IQ4_XS", 31: "IQ1_M", 32: "BF16", 36: "TQ1_0", 37: "TQ2_0", 38: "MXFP4", 39: "NVFP4", 40: "Q1_0",
}  # fmt: skip
"""What `general.file_type` stands for (llama.h, `llama_ftype`)."""

KV_TYPES: Final[Mapping[str, int]] = {"f16": 1, "q8_0": 8, "q4_0": 2}
"""The types a KV cache may have, as ggml's numbers."""


@dataclass(frozen=True)
class Tensor:
    """One array of weights.

    Args:
        name: as in the file, such as "blk.0.attn_q.weight".
        shape: elements along each dimension, the fastest first.
        type: ggml's name of the element type.
        offset: bytes from the start of its file.
        size: bytes.
        part: which file of a split model holds it, from 0.
    """

    name: str
    shape: tuple[int, ...]
    type: str
    offset: int
    size: int
    part: int = 0

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
        path: the file; of a split model the first one.
        file_bytes: its size; all parts together.
        identity: changes whenever the file does: size, modification time and digest of the header.
        version: of the format.
        metadata: scalars, texts and short arrays.
        lengths: the number of items of every array, kept or not.
        tensors: in the order of the file, part after part.
        parts: files that the model consists of.
    """

    path: Path
    file_bytes: int
    identity: str
    version: int
    metadata: Mapping[str, Value]
    lengths: Mapping[str, int]
    tensors: tuple[Tensor, ...]
    parts: int = 1

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
        stem = _FIRST_PART.sub("", stem)
        return (self.text("general.name") or stem) if _DIGEST.fullmatch(stem) else stem

    @property
    def file_type(self) -> str:
        """The quantization that the header names, such as "Q4_K_M"; "" where it names none that its tensors have."""
        number = self.metadata.get("general.file_type")
        name = FILE_TYPES.get(number, "") if type(number) is int else ""
        return name if any(name.startswith(tensor.type) for tensor in self.tensors) else ""

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
