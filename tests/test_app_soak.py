"""A minute of random use of the real window: nothing fails, nothing that was said is lost, nothing private is kept."""

from __future__ import annotations

import pytest

from bench.soak import growth, soak
from core.paths import Paths
from tests.display import missing_tools


@pytest.mark.slow
@pytest.mark.skipif(bool(missing_tools()), reason=f"needs {', '.join(missing_tools())}")
def test_a_minute_of_random_use_loses_nothing_and_fails_nowhere(home: Paths) -> None:
    found = soak(50, seed=3)
    assert found["problems"] == []
    assert found["lost"] == []
    assert found["leaked_private"] == []
    assert sum(found["done"].values()) > 20
    assert found["said"] > 3


def test_growth_is_told_after_a_warm_up_and_of_the_engine_by_its_largest_size() -> None:
    looks = [
        {"window": float(size), "engine": 200.0 + 50 * (size % 2)} for size in (50, 80, 100, 101, 102, 110, 111, 112)
    ]
    assert growth(looks) == {"window": 0.099, "engine": 0.0}


def test_a_short_run_tells_no_growth() -> None:
    assert growth([{"window": 50.0, "engine": 200.0}] * 4) == {}
