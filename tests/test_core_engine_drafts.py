"""Answers with drafts, by the real starter model: word for word those without, however they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from core.engine.client import Engine
from core.engine.likely import divergence
from core.engine.protocol import Calibrate, Calibrated, Generate, Generated, Load, Sampling, Text, Turn, WriteBare
from core.engine.speculate.pass_costs import PassCost, PassCosts
from core.process.cancellation import Cancellation
from models.starter import starter_model

FILE = "\n".join(f"    entry_{number} = read(path_{number % 3}, limit={number * 7})" for number in range(6))
COPY = (Turn("user", f"Repeat this text word for word:\n\n{FILE}"),)
CHAT = (Turn("user", "Name three rivers and say where they flow."),)

CHEAP = PassCosts(0.01, tuple(PassCost(size, 1 + 0.05 * size) for size in (2, 3, 4, 6, 8, 16)))
"""As if several tokens cost hardly more than one, so that drafts are made whatever the machine."""


@pytest.fixture(scope="module")
def load() -> Load:
    # With this type of KV cache and weights that are not rearranged, passes are exact on every processor we know.
    return Load(
        str(starter_model()),
        context_length=1024,
        batch=128,
        kv_type="q8_0",
        repack=False,
        draft_tokens=15,
        passes=CHEAP,
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, load: Load) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("drafts") / "log")
    engine.load(load)
    yield engine
    engine.close()


def answer(engine: Engine, load: Load, request: Generate) -> tuple[str, Generated]:
    pieces, end = [], None
    for event in engine.generate(load, request, Cancellation()):
        if isinstance(event, Text):
            pieces.append(event.text)
        elif isinstance(event, Generated):
            end = event
    assert end is not None
    return "".join(pieces), end


@pytest.fixture(scope="module")
def exact(engine: Engine, load: Load) -> None:
    """Skip where this processor computes several tokens in another way than one: drafts are then never made."""
    seen = engine.calibrate(load, Calibrate("The hearth is warm.", (32,), passes=True), Cancellation())
    if {2, 3, 4, 6, 8, 16} - {cost.tokens for cost in seen.passes.exact}:
        pytest.skip("passes over several tokens are not exact on this processor")


@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize(
    "sampling",
    [
        Sampling(temperature=0),
        Sampling(temperature=0, repeat_penalty=1.2),
        Sampling(temperature=0.8, seed=7),
        Sampling(temperature=1.2, repeat_penalty=1.1, seed=11),
    ],
    ids=["greedy", "greedy with a penalty", "sampled", "sampled with a penalty"],
)
def test_an_answer_with_drafts_is_the_one_without(engine: Engine, load: Load, sampling: Sampling) -> None:
    for turns in (COPY, CHAT):
        plain, _ = answer(engine, load, Generate(turns, sampling, 60, draft=False))
        drafted, end = answer(engine, load, Generate(turns, sampling, 60))
        assert drafted == plain
        assert end.accepted_tokens <= end.drafted_tokens


@pytest.mark.usefixtures("exact")
def test_copies_are_written_with_drafts(engine: Engine, load: Load) -> None:
    _, end = answer(engine, load, Generate(COPY, Sampling(temperature=0), 100))
    assert end.drafted_tokens > 20
    assert end.accepted_tokens > end.completion_tokens / 3


@pytest.mark.usefixtures("exact")
def test_a_text_that_is_expected_is_drafted_from_without_being_read(engine: Engine, load: Load) -> None:
    turns = (Turn("user", "Name the seven days of the week, one a line."),)
    plain, before = answer(engine, load, Generate(turns, Sampling(temperature=0), 40, draft=False))
    again, end = answer(engine, load, Generate(turns, Sampling(temperature=0), 40, expected=(plain,)))
    assert again == plain
    assert end.prompt_tokens == before.prompt_tokens
    assert end.accepted_tokens > 0


@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize("most", [1, 2, 3, 17])
def test_a_draft_never_runs_over_the_limit(engine: Engine, load: Load, most: int) -> None:
    plain, _ = answer(engine, load, Generate(COPY, Sampling(temperature=0), most, draft=False))
    drafted, end = answer(engine, load, Generate(COPY, Sampling(temperature=0), most))
    assert (drafted, end.completion_tokens) == (plain, most)


@pytest.mark.usefixtures("exact")
def test_a_stop_text_inside_a_draft_ends_the_answer_there(engine: Engine, load: Load) -> None:
    plain, _ = answer(engine, load, Generate(COPY, Sampling(temperature=0), 80, stop=("entry_2",), draft=False))
    drafted, end = answer(engine, load, Generate(COPY, Sampling(temperature=0), 80, stop=("entry_2",)))
    assert (drafted, end.finish) == (plain, "stop")
    # What was drafted behind the end is not taken for a part of the conversation.
    more, _ = answer(engine, load, Generate((*COPY, Turn("assistant", drafted), *CHAT), Sampling(temperature=0), 20))
    same, _ = answer(
        engine, load, Generate((*COPY, Turn("assistant", drafted), *CHAT), Sampling(temperature=0), 20, draft=False)
    )
    assert more == same


def test_calibration_measures_what_it_is_asked_for(engine: Engine, load: Load) -> None:
    threads = (1, 2)
    seen = engine.calibrate(load, Calibrate("The hearth is warm.", (32, 64), threads=threads), Cancellation())
    assert [rate.tokens for rate in seen.rates] == [32, 64]
    assert all(rate.reading > 0 and rate.writing > 0 for rate in seen.rates)
    assert [rate.threads for rate in seen.threads] == [1, 2]
    assert divergence(seen.likely, seen.likely) == pytest.approx(0, abs=1e-6)
    again = engine.calibrate(load, Calibrate("A kettle sings.", (32,)), Cancellation())
    assert divergence(seen.likely, again.likely) > 0.1


def test_a_calibration_can_be_stopped(engine: Engine, load: Load) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    assert engine.calibrate(load, Calibrate("The hearth.", (32,), passes=True), cancellation) == Calibrated()


def test_the_bare_loop_leaves_the_engine_as_it_was(engine: Engine, load: Load) -> None:
    before, _ = answer(engine, load, Generate(CHAT, Sampling(temperature=0), 12, draft=False))
    assert engine.write_bare(load, WriteBare(CHAT, 8)).tokens_per_second > 0
    after, _ = answer(engine, load, Generate(CHAT, Sampling(temperature=0), 12, draft=False))
    assert after == before


@pytest.mark.slow
@pytest.mark.usefixtures("exact")
def test_a_small_model_in_the_same_process_drafts_and_changes_nothing(tmp_path: Path, load: Load) -> None:
    # The starter model is its own draft model here: its guesses are right as long as nothing is drawn by chance.
    paired = msgspec.structs.replace(
        load, draft_model=load.path, passes=msgspec.structs.replace(CHEAP, one_s=10.0), context_length=512
    )
    engine = Engine(tmp_path / "log")
    try:
        plain, _ = answer(engine, paired, Generate(CHAT, Sampling(temperature=0), 40, draft=False))
        drafted, end = answer(engine, paired, Generate(CHAT, Sampling(temperature=0), 40))
        assert drafted == plain
        assert end.accepted_tokens > 5
        loaded = engine.loaded
        assert loaded is not None
        assert not loaded.notice
    finally:
        engine.close()


@pytest.mark.slow
def test_a_draft_model_with_other_words_is_refused_and_the_answer_comes_anyway(tmp_path: Path, load: Load) -> None:
    from cache.encoder_file import encoder_file

    engine = Engine(tmp_path / "log")
    try:
        loaded = engine.load(msgspec.structs.replace(load, draft_model=str(encoder_file(tmp_path))))
        assert "draft" in loaded.notice
    finally:
        engine.close()
