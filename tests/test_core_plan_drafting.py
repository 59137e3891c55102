"""Whether a small model that drafts is worth the memory that it takes from the large one."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from core.engine.speculate.pass_costs import PassCost, PassCosts
from core.gguf import read_header
from core.plan.drafting import better, drafted_speed
from core.plan.load import Plan, Wishes, plan
from core.plan.tiers import Tiers
from core.settings import Settings
from models.starter import starter_model

CHEAP = PassCosts(0.1, (PassCost(2, 1.05), PassCost(4, 1.1), PassCost(8, 1.2)))


def made(tokens_per_second: float, passes: PassCosts = CHEAP) -> Plan:
    settings = Settings(memory_budget_gb=1.0)
    found = plan(read_header(starter_model()), starter_model(), settings, Tiers(10**9), wishes=Wishes(passes=passes))
    return dataclasses.replace(found, outlook=dataclasses.replace(found.outlook, tokens_per_second=tokens_per_second))


def test_a_small_model_that_takes_little_is_worth_it() -> None:
    small, alone = made(4.0), made(5.0)
    assert drafted_speed(small, 0.01) > 8
    assert better(small, alone, 0.01) is small


@pytest.mark.parametrize(("speed", "draft_s"), [(1.5, 0.01), (4.0, 0.3)], ids=["takes much", "is slow itself"])
def test_one_that_costs_more_than_it_gives_is_not(speed: float, draft_s: float) -> None:
    alone = made(5.0)
    assert better(made(speed), alone, draft_s) is alone


def test_without_exact_passes_there_is_none() -> None:
    alone = made(5.0)
    small = made(4.9, PassCosts())
    assert drafted_speed(small, 0.01) == pytest.approx(4.9)
    assert better(small, alone, 0.01) is alone


def test_it_does_not_make_the_conversation_coarser() -> None:
    small, alone = made(4.0), made(1.0)
    coarse = dataclasses.replace(small, load=msgspec.structs.replace(small.load, kv_type="q4_0"))
    assert better(coarse, alone, 0.01) is alone
