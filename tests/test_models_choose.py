"""Verdicts and recommendations: true to the memory that is free, and with reasons that hold."""

from __future__ import annotations

import itertools
import json
import logging
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.cli.main import run
from core.gguf import read_header
from core.plan.estimate import Estimate
from models.catalogue import CatalogueModel, catalogue, find_model
from models.choose import (
    LEAST_SPEED,
    MORE_SPEED,
    MOST_DIVERGENCE,
    Candidate,
    Verdict,
    best_files,
    candidate,
    candidates,
    divergence,
    judge,
    pace,
    quality_of,
    recommend,
    what_if,
)
from models.machine import Graphics, Machine, usable
from models.starter import starter_model
from tests.fake_hub import fake_hub, open_hub

GB = 1_000_000_000
MODELS = catalogue()
ALL = list(candidates(MODELS))
models = st.sampled_from(MODELS)
files = st.sampled_from(ALL)
contexts = st.integers(1, 300_000)
machines = st.builds(
    Machine,
    free_bytes=st.integers(0, 200 * GB),
    bytes_per_second=st.floats(5e9, 500e9),
    flash_bytes_per_second=st.floats(50e6, 10e9),
    releasable_bytes=st.integers(0, 20 * GB),
    graphics=st.lists(
        st.builds(Graphics, st.just("CUDA0"), st.integers(0, 80 * GB), st.floats(100e9, 3e12)), max_size=2
    ).map(tuple),
)


def machine(free: float, bandwidth: float = 20e9, **more: object) -> Machine:
    return Machine(int(free), bandwidth, 2e9, **more)  # type: ignore[arg-type]


def file_of(name: str, quantization: str = "Q4_K_M") -> Candidate:
    model = find_model(name)
    assert model is not None
    return candidate(model, next(file for file in model.gguf.files if file.quantization == quantization))


def starter() -> Candidate:
    header = read_header(starter_model())
    return Candidate(header.name, header.name, header, "Q4_1")


# What always holds


@settings(deadline=None)
@given(files, machines, contexts, contexts)
def test_more_context_never_needs_less_memory_nor_is_faster(
    file: Candidate, here: Machine, one: int, other: int
) -> None:
    short, long = (judge(file, here, context) for context in sorted((one, other)))
    assert short.predicted_peak_bytes <= long.predicted_peak_bytes
    assert short.least_bytes <= long.least_bytes
    if short.outcome == long.outcome == "fits":
        assert short.tokens_per_second_full >= long.tokens_per_second_full * 0.999


@settings(deadline=None)
@given(models, machines, contexts)
def test_a_lower_quantization_never_needs_more_memory(model: CatalogueModel, here: Machine, context: int) -> None:
    needs = [judge(candidate(model, file), here, context).predicted_peak_bytes for file in model.gguf.files]
    assert needs == sorted(needs, reverse=True)


@settings(deadline=None)
@given(files, machines, contexts)
def test_a_quantized_kv_cache_never_needs_more(file: Candidate, here: Machine, context: int) -> None:
    assert judge(file, here, context, "q8_0").predicted_peak_bytes <= judge(file, here, context).predicted_peak_bytes


@settings(deadline=None)
@given(files, machines, contexts)
def test_a_verdict_never_promises_more_than_there_is(file: Candidate, here: Machine, context: int) -> None:
    verdict = judge(file, here, context)
    assert verdict.context_length <= file.header.context_length
    assert verdict.least_bytes <= verdict.predicted_peak_bytes
    assert math.isfinite(verdict.tokens_per_second)
    assert verdict.tokens_per_second_full <= verdict.tokens_per_second
    if verdict.outcome == "fits":
        assert verdict.predicted_peak_bytes <= verdict.available_bytes
    elif verdict.outcome == "fits with flash":
        assert verdict.least_bytes <= here.memory_bytes
    else:
        assert verdict.tokens_per_second == 0


@settings(deadline=None)
@given(files, machines, st.integers(0, 50 * GB))
def test_more_free_memory_never_makes_a_verdict_worse(file: Candidate, here: Machine, more: int) -> None:
    rank = ("does not fit", "fits with flash", "fits")
    roomier = Machine(
        here.free_bytes + more, here.bytes_per_second, here.flash_bytes_per_second, graphics=here.graphics
    )
    tighter = Machine(here.free_bytes, here.bytes_per_second, here.flash_bytes_per_second, graphics=here.graphics)
    assert rank.index(judge(file, roomier).outcome) >= rank.index(judge(file, tighter).outcome)


# Thresholds


