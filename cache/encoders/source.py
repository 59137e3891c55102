"""Finds out what a user has named as an encoder: a folder of sentence-transformers, or a GGUF file, or neither.

What is in such a folder comes from elsewhere: files are read with bounds, weights only as safetensors, which hold
numbers and no code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import msgspec

from cache.encoders.bert_gguf import NEEDED_TOKENS, Pooling, Shape
from core.errors import ModelNotFound, UnsuitableEncoder
from core.gguf import Header, read_header

Kind = Literal["converted", "gguf", "torch"]
"""How it is run: written as a GGUF file, taken as the GGUF file that it is, or with torch in a process of its own."""

MOST_TOKENS: Final = 512
"""Questions are rarely longer, and a longer window costs memory."""
MOST_DIMENSIONS: Final = 8_192
_LARGEST_JSON: Final = 1 << 20
_LARGEST_VOCABULARY: Final = 64 << 20
_MOST_PIECES: Final = 1_000_000
_MOST_PADDING: Final = 1_024
"""Rows of the word table beyond the vocabulary, which some are padded with."""
_LONGEST_PREFIX: Final = 500
_MEAN, _CLS, _LAST, _RANK = 1, 2, 3, 4
"""llama.cpp's ways of pooling."""
_SAMPLES: Final = 64
_SAMPLE_BYTES: Final = 4096
_MAY_HOLD_CODE: Final = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".py")
_NOT_AN_ENCODER: Final = "Give the folder of a sentence-transformers model, or the GGUF file of an embedding model."


class Source(NamedTuple):
    """An encoder that can be used, as far as its files tell."""

    kind: Kind
    path: Path
    """The folder or the file."""
    name: str
    prefix: str
    """Put before every question, as it was trained with; "" for none."""
    tokens: int
    weight_bytes: int
    strips: bool
    """Its texts are to be written without accents: those were taken away in training, and the engine keeps some."""
    shape: Shape | None = None
    """Of one that is to be converted."""

    @property
    def weights(self) -> Path:
        """The file with its numbers."""
        return self.path if self.kind == "gguf" else self.path / "model.safetensors"


def describe(path: Path) -> Source:
    """What lies at `path`.

    Raises:
        ModelNotFound: nothing does.
        ModelDamaged: a GGUF file is damaged.
        UnsuitableEncoder: it is no encoder that can be used; the sentence says why.
    """
    if path.is_file():
        return _file(path)
    if path.is_dir():
        return _folder(path)
    raise ModelNotFound(f"There is no folder or file {path}.", _NOT_AN_ENCODER)


