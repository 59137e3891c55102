"""Requests about remembered answers, answered by the real service's part for them with a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest

from app.assembly import Household, assemble
from app.cache_requests import CacheRequests
from app.encoder_choice import EncoderChoice
from app.encoder_requests import EncoderRequests
from cache.learning.head import HeadFile
from core.cache_messages import (
    CacheCleared,
    CachedListed,
    CachedShown,
    CacheRequest,
    CacheStats,
    ClearCache,
    EditCached,
    GetCacheStats,
    ListCached,
    PauseCache,
    PinCached,
    RemoveCached,
    ShowCached,
    VoteCached,
)
from core.errors import CachedAnswerNotFound
from core.messages import AssistantRequest
from core.paths import Paths
from core.process.cancellation import Cancellation

SCOPE = "a model"


@pytest.fixture
def house(home: Paths) -> Iterator[Household]:
    house = assemble(home, keep_history=False)
    yield house
    house.close()


@pytest.fixture
def requests(house: Household, home: Paths) -> CacheRequests:
    assert house.cache is not None
    change: Callable[[dict[str, Any]], None] = lambda values: void(house.settings.change(values))  # noqa: E731
    encoders = EncoderRequests(EncoderChoice(home, lambda: house.settings.current), None, None)
    return CacheRequests(house.cache, house.settings, change, None, HeadFile(home.learned), encoders)


def void(_value: object) -> None:
    """What a change of settings gives is of no use here."""


@pytest.fixture
def kept(house: Household) -> int:
    assert house.cache is not None
    first = house.cache.store("What is the Rhine?", "A river.", SCOPE, [], "SmolLM2")
    return (
        house.cache.store("How long is it?", "1,233 km.", SCOPE, [("What is the Rhine?", "A river.")], "SmolLM2")
        or first
    )


def answer(requests: CacheRequests, request: Any) -> Any:
    events = list(requests.handle(request, Cancellation()))
    return events[-1] if events else None


def test_every_request_is_one_that_a_front_end_may_send() -> None:
    assert set(get_args(CacheRequest)) <= set(get_args(AssistantRequest))


def test_the_list_can_be_searched_and_read_in_parts(requests: CacheRequests, kept: int) -> None:
    found = answer(requests, ListCached())
    assert isinstance(found, CachedListed)
    assert (found.total, [item.question for item in found.items]) == (2, ["How long is it?", "What is the Rhine?"])
    assert answer(requests, ListCached("rhine")).total == 1
    assert len(answer(requests, ListCached(limit=1, offset=1)).items) == 1
    assert answer(requests, ListCached(limit=-5, offset=-5)).items == ()


def test_long_answers_are_cut_in_the_list_and_whole_when_shown(
    requests: CacheRequests, house: Household, kept: int
) -> None:
    assert house.cache is not None
    number = house.cache.store("What is a long text?", "word " * 10_000, SCOPE, [], "SmolLM2")
    listed = answer(requests, ListCached("word"))
    assert len(listed.items[0].answer) == 2_000
    assert len(answer(requests, ShowCached(number)).item.answer) == 50_000


def test_an_answer_is_shown_with_the_questions_before_it(requests: CacheRequests, kept: int) -> None:
    found = answer(requests, ShowCached(kept))
    assert isinstance(found, CachedShown)
    assert (found.item.answer, found.before) == ("1,233 km.", ("What is the Rhine?",))


def test_answers_are_edited_pinned_removed_and_cleared(requests: CacheRequests, kept: int) -> None:
    assert answer(requests, EditCached(kept, "1,230 km.")).item.edited
    assert answer(requests, PinCached(kept)).item.pinned
    assert answer(requests, ClearCache(older_than_s=1e-9)) == CacheCleared(1)
    assert answer(requests, RemoveCached(kept)) == CacheCleared(1)
    with pytest.raises(CachedAnswerNotFound):
        answer(requests, ShowCached(kept))


def test_a_vote_is_counted_and_one_against_removes(requests: CacheRequests, kept: int) -> None:
    assert answer(requests, VoteCached(kept, True, "How long is that river?", 0.9)) is None
    assert answer(requests, VoteCached(kept, False, "How deep is it?", 0.9)) is None
    stats = answer(requests, GetCacheStats())
    assert isinstance(stats, CacheStats)
    assert (stats.right, stats.wrong, stats.entries) == (1, 1, 1)


def test_pausing_is_a_setting_and_is_seen_in_the_figures(requests: CacheRequests, house: Household) -> None:
    assert answer(requests, PauseCache()).paused
    assert not house.settings.current.cache_enabled
    assert not answer(requests, PauseCache(paused=False)).paused
    assert house.settings.current.cache_enabled