@pytest.mark.parametrize(
    ("room", "outcome"),
    [(0, "fits"), (-1, "fits with flash"), (-1001, "does not fit")],
)
def test_the_verdict_turns_at_the_byte(room: int, outcome: str) -> None:
    def weigh(_header: object, load: object) -> Estimate:
        return Estimate(weights=1000, copies=0, kv=500, compute=500, process=20 * GB)

    # With 20 GB and more free, exactly one stays for everything else.
    free = 20 * GB + 2000 + GB + room
    assert judge(starter(), machine(free), weigh=weigh).outcome == outcome


def test_a_tenth_of_free_memory_but_no_more_than_a_gigabyte_stays_for_other_programs() -> None:
    assert usable(2 * GB) == 2 * GB - GB // 5
    assert usable(64 * GB) == 63 * GB
    assert usable(0) == 0


def test_the_memory_of_the_model_that_is_unloaded_first_counts_once() -> None:
    file = file_of("qwen3-4b-instruct-2507")
    full = judge(file, machine(2 * GB))
    released = judge(file, machine(2 * GB, releasable_bytes=4 * GB))
    assert full.outcome == "fits with flash"
    assert released.outcome == "fits"
    assert released.available_bytes == 6 * GB
    assert released.predicted_peak_bytes == full.predicted_peak_bytes
    assert "6.0 GB free once the loaded model has left (4.0 GB)" in released.reason


# Sentences


def test_the_reason_names_memory_context_what_is_free_and_the_speed() -> None:
    verdict = judge(file_of("qwen3-4b-instruct-2507"), machine(6 * GB), 8192)
    assert re.fullmatch(r"needs 3\.\d GB at 8k context; 6\.0 GB free; about \d+ tokens/s", verdict.reason)


def test_with_flash_the_reason_says_how_much_comes_from_disk() -> None:
    verdict = judge(file_of("gemma-4-12b-it"), machine(6 * GB))
    assert verdict.outcome == "fits with flash"
    assert re.search(
        r"\d\d% of the weights come from disk for each token, so at least [\d.]+ s a token$", verdict.reason
    )


@settings(deadline=None)
@given(files, machines, contexts)
def test_no_sentence_says_that_something_takes_no_time_at_all_or_for_ever(
    file: Candidate, here: Machine, context: int
) -> None:
    verdict = judge(file, here, context)
    lines = [verdict.reason, *(change.line for change in what_if(file, here, verdict))]
    for line in lines:
        assert not re.search(r"(?<![\d.])0(\.0+)? (tokens/s|s a token|min a token)", line.replace("±0", ""))
        assert " 0% " not in line


@pytest.mark.parametrize(
    ("tokens_a_second", "words"),
    [
        (31.4, "31 tokens/s"),
        (1.26, "1.3 tokens/s"),
        (0.5, "2.0 s a token"),
        (0.08, "12 s a token"),
        (0.004, "4 min a token"),
    ],
)
def test_slow_speeds_are_told_in_seconds_a_token(tokens_a_second: float, words: str) -> None:
    assert pace(tokens_a_second) == words


def test_what_does_not_fit_says_the_least_that_would() -> None:
    verdict = judge(starter(), machine(50e6))
    assert verdict.outcome == "does not fit"
    assert re.fullmatch(r"needs \d+ MB at 8k context even with its weights on disk; 50 MB free", verdict.reason)


def test_what_if_lines_name_bytes_speed_and_points() -> None:
    file, here = file_of("qwen3-4b-instruct-2507"), machine(6 * GB)
    lines = [change.line for change in what_if(file, here, judge(file, here, 8192))]
    assert re.fullmatch(r"\+8k context = \+1\.\d GB = -[\d.]+ tokens/s once the context is full", lines[0])
    assert re.fullmatch(r"KV cache in q8_0 = -\d+ MB = \+[\d.]+ tokens/s once the context is full", lines[1])
    # Smaller, but its kernel is slower than the rearranged one of Q4_K.
    assert re.fullmatch(r"Q3_K_M = -\d+ MB = [+-][\d.]+ tokens/s = -[\d.]+ points of MMLU-Pro", lines[2])
    assert re.fullmatch(r"Q5_K_M = \+\d+ MB = -[\d.]+ tokens/s = \+[\d.]+ points of MMLU-Pro", lines[3])


def test_no_longer_context_is_offered_than_the_model_was_trained_with() -> None:
    file, here = starter(), machine(6 * GB)
    assert not any("context =" in change.what for change in what_if(file, here, judge(file, here, 8192)))
    assert judge(file, here, 1_000_000).context_length == 8192


def test_graphics_memory_makes_room_and_speed() -> None:
    file = file_of("qwen3.5-9b")
    without = judge(file, machine(4 * GB))
    with_graphics = judge(file, machine(4 * GB, graphics=(Graphics("CUDA0", 12 * GB, 400e9),)))
    assert (without.outcome, with_graphics.outcome) == ("fits with flash", "fits")
    assert with_graphics.tokens_per_second > 10 * without.tokens_per_second


