"""Shrinking a model to a number of bytes: the choice, the whole of it, and what is said when it cannot be."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from unittest import mock

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.main import run
from core.errors import CannotShrink, DiskTooSmall, ModelNotFound, ModelTooLarge, StorageError
from core.gguf import Header, Scalar, Tensor, read_header
from core.process.cancellation import Cancellation
from models import shrink as shrink_module
from models import shrink_folder
from models.knapsack import Option, pick
from models.shrink import ShrinkEvent, ShrinkProgress, ShrinkRequest, ShrinkStopped, Shrunk, shrink
from models.shrink_plan import (
    choose_types,
    corrected_losses,
    expected_losses,
    file_bytes,
    groups,
    least_bytes,
    nothing_larger,
    possible_types,
)
from models.shrink_text import passages
from models.starter import starter_model
from tests.small_model import two_layers

TEXT = "\n\n".join(passages(""))[:2000]
"""Short, because the tests ask only whether the numbers are used, not how sure they are."""
OPTIONS = st.lists(st.builds(Option, st.integers(1, 60), st.floats(0, 10)), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_layers(tmp_path_factory.mktemp("model") / "small.gguf")


@given(st.lists(OPTIONS, min_size=1, max_size=5), st.integers(0, 300))
def test_the_choice_is_the_best_of_all(items: list[list[Option]], capacity: int) -> None:
    fitting = [choice for choice in itertools.product(*items) if sum(option.size for option in choice) <= capacity]
    if not fitting:
        with pytest.raises(ValueError, match="larger"):
            pick(items, capacity)
        return
    chosen = [options[index] for options, index in zip(items, pick(items, capacity), strict=True)]
    assert sum(option.size for option in chosen) <= capacity
    best = min(sum(option.loss for option in choice) for choice in fitting)
    assert sum(option.loss for option in chosen) == pytest.approx(best)


@given(st.lists(OPTIONS, min_size=1, max_size=5), st.integers(0, 10**9))
def test_sizes_too_fine_for_the_table_still_fit_and_fill_the_room(items: list[list[Option]], room: int) -> None:
    fine = [[Option(option.size * 999_983 + 1, option.loss) for option in options] for options in items]
    capacity = sum(min(option.size for option in options) for options in fine) + room
    chosen = pick(fine, capacity)
    used = sum(options[index].size for options, index in zip(fine, chosen, strict=True))
    assert used <= capacity
    for options, index in zip(fine, chosen, strict=True):
        for option in options:
            assert option.loss >= options[index].loss or used - options[index].size + option.size > capacity


def test_the_size_of_a_file_is_known_before_it_is_made(model: Path) -> None:
    header = read_header(model)
    assert 0 <= file_bytes(header, {}) - header.file_bytes <= 1024


def test_the_types_fill_the_budget_and_spare_what_matters() -> None:
    header = _header(_tensor("blk.0.attn_v.weight"), _tensor("blk.1.attn_v.weight"))
    possible = possible_types(header, [tensor.name for tensor in header.tensors])
    losses = {
        "blk.0.attn_v.weight": dict.fromkeys(possible["blk.0.attn_v.weight"][1:], 1.0),
        "blk.1.attn_v.weight": dict.fromkeys(possible["blk.1.attn_v.weight"][1:], 0.1),
    }
    types = choose_types(header, possible, losses, file_bytes(header, {}) - 1)
    assert types["blk.0.attn_v.weight"] == "Q8_0"
    assert types["blk.1.attn_v.weight"] != "Q8_0"


def test_tensors_whose_rows_do_not_fit_a_type_never_get_it() -> None:
    header = _header(_tensor("blk.0.attn_v.weight", columns=576))
    assert {"Q4_K", "Q2_K"}.isdisjoint(possible_types(header, ["blk.0.attn_v.weight"])["blk.0.attn_v.weight"])


def test_tensors_of_a_kind_are_measured_together_by_thirds() -> None:
    header = _header(*(_tensor(f"blk.{layer}.ffn_up.weight") for layer in range(6)), _tensor("output.weight"), layers=6)
    found = groups(header, [tensor.name for tensor in header.tensors])
    assert {label: len(names) for label, names in found.items()} == {
        "ffn_up, first layers": 2,
        "ffn_up, middle layers": 2,
        "ffn_up, last layers": 2,
        "output": 1,
    }


def test_a_measured_divergence_is_shared_out_by_the_errors() -> None:
    errors = {"a": {"Q4_0": 0.3, "Q2_K": 0.6}, "b": {"Q4_0": 0.1, "Q2_K": 0.4}}
    found = expected_losses({("a", "b"): 0.08}, {"a": "Q4_0", "b": "Q4_0"}, errors)
    assert found["a"] == pytest.approx({"Q4_0": 0.06, "Q2_K": 0.12})
    assert found["b"] == pytest.approx({"Q4_0": 0.02, "Q2_K": 0.08})


@pytest.mark.slow
def test_the_result_fits_is_the_better_one_and_can_be_loaded(model: Path, tmp_path: Path) -> None:
    budget = 22_140_000
    left_over = tmp_path / f".shrinking-{shrink_folder._host()}-{_dead_process()}-x"
    left_over.mkdir()
    (left_over / "made.gguf").write_bytes(b"half")
    events = list(shrink(ShrinkRequest(model, budget, tmp_path / "out.gguf", TEXT), Cancellation(), tmp_path / "log"))
    done = events[-1]
    assert isinstance(done, Shrunk)
    assert done.uniform_divergence is not None
    assert (done.kept == "mixed") == (done.mixed_divergence < done.uniform_divergence)
    assert done.gain == pytest.approx(done.uniform_divergence - done.mixed_divergence)
    assert 0 < done.gain_standard_error < done.uniform_standard_error + done.mixed_standard_error
    assert done.file_bytes == (tmp_path / "out.gguf").stat().st_size <= budget
    assert done.file_divergence == pytest.approx(min(done.mixed_divergence, done.uniform_divergence), rel=1e-3)
    assert 0.99 * budget <= done.mixed_bytes <= budget
    assert read_header(tmp_path / "out.gguf").text("inglenook.shrunk.from") == "small.gguf"
    first = events[0]
    assert isinstance(first, ShrinkProgress)
    assert "86.1 MB on the disk" in first.doing, "what it takes is said before it begins"
    steps = [(event.done, event.total) for event in events if isinstance(event, ShrinkProgress) and event.total]
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert {total for _, total in steps} == {len(steps)}
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["log", "out.gguf"]


def test_the_uniform_one_is_kept_where_the_mixture_is_no_better(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def worst(header: Header, possible: dict[str, tuple[str, ...]], _losses: object, _budget: int) -> dict[str, str]:
        return {name: kinds[-1] for name, kinds in possible.items()}

    def few(_header: Header, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {"all": tuple(names)}

    monkeypatch.setattr(shrink_module, "choose_types", worst)
    monkeypatch.setattr(shrink_module, "groups", few)
    done = _last(ShrinkRequest(model, 30_000_000, tmp_path / "out.gguf", TEXT), Cancellation(), tmp_path)
    assert isinstance(done, Shrunk)
    assert done.kept == "uniform"
    assert done.gain < 0
    size = (tmp_path / "out.gguf").stat().st_size
    assert done.file_bytes == size
    assert size <= done.uniform_bytes <= size + 1024, "the size was known before"


def test_what_killed_programs_left_is_removed_and_what_others_work_in_stays(tmp_path: Path) -> None:
    host = shrink_folder._host()
    dead = tmp_path / f".shrinking-{host}-{_dead_process()}-a"
    ours = tmp_path / f".shrinking-{host}-{os.getpid()}-b"
    foreign = tmp_path / ".shrinking-elsewhere-1-c"
    forgotten = tmp_path / ".shrinking-elsewhere-1-d"
    old = tmp_path / ".shrinking-e"
    mine = tmp_path / "shrinking"
    for folder in (dead, ours, foreign, forgotten, old, mine):
        folder.mkdir()
        (folder / "made.gguf").write_bytes(b"half")
    (tmp_path / ".shrinking-link").symlink_to(mine)
    for folder in (forgotten, old):
        long_ago = time.time() - 3 * 24 * 3600
        os.utime(folder / "made.gguf", (long_ago, long_ago))
    assert shrink_folder.remove_leftovers(tmp_path) == 3
    left = {path.name for path in tmp_path.iterdir() if "shrinking" in path.name}
    assert left == {ours.name, foreign.name, "shrinking", ".shrinking-link"}
    assert (mine / "made.gguf").exists()


def test_a_process_that_only_has_the_number_of_the_dead_one_keeps_nothing_alive(tmp_path: Path) -> None:
    folder = tmp_path / f".shrinking-{shrink_folder._host()}-{os.getpid()}-a"
    folder.mkdir()
    before = psutil.Process().create_time() - 3600
    with mock.patch.object(shrink_folder, "_made", return_value=before):
        assert shrink_folder.remove_leftovers(tmp_path) == 1


def test_cancelling_leaves_nothing_behind(model: Path, tmp_path: Path) -> None:
    cancellation = Cancellation()
    event: ShrinkEvent | None = None
    events = shrink(ShrinkRequest(model, 24_000_000, tmp_path / "a" / "out.gguf", TEXT), cancellation, tmp_path / "log")
    for event in events:
        if isinstance(event, ShrinkProgress) and event.done == 3:
            threading.Timer(0.1, cancellation.cancel).start()
    assert isinstance(event, ShrinkStopped)
    assert list((tmp_path / "a").iterdir()) == []


def test_what_cannot_be_is_said_before_any_work(tmp_path: Path) -> None:
    starter = starter_model()
    out = tmp_path / "out.gguf"
    with pytest.raises(CannotShrink, match=r"98\.3 MB and is that small already"):
        _last(ShrinkRequest(starter, 200_000_000, out), Cancellation(), tmp_path)
    with pytest.raises(CannotShrink, match="too short"):
        _last(ShrinkRequest(starter, 80_000_000, out, text="Hello."), Cancellation(), tmp_path)
    with pytest.raises(ModelNotFound):
        _last(ShrinkRequest(tmp_path / "no.gguf", 80_000_000, out), Cancellation(), tmp_path)
    out.write_bytes(b"")
    with pytest.raises(StorageError, match="already"):
        _last(ShrinkRequest(starter, 80_000_000, out), Cancellation(), tmp_path)


def test_a_full_disk_is_noticed_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.shrink.shutil.disk_usage", lambda _path: type("Usage", (), {"free": 10_000_000}))
    with pytest.raises(DiskTooSmall, match=r"144\.0 MB"):
        _last(ShrinkRequest(starter_model(), 80_000_000, tmp_path / "out.gguf"), Cancellation(), tmp_path)


def test_too_little_memory_is_noticed_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shrink_module, "available_memory", lambda: 500_000_000)
    with pytest.raises(ModelTooLarge, match=r"needs 79\d\.\d MB of memory; 500\.0 MB are free"):
        _last(ShrinkRequest(starter_model(), 80_000_000, tmp_path / "out.gguf"), Cancellation(), tmp_path)
    assert not (tmp_path / "out.gguf").exists()


def test_a_share_in_a_whole_choice_corrects_what_a_group_was_expected_to_lose() -> None:
    losses = {"a": {"Q4_0": 0.02, "Q2_K": 0.06}, "b": {"Q4_0": 0.02}, "c": {"Q4_0": 0.5}}
    chosen = {"a": "Q4_0", "b": "Q4_0", "c": "Q8_0"}
    found = corrected_losses(losses, chosen, {("a", "b"): 0.02, ("c",): 0.0})
    assert found["a"] == pytest.approx({"Q4_0": 0.01, "Q2_K": 0.03})
    assert found["b"] == pytest.approx({"Q4_0": 0.01})
    assert found["c"] == losses["c"], "nothing was learnt about a group that the choice leaves alone"
    extreme = corrected_losses(losses, chosen, {("a", "b"): 4.0})
    assert extreme["b"] == pytest.approx({"Q4_0": 0.08}), "one measurement is not believed without bounds"


def test_a_uniform_type_makes_nothing_larger() -> None:
    possible = {"a": ("Q4_K", "Q4_0"), "b": ("Q8_0", "Q6_K", "Q4_0")}
    assert nothing_larger(possible, {"a": "Q6_K", "b": "Q6_K", "norm": "F32"}) == {"a": "Q4_K", "b": "Q6_K"}


def test_the_least_size_is_named_and_can_be_made_of_a_budget(model: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotShrink, match="cannot be made smaller than"):
        _last(ShrinkRequest(model, 5_000_000, tmp_path / "out.gguf", TEXT), Cancellation(), tmp_path)
    assert list(tmp_path.glob(".shrinking*")) == []
    header = read_header(model)
    possible = possible_types(header, [tensor.name for tensor in header.tensors if len(tensor.shape) > 1])
    types = choose_types(header, possible, {}, least_bytes(header, possible))
    assert file_bytes(header, types) == least_bytes(header, possible)


def test_a_text_of_ones_own_is_split_into_two_that_share_nothing() -> None:
    text = "\n\n".join(f"Paragraph {number}: " + "word " * 60 for number in range(30))
    calibration, held_out = passages(text)
    assert min(len(calibration), len(held_out)) > 1000
    assert not set(calibration.split("\n\n")) & set(held_out.split("\n\n"))


def test_the_command_line_says_what_cannot_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "shrink", str(starter_model()), "--to", "200M", "--json"]) == 1
    shown = capsys.readouterr()
    assert "is that small already" in json.loads(shown.out)["error"]
    assert "is that small already" in shown.err


def _dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def _last(request: ShrinkRequest, cancellation: Cancellation, folder: Path) -> ShrinkEvent:
    return list(shrink(request, cancellation, folder / "log"))[-1]


def _tensor(name: str, columns: int = 1024) -> Tensor:
    return Tensor(name, (columns, 64), "Q8_0", 0, columns * 64 // 32 * 34)


def _header(*tensors: Tensor, layers: int = 2) -> Header:
    metadata: dict[str, Scalar] = {"general.architecture": "llama", "llama.block_count": layers}
    size = sum(tensor.size for tensor in tensors) + 4096
    return Header(Path("x.gguf"), size, "", 3, metadata, {}, tensors)
