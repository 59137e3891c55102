"""What a front-end can ask about models, and the events it gets back: the part of the vocabulary about files."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from core.engine.protocol import KvType
from core.process.channel import Body

FitOutcome = Literal["fits", "fits with flash", "does not fit"]


# What is known of models


class ModelOnDisk(msgspec.Struct, frozen=True):
    """A model of the library."""

    name: str
    path: str
    """Of a split model the first part."""
    source: str
    """"starter", "inglenook", or the program that fetched it; only files of "inglenook" are deleted by removing."""
    size: int
    """Bytes of all parts."""
    quantization: str = ""
    last_used: float = 0.0
    """Seconds since 1970; 0 is never."""
    tokens_per_second: float = 0.0
    """As last measured; 0 is never."""
    missing: bool = False
    """The file is not where it was."""


class UnfinishedDownload(msgspec.Struct, frozen=True):
    """A download that was begun and can go on."""

    repo: str
    path: str
    revision: str
    done: int
    """Bytes of this file that are on the disk."""


class FileFit(msgspec.Struct, frozen=True):
    """What is to be expected of one file on this machine."""

    outcome: FitOutcome
    sentence: str
    """Memory it needs, memory that is free, and its speed."""


class OfferedModel(msgspec.Struct, frozen=True):
    """A model of the catalogue in one of its quantizations."""

    name: str
    summary: str
    licence: str
    good_at: tuple[str, ...]
    quantization: str
    size: int
    """Bytes to fetch."""
    repo: str
    path: str
    fit: FileFit
    path_here: str = ""
    """Where it lies on this machine already; "" where it does not."""
    size_exact: bool = True
    """False where the size is rounded, as the hub lists it."""


class PickedModel(msgspec.Struct, frozen=True):
    """What is recommended for a purpose, and why in one sentence."""

    purpose: Literal["smart", "balanced", "fast"]
    reason: str
    model: OfferedModel


class HubEntry(msgspec.Struct, frozen=True):
    """A repository that a search has found."""

    repo: str
    downloads: int
    """In the last month."""
    licence: str
    parameters: int
    """0 where the hub does not say."""
    gated: bool


class HubFile(msgspec.Struct, frozen=True):
    """One model file of a repository."""

    path: str
    quantization: str
    size: int
    """Bytes of all parts."""
    parts: int
    fit: FileFit | None
    """None where its header cannot be read before the download."""
    path_here: str = ""


# Requests


class ListModels(Body, frozen=True):
    """What is on this machine; answered by `ModelsListed`. Asks nobody else."""


class JudgeModels(Body, frozen=True):
    """Which models of the catalogue suit this machine; answered by `ModelsJudged`. Asks nobody else."""

    context_length: int = -1
    """Tokens; 0 is each model's own, -1 the one in the settings."""
    kv_type: KvType = "f16"
    measure: bool = False
    """Measure memory, disk and processor anew before, which takes some seconds."""


class ExplainModel(Body, frozen=True):
    """Why a verdict is as it is, and what other choices would cost; answered by `ModelExplained`.

    Either `path` names a file of this machine, or `repo` and `file` one of the hub, which is asked only for files that
    the catalogue does not know.
    """

    path: str = ""
    repo: str = ""
    file: str = ""
    context_length: int = -1
    """As for `JudgeModels`."""
    kv_type: KvType = "f16"


class SearchHub(Body, frozen=True):
    """Look for GGUF repositories on the hub; answered by `HubFound`."""

    text: str


class ShowHubModel(Body, frozen=True):
    """The files of a repository, with what is to be expected of each; answered by `HubFiles`."""

    repo: str


class DownloadModel(Body, frozen=True):
    """Fetch a file of the hub; the same request goes on where the last one stopped.

    Answered by `DownloadProgress` now and then, and at last by `ModelDownloaded`, or `DownloadPaused` when cancelled.
    """

    repo: str
    path: str
    revision: str = "main"


class DiscardDownload(Body, frozen=True):
    """Delete what has arrived of a download that was begun; answered by `DownloadDiscarded`."""

    repo: str
    path: str


class ShrinkModel(Body, frozen=True):
    """Make a smaller copy of a model: `ShrinkProgressed` now and then, `ModelShrunk` at last, `Done` when cancelled."""

    path: str
    size: int
    """Bytes that the copy may have."""
    text_path: str = ""
    """A text of the kind that the model is for, to measure with; "" takes Inglenook's own sample."""


class ImportModels(Body, frozen=True):
    """Use models where they lie: a file, a folder, or "" for those of other programs; answered by `ModelsImported`."""

    path: str = ""


class RemoveModel(Body, frozen=True):
    """Delete a model of ours, forget one of another program; answered by `ModelRemoved`."""

    path: str


class VerifyModel(Body, frozen=True):
    """Read a model's files again: `DownloadProgress` now and then, `ModelVerified` at last, `Done` when cancelled."""

    path: str