def test_a_mixture_is_faster_than_a_dense_model_of_its_size_and_needs_as_much_memory() -> None:
    here = machine(64 * GB)
    dense, mixture = (judge(file_of(name), here) for name in ("gemma-4-31b-it", "qwen3-coder-30b-a3b"))
    model = find_model("qwen3-coder-30b-a3b")
    assert model is not None
    assert mixture.predicted_peak_bytes > next(file.bytes for file in model.gguf.files if file.quantization == "Q4_K_M")
    assert mixture.tokens_per_second > 4 * dense.tokens_per_second


# Quality


def test_quality_is_the_published_score_lowered_for_the_quantization() -> None:
    model = find_model("qwen3-4b-instruct-2507")
    values = [quality_of(model, kind) for kind in ("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_M", "IQ2_M")]
    numbers = [quality.value for quality in values if quality]
    assert len(numbers) == 6
    assert numbers == sorted(numbers, reverse=True)
    assert values[0] is not None
    assert values[0].published == 69.6
    assert 69 < numbers[0] < 69.6


def test_a_model_trained_in_four_bits_loses_nothing_in_them() -> None:
    quality = quality_of(find_model("gpt-oss-20b"), "MXFP4")
    assert quality is not None
    assert quality.value == quality.published


@pytest.mark.parametrize("kind", ["UD-Q4_K_XL", "Q4_K_M", "q4_k_m"])
def test_quantizations_by_any_spelling_have_their_loss(kind: str) -> None:
    assert divergence(kind) == divergence("Q4_K_M")


def test_nothing_is_said_of_quantizations_that_nothing_is_published_about() -> None:
    assert divergence("Q1_0") is None
    assert quality_of(find_model("qwen3.5-9b"), "Q1_0") is None
    assert quality_of(None, "Q4_K_M") is None


# Recommendations


@settings(deadline=None, max_examples=25)
@given(machines)
def test_what_is_recommended_fits_and_nothing_beats_it_in_quality_and_speed(here: Machine) -> None:
    verdicts = [judge(file, here) for file in ALL]
    for recommendation in recommend(verdicts):
        chosen = recommendation.verdict
        assert chosen.outcome == "fits"
        assert chosen.quality is not None
        assert chosen.quality.value >= chosen.quality.published * math.exp(-MOST_DIVERGENCE) - 0.1
        assert recommendation.reason
        for other in verdicts:
            if other.outcome == "fits" and other.quality and divergence(other.quantization) is not None:
                better = other.quality.value > chosen.quality.value
                sound = other.quality.value >= other.quality.published * math.exp(-MOST_DIVERGENCE)
                assert not (better and sound and other.tokens_per_second > chosen.tokens_per_second)


def picks(here: Machine) -> dict[str, Verdict]:
    return {pick.purpose: pick.verdict for pick in recommend(judge(file, here) for file in ALL)}


def test_smart_balanced_and_fast_trade_quality_for_speed() -> None:
    found = picks(machine(13 * GB, 25e9))
    qualities = [found[name].quality for name in ("smart", "balanced", "fast")]
    values = [quality.value for quality in qualities if quality]
    assert len(values) == 3
    assert values == sorted(values, reverse=True)
    assert all(found[name].tokens_per_second >= LEAST_SPEED[name] for name in ("smart", "balanced", "fast"))


@settings(deadline=None, max_examples=25)
@given(machines)
def test_each_purpose_is_faster_than_the_one_before_or_says_that_nothing_is(here: Machine) -> None:
    verdicts = [judge(file, here) for file in ALL]
    found = recommend(verdicts)
    sound = [
        verdict.tokens_per_second
        for verdict in verdicts
        if verdict.outcome == "fits"
        and verdict.quality
        and verdict.quality.value >= verdict.quality.published * math.exp(-MOST_DIVERGENCE)
    ]
    for before, after in itertools.pairwise(found):
        if after.verdict is before.verdict:
            assert after.reason.startswith(f"the same as {before.purpose}: no other file that fits is faster")
            assert max(sound) <= before.verdict.tokens_per_second
        else:
            assert after.verdict.tokens_per_second > before.verdict.tokens_per_second
            assert f"times as fast as {before.purpose}" in after.reason


@pytest.mark.parametrize(("free", "bandwidth"), [(8, 25e9), (16, 40e9), (24, 50e9), (64, 80e9), (128, 400e9)])
def test_on_usual_machines_the_three_are_different_files_a_clear_step_apart(free: int, bandwidth: float) -> None:
    found = picks(machine(free * GB, bandwidth))
    assert len({(verdict.model, verdict.quantization) for verdict in found.values()}) == 3
    assert len({verdict.model for verdict in found.values()}) >= 2
    speeds = [found[name].tokens_per_second for name in ("smart", "balanced", "fast")]
    assert speeds[1] >= MORE_SPEED * speeds[0]
    assert speeds[2] >= MORE_SPEED * speeds[1]


