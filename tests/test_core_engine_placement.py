"""A model whose layers lie on several devices: lending processes on this machine stand in for GPUs and other ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.engine.client import Engine
from core.engine.helpers import KEEP_OUTPUT, chosen_helpers, layers_by_memory, needed_helpers, without_helper
from core.engine.placement import check_patterns, device_of_buffer
from core.engine.protocol import (
    PROCESSOR,
    Devices,
    EngineEvent,
    Generate,
    ListDevices,
    Load,
    Placement,
    Sampling,
    Stream,
    Text,
    Turn,
)
from core.engine.repack_probe import repacks_here
from core.errors import EngineError, HelperAway, ModelTooLarge, SettingsError
from core.gguf import read_header
from core.process.cancellation import Cancellation
from core.process.child import Child
from core.settings import Settings
from models.starter import starter_model
from tests.lending import Lender, eventually, lending
from tests.small_model import some_layers

FRANCE = Generate(
    (Turn("system", Settings().system_prompt), Turn("user", "What is the capital of France?")),
    Sampling(temperature=0),
    max_tokens=16,
)
STORY = Generate(
    (Turn("user", "Tell a very long story about a lighthouse keeper, day by day."),),
    Sampling(temperature=0),
    max_tokens=80,
)
NOWHERE = "127.0.0.1:1"


def starter(**how: Any) -> Load:
    return Load(**{"path": str(starter_model()), "context_length": 512, "repack": False, "threads": 1, **how})


def answer(engine: Engine, load: Load, request: Generate = FRANCE) -> str:
    events = engine.generate(load, request, Cancellation())
    return "".join(event.text for event in events if isinstance(event, Text))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lender]:
    with lending(tmp_path_factory.mktemp("one")) as lender:
        yield lender


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lender]:
    with lending(tmp_path_factory.mktemp("other"), memory=300_000_000) as lender:
        yield lender


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path / "engine.log")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the model says where everything lies on the processor."""
    engine = Engine(tmp_path_factory.mktemp("reference") / "engine.log")
    text = answer(engine, starter(gpu_layers=0))
    engine.close()
    assert "Paris" in text
    return text


@pytest.mark.parametrize(
    ("layers", "how", "placed"),
    [
        (0, {}, {}),
        (12, {}, {}),
        (31, {}, {}),
        (31, {}, {"kv_on_device": False}),
        (12, {"memory_map": False}, {"kv_on_device": False}),
        (31, {}, {"on_processor": (r"ffn_(up|down|gate)\.",)}),
        (31, {}, {"on_processor": (KEEP_OUTPUT,)}),
        (12, {"repack": True}, {"on_processor": (r"blk\.2[0-9]\.attn_",)}),
    ],
)
def test_the_text_is_the_same_wherever_the_layers_lie(
    engine: Engine, one: Lender, reference: str, layers: int, how: dict[str, Any], placed: dict[str, Any]
) -> None:
    placement = Placement((one.address,), (layers,), **placed)
    plain = answer(engine, starter(gpu_layers=0, **how)) if how.get("repack") else reference
    assert answer(engine, starter(helpers=(one.address,), placement=placement, **how)) == plain


def test_lent_layers_are_computed_with_the_kernels_of_a_model_in_memory(one: Lender, tmp_path: Path) -> None:
    path = str(some_layers(tmp_path / "q4.gguf", range(30), "Q4_0"))

    def told(name: str, placement: Placement | None, repack: bool = True) -> str:
        engine = Engine(tmp_path / name)
        load = starter(path=path, repack=repack, placement=placement, helpers=(one.address,) if placement else ())
        try:
            return answer(engine, load, STORY)
        finally:
            engine.close()

    resident = told("resident", None)
    for placed in (Placement((one.address,), (31,)), Placement((one.address,), (12,), kv_on_device=False)):
        # The lender keeps nothing of one borrower for the next.
        assert told("lent", placed) == resident
    if repacks_here()("Q4_0", (576, 1536)):
        assert told("plain", None, repack=False) != resident


