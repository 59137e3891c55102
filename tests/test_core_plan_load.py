"""How a load is decided under a budget: what is given up, in which order, and that the engine then keeps to it."""

from __future__ import annotations

import math
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some

from core.engine.client import Engine
from core.engine.protocol import Generate, Generated, Load, Sampling, Stream, Turn
from core.errors import ModelTooLarge
from core.gguf import GGML_TYPES, Header, Tensor, Value, read_header
from core.paths import Paths
from core.plan.draw import draw
from core.plan.estimate import estimate_load
from core.plan.experience import Experience
from core.plan.household import ToCome, beside_the_engine, budget_bytes
from core.plan.load import LEAST_CONTEXT, Plan, Wishes, plan
from core.plan.picture import layer_range
from core.plan.planner import Planner
from core.plan.several import for_several
from core.plan.stream import largest_share, pass_seconds
from core.plan.tiers import ESTIMATE_SHORT, DeviceTier, Tiers
from core.process.cancellation import Cancellation
from core.settings import Settings, changed
from models.starter import starter_model

STARTER = starter_model()
MB = 1_000_000
DISK = 1e9
LONG = "The keeper of the lighthouse counts ships, waves and gulls until evening comes. " * 5


@pytest.fixture(scope="module")
def starter() -> Header:
    return read_header(STARTER)


def planned(header: Header, budget: int, wanted: dict[str, object] | None = None, **tiers: object) -> Plan:
    here = Tiers(budget, disk_bytes_per_second=DISK, **tiers)  # type: ignore[arg-type]
    return plan(header, header.path, changed(Settings(), wanted or {}), here)


def mixture(layers: int = 12) -> Header:
    """A mixture of 16 experts, of which two compute a token."""
    tensors = [weights("token_embd.weight", (512, 32000), "Q4_K"), weights("output.weight", (512, 32000), "Q6_K")]
    for layer in range(layers):
        tensors += [weights(f"blk.{layer}.attn_{part}.weight", (512, 512), "Q4_K") for part in ("q", "k", "v")]
        tensors += [weights(f"blk.{layer}.ffn_{part}_exps.weight", (512, 1536, 16), "Q4_K") for part in ("up", "down")]
    facts: dict[str, Value] = {
        "block_count": layers,
        "embedding_length": 512,
        "context_length": 4096,
        "attention.head_count": 8,
        "feed_forward_length": 1536,
        "expert_count": 16,
        "expert_used_count": 2,
    }
    metadata: dict[str, Value] = {f"qwen2moe.{name}": value for name, value in facts.items()}
    metadata["general.architecture"] = "qwen2moe"
    size = sum(tensor.size for tensor in tensors)
    return Header(Path("mixture.gguf"), size, "mixture", 3, metadata, {}, tuple(tensors))


