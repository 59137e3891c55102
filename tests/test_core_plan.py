"""The plan of a load: where the bytes go, against what the engine itself plans and takes."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.engine.client import Engine
from core.engine.dry_run import check
from core.engine.protocol import Generate, Generated, KvType, Load, Sampling, Turn
from core.engine.repack_probe import repacks_here
from core.engine.repacking import duplicated_bytes, repacked_tensors, usual
from core.errors import ModelNotFound
from core.gguf import GGML_TYPES, Header, Tensor, Value, read_header
from core.paths import Paths
from core.plan.compute import graph_width, mask_bytes
from core.plan.estimate import estimate, estimate_load, usual_here
from core.plan.kv_cache import attention_bytes, layers, state_bytes
from core.process.cancellation import Cancellation
from models.starter import starter_model

STARTER = starter_model()
LONG = "The keeper of the lighthouse counts ships, waves and gulls until evening comes. " * 20
QUANTIZED = ("Q4_0", "Q4_1", "Q5_0", "Q8_0", "Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K", "IQ4_NL", "IQ4_XS", "MXFP4")


@pytest.fixture(scope="module")
def starter() -> Header:
    return read_header(STARTER)


def made(architecture: str, *tensors: Tensor, **facts: Value) -> Header:
    """A header that says this; "__" in a name stands for a dot."""
    metadata = {f"{architecture}.{name.replace('__', '.')}": value for name, value in facts.items()}
    metadata["general.architecture"] = architecture
    return Header(Path("made.gguf"), 0, "made", 3, metadata, {}, tensors)


def tensor(name: str, shape: tuple[int, ...], kind: str) -> Tensor:
    block, size = next((block, size) for known, block, size in GGML_TYPES.values() if known == kind)
    return Tensor(name, shape, kind, 0, math.prod(shape) // block * size)


# Against the engine


@pytest.mark.parametrize(("context", "kv_type"), [(1024, "f16"), (4096, "q8_0"), (8192, "f16")])
def test_the_engine_plans_the_same_buffers(starter: Header, home: Paths, context: int, kv_type: KvType) -> None:
    load = Load(str(STARTER), context, kv_type=kv_type, batch=256)
    planned, predicted = check(load, home.log), estimate_load(starter, load)
    assert planned.weight_bytes == predicted.weights
    assert planned.repacked_bytes == predicted.copies
    assert planned.kv_bytes == pytest.approx(predicted.kv, rel=0.001)
    assert planned.state_bytes == predicted.state == 0
    assert planned.compute_bytes + planned.output_bytes <= predicted.compute
    assert predicted.compute - planned.compute_bytes < 3_000_000


@pytest.mark.parametrize("text", [LONG, "What is the capital of France?"])
def test_what_a_prompt_takes_is_what_was_predicted_however_long_it_is(starter: Header, home: Paths, text: str) -> None:
    load = Load(str(STARTER), 2048, batch=256)
    engine = Engine(home.log)
    try:
        question = Generate((Turn("user", text),), Sampling(temperature=0), max_tokens=4)
        *_, end = engine.generate(load, question, Cancellation())
    finally:
        engine.close()
    assert isinstance(end, Generated)
    assert (end.prompt_tokens > load.batch) == (text == LONG)
    predicted = estimate_load(starter, load).total
    assert -0.05 < predicted / end.engine_peak_bytes - 1 < 0.08


def test_a_missing_model_cannot_be_planned(home: Paths) -> None:
    with pytest.raises(ModelNotFound):
        check(Load(str(home.data / "nowhere.gguf")), home.log)


@pytest.mark.parametrize("kind", QUANTIZED)
@pytest.mark.parametrize("shape", [(1024, 512), (1024, 515), (1024, 512, 4)])
def test_the_backend_rearranges_what_is_usual_here(kind: str, shape: tuple[int, ...]) -> None:
    assert usual_here()(kind, shape) == repacks_here()(kind, shape)


# Rearranged weights


def test_only_matrices_that_are_multiplied_are_rearranged() -> None:
    header = made(
        "llama",
        tensor("token_embd.weight", (256, 64), "Q4_K"),
        tensor("blk.0.attn_q.weight", (256, 64), "Q4_K"),
        tensor("blk.0.attn_norm.weight", (256,), "F32"),
        tensor("blk.0.ffn_up_exps.weight", (256, 64, 4), "Q4_K"),
        tensor("blk.0.attn_k_b.weight", (256, 64, 4), "Q4_K"),
        tensor("output.weight", (256, 64), "Q6_K"),
    )
    names = [found.name for found in repacked_tensors(header, usual(["AVX2"]))]
    assert names == ["blk.0.attn_q.weight", "blk.0.ffn_up_exps.weight"]


def test_a_token_table_that_is_also_the_output_is_there_twice() -> None:
    table = tensor("token_embd.weight", (256, 64), "Q4_0")
    assert duplicated_bytes(made("llama", table), usual(["AVX2"])) == table.size
    assert duplicated_bytes(made("llama", table), usual([])) == 0
    assert duplicated_bytes(made("llama", table, tensor("output.weight", (256, 64), "Q6_K")), usual(["AVX2"])) == 0


def test_copies_move_weights_and_add_none() -> None:
    header = made("llama", tensor("blk.0.attn_q.weight", (256, 64), "Q4_K"), context_length=4096)
    plain = estimate(header, 512, "f16", repack=False, batch=64)
    repacked = estimate(header, 512, "f16", repack=True, batch=64, repacks=usual(["AVX2"]))
    assert plain.copies == 0
    assert repacked.copies == header.weight_bytes
    assert plain.total == repacked.total
    assert repacked.pinned == plain.pinned + header.weight_bytes == repacked.total


# Keys, values, states

GQA = {"block_count": 4, "embedding_length": 512, "attention__head_count": 8, "attention__head_count_kv": 2}


@pytest.mark.parametrize(("kv_type", "bytes_for_32"), [("f16", 64), ("q8_0", 34), ("q4_0", 18)])
def test_grouped_queries_share_their_keys(kv_type: str, bytes_for_32: int) -> None:
    assert attention_bytes(made("llama", **GQA), 1000, kv_type) == 1024 * 4 * 2 * (64 + 64) * bytes_for_32 // 32


def test_compressed_keys_need_no_values() -> None:
    facts = GQA | {
        "attention__head_count_kv": 1,
        "attention__key_length": 576,
        "attention__value_length": 512,
        "attention__key_length_mla": 192,
        "attention__value_length_mla": 128,
    }
    header = made("deepseek2", **facts)
    assert attention_bytes(header, 1024, "f16") == 1024 * 4 * 576 * 2
    # Queries, queries in the space of the keys, and what attention gives there, beside four times the embedding.
    assert graph_width(header) == header.head_count * (192 + 576 + 512) + 4 * header.embedding_length


def test_layers_with_a_window_keep_the_whole_context_and_need_a_second_mask() -> None:
    window = made("gemma3", **GQA, attention__sliding_window=512)
    assert attention_bytes(window, 4096, "f16") == attention_bytes(made("llama", **GQA), 4096, "f16")
    assert mask_bytes(window, 4096) == 2 * mask_bytes(made("llama", **GQA), 4096)


def test_layers_that_share_keys_keep_none() -> None:
    shared = made("gemma3n", **GQA, attention__shared_kv_layers=3)
    assert attention_bytes(shared, 1024, "f16") == attention_bytes(made("llama", **GQA), 1024, "f16") // 4


def test_a_mamba_keeps_states_and_no_keys() -> None:
    facts: dict[str, Value] = {"block_count": 3, "embedding_length": 64, "ssm__conv_kernel": 4}
    header = made("mamba", **facts, ssm__inner_size=128, ssm__state_size=16)
    assert attention_bytes(header, 4096, "f16") == 0
    assert state_bytes(header) == 4 * 3 * (3 * 128 + 16 * 128)


@pytest.mark.parametrize(
    ("header", "attending"),
    [
        (made("lfm2", **GQA | {"attention__head_count_kv": (0, 2, 0, 2)}, shortconv__l_cache=3), (1, 3)),
        (made("qwen3next", **GQA, ssm__inner_size=64, ssm__state_size=8, full_attention_interval=2), (1, 3)),
        (made("qwen3next", **GQA, ssm__inner_size=64, ssm__state_size=8), (3,)),
    ],
)
def test_hybrids_keep_both(header: Header, attending: tuple[int, ...]) -> None:
    found = layers(header)
    assert found.attending == attending
    assert sorted(found.attending + found.recurrent) == [0, 1, 2, 3]
    assert state_bytes(header) > 0


@settings(deadline=None)
@given(some.dictionaries(some.sampled_from(sorted(GQA)), some.integers(0, 1 << 30)), some.integers(0, 1 << 20))
def test_no_header_breaks_an_estimate(facts: dict[str, Value], context: int) -> None:
    found = estimate(made("llama", **facts | {"block_count": 40}), context, "q8_0", repack=True, batch=512)
    assert found.total >= found.pinned >= 0