def test_two_machines_share_a_model_and_the_user_sees_what_lies_where(
    engine: Engine, one: Lender, other: Lender, reference: str
) -> None:
    load = starter(
        helpers=(other.address, one.address), placement=Placement((one.address, other.address), (5, 11), required=True)
    )
    assert answer(engine, load) == reference
    assert engine.loaded is not None
    processor, first, second = sorted(engine.loaded.devices, key=lambda share: -share.layers)
    assert (processor.device, processor.layers) == (PROCESSOR, 15)
    assert (first.device, first.layers) == (other.address, 11)
    assert (second.device, second.layers) == (one.address, 5)
    sizes = {tensor.name: tensor.size for tensor in read_header(starter_model()).tensors}
    layer = sum(size for name, size in sizes.items() if name.startswith("blk.29."))
    assert second.bytes == pytest.approx(5 * layer, rel=0.05)
    # The last device has the output as well, which is the table of tokens.
    assert first.bytes == pytest.approx(10 * layer + sizes["token_embd.weight"], rel=0.05)
    assert processor.bytes == pytest.approx(15 * layer + sizes["token_embd.weight"], rel=0.05)


def test_what_lies_on_another_machine_takes_no_memory_here(engine: Engine, one: Lender) -> None:
    engine.load(starter())
    here = engine.memory()
    load = starter(helpers=(one.address,), placement=Placement((one.address,), (20,)))
    engine.load(load)
    there = engine.memory()
    assert here is not None
    assert there is not None
    assert engine.loaded is not None
    lent = next(share.bytes for share in engine.loaded.devices if share.device == one.address)
    largest = max(tensor.size for tensor in read_header(starter_model()).tensors)
    # The output, which is the table of tokens, is needed on both sides, and a tensor is copied to be sent.
    assert there.now < here.now - (lent - largest) * 0.8
    assert there.peak < there.now + 3 * largest


def test_without_a_plan_a_helper_takes_what_fits_into_its_memory(
    engine: Engine, tmp_path: Path, reference: str
) -> None:
    with lending(tmp_path, memory=230_000_000) as small:
        assert small.lending.offered_bytes < starter_model().stat().st_size * 1.5
        assert answer(engine, starter(helpers=(small.address,))) == reference
        assert engine.loaded is not None
        shares = {share.device: share for share in engine.loaded.devices}
        assert 0 < shares[small.address].bytes <= small.lending.offered_bytes
        assert sum(share.layers for share in shares.values()) == 31


def test_a_machine_that_does_not_answer_is_done_without_and_the_user_is_told(
    engine: Engine, one: Lender, reference: str
) -> None:
    load = starter(helpers=(NOWHERE, one.address), placement=Placement((NOWHERE, one.address), (6, 6)))
    assert answer(engine, load) == reference
    assert engine.loaded is not None
    assert engine.loaded.missing_helpers == (
        f"{NOWHERE} does not answer as a machine that lends. The model was loaded without it.",
    )
    assert [(share.device, share.layers) for share in engine.loaded.devices] == [(PROCESSOR, 25), (one.address, 6)]


def test_a_plan_that_cannot_do_without_a_machine_fails_in_one_sentence(engine: Engine) -> None:
    load = starter(helpers=(NOWHERE,), placement=Placement((NOWHERE,), (31,), required=True))
    with pytest.raises(HelperAway, match="does not answer as a machine that lends") as caught:
        engine.load(load)
    assert "inglenook lend" in caught.value.hint


def test_a_model_that_is_too_large_for_a_machine_is_refused_in_one_sentence(engine: Engine, tmp_path: Path) -> None:
    with lending(tmp_path, memory=230_000_000) as small:
        load = starter(
            context_length=8192, helpers=(small.address,), placement=Placement((small.address,), (31,), required=True)
        )
        with pytest.raises(ModelTooLarge, match="not enough memory") as caught:
            engine.load(load)
        assert caught.value.hint
        eventually(lambda: len(small.news("returned")) == 1)
        assert small.process.is_running()


@pytest.mark.parametrize(
    ("placement", "words"),
    [
        (Placement(("CUDA7",), (3,)), r"There is no device called 'CUDA7' here\. There are: CPU"),
        (Placement(("CPU",), (32,)), "The plan gives 32 layers away, and the model has 30 and its output"),
        (Placement(("CPU",), ()), "does not say how many layers each device takes"),
        (Placement(("CPU",), (-1,)), "does not say how many layers each device takes"),
        (Placement(on_processor=("ffn_(",)), "is no pattern for names of tensors"),
    ],
)
def test_a_plan_that_cannot_be_is_told_in_one_sentence(engine: Engine, placement: Placement, words: str) -> None:
    with pytest.raises(EngineError, match=words) as caught:
        engine.load(starter(placement=placement))
    assert caught.value.hint
    assert "Paris" in answer(engine, starter())


