"""Memory of other machines in a plan: asked for with a real lending process, and never where nothing may leave."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from core.engine.protocol import EngineDevice
from core.errors import HelperAway
from core.plan.lent import ASSUMED_BANDWIDTH, LentMemory, lent_tiers
from core.plan.speed import USUAL_SHARE
from core.settings import Settings
from tests.lending import lending


def test_a_plan_knows_what_the_other_machines_lend_and_asks_only_now_and_then(tmp_path: Path) -> None:
    with lending(tmp_path) as lender:
        settings = Settings(other_machines=f"127.0.0.1:1 {lender.address}")
        memory = LentMemory(lambda: settings, tmp_path / "log")
        (tier,) = memory.tiers()
        assert (tier.name, tier.kind) == (lender.address, "machine")
        assert tier.free_bytes == lender.lending.offered_bytes
        assert 0 < tier.crossing_s < 1
    assert memory.tiers() == (tier,)
    settings = dataclasses.replace(settings, other_machines=lender.address)
    assert memory.tiers() == ()


def test_local_only_asks_nobody_and_what_is_no_address_is_told(tmp_path: Path) -> None:
    settings = Settings(other_machines="127.0.0.1:1", local_only=True)
    assert LentMemory(lambda: settings, tmp_path / "log").tiers() == ()
    assert not (tmp_path / "log").exists()
    with pytest.raises(HelperAway, match="is not the address"):
        LentMemory(lambda: Settings(other_machines="den"), tmp_path / "log").tiers()


def test_a_slow_link_costs_more_than_a_fast_one() -> None:
    def device(name: str, rate: float, trip: float, **more: float) -> EngineDevice:
        return EngineDevice(name, "", "RPC", "machine", 10**9, 10**9, rate, trip, **more)

    wifi, cable, empty, card = (
        device("wifi:1", 5e6, 0.004),
        device("cable:1", 110e6, 0.0003, memory_bytes_per_second=30e9),
        EngineDevice("empty:1", "", "RPC", "machine", 10**9, 0, 1e8, 0.001),
        EngineDevice("CUDA0", "", "CUDA", "graphics", 10**9, 10**9),
    )
    slow, fast = lent_tiers((wifi, cable, empty, card))
    assert (slow.name, fast.name) == ("wifi:1", "cable:1")
    assert slow.crossing_s == pytest.approx(0.008 + 65536 / 5e6)
    assert fast.crossing_s == pytest.approx(0.0006 + 65536 / 110e6)
    assert (slow.bytes_per_second, fast.bytes_per_second) == (USUAL_SHARE * ASSUMED_BANDWIDTH, USUAL_SHARE * 30e9)
