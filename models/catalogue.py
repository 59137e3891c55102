"""The models that Inglenook can recommend: what they are, what they are good at, and where their files lie."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from core.gguf import GGML_TYPES, Header, Tensor, Value

Ability = Literal["chat", "code", "reasoning", "multilingual", "tools", "extraction", "images", "audio"]
Positive = Annotated[int, msgspec.Meta(gt=0)]
Text = Annotated[str, msgspec.Meta(min_length=1)]
Repository = Annotated[str, msgspec.Meta(pattern=r"^[\w.-]+/[\w.-]+$")]
Address = Annotated[str, msgspec.Meta(pattern=r"^https://[\w.-]+/\S*$")]
Entry = int | list[int | bool]
"""A value of a GGUF header: one for all layers, or one a layer."""

QUALITY: Final = "MMLU-Pro"
"""The benchmark by which models are compared: multiple choice over fourteen fields of knowledge, in per cent right."""

_FILE: Final = "catalogue.toml"
_EMBEDDED: Final = "per_layer_token_embd.weight"
_TABLES: Final[Mapping[str, str]] = {"Q8_0": "Q8_0", "MXFP4": "Q8_0"}
"""Element types of token tables that serve as the output too, where they are not the usual Q6_K."""
_SMALL: Final = frozenset({"Q2_", "Q3_", "IQ1", "IQ2", "IQ3"})
_UNIGRAM: Final = frozenset({"gemma", "gemma2", "gemma3"})
_BLOCK: Final = re.compile(r"^(I?Q\d_(?:[01]|K|XXS|XS|NL|S|M)|MXFP4|BF16|F16|F32)")
_WIDE: Final = 8192


class Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published result of a benchmark."""

    benchmark: Text
    value: Annotated[float, msgspec.Meta(ge=0, le=100)]
    source: Address
    condition: str = ""
    """"thinking" or "without thinking", where the source tells."""


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One quantization of a model in its repository."""

    quantization: Text
    path: Text
    """Inside the repository; of a split model the first part."""
    bytes: Positive
    """All parts together."""
    parts: Positive = 1
    exact: bool = False
    """Whether `bytes` is exact, or as rounded as the hub's listing."""


