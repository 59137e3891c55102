"""Scripted replies about models: a small library, three models to choose from, and a hub that fails by name.

What a name says decides what happens to it:
    a search for "offline" or "nothing"     is forbidden, or finds nothing
    a file with "slow" in its name          is fetched until it is cancelled, or made smaller until then
    one with "full", "gated" or "broken"    ends with a sentence about the disk, the terms, the connection
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import msgspec

from core.engine.protocol import KvType
from core.errors import (
    CannotShrink,
    DiskTooSmall,
    DownloadInUse,
    GatedModel,
    HubOffline,
    HubUnreachable,
    ModelInUse,
    ModelNotFound,
    SecretStoreError,
)
from core.messages import OpenModel
from core.model_messages import (
    DiscardDownload,
    DownloadDiscarded,
    DownloadModel,
    DownloadPaused,
    DownloadProgress,
    ExplainModel,
    FileFit,
    FitOutcome,
    HubEntry,
    HubFile,
    HubFiles,
    HubFound,
    ImportModels,
    JudgeModels,
    ListModels,
    ModelDownloaded,
    ModelExplained,
    ModelOnDisk,
    ModelRemoved,
    ModelShrunk,
    ModelsImported,
    ModelsJudged,
    ModelsListed,
    ModelVerified,
    OfferedModel,
    PickedModel,
    RemoveModel,
    SearchHub,
    ShowHubModel,
    ShrinkModel,
    ShrinkProgressed,
    StoreHubToken,
    UnfinishedDownload,
    VerifyModel,
)
from core.process.cancellation import Cancellation
from core.process.channel import Body

STARTER = ModelOnDisk("Starter", "/models/starter.gguf", "starter", 98_000_000, "Q4_1")
OWN = ModelOnDisk("Own-4B", "/models/own.gguf", "inglenook", 2_500_000_000, "Q4_K_M", 1_700_000_000.0, 11.25)
OTHERS = ModelOnDisk("llama3.2:1b", "/ollama/blob", "Ollama", 1_300_000_000, "Q8_0")
LOST = ModelOnDisk("Lost-7B", "/gone/lost.gguf", "folder", 4_700_000_000, "Q4_K_M", missing=True)
UNFINISHED = UnfinishedDownload("someone/half-GGUF", "half-slow-Q4_K_M.gguf", "main", 1_500_000_000)
TOTAL = 4_000_000_000


class FakeModels:
    """A library that changes as it is asked to, and a hub that does not."""

    def __init__(self, keyring_problem: str) -> None:
        self._keyring_problem = keyring_problem
        self._models = [OWN, STARTER, OTHERS, LOST]
        self._chosen = STARTER.path
        self._busy = 0.4

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request."""
        match request:
            case OpenModel(path=path):
                self._chosen = path or STARTER.path
            case ListModels():
                yield ModelsListed(tuple(self._models), self._chosen, (UNFINISHED,))
            case JudgeModels(context_length=length, kv_type=kind):
                self._busy = 0.0 if request.measure else self._busy
                yield self._judged(4096 if length < 0 else length, kind)
            case ExplainModel():
                yield self._explained(request)
            case SearchHub(text=text):
                yield self._found(text)
            case ShowHubModel(repo=repo):
                yield self._files(repo)
            case DownloadModel(path=path):
                yield from self._download(path, cancellation)
            case DiscardDownload(path=path):
                yield self._discard(path)
            case ShrinkModel(path=path, size=size):
                yield from self._shrink(path, size, cancellation)
            case ImportModels(path=path):
                yield self._import(path)
            case RemoveModel(path=path):
                yield self._remove(path)
            case VerifyModel(path=path):
                yield DownloadProgress(1_000_000, 2_000_000, doing="checking")
                name = next(model.name for model in self._models if model.path == path)
                yield ModelVerified(name, "damaged" if path == OTHERS.path else "intact")
            case StoreHubToken() if self._keyring_problem:
                raise SecretStoreError(self._keyring_problem, "Set HF_TOKEN instead.")

    def _judged(self, context: int, kind: KvType) -> ModelsJudged:
        small = offer("Small 1B", "fits", "Needs 1.0 GB at 4k context; 8.0 GB free; about 30 tokens/s.")
        good = offer("Good 8B", "fits with flash", "Needs 9.0 GB at 4k context; 8.0 GB free.")
        huge = offer("Huge 120B", "does not fit", "Needs 60.0 GB at 4k context; 8.0 GB free.")
        here = msgspec.structs.replace(offer("Own 4B", "fits", "Needs 3.0 GB."), path_here=OWN.path)
        picked = PickedModel("fast", "The best answers at 20 tokens/s and more.", small)
        return ModelsJudged((picked,), (small, here, good, huge), 8_000_000_000, context, kind, 4096, 1.7e9, self._busy)

    def _explained(self, request: ExplainModel) -> ModelExplained:
        if request.path == OTHERS.path:
            raise ModelNotFound("There is no file /ollama/blob.", "Import it again.")
        return ModelExplained(
            FileFit("fits", f"Needs 3.0 GB with keys and values in {request.kv_type}."),
            ("The speed is what this model has reached here.",),
            ("+8k context = +0.9 GB = -2 tokens/s once the context is full", "Q8_0 = +1.9 GB = -4 tokens/s"),
        )

    def _discard(self, path: str) -> DownloadDiscarded:
        if "locked" in path:
            raise DownloadInUse(f"{path} is being downloaded already.", "Wait for that download to end.")
        return DownloadDiscarded(UNFINISHED.done)

    def _shrink(self, path: str, size: int, cancellation: Cancellation) -> Iterator[Body]:
        yield ShrinkProgressed("reading the model", 0, 0)
        if path == OTHERS.path:
            raise CannotShrink("llama3.2:1b cannot be made smaller than 700.0 MB.", "Name a larger size.")
        yield ShrinkProgressed("measuring the attention of layers 0 to 4", 3, 12)
        deadline = time.monotonic() + 30
        while size > 2_000_000_000 and time.monotonic() < deadline:
            if cancellation.cancelled:
                return
            time.sleep(0.01)
        made = ModelOnDisk("Own-4B small", "/models/small.gguf", "inglenook", size, "Q3_K")
        self._models.insert(0, made)
        yield ModelShrunk(made.name, made.path, size, size, 0.87, "mixed")

    def _found(self, text: str) -> HubFound:
        if text == "offline":
            raise HubOffline(
                "The model hub is switched off in the settings.", 'Turn off "Never contact the model hub".'
            )
        if text == "nothing":
            return HubFound((), text)
        open_one = HubEntry(f"maker/{text}-GGUF", 1_234_567, "apache-2.0", 8_030_000_000, gated=False)
        return HubFound((open_one, HubEntry("maker/gated-GGUF", 12, "", 0, gated=True)), text)

    def _files(self, repo: str) -> HubFiles:
        known = "gated" not in repo
        fits = [FileFit("fits", "Needs 5.1 GB; 8.0 GB free."), FileFit("does not fit", "Needs 9.9 GB; 8.0 GB free.")]
        files = tuple(
            HubFile(f"{repo.split('/')[1]}-{kind}.gguf", kind, size, parts, fit if known else None)
            for kind, size, parts, fit in (("Q4_K_M", 4_900_000_000, 1, fits[0]), ("Q8_0", 8_500_000_000, 2, fits[1]))
        )
        return HubFiles(repo, "main", files, "" if known else "What they need is not known: it is gated.")

    def _download(self, path: str, cancellation: Cancellation) -> Iterator[Body]:
        if "full" in path:
            raise DiskTooSmall("The disk with /models is full.", "Free some space, then download again.")
        if "gated" in path:
            raise GatedModel("maker/gated is gated.", "Open its page, accept the terms, then give a token.")
        yield DownloadProgress(TOTAL // 2, TOTAL, 12_500_000.0, 160.0)
        if "broken" in path:
            raise HubUnreachable("The connection broke.", "Check your connection, then try again.")
        deadline = time.monotonic() + 30
        while "slow" in path and time.monotonic() < deadline:
            if cancellation.cancelled:
                yield DownloadPaused(TOTAL // 2, TOTAL)
                return
            time.sleep(0.01)
        fetched = ModelOnDisk(path.removesuffix(".gguf"), f"/models/{path}", "inglenook", TOTAL, "Q4_K_M")
        self._models.insert(0, fetched)
        yield ModelDownloaded(fetched.name, fetched.path, TOTAL)

    def _import(self, path: str) -> ModelsImported:
        if path.endswith("missing"):
            raise ModelNotFound(f"There is no folder {path}.", "Name a folder or a .gguf file.")
        if path.endswith("empty"):
            return ModelsImported(())
        self._models.append(ModelOnDisk("Found-3B", "/elsewhere/found.gguf", "LM Studio", 2_000_000_000, "Q4_K_M"))
        return ModelsImported(("Found-3B",), ("broken.gguf is not a GGUF model.",))

    def _remove(self, path: str) -> ModelRemoved:
        model = next(model for model in self._models if model.path == path)
        if path == self._chosen:
            raise ModelInUse(f"{model.name} is the model in use.", "Choose another model first.")
        self._models.remove(model)
        return ModelRemoved(model.name, model.size if model.source == "inglenook" else 0)


def offer(name: str, outcome: FitOutcome, sentence: str) -> OfferedModel:
    """A model of the catalogue."""
    return OfferedModel(
        name, f"{name} is a model.", "Apache-2.0", ("chat", "code"), "Q4_K_M", 800_000_000,
        f"maker/{name}-GGUF", f"{name}-Q4_K_M.gguf", FileFit(outcome, sentence),
    )  # fmt: skip