def weights(name: str, shape: tuple[int, ...], kind: str) -> Tensor:
    block, size = next((block, size) for known, block, size in GGML_TYPES.values() if known == kind)
    return Tensor(name, shape, kind, 0, math.prod(shape) // block * size)


# What is given up


def test_a_model_that_fits_is_loaded_as_if_there_were_no_budget(starter: Header) -> None:
    made = planned(starter, 2000 * MB)
    assert made.load == Load(str(STARTER), context_length=4096, batch=256)
    assert (made.step, made.outlook.disk_bytes) == ("", 0)
    assert draw(made).why == ""


def test_the_steps_down_come_in_order(starter: Header) -> None:
    whole = math.ceil(planned(starter, 2000 * MB).needed.main * (1 + ESTIMATE_SHORT))
    seen = []
    for budget in range(whole, 0, -6 * MB):
        try:
            step = planned(starter, budget).step
        except ModelTooLarge:
            break
        seen += [step] if step not in seen else []
    assert seen[0] == ""
    assert seen[1] == "shorter context"
    assert any(step.startswith("weights read from disk") for step in seen)
    assert "coarser KV cache" in seen[-1]
    places = [("disk" in step) + ("coarser" in step) for step in seen]
    assert places == sorted(places)


def test_less_is_read_ahead_before_the_kv_cache_gets_coarser(starter: Header) -> None:
    loads = []
    for budget in range(math.ceil(planned(starter, 2000 * MB).needed.main), 0, -MB):
        try:
            loads.append(planned(starter, budget).load)
        except ModelTooLarge:
            break
    ahead = [(load.stream.slots if load.stream else 3, load.kv_type == "f16") for load in loads]
    assert ahead == sorted(ahead, reverse=True)
    assert {(2, True), (1, True), (1, False)} <= set(ahead)


@given(budget=some.integers(50 * MB, 400 * MB), beside=some.integers(0, 80 * MB))
@examples(max_examples=10, deadline=None)
def test_no_plan_takes_more_than_the_budget(budget: int, beside: int) -> None:
    header = read_header(STARTER)
    try:
        made = planned(header, budget, beside_bytes=beside)
    except ModelTooLarge:
        return
    assert made.peak_bytes <= budget
    # All of the budget is used as long as anything is read from disk, but for what the estimate may be short by: one
    # more matrix would not fit.
    largest = max(tensor.size for tensor in header.tensors if tensor.name.startswith("blk."))
    if made.load.stream is not None:
        assert budget - made.peak_bytes < 8 * largest + ESTIMATE_SHORT * budget


def test_a_context_that_the_user_chose_is_kept_before_weights(starter: Header) -> None:
    budget = planned(starter, 2000 * MB, {"context_length": 8192}).needed.main - 20 * MB
    chosen = planned(starter, budget, {"context_length": 8192})
    assert chosen.load.context_length == 8192
    assert chosen.load.stream is not None
    usual = planned(starter, budget - 96 * MB)
    assert usual.load.context_length < 4096


def test_what_never_fits_is_said_with_the_least_that_would(starter: Header) -> None:
    with pytest.raises(ModelTooLarge, match=r"needs at least \d+ MB, and may use 40 MB") as raised:
        planned(starter, 40 * MB)
    least = int(re.findall(r"[\d,]+", str(raised.value).split("at least")[1])[0].replace(",", "")) * MB
    made = planned(starter, least)
    assert made.load.context_length == LEAST_CONTEXT
    with pytest.raises(ModelTooLarge):
        planned(starter, least - 2 * MB)


def test_a_wish_holds_whatever_the_budget(starter: Header) -> None:
    made = plan(starter, STARTER, Settings(), Tiers(10**12), wishes=Wishes("q8_0", repack=False))
    assert (made.load.kv_type, made.load.repack) == ("q8_0", False)


def test_a_limit_for_the_moment_is_stronger_than_the_settings(home: Paths) -> None:
    planner = Planner(home.state / "device.json", Experience(home.estimates), beside_the_engine)
    free = planner.load(STARTER, Settings())
    short = planner.load(STARTER, Settings(), limit=150 * MB)
    assert free.stream is None
    assert estimate_load(read_header(STARTER), short).main <= 150 * MB


def test_a_mixture_keeps_as_many_experts_as_there_is_room_for() -> None:
    header = mixture()
    whole = planned(header, 4000 * MB, {"context_length": 2048})
    assert whole.load.experts is None
    made = planned(header, whole.needed.main - 30 * MB, {"context_length": 2048})
    assert made.load.experts is not None
    assert made.load.stream is None
    assert made.peak_bytes <= whole.needed.main - 30 * MB
    assert 0 < made.outlook.disk_bytes < 30 * MB
    assert made.outlook.tokens_per_second < whole.outlook.tokens_per_second


def test_a_graphics_device_takes_layers_and_the_processor_needs_less(starter: Header) -> None:
    gpu = DeviceTier("CUDA0", "gpu", 70 * MB)
    made = planned(starter, 2000 * MB, devices=(gpu,))
    placement = made.load.placement
    assert placement is not None
    assert placement.devices == ("CUDA0",)
    assert 0 < sum(placement.layers) < starter.block_count + 1
    assert 0 < made.needed.device <= 70 * MB
    assert made.needed.main < planned(starter, 2000 * MB).needed.main
    picture = draw(made)
    assert picture.tiers[0].name == "CUDA0"
    assert picture.tiers[0].used_bytes == made.needed.device


def test_another_machine_is_asked_for_what_memory_here_cannot_hold(starter: Header) -> None:
    lender = DeviceTier("192.0.2.7:50052", "machine", 500 * MB, 5e9, 0.001)
    roomy = planned(starter, 2000 * MB, devices=(lender,))
    assert (roomy.load.placement, roomy.load.helpers) == (None, ())
    tight = planned(starter, 120 * MB, {"context_length": 2048}, devices=(lender,))
    assert tight.load.helpers == ("192.0.2.7:50052",)
    assert tight.load.placement is not None
    assert tight.load.placement.required
    assert tight.needed.main <= 120 * MB


# The picture


@pytest.mark.parametrize("budget", [2000, 250, 160, 135])
def test_the_parts_of_the_picture_add_up(starter: Header, budget: int) -> None:
    made = planned(starter, budget * MB, beside_bytes=20 * MB)
    picture = draw(made, [("Inglenook itself", 5 * MB), ("Encoder", 15 * MB)])
    memory = next(tier for tier in picture.tiers if tier.kind == "ram")
    assert memory.used_bytes == made.peak_bytes == picture.predicted_peak_bytes
    for tier in picture.tiers:
        assert sum(part.bytes for part in picture.parts if part.tier == tier.name) == tier.used_bytes
    assert {"Attention", "Network", "KV cache", "Encoder"} <= {part.name for part in picture.parts}
    disk = [tier for tier in picture.tiers if tier.kind == "disk"]
    assert bool(disk) == bool(made.outlook.disk_bytes)
    if disk:
        assert picture.limited_by in ("disk", "compute")
        assert "read from the disk for every word" in picture.why


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([5], "layer 5"),
        ([0, 1, 2], "layers 0-2"),
        ([8, 0, 1, 9, 9], "layers 0-1, 8-9"),
        ([1, 4], "layers 1, 4"),
    ],
)
def test_layers_are_said_in_words(numbers: list[int], text: str) -> None:
    assert layer_range(numbers) == text


