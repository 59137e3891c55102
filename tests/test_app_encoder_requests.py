"""The choice of an encoder as the window asks for it, with the real one running and its memory in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.assembly import Household, assemble
from app.encoder_choice import EncoderChoice
from app.encoder_requests import EncoderRequests
from cache.encoder_file import find_source
from cache.encoders import trial
from cache.encoders.calibration_pairs import calibration_pairs
from core.cache_messages import EncoderProgress, EncoderState, EncoderTried, GetEncoder, ResetEncoder, TryEncoder
from core.errors import CannotLearn, ModelNotFound
from core.paths import Paths
from core.plan.household import Holding
from core.process.cancellation import Cancellation
from core.process.channel import Body

MB = 10**6


@pytest.fixture
def house(home: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[Household]:
    monkeypatch.setattr(trial, "calibration_pairs", lambda: calibration_pairs()[:60])
    house = assemble(home, with_encoder=True)
    yield house
    house.close()


@pytest.fixture
def requests(house: Household, home: Paths) -> EncoderRequests:
    choice = EncoderChoice(home, lambda: house.settings.current)
    return EncoderRequests(choice, house.encoder, house.own_encoder)


def asked(requests: EncoderRequests, request: Body) -> list[Body]:
    return list(requests.handle(request, Cancellation()))


def test_an_encoder_that_does_no_worse_is_used_at_once_and_counts_in_the_plan(
    house: Household, requests: EncoderRequests
) -> None:
    assert asked(requests, GetEncoder()) == [EncoderState("all-MiniLM-L6-v2")]
    assert house.cache is not None
    house.cache.store("What is the capital of France?", "Paris.", "s", [], "m")
    *progress, tried = asked(requests, TryEncoder(str(find_source())))
    assert isinstance(tried, EncoderTried)
    assert not tried.worse
    shares = [event.share for event in progress if isinstance(event, EncoderProgress)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.9

    (state,) = asked(requests, GetEncoder())
    assert isinstance(state, EncoderState)
    assert (state.own, state.name, state.problem) == (True, "model", "")
    assert state.memory_bytes > 20 * MB
    held = {holding.name: holding.bytes for holding in house.planner._beside()}
    assert held["Your own encoder"] >= state.memory_bytes
    assert "Your own encoder" not in {holding.name for holding in after_reset(house, requests)}


def after_reset(house: Household, requests: EncoderRequests) -> list[Holding]:
    assert asked(requests, ResetEncoder()) == [EncoderState("all-MiniLM-L6-v2")]
    return list(house.planner._beside())


def test_one_trial_at_a_time_and_a_refused_one_lets_the_next_begin(requests: EncoderRequests, tmp_path: Path) -> None:
    first = requests.handle(TryEncoder(str(find_source())), Cancellation())
    assert isinstance(next(first), EncoderProgress)
    with pytest.raises(CannotLearn, match="being tried already"):
        asked(requests, TryEncoder(str(find_source())))
    del first
    with pytest.raises(ModelNotFound):
        asked(requests, TryEncoder(str(tmp_path / "nowhere")))
    with pytest.raises(ModelNotFound, match="No encoder was named"):
        asked(requests, TryEncoder(" "))
