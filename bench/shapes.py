"""Writes model files of many shapes and types with random weights: for measuring memory and speed, which need no sense.

    python -m bench.shapes FOLDER [--only NAME[:TYPE],...]

Each file has the tensors, the metadata and the size of a published kind of model, and the starter's tokenizer padded
to that kind's vocabulary. A tensor is one quantized tile of random weights, repeated. Types are chosen a tensor as
llama.cpp's quantizer chooses them.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import gguf
import numpy as np

from core.engine.weight_error import to_bytes
from models.starter import starter_model

Dimensions = tuple[int, ...]
Facts = Mapping[str, int | float | bool | list[int]]
Tensors = dict[str, Dimensions]

_DEVIATION: Final = 0.02
_TILE: Final = 1 << 20
"""Weights that are made once and repeated."""
_BLOCK: Final = 256
_FALLBACK: Final = {
    "Q2_K": "Q4_0",
    "Q3_K": "IQ4_NL",
    "Q4_K": "Q5_0",
    "Q5_K": "Q5_1",
    "Q6_K": "Q8_0",
    "IQ4_XS": "IQ4_NL",
}
"""Instead of types with blocks of 256, where rows are no multiple of that."""
_MORE_BITS: Final = {"Q3_K_M": ("Q3_K", "Q5_K"), "Q4_K_M": ("Q4_K", "Q6_K"), "Q5_K_M": ("Q5_K", "Q6_K")}


@dataclass(frozen=True)
class Shape:
    """A kind of model.

    Args:
        architecture: by the format's name.
        vocabulary: tokens.
        facts: of the header, the architecture's prefix left out.
        tensors: all but the token table and the last norm: dimensions, the fastest first.
        tied: whether the token table is the output too.
        final_norm: the name of the last norm's tensor.
    """

    architecture: str
    vocabulary: int
    facts: Facts
    tensors: Tensors = field(repr=False)
    tied: bool = True
    final_norm: str = "output_norm.weight"


def _network(layer: str, width: int, inner: int) -> Tensors:
    return {
        f"{layer}.ffn_gate.weight": (width, inner),
        f"{layer}.ffn_up.weight": (width, inner),
        f"{layer}.ffn_down.weight": (inner, width),
    }


def _experts(layer: str, width: int, inner: int, count: int) -> Tensors:
    return {
        f"{layer}.ffn_gate_inp.weight": (width, count),
        f"{layer}.ffn_gate_exps.weight": (width, inner, count),
        f"{layer}.ffn_up_exps.weight": (width, inner, count),
        f"{layer}.ffn_down_exps.weight": (inner, width, count),
    }


def _attention(layer: str, width: int, heads: int, kv_heads: int, length: int, *, normed: bool = False) -> Tensors:
    found: Tensors = {
        f"{layer}.attn_q.weight": (width, heads * length),
        f"{layer}.attn_k.weight": (width, kv_heads * length),
        f"{layer}.attn_v.weight": (width, kv_heads * length),
        f"{layer}.attn_output.weight": (heads * length, width),
    }
    if normed:
        found |= {f"{layer}.attn_{which}_norm.weight": (length,) for which in "qk"}
    return found


def _norms(layer: str, width: int, *names: str) -> Tensors:
    return {f"{layer}.{name}_norm.weight": (width,) for name in names or ("attn", "ffn")}


def _facts(layers: int, width: int, inner: int, heads: int, kv_heads: int | list[int], length: int) -> dict[str, Any]:
    return {
        "block_count": layers,
        "embedding_length": width,
        "feed_forward_length": inner,
        "attention.head_count": heads,
        "attention.head_count_kv": kv_heads,
        "attention.key_length": length,
        "attention.value_length": length,
        "rope.dimension_count": length,
    }


def dense(
    architecture: str, vocabulary: int, layers: int, width: int, inner: int, heads: int, kv_heads: int, length: int,
    *, normed: bool = False, tied: bool = True, extra_norms: tuple[str, ...] = (), facts: Facts | None = None,
) -> Shape:  # fmt: skip
    """A dense transformer with grouped queries."""
    tensors: Tensors = {}
    for number in range(layers):
        layer = f"blk.{number}"
        tensors |= _norms(layer, width, "attn", "ffn", *extra_norms) | _network(layer, width, inner)
        tensors |= _attention(layer, width, heads, kv_heads, length, normed=normed)
    known = _facts(layers, width, inner, heads, kv_heads, length) | dict(facts or {})
    return Shape(architecture, vocabulary, known, tensors, tied)


def mixture() -> Shape:
    """Experts as in Qwen3 30B-A3B, smaller: 64 a layer, 8 of them used."""
    layers, width, inner, count = 16, 1024, 384, 64
    tensors: Tensors = {}
    for number in range(layers):
        layer = f"blk.{number}"
        tensors |= _norms(layer, width) | _attention(layer, width, 16, 4, 128, normed=True)
        tensors |= _experts(layer, width, inner, count)
    facts = _facts(layers, width, inner, 16, 4, 128)
    facts |= {"expert_count": count, "expert_used_count": 8, "expert_feed_forward_length": inner}
    return Shape("qwen3moe", 65_536, facts, tensors, tied=False)


def compressed_keys() -> Shape:
    """Keys and values compressed (MLA) and a mixture with a shared expert, as in DeepSeek V2 Lite, smaller."""
    layers, width, heads, rank, rope, plain, value = 27, 1024, 16, 512, 64, 128, 128
    tensors: Tensors = {}
    for number in range(layers):
        layer = f"blk.{number}"
        tensors |= _norms(layer, width) | {
            f"{layer}.attn_q.weight": (width, heads * (plain + rope)),
            f"{layer}.attn_kv_a_mqa.weight": (width, rank + rope),
            f"{layer}.attn_kv_a_norm.weight": (rank,),
            f"{layer}.attn_k_b.weight": (plain, rank, heads),
            f"{layer}.attn_v_b.weight": (rank, value, heads),
            f"{layer}.attn_output.weight": (heads * value, width),
        }
        if number == 0:
            tensors |= _network(layer, width, 4096)
            continue
        tensors |= _experts(layer, width, 256, 16)
        shared = _network(layer, width, 512)
        tensors |= {name.replace(".weight", "_shexp.weight"): shape for name, shape in shared.items()}
    facts: dict[str, Any] = _facts(layers, width, 4096, heads, 1, rank + rope)
    facts |= {"attention.value_length": rank, "attention.kv_lora_rank": rank, "rope.dimension_count": rope}
    facts |= {"attention.key_length_mla": plain + rope, "attention.value_length_mla": value}
    facts |= {"leading_dense_block_count": 1, "expert_count": 16, "expert_used_count": 4, "expert_shared_count": 2}
    facts |= {"expert_feed_forward_length": 256, "expert_weights_scale": 1.0, "expert_gating_func": 1}
    return Shape("deepseek2", 65_536, facts, tensors, tied=False)


def convolutions() -> Shape:
    """Short convolutions between layers of attention, as in LFM2 350M."""
    width, inner = 1024, 4608
    kv_heads = [8 if number in (2, 5, 8, 10, 12, 14) else 0 for number in range(16)]
    tensors: Tensors = {}
    for number, heads in enumerate(kv_heads):
        layer = f"blk.{number}"
        tensors |= _norms(layer, width) | _network(layer, width, inner)
        if heads:
            tensors |= _attention(layer, width, 16, heads, 64, normed=True)
        else:
            tensors[f"{layer}.shortconv.conv.weight"] = (3, width)
            tensors[f"{layer}.shortconv.in_proj.weight"] = (width, 3 * width)
            tensors[f"{layer}.shortconv.out_proj.weight"] = (width, width)
    facts = _facts(16, width, inner, 16, 8, 64) | {"attention.head_count_kv": kv_heads, "shortconv.l_cache": 3}
    return Shape("lfm2", 65_536, facts, tensors, final_norm="token_embd_norm.weight")


def state_space() -> Shape:
    """No attention at all, as in Mamba2 370M."""
    layers, width, inner, state, kernel, heads = 48, 1024, 2048, 128, 4, 32
    mixed = inner + 2 * state
    tensors: Tensors = {}
    for number in range(layers):
        layer = f"blk.{number}"
        tensors |= {
            f"{layer}.attn_norm.weight": (width,),
            f"{layer}.ssm_in.weight": (width, inner + mixed + heads),
            f"{layer}.ssm_conv1d.weight": (kernel, mixed),
            f"{layer}.ssm_conv1d.bias": (mixed,),
            f"{layer}.ssm_dt.bias": (heads,),
            f"{layer}.ssm_a": (1, heads),
            f"{layer}.ssm_d": (1, heads),
            f"{layer}.ssm_norm.weight": (inner, 1),
            f"{layer}.ssm_out.weight": (inner, width),
        }
    facts: dict[str, Any] = {"block_count": layers, "embedding_length": width, "feed_forward_length": 0}
    facts |= {"attention.head_count": 0, "ssm.conv_kernel": kernel, "ssm.inner_size": inner, "ssm.state_size": state}
    facts |= {"ssm.time_step_rank": heads, "ssm.group_count": 1}
    return Shape("mamba2", 50_288, facts, tensors)


def delta_rule() -> Shape:
    """Three layers with a state to one with attention, as in Qwen3.5 0.8B."""
    layers, width, inner, heads, kv_heads, length = 24, 1024, 3584, 8, 2, 256
    state, groups, values, kernel = 128, 16, 16, 4
    keys, out = state * groups, state * values
    tensors: Tensors = {}
    for number in range(layers):
        layer = f"blk.{number}"
        tensors |= _norms(layer, width, "attn", "post_attention") | _network(layer, width, inner)
        if (number + 1) % 4 == 0:
            tensors |= _attention(layer, width, heads, kv_heads, length, normed=True)
            tensors[f"{layer}.attn_q.weight"] = (width, 2 * heads * length)
            continue
        tensors |= {
            f"{layer}.attn_qkv.weight": (width, 2 * keys + out),
            f"{layer}.attn_gate.weight": (width, out),
            f"{layer}.ssm_conv1d.weight": (kernel, 2 * keys + out),
            f"{layer}.ssm_dt.bias": (values,),
            f"{layer}.ssm_a": (values,),
            f"{layer}.ssm_beta.weight": (width, values),
            f"{layer}.ssm_alpha.weight": (width, values),
            f"{layer}.ssm_norm.weight": (state,),
            f"{layer}.ssm_out.weight": (out, width),
        }
    facts = _facts(layers, width, inner, heads, kv_heads, length)
    facts |= {"rope.dimension_count": 64, "rope.dimension_sections": [11, 11, 10, 0], "full_attention_interval": 4}
    facts |= {"ssm.conv_kernel": kernel, "ssm.inner_size": out, "ssm.state_size": state, "ssm.group_count": groups}
    return Shape("qwen35", 248_320, facts | {"ssm.time_step_rank": values}, tensors)


def shapes() -> dict[str, Shape]:
    """All kinds, by name."""
    window: Facts = {"attention.sliding_window": 512, "rope.freq_base": 1e6}
    return {
        "llama3-1b": dense("llama", 128_256, 16, 2048, 8192, 32, 8, 64),
        "qwen3-0.6b": dense("qwen3", 151_936, 28, 1024, 3072, 16, 8, 128, normed=True),
        "qwen3-1.7b": dense("qwen3", 151_936, 28, 2048, 6144, 16, 8, 128, normed=True),
        "gemma3-1b": dense(
            "gemma3", 262_144, 26, 1152, 6912, 4, 1, 256,
            normed=True, extra_norms=("post_attention", "post_ffw"), facts=window,
        ),
        "smollm2-360m": dense("llama", 49_152, 32, 960, 2560, 15, 5, 64),
        "mistral-1b": dense("llama", 32_768, 20, 1792, 7168, 14, 2, 128, tied=False),
        "mixture": mixture(),
        "mla": compressed_keys(),
        "lfm2-350m": convolutions(),
        "mamba2-370m": state_space(),
        "qwen35-0.8b": delta_rule(),
    }  # fmt: skip


USUAL: Final = (
    "llama3-1b:Q4_K_M", "llama3-1b:Q8_0", "qwen3-0.6b:Q4_K_M", "qwen3-0.6b:Q6_K", "qwen3-1.7b:Q4_0", "gemma3-1b:Q4_K_M",
    "gemma3-1b:Q5_K_M", "smollm2-360m:Q8_0", "mistral-1b:IQ4_NL", "mistral-1b:Q3_K_M", "mixture:Q4_K_M", "mla:Q4_K_M",
    "lfm2-350m:Q4_0", "mamba2-370m:Q4_K_M", "qwen35-0.8b:Q4_K_M",
)  # fmt: skip
"""The files that the benches use."""


def tensor_type(name: str, dimensions: Dimensions, file_type: str, layers: int, *, tied: bool) -> str:
    """The type that llama.cpp's quantizer gives a tensor."""
    parts = name.split(".")
    plain = len(dimensions) < 2 or parts[-2:-1] == ["ffn_gate_inp"] or "norm" in name or "ssm_conv1d" in name
    if plain or "shortconv.conv" in name or parts[-1] in ("ssm_a", "ssm_d", "bias"):
        return "F32"
    kind, better = _MORE_BITS.get(file_type, (file_type, ""))
    if name == "output.weight" or (tied and name == "token_embd.weight"):
        kind = kind if kind in ("Q8_0", "F16", "BF16") else "Q6_K"
    elif better and parts[0] == "blk" and parts[2].startswith(("attn_v", "ffn_down")):
        number = int(parts[1])
        more = number < layers // 8 or number >= 7 * layers // 8 or (number - layers // 8) % 3 == 2
        kind = better if more else kind
    return _FALLBACK[kind] if dimensions[0] % _BLOCK and kind in _FALLBACK else kind


