"""Estimates for kinds of models that no test machine holds: the engine plans files with a header and no weights."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path

import gguf
import numpy as np
import pytest

from core.engine.dry_run import check
from core.engine.protocol import Load
from core.gguf import read_header
from core.paths import Paths
from core.plan.compute import scratch_bytes
from core.plan.estimate import estimate_load

Shape = tuple[int, ...]
Tensors = dict[str, tuple[Shape, str]]
Facts = dict[str, int | float | bool | list[int]]
VOCABULARY = 4096
NORMS: Facts = {"attention.layer_norm_rms_epsilon": 1e-5, "context_length": 32768}


def write(path: Path, architecture: str, facts: Facts, tensors: Tensors) -> None:
    """A GGUF file of this architecture; its weights are a hole in the file."""
    writer = gguf.GGUFWriter(path, architecture)
    for key, value in (NORMS | facts | {"vocab_size": VOCABULARY}).items():
        name = f"{architecture}.{key}"
        if isinstance(value, bool):
            writer.add_bool(name, value)
        elif isinstance(value, int):
            writer.add_uint32(name, value)
        elif isinstance(value, float):
            writer.add_float32(name, value)
        else:
            writer.add_array(name, value)
    writer.add_string("tokenizer.ggml.model", "no_vocab")
    total = 0
    for name, (shape, kind) in tensors.items():
        number = gguf.GGMLQuantizationType[kind]
        block, size = gguf.GGML_QUANT_SIZES[number]
        length = math.prod(shape) // block * size
        rows = shape[::-1]
        plain = kind == "F32"
        stored = rows if plain else gguf.quant_shape_to_byte_shape(rows, number)
        writer.add_tensor_info(name, stored, np.dtype(np.float32 if plain else np.uint8), length, number)
        total += length + 64
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    writer.close()
    os.truncate(path, path.stat().st_size + total)


def frame(width: int) -> Tensors:
    return {
        "token_embd.weight": ((width, VOCABULARY), "Q4_K"),
        "output_norm.weight": ((width,), "F32"),
        "output.weight": ((width, VOCABULARY), "Q6_K"),
    }


def network(layer: str, width: int, inner: int) -> Tensors:
    return {
        f"{layer}.ffn_gate.weight": ((width, inner), "Q4_K"),
        f"{layer}.ffn_up.weight": ((width, inner), "Q4_K"),
        f"{layer}.ffn_down.weight": ((inner, width), "Q6_K"),
    }


def experts(layer: str, width: int, inner: int, count: int) -> Tensors:
    return {
        f"{layer}.ffn_gate_inp.weight": ((width, count), "F32"),
        f"{layer}.ffn_gate_exps.weight": ((width, inner, count), "Q4_K"),
        f"{layer}.ffn_up_exps.weight": ((width, inner, count), "Q4_K"),
        f"{layer}.ffn_down_exps.weight": ((inner, width, count), "Q6_K"),
    }


def attention(layer: str, width: int, heads: int, kv_heads: int, length: int, *, normed: bool = False) -> Tensors:
    found: Tensors = {
        f"{layer}.attn_q.weight": ((width, heads * length), "Q4_K"),
        f"{layer}.attn_k.weight": ((width, kv_heads * length), "Q4_K"),
        f"{layer}.attn_v.weight": ((width, kv_heads * length), "Q6_K"),
        f"{layer}.attn_output.weight": ((heads * length, width), "Q4_K"),
    }
    if normed:
        found |= {f"{layer}.attn_{which}_norm.weight": ((length,), "F32") for which in "qk"}
    return found


def norms(layer: str, width: int) -> Tensors:
    return {f"{layer}.{name}_norm.weight": ((width,), "F32") for name in ("attn", "ffn")}


def dense(path: Path) -> None:
    tensors = frame(1024)
    for layer in ("blk.0", "blk.1"):
        tensors |= norms(layer, 1024) | attention(layer, 1024, 16, 4, 64) | network(layer, 1024, 3584)
    facts: Facts = {"block_count": 2, "embedding_length": 1024, "feed_forward_length": 3584, "rope.dimension_count": 64}
    write(path, "llama", facts | {"attention.head_count": 16, "attention.head_count_kv": 4}, tensors)


def mixture(path: Path) -> None:
    tensors = frame(1024)
    for layer in ("blk.0", "blk.1"):
        tensors |= norms(layer, 1024) | attention(layer, 1024, 16, 4, 128, normed=True)
        tensors |= experts(layer, 1024, 512, 64)
    facts: Facts = {"block_count": 2, "embedding_length": 1024, "feed_forward_length": 512}
    facts |= {"attention.head_count": 16, "attention.head_count_kv": 4, "rope.dimension_count": 128}
    facts |= {"attention.key_length": 128, "attention.value_length": 128}
    facts |= {"expert_count": 64, "expert_used_count": 8, "expert_feed_forward_length": 512}
    write(path, "qwen3moe", facts, tensors)


def compressed_keys(path: Path) -> None:
    width, heads, rank, rope, plain, value = 1024, 16, 512, 64, 128, 128
    tensors = frame(width)
    # This architecture takes the small model's shape from its number of layers.
    for number in range(27):
        layer = f"blk.{number}"
        tensors |= norms(layer, width) | network(layer, width, 4096)
        tensors |= {
            f"{layer}.attn_q.weight": ((width, heads * (plain + rope)), "Q4_K"),
            f"{layer}.attn_kv_a_mqa.weight": ((width, rank + rope), "Q4_K"),
            f"{layer}.attn_kv_a_norm.weight": ((rank,), "F32"),
            f"{layer}.attn_k_b.weight": ((plain, rank, heads), "Q8_0"),
            f"{layer}.attn_v_b.weight": ((rank, value, heads), "Q8_0"),
            f"{layer}.attn_output.weight": ((heads * value, width), "Q4_K"),
        }
    facts: Facts = {"block_count": 27, "embedding_length": width, "feed_forward_length": 4096}
    facts |= {"attention.head_count": heads, "attention.head_count_kv": 1, "rope.dimension_count": rope}
    facts |= {"attention.key_length": rank + rope, "attention.value_length": rank, "attention.kv_lora_rank": rank}
    facts |= {"attention.key_length_mla": plain + rope, "attention.value_length_mla": value}
    facts |= {"leading_dense_block_count": 27, "expert_count": 8, "expert_used_count": 2, "expert_shared_count": 1}
    facts |= {"expert_feed_forward_length": 256, "expert_weights_scale": 1.0, "expert_gating_func": 1}
    write(path, "deepseek2", facts, tensors)


def recurrent(path: Path) -> None:
    width, inner, state, kernel, step = 768, 1536, 16, 4, 48
    tensors = frame(width)
    for layer in ("blk.0", "blk.1"):
        tensors |= {
            f"{layer}.attn_norm.weight": ((width,), "F32"),
            f"{layer}.ssm_in.weight": ((width, 2 * inner), "Q4_K"),
            f"{layer}.ssm_conv1d.weight": ((kernel, inner), "F32"),
            f"{layer}.ssm_conv1d.bias": ((inner,), "F32"),
            f"{layer}.ssm_x.weight": ((inner, step + 2 * state), "Q8_0"),
            f"{layer}.ssm_dt.weight": ((step, inner), "F32"),
            f"{layer}.ssm_dt.bias": ((inner,), "F32"),
            f"{layer}.ssm_a": ((state, inner), "F32"),
            f"{layer}.ssm_d": ((inner,), "F32"),
            f"{layer}.ssm_out.weight": ((inner, width), "Q4_K"),
        }
    facts: Facts = {"block_count": 2, "embedding_length": width, "feed_forward_length": 0, "attention.head_count": 0}
    facts |= {"ssm.conv_kernel": kernel, "ssm.inner_size": inner, "ssm.state_size": state, "ssm.time_step_rank": step}
    write(path, "mamba", facts, tensors)


def hybrid(path: Path) -> None:
    width, kv_heads = 1024, [0, 8, 0, 8]
    tensors: Tensors = {
        "token_embd.weight": ((width, VOCABULARY), "Q4_0"),
        "token_embd_norm.weight": ((width,), "F32"),
    }
    for number, heads in enumerate(kv_heads):
        layer = f"blk.{number}"
        tensors |= norms(layer, width) | network(layer, width, 4608)
        if heads:
            tensors |= attention(layer, width, 16, heads, 64, normed=True)
        else:
            tensors[f"{layer}.shortconv.conv.weight"] = (3, width), "F32"
            tensors[f"{layer}.shortconv.in_proj.weight"] = (width, 3 * width), "Q4_0"
            tensors[f"{layer}.shortconv.out_proj.weight"] = (width, width), "Q4_0"
    facts: Facts = {"block_count": 4, "embedding_length": width, "feed_forward_length": 4608, "shortconv.l_cache": 3}
    write(path, "lfm2", facts | {"attention.head_count": 16, "attention.head_count_kv": kv_heads}, tensors)


def delta_rule(path: Path) -> None:
    width, inner, heads, kv_heads, length = 1024, 3584, 8, 2, 256
    state, groups, values, kernel = 128, 16, 16, 4
    keys, out = state * groups, state * values
    tensors = frame(width)
    for number in range(4):
        layer = f"blk.{number}"
        tensors |= {f"{layer}.{name}_norm.weight": ((width,), "F32") for name in ("attn", "post_attention")}
        tensors |= network(layer, width, inner)
        if number == 3:
            tensors |= attention(layer, width, heads, kv_heads, length, normed=True)
            tensors[f"{layer}.attn_q.weight"] = (width, 2 * heads * length), "Q4_K"
            continue
        tensors |= {
            f"{layer}.attn_qkv.weight": ((width, 2 * keys + out), "Q4_K"),
            f"{layer}.attn_gate.weight": ((width, out), "Q4_K"),
            f"{layer}.ssm_conv1d.weight": ((kernel, 2 * keys + out), "F32"),
            f"{layer}.ssm_dt.bias": ((values,), "F32"),
            f"{layer}.ssm_a": ((values,), "F32"),
            f"{layer}.ssm_beta.weight": ((width, values), "Q8_0"),
            f"{layer}.ssm_alpha.weight": ((width, values), "Q8_0"),
            f"{layer}.ssm_norm.weight": ((state,), "F32"),
            f"{layer}.ssm_out.weight": ((out, width), "Q4_K"),
        }
    facts: Facts = {"block_count": 4, "embedding_length": width, "feed_forward_length": inner}
    facts |= {"attention.head_count": heads, "attention.head_count_kv": kv_heads}
    facts |= {"attention.key_length": length, "attention.value_length": length, "full_attention_interval": 4}
    facts |= {"rope.dimension_count": 64, "rope.dimension_sections": [11, 11, 10, 0], "ssm.conv_kernel": kernel}
    facts |= {"ssm.inner_size": out, "ssm.state_size": state, "ssm.group_count": groups, "ssm.time_step_rank": values}
    write(path, "qwen35", facts, tensors)


@pytest.mark.parametrize("architecture", [dense, mixture, compressed_keys, recurrent, hybrid, delta_rule])
@pytest.mark.parametrize("kv_type", ["f16", "q8_0"])
def test_the_engine_plans_what_was_estimated(
    architecture: Callable[[Path], None], kv_type: str, tmp_path: Path, home: Paths
) -> None:
    path = tmp_path / "model.gguf"
    architecture(path)
    load = Load(str(path), 4096, batch=256, kv_type=kv_type)  # type: ignore[arg-type]
    header = read_header(path)
    planned, predicted = check(load, home.log), estimate_load(header, load)
    assert planned.weight_bytes == predicted.weights
    assert planned.repacked_bytes == predicted.copies > 0
    assert planned.kv_bytes == pytest.approx(predicted.kv, rel=0.002)
    assert planned.state_bytes == pytest.approx(predicted.state, abs=10_000)
    buffers = planned.compute_bytes + planned.output_bytes
    graph = predicted.compute - scratch_bytes(header, load.batch)
    assert 0.98 * buffers < graph < buffers + 8_000_000
