"""Answers the window's requests about models: what is here, what suits this machine, what the hub has, and fetching."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psutil

from app.assembly import Household
from core.device.probe import probe
from core.errors import DownloadError, HubBusy, HubError, InglenookError, ModelError
from core.gguf import Header, Tensor
from core.model_messages import (
    DownloadModel,
    DownloadPaused,
    DownloadProgress,
    FileFit,
    HubEntry,
    HubFile,
    HubFiles,
    HubFound,
    ImportModels,
    JudgeModels,
    ListModels,
    ModelDownloaded,
    ModelOnDisk,
    ModelRemoved,
    ModelsImported,
    ModelsJudged,
    ModelsListed,
    ModelVerified,
    OfferedModel,
    PickedModel,
    RemoveModel,
    SearchHub,
    ShowHubModel,
    StoreHubToken,
    UnfinishedDownload,
    VerifyModel,
)
from core.paths import Paths
from core.plan.experience import Experience
from core.process.cancellation import Cancellation
from core.process.channel import Body
from core.secrets import remove_key, store_key
from models.catalogue import CatalogueModel, ModelFile, catalogue, element_type, model_of
from models.choose import Candidate, Verdict, best_files, candidate, judge, recommend
from models.discover import Found, in_folder, search_everywhere
from models.download import Downloaded, DownloadRequest, Paused, Progress, download, partial_downloads, target_path
from models.hub import HUB, TOKEN_VARIABLE, Hub, HubModel, Repository
from models.library import Verified, quantization
from models.machine import Machine, machine_of
from models.part_file import part_path
from models.reference import choose_file
from models.remote_header import remote_header
from models.select import select_model

MOST_AT_ONCE: Final = 3
"""Downloads and checks at once: each takes a worker until it is done, and the others must stay free."""
MOST_QUESTIONS: Final = 2
"""Questions to the hub at once: with a bad connection each waits half a minute."""


class ModelRequests:
    """The library, the catalogue and the hub, as the window asks for them.

    Args:
        house: the assistant and its parts.
        paths: where models and measurements lie.
    """

    def __init__(self, house: Household, paths: Paths) -> None:
        self._house = house
        self._paths = paths
        self._jobs = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._questions = threading.BoundedSemaphore(MOST_QUESTIONS)

    def handle(self, request: Any, cancellation: Cancellation) -> Iterator[Body]:
        """The events that answer one request.

        Raises:
            InglenookError: the request cannot be fulfilled; the sentences say why and what to do.
        """
        match request:
            case ListModels():
                yield self._listed()
            case JudgeModels():
                yield self._judged()
            case SearchHub(text=text):
                with _one_of(self._questions, _too_many_questions):
                    yield HubFound(tuple(_entries(self._hub(), text)), text)
            case ShowHubModel(repo=repo):
                with _one_of(self._questions, _too_many_questions):
                    yield self._files(repo)
            case DownloadModel():
                with _one_of(self._jobs, _too_many_jobs):
                    yield from self._download(request, cancellation)
            case ImportModels(path=path):
                yield self._import(path)
            case RemoveModel(path=path):
                removed = self._house.library.remove(path, in_use=[Path(self._chosen())])
                yield ModelRemoved(removed.name, removed.freed)
            case VerifyModel(path=path):
                with _one_of(self._jobs, _too_many_jobs):
                    yield from self._verify(path, cancellation)
            case StoreHubToken(token=token):
                if token:
                    store_key(HUB, token, TOKEN_VARIABLE)
                else:
                    remove_key(HUB)

    # On this machine

    def _listed(self) -> ModelsListed:
        found = tuple(
            ModelOnDisk(
                name=model.name,
                path=model.path,
                source=model.source,
                size=model.size,
                quantization=model.quantization,
                last_used=model.last_used,
                tokens_per_second=model.tokens_per_second,
                missing=model.missing,
            )
            for model in self._house.library.models()
        )
        return ModelsListed(found, self._chosen(), tuple(_unfinished(self._paths.models)))

    def _chosen(self) -> str:
        """Path of the model that answers; "" where there is none any more."""
        try:
            return str(select_model(self._house.settings.current.model_path).absolute())
        except ModelError:
            return ""

    def _here(self) -> dict[str, str]:
        """Where each file of the library is, by its name."""
        models = self._house.library.models()
        return {Path(model.path).name.casefold(): model.path for model in models if not model.missing}

    def _import(self, path: str) -> ModelsImported:
        place = Path(path).expanduser()
        if path and place.is_file():
            return ModelsImported((self._house.library.add(Found(place, "folder")).name,))
        added, refused = self._house.library.add_all(in_folder(place) if path else search_everywhere())
        return ModelsImported(tuple(model.name for model in added), tuple(refused))

    def _verify(self, path: str, cancellation: Cancellation) -> Iterator[Body]:
        for event in self._house.library.verify(path, cancellation):
            if isinstance(event, Verified):
                yield ModelVerified(event.name, event.outcome)
            else:
                yield _progress(event)

    # For this machine

    def _judged(self) -> ModelsJudged:
        judging, here = self._judging(), self._here()
        offers: dict[tuple[str, str], OfferedModel] = {}
        verdicts: list[Verdict] = []
        for entry in catalogue():
            for file in entry.gguf.files:
                verdict = judging.verdict(candidate(entry, file))
                verdicts.append(verdict)
                offers[entry.id, file.quantization] = _offer(entry, file, verdict, here)
        picked = (
            PickedModel(found.purpose, _sentence(found.reason), offers[found.verdict.model, found.verdict.quantization])
            for found in recommend(verdicts)
        )
        here_already = {model: offer for (model, _), offer in offers.items() if offer.path_here}
        shown = (
            here_already.get(verdict.model) or offers[verdict.model, verdict.quantization]
            for verdict in best_files(verdicts)
        )
        return ModelsJudged(tuple(picked), tuple(shown), judging.machine.available_bytes, judging.context_length)

    def _judging(self) -> _Judging:
        machine = machine_of(probe(self._paths), _anonymous_memory(self._house.engine.pid))
        return _Judging(machine, Experience(self._paths.estimates), self._house.settings.current.context_length)

    # On the hub

    def _hub(self) -> Hub:
        return Hub(lambda: self._house.settings.current)

    def _files(self, repo: str) -> HubFiles:
        hub = self._hub()
        repository = hub.repository(repo)
        entry, judging, here = model_of(repo), self._judging(), self._here()
        chosen = _chosen_file(repository)
        header, note = None, ""
        try:
            header = remote_header(hub, repo, chosen.path, repository.revision)
            note = f"The memory needed follows from the header of {header.name} and the size of each file."
        except (HubError, ModelError) as error:
            note = f"What they need is not known: {error}"
        files = []
        for model in repository.models:
            name = Path(model.path).name
            if name.lower().startswith("mmproj"):
                continue
            fit = None
            if header is not None:
                alike = _resized(header, model)
                fit = _fit(judging.verdict(Candidate(name, name, alike, quantization(alike), entry)))
            kind = quantization(_named(name))
            files.append(HubFile(model.path, kind, model.size, model.parts, fit, here.get(name.casefold(), "")))
        files.sort(key=lambda file: file.size)
        return HubFiles(repo, repository.revision, tuple(files), note)

    def _download(self, request: DownloadModel, cancellation: Cancellation) -> Iterator[Body]:
        wanted = DownloadRequest(request.repo, request.path, request.revision)
        for event in download(self._hub(), wanted, self._paths.models, cancellation):
            match event:
                case Downloaded():
                    kept = self._house.library.add_downloaded(event)
                    yield ModelDownloaded(kept.name, kept.path, event.size)
                case Paused(done=done, total=total):
                    yield DownloadPaused(done, total)
                case Progress():
                    yield _progress(event)


@dataclasses.dataclass(frozen=True)
class _Judging:
    """A machine at one moment, and what its earlier loads have taught."""

    machine: Machine
    experience: Experience
    context_length: int

    def verdict(self, file: Candidate) -> Verdict:
        """What is to be expected of a file."""
        return judge(file, self.machine, self.context_length, "f16", self.experience.estimate, self.experience.speed)


@contextmanager
def _one_of(places: threading.BoundedSemaphore, refusal: Callable[[], InglenookError]) -> Iterator[None]:
    """Hold one of a few places for work that takes long; `refusal` is raised where all are taken."""
    if not places.acquire(blocking=False):
        raise refusal()
    try:
        yield
    finally:
        places.release()


def _too_many_jobs() -> DownloadError:
    return DownloadError(
        f"{MOST_AT_ONCE} downloads or checks are under way.", "Pause one of them, or wait until one is done."
    )


def _too_many_questions() -> HubBusy:
    return HubBusy("The hub has not answered your last questions yet.", "Wait half a minute, then try again.")


def _anonymous_memory(pid: int | None) -> int:
    """Bytes that are free once a process has ended; its mapped files count as free already."""
    if pid is None:
        return 0
    try:
        memory = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return max(0, memory.rss - getattr(memory, "shared", memory.rss))


def _unfinished(folder: Path) -> Iterator[UnfinishedDownload]:
    for request in partial_downloads(folder):
        try:
            part = part_path(target_path(folder, request.repo, request.path))
            yield UnfinishedDownload(request.repo, request.path, request.revision, part.stat().st_size)
        except (InglenookError, OSError):
            continue  # somebody has just finished or removed it


def _entries(hub: Hub, text: str) -> Iterable[HubEntry]:
    for found in hub.search(text):
        yield HubEntry(found.repo, found.downloads, found.license, found.parameters, found.gated)


def _chosen_file(repository: Repository) -> HubModel:
    """The file whose header stands for all: the usual one, else the first."""
    try:
        return choose_file(repository, "")
    except HubError:
        if not repository.models:
            raise
        return repository.models[0]


def _named(name: str) -> Header:
    """As little of a header as a file's name gives."""
    return Header(Path(name), 0, "", 3, {}, {}, ())


