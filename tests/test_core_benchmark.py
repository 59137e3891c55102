"""What the benchmark keeps and writes, and that it runs with the real starter model."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest

from app.assembly import assemble
from app.bench_requests import BenchRequests
from core.autotune.advice import Advice, may_draft
from core.autotune.record import Tuning, Tunings
from core.autotune.score import draft_speed, usual_seconds
from core.autotune.tuner import described, ways
from core.bench_messages import BenchDone, BenchProgress, ExportBenches, ListBenches, RunBench
from core.benchmark.history import MOST_KEPT, BenchHistory
from core.benchmark.report import BenchReport, ContextRate, Ratios, Rung, to_csv, to_json
from core.benchmark.tasks import code_file, mixed
from core.device.power import Power, probe_power
from core.device.reading import measured
from core.device.saving import saving_sentence, why_save
from core.engine.protocol import Load, RateAt, Stream
from core.engine.speculate.pass_costs import PassCost, PassCosts
from core.errors import InglenookError
from core.gguf import read_header
from core.paths import Paths
from core.plan.estimate import estimate_load
from core.plan.load import NO_WISHES, Wishes, plan
from core.plan.tiers import Tiers
from core.process.cancellation import Cancellation
from core.settings import Settings
from models.starter import starter_model

PASSES = PassCosts(0.02, (PassCost(4, 2.0), PassCost(16, 4.0)))
REPORT = BenchReport(
    at=1_700_000_000.0,
    model="=cmd|' /C calc'!A0",
    identity="abc",
    machine="here, 2 processors",
    quick=True,
    seconds=61.0,
    load_average=0.1,
    rates=(ContextRate(128, 150.0, 40.0), ContextRate(512, 140.0, 38.0)),
    ratios=Ratios(decode_vs_bare=0.99, text_draft_ratio=1.6),
    ladder=(Rung("One thread", 30.0), Rung("Tuned", 9.0)),
)


def tuning(**values: object) -> Tuning:
    base = Tuning("here", "model", "", streamed=False, at=1.0, kv_type="q8_0", passes=PASSES, default_s=13, tuned_s=10)
    return msgspec.structs.replace(base, **values)


def test_runs_are_kept_in_order_and_the_oldest_go(tmp_path: Path) -> None:
    history = BenchHistory(tmp_path / "bench.db")
    for number in range(3):
        history.add(msgspec.structs.replace(REPORT, at=float(number)))
    assert [run.at for run in history.runs()] == [0.0, 1.0, 2.0]
    assert [run.at for run in history.runs(most=2)] == [1.0, 2.0]
    history.close()
    again = BenchHistory(tmp_path / "bench.db")
    assert again.runs()[-1] == msgspec.structs.replace(REPORT, at=2.0)
    again.close()
    assert MOST_KEPT >= 100


def test_json_and_csv_hold_every_figure() -> None:
    assert json.loads(to_json([REPORT]))[0]["ratios"]["text_draft_ratio"] == 1.6
    rows = list(csv.DictReader(io.StringIO(to_csv([REPORT]))))
    figures = {(row["figure"], row["context_tokens"]): float(row["value"]) for row in rows}
    assert figures[("decode_vs_bare", "")] == 0.99
    assert figures[("writing", "512")] == 38.0
    assert figures[("ladder: Tuned", "")] == 9.0
    assert "resume_ratio" not in {row["figure"] for row in rows}
    assert all(not row["model"].startswith("=") for row in rows), "a spreadsheet would run it"


def test_questions_of_the_mix_differ_and_stay_the_same() -> None:
    texts = [mixed(number)[-1].text for number in range(200)]
    assert len(set(texts)) == 200
    assert texts == [mixed(number)[-1].text for number in range(200)]
    compile(code_file(7), "file", "exec")


def test_a_tuning_is_found_for_its_machine_model_and_profile_only(tmp_path: Path) -> None:
    tunings = Tunings(tmp_path / "tunings.json", "here")
    tunings.keep(tuning(at=1.0))
    tunings.keep(tuning(at=2.0))
    found = tunings.find("model", "", streamed=False)
    assert found is not None
    assert found.at == 2.0
    assert found.ratio == pytest.approx(1.3)
    assert tunings.find("model", "performance", streamed=False) is None
    assert tunings.find("model", "", streamed=True) is None
    assert Tunings(tmp_path / "tunings.json", "elsewhere").find("model", "", streamed=False) is None
    (tmp_path / "tunings.json").write_text("{ damaged", encoding="ascii")
    assert tunings.find("model", "", streamed=False) is None
    tunings.keep(tuning(at=3.0))
    assert tunings.find("model", "", streamed=False) is not None


def test_copies_are_quicker_with_drafts_and_the_score_says_so() -> None:
    assert draft_speed(PASSES) > 1.5
    assert draft_speed(PassCosts()) == 1.0
    rate = RateAt(256, 100.0, 25.0)
    assert usual_seconds(rate, PassCosts()) == pytest.approx(14.0)
    assert usual_seconds(rate, PASSES) < 13.0


def test_what_is_tried_never_repeats_the_defaults_and_streams_stay_streams() -> None:
    header = read_header(starter_model())
    base = Load(str(starter_model()))
    assert base not in [way.load for way in ways(header, base)]
    streamed = msgspec.structs.replace(base, stream=Stream(40_000_000), context_length=1024)
    tried = [way.load for way in ways(header, streamed)]
    assert tried
    for load in tried:
        assert load.stream is not None
        # The words stay those of the model in memory, and memory stays within what was planned.
        assert load.repack
        assert load.draft_tokens > 0
        assert estimate_load(header, load).main <= estimate_load(header, streamed).main


def test_a_tuning_is_told_in_words() -> None:
    words = described(tuning(threads=3, repack=False, flash_attention="off", batch=512))
    assert words == (
        "3 threads to write",
        "batches of 512 tokens",
        "weights as in the file",
        "attention that is not fused",
        "a KV cache of 8 bits",
    )
    assert described(tuning(kv_type="f16")) == ()


def plan_with(wishes: Wishes, gigabytes: float) -> Load:
    header = read_header(starter_model())
    tiers = Tiers(int(gigabytes * 1e9), bytes_per_second=10e9, disk_bytes_per_second=1e9)
    return plan(header, starter_model(), Settings(context_length=1024), tiers, wishes=wishes).load


def test_drafts_are_planned_only_for_the_way_of_loading_in_which_they_were_seen_to_be_exact() -> None:
    wishes = Wishes(kv_type="q8_0", passes=PASSES)
    resident = plan_with(wishes, 4.0)
    assert (resident.draft_tokens, resident.kv_type, resident.passes) == (15, "q8_0", PASSES)
    streamed = plan_with(wishes, 0.12)
    assert streamed.stream is not None
    assert (streamed.draft_tokens, streamed.passes) == (0, PassCosts())
    assert plan_with(NO_WISHES, 4.0).draft_tokens == 0


def test_advice_follows_the_settings(tmp_path: Path) -> None:
    header = read_header(starter_model())
    tunings = Tunings(tmp_path / "tunings.json", "here")
    advice = Advice(tunings)
    load = Load(str(starter_model()))
    assert advice.wishes(header, load, Settings(save_power=False)) == NO_WISHES
    tunings.keep(tuning(model=header.identity, profile=probe_power().profile.value))
    assert advice.wishes(header, load, Settings(save_power=False)).passes == PASSES
    off = advice.wishes(header, load, Settings(save_power=False, drafts="off"))
    assert (off.passes, off.kv_type) == (PassCosts(), "q8_0")


def test_only_a_small_model_of_the_same_words_may_draft() -> None:
    header = read_header(starter_model())
    assert not may_draft(header, header)


@pytest.mark.parametrize(
    ("power", "reason"),
    [
        (Power(measured("mains"), None, measured("balanced")), ""),
        (Power(measured("battery"), measured(80.0)), "on battery"),
        (Power(measured("mains"), None, measured("low-power")), "in a power-saving profile"),
    ],
)
def test_power_is_saved_on_battery_and_in_saving_profiles(power: Power, reason: str) -> None:
    assert why_save(power) == reason
    assert (reason in saving_sentence(reason)) if reason else not saving_sentence(reason)


@pytest.mark.slow
def test_a_run_that_is_stopped_keeps_what_it_found_and_can_be_exported(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state", tmp_path / "run")
    house = assemble(paths, overrides={"context_length": 1024}, with_cache=False, keep_history=False)
    requests = BenchRequests(house, paths)
    cancellation = Cancellation()
    seen: list[str] = []
    try:
        for event in requests.handle(RunBench(quick=True), cancellation):
            if isinstance(event, BenchProgress):
                seen.append(event.step)
                if event.step == "Writing against a bare loop":
                    cancellation.cancel()
        assert isinstance(event, BenchDone)
        assert event.stopped
        assert event.report.rates[0].writing > 0
        assert event.report.exact_passes
        [listed] = requests.handle(ListBenches(), Cancellation())
        assert listed.runs == (event.report,)  # type: ignore[attr-defined]
        list(requests.handle(ExportBenches("csv", str(tmp_path / "bench.csv")), Cancellation()))
        assert "writing,128" in (tmp_path / "bench.csv").read_text(encoding="utf-8")
        with pytest.raises(InglenookError):
            list(requests.handle(ExportBenches("csv", str(tmp_path / "missing" / "bench.csv")), Cancellation()))
    finally:
        requests.close()
        house.close()
