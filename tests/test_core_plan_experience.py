"""What a machine learns from its loads, and how fast it expects a model to be."""

from __future__ import annotations

import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.engine.protocol import Generated, Load, Stream
from core.gguf import Header, Tensor, Value, read_header
from core.paths import Paths
from core.plan.estimate import estimate_load
from core.plan.experience import Experience, seen_of_disk
from core.plan.held import streamed_layers, streamed_weights
from core.plan.residual import MOST_OVER, MOST_UNDER, Observation, correction
from core.plan.speed import USUAL_SHARE, Run, Work, bandwidth_for_writing, memory_rate, predict, work
from core.plan.stream import PIECE_S
from core.plan.tiers import ASSUMED_HIDDEN
from models.starter import starter_model
from tests.limits import full_disk

LOAD = Load(str(starter_model()), 4096, batch=256)
QUIET = {
    "135M": (Work(168_000_000, 30, 467_000_000, layer_bytes=3_700_000), 114.5),
    "0.5B": (Work(623_000_000, 24, 600_000_000, layer_bytes=3_700_000), 46.3),
    "1.5B": (Work(980_000_000, 28, 1_470_000_000, layer_bytes=3_700_000), 30.5),
}
"""Three models measured on one quiet machine with two cores: what a token costs, tokens a second."""


@pytest.fixture
def starter() -> Header:
    return read_header(starter_model())


def seen(model: str, predicted: int, measured: int, full: bool = True) -> Observation:
    return Observation("here", model, 4096, "f16", True, 256, predicted, measured, full)


def answered(peak: int, prompt: int = 400, tokens: int = 50, speed: float = 20.0) -> Generated:
    return Generated("stop", prompt, 0, tokens, 2.0, tokens / speed, speed, peak)


# Memory


def test_nothing_seen_changes_nothing() -> None:
    assert correction(1000, "a", []) == 0


def test_a_model_is_corrected_by_its_own_largest_residual() -> None:
    assert correction(1000, "a", [seen("a", 900, 950), seen("a", 900, 910), seen("b", 900, 2000)]) == 50


def test_a_load_that_was_seen_takes_what_it_took_and_others_are_lowered_a_little() -> None:
    observations = [seen("a", 1000, 800), seen("a", 500, 450)]
    assert correction(1000, "a", observations) == -200
    assert correction(2000, "a", observations) == -40


def test_a_short_prompt_does_not_lower_an_estimate() -> None:
    assert correction(1000, "a", [seen("a", 1000, 700, full=False)]) == 0
    assert correction(1000, "a", [seen("a", 1000, 1100, full=False)]) == 100


def test_one_other_model_says_nothing_about_this_one() -> None:
    assert correction(1000, "a", [seen("b", 1000, 1100)]) == 0
    assert correction(1000, "a", [seen("b", 1000, 1100), seen("c", 1000, 1050)]) == 75


SEEN = some.builds(
    seen,
    some.sampled_from("abcd"),
    some.integers(10**8, 10**10),
    some.integers(10**8, 10**10),
    some.booleans(),
)


@given(some.integers(10**8, 10**10), some.lists(SEEN, max_size=12))
def test_others_never_lower_an_estimate_by_more_than_the_limit(predicted: int, observations: list[Observation]) -> None:
    change = correction(predicted, "unseen", observations)
    assert -MOST_UNDER * predicted - 1 <= change <= MOST_OVER * predicted


@given(some.integers(10**8, 10**9), some.lists(some.integers(-(10**7), 10**8), min_size=1, max_size=8))
def test_what_was_seen_once_is_not_underestimated_again(predicted: int, residuals: list[int]) -> None:
    observations = [seen("a", predicted, predicted + residual) for residual in residuals]
    assert predicted + correction(predicted, "a", observations) >= predicted + max(residuals)


def test_an_answer_corrects_the_next_estimate_also_after_a_restart(home: Paths, starter: Header) -> None:
    plain = estimate_load(starter, LOAD).total
    first = Experience(home.estimates)
    assert first.estimate(starter, LOAD).total == plain
    first.learn(LOAD, answered(plain + 7_000_000))
    first.learn(LOAD, answered(plain + 5_000_000))
    assert first.estimate(starter, LOAD).total == plain + 7_000_000
    assert Experience(home.estimates).estimate(starter, LOAD).total == plain + 7_000_000


