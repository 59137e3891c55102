"""The catalogue: facts that agree with each other, and estimates before a download that agree with those after it."""

from __future__ import annotations

import datetime
from collections import Counter

import msgspec
import pytest

from core.engine.protocol import Load
from core.gguf import GGML_TYPES, read_header
from core.plan.estimate import estimate_load
from core.plan.kv_cache import layers
from core.plan.speed import work
from models.catalogue import (
    CatalogueModel,
    ModelFile,
    catalogue,
    element_type,
    expected_header,
    find_model,
    model_of,
    model_of_file,
    parse_catalogue,
)
from models.choose import divergence
from models.starter import FILE, starter_model

MODELS = catalogue()
FILES = [(model, file) for model in MODELS for file in model.gguf.files]
DENSE = frozenset({"llama", "qwen2", "qwen3", "granite", "mistral3", "smollm3", "phi3", "gemma3"})


def named(models: list[CatalogueModel]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("model", models, ids=lambda model: model.id)


def test_there_are_25_to_40_models_from_a_tenth_to_over_a_hundred_billion_parameters() -> None:
    assert 25 <= len(MODELS) <= 40
    assert MODELS[0].parameters < 200e6
    assert 110e9 < MODELS[-1].parameters < 130e9
    assert sum(bool(model.experts) for model in MODELS) >= 5


def test_no_model_repository_or_file_is_there_twice() -> None:
    for keys in (
        [model.id for model in MODELS],
        [model.name for model in MODELS],
        [model.gguf.repository.casefold() for model in MODELS],
        [f"{model.gguf.repository}/{file.path}" for model, file in FILES],
        [f"{model.id} {file.quantization}" for model, file in FILES],
    ):
        assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_the_starter_is_the_file_that_comes_with_inglenook() -> None:
    [starter] = [model for model in MODELS if model.starter]
    file = next(file for file in starter.gguf.files if file.path == FILE)
    assert file.exact
    assert file.bytes == starter_model().stat().st_size
    assert starter.parameters == read_header(starter_model()).parameters


@named(list(MODELS))
def test_parameters_that_are_read_are_fewer_than_all(model: CatalogueModel) -> None:
    assert model.active_parameters is None or model.active_parameters < model.parameters
    assert not model.experts or model.active_parameters is not None
    assert model.released < datetime.date(2026, 12, 1)
    assert model.context_length >= 4096


@named(list(MODELS))
def test_files_are_gguf_named_by_their_quantization_and_get_smaller(model: CatalogueModel) -> None:
    sizes = [file.bytes for file in model.gguf.files]
    assert sizes == sorted(sizes, reverse=True)
    for file in model.gguf.files:
        assert file.path.endswith(".gguf")
        assert file.quantization.casefold() in file.path.casefold()
        assert ("-00001-of-" in file.path) == (file.parts > 1)
        assert divergence(file.quantization, model.native_quantization) is not None


@pytest.mark.parametrize(("model", "file"), FILES, ids=lambda value: getattr(value, "id", None) or value.quantization)
def test_a_file_has_two_to_eleven_bits_for_a_parameter(model: CatalogueModel, file: ModelFile) -> None:
    assert 2 < file.bytes * 8 / model.parameters < 11


@named(list(MODELS))
def test_scores_have_their_source_and_are_there_once(model: CatalogueModel) -> None:
    assert len({score.benchmark for score in model.scores}) == len(model.scores)
    assert all(0 < score.value < 100 for score in model.scores)


@named([model for model in MODELS if model.header.architecture in DENSE])
def test_the_sizes_of_a_dense_model_add_up_to_its_parameters(model: CatalogueModel) -> None:
    shape = {key: value for key, value in model.header.metadata.items() if isinstance(value, int)}
    width, heads, kv_heads = (
        shape[key] for key in ("embedding_length", "attention.head_count", "attention.head_count_kv")
    )
    attention = 2 * width * shape["attention.key_length"] * (heads + kv_heads)
    layer = attention + 3 * width * shape["feed_forward_length"]
    table = model.header.vocabulary * width
    once = shape["block_count"] * layer + table
    # Published counts of some models leave out an output matrix that their files have.
    assert model.parameters in (pytest.approx(once, rel=0.01), pytest.approx(once + table, rel=0.01))


@named([model for model in MODELS if model.experts])
def test_a_mixture_needs_memory_for_all_experts_and_speed_for_the_active_ones(model: CatalogueModel) -> None:
    file = model.gguf.files[-1]
    header = expected_header(model, file)
    assert model.active_parameters is not None
    assert header.weight_bytes == pytest.approx(file.bytes, rel=0.01)
    share = model.active_parameters / model.parameters
    # Attention and output are stored in more bits than experts, so a token reads more bytes than its share.
    assert 0.5 * share < work(header).file_bytes / file.bytes < 2.6 * share + 0.02


@named([model for model in MODELS if model.experts])
def test_the_experts_of_a_mixture_are_nearly_all_of_its_parameters(model: CatalogueModel) -> None:
    header = expected_header(model, model.gguf.files[0])
    experts = sum(tensor.size for tensor in header.tensors if "_exps." in tensor.name)
    assert 0.88 < experts / header.weight_bytes < 0.99


@named([model for model in MODELS if model.header.architecture.startswith("qwen35")])
def test_one_layer_in_four_of_a_hybrid_keeps_keys_and_values(model: CatalogueModel) -> None:
    header = expected_header(model, model.gguf.files[0])
    found = layers(header)
    assert len(found.attending) * 4 == len(found.attending) + len(found.recurrent)


def test_the_networks_of_gemma_4_e2b_are_twice_as_wide_where_keys_are_shared() -> None:
    model = find_model("gemma-4-e2b-it")
    assert model is not None
    widths = model.header.metadata["feed_forward_length"]
    assert isinstance(widths, list)
    assert len(widths) == model.header.metadata["block_count"]
    assert widths.count(12_288) == model.header.metadata["attention.shared_kv_layers"]


def test_gemma_4_e4b_keeps_keys_and_values_in_24_of_42_layers() -> None:
    model = find_model("gemma-4-e4b-it")
    assert model is not None
    assert len(layers(expected_header(model, model.gguf.files[0])).attending) == 24


def test_what_is_expected_before_a_download_is_what_the_file_then_says() -> None:
    starter = find_model("smollm2-135m-instruct")
    assert starter is not None
    file = next(file for file in starter.gguf.files if file.path == FILE)
    expected, real = expected_header(starter, file), read_header(starter_model())
    for context in (1024, 8192):
        load = Load(path="", context_length=context)
        assert estimate_load(expected, load).total == pytest.approx(estimate_load(real, load).total, rel=0.1)
        assert estimate_load(expected, load).kv == estimate_load(real, load).kv
    assert work(expected).weight_bytes == pytest.approx(work(real).weight_bytes, rel=0.1)


@pytest.mark.parametrize(("model", "file"), FILES, ids=lambda value: getattr(value, "id", None) or value.quantization)
def test_expected_headers_hold_the_whole_file_in_types_that_exist(model: CatalogueModel, file: ModelFile) -> None:
    header = expected_header(model, file)
    assert header.weight_bytes == pytest.approx(file.bytes, rel=0.01)
    assert {tensor.type for tensor in header.tensors} <= {name for name, _, _ in GGML_TYPES.values()}
    assert header.context_length == model.context_length


@pytest.mark.parametrize(
    ("quantization", "kind"),
    [("Q4_K_M", "Q4_K"), ("UD-Q4_K_XL", "Q4_K"), ("Q8_0", "Q8_0"), ("IQ2_M", "IQ2_S"), ("IQ4_XS", "IQ4_XS"),
     ("MXFP4", "MXFP4"), ("BF16", "BF16"), ("something", "Q4_K")],
)  # fmt: skip
def test_quantizations_are_known_by_the_type_of_most_weights(quantization: str, kind: str) -> None:
    assert element_type(quantization) == kind


def test_models_are_found_by_id_name_repository_and_file() -> None:
    model = find_model(" Qwen3.5 9b ")
    assert model is not None
    assert model is find_model("qwen3.5-9b")
    assert model is model_of("unsloth/qwen3.5-9b-gguf")
    assert model is model_of_file("Qwen3.5-9B-Q4_K_M.gguf")
    assert find_model("no such model") is None


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('id = "qwen3-0.6b"', 'id = "Qwen 3"'),
        ("parameters = 596_049_920", "parameters = -1"),
        ('repository = "unsloth/Qwen3-0.6B-GGUF"', 'repository = "somewhere"'),
        ('good_at = ["chat", "reasoning", "multilingual"]', 'good_at = ["everything"]'),
        ('licence = "Apache-2.0"', ""),
        ('family = "Qwen3"', 'family = "Qwen3"\nfamly = "Qwen3"'),
    ],
)
def test_a_mistake_in_the_catalogue_is_an_error(find: str, put: str) -> None:
    document = SMALL.replace(find, put)
    assert document != SMALL
    with pytest.raises(msgspec.ValidationError):
        parse_catalogue(document.encode())


SMALL = """
[[model]]
id = "qwen3-0.6b"
name = "Qwen3 0.6B"
family = "Qwen3"
summary = "Small."
original = "Qwen/Qwen3-0.6B"
released = 2025-04-28
parameters = 596_049_920
licence = "Apache-2.0"
languages = ["en"]
context_length = 40_960
good_at = ["chat", "reasoning", "multilingual"]

[model.gguf]
repository = "unsloth/Qwen3-0.6B-GGUF"
files = [{ quantization = "Q8_0", path = "Qwen3-0.6B-Q8_0.gguf", bytes = 639_421_645 }]

[model.header]
source = "https://huggingface.co/Qwen/Qwen3-0.6B"
architecture = "qwen3"
vocabulary = 151_936
tied = true
[model.header.metadata]
block_count = 28
"""


def test_a_sound_entry_is_read() -> None:
    [model] = parse_catalogue(SMALL.encode())
    assert model.gguf.files[0].parts == 1
    assert model.quality is None