# How long a pass takes


def test_reading_hides_behind_computing_and_the_other_way_round() -> None:
    quick, slow = [0.001] * 20, [0.01] * 20
    assert pass_seconds(slow, quick, 0.0, 3) == pytest.approx(0.2, rel=0.05)
    assert pass_seconds(quick, slow, 0.0, 3) == pytest.approx(0.2, rel=0.05)


def test_the_output_is_computed_while_the_next_layers_are_read() -> None:
    assert pass_seconds([0.001] * 20, [0.01] * 20, 0.02, 3) == pytest.approx(0.2, rel=0.05)
    assert pass_seconds([0.001] * 20, [0.01] * 20, 0.02, 1) > 0.22


@given(
    some.lists(some.tuples(some.floats(0.001, 1), some.floats(0.001, 1)), min_size=1, max_size=12),
    some.floats(0, 1),
    some.integers(1, 6),
)
def test_a_pass_is_never_faster_than_the_disk_or_the_processor(
    layers: list[tuple[float, float]], tail: float, slots: int
) -> None:
    compute, read = [first for first, _ in layers], [second for _, second in layers]
    taken = pass_seconds(compute, read, tail, slots)
    assert taken >= max(sum(compute) + tail, sum(read)) - 1e-9
    assert taken <= sum(compute) + sum(read) + tail + 0.001 * len(layers)


@given(some.integers(0, 120 * MB))
@examples(max_examples=15, deadline=None)
def test_the_largest_share_stays_within_its_room(room: int) -> None:
    header = read_header(STARTER)
    resident = largest_share(header, header.block_count, room)
    stream = Stream(resident) if resident is not None else None
    if stream is None:
        assert room < 40 * MB
        return
    load = Load(str(STARTER), 1024, stream=stream)
    nothing = msgspec.structs.replace(load, stream=msgspec.structs.replace(stream, resident_bytes=0))
    needed, least = estimate_load(header, load), estimate_load(header, nothing)
    assert needed.main >= least.main - least.ring
    assert needed.ring + needed.weights - (least.weights - 2 * MB) <= room + 2 * MB


# The budget is everything


def test_what_the_command_itself_holds_counts_within_the_budget() -> None:
    beside = list(beside_the_engine())
    assert [holding.name for holding in beside] == ["Inglenook itself"]
    assert beside[0].bytes > 20 * MB
    with_encoder = list(beside_the_engine(expected=[ToCome("Encoder", None, 120 * MB)]))
    assert ("Encoder", 120 * MB) in with_encoder


def test_a_number_of_the_user_is_the_budget_and_otherwise_free_memory_is() -> None:
    assert budget_bytes(changed(Settings(), {"memory_budget_gb": 0.6}), 50 * MB) == 600 * MB
    assert budget_bytes(Settings(), 50 * MB) > 50 * MB


def test_the_engine_keeps_to_a_streamed_plan(starter: Header, home: Paths) -> None:
    made = planned(starter, 150 * MB)
    assert made.load.stream is not None
    engine = Engine(home.log)
    try:
        question = Generate((Turn("user", LONG),), Sampling(temperature=0), max_tokens=4)
        *_, end = engine.generate(made.load, question, Cancellation())
    finally:
        engine.close()
    assert isinstance(end, Generated)
    assert end.engine_peak_bytes <= 150 * MB
    assert end.engine_peak_bytes > 0.8 * made.needed.main


def test_several_conversations_get_room_only_where_it_takes_nothing_away(starter: Header) -> None:
    ample, short = planned(starter, 4000 * MB), planned(starter, 300 * MB)
    several = for_several(ample, estimate_load)
    assert several.load == msgspec.structs.replace(ample.load, sequences=4)
    assert several.needed.kv == 4 * ample.needed.kv
    assert for_several(short, estimate_load).load.sequences == 1
    modest = planned(starter, ample.needed.main + 100 * MB)
    assert for_several(modest, estimate_load).load.sequences == 1