def fingerprint(source: Source) -> str:
    """Sixteen hex digits that change with the weights, the pooling and the prefix.

    Samples spread evenly over the weights stand for all of them.
    """
    digest = hashlib.sha256(f"{source.kind} {source.prefix} {source.tokens}".encode("utf-8", "replace"))
    if source.shape is not None:
        digest.update(repr((*source.shape[:-1], len(source.shape.vocabulary))).encode())
    try:
        size = source.weights.stat().st_size
        digest.update(size.to_bytes(8, "little"))
        with source.weights.open("rb") as file:
            for sample in range(_SAMPLES):
                file.seek(sample * size // _SAMPLES)
                digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise ModelNotFound(f"{source.weights} cannot be read.", "Check that it is still there.") from error
    return digest.hexdigest()[:16]


# A GGUF file


def _file(path: Path) -> Source:
    if path.suffix.lower() == ".safetensors":
        raise UnsuitableEncoder(f"{path.name} has weights only.", f"Give the folder that it lies in: {path.parent}.")
    header = read_header(path)
    _check_pooling(header)
    trained = header.context_length or MOST_TOKENS
    strips = header.text("tokenizer.ggml.model") == "bert"
    return Source("gguf", path, header.name, "", min(trained, MOST_TOKENS), header.weight_bytes, strips)


def _check_pooling(header: Header) -> None:
    pooling = header.metadata.get(f"{header.architecture}.pooling_type")
    if pooling == _RANK:
        raise UnsuitableEncoder(
            f"{header.path.name} ranks texts for a query and gives no vectors.", "Choose an embedding model."
        )
    if pooling in (_MEAN, _CLS, _LAST) or (pooling is None and "bert" in header.architecture):
        return
    raise UnsuitableEncoder(
        f"{header.path.name} is no embedding model: its header names no way to make one vector of a text.",
        _NOT_AN_ENCODER,
    )


# A folder


def _folder(path: Path) -> Source:
    config = _json(path / "config.json")
    if config is None:
        raise UnsuitableEncoder(f"{path} is no folder of an encoder: it has no config.json.", _NOT_AN_ENCODER)
    if not (path / "model.safetensors").is_file():
        raise UnsuitableEncoder(
            f"{path} has no model.safetensors.",
            "Weights in other forms may hold code and are not read; save the model as one safetensors file.",
        )
    _check_modules(path)
    weight_bytes = (path / "model.safetensors").stat().st_size
    prefix, tokens = _prefix(path), _tokens(path, config)
    name = path.resolve().name
    shape = _shape(path, name, config)
    kind: Kind = "converted" if shape is not None else "torch"
    return Source(kind, path, name, prefix, tokens, weight_bytes, shape is not None, shape)


def _check_modules(path: Path) -> None:
    """Layers after the encoder have folders of their own, and weights in there are read by the same rule."""
    for module in path.iterdir():
        if not module.is_dir() or (module / "model.safetensors").is_file():
            continue
        if found := [file.name for file in module.iterdir() if file.suffix in _MAY_HOLD_CODE]:
            raise UnsuitableEncoder(
                f"{module} has its weights in {min(found)} only.",
                "Weights in other forms may hold code and are not read; save the model as one safetensors file.",
            )


def _shape(path: Path, name: str, config: Mapping[str, Any]) -> Shape | None:
    """The shape of a BERT encoder that the engine computes; None for whatever else it may be."""
    pooling = _pooling(path)
    plain = (
        config.get("model_type") == "bert"
        and config.get("position_embedding_type", "absolute") == "absolute"
        and config.get("hidden_act", "gelu") == "gelu"
        and pooling is not None
        and _only_pools(path)
        and _writes_small(path)
    )
    if not plain:
        return None
    assert pooling is not None
    wanted = _whole(config, "vocab_size", _MOST_PIECES)
    return Shape(
        name=name,
        license="",
        layers=_whole(config, "num_hidden_layers", 128),
        positions=_whole(config, "max_position_embeddings", 1 << 16),
        width=_whole(config, "hidden_size", MOST_DIMENSIONS),
        inner=_whole(config, "intermediate_size", 1 << 16),
        heads=_whole(config, "num_attention_heads", 256),
        epsilon=_epsilon(config),
        token_types=_whole(config, "type_vocab_size", 64),
        pooling=pooling,
        vocabulary=_vocabulary(path, wanted),
    )


def _pooling(path: Path) -> Pooling | None:
    """Mean or the first token's; None for others. Without a word about it, it is mean, as in sentence-transformers."""
    found = _json(path / "1_Pooling" / "config.json")
    if found is None:
        return "mean"
    named = found.get("pooling_mode")
    if isinstance(named, str):
        return "mean" if named == "mean" else "cls" if named == "cls" else None
    modes = [name for name, used in found.items() if name.startswith("pooling_mode_") and used is True]
    if modes == ["pooling_mode_mean_tokens"]:
        return "mean"
    return "cls" if modes == ["pooling_mode_cls_token"] else None


def _only_pools(path: Path) -> bool:
    """Whether nothing but pooling and normalizing follows the layers."""
    try:
        modules = msgspec.json.decode(_bytes(path / "modules.json", _LARGEST_JSON) or b"[]", type=list[dict[str, Any]])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise _unreadable(path / "modules.json") from error
    kinds = {str(module.get("type", "")).rsplit(".", 1)[-1] for module in modules}
    return kinds <= {"Transformer", "Pooling", "Normalize"}


def _writes_small(path: Path) -> bool:
    """Whether the tokenizer takes capitals for small letters, as the engine's does."""
    normalizer = (_json(path / "tokenizer.json", _LARGEST_VOCABULARY) or {}).get("normalizer")
    if isinstance(normalizer, dict) and isinstance(normalizer.get("lowercase"), bool):
        return bool(normalizer["lowercase"])
    return (_json(path / "tokenizer_config.json") or {}).get("do_lower_case", True) is not False


def _vocabulary(path: Path, wanted: int) -> list[str]:
    pieces = _listed_pieces(path)
    if not set(NEEDED_TOKENS) <= set(pieces):
        raise UnsuitableEncoder(
            f"{path} has no WordPiece vocabulary: vocab.txt is missing or lacks tokens such as [CLS].",
            "Fetch the model's vocab.txt or tokenizer.json into that folder.",
        )
    padding = wanted - len(pieces)
    if not 0 <= padding <= _MOST_PADDING:
        raise UnsuitableEncoder(
            f"The vocabulary in {path} has {len(pieces):,} pieces, and its config.json says {wanted:,}.",
            "Fetch the model again: its files do not belong together.",
        )
    return [*pieces, *(f"[PAD{number}]" for number in range(padding))]


def _listed_pieces(path: Path) -> list[str]:
    text = _bytes(path / "vocab.txt", _LARGEST_VOCABULARY)
    if text is not None:
        return text.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n").split("\n")
    model = (_json(path / "tokenizer.json", _LARGEST_VOCABULARY) or {}).get("model")
    listed = model.get("vocab") if isinstance(model, dict) and model.get("type") == "WordPiece" else None
    if not isinstance(listed, dict) or sorted(listed.values()) != list(range(len(listed))):
        return []
    return sorted(listed, key=listed.__getitem__)


def _prefix(path: Path) -> str:
    """What the model wants before a question, from its own description; "" where it says nothing."""
    config = _json(path / "config_sentence_transformers.json") or {}
    prompts, usual = config.get("prompts"), config.get("default_prompt_name")
    if not isinstance(prompts, dict):
        return ""
    found = prompts.get("query") or prompts.get(str(usual)) or ""
    return found if isinstance(found, str) and len(found) <= _LONGEST_PREFIX else ""


def _tokens(path: Path, config: Mapping[str, Any]) -> int:
    said = (_json(path / "sentence_bert_config.json") or {}).get("max_seq_length")
    limits = [MOST_TOKENS, said, config.get("max_position_embeddings")]
    return min(limit for limit in limits if type(limit) is int and limit > 1)


# Bounds


def _whole(config: Mapping[str, Any], key: str, most: int) -> int:
    value = config.get(key)
    if type(value) is not int or not 1 <= value <= most:
        raise UnsuitableEncoder(f"The config.json of the encoder has no sensible {key}.", "Fetch the model again.")
    return value


def _epsilon(config: Mapping[str, Any]) -> float:
    value = config.get("layer_norm_eps", 1e-12)
    if not isinstance(value, float) or not 0 < value < 1:
        raise UnsuitableEncoder("The config.json of the encoder has no sensible layer_norm_eps.", "Fetch it again.")
    return value


def _json(path: Path, most: int = _LARGEST_JSON) -> dict[str, Any] | None:
    data = _bytes(path, most)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError) as error:
        raise _unreadable(path) from error


def _bytes(path: Path, most: int) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path) from error
    if len(data) > most:
        raise UnsuitableEncoder(f"{path} is larger than such a file can be.", "Fetch the model again.")
    return data


def _unreadable(path: Path) -> UnsuitableEncoder:
    return UnsuitableEncoder(f"{path} cannot be read.", "Fetch the model again.")