class StoreHubToken(Body, frozen=True):
    """Put the hub's access token into the system's keyring, or remove it with ""; answered by `Done`."""

    token: str


ModelRequest = (
    ListModels
    | JudgeModels
    | SearchHub
    | ShowHubModel
    | ExplainModel
    | DownloadModel
    | DiscardDownload
    | ShrinkModel
    | ImportModels
    | RemoveModel
    | VerifyModel
    | StoreHubToken
)


# Events


class ModelsListed(Body, frozen=True):
    """The library, those used last first."""

    terminal: ClassVar[bool] = True
    models: tuple[ModelOnDisk, ...]
    chosen: str
    """Path of the model that answers."""
    unfinished: tuple[UnfinishedDownload, ...] = ()


class ModelsJudged(Body, frozen=True):
    """What suits this machine; of each model of the catalogue the file that is here, else the most fitting one."""

    terminal: ClassVar[bool] = True
    picked: tuple[PickedModel, ...]
    catalogue: tuple[OfferedModel, ...]
    free_bytes: int
    """Memory that a model may take once the loaded one has left."""
    context_length: int
    """Tokens that the verdicts are for; 0 is each model's own."""
    kv_type: KvType = "f16"
    usual_context_length: int = 0
    """The one in the settings."""
    measured_at: float = 0.0
    """When this machine was measured, in seconds since 1970; 0 is unknown."""
    measured_busy: float = 0.0
    """The share of the cores that other programs took then, where that was too much to trust the speeds; else 0."""


class ModelExplained(Body, frozen=True):
    """What stands behind a verdict."""

    terminal: ClassVar[bool] = True
    fit: FileFit
    facts: tuple[str, ...]
    """Sentences about quality and speed, with where each is from."""
    what_if: tuple[str, ...]
    """A line for each other choice, such as "+8k context = +0.9 GB = -2 tokens/s once the context is full"."""


class HubFound(Body, frozen=True):
    """What a search has found, those with the most downloads first."""

    terminal: ClassVar[bool] = True
    items: tuple[HubEntry, ...]
    text: str


class HubFiles(Body, frozen=True):
    """The model files of a repository."""

    terminal: ClassVar[bool] = True
    repo: str
    revision: str
    files: tuple[HubFile, ...]
    note: str = ""
    """Why there are no verdicts, or what they rest on."""


class DownloadProgress(Body, frozen=True):
    """How far a file is fetched or read."""

    done: int
    total: int
    bytes_per_second: float = 0.0
    seconds_left: float = -1.0
    """-1 while unknown."""
    doing: Literal["fetching", "checking", "waiting"] = "fetching"
    note: str = ""


class ModelDownloaded(Body, frozen=True):
    """The file is whole, and in the library."""

    terminal: ClassVar[bool] = True
    name: str
    path: str
    size: int


class DownloadPaused(Body, frozen=True):
    """What has arrived is kept."""

    terminal: ClassVar[bool] = True
    done: int
    total: int


class DownloadDiscarded(Body, frozen=True):
    """Nothing is left of the download."""

    terminal: ClassVar[bool] = True
    freed: int
    """Bytes."""


class ShrinkProgressed(Body, frozen=True):
    """How far the making of a smaller copy is."""

    doing: str
    done: int
    total: int
    """Steps; 0 while unknown."""


class ModelShrunk(Body, frozen=True):
    """The smaller copy is made, and in the library."""

    terminal: ClassVar[bool] = True
    name: str
    path: str
    size: int
    requested: int
    """Bytes."""
    same_top: float
    """Share of places in held-out text where it finds the same next word likeliest as the original."""
    kept: Literal["mixed", "uniform"]
    """Whether a mixture of types is closest to the original, or the plain quantization of that size."""


class ModelsImported(Body, frozen=True):
    """Names of models that are in the library now, and a sentence for each file that cannot be."""

    terminal: ClassVar[bool] = True
    names: tuple[str, ...]
    refused: tuple[str, ...] = ()


class ModelRemoved(Body, frozen=True):
    """The model is out of the library."""

    terminal: ClassVar[bool] = True
    name: str
    freed: int
    """Bytes; 0 where its file stays because it belongs to another program."""


class ModelVerified(Body, frozen=True):
    """All files of a model have been read."""

    terminal: ClassVar[bool] = True
    name: str
    outcome: Literal["intact", "damaged", "noted"]
    """"noted": nobody had published a checksum, so this one is kept for the next time."""


ModelEvent = (
    ModelsListed
    | ModelsJudged
    | ModelExplained
    | HubFound
    | HubFiles
    | DownloadProgress
    | ModelDownloaded
    | DownloadPaused
    | DownloadDiscarded
    | ShrinkProgressed
    | ModelShrunk
    | ModelsImported
    | ModelRemoved
    | ModelVerified
)
