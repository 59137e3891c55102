"""Writes a BERT sentence encoder as a GGUF file, from its safetensors and its WordPiece vocabulary.

The fields and tensor names are those that llama.cpp reads for the architecture "bert". Its tokenizer writes everything
small, so vocabularies that tell capitals apart cannot be written this way.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from core.errors import ModelDamaged

if TYPE_CHECKING:
    import numpy as np

Pooling = Literal["mean", "cls"]

BRAIN_FLOAT: Final = platform.machine().lower() in ("x86_64", "amd64")
"""Whether matrices are written in bfloat16 instead of float16: llama.cpp multiplies them a fifth faster there (measured
with AVX-512; with AVX2 they are at least cheaper to widen), and slower on other processors."""

_WORD_START: Final = "\u2581"
_SPECIAL: Final = {"[PAD]": "padding", "[UNK]": "unknown", "[CLS]": "cls", "[SEP]": "seperator", "[MASK]": "mask"}
"""Tokens that are no text, and what a GGUF header calls their numbers (its spelling)."""
NEEDED_TOKENS: Final = tuple(_SPECIAL)

_TENSORS: Final = {
    "embeddings.word_embeddings": "token_embd",
    "embeddings.position_embeddings": "position_embd",
    "embeddings.token_type_embeddings": "token_types",
    "embeddings.LayerNorm": "token_embd_norm",
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}
_LAYER: Final = re.compile(r"encoder\.layer\.(\d+)\.(.+)")
_FULL_PRECISION: Final = ("position_embd.weight", "token_types.weight")
_LOOKED_UP: Final = ("token_embd.weight",)
"""Never multiplied."""


class Shape(NamedTuple):
    """What a BERT encoder is, besides its numbers."""

    name: str
    license: str
    layers: int
    positions: int
    """Tokens of the longest text."""
    width: int
    inner: int
    """Of the feed-forward layers."""
    heads: int
    epsilon: float
    token_types: int
    pooling: Pooling
    vocabulary: Sequence[str]


def write(weights: Path, shape: Shape, target: Path) -> None:
    """Write the encoder to `target`: matrices in 16 bits, everything small in float32.

    Float16 moves no similarity of 250 pairs by more than 0.0002, bfloat16 none by more than 0.0012; eight bits would
    move some by 0.013, too much beside a threshold.

    Args:
        weights: a safetensors file.
        shape: what they are.
        target: the file to write; only whole when this returns.

    Raises:
        ModelDamaged: the weights cannot be read, or are not those of such an encoder.
        OSError: `target` cannot be written.
    """
    # Heavy, and needed once for each encoder.
    import gguf  # noqa: PLC0415

    writer = gguf.GGUFWriter(None, "bert")
    _add_description(writer, shape)
    _add_vocabulary(writer, shape.vocabulary)
    found = set()
    for name, values in _read_tensors(weights):
        found.add(name)
        if values.ndim != 2 or name in _FULL_PRECISION:
            writer.add_tensor(name, values)
        elif BRAIN_FLOAT and name not in _LOOKED_UP:
            kind = gguf.GGMLQuantizationType.BF16
            writer.add_tensor(name, gguf.quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, values.astype("float16"))
    if missing := _needed(shape.layers) - found:
        raise ModelDamaged(
            f"{weights} lacks weights of a BERT encoder, such as {min(missing)}.", "Fetch the model again."
        )
    writer.write_header_to_file(target)
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _needed(layers: int) -> set[str]:
    outside = [name for part, name in _TENSORS.items() if part.startswith("embeddings.")]
    inside = [name for part, name in _TENSORS.items() if not part.startswith("embeddings.")]
    names = [*outside, *(f"blk.{number}.{name}" for number in range(layers) for name in inside)]
    return {f"{name}.weight" for name in names}


def _add_description(writer: Any, shape: Shape) -> None:
    import gguf  # noqa: PLC0415

    writer.add_name(shape.name)
    if shape.license:
        writer.add_license(shape.license)
    kind = gguf.LlamaFileType.MOSTLY_BF16 if BRAIN_FLOAT else gguf.LlamaFileType.MOSTLY_F16
    writer.add_file_type(kind)
    writer.add_block_count(shape.layers)
    writer.add_context_length(shape.positions)
    writer.add_embedding_length(shape.width)
    writer.add_feed_forward_length(shape.inner)
    writer.add_head_count(shape.heads)
    writer.add_layer_norm_eps(shape.epsilon)
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN if shape.pooling == "mean" else gguf.PoolingType.CLS)
    writer.add_token_type_count(shape.token_types)


def _add_vocabulary(writer: Any, vocabulary: Sequence[str]) -> None:
    """WordPiece marks the pieces that continue a word with ##; llama.cpp wants the starts of words marked instead."""
    import gguf  # noqa: PLC0415

    tokens, types = [], []
    for piece in vocabulary:
        if piece in _SPECIAL:
            tokens.append(piece)
            types.append(gguf.TokenType.UNKNOWN if piece == "[UNK]" else gguf.TokenType.CONTROL)
        else:
            tokens.append(piece[2:] if piece.startswith("##") else _WORD_START + piece)
            types.append(gguf.TokenType.NORMAL)
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("bert-bge")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    for piece, role in _SPECIAL.items():
        writer.add_uint32(f"tokenizer.ggml.{role}_token_id", vocabulary.index(piece))
    # The first and last token of every text, under the names that language models use.
    writer.add_bos_token_id(vocabulary.index("[CLS]"))
    writer.add_eos_token_id(vocabulary.index("[SEP]"))


def _read_tensors(weights: Path) -> Iterator[tuple[str, np.ndarray[Any, np.dtype[np.float32]]]]:
    """The tensors in float32 under their GGUF names, without the pooler that sentence vectors do not use."""
    import numpy as np  # noqa: PLC0415
    import safetensors  # noqa: PLC0415

    try:
        with safetensors.safe_open(weights, framework="numpy") as file:
            for name in file.keys():  # noqa: SIM118 - not a dict, it cannot be iterated itself
                if (renamed := _gguf_name(name)) is not None:
                    yield renamed, np.ascontiguousarray(file.get_tensor(name), dtype=np.float32)
    except (OSError, safetensors.SafetensorError, TypeError, ValueError) as error:
        # Numbers of a kind that numpy has not, such as bfloat16, are a TypeError.
        raise ModelDamaged(
            f"The weights in {weights} cannot be read.", "Fetch the model again, or save it in float32."
        ) from error


def _gguf_name(name: str) -> str | None:
    stem, _, kind = name.removeprefix("bert.").rpartition(".")
    if layer := _LAYER.fullmatch(stem):
        number, part = layer.groups()
        return f"blk.{number}.{_TENSORS[part]}.{kind}" if part in _TENSORS else None
    return f"{_TENSORS[stem]}.{kind}" if stem in _TENSORS else None