def test_a_bigger_machine_gets_a_better_model() -> None:
    small, large = picks(machine(3 * GB, 17e9))["smart"], picks(machine(60 * GB, 60e9))["smart"]
    assert small.quality is not None
    assert large.quality is not None
    assert large.quality.value > small.quality.value + 10


def test_where_nothing_is_fast_enough_the_fastest_is_named_as_such() -> None:
    slow = recommend(judge(file, machine(64 * GB, 0.2e9)) for file in ALL)
    assert "though under 2 tokens/s" in slow[0].reason
    assert all("though under" in pick.reason or "the same as" in pick.reason for pick in slow)
    assert len({pick.verdict.model for pick in slow}) == 1


def test_nothing_is_recommended_where_nothing_fits() -> None:
    assert recommend(judge(file, machine(10e6)) for file in ALL) == []


def test_the_list_shows_one_file_a_model_the_usual_one_where_it_fits() -> None:
    here = machine(6 * GB)
    shown = {verdict.model: verdict for verdict in best_files(judge(file, here) for file in ALL)}
    assert len(shown) == len(MODELS)
    assert shown["qwen3.5-4b"].quantization == "Q4_K_M"
    assert shown["qwen3.5-122b-a10b"].outcome != "fits"


# The command line


def inglenook(*arguments: str) -> int:
    """Run the command line; its log file is closed again."""
    root = logging.getLogger()
    before = root.handlers[:]
    try:
        return run(arguments)
    finally:
        for handler in set(root.handlers) - set(before):
            handler.close()
        root.handlers[:] = before


def test_fit_judges_a_file_by_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    assert inglenook("models", "fit", str(starter_model()), "--context", "2048", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"]["outcome"] in ("fits", "fits with flash", "does not fit")
    assert found["verdict"]["context_length"] == 2048
    assert found["predicted_peak_bytes"] == found["verdict"]["predicted_peak_bytes"] > starter_model().stat().st_size


def test_a_model_of_the_hub_is_judged_by_its_header_before_any_download(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with fake_hub() as server:
        server.add("own/starter-GGUF", "starter-Q4_1.gguf", starter_model())
        open_hub(server, monkeypatch)
        assert inglenook("models", "fit", "own/starter-GGUF:Q4_1", "--json") == 0
        there = json.loads(capsys.readouterr().out)["verdict"]
    assert inglenook("models", "fit", str(starter_model()), "--json") == 0
    here = json.loads(capsys.readouterr().out)["verdict"]
    assert there["predicted_peak_bytes"] == here["predicted_peak_bytes"]
    assert there["model"] == "own/starter-GGUF/starter-Q4_1.gguf"


def test_fit_and_plan_agree(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for reader in ("core.device.probe", "core.plan.kernels"):
        monkeypatch.setattr(f"{reader}.others_now", lambda: 1.0)  # so that neither measures the machine again
    assert inglenook("models", "fit", str(starter_model()), "--context", "1024", "--json") == 0
    fit = json.loads(capsys.readouterr().out)["verdict"]
    assert inglenook("plan", str(starter_model()), "--context", "1024", "--json") == 0
    plan = json.loads(capsys.readouterr().out)
    assert fit["predicted_peak_bytes"] == plan["predicted_peak_bytes"]
    assert fit["tokens_per_second"] == pytest.approx(plan["tokens_per_second"], rel=0.01)


def test_fit_without_a_name_lists_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert inglenook("models", "fit") == 0
    shown = capsys.readouterr().out
    assert all(model.name[:16] in shown for model in MODELS)
    assert inglenook("models", "fit", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == len(ALL)


def test_fit_of_a_model_of_the_catalogue_shows_its_files_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert inglenook("models", "fit", "qwen3.5-0.8b") == 0
    shown = capsys.readouterr().out
    assert "Qwen3.5 0.8B Q4_K_M: " in shown
    assert "https://huggingface.co/Qwen/Qwen3.5-0.8B" in shown


def test_recommend_names_the_command_that_gets_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert inglenook("models", "recommend") == 0
    shown = capsys.readouterr().out
    assert "inglenook models get " in shown
    assert "Licence: " in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fit", "no-such-model"], "no-such-model"),
        (["fit", "missing.gguf"], "There is no model file missing.gguf."),
        (["fit", "qwen3.5-9b", "--kv", "q2"], "'q2' is no type of a KV cache."),
        (["recommend", "--for", "poetry"], "No model is marked as good at 'poetry'."),
    ],
)
def test_mistakes_are_explained(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert inglenook("models", *arguments) == 1
    assert sentence in capsys.readouterr().err
