"""Quantizing and comparing, with the starter model cut down to two layers."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine.quantize_protocol import (
    Compare,
    MeasureErrors,
    PlanTypes,
    Prepare,
    Prepared,
    Quantize,
    QuantizeEvent,
    Recipe,
    Try,
    paired,
    standard_error,
)
from core.errors import EngineError, ModelError, ModelNotFound
from core.gguf import read_header
from core.process.child import Child
from models.shrink_text import passages
from tests.small_model import two_layers

MIXTURE = {"blk.0.ffn_up.weight": "Q8_0", "blk.0.ffn_down.weight": "Q3_K", "token_embd.weight": "Q4_0"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_layers(tmp_path_factory.mktemp("model") / "small.gguf")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Child]:
    """A quantizing process that knows no model yet."""
    child = Child("quantizer", "core.engine.quantize_worker:main", (str(tmp_path / "log"),), QuantizeEvent)
    yield child
    child.kill()


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Child]:
    log = tmp_path_factory.mktemp("log") / "log"
    child = Child("quantizer", "core.engine.quantize_worker:main", (str(log),), QuantizeEvent)
    yield child
    child.kill()


@pytest.fixture(scope="module")
def prepared(process: Child, model: Path) -> Prepared:
    calibration, held_out = passages("")
    answer: Prepared = process.call(Prepare(str(model), calibration, held_out)).result()
    return answer


@pytest.mark.usefixtures("prepared")
def test_each_tensor_gets_the_type_that_the_recipe_names(process: Child, tmp_path: Path) -> None:
    output = tmp_path / "made.gguf"
    recipe = Recipe("Q4_0", types=MIXTURE)
    planned = process.call(PlanTypes(recipe)).result().types
    made = process.call(Quantize(str(output), recipe, {"inglenook.shrunk.from": "Ünïcode"})).result()
    header = read_header(output)
    found = {tensor.name: tensor.type for tensor in header.tensors}
    assert {name: found[name] for name in MIXTURE} == MIXTURE
    assert found["blk.1.ffn_up.weight"] == "Q4_0", "what is not named follows the base"
    assert found == planned
    assert header.text("inglenook.shrunk.from") == "Ünïcode"
    assert made.file_bytes == output.stat().st_size


@pytest.mark.usefixtures("prepared")
def test_a_model_does_not_diverge_from_itself_and_more_the_smaller_it_gets(
    process: Child, model: Path, tmp_path: Path
) -> None:
    same = process.call(Compare(str(model), "held_out")).result()
    assert same.mean == pytest.approx(0, abs=1e-6)
    assert same.same_top == 1
    means = []
    for base in ("Q4_0", "Q2_K"):
        output = tmp_path / f"{base}.gguf"
        process.call(Quantize(str(output), Recipe(base), {})).result()
        means.append(process.call(Compare(str(output), "held_out")).result().mean)
    assert 0 < means[0] < means[1]


@pytest.mark.usefixtures("prepared")
def test_what_is_tried_in_memory_is_what_the_file_will_be(process: Child, model: Path, tmp_path: Path) -> None:
    types = {"blk.0.ffn_down.weight": "Q4_0", "blk.1.attn_q.weight": "IQ4_NL", "token_embd.weight": "Q4_0"}
    tried = process.call(Try(types, "held_out")).result()
    assert process.call(Try({}, "held_out")).result().mean == pytest.approx(0, abs=1e-9), "all is as it was"
    own = {tensor.name: tensor.type for tensor in read_header(model).tensors if len(tensor.shape) > 1}
    output = tmp_path / "made.gguf"
    process.call(Quantize(str(output), Recipe("Q4_1", types={**own, **types}), {})).result()
    written = process.call(Compare(str(output), "held_out")).result()
    assert tried.mean > 0.001
    assert tried.mean == pytest.approx(written.mean, rel=1e-4)
    assert tried.same_top == written.same_top
    difference, error = paired(tried, written)
    assert abs(difference) < 1e-4 * tried.mean
    assert error < tried.standard_error, "a difference on the same text is surer than each number"


@pytest.mark.usefixtures("prepared")
def test_a_tensor_can_not_be_made_larger_where_it_lies(process: Child) -> None:
    with pytest.raises(EngineError, match="less room than Q8_0 needs"):
        process.call(Try({"blk.0.ffn_down.weight": "Q8_0"}, "held_out")).result()
    with pytest.raises(EngineError, match="does not use"):
        process.call(Try({"blk.0.attn_norm.weight": "Q4_0"}, "held_out")).result()


def test_the_standard_error_of_equal_chunks_is_that_of_their_means() -> None:
    means = [0.1, 0.3, 0.2, 0.4]
    chunks = [(64 * mean, 64) for mean in means]
    assert standard_error(chunks) == pytest.approx(statistics.stdev(means) / 2)
    assert standard_error(chunks[:1]) == 0


def test_smaller_types_lose_more_of_a_tensor(process: Child, prepared: Prepared) -> None:
    name = "blk.1.ffn_down.weight"
    types = ("Q8_0", "Q4_0", "Q3_K", "Q2_K")
    errors = process.call(MeasureErrors({name: types})).result().errors[name]
    assert sorted(errors, key=lambda kind: errors[kind]) == list(types)
    assert 0 < errors["Q8_0"] < 0.001 < errors["Q2_K"] < 0.5
    assert prepared.weighted_tensors == 2 * 7 + 1, "every weight matrix has an importance matrix"


def test_a_text_that_is_too_short_is_refused(fresh: Child, model: Path) -> None:
    with pytest.raises(ModelError, match="too short"):
        fresh.call(Prepare(str(model), "Hello.", "Hello.")).result()


def test_a_file_that_is_missing_is_an_answer(fresh: Child, tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound):
        fresh.call(Prepare(str(tmp_path / "no.gguf"), "a", "b")).result()


def test_nothing_can_be_made_before_there_is_a_model(fresh: Child) -> None:
    with pytest.raises(EngineError):
        fresh.call(PlanTypes(Recipe("Q4_0"))).result()
