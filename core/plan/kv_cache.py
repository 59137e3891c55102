"""Bytes of what a model remembers of its context: keys and values of each layer, or a state of fixed size.

Formulas as in llama.cpp's `llama_kv_cache` and `llama_memory_recurrent`, checked against its dry runs. The engine keeps
the whole context also in layers that attend to a sliding window only (`swa_full`): an earlier turn can then be taken up
again without reading it anew.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from core.gguf import GGML_TYPES, KV_TYPES, Header

CELLS_STEP: Final = 256
"""Context lengths are rounded up to a multiple of this."""
_FLOAT: Final = 4
_RECURRENT: Final = ("mamba", "rwkv", "arwkv")
"""Architectures of which no layer attends begin like this."""
_BOTH: Final = ("falcon-h1",)
"""Here every layer has keys and values, and a state as well."""
_INTERVALS: Final = frozenset({"qwen3next", "qwen35", "qwen35moe"})
_INTERVAL: Final = 4
"""One layer in so many attends, where the file does not say how many."""


class Layers(NamedTuple):
    """Which layers keep what, by number."""

    attending: tuple[int, ...]
    recurrent: tuple[int, ...]


def cells(context_length: int) -> int:
    """Tokens that a KV cache has room for when `context_length` are asked for."""
    return -(-context_length // CELLS_STEP) * CELLS_STEP


def attention_bytes(header: Header, context_length: int, kv_type: str) -> int:
    """Keys and values of `context_length` tokens in all layers that keep any.

    Grouped queries share the keys of their group; with compressed keys (MLA) values are made from them and not kept.
    """
    return sum(layer_bytes(header, context_length, kv_type).values())


def layer_bytes(header: Header, context_length: int, kv_type: str) -> dict[int, int]:
    """The same for each layer that keeps keys and values, by its number."""
    _, block, size = GGML_TYPES[KV_TYPES[kv_type]]
    return {layer: cells(context_length) * _row(header, layer) * size // block for layer in layers(header).attending}


def state_bytes(header: Header) -> int:
    """States of all recurrent layers, for one conversation."""
    return _FLOAT * _state(header) * len(layers(header).recurrent)


def has_delta_rule(header: Header) -> bool:
    """Whether states are changed by a delta rule (Gated DeltaNet, Kimi's), in several operations over all of them."""
    return header.architecture in _INTERVALS or bool(header.number("kda.head_dim"))


def layers(header: Header) -> Layers:
    """Which layers keep keys and values, and which a state."""
    count = max(0, header.block_count - header.number("nextn_predict_layers"))
    everyone = tuple(range(count))
    if header.architecture.startswith(_RECURRENT):
        return Layers((), everyone)
    if header.architecture in _BOTH:
        return Layers(everyone, everyone)
    own = count - header.number("attention.shared_kv_layers")
    recurrent = tuple(layer for layer in everyone if _is_recurrent(header, layer))
    attending = tuple(layer for layer in everyone[:own] if layer not in recurrent and _heads(header, layer))
    return Layers(attending, recurrent if _state(header) else ())


def sliding_layers(header: Header) -> frozenset[int]:
    """Layers that attend to a window only, as far as the file says which."""
    pattern = header.metadata.get(f"{header.architecture}.attention.sliding_window_pattern")
    if not header.number("attention.sliding_window") or not isinstance(pattern, tuple):
        return frozenset()
    return frozenset(layer for layer, slides in enumerate(pattern) if slides)


def _is_recurrent(header: Header, layer: int) -> bool:
    said = header.metadata.get(f"{header.architecture}.attention.recurrent_layers")
    if isinstance(said, tuple) and layer < len(said):
        return bool(said[layer])
    if header.architecture in _INTERVALS:
        return (layer + 1) % (header.number("full_attention_interval") or _INTERVAL) != 0
    feed_forward = header.numbers("feed_forward_length")
    # Nemotron-H has layers that are nothing but a feed-forward network.
    without_network = len(feed_forward) <= layer or feed_forward[layer] == 0 or "nemotron" not in header.architecture
    return _heads(header, layer) == 0 and without_network


def _heads(header: Header, layer: int) -> int:
    heads = header.kv_head_counts
    return heads[min(layer, len(heads) - 1)]


def _row(header: Header, layer: int) -> int:
    """Numbers that one layer keeps of one token."""
    slides = layer in sliding_layers(header)
    key = (slides and header.number("attention.key_length_swa")) or header.key_length
    value = (slides and header.number("attention.value_length_swa")) or header.value_length
    if header.number("attention.key_length_mla") and header.number("attention.value_length_mla"):
        value = 0
    return _heads(header, layer) * (key + value)


def _state(header: Header) -> int:
    """Numbers in the state of one recurrent layer."""
    embedding = header.embedding_length
    if head := header.number("wkv.head_size"):
        shifts = header.number("token_shift_count") or 2
        return embedding * (shifts + head)
    if short := header.number("shortconv.l_cache"):
        return embedding * (short - 1)
    kernel = max(0, header.number("ssm.conv_kernel") - 1)
    if head := header.number("kda.head_dim"):
        inner = header.head_count * head
        return 3 * (kernel or 3) * inner + head * inner
    inner, width = header.number("ssm.inner_size"), header.number("ssm.state_size")
    return kernel * (inner + 2 * header.number("ssm.group_count") * width) + width * inner