def _resized(header: Header, file: HubModel) -> Header:
    """The header that another quantization of the same model has: the same tensors, smaller or larger."""
    path = Path(Path(file.path).name)
    if path.name == header.path.name:
        return header
    share = file.size / header.file_bytes
    kind, before = element_type(quantization(_named(path.name)) or quantization(header)), quantization(header)
    usual = element_type(before)
    tensors = tuple(_retyped(tensor, kind if tensor.type == usual else tensor.type, share) for tensor in header.tensors)
    return dataclasses.replace(header, path=path, file_bytes=file.size, identity="", tensors=tensors)


def _retyped(tensor: Tensor, kind: str, share: float) -> Tensor:
    return dataclasses.replace(tensor, type=kind, offset=0, size=int(tensor.size * share))


def _offer(entry: CatalogueModel, file: ModelFile, verdict: Verdict, here: dict[str, str]) -> OfferedModel:
    return OfferedModel(
        name=entry.name,
        summary=entry.summary,
        licence=entry.licence,
        good_at=entry.good_at,
        quantization=file.quantization,
        size=file.bytes,
        repo=entry.gguf.repository,
        path=file.path,
        fit=_fit(verdict),
        path_here=here.get(Path(file.path).name.casefold(), ""),
    )


def _fit(verdict: Verdict) -> FileFit:
    return FileFit(verdict.outcome, _sentence(verdict.reason))


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _progress(event: Progress) -> DownloadProgress:
    return DownloadProgress(
        event.done, event.total, event.bytes_per_second, event.seconds_left, event.doing, event.note
    )