def test_another_machine_with_the_same_folder_learns_for_itself(home: Paths, starter: Header) -> None:
    first = Experience(home.estimates, "one")
    plain = first.estimate(starter, LOAD)
    first.learn(LOAD, answered(plain.total + 7_000_000))
    assert Experience(home.estimates, "other").estimate(starter, LOAD) == plain


def test_answers_that_were_stopped_at_once_teach_nothing(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    experience.estimate(starter, LOAD)
    experience.learn(LOAD, answered(10**10, tokens=0))
    experience.learn(msgspec.structs.replace(LOAD, batch=64), answered(10**10))
    assert not home.estimates.exists()


@pytest.mark.parametrize("content", [b"", b"{", b'{"version": 3}', b'{"observations": [1]}', b"\xff" * 40])
def test_a_damaged_file_costs_only_what_it_taught(home: Paths, starter: Header, content: bytes) -> None:
    home.estimates.parent.mkdir(parents=True)
    home.estimates.write_bytes(content)
    experience = Experience(home.estimates)
    plain = experience.estimate(starter, LOAD)
    assert plain.correction == 0
    experience.learn(LOAD, answered(plain.total + 7_000_000))
    assert Experience(home.estimates).estimate(starter, LOAD).correction == 7_000_000


def test_a_full_disk_does_not_disturb_an_answer(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    plain = experience.estimate(starter, LOAD)
    with full_disk():
        experience.learn(LOAD, answered(plain.total + 7_000_000))
    assert experience.estimate(starter, LOAD).correction == 7_000_000
    assert not home.estimates.exists()
    assert list(home.state.iterdir()) == []


def test_others_on_this_machine_cannot_read_it(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    plain = experience.estimate(starter, LOAD)
    experience.learn(LOAD, answered(plain.total))
    assert stat.S_IMODE(home.estimates.stat().st_mode) == 0o600


# Speed


@pytest.mark.parametrize("calibrated", QUIET)
@pytest.mark.parametrize("wanted", QUIET)
def test_one_model_tells_the_speed_of_another(calibrated: str, wanted: str) -> None:
    cost, measured = QUIET[calibrated]
    needed, expected = QUIET[wanted]
    found = predict("new", needed, [Run(calibrated, cost, measured)])
    assert found.basis == "calibrated"
    assert found.tokens_per_second == pytest.approx(expected, rel=0.2)


def test_one_model_that_was_seen_often_counts_once() -> None:
    often = [Run("0.5B", QUIET["0.5B"][0], 1.0)] * 9
    runs = [*often, *(Run(name, *QUIET[name]) for name in ("135M", "1.5B"))]
    assert predict("new", QUIET["0.5B"][0], runs).tokens_per_second == pytest.approx(46.3, rel=0.1)


def test_a_model_that_was_seen_is_as_fast_as_it_was() -> None:
    cost, _ = QUIET["135M"]
    runs = [Run("a", cost, speed, 400.0) for speed in (10.0, 30.0, 20.0)]
    found = predict("a", cost, runs)
    assert (found.tokens_per_second, found.basis) == (20.0, "measured")
    assert found.seconds_to_first_token == pytest.approx(500 / 400 + 1 / 20)


def test_without_any_run_memory_sets_the_speed() -> None:
    cost, _ = QUIET["1.5B"]
    slow, fast = (predict("a", cost, [], bandwidth) for bandwidth in (10e9, 40e9))
    assert slow.basis == fast.basis == "assumed"
    assert fast.tokens_per_second == pytest.approx(4 * slow.tokens_per_second)
    assert fast.tokens_per_second < 40e9 / cost.weight_bytes


@pytest.mark.parametrize("probed", [2e9, 12e9, 80e9])
def test_answers_correct_the_bandwidth_in_both_directions(probed: float) -> None:
    run = Run("a", Work(10**9, 0, 1, 10**9), 6.0)
    assert bandwidth_for_writing(probed, []) == probed
    assert bandwidth_for_writing(probed, [run]) == pytest.approx(6e9 / USUAL_SHARE)


@pytest.mark.parametrize(("probed", "rate"), [(2e9, 6e9), (20e9, 20e9), (0.0, 0.0)])
def test_memory_gives_at_least_what_an_answer_has_read(probed: float, rate: float) -> None:
    assert memory_rate(probed, [Run("a", Work(10**9, 0, 1, 10**9), 6.0)]) == rate
    assert memory_rate(probed, []) == probed


@pytest.mark.parametrize("later", [4.0, 40.0])
def test_answers_of_a_busy_time_are_outgrown(later: float) -> None:
    cost = Work(10**9, 0, 1, 10**9)
    runs = [Run("a", cost, 10.0)] * 30 + [Run("a", cost, later)] * 6
    assert predict("a", cost, runs).tokens_per_second == later
    assert predict("b", cost, runs).tokens_per_second == pytest.approx(later)


def test_an_answer_with_other_threads_corrects_a_bandwidth_probed_too_low(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    other = msgspec.structs.replace(LOAD, threads=LOAD.threads + 1)
    too_low = experience.speed(starter, other, 1e9).tokens_per_second
    experience.estimate(starter, LOAD)
    experience.learn(LOAD, answered(10**8, speed=40.0))
    assert experience.speed(starter, other, 1e9).tokens_per_second == pytest.approx(40.0) != too_low
    assert experience.memory_rate(1e6) > 1e6


def test_only_the_chosen_experts_cost_time() -> None:
    dense = Tensor("blk.0.attn_q.weight", (100, 10), "Q8_0", 0, 1000)
    experts = Tensor("blk.0.ffn_up_exps.weight", (100, 10, 8), "Q8_0", 0, 8000)
    table = Tensor("token_embd.weight", (100, 50), "Q8_0", 0, 5000)
    output = Tensor("output.weight", (100, 50), "Q8_0", 0, 5000)
    facts: dict[str, Value] = {
        "general.architecture": "m",
        "m.block_count": 1,
        "m.expert_count": 8,
        "m.expert_used_count": 2,
    }
    header = Header(Path("m.gguf"), 0, "m", 3, facts, {}, (dense, experts, table, output))
    # In a prompt each expert gets few tokens, so that its weights take twice as long.
    assert work(header).reading_parameters == 1.5 * (1000 + 2 * 2000)
    assert work(header).weight_bytes == 1.1 * (1000 + 2000 + 5000)


def test_speeds_are_remembered_by_how_the_model_was_loaded(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    plain = msgspec.structs.replace(LOAD, repack=False)
    for load, speed in ((LOAD, 40.0), (plain, 10.0)):
        experience.estimate(starter, load)
        experience.learn(load, answered(10**8, speed=speed))
    again = Experience(home.estimates)
    assert again.speed(starter, LOAD).tokens_per_second == 40.0
    assert again.speed(starter, plain).tokens_per_second == 10.0
    assert again.speed(starter, plain).basis == "measured"


@pytest.mark.parametrize("disk", [500e6, 2e9])
@pytest.mark.parametrize(("computing", "hidden"), [(0.1, 1.0), (0.1, 0.0), (0.1, 0.4), (0.4, 0.7)])
def test_an_answer_tells_how_well_reading_hides_behind_computing(disk: float, computing: float, hidden: float) -> None:
    size = int(disk * 0.2)
    taken = 0.2 + computing - hidden * min(0.2, computing)
    rate, seen = seen_of_disk(size, taken, computing, disk)
    assert rate == pytest.approx(disk)
    assert seen == pytest.approx(hidden)


def test_an_answer_of_a_disk_slower_than_probed_tells_its_rate() -> None:
    rate, hidden = seen_of_disk(10**8, 0.3, 0.1, 1e9)
    assert rate == pytest.approx(500e6)
    assert hidden == 0.0
    # Hardly anything was computed meanwhile, or nobody knows how long that takes.
    assert seen_of_disk(10**8, 0.1, 0.001, 1e9)[1] is None
    rate, hidden = seen_of_disk(10**8, 0.1, 0.0, 1e9)
    assert rate == pytest.approx(1e9)
    assert hidden is None


def test_streamed_answers_tell_how_fast_the_disk_is_while_a_model_computes(home: Paths, starter: Header) -> None:
    experience = Experience(home.estimates)
    half = msgspec.structs.replace(LOAD, stream=Stream(30_000_000))
    experience.estimate(starter, half)
    read = sum(streamed_layers(starter, half))
    pieces = len(streamed_weights(starter, half))
    assert experience.disk_rate(1e9) == 1e9
    assert experience.disk_hidden() == ASSUMED_HIDDEN
    experience.learn(half, answered(10**8, speed=1 / (read / 800e6 + pieces * PIECE_S)))
    again = Experience(home.estimates)
    assert again.disk_rate(1e9) == pytest.approx(800e6)
    assert again.disk_hidden() == ASSUMED_HIDDEN
    # That answer waited for the processor if the disk can do much more.
    assert again.disk_rate(5e9) == 5e9
    assert again.speed(starter, LOAD).basis == "assumed"
