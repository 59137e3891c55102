"""A BERT encoder of a few kilobytes, made up for a test, in a folder as sentence-transformers writes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

WORDS = (
    *("what", "is", "the", "capital", "of", "france", "germany", "how", "do", "i", "bake", "bread", "?"),
    *("rain", "falls", "in", "spain", "query", ":"),
)
VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, "##s", "##ing")
WIDTH, INNER, HEADS, LAYERS = 64, 128, 4, 2

Array = np.ndarray[Any, np.dtype[np.float32]]


def make_bert(
    folder: Path, pooling: str = "mean", prefix: str = "", width: int = WIDTH, seed: int = 0, **config: object
) -> dict[str, Array]:
    """Write the folder; gives the weights."""
    draw = np.random.default_rng(seed)
    shapes = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), width),
        "embeddings.position_embeddings.weight": (64, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        "embeddings.LayerNorm.weight": (width,),
        "embeddings.LayerNorm.bias": (width,),
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            shapes |= {f"{layer}attention.{part}.weight": (width, width), f"{layer}attention.{part}.bias": (width,)}
        shapes |= {
            f"{layer}intermediate.dense.weight": (INNER, width),
            f"{layer}intermediate.dense.bias": (INNER,),
            f"{layer}output.dense.weight": (width, INNER),
            f"{layer}output.dense.bias": (width,),
        }
        for part in ("attention.output", "output"):
            shapes |= {f"{layer}{part}.LayerNorm.{kind}": (width,) for kind in ("weight", "bias")}
    weights = {
        name: np.asarray(
            draw.normal(size=shape) * (0.1 if len(shape) == 2 else 0.05) + ("Norm.weight" in name), np.float32
        )
        for name, shape in shapes.items()
    }
    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, folder / "model.safetensors")
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n")
    described = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "vocab_size": len(VOCABULARY),
        "num_hidden_layers": LAYERS,
        "max_position_embeddings": 64,
        "hidden_size": width,
        "intermediate_size": INNER,
        "num_attention_heads": HEADS,
        "layer_norm_eps": 1e-12,
        "type_vocab_size": 2,
    }
    write_json(folder / "config.json", described | config)
    pooled = {f"pooling_mode_{mode}": mode.startswith(pooling) for mode in ("mean_tokens", "cls_token", "max_tokens")}
    write_json(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": width, **pooled})
    if prefix:
        write_json(folder / "config_sentence_transformers.json", {"prompts": {"query": prefix}})
    return weights


def write_json(path: Path, value: object) -> None:
    """Write a description."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


def vector_of(weights: dict[str, Array], words: Sequence[str], pooling: str = "mean") -> Array:
    """What the encoder makes of words of its vocabulary, computed as the paper has it (Devlin 2019)."""
    tokens = [VOCABULARY.index(word) for word in ("[CLS]", *words, "[SEP]")]
    state = weights["embeddings.word_embeddings.weight"][tokens]
    state = state + weights["embeddings.position_embeddings.weight"][: len(tokens)]
    state = _normed(state + weights["embeddings.token_type_embeddings.weight"][0], weights, "embeddings.LayerNorm")
    for number in range(LAYERS):
        state = _layer(state, weights, f"encoder.layer.{number}.")
    pooled = state.mean(axis=0) if pooling == "mean" else state[0]
    return np.asarray(pooled / np.linalg.norm(pooled), np.float32)


def _layer(state: Array, weights: dict[str, Array], layer: str) -> Array:
    query, key, value = (
        _linear(state, weights, f"{layer}attention.self.{part}").reshape(len(state), HEADS, -1).swapaxes(0, 1)
        for part in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(1, 2) / query.shape[-1] ** 0.5
    share = np.exp(scores - scores.max(axis=-1, keepdims=True))
    seen = (share / share.sum(axis=-1, keepdims=True) @ value).swapaxes(0, 1).reshape(state.shape)
    attended = _linear(np.asarray(seen, np.float32), weights, f"{layer}attention.output.dense")
    state = _normed(state + attended, weights, f"{layer}attention.output.LayerNorm")
    inner = _linear(state, weights, f"{layer}intermediate.dense")
    # The usual close formula for the activation.
    inner = inner / 2 * (1 + np.tanh((2 / np.pi) ** 0.5 * (inner + 0.044715 * inner**3)))
    return _normed(state + _linear(inner, weights, f"{layer}output.dense"), weights, f"{layer}output.LayerNorm")


def _linear(rows: Array, weights: dict[str, Array], name: str) -> Array:
    return np.asarray(rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"], np.float32)


def _normed(rows: Array, weights: dict[str, Array], name: str) -> Array:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return np.asarray(scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"], np.float32)