def write(folder: Path, wanted: str) -> Path:
    """Write `NAME:TYPE` to a folder, unless it is there."""
    name, _, file_type = wanted.partition(":")
    shape = shapes()[name]
    path = folder / f"random-{name}.{file_type or 'Q4_K_M'}.gguf"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    writer = gguf.GGUFWriter(unfinished, shape.architecture)
    _add_facts(writer, shape)
    _add_tokenizer(writer, shape.vocabulary)
    tiles = _Tiles()
    typed = dict(_typed(shape, file_type or "Q4_K_M"))
    for tensor, (dimensions, kind) in typed.items():
        number = gguf.GGMLQuantizationType[kind]
        block, size = gguf.GGML_QUANT_SIZES[number]
        rows = dimensions[::-1]
        floats = {"F32": np.float32, "F16": np.float16}.get(kind)
        stored = rows if floats else gguf.quant_shape_to_byte_shape(rows, number)
        length = math.prod(dimensions) // block * size
        writer.add_tensor_info(tensor, stored, np.dtype(floats or np.uint8), length, number)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    opened = writer.fout[0]
    _pad(opened)
    for tensor, (dimensions, kind) in typed.items():
        for chunk in tiles.bytes_of(tensor, dimensions, kind):
            opened.write(chunk)
        _pad(opened)
    writer.close()
    return unfinished.replace(path)


