"""Requests about memory, answered with the real plan, the real probe and real processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.assembly import Household, assemble
from app.memory_requests import MemoryRequests
from core.device import process_memory
from core.errors import ModelTooLarge
from core.memory_messages import MeasureMemory, MemoryMeasured, MemoryPictured, PictureMemory
from core.paths import Paths
from core.plan.speed import PROMPT_TOKENS

GB = 1_000_000_000


@pytest.fixture
def house(home: Paths) -> Iterator[Household]:
    house = assemble(home, with_cache=False, keep_history=False)
    yield house
    house.close()


@pytest.fixture
def requests(house: Household, home: Paths) -> MemoryRequests:
    return MemoryRequests(house, home)


def answer(requests: MemoryRequests, request: Any) -> Any:
    (event,) = requests.handle(request)
    return event


def test_the_parts_of_memory_add_up_to_what_the_plan_says(requests: MemoryRequests) -> None:
    event = answer(requests, PictureMemory())
    assert isinstance(event, MemoryPictured)
    picture = event.picture
    (memory,) = [tier for tier in picture.tiers if tier.kind == "ram"]
    parts = {part.name: part.bytes for part in picture.parts if part.tier == memory.name}
    assert {"Attention", "Network", "KV cache", "Inglenook itself"} <= parts.keys()
    assert sum(parts.values()) == memory.used_bytes <= picture.budget_bytes
    assert memory.bytes_per_second > 0, "this machine was measured first"
    assert (event.asked_bytes, event.prompt_tokens) == (0, PROMPT_TOKENS)
    assert event.total_bytes > picture.budget_bytes


def test_a_budget_is_tried_without_changing_the_settings(requests: MemoryRequests, house: Household) -> None:
    event = answer(requests, PictureMemory(2 * GB))
    assert (event.asked_bytes, event.picture.budget_bytes) == (2 * GB, 2 * GB)
    assert house.settings.current.memory_budget_gb == 0
    house.settings.change({"memory_budget_gb": 3.0})
    assert answer(requests, PictureMemory()).picture.budget_bytes == 3 * GB
    assert answer(requests, PictureMemory(0)).asked_bytes == 0


def test_a_budget_below_the_least_possible_names_the_least(requests: MemoryRequests) -> None:
    with pytest.raises(ModelTooLarge, match=r"needs at least .* MB") as caught:
        answer(requests, PictureMemory(10_000_000))
    assert caught.value.hint


def test_automatic_counts_what_the_loaded_model_holds_as_free(requests: MemoryRequests, house: Household) -> None:
    unloaded = answer(requests, PictureMemory(0)).picture.budget_bytes
    house.model_memory.warm()
    loaded = answer(requests, PictureMemory(0)).picture.budget_bytes
    # Other programs come and go meanwhile, so only what the model holds is held against it.
    assert loaded == pytest.approx(unloaded, rel=0.1)


def test_what_is_held_is_counted_by_process(requests: MemoryRequests, house: Household) -> None:
    before = answer(requests, MeasureMemory())
    assert isinstance(before, MemoryMeasured)
    assert "model" not in {process.name for process in before.processes}
    house.model_memory.warm()
    after = answer(requests, MeasureMemory())
    held = {process.name: process.bytes for process in after.processes}
    assert house.engine.pid is not None
    assert held["model"] == pytest.approx(process_memory(house.engine.pid), rel=0.3)
    assert held["assistant"] > 10_000_000
    assert 0 < after.free_bytes < after.total_bytes