def test_devices_of_other_machines_are_listed_with_their_memory_and_their_link(other: Lender, tmp_path: Path) -> None:
    child = Child("engine", "core.engine.entry:main", (str(tmp_path / "log"),), EngineEvent)
    try:
        devices: Devices = child.call(ListDevices((other.address, NOWHERE))).result()
    finally:
        child.kill()
    processor, lent = devices.items
    assert (processor.kind, lent.kind, lent.name) == ("processor", "machine", other.address)
    assert 0 < lent.free_bytes == lent.total_bytes < 300_000_000
    # The same memory on both ends: no cable is that fast, no machine that slow.
    assert 1e7 < lent.link_bytes_per_second < 1e11
    assert 0 < lent.link_round_trip_s < 0.5
    assert devices.problems[0].startswith(f"{NOWHERE} does not answer")


@pytest.mark.parametrize(
    ("buffer", "device"),
    [
        ("CPU", PROCESSOR),
        ("CPU_Mapped", PROCESSOR),
        ("CPU_REPACK", PROCESSOR),
        ("CUDA_Host", PROCESSOR),
        ("CUDA0", "CUDA0"),
        ("Vulkan1", "Vulkan1"),
        ("MTL0", "MTL0"),
        ("RPC0[10.0.0.2:50052]", "10.0.0.2:50052"),
        ("RPC1[10.0.0.2:50052]", "10.0.0.2:50052/1"),
    ],
)
def test_buffers_of_the_log_belong_to_devices_as_they_are_listed(buffer: str, device: str) -> None:
    assert device_of_buffer(buffer) == device


def test_without_a_machine_its_layers_come_back_to_the_processor() -> None:
    load = Load(
        "m.gguf", helpers=("a:1", "b:2"), placement=Placement(("a:1", "a:1/1", "b:2"), (3, 4, 5)), memory_map=False
    )
    less = without_helper(load, "a:1")
    assert less.helpers == ("b:2",)
    assert less.placement == Placement(("b:2",), (5,))
    assert (less.memory_map, less.repack) == (True, False)
    streamed = without_helper(Load("m.gguf", helpers=("a:1",), stream=Stream(5), repack=True), "a:1")
    assert (streamed.helpers, streamed.stream, streamed.repack) == ((), Stream(5), True)


def test_only_machines_that_hold_something_are_needed() -> None:
    helpers = ("a:1", "b:2")
    assert needed_helpers(Load("m", helpers=helpers)) == helpers
    assert needed_helpers(Load("m", helpers=helpers, gpu_layers=0)) == ()
    assert needed_helpers(Load("m", helpers=helpers, placement=Placement(("a:1", "b:2/1"), (0, 3)))) == ("b:2",)


@given(free=st.lists(st.integers(0, 10**12), max_size=5), size=st.integers(0, 10**10), most=st.integers(0, 200))
def test_devices_take_no_more_layers_than_fit_and_than_there_are(free: list[int], size: int, most: int) -> None:
    counts = layers_by_memory(tuple(free), size, most)
    assert len(counts) == len(free)
    assert sum(counts) <= most
    assert all(0 <= count * max(1, size) <= room for count, room in zip(counts, free, strict=True))
    if sum(counts) < most:
        assert all(room - count * max(1, size) < max(1, size) for count, room in zip(counts, free, strict=True))


@pytest.mark.parametrize("pattern", ["(", "a" * 2000, "(?i)ffn", "ffn\0", "ffnß", "["])
def test_patterns_that_would_end_the_engine_are_refused(pattern: str) -> None:
    with pytest.raises(EngineError, match="is no pattern"):
        check_patterns([pattern])


def test_local_only_means_that_no_other_machine_helps() -> None:
    settings = Settings(other_machines="127.0.0.1:50052, den.lan:50052 127.0.0.1:50052")
    assert chosen_helpers(settings) == ("127.0.0.1:50052", "den.lan:50052")
    assert chosen_helpers(Settings(other_machines=settings.other_machines, local_only=True)) == ()
    assert chosen_helpers(Settings()) == ()


@pytest.mark.parametrize(
    "text", ["den", "den:", ":50052", "den:0", "den:70000", "den:5x", "a b:1 c", "[::1]:5", "d\0:1"]
)
def test_what_is_no_address_of_a_machine_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(HelperAway, match="is not the address of another machine") as caught:
        chosen_helpers(Settings(other_machines=text))
    assert "host:port" in caught.value.hint


def test_more_machines_than_the_engine_takes_are_refused() -> None:
    with pytest.raises(SettingsError, match="17 other machines"):
        chosen_helpers(Settings(other_machines=" ".join(f"10.0.0.{number}:5" for number in range(17))))