def _pad(opened: BinaryIO) -> None:
    opened.write(b"\0" * (-opened.tell() % gguf.GGUF_DEFAULT_ALIGNMENT))


def _typed(shape: Shape, file_type: str) -> Iterator[tuple[str, tuple[Dimensions, str]]]:
    width, layers = int(shape.facts["embedding_length"]), int(shape.facts["block_count"])  # type: ignore[arg-type]
    every: Tensors = {"token_embd.weight": (width, shape.vocabulary), shape.final_norm: (width,)}
    if not shape.tied:
        every["output.weight"] = (width, shape.vocabulary)
    for name, dimensions in (every | shape.tensors).items():
        yield name, (dimensions, tensor_type(name, dimensions, file_type, layers, tied=shape.tied))


class _Tiles:
    """Random weights of each type and row length, made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], bytes] = {}
        self._chance = np.random.default_rng(3)

    def bytes_of(self, name: str, dimensions: Dimensions, kind: str) -> Iterator[bytes]:
        if kind == "F32":
            yield self._plain(name, dimensions)
            return
        columns, rows = dimensions[0], math.prod(dimensions[1:])
        tile = self._tile(columns, kind)
        row = len(tile) // max(1, _TILE // columns)
        left = rows * row
        while left > 0:
            yield tile[:left]
            left -= len(tile)

    def _plain(self, name: str, dimensions: Dimensions) -> bytes:
        values = self._chance.normal(0, _DEVIATION, math.prod(dimensions))
        if "norm" in name:
            values[:] = 1
        elif name.endswith("ssm_a"):
            values = -np.abs(values) - 1
        return values.astype(np.float32).tobytes()

    def _tile(self, columns: int, kind: str) -> bytes:
        key = columns, kind
        if key not in self._made:
            rows = max(1, _TILE // columns)
            weights = self._chance.normal(0, _DEVIATION, (rows, columns)).astype(np.float32)
            self._made[key] = weights.astype(np.float16).tobytes() if kind == "F16" else to_bytes(weights, kind, None)
        return self._made[key]


def _add_facts(writer: gguf.GGUFWriter, shape: Shape) -> None:
    usual = {"context_length": 32_768, "attention.layer_norm_rms_epsilon": 1e-5, "vocab_size": shape.vocabulary}
    for key, value in (usual | dict(shape.facts)).items():
        name = f"{shape.architecture}.{key}"
        if isinstance(value, bool):
            writer.add_bool(name, value)
        elif isinstance(value, int):
            writer.add_uint32(name, value)
        elif isinstance(value, float):
            writer.add_float32(name, value)
        else:
            writer.add_array(name, value)


def _add_tokenizer(writer: gguf.GGUFWriter, vocabulary: int) -> None:
    """The starter's, cut or padded."""
    reader = gguf.GGUFReader(starter_model())
    for key, entry in reader.fields.items():
        if not key.startswith("tokenizer.") or key == "tokenizer.ggml.scores":
            continue
        contents = entry.contents()
        if key == "tokenizer.ggml.tokens":
            contents = [*contents, *(f"{number:x}zq" for number in range(vocabulary))][:vocabulary]
        elif key == "tokenizer.ggml.token_type":
            contents = [*contents, *[1] * vocabulary][:vocabulary]
        if key == "tokenizer.ggml.merges" and vocabulary < len(contents):
            contents = contents[:vocabulary]
        kind, *inner = entry.types
        writer.add_key_value(key, contents, kind, sub_type=inner[-1] if inner else None)


def main() -> None:
    """Write the files and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default=",".join(USUAL), help="NAME:TYPE of those to write")
    options = parser.parse_args()
    for wanted in options.only.split(","):
        path = write(options.folder, wanted)
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
