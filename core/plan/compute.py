"""Bytes of the buffers that a computation needs beside weights and KV cache.

llama.cpp reserves one buffer for the largest graph it will ever compute. Which tensors lie in it at the same time is
found by its allocator; the sums below are what its dry runs show for the usual kinds of layers.
"""

from __future__ import annotations

from typing import Final

from core.gguf import Header
from core.plan.kv_cache import cells, layers

_FLOAT: Final = 4
_HALF: Final = 2
_QUANTIZED: Final = 1.15
"""Bytes a number of the activations, quantized for the multiplication (Q8_K has 292 bytes for 256, Q8_0 34 for 32)."""
_CANDIDATE: Final = 12
"""Bytes a token of the vocabulary when the sampler lists them."""


def compute_bytes(header: Header, context_length: int, batch: int, flash: bool = True) -> int:
    """Everything that is allocated to compute a batch of a prompt and draw a token.

    Args:
        header: of the model.
        context_length: tokens of the context window.
        batch: tokens that are computed at once.
        flash: whether attention is fused; else the scores of every head are there at once.
    """
    batch = min(batch, context_length)
    graph = batch * (_FLOAT * (graph_width(header) + _layer_inputs(header)) + mask_bytes(header, context_length))
    if not flash:
        graph += 2 * _FLOAT * batch * cells(context_length) * header.head_count
    return graph + scores_bytes(header) + scratch_bytes(header, batch)


def scores_bytes(header: Header) -> int:
    """The scores of all tokens after one token: where they are computed, and where they are kept to draw from."""
    return 2 * _FLOAT * header.vocabulary


def scratch_bytes(header: Header, batch: int) -> int:
    """What no buffer of llama.cpp's plan holds: activations quantized for a multiplication, candidates for a token."""
    quantized = int(_QUANTIZED * batch * max(_feed_forward(header), header.embedding_length))
    return quantized + _CANDIDATE * header.vocabulary


def graph_width(header: Header) -> int:
    """Numbers a token that are alive at once where a layer is widest: in its network, or in its attention."""
    embedding = header.embedding_length
    heads = header.head_count * (header.key_length + header.value_length) // 2
    dense = 3 * _feed_forward(header) + 3 * embedding + max(heads, embedding)
    attention = _compressed_width(header) or 3 * heads + 4 * embedding
    return max(dense, attention, _experts_width(header), _recurrent_width(header))


def _compressed_width(header: Header) -> int:
    """With compressed keys (MLA): queries, the same in the keys' space, and what attention gives there."""
    plain = header.number("attention.key_length_mla")
    if not plain or not header.number("attention.value_length_mla"):
        return 0
    return header.head_count * (plain + header.key_length + header.value_length) + 4 * header.embedding_length


def mask_bytes(header: Header, context_length: int) -> int:
    """Bytes a token of the masks that tell what each token may look at: a second one for layers with a window."""
    if not layers(header).attending:
        return 0
    masks = 2 if header.number("attention.sliding_window") else 1
    return masks * _HALF * cells(context_length)


def _layer_inputs(header: Header) -> int:
    """Numbers a token that are looked up for all layers at once, and one layer's share of them copied (Gemma 3n, 4)."""
    return header.number("embedding_length_per_layer_input") * (header.block_count + 1)


def _feed_forward(header: Header) -> int:
    return max(header.numbers("feed_forward_length"), default=0)


def _experts_width(header: Header) -> int:
    used = header.number("expert_used_count")
    if not used:
        return 0
    expert = header.number("expert_feed_forward_length") or _feed_forward(header)
    embedding = header.embedding_length
    return used * (expert + 2 * max(expert, embedding)) + 4 * embedding + 2 * header.number("expert_count")


def _recurrent_width(header: Header) -> int:
    inner = header.number("ssm.inner_size")
    if not inner:
        return 0
    # What goes through the convolution: there before it, with its state, and after it.
    mixed = inner + 2 * header.number("ssm.group_count") * header.number("ssm.state_size")
    return max(6 * inner + 4 * header.embedding_length, 3 * mixed + inner + header.embedding_length)