class Files(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the files are, the largest first."""

    repository: Repository
    files: Annotated[tuple[ModelFile, ...], msgspec.Meta(min_length=1)]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the GGUF header says about the sizes of the model, known before any download."""

    source: Text
    architecture: Text
    vocabulary: Positive
    tied: bool
    """Whether the token table is also the output matrix."""
    metadata: dict[str, Entry]
    """By the names of the format, the architecture's prefix left out."""


class CatalogueModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    name: Text
    family: Text
    summary: Text
    """One sentence for the user."""
    original: Repository
    """Where its makers published it."""
    released: datetime.date
    parameters: Positive
    active_parameters: Positive | None = None
    """Of a mixture of experts, or with tables that are only looked up: those that are read for each token."""
    licence: Text
    """An SPDX identifier where there is one, else the licence's own name."""
    licence_url: Address | None = None
    languages: Annotated[tuple[Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")], ...], msgspec.Meta(min_length=1)]
    """The main ones, by ISO 639-1."""
    language_count: int = 0
    """How many its makers name, where they are more than `languages` lists."""
    context_length: Positive
    good_at: Annotated[tuple[Ability, ...], msgspec.Meta(min_length=1)]
    native_quantization: str = ""
    """The quantization it was trained in, which costs no quality."""
    scores: tuple[Score, ...] = ()
    starter: bool = False
    """Comes with Inglenook."""
    gguf: Files
    header: Shape

    @property
    def experts(self) -> int:
        """Experts of a mixture in each layer; 0 for a dense model."""
        count = self.header.metadata.get("expert_count", 0)
        return count if isinstance(count, int) else 0

    @property
    def quality(self) -> Score | None:
        """The score that models are compared by."""
        return next((score for score in self.scores if score.benchmark == QUALITY), None)


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    model: tuple[CatalogueModel, ...]


@functools.cache
def catalogue() -> tuple[CatalogueModel, ...]:
    """All models, the smallest first."""
    document = resources.files(__package__).joinpath(_FILE).read_bytes()
    return parse_catalogue(document)


def parse_catalogue(document: bytes) -> tuple[CatalogueModel, ...]:
    """The models of a TOML document, the smallest first.

    Raises:
        msgspec.ValidationError: a field is missing, unknown or out of range; the text says which.
    """
    models = msgspec.toml.decode(document, type=_Document).model
    return tuple(sorted(models, key=lambda model: model.parameters))


def find_model(name: str) -> CatalogueModel | None:
    """The model that `name` means: its id or its name, in any case."""
    wanted = name.strip().casefold()
    return next((model for model in catalogue() if wanted in (model.id, model.name.casefold())), None)


def model_of(repository: str) -> CatalogueModel | None:
    """The model whose files lie in a repository of the hub."""
    wanted = repository.casefold()
    return next((model for model in catalogue() if model.gguf.repository.casefold() == wanted), None)


def model_of_file(name: str) -> CatalogueModel | None:
    """The model that has a file of this name in its repository."""
    for model in catalogue():
        if any(Path(file.path).name.casefold() == name.casefold() for file in model.gguf.files):
            return model
    return None


def expected_header(model: CatalogueModel, file: ModelFile) -> Header:
    """The header that this file will have, as far as estimates need it, before it is downloaded.

    Its few tensors stand for all: those that are looked up, the experts, and the rest, together as large as the file.
    """
    shape = model.header
    metadata: dict[str, Value] = {f"{shape.architecture}.{key}": _value(entry) for key, entry in shape.metadata.items()}
    metadata |= {
        "general.architecture": shape.architecture,
        "general.name": model.name,
        f"{shape.architecture}.context_length": model.context_length,
    }
    return Header(
        path=Path(Path(file.path).name),
        file_bytes=file.bytes,
        identity="",
        version=3,
        metadata=metadata,
        lengths={"tokenizer.ggml.tokens": shape.vocabulary, "tokenizer.ggml.merges": _merges(shape)},
        tensors=tuple(_tensors(model, file)),
        parts=file.parts,
    )


def element_type(quantization: str) -> str:
    """The ggml type that most weights of a quantization have, such as "Q4_K" for "Q4_K_M"."""
    found = _BLOCK.match(quantization.upper().removeprefix("UD-"))
    kind = found[1] if found else ""
    names = {name for name, _, _ in GGML_TYPES.values()}
    # A mixture such as IQ2_M is named after its size; most of its weights are of the type one step below.
    return kind if kind in names else f"{kind[:3]}_S" if f"{kind[:3]}_S" in names else "Q4_K"


def _value(entry: Entry) -> Value:
    return tuple(entry) if isinstance(entry, list) else entry


def _merges(shape: Shape) -> int:
    """Merge rules of the tokenizer: usually about as many as tokens, none where it scores whole pieces."""
    return 0 if shape.architecture in _UNIGRAM else shape.vocabulary


def _tensors(model: CatalogueModel, file: ModelFile) -> list[Tensor]:
    kind, width = element_type(file.quantization), _number(model, "embedding_length")
    vocabulary = model.header.vocabulary
    table = _TABLES.get(kind, "Q6_K") if model.header.tied else kind
    tensors = [_tensor("token_embd.weight", (width, vocabulary), table)]
    if not model.header.tied:
        tensors.append(_tensor("output.weight", (width, vocabulary), _TABLES.get(kind, "Q6_K")))
    if per_layer := _number(model, "embedding_length_per_layer_input"):
        kept = kind if kind[:3] in _SMALL else table
        tensors.append(_tensor(_EMBEDDED, (per_layer * _number(model, "block_count"), vocabulary), kept))
    rest = max(0, file.bytes - sum(tensor.size for tensor in tensors))
    inside = max(1, model.parameters - sum(tensor.elements for tensor in tensors))
    experts = int(rest * min(1.0, _expert_parameters(model) / inside))
    if experts:
        tensors.append(Tensor("blk.0.ffn_exps.weight", (width, _WIDE, model.experts), kind, 0, experts))
    return [*tensors, Tensor("blk.0.dense.weight", (width, _WIDE), kind, 0, rest - experts)]


def _tensor(name: str, shape: tuple[int, ...], kind: str) -> Tensor:
    block, size = next((block, size) for known, block, size in GGML_TYPES.values() if known == kind)
    elements = shape[0] * shape[1]
    return Tensor(name, shape, kind, 0, elements * size // block)


def _number(model: CatalogueModel, key: str) -> int:
    value = model.header.metadata.get(key, 0)
    return value if isinstance(value, int) else 0


def _expert_parameters(model: CatalogueModel) -> int:
    """Weights of all experts: three matrices each, two where the activation has no gate."""
    if not model.experts:
        return 0
    networks = model.header.metadata.get("feed_forward_length", 0)
    layers = sum(bool(length) for length in networks) if isinstance(networks, list) else _number(model, "block_count")
    matrices = 2 if isinstance(networks, list) else 3
    layers -= _number(model, "leading_dense_block_count")
    width, inner = _number(model, "embedding_length"), _number(model, "expert_feed_forward_length")
    return layers * model.experts * matrices * width * inner
